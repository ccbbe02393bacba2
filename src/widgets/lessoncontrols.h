// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QCheckBox;
class QComboBox;
class QPushButton;

namespace sw {

class LessonRun;

/// The buttons that move a lesson: back, next, play with a speed, restart, the backend. Main thread; the run outlives its
/// being shown.
class LessonControls final : public QWidget
{
    Q_OBJECT

public:
    explicit LessonControls(QWidget *parent = nullptr);

    void setRun(LessonRun *run); ///< null: none
    void renew(); ///< the run changed
    [[nodiscard]] QString backend() const; ///< chosen: "native", "qt"
    [[nodiscard]] double speed() const;
    void setSpeed(double speed); ///< to the nearest that is offered
    [[nodiscard]] bool onlyThisRun() const;
    void setOnlyThisRun(bool on);
    [[nodiscard]] QString whyNoNext() const; ///< why the next step cannot be made now; empty: it can

Q_SIGNALS:
    void speedChanged();
    void onlyThisRunChanged(bool on);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    LessonRun *m_run = nullptr;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_play;
    QPushButton *m_restart;
    QComboBox *m_speed;
    QComboBox *m_backend;
    QCheckBox *m_only;
};

} // namespace sw
