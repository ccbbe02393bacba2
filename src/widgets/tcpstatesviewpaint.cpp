// SPDX-License-Identifier: GPL-3.0-or-later
// How TcpStatesView is painted.
#include "tcpstatesview.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QScrollBar>

#include "logformat.h"
#include "theme.h"

namespace sw {

namespace {

constexpr quint32 mostBoxes = 40;

/// The kernel takes one more than it was asked to (listen(2) and its source).
quint32 placesOf(quint32 backlog)
{
    return backlog == 0xffffffff ? backlog : backlog + 1;
}

struct StatePlace
{
    TcpState state;
    double x; ///< of the width
    double y; ///< row
};

constexpr std::array<StatePlace, 11> places{{
    {TcpState::Close, 0.5, 0},
    {TcpState::Listen, 0.16, 1},
    {TcpState::SynSent, 0.84, 1.6},
    {TcpState::SynRecv, 0.16, 2.2},
    {TcpState::Established, 0.5, 3.1},
    {TcpState::FinWait1, 0.16, 4.2},
    {TcpState::CloseWait, 0.84, 4.2},
    {TcpState::FinWait2, 0.16, 6},
    {TcpState::Closing, 0.5, 4.9},
    {TcpState::LastAck, 0.84, 6},
    {TcpState::TimeWait, 0.5, 6.6},
}};

const StatePlace &placeOf(TcpState state)
{
    return *std::find_if(places.begin(), places.end(), [&](const StatePlace &one) { return one.state == state; });
}

/// Where the line to another point leaves a box.
QPointF leaving(const QRectF &box, const QPointF &to)
{
    const QPointF way = to - box.center();
    const double x = way.x() == 0 ? 1e9 : box.width() / 2 / std::abs(way.x());
    const double y = way.y() == 0 ? 1e9 : box.height() / 2 / std::abs(way.y());
    return box.center() + way * std::min(x, y);
}

} // namespace

QColor TcpStatesView::endColor(size_t which) const
{
    return m_theme.color(isServer(which) ? ColorRole::Server : ColorRole::Client);
}

QColor TcpStatesView::endSoft(size_t which) const
{
    return m_theme.color(isServer(which) ? ColorRole::ServerSoft : ColorRole::ClientSoft);
}

QString TcpStatesView::causeText(TcpCause cause) const
{
    switch (cause) {
    case TcpCause::Listen:
        return QStringLiteral("listen");
    case TcpCause::Connect:
        return QStringLiteral("connect");
    case TcpCause::SynCame:
        return QStringLiteral("SYN");
    case TcpCause::SynAckCame:
        return QStringLiteral("SYN, ACK");
    case TcpCause::AckCame:
        return QStringLiteral("ACK");
    case TcpCause::Close:
        return QStringLiteral("close");
    case TcpCause::FinCame:
        return QStringLiteral("FIN");
    case TcpCause::TimeOver:
        return tr("time is over");
    }
    return {};
}

bool TcpStatesView::isThere(size_t which, TcpState state) const
{
    const TcpPath &path = m_feed.end(which).path;
    return path.steps().size() > 1 && path.state() == state;
}

QRectF TcpStatesView::boxOf(const QRectF &area, TcpState state) const
{
    const StatePlace &place = placeOf(state);
    const double width = 13.5 * m_em;
    const double height = m_line + 6;
    const double row = area.height() / rows;
    const double x = area.left() + width / 2 + (area.width() - width) * place.x;
    return {x - width / 2, area.top() + place.y * row + 4, width, height};
}

void TcpStatesView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_feed.hasStates()) {
        painter.setPen(m_theme.color(ColorRole::MutedText));
        painter.drawText(viewport()->rect(), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                         m_feed.conversation() ? tr("Unix sockets have no TCP states.")
                                               : tr("No connection yet. Start a server and connect a client."));
        return;
    }
    const double width = std::max(viewport()->width(), (diagramChars + 2 * stepsChars) * m_em);
    const double height = std::max(viewport()->height(), wholeHeight());
    painter.translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    const double lists = 2.0 * stepsChars * m_em;
    const QRectF diagram(m_em, 4, std::min(width - lists - 2 * m_em, 110.0 * m_em), height - 4 * m_line);
    paintDiagram(painter, diagram);
    paintQueue(painter, QRectF(diagram.left(), diagram.bottom(), diagram.width() + lists, 3.2 * m_line));
    const size_t ends = m_feed.lone() != 0 ? 1 : 2;
    for (size_t which = 0; which < ends; ++which)
        paintSteps(painter, QRectF(diagram.right() + m_em + double(which) * lists / 2, 6, lists / 2 - m_em, height),
                   which);
    painter.resetTransform();
    if (hasFocus()) {
        painter.setPen(m_theme.color(ColorRole::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void TcpStatesView::paintDiagram(QPainter &painter, const QRectF &area)
{
    for (const TcpEdge &edge : tcpEdges())
        paintEdge(painter, area, edge);
    paintReturns(painter, area);
    for (const StatePlace &place : places)
        paintState(painter, area, place.state);
}

void TcpStatesView::paintEdge(QPainter &painter, const QRectF &area, const TcpEdge &edge)
{
    if (edge.to == TcpState::Close)
        return; // paintReturns()
    const QRectF from = boxOf(area, edge.from);
    const QRectF to = boxOf(area, edge.to);
    const QPointF start = leaving(from, to.center());
    const QPointF end = leaving(to, from.center());
    const bool first = m_feed.end(0).path.took(edge.from, edge.to);
    const bool second = m_feed.end(1).path.took(edge.from, edge.to);
    const QPointF way = (end - start) / std::max(1.0, std::hypot(end.x() - start.x(), end.y() - start.y()));
    const QPointF across(-way.y(), way.x());
    const auto draw = [&](const QColor &color, double width, double aside) {
        const QPointF shift = across * aside;
        painter.setPen(QPen(color, width));
        painter.drawLine(start + shift, end + shift);
        painter.setBrush(color);
        painter.setPen(Qt::NoPen);
        const QPointF tip = end + shift;
        painter.drawPolygon(QPolygonF({tip, tip - way * 9 + across * 4, tip - way * 9 - across * 4}));
    };
    if (!first && !second)
        draw(m_theme.color(ColorRole::Line), 1.2, 0);
    if (first)
        draw(endColor(0), 2.4, second ? -3 : 0);
    if (second)
        draw(endColor(1), 2.4, first ? 3 : 0);
    const QFontMetrics metrics(m_small);
    const QString text = causeText(edge.cause);
    QRectF label(0, 0, metrics.horizontalAdvance(text) + 6, metrics.height());
    label.moveCenter((start + end) / 2);
    painter.fillRect(label, m_theme.color(ColorRole::Surface));
    painter.setFont(m_small);
    painter.setPen(m_theme.color(first || second ? ColorRole::Text : ColorRole::MutedText));
    painter.drawText(label, Qt::AlignCenter, text);
}

void TcpStatesView::paintState(QPainter &painter, const QRectF &area, TcpState state)
{
    const QRectF box = boxOf(area, state);
    const bool first = isThere(0, state);
    const bool second = isThere(1, state);
    const bool passed = m_feed.end(0).path.has(state) || m_feed.end(1).path.has(state);
    QColor edge = m_theme.color(passed ? ColorRole::MutedText : ColorRole::Line);
    if (first || second)
        edge = endColor(first ? 0 : 1);
    painter.setPen(QPen(edge, first || second ? 2.4 : 1.2));
    painter.setBrush(first || second ? endSoft(first ? 0 : 1) : m_theme.color(ColorRole::Surface));
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    QFont font = m_mono;
    font.setBold(first || second);
    painter.setFont(font);
    painter.setPen(m_theme.color(passed ? ColorRole::Text : ColorRole::MutedText));
    painter.drawText(box, Qt::AlignCenter, QString(tcpStateName(state)));
    // Markers say by name, not by colour alone, whose they are.
    QStringList names;
    for (const size_t which : {0U, 1U}) {
        if (!isThere(which, state))
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(endColor(which));
        painter.drawEllipse(QPointF(which == 0 ? box.left() : box.right(), box.center().y()), 5, 5);
        QString name = endName(which);
        if (state == TcpState::TimeWait && m_feed.end(which).timeWaitMs > 0)
            name =
                tr("%1, %2 s left", "an end in TIME_WAIT").arg(name).arg((m_feed.end(which).timeWaitMs + 999) / 1000);
        names.append(name);
    }
    painter.setFont(m_small);
    painter.setPen(m_theme.color(ColorRole::Text));
    const QFontMetrics metrics(m_small);
    const QRectF below(box.center().x() - 14 * m_em, box.bottom() + 1, 28.0 * m_em, metrics.height());
    if (!names.isEmpty())
        painter.drawText(below, Qt::AlignCenter, names.join(u" · "));
}

void TcpStatesView::paintSteps(QPainter &painter, const QRectF &area, size_t which)
{
    const TcpPath &path = m_feed.end(which).path;
    QFont bold = m_mono;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(endColor(which));
    const QFontMetrics metrics(bold);
    painter.drawText(QRectF(area.left(), area.top(), area.width(), m_line), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(endName(which), Qt::ElideRight, int(area.width())));
    painter.setFont(m_small);
    double y = area.top() + m_line + 4;
    if (path.steps().size() < 2) {
        painter.setPen(m_theme.color(ColorRole::MutedText));
        painter.drawText(QRectF(area.left(), y, area.width(), 4 * m_line), int(Qt::AlignLeft) | int(Qt::TextWordWrap),
                         tr("not in the socket table of this machine"));
        return;
    }
    for (const TcpStep &step : path.steps()) {
        painter.setPen(m_theme.color(step.inferred ? ColorRole::MutedText : ColorRole::Text));
        const double time = 12.0 * m_em;
        if (step.ns != 0)
            painter.drawText(QRectF(area.left(), y, time - m_em, m_line), Qt::AlignRight | Qt::AlignVCenter,
                             logSince(m_journal.clock().sinceStart(step.ns)));
        painter.drawText(QRectF(area.left() + time, y, area.width() - time, m_line),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, stepText(step));
        y += m_line;
    }
}

QString TcpStatesView::queueText() const
{
    const auto &listener = m_feed.listener();
    if (!listener)
        return {};
    QStringList parts{tr("Accept queue of %1: %2 of %3 places taken")
                          .arg(listener->address.toString())
                          .arg(listener->waiting)
                          .arg(placesOf(listener->backlog))};
    if (listener->handshakes > 0)
        parts.append(tr("handshakes under way: %1").arg(listener->handshakes));
    parts.append(tr("turned away so far: %1").arg(listener->drops));
    return parts.join(u" · ");
}

QString TcpStatesView::waitingText() const
{
    const auto &listener = m_feed.listener();
    if (!listener || listener->queue.empty())
        return {};
    QStringList names;
    for (const TcpStatesFeed::Waiting &one : listener->queue)
        names.append(one.unread > 0
                         ? tr("%1 (%2 B have come)", "an address, bytes").arg(one.peer.toString()).arg(one.unread)
                         : one.peer.toString());
    return tr("connected, waiting for accept(): %1").arg(names.join(QLatin1String(", ")));
}

void TcpStatesView::paintQueue(QPainter &painter, const QRectF &area)
{
    const auto &listener = m_feed.listener();
    if (!listener)
        return;
    painter.setFont(m_small);
    const QFontMetrics metrics(m_small);
    const auto line = [&](double y, const QString &text, ColorRole role) {
        painter.setPen(m_theme.color(role));
        painter.drawText(QRectF(area.left(), y, area.width(), m_line), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, int(area.width())));
    };
    const bool full = listener->waiting >= placesOf(listener->backlog);
    line(area.top(), queueText(), full ? ColorRole::Blocked : ColorRole::MutedText);
    line(area.top() + 2.1 * m_line, waitingText(), ColorRole::Text);
    const quint32 all = placesOf(listener->backlog);
    const double size = metrics.height() - 2;
    double x = area.left();
    for (quint32 i = 0; i < std::min(all, mostBoxes) && x + size < area.right(); ++i, x += size + 4) {
        const bool taken = i < listener->waiting;
        painter.setPen(m_theme.color(taken ? ColorRole::Blocked : ColorRole::Line));
        painter.setBrush(m_theme.color(taken ? ColorRole::BlockedSoft : ColorRole::Surface));
        const QRectF box(x, area.top() + m_line + 2, size, size);
        painter.drawRect(box);
        if (taken) {
            painter.setPen(m_theme.color(ColorRole::Text));
            painter.drawText(box, Qt::AlignCenter, QString::number(i + 1));
        }
    }
    painter.setPen(m_theme.color(ColorRole::MutedText));
    if (all > mostBoxes)
        painter.drawText(QRectF(x, area.top() + m_line, 4.0 * m_em, size), Qt::AlignLeft | Qt::AlignVCenter,
                         QStringLiteral("…"));
}

} // namespace sw
