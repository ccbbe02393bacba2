// SPDX-License-Identifier: GPL-3.0-or-later
// parseFilter(): or binds weaker than and, and weaker than not; two terms without a word between them mean and.
#include "filterlexer.h"

namespace sw {

namespace {

using Kind = FilterToken::Kind;

constexpr int deepest = 100;

/// Recursive descent over the tokens of one filter; lives on the stack of one call.
class Parser final
{
public:
    explicit Parser(QStringView text)
        : m_lexer(text)
    {
        advance();
    }

    FilterParse parse()
    {
        FilterParse result;
        if (m_token.kind == Kind::End)
            return result;
        FilterNode root = either();
        if (!m_error && m_token.kind != Kind::End)
            fail(FilterFault::CloseTooMany); // only a ')' ends an expression early, and the lexer counts them
        result.error = m_error;
        if (!m_error)
            result.root = std::move(root);
        return result;
    }

private:
    void advance()
    {
        m_token = m_lexer.next();
        if (m_token.kind == Kind::Error && !m_error)
            m_error = m_token.error;
    }

    void fail(FilterFault fault)
    {
        if (!m_error)
            m_error = {fault, m_token.position, m_token.length, {}};
    }

    static FilterNode joined(FilterNode::Kind kind, std::vector<FilterNode> &&children)
    {
        if (children.size() == 1)
            return std::move(children.front());
        FilterNode node;
        node.kind = kind;
        node.children = std::move(children);
        return node;
    }

    FilterNode either()
    {
        std::vector<FilterNode> children;
        children.push_back(all());
        while (!m_error && m_token.kind == Kind::Or) {
            advance();
            children.push_back(all());
        }
        return joined(FilterNode::Kind::Or, std::move(children));
    }

    FilterNode all()
    {
        std::vector<FilterNode> children;
        children.push_back(negated());
        while (!m_error && m_token.kind != Kind::Or && m_token.kind != Kind::Close && m_token.kind != Kind::End) {
            if (m_token.kind == Kind::And)
                advance();
            children.push_back(negated());
        }
        return joined(FilterNode::Kind::And, std::move(children));
    }

    FilterNode negated()
    {
        if (m_token.kind != Kind::Not)
            return primary();
        FilterNode node;
        node.kind = FilterNode::Kind::Not;
        if (++m_depth > deepest)
            fail(FilterFault::TooDeep);
        advance();
        if (!m_error)
            node.children.push_back(negated());
        --m_depth;
        return node;
    }

    FilterNode primary()
    {
        FilterNode node;
        switch (m_token.kind) {
        case Kind::Term:
            node.term = std::move(m_token.term);
            advance();
            break;
        case Kind::Open:
            node = inParentheses();
            break;
        case Kind::And:
        case Kind::Or:
            fail(m_begun ? FilterFault::TermMissing : FilterFault::OperatorFirst);
            break;
        case Kind::Close:
        case Kind::End:
            fail(FilterFault::TermMissing);
            break;
        case Kind::Not:
        case Kind::Error:
            break; // `not` is taken before; of an error advance() has told
        }
        m_begun = true;
        return node;
    }

    FilterNode inParentheses()
    {
        const FilterToken open = m_token;
        if (++m_depth > deepest)
            fail(FilterFault::TooDeep);
        advance();
        FilterNode node;
        if (!m_error)
            node = either();
        --m_depth;
        if (m_error)
            return node;
        if (m_token.kind != Kind::Close)
            m_error = {FilterFault::CloseMissing, open.position, open.length, {}};
        advance();
        return node;
    }

    FilterLexer m_lexer;
    FilterToken m_token;
    FilterError m_error;
    int m_depth = 0;
    bool m_begun = false; ///< a term was there
};

} // namespace

FilterParse parseFilter(const QString &text)
{
    return Parser(text).parse();
}

} // namespace sw
