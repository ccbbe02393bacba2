// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowdpanel.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QToolButton>

#include "composer.h"
#include "crowdfiguresview.h"
#include "crowdoptions.h"
#include "crowdplot.h"
#include "crowdtables.h"
#include "errorbanner.h"
#include "fieldchecks.h"
#include "lifecyclestrip.h"
#include "replyeditor.h"
#include "stepbench.h"
#include "theme.h"
#include "ui_crowdpanel.h"

namespace sw {

CrowdPanel::CrowdPanel(const PanelParts &parts, QWidget *parent)
    : CrowdPanel(parts, std::make_unique<CrowdEndpoint>(parts.workbench), parent)
{
}

CrowdPanel::CrowdPanel(const PanelParts &parts, std::unique_ptr<CrowdEndpoint> endpoint, QWidget *parent)
    : EndpointPanel(parts, *endpoint, WhoRole::Client, PanelKind::Crowd, parent)
    , m_crowd(std::move(endpoint))
    , m_ui(std::make_unique<Ui::CrowdPanel>())
    , m_options(new CrowdOptions(parts.theme, this))
    , m_figures(new CrowdFiguresView(this))
    , m_plot(new CrowdPlot(parts.theme, this))
    , m_quantity(new QComboBox(this))
    , m_results(new QToolButton(this))
    , m_failures(new CrowdFailuresModel(this))
    , m_failuresView(new CrowdFailuresView(*m_failures, parts.theme, this))
    , m_plotBar(new QWidget(this))
{
    m_ui->setupUi(this);
    build();
    connectParts(m_ui->startButton, m_ui->fieldNote);
    connectProtocol(m_ui->protocolBox);
    addChecks();
    setSettings({});
    connect(m_crowd.get(), &CrowdEndpoint::figuresChanged, this, &CrowdPanel::showFigures);
    connect(m_crowd.get(), &CrowdEndpoint::confirmationWanted, this, &CrowdPanel::askForOthers);
    retranslate();
    showState();
}

CrowdPanel::~CrowdPanel()
{
    // What the endpoint tells while it goes must not reach a half-destroyed panel.
    m_crowd->disconnect(this);
    delete m_failuresView;
}

void CrowdPanel::build()
{
    // What they send stands in the settings, and nothing answers by itself.
    composer().hide();
    reply().hide();
    m_ui->hostEdit->setFont(theme().monospace());
    m_ui->portEdit->setFont(theme().monospace());
    m_ui->optionsSlot->addWidget(m_options);
    m_ui->stripSlot->addWidget(&strip());
    m_ui->bannerSlot->addWidget(&banner());
    m_ui->figuresSlot->addWidget(m_figures);
    m_quantity->setObjectName(QStringLiteral("crowdQuantityBox"));
    m_quantity->addItems({QString(), QString(), QString()});
    m_results->setObjectName(QStringLiteral("crowdResultsButton"));
    m_results->setProperty("outlined", true);
    m_results->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_results);
    m_copy = menu->addAction(QString(), this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(figuresCsv(m_crowd->settings(), m_crowd->figures())));
        Q_EMIT message(tr("Copied the figures"));
    });
    m_saveFigures = menu->addAction(QString(), this, [this] {
        askAndSave(tr("Save the figures"), figuresCsv(m_crowd->settings(), m_crowd->figures()));
    });
    m_saveCourse = menu->addAction(QString(), this,
                                   [this] { askAndSave(tr("Save the course"), courseCsv(m_crowd->samples())); });
    m_copy->setObjectName(QStringLiteral("copyFiguresAction"));
    m_saveFigures->setObjectName(QStringLiteral("saveFiguresAction"));
    m_saveCourse->setObjectName(QStringLiteral("saveCourseAction"));
    m_results->setMenu(menu);
    auto *bar = new QHBoxLayout(m_plotBar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(m_quantity);
    bar->addStretch();
    bar->addWidget(m_results);
    m_ui->figuresSlot->addWidget(m_plotBar);
    m_ui->tableSlot->addWidget(m_plot, 3);
    m_ui->tableSlot->addWidget(m_failuresView, 2);
    connect(m_quantity, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_plot->setQuantity(static_cast<CrowdPlot::Quantity>(index));
        Q_EMIT changed();
    });
    const auto changedHere = [this] { edited(); };
    connect(m_ui->moreButton, &QToolButton::toggled, m_options, &CrowdOptions::showFurther);
    connect(m_ui->moreButton, &QToolButton::toggled, this, &EndpointPanel::changed);
    for (QLineEdit *edit : {m_ui->hostEdit, m_ui->portEdit}) {
        connect(edit, &QLineEdit::textChanged, this, changedHere);
        connect(edit, &QLineEdit::returnPressed, this, &CrowdPanel::start);
    }
    connect(m_options, &CrowdOptions::edited, this, changedHere);
}

