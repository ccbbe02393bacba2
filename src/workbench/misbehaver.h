// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "endpointsettings.h"
#include "misbehavesettings.h"
#include "misbehavingreaction.h"

#include <QObject>

namespace sw {

class Endpoint;

/// What an endpoint does wrong on purpose: a child of it, which gives its loops the reaction that misbehaves, its sends their
/// way through faults, and ends what a fault has cut. Main thread.
class Misbehaver final : public QObject
{
    Q_OBJECT

public:
    explicit Misbehaver(Endpoint &endpoint);
    ~Misbehaver() override;

    /// The endpoint's own; null: it has none.
    [[nodiscard]] static Misbehaver *of(const Endpoint &endpoint);

    [[nodiscard]] const MisbehaveSettings &settings() const { return m_settings; }
    /// Faults and 'never reads' count at once; the rest for connections that come.
    void set(const MisbehaveSettings &settings);
    [[nodiscard]] std::shared_ptr<OwnSends> sends() const { return m_sends; }
    /// Whether a fault ended that socket by a reset, not a person; known of the newest one.
    [[nodiscard]] bool hasReset(SocketId socket) const { return socket != 0 && socket == m_reset; }
    /// What the loops of the endpoint's sockets get instead of its own one.
    [[nodiscard]] std::shared_ptr<Reaction> reaction(std::shared_ptr<Reaction> own, StreamProtocol protocol);
    [[nodiscard]] std::shared_ptr<Reaction> datagramReaction(std::shared_ptr<Reaction> own);

Q_SIGNALS:
    void changed();

private:
    std::shared_ptr<Reaction> wrap(std::shared_ptr<Reaction> own, FaultScope scope, bool loopWaits);
    void take(const CallRecord &record);
    void takePeersEnd(const CallRecord &record);

    Endpoint &m_endpoint;
    const std::shared_ptr<OwnSends> m_sends;
    std::shared_ptr<MisbehavingReaction> m_reaction; ///< of the loops that run
    MisbehaveSettings m_settings;
    std::map<quint32, SocketId> m_open;
    SocketId m_reset = 0;
};

} // namespace sw
