// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientpanel.h"

#include <array>

#include <QJsonArray>
#include <QLineEdit>

#include "backendchoice.h"
#include "composer.h"
#include "connectionactions.h"
#include "errorbanner.h"
#include "fieldchecks.h"
#include "fieldflow.h"
#include "lifecyclestrip.h"
#include "longbar.h"
#include "misbehavebar.h"
#include "panelsequence.h"
#include "panelwords.h"
#include "replyeditor.h"
#include "theme.h"
#include "tlsoptions.h"
#include "ui_clientpanel.h"

namespace sw {

namespace {

constexpr double msPerSecond = 1000.0;

} // namespace

ClientPanel::ClientPanel(const PanelParts &parts, PanelKind kind, QWidget *parent)
    : ClientPanel(parts, std::make_unique<ClientEndpoint>(parts.workbench), kind, parent)
{
}

ClientPanel::ClientPanel(const PanelParts &parts, std::unique_ptr<ClientEndpoint> client, PanelKind kind,
                         QWidget *parent)
    : EndpointPanel(parts, *client, WhoRole::Client, kind, parent)
    , m_client(std::move(client))
    , m_ui(std::make_unique<Ui::ClientPanel>())
    , m_facts(new ClientFacts(parts.theme, this))
    , m_tls(new TlsOptions(false, parts.theme, this))
    , m_long(new LongBar(*m_client,
                         {[this] { return presets(); }, [this](const PresetOptions &all) { setPresets(all); }}, this))
{
    m_ui->setupUi(this);
    flowFields(*m_ui->fieldsLayout);
    flowFields(*m_ui->moreLayout);
    connectParts(m_ui->connectButton, m_ui->fieldNote);
    connectProtocol(m_ui->protocolBox);
    connectBackend(m_ui->backendBox);
    backendChoice().addLimit(m_ui->localPathEdit, QtGap::LocalName);
    build();
    ClientSettings first;
    if (isUnix())
        first.path = PanelWords::firstPath();
    setSettings(first);
    retranslate();
    showState();
}

ClientPanel::~ClientPanel()
{
    m_client->disconnect(this);
    delete PanelSequence::of(*this);
    delete m_long; // before the endpoint that it follows
}

void ClientPanel::build()
{
    m_ui->localHostBox->setPurpose(AddressBox::Purpose::Local);
    m_ui->interfaceBox->setPurpose(AddressBox::Purpose::Interface);
    for (QWidget *field :
         std::array<QWidget *, 4>{m_ui->hostBox, m_ui->portEdit, m_ui->localHostBox, m_ui->localPortEdit})
        field->setFont(theme().monospace());
    m_ui->hostBox->setCompleter(nullptr);
    m_ui->stripSlot->addWidget(&strip());
    m_ui->bannerSlot->addWidget(&banner());
    m_long->setTcp(!isUnix());
    m_ui->bannerSlot->addWidget(m_long);
    auto *misbehave = new MisbehaveBar(
        endpoint(),
        [this] {
            return MisbehaveBar::Shape{kind() == PanelKind::UnixSeqpacket ? FaultScope::Datagram : FaultScope::Stream,
                                       true, false, backendChoice().isQt(), isStepByStep()};
        },
        this);
    m_ui->bannerSlot->addWidget(misbehave);
    connect(misbehave, &MisbehaveBar::edited, this, &EndpointPanel::changed);
    connect(m_long, &LongBar::edited, this, [this] {
        showState();
        Q_EMIT changed();
    });
    m_ui->factsSlot->addWidget(m_facts);
    m_ui->replySlot->addWidget(&reply());
    m_ui->composerSlot->addWidget(&composer());
    QList<QAction *> more{actions().dataView(),
                          actions().capture(),
                          actions().copyAddress(),
                          m_long->action(),
                          MisbehaveBar::of(*this)->action(),
                          (new PanelSequence(*this))->action()};
    if (!isUnix())
        more.prepend(actions().tlsDetails());
    buildTls();
    fillActions(m_ui->actionsArea, isUnix() ? QList<QAction *>() : QList{actions().reset(), actions().startTls()},
                more);

    buildUnix();
    addChecks();
    const auto edited = [this] {
        checkFields();
        Q_EMIT changed();
    };
    for (QComboBox *box : std::array<QComboBox *, 3>{m_ui->hostBox, m_ui->localHostBox, m_ui->interfaceBox})
        connect(box, &QComboBox::editTextChanged, this, edited);
    for (QLineEdit *edit :
         std::initializer_list<QLineEdit *>{m_ui->portEdit, m_ui->localPortEdit, m_ui->pathEdit, m_ui->localPathEdit})
        connect(edit, &QLineEdit::textChanged, this, edited);
    connect(m_ui->timeoutBox, &QDoubleSpinBox::valueChanged, this, edited);
    connect(m_ui->hostBox->lineEdit(), &QLineEdit::editingFinished, this, &ClientPanel::splitPastedAddress);
    connect(m_ui->hostBox->lineEdit(), &QLineEdit::returnPressed, this, &ClientPanel::start);
    connect(m_ui->portEdit, &QLineEdit::returnPressed, this, &ClientPanel::start);
}

void ClientPanel::buildUnix()
{
    for (QLineEdit *edit : {m_ui->pathEdit, m_ui->localPathEdit}) {
        edit->setFont(theme().monospace());
        edit->setVisible(isUnix());
        connect(edit, &QLineEdit::returnPressed, this, &ClientPanel::start);
    }
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->hostBox, m_ui->portEdit, m_ui->portLabel,
                                                          m_ui->localHostBox, m_ui->localPortEdit, m_ui->localPortLabel,
                                                          m_ui->interfaceBox, m_ui->interfaceLabel})
        part->setVisible(!isUnix());
    composer().setEmptyAllowed(kind() == PanelKind::UnixSeqpacket);
    if (!isUnix())
        return;
    m_ui->hostLabel->setBuddy(m_ui->pathEdit);
    m_ui->localHostLabel->setBuddy(m_ui->localPathEdit);
}

