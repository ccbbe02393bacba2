// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "callslot.h"
#include "journal.h"
#include "logwho.h"
#include "textencoding.h"

namespace sw {

/// How data shows in the log.
enum class LogForm : quint8 { Mixed, Text, Hex };

enum class LogMark : quint8 { None, Received, Sent, Failed, Blocked, Notice };

/// A part of the last column.
struct LogPiece
{
    enum class Tone : quint8 { Plain, Dim, Error, Blocked };
    QString text;
    Tone tone = Tone::Plain;
};

/// One line of the log as text, ready to be painted, copied or spoken. All of it is plain text in one line.
struct LogLine
{
    LogMark mark = LogMark::None;
    WhoRole role = WhoRole::None;
    QString time;
    QString who;
    QString call;
    QString bytes;
    QString took;
    std::vector<LogPiece> pieces;

    [[nodiscard]] QString result() const; ///< the pieces joined
    [[nodiscard]] QString toText() const; ///< in columns, as copied and saved
};

/// Turns rows into lines, on demand: a view asks only for rows on screen. Main thread.
class LogCells final
{
public:
    explicit LogCells(const Journal &journal, WhoOf who = {});

    void setWho(WhoOf who) { m_who = std::move(who); }
    void setForm(LogForm form) { m_form = form; }
    void setEncoding(TextEncoding encoding) { m_encoding = encoding; }
    [[nodiscard]] LogForm form() const { return m_form; }
    [[nodiscard]] TextEncoding encoding() const { return m_encoding; }

    [[nodiscard]] LogLine line(const JournalRow &row) const;
    [[nodiscard]] LogLine wholeLine(const JournalRow &row) const; ///< with all data, for files
    [[nodiscard]] LogLine line(const RunningCall &running, qint64 nowNs) const;
    [[nodiscard]] WhoText who(EndpointId endpoint, quint32 connection) const;
    /// How many lines were made so far: what a test holds against the number of rows on screen.
    [[nodiscard]] quint64 linesMade() const { return m_linesMade; }

private:
    [[nodiscard]] LogLine make(const JournalRow &row, bool whole) const;

    const Journal &m_journal;
    WhoOf m_who;
    LogForm m_form = LogForm::Mixed;
    TextEncoding m_encoding = TextEncoding::Utf8;
    mutable quint64 m_linesMade = 0;
};

} // namespace sw
