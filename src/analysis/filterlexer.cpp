// SPDX-License-Identifier: GPL-3.0-or-later
#include "filterlexer.h"

#include <algorithm>
#include <array>

#include "filtervalues.h"
#include "hexparser.h"

namespace sw {

namespace {

/// Received bytes are hostile: a pattern that tries for ever on them gives up instead. The library takes the lower of two limits,
/// so a pattern cannot raise this one.
constexpr QStringView matchLimit = u"(*LIMIT_MATCH=200000)";

bool allHex(QStringView word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return hexDigit(c) >= 0; });
}

} // namespace

void FilterLexer::skipSpace()
{
    while (!atEnd() && m_text[m_at].isSpace())
        ++m_at;
}

qsizetype FilterLexer::wordEnd(qsizetype from) const
{
    qsizetype end = from;
    while (end < m_text.size() && !m_text[end].isSpace() && !(m_text[end] == u')' && m_open > 0))
        ++end;
    return end;
}

std::optional<FilterField> FilterLexer::fieldAt(qsizetype from, qsizetype *nameEnd) const
{
    qsizetype end = from;
    while (end < m_text.size() && m_text[end].isLetter())
        ++end;
    const bool compares = end < m_text.size()
        && (QStringView(u":=<>").contains(m_text[end]) || m_text.mid(end, 2) == u"!=");
    if (nameEnd)
        *nameEnd = end;
    return compares ? filterFieldByName(m_text.mid(from, end - from)) : std::nullopt;
}

bool FilterLexer::beginsTerm(qsizetype from) const
{
    if (from >= m_text.size() || QStringView(u"()\"").contains(m_text[from]))
        return true;
    return filterWord(m_text.mid(from, wordEnd(from) - from)) != FilterWord::None || fieldAt(from, nullptr);
}

FilterToken FilterLexer::next()
{
    skipSpace();
    if (atEnd())
        return plain(FilterToken::Kind::End, 0);
    const QChar c = m_text[m_at];
    if (c == u'(') {
        ++m_open;
        return plain(FilterToken::Kind::Open, 1);
    }
    if (c == u')') {
        if (m_open == 0)
            return fail(FilterFault::CloseTooMany, m_at, 1);
        --m_open;
        return plain(FilterToken::Kind::Close, 1);
    }
    if (c == u'"')
        return quoted();
    if (c == u'/')
        return regex();
    qsizetype nameEnd = 0;
    if (const auto found = fieldAt(m_at, &nameEnd))
        return field(*found, nameEnd);
    const qsizetype length = wordEnd(m_at) - m_at;
    switch (filterWord(m_text.mid(m_at, length))) {
    case FilterWord::And:
        return plain(FilterToken::Kind::And, length);
    case FilterWord::Or:
        return plain(FilterToken::Kind::Or, length);
    case FilterWord::Not:
        return plain(FilterToken::Kind::Not, length);
    case FilterWord::None:
        break;
    }
    return words();
}

FilterToken FilterLexer::plain(FilterToken::Kind kind, qsizetype length)
{
    FilterToken token;
    token.kind = kind;
    token.position = m_at;
    token.length = length;
    m_at += length;
    return token;
}

FilterToken FilterLexer::fail(FilterFault fault, qsizetype position, qsizetype length, const QString &detail)
{
    FilterToken token;
    token.kind = FilterToken::Kind::Error;
    token.position = position;
    token.length = length;
    token.error = {fault, position, length, detail};
    m_at = m_text.size();
    return token;
}

FilterToken FilterLexer::words()
{
    const qsizetype begin = m_at;
    qsizetype end = wordEnd(m_at);
    for (;;) {
        m_at = end;
        skipSpace();
        if (beginsTerm(m_at))
            break;
        end = wordEnd(m_at);
    }
    m_at = begin;
    FilterToken token = plain(FilterToken::Kind::Term, end - begin);
    token.term.text = m_text.mid(begin, end - begin).toString();
    return token;
}

std::optional<FilterToken> FilterLexer::readQuoted(QString &value)
{
    const qsizetype begin = m_at++;
    while (!atEnd() && m_text[m_at] != u'"') {
        if (m_text[m_at] != u'\\') {
            value += m_text[m_at++];
            continue;
        }
        static constexpr QStringView letters = u"\"\\nrt";
        static constexpr QStringView meant = u"\"\\\n\r\t";
        const QChar letter = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar(u' ');
        const qsizetype index = letters.indexOf(letter);
        if (index < 0)
            return fail(FilterFault::UnknownEscape, m_at, qMin(m_text.size() - m_at, qsizetype(2)), letter);
        value += meant[index];
        m_at += 2;
    }
    if (atEnd())
        return fail(FilterFault::QuoteOpen, begin, m_text.size() - begin);
    ++m_at;
    return std::nullopt;
}

FilterToken FilterLexer::quoted()
{
    FilterToken token;
    token.kind = FilterToken::Kind::Term;
    token.position = m_at;
    if (const auto error = readQuoted(token.term.text))
        return *error;
    token.length = m_at - token.position;
    return token;
}