void ClientPanel::addChecks()
{
    if (isUnix()) {
        checks().add(m_ui->pathEdit, [this] { return PathEdit::whatIsWrong(m_ui->pathEdit->path(), false); });
        checks().add(m_ui->localPathEdit, [this] { return PathEdit::whatIsWrong(m_ui->localPathEdit->path(), true); });
        return;
    }
    checks().add(m_ui->hostBox, [this] {
        return FieldChecks::isHost(settings().host)
            ? QString()
            : tr("Host: an IPv4 or IPv6 address, or a name such as example.org.");
    });
    checks().add(m_ui->portEdit, [this] {
        const auto port = FieldChecks::port(m_ui->portEdit->text());
        return port && *port > 0 ? QString() : tr("Port: a number from 1 to 65535.");
    });
    checks().add(m_tls, [this] { return m_tls->whatIsWrong(); });
    checks().add(m_ui->localHostBox, [this] {
        const QString local = m_ui->localHostBox->address();
        return local.isEmpty() || SocketAddress::fromHost(local, 0)
            ? QString()
            : tr("Local address: a numeric address of this machine, or empty.");
    });
    checks().add(m_ui->localPortEdit, [this] {
        return FieldChecks::port(m_ui->localPortEdit->text()) ? QString() : FieldChecks::expectedPort();
    });
}

QString ClientPanel::title() const
{
    const ClientSettings wanted = settings();
    if (isUnix())
        return withBackend(tr("Unix client → %1").arg(wanted.path));
    const QString host = wanted.host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(wanted.host) : wanted.host;
    return withBackend(
        (wanted.tlsUse == TlsUse::No ? tr("TCP client → %1:%2") : tr("TLS client → %1:%2")).arg(host).arg(wanted.port));
}

void ClientPanel::backendChanged()
{
    m_client->setShape(settings());
    MisbehaveBar::of(*this)->renew();
}

QString ClientPanel::startWord() const
{
    return tr("Connect");
}

QString ClientPanel::stopWord() const
{
    return m_client->state() == EndpointState::Connected ? tr("Close") : tr("Cancel");
}

ClientSettings ClientPanel::settings() const
{
    ClientSettings settings;
    settings.backend = backendChoice().chosen();
    settings.protocol = PanelWords::protocolOf(kind());
    settings.path = m_ui->pathEdit->path();
    settings.localPath = backendChoice().isQt() ? QString() : m_ui->localPathEdit->path();
    QString host = m_ui->hostBox->currentText().trimmed();
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    settings.host = host;
    settings.port = FieldChecks::port(m_ui->portEdit->text()).value_or(settings.port);
    settings.localHost = m_ui->localHostBox->address();
    settings.localPort = FieldChecks::port(m_ui->localPortEdit->text()).value_or(0);
    settings.interfaceName = m_ui->interfaceBox->address();
    const double seconds = m_ui->timeoutBox->value();
    settings.timeoutMs = seconds > 0 ? qRound(seconds * msPerSecond) : -1;
    settings.options = presets();
    settings.reply = reply().settings();
    settings.stay = m_long->settings();
    settings.tlsUse = isUnix() ? TlsUse::No : m_tls->use();
    settings.tls = m_tls->settings();
    return settings;
}

