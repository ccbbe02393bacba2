// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures.h"

#include <algorithm>
#include <cstdio>

namespace sw {

void Figures::add(double figure)
{
    m_figures.insert(std::upper_bound(m_figures.begin(), m_figures.end(), figure), figure);
}

double Figures::median() const
{
    return m_figures[m_figures.size() / 2];
}

QString Figures::text(int decimals) const
{
    return QStringLiteral("%1 (%2 to %3)")
        .arg(median(), 0, 'f', decimals)
        .arg(least(), 0, 'f', decimals)
        .arg(most(), 0, 'f', decimals);
}

qint64 loadShare()
{
    return std::max(1, qEnvironmentVariableIntValue("SW_BENCH_SHARE"));
}

void reportLine(const QString &what, const QString &figure, const QString &wanted, bool reached, const QString &also)
{
    std::printf("| %s | %s | %s | %s | %s |\n", qPrintable(what), qPrintable(figure), qPrintable(wanted),
                reached ? "yes" : "**no**", qPrintable(also));
    std::fflush(stdout);
}

} // namespace sw
