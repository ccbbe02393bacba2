// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "callslot.h"
#include "journal.h"
#include "logwho.h"
#include "rownotes.h"
#include "splittext.h"
#include "textencoding.h"

namespace sw {

/// How data shows in the log.
enum class LogForm : quint8 { Mixed, Text, Hex };

/// What the column Time shows.
enum class LogTime : quint8 { OfDay, SinceStart, SinceRowBefore };

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
    RecordLayer layer = RecordLayer::Kernel;
    WhoRole role = WhoRole::None;
    bool marked = false; ///< by a person
    QString time;
    QString who;
    QString call;
    QString bytes;
    QString took;
    std::vector<LogPiece> pieces;

    [[nodiscard]] QString layerText() const; ///< "Qt", "signal"; empty for the kernel's
    [[nodiscard]] QString result() const; ///< the pieces joined
    [[nodiscard]] QString toText() const; ///< in columns, as copied and saved
};

/// Turns rows into lines, on demand: a view asks only for rows on screen. One thread at a time; a copy serves another.
class LogCells final
{
public:
    explicit LogCells(const Journal &journal, WhoOf who = {});

    void setWho(WhoOf who) { m_who = std::move(who); }
    void setForm(LogForm form) { m_form = form; }
    void setEncoding(TextEncoding encoding)
    {
        m_split.setEncoding(encoding);
        m_encoding = encoding;
    }
    void setTime(LogTime time) { m_time = time; }
    [[nodiscard]] LogForm form() const { return m_form; }
    [[nodiscard]] TextEncoding encoding() const { return m_encoding; }

    [[nodiscard]] LogTime time() const { return m_time; }
    [[nodiscard]] RowNotes &notes() { return m_notes; }
    [[nodiscard]] const RowNotes &notes() const { return m_notes; }

    /// `before`: when the row before it began, for LogTime::SinceRowBefore.
    [[nodiscard]] LogLine line(const JournalRow &row, std::optional<qint64> before = std::nullopt) const;
    [[nodiscard]] LogLine wholeLine(const JournalRow &row) const; ///< with all data, for files
    [[nodiscard]] LogLine line(const RunningCall &running, qint64 nowNs) const;
    [[nodiscard]] WhoText who(EndpointId endpoint, quint32 connection) const;
    /// How many lines were made so far: what a test holds against the number of rows on screen.
    [[nodiscard]] quint64 linesMade() const { return m_linesMade; }

private:
    [[nodiscard]] LogLine make(const JournalRow &row, bool whole) const;
    [[nodiscard]] QString timeText(qint64 beganNs, std::optional<qint64> before) const;

    const Journal &m_journal;
    WhoOf m_who;
    LogForm m_form = LogForm::Mixed;
    TextEncoding m_encoding = TextEncoding::Utf8;
    LogTime m_time = LogTime::OfDay;
    RowNotes m_notes;
    mutable SplitText m_split;
    mutable quint64 m_linesMade = 0;
};

} // namespace sw
