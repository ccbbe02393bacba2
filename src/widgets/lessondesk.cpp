// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessondesk.h"

#include <array>
#include <utility>

#include <QAction>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QMimeData>
#include <QUrl>

#include "codepanel.h"
#include "icons.h"
#include "ladderpanel.h"
#include "lessoncontrols.h"
#include "lessondock.h"
#include "lessonlist.h"
#include "lessonreach.h"
#include "lessonreview.h"
#include "lessonrun.h"
#include "lessonwords.h"
#include "logpanel.h"
#include "mainwindow.h"
#include "pipepanel.h"
#include "recordtabs.h"
#include "settings.h"
#include "streamspanel.h"
#include "tcpstatespanel.h"
#include "throughputpanel.h"
#include "workbench.h"

// A macro that must stand outside of any namespace: the lessons are in a library.
static void initLessons()
{
    Q_INIT_RESOURCE(lessons);
}

namespace sw {

namespace {

QString shippedFolder()
{
    initLessons();
    return QStringLiteral(":/lessons");
}

QStringList reachOf(const Scenario &lesson)
{
    QStringList all;
    for (const LessonReach &one : lessonReach(lesson))
        all.append(QString::number(int(one.kind)) + u' ' + one.what);
    return all;
}

/// The file that is being dragged; empty when it is not exactly one that may be a lesson.
QString draggedLesson(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.constFirst().isLocalFile())
        return {};
    const QString file = urls.constFirst().toLocalFile();
    return file.endsWith(QLatin1StringView(".json"), Qt::CaseInsensitive) ? file : QString();
}

} // namespace

LessonDesk::LessonDesk(Workbench &workbench, Settings &settings, Theme &theme, MainWindow &window)
    : m_workbench(workbench)
    , m_settings(settings)
    , m_window(window)
    , m_dock(new LessonDock(theme, &window))
    , m_show(new QAction(&window))
    , m_next(new QAction(&window))
{
    m_dock->hide();
    m_dock->installEventFilter(this);
    m_show->setObjectName(QStringLiteral("showLessonsAction"));
    m_show->setIcon(themedIcon(theme, QLatin1StringView("lesson")));
    m_show->setShortcut(QKeySequence(Qt::Key_F7));
    m_show->setCheckable(true);
    m_next->setObjectName(QStringLiteral("nextStepAction"));
    m_next->setShortcut(QKeySequence(Qt::Key_F10));
    window.addAction(m_show);
    window.addAction(m_next);
    window.setAcceptDrops(true);
    window.installEventFilter(this);
    connect(m_show, &QAction::triggered, this, [this](bool on) { on ? show() : m_dock->hide(); });
    connect(m_dock, &QDockWidget::visibilityChanged, this, [this] { m_show->setChecked(!m_dock->isHidden()); });
    connect(m_next, &QAction::triggered, this, [this] {
        if (m_run && m_run->canGoOn())
            m_run->next();
        else
            m_window.say(furnished().controls().whyNoNext());
    });
    connect(m_dock, &LessonDock::leaveWanted, this, &LessonDesk::leave);
}

LessonDock &LessonDesk::furnished()
{
    if (m_dock->isFurnished())
        return *m_dock;
    m_shelf = std::make_unique<LessonShelf>(shippedFolder());
    m_dock->furnish(*m_shelf);
    const QJsonObject state = m_settings.object(Setting::Lessons);
    const QJsonArray done = state.value(QLatin1StringView("done")).toArray();
    for (const QJsonValue &id : done)
        m_done.insert(id.toString());
    m_dock->controls().setSpeed(state.value(QLatin1StringView("speed")).toDouble(1));
    m_dock->controls().setOnlyThisRun(state.value(QLatin1StringView("onlyThisRun")).toBool(true));
    m_shelf->setFolder(state.value(QLatin1StringView("folder")).toString());
    m_dock->list().setDone(m_done);
    connect(&m_dock->list(), &LessonList::startWanted, this, &LessonDesk::open);
    connect(&m_dock->list(), &LessonList::openWanted, this, &LessonDesk::askFile);
    connect(&m_dock->list(), &LessonList::folderWanted, this, &LessonDesk::askFolder);
    connect(&m_dock->review(), &LessonReview::accepted, this, [this] {
        if (!m_reviewed)
            return;
        const Scenario shown = *std::exchange(m_reviewed, std::nullopt);
        m_accepted[m_file] = reachOf(shown);
        start(shown);
    });
    connect(&m_dock->review(), &LessonReview::refused, this, [this] { m_reviewed.reset(); });
    connect(&m_dock->controls(), &LessonControls::speedChanged, this, &LessonDesk::save);
    connect(&m_dock->controls(), &LessonControls::onlyThisRunChanged, this, [this](bool on) {
        filterRows(on && m_run);
        save();
    });
    connect(m_shelf.get(), &LessonShelf::changed, this, [this] { m_dock->list().renew(); });
    connect(m_shelf.get(), &LessonShelf::fileChanged, this, &LessonDesk::fileChanged);
    return *m_dock;
}

LessonDesk::~LessonDesk()
{
    m_run.reset();
    delete m_dock;
}

void LessonDesk::show()
{
    furnished().show();
    m_dock->raise();
}

void LessonDesk::open(const QString &file)
{
    furnished();
    const ShelfLesson *one = m_shelf->find(file);
    if (!one)
        return;
    show();
    if (m_run)
        leave();
    m_dock->list().choose(file);
    m_reviewed.reset();
    if (!one->lesson) {
        m_dock->showList();
        return;
    }
    m_file = file;
    const auto accepted = m_accepted.find(file);
    if (one->shipped || (accepted != m_accepted.end() && accepted->second == reachOf(*one->lesson)))
        start(*one->lesson);
    else
        m_dock->showReview(*(m_reviewed = one->lesson));
}

