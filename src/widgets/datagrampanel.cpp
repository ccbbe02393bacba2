// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagrampanel.h"

#include <QLabel>
#include <QLineEdit>

#include "backendchoice.h"
#include "composer.h"
#include "connectionactions.h"
#include "datagramoptions.h"
#include "datagrampeersview.h"
#include "errorbanner.h"
#include "fieldchecks.h"
#include "fieldflow.h"
#include "lifecyclestrip.h"
#include "misbehavebar.h"
#include "multicastdialog.h"
#include "panelsequence.h"
#include "replyeditor.h"
#include "theme.h"
#include "ui_datagrampanel.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr int mostPathBytes = 107; // sun_path, unix(7)

DatagramSettings firstSettings(WhoRole side, PanelKind kind)
{
    DatagramSettings settings;
    settings.isUnix = kind == PanelKind::UnixDatagram;
    if (settings.isUnix)
        (side == WhoRole::Server ? settings.localPath : settings.remotePath) = QStringLiteral("@socket-workbench");
    if (side == WhoRole::Client) {
        settings.binds = settings.isUnix;
        settings.localHost.clear();
        settings.localPort = 0;
        settings.remoteHost = QStringLiteral("127.0.0.1");
    }
    return settings;
}

} // namespace

DatagramPanel::DatagramPanel(const PanelParts &parts, WhoRole side, PanelKind kind, QWidget *parent)
    : DatagramPanel(parts, std::make_unique<DatagramEndpoint>(parts.workbench), side, kind, parent)
{
}

DatagramPanel::DatagramPanel(const PanelParts &parts, std::unique_ptr<DatagramEndpoint> endpoint, WhoRole side,
                             PanelKind kind, QWidget *parent)
    : EndpointPanel(parts, *endpoint, side, kind, parent)
    , m_datagrams(std::move(endpoint))
    , m_ui(std::make_unique<Ui::DatagramPanel>())
    , m_options(new DatagramOptions(side, kind == PanelKind::UnixDatagram, parts.theme, this))
    , m_model(new DatagramPeersModel(m_datagrams->peers(), this))
    , m_view(new DatagramPeersView(*m_model, parts.theme, this))
    , m_multicast(new MulticastDialog(*m_datagrams, this))
    , m_losses(new QLabel(this))
{
    m_ui->setupUi(this);
    flowFields(*m_ui->fieldsLayout);
    build();
    connectParts(m_ui->startButton, m_ui->fieldNote);
    connectProtocol(m_ui->protocolBox);
    connectBackend(m_options->backendBox());
    m_options->limit(backendChoice());
    addChecks();
    setSettings(firstSettings(side, kind));
    connect(m_datagrams.get(), &DatagramEndpoint::droppedChanged, this, &DatagramPanel::showLosses);
    connect(&parts.workbench, &Workbench::recorded, this, &DatagramPanel::takeRecord);
    connect(m_datagrams.get(), &DatagramEndpoint::nameTold, this, &DatagramPanel::takeName);
    retranslate();
    showState();
}

DatagramPanel::~DatagramPanel()
{
    // What the endpoint tells while it goes must not reach a half-destroyed panel.
    m_datagrams->disconnect(this);
    delete PanelSequence::of(*this);
    delete m_multicast;
    delete m_view;
    delete m_model;
}

