// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "answerrule.h"

class QComboBox;
class QLineEdit;

namespace sw {

/// What an expected answer has to be: how it is compared, and with which pattern. What is being typed counts once it is finished
/// and right: half of a pattern would take no answer for one. Main thread.
class AnswerMatchEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerMatchEdit(QWidget *parent);

    [[nodiscard]] RuleMatch match() const { return m_counts.match; } ///< that counts
    [[nodiscard]] QString pattern() const { return m_counts.pattern; }
    void setAnswer(RuleMatch match, const QString &pattern); ///< without edited()
    [[nodiscard]] bool isFinished() const; ///< what counts is what stands there
    void finish(); ///< what stands there counts, if it is right
    /// What is wrong with what stands there, for a person; empty: nothing.
    [[nodiscard]] QString problem() const;
    void setUsable(bool usable, const QString &whyNot);

Q_SIGNALS:
    void edited(); ///< something else counts
    void typed(); ///< problem() may be another one

private:
    [[nodiscard]] AnswerRule shownRule() const;
    void look();
    void showFields();

    QComboBox *m_match;
    QLineEdit *m_pattern;
    QString m_whyNot; ///< empty: an answer is expected
    AnswerRule m_counts;
    bool m_loading = false;
};

} // namespace sw
