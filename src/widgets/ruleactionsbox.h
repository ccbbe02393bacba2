// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "answerrule.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QSpinBox;
class QToolButton;

namespace sw {

class Theme;

/// The actions of a rule: a list, and the fields of the chosen one. Main thread.
class RuleActionsBox final : public QWidget
{
    Q_OBJECT

public:
    /// `datagrams`: there is no connection to close or to reset.
    RuleActionsBox(const Theme &theme, bool datagrams, QWidget *parent = nullptr);

    void setActions(const std::vector<RuleAction> &actions); ///< without changed()
    [[nodiscard]] const std::vector<RuleAction> &ruleActions() const { return m_actions; }
    void markWrong(int index); ///< that action's text is no message; -1: all are

Q_SIGNALS:
    void changed();

private:
    void build(const Theme &theme);
    void add();
    void remove();
    void move(int by);
    void showList(int current);
    void showFields();
    void takeFields();
    [[nodiscard]] int current() const;

    const bool m_datagrams;
    std::vector<RuleAction> m_actions;
    bool m_loading = false;
    int m_wrong = -1;
    QListWidget *m_list = nullptr;
    QToolButton *m_add = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QComboBox *m_what = nullptr;
    QLabel *m_nothing = nullptr; ///< says that the action does nothing here
    QLineEdit *m_text = nullptr;
    QCheckBox *m_hex = nullptr;
    QSpinBox *m_ms = nullptr;
    QToolButton *m_insert = nullptr;
};

} // namespace sw
