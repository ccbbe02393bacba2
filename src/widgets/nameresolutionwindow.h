// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include "socketcommand.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace sw {

class Settings;
class Theme;
class ToolCaller;

/// The window of the name functions: what is asked, all that came back in its order, and the call itself. It never waits: the
/// calls are made elsewhere and can be given up. Main thread; all that it is given outlives it.
class NameResolutionWindow final : public QWidget
{
    Q_OBJECT

public:
    NameResolutionWindow(ToolCaller &calls, const Theme &theme, Settings &settings, QWidget *parent);
    ~NameResolutionWindow() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *buildFlags();
    void buildResults();
    void retranslate();
    void restoreState();
    void saveState() const;
    void showFunction();
    void showRunning(bool running);
    void lookUp();
    void cancel();
    void showAnswer(const CallRecord &record);
    void showRows(const CallRecord &record);
    void addRow(const QStringList &cells);
    void say(const QString &text, bool error);
    void copy() const;
    [[nodiscard]] bool fill(SocketCommand &command);
    [[nodiscard]] int row() const; ///< of the table of functions

    ToolCaller &m_calls;
    const Theme &m_theme;
    Settings &m_settings;
    quint64 m_token = 0; ///< of the call that is being waited for; 0: none
    CallRecord m_last; ///< said anew in another language; call None: nothing yet

    QListWidget *m_functions = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_firstLabel = nullptr;
    QLabel *m_secondLabel = nullptr;
    QLineEdit *m_first = nullptr;
    QLineEdit *m_second = nullptr;
    QWidget *m_hints = nullptr;
    QWidget *m_addressFlags = nullptr;
    QWidget *m_nameFlags = nullptr;
    std::array<QLabel *, 3> m_hintLabels{};
    std::array<QComboBox *, 3> m_hintBoxes{}; ///< family, type, protocol
    QList<QCheckBox *> m_flagBoxes; ///< AI_, then NI_
    QPushButton *m_lookUp = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_copy = nullptr;
    QLabel *m_callLabel = nullptr;
    QLineEdit *m_callText = nullptr;
    QLabel *m_outcome = nullptr;
    QTableWidget *m_results = nullptr;
};

} // namespace sw
