// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loaderror.h"
#include "message.h"

namespace sw {

/// What of a packet of Packet Sender is not the same here.
enum class ImportNote : quint8 {
    OwnPort, ///< it was sent from a port of its own; a panel has a field for that
    Encrypted, ///< SSL or DTLS: taken as TCP or UDP; a panel turns TLS on
    Http, ///< its request line and headers were made by Packet Sender: only the body is there
    WrongHex, ///< the bytes cannot be read: left out
    NoTarget, ///< its address or port is none: it goes to the panel in use
    UnknownProtocol, ///< the same
    Macro, ///< {{TIME}} and the like became placeholders
    TooMany, ///< behind the limit of a library: left out
    Count,
};

struct ImportNoteOf
{
    ImportNote note;
    QString name; ///< of the packet
};

struct ImportResult
{
    Messages messages;
    std::vector<ImportNoteOf> notes;
    LoadErrors errors; ///< the file as a whole: then there are no messages
};

/// Reads what Packet Sender (its src/packet.cpp, version 8) exports: JSON, a list of packets, or the INI file of its packets. What
/// it is, the text itself says. All is looked at as text: nothing is run, no file is opened. Any thread.
ImportResult importPacketSender(const QByteArray &text);
/// Whether it looks like one of them, and not like a file of messages of ours.
bool looksLikePacketSender(const QByteArray &text);

} // namespace sw
