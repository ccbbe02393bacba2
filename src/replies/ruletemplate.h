// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answerrule.h"
#include "placeholders.h"

namespace sw {

/// The message of a Send action: a MessageTemplate of replies, and before it is read
///
///   ${repeat:A..B:TEXT}    TEXT as many times as the number in bytes A to B of the request says (highest first)
///   ${repeat:A..B/8:TEXT}  an eighth as often, rounded up
///
/// Immutable; any thread.
class RuleTemplate final
{
public:
    static constexpr qsizetype mostBytes = 1024 * 1024; ///< of an answer
    static constexpr quint64 mostTimes = 4096;

    RuleTemplate() = default;
    explicit RuleTemplate(const RuleAction &action);

    [[nodiscard]] const std::optional<PayloadError> &error() const { return m_template.error(); }
    /// The bytes; an error when a number of the request lets it grow too long, or as MessageTemplate says.
    [[nodiscard]] PayloadResult expand(const PlaceholderContext &context) const;

private:
    struct Repeat
    {
        qsizetype position = 0; ///< in the text
        qsizetype size = 0;
        qsizetype from = 0;
        qsizetype to = 0;
        int share = 1;
        QString text;
    };

    [[nodiscard]] std::vector<Repeat> repeats() const;
    [[nodiscard]] std::optional<QString> repeated(QByteArrayView request) const;

    MessageSource m_source;
    std::vector<Repeat> m_repeats;
    MessageTemplate m_template; ///< with each repetition made once
};

} // namespace sw
