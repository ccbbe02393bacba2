// SPDX-License-Identifier: GPL-3.0-or-later
// What a datagram panel shows of its socket's state: where a message goes, why one failed, what can be done.
#include "datagrampanel.h"

#include <array>
#include <cerrno>

#include <QLabel>
#include <QLineEdit>
#include <QLocale>

#include "backendchoice.h"
#include "callform.h"
#include "composer.h"
#include "connectionactions.h"
#include "datagramoptions.h"
#include "datagrampeersview.h"
#include "errnowording.h"
#include "errorbanner.h"
#include "fieldchecks.h"
#include "misbehavebar.h"
#include "multicastdialog.h"
#include "panelwords.h"
#include "repeatedsend.h"
#include "socketconstants.h"
#include "ui_datagrampanel.h"
#include "unitwords.h"

namespace sw {

void DatagramPanel::takeLook(const SocketsNow &now)
{
    m_model->renew(now.takenNs);
    showLosses();
    // The first who sends is the one to answer, unless something else was typed.
    if (isServer() && isOpen() && m_ui->toEdit->text().isEmpty() && m_model->rowCount() == 1)
        m_ui->toEdit->setText(m_model->index(0, 0).data(DatagramPeersModel::AddressRole).toString());
}

void DatagramPanel::showState()
{
    const bool idle = m_datagrams->isIdle();
    const QString locked = tr("Stop the socket to change this.");
    const std::array<QWidget *, 6> fields{m_ui->addressBox, m_ui->hostEdit,   m_ui->pathEdit,
                                          m_ui->portEdit,   m_ui->connectBox, m_ui->protocolBox};
    for (QWidget *field : fields)
        field->setEnabled(idle);
    checkFields();
    if (idle) {
        PanelWords::restoreToolTips(fields);
    } else {
        for (QWidget *field : fields)
            field->setToolTip(locked);
    }
    m_options->setEditable(idle, locked);
    backendChoice().apply(idle, locked);
    if (m_datagrams->state() == EndpointState::Starting || m_datagrams->state() == EndpointState::Resolving)
        forgetDismissal();
    const auto facts = m_datagrams->facts();
    ConnectionActions::Target one;
    one.socket = m_datagrams->socket();
    one.open = isOpen();
    one.paused = facts && facts->readingPaused;
    one.peer = (isServer() ? m_datagrams->local() : m_datagrams->remote()).toString();
    actions().setTargets(one.socket == 0 ? std::vector<ConnectionActions::Target>() : std::vector{one});
    showReason();
    showTarget();
    showLosses();
}

DatagramPanel::Target DatagramPanel::target(QString &why) const
{
    if (!isOpen()) {
        why = isServer() ? tr("Start the socket first.") : tr("Open the socket first.");
        return {};
    }
    if (!isServer())
        return {};
    const QString text = m_ui->toEdit->text().trimmed();
    const QString example = isUnix() ? QStringLiteral("@name") : QStringLiteral("127.0.0.1:9999");
    if (text.isEmpty()) {
        why = tr("Choose a peer in the table, or type an address such as %1.").arg(example);
        return {};
    }
    if (m_datagrams->isNaming()) {
        why = tr("A name is being looked up.");
        return {};
    }
    const auto address = SocketAddress::parse(
        isUnix() && !text.startsWith(QStringLiteral("unix:")) ? QStringLiteral("unix:") + text : text);
    if (address)
        return {*address, {}};
    const auto name = isUnix() ? std::nullopt : HostPort::parse(text);
    if (name && name->port > 0 && FieldChecks::isHost(name->host))
        return {{}, *name};
    why = isUnix() ? tr("Send to: a path, or a name such as %1.").arg(example)
                   : tr("Send to: an address and a port, such as %1 or localhost:9999.").arg(example);
    return {};
}

void DatagramPanel::showLosses()
{
    QStringList lines;
    const QLocale locale;
    if (const quint64 lost = m_datagrams->dropped(); lost > 0)
        lines.append(tr("Lost here, as the receive buffer was full: %1").arg(locale.toString(lost)));
    if (const quint64 forgotten = m_model->forgotten(); forgotten > 0)
        lines.append(tr("Peers that made room for others: %1").arg(locale.toString(forgotten)));
    m_losses->setVisible(!lines.isEmpty() && !isStepByStep());
    m_losses->setText(lines.join(QStringLiteral("  ·  ")));
}

void DatagramPanel::showTarget()
{
    QString why;
    (void)target(why);
    // The field above says where it goes; the button keeps its width.
    composer().setSendEnabled(why.isEmpty(), why);
}

void DatagramPanel::sendTyped(const QByteArray &bytes)
{
    QString why;
    const Target to = target(why);
    if (!why.isEmpty())
        return;
    if (m_failureShown)
        banner().clear();
    m_failureShown = false;
    if (to.name.host.isEmpty()) {
        watchMessage(m_datagrams->sendTo(bytes, to.address), m_datagrams->socket(), bytes.size());
        return;
    }
    m_datagrams->sendToName(bytes, to.name.host, to.name.port);
    Q_EMIT message(tr("Looking up %1; the message goes when its address is known.").arg(to.name.host));
    showTarget();
}

std::vector<SendTarget> DatagramPanel::sendTargets(QString &why) const
{
    const Target to = target(why);
    if (!why.isEmpty())
        return {};
    if (!to.name.host.isEmpty()) {
        why = tr("A repetition needs an address: write the numbers in place of the name.");
        return {};
    }
    return {m_datagrams->sendTarget(to.address)};
}

void DatagramPanel::takeName(const CallRecord &record, quint64 message, qint64 size)
{
    if (message != 0)
        watchMessage(message, m_datagrams->socket(), size);
    else if (isOpen() && record.failed())
        sayFailure(record);
    showTarget();
}

bool DatagramPanel::sendOn(quint32, const QByteArray &bytes, QString &why)
{
    (void)target(why);
    if (!why.isEmpty())
        return false;
    sendTyped(bytes);
    return true;
}

void DatagramPanel::takeRecord(const CallRecord &record)
{
    if (record.endpoint != m_datagrams->id() || record.kind != RecordKind::Call)
        return;
    const bool moves = traitsOf(record.call).direction != Direction::None;
    const bool told = record.error != 0 && record.error != EINTR && record.error != EAGAIN
        && !record.flags.testFlag(RecordFlag::Cancelled);
    if (moves && told && isOpen())
        sayFailure(record);
}

void DatagramPanel::sayFailure(const CallRecord &record)
{
    PanelWords::Message words = PanelWords::failure(record);
    const bool out = traitsOf(record.call).direction == Direction::Out;
    if (isUnix()) {
        // A connected one sends without an address.
        const SocketAddress to = record.address.isNull() ? m_datagrams->remote() : record.address;
        const ErrnoText reason = errnoText(callName(record.call), record.error, to);
        words.text = UnitWords::oneAfterOther(reason.meaning, reason.advice);
    } else if (record.error == ECONNREFUSED) {
        words.text = UnitWords::oneAfterOther(
            tr("Nobody receives there: 'port unreachable' (ICMP) came back."),
            m_datagrams->asksErrorQueue()
                ? tr("The error queue names the datagram: see the row 'not delivered' of the log.")
                : tr("Inferred: it answers a datagram that was sent before this call. The log links the two; the error "
                     "queue (…) names the datagram."));
    } else if (out && record.error == EMSGSIZE) {
        words.text = UnitWords::oneAfterOther(
            tr("The datagram is too long: one UDP datagram holds at most 65507 bytes over IPv4, 65527 over IPv6."),
            tr("Send less at once, or several datagrams."));
    } else if (out && record.error == EACCES) {
        words.text = UnitWords::oneAfterOther(tr("This is a broadcast address, and the socket may not broadcast."),
                                              tr("Tick Broadcast (…), or set it now."));
    }
    m_failureShown = true;
    if (record.error == ECONNREFUSED && sayPathUnreached(words.title))
        return;
    banner().say(ErrorBanner::Kind::Error, words.title, words.text);
    if (out && record.error == EACCES && !isUnix())
        banner().addAction(QStringLiteral("allowBroadcast"), tr("Set SO_BROADCAST"), [this] { allowBroadcast(); });
}

void DatagramPanel::allowBroadcast()
{
    m_options->setBroadcast(true);
    m_datagrams->allowBroadcast();
    banner().clear();
    m_failureShown = false;
}

void DatagramPanel::showReason()
{
    if (isDismissed() || (m_failureShown && isOpen()))
        return;
    const auto &reason = m_datagrams->reason();
    if (m_datagrams->state() != EndpointState::Failed || !reason) {
        if (!saySocketFileStays())
            banner().clear();
        return;
    }
    PanelWords::Message words = PanelWords::failure(*reason);
    const bool taken = reason->call == Call::Bind && reason->error == EADDRINUSE;
    if (sayPathTaken(words.title) || sayPathUnreached(words.title))
        return;
    if (taken && isUnix())
        words.text = tr("Another socket has this name. Choose another one, or close that socket.");
    if (taken && !isUnix()) {
        sayPortTaken(words.title, words.text, [this](int port) {
            (isServer() ? m_ui->portEdit : m_options->localPort())->setText(QString::number(port));
        });
        return;
    }
    banner().say(ErrorBanner::Kind::Error, words.title, words.text);
}

void DatagramPanel::retranslate()
{
    m_ui->retranslateUi(this);
    m_options->retranslate();
    m_ui->addressLabel->setText(isUnix() ? tr("P&ath or @name") : isServer() ? tr("&Address") : tr("&Host"));
    m_ui->pathEdit->setAccessibleName(isServer() ? tr("Path to receive on") : tr("Path to send to"));
    m_ui->pathEdit->setPlaceholderText(isServer() ? tr("empty: the system picks a name") : QString());
    m_ui->pathEdit->setToolTip(tr("A file system path, or @name for an abstract name, which leaves no file behind"));
    m_ui->toEdit->setPlaceholderText(isUnix() ? QStringLiteral("@name") : QStringLiteral("127.0.0.1:9999"));
    m_ui->toEdit->setToolTip(tr("Filled in by choosing a peer in the table"));
    PanelWords::rememberToolTips(
        {m_ui->addressBox, m_ui->hostEdit, m_ui->pathEdit, m_ui->portEdit, m_ui->connectBox, m_ui->protocolBox});
    nameActions(tr("Data view, received bytes to a file, address"));
    showTarget();
}

QList<QWidget *> DatagramPanel::automaticParts() const
{
    return QList<QWidget *>{MisbehaveBar::of(*this), m_view, m_ui->toArea, m_ui->connectBox}
    + m_options->automaticParts();
}

StepDefaults DatagramPanel::stepDefaults() const
{
    const DatagramSettings wanted = settings();
    StepDefaults local = StepDefaults::at(wanted.localHost, wanted.localPort);
    StepDefaults defaults = StepDefaults::at(wanted.remoteHost.isEmpty() ? wanted.localHost : wanted.remoteHost,
                                             isServer() ? wanted.localPort : wanted.remotePort);
    defaults.bindAddress = local.peerAddress;
    if (isUnix()) {
        const QString path = isServer() ? wanted.localPath : wanted.remotePath;
        defaults.bindAddress = wanted.localPath.isEmpty() ? QString() : QStringLiteral("unix:") + wanted.localPath;
        defaults.peerAddress = path.isEmpty() ? QString() : QStringLiteral("unix:") + path;
        defaults.family = QStringLiteral("AF_UNIX");
    }
    defaults.type = QStringLiteral("SOCK_DGRAM");
    return defaults;
}

OptionTarget DatagramPanel::optionTarget() const
{
    OptionTarget target;
    target.endpoint = endpoint().id();
    const DatagramSettings wanted = settings();
    const bool isV6 = (isServer() ? wanted.localHost : wanted.remoteHost).contains(u':');
    target.family = isUnix() ? constant::afUnix : isV6 ? constant::afInet6 : constant::afInet;
    target.type = constant::sockDgram;
    if (isOpen())
        target.socket = m_datagrams->socket();
    else
        target.presets = presets();
    return target;
}

} // namespace sw