void LessonDesk::openFile(const QString &file)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    furnished();
    m_shelf->addFile(path);
    open(path);
}

void LessonDesk::start(const Scenario &lesson)
{
    m_run = std::make_unique<LessonRun>(m_workbench, lesson, m_dock->controls().backend());
    m_run->setLanguage(LessonWords::language());
    connect(m_run.get(), &LessonRun::begun, this, &LessonDesk::begun);
    connect(m_run.get(), &LessonRun::changed, this, &LessonDesk::changed);
    m_dock->showRun(*m_run);
    bringViewForward();
    m_run->restart();
    Q_EMIT openChanged();
}

void LessonDesk::begun()
{
    m_window.states().feed().choose(0); // what was looked at before is no part of the lesson
    const Scenario &lesson = m_run->lesson();
    for (int i = 0; i < static_cast<int>(lesson.actors.size()); ++i)
        m_window.nameActor(m_run->endpointOf(i), LessonWords::actor(lesson, i),
                           LessonWords::look(lesson.actors[static_cast<std::size_t>(i)]));
    filterRows(m_dock->controls().onlyThisRun());
}

void LessonDesk::changed()
{
    if (m_run->isAtEnd() && !m_done.contains(m_run->lesson().id)) {
        m_done.insert(m_run->lesson().id);
        m_dock->list().setDone(m_done);
        save();
    }
    m_dock->renew();
}

void LessonDesk::leave()
{
    furnished().endRun();
    m_dock->showList();
    filterRows(false);
    if (!m_run)
        return;
    // It closes its sockets in its own time.
    LessonRun *going = m_run.release();
    going->setParent(this);
    disconnect(going, nullptr, this, nullptr);
    connect(going, &LessonRun::stopped, going, &QObject::deleteLater);
    going->stop();
    Q_EMIT openChanged();
}

void LessonDesk::fileChanged(const QString &file)
{
    if ((!m_run && !m_reviewed) || file != m_file)
        return;
    m_window.say(tr("%1 was read again.").arg(QFileInfo(file).fileName()));
    open(file);
}

void LessonDesk::filterRows(bool on)
{
    LogPanel &log = m_window.log();
    if (!m_ownFilter.isEmpty() && log.filterText() == m_ownFilter)
        log.setFilterText(m_filterBefore);
    m_ownFilter.clear();
    if (!on)
        return;
    m_filterBefore = log.filterText();
    m_ownFilter = QStringLiteral("row>=%1").arg(m_workbench.journal().endRow());
    log.setFilterText(m_ownFilter);
}

void LessonDesk::bringViewForward() const
{
    const std::array<std::pair<const char *, const char *>, 7> views{{{"log", recordview::log},
                                                                      {"ladder", recordview::ladder},
                                                                      {"streams", recordview::streams},
                                                                      {"pipe", recordview::pipe},
                                                                      {"states", recordview::states},
                                                                      {"throughput", recordview::throughput},
                                                                      {"code", recordview::code}}};
    for (const auto &[name, view] : views) {
        if (m_run->lesson().view == QLatin1StringView(name))
            m_window.records().bringForward(QLatin1StringView(view));
    }
}

void LessonDesk::askFile()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open a lesson"));
    dialog->setObjectName(QStringLiteral("lessonOpenDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Lessons (*.json)"), tr("All files (*)")});
    if (const QString folder = m_settings.text(Setting::LastFolder); !folder.isEmpty())
        dialog->setDirectory(folder);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_settings.setText(Setting::LastFolder, QFileInfo(file).absolutePath());
        openFile(file);
    });
    dialog->open();
}

void LessonDesk::askFolder()
{
    auto *dialog = new QFileDialog(&m_window, tr("The folder of your own lessons"));
    dialog->setObjectName(QStringLiteral("lessonFolderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    if (!m_shelf->folder().isEmpty())
        dialog->setDirectory(m_shelf->folder());
    connect(dialog, &QFileDialog::fileSelected, this, &LessonDesk::setFolder);
    dialog->open();
}

void LessonDesk::setFolder(const QString &folder)
{
    furnished();
    m_shelf->setFolder(QFileInfo(folder).absoluteFilePath());
    save();
    retranslate();
}

void LessonDesk::save()
{
    QJsonObject state;
    state.insert(QStringLiteral("done"), QJsonArray::fromStringList(QStringList(m_done.begin(), m_done.end())));
    state.insert(QStringLiteral("folder"), m_shelf->folder());
    state.insert(QStringLiteral("speed"), m_dock->controls().speed());
    state.insert(QStringLiteral("onlyThisRun"), m_dock->controls().onlyThisRun());
    m_settings.setObject(Setting::Lessons, state);
}

void LessonDesk::retranslate()
{
    m_show->setText(tr("L&essons"));
    m_show->setIconText(tr("Lessons"));
    m_show->setToolTip(tr("Sockets explained step by step, with real calls (F7)"));
    m_next->setText(tr("Ne&xt step of the lesson"));
    if (m_run)
        m_run->setLanguage(LessonWords::language());
    if (m_dock->isFurnished())
        m_dock->list().retranslate();
}

bool LessonDesk::eventFilter(QObject *watched, QEvent *event)
{
    // Whoever shows it: a button, or the state of an earlier run.
    if (watched == m_dock && event->type() == QEvent::Show)
        furnished();
    if (watched != &m_window)
        return false;
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        const QString file = draggedLesson(*drop->mimeData());
        if (file.isEmpty())
            return false;
        drop->acceptProposedAction();
        if (event->type() == QEvent::Drop)
            openFile(file);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sw
