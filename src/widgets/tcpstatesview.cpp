// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpstatesview.h"

#include <algorithm>

#include <QEvent>
#include <QScrollBar>

#include "theme.h"

namespace sw {

TcpStatesView::TcpStatesView(TcpStatesFeed &feed, const Journal &journal, const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_feed(feed)
    , m_journal(journal)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("tcpStatesView"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(true);
    viewport()->setBackgroundRole(QPalette::Base);
    connect(&m_theme, &Theme::changed, this, &TcpStatesView::updateLook);
    connect(&m_feed, &TcpStatesFeed::changed, this, &TcpStatesView::refresh);
    updateLook();
}

void TcpStatesView::updateLook()
{
    m_mono = m_theme.monospace();
    m_small = m_theme.smallFont();
    m_line = QFontMetrics(m_mono).height();
    m_em = QFontMetrics(m_mono).averageCharWidth();
    refresh();
}

void TcpStatesView::refresh()
{
    setAccessibleName(tr("TCP states"));
    setAccessibleDescription(QStringList{summary(), queueText(), waitingText()}.join(u'\n').trimmed());
    updateBars();
    viewport()->update();
}

int TcpStatesView::wholeHeight() const
{
    const auto steps = std::max(m_feed.end(0).path.steps().size(), m_feed.end(1).path.steps().size());
    return std::max(rows * m_line * 2 + 5 * m_line, int(steps + 6) * m_line);
}

void TcpStatesView::updateBars()
{
    verticalScrollBar()->setSingleStep(m_line);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, wholeHeight() - viewport()->height()));
    horizontalScrollBar()->setSingleStep(m_em * 4);
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, (diagramChars + 2 * stepsChars) * m_em - viewport()->width()));
}

void TcpStatesView::setWho(WhoOf who)
{
    m_who = std::move(who);
    refresh();
}

QString TcpStatesView::endName(size_t which) const
{
    if (m_feed.lone() != 0) {
        const WhoText who = m_who && which == 0 ? m_who(m_feed.loneEndpoint(), 0) : WhoText{};
        return who.text.isEmpty() ? tr("socket %1").arg(m_feed.lone()) : who.text;
    }
    const Conversation *talk = m_feed.conversation();
    const Conversation::End end = talk ? talk->ends[which] : Conversation::End();
    if (end.socket == 0)
        return tr("the other end");
    const WhoText who = m_who && end.endpoint != 0 ? m_who(end.endpoint, end.connection) : WhoText{};
    return who.text.isEmpty() ? tr("socket %1").arg(end.socket) : who.text;
}

bool TcpStatesView::isServer(size_t which) const
{
    if (m_feed.lone() != 0)
        return (which == 0) == m_feed.loneListens();
    const Conversation *talk = m_feed.conversation();
    const auto roleOf = [&](size_t end) {
        const EndpointId endpoint = talk && m_who ? talk->ends[end].endpoint : 0;
        return endpoint == 0 ? WhoRole::None : m_who(endpoint, 0).role;
    };
    // An end elsewhere is what this one is not.
    if (roleOf(which) == WhoRole::None)
        return roleOf(1 - which) == WhoRole::Client || (roleOf(1 - which) != WhoRole::Server && which == 1);
    return roleOf(which) == WhoRole::Server;
}

QString TcpStatesView::summary() const
{
    if (!m_feed.hasStates())
        return {};
    QStringList parts;
    for (const size_t which : {0U, 1U}) {
        if (m_feed.end(which).path.steps().size() > 1)
            parts.append(tr("%1: %2", "an end and its state")
                             .arg(endName(which), QString(tcpStateName(m_feed.end(which).path.state()))));
    }
    return parts.join(u" · ");
}

QString TcpStatesView::stepText(const TcpStep &step) const
{
    const QString name = tcpStateName(step.state);
    return step.inferred ? tr("%1, inferred", "a state").arg(name) : name;
}

void TcpStatesView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateBars();
}

void TcpStatesView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateLook();
}

void TcpStatesView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    m_feed.setWatched(true);
}

void TcpStatesView::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    m_feed.setWatched(false);
}

} // namespace sw
