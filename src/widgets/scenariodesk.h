// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QObject>

#include "scenario.h"

class QAction;

namespace sw {

class MainWindow;
class Settings;
class StepSession;
class Theme;
class WindowPlay;
class Workbench;

/// Scenario files in the window: opened and played with its log, made of what was clicked, written. One plays at a time.
/// Main thread; all that it is given outlives it.
class ScenarioDesk final : public QObject
{
    Q_OBJECT

public:
    ScenarioDesk(Workbench &workbench, StepSession &session, Settings &settings, const Theme &theme,
                 MainWindow &window);
    ~ScenarioDesk() override;

    void askAndPlay(); ///< a file, which shows what it will do before it may
    bool reviewFile(const QString &path); ///< false: it cannot be read or is wrong, and a dialog says where
    void play(Scenario scenario);
    void stop();
    [[nodiscard]] bool isPlaying() const { return m_play != nullptr; }
    void askAndSave();
    void playAgain(); ///< what was clicked

Q_SIGNALS:
    void playingChanged();
    void finished(int exitCode);

private:
    [[nodiscard]] std::optional<Scenario> load(const QString &path);
    void write(const QString &path, const QByteArray &text);
    void showErrors(const QString &title, const QStringList &lines);
    void ended(int exitCode);

    Workbench &m_workbench;
    StepSession &m_session;
    Settings &m_settings;
    const Theme &m_theme;
    MainWindow &m_window;
    std::unique_ptr<WindowPlay> m_play;
};

} // namespace sw
