// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfacts.h"

#include <algorithm>
#include <array>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>

#include "connectionstext.h"
#include "elidedlabel.h"
#include "flowlayout.h"
#include "qtbuffersview.h"
#include "theme.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr int barParts = 1000;
constexpr int barWidth = 50;
constexpr int barHeight = 6;
constexpr int pillRadius = 8;
// A queue is small below this, whatever the most was: a bar must not jump for ten bytes.
constexpr quint32 leastFull = 64 * 1024;

struct MoodLook
{
    ColorRole text;
    ColorRole base;
};

constexpr std::array<MoodLook, 4> moods{{{ColorRole::MutedText, ColorRole::IdleSoft},
                                         {ColorRole::Blocked, ColorRole::BlockedSoft},
                                         {ColorRole::Client, ColorRole::ClientSoft},
                                         {ColorRole::Error, ColorRole::ErrorSoft}}};

} // namespace

/// A label on a ground of its own with round ends.
class ClientFacts::Pill final : public QLabel
{
public:
    explicit Pill(QWidget *parent)
        : QLabel(parent)
    {
        setContentsMargins(pillRadius, 1, pillRadius, 1);
    }

    void setColors(const QColor &text, const QColor &base)
    {
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, text);
        setPalette(colors);
        m_base = base;
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_base);
        painter.drawRoundedRect(rect(), pillRadius, pillRadius);
        painter.end();
        QLabel::paintEvent(event);
    }

private:
    QColor m_base;
};

ClientFacts::ClientFacts(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_standing(new Pill(this))
    , m_state(new Pill(this))
    , m_addresses(new ElidedLabel(this))
    , m_moved(new QLabel(this))
    , m_sendQueue(makeQueue("sendQueue"))
    , m_receiveQueue(makeQueue("receiveQueue"))
    , m_buffers(new QtBuffersView(theme, this))
{
    setObjectName(QStringLiteral("clientFacts"));
    m_standing->setObjectName(QStringLiteral("standingLabel"));
    m_state->setObjectName(QStringLiteral("tcpStateLabel"));
    m_addresses->setObjectName(QStringLiteral("addressesLabel"));
    m_moved->setObjectName(QStringLiteral("movedLabel"));
    for (QLabel *label : std::initializer_list<QLabel *>{m_standing, m_state, m_moved})
        label->setTextFormat(Qt::PlainText);

    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_standing);
    first->addWidget(m_addresses, 1);
    first->addWidget(m_state);
    auto *figures = new QWidget(this);
    auto *second = new FlowLayout(figures, 8);
    second->setContentsMargins(0, 0, 0, 0);
    second->addWidget(m_moved);
    for (const Queue &queue : {m_sendQueue, m_receiveQueue})
        second->addWidget(queue.group);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(first);
    all->addWidget(figures);
    all->addWidget(m_buffers);
    connect(&theme, &Theme::changed, this, &ClientFacts::applyTheme);
    retranslate();
    applyTheme();
}

ClientFacts::Queue ClientFacts::makeQueue(const char *objectName)
{
    auto *group = new QWidget(this);
    Queue queue{group, new QLabel(group), new QProgressBar(group), new QLabel(group)};
    auto *line = new QHBoxLayout(group);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(queue.name);
    line->addWidget(queue.bar);
    line->addWidget(queue.bytes);
    queue.bar->setObjectName(QLatin1StringView(objectName));
    queue.bar->setRange(0, barParts);
    queue.bar->setTextVisible(false);
    queue.bar->setFixedSize(barWidth, barHeight);
    queue.bytes->setTextFormat(Qt::PlainText);
    queue.bytes->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return queue;
}

void ClientFacts::setStanding(const QString &text, Mood mood)
{
    m_standing->setText(text);
    m_mood = mood;
    applyTheme();
}

QString ClientFacts::standing() const
{
    return m_standing->text();
}

