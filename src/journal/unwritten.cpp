// SPDX-License-Identifier: GPL-3.0-or-later
#include "unwritten.h"

namespace sw {

void Unwritten::came(quint64 number, qint64 nowNs)
{
    if (m_count > 0 && nowNs - m_marks[(m_first + m_count - 1) % m_marks.size()].atNs < closeTogetherNs)
        return;
    if (m_count == m_marks.size())
        return; // then its age is overstated by more
    m_marks[(m_first + m_count) % m_marks.size()] = {number, nowNs};
    ++m_count;
}

void Unwritten::written(quint64 endRow, quint64 next)
{
    if (endRow >= next) {
        m_count = 0;
        return;
    }
    // The rows of a mark go up to the next mark's first one.
    while (m_count > 1 && m_marks[(m_first + 1) % m_marks.size()].row <= endRow) {
        m_first = (m_first + 1) % m_marks.size();
        --m_count;
    }
}

} // namespace sw
