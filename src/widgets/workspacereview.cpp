// SPDX-License-Identifier: GPL-3.0-or-later
// The questions that WorkspaceDesk asks before anything changes.
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "mainwindow.h"
#include "printable.h"
#include "theme.h"
#include "workspacedesk.h"
#include "workspacewords.h"

namespace sw {

namespace {

constexpr QSize dialogSize(720, 360);
constexpr qsizetype nameChars = 80;

struct Parts
{
    QDialog *dialog;
    QLabel *head;
    QDialogButtonBox *buttons;
};

Parts makeDialog(QWidget &window, const Theme &theme, const char *name, const QString &head, const QStringList &lines)
{
    auto *dialog = new QDialog(&window);
    dialog->setObjectName(QLatin1StringView(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *title = new QLabel(head, dialog);
    title->setObjectName(QStringLiteral("workspaceHead"));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(dialog);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(title);
    if (!lines.isEmpty()) {
        dialog->resize(dialogSize);
        auto *text = new QPlainTextEdit(lines.join(u'\n'), dialog);
        text->setObjectName(QStringLiteral("workspaceLines"));
        text->setReadOnly(true);
        text->setFont(theme.monospace());
        text->setAccessibleName(head);
        column->addWidget(text, 1);
        text->setFocus(); // Enter alone opens nothing: whoever has just chosen a file with it shall read first
    }
    column->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return {dialog, title, buttons};
}

QPushButton *addButton(const Parts &parts, const QString &text, QDialogButtonBox::ButtonRole role, const char *name)
{
    QPushButton *button = parts.buttons->addButton(text, role);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    return button;
}

} // namespace

QStringList WorkspaceDesk::losses() const
{
    QStringList lines;
    if (m_window.hasRunning())
        lines.append(tr("What runs in the window now will be stopped and closed."));
    if (isChanged())
        lines.append(
            m_path.isEmpty()
                ? tr("The panels that are open now are in no file and will be lost unless you save them first.")
                : tr("The changes to %1 are not saved and will be lost unless you save them first.")
                      .arg(QFileInfo(m_path).fileName()));
    return lines;
}

void WorkspaceDesk::review(const QString &file, const QJsonObject &workspace)
{
    const QString name = printable(QFileInfo(file).fileName().toUtf8(), TextEncoding::Utf8, nameChars);
    const QString first = tr("“%1” holds what stands below. Nothing of it connects, listens or is sent until you "
                             "start it; all its panels come up stopped.")
                              .arg(name);
    const Parts parts = makeDialog(m_window, m_theme, "workspaceReview", {}, WorkspaceWords::reach(workspace));
    parts.dialog->setWindowTitle(tr("Open a workspace"));
    addButton(parts, tr("Open"), QDialogButtonBox::AcceptRole, "workspaceAccept")->setProperty("primary", true);
    QPushButton *saveFirst = addButton(parts, tr("Save first…"), QDialogButtonBox::ActionRole, "workspaceSaveFirst");
    addButton(parts, tr("Do not open"), QDialogButtonBox::RejectRole, "workspaceRefuse");
    const auto renew = [this, head = parts.head, saveFirst, first] {
        head->setText((QStringList{first} + losses()).join(u'\n'));
        saveFirst->setVisible(isChanged());
    };
    renew();
    connect(saveFirst, &QPushButton::clicked, this, &WorkspaceDesk::save);
    connect(this, &WorkspaceDesk::used, parts.dialog, renew);
    connect(parts.dialog, &QDialog::accepted, this, [this, file, workspace] { apply(file, workspace); });
    parts.dialog->open();
}

void WorkspaceDesk::askNew()
{
    if (losses().isEmpty()) {
        startNew();
        return;
    }
    const Parts parts = makeDialog(m_window, m_theme, "workspaceNew", {}, {});
    parts.dialog->setWindowTitle(tr("New workspace"));
    addButton(parts, tr("Begin"), QDialogButtonBox::AcceptRole, "workspaceAccept")->setProperty("primary", true);
    QPushButton *saveFirst = addButton(parts, tr("Save first…"), QDialogButtonBox::ActionRole, "workspaceSaveFirst");
    addButton(parts, tr("Cancel"), QDialogButtonBox::RejectRole, "workspaceRefuse");
    const auto renew = [this, head = parts.head, saveFirst] {
        head->setText((QStringList{tr("Begin a new workspace?")} + losses()).join(u'\n'));
        saveFirst->setVisible(isChanged());
    };
    renew();
    connect(saveFirst, &QPushButton::clicked, this, &WorkspaceDesk::save);
    connect(this, &WorkspaceDesk::used, parts.dialog, renew);
    connect(parts.dialog, &QDialog::accepted, this, &WorkspaceDesk::startNew);
    parts.dialog->open();
}

void WorkspaceDesk::showErrors(const QString &title, const QStringList &lines)
{
    const Parts parts = makeDialog(m_window, m_theme, "workspaceErrors", title, lines);
    parts.dialog->setWindowTitle(tr("Workspace"));
    parts.buttons->addButton(QDialogButtonBox::Close);
    parts.dialog->open();
}

} // namespace sw
