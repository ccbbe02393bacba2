// SPDX-License-Identifier: GPL-3.0-or-later
#include "throughputview.h"

#include <algorithm>
#include <cmath>

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "logformat.h"
#include "plaintooltip.h"
#include "theme.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr double leastSpan = 0.5; ///< seconds
constexpr double mostSpan = 1e7;
constexpr double wheelStep = 1.2;
constexpr double keyStep = 1.5;
constexpr double panStep = 0.1; ///< of the span
constexpr int wheelNotch = 120;
constexpr int leastHeight = 80;
constexpr double leastPlotLines = 7; ///< with less than that, one reads no value off a plot
constexpr double timesLines = 1.6; ///< below the last one

QByteArray quoted(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'"', QLatin1String("\"\""));
    return '"' + escaped.toUtf8() + '"';
}

} // namespace

ThroughputView::ThroughputView(ThroughputFeed &feed, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("throughputView"));
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(&m_theme, &Theme::changed, this, &ThroughputView::updateLook);
    connect(&m_feed, &ThroughputFeed::changed, this, &ThroughputView::refresh);
    updateLook();
}

void ThroughputView::updateLook()
{
    m_small = m_theme.smallFont();
    m_line = QFontMetrics(m_small).height();
    m_em = QFontMetrics(m_small).averageCharWidth();
    refresh();
}

void ThroughputView::refresh()
{
    setAccessibleName(tr("Throughput over time"));
    updateLeast();
    if (isVisible() && QAccessible::isActive())
        setAccessibleDescription(textAt(QPoint(width() - 1, 0)));
    update();
}

// Several plots keep their height: who shows them scrolls.
void ThroughputView::updateLeast()
{
    const int least = std::max(leastHeight, int((double(shown().size()) * leastPlotLines + timesLines) * m_line));
    if (least != minimumHeight())
        setMinimumHeight(least);
}

void ThroughputView::setWho(WhoOf who)
{
    m_who = std::move(who);
    refresh();
}

QString ThroughputView::endName(const Conversation::End &end) const
{
    if (end.socket == 0)
        return tr("the other end");
    const WhoText who = m_who && end.endpoint != 0 ? m_who(end.endpoint, end.connection) : WhoText{};
    return who.text.isEmpty() ? tr("socket %1").arg(end.socket) : who.text;
}

QString ThroughputView::nameOf(const Conversation &talk) const
{
    return QStringLiteral("%1 ↔ %2").arg(endName(talk.ends[0]), endName(talk.ends[1]));
}

QString ThroughputView::quantityName(Quantity quantity) const
{
    switch (quantity) {
    case Quantity::Calls:
        return tr("Calls per second");
    case Quantity::RoundTrip:
        return tr("Round trip (rtt)");
    case Quantity::Window:
        return tr("Congestion window (cwnd)");
    default:
        return tr("Bytes per second");
    }
}

QString ThroughputView::lineName(Quantity quantity, size_t which) const
{
    if (m_feed.isAll()) {
        if (quantity == Quantity::Calls)
            return tr("all sockets");
        return which == 0 ? tr("sent by all sockets") : tr("received by all sockets");
    }
    const Conversation *talk = m_feed.conversation();
    if (!talk)
        return {};
    const QString name = endName(talk->ends[which]);
    return quantity == Quantity::Bytes ? QStringLiteral("%1 → %2").arg(name, endName(talk->ends[1 - which])) : name;
}

QString ThroughputView::valueText(Quantity quantity, double value)
{
    switch (quantity) {
    case Quantity::Calls:
        return tr("%1/s", "calls")
            .arg(QLocale().toString(value, 'f', value < 10 && value != std::floor(value) ? 1 : 0));
    case Quantity::RoundTrip:
        return value <= 0 ? QStringLiteral("0") : logDuration(qint64(value * 1e9));
    case Quantity::Window:
        return UnitWords::size(quint64(std::max(0.0, value)));
    default:
        return UnitWords::rate(value);
    }
}

QColor ThroughputView::lineColor(Quantity quantity, size_t which) const
{
    if (m_feed.isAll())
        return m_theme.color(quantity == Quantity::Calls ? ColorRole::Accent
                                 : which == 0            ? ColorRole::Sent
                                                         : ColorRole::Received);
    const Conversation *talk = m_feed.conversation();
    const auto roleOf = [&](size_t end) {
        const EndpointId endpoint = talk && m_who ? talk->ends[end].endpoint : 0;
        return endpoint == 0 ? WhoRole::None : m_who(endpoint, 0).role;
    };
    const bool server = roleOf(which) == WhoRole::Server
        || (roleOf(which) == WhoRole::None && roleOf(1 - which) != WhoRole::Server && which == 1);
    return m_theme.color(server ? ColorRole::Server : ColorRole::Client);
}

