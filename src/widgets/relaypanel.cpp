// SPDX-License-Identifier: GPL-3.0-or-later
#include "relaypanel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include "backendchoice.h"
#include "composer.h"
#include "datagramrelay.h"
#include "elidedlabel.h"
#include "errorbanner.h"
#include "fieldchecks.h"
#include "fieldflow.h"
#include "flowlayout.h"
#include "lifecyclestrip.h"
#include "relayfaultsdialog.h"
#include "relayholddialog.h"
#include "relaytalksview.h"
#include "replyeditor.h"
#include "streamrelay.h"
#include "theme.h"
#include "tlsoptions.h"
#include "ui_relaypanel.h"

namespace sw {

namespace {

constexpr int mostTimeoutMs = 600'000;
constexpr int mostIdleSeconds = 86'400;

std::unique_ptr<Relay> relayOf(PanelKind kind, Workbench &workbench)
{
    if (kind == PanelKind::UdpRelay)
        return std::make_unique<DatagramRelay>(workbench);
    return std::make_unique<StreamRelay>(workbench);
}

QString bracketed(const QString &host)
{
    return host.contains(u':') ? QStringLiteral("[%1]").arg(host) : host;
}

QString unbracketed(const QString &host)
{
    return host.startsWith(u'[') && host.endsWith(u']') ? host.mid(1, host.size() - 2) : host;
}

} // namespace

RelayPanel::RelayPanel(const PanelParts &parts, PanelKind kind, QWidget *parent)
    : RelayPanel(parts, relayOf(kind, parts.workbench), kind, parent)
{
}

RelayPanel::RelayPanel(const PanelParts &parts, std::unique_ptr<Relay> relay, PanelKind kind, QWidget *parent)
    : EndpointPanel(parts, *relay, WhoRole::Server, kind, parent)
    , m_relay(std::move(relay))
    , m_ui(std::make_unique<Ui::RelayPanel>())
    , m_model(new RelayTalksModel(*m_relay, parts.theme, this))
    , m_view(new RelayTalksView(*m_model, parts.theme, this))
    , m_listenTls(new TlsOptions(true, parts.theme, this))
    , m_targetTls(new TlsOptions(false, parts.theme, this))
    , m_faults(new RelayFaultsDialog(kind == PanelKind::UdpRelay ? FaultScope::Datagram : FaultScope::Stream, this))
    , m_hold(new RelayHoldDialog(*m_relay, parts.theme, this))
    , m_faultsButton(new QPushButton(this))
    , m_holdButton(new QPushButton(this))
    , m_endButton(new QPushButton(this))
    , m_resetButton(new QPushButton(this))
    , m_forgetButton(new QPushButton(this))
    , m_summary(new ElidedLabel(this))
{
    m_ui->setupUi(this);
    flowFields(*m_ui->fieldsLayout);
    connectParts(m_ui->startButton, m_ui->fieldNote);
    connectProtocol(m_ui->protocolBox);
    connectBackend(m_ui->backendBox);
    build();
    buildTls();
    buildTools();
    addChecks();
    setSettings(firstSettings());
    connect(m_relay.get(), &Relay::talkChanged, this, &RelayPanel::noteFailure);
    connect(m_relay.get(), &Relay::talkAdded, this, &RelayPanel::showTalkButtons);
    connect(m_relay.get(), &Relay::talksReset, this, &RelayPanel::showTalkButtons);
    retranslate();
    showState();
}

RelayPanel::~RelayPanel()
{
    // What the endpoint tells while it goes must not reach a half-destroyed panel.
    m_relay->disconnect(this);
    delete m_hold;
    delete m_view;
    delete m_model;
}

RelaySettings RelayPanel::firstSettings() const
{
    RelaySettings settings;
    settings.datagrams = isUdp();
    settings.port = isUdp() ? 5300 : 8800;
    settings.targetPort = isUdp() ? 9999 : 80;
    return settings;
}

void RelayPanel::build()
{
    // It sends what others give it: bytes of a person's own are injected.
    composer().hide();
    reply().hide();
    m_ui->addressBox->setPurpose(AddressBox::Purpose::Listen);
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_ui->addressBox, m_ui->portEdit, m_ui->targetEdit, m_ui->targetPortEdit})
        field->setFont(theme().monospace());
    m_ui->stripSlot->addWidget(&strip());
    m_ui->bannerSlot->addWidget(&banner());
    m_ui->tableSlot->addWidget(m_view);
    m_ui->limitBox->setRange(1, isUdp() ? mostIdleSeconds : mostTimeoutMs);
    const auto changedHere = [this] { edited(); };
    connect(m_ui->addressBox, &QComboBox::editTextChanged, this, changedHere);
    connect(m_ui->limitBox, &QSpinBox::valueChanged, this, changedHere);
    for (QLineEdit *edit : {m_ui->portEdit, m_ui->targetEdit, m_ui->targetPortEdit})
        connect(edit, &QLineEdit::textChanged, this, changedHere);
    for (QLineEdit *edit : {m_ui->portEdit, m_ui->targetEdit, m_ui->targetPortEdit, m_ui->addressBox->lineEdit()})
        connect(edit, &QLineEdit::returnPressed, this, &RelayPanel::start);
}

