// SPDX-License-Identifier: GPL-3.0-or-later
// The ways back to CLOSED of TcpStatesView: along its two sides, where nothing else is drawn.
#include "tcpstatesview.h"

#include <algorithm>
#include <array>

#include <QPainter>

#include "theme.h"

namespace sw {

namespace {

constexpr double headLength = 9;
constexpr double headWidth = 4;

/// How the line from a state to CLOSED runs.
enum class Rail : quint8 { Left, Right, Straight };

struct Return
{
    TcpState from;
    Rail rail;
    bool usual; ///< drawn also when nobody took it
};

constexpr std::array<Return, 10> returns{{
    {TcpState::TimeWait, Rail::Right, true},
    {TcpState::LastAck, Rail::Right, true},
    {TcpState::CloseWait, Rail::Right, false},
    {TcpState::Closing, Rail::Right, false},
    {TcpState::SynSent, Rail::Right, false},
    {TcpState::Listen, Rail::Left, false},
    {TcpState::SynRecv, Rail::Left, false},
    {TcpState::FinWait1, Rail::Left, false},
    {TcpState::FinWait2, Rail::Left, false},
    {TcpState::Established, Rail::Straight, false},
}};

} // namespace

std::vector<TcpState> TcpStatesView::returnsTaken() const
{
    std::vector<TcpState> taken;
    for (const Return &one : returns) {
        if (m_feed.end(0).path.took(one.from, TcpState::Close) || m_feed.end(1).path.took(one.from, TcpState::Close))
            taken.push_back(one.from);
    }
    return taken;
}

QString TcpStatesView::returnText(TcpState from) const
{
    for (const TcpEdge &edge : tcpEdges()) {
        if (edge.from == from && edge.to == TcpState::Close)
            return causeText(edge.cause);
    }
    return QStringLiteral("RST");
}

void TcpStatesView::paintReturns(QPainter &painter, const QRectF &area)
{
    for (const Return &one : returns)
        paintReturn(painter, area, one.from, one.usual);
}

void TcpStatesView::paintReturn(QPainter &painter, const QRectF &area, TcpState from, bool usual)
{
    const std::array<bool, 2> took{m_feed.end(0).path.took(from, TcpState::Close),
                                   m_feed.end(1).path.took(from, TcpState::Close)};
    if (!usual && !took[0] && !took[1])
        return;
    const auto &way = *std::find_if(returns.begin(), returns.end(),
                                    [&](const Return &one) { return one.from == from; });
    const QRectF start = boxOf(area, from);
    const QRectF closed = boxOf(area, TcpState::Close);
    const auto draw = [&](const QColor &color, double width, double aside) {
        QPolygonF line;
        QPointF head;
        if (way.rail == Rail::Straight) {
            const double x = closed.center().x() + 12 + aside;
            line << QPointF(x, start.top()) << QPointF(x, closed.bottom());
            head = QPointF(0, -1);
        } else {
            const bool right = way.rail == Rail::Right;
            const double x = (right ? area.right() - 3 : area.left() + 3) + aside;
            const double edge = right ? start.right() : start.left();
            line << QPointF(edge, start.center().y() + aside) << QPointF(x, start.center().y() + aside)
                 << QPointF(x, closed.center().y() + aside)
                 << QPointF(right ? closed.right() : closed.left(), closed.center().y() + aside);
            head = QPointF(right ? -1 : 1, 0);
        }
        painter.setPen(QPen(color, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
        const QPointF tip = line.last();
        const QPointF across(-head.y() * headWidth, head.x() * headWidth);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF({tip, tip - head * headLength + across, tip - head * headLength - across}));
    };
    if (!took[0] && !took[1])
        draw(m_theme.color(ColorRole::Line), 1.2, 0);
    for (const size_t which : {0U, 1U}) {
        if (took[which])
            draw(endColor(which), 2.4, !took[1 - which] ? 0 : which == 0 ? -3 : 3);
    }
    const QFontMetrics metrics(m_small);
    const QString text = returnText(from);
    QRectF label(0, 0, metrics.horizontalAdvance(text) + 6, metrics.height());
    if (way.rail == Rail::Straight)
        label.moveCenter(QPointF(closed.center().x() + 12, (start.top() + closed.bottom()) / 2));
    else if (way.rail == Rail::Right)
        label.moveCenter(QPointF((start.right() + area.right()) / 2, start.center().y()));
    else
        label.moveCenter(QPointF((start.left() + area.left()) / 2, start.center().y()));
    painter.fillRect(label, m_theme.color(ColorRole::Surface));
    painter.setFont(m_small);
    painter.setPen(m_theme.color(took[0] || took[1] ? ColorRole::Text : ColorRole::MutedText));
    painter.drawText(label, Qt::AlignCenter, text);
}

} // namespace sw