void ThroughputView::setShown(Quantity quantity, bool on)
{
    m_shown[size_t(quantity)] = on;
    refresh();
}

std::vector<Quantity> ThroughputView::shown() const
{
    std::vector<Quantity> all;
    for (size_t i = 0; i < m_shown.size(); ++i) {
        if (m_shown[i] && m_feed.has(Quantity(i)))
            all.push_back(Quantity(i));
    }
    return all;
}

double ThroughputView::right() const
{
    return m_follows ? m_feed.nowSeconds() : m_right;
}

void ThroughputView::setFollowing(bool on)
{
    if (m_follows == on)
        return;
    m_right = right();
    m_follows = on;
    Q_EMIT followingChanged(on);
    update();
}

void ThroughputView::zoom(double factor, double at)
{
    const double place = left() + m_span * at;
    const double span = std::clamp(m_span / factor, leastSpan, mostSpan);
    const double newRight = place + span * (1 - at);
    m_span = span;
    if (!m_follows)
        m_right = newRight;
    update();
}

void ThroughputView::showWhole()
{
    const double first = m_feed.firstSeconds();
    m_right = m_feed.nowSeconds();
    m_span = std::clamp((m_right - first) * 1.02, leastSpan, mostSpan);
    setFollowing(true);
    update();
}

void ThroughputView::pan(double part)
{
    const double to = right() + m_span * part;
    const double now = m_feed.nowSeconds();
    m_right = std::clamp(to, std::min(m_feed.firstSeconds(), now), now);
    if (m_follows != (to >= now)) {
        m_follows = to >= now;
        Q_EMIT followingChanged(m_follows);
    }
    update();
}

QByteArray ThroughputView::csv() const
{
    static constexpr std::array<const char *, 4> units{"bytes_per_s", "calls_per_s", "rtt_s", "cwnd_bytes"};
    QByteArray out("seconds,quantity,line,value\r\n");
    for (const Quantity quantity : shown()) {
        for (const size_t which : {0U, 1U}) {
            for (const QPointF &point : m_feed.line(quantity, which, left(), right())) {
                if (!std::isnan(point.y()))
                    out += QByteArray::number(point.x(), 'f', 6) + ',' + units[size_t(quantity)] + ','
                        + quoted(lineName(quantity, which)) + ',' + QByteArray::number(point.y(), 'g', 12) + "\r\n";
            }
        }
    }
    return out;
}

QString ThroughputView::textAt(const QPoint &point) const
{
    const auto quantities = shown();
    if (quantities.empty() || !m_feed.hasAny())
        return {};
    const QRectF plot = plotOf(0, quantities.size());
    const double at = left() + m_span * std::clamp((point.x() - plot.left()) / plot.width(), 0.0, 1.0);
    QStringList lines{tr("%1 s since the start").arg(QLocale().toString(at, 'f', 1))};
    for (const Quantity quantity : quantities) {
        for (const size_t which : {0U, 1U}) {
            const auto line = m_feed.line(quantity, which, left(), right());
            const auto near = std::min_element(line.begin(), line.end(), [at](const QPointF &a, const QPointF &b) {
                return std::abs(a.x() - at) < std::abs(b.x() - at);
            });
            if (near != line.end() && !std::isnan(near->y()))
                lines.append(tr("%1: %2", "a line and its value")
                                 .arg(lineName(quantity, which), valueText(quantity, near->y())));
        }
    }
    return lines.join(u'\n');
}

bool ThroughputView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), plainToolTip(textAt(help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

void ThroughputView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void ThroughputView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_feed.setWatched(true);
}

void ThroughputView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_feed.setWatched(false);
}

void ThroughputView::wheelEvent(QWheelEvent *event)
{
    const QRectF plot = plotOf(0, 1);
    const double at = std::clamp((event->position().x() - plot.left()) / plot.width(), 0.0, 1.0);
    const QPoint turned = event->angleDelta();
    if (turned.x() != 0 && std::abs(turned.x()) > std::abs(turned.y()))
        pan(-double(turned.x()) / wheelNotch * panStep);
    else
        zoom(std::pow(wheelStep, double(turned.y()) / wheelNotch), at);
    event->accept();
}

void ThroughputView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragging = true;
    m_dragged = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void ThroughputView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging)
        return;
    pan((m_dragged.x() - event->position().x()) / plotOf(0, 1).width());
    m_dragged = event->position();
}

void ThroughputView::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging = false;
    unsetCursor();
}

void ThroughputView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(keyStep);
    case Qt::Key_Minus:
        return zoom(1 / keyStep);
    case Qt::Key_Left:
        return pan(-panStep);
    case Qt::Key_Right:
        return pan(panStep);
    case Qt::Key_0:
        return showWhole();
    case Qt::Key_End:
        return setFollowing(true);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace sw
