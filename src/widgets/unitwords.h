// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "callrecord.h"
#include "socketfacts.h"

namespace sw {

/// Quantities with their units and ends of connections as short words, for panels and tables. Pure; main thread for its
/// translations.
class UnitWords final
{
    Q_DECLARE_TR_FUNCTIONS(sw::UnitWords)

public:
    static QString size(quint64 bytes); ///< "14 B", "1.2 MiB"
    static QString rate(double bytesPerSecond); ///< "310 kB/s"
    /// How a direction ended: "ended by peer", "reset by peer" ...; empty for None. `error` is the errno behind Failed.
    static QString end(EndReason reason, int error);
    /// The same as a sentence that also says what it means. A unix socket has no segments that could end or reset it.
    static QString endMeaning(EndReason reason, int error, bool isUnix = false);
    /// "127.0.0.1:80", "unix:/run/x"; a unix socket that was never bound is an "unnamed socket".
    static QString address(const SocketAddress &address);
    /// The same without the word that says what kind of address it is: "/run/x".
    static QString place(const SocketAddress &address);
    /// What bind() was given: a unix socket without a name lets the system pick one, see unix(7).
    static QString bound(const SocketAddress &address);
    /// Two sentences, with the blank between them that the language wants; either may be empty.
    static QString oneAfterOther(const QString &first, const QString &second);
};

} // namespace sw
