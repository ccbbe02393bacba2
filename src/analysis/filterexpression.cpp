// SPDX-License-Identifier: GPL-3.0-or-later
#include "filterexpression.h"

#include <algorithm>

namespace sw {

FilterExpression::FilterExpression(const QString &typed, const FilterContext &context)
{
    const FilterParse parsed = parseFilter(typed);
    m_error = parsed.error;
    if (parsed.root)
        add(*parsed.root, context);
}

size_t FilterExpression::add(const FilterNode &node, const FilterContext &context)
{
    const size_t index = m_nodes.size();
    m_nodes.push_back({node.kind, false, m_tests.size(), {}});
    if (node.kind == FilterNode::Kind::Term) {
        m_tests.emplace_back(node.term, context);
        m_nodes[index].needsBytes = m_tests.back().needsBytes();
        return index;
    }
    std::vector<size_t> children;
    for (const FilterNode &child : node.children)
        children.push_back(add(child, context));
    std::stable_partition(children.begin(), children.end(),
                          [this](size_t child) { return !m_nodes[child].needsBytes; });
    m_nodes[index].needsBytes = m_nodes[children.back()].needsBytes;
    m_nodes[index].children = std::move(children);
    return index;
}

bool FilterExpression::hasPattern() const
{
    return std::any_of(m_tests.begin(), m_tests.end(), [](const FilterTest &test) { return test.isPattern(); });
}

bool FilterExpression::matches(const JournalRow &row) const
{
    return m_nodes.empty() ? !m_error : holds(m_nodes.front(), row);
}

bool FilterExpression::holds(const Node &node, const JournalRow &row) const
{
    const auto childHolds = [&](size_t child) { return holds(m_nodes[child], row); };
    switch (node.kind) {
    case FilterNode::Kind::Term:
        return m_tests[node.test].matches(row);
    case FilterNode::Kind::And:
        return std::all_of(node.children.begin(), node.children.end(), childHolds);
    case FilterNode::Kind::Or:
        return std::any_of(node.children.begin(), node.children.end(), childHolds);
    case FilterNode::Kind::Not:
        return !childHolds(node.children.front());
    }
    return false;
}

quint64 FilterExpression::gaveUp() const
{
    quint64 rows = 0;
    for (const FilterTest &test : m_tests)
        rows += test.gaveUp();
    return rows;
}

} // namespace sw
