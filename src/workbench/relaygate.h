// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>

#include "faultpipe.h"

namespace sw {

enum class RelayWay : quint8 {
    Up, ///< from the client to the target
    Down, ///< from the target to the client
};

/// The pipes of all conversations of a relay, and what the loops of its listening socket ask: bytes of a client may arrive
/// before the main thread has heard of it, so a conversation gets its pipes from whoever comes first. Any thread.
class RelayGate : public Reaction
{
public:
    struct Pair
    {
        std::shared_ptr<FaultPipe> up;
        std::shared_ptr<FaultPipe> down;
    };

    RelayGate(const FaultPipe::Parts &parts, FaultScope scope);

    [[nodiscard]] Pair pair(quint32 conversation);
    /// It is over: its pipes let nothing through any more.
    virtual void forget(quint32 conversation);
    void forgetAll();
    void setFaults(RelayWay way, const Faults &faults);
    void setHolding(RelayWay way, bool holding);
    [[nodiscard]] bool isHolding(RelayWay way) const;

    QByteArray greeting() override { return {}; }
    QByteArray answer(QByteArrayView) override { return {}; }
    void received(quint32 connection, QByteArrayView bytes) override;
    bool closesAfterPeer() override { return false; }

protected:
    [[nodiscard]] const FaultPipe::Parts &parts() const { return m_parts; }
    [[nodiscard]] std::size_t count() const;

private:
    [[nodiscard]] std::vector<Pair> all() const;

    const FaultPipe::Parts m_parts;
    const FaultScope m_scope;
    mutable std::mutex m_mutex;
    std::array<Faults, 2> m_faults; ///< guarded, as all below
    std::array<bool, 2> m_holding{false, false};
    std::map<quint32, Pair> m_pairs;
};

/// The same for datagrams: a client is an address that has sent something. Its first datagram makes a socket for it, towards
/// the target, whose record tells the main thread of it.
class DatagramGate final : public RelayGate
{
public:
    DatagramGate(const FaultPipe::Parts &parts, std::size_t mostClients);

    /// Clients are taken from now on: `make` is their socket(), in which the numbers are filled in.
    void open(const SocketCommand &make);
    void shut(); ///< no more
    void forget(quint32 conversation) override;
    [[nodiscard]] SocketAddress client(quint32 conversation) const; ///< null when there is none of that number

    void received(quint32, QByteArrayView) override {} ///< does not tell from whom
    std::optional<QByteArray> answerToDatagram(QByteArrayView) override { return std::nullopt; }
    void datagram(const CallRecord &record) override;

private:
    const std::size_t m_most;
    mutable std::mutex m_clientsMutex;
    std::optional<SocketCommand> m_make; ///< guarded, as all below
    std::map<QString, quint32> m_numbers; ///< by the client's address
    std::map<quint32, SocketAddress> m_clients;
    quint32 m_last = 0;
};

} // namespace sw
