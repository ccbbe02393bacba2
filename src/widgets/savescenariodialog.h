// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QDialog>

#include "scenario.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace sw {

class StepActor;
class StepSession;
class Theme;

/// What of the clicked calls goes into a scenario file: of which panels, with which expectations; the file is shown as it
/// will be written. Main thread; session and actors outlive it.
class SaveScenarioDialog final : public QDialog
{
    Q_OBJECT

public:
    SaveScenarioDialog(StepSession &session, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QByteArray text() const { return m_text; }
    /// What these actors did, made into a scenario as 'Play again' does: with expectations, on any free port.
    static Scenario scenarioOfAll(StepSession &session, const QString &title);

Q_SIGNALS:
    void fileChosen(const QString &path);

private:
    struct Choice
    {
        StepActor *actor;
        QCheckBox *box;
    };

    void build(const Theme &theme);
    void renew();
    void askForFile();

    StepSession &m_session;
    std::vector<Choice> m_actors;
    QLineEdit *m_title;
    QCheckBox *m_expectations;
    QCheckBox *m_anyPort;
    QLabel *m_note;
    QPlainTextEdit *m_preview;
    QPushButton *m_save = nullptr;
    QByteArray m_text;
};

} // namespace sw
