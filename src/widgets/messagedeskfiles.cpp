// SPDX-License-Identifier: GPL-3.0-or-later
// Files of messages: the one that keeps them, and those that are imported and exported.
#include "messagedesk.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMessageBox>
#include <QSet>
#include <QToolBar>

#include "loadwording.h"
#include "mainwindow.h"
#include "messagedock.h"
#include "messagefile.h"
#include "messagelibrary.h"
#include "messagewords.h"
#include "packetsender.h"
#include "settings.h"

// The macro wants the global namespace; they are in a static library, whose resources nobody else asks for.
static void useExamples()
{
    Q_INIT_RESOURCE(messages);
}

namespace sw {

namespace {

constexpr qsizetype mostLines = 15; ///< of faults or notes in a box

} // namespace

void MessageDesk::sayLines(const QString &title, const QStringList &lines)
{
    auto *box = new QMessageBox(&m_window);
    box->setObjectName(QStringLiteral("messagesBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Messages"));
    box->setText(title);
    QStringList shown = lines.first(qMin(lines.size(), mostLines));
    if (shown.size() < lines.size())
        shown.append(tr("and %1 more").arg(lines.size() - shown.size()));
    box->setInformativeText(shown.join(u'\n'));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

QString MessageDesk::workspacePath() const
{
    return m_ownPath.isEmpty() ? QString()
                               : QFileInfo(m_ownPath).absolutePath() + QStringLiteral("/workspace-messages.json");
}

QJsonObject MessageDesk::libraryJson() const
{
    return messagefile::toJson(m_library->messages());
}

QStringList MessageDesk::becomeWorkspace(const QJsonObject &library)
{
    Messages messages = messagefile::load(QJsonDocument(library).toJson()).messages;
    save();
    // Their actions go, so that their keys are free.
    m_library->become({}, {});
    m_counters.clear();
    m_fileMessage = 0;
    QStringList without;
    QSet<QString> taken;
    for (Message &message : messages) {
        if (message.shortcut.isEmpty())
            continue;
        if (taken.contains(message.shortcut) || !whoHasShortcut(message.shortcut, 0).isEmpty()) {
            without.append(message.name);
            message.shortcut.clear();
        }
        taken.insert(message.shortcut);
    }
    m_ofWorkspace = true;
    m_library->become(std::move(messages), workspacePath());
    save();
    return without;
}

void MessageDesk::keepAsWorkspace()
{
    save();
    if (!m_ofWorkspace)
        m_library->moveTo(workspacePath());
    m_ofWorkspace = true;
    save();
}

void MessageDesk::becomeOwn()
{
    if (!m_ofWorkspace)
        return;
    save();
    m_ofWorkspace = false;
    m_counters.clear();
    m_fileMessage = 0;
    m_library->become({}, {});
    if (!m_ownPath.isEmpty())
        keepIn(m_ownPath);
}

void MessageDesk::keepIn(const QString &path)
{
    m_ownPath = path;
    const MessageLibrary::Opening opening = m_library->keepIn(m_ofWorkspace ? workspacePath() : path);
    m_saveSoon.stop();
    if (opening.errors.empty())
        return;
    QStringList lines;
    for (const LoadError &error : opening.errors)
        lines.append(loadErrorLine(path, error));
    sayLines(
        opening.setAside.isEmpty()
            ? tr("The messages that were kept cannot be read. Their file stays as it is, and what you keep now is lost "
                 "at the end of this run.")
            : tr("The messages that were kept cannot be read. Their file is now %1.").arg(opening.setAside),
        lines);
}

void MessageDesk::save()
{
    m_saveSoon.stop();
    const MessagesUnwritten why = m_library->save();
    if (why.ok())
        return;
    const QString text = tr("The messages could not be written: %1").arg(MessageWords::unwritten(why));
    m_window.say(text);
    m_dock->tell(text);
}

void MessageDesk::askImport()
{
    auto *dialog = new QFileDialog(&m_window, tr("Import messages"));
    dialog->setObjectName(QStringLiteral("messagesImportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Messages, Packet Sender (*.json *.ini)"), tr("All files (*)")});
    if (const QString folder = m_settings.text(Setting::LastFolder); !folder.isEmpty())
        dialog->setDirectory(folder);
    connect(dialog, &QFileDialog::fileSelected, this, &MessageDesk::importFile);
    dialog->open();
}

void MessageDesk::importFile(const QString &path)
{
    m_settings.setText(Setting::LastFolder, QFileInfo(path).absolutePath());
    ImportResult result;
    QFile file(path);
    QByteArray text;
    if (QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly))
        text = file.read(messagefile::mostBytes + 1);
    if (looksLikePacketSender(text)) {
        result = importPacketSender(text);
    } else {
        MessagesResult own = messagefile::loadFile(path);
        result.messages = std::move(own.messages);
        result.errors = std::move(own.errors);
    }
    if (!result.errors.empty()) {
        QStringList lines;
        for (const LoadError &error : result.errors)
            lines.append(loadErrorLine(QFileInfo(path).fileName(), error));
        return sayLines(tr("Nothing was imported."), lines);
    }
    // One key sends one message: what is there already keeps its own.
    QStringList lines;
    for (Message &message : result.messages) {
        const QString who = message.shortcut.isEmpty() ? QString() : whoHasShortcut(message.shortcut, 0);
        if (who.isEmpty())
            continue;
        lines.append(tr("%1: its shortcut is taken by “%2”.").arg(message.name, who));
        message.shortcut.clear();
    }
    if (m_library->messages().size() + result.messages.size() > messagefile::mostMessages)
        return sayLines(tr("Nothing was imported."), {tr("There would be too many messages: 10,000 is the limit.")});
    m_library->add(result.messages);
    for (const ImportNoteOf &note : result.notes)
        lines.append(MessageWords::note(note));
    const QString done = tr("Messages imported: %1").arg(result.messages.size());
    if (lines.isEmpty())
        m_dock->tell(done);
    else
        sayLines(done, lines);
}

