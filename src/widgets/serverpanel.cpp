// SPDX-License-Identifier: GPL-3.0-or-later
#include "serverpanel.h"

#include <array>

#include <QActionGroup>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>

#include "backendchoice.h"
#include "composer.h"
#include "connectionactions.h"
#include "connectionsmodel.h"
#include "connectionsview.h"
#include "errorbanner.h"
#include "fieldchecks.h"
#include "fieldflow.h"
#include "lifecyclestrip.h"
#include "longbar.h"
#include "misbehavebar.h"
#include "panelsequence.h"
#include "panelwords.h"
#include "qtbuffersview.h"
#include "qtwording.h"
#include "reachlist.h"
#include "replyeditor.h"
#include "socketswatch.h"
#include "theme.h"
#include "tlsdetails.h"
#include "tlsoptions.h"
#include "ui_serverpanel.h"

namespace sw {

ServerPanel::ServerPanel(const PanelParts &parts, PanelKind kind, QWidget *parent)
    : ServerPanel(parts, std::make_unique<ServerEndpoint>(parts.workbench), kind, parent)
{
}

ServerPanel::ServerPanel(const PanelParts &parts, std::unique_ptr<ServerEndpoint> server, PanelKind kind,
                         QWidget *parent)
    : EndpointPanel(parts, *server, WhoRole::Server, kind, parent)
    , m_server(std::move(server))
    , m_ui(std::make_unique<Ui::ServerPanel>())
    , m_model(new ConnectionsModel(*m_server, this))
    , m_view(new ConnectionsView(*m_model, parts.theme, this))
    , m_reach(new ReachList(parts.theme, this))
    , m_buffers(new QtBuffersView(parts.theme, this))
    , m_tls(new TlsOptions(true, parts.theme, this))
    , m_long(new LongBar(
          *m_server, [this] { return openConnections(); },
          {[this] { return presets(); }, [this](const PresetOptions &all) { setPresets(all); }}, this))
    , m_targetMenu(new QMenu(this))
{
    m_ui->setupUi(this);
    flowFields(*m_ui->fieldsLayout);
    flowFields(*m_ui->moreLayout);
    connectParts(m_ui->startButton, m_ui->fieldNote);
    connectProtocol(m_ui->protocolBox);
    connectBackend(m_ui->backendBox);
    backendChoice().addLimit(m_ui->reuseBox, QtGap::ReuseAddress);
    build();
    buildActions();
    ServerSettings first;
    if (isUnix())
        first.path = PanelWords::firstPath();
    setSettings(first);
    connect(m_server.get(), &ServerEndpoint::acceptPaused, this, [this](bool paused) {
        m_acceptPaused = paused;
        forgetDismissal();
        showReason();
    });
    // Thousands of connections may come or go in one turn of the event loop: the buttons follow the first, and once more all the rest.
    auto *rest = new QTimer(this);
    rest->setSingleShot(true);
    rest->setInterval(0);
    const auto follow = [this, rest] {
        if (rest->isActive())
            return;
        showTargets();
        rest->start();
    };
    connect(rest, &QTimer::timeout, this, &ServerPanel::showTargets);
    connect(m_server.get(), &ServerEndpoint::connectionAdded, this, follow);
    connect(m_server.get(), &ServerEndpoint::connectionChanged, this, follow);
    connect(m_reach, &ReachList::copied, this,
            [this](const QString &address) { Q_EMIT message(tr("Copied: %1").arg(address)); });
    retranslate();
    showState();
}

ServerPanel::~ServerPanel()
{
    // What the endpoint tells while it goes must not reach a half-destroyed panel.
    m_server->disconnect(this);
    delete PanelSequence::of(*this);
    delete m_long; // before the endpoint that it follows
    delete m_view;
    delete m_model;
}

void ServerPanel::build()
{
    m_ui->interfaceBox->setPurpose(AddressBox::Purpose::Interface);
    m_ui->addressBox->setPurpose(AddressBox::Purpose::Listen);
    m_ui->addressBox->setFont(theme().monospace());
    m_ui->portEdit->setFont(theme().monospace());
    m_ui->pathEdit->setFont(theme().monospace());
    m_ui->pathEdit->setVisible(isUnix());
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_ui->addressBox, m_ui->portEdit, m_ui->portLabel, m_ui->interfaceLabel,
                                          m_ui->interfaceBox, m_ui->reuseBox, m_ui->dualStackBox})
        part->setVisible(!isUnix());
    if (isUnix())
        m_ui->addressLabel->setBuddy(m_ui->pathEdit);
    composer().setEmptyAllowed(kind() == PanelKind::UnixSeqpacket);
    actions().reset()->setVisible(!isUnix()); // there is no RST
    m_ui->stripSlot->addWidget(&strip());
    m_ui->bannerSlot->addWidget(&banner());
    m_long->setTcp(!isUnix());
    m_ui->bannerSlot->addWidget(m_long);
    auto *misbehave = new MisbehaveBar(
        endpoint(),
        [this] {
            return MisbehaveBar::Shape{kind() == PanelKind::UnixSeqpacket ? FaultScope::Datagram : FaultScope::Stream,
                                       true, true, backendChoice().isQt(), isStepByStep()};
        },
        this);
    m_ui->bannerSlot->addWidget(misbehave);
    connect(misbehave, &MisbehaveBar::edited, this, &EndpointPanel::changed);
    connect(m_long, &LongBar::edited, this, &ServerPanel::changed);
    m_ui->reachSlot->addWidget(m_reach);
    m_ui->tableSlot->addWidget(m_view);
    m_ui->tableSlot->addWidget(m_buffers);
    m_ui->replySlot->addWidget(&reply());
    m_ui->composerSlot->addWidget(&composer());

    buildTls();
    addChecks();
    const auto edited = [this] {
        checkFields();
        Q_EMIT changed();
    };
    connect(m_ui->addressBox, &QComboBox::editTextChanged, this, edited);
    connect(m_ui->interfaceBox, &QComboBox::editTextChanged, this, edited);
    for (QLineEdit *edit : std::initializer_list<QLineEdit *>{m_ui->portEdit, m_ui->pathEdit}) {
        connect(edit, &QLineEdit::textChanged, this, edited);
        connect(edit, &QLineEdit::returnPressed, this, &ServerPanel::start);
    }
    connect(m_ui->backlogBox, &QSpinBox::valueChanged, this, edited);
    connect(m_ui->reuseBox, &QCheckBox::toggled, this, edited);
    connect(m_ui->dualStackBox, &QCheckBox::toggled, this, edited);
    connect(m_ui->addressBox->lineEdit(), &QLineEdit::editingFinished, this, &ServerPanel::splitPastedAddress);
    connect(m_ui->addressBox->lineEdit(), &QLineEdit::returnPressed, this, &ServerPanel::start);
}

