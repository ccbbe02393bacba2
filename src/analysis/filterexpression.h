// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filtertest.h"

namespace sw {

/// What a person typed to find rows (docs/filter.md), ready to decide. Terms that look at fields alone are asked before those that
/// look at bytes. A copy serves another thread; one object one thread at a time.
class FilterExpression final
{
public:
    FilterExpression() = default; ///< matches every row
    FilterExpression(const QString &typed, const FilterContext &context);

    [[nodiscard]] bool isEmpty() const { return m_nodes.empty() && !m_error; }
    [[nodiscard]] bool isValid() const { return !m_error; }
    [[nodiscard]] const FilterError &error() const { return m_error; }
    [[nodiscard]] bool needsBytes() const { return !m_nodes.empty() && m_nodes.front().needsBytes; }
    [[nodiscard]] bool hasPattern() const; ///< a /pattern/, whose time depends on the bytes
    [[nodiscard]] bool matches(const JournalRow &row) const; ///< nothing while not valid
    [[nodiscard]] quint64 gaveUp() const; ///< rows on which a pattern gave up

private:
    struct Node
    {
        FilterNode::Kind kind = FilterNode::Kind::Term;
        bool needsBytes = false;
        size_t test = 0; ///< of a term
        std::vector<size_t> children;
    };

    size_t add(const FilterNode &node, const FilterContext &context);
    [[nodiscard]] bool holds(const Node &node, const JournalRow &row) const;

    FilterError m_error;
    std::vector<Node> m_nodes; ///< the root first
    std::vector<FilterTest> m_tests;
};

} // namespace sw
