// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "answerrule.h"

class QComboBox;
class QLineEdit;

namespace sw {

/// What an expected answer has to be: how it is compared, and with which pattern. Main thread.
class AnswerMatchEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerMatchEdit(QWidget *parent);

    [[nodiscard]] RuleMatch match() const;
    [[nodiscard]] QString pattern() const;
    void setAnswer(RuleMatch match, const QString &pattern); ///< without edited()
    /// What is wrong with the pattern, for a person; empty: nothing.
    [[nodiscard]] QString problem() const;
    void setUsable(bool usable, const QString &whyNot);

Q_SIGNALS:
    void edited();

private:
    void take();
    void showFields();

    QComboBox *m_match;
    QLineEdit *m_pattern;
    QString m_whyNot; ///< empty: an answer is expected
    bool m_loading = false;
};

} // namespace sw
