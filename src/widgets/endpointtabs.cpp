// SPDX-License-Identifier: GPL-3.0-or-later
#include "endpointtabs.h"

#include <array>

#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QTabBar>
#include <QToolButton>

#include "endpointpanel.h"
#include "icons.h"

namespace sw {

namespace {

constexpr int dotSize = 12;
constexpr int dotScale = 3; ///< drawn larger, so that it is sharp on dense screens

enum class Shape : quint8 { Ring, Half, Full, Cross };

struct StateLook
{
    EndpointState state;
    Shape shape;
    const char *word;
};

constexpr std::array<StateLook, 9> states{{
    {EndpointState::Stopped, Shape::Ring, QT_TRANSLATE_NOOP("sw::EndpointTabs", "stopped")},
    {EndpointState::Resolving, Shape::Half, QT_TRANSLATE_NOOP("sw::EndpointTabs", "looking up the name")},
    {EndpointState::Starting, Shape::Half, QT_TRANSLATE_NOOP("sw::EndpointTabs", "starting")},
    {EndpointState::Listening, Shape::Full, QT_TRANSLATE_NOOP("sw::EndpointTabs", "listening")},
    {EndpointState::Connecting, Shape::Half, QT_TRANSLATE_NOOP("sw::EndpointTabs", "connecting")},
    {EndpointState::Connected, Shape::Full, QT_TRANSLATE_NOOP("sw::EndpointTabs", "connected")},
    {EndpointState::Stopping, Shape::Half, QT_TRANSLATE_NOOP("sw::EndpointTabs", "stopping")},
    {EndpointState::Failed, Shape::Cross, QT_TRANSLATE_NOOP("sw::EndpointTabs", "failed")},
    {EndpointState::Receiving, Shape::Full, QT_TRANSLATE_NOOP("sw::EndpointTabs", "receiving")},
}};

constexpr StateLook idleSteps{EndpointState::Stopped, Shape::Ring,
                              QT_TRANSLATE_NOOP("sw::EndpointTabs", "step by step")};
constexpr StateLook openSteps{EndpointState::Connected, Shape::Full,
                              QT_TRANSLATE_NOOP("sw::EndpointTabs", "step by step, sockets are open")};

const StateLook &lookOf(const EndpointPanel &panel)
{
    if (panel.isStepByStep())
        return panel.hasOpenSteps() ? openSteps : idleSteps;
    return states[static_cast<size_t>(panel.endpoint().state())];
}

void drawShape(QPainter &painter, Shape shape, const QColor &color)
{
    const QRectF circle(2, 2, dotSize - 4, dotSize - 4);
    painter.setPen(QPen(color, 1.6));
    switch (shape) {
    case Shape::Cross:
        painter.drawLine(circle.topLeft(), circle.bottomRight());
        painter.drawLine(circle.topRight(), circle.bottomLeft());
        return;
    case Shape::Full:
        painter.setBrush(color);
        break;
    case Shape::Half:
        painter.setBrush(color);
        painter.drawChord(circle, 90 * 16, 180 * 16);
        painter.setBrush(Qt::NoBrush);
        break;
    case Shape::Ring:
        break;
    }
    painter.drawEllipse(circle);
}

} // namespace

EndpointTabs::EndpointTabs(WhoRole role, const Theme &theme, QWidget *parent)
    : QTabWidget(parent)
    , m_role(role)
    , m_theme(theme)
    , m_add(new QToolButton(this))
{
    const bool server = role == WhoRole::Server;
    setObjectName(server ? QStringLiteral("serverTabs") : QStringLiteral("clientTabs"));
    setMovable(true);
    setDocumentMode(true);
    setElideMode(Qt::ElideRight);
    tabBar()->setObjectName(server ? QStringLiteral("serverTabBar") : QStringLiteral("clientTabBar"));
    tabBar()->setExpanding(false);
    m_add->setObjectName(server ? QStringLiteral("addServerTab") : QStringLiteral("addClientTab"));
    m_add->setIcon(themedIcon(theme, QLatin1StringView("add")));
    m_add->setAutoRaise(true);
    setCornerWidget(m_add, Qt::TopRightCorner);
    connect(m_add, &QToolButton::clicked, this, &EndpointTabs::addRequested);
    connect(&theme, &Theme::changed, this, [this] {
        for (EndpointPanel *one : panels())
            showPanel(one);
    });
    retranslate();
}

void EndpointTabs::addPanel(EndpointPanel *panel, int at)
{
    // Scrolls when the window is too small or the letters too large for all of it: nothing is clipped.
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(panel);
    const int index = insertTab(at, area, QString());
    auto *close = new QToolButton(tabBar());
    close->setObjectName(QStringLiteral("closeTabButton"));
    close->setIcon(themedIcon(m_theme, QLatin1StringView("close"), ColorRole::MutedText));
    close->setAutoRaise(true);
    close->setIconSize({dotSize, dotSize});
    close->setFocusPolicy(Qt::TabFocus);
    connect(close, &QToolButton::clicked, this, [this, panel] { closePanel(indexOfPanel(panel)); });
    tabBar()->setTabButton(index, QTabBar::RightSide, close);
    showPanel(panel);
    connect(panel, &EndpointPanel::changed, this, [this, panel] { showPanel(panel); });
    setCurrentIndex(index);
    Q_EMIT panelsChanged();
}

EndpointPanel *EndpointTabs::panel(int index) const
{
    const auto *area = qobject_cast<QScrollArea *>(widget(index));
    return area ? qobject_cast<EndpointPanel *>(area->widget()) : nullptr;
}

int EndpointTabs::indexOfPanel(const EndpointPanel *panel) const
{
    for (int i = 0; i < count(); ++i) {
        if (panel && this->panel(i) == panel)
            return i;
    }
    return -1;
}

EndpointPanel *EndpointTabs::currentPanel() const
{
    return panel(currentIndex());
}

std::vector<EndpointPanel *> EndpointTabs::panels() const
{
    std::vector<EndpointPanel *> all;
    for (int i = 0; i < count(); ++i) {
        if (EndpointPanel *one = panel(i))
            all.push_back(one);
    }
    return all;
}

void EndpointTabs::closePanel(int index)
{
    QWidget *gone = widget(index);
    if (!gone)
        return;
    removeTab(index);
    // The endpoint closes its sockets when it goes.
    gone->hide();
    gone->deleteLater();
    Q_EMIT panelsChanged();
}

QIcon EndpointTabs::dot(const EndpointPanel &panel) const
{
    const StateLook &look = lookOf(panel);
    ColorRole role = m_role == WhoRole::Server ? ColorRole::Server : ColorRole::Client;
    if (look.shape == Shape::Ring)
        role = ColorRole::MutedText;
    else if (look.shape == Shape::Half)
        role = ColorRole::Blocked;
    else if (look.shape == Shape::Cross)
        role = ColorRole::Error;
    QPixmap pixmap(dotSize * dotScale, dotSize * dotScale);
    pixmap.setDevicePixelRatio(dotScale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    drawShape(painter, look.shape, m_theme.color(role));
    return pixmap;
}

QString EndpointTabs::stateWord(const EndpointPanel &panel)
{
    return tr(lookOf(panel).word);
}

void EndpointTabs::showPanel(EndpointPanel *panel)
{
    const int index = indexOfPanel(panel);
    if (index < 0)
        return;
    const QString title = panel->title();
    const QString spoken = tr("%1, %2", "title of a tab, state").arg(title, stateWord(*panel));
    if (tabText(index) != title) {
        setTabText(index, title);
        Q_EMIT panelsChanged();
    }
    setTabToolTip(index, spoken);
    tabBar()->setAccessibleTabName(index, spoken);
    setTabIcon(index, dot(*panel));
    if (QWidget *close = tabBar()->tabButton(index, QTabBar::RightSide)) {
        close->setAccessibleName(tr("Close tab"));
        close->setToolTip(tr("Close this tab and everything that is open in it"));
    }
}

void EndpointTabs::retranslate()
{
    const bool server = m_role == WhoRole::Server;
    m_add->setToolTip(server ? tr("New server (Ctrl+T)") : tr("New client (Ctrl+Shift+T)"));
    m_add->setAccessibleName(server ? tr("New server") : tr("New client"));
    setAccessibleName(server ? tr("Servers") : tr("Clients"));
    tabBar()->setAccessibleName(accessibleName());
    for (EndpointPanel *one : panels())
        showPanel(one);
}

void EndpointTabs::changeEvent(QEvent *event)
{
    QTabWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw
