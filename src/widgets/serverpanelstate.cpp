// SPDX-License-Identifier: GPL-3.0-or-later
// What a server panel shows of its server's state: messages, targets of the composer, the table.
#include "serverpanel.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <QLineEdit>
#include <QMenu>

#include "backendchoice.h"
#include "callform.h"
#include "composer.h"
#include "connectionactions.h"
#include "connectionsmodel.h"
#include "connectionsview.h"
#include "errorbanner.h"
#include "kernelsetting.h"
#include "longbar.h"
#include "misbehavebar.h"
#include "panelwords.h"
#include "qtbuffersview.h"
#include "reachlist.h"
#include "repeatedsend.h"
#include "socketconstants.h"
#include "tlsoptions.h"
#include "ui_serverpanel.h"

namespace sw {

void ServerPanel::takeLook(const SocketsNow &now)
{
    m_model->takeLook(now);
    m_long->takeLook(now);
    // Of the connection that the buttons mean, while it is one.
    const auto &targets = actions().targets();
    const auto facts = targets.size() == 1 ? now.facts.constFind(targets.front().socket) : now.facts.constEnd();
    if (facts == now.facts.constEnd())
        m_buffers->showFacts(std::nullopt, nullptr);
    else
        m_buffers->showFacts(*facts, now.kernelSocket(facts->local, facts->peer));
}

void ServerPanel::addWanted(SocketsWanted &wanted) const
{
    m_view->addWanted(wanted);
    for (const ConnectionActions::Target &target : actions().targets())
        wanted.add(target.socket);
}

void ServerPanel::showState()
{
    const bool idle = m_server->isIdle();
    const std::array<QWidget *, 8> fields{m_ui->pathEdit,     m_ui->addressBox, m_ui->portEdit,     m_ui->backlogBox,
                                          m_ui->interfaceBox, m_ui->reuseBox,   m_ui->dualStackBox, m_ui->protocolBox};
    for (QWidget *field : fields)
        field->setEnabled(idle);
    m_tls->setEditable(idle, tr("Stop the server to change this."));
    checkFields();
    if (!idle) {
        for (QWidget *field : fields)
            field->setToolTip(tr("Stop the server to change this."));
    } else {
        PanelWords::restoreToolTips(fields);
    }
    const bool plain = isUnix() || m_tls->use() == TlsUse::No;
    backendChoice().apply(idle && plain, idle ? m_tls->needsQt() : tr("Stop the server to change this."));
    if (m_server->state() == EndpointState::Listening && !isUnix())
        m_reach->show(m_server->address(), m_ui->dualStackBox->isChecked());
    else
        m_reach->clear();
    if (m_server->state() == EndpointState::Starting || m_server->state() == EndpointState::Resolving)
        forgetDismissal();
    showReason();
    showTargets();
}

void ServerPanel::showReason()
{
    if (isDismissed())
        return;
    if (m_acceptPaused && m_server->state() == EndpointState::Listening) {
        banner().say(
            ErrorBanner::Kind::Waiting, tr("Accepting waits"),
            tr("No descriptor is free (EMFILE), so the listening socket waits. It goes on by itself when connections are closed."));
        return;
    }
    const auto &reason = m_server->reason();
    if (m_server->state() != EndpointState::Failed || !reason) {
        if (!saySocketFileStays())
            banner().clear();
        return;
    }
    const PanelWords::Message words = PanelWords::failure(*reason);
    if (sayPathTaken(words.title))
        return;
    const bool taken = reason->error == EADDRINUSE;
    if (taken && !isUnix())
        sayPortTaken(words.title, words.text, [this](int port) { m_ui->portEdit->setText(QString::number(port)); });
    else
        banner().say(ErrorBanner::Kind::Error, words.title, words.text);
    if (taken && !isUnix() && !backendChoice().isQt() && !m_ui->reuseBox->isChecked()) {
        banner().addAction(QStringLiteral("setReuse"), tr("Set SO_REUSEADDR and retry"), [this] {
            m_ui->reuseBox->setChecked(true);
            start();
        });
    }
}

std::vector<SocketId> ServerPanel::receivers() const
{
    std::vector<SocketId> sockets;
    if (m_audience == Audience::All) {
        for (const Connection &one : m_server->connections()) {
            if (one.open)
                sockets.push_back(one.socket);
        }
        return sockets;
    }
    for (const ConnectionActions::Target &target : m_view->targets()) {
        if (target.open)
            sockets.push_back(target.socket);
    }
    for (const ConnectionActions::Target &target : m_view->onlyOpen())
        sockets.push_back(target.socket);
    return sockets;
}

void ServerPanel::showTargets()
{
    actions().startTls()->setVisible(!isUnix() && m_tls->use() == TlsUse::Later);
    // With a single connection there is nothing to choose.
    const auto only = m_view->onlyOpen();
    actions().setTargets(only.empty() ? m_view->targets() : only);
    Q_EMIT optionTargetChanged();
    const std::vector<SocketId> sockets = receivers();
    const auto &all = m_server->connections();
    const auto one = sockets.size() != 1 ? all.end()
                                         : std::find_if(all.begin(), all.end(), [&](const Connection &connection) {
                                               return connection.socket == sockets.front();
                                           });
    const int count = static_cast<int>(sockets.size());
    QString caption;
    if (m_audience == Audience::All)
        caption = tr("Send to all (%1)").arg(count);
    else if (one != all.end())
        caption = tr("Send to #%1").arg(one->number);
    else if (count > 1)
        caption = tr("Send to %1 selected").arg(count);
    composer().setSendCaption(caption);
    QString why;
    if (m_model->openCount() == 0)
        why = m_server->isIdle() ? tr("Start the server first, and let a client connect.")
                                 : tr("No client is connected yet.");
    else if (sockets.empty())
        why = tr("Select a connection in the table, or choose 'To all connections'.");
    composer().setSendEnabled(!sockets.empty(), why);
    const bool anyEnded = m_model->rowCount() > m_model->openCount();
    m_forget->setEnabled(anyEnded);
    m_forget->setToolTip(anyEnded ? tr("Takes ended connections out of the table") : tr("No connection has ended."));
}

void ServerPanel::setAudience(Audience audience)
{
    m_audience = audience;
    (audience == Audience::All ? m_toAll : m_toSelected)->setChecked(true);
    showTargets();
    Q_EMIT changed();
}

void ServerPanel::openMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (QAction *action : actions().all())
        menu->addAction(action ? action : PanelWords::separator(menu));
    menu->addSeparator();
    menu->addAction(m_forget);
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

void ServerPanel::sendTyped(const QByteArray &bytes)
{
    const std::vector<SocketId> sockets = receivers();
    if (!sockets.empty())
        sendComposed(sockets, bytes);
}

std::vector<SendTarget> ServerPanel::sendTargets(QString &why) const
{
    std::vector<SendTarget> targets;
    for (const SocketId socket : receivers())
        targets.push_back({socket, {}, kind() == PanelKind::UnixSeqpacket});
    if (targets.empty())
        why = m_model->openCount() == 0 ? tr("No client is connected yet.")
                                        : tr("Select a connection in the table, or choose 'To all connections'.");
    return targets;
}

bool ServerPanel::sendOn(quint32 connection, const QByteArray &bytes, QString &why)
{
    const Connection *one = m_server->connection(connection);
    if (!one || !one->open) {
        why = tr("Connection #%1 is closed.").arg(connection);
        return false;
    }
    m_view->selectConnection(connection);
    sendMessage({one->socket}, bytes);
    return true;
}

void ServerPanel::retranslate()
{
    m_ui->retranslateUi(this);
    if (isUnix())
        m_ui->addressLabel->setText(tr("P&ath or @name"));
    m_ui->pathEdit->setAccessibleName(tr("Path to listen on"));
    m_ui->pathEdit->setPlaceholderText(tr("empty: the system picks a name"));
    m_ui->pathEdit->setToolTip(
        tr("bind() makes a file of this path, and it stays when the socket is closed; @name is an abstract name, which "
           "leaves no file"));
    if (const auto most = kernelSetting(backlogLimit))
        m_ui->backlogBox->setToolTip(
            tr("Connections that may wait for accept(). The kernel cuts a larger number to net.core.somaxconn, here %1, without a "
               "word.")
                .arg(*most));
    PanelWords::rememberToolTips({m_ui->pathEdit, m_ui->addressBox, m_ui->portEdit, m_ui->backlogBox,
                                  m_ui->interfaceBox, m_ui->reuseBox, m_ui->dualStackBox, m_ui->protocolBox});
    m_tls->retranslate();
    m_long->retranslate();
    nameActions(tr("Data view, received bytes to a file, address, ended connections, long connection"));
    m_forget->setText(tr("Forget ended connections"));
    m_toSelected->setText(tr("To the selected connections"));
    m_toAll->setText(tr("To all connections"));
    showTargets();
}

QList<QWidget *> ServerPanel::automaticParts() const
{
    return {MisbehaveBar::of(*this), m_view,         m_reach,           m_buffers, m_ui->interfaceLabel,
            m_ui->interfaceBox,      m_ui->reuseBox, m_ui->dualStackBox};
}

StepDefaults ServerPanel::stepDefaults() const
{
    const ServerSettings wanted = settings();
    StepDefaults defaults = isUnix() ? StepDefaults::ofUnix(wanted.path, kind() == PanelKind::UnixSeqpacket)
                                     : StepDefaults::at(wanted.host, wanted.port);
    defaults.bindAddress = defaults.peerAddress;
    defaults.backlog = wanted.backlog;
    return defaults;
}

OptionTarget ServerPanel::optionTarget() const
{
    OptionTarget target;
    target.endpoint = endpoint().id();
    target.family = isUnix() ? constant::afUnix : settings().host.contains(u':') ? constant::afInet6 : constant::afInet;
    target.type = kind() == PanelKind::UnixSeqpacket ? constant::sockSeqpacket : constant::sockStream;
    if (endpoint().isIdle()) {
        target.presets = presets();
        return target;
    }
    target.socket = m_server->listeningSocket();
    if (const auto targets = m_view->targets(); !targets.empty()) {
        target.socket = targets.front().socket;
        target.connection = targets.front().connection;
    }
    return target;
}

} // namespace sw
