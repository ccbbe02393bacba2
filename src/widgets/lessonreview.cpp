// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessonreview.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "lessonreach.h"
#include "lessonwords.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int mostReaches = 12; ///< in the list above the steps, which show all

} // namespace

LessonReview::LessonReview(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_head(new QLabel(this))
    , m_reach(new QLabel(this))
    , m_stepsHead(new QLabel(this))
    , m_steps(new QPlainTextEdit(this))
    , m_accept(new QPushButton(this))
    , m_refuse(new QPushButton(this))
{
    setObjectName(QStringLiteral("lessonReview"));
    m_reach->setObjectName(QStringLiteral("lessonReach"));
    m_steps->setObjectName(QStringLiteral("lessonReviewSteps"));
    m_accept->setObjectName(QStringLiteral("lessonAccept"));
    m_refuse->setObjectName(QStringLiteral("lessonRefuse"));
    for (QLabel *one : {m_head, m_reach, m_stepsHead}) {
        one->setTextFormat(Qt::PlainText);
        one->setWordWrap(true);
    }
    m_steps->setReadOnly(true);
    m_steps->setFont(theme.monospace());
    m_accept->setProperty("primary", true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(8, 8, 8, 8);
    all->addWidget(m_head);
    all->addWidget(m_reach);
    all->addWidget(m_stepsHead);
    all->addWidget(m_steps, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_accept, 1);
    buttons->addWidget(m_refuse);
    all->addLayout(buttons);
    connect(m_accept, &QPushButton::clicked, this, &LessonReview::accepted);
    connect(m_refuse, &QPushButton::clicked, this, &LessonReview::refused);
    retranslate();
}

void LessonReview::show(const Scenario &lesson)
{
    m_lesson = lesson;
    retranslate();
    m_accept->setFocus();
}

void LessonReview::retranslate()
{
    m_head->setText(tr("“%1” does not come with this program. Nothing has been opened yet. It will:")
                        .arg(lessonPlain(LessonWords::title(m_lesson))));
    std::vector<LessonReach> reaches = lessonReach(m_lesson);
    // What changes this machine must not be among those that are cut off.
    std::stable_partition(reaches.begin(), reaches.end(),
                          [](const LessonReach &one) { return one.kind == LessonReach::Kind::Writes; });
    QStringList lines;
    if (const int sockets = lessonSockets(m_lesson); sockets > 0)
        lines.append(QStringLiteral("•  ") + tr("open sockets: %1", "a step of what it will do").arg(sockets));
    for (int i = 0; i < qMin<int>(int(reaches.size()), mostReaches); ++i)
        lines.append(QStringLiteral("•  ") + LessonWords::reach(m_lesson, reaches[size_t(i)]));
    if (reaches.empty())
        lines.append(QStringLiteral("•  ") + tr("touch no address and no file"));
    if (static_cast<int>(reaches.size()) > mostReaches)
        lines.append(tr("and %1 more, see the steps").arg(static_cast<int>(reaches.size()) - mostReaches));
    m_reach->setText(lines.join(u'\n'));
    m_stepsHead->setText(tr("All its steps:"));
    QStringList steps;
    int number = 0;
    for (const Step &step : m_lesson.steps)
        steps.append(QStringLiteral("%1  %2").arg(++number, 3).arg(LessonWords::step(m_lesson, step)));
    m_steps->setPlainText(steps.join(u'\n'));
    m_steps->setAccessibleName(tr("The steps of the lesson"));
    m_accept->setText(tr("Accept and start"));
    m_refuse->setText(tr("Do not start"));
}

void LessonReview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw
