// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladderaxis.h"

#include <algorithm>

namespace sw {

LadderAxis LadderAxis::ofTime(const std::vector<qint64> &moments, double nsPerPixel, double foldFrom, double foldHeight)
{
    LadderAxis axis;
    if (moments.empty())
        return axis;
    double y = 0;
    axis.m_moments.push_back(moments.front());
    axis.m_heights.push_back(0);
    const auto knot = [&axis](qint64 ns, double height) {
        if (axis.m_moments.back() == ns)
            return;
        axis.m_moments.push_back(ns);
        axis.m_heights.push_back(height);
    };
    qint64 before = moments.front();
    for (const qint64 moment : moments) {
        const double span = double(moment - before) / nsPerPixel;
        if (foldFrom > 0 && span > foldFrom) {
            knot(before, y);
            axis.m_folds.push_back({before, moment, y, y + foldHeight});
            y += foldHeight;
            knot(moment, y);
        } else {
            y += span;
        }
        before = moment;
    }
    knot(before, y);
    return axis;
}

LadderAxis LadderAxis::ofPlaces(std::vector<qint64> moments, std::vector<double> heights)
{
    LadderAxis axis;
    axis.m_moments = std::move(moments);
    axis.m_heights = std::move(heights);
    return axis;
}

double LadderAxis::yOf(qint64 ns) const
{
    if (m_moments.empty())
        return 0;
    const auto after = std::upper_bound(m_moments.begin(), m_moments.end(), ns);
    if (after == m_moments.begin())
        return m_heights.front();
    if (after == m_moments.end())
        return m_heights.back();
    const auto index = size_t(after - m_moments.begin());
    const qint64 span = m_moments[index] - m_moments[index - 1];
    const double part = double(ns - m_moments[index - 1]) / double(span);
    return m_heights[index - 1] + part * (m_heights[index] - m_heights[index - 1]);
}

qint64 LadderAxis::timeAt(double y) const
{
    if (m_moments.empty())
        return 0;
    const auto after = std::upper_bound(m_heights.begin(), m_heights.end(), y);
    if (after == m_heights.begin())
        return m_moments.front();
    if (after == m_heights.end())
        return m_moments.back();
    const auto index = size_t(after - m_heights.begin());
    const double part = (y - m_heights[index - 1]) / (m_heights[index] - m_heights[index - 1]);
    return m_moments[index - 1] + qint64(part * double(m_moments[index] - m_moments[index - 1]));
}

} // namespace sw
