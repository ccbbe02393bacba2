// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QDialog>

#include "compiledrules.h"
#include "rulepresets.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QTimer;
class QToolButton;
class QTreeWidget;

namespace sw {

class FramingBar;
class RuleForm;
class RuleTester;
class Theme;

/// The answer rules of one endpoint: a list with live counters, the fields of the chosen one, how messages are put together, a
/// tester. What is changed counts at once. Main thread.
class RulesDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Source
    {
        std::function<std::shared_ptr<const CompiledRules>()> live; ///< the rules at work; null: none
        std::function<QByteArrayList()> lastReceived; ///< the newest reads of one socket, in order; empty: none
        bool datagrams = false;
    };
    RulesDialog(Source source, const Theme &theme, QWidget *parent);

    void setRules(const RuleSet &set); ///< without changed()
    [[nodiscard]] const RuleSet &rules() const { return m_set; }
    /// Adds a rule for messages like the last one in these bytes of one read, and shows it.
    void addRuleFor(const QByteArray &bytes);
    [[nodiscard]] int current() const; ///< the chosen rule; -1: none

    void importFrom(const QString &path); ///< or says why not, and changes nothing
    void exportTo(const QString &path);

Q_SIGNALS:
    void changed(const sw::RuleSet &set);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build(const Theme &theme);
    [[nodiscard]] QWidget *buildList(const Theme &theme);
    [[nodiscard]] QWidget *buildRight(const Theme &theme);
    void add(const AnswerRule &rule);
    void remove();
    void move(int by);
    void usePreset(RulePreset preset);
    void importFile();
    void exportFile();
    void ruleEdited();
    void framingEdited();
    void itemEdited();
    void apply(); ///< the set was changed here
    void compile();
    void showList(int current);
    void showCurrent();
    void showHits();
    void say(const QString &text, bool bad);

    const Source m_source;
    RuleSet m_set;
    std::shared_ptr<const CompiledRules> m_tried; ///< of m_set
    bool m_loading = false;
    QTreeWidget *m_list = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QToolButton *m_copy = nullptr;
    QLabel *m_note = nullptr;
    RuleForm *m_form = nullptr;
    QLabel *m_none = nullptr;
    FramingBar *m_framing = nullptr;
    QSpinBox *m_kept = nullptr;
    RuleTester *m_tester = nullptr;
    QTimer *m_look = nullptr;
};

} // namespace sw
