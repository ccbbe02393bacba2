// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>
#include <QRegularExpression>

#include "answerrule.h"

namespace sw {

/// Why a pattern cannot be used.
enum class PatternFault : quint8 { None, BadEscape, BadRegex, BadHexPattern, TooLong };

/// The rule wants a pattern and none has been typed: every message contains nothing, and none equals it.
bool lacksPattern(const AnswerRule &rule);

/// What a rule looks for, ready to be compared often. Immutable; any thread.
class ByteMatch final
{
public:
    static constexpr qsizetype mostPattern = 4096; ///< characters
    static constexpr qsizetype mostHexTokens = 512;
    /// Bytes of a message that a regular expression looks at: together with the limit on its steps this bounds its time.
    static constexpr qsizetype mostSubject = 8192;

    enum class Outcome : quint8 { No, Yes, GaveUp };

    ByteMatch() = default; ///< of Anything
    explicit ByteMatch(const AnswerRule &rule);

    [[nodiscard]] PatternFault fault() const { return m_fault; }
    [[nodiscard]] qsizetype faultPlace() const { return m_faultPlace; } ///< in the pattern, UTF-16 units
    [[nodiscard]] QString regexReason() const; ///< of BadRegex, as the library says it (English)
    /// `captures` gets the whole match and what its groups caught, when Yes. GaveUp: the expression needed too many steps.
    Outcome look(QByteArrayView message, std::vector<QByteArray> &captures) const;

private:
    struct Nibbles
    {
        quint8 value = 0;
        quint8 mask = 0; ///< 0: any byte
        bool star = false;
    };

    void readText(const AnswerRule &rule);
    void readRegex(const AnswerRule &rule);
    void readHex(const QString &pattern);
    Outcome lookRegex(QByteArrayView message, std::vector<QByteArray> &captures) const;
    Outcome lookHex(QByteArrayView message, std::vector<QByteArray> &captures) const;
    void fail(PatternFault fault, qsizetype place);

    RuleMatch m_match = RuleMatch::Anything;
    bool m_ignoreCase = false;
    PatternFault m_fault = PatternFault::None;
    qsizetype m_faultPlace = 0;
    QByteArray m_text; ///< lower case when case does not matter
    QRegularExpression m_regex;
    std::vector<Nibbles> m_nibbles;
};

} // namespace sw
