// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "journal.h"

namespace sw {

/// What the bytes of a row say as a message of ICMP: type, code, identifier, sequence number, whether the checksum is right;
/// before them the IP header that a raw socket gives. Main thread.
class IcmpDetails final
{
    Q_DECLARE_TR_FUNCTIONS(sw::IcmpDetails)

public:
    /// Lines of plain text; none when the socket of the row is not of ICMP. The bytes may be anything.
    static QStringList of(const JournalRow &row);
    /// The message in a few words, as "echo reply, id 7, seq 4"; empty when the socket of the row is not of ICMP, or the
    /// bytes are no message.
    static QString inShort(const JournalRow &row);
    /// "echo reply", "destination unreachable: no route to the host", "type 42, code 1".
    static QString meaning(bool v6, int type, int code);

private:
    static QByteArrayView withoutHeader(const JournalRow &row); ///< the message; null when there is none
    static QStringList message(const JournalRow &row, bool v6, QByteArrayView bytes);
    static QStringList quotation(bool v6, QByteArrayView bytes); ///< of an error message: which packet it is about
    static QString checksum(const JournalRow &row, bool v6, QByteArrayView bytes, quint16 sum);
};

} // namespace sw
