// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspacedesk.h"

#include <QAction>
#include <QCryptographicHash>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QMimeData>
#include <QSaveFile>
#include <QUrl>

#include "loadwording.h"
#include "mainwindow.h"
#include "messagedesk.h"
#include "panelkind.h"
#include "plaintooltip.h"
#include "scenariodesk.h"
#include "settings.h"
#include "workspaceform.h"
#include "workspacewords.h"

namespace sw {

namespace {

constexpr int lookSoonMs = 500;
constexpr QLatin1StringView ownSuffix(".swworkspace");

/// Whether it says so, by its name or in its first lines.
bool isWorkspaceFile(const QString &path)
{
    if (path.endsWith(ownSuffix, Qt::CaseInsensitive))
        return true;
    QFile file(path);
    constexpr qint64 beginBytes = 4096;
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && looksLikeWorkspace(file.read(beginBytes));
}

/// The file that is dragged, when it is a workspace.
QString draggedWorkspace(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.constFirst().isLocalFile())
        return {};
    const QString path = urls.constFirst().toLocalFile();
    const bool named = path.endsWith(ownSuffix, Qt::CaseInsensitive)
        || path.endsWith(QLatin1StringView(".json"), Qt::CaseInsensitive);
    return named && isWorkspaceFile(path) ? path : QString();
}

} // namespace

WorkspaceDesk::WorkspaceDesk(Settings &settings, const Theme &theme, MainWindow &window)
    : QObject(&window)
    , m_settings(settings)
    , m_theme(theme)
    , m_window(window)
    , m_new(new QAction(&window))
    , m_open(new QAction(&window))
    , m_save(new QAction(&window))
    , m_saveAs(new QAction(&window))
    , m_recent(new QMenu(&window))
{
    m_new->setObjectName(QStringLiteral("newWorkspaceAction"));
    m_open->setObjectName(QStringLiteral("openWorkspaceAction"));
    m_open->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    m_save->setObjectName(QStringLiteral("saveWorkspaceAction"));
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    m_saveAs->setObjectName(QStringLiteral("saveWorkspaceAsAction"));
    m_recent->setObjectName(QStringLiteral("recentWorkspaces"));
    m_recent->setToolTipsVisible(true);
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(lookSoonMs);
    connect(m_new, &QAction::triggered, this, &WorkspaceDesk::askNew);
    connect(m_open, &QAction::triggered, this, &WorkspaceDesk::askOpen);
    connect(m_save, &QAction::triggered, this, &WorkspaceDesk::save);
    connect(m_saveAs, &QAction::triggered, this, &WorkspaceDesk::askSaveAs);
    connect(m_recent, &QMenu::aboutToShow, this, &WorkspaceDesk::fillRecent);
    connect(&m_lookSoon, &QTimer::timeout, this, &WorkspaceDesk::stateChanged);
    connect(&window.messages(), &MessageDesk::libraryChanged, &m_lookSoon, qOverload<>(&QTimer::start));
    window.setAcceptDrops(true);
    window.installEventFilter(this);
    // The panels of the last run come back by the settings, and so does the name of their file.
    const QJsonObject state = m_settings.object(Setting::Workspace);
    m_path = state.value(QLatin1StringView("path")).toString();
    m_saved = state.value(QLatin1StringView("saved")).toString();
    if (!m_path.isEmpty())
        window.messages().resumeWorkspace();
    retranslate();
}

void WorkspaceDesk::addTo(QMenu &menu, QAction *before)
{
    menu.insertActions(before, {m_new, m_open});
    menu.insertMenu(before, m_recent);
    menu.insertActions(before, {m_save, m_saveAs});
    menu.insertSeparator(before);
}

