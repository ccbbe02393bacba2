// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "ladder.h"
#include "ladderaxis.h"

namespace sw {

/// How a ladder is to be laid out. Lengths in pixels.
struct LadderLook
{
    enum class Axis : quint8 { Order, Time };

    Axis axis = Axis::Order;
    double step = 20; ///< Order: from a call to the next one of its life line; a line of text fits
    double nsPerPixel = 2000; ///< Time
    bool fold = true; ///< Time: quiet times are drawn short
    double foldFrom = 90; ///< a quiet time higher than this is folded
    double foldHeight = 34;
    /// Where the life lines of an endpoint stand: the lower, the further left. Null: all alike.
    std::function<int(EndpointId)> sideOf;
};

/// Where everything of a ladder is: life lines by number from the left, heights in pixels from the top. Made at once from values;
/// any thread.
class LadderLayout final
{
public:
    struct Line
    {
        LifeLine key = 0;
        EndpointId endpoint = 0; ///< 0: its calls belong to several
        quint32 connection = 0; ///< 0: to none, or to several
        int thread = 0;
        int side = 0;
        qint64 beganNs = 0;
    };
    struct Bar
    {
        LadderBar call;
        int line = 0;
        int depth = 0; ///< 1: drawn within another one
        double top = 0;
        double bottom = 0;
    };
    struct Arrow
    {
        LadderArrow arrow;
        int fromLine = 0;
        int toLine = 0;
        double fromY = 0;
        double toY = 0;
    };

    LadderLayout() = default;
    LadderLayout(std::vector<LadderBar> bars, const std::deque<LadderArrow> &arrows, const LadderLook &look);

    [[nodiscard]] const std::vector<Line> &lines() const { return m_lines; }
    [[nodiscard]] const std::vector<Bar> &bars() const { return m_bars; } ///< by their top
    [[nodiscard]] const std::vector<Arrow> &arrows() const { return m_arrows; } ///< by their upper end
    [[nodiscard]] const LadderAxis &axis() const { return m_axis; }
    [[nodiscard]] double height() const { return m_axis.height(); }
    [[nodiscard]] bool isEmpty() const { return m_bars.empty(); }

    /// Those that are at least in part within the heights, in order. The work grows with what is shown, not with all.
    void visitBars(double top, double bottom, const std::function<void(const Bar &, size_t index)> &look) const;
    void visitArrows(double top, double bottom, const std::function<void(const Arrow &)> &look) const;
    /// The bar at a height of a life line, the innermost one; `slack` pixels beside it count as it.
    [[nodiscard]] std::optional<size_t> barAt(int line, double y, double slack) const;
    [[nodiscard]] std::optional<size_t> barOfRow(quint64 row) const;

private:
    struct Event
    {
        qint64 ns;
        quint32 bar;
        bool end;
    };

    void placeLines(const LadderLook &look);
    void placeInTime(const LadderLook &look);
    void placeInOrder(const LadderLook &look);
    void placeArrows(const std::deque<LadderArrow> &arrows);
    [[nodiscard]] const Bar *shownBar(quint64 row, LifeLine line, qint64 ns) const;
    void finish();

    std::vector<Line> m_lines;
    std::vector<Bar> m_bars;
    std::vector<Arrow> m_arrows;
    std::vector<double> m_barsEnd; ///< the lowest bottom of all bars up to each
    std::vector<double> m_arrowsEnd;
    std::vector<std::pair<quint64, quint32>> m_byRow; ///< row and index of its bar, ascending
    LadderAxis m_axis;
};

} // namespace sw
