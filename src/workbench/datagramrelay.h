// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "relay.h"

class QTimer;

namespace sw {

/// A relay of UDP: each client address has a socket of its own towards the target, until it was silent for the idle time.
/// Main thread.
class DatagramRelay final : public Relay
{
    Q_OBJECT

public:
    explicit DatagramRelay(Workbench &workbench, QObject *parent = nullptr);
    ~DatagramRelay() override;

private:
    [[nodiscard]] RelayGate &gate() const override { return *m_gate; }
    [[nodiscard]] std::vector<SocketCommand> listenRecipe(const SocketAddress &address) const override;
    void listens() override;
    void handleTalk(const CallRecord &record) override;
    void appeared(const CallRecord &record);
    void targetTold(RelayTalk &talk, const CallRecord &record);
    void endIdleOnes();

    const std::shared_ptr<DatagramGate> m_gate;
    QTimer *m_idle;
};

} // namespace sw
