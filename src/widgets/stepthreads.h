// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "stepactor.h"

class QLabel;
class QVBoxLayout;

namespace sw {

class ElidedLabel;
class Theme;

/// What each thread of an actor is in, amber and counting while it is blocked, with the button that interrupts it; below it
/// what queues behind, with the choice to make it on another thread or not at all. Main thread; the actor outlives it.
class StepThreads final : public QWidget
{
    Q_OBJECT

public:
    StepThreads(StepActor &actor, const Theme &theme, QWidget *parent = nullptr);

    /// Which calls are in the kernel now.
    void takeLook(const std::vector<RunningCall> &running, qint64 nowNs);
    void retranslate();
    /// What the first thread is in, for a place beside other things; all other lines are in this widget.
    [[nodiscard]] QWidget &first() const { return *m_first; }

private:
    struct Line
    {
        int call = 0; ///< number; 0: the thread is idle
        int thread = 0;
        StepCall::Phase phase = StepCall::Phase::Ended;

        bool operator==(const Line &other) const = default;
    };
    struct Row
    {
        Line line;
        ElidedLabel *text = nullptr;
        qint64 blockedSinceNs = 0;
        bool pends = false; ///< waits for a signal of Qt
    };

    void follow();
    void fill();
    void addRow(const Line &line);
    void showText(Row &row, qint64 nowNs);
    [[nodiscard]] std::vector<Line> lines() const;

    StepActor &m_actor;
    const Theme &m_theme;
    std::vector<Row> m_rows;
    QWidget *m_first;
    QVBoxLayout *m_column;
};

} // namespace sw
