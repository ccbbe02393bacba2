// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sw {

struct ImportNoteOf;
struct Message;
struct MessagesUnwritten;

/// What is said of messages. Main thread.
class MessageWords final
{
public:
    static QString note(const ImportNoteOf &note); ///< what of an imported packet is not the same
    static QString unwritten(const MessagesUnwritten &why); ///< why a file of them was not written
    static QString brief(const Message &message); ///< its text in one line, cut
    static QString target(const Message &message); ///< "TCP 127.0.0.1:80", or that it goes to the panel in use
};

} // namespace sw
