// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QHash>
#include <QWidget>

#include "lessonreach.h"
#include "logwho.h"
#include "scenario.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QTableWidget;

namespace sw {

class BackendComparison;
class MainWindow;
class Settings;
class Theme;
class Workbench;
struct PlayedCall;
struct PlayedStep;

/// The window that plays a scenario on both backends and lays the steps side by side; the log of the main window has every
/// call of both. Main thread; all that it is given outlives it.
class CompareWindow final : public QWidget
{
    Q_OBJECT

public:
    CompareWindow(Workbench &workbench, MainWindow &window, const Theme &theme, Settings &settings);
    ~CompareWindow() override;

    bool openFile(const QString &path); ///< puts it into the list; false: it is wrong, and the window says where
    void compare(); ///< what is chosen
    void stop();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void compared(); ///< both have played, or it was stopped

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void fillLessons();
    void retranslate();
    void askFile();
    void begin(Scenario scenario);
    void heard(const PlayedCall &call);
    void ended();
    void showControls();
    void showRows();
    void showDetails();
    void say(const QString &text, bool bad);
    [[nodiscard]] QString detailsOf(const PlayedStep &played, int step) const;
    [[nodiscard]] QString explanation(int step) const;
    [[nodiscard]] int currentStep() const; ///< from 0; -1: none

    Workbench &m_workbench;
    MainWindow &m_window;
    const Theme &m_theme;
    Settings &m_settings;
    std::unique_ptr<BackendComparison> m_comparison;
    QHash<QString, std::vector<LessonReach>> m_accepted; ///< what a file may reach, because a person said so
    QString m_lastError; ///< of a file; empty: the outcome is shown
    int m_calls = 0;
    bool m_closing = false;

    QLabel *m_sourceLabel = nullptr;
    QComboBox *m_source = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_compare = nullptr;
    QPushButton *m_stop = nullptr;
    QCheckBox *m_onlyDifferent = nullptr;
    QLabel *m_outcome = nullptr;
    QTableWidget *m_table = nullptr;
    QLabel *m_why = nullptr;
    QLabel *m_nativeTitle = nullptr;
    QLabel *m_qtTitle = nullptr;
    QPlainTextEdit *m_native = nullptr;
    QPlainTextEdit *m_qt = nullptr;
    QSplitter *m_splitter = nullptr;
};

} // namespace sw
