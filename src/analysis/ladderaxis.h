// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QtGlobal>

namespace sw {

/// How moments become heights in a ladder. Moments are monotonicNs(), heights are pixels from the top. A value.
class LadderAxis final
{
public:
    /// A stretch of time in which nothing began or ended, drawn shorter than it was.
    struct Fold
    {
        qint64 fromNs;
        qint64 toNs;
        double top;
        double bottom;
    };

    LadderAxis() = default;
    /// True to time: each `nsPerPixel` is a pixel. With `foldFrom` > 0, stretches higher than that are drawn `foldHeight` high.
    /// `moments` ascending.
    static LadderAxis ofTime(const std::vector<qint64> &moments, double nsPerPixel, double foldFrom, double foldHeight);
    /// Moments at given heights, both ascending.
    static LadderAxis ofPlaces(std::vector<qint64> moments, std::vector<double> heights);

    [[nodiscard]] double yOf(qint64 ns) const; ///< clamped to its ends
    [[nodiscard]] qint64 timeAt(double y) const;
    [[nodiscard]] double height() const { return m_heights.empty() ? 0 : m_heights.back(); }
    [[nodiscard]] bool isEmpty() const { return m_moments.empty(); }
    [[nodiscard]] const std::vector<Fold> &folds() const { return m_folds; } ///< ascending

private:
    std::vector<qint64> m_moments; ///< knots: between two of them heights are linear
    std::vector<double> m_heights;
    std::vector<Fold> m_folds;
};

} // namespace sw