QString WorkspaceDesk::content() const
{
    const QJsonObject now = m_window.workspace();
    QJsonObject counted;
    for (const QString &side : {QStringLiteral("servers"), QStringLiteral("clients")}) {
        QJsonArray panels;
        const QJsonArray all = now.value(side).toArray();
        for (const QJsonValue &one : all) {
            QJsonObject panel = one.toObject();
            panel.remove(QStringLiteral("current")); // looking at another tab changes nothing
            panels.append(panel);
        }
        counted.insert(side, panels);
    }
    // Without a file the messages are kept by themselves.
    if (!m_path.isEmpty())
        counted.insert(QStringLiteral("messages"), now.value(QLatin1StringView("messages")));
    const QByteArray text = QJsonDocument(counted).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

bool WorkspaceDesk::isChanged() const
{
    return content() != m_saved;
}

void WorkspaceDesk::startedFresh()
{
    if (!m_path.isEmpty())
        return;
    m_saved = content();
    keep(recent());
}

void WorkspaceDesk::stateChanged()
{
    // Without a file there is nothing that could differ from it; then the title has no place for the mark either.
    m_window.setWindowModified(!m_path.isEmpty() && isChanged());
}

void WorkspaceDesk::askOpen()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open a workspace"));
    dialog->setObjectName(QStringLiteral("workspaceOpenDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Workspaces (*.swworkspace *.json)"), tr("All files (*)")});
    if (const QString folder = m_settings.text(Setting::LastFolder); !folder.isEmpty())
        dialog->setDirectory(folder);
    connect(dialog, &QFileDialog::fileSelected, this, &WorkspaceDesk::openFile);
    dialog->open();
}

bool WorkspaceDesk::openFile(const QString &file)
{
    const WorkspaceResult read = readWorkspaceFile(file, workspaceForm(m_window.workspace()));
    if (!read.workspace) {
        QStringList lines;
        for (const LoadError &error : read.errors)
            lines.append(loadErrorLine(QFileInfo(file).fileName(), error));
        showErrors(WorkspaceWords::refusal(read.errors), lines);
        return false;
    }
    review(file, *read.workspace);
    return true;
}

void WorkspaceDesk::openAny(const QString &file)
{
    if (isWorkspaceFile(file))
        openFile(file);
    else
        m_window.scenarios().reviewFile(file);
}

void WorkspaceDesk::apply(const QString &file, const QJsonObject &workspace)
{
    if (!m_window.setWorkspace(workspace)) {
        showErrors(tr("The workspace was not opened: a scenario or a lesson is running."),
                   {tr("Stop the scenario in the File menu, or leave the lesson, and open it again.")});
        return;
    }
    QStringList without;
    if (file.isEmpty()) {
        m_window.messages().becomeOwn();
    } else {
        without = m_window.messages().becomeWorkspace(workspace.value(QLatin1StringView("messages")).toObject());
    }
    use(file);
    if (!without.isEmpty())
        m_window.say(tr("These messages lost their keys, which are taken: %1").arg(without.join(QStringLiteral(", "))));
}

void WorkspaceDesk::use(const QString &file)
{
    m_path = file.isEmpty() ? QString() : QFileInfo(file).absoluteFilePath();
    m_saved = content();
    QStringList files = recent();
    if (!m_path.isEmpty()) {
        m_settings.setText(Setting::LastFolder, QFileInfo(m_path).absolutePath());
        files.removeAll(m_path);
        files.prepend(m_path);
        files = files.mid(0, mostRecent);
    }
    keep(files);
    showTitle();
    stateChanged();
    Q_EMIT used();
}

void WorkspaceDesk::keep(const QStringList &recent)
{
    m_settings.setObject(Setting::Workspace,
                         {{QStringLiteral("path"), m_path},
                          {QStringLiteral("saved"), m_saved},
                          {QStringLiteral("recent"), QJsonArray::fromStringList(recent)}});
}

void WorkspaceDesk::startNew()
{
    // As at the very first start: a panel on each side; everything else stays where it is.
    QJsonObject first;
    for (const QString &side : {QStringLiteral("servers"), QStringLiteral("clients")})
        first.insert(side, QJsonArray{QJsonObject{{QStringLiteral("kind"), panelKindKey(PanelKind::Tcp)}}});
    apply({}, first);
}

void WorkspaceDesk::save()
{
    if (m_path.isEmpty())
        askSaveAs();
    else
        saveTo(m_path);
}

