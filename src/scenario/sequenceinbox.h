// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include <QByteArray>
#include <QByteArrayView>

namespace sw {

/// What came on a connection and no step of a sequence has taken yet, in the pieces that the calls gave. Bounded: what is too
/// much goes, oldest first. A value.
class SequenceInbox final
{
public:
    static constexpr qsizetype mostBytes = 16LL * 1024 * 1024;
    static constexpr std::size_t mostPieces = 65'536; ///< further ones of a stream are one with the last, which grows

    struct Piece
    {
        qsizetype size;
        qint64 cameNs; ///< when its call ended
        bool message; ///< with bounds, as a datagram has
    };

    struct Dropped
    {
        qint64 bytes = 0;
        qint64 messages = 0; ///< with bounds; their bytes are among those
    };

    /// False: earlier pieces went, so whoever counted them begins anew.
    bool append(QByteArrayView bytes, qint64 cameNs, bool message);
    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }
    [[nodiscard]] const std::deque<Piece> &pieces() const { return m_pieces; }
    [[nodiscard]] const Dropped &dropped() const { return m_dropped; } ///< that went as too much came
    void take(qsizetype size); ///< the first so many bytes of a stream go
    void takePieces(std::size_t count); ///< the first so many, at most all

private:
    void drop(qsizetype size); ///< of a stream
    void dropMessage();

    QByteArray m_bytes;
    std::deque<Piece> m_pieces; ///< together all of the bytes
    Dropped m_dropped;
};

} // namespace sw
