// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QtGlobal>

namespace sw {

/// How long the oldest row that is not in the session file yet has been waiting, a little overstated: of rows that came close together
/// only the first one's time is kept. One thread at a time.
class Unwritten final
{
public:
    /// Row `number` came at `nowNs`; higher than all before.
    void came(quint64 number, qint64 nowNs);
    /// The rows below that number are written; `next`: the number that the next row will get.
    void written(quint64 endRow, quint64 next);
    void clear() { m_count = 0; }
    /// Nanoseconds; 0: all is written.
    [[nodiscard]] qint64 ageNs(qint64 nowNs) const { return m_count == 0 ? 0 : nowNs - m_marks[m_first].atNs; }

private:
    struct Mark
    {
        quint64 row = 0; ///< the first one that came then
        qint64 atNs = 0;
    };
    static constexpr qint64 closeTogetherNs = 4'000'000;

    std::array<Mark, 64> m_marks; ///< a ring, oldest at m_first
    size_t m_first = 0;
    size_t m_count = 0;
};

} // namespace sw
