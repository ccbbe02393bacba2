// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytematch.h"
#include "sequence.h"

namespace sw {

/// What a step of a sequence looks for, ready to be compared often. Immutable; any thread.
class SequenceMatch final
{
public:
    enum class Outcome : quint8 {
        NotYet, ///< more may make it fit
        Yes,
        Never, ///< whatever comes
        GaveUp, ///< the expression needed too many steps
    };

    explicit SequenceMatch(const SequenceStep &step);

    /// `bytes`: all that has come of a stream, of which the first `seen` were looked at and did not fit; or a whole message.
    [[nodiscard]] Outcome look(QByteArrayView bytes, qsizetype seen, bool message) const;
    /// How many of the bytes that fit belong to it; nothing: all that were looked at.
    [[nodiscard]] std::optional<qsizetype> taken() const;
    [[nodiscard]] bool isPattern() const; ///< whose looking takes long when it is a bad one
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; } ///< that are sent or wanted

private:
    [[nodiscard]] Outcome lookStream(QByteArrayView bytes, qsizetype seen) const;
    [[nodiscard]] Outcome lookPattern(QByteArrayView bytes) const;

    SequenceStep::Match m_match;
    qsizetype m_count;
    QByteArray m_bytes;
    ByteMatch m_pattern;
};

} // namespace sw
