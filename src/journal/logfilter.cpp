// SPDX-License-Identifier: GPL-3.0-or-later
#include "logfilter.h"

namespace sw {

LogFilter::LogFilter(const LogCriteria &criteria, WhoName who)
    : m_criteria(criteria)
    , m_search(criteria.text, criteria.encoding, std::move(who))
{
}

bool LogFilter::kindWanted(const RowEntry &row) const
{
    if (row.kind == RecordKind::Notice)
        return m_criteria.notices;
    if (row.kind == RecordKind::Inner && !m_criteria.inner)
        return false;
    return traitsOf(row.call).direction != Direction::None ? m_criteria.data : m_criteria.calls;
}

bool LogFilter::matches(const JournalRow &row) const
{
    const RowEntry &entry = row.entry();
    if (!kindWanted(entry) || (m_criteria.errorsOnly && !row.failed()))
        return false;
    if (m_criteria.endpoint != 0 && entry.endpoint != m_criteria.endpoint)
        return false;
    if (m_criteria.endpoint != 0 && m_criteria.connection != 0 && entry.connection != m_criteria.connection)
        return false;
    if (m_criteria.socket != 0 && entry.socket != m_criteria.socket)
        return false;
    return m_search.isValid() && m_search.matches(row);
}

} // namespace sw
