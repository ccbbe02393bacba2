// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filterexpression.h"

namespace sw {

/// Which rows a person wants to see. A value.
struct LogCriteria
{
    bool data = true; ///< calls that move bytes
    bool calls = true; ///< all other calls
    bool notices = true;
    bool errorsOnly = false; ///< of the above only what failed
    bool inner = false; ///< also the kernel calls inside composite ones
    EndpointId endpoint = 0; ///< 0: of all
    quint32 connection = 0; ///< 0: of all; counts only together with an endpoint
    SocketId socket = 0; ///< 0: of all
    QString text; ///< see docs/filter.md
    TextEncoding encoding = TextEncoding::Utf8; ///< of the data, for the text

    friend bool operator==(const LogCriteria &, const LogCriteria &) = default;
};

/// Decides row by row by LogCriteria. A copy serves another thread; one object one thread at a time.
class LogFilter final
{
public:
    LogFilter() = default;
    explicit LogFilter(const LogCriteria &criteria, const WhoName &who = {},
                       std::shared_ptr<const PeerBook> peers = {});

    [[nodiscard]] const LogCriteria &criteria() const { return m_criteria; }
    [[nodiscard]] bool isValid() const { return m_text.isValid(); } ///< false: the text is no filter, nothing matches
    [[nodiscard]] const FilterExpression &expression() const { return m_text; } ///< of the text
    [[nodiscard]] bool needsBytes() const { return m_text.needsBytes(); }
    [[nodiscard]] bool matches(const JournalRow &row) const;

private:
    [[nodiscard]] bool kindWanted(const RowEntry &row) const;

    LogCriteria m_criteria;
    FilterExpression m_text;
};

} // namespace sw
