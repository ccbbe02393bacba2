// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArrayList>

#include "framing.h"

namespace sw {

/// Puts the messages of a stream together while it comes in pieces, and keeps no more than `Framing::longest` of one that is
/// under way. It knows no times: with FramingKind::Gap, as with None, what is fed at once is a message. One thread.
class MessageAssembler final
{
public:
    explicit MessageAssembler(const Framing &framing);

    void feed(QByteArrayView bytes);
    /// The next message, a delimiter left out; false: none is whole. After a fault `message` is empty: what was too long is
    /// skipped to the next delimiter, and of lengths that cannot be right nothing follows.
    bool take(QByteArray &message, FrameFault &fault);
    [[nodiscard]] const Framing &framing() const { return m_framing; }
    /// What has come of the message under way.
    [[nodiscard]] QByteArray rest() const;

private:
    const Framing m_framing;
    FrameCutter m_cutter;
    const bool m_asReceived;
    QByteArray m_kept; ///< from m_base on
    quint64 m_base = 0; ///< its place in the stream
    std::vector<FramedMessage> m_found;
    std::size_t m_next = 0; ///< in m_found
    bool m_skips = false; ///< until the next delimiter
    bool m_lost = false;
};

/// The last whole message of a stream that was read in these pieces; nothing: none is whole.
std::optional<QByteArray> lastMessage(const Framing &framing, const QByteArrayList &reads);

} // namespace sw