void WorkspaceDesk::askSaveAs()
{
    auto *dialog = new QFileDialog(&m_window, tr("Save the workspace"));
    dialog->setObjectName(QStringLiteral("workspaceSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Workspaces (*.swworkspace *.json)"), tr("All files (*)")});
    dialog->setDefaultSuffix(ownSuffix.mid(1));
    if (const QString folder = m_settings.text(Setting::LastFolder); !folder.isEmpty())
        dialog->setDirectory(folder);
    connect(dialog, &QFileDialog::fileSelected, this, &WorkspaceDesk::saveTo);
    dialog->open();
}

bool WorkspaceDesk::saveTo(const QString &file)
{
    // A finished file takes the place of an old one; a device or a pipe must not be replaced like that.
    const QJsonObject now = m_window.workspace();
    const QByteArray text = writeWorkspace(now);
    QSaveFile saved(file);
    QString why;
    if (QFileInfo(file).exists() && !QFileInfo(file).isFile())
        why = tr("it is no regular file");
    else if (text.size() > mostWorkspaceBytes)
        why = tr("it would be larger than 16 MiB; export large messages, and remove them here");
    else if (qMax(now.value(QLatin1StringView("servers")).toArray().size(),
                  now.value(QLatin1StringView("clients")).toArray().size())
             > mostWorkspacePanels)
        why = tr("a side has more than 100 panels");
    else if (!saved.open(QIODevice::WriteOnly) || saved.write(text) != text.size() || !saved.flush()
             || !saved.commit()) // which does not see by itself that what was buffered could not be written
        why = saved.errorString();
    if (!why.isEmpty()) {
        showErrors(tr("The workspace was not written; what was there before is unchanged."),
                   {QStringLiteral("%1: %2").arg(file, why)});
        return false;
    }
    m_window.messages().keepAsWorkspace();
    use(file);
    m_window.say(tr("Written: %1").arg(file));
    return true;
}

QStringList WorkspaceDesk::recent() const
{
    QStringList files;
    const QJsonArray kept = m_settings.object(Setting::Workspace).value(QLatin1StringView("recent")).toArray();
    for (const QJsonValue &file : kept)
        files.append(file.toString());
    return files;
}

void WorkspaceDesk::fillRecent()
{
    m_recent->clear();
    const QStringList files = recent();
    for (const QString &file : files) {
        // An ampersand would become a shortcut.
        QString name = QFileInfo(file).fileName();
        QAction *action = m_recent->addAction(name.replace(u'&', QStringLiteral("&&")), this,
                                              [this, file] { openFile(file); });
        action->setToolTip(plainToolTip(file));
    }
    if (files.isEmpty()) {
        QAction *none = m_recent->addAction(tr("None yet"));
        none->setEnabled(false);
        none->setToolTip(tr("Workspaces that were opened or saved stand here"));
    }
}

bool WorkspaceDesk::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        const QString file = draggedWorkspace(*drop->mimeData());
        if (file.isEmpty())
            return QObject::eventFilter(watched, event); // a lesson, perhaps
        drop->acceptProposedAction();
        if (event->type() == QEvent::Drop)
            openFile(file);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void WorkspaceDesk::showTitle()
{
    m_window.setWindowTitle(m_path.isEmpty() ? tr("Socket Workbench")
                                             : tr("%1[*] – Socket Workbench").arg(QFileInfo(m_path).fileName()));
}

void WorkspaceDesk::retranslate()
{
    m_new->setText(tr("New &workspace"));
    m_new->setToolTip(tr("The panels of the first start; what is open now is closed"));
    m_open->setText(tr("Open wor&kspace…"));
    m_open->setToolTip(tr("Shows what a file holds before anything changes"));
    m_recent->setTitle(tr("&Recent workspaces"));
    m_save->setText(tr("&Save workspace"));
    m_save->setToolTip(tr("Panels, messages, views and layout in one file"));
    m_saveAs->setText(tr("Save workspace &as…"));
    m_saveAs->setToolTip(m_save->toolTip());
    showTitle();
}

} // namespace sw
