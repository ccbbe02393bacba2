// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessonpage.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QProgressBar>
#include <QRadioButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include "lessonactors.h"
#include "lessonwords.h"
#include "styleproperty.h"
#include "theme.h"

namespace sw {

namespace {

constexpr qreal narrationScale = 1.1;
constexpr int progressHeight = 6;

/// A radio button whose text is wrapped.
class Choice final : public QWidget
{
public:
    Choice(QRadioButton *button, QWidget *parent)
        : QWidget(parent)
        , m_button(button)
        , m_text(new QLabel(this))
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(button, 0, Qt::AlignTop);
        row->addWidget(m_text, 1);
        m_text->setTextFormat(Qt::PlainText);
        m_text->setWordWrap(true);
    }
    void setText(const QString &text)
    {
        m_text->setText(text);
        m_button->setAccessibleName(text);
    }

protected:
    void mousePressEvent(QMouseEvent *event) override
    {
        Q_UNUSED(event)
        m_button->click();
    }

private:
    QRadioButton *m_button;
    QLabel *m_text;
};

Choice *choiceOf(const QAbstractButton *button)
{
    return static_cast<Choice *>(button->parentWidget());
}

} // namespace

LessonPage::LessonPage(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_body(new QWidget)
    , m_column(new QVBoxLayout(m_body))
    , m_where(label("lessonWhere", m_body))
    , m_progress(new QProgressBar(m_body))
    , m_actors(new LessonActors(theme, m_body))
    , m_step(label("lessonStep", m_body))
    , m_result(label("lessonResult", m_body))
    , m_narration(label("lessonNarration", m_body))
    , m_questionBox(box("lessonQuestionBox", m_questionColumn))
    , m_question(label("lessonQuestion", m_questionBox))
    , m_choices(new QButtonGroup(this))
    , m_verdict(label("lessonVerdict", m_questionBox))
    , m_why(label("lessonWhy", m_questionBox))
    , m_failures(label("lessonFailures", m_body))
    , m_upcoming(label("lessonUpcoming", m_body))
    , m_tryBox(box("lessonTryBox", m_tryColumn))
    , m_tryHead(label("lessonTryHead", m_tryBox))
    , m_try(label("lessonTry", m_tryBox))
    , m_goalsHead(label("lessonGoalsHead", m_body))
    , m_goals(label("lessonGoals", m_body))
{
    setObjectName(QStringLiteral("lessonPage"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Never wider than what is seen of it: everything in it wraps.
    m_body->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setWidget(m_body);
    m_progress->setObjectName(QStringLiteral("lessonProgress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(progressHeight);
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * narrationScale);
    m_narration->setFont(larger);
    m_question->setFont(larger);
    QFont bold = font();
    bold.setBold(true);
    for (QLabel *head : {m_tryHead, m_goalsHead, m_verdict})
        head->setFont(bold);
    setStyleProperty(m_where, "ink", QStringLiteral("muted"));
    setStyleProperty(m_upcoming, "ink", QStringLiteral("muted"));
    setStyleProperty(m_failures, "ink", QStringLiteral("error"));
    m_step->setFont(theme.monospace());
    m_result->setFont(theme.monospace());
    m_column->setSpacing(8);
    m_column->setContentsMargins(10, 6, 10, 8);
    m_questionColumn->addWidget(m_question);
    m_questionColumn->addWidget(m_verdict);
    m_questionColumn->addWidget(m_why);
    m_tryColumn->addWidget(m_tryHead);
    m_tryColumn->addWidget(m_try);
    for (QWidget *one :
         std::initializer_list<QWidget *>{m_where, m_progress, m_actors, m_step, m_result, m_narration, m_questionBox,
                                          m_failures, m_tryBox, m_upcoming, m_goalsHead, m_goals})
        m_column->addWidget(one);
    m_column->addStretch(1);
    connect(m_choices, &QButtonGroup::idClicked, this, [this](int choice) {
        if (m_run)
            m_run->answer(choice);
    });
    renew();
}

QFrame *LessonPage::box(const char *name, QVBoxLayout *&column)
{
    auto *frame = new QFrame(m_body);
    frame->setObjectName(QLatin1StringView(name));
    frame->setProperty("box", true);
    column = new QVBoxLayout(frame);
    return frame;
}

QLabel *LessonPage::label(const char *name, QWidget *parent)
{
    auto *made = new QLabel(parent);
    made->setObjectName(QLatin1StringView(name));
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return made;
}

void LessonPage::setRun(LessonRun *run)
{
    m_run = run;
    m_asked = -1;
    m_actors->setRun(run);
    renew();
}

void LessonPage::renew()
{
    if (!m_run)
        return;
    m_actors->renew();
    showStep();
    showQuestion();
    showFailures();
    showEnd();
    showGoals();
}

void LessonPage::showStep()
{
    const int position = m_run->position();
    m_where->setText(position == 0 ? tr("Steps: %1").arg(m_run->stepCount())
                                   : tr("Step %1 of %2").arg(position).arg(m_run->stepCount()));
    m_progress->setRange(0, qMax(1, m_run->stepCount()));
    m_progress->setValue(position);
    m_progress->setAccessibleName(m_where->text());
    const Step *step = m_run->current();
    const LessonOutcome *came = nullptr;
    if (step)
        came = m_run->outcome(step->kind == StepKind::Finish ? step->finishes : position - 1);
    const bool tells = step && step->kind != StepKind::Say && step->kind != StepKind::Ask;
    m_step->setVisible(tells);
    m_step->setText(tells ? LessonWords::step(m_run->lesson(), *step) : QString());
    QString result;
    const char *ink = "";
    if (tells && came && came->skipped) {
        result = tr("Not made: this step is for another backend.");
        ink = "muted";
    } else if (tells && came && came->ended) {
        result = LessonWords::outcome(*came);
        ink = came->call->record.failed() ? "error" : "";
    } else if (tells && step->kind == StepKind::Call) {
        result = step->start ? tr("It runs: the result is still to come.") : tr("It has not returned yet.");
        ink = "blocked";
    } else if (tells && m_run->isBusy()) {
        result = tr("Waiting…");
        ink = "blocked";
    }
    m_result->setVisible(!result.isEmpty());
    m_result->setText(result);
    setStyleProperty(m_result, "ink", QLatin1StringView(ink));
    m_narration->setText(LessonWords::of(m_run->narration()));
    m_narration->setVisible(!m_narration->text().isEmpty());
}

void LessonPage::makeChoices(int step)
{
    if (m_asked == step)
        return;
    m_asked = step;
    const auto old = m_choices->buttons();
    for (QAbstractButton *button : old) {
        m_choices->removeButton(button);
        choiceOf(button)->hide();
        choiceOf(button)->deleteLater();
    }
    const Step &asked = m_run->lesson().steps[static_cast<std::size_t>(step)];
    for (int i = 0; i < static_cast<int>(asked.choices.size()); ++i) {
        auto *button = new QRadioButton;
        button->setObjectName(QStringLiteral("lessonChoice%1").arg(i));
        m_choices->addButton(button, i);
        auto *choice = new Choice(button, m_questionBox);
        m_questionColumn->insertWidget(1 + i, choice);
        choice->show();
    }
}

void LessonPage::showQuestion()
{
    using enum LessonQuestion::Phase;
    const LessonQuestion now = m_run->question();
    m_questionBox->setVisible(now.phase != None);
    if (now.phase == None) {
        m_asked = -1;
        return;
    }
    const Step &asked = m_run->lesson().steps[static_cast<std::size_t>(now.step)];
    makeChoices(now.step);
    m_question->setText(LessonWords::of(asked.question));
    const auto buttons = m_choices->buttons();
    for (QAbstractButton *button : buttons) {
        const int choice = m_choices->id(button);
        QString text = LessonWords::of(asked.choices[static_cast<std::size_t>(choice)]);
        if (now.phase == Told && choice == asked.answer)
            text += QStringLiteral("  ✓");
        choiceOf(button)->setText(text);
        button->setEnabled(now.phase == Asking);
        button->setToolTip(now.phase == Asking ? QString()
                                               : tr("The question has been answered; 'Back' asks it again."));
        if (choice == now.chosen)
            button->setChecked(true);
    }
    const bool right = now.chosen == asked.answer;
    m_verdict->setVisible(now.phase != Asking || now.chosen >= 0);
    m_verdict->setText(now.phase != Told ? tr("Now see what happens.")
                           : right       ? tr("✓ As you said.")
                                         : tr("✗ It came otherwise."));
    setStyleProperty(m_verdict, "ink",
                     now.phase != Told ? QStringLiteral("muted")
                         : right       ? QStringLiteral("received")
                                       : QStringLiteral("error"));
    m_why->setVisible(now.phase == Told && !asked.why.isEmpty());
    m_why->setText(LessonWords::of(asked.why));
}

void LessonPage::showFailures()
{
    QStringList lines;
    for (int i = 0; i < m_run->position(); ++i) {
        const LessonOutcome *came = m_run->outcome(i);
        for (std::size_t k = 0; came && k < came->failures.size(); ++k)
            lines.append(tr("Step %1, %2").arg(i + 1).arg(LessonWords::failure(came->failures[k])));
    }
    m_failures->setVisible(!lines.isEmpty());
    m_failures->setText(lines.join(u'\n'));
}

void LessonPage::showEnd()
{
    const bool over = m_run->isAtEnd();
    const QString more = LessonWords::of(m_run->lesson().tryThis);
    m_tryBox->setVisible(over && !more.isEmpty());
    m_tryHead->setText(tr("Now try it yourself"));
    m_try->setText(more);
    const Step *step = m_run->upcoming();
    m_upcoming->setVisible(step != nullptr || over);
    m_upcoming->setText(step ? tr("Next: %1").arg(LessonWords::step(m_run->lesson(), *step))
                             : tr("The end. What is still open stays open until the lesson is left or begun anew."));
}

void LessonPage::showGoals()
{
    const auto &goals = m_run->lesson().goals;
    m_goalsHead->setVisible(!goals.empty());
    m_goals->setVisible(!goals.empty());
    m_goalsHead->setText(tr("Goals"));
    QStringList lines;
    for (std::size_t i = 0; i < goals.size(); ++i) {
        const QString mark = m_run->reached()[i] ? QStringLiteral("✓  ") : QStringLiteral("○  ");
        lines.append((goals[i].checked ? mark : QStringLiteral("•  "))
                     + LessonWords::of(m_run->resolved(goals[i].text)));
    }
    m_goals->setText(lines.join(u'\n'));
}

void LessonPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        renew();
}

} // namespace sw
