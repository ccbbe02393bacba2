// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "journal.h"

namespace sw {

/// What the details of a row say of a datagram: where it came from and went, its TTL, what did not fit, what could not be
/// delivered. What the kernel said is marked observed, what follows from the order of calls inferred. Main thread.
class DatagramDetails final
{
    Q_DECLARE_TR_FUNCTIONS(sw::DatagramDetails)

public:
    /// Lines of plain text; none when the row is about no datagram.
    static QStringList of(const Journal &journal, const JournalRow &row);

private:
    static QStringList errorQueue(const QJsonObject &error);
    static QString earlierSend(const Journal &journal, const JournalRow &row);
};

} // namespace sw