FilterToken FilterLexer::regex()
{
    const qsizetype begin = m_at++;
    while (!atEnd() && m_text[m_at] != u'/')
        m_at += m_text[m_at] == u'\\' ? 2 : 1;
    if (atEnd())
        return fail(FilterFault::RegexOpen, begin, m_text.size() - begin);
    const QStringView pattern = m_text.mid(begin + 1, m_at - begin - 1);
    ++m_at;
    auto options = QRegularExpression::PatternOptions();
    for (const qsizetype end = wordEnd(m_at); m_at < end; ++m_at) {
        if (m_text[m_at] != u'i')
            return fail(FilterFault::RegexFlag, m_at, 1, m_text[m_at]);
        options |= QRegularExpression::CaseInsensitiveOption;
    }
    FilterToken token;
    token.kind = FilterToken::Kind::Term;
    token.position = begin;
    token.length = m_at - begin;
    token.term.kind = FilterTerm::Kind::Regex;
    token.term.text = pattern.toString();
    token.term.regex = QRegularExpression(matchLimit.toString() + token.term.text, options);
    if (pattern.isEmpty())
        return fail(FilterFault::RegexWrong, begin, token.length);
    if (!token.term.regex.isValid()) {
        const qsizetype offset = qBound(qsizetype(0), token.term.regex.patternErrorOffset() - matchLimit.size(),
                                        pattern.size());
        return fail(FilterFault::RegexWrong, begin + 1 + offset, 0, token.term.regex.errorString());
    }
    token.term.regex.optimize();
    return token;
}

std::optional<FilterToken> FilterLexer::readCompare(const FilterFieldEntry &entry, FilterTerm &term)
{
    struct Sign
    {
        QStringView text;
        FilterCompare compare;
        bool orders;
    };
    static constexpr std::array<Sign, 7> signs{{
        {u"!=", FilterCompare::NotEqual, false},
        {u">=", FilterCompare::GreaterEqual, true},
        {u"<=", FilterCompare::LessEqual, true},
        {u">", FilterCompare::Greater, true},
        {u"<", FilterCompare::Less, true},
        {u"=", FilterCompare::Equal, false},
        {u":", FilterCompare::Contains, false},
    }};
    for (const Sign &sign : signs) {
        if (!m_text.mid(m_at).startsWith(sign.text))
            continue;
        const bool ofBytes = entry.value == FilterValue::HexDigits && sign.compare != FilterCompare::Contains;
        if ((sign.orders && !entry.ordered) || ofBytes)
            return fail(FilterFault::WrongOperator, m_at, sign.text.size(), entry.name);
        term.compare = entry.ordered && sign.compare == FilterCompare::Contains ? FilterCompare::Equal : sign.compare;
        m_at += sign.text.size();
        break;
    }
    return std::nullopt;
}

std::optional<FilterToken> FilterLexer::readHex(FilterTerm &term)
{
    term.kind = FilterTerm::Kind::Bytes;
    const qsizetype begin = m_at;
    qsizetype end = m_at;
    for (;;) {
        const qsizetype wordAt = m_at;
        const qsizetype stop = wordEnd(wordAt);
        const QStringView word = m_text.mid(wordAt, stop - wordAt);
        if (word.isEmpty() || !allHex(word)) {
            if (wordAt == begin)
                return fail(FilterFault::NotHex, wordAt, word.size(), word.toString());
            break;
        }
        if (word.size() % 2 != 0)
            return fail(FilterFault::OddHex, wordAt, word.size(), word.toString());
        term.bytes += QByteArray::fromHex(word.toLatin1());
        end = stop;
        m_at = stop;
        skipSpace();
    }
    m_at = end;
    return std::nullopt;
}

std::optional<FilterToken> FilterLexer::readValue(const FilterFieldEntry &entry, FilterTerm &term)
{
    QString value;
    const qsizetype begin = m_at;
    const bool isQuoted = m_text[m_at] == u'"';
    if (isQuoted) {
        if (const auto error = readQuoted(value))
            return error;
    } else {
        const qsizetype end = wordEnd(m_at);
        value = m_text.mid(m_at, end - m_at).toString();
        m_at = end;
    }
    if (value.isEmpty())
        return fail(FilterFault::ValueMissing, begin, m_at - begin, entry.name);
    FilterFault fault = readFilterValue(entry.value, value, isQuoted || term.compare == FilterCompare::Equal, term);
    if (fault == FilterFault::UnitMissing) {
        // "10 ms" is how people write it.
        const qsizetype after = m_at;
        skipSpace();
        const qsizetype end = wordEnd(m_at);
        const QString whole = value + m_text.mid(m_at, end - m_at).toString();
        m_at = end;
        fault = readFilterValue(entry.value, whole, false, term);
        if (fault != FilterFault::None) {
            fault = FilterFault::UnitMissing;
            m_at = after;
        }
    }
    if (fault != FilterFault::None)
        return fail(fault, begin, m_at - begin, value);
    return std::nullopt;
}

FilterToken FilterLexer::field(FilterField which, qsizetype nameEnd)
{
    const FilterFieldEntry &entry = filterField(which);
    FilterToken token;
    token.kind = FilterToken::Kind::Term;
    token.position = m_at;
    token.term.kind = FilterTerm::Kind::Field;
    token.term.field = which;
    m_at = nameEnd;
    if (const auto error = readCompare(entry, token.term))
        return *error;
    skipSpace();
    if (atEnd() || (m_text[m_at] == u')' && m_open > 0))
        return fail(FilterFault::ValueMissing, m_at, 0, entry.name);
    const auto error = entry.value == FilterValue::HexDigits ? readHex(token.term) : readValue(entry, token.term);
    if (error)
        return *error;
    token.length = m_at - token.position;
    return token;
}

} // namespace sw
