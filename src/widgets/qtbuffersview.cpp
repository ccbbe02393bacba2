// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtbuffersview.h"

#include <algorithm>

#include <QEvent>
#include <QPainter>

#include "theme.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr int gap = 4;
constexpr int boxPadding = 6;
constexpr quint64 kernelFull = 4ULL * 1024 * 1024; // the most that Linux lets a send buffer grow to (tcp_wmem)
constexpr double radius = 3;

} // namespace

QtBuffersView::QtBuffersView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("qtBuffers"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
    retranslate();
    hide();
}

void QtBuffersView::showFacts(const std::optional<SocketFacts> &facts, const KernelSocket *kernel)
{
    const bool shown = facts && facts->readBufferSize != 0;
    setVisible(shown);
    if (!shown)
        return;
    m_out = {facts->bytesInWriteBuffer, facts->writeBufferBound,
             kernel ? std::optional<quint64>(kernel->sendQueue) : std::nullopt};
    m_in = {facts->bytesInReadBuffer, facts->readBufferSize,
            kernel ? std::optional<quint64>(kernel->receiveQueue) : std::nullopt};
    setAccessibleDescription(
        QStringLiteral("%1, %2; %3, %4")
            .arg(qtText(m_out, true), kernelText(m_out, true), qtText(m_in, false), kernelText(m_in, false)));
    update();
}

int QtBuffersView::rowHeight() const
{
    return QFontMetrics(m_theme.smallFont()).height() + boxPadding;
}

QSize QtBuffersView::sizeHint() const
{
    return {rowHeight() * 16, 2 * rowHeight() + gap};
}

QSize QtBuffersView::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

QString QtBuffersView::qtText(const Lane &lane, bool sending) const
{
    const QString name = sending ? QStringLiteral("bytesToWrite") : QStringLiteral("bytesAvailable");
    return tr("Qt: %1 %2 of %3", "name of the figure, bytes, the most")
        .arg(name, UnitWords::size(lane.inQt), UnitWords::size(lane.bound));
}

QString QtBuffersView::kernelText(const Lane &lane, bool sending) const
{
    const QString name = sending ? QStringLiteral("Send-Q") : QStringLiteral("Recv-Q");
    return tr("Kernel: %1 %2", "name of the queue, bytes")
        .arg(name, lane.inKernel ? UnitWords::size(*lane.inKernel) : QStringLiteral("–"));
}

void QtBuffersView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int height = rowHeight();
    paintLane(painter, QRect(0, 0, width(), height), m_out, true);
    paintLane(painter, QRect(0, height + gap, width(), height), m_in, false);
}

void QtBuffersView::paintLane(QPainter &painter, const QRect &row, const Lane &lane, bool sending) const
{
    const QFont small = m_theme.smallFont();
    const QFontMetrics metrics(small);
    const QString arrow = sending ? QStringLiteral("→") : QStringLiteral("←");
    const int arrowWidth = metrics.horizontalAdvance(arrow) + 2 * gap;
    const QString call = sending ? QStringLiteral("write()") : QStringLiteral("read()");
    const QString network = tr("network");
    const int callWidth = metrics.horizontalAdvance(QStringLiteral("write()"));
    const int networkWidth = metrics.horizontalAdvance(network);
    const int boxes = std::max(0, row.width() - callWidth - networkWidth - 3 * arrowWidth);
    const int qtWidth = boxes * 3 / 5; // its text is the longer one
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setFont(small);
    int x = row.left();
    const auto word = [&](const QString &text, int width, ColorRole ink) {
        painter.setPen(m_theme.color(ink));
        painter.drawText(QRect(x, row.top(), width, row.height()), Qt::AlignCenter, text);
        x += width;
    };
    const auto filled = [](quint64 bytes, quint64 most) {
        return most == 0 ? 0.0 : std::min(1.0, static_cast<double>(bytes) / static_cast<double>(most));
    };
    word(call, callWidth, ColorRole::Text);
    word(arrow, arrowWidth, ColorRole::MutedText);
    paintBox(painter, QRect(x, row.top(), qtWidth, row.height()), filled(lane.inQt, lane.bound), true,
             qtText(lane, sending));
    x += qtWidth;
    word(arrow, arrowWidth, ColorRole::MutedText);
    paintBox(painter, QRect(x, row.top(), boxes - qtWidth, row.height()), filled(lane.inKernel.value_or(0), kernelFull),
             false, kernelText(lane, sending));
    x += boxes - qtWidth;
    word(arrow, arrowWidth, ColorRole::MutedText);
    word(network, networkWidth, ColorRole::MutedText);
}

void QtBuffersView::paintBox(QPainter &painter, const QRect &box, double filled, bool ofQt, const QString &text) const
{
    const QRectF edge = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor ink = m_theme.color(ofQt ? ColorRole::QtLayer : ColorRole::MutedText);
    QPen pen(ink);
    if (ofQt)
        pen.setStyle(Qt::DashLine); // a buffer of the program's own: told apart without the colour
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(ColorRole::Surface));
    painter.drawRoundedRect(edge, radius, radius);
    QRectF level = edge;
    level.setWidth(edge.width() * filled);
    painter.setBrush(m_theme.color(ofQt ? ColorRole::QtLayerSoft : ColorRole::IdleSoft));
    painter.drawRoundedRect(level, radius, radius);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(edge, radius, radius);
    painter.setPen(m_theme.color(ofQt ? ColorRole::QtLayer : ColorRole::Text));
    const QRect inner = box.adjusted(boxPadding, 0, -boxPadding, 0);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, inner.width()));
}

void QtBuffersView::retranslate()
{
    setAccessibleName(tr("What waits in Qt's buffers and in the kernel's"));
    setToolTip(
        tr("write() puts all bytes into Qt's buffer at once and returns; the event loop hands them to the kernel when it "
           "has room. Further sends wait here at %1.\nQt reads ahead up to readBufferSize; when that is full, the "
           "kernel's receive buffer fills, and TCP slows the peer.")
            .arg(UnitWords::size(m_out.bound == 0 ? 64ULL * 1024 * 1024 : m_out.bound)));
    update();
}

void QtBuffersView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
}

} // namespace sw
