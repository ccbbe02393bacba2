// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "patience.h"
#include "relaybench.h"
#include "streamrelay.h"

namespace sw {

inline RelaySettings between(const SocketAddress &target, BackendKind backend = BackendKind::Native)
{
    RelaySettings settings;
    settings.backend = backend;
    settings.port = 0;
    settings.targetHost = target.host();
    settings.targetPort = target.port();
    return settings;
}

/// A client, the relay, and the target's end of the conversation that they have.
struct Conversation
{
    explicit Conversation(const std::function<void(RelaySettings &)> &adjust = {},
                          BackendKind backend = BackendKind::Native)
    {
        RelaySettings settings = between(listener.address(), backend);
        if (adjust)
            adjust(settings);
        relay.start(settings);
    }

    bool open()
    {
        if (!waitUntil([this] { return relay.state() == EndpointState::Listening; }, 20'000))
            return false;
        client = LoopbackPeer::connectTo(relay.address());
        const bool accepted = elsewhere<std::shared_ptr<LoopbackPeer>>(target, [this] { return listener.accept(); });
        return accepted && client && target
            && waitUntil([this] { return talk() && talk()->state == RelayTalk::State::Open; }, 20'000);
    }
    [[nodiscard]] const RelayTalk *talk() const { return relay.talk(1); }
    [[nodiscard]] bool isOver() const { return talk() && talk()->isOver(); }

    RelayBench bench;
    LoopbackListener listener;
    StreamRelay relay{bench.workbench};
    std::shared_ptr<LoopbackPeer> client;
    std::shared_ptr<LoopbackPeer> target;
};

/// All that comes until the end of the stream.
inline QByteArray restOf(LoopbackPeer &peer)
{
    QByteArray all;
    elsewhere<QByteArray>(all, [&peer] { return peer.receiveAll(); });
    return all;
}

inline void addBackends()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::newRow("native") << BackendKind::Native;
    QTest::newRow("Qt") << BackendKind::Qt;
}

} // namespace sw
