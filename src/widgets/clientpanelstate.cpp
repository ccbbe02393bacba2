// SPDX-License-Identifier: GPL-3.0-or-later
// What a client panel shows of its connection's state: how it stands, why it ended, what can be done.
#include "clientpanel.h"

#include <array>
#include <cerrno>

#include <QLineEdit>
#include <QLocale>

#include "backendchoice.h"
#include "callform.h"
#include "composer.h"
#include "connectionactions.h"
#include "errnotable.h"
#include "errorbanner.h"
#include "longbar.h"
#include "misbehavebar.h"
#include "panelwords.h"
#include "repeatedsend.h"
#include "socketconstants.h"
#include "tlsoptions.h"
#include "ui_clientpanel.h"
#include "unitwords.h"

namespace sw {

using Mood = ClientFacts::Mood;

QString ClientPanel::shortIsUnderWay()
{
    return tr("The connection of the message before has not ended yet.");
}

QString ClientPanel::shortRepeatsNot()
{
    return tr("Nothing is repeated while each message gets a connection of its own.");
}

ClientPanel::Standing ClientPanel::endedStanding() const
{
    const auto facts = m_client->facts();
    const EndReason end = facts ? facts->end : EndReason::None;
    const bool bad = end == EndReason::Reset || end == EndReason::Failed;
    if (const auto tls = tlsStanding(); tls && m_wasBusy)
        return *tls;
    if (end == EndReason::None)
        return {
            m_client->reason() || !m_wasBusy ? tr("not connected") : tr("cancelled here"), Mood::Idle, {}, {}, false};
    Standing standing;
    standing.text = UnitWords::end(end, facts->endError);
    standing.mood = bad ? Mood::Bad : Mood::Idle;
    standing.bad = bad;
    if (end == EndReason::EndOfStream || bad) {
        standing.title = standing.text;
        standing.meaning = UnitWords::endMeaning(end, facts->endError, isUnix());
    }
    return standing;
}

ClientPanel::Standing ClientPanel::failedStanding() const
{
    Standing standing;
    standing.mood = Mood::Bad;
    standing.bad = true;
    const auto &reason = m_client->reason();
    if (!reason) {
        standing.text = tr("failed");
        return standing;
    }
    struct Known
    {
        int error;
        const char *text;
    };
    static constexpr std::array<Known, 4> known{{{ECONNREFUSED, QT_TR_NOOP("refused")},
                                                 {EHOSTUNREACH, QT_TR_NOOP("host unreachable")},
                                                 {ENETUNREACH, QT_TR_NOOP("network unreachable")},
                                                 {ETIMEDOUT, QT_TR_NOOP("timed out")}}};
    const PanelWords::Message words = PanelWords::failure(*reason);
    standing.title = words.title;
    standing.meaning = words.text;
    if (reason->call == Call::Starttls) {
        standing.text = tr("TLS failed");
        return standing;
    }
    standing.text = reason->gaiError != 0 ? tr("name not resolved") : tr("failed");
    for (const Known &one : known) {
        if (reason->gaiError == 0 && reason->error == one.error)
            standing.text = tr(one.text);
    }
    if (reason->flags.testFlag(RecordFlag::TimedOut)) {
        const QString limit = QLocale().toString(m_ui->timeoutBox->value(), 'f', 1);
        standing.text = tr("gave up after %1 s").arg(limit);
        standing.title = standing.text;
        standing.meaning =
            tr("Nobody answered at %1 within that time. Check the address and whether a firewall drops the packets, or allow "
               "more time.")
                .arg(reason->address.isNull() ? settings().host : reason->address.toString());
    }
    if (m_client->addressCount() > 1)
        standing.meaning = UnitWords::oneAfterOther(
            standing.meaning,
            tr("%1 addresses of that name were tried; the log has each of them.").arg(m_client->addressCount()));
    return standing;
}

ClientPanel::Standing ClientPanel::standing() const
{
    switch (m_client->state()) {
    case EndpointState::Stopped:
        return endedStanding();
    case EndpointState::Failed:
        return failedStanding();
    case EndpointState::Resolving:
        return {tr("looking up %1").arg(settings().host), Mood::Busy, {}, {}, false};
    case EndpointState::Connecting:
    case EndpointState::Starting:
        if (const auto reached = m_client->facts(); reached && reached->phase == SocketPhase::Connected)
            return {tr("TLS handshake with %1").arg(m_client->trying().toString()), Mood::Busy, {}, {}, false};
        return {m_client->addressCount() > 1 ? tr("trying %1 of %2: %3")
                                                   .arg(m_client->addressIndex())
                                                   .arg(m_client->addressCount())
                                                   .arg(m_client->trying().toString())
                                             : tr("connecting to %1").arg(m_client->trying().toString()),
                Mood::Busy,
                {},
                {},
                false};
    case EndpointState::Stopping:
        return {tr("closing"), Mood::Busy, {}, {}, false};
    case EndpointState::Connected:
    case EndpointState::Listening:
    case EndpointState::Receiving:
        break;
    }
    const auto facts = m_client->facts();
    const auto tls = tlsStanding();
    if (tls && (tls->bad || !tls->title.isEmpty()))
        return *tls;
    if (facts && facts->end == EndReason::EndOfStream)
        return {tr("peer has ended its stream"), Mood::Busy, {}, {}, false};
    if (facts && (facts->end == EndReason::Reset || facts->end == EndReason::Failed))
        return {UnitWords::end(facts->end, facts->endError), Mood::Bad, UnitWords::end(facts->end, facts->endError),
                UnitWords::endMeaning(facts->end, facts->endError, isUnix()), true};
    if (facts && facts->readingPaused)
        return {tr("connected, reading paused"), Mood::Busy, {}, {}, false};
    return tls ? *tls : Standing{tr("connected"), Mood::Good, {}, {}, false};
}

void ClientPanel::showState()
{
    const bool idle = m_client->isIdle();
    const std::array<QWidget *, 9> fields{m_ui->pathEdit,     m_ui->localPathEdit, m_ui->protocolBox,
                                          m_ui->hostBox,      m_ui->portEdit,      m_ui->timeoutBox,
                                          m_ui->localHostBox, m_ui->localPortEdit, m_ui->interfaceBox};
    for (QWidget *field : fields)
        field->setEnabled(idle);
    m_tls->setEditable(idle, tr("Close the connection to change this."));
    checkFields();
    if (idle) {
        PanelWords::restoreToolTips(fields);
    } else {
        for (QWidget *field : fields)
            field->setToolTip(tr("Close the connection to change this."));
    }
    const bool plain = isUnix() || m_tls->use() == TlsUse::No;
    backendChoice().apply(idle && plain, idle ? m_tls->needsQt() : tr("Close the connection to change this."));
    const Standing now = standing();
    m_facts->setStanding(now.text, now.mood);
    const bool ofPath = !isDismissed()
        && (sayPathTaken(now.title) || (m_client->state() == EndpointState::Failed && sayPathUnreached(now.title))
            || (now.title.isEmpty() && saySocketFileStays()));
    if (now.title.isEmpty() && !ofPath)
        banner().clear();
    else if (const auto &reason = m_client->reason(); !ofPath && !isDismissed() && !isUnix() && reason
             && m_client->state() == EndpointState::Failed && reason->call == Call::Bind && reason->error == EADDRINUSE)
        sayPortTaken(now.title, now.meaning, [this](int port) { m_ui->localPortEdit->setText(QString::number(port)); });
    else if (!ofPath && !isDismissed())
        banner().say(now.bad ? ErrorBanner::Kind::Error : ErrorBanner::Kind::Note, now.title, now.meaning);
    if (!now.title.isEmpty() && !ofPath && !isDismissed())
        addTlsActions();
    m_facts->showFacts(m_client->facts(), nullptr);
    renewTarget();
    const bool sends = m_client->state() == EndpointState::Connected && !actions().targets().empty()
        && !actions().targets().front().sendEnded;
    composer().setSendCaption({});
    const bool shortUnderWay = m_long->isShortUnderWay();
    composer().setSendEnabled((sends && !shortUnderWay) || m_long->sendsShort(),
                              shortUnderWay ? shortIsUnderWay()
                                  : m_client->state() == EndpointState::Connected
                                  ? tr("Sending has been ended here (SHUT_WR).")
                                  : tr("Connect first."));
    composer().setRepeatRefused(sendsShort() ? shortRepeatsNot() : QString());
}

void ClientPanel::renewTarget()
{
    actions().startTls()->setVisible(!isUnix() && m_tls->use() == TlsUse::Later);
    const auto facts = m_client->facts();
    std::vector<ConnectionActions::Target> targets;
    if (facts) {
        ConnectionActions::Target target;
        target.socket = facts->socket;
        target.peer = facts->peer.toString();
        target.open = m_client->state() == EndpointState::Connected;
        target.paused = facts->readingPaused;
        target.sendEnded = facts->sendEnded;
        target.receiveEnded = facts->receiveEnded;
        target.mayStartTls = !facts->encrypted && facts->tls.isNull();
        target.hasHandshake = facts->tls.isObject();
        targets.push_back(target);
    }
    actions().setTargets(targets);
}

void ClientPanel::takeLook(const SocketsNow &now)
{
    const auto facts = m_client->facts();
    m_facts->showFacts(facts, facts ? now.kernelSocket(facts->local, facts->peer) : nullptr);
    m_long->takeLook(now);
    renewTarget();
}

void ClientPanel::addWanted(SocketsWanted &wanted) const
{
    wanted.add(m_client->socket());
    if (const auto facts = m_client->facts())
        wanted.add(facts->socket);
}

void ClientPanel::sendTyped(const QByteArray &bytes)
{
    QString why;
    if (sendsShort() && !sendShort(bytes, why))
        Q_EMIT message(why);
    else if (!sendsShort() && m_client->state() == EndpointState::Connected)
        sendComposed({m_client->socket()}, bytes);
}

bool ClientPanel::sendsShort() const
{
    return !isStepByStep() && (m_long->sendsShort() || m_long->isShortUnderWay());
}

bool ClientPanel::sendShort(const QByteArray &bytes, QString &why)
{
    why.clear();
    if (m_long->isShortUnderWay()) {
        why = shortIsUnderWay();
    } else if (!fieldsAreRight()) {
        why = tr("Where it connects to is not right.");
    } else {
        forgetDismissal();
        m_wasBusy = true;
        if (!m_long->sendShort(bytes, settings()))
            why = tr("The client is not connected.");
    }
    return why.isEmpty();
}

std::vector<SendTarget> ClientPanel::sendTargets(QString &why) const
{
    if (sendsShort()) {
        why = shortRepeatsNot(); // who sends once asks sendOn()
        return {};
    }
    if (m_client->state() == EndpointState::Connected)
        return {{m_client->socket(), {}, kind() == PanelKind::UnixSeqpacket}};
    why = tr("The client is not connected.");
    return {};
}

bool ClientPanel::sendOn(quint32 connection, const QByteArray &bytes, QString &why)
{
    Q_UNUSED(connection)
    if (sendsShort())
        return sendShort(bytes, why);
    if (m_client->state() != EndpointState::Connected) {
        why = tr("The client is not connected.");
        return false;
    }
    sendMessage({m_client->socket()}, bytes);
    return true;
}

void ClientPanel::retranslate()
{
    m_ui->retranslateUi(this);
    if (isUnix()) {
        m_ui->hostLabel->setText(tr("P&ath or @name"));
        m_ui->localHostLabel->setText(tr("Own p&ath"));
    }
    m_ui->pathEdit->setAccessibleName(tr("Path to connect to"));
    m_ui->pathEdit->setToolTip(tr("The path that the server has bound, or @name for an abstract name"));
    m_ui->localPathEdit->setAccessibleName(tr("Own path"));
    m_ui->localPathEdit->setPlaceholderText(tr("empty: without a name, as most clients are"));
    m_ui->localPathEdit->setToolTip(
        tr("bind() to this path or @name before connect(), so that the server sees who it is"));
    m_tls->retranslate();
    m_long->retranslate();
    nameActions(tr("Data view, received bytes to a file, address, long connection"));
    PanelWords::rememberToolTips({m_ui->pathEdit, m_ui->localPathEdit, m_ui->protocolBox, m_ui->hostBox, m_ui->portEdit,
                                  m_ui->timeoutBox, m_ui->localHostBox, m_ui->localPortEdit, m_ui->interfaceBox});
}

QList<QWidget *> ClientPanel::automaticParts() const
{
    return {MisbehaveBar::of(*this), m_facts, m_ui->timeoutLabel, m_ui->timeoutBox};
}

StepDefaults ClientPanel::stepDefaults() const
{
    const ClientSettings wanted = settings();
    if (isUnix()) {
        StepDefaults path = StepDefaults::ofUnix(wanted.path, kind() == PanelKind::UnixSeqpacket);
        path.bindAddress = StepDefaults::ofUnix(wanted.localPath, false).peerAddress;
        return path;
    }
    StepDefaults defaults = StepDefaults::at(wanted.host, wanted.port);
    const bool isV6 = defaults.family == QLatin1StringView("AF_INET6");
    const QString any = isV6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1");
    defaults.bindAddress =
        StepDefaults::at(wanted.localHost.isEmpty() ? any : wanted.localHost, wanted.localPort).peerAddress;
    return defaults;
}

OptionTarget ClientPanel::optionTarget() const
{
    OptionTarget target;
    target.endpoint = endpoint().id();
    target.family = isUnix() ? constant::afUnix : settings().host.contains(u':') ? constant::afInet6 : constant::afInet;
    target.type = kind() == PanelKind::UnixSeqpacket ? constant::sockSeqpacket : constant::sockStream;
    if (m_client->state() == EndpointState::Connected)
        target.socket = m_client->socket();
    else
        target.presets = presets();
    return target;
}

} // namespace sw
