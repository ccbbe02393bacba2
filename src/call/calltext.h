// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include "callrecord.h"

namespace sw {

/// A record as strace(1) writes a call: `bind(7, 127.0.0.1:0) = 0`, `recv(5, "Hel"..., 1024) = 14`, `... = -1 ECONNREFUSED`.
/// Technical text, the same in every language. Flags are left out when there are none; notices are told by the name of
/// their enumerator. Pure functions, any thread.
QString straceLine(const CallRecord &record);
/// The result of a call that no backend made: "? <unsupported>", and why when that is known.
QString unsupportedText(const CallRecord &record);

/// The same line in two halves, for calls that overlap: `accept(3 <unfinished ...>`, `<... accept resumed>, 127.0.0.1:5) = 4`.
/// The first needs only what is known when the call begins.
QString straceUnfinished(const CallRecord &record);
QString straceResumed(const CallRecord &record);

/// The line in two: what was asked for, and what came of it: `recv(5, 1024)` and `14 "Hello"`, `accept(3)` and
/// `4, 127.0.0.1:5`. The first needs only what is known when the call begins; the second is empty for notices.
struct CallHalves
{
    QString asked;
    QString told;
};
CallHalves straceHalves(const CallRecord &record);

/// Bytes in quotes with strace's escapes (\n, \", \0, \x7f as octal), cut after `most` bytes with `...` behind the quotes.
QString straceBytes(QByteArrayView bytes, qsizetype most = 32);

/// "RowsDropped" ...: the enumerator's own name.
QLatin1StringView noticeName(Notice notice);

} // namespace sw
