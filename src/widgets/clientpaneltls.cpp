// SPDX-License-Identifier: GPL-3.0-or-later
// What a client panel has to do with TLS: its settings, how the handshake went, and going on in spite of it.
#include "clientpanel.h"

#include "backendchoice.h"
#include "connectionactions.h"
#include "errorbanner.h"
#include "tlsdetails.h"
#include "tlsoptions.h"
#include "tlswording.h"
#include "ui_clientpanel.h"

namespace sw {

void ClientPanel::buildTls()
{
    m_ui->panelLayout->insertWidget(m_ui->panelLayout->indexOf(m_ui->moreArea) + 1, m_tls);
    m_tls->setVisible(!isUnix() && m_ui->moreButton->isChecked());
    connect(m_ui->moreButton, &QAbstractButton::toggled, m_tls,
            [this](bool more) { m_tls->setVisible(more && !isUnix()); });
    actions().startTls()->setVisible(false);
    connect(m_tls, &TlsOptions::edited, this, &ClientPanel::followTls);
    connect(&actions(), &ConnectionActions::startTlsRequested, this, [this] { m_client->startTls(); });
    connect(&actions(), &ConnectionActions::tlsDetailsRequested, this, [this] {
        if (const auto facts = m_client->facts())
            TlsDetails::show(facts->tls, facts->peer.toString(), theme(), this);
    });
}

void ClientPanel::followTls()
{
    if (m_tls->use() != TlsUse::No)
        backendChoice().choose(BackendKind::Qt);
    m_client->setShape(settings());
    showState();
    Q_EMIT changed();
}

/// Nothing where TLS has no part in how the connection stands.
std::optional<ClientPanel::Standing> ClientPanel::tlsStanding() const
{
    const auto facts = m_client->facts();
    if (!facts)
        return std::nullopt;
    const TlsResult tls = TlsResult::fromJson(facts->tls);
    const bool open = m_client->state() == EndpointState::Connected;
    switch (TlsResult::standing(facts->encrypted, facts->tls)) {
    case TlsStanding::None:
        return std::nullopt;
    case TlsStanding::Failed:
        return Standing{tr("TLS failed"), ClientFacts::Mood::Bad, tlsFaultTitle(tls.fault), tlsFailureText(tls), true};
    case TlsStanding::Encrypted:
        return open ? std::optional(
                   Standing{tr("connected, encrypted (%1)").arg(tls.version), ClientFacts::Mood::Good, {}, {}, false})
                    : std::nullopt;
    case TlsStanding::NotVerified:
        break;
    }
    if (!open)
        return std::nullopt;
    QStringList wrong;
    for (const TlsCertificateError &error : tls.errors)
        wrong.append(tlsErrorTitle(error.name));
    return Standing{
        tr("encrypted, certificate not accepted"), ClientFacts::Mood::Busy,
        tr("The certificate was not accepted, the connection goes on"),
        tr("As you asked for this connection: %1. It is encrypted, but nobody knows with whom. The next connection is "
           "checked again.")
            .arg(wrong.join(QStringLiteral(", "))),
        false};
}

void ClientPanel::addTlsActions()
{
    const auto &reason = m_client->reason();
    const auto facts = m_client->facts();
    if (!facts || !facts->tls.isObject())
        return;
    const bool atOnce = m_client->state() == EndpointState::Failed && reason && reason->call == Call::Starttls;
    if (atOnce && TlsResult::fromJson(reason->value).fault == TlsFault::Verification) {
        banner().addAction(QStringLiteral("tlsGoOn"), tr("Go on this once"), [this] {
            ClientSettings once = settings();
            once.tls.ignoreErrors = true;
            m_client->connectTo(once);
        });
    }
    banner().addAction(QStringLiteral("tlsDetailsOfBanner"), tr("Details"),
                       [this] { actions().tlsDetails()->trigger(); });
}

} // namespace sw
