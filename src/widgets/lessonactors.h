// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTimer>
#include <QWidget>

#include "endpoint.h"

class QLabel;
class QVBoxLayout;

namespace sw {

class LessonRun;
class LifecycleStrip;
class Theme;

/// The calls that each actor of a lesson makes on its sockets, in the order of the lesson, as they light up, block and fail. Main
/// thread; the theme outlives it.
class LessonActors final : public QWidget
{
    Q_OBJECT

public:
    explicit LessonActors(const Theme &theme, QWidget *parent = nullptr);

    void setRun(const LessonRun *run); ///< null: none; it outlives this or is taken away before
    void renew(); ///< the run changed
    /// What became of the calls of an actor so far; empty for one that makes none of the life of a socket.
    [[nodiscard]] std::vector<LifecycleStep> stepsOf(int actor) const;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Row
    {
        int actor;
        QLabel *name;
        LifecycleStrip *strip;
    };

    void build();
    void showNames();
    void addCall(std::vector<LifecycleStep> &steps, int step) const;

    const Theme &m_theme;
    const LessonRun *m_run = nullptr;
    QVBoxLayout *m_column;
    std::vector<Row> m_rows;
    QTimer m_look; ///< while a call may block
};

} // namespace sw
