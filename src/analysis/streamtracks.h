// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <deque>
#include <optional>
#include <vector>

#include <QHash>

#include "framing.h"
#include "journal.h"
#include "socketpairs.h"

namespace sw {

/// Two ends that talk, or one end of this program whose other end is elsewhere. A value.
struct Conversation
{
    struct End
    {
        SocketId socket = 0; ///< 0: elsewhere
        EndpointId endpoint = 0;
        quint32 connection = 0;
    };
    std::array<End, 2> ends; ///< the one that connected first; without it, the accepted one is the first
    quint64 firstRow = 0;
    bool merged = false; ///< it is part of another one by now: not to be shown
};

/// Bytes that one call moved, by their place in their direction. A value.
struct StreamPiece
{
    quint64 row = 0;
    quint64 offset = 0;
    quint64 length = 0;

    [[nodiscard]] quint64 end() const { return offset + length; }
};

/// One direction of a conversation: what was written and what was read on one axis of bytes, and the messages in it.
struct StreamDirection
{
    std::deque<StreamPiece> written; ///< empty when the sender is elsewhere
    std::deque<StreamPiece> read; ///< empty when the receiver is elsewhere
    quint64 writtenBytes = 0;
    quint64 readBytes = 0;
    std::deque<FramedMessage> messages;
    std::optional<FramedMessage> rest; ///< begun and not whole
    qint64 lastNs = 0; ///< when the newest bytes that messages are cut from came

    [[nodiscard]] quint64 bytes() const { return qMax(writtenBytes, readBytes); }
};

/// How reads and writes fit: what TCP made of the messages that a sender thought it sent.
struct StreamFit
{
    quint64 sticky = 0; ///< reads with bytes of several writes
    quint64 split = 0; ///< writes whose bytes came by several reads
};
StreamFit fitOf(const StreamDirection &direction);
/// How many pieces share bytes with it; `pieces` ascending.
int overlaps(const StreamPiece &piece, const std::deque<StreamPiece> &pieces);

/// The conversations over streams that rows tell of, and the bytes of a chosen one. Used by one thread; the journal outlives it.
class StreamTracks final
{
public:
    static constexpr size_t mostPieces = 50'000; ///< of a kind and direction; the oldest go first
    static constexpr size_t mostConversations = 4096; ///< known

    explicit StreamTracks(const Journal &journal);

    /// Looks at new rows, at most until `untilNs` (monotonicNs()). True: all were seen.
    bool catchUp(qint64 untilNs);
    [[nodiscard]] const std::deque<Conversation> &conversations() const { return m_conversations; } ///< in order
    [[nodiscard]] const Conversation *conversationOf(SocketId socket) const; ///< null: none
    [[nodiscard]] std::pair<SocketAddress, SocketAddress> addressesOf(SocketId socket) const
    {
        return m_pairs.addressesOf(socket);
    }
    /// The socket that a duplicate stands for; others are themselves.
    [[nodiscard]] SocketId originalOf(SocketId socket) const { return m_pairs.original(socket); }
    [[nodiscard]] bool isAccepted(SocketId socket) const { return m_pairs.isAccepted(socket); }
    /// The conversation of a socket, cut by a framing, from its beginning. 0: none.
    void choose(SocketId socket, const Framing &framing);
    [[nodiscard]] SocketId chosen() const { return m_chosen; }
    [[nodiscard]] const Conversation *chosenConversation() const { return conversationOf(m_chosen); }
    /// From the first end to the second, and back.
    [[nodiscard]] const std::array<StreamDirection, 2> &directions() const { return m_directions; }
    /// Its first rows are not kept any more: what was written and what was read need not fit.
    [[nodiscard]] bool isCut() const { return m_cut; }

private:
    void learn(const JournalRow &row);
    Conversation &of(SocketId socket, quint64 row);
    void merge(const SocketPair &pair);
    void collect(const JournalRow &row);
    void restart();
    void addPiece(const JournalRow &row, StreamDirection &direction, size_t which, bool written);

    const Journal &m_journal;
    SocketPairs m_pairs;
    quint64 m_next = 0;
    std::deque<Conversation> m_conversations;
    quint64 m_dropped = 0; ///< conversations that went from the front
    QHash<SocketId, quint64> m_index; ///< + m_dropped
    SocketId m_chosen = 0;
    Framing m_framing;
    quint64 m_nextPiece = 0;
    std::array<StreamDirection, 2> m_directions;
    std::vector<FrameCutter> m_cutters; ///< of the two directions
    std::vector<FramedMessage> m_found;
    bool m_cut = false;
};

} // namespace sw
