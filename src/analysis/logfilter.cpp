// SPDX-License-Identifier: GPL-3.0-or-later
#include "logfilter.h"

namespace sw {

namespace {

/// Functions and signals of Qt that change the life of a socket are what happened, as the call above them is; those that move
/// bytes would bury it.
bool tellsLifeOfQt(const RowEntry &row)
{
    return row.layer != RecordLayer::Kernel
        && (traitsOf(row.call).direction == Direction::None || row.qtEvent == QtEvent::ErrorOccurred);
}

} // namespace

LogFilter::LogFilter(const LogCriteria &criteria, const WhoName &who, std::shared_ptr<const PeerBook> peers)
    : m_criteria(criteria)
    , m_text(criteria.text, {criteria.encoding, who, std::move(peers)})
{
}

bool LogFilter::kindWanted(const RowEntry &row) const
{
    if (row.kind == RecordKind::Notice)
        return m_criteria.notices;
    if (row.kind == RecordKind::Inner && !m_criteria.inner && !tellsLifeOfQt(row))
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
    return m_text.matches(row);
}

} // namespace sw
