// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingpanel.h"

#include <QLineEdit>

#include "composer.h"
#include "errorbanner.h"
#include "fieldchecks.h"
#include "lifecyclestrip.h"
#include "paneloffer.h"
#include "pingoptions.h"
#include "pingsmodel.h"
#include "pingsview.h"
#include "replyeditor.h"
#include "socketconstants.h"
#include "theme.h"
#include "ui_pingpanel.h"

namespace sw {

PingPanel::PingPanel(const PanelParts &parts, PanelKind kind, QWidget *parent)
    : PingPanel(parts, std::make_unique<PingEndpoint>(parts.workbench), kind, parent)
{
}

PingPanel::PingPanel(const PanelParts &parts, std::unique_ptr<PingEndpoint> endpoint, PanelKind kind, QWidget *parent)
    : EndpointPanel(parts, *endpoint, WhoRole::Client, kind, parent)
    , m_pings(std::move(endpoint))
    , m_ui(std::make_unique<Ui::PingPanel>())
    , m_options(new PingOptions(kind == PanelKind::PingV6, parts.theme, this))
    , m_model(new PingsModel(m_pings->tally(), this))
    , m_view(new PingsView(*m_model, kind == PanelKind::PingV6, parts.theme, this))
{
    m_ui->setupUi(this);
    build();
    connectParts(m_ui->startButton, m_ui->fieldNote);
    connectProtocol(m_ui->protocolBox);
    addChecks();
    setSettings(firstSettings());
    connect(m_pings.get(), &PingEndpoint::tallyChanged, this, &PingPanel::showTally);
    connect(&parts.workbench, &Workbench::recorded, this, &PingPanel::takeRecord);
    connect(&parts.offer, &PanelOffer::changed, this, &PingPanel::takeOffer);
    retranslate();
    takeOffer();
}

PingPanel::~PingPanel()
{
    // What the endpoint tells while it goes must not reach a half-destroyed panel.
    m_pings->disconnect(this);
    delete m_view;
    delete m_model;
}

void PingPanel::build()
{
    // Its requests are made by the settings: nothing is typed, and nothing answers by itself.
    composer().hide();
    reply().hide();
    m_ui->hostEdit->setFont(theme().monospace());
    m_ui->optionsSlot->addWidget(m_options);
    m_ui->stripSlot->addWidget(&strip());
    m_ui->bannerSlot->addWidget(&banner());
    m_ui->tableSlot->addWidget(m_view);
    const auto changedHere = [this] { edited(); };
    connect(m_ui->moreButton, &QToolButton::toggled, m_options, &QWidget::setVisible);
    connect(m_ui->moreButton, &QToolButton::toggled, this, &EndpointPanel::changed);
    connect(m_ui->hostEdit, &QLineEdit::textChanged, this, changedHere);
    connect(m_ui->hostEdit, &QLineEdit::returnPressed, this, &PingPanel::start);
    connect(m_ui->countBox, &QSpinBox::valueChanged, this, changedHere);
    connect(m_options, &PingOptions::edited, this, changedHere);
}

void PingPanel::addChecks()
{
    checks().add(m_ui->hostEdit, [this] {
        const QString host = settings().host;
        const auto numeric = SocketAddress::fromHost(host, 0);
        const bool right = FieldChecks::isHost(host)
            && (!numeric || numeric->family() == (isV6() ? constant::afInet6 : constant::afInet));
        if (right)
            return QString();
        return isV6() ? tr("Host: an IPv6 address, or a name such as example.org.")
                      : tr("Host: an IPv4 address, or a name such as example.org.");
    });
    checks().add(m_options->pattern(), [this] {
        return m_options->patternBytes() ? QString() : tr("Pattern: up to 64 bytes in hex, such as ca fe.");
    });
}

void PingPanel::edited()
{
    m_pings->setShape(settings());
    checkFields();
    Q_EMIT changed();
}

PingSettings PingPanel::firstSettings() const
{
    PingSettings settings;
    settings.v6 = isV6();
    if (isV6())
        settings.host = QStringLiteral("::1");
    return settings;
}

QString PingPanel::title() const
{
    return tr("%1 → %2", "protocol, address").arg(panelKindName(kind()), settings().host);
}

QString PingPanel::startWord() const
{
    return tr("Start");
}

QString PingPanel::stopWord() const
{
    return tr("Stop");
}

PingSettings PingPanel::settings() const
{
    PingSettings settings;
    settings.v6 = isV6();
    settings.host = m_ui->hostEdit->text().trimmed();
    if (settings.host.startsWith(u'[') && settings.host.endsWith(u']'))
        settings.host = settings.host.mid(1, settings.host.size() - 2);
    settings.count = m_ui->countBox->value();
    m_options->store(settings);
    settings.options = presets();
    return settings;
}

void PingPanel::setSettings(const PingSettings &settings)
{
    m_ui->hostEdit->setText(settings.host);
    m_ui->countBox->setValue(settings.count);
    m_options->load(settings);
    setPresets(settings.options);
    edited();
}

QJsonObject PingPanel::saveState() const
{
    return {{QStringLiteral("settings"), toJson(settings())}, {QStringLiteral("more"), m_ui->moreButton->isChecked()}};
}

void PingPanel::restoreState(const QJsonObject &state)
{
    QJsonObject merged = toJson(firstSettings());
    const QJsonObject saved = state.value(QLatin1StringView("settings")).toObject();
    for (auto it = saved.begin(); it != saved.end(); ++it)
        merged.insert(it.key(), it.value());
    PingSettings settings = pingSettingsFrom(merged);
    // Taken over from a panel of the other family: an address of that is none here.
    const auto numeric = SocketAddress::fromHost(settings.host, 0);
    if (numeric && (numeric->family() == constant::afInet6) != isV6())
        settings.host = firstSettings().host;
    setSettings(settings);
    m_ui->moreButton->setChecked(state.value(QLatin1StringView("more")).toBool(true));
}

void PingPanel::start()
{
    if (!m_pings->isIdle() || isStepByStep() || !fieldsAreRight())
        return;
    forgetDismissal();
    m_failureShown = 0;
    m_pings->start(settings());
    showTally();
}

void PingPanel::stop()
{
    m_pings->stop();
}

bool PingPanel::sendOn(quint32, const QByteArray &, QString &why)
{
    why = tr("A panel that pings makes its requests by its settings; step by step, it sends any bytes.");
    return false;
}

} // namespace sw
