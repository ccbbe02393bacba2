// SPDX-License-Identifier: GPL-3.0-or-later
// Rules from files, and into files.
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include "loadwording.h"
#include "rulefile.h"
#include "rulejson.h"
#include "rulesdialog.h"

namespace sw {

void RulesDialog::importFile()
{
    auto *dialog = new QFileDialog(this, tr("Import rules"), {}, tr("Rules (*.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("rulesImportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RulesDialog::importFrom);
    dialog->open();
}

void RulesDialog::importFrom(const QString &path)
{
    QFile file(path);
    LoadError error{LoadFault::CannotRead, 0, 0, {}, {}};
    std::optional<RuleSet> set;
    if (file.open(QIODevice::ReadOnly))
        set = loadRules(file.read(mostRuleFile + 1), error);
    if (error.fault == LoadFault::CannotRead)
        error.detail = file.errorString();
    if (!set)
        return say(tr("Nothing was imported. %1").arg(loadErrorLine(QFileInfo(path).fileName(), error)), true);
    setRules(*set);
    apply();
    say(tr("Rules imported: %1").arg(set->rules.size()), false);
}

void RulesDialog::exportFile()
{
    auto *dialog = new QFileDialog(this, tr("Export rules"), QStringLiteral("rules.json"),
                                   tr("Rules (*.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("rulesExportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, &RulesDialog::exportTo);
    dialog->open();
}

void RulesDialog::exportTo(const QString &path)
{
    QSaveFile file(path);
    const QByteArray text = QJsonDocument(toJson(m_set)).toJson();
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush() && file.commit())
        say(tr("Rules exported to %1").arg(path), false);
    else
        say(tr("The rules could not be written: %1").arg(file.errorString()), true);
}

} // namespace sw