void MessageDesk::askExport()
{
    auto *dialog = new QFileDialog(&m_window, tr("Export messages"));
    dialog->setObjectName(QStringLiteral("messagesExportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setNameFilters({tr("Messages (*.json)")});
    if (const QString folder = m_settings.text(Setting::LastFolder); !folder.isEmpty())
        dialog->setDirectory(folder);
    connect(dialog, &QFileDialog::fileSelected, this, &MessageDesk::exportFile);
    dialog->open();
}

bool MessageDesk::exportFile(const QString &path)
{
    // A finished file takes the place of an old one; a device or a pipe must not be replaced like that.
    const QFileInfo old(path);
    const QString why = old.exists() && !old.isFile()
        ? tr("it is no regular file")
        : MessageWords::unwritten(messagefile::writeFile(path, m_library->messages()));
    if (!why.isEmpty()) {
        sayLines(tr("The messages were not written. Choose another folder or name."),
                 {QStringLiteral("%1: %2").arg(path, why)});
        return false;
    }
    m_settings.setText(Setting::LastFolder, old.absolutePath());
    m_dock->tell(tr("Written: %1").arg(path));
    return true;
}

void MessageDesk::addExamples()
{
    useExamples();
    QFile file(QStringLiteral(":/messages/examples.json"));
    MessagesResult examples;
    if (file.open(QIODevice::ReadOnly))
        examples = messagefile::load(file.readAll());
    if (m_library->messages().size() + examples.messages.size() > messagefile::mostMessages)
        return refuse(tr("There would be too many messages: 10,000 is the limit."));
    m_library->add(examples.messages);
    m_dock->tell(tr("Messages added: %1").arg(examples.messages.size()));
}

void MessageDesk::retranslate()
{
    m_show->setText(tr("&Messages"));
    m_show->setToolTip(tr("Messages that are kept, to be sent again (F6)"));
    m_bar->setWindowTitle(tr("Bar of messages"));
    m_bar->setAccessibleName(tr("Bar of messages"));
}

} // namespace sw
