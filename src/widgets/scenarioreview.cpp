// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarioreview.h"

#include <QCoreApplication>
#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "lessonreview.h"

namespace sw {

namespace {

constexpr QSize reviewSize(640, 460);

} // namespace

void reviewScenario(QWidget &parent, const Theme &theme, const Scenario &scenario,
                    const std::function<void()> &accepted)
{
    auto *dialog = new QDialog(&parent);
    dialog->setObjectName(QStringLiteral("scenarioReview"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QCoreApplication::translate("sw::ScenarioReview", "What the scenario will do"));
    dialog->resize(reviewSize);
    auto *review = new LessonReview(theme, dialog);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(review);
    review->show(scenario);
    QObject::connect(review, &LessonReview::accepted, dialog, &QDialog::accept);
    QObject::connect(review, &LessonReview::refused, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::accepted, &parent, accepted);
    // Enter alone starts nothing: whoever has just chosen a file with it shall read first.
    const auto buttons = review->findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->setAutoDefault(false);
    review->findChild<QPlainTextEdit *>(QStringLiteral("lessonReviewSteps"))->setFocus();
    dialog->open();
}

} // namespace sw