void ClientPanel::setSettings(const ClientSettings &settings)
{
    backendChoice().choose(settings.backend);
    m_ui->pathEdit->setText(settings.path);
    m_ui->localPathEdit->setText(settings.localPath);
    m_ui->hostBox->setEditText(settings.host);
    m_ui->portEdit->setText(QString::number(settings.port));
    m_ui->localHostBox->setAddress(settings.localHost);
    m_ui->localPortEdit->setText(QString::number(settings.localPort));
    m_ui->interfaceBox->setAddress(settings.interfaceName);
    m_ui->timeoutBox->setValue(settings.timeoutMs < 0 ? 0.0 : settings.timeoutMs / msPerSecond);
    setPresets(settings.options);
    reply().setSettings(settings.reply);
    m_long->setSettings(settings.stay);
    m_tls->load(settings.tlsUse, settings.tls);
}

QJsonObject ClientPanel::saveState() const
{
    QJsonArray hosts;
    for (int i = 0; i < m_ui->hostBox->count(); ++i)
        hosts.append(m_ui->hostBox->itemText(i));
    QJsonObject state{{QStringLiteral("settings"), toJson(settings())},
                      {QStringLiteral("composer"), composer().saveState()},
                      {QStringLiteral("misbehave"), toJson(MisbehaveBar::of(*this)->settings())},
                      {QStringLiteral("hosts"), hosts},
                      {QStringLiteral("short"), toJson(m_long->shortSettings())},
                      {QStringLiteral("more"), m_ui->moreButton->isChecked()}};
    PanelSequence::of(*this)->saveTo(state);
    return state;
}

void ClientPanel::restoreState(const QJsonObject &state)
{
    m_ui->hostBox->clear();
    const QJsonArray hosts = state.value(QLatin1StringView("hosts")).toArray();
    for (const QJsonValue &host : hosts) {
        if (m_ui->hostBox->count() < hostsKept && !host.toString().isEmpty())
            m_ui->hostBox->addItem(host.toString());
    }
    setSettings(clientSettingsFrom(state.value(QLatin1StringView("settings")).toObject()));
    m_long->setShortSettings(shortSettingsFrom(state.value(QLatin1StringView("short")).toObject()));
    MisbehaveBar::of(*this)->setSettings(misbehaveSettingsFrom(state.value(QLatin1StringView("misbehave")).toObject()));
    composer().restoreState(state.value(QLatin1StringView("composer")).toObject());
    PanelSequence::of(*this)->restoreFrom(state);
    m_ui->moreButton->setChecked(state.value(QLatin1StringView("more")).toBool());
}

void ClientPanel::rememberHost()
{
    const QString host = settings().host;
    const int old = m_ui->hostBox->findText(host);
    if (old >= 0)
        m_ui->hostBox->removeItem(old);
    m_ui->hostBox->insertItem(0, host);
    while (m_ui->hostBox->count() > hostsKept)
        m_ui->hostBox->removeItem(hostsKept);
    m_ui->hostBox->setCurrentIndex(0);
}

void ClientPanel::splitPastedAddress()
{
    if (isUnix())
        return;
    const QString text = m_ui->hostBox->currentText().trimmed();
    const auto both = SocketAddress::fromHost(settings().host, 0) ? std::nullopt : SocketAddress::parse(text);
    if (!both)
        return;
    m_ui->hostBox->setEditText(both->host());
    m_ui->portEdit->setText(QString::number(both->port()));
}

void ClientPanel::start()
{
    if (!m_client->isIdle() || isStepByStep())
        return;
    splitPastedAddress();
    if (!fieldsAreRight())
        return;
    if (!isUnix())
        rememberHost();
    forgetDismissal();
    m_wasBusy = true;
    composer().clearProgress();
    m_client->connectTo(settings());
}

void ClientPanel::stop()
{
    m_client->disconnectFrom();
}

} // namespace sw
