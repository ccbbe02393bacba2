// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "logcells.h"

namespace sw {

/// The last column of the log: what a call gave, or its data, or why it failed. Pure; main thread for its translations.
class LogResult final
{
    Q_DECLARE_TR_FUNCTIONS(sw::LogResult)

public:
    using Pieces = std::vector<LogPiece>;

    struct Look
    {
        LogForm form = LogForm::Mixed;
        TextEncoding encoding = TextEncoding::Utf8;
        bool whole = false; ///< all data, for a file; else what a wide screen can show
        SplitText::Edges edges; ///< of the row
    };

    static Pieces of(const JournalRow &row, const Look &look);
    static Pieces of(const RunningCall &running);
    /// The errno name or "errno N"; of getaddrinfo its own.
    static QString errorName(const JournalRow &row);
    /// Host names, notes and notices: shown like bytes, in one line.
    static QString plain(const QString &text);

private:
    static QString faultText(const QString &fault);
    static void addFailure(Pieces &pieces, const JournalRow &row);
    static void addDatagram(Pieces &pieces, const JournalRow &row);
    static QString arrivedAt(const QJsonObject &told); ///< where a datagram went, if recvmsg told
    static void addData(Pieces &pieces, const JournalRow &row, const Look &look);
    static QString textOf(const JournalRow &row, const Look &look);
    static void addRemarks(Pieces &pieces, const RowEntry &row);
    static QString success(const CallRecord &record);
    static QString socketLine(const CallRecord &record);
    static QString addressLine(const CallRecord &record);
    static QString listenLine(const CallRecord &record);
    static QString acceptLine(const CallRecord &record);
    static QString shutdownLine(const CallRecord &record);
    static QString namesLine(const CallRecord &record);
    static QString closeLine(const CallRecord &record);
};

} // namespace sw
