// SPDX-License-Identifier: GPL-3.0-or-later
#include "longbar.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

#include "elidedlabel.h"
#include "longdialog.h"
#include "styleproperty.h"

namespace sw {

namespace {

constexpr int lookMs = 200;
constexpr double msPerSecond = 1000.0;
constexpr double nsPerMs = 1e6;

QString seconds(int ms)
{
    return QLocale().toString(ms / msPerSecond, 'f', 1);
}

} // namespace

LongBar::LongBar(ClientEndpoint &client, Options options, QWidget *parent)
    : LongBar(
        client,
        [&client] {
            return client.state() == EndpointState::Connected ? std::vector<Heartbeat::Open>{{client.socket(), 0}}
                                                              : std::vector<Heartbeat::Open>();
        },
        std::move(options), parent)
{
    m_reconnector = std::make_unique<Reconnector>(client);
    connect(m_reconnector.get(), &Reconnector::changed, this, &LongBar::showLine);
    m_short = std::make_unique<ShortConnection>(client);
    connect(m_short.get(), &ShortConnection::changed, this, &LongBar::showLine);
}

LongBar::LongBar(Endpoint &server, std::function<std::vector<Heartbeat::Open>()> open, Options options, QWidget *parent)
    : QWidget(parent)
    , m_endpoint(server)
    , m_open(std::move(open))
    , m_options(std::move(options))
    , m_heartbeat(server, m_open)
{
    setObjectName(QStringLiteral("longBar"));
    build();
    connect(&m_heartbeat, &Heartbeat::changed, this, &LongBar::showLine);
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, &LongBar::showLine);
    retranslate();
    hide();
}

