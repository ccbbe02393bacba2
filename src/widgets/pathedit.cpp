// SPDX-License-Identifier: GPL-3.0-or-later
#include "pathedit.h"

#include <QCompleter>
#include <QDir>
#include <QStringListModel>

namespace sw {

namespace {

constexpr qsizetype mostOffered = 500;

} // namespace

PathEdit::PathEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_offered(new QStringListModel(this))
{
    connect(this, &QLineEdit::textEdited, this, &PathEdit::offer);
}

void PathEdit::offer(const QString &typed)
{
    if (!completer()) {
        auto *made = new QCompleter(m_offered, this);
        made->setCompletionMode(QCompleter::PopupCompletion);
        setCompleter(made);
    }
    const qsizetype slash = typed.lastIndexOf(u'/');
    const QString folder = typed.startsWith(u'/') ? typed.left(slash + 1) : QString();
    if (folder == m_folder)
        return;
    m_folder = folder;
    QStringList paths;
    const QFileInfoList entries = folder.isEmpty()
        ? QFileInfoList()
        : QDir(folder).entryInfoList(QDir::AllDirs | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &entry : entries.mid(0, mostOffered))
        paths.append(entry.isDir() ? entry.filePath() + u'/' : entry.filePath());
    m_offered->setStringList(paths);
}

QString PathEdit::whatIsWrong(const QString &path, bool mayBeEmpty)
{
    if (path.isEmpty())
        return mayBeEmpty ? QString() : tr("Path: that of the socket to connect to, or @name for an abstract one.");
    return path.toUtf8().size() <= mostBytes && path != QStringLiteral("@")
        ? QString()
        : tr("Path: at most %1 bytes; @name for an abstract one.").arg(mostBytes);
}

} // namespace sw
