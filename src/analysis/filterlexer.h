// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filtersyntax.h"

namespace sw {

/// One piece of a filter with its place in the text.
struct FilterToken
{
    enum class Kind : quint8 { End, Open, Close, And, Or, Not, Term, Error };

    Kind kind = Kind::End;
    qsizetype position = 0;
    qsizetype length = 0;
    FilterTerm term; ///< of Kind::Term
    FilterError error; ///< of Kind::Error
};

/// Cuts a filter into tokens; the values of fields are read here, where their places are known. Bare words that stand side by
/// side are one text with its spaces. Used by one thread at a time.
class FilterLexer final
{
public:
    explicit FilterLexer(QStringView text)
        : m_text(text)
    {
    }

    FilterToken next();

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    void skipSpace();
    [[nodiscard]] qsizetype wordEnd(qsizetype from) const; ///< at a space, or at a ')' that closes something
    [[nodiscard]] bool beginsTerm(qsizetype from) const; ///< a word there is no more of the text before it
    [[nodiscard]] std::optional<FilterField> fieldAt(qsizetype from, qsizetype *nameEnd) const;
    FilterToken plain(FilterToken::Kind kind, qsizetype length);
    FilterToken words();
    FilterToken quoted();
    FilterToken regex();
    FilterToken field(FilterField field, qsizetype nameEnd);
    FilterToken fail(FilterFault fault, qsizetype position, qsizetype length, const QString &detail = {});
    std::optional<FilterToken> readQuoted(QString &value); ///< an error, or nothing
    std::optional<FilterToken> readCompare(const FilterFieldEntry &entry, FilterTerm &term);
    std::optional<FilterToken> readHex(FilterTerm &term);
    std::optional<FilterToken> readValue(const FilterFieldEntry &entry, FilterTerm &term);

    QStringView m_text;
    qsizetype m_at = 0;
    int m_open = 0; ///< parentheses
};

} // namespace sw
