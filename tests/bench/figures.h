// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace sw {

/// Figures of some runs in ascending order. A value.
class Figures final
{
public:
    void add(double figure);
    [[nodiscard]] double median() const;
    [[nodiscard]] double least() const { return m_figures.front(); }
    [[nodiscard]] double most() const { return m_figures.back(); }
    [[nodiscard]] QString text(int decimals) const; ///< 0.91 (0.88 to 0.93)

private:
    std::vector<double> m_figures;
};

/// The load is divided by that: 1, or what SW_BENCH_SHARE says, to see whether the programs hold.
qint64 loadShare();

/// Prints a line of the report: what was measured, what came out, what was wanted, and whether it was reached.
void reportLine(const QString &what, const QString &figure, const QString &wanted, bool reached, const QString &also);

} // namespace sw
