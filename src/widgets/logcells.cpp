// SPDX-License-Identifier: GPL-3.0-or-later
#include "logcells.h"

#include <array>

#include "logformat.h"
#include "logresult.h"
#include "qttext.h"

namespace sw {

namespace {

LogMark markOf(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    if (row.failed() && !entry.has(RecordFlag::Cancelled))
        return LogMark::Failed;
    if (entry.kind == RecordKind::Notice)
        return LogMark::Notice;
    switch (traitsOf(entry.call).direction) {
    case Direction::In:
        return LogMark::Received;
    case Direction::Out:
        return LogMark::Sent;
    case Direction::None:
        break;
    }
    return LogMark::None;
}

QString markText(LogMark mark)
{
    static constexpr std::array<char16_t, 6> signs{u' ', u'▼', u'▲', u'✕', u'…', u'!'};
    return QString(QChar(signs[size_t(mark)]));
}

} // namespace

QString LogLine::layerText() const
{
    return layer == RecordLayer::Kernel ? QString()
        : layer == RecordLayer::QtCall  ? QStringLiteral("Qt")
                                        : QStringLiteral("signal");
}

QString LogLine::result() const
{
    QString text;
    for (const LogPiece &piece : pieces)
        text += (text.isEmpty() ? QString() : QStringLiteral("  ")) + piece.text;
    return text;
}

QString LogLine::toText() const
{
    const QString named = layer == RecordLayer::Kernel ? call : layerText() + u' ' + call;
    return QStringLiteral("%1  %2  %3  %4  %5  %6  ")
               .arg(time, who.leftJustified(12), markText(mark), named.leftJustified(11), bytes.rightJustified(8),
                    took.rightJustified(9))
        + result();
}

LogCells::LogCells(const Journal &journal, WhoOf who)
    : m_journal(journal)
    , m_who(std::move(who))
    , m_split(journal, m_encoding)
{
}

WhoText LogCells::who(EndpointId endpoint, quint32 connection) const
{
    return m_who && endpoint != 0 ? m_who(endpoint, connection) : WhoText{};
}

LogLine LogCells::line(const JournalRow &row, std::optional<qint64> before) const
{
    LogLine line = make(row, false);
    line.time = timeText(row.entry().beganNs, before);
    return line;
}

QString LogCells::timeText(qint64 beganNs, std::optional<qint64> before) const
{
    switch (m_time) {
    case LogTime::SinceStart:
        return logSince(m_journal.clock().sinceStart(beganNs));
    case LogTime::SinceRowBefore:
        return before ? logSince(beganNs - *before) : QString();
    case LogTime::OfDay:
        break;
    }
    return logTime(m_journal.clock(), beganNs);
}

LogLine LogCells::wholeLine(const JournalRow &row) const
{
    return make(row, true);
}

LogLine LogCells::make(const JournalRow &row, bool whole) const
{
    ++m_linesMade;
    const RowEntry &entry = row.entry();
    const WhoText name = who(entry.endpoint, entry.connection);
    LogLine line;
    line.mark = markOf(row);
    line.layer = entry.kind == RecordKind::Notice ? RecordLayer::Kernel : entry.layer;
    line.role = name.role;
    line.who = name.text;
    line.time = logTime(m_journal.clock(), entry.beganNs);
    line.marked = m_notes.isMarked(row.number());
    if (const CallRecord record = entry.qtEvent == QtEvent::None ? CallRecord() : row.record();
        qttext::isEvent(record)) {
        line.call = QLatin1StringView(traitsOf(record.qtEvent).name);
        line.took = record.layer == RecordLayer::QtCall ? logDuration(entry.tookNs) : QString();
        line.pieces = {{qttext::line(record), LogPiece::Tone::Plain}};
        return line;
    }
    if (entry.kind != RecordKind::Notice) {
        // A row of a loop is one function of Qt, not a call that a program made of several.
        line.call = entry.qtEvent != QtEvent::None ? QLatin1StringView(traitsOf(entry.qtEvent).name)
                                                   : callName(entry.call);
        line.took = logDuration(entry.tookNs);
        // No bytes column for a failed call: nothing moved, and 0 stands for the end of a stream.
        if (traitsOf(entry.call).direction != Direction::None && (!row.failed() || entry.byteCount > 0))
            line.bytes = QString::number(entry.byteCount);
    }
    line.pieces = LogResult::of(row, {m_form, m_encoding, whole, m_split.edgesOf(row)});
    if (line.marked)
        line.pieces.insert(
            line.pieces.begin(),
            {QStringLiteral("⚑ ") + LogResult::plain(m_notes.note(row.number())), LogPiece::Tone::Blocked});
    return line;
}

LogLine LogCells::line(const RunningCall &running, qint64 nowNs) const
{
    ++m_linesMade;
    const WhoText name = who(running.endpoint, running.connection);
    LogLine line;
    line.mark = LogMark::Blocked;
    line.role = name.role;
    line.who = name.text;
    line.time = m_time == LogTime::SinceRowBefore ? QString() : timeText(running.beganNs, {});
    line.call = callName(running.call);
    line.layer = running.layer;
    line.took = logDuration(nowNs - running.beganNs);
    line.pieces = LogResult::of(running);
    return line;
}

} // namespace sw