void RelayPanel::buildTls()
{
    m_listenTls->setObjectName(QStringLiteral("listenTls"));
    m_targetTls->setObjectName(QStringLiteral("targetTls"));
    m_ui->listenTlsSlot->addWidget(m_listenTls);
    m_ui->targetTlsSlot->addWidget(m_targetTls);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_listenTls, m_targetTls, m_ui->listenTlsLabel, m_ui->targetTlsLabel})
        part->setVisible(!isUdp());
    for (TlsOptions *tls : {m_listenTls, m_targetTls}) {
        // A relay does not understand what it passes on, so it cannot know when a STARTTLS was agreed.
        if (auto *use = tls->findChild<QComboBox *>(QStringLiteral("tlsBox")))
            use->removeItem(static_cast<int>(TlsUse::Later));
        connect(tls, &TlsOptions::edited, this, &RelayPanel::edited);
    }
}

void RelayPanel::buildTools()
{
    auto *flow = new FlowLayout(m_ui->toolsArea, 4);
    const std::array<std::pair<QPushButton *, const char *>, 5> names{{{m_faultsButton, "faultsButton"},
                                                                       {m_holdButton, "holdButton"},
                                                                       {m_endButton, "endTalkButton"},
                                                                       {m_resetButton, "resetTalkButton"},
                                                                       {m_forgetButton, "forgetTalksButton"}}};
    for (const auto &[button, name] : names) {
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
        flow->addWidget(button);
    }
    m_resetButton->setVisible(!isUdp());
    m_summary->setObjectName(QStringLiteral("faultsSummary"));
    m_summary->setProperty("ink", QStringLiteral("blocked"));
    m_ui->tableSlot->insertWidget(0, m_summary);
    const auto open = [](QDialog &dialog) {
        dialog.show();
        dialog.raise();
        dialog.activateWindow();
    };
    connect(m_faultsButton, &QPushButton::clicked, this, [this, open] { open(*m_faults); });
    connect(m_holdButton, &QPushButton::clicked, this, [this, open] {
        m_hold->setTalk(m_view->selectedTalk());
        open(*m_hold);
        m_hold->follow();
    });
    connect(m_hold, &RelayHoldDialog::holdingChanged, this, &RelayPanel::showFaults);
    connect(m_faults, &RelayFaultsDialog::edited, this, [this](RelayWay way) {
        m_relay->setFaults(way, m_faults->faults(way));
        showFaults();
        Q_EMIT changed();
    });
    connect(m_endButton, &QPushButton::clicked, this, [this] { m_relay->end(m_view->selectedTalk(), false); });
    connect(m_resetButton, &QPushButton::clicked, this, [this] { m_relay->end(m_view->selectedTalk(), true); });
    connect(m_forgetButton, &QPushButton::clicked, this, [this] { m_relay->forgetEnded(); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showTalkButtons();
        Q_EMIT optionTargetChanged();
    });
}

void RelayPanel::addChecks()
{
    checks().add(m_ui->addressBox, [this] {
        return FieldChecks::isHost(m_ui->addressBox->address())
            ? QString()
            : tr("Listen on: an IPv4 or IPv6 address of this machine, or its name; 0.0.0.0 or :: = any.");
    });
    checks().add(m_ui->portEdit, [this] {
        return FieldChecks::port(m_ui->portEdit->text()) ? QString() : FieldChecks::expectedPort();
    });
    checks().add(m_ui->targetEdit, [this] {
        return FieldChecks::isHost(unbracketed(m_ui->targetEdit->text().trimmed()))
            ? QString()
            : tr("Target: an IPv4 or IPv6 address, or a name such as example.org.");
    });
    checks().add(m_ui->targetPortEdit, [this] {
        const auto port = FieldChecks::port(m_ui->targetPortEdit->text());
        return port && *port > 0 ? QString() : tr("Target port: a number from 1 to 65535.");
    });
    if (isUdp())
        return;
    checks().add(m_listenTls, [this] { return m_listenTls->whatIsWrong(); });
    checks().add(m_targetTls, [this] { return m_targetTls->whatIsWrong(); });
}