void ServerPanel::buildTls()
{
    m_ui->panelLayout->insertWidget(m_ui->panelLayout->indexOf(m_ui->moreArea) + 1, m_tls);
    m_tls->setVisible(!isUnix() && m_ui->moreButton->isChecked());
    connect(m_ui->moreButton, &QAbstractButton::toggled, m_tls,
            [this](bool more) { m_tls->setVisible(more && !isUnix()); });
    actions().startTls()->setVisible(false);
    connect(m_tls, &TlsOptions::edited, this, [this] {
        if (m_tls->use() != TlsUse::No)
            backendChoice().choose(BackendKind::Qt);
        m_server->setShape(settings());
        showState();
        Q_EMIT changed();
    });
    connect(&actions(), &ConnectionActions::startTlsRequested, m_server.get(), &ServerEndpoint::startTls);
    connect(&actions(), &ConnectionActions::tlsDetailsRequested, this, [this](SocketId socket) {
        for (const Connection &one : m_server->connections()) {
            if (one.socket == socket)
                TlsDetails::show(one.handshake, one.peer.toString(), theme(), this);
        }
    });
}

void ServerPanel::addChecks()
{
    if (isUnix()) {
        checks().add(m_ui->pathEdit, [this] { return whatIsWrongWithPath(); });
        return;
    }
    checks().add(m_ui->addressBox, [this] {
        return FieldChecks::isHost(m_ui->addressBox->address())
            ? QString()
            : tr("Address: an IPv4 or IPv6 address of this machine, or its name; 0.0.0.0 or :: = any.");
    });
    checks().add(m_tls, [this] { return m_tls->whatIsWrong(); });
    checks().add(m_ui->portEdit, [this] {
        return FieldChecks::port(m_ui->portEdit->text()) ? QString() : FieldChecks::expectedPort();
    });
}

