// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowdplot.h"

#include <algorithm>

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include "crowdfiguresview.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int hintLines = 6;
constexpr int leastLines = 4;
constexpr int leastChars = 30;
constexpr int valueChars = 11; ///< left of the plot
constexpr double nsPerS = 1e9;
constexpr double lineWidth = 1.6;

} // namespace

CrowdPlot::CrowdPlot(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("crowdPlot"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

QSize CrowdPlot::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * leastChars, fontMetrics().height() * hintLines};
}

QSize CrowdPlot::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * leastChars, fontMetrics().height() * leastLines};
}

void CrowdPlot::setSamples(std::vector<CrowdSample> samples)
{
    m_samples = std::move(samples);
    update();
}

void CrowdPlot::setQuantity(Quantity quantity)
{
    m_quantity = quantity;
    update();
}

std::vector<CrowdPlot::Line> CrowdPlot::lines() const
{
    std::vector<Line> found;
    const auto add = [&](const QString &name, ColorRole role, bool dashed, const auto &valueOf) {
        Line line;
        line.color = m_theme.color(role);
        line.dashed = dashed;
        line.name = name;
        qint64 before = 0;
        for (const CrowdSample &one : m_samples) {
            const double seconds = static_cast<double>(one.ns - before) / nsPerS;
            before = one.ns;
            const double value = valueOf(one, std::max(seconds, 1e-3));
            if (value >= 0)
                line.points.emplace_back(static_cast<double>(one.ns) / nsPerS, value);
        }
        found.push_back(std::move(line));
    };
    switch (m_quantity) {
    case Quantity::Latency:
        add(tr("half of the answers"), ColorRole::Received, false,
            [](const CrowdSample &one, double) { return one.answered == 0 ? -1.0 : static_cast<double>(one.p50); });
        add(tr("99 of 100"), ColorRole::Blocked, true,
            [](const CrowdSample &one, double) { return one.answered == 0 ? -1.0 : static_cast<double>(one.p99); });
        break;
    case Quantity::Messages:
        add(tr("sent"), ColorRole::Sent, false,
            [](const CrowdSample &one, double seconds) { return static_cast<double>(one.sent) / seconds; });
        add(tr("answered"), ColorRole::Received, true,
            [](const CrowdSample &one, double seconds) { return static_cast<double>(one.answered) / seconds; });
        break;
    case Quantity::Connections:
        add(tr("connected"), ColorRole::Client, false,
            [](const CrowdSample &one, double) { return static_cast<double>(one.open); });
        add(tr("failed"), ColorRole::Error, true,
            [](const CrowdSample &one, double) { return static_cast<double>(one.failed); });
        break;
    }
    return found;
}

QString CrowdPlot::valueText(double value) const
{
    if (m_quantity == Quantity::Latency)
        return CrowdFiguresView::time(static_cast<qint64>(value));
    return QLocale().toString(value, 'f', 0);
}

void CrowdPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.smallFont());
    const QFontMetrics metrics(painter.font());
    const int line = metrics.height();
    const double left = metrics.averageCharWidth() * valueChars;
    const QRectF plot(left, 1.2 * line, std::max(width() - left - 4.0, 10.0), std::max(height() - 2.4 * line, 10.0));
    const std::vector<Line> all = lines();
    double most = 0;
    double from = 0;
    double to = 1;
    for (const Line &one : all) {
        for (const QPointF &point : one.points)
            most = std::max(most, point.y());
    }
    if (!m_samples.empty()) {
        from = m_samples.size() > 1 ? 0 : from;
        to = std::max(static_cast<double>(m_samples.back().ns) / nsPerS, 1.0);
        from = std::min(static_cast<double>(m_samples.front().ns) / nsPerS, to);
        from = from < 1 ? 0 : from;
    }
    painter.setPen(m_theme.color(ColorRole::Line));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    if (most <= 0) {
        painter.setPen(m_theme.color(ColorRole::MutedText));
        painter.drawText(plot, Qt::AlignCenter, tr("Nothing measured yet"));
        return;
    }
    painter.drawLine(plot.topLeft(), plot.topRight());
    painter.setPen(m_theme.color(ColorRole::MutedText));
    const QRectF values(0, plot.top() - line / 2.0, left - 6, line);
    painter.drawText(values, Qt::AlignRight | Qt::AlignVCenter, valueText(most));
    painter.drawText(values.translated(0, plot.height()), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("0"));
    const QRectF times(plot.left(), plot.bottom() + 2, plot.width(), line);
    painter.drawText(times, Qt::AlignLeft, tr("%1 s", "seconds").arg(QLocale().toString(from, 'f', 0)));
    painter.drawText(times, Qt::AlignRight, tr("%1 s", "seconds").arg(QLocale().toString(to, 'f', 0)));
    double legend = plot.right();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        QPainterPath path;
        bool begun = false;
        for (const QPointF &point : one->points) {
            const QPointF at(plot.left() + plot.width() * (point.x() - from) / std::max(to - from, 1e-3),
                             plot.bottom() - plot.height() * point.y() / most);
            begun ? path.lineTo(at) : path.moveTo(at);
            begun = true;
        }
        const QPen pen(one->color, lineWidth, one->dashed ? Qt::DashLine : Qt::SolidLine);
        painter.setPen(pen);
        if (one->points.size() == 1)
            painter.drawEllipse(path.currentPosition(), 1, 1);
        else
            painter.drawPath(path);
        const double wide = metrics.horizontalAdvance(one->name);
        painter.setPen(m_theme.color(ColorRole::MutedText));
        painter.drawText(QRectF(legend - wide, 0, wide, line), Qt::AlignCenter, one->name);
        painter.setPen(pen);
        painter.drawLine(QPointF(legend - wide - 24, line / 2.0), QPointF(legend - wide - 5, line / 2.0));
        legend -= wide + 36;
    }
}

void CrowdPlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CrowdPlot::retranslate()
{
    setAccessibleName(tr("Course of the run"));
    setToolTip(tr("Over the time since the start, a point every quarter of a second"));
    update();
}

} // namespace sw
