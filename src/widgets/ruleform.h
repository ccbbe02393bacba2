// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "compiledrules.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace sw {

class RuleActionsBox;
class Theme;

/// The fields of one answer rule. Main thread.
class RuleForm final : public QWidget
{
    Q_OBJECT

public:
    RuleForm(const Theme &theme, bool datagrams, QWidget *parent = nullptr);

    void setRule(const AnswerRule &rule); ///< without changed()
    [[nodiscard]] AnswerRule rule() const;
    void showFault(const RuleFault &fault);
    void focusName();

Q_SIGNALS:
    void changed();

private:
    void build(const Theme &theme);
    void showFields();
    void edited();

    const bool m_datagrams;
    bool m_enabled = true; ///< of the rule; the list shows it
    bool m_loading = false;
    QLineEdit *m_name = nullptr;
    QComboBox *m_match = nullptr;
    QLabel *m_patternLabel = nullptr;
    QLineEdit *m_pattern = nullptr;
    QCheckBox *m_ignoreCase = nullptr;
    QLineEdit *m_needs = nullptr;
    QLineEdit *m_sets = nullptr;
    RuleActionsBox *m_actions = nullptr;
    QLabel *m_fault = nullptr;
};

} // namespace sw
