// SPDX-License-Identifier: GPL-3.0-or-later
// What a panel that pings shows of its socket's state: the sums of a run, why a request failed, which right is missing.
#include "pingpanel.h"

#include <array>
#include <cerrno>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLocale>

#include "callform.h"
#include "errorbanner.h"
#include "icmpecho.h"
#include "paneloffer.h"
#include "panelwords.h"
#include "pingoptions.h"
#include "pingrights.h"
#include "pingsmodel.h"
#include "pingsview.h"
#include "socketconstants.h"
#include "ui_pingpanel.h"
#include "unitwords.h"

namespace sw {

void PingPanel::takeLook(const SocketsNow &)
{
    m_model->renew();
}

void PingPanel::showState()
{
    const bool idle = m_pings->isIdle();
    const QString locked = tr("Stop the pings to change this.");
    const std::array<QWidget *, 3> fields{m_ui->hostEdit, m_ui->countBox, m_ui->protocolBox};
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
    if (m_pings->state() == EndpointState::Starting || m_pings->state() == EndpointState::Resolving)
        forgetDismissal();
    showReason();
    showTally();
}

void PingPanel::showTally()
{
    m_model->renew();
    const PingTally::Look &look = m_model->look();
    const QLocale locale;
    if (look.sent == 0 && look.failed == 0) {
        m_ui->summaryLabel->setText(tr("Nothing sent yet."));
        return;
    }
    QStringList parts{tr("Sent: %1").arg(locale.toString(look.sent)),
                      tr("Received: %1").arg(locale.toString(look.received))};
    const QString percent = look.sent == 0
        ? QString()
        : locale.toString(100.0 * static_cast<double>(look.lost) / static_cast<double>(look.sent), 'f', 1);
    parts.append(percent.isEmpty() || look.lost == 0 ? tr("Lost: %1").arg(locale.toString(look.lost))
                                                     : tr("Lost: %1 (%2 %)").arg(locale.toString(look.lost), percent));
    if (look.failed > 0)
        parts.append(tr("Failed: %1").arg(locale.toString(look.failed)));
    if (look.duplicates > 0)
        parts.append(tr("Duplicates: %1").arg(locale.toString(look.duplicates)));
    if (look.damaged > 0)
        parts.append(tr("Wrong checksum: %1").arg(locale.toString(look.damaged)));
    if (look.strangers > 0)
        parts.append(tr("Others: %1", "messages that answer no request").arg(locale.toString(look.strangers)));
    if (look.received > 0) {
        parts.append(tr("Least/mean/most: %1/%2/%3 ms")
                         .arg(PingsText::milliseconds(look.leastNs), PingsText::milliseconds(look.meanNs()),
                              PingsText::milliseconds(look.mostNs)));
    }
    const auto identifier = m_pings->identifier();
    if (identifier && !m_pings->isIdle())
        parts.append(tr("Identifier: %1").arg(*identifier));
    m_ui->summaryLabel->setText(parts.join(QStringLiteral("  ·  ")));
}

void PingPanel::takeOffer()
{
    m_options->setOffer(parts().offer.kernel());
    showState();
}

bool PingPanel::lacksRights() const
{
    const auto &offer = parts().offer.kernel();
    return offer && PingRights::errorOf(*offer, isV6(), false) != 0 && PingRights::errorOf(*offer, isV6(), true) != 0;
}

void PingPanel::sayMissingRights(const QString &title)
{
    const auto &offer = parts().offer.kernel();
    QString text = tr("Either of these is enough.");
    if (offer) {
        for (const bool raw : {false, true})
            text += u'\n'
                + tr("%1: %2", "kind of socket, why it cannot be made")
                      .arg(raw ? tr("Raw socket") : tr("Ping socket"), PingRights::whyNot(*offer, isV6(), raw));
    }
    banner().say(m_pings->isIdle() && m_pings->reason() ? ErrorBanner::Kind::Error : ErrorBanner::Kind::Note, title,
                 text);
    const auto copy = [this](bool raw) {
        QGuiApplication::clipboard()->setText(PingRights::command(raw));
        Q_EMIT message(tr("Copied: %1").arg(PingRights::command(raw)));
    };
    banner().addAction(QStringLiteral("copySysctl"), tr("Copy sysctl"), [copy] { copy(false); });
    banner().addAction(QStringLiteral("copySetcap"), tr("Copy setcap"), [copy] { copy(true); });
    banner().addAction(QStringLiteral("lookAgain"), tr("Look again"), [this] { parts().offer.probeAgain(); });
}

void PingPanel::showReason()
{
    // Why requests could not be sent stays after the last one, until the next start.
    if (isDismissed() || (m_failureShown != 0 && m_pings->state() != EndpointState::Failed))
        return;
    const auto &reason = m_pings->reason();
    if (m_pings->state() != EndpointState::Failed || !reason) {
        if (m_pings->isIdle() && lacksRights())
            sayMissingRights(tr("This user may not ping"));
        else
            banner().clear();
        return;
    }
    const PanelWords::Message words = PanelWords::failure(*reason);
    if (reason->call == Call::Socket && PingRights::isRight(reason->error) && parts().offer.kernel()) {
        sayMissingRights(words.title);
        return;
    }
    banner().say(ErrorBanner::Kind::Error, words.title, words.text);
}

void PingPanel::takeRecord(const CallRecord &record)
{
    const bool failedToSend = record.endpoint == m_pings->id() && record.kind == RecordKind::Call
        && record.call == Call::Sendto && record.failed() && !record.flags.testFlag(RecordFlag::Cancelled);
    if (!failedToSend || isStepByStep() || m_failureShown == record.error)
        return;
    PanelWords::Message words = PanelWords::failure(record);
    if (record.error == EACCES)
        words.text = UnitWords::oneAfterOther(tr("This is a broadcast address, and the socket may not broadcast."),
                                              tr("Stop, tick Broadcast (…), and start again."));
    m_failureShown = record.error;
    banner().say(ErrorBanner::Kind::Error, words.title, words.text);
}

void PingPanel::retranslate()
{
    m_ui->retranslateUi(this);
    m_options->retranslate();
    PanelWords::rememberToolTips({m_ui->hostEdit, m_ui->countBox, m_ui->protocolBox});
    showTally();
}

void PingPanel::changeEvent(QEvent *event)
{
    EndpointPanel::changeEvent(event);
    // Back from a terminal, where the right may have been granted.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && isVisible() && lacksRights())
        parts().offer.probeAgain();
}

QList<QWidget *> PingPanel::automaticParts() const
{
    return {m_view, m_options, m_ui->summaryLabel, m_ui->countBox, m_ui->countLabel, m_ui->moreButton};
}

StepDefaults PingPanel::stepDefaults() const
{
    const PingSettings wanted = settings();
    StepDefaults defaults = StepDefaults::at(wanted.host, 0);
    defaults.family = isV6() ? QStringLiteral("AF_INET6") : QStringLiteral("AF_INET");
    defaults.type = wanted.raw ? QStringLiteral("SOCK_RAW") : QStringLiteral("SOCK_DGRAM");
    defaults.protocol = isV6() ? QStringLiteral("IPPROTO_ICMPV6") : QStringLiteral("IPPROTO_ICMP");
    defaults.data = icmpEchoRequest(isV6(), static_cast<quint16>(wanted.id), 1, QByteArrayView("ping"));
    defaults.bindAddress = isV6() ? QStringLiteral("[::]:0") : QStringLiteral("0.0.0.0:0");
    return defaults;
}

OptionTarget PingPanel::optionTarget() const
{
    OptionTarget target;
    target.endpoint = endpoint().id();
    target.family = isV6() ? constant::afInet6 : constant::afInet;
    target.type = m_options->isRaw() ? constant::sockRaw : constant::sockDgram;
    target.protocol = isV6() ? constant::ipprotoIcmpV6 : constant::ipprotoIcmp;
    if (m_pings->state() == EndpointState::Receiving)
        target.socket = m_pings->socket();
    else
        target.presets = presets();
    return target;
}

} // namespace sw
