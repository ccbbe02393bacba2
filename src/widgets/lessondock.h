// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

class QStackedWidget;
class QToolButton;

namespace sw {

class ElidedLabel;
class LessonControls;
class LessonList;
class LessonPage;
class LessonReview;
class LessonRun;
class LessonShelf;
class Theme;
struct Scenario;

/// The dock of the lessons: the list, the review of a stranger's, or the lesson that is being taken. An empty frame until
/// furnish(), so that a window without lessons does not wait for them. Main thread; shelf and theme outlive it.
class LessonDock final : public QDockWidget
{
    Q_OBJECT

public:
    explicit LessonDock(const Theme &theme, QWidget *parent = nullptr);

    void furnish(const LessonShelf &shelf); ///< once, before anything below
    [[nodiscard]] bool isFurnished() const { return m_list != nullptr; }
    [[nodiscard]] LessonList &list() const { return *m_list; }
    [[nodiscard]] LessonReview &review() const { return *m_review; }
    [[nodiscard]] LessonControls &controls() const { return *m_controls; }
    void showList();
    void showReview(const Scenario &lesson);
    void showRun(LessonRun &run); ///< until endRun()
    void endRun();
    void renew(); ///< the run changed

Q_SIGNALS:
    void leaveWanted(); ///< back to the list

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showHead();

    const Theme &m_theme;
    LessonRun *m_run = nullptr;
    ElidedLabel *m_title;
    QToolButton *m_leave;
    QToolButton *m_close;
    QStackedWidget *m_stack;
    LessonList *m_list = nullptr;
    LessonReview *m_review = nullptr;
    QWidget *m_lesson = nullptr;
    LessonPage *m_page = nullptr;
    LessonControls *m_controls = nullptr;
};

} // namespace sw
