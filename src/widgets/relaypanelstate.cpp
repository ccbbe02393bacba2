// SPDX-License-Identifier: GPL-3.0-or-later
// What a relay panel shows of its relay's state: why it does not listen, why a target was not reached, which faults are on.
#include "relaypanel.h"

#include <array>
#include <cerrno>

#include <QLineEdit>
#include <QPushButton>

#include "backendchoice.h"
#include "callform.h"
#include "elidedlabel.h"
#include "errorbanner.h"
#include "faultseditor.h"
#include "panelwords.h"
#include "relayholddialog.h"
#include "relaytalksview.h"
#include "socketconstants.h"
#include "tlsoptions.h"
#include "ui_relaypanel.h"
#include "unitwords.h"

namespace sw {

void RelayPanel::takeLook(const SocketsNow &)
{
    m_model->renew();
}

void RelayPanel::showState()
{
    const bool idle = m_relay->isIdle();
    const QString locked = tr("Stop the relay to change this.");
    const std::array<QWidget *, 6> fields{m_ui->addressBox,     m_ui->portEdit, m_ui->targetEdit,
                                          m_ui->targetPortEdit, m_ui->limitBox, m_ui->protocolBox};
    for (QWidget *field : fields)
        field->setEnabled(idle);
    m_listenTls->setEditable(idle, locked);
    m_targetTls->setEditable(idle, locked);
    checkFields();
    if (idle) {
        PanelWords::restoreToolTips(fields);
    } else {
        for (QWidget *field : fields)
            field->setToolTip(locked);
    }
    backendChoice().apply(idle, locked);
    if (m_relay->state() == EndpointState::Starting || m_relay->state() == EndpointState::Resolving)
        forgetDismissal();
    showReason();
    showTalkButtons();
    showFaults();
}

void RelayPanel::showReason()
{
    if (isDismissed())
        return;
    const auto &reason = m_relay->reason();
    if (m_relay->state() == EndpointState::Failed && reason) {
        const PanelWords::Message words = PanelWords::failure(*reason);
        if (reason->error == EADDRINUSE)
            sayPortTaken(words.title, words.text, [this](int port) { m_ui->portEdit->setText(QString::number(port)); });
        else
            banner().say(ErrorBanner::Kind::Error, words.title, words.text);
        return;
    }
    if (m_unreached && !m_relay->isIdle()) {
        const PanelWords::Message words = PanelWords::failure(*m_unreached);
        banner().say(ErrorBanner::Kind::Error, tr("Target: %1", "what went wrong there").arg(words.title),
                     UnitWords::oneAfterOther(words.text,
                                              isUdp() ? tr("The relay goes on, in case somebody answers there later.")
                                                      : tr("The client was closed; the next one is tried again.")));
        return;
    }
    banner().clear();
}

void RelayPanel::noteFailure(int row)
{
    const RelayTalk &talk = m_relay->talks()[static_cast<std::size_t>(row)];
    const bool unreached = talk.state == RelayTalk::State::Failed || (isUdp() && talk.failure);
    if (unreached && talk.failure && (!m_unreached || m_unreached->error != talk.failure->error)) {
        m_unreached = talk.failure;
        forgetDismissal();
        showReason();
    } else if (!isUdp() && talk.state == RelayTalk::State::Open && m_unreached) {
        m_unreached.reset();
        showReason();
    }
    showTalkButtons();
}

void RelayPanel::showFaults()
{
    const RelaySettings now = settings();
    QStringList parts;
    const auto add = [&](RelayWay way, const Faults &faults) {
        const QString arrow = way == RelayWay::Up ? QStringLiteral("→ ") : QStringLiteral("← ");
        const QString summary = FaultsEditor::summary(faults, scope());
        if (!summary.isEmpty())
            parts.append(arrow + summary);
        if (m_relay->isHolding(way))
            parts.append(arrow + tr("held"));
    };
    add(RelayWay::Up, now.up);
    add(RelayWay::Down, now.down);
    QStringList lines;
    if (!parts.isEmpty())
        lines.append(tr("On purpose: %1").arg(parts.join(QStringLiteral("  ·  "))));
    const bool byQt = now.listenBackend() == BackendKind::Qt || now.targetBackend() == BackendKind::Qt;
    if (byQt && !isUdp())
        lines.append(tr("Qt passes on neither half-close nor reset: both become a close"));
    m_summary->setText(lines.join(QStringLiteral("  ·  ")));
    m_summary->setToolTip(m_summary->text());
    m_summary->setVisible(!lines.isEmpty() && !isStepByStep());
}

void RelayPanel::showTalkButtons()
{
    const RelayTalk *talk = m_relay->talk(m_view->selectedTalk());
    const bool open = talk && !talk->isOver();
    const QString why = tr("Select an open conversation in the table.");
    m_endButton->setEnabled(open);
    m_resetButton->setEnabled(open);
    m_endButton->setToolTip(open ? tr("Closes both of its sockets") : why);
    m_resetButton->setToolTip(open ? tr("Both sides get a reset (RST)") : why);
    const auto &talks = m_relay->talks();
    const bool any = std::any_of(talks.begin(), talks.end(), [](const RelayTalk &one) { return one.isOver(); });
    m_forgetButton->setEnabled(any);
    m_forgetButton->setToolTip(any ? tr("Takes ended conversations out of the table")
                                   : tr("No conversation has ended."));
}

void RelayPanel::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->limitLabel->setText(isUdp() ? tr("Forget a client after") : tr("Give up connecting after"));
    m_ui->limitBox->setSuffix(isUdp() ? tr(" s") : tr(" ms"));
    m_ui->limitBox->setAccessibleName(m_ui->limitLabel->text());
    m_ui->limitBox->setToolTip(isUdp() ? tr("A client that neither sent nor got anything for so long loses its socket "
                                            "towards the target")
                                       : tr("When the target does not answer for so long, its client is closed"));
    m_listenTls->retranslate();
    m_targetTls->retranslate();
    m_faultsButton->setText(tr("&Faults…"));
    m_faultsButton->setToolTip(tr("Delay, split, throttle, drop, cut … for each direction, repeatable by a seed"));
    m_holdButton->setText(tr("&Hold and inject…"));
    m_holdButton->setToolTip(
        tr("Let each chunk wait until you let it go, change it or drop it; add bytes of your own"));
    m_endButton->setText(tr("End"));
    m_resetButton->setText(tr("Reset"));
    m_forgetButton->setText(tr("Forget ended"));
    PanelWords::rememberToolTips(
        {m_ui->addressBox, m_ui->portEdit, m_ui->targetEdit, m_ui->targetPortEdit, m_ui->limitBox, m_ui->protocolBox});
    showFaults();
    showTalkButtons();
}

