// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "manners.h"
#include "ownsends.h"

namespace sw {

/// What the connections of an endpoint that may misbehave react with: its own reaction, whose answers take the way of its own
/// sends while a fault is on. Changed on the main thread, asked on the connections' threads.
class MisbehavingReaction final : public Reaction, public Mannered
{
public:
    /// `loopWaits`: the receive loop itself waits where an answer does, as that of connections; not that of datagrams.
    MisbehavingReaction(std::shared_ptr<Reaction> inner, std::shared_ptr<OwnSends> sends, bool loopWaits);

    void setManners(const Manners &manners);
    /// Where faults hold answers up, who closes after the peer waits for them: the main thread does it.
    [[nodiscard]] bool innerClosesAfterPeer() { return m_inner->closesAfterPeer(); }

    [[nodiscard]] Manners manners() const override;
    QByteArray greeting() override;
    QByteArray answer(QByteArrayView received) override;
    std::optional<QByteArray> answerToDatagram(QByteArrayView received) override;
    std::unique_ptr<Answerer> answerer(quint32 connection, const SocketAddress &peer,
                                       const SocketAddress &local) override;
    qint64 receiveBytes() override { return m_inner->receiveBytes(); }
    void received(quint32 connection, QByteArrayView bytes) override { m_inner->received(connection, bytes); }
    void datagram(const CallRecord &record) override { m_inner->datagram(record); }
    bool closesAfterPeer() override { return !m_sends->isOn() && m_inner->closesAfterPeer(); }

private:
    const std::shared_ptr<Reaction> m_inner;
    const std::shared_ptr<OwnSends> m_sends;
    const bool m_loopWaits;
    mutable std::mutex m_mutex;
    Manners m_manners;
};

} // namespace sw