QString ServerPanel::whatIsWrongWithPath() const
{
    const QString path = m_ui->pathEdit->path();
    if (path.isEmpty() && backendChoice().isQt())
        return qtGapText(static_cast<int>(QtGap::NoName));
    return PathEdit::whatIsWrong(path, true);
}

void ServerPanel::buildActions()
{
    m_forget = new QAction(this);
    m_forget->setObjectName(QStringLiteral("forgetEndedAction"));
    connect(m_forget, &QAction::triggered, this, [this] { m_server->forgetEnded(); });

    auto *group = new QActionGroup(this);
    m_toSelected = m_targetMenu->addAction(QString());
    m_toAll = m_targetMenu->addAction(QString());
    m_toSelected->setObjectName(QStringLiteral("toSelectedAction"));
    m_toAll->setObjectName(QStringLiteral("toAllAction"));
    for (QAction *action : {m_toSelected, m_toAll}) {
        action->setCheckable(true);
        group->addAction(action);
    }
    m_toSelected->setChecked(true);
    connect(m_toSelected, &QAction::triggered, this, [this] { setAudience(Audience::Selected); });
    connect(m_toAll, &QAction::triggered, this, [this] { setAudience(Audience::All); });
    composer().setTargets(m_targetMenu);

    QList<QAction *> more{actions().dataView(),
                          actions().capture(),
                          actions().copyAddress(),
                          m_long->action(),
                          MisbehaveBar::of(*this)->action(),
                          (new PanelSequence(*this))->action(),
                          m_forget};
    if (!isUnix())
        more.prepend(actions().tlsDetails());
    fillActions(m_ui->actionsArea,
                isUnix() ? QList{actions().close()} : QList{actions().close(), actions().reset(), actions().startTls()},
                more);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ServerPanel::openMenu);
    connect(m_view, &ConnectionsView::targetsChanged, this, &ServerPanel::showTargets);
    connect(m_view, &ConnectionsView::shownChanged, &parts().watch, &SocketsWatch::hurry);
    connect(m_view, &QAbstractItemView::doubleClicked, actions().dataView(), &QAction::trigger);
}

std::vector<Heartbeat::Open> ServerPanel::openConnections() const
{
    std::vector<Heartbeat::Open> open;
    for (const Connection &one : m_server->connections()) {
        if (one.open)
            open.push_back({one.socket, one.number});
    }
    return open;
}

QString ServerPanel::title() const
{
    const SocketAddress bound = m_server->address();
    const ServerSettings wanted = settings();
    const bool listens = m_server->state() == EndpointState::Listening && !bound.isNull();
    if (isUnix())
        return withBackend(tr("Unix server · %1").arg(listens ? bound.host() : wanted.path));
    const bool numeric6 = wanted.host.contains(QLatin1Char(':'));
    const QString asked =
        QStringLiteral("%1:%2").arg(numeric6 ? QStringLiteral("[%1]").arg(wanted.host) : wanted.host).arg(wanted.port);
    const QString place = listens ? bound.toString() : asked;
    return withBackend((wanted.tlsUse == TlsUse::No ? tr("TCP server · %1") : tr("TLS server · %1")).arg(place));
}

void ServerPanel::backendChanged()
{
    m_server->setShape(settings());
    MisbehaveBar::of(*this)->renew();
}

