// SPDX-License-Identifier: GPL-3.0-or-later
// How PipeView is painted.
#include "pipeview.h"

#include <algorithm>

#include <QPainter>
#include <QScrollBar>

#include "logformat.h"
#include "monotonic.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr double callShare = 0.14; ///< of the width
constexpr double queueShare = 0.29;
constexpr double leastFill = 3; ///< pixels: a single byte shows
constexpr int namesChars = 34;

} // namespace

QColor PipeView::endColor(size_t which) const
{
    const Conversation *talk = m_feed.conversation();
    const auto roleOf = [&](size_t end) {
        const EndpointId endpoint = talk && m_who ? talk->ends[end].endpoint : 0;
        return endpoint == 0 ? WhoRole::None : m_who(endpoint, 0).role;
    };
    const bool server = roleOf(which) == WhoRole::Server
        || (roleOf(which) == WhoRole::None && roleOf(1 - which) != WhoRole::Server && which == 1);
    return m_theme.color(server ? ColorRole::Server : ColorRole::Client);
}

void PipeView::paintNothing(QPainter &painter, const QString &text)
{
    painter.setPen(m_theme.color(ColorRole::MutedText));
    painter.drawText(viewport()->rect(), int(Qt::AlignCenter) | int(Qt::TextWordWrap), text);
}

