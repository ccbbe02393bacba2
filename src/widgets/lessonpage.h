// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "lessonrun.h"

class QButtonGroup;
class QFrame;
class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace sw {

class LessonActors;
class Theme;

/// Where a lesson stands: the step and its result, what is said about it, the question, the goals, what to try at the end.
/// All of it plain text. Main thread; the theme outlives it.
class LessonPage final : public QScrollArea
{
    Q_OBJECT

public:
    explicit LessonPage(const Theme &theme, QWidget *parent = nullptr);

    void setRun(LessonRun *run); ///< null: none
    void renew(); ///< the run changed

protected:
    void changeEvent(QEvent *event) override;

private:
    void showStep();
    void showQuestion();
    void makeChoices(int step);
    void showFailures();
    void showGoals();
    void showEnd();
    [[nodiscard]] QFrame *box(const char *name, QVBoxLayout *&column);
    [[nodiscard]] QLabel *label(const char *name, QWidget *parent);

    LessonRun *m_run = nullptr;
    int m_asked = -1; ///< the step whose choices there are
    QWidget *m_body;
    QVBoxLayout *m_column;
    QLabel *m_where;
    QProgressBar *m_progress;
    LessonActors *m_actors;
    QLabel *m_step;
    QLabel *m_result;
    QLabel *m_narration;
    QVBoxLayout *m_questionColumn = nullptr; ///< of the box, which is made after it
    QFrame *m_questionBox;
    QLabel *m_question;
    QButtonGroup *m_choices;
    QLabel *m_verdict;
    QLabel *m_why;
    QLabel *m_failures;
    QLabel *m_upcoming;
    QVBoxLayout *m_tryColumn = nullptr; ///< of the box, which is made after it
    QFrame *m_tryBox;
    QLabel *m_tryHead;
    QLabel *m_try;
    QLabel *m_goalsHead;
    QLabel *m_goals;
};

} // namespace sw
