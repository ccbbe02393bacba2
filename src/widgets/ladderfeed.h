// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

#include "ladderarrows.h"
#include "ladderlayout.h"
#include "logrows.h"

namespace sw {

/// Makes the ladder of the rows that the log's filter lets through, the newest ones or those around a chosen one, with the calls that
/// run now. Works only while it is watched, in turns of a few milliseconds. Main thread; the rows outlive it.
class LadderFeed final : public QObject
{
    Q_OBJECT

public:
    using Running = std::function<std::vector<RunningCall>()>;
    static constexpr qint64 mostCalls = 10'000; ///< laid out at a time

    explicit LadderFeed(LogRows &rows, QObject *parent = nullptr);

    void setRunning(Running running) { m_running = std::move(running); }
    void setWatched(bool on);
    [[nodiscard]] const LadderLook &look() const { return m_look; }
    void setLook(const LadderLook &look); ///< lays out at once
    /// Lays out again soon: there are new rows, or others pass the filter.
    void renew();
    /// Brings the row among those laid out, if it passes the filter. Gives whether it is there now.
    bool bring(quint64 row);
    void followNewest(); ///< back from where bring() led

    [[nodiscard]] const LadderLayout &ladder() const { return m_ladder; }
    [[nodiscard]] bool hasNewest() const { return !m_around; }
    [[nodiscard]] bool isComplete() const { return m_complete; } ///< all rows were looked at for arrows
    [[nodiscard]] qint64 calls() const { return m_calls; } ///< that pass the filter, laid out or not
    [[nodiscard]] const Journal &journal() const { return m_rows.journal(); }
    [[nodiscard]] qint64 layoutsMade() const { return m_layouts; } ///< for tests
    [[nodiscard]] double nsPerPixelToFit(double height) const; ///< so that all of it is that high

Q_SIGNALS:
    void changed(); ///< another ladder
    void ticked(); ///< only time has gone on for the calls that run

private:
    void turn();
    void layOut();
    void tick();
    [[nodiscard]] std::vector<RunningCall> runningNow() const;

    LogRows &m_rows;
    Running m_running;
    LadderArrows m_arrows;
    LadderLook m_look;
    LadderLayout m_ladder;
    std::optional<quint64> m_around;
    QTimer m_soon;
    QTimer m_ticks;
    std::vector<quint64> m_shownRunning; ///< when each began
    qint64 m_calls = 0;
    qint64 m_layouts = 0;
    bool m_watched = false;
    bool m_complete = true;
};

} // namespace sw
