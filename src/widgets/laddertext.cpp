// SPDX-License-Identifier: GPL-3.0-or-later
#include "laddertext.h"

#include "calltext.h"
#include "logformat.h"
#include "logresult.h"

namespace sw {

namespace {

constexpr qsizetype bytesShown = 33; ///< one more than a line shows, so that it tells that there are more
constexpr qsizetype labelsKept = 4096;
constexpr qsizetype textShown = 200;

QString cut(const QString &text)
{
    return text.size() > textShown ? text.left(textShown) + u'…' : text;
}

} // namespace

LadderText::LadderText(const Journal &journal, WhoOf who)
    : m_journal(journal)
    , m_who(std::move(who))
{
}

QString LadderText::took(const LadderBar &bar, qint64 nowNs)
{
    if (bar.isRunning()) {
        const QString time = logDuration(std::max(nowNs - bar.beganNs, qint64(0)));
        if (bar.pends)
            return tr("pending for %1 so far: waits for a signal").arg(time);
        return bar.tone == BarTone::Blocked ? tr("blocked for %1 so far").arg(time) : tr("running for %1").arg(time);
    }
    const QString time = logDuration(bar.endNs - bar.beganNs);
    if (bar.tone == BarTone::Blocked)
        return bar.pends ? tr("pending %1").arg(time) : tr("blocked %1").arg(time);
    if (bar.tone == BarTone::Cancelled)
        return bar.pends ? tr("cancelled here after %1").arg(time) : tr("interrupted here after %1").arg(time);
    return time;
}

LadderText::Label LadderText::make(const LadderBar &bar) const
{
    const auto row = m_journal.row(bar.row);
    if (!row)
        return {QString(callName(bar.call)), {}, {}};
    CallRecord record = row->recordWithoutBytes();
    record.data = row->bytes().first(std::min(row->bytes().size(), bytesShown)).toByteArray();
    const CallHalves halves = straceHalves(record);
    Label label;
    // Names and paths in it may come from elsewhere.
    label.asked = LogResult::plain(cut(halves.asked));
    if (!halves.told.isEmpty())
        label.told = QStringLiteral("= ") + LogResult::plain(cut(halves.told));
    if (record.isEndOfStream())
        label.told += u' ' + tr("(end of stream)");
    return label;
}

LadderText::Label LadderText::label(const LadderBar &bar, qint64 nowNs)
{
    Label label;
    if (bar.isRunning()) {
        label.asked = callName(bar.call) + QStringLiteral("()");
    } else if (const auto known = m_labels.constFind(bar.row); known != m_labels.cend()) {
        label = *known;
    } else {
        if (m_labels.size() >= labelsKept)
            m_labels.clear();
        label = make(bar);
        m_labels.insert(bar.row, label);
    }
    label.took = took(bar, nowNs);
    return label;
}

WhoText LadderText::who(const LadderLayout::Line &line) const
{
    const WhoText who = m_who && line.endpoint != 0 ? m_who(line.endpoint, line.connection) : WhoText{};
    return who.text.isEmpty() ? WhoText{who.role, tr("several", "a thread that works for several endpoints")} : who;
}

QString LadderText::thread(const LadderLayout::Line &line)
{
    return tr("thread %1").arg(line.thread);
}

QString LadderText::quiet(qint64 ns)
{
    return tr("%1 quiet", "a time in which nothing began or ended").arg(logDuration(ns));
}

QString LadderText::arrow(const LadderArrow &arrow)
{
    switch (arrow.kind) {
    case ArrowKind::Bytes:
        return tr("bytes %1–%2").arg(arrow.offset).arg(arrow.offset + arrow.length);
    case ArrowKind::Datagram:
        return arrow.inferred ? tr("datagram, %1 B, by its bytes").arg(arrow.length)
                              : tr("datagram, %1 B").arg(arrow.length);
    case ArrowKind::Syn:
        return QStringLiteral("SYN");
    case ArrowKind::SynAck:
        return QStringLiteral("SYN, ACK");
    case ArrowKind::Fin:
        return arrow.tcp ? QStringLiteral("FIN") : tr("end", "of the bytes of a unix socket");
    case ArrowKind::Rst:
        return arrow.tcp ? QStringLiteral("RST") : tr("reset", "of a unix socket");
    }
    return {};
}

QString LadderText::sentence(const LadderBar &bar, const LadderLayout::Line &line, qint64 nowNs)
{
    const Label text = label(bar, nowNs);
    QStringList parts{logTime(m_journal.clock(), bar.beganNs), who(line).text, thread(line),
                      text.asked + (text.told.isEmpty() ? QString() : u' ' + text.told), text.took};
    if (bar.inner)
        parts.append(tr("inside another call"));
    return parts.join(u", ");
}

} // namespace sw
