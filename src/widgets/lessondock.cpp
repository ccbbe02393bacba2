// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessondock.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "elidedlabel.h"
#include "icons.h"
#include "lessoncontrols.h"
#include "lessonlist.h"
#include "lessonpage.h"
#include "lessonreview.h"
#include "lessonwords.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int leastLetters = 38;

QToolButton *headButton(const char *name)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1StringView(name));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

LessonDock::LessonDock(const Theme &theme, QWidget *parent)
    : QDockWidget(parent)
    , m_theme(theme)
    , m_title(new ElidedLabel)
    , m_leave(headButton("lessonLeave"))
    , m_close(headButton("lessonClose"))
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("lessonDock"));
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    setMinimumWidth(fontMetrics().averageCharWidth() * leastLetters);
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(8, 4, 6, 4);
    m_title->setObjectName(QStringLiteral("lessonTitle"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_leave->setProperty("outlined", true);
    m_close->setIcon(themedIcon(theme, QLatin1StringView("close")));
    row->addWidget(m_leave);
    row->addWidget(m_title, 1);
    row->addWidget(m_close);
    setWidget(m_stack);
    connect(m_leave, &QToolButton::clicked, this, &LessonDock::leaveWanted);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    retranslate();
}

void LessonDock::furnish(const LessonShelf &shelf)
{
    setTitleBarWidget(m_title->parentWidget());
    m_list = new LessonList(shelf, m_theme);
    m_review = new LessonReview(m_theme);
    m_lesson = new QWidget;
    m_page = new LessonPage(m_theme);
    m_controls = new LessonControls;
    auto *column = new QVBoxLayout(m_lesson);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_page, 1);
    column->addWidget(m_controls);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_review);
    m_stack->addWidget(m_lesson);
    connect(m_review, &LessonReview::refused, this, &LessonDock::showList);
}

void LessonDock::showList()
{
    m_stack->setCurrentWidget(m_list);
    showHead();
}

void LessonDock::showReview(const Scenario &lesson)
{
    m_stack->setCurrentWidget(m_review);
    m_review->show(lesson);
    showHead();
}

void LessonDock::showRun(LessonRun &run)
{
    m_run = &run;
    m_page->setRun(&run);
    m_controls->setRun(&run);
    m_stack->setCurrentWidget(m_lesson);
    showHead();
}

void LessonDock::endRun()
{
    m_run = nullptr;
    m_page->setRun(nullptr);
    m_controls->setRun(nullptr);
    showHead();
}

void LessonDock::renew()
{
    m_page->renew();
    m_controls->renew();
}

void LessonDock::showHead()
{
    const bool inLesson = m_stack->currentWidget() == m_lesson && m_run;
    m_leave->setVisible(inLesson);
    m_title->setText(inLesson ? LessonWords::title(m_run->lesson()) : tr("Lessons"));
}

void LessonDock::retranslate()
{
    setWindowTitle(tr("Lessons"));
    m_leave->setText(tr("‹ All lessons"));
    m_leave->setAccessibleName(tr("All lessons"));
    m_leave->setToolTip(tr("Closes the sockets of this lesson and shows the list"));
    m_close->setAccessibleName(tr("Hide the lessons"));
    m_close->setToolTip(tr("Hides this; a lesson goes on waiting where it is (F7 shows it again)"));
    showHead();
}

void LessonDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw
