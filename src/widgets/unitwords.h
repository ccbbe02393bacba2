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
    /// The same as a sentence that also says what it means.
    static QString endMeaning(EndReason reason, int error);
    /// Two sentences, with the blank between them that the language wants; either may be empty.
    static QString oneAfterOther(const QString &first, const QString &second);
};

} // namespace sw
