// SPDX-License-Identifier: GPL-3.0-or-later
// Where MessageDiffWindow takes its messages from.
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>

#include "hexparser.h"
#include "messagediffwindow.h"

namespace sw {

void MessageDiffWindow::takeSelection(bool left)
{
    DiffSide taken = m_selected();
    if (taken.bytes.isEmpty()) {
        m_problem = tr("The selected rows have no data. Select rows with data in the log first.");
        return showState();
    }
    setSide(left, std::move(taken));
}

void MessageDiffWindow::takeClipboard(bool left, bool asHex)
{
    const QString text = QGuiApplication::clipboard()->text();
    const PayloadResult hex = asHex ? parseHex(text) : PayloadResult{text.toUtf8(), std::nullopt};
    if (text.isEmpty())
        m_problem = tr("There is no text in the clipboard.");
    else if (!hex.ok())
        m_problem = tr("What is in the clipboard is no hex: pairs of digits are expected, such as 48 65 6c.");
    else
        return setSide(left, {hex.bytes, asHex ? tr("clipboard, as hex") : tr("clipboard, as text")});
    showState();
}

void MessageDiffWindow::askFile(bool left)
{
    auto *dialog = new QFileDialog(this, tr("Compare with a file"));
    dialog->setObjectName(QStringLiteral("diffFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, left](const QString &path) { takeFile(left, path); });
    dialog->open();
}

void MessageDiffWindow::takeFile(bool left, const QString &path)
{
    // A pipe or a device could hold up the window, and never end.
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!QFileInfo(path).isFile())
        m_problem = tr("%1 is no regular file.").arg(name);
    else if (!file.open(QIODevice::ReadOnly))
        m_problem = tr("%1 cannot be read: %2").arg(name, file.errorString());
    else
        return setSide(left, {file.read(mostBytes + 1), name});
    showState();
}

} // namespace sw
