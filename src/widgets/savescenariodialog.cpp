// SPDX-License-Identifier: GPL-3.0-or-later
#include "savescenariodialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "scenariowriter.h"
#include "stepactor.h"
#include "stepsession.h"
#include "theme.h"
#include "transcript.h"

namespace sw {

namespace {

constexpr QSize usualSize(860, 560);

bool hasCalls(const StepActor &actor)
{
    return !actor.calls().empty();
}

/// A file's name for the scenario: letters and digits of the title.
QString idOf(const QString &title)
{
    QString id;
    for (const QChar c : title.toLower()) {
        if (c.isLetterOrNumber())
            id += c;
        else if (!id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    while (id.endsWith(u'-'))
        id.chop(1);
    return id.isEmpty() ? QStringLiteral("clicked") : id;
}

} // namespace

SaveScenarioDialog::SaveScenarioDialog(StepSession &session, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_title(new QLineEdit(tr("Calls made by hand"), this))
    , m_expectations(new QCheckBox(tr("Expect the same results, errors and data"), this))
    , m_anyPort(new QCheckBox(tr("Use any free port instead of the bound ones"), this))
    , m_note(new QLabel(this))
    , m_preview(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("saveScenarioDialog"));
    setWindowTitle(tr("Save as scenario"));
    resize(usualSize);
    build(theme);
    renew();
}

void SaveScenarioDialog::build(const Theme &theme)
{
    m_title->setObjectName(QStringLiteral("scenarioTitle"));
    m_expectations->setObjectName(QStringLiteral("expectationsBox"));
    m_expectations->setChecked(true);
    m_expectations->setToolTip(tr("Without it only the calls that failed are expected to fail the same way."));
    m_anyPort->setObjectName(QStringLiteral("anyPortBox"));
    m_anyPort->setChecked(true);
    m_anyPort->setToolTip(
        tr("The port of a bind becomes 0, a path lies in the run's own folder, and all other addresses refer "
           "to them: it plays wherever it is, also while this port is taken."));
    m_note->setObjectName(QStringLiteral("scenarioNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_preview->setObjectName(QStringLiteral("scenarioPreview"));
    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setFont(theme.monospace());
    m_preview->setAccessibleName(tr("The file as it will be written"));

    auto *form = new QFormLayout;
    form->addRow(tr("&Title"), m_title);
    auto *actors = new QVBoxLayout;
    for (StepActor *actor : m_session.actors()) {
        if (!hasCalls(*actor))
            continue;
        auto *box = new QCheckBox(tr("%1 (calls: %2)", "actor").arg(actor->id()).arg(actor->calls().size()), this);
        box->setObjectName(QStringLiteral("actor_%1").arg(actor->id()));
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &SaveScenarioDialog::renew);
        actors->addWidget(box);
        m_actors.push_back({actor, box});
    }
    form->addRow(tr("Panels"), actors);
    form->addRow(QString(), m_expectations);
    form->addRow(QString(), m_anyPort);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save…"), QDialogButtonBox::ActionRole);
    m_save->setObjectName(QStringLiteral("saveFileButton"));
    m_save->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_preview, 1);
    column->addWidget(m_note);
    column->addWidget(buttons);
    connect(m_title, &QLineEdit::textChanged, this, &SaveScenarioDialog::renew);
    connect(m_expectations, &QCheckBox::toggled, this, &SaveScenarioDialog::renew);
    connect(m_anyPort, &QCheckBox::toggled, this, &SaveScenarioDialog::renew);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &SaveScenarioDialog::askForFile);
}

void SaveScenarioDialog::renew()
{
    std::vector<StepActor *> chosen;
    for (const Choice &one : m_actors) {
        if (one.box->isChecked())
            chosen.push_back(one.actor);
    }
    Transcript transcript = m_session.transcript(chosen);
    const QString title = m_title->text().trimmed();
    transcript.title.en = title;
    transcript.id = idOf(title);
    int leftOut = 0;
    const Scenario scenario = scenarioOf(transcript, {m_expectations->isChecked(), m_anyPort->isChecked()}, &leftOut);
    m_text = writeScenario(scenario);
    m_preview->setPlainText(QString::fromUtf8(m_text));
    QString problem;
    if (chosen.empty())
        problem = tr("Tick at least one panel.");
    else if (scenario.steps.empty())
        problem = tr("These panels made no call that a file can hold.");
    m_save->setEnabled(problem.isEmpty());
    m_save->setToolTip(problem);
    if (problem.isEmpty() && leftOut > 0)
        problem = tr("Left out, because a file has no way to name no socket: calls on no socket (%1).").arg(leftOut);
    m_note->setText(problem);
    m_note->setVisible(!problem.isEmpty());
}

void SaveScenarioDialog::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Save as scenario"));
    dialog->setObjectName(QStringLiteral("scenarioFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Scenarios (*.json)"));
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(idOf(m_title->text()) + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, &SaveScenarioDialog::fileChosen);
    dialog->open();
}

Scenario SaveScenarioDialog::scenarioOfAll(StepSession &session, const QString &title)
{
    std::vector<StepActor *> actors;
    for (StepActor *actor : session.actors()) {
        if (hasCalls(*actor))
            actors.push_back(actor);
    }
    Transcript transcript = session.transcript(actors);
    transcript.id = QStringLiteral("clicked");
    transcript.title.en = title;
    return scenarioOf(transcript, {});
}

} // namespace sw
