// SPDX-License-Identifier: GPL-3.0-or-later
#include "bytematch.h"

#include <algorithm>

#include "payloadparser.h"

namespace sw {

namespace {

// Read by PCRE2 at the start of a pattern: how many steps a match may take at each place of the subject, and what ends a line.
constexpr QLatin1StringView limits{"(*LIMIT_MATCH=20000)(*LIMIT_DEPTH=2000)(*ANYCRLF)"};

QByteArray lowered(QByteArrayView bytes)
{
    QByteArray lower = bytes.toByteArray();
    for (char &one : lower) {
        if (one >= 'A' && one <= 'Z')
            one = static_cast<char>(one + ('a' - 'A'));
    }
    return lower;
}

int digit(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    const char16_t lower = u | 0x20U;
    return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

} // namespace

bool lacksPattern(const AnswerRule &rule)
{
    if (rule.match == RuleMatch::Connected || rule.match == RuleMatch::Anything)
        return false;
    return rule.match == RuleMatch::HexPattern ? rule.pattern.trimmed().isEmpty() : rule.pattern.isEmpty();
}

ByteMatch::ByteMatch(const AnswerRule &rule)
    : m_match(rule.match)
    , m_ignoreCase(rule.ignoreCase)
{
    if (m_match == RuleMatch::Connected || m_match == RuleMatch::Anything)
        return;
    if (rule.pattern.size() > mostPattern)
        fail(PatternFault::TooLong, mostPattern);
    else if (m_match == RuleMatch::Regex)
        readRegex(rule);
    else if (m_match == RuleMatch::HexPattern)
        readHex(rule.pattern);
    else
        readText(rule);
}

void ByteMatch::fail(PatternFault fault, qsizetype place)
{
    m_fault = fault;
    m_faultPlace = place;
}

void ByteMatch::readText(const AnswerRule &rule)
{
    const PayloadResult result = parsePayload(rule.pattern, PayloadForm::Escapes, TextEncoding::Utf8, LineEnding::None);
    if (result.error)
        fail(PatternFault::BadEscape, result.error->position);
    m_text = m_ignoreCase ? lowered(result.bytes) : result.bytes;
}

void ByteMatch::readRegex(const AnswerRule &rule)
{
    m_regex.setPattern(limits + rule.pattern);
    if (rule.ignoreCase)
        m_regex.setPatternOptions(QRegularExpression::CaseInsensitiveOption);
    if (!m_regex.isValid())
        fail(PatternFault::BadRegex, std::max<qsizetype>(0, m_regex.patternErrorOffset() - limits.size()));
    else
        m_regex.optimize(); // here, as several threads will use it
}

QString ByteMatch::regexReason() const
{
    return m_fault == PatternFault::BadRegex ? m_regex.errorString() : QString();
}

void ByteMatch::readHex(const QString &pattern)
{
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern.at(i);
        if (c.isSpace())
            continue;
        if (qsizetype(m_nibbles.size()) >= mostHexTokens) {
            fail(PatternFault::TooLong, i);
            return;
        }
        if (c == u'*') {
            m_nibbles.push_back({.star = true});
            continue;
        }
        Nibbles token;
        for (int half = 0; half < 2; ++half) {
            const QChar one = i + half < pattern.size() ? pattern.at(i + half) : QChar();
            const int value = digit(one);
            if (value < 0 && one != u'?') {
                fail(PatternFault::BadHexPattern, i);
                return;
            }
            token.value = static_cast<quint8>(token.value << 4 | std::max(value, 0));
            token.mask = static_cast<quint8>(token.mask << 4 | (value < 0 ? 0 : 0x0F));
        }
        ++i;
        m_nibbles.push_back(token);
    }
}

ByteMatch::Outcome ByteMatch::look(QByteArrayView message, std::vector<QByteArray> &captures) const
{
    if (m_fault != PatternFault::None)
        return Outcome::No;
    if (m_match == RuleMatch::Regex)
        return lookRegex(message, captures);
    if (m_match == RuleMatch::HexPattern)
        return lookHex(message, captures);
    QByteArray lower;
    QByteArrayView in = message;
    if (m_ignoreCase && !m_text.isEmpty()) {
        lower = lowered(message);
        in = lower;
    }
    qsizetype begin = 0;
    qsizetype size = m_text.size();
    bool fits = true;
    if (m_match == RuleMatch::Equals) {
        fits = in == m_text;
    } else if (m_match == RuleMatch::StartsWith) {
        fits = in.startsWith(m_text);
    } else if (m_match == RuleMatch::Contains) {
        begin = in.indexOf(m_text);
        fits = begin >= 0;
    } else {
        size = message.size();
    }
    if (!fits)
        return Outcome::No;
    captures = {message.sliced(begin, size).toByteArray()};
    return Outcome::Yes;
}

ByteMatch::Outcome ByteMatch::lookRegex(QByteArrayView message, std::vector<QByteArray> &captures) const
{
    // Latin-1: each byte is one character, so that every byte counts and comes back as it was.
    const QString subject = QString::fromLatin1(message.first(std::min(message.size(), mostSubject)));
    const QRegularExpressionMatch match = m_regex.match(subject);
    if (!match.isValid())
        return Outcome::GaveUp;
    if (!match.hasMatch())
        return Outcome::No;
    captures.clear();
    for (int i = 0; i <= match.lastCapturedIndex(); ++i)
        captures.push_back(match.capturedView(i).toLatin1());
    return Outcome::Yes;
}

/// As a shell's wildcards: only the last * has to be tried again, so the time is bounded by both lengths multiplied.
ByteMatch::Outcome ByteMatch::lookHex(QByteArrayView message, std::vector<QByteArray> &captures) const
{
    struct Star
    {
        qsizetype begin;
        qsizetype end;
    };
    std::vector<Star> stars;
    std::size_t token = 0;
    std::size_t back = 0; // the token behind the last star
    qsizetype at = 0;
    while (at < message.size() || token < m_nibbles.size()) {
        if (token < m_nibbles.size() && m_nibbles[token].star) {
            stars.push_back({at, at});
            back = ++token;
            continue;
        }
        if (token < m_nibbles.size() && at < message.size()
            && (static_cast<quint8>(message[at]) & m_nibbles[token].mask) == m_nibbles[token].value) {
            ++token;
            ++at;
            continue;
        }
        if (stars.empty() || stars.back().end >= message.size())
            return Outcome::No;
        at = ++stars.back().end;
        token = back;
    }
    captures = {message.toByteArray()};
    for (const Star &one : stars)
        captures.push_back(message.sliced(one.begin, one.end - one.begin).toByteArray());
    return Outcome::Yes;
}

} // namespace sw