void PipeView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_feed.conversation()) {
        paintNothing(painter, tr("No connection yet. Start a server and connect a client."));
        return;
    }
    const double width = std::max(viewport()->width(), leastChars * m_em);
    painter.translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    const double inner = std::min(width, 190.0 * m_em) - 2.0 * m_em;
    double top = 6;
    for (const size_t direction : {0U, 1U}) {
        paintDirection(painter, QRectF(m_em, top, inner, pipeLines * m_line), direction);
        top += pipeLines * m_line;
    }
    paintFigures(painter, QRectF(m_em, top, inner, 0));
    painter.resetTransform();
    if (hasFocus()) {
        painter.setPen(m_theme.color(ColorRole::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void PipeView::paintDirection(QPainter &painter, const QRectF &area, size_t direction)
{
    const auto &sender = m_feed.end(direction);
    const auto &receiver = m_feed.end(1 - direction);
    const PipeLedger &ledger = m_feed.ledger(direction);
    QFont bold = m_mono;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(endColor(direction));
    const QString title = QStringLiteral("%1 → %2").arg(endName(direction), endName(1 - direction));
    painter.drawText(QRectF(area.left(), area.top(), area.width(), m_line), Qt::AlignLeft | Qt::AlignVCenter, title);
    const double used = QFontMetrics(bold).horizontalAdvance(title) + 3.0 * m_em;
    painter.setFont(m_small);
    painter.setPen(m_theme.color(ledger.lost.bytes > 0 ? ColorRole::Error : ColorRole::Blocked));
    painter.drawText(QRectF(area.left() + used, area.top(), area.width() - used, m_line),
                     Qt::AlignLeft | Qt::AlignVCenter, standing(direction));

    const double top = area.top() + 2.3 * m_line;
    const double height = 2.4 * m_line;
    const double gap = area.width() * (1 - 2 * callShare - 2 * queueShare) / 3;
    double x = area.left();
    const auto next = [&](double share) {
        const QRectF box(x, top, area.width() * share, height);
        x = box.right() + gap;
        return box;
    };
    const QRectF send = next(callShare);
    const QRectF out = next(queueShare);
    const QRectF in = next(queueShare);
    const QRectF recv = next(callShare);
    paintCall(painter, send, QStringLiteral("send()"), ledger.asked,
              ledger.waiting.bytes > 0 ? tr("%1 waiting").arg(UnitWords::size(ledger.waiting.bytes)) : QString(),
              ledger.waiting.bytes > 0 || sender.sending ? ColorRole::Blocked : ColorRole::Sent);
    QString reader;
    if (receiver.facts && receiver.facts->readingPaused && !receiver.closed)
        reader = tr("paused");
    else if (receiver.facts && receiver.facts->bytesInReadBuffer > 0)
        reader = tr("%1 in Qt's buffer").arg(UnitWords::size(receiver.facts->bytesInReadBuffer));
    else if (receiver.receiving)
        reader = tr("waits for bytes");
    paintCall(painter, recv, QStringLiteral("recv()"), ledger.read, reader, ColorRole::Received);
    paintQueue(painter, sendQueue(direction, out));
    paintQueue(painter, receiveQueue(direction, in));
    const double middle = top + height / 2;
    paintArrow(painter, {send.right(), middle}, {out.left(), middle}, {});
    paintArrow(painter, {out.right(), middle}, {in.left(), middle},
               ledger.inFlight.bytes > 0 ? UnitWords::size(ledger.inFlight.bytes) : QString());
    paintArrow(painter, {in.right(), middle}, {recv.left(), middle}, {});
    painter.setFont(m_small);
    painter.setPen(m_theme.color(ColorRole::Text));
    const QFontMetrics metrics(m_small);
    painter.drawText(QRectF(area.left(), top + height + 2.6 * m_line, area.width(), m_line),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(ledgerText(direction), Qt::ElideRight, int(area.width())));
}

void PipeView::paintCall(QPainter &painter, const QRectF &box, const QString &name, const PipeLedger::Part &all,
                         const QString &second, ColorRole role)
{
    painter.setPen(QPen(m_theme.color(role), 1.4));
    painter.setBrush(m_theme.color(role == ColorRole::Blocked    ? ColorRole::BlockedSoft
                                       : role == ColorRole::Sent ? ColorRole::SentSoft
                                                                 : ColorRole::ReceivedSoft));
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(m_mono);
    painter.setPen(m_theme.color(ColorRole::Text));
    painter.drawText(QRectF(box.left(), box.top() - m_line - 2, box.width(), m_line), Qt::AlignCenter, name);
    painter.drawText(second.isEmpty() ? box : QRectF(box.left(), box.top(), box.width(), box.height() / 2),
                     Qt::AlignCenter, bytesText(all));
    if (second.isEmpty())
        return;
    painter.setFont(m_small);
    painter.setPen(m_theme.color(role == ColorRole::Blocked ? ColorRole::Blocked : ColorRole::Text));
    painter.drawText(QRectF(box.left(), box.center().y(), box.width(), box.height() / 2 - 2), Qt::AlignCenter,
                     QFontMetrics(m_small).elidedText(second, Qt::ElideRight, int(box.width()) - 4));
}

PipeView::Queue PipeView::sendQueue(size_t direction, const QRectF &box) const
{
    const PipeLedger &ledger = m_feed.ledger(direction);
    const auto &sender = m_feed.end(direction);
    Queue queue;
    queue.name = tr("send queue of %1").arg(endName(direction));
    queue.box = box;
    queue.fills = {{ledger.inFlight.bytes, ColorRole::Sent, Qt::BDiagPattern, tr("%1 in flight")},
                   {ledger.unsent.bytes, ColorRole::Sent, Qt::SolidPattern, tr("%1 unsent")}};
    queue.known = ledger.unsent.known != PipeKnown::Unknown;
    queue.limitName = QStringLiteral("SO_SNDBUF");
    if (!sender.kernel || !sender.kernel->hasFigures)
        return queue;
    queue.memory = sender.kernel->sendMemory;
    queue.limit = sender.kernel->sendBuffer;
    if (sender.kernel->sendWindow)
        queue.window = *sender.kernel->sendWindow;
    return queue;
}

PipeView::Queue PipeView::receiveQueue(size_t direction, const QRectF &box) const
{
    const PipeLedger &ledger = m_feed.ledger(direction);
    const auto &receiver = m_feed.end(1 - direction);
    Queue queue;
    queue.name = tr("receive queue of %1").arg(endName(1 - direction));
    queue.box = box;
    queue.fills = {{ledger.unread.bytes, ColorRole::Received, Qt::SolidPattern, tr("%1 unread")}};
    queue.known = ledger.unread.known != PipeKnown::Unknown;
    queue.limitName = QStringLiteral("SO_RCVBUF");
    if (!receiver.kernel || !receiver.kernel->hasFigures)
        return queue;
    queue.memory = receiver.kernel->receiveMemory;
    queue.limit = receiver.kernel->receiveBuffer;
    if (receiver.kernel->receiveWindow)
        queue.window = ledger.unread.bytes + *receiver.kernel->receiveWindow;
    return queue;
}

void PipeView::paintQueue(QPainter &painter, const Queue &queue)
{
    const QRectF &box = queue.box;
    quint64 payload = 0;
    for (const Fill &fill : queue.fills)
        payload += fill.bytes;
    // As long as the buffer is; payload is never more than the memory that it takes.
    const quint64 whole = std::max<quint64>({queue.limit, payload, 1});
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(ColorRole::IdleSoft));
    painter.drawRect(box);
    double x = box.left();
    QStringList words;
    for (const Fill &fill : queue.fills) {
        words.append(fill.word.arg(UnitWords::size(fill.bytes)));
        if (fill.bytes == 0)
            continue;
        const double width = std::max(leastFill, box.width() * double(fill.bytes) / double(whole));
        painter.setBrush(QBrush(m_theme.color(fill.color), fill.pattern));
        painter.drawRect(QRectF(x, box.top(), std::min(width, box.right() - x), box.height()));
        x = std::min(x + width, box.right());
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.color(ColorRole::MutedText), 1, queue.known ? Qt::SolidLine : Qt::DashLine));
    painter.drawRect(box);
    paintWindow(painter, queue);
    painter.setFont(m_small);
    const QFontMetrics metrics(m_small);
    const auto line = [&](double y, const QString &text, ColorRole role) {
        painter.setPen(m_theme.color(role));
        painter.drawText(QRectF(box.left(), y, box.width(), m_line), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, int(box.width())));
    };
    line(box.top() - m_line - 2, queue.name, ColorRole::MutedText);
    if (!queue.known && payload == 0)
        words = QStringList{tr("not known")};
    line(box.bottom() + 2, words.join(u" · "), ColorRole::Text);
    if (queue.limit == 0)
        return;
    // Memory, not payload: that is what fills up.
    const QRectF bar(box.left(), box.bottom() + 2 + m_line + 2, box.width() * 0.16, m_line * 0.5);
    const double part = std::min(1.0, double(queue.memory) / double(queue.limit));
    painter.fillRect(bar, m_theme.color(ColorRole::IdleSoft));
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * part, bar.height()),
                     m_theme.color(part > 0.9 ? ColorRole::Blocked : ColorRole::MutedText));
    painter.setPen(m_theme.color(ColorRole::MutedText));
    const QString memory = tr("%1 of %2 %3 memory", "taken, limit, SO_SNDBUF")
                               .arg(UnitWords::size(queue.memory), UnitWords::size(queue.limit), queue.limitName);
    const double left = bar.right() + m_em;
    painter.drawText(QRectF(left, box.bottom() + 2 + m_line, box.right() - left, m_line),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(memory, Qt::ElideRight, int(box.right() - left)));
}