QString ServerPanel::startWord() const
{
    return tr("Start");
}

QString ServerPanel::stopWord() const
{
    return tr("Stop");
}

ServerSettings ServerPanel::settings() const
{
    ServerSettings settings;
    settings.backend = backendChoice().chosen();
    settings.protocol = PanelWords::protocolOf(kind());
    settings.path = m_ui->pathEdit->path();
    settings.host = m_ui->addressBox->address();
    settings.port = FieldChecks::port(m_ui->portEdit->text()).value_or(settings.port);
    settings.backlog = m_ui->backlogBox->value();
    settings.interfaceName = m_ui->interfaceBox->address();
    settings.reuseAddress = m_ui->reuseBox->isChecked();
    settings.dualStack = m_ui->dualStackBox->isChecked();
    settings.options = presets();
    settings.reply = reply().settings();
    settings.stay = m_long->settings();
    settings.tlsUse = isUnix() ? TlsUse::No : m_tls->use();
    settings.tls = m_tls->settings();
    return settings;
}

void ServerPanel::setSettings(const ServerSettings &settings)
{
    backendChoice().choose(settings.backend);
    m_ui->pathEdit->setText(settings.path);
    m_ui->addressBox->setAddress(settings.host.isEmpty() ? QStringLiteral("0.0.0.0") : settings.host);
    m_ui->portEdit->setText(QString::number(settings.port));
    m_ui->backlogBox->setValue(settings.backlog);
    m_ui->interfaceBox->setAddress(settings.interfaceName);
    m_ui->reuseBox->setChecked(settings.reuseAddress);
    m_ui->dualStackBox->setChecked(settings.dualStack);
    setPresets(settings.options);
    reply().setSettings(settings.reply);
    m_long->setSettings(settings.stay);
    m_tls->load(settings.tlsUse, settings.tls);
}

QJsonObject ServerPanel::saveState() const
{
    QJsonObject state{{QStringLiteral("settings"), toJson(settings())},
                      {QStringLiteral("composer"), composer().saveState()},
                      {QStringLiteral("misbehave"), toJson(MisbehaveBar::of(*this)->settings())},
                      {QStringLiteral("toAll"), m_audience == Audience::All},
                      {QStringLiteral("more"), m_ui->moreButton->isChecked()}};
    PanelSequence::of(*this)->saveTo(state);
    return state;
}

void ServerPanel::restoreState(const QJsonObject &state)
{
    setSettings(serverSettingsFrom(state.value(QLatin1StringView("settings")).toObject()));
    MisbehaveBar::of(*this)->setSettings(misbehaveSettingsFrom(state.value(QLatin1StringView("misbehave")).toObject()));
    composer().restoreState(state.value(QLatin1StringView("composer")).toObject());
    PanelSequence::of(*this)->restoreFrom(state);
    setAudience(state.value(QLatin1StringView("toAll")).toBool() ? Audience::All : Audience::Selected);
    m_ui->moreButton->setChecked(state.value(QLatin1StringView("more")).toBool());
}

void ServerPanel::splitPastedAddress()
{
    if (isUnix())
        return;
    // "127.0.0.1:8080" in the address field means both fields; a bare IPv6 address has colons of its own.
    const QString text = m_ui->addressBox->currentText().trimmed();
    const auto both = SocketAddress::fromHost(m_ui->addressBox->address(), 0) ? std::nullopt
                                                                              : SocketAddress::parse(text);
    if (!both)
        return;
    m_ui->addressBox->setAddress(both->host());
    m_ui->portEdit->setText(QString::number(both->port()));
}

void ServerPanel::start()
{
    if (!m_server->isIdle() || isStepByStep())
        return;
    splitPastedAddress();
    if (!fieldsAreRight())
        return;
    m_acceptPaused = false;
    forgetDismissal();
    composer().clearProgress();
    m_server->start(settings());
}

void ServerPanel::stop()
{
    m_server->stop();
}

} // namespace sw