QList<QWidget *> RelayPanel::automaticParts() const
{
    return {m_view,      m_summary,   m_ui->toolsArea,  m_ui->listenTlsLabel, m_ui->targetTlsLabel,
            m_listenTls, m_targetTls, m_ui->limitLabel, m_ui->limitBox};
}

StepDefaults RelayPanel::stepDefaults() const
{
    const RelaySettings wanted = settings();
    StepDefaults defaults = StepDefaults::at(wanted.targetHost, wanted.targetPort);
    defaults.bindAddress = StepDefaults::at(wanted.host, wanted.port).peerAddress;
    if (isUdp())
        defaults.type = QStringLiteral("SOCK_DGRAM");
    return defaults;
}

OptionTarget RelayPanel::optionTarget() const
{
    OptionTarget target;
    target.endpoint = endpoint().id();
    target.family = settings().host.contains(u':') ? constant::afInet6 : constant::afInet;
    target.type = isUdp() ? constant::sockDgram : constant::sockStream;
    if (m_relay->isIdle())
        return target;
    target.socket = m_relay->listeningSocket();
    if (const RelayTalk *talk = m_relay->talk(m_view->selectedTalk()); talk && talk->target.open) {
        target.socket = talk->target.socket;
        target.connection = talk->number;
    }
    return target;
}

} // namespace sw
