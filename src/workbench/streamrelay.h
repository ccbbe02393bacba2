// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "relay.h"

namespace sw {

/// A relay of TCP connections, with TLS on either side. The end of a direction is passed on as such, a reset as a reset; a
/// side of the Qt backend cannot end one direction, so there the end closes. Main thread.
class StreamRelay final : public Relay
{
    Q_OBJECT

public:
    explicit StreamRelay(Workbench &workbench, QObject *parent = nullptr);
    ~StreamRelay() override;

private:
    [[nodiscard]] RelayGate &gate() const override { return *m_gate; }
    [[nodiscard]] std::vector<SocketCommand> listenRecipe(const SocketAddress &address) const override;
    void listens() override;
    void handleTalk(const CallRecord &record) override;
    void accepted(const CallRecord &record);
    void tryTarget(RelayTalk &talk);
    void nextOfTarget(RelayTalk &talk);
    void targetTold(RelayTalk &talk, const CallRecord &record);
    void targetReady(RelayTalk &talk);
    void sideTold(RelayTalk &talk, const CallRecord &record);
    void broken(RelayTalk &talk, RelayTalk::Side &side, const CallRecord &record);
    void settle(RelayTalk &talk);
    [[nodiscard]] SocketCommand sendTo(const RelayTalk &talk, const RelayTalk::Side &side) const;

    const std::shared_ptr<RelayGate> m_gate;
};

} // namespace sw