void ClientFacts::showFacts(const std::optional<SocketFacts> &facts, const KernelSocket *kernel)
{
    m_facts = facts;
    const SocketId socket = facts ? facts->socket : 0;
    if (socket != m_socket) {
        m_socket = socket;
        m_sendQueue.most = 0;
        m_receiveQueue.most = 0;
    }
    QString addresses;
    if (facts && facts->peerPid != 0)
        addresses = QStringLiteral("→ %1").arg(
            ConnectionsText::credentialsText(facts->peer.toString(), facts->peerPid, facts->peerUid));
    else if (facts && !facts->peer.isNull())
        addresses = QStringLiteral("%1 → %2").arg(UnitWords::address(facts->local), UnitWords::address(facts->peer));
    m_addresses->setText(addresses);
    m_moved->setText(
        facts
            ? tr("received %1 · sent %2").arg(UnitWords::size(facts->bytesReceived), UnitWords::size(facts->bytesSent))
            : QString());
    m_moved->setVisible(facts.has_value());
    const QString state = kernel ? QString(tcpStateName(kernel->state)) : QString();
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    m_buffers->showFacts(facts, kernel);
    const bool drawn = facts && facts->readBufferSize != 0; // the kernel's queues stand there too
    showQueue(m_sendQueue, kernel && !drawn ? std::optional(kernel->sendQueue) : std::nullopt);
    showQueue(m_receiveQueue, kernel && !drawn ? std::optional(kernel->receiveQueue) : std::nullopt);
}

void ClientFacts::showQueue(Queue &queue, const std::optional<quint32> &bytes)
{
    if (bytes && queue.group->isHidden())
        dress(queue);
    queue.group->setVisible(bytes.has_value());
    if (!bytes)
        return;
    queue.most = std::max({queue.most, *bytes, leastFull});
    queue.bar->setValue(static_cast<int>(quint64(*bytes) * barParts / queue.most));
    queue.bytes->setText(UnitWords::size(*bytes));
    queue.bar->setAccessibleDescription(queue.bytes->text());
}

void ClientFacts::applyTheme()
{
    const MoodLook &look = moods[static_cast<size_t>(m_mood)];
    m_standing->setColors(m_theme.color(look.text), m_theme.color(look.base));
    m_state->setColors(m_theme.color(ColorRole::Client), m_theme.color(ColorRole::ClientSoft));
    m_addresses->setFont(m_theme.monospace());
    m_state->setFont(m_theme.monospace());
    for (const Queue *queue : {&m_sendQueue, &m_receiveQueue}) {
        if (!queue->group->isHidden())
            dress(*queue);
    }
}

/// Style sheets take their time: not before it is seen.
void ClientFacts::dress(const Queue &queue) const
{
    const QColor color = m_theme.color(&queue == &m_sendQueue ? ColorRole::Sent : ColorRole::Received);
    queue.bar->setStyleSheet(
        QStringLiteral("QProgressBar::chunk { background: %1; border-radius: 3px; }").arg(color.name()));
    queue.bytes->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("888 KiB")));
}

void ClientFacts::retranslate()
{
    m_addresses->setAccessibleName(tr("Local and peer address"));
    m_standing->setAccessibleName(tr("How the connection stands"));
    m_state->setToolTip(tr("TCP state as the kernel reports it"));
    m_sendQueue.name->setText(tr("Send-Q"));
    m_receiveQueue.name->setText(tr("Recv-Q"));
    m_sendQueue.bar->setAccessibleName(tr("Send queue"));
    m_receiveQueue.bar->setAccessibleName(tr("Receive queue"));
    m_sendQueue.bar->setToolTip(
        tr("Bytes that were taken from send() and not yet acknowledged; full = the most so far"));
    m_receiveQueue.bar->setToolTip(tr("Bytes that have arrived and wait for recv(); full = the most so far"));
    showFacts(m_facts, nullptr);
}

void ClientFacts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw
