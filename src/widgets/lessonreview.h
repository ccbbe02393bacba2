// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "scenario.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace sw {

class Theme;

/// What a lesson from a file will do, before it may: the addresses and files that it touches, then every step. Main thread.
class LessonReview final : public QWidget
{
    Q_OBJECT

public:
    explicit LessonReview(const Theme &theme, QWidget *parent = nullptr);

    void show(const Scenario &lesson);

Q_SIGNALS:
    void accepted();
    void refused();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Scenario m_lesson;
    QLabel *m_head;
    QLabel *m_reach;
    QLabel *m_stepsHead;
    QPlainTextEdit *m_steps;
    QPushButton *m_accept;
    QPushButton *m_refuse;
};

} // namespace sw