void PipeView::paintWindow(QPainter &painter, const Queue &queue)
{
    if (!queue.window || queue.limit == 0)
        return;
    const QRectF &box = queue.box;
    const double x = std::min(box.right() - 1, box.left() + box.width() * double(*queue.window) / double(queue.limit));
    painter.setPen(QPen(m_theme.color(ColorRole::Accent), 2));
    painter.drawLine(QPointF(x, box.top() - 3), QPointF(x, box.bottom() + 3));
    painter.setFont(m_small);
    const QString word = tr("window");
    const double width = QFontMetrics(m_small).horizontalAdvance(word) + 4;
    const QRectF place(x + width + 4 < box.right() ? x + 3 : x - width - 3, box.top() + 2, width, m_line);
    painter.fillRect(place, m_theme.color(ColorRole::Surface)); // whatever fills the box, it can be read
    painter.drawText(place, Qt::AlignCenter, word);
}

void PipeView::paintArrow(QPainter &painter, const QPointF &from, const QPointF &to, const QString &text)
{
    const QPointF end = to - QPointF(4, 0);
    painter.setPen(QPen(m_theme.color(ColorRole::MutedText), 1.4));
    painter.drawLine(from + QPointF(4, 0), end);
    painter.setBrush(m_theme.color(ColorRole::MutedText));
    painter.drawPolygon(QPolygonF({end, end + QPointF(-7, -4), end + QPointF(-7, 4)}));
    if (text.isEmpty())
        return;
    painter.setFont(m_small);
    const double width = to.x() - from.x() + 6.0 * m_em;
    painter.drawText(QRectF((from.x() + to.x()) / 2 - width / 2, from.y() - m_line - 2, width, m_line), Qt::AlignCenter,
                     text);
}

void PipeView::paintFigures(QPainter &painter, const QRectF &area)
{
    painter.setFont(m_small);
    if (!m_feed.isTcp()) {
        painter.setPen(m_theme.color(ColorRole::MutedText));
        painter.drawText(QRectF(area.left(), area.top(), area.width(), m_line), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("A unix socket has no network between its ends: what is taken is in the peer's queue."));
        return;
    }
    const QFontMetrics metrics(m_small);
    const double names = namesChars * double(m_em);
    const double column = std::min((area.width() - names) / 2, 48.0 * m_em);
    double y = area.top();
    for (const size_t which : {0U, 1U}) {
        painter.setPen(endColor(which));
        painter.drawText(QRectF(area.left() + names + double(which) * column, y, column - m_em, m_line),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(endName(which), Qt::ElideRight, int(column) - m_em));
    }
    y += m_line;
    for (const auto &row : figures()) {
        painter.setPen(m_theme.color(ColorRole::Line));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.left() + names + 2 * column, y));
        for (const size_t cell : {0U, 1U, 2U}) {
            const double left = cell == 0 ? area.left() : area.left() + names + double(cell - 1) * column;
            const double width = (cell == 0 ? names : column) - m_em;
            painter.setPen(m_theme.color(cell == 0 ? ColorRole::MutedText : ColorRole::Text));
            painter.drawText(QRectF(left, y, width, m_line), Qt::AlignLeft | Qt::AlignVCenter,
                             metrics.elidedText(row[cell], Qt::ElideRight, int(width)));
        }
        y += m_line;
    }
}

} // namespace sw
