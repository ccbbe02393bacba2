// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeview.h"

#include <algorithm>

#include <QEvent>
#include <QLocale>
#include <QScrollBar>

#include "logformat.h"
#include "monotonic.h"
#include "unitwords.h"

namespace sw {

PipeView::PipeView(PipeFeed &feed, const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_feed(feed)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("pipeView"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(true);
    viewport()->setBackgroundRole(QPalette::Base);
    connect(&m_theme, &Theme::changed, this, &PipeView::updateLook);
    connect(&m_feed, &PipeFeed::changed, this, &PipeView::refresh);
    updateLook();
}

void PipeView::updateLook()
{
    m_mono = m_theme.monospace();
    m_small = m_theme.smallFont();
    m_line = QFontMetrics(m_mono).height();
    m_em = QFontMetrics(m_mono).averageCharWidth();
    refresh();
}

void PipeView::refresh()
{
    setAccessibleName(tr("Where the bytes are"));
    setAccessibleDescription(m_feed.conversation() ? ledgerText(0) + QLatin1Char('\n') + ledgerText(1) : QString());
    updateBars();
    viewport()->update();
}

int PipeView::wholeHeight() const
{
    return int((2 * pipeLines + double(figures().size()) + 3) * m_line);
}

void PipeView::updateBars()
{
    verticalScrollBar()->setSingleStep(m_line);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, wholeHeight() - viewport()->height()));
    horizontalScrollBar()->setSingleStep(m_em * 4);
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, leastChars * m_em - viewport()->width()));
}

void PipeView::setWho(WhoOf who)
{
    m_who = std::move(who);
    refresh();
}

QString PipeView::nameOfEnd(const Conversation::End &end) const
{
    if (end.socket == 0)
        return tr("the other end");
    const WhoText who = m_who && end.endpoint != 0 ? m_who(end.endpoint, end.connection) : WhoText{};
    return who.text.isEmpty() ? tr("socket %1").arg(end.socket) : who.text;
}

QString PipeView::endName(size_t which) const
{
    const Conversation *talk = m_feed.conversation();
    return nameOfEnd(talk ? talk->ends[which] : Conversation::End());
}

QString PipeView::nameOf(const Conversation &talk) const
{
    return QStringLiteral("%1 ↔ %2").arg(nameOfEnd(talk.ends[0]), nameOfEnd(talk.ends[1]));
}

QString PipeView::bytesText(const PipeLedger::Part &part) const
{
    if (part.known == PipeKnown::Unknown)
        return tr("not known");
    return UnitWords::size(part.bytes);
}

QString PipeView::ledgerText(size_t direction) const
{
    const PipeLedger &ledger = m_feed.ledger(direction);
    const auto exact = [](quint64 bytes) { return QLocale().toString(bytes); };
    const std::array<std::pair<const PipeLedger::Part *, QString>, 7> parts{{
        {&ledger.waiting, tr("%1 waiting to be taken")},
        {&ledger.unsent, tr("%1 unsent")},
        {&ledger.inFlight, tr("%1 in flight")},
        {&ledger.unread, tr("%1 unread")},
        {&ledger.read, tr("%1 read")},
        {&ledger.arrived, tr("%1 with the peer")},
        {&ledger.lost, tr("%1 thrown away")},
    }};
    QStringList there;
    for (const auto &[part, words] : parts) {
        const QString text = words.arg(exact(part->bytes));
        if (part->bytes > 0)
            there.append(part->known == PipeKnown::Inferred ? tr("%1 (inferred)", "a number of bytes").arg(text)
                                                            : text);
    }
    const QString asked = ledger.asked.known == PipeKnown::Unknown
        ? tr("At least %1 B given to send()").arg(exact(ledger.asked.bytes))
        : tr("%1 B given to send()").arg(exact(ledger.asked.bytes));
    return there.isEmpty() ? asked
                           : tr("%1 = %2", "a sum of bytes and its parts").arg(asked, there.join(QLatin1String(" + ")));
}

QString PipeView::standing(size_t direction) const
{
    const auto &sender = m_feed.end(direction);
    if (sender.sending) {
        const qint64 since = std::max<qint64>(monotonicNs() - sender.sending->beganNs, 0);
        return tr("%1() is blocked since %2", "a call, a time")
            .arg(QString(callName(sender.sending->call)), logDuration(since));
    }
    const auto &receiver = m_feed.end(1 - direction);
    if (receiver.facts && receiver.facts->readingPaused && !receiver.closed)
        return tr("reading is paused at the other side");
    if (m_feed.ledger(direction).lost.bytes > 0)
        return tr("thrown away: the connection ended before they were read");
    return {};
}

void PipeView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateBars();
}

void PipeView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void PipeView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    m_feed.setWatched(true);
}

void PipeView::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    m_feed.setWatched(false);
}

} // namespace sw
