// SPDX-License-Identifier: GPL-3.0-or-later
// Sequences from scenario files, and into them.
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

#include "calltable.h"
#include "loadwording.h"
#include "scenarioloader.h"
#include "scenariowriter.h"
#include "sequencedialog.h"

namespace sw {

void SequenceDialog::askAndOpen()
{
    auto *dialog = new QFileDialog(this, tr("Open a sequence"), {}, tr("Scenarios (*.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("sequenceOpenDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SequenceDialog::openFile);
    dialog->open();
}

bool SequenceDialog::openFile(const QString &path)
{
    if (isRunning())
        return false;
    const QString name = QFileInfo(path).fileName();
    // A pipe or a device could hold up the window, and never end.
    const bool special = QFileInfo::exists(path) && !QFileInfo(path).isFile();
    const LoadResult loaded = special ? LoadResult() : loadScenarioFile(path);
    QString why;
    std::optional<Sequence> sequence;
    int refused = -1;
    if (special)
        why = tr("it is no regular file");
    else if (!loaded.scenario)
        why = loaded.errors.empty() ? name : loadErrorLine(name, loaded.errors.front());
    else if (sequence = sequenceOf(*loaded.scenario, &refused); !sequence)
        why = QStringLiteral("%1: %2").arg(name, whyRefused(*loaded.scenario, refused));
    else if (sequence->steps.size() > std::size_t(Sequence::mostSteps))
        why = QStringLiteral("%1: %2").arg(name, faultText(SequenceFault::TooLong, -1));
    if (!why.isEmpty()) {
        say(tr("Nothing was opened. %1").arg(why), "error");
        return false;
    }
    setSequence(*sequence);
    if (m_fault == SequenceFault::None)
        say(tr("Opened %1; nothing has been played.").arg(name), "muted");
    Q_EMIT edited();
    return true;
}

QString SequenceDialog::whyRefused(const Scenario &scenario, int refused) const
{
    if (scenario.actors.size() != 1)
        return tr("a sequence has one client, this scenario has actors: %1").arg(scenario.actors.size());
    if (teaches(scenario))
        return tr("it is a lesson, with texts or goals of its own, for which a sequence has no place");
    if (refused < 0)
        return tr("a sequence begins with a socket that connects to an address, and no step of this scenario does so");
    const Step &wrong = scenario.steps[static_cast<std::size_t>(refused)];
    const QString what = wrong.call ? QString(wrong.call->name) : tr("a step that makes no call");
    return tr("line %1: %2 – a sequence only sends, waits, expects and closes").arg(QString::number(wrong.line), what);
}

void SequenceDialog::askAndSave()
{
    auto *dialog = new QFileDialog(this, tr("Save the sequence"));
    dialog->setObjectName(QStringLiteral("sequenceSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Scenarios (*.json)"));
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("sequence.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &SequenceDialog::saveFile);
    dialog->open();
}

bool SequenceDialog::saveFile(const QString &path)
{
    if (isRunning())
        return false;
    Sequence whole = m_sequence;
    whole.title = QFileInfo(path).completeBaseName();
    m_where.place(whole);
    const SequencePlan plan = planOf(whole);
    QString why = faultText(plan.fault, plan.faultyStep);
    // A finished file takes the place of an old one; a device or a pipe must not be replaced like that.
    const QFileInfo old(path);
    if (why.isEmpty() && old.exists() && !old.isFile())
        why = tr("it is no regular file");
    if (why.isEmpty()) {
        QSaveFile file(path);
        const QByteArray text = writeScenario(plan.scenario);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush() || !file.commit())
            why = file.errorString();
    }
    if (!why.isEmpty()) {
        say(tr("%1 was not written: %2").arg(old.fileName(), why), "error");
        return false;
    }
    const QString saved = tr("Saved as %1; it connects to %2.").arg(old.fileName(), whole.address);
    // Rather said than found out: what was a secret here goes in the clear there.
    if (m_where.overTls())
        say(saved + u' ' + tr("TLS is not part of the file: played from it, the messages go unencrypted."), "error");
    else
        say(saved, "muted");
    return true;
}

} // namespace sw