void CrowdPanel::addChecks()
{
    checks().add(m_ui->hostEdit, [this] {
        return FieldChecks::isHost(settings().host) ? QString()
                                                    : tr("Host: a numeric address, or a name such as example.org.");
    });
    checks().add(m_ui->portEdit, [this] {
        const auto port = FieldChecks::port(m_ui->portEdit->text());
        return port && *port != 0 ? QString() : tr("Port: a number from 1 to 65535.");
    });
    checks().add(m_options->message(), [this] {
        return settings().payload() ? QString() : tr("Message: an escape is wrong. Write \\\\ for a backslash.");
    });
}

void CrowdPanel::edited()
{
    checkFields();
    Q_EMIT changed();
}

QString CrowdPanel::title() const
{
    return tr("Many clients → %1:%2", "host, port").arg(settings().host).arg(m_ui->portEdit->text());
}

QString CrowdPanel::startWord() const
{
    return tr("Start");
}

QString CrowdPanel::stopWord() const
{
    return tr("Stop");
}

CrowdSettings CrowdPanel::settings() const
{
    CrowdSettings settings;
    settings.host = m_ui->hostEdit->text().trimmed();
    if (settings.host.startsWith(u'[') && settings.host.endsWith(u']'))
        settings.host = settings.host.mid(1, settings.host.size() - 2);
    settings.port = FieldChecks::port(m_ui->portEdit->text()).value_or(settings.port);
    m_options->store(settings);
    return settings;
}

void CrowdPanel::setSettings(const CrowdSettings &settings)
{
    m_ui->hostEdit->setText(settings.host);
    m_ui->portEdit->setText(QString::number(settings.port));
    m_options->load(settings);
    edited();
}

QJsonObject CrowdPanel::saveState() const
{
    return {{QStringLiteral("settings"), toJson(settings())},
            {QStringLiteral("more"), m_ui->moreButton->isChecked()},
            {QStringLiteral("plot"), m_quantity->currentIndex()}};
}

void CrowdPanel::restoreState(const QJsonObject &state)
{
    setSettings(crowdSettingsFrom(state.value(QLatin1StringView("settings")).toObject()));
    m_ui->moreButton->setChecked(state.value(QLatin1StringView("more")).toBool(false));
    m_quantity->setCurrentIndex(std::clamp(state.value(QLatin1StringView("plot")).toInt(), 0, m_quantity->count() - 1));
}

void CrowdPanel::start()
{
    if (!m_crowd->isIdle() || isStepByStep() || !fieldsAreRight())
        return;
    forgetDismissal();
    m_crowd->start(settings());
    showFigures();
}

void CrowdPanel::stop()
{
    m_crowd->stop();
}

bool CrowdPanel::sendOn(quint32, const QByteArray &, QString &why)
{
    why = tr("A panel of many clients sends what its settings say; step by step, it sends any bytes.");
    return false;
}

void CrowdPanel::askAndSave(const QString &title, const QByteArray &bytes)
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setObjectName(QStringLiteral("crowdSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Table for spreadsheets (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString &path) { saveTo(path, bytes); });
    dialog->open();
}

bool CrowdPanel::saveTo(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush()
        && file.commit();
    Q_EMIT message(saved ? tr("Saved %1").arg(path) : tr("%1 could not be saved: %2").arg(path, file.errorString()));
    return saved;
}

StepDefaults CrowdPanel::stepDefaults() const
{
    return StepDefaults::at(settings().host, settings().port);
}

QList<QWidget *> CrowdPanel::automaticParts() const
{
    return {m_options, m_figures, m_plotBar, m_plot, m_failuresView, m_ui->moreButton};
}

} // namespace sw