void LongBar::build()
{
    m_label = new ElidedLabel(this);
    m_label->setObjectName(QStringLiteral("longLine"));
    m_giveUp = new QToolButton(this);
    m_giveUp->setObjectName(QStringLiteral("retryGiveUp"));
    setStyleProperty(m_giveUp, "outlined", true);
    m_action = new QAction(this);
    m_action->setObjectName(QStringLiteral("longAction"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_label, 1);
    line->addWidget(m_giveUp);
    connect(m_action, &QAction::triggered, this, &LongBar::open);
    connect(m_giveUp, &QToolButton::clicked, this, [this] { m_reconnector->giveUp(); });
}

void LongBar::retranslate()
{
    m_action->setText(tr("Long connection…"));
    m_action->setToolTip(tr("Heartbeat, TCP keepalive, connecting again"));
    m_label->setAccessibleName(tr("What keeps the connection"));
    m_giveUp->setText(tr("Stop trying"));
    m_giveUp->setToolTip(tr("No further try until you connect yourself"));
    m_giveUp->setAccessibleName(m_giveUp->toolTip());
    if (m_dialog != nullptr) { // made anew in the other language
        const bool seen = m_dialog->isVisible();
        delete std::exchange(m_dialog, nullptr);
        if (seen)
            open();
    }
    showLine();
}

void LongBar::setSettings(const LongSettings &settings)
{
    m_settings = settings;
    m_heartbeat.setSettings(settings.heartbeat);
    applyReconnect();
    if (m_dialog != nullptr)
        m_dialog->load();
    showLine();
}

void LongBar::applyReconnect()
{
    if (!m_reconnector)
        return;
    ReconnectSettings settings = m_settings.reconnect;
    settings.on = settings.on && !m_short->settings().on; // those that are meant to end do not come again
    m_reconnector->setSettings(settings);
}

ShortSettings LongBar::shortSettings() const
{
    return m_short ? m_short->settings() : ShortSettings();
}

void LongBar::setShortSettings(const ShortSettings &settings)
{
    if (!m_short)
        return;
    m_short->setSettings(settings);
    applyReconnect();
    showLine();
}

void LongBar::setKeepalive(const PresetOptions &all, const PresetOptions &keepalive)
{
    m_options.set(all);
    for (const Heartbeat::Open &one : m_open()) {
        SocketCommand like;
        like.call = Call::Setsockopt;
        like.socket = one.socket;
        like.connection = one.connection;
        like.endpoint = m_endpoint.id();
        like.backend = m_endpoint.backend();
        for (const PresetPlace place : {PresetPlace::NewSocket, PresetPlace::Connection}) {
            for (SocketCommand &set : presetCommands(keepalive, place, like))
                m_endpoint.workbench().execute(std::move(set));
        }
    }
}

void LongBar::takeLook(const SocketsNow &now)
{
    quint32 nearest = 0;
    for (const Heartbeat::Open &one : m_tcp ? m_open() : std::vector<Heartbeat::Open>()) {
        const auto facts = now.facts.find(one.socket);
        const KernelSocket *kernel = facts == now.facts.end() ? nullptr : now.kernelSocket(facts->local, facts->peer);
        // Of other states this timer is another one.
        if (kernel != nullptr && kernel->state == TcpState::Established && kernel->keepaliveMs > 0)
            nearest = nearest == 0 ? kernel->keepaliveMs : qMin(nearest, kernel->keepaliveMs);
    }
    m_keepaliveMs = nearest;
    showLine();
}

QString LongBar::heartbeatText() const
{
    const auto &states = m_heartbeat.states();
    if (!m_settings.heartbeat.on || states.empty())
        return {};
    quint64 sent = 0;
    quint64 answered = 0;
    int misses = 0;
    qint64 took = 0;
    qint64 newest = 0;
    for (const BeatState &one : states) {
        sent += one.sent;
        answered += one.answered;
        misses = qMax(misses, one.misses);
        if (one.answeredNs > newest) {
            newest = one.answeredNs;
            took = one.tookNs;
        }
    }
    const QLocale locale;
    QString text = tr("♥ %1 sent, %2 answered").arg(locale.toString(sent), locale.toString(answered));
    if (newest > 0)
        text += tr(", the last after %1 ms").arg(locale.toString(double(took) / nsPerMs, 'f', 1));
    if (misses > 0)
        text += tr(", %1 missed in a row").arg(locale.toString(misses));
    return text;
}

QString LongBar::keepaliveText() const
{
    return m_keepaliveMs == 0 ? QString() : tr("next TCP keepalive probe in %1 s").arg(seconds(int(m_keepaliveMs)));
}

QString LongBar::retryText() const
{
    if (!m_reconnector || !m_reconnector->waits())
        return {};
    return tr("try %1 to connect follows in %2 s").arg(m_reconnector->attempt()).arg(seconds(m_reconnector->leftMs()));
}

QString LongBar::shortText() const
{
    if (!m_short || !m_short->settings().on)
        return {};
    const ShortCost &cost = m_short->cost();
    const QLocale locale;
    const auto ms = [&locale](qint64 ns) { return locale.toString(double(ns) / nsPerMs, 'f', 1); };
    if (cost.made + cost.failed == 0)
        return tr("each message gets a connection of its own");
    QString text = tr("connected in %1 ms").arg(ms(cost.connectNs));
    if (cost.answerNs > 0)
        text += tr(", answered after %1 ms").arg(ms(cost.answerNs));
    if (cost.totalNs > 0)
        text += tr(", ended after %1 ms").arg(ms(cost.totalNs));
    text += QStringLiteral(" · ") + tr("%1 made").arg(locale.toString(cost.made));
    if (cost.made > 1)
        text += tr(", %1 ms each").arg(ms(cost.sumNs / qint64(cost.made)));
    if (cost.failed > 0)
        text += tr(", %1 failed").arg(locale.toString(cost.failed));
    if (cost.unanswered > 0)
        text += tr(", %1 without an answer").arg(locale.toString(cost.unanswered));
    if (const int left = m_tcp ? m_short->timeWaits() : 0; left > 0)
        text += tr(", %1 left in TIME_WAIT").arg(locale.toString(left));
    return text;
}

QString LongBar::line() const
{
    QStringList parts{shortText(), retryText(), heartbeatText(), keepaliveText()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

void LongBar::showLine()
{
    m_heartbeat.look();
    const QString text = line();
    m_label->setText(text);
    const bool waits = m_reconnector && m_reconnector->waits();
    m_giveUp->setVisible(waits);
    // A countdown goes on without records.
    if (waits && !m_look.isActive())
        m_look.start();
    else if (!waits)
        m_look.stop();
    setVisible(!text.isEmpty());
    Q_EMIT shown();
}

void LongBar::open()
{
    if (m_dialog == nullptr) {
        m_dialog = new LongDialog(*this, this);
        connect(m_dialog, &LongDialog::shortEdited, this, &LongBar::edited);
        connect(m_dialog, &LongDialog::edited, this, [this](const LongSettings &settings) {
            setSettings(settings);
            Q_EMIT edited();
        });
    }
    m_dialog->load();
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace sw