void RelayPanel::edited()
{
    m_relay->setShape(settings());
    checkFields();
    showFaults();
    Q_EMIT changed();
}

void RelayPanel::backendChanged()
{
    m_relay->setShape(settings());
    showFaults();
}

QString RelayPanel::title() const
{
    const RelaySettings wanted = settings();
    const SocketAddress bound = m_relay->address();
    const bool listens = m_relay->state() == EndpointState::Listening && !bound.isNull();
    const QString here = QStringLiteral("%1:%2").arg(bracketed(wanted.host)).arg(wanted.port);
    return withBackend(tr("%1 · %2 → %3", "protocol, listens on, target")
                           .arg(panelKindName(kind()), listens ? bound.toString() : here,
                                QStringLiteral("%1:%2").arg(bracketed(wanted.targetHost)).arg(wanted.targetPort)));
}

QString RelayPanel::startWord() const
{
    return tr("Start");
}

QString RelayPanel::stopWord() const
{
    return tr("Stop");
}

RelaySettings RelayPanel::settings() const
{
    RelaySettings settings;
    settings.datagrams = isUdp();
    settings.backend = backendChoice().chosen();
    settings.host = m_ui->addressBox->address();
    settings.port = FieldChecks::port(m_ui->portEdit->text()).value_or(settings.port);
    settings.targetHost = unbracketed(m_ui->targetEdit->text().trimmed());
    settings.targetPort = FieldChecks::port(m_ui->targetPortEdit->text()).value_or(settings.targetPort);
    (isUdp() ? settings.idleSeconds : settings.timeoutMs) = m_ui->limitBox->value();
    settings.listenTls = !isUdp() && m_listenTls->use() != TlsUse::No;
    settings.listenTlsSettings = m_listenTls->settings();
    settings.targetTls = !isUdp() && m_targetTls->use() != TlsUse::No;
    settings.targetTlsSettings = m_targetTls->settings();
    settings.up = m_faults->faults(RelayWay::Up);
    settings.down = m_faults->faults(RelayWay::Down);
    return settings;
}

void RelayPanel::setSettings(const RelaySettings &settings)
{
    backendChoice().choose(settings.backend);
    m_ui->addressBox->setAddress(settings.host.isEmpty() ? QStringLiteral("0.0.0.0") : settings.host);
    m_ui->portEdit->setText(QString::number(settings.port));
    m_ui->targetEdit->setText(settings.targetHost);
    m_ui->targetPortEdit->setText(QString::number(settings.targetPort));
    m_ui->limitBox->setValue(isUdp() ? settings.idleSeconds : settings.timeoutMs);
    m_listenTls->load(settings.listenTls ? TlsUse::AtOnce : TlsUse::No, settings.listenTlsSettings);
    m_targetTls->load(settings.targetTls ? TlsUse::AtOnce : TlsUse::No, settings.targetTlsSettings);
    m_faults->load(settings.up, settings.down);
    for (const RelayWay way : {RelayWay::Up, RelayWay::Down})
        m_relay->setFaults(way, m_faults->faults(way));
    edited();
    showFaults();
}

QJsonObject RelayPanel::saveState() const
{
    return {{QStringLiteral("settings"), toJson(settings())}, {QStringLiteral("more"), m_ui->moreButton->isChecked()}};
}

void RelayPanel::restoreState(const QJsonObject &state)
{
    QJsonObject merged = toJson(firstSettings());
    const QJsonObject saved = state.value(QLatin1StringView("settings")).toObject();
    for (auto it = saved.begin(); it != saved.end(); ++it)
        merged.insert(it.key(), it.value());
    setSettings(relaySettingsFrom(merged));
    m_ui->moreButton->setChecked(state.value(QLatin1StringView("more")).toBool());
}

void RelayPanel::start()
{
    if (!m_relay->isIdle() || isStepByStep() || !fieldsAreRight())
        return;
    forgetDismissal();
    m_unreached.reset();
    m_relay->start(settings());
}

void RelayPanel::stop()
{
    m_relay->stop();
}

bool RelayPanel::sendOn(quint32, const QByteArray &, QString &why)
{
    why = tr("A relay passes on what others send. 'Hold and inject' puts bytes of your own into a conversation.");
    return false;
}

} // namespace sw
