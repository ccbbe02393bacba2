// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparewindow.h"

#include <array>
#include <tuple>

#include <QCheckBox>
#include <QCloseEvent>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>

#include "backendcomparison.h"
#include "lessonwords.h"
#include "loadwording.h"
#include "mainwindow.h"
#include "scenarioloader.h"
#include "scenarioreview.h"
#include "settings.h"
#include "styleproperty.h"
#include "theme.h"

// A macro that must stand outside of any namespace: the lessons are in a library.
static void initLessons()
{
    Q_INIT_RESOURCE(lessons);
}

namespace sw {

namespace {

constexpr QSize firstSize(1120, 720);
constexpr int timeoutMs = 30'000; // of each run, as on the command line

QLabel *note(QWidget *parent, const char *name)
{
    auto *made = new QLabel(parent);
    made->setObjectName(QLatin1StringView(name));
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return made;
}

} // namespace

CompareWindow::CompareWindow(Workbench &workbench, MainWindow &window, const Theme &theme, Settings &settings)
    : QWidget(&window, Qt::Window)
    , m_workbench(workbench)
    , m_window(window)
    , m_theme(theme)
    , m_settings(settings)
{
    setObjectName(QStringLiteral("compareWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(firstSize);
    initLessons();
    build();
    fillLessons();
    retranslate();
    connect(&m_theme, &Theme::changed, this, [this] {
        showRows();
        showDetails();
    });
}

CompareWindow::~CompareWindow() = default;

void CompareWindow::build()
{
    const auto button = [this](const char *name) {
        auto *made = new QPushButton(this);
        made->setObjectName(QLatin1StringView(name));
        return made;
    };
    m_source = new QComboBox(this);
    m_source->setObjectName(QStringLiteral("compareSource"));
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_source->setMinimumContentsLength(24);
    m_sourceLabel = new QLabel(this);
    m_sourceLabel->setBuddy(m_source);
    m_open = button("compareOpen");
    m_compare = button("compareStart");
    m_compare->setDefault(true);
    m_stop = button("compareStop");
    m_onlyDifferent = new QCheckBox(this);
    m_onlyDifferent->setObjectName(QStringLiteral("compareOnlyDifferent"));
    m_outcome = note(this, "compareOutcome");
    m_table = new QTableWidget(0, 5, this);
    m_table->setObjectName(QStringLiteral("compareTable"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_why = note(this, "compareWhy");

    auto *details = new QWidget(this);
    auto *sides = new QHBoxLayout;
    const std::array<std::tuple<QLabel **, QPlainTextEdit **, const char *>, 2> columns{
        {{&m_nativeTitle, &m_native, "compareNative"}, {&m_qtTitle, &m_qt, "compareQt"}}};
    for (const auto &[title, text, name] : columns) {
        *title = new QLabel(details);
        *text = new QPlainTextEdit(details);
        (*text)->setObjectName(QLatin1StringView(name));
        (*text)->setReadOnly(true);
        (*text)->setLineWrapMode(QPlainTextEdit::WidgetWidth); // a notice is a long sentence
        auto *side = new QVBoxLayout;
        side->addWidget(*title);
        side->addWidget(*text, 1);
        sides->addLayout(side, 1);
    }
    auto *below = new QVBoxLayout(details);
    below->setContentsMargins(0, 0, 0, 0);
    below->addWidget(m_why);
    below->addLayout(sides, 1);

    auto *bar = new QHBoxLayout;
    for (QWidget *one : std::initializer_list<QWidget *>{m_sourceLabel, m_source, m_open, m_compare, m_stop})
        bar->addWidget(one);
    bar->addStretch();
    bar->addWidget(m_onlyDifferent);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(details);
    m_splitter->setSizes({400, 240});
    auto *column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addWidget(m_outcome);
    column->addWidget(m_splitter, 1);

    connect(m_open, &QPushButton::clicked, this, &CompareWindow::askFile);
    connect(m_compare, &QPushButton::clicked, this, &CompareWindow::compare);
    connect(m_stop, &QPushButton::clicked, this, &CompareWindow::stop);
    connect(m_onlyDifferent, &QCheckBox::toggled, this, &CompareWindow::showRows);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &CompareWindow::showDetails);
}

void CompareWindow::fillLessons()
{
    const QString language = LessonWords::language();
    const QDir shelf(QStringLiteral(":/lessons"));
    for (const QString &name : shelf.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const LoadResult loaded = loadScenarioFile(shelf.filePath(name));
        if (loaded.scenario)
            m_source->addItem(loaded.scenario->title.in(language), shelf.filePath(name));
    }
}

void CompareWindow::askFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a scenario to compare"));
    dialog->setObjectName(QStringLiteral("compareOpenDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Scenarios (*.json)"), tr("All files (*)")});
    if (const QString folder = m_settings.text(Setting::LastFolder); !folder.isEmpty())
        dialog->setDirectory(folder);
    connect(dialog, &QFileDialog::fileSelected, this, &CompareWindow::openFile);
    dialog->open();
}

bool CompareWindow::openFile(const QString &path)
{
    m_settings.setText(Setting::LastFolder, QFileInfo(path).absolutePath());
    const LoadResult loaded = loadScenarioFile(path);
    QStringList lines;
    for (const LoadError &error : loaded.errors)
        lines.append(loadErrorLine(QFileInfo(path).fileName(), error));
    if (!loaded.scenario) {
        say(tr("The file cannot be played:") + u'\n' + lines.mid(0, 5).join(u'\n'), true);
        return false;
    }
    int at = m_source->findData(path);
    if (at < 0) {
        m_source->addItem(QFileInfo(path).fileName(), path);
        at = m_source->count() - 1;
    }
    m_source->setCurrentIndex(at);
    say({}, false);
    return true;
}

void CompareWindow::compare()
{
    if (isRunning())
        return;
    // Read anew: it may have been corrected meanwhile.
    const QString path = m_source->currentData().toString();
    LoadResult loaded = loadScenarioFile(path);
    if (loaded.scenario) {
        // One that does not come with the program shows what it will do, again when it reaches for something else by now.
        const bool shipped = path.startsWith(QLatin1StringView(":/"));
        const std::vector<LessonReach> reach = lessonReach(*loaded.scenario);
        const auto accepted = m_accepted.constFind(path);
        if (shipped || (accepted != m_accepted.cend() && *accepted == reach)) {
            begin(std::move(*loaded.scenario));
            return;
        }
        reviewScenario(*this, m_theme, *loaded.scenario, [this, path, reach, scenario = *loaded.scenario] {
            m_accepted.insert(path, reach);
            if (!isRunning())
                begin(scenario);
        });
        return;
    }
    QStringList lines;
    for (const LoadError &error : loaded.errors)
        lines.append(loadErrorLine(QFileInfo(path).fileName(), error));
    say(tr("The file cannot be played:") + u'\n' + lines.mid(0, 5).join(u'\n'), true);
}

void CompareWindow::begin(Scenario scenario)
{
    m_calls = 0;
    m_table->setRowCount(0);
    m_comparison = std::make_unique<BackendComparison>(m_workbench, std::move(scenario), timeoutMs);
    connect(m_comparison.get(), &BackendComparison::heard, this, &CompareWindow::heard);
    connect(m_comparison.get(), &BackendComparison::finished, this, &CompareWindow::ended, Qt::QueuedConnection);
    m_comparison->start();
    showControls();
    showDetails();
    say(tr("Playing…"), false);
}

void CompareWindow::heard(const PlayedCall &call)
{
    WhoRole look = WhoRole::Actor;
    if (call.actor == QLatin1StringView("server"))
        look = WhoRole::Server;
    else if (call.actor == QLatin1StringView("client"))
        look = WhoRole::Client;
    m_window.nameActor(call.record.endpoint, QStringLiteral("%1 (%2)").arg(call.actor, call.backend), look);
    if (call.of == 0)
        say(tr("Playing with %1; calls: %2").arg(call.backend).arg(++m_calls), false);
}

void CompareWindow::stop()
{
    if (isRunning())
        m_comparison->stop();
}

bool CompareWindow::isRunning() const
{
    return m_comparison && m_comparison->isRunning();
}

void CompareWindow::ended()
{
    if (m_closing) {
        close();
        return;
    }
    say({}, false);
    showControls();
    showRows();
    Q_EMIT compared();
}

void CompareWindow::closeEvent(QCloseEvent *event)
{
    // What it made is closed first.
    if (isRunning()) {
        m_closing = true;
        m_comparison->stop();
        hide();
        event->ignore();
        return;
    }
    QWidget::closeEvent(event);
}

void CompareWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_splitter)
        retranslate();
}

} // namespace sw