void DatagramPanel::build()
{
    const bool isUdpServer = isServer() && !isUnix();
    m_ui->addressBox->setPurpose(AddressBox::Purpose::Listen);
    m_ui->addressBox->setVisible(isUdpServer);
    m_ui->hostEdit->setVisible(!isServer() && !isUnix());
    m_ui->pathEdit->setVisible(isUnix());
    m_ui->portEdit->setVisible(!isUnix());
    m_ui->portLabel->setVisible(!isUnix());
    m_ui->connectBox->setVisible(!isServer());
    m_ui->toArea->setVisible(isServer());
    QWidget *const first = isUdpServer ? static_cast<QWidget *>(m_ui->addressBox)
        : isUnix()                     ? m_ui->pathEdit
                                       : m_ui->hostEdit;
    m_ui->addressLabel->setBuddy(first);
    for (QWidget *field : std::initializer_list<QWidget *>{m_ui->addressBox, m_ui->hostEdit, m_ui->pathEdit,
                                                           m_ui->portEdit, m_ui->toEdit})
        field->setFont(theme().monospace());
    m_ui->optionsSlot->addWidget(m_options);
    m_options->hide();
    m_ui->stripSlot->addWidget(&strip());
    m_ui->bannerSlot->addWidget(&banner());
    auto *misbehave = new MisbehaveBar(
        endpoint(),
        [this] {
            return MisbehaveBar::Shape{FaultScope::Datagram, false, false, false, isStepByStep()};
        },
        this);
    m_ui->bannerSlot->addWidget(misbehave);
    connect(misbehave, &MisbehaveBar::edited, this, &EndpointPanel::changed);
    m_ui->tableSlot->addWidget(m_view);
    m_losses->setObjectName(QStringLiteral("lossesLabel"));
    m_losses->setTextFormat(Qt::PlainText);
    m_losses->setWordWrap(true);
    m_losses->setProperty("ink", QStringLiteral("blocked"));
    m_ui->tableSlot->addWidget(m_losses);
    m_ui->replySlot->addWidget(&reply());
    m_ui->composerSlot->addWidget(&composer());
    composer().setEmptyAllowed(true);
    reply().setAnswersOnly(true);
    QList<QAction *> more{actions().dataView(), actions().capture(), actions().copyAddress(), misbehave->action()};
    if (!isServer()) // a fixed remote: the one that a sequence talks to
        more.append((new PanelSequence(*this))->action());
    fillActions(m_ui->actionsArea, {}, more);

    const auto changedHere = [this] { edited(); };
    connect(m_ui->moreButton, &QToolButton::toggled, m_options, &QWidget::setVisible);
    connect(m_ui->moreButton, &QToolButton::toggled, this, &EndpointPanel::changed);
    connect(m_ui->addressBox, &QComboBox::editTextChanged, this, changedHere);
    for (QLineEdit *edit : {m_ui->hostEdit, m_ui->pathEdit, m_ui->portEdit})
        connect(edit, &QLineEdit::textChanged, this, changedHere);
    for (QLineEdit *edit : {m_ui->hostEdit, m_ui->pathEdit, m_ui->portEdit, m_ui->addressBox->lineEdit()})
        connect(edit, &QLineEdit::returnPressed, this, &DatagramPanel::start);
    connect(m_ui->connectBox, &QCheckBox::toggled, this, changedHere);
    connect(m_options, &DatagramOptions::edited, this, changedHere);
    connect(m_multicast, &MulticastDialog::edited, this, [this] {
        m_options->setGroupCount(static_cast<int>(m_multicast->groups().size()));
        Q_EMIT changed();
    });
    connect(m_options, &DatagramOptions::multicastWanted, m_multicast, [this] {
        m_multicast->show();
        m_multicast->raise();
    });
    connect(m_ui->toEdit, &QLineEdit::textChanged, this, [this] {
        showTarget();
        Q_EMIT changed();
    });
    connect(m_view, &DatagramPeersView::peerChosen, m_ui->toEdit, &QLineEdit::setText);
}

void DatagramPanel::addChecks()
{
    if (isUnix()) {
        checks().add(m_ui->pathEdit,
                     [this] { return whatIsWrongWithPath(m_ui->pathEdit->text().trimmed(), isServer()); });
        if (QLineEdit *own = m_options->localPath())
            checks().add(own, [this, own] { return whatIsWrongWithPath(own->text().trimmed(), true); });
        return;
    }
    if (isServer()) {
        checks().add(m_ui->addressBox, [this] {
            return FieldChecks::isHost(m_ui->addressBox->address())
                ? QString()
                : tr("Address: an IPv4 or IPv6 address of this machine, or its name; 0.0.0.0 or :: = any.");
        });
    } else {
        checks().add(m_ui->hostEdit, [this] {
            return FieldChecks::isHost(settings().remoteHost)
                ? QString()
                : tr("Host: an IPv4 or IPv6 address, or a name such as example.org.");
        });
        checks().add(m_options->localPort(), [this] {
            return FieldChecks::port(m_options->localPort()->text()) ? QString() : FieldChecks::expectedPort();
        });
    }
    checks().add(m_ui->portEdit, [this] {
        const auto port = FieldChecks::port(m_ui->portEdit->text());
        if (isServer())
            return port ? QString() : FieldChecks::expectedPort();
        return port && *port > 0 ? QString() : tr("Port: a number from 1 to 65535.");
    });
}

QString DatagramPanel::whatIsWrongWithPath(const QString &path, bool mayBeEmpty) const
{
    if (path.isEmpty())
        return mayBeEmpty ? QString() : tr("Path: that of the socket to send to, or @name for an abstract one.");
    return path.toLocal8Bit().size() <= mostPathBytes && path != QStringLiteral("@")
        ? QString()
        : tr("Path: at most %1 bytes; @name for an abstract one.").arg(mostPathBytes);
}

void DatagramPanel::backendChanged()
{
    m_datagrams->setShape(settings());
    MisbehaveBar::of(*this)->renew();
}

void DatagramPanel::edited()
{
    m_datagrams->setShape(settings());
    checkFields();
    showTarget();
    Q_EMIT changed();
}

