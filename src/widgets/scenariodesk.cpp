// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenariodesk.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QVBoxLayout>

#include "loadwording.h"
#include "mainwindow.h"
#include "savescenariodialog.h"
#include "scenarioloader.h"
#include "scenarioreview.h"
#include "settings.h"
#include "theme.h"
#include "windowplay.h"

namespace sw {

namespace {

constexpr QSize errorsSize(640, 260);

} // namespace

ScenarioDesk::ScenarioDesk(Workbench &workbench, StepSession &session, Settings &settings, const Theme &theme,
                           MainWindow &window)
    : m_workbench(workbench)
    , m_session(session)
    , m_settings(settings)
    , m_theme(theme)
    , m_window(window)
{
}

ScenarioDesk::~ScenarioDesk() = default;

void ScenarioDesk::askAndPlay()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open a scenario and play it"));
    dialog->setObjectName(QStringLiteral("scenarioOpenDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Scenarios (*.json)"), tr("All files (*)")});
    if (const QString folder = m_settings.text(Setting::LastFolder); !folder.isEmpty())
        dialog->setDirectory(folder);
    connect(dialog, &QFileDialog::fileSelected, this, &ScenarioDesk::reviewFile);
    dialog->open();
}

std::optional<Scenario> ScenarioDesk::load(const QString &path)
{
    m_settings.setText(Setting::LastFolder, QFileInfo(path).absolutePath());
    LoadResult loaded = loadScenarioFile(path);
    if (!loaded.scenario) {
        QStringList lines;
        for (const LoadError &error : loaded.errors)
            lines.append(loadErrorLine(QFileInfo(path).fileName(), error));
        showErrors(tr("The file cannot be played. Nothing was run; correct these places and open it again."), lines);
    }
    return std::move(loaded.scenario);
}

bool ScenarioDesk::reviewFile(const QString &path)
{
    const std::optional<Scenario> scenario = load(path);
    if (scenario)
        reviewScenario(m_window, m_theme, *scenario, [this, scenario] { play(*scenario); });
    return scenario.has_value();
}

void ScenarioDesk::play(Scenario scenario)
{
    if (m_play)
        return;
    m_play = std::make_unique<WindowPlay>(m_workbench, m_window, std::move(scenario));
    connect(m_play.get(), &WindowPlay::finished, this, &ScenarioDesk::ended, Qt::QueuedConnection);
    Q_EMIT playingChanged();
    m_play->start();
}

void ScenarioDesk::ended(int exitCode)
{
    const QStringList failures = m_play->failures();
    m_play.reset();
    if (!failures.isEmpty())
        showErrors(tr("It did not go as expected. The log shows every call; this is what differed:"), failures);
    Q_EMIT playingChanged();
    Q_EMIT finished(exitCode);
}

void ScenarioDesk::stop()
{
    if (m_play)
        m_play->stop();
}

void ScenarioDesk::playAgain()
{
    if (m_play) {
        m_window.say(tr("A scenario is being played. Wait for its end, or stop it in the File menu."));
        return;
    }
    Scenario scenario = SaveScenarioDialog::scenarioOfAll(m_session, tr("Calls made by hand"));
    if (scenario.steps.empty())
        m_window.say(tr("No call was made that could be played again."));
    else
        play(std::move(scenario));
}

void ScenarioDesk::askAndSave()
{
    auto *dialog = new SaveScenarioDialog(m_session, m_theme, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveScenarioDialog::fileChosen, this, [this, dialog](const QString &path) {
        write(path, dialog->text());
        dialog->accept();
    });
    dialog->open();
}

void ScenarioDesk::write(const QString &path, const QByteArray &text)
{
    // A finished file takes the place of an old one; a device or a pipe must not be replaced like that.
    const QFileInfo old(path);
    QSaveFile file(path);
    QString why;
    if (old.exists() && !old.isFile())
        why = tr("it is no regular file");
    else if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush() || !file.commit())
        why = file.errorString();
    if (!why.isEmpty()) {
        showErrors(tr("The scenario was not written. Choose another folder or name."),
                   {QStringLiteral("%1: %2").arg(path, why)});
        return;
    }
    m_settings.setText(Setting::LastFolder, old.absolutePath());
    m_window.say(tr("Written: %1").arg(path));
}

void ScenarioDesk::showErrors(const QString &title, const QStringList &lines)
{
    auto *dialog = new QDialog(&m_window);
    dialog->setObjectName(QStringLiteral("scenarioErrors"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Scenario"));
    dialog->resize(errorsSize);
    auto *head = new QLabel(title, dialog);
    head->setTextFormat(Qt::PlainText);
    head->setWordWrap(true);
    auto *text = new QPlainTextEdit(lines.join(u'\n'), dialog);
    text->setObjectName(QStringLiteral("scenarioErrorLines"));
    text->setReadOnly(true);
    text->setFont(m_theme.monospace());
    text->setAccessibleName(title);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(head);
    column->addWidget(text, 1);
    column->addWidget(buttons);
    dialog->open();
}

} // namespace sw
