// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QtGlobal>

namespace sw {

/// Which row numbers are selected, as ranges, so that all of ten million cost nothing. A value.
class LogSelection final
{
public:
    struct Range
    {
        quint64 first;
        quint64 last; ///< inclusive
    };

    void clear() { m_ranges.clear(); }
    void setRange(quint64 one, quint64 other); ///< in either order; nothing else stays selected
    void add(quint64 one, quint64 other);
    void toggle(quint64 row);
    [[nodiscard]] bool contains(quint64 row) const;
    [[nodiscard]] bool isEmpty() const { return m_ranges.empty(); }
    [[nodiscard]] const std::vector<Range> &ranges() const { return m_ranges; } ///< ascending, apart from each other

private:
    void remove(quint64 row);

    std::vector<Range> m_ranges;
};

} // namespace sw