QString DatagramPanel::title() const
{
    const DatagramSettings wanted = settings();
    const QString protocol = panelKindName(kind());
    if (isServer()) {
        const SocketAddress bound = isOpen() ? m_datagrams->local() : SocketAddress();
        const QString host = wanted.localHost.contains(u':') ? QStringLiteral("[%1]").arg(wanted.localHost)
                                                             : wanted.localHost;
        const QString asked = isUnix() ? wanted.localPath : QStringLiteral("%1:%2").arg(host).arg(wanted.localPort);
        return withBackend(
            tr("%1 · %2", "protocol, address").arg(protocol, bound.isNull() ? asked : UnitWords::place(bound)));
    }
    const QString host = wanted.remoteHost.contains(u':') ? QStringLiteral("[%1]").arg(wanted.remoteHost)
                                                          : wanted.remoteHost;
    const QString remote = isUnix() ? wanted.remotePath : QStringLiteral("%1:%2").arg(host).arg(wanted.remotePort);
    return withBackend(tr("%1 → %2", "protocol, address").arg(protocol, remote));
}

QString DatagramPanel::startWord() const
{
    return isServer() ? tr("Start") : tr("Open");
}

QString DatagramPanel::stopWord() const
{
    return isServer() ? tr("Stop") : tr("Close");
}

DatagramSettings DatagramPanel::settings() const
{
    DatagramSettings settings;
    settings.backend = backendChoice().chosen();
    settings.isUnix = isUnix();
    const quint16 port = FieldChecks::port(m_ui->portEdit->text()).value_or(settings.localPort);
    if (isServer()) {
        settings.localHost = m_ui->addressBox->address();
        settings.localPort = port;
        settings.localPath = m_ui->pathEdit->text().trimmed();
    } else {
        QString host = m_ui->hostEdit->text().trimmed();
        if (host.startsWith(u'[') && host.endsWith(u']'))
            host = host.mid(1, host.size() - 2);
        settings.remoteHost = host;
        settings.remotePort = port;
        settings.remotePath = m_ui->pathEdit->text().trimmed();
        settings.connects = m_ui->connectBox->isChecked();
    }
    m_options->store(settings);
    m_multicast->store(settings);
    settings.options = presets();
    settings.reply = reply().settings();
    return settings;
}

void DatagramPanel::setSettings(const DatagramSettings &settings)
{
    const QString host = settings.localHost.isEmpty() ? QStringLiteral("0.0.0.0") : settings.localHost;
    m_ui->addressBox->setAddress(host);
    m_ui->hostEdit->setText(settings.remoteHost);
    m_ui->portEdit->setText(QString::number(isServer() ? settings.localPort : settings.remotePort));
    m_ui->pathEdit->setText(isServer() ? settings.localPath : settings.remotePath);
    m_ui->connectBox->setChecked(settings.connects);
    backendChoice().choose(settings.backend);
    m_options->load(settings);
    m_multicast->load(settings);
    m_options->setGroupCount(static_cast<int>(settings.groups.size()));
    setPresets(settings.options);
    reply().setSettings(settings.reply);
    edited();
}

QJsonObject DatagramPanel::saveState() const
{
    QJsonObject state{{QStringLiteral("settings"), toJson(settings())},
                      {QStringLiteral("composer"), composer().saveState()},
                      {QStringLiteral("misbehave"), toJson(MisbehaveBar::of(*this)->settings())},
                      {QStringLiteral("to"), m_ui->toEdit->text()},
                      {QStringLiteral("more"), m_ui->moreButton->isChecked()}};
    if (const auto *sequence = PanelSequence::of(*this))
        sequence->saveTo(state);
    return state;
}

void DatagramPanel::restoreState(const QJsonObject &state)
{
    QJsonObject merged = toJson(firstSettings(role(), kind()));
    const QJsonObject saved = state.value(QLatin1StringView("settings")).toObject();
    for (auto it = saved.begin(); it != saved.end(); ++it)
        merged.insert(it.key(), it.value());
    setSettings(datagramSettingsFrom(merged));
    MisbehaveBar::of(*this)->setSettings(misbehaveSettingsFrom(state.value(QLatin1StringView("misbehave")).toObject()));
    composer().restoreState(state.value(QLatin1StringView("composer")).toObject());
    if (auto *sequence = PanelSequence::of(*this))
        sequence->restoreFrom(state);
    m_ui->toEdit->setText(state.value(QLatin1StringView("to")).toString());
    m_ui->moreButton->setChecked(state.value(QLatin1StringView("more")).toBool());
}

void DatagramPanel::start()
{
    if (!m_datagrams->isIdle() || isStepByStep() || !fieldsAreRight())
        return;
    forgetDismissal();
    m_failureShown = false;
    composer().clearProgress();
    m_datagrams->start(settings());
}

void DatagramPanel::stop()
{
    m_datagrams->stop();
}

} // namespace sw
