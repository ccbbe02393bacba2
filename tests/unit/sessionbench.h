// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <sys/stat.h>

#include <QFile>
#include <QString>

#include "journal.h"
#include "sessioncontents.h"
#include "sessionwriter.h"
#include "storedrows.h"

namespace sw {

inline CallRecord received(const QByteArray &data)
{
    CallRecord record;
    record.call = Call::Recv;
    record.socket = 7;
    record.fd = 12;
    record.thread = 1;
    record.beganNs = 1000;
    record.asked = 65536;
    record.result = data.size();
    record.flags = RecordFlag::Bytes;
    record.data = data;
    return record;
}

inline SessionWriter::Options at(const QString &path, quint64 mostBytes = 0, bool waits = false)
{
    SessionWriter::Options options;
    options.path = path;
    options.program = "Socket Workbench test";
    options.mostBytes = mostBytes;
    options.waits = waits;
    return options;
}

inline SessionContents contentsOf(const QString &path)
{
    const auto opened = SessionFile::openToRead(path);
    return opened.file ? readSession(opened.file, {}) : SessionContents();
}

/// All rows of the file, in order; the numbers run from 0.
inline std::vector<CallRecord> rowsIn(const QString &path)
{
    const SessionContents contents = contentsOf(path);
    std::vector<CallRecord> rows;
    if (!contents.rows)
        return rows;
    const Journal past(contents.clock, contents.rows);
    past.visit(0, past.endRow(), [&](const JournalRow &row) {
        if (row.number() == rows.size())
            rows.push_back(row.record());
        return true;
    });
    return rows;
}

inline mode_t modeOf(const QString &path)
{
    struct stat facts = {};
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_mode & 07777U : 0;
}

} // namespace sw
