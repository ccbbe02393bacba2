// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "endpoint.h"
#include "faultclock.h"
#include "relaygate.h"
#include "relaysettings.h"

namespace sw {

/// One conversation that is, or was, passed on. A value; copies share the pipes.
struct RelayTalk
{
    enum class State : quint8 { Connecting, Open, Ended, Failed };

    /// One of the two sockets.
    struct Side
    {
        SocketId socket = 0;
        SocketAddress peer; ///< the client, or the target that was called
        bool open = false;
        bool closing = false; ///< its close was asked for
        bool inputEnded = false; ///< its peer has ended its direction
        bool outputEnded = false; ///< this program has
    };

    quint32 number = 0;
    State state = State::Connecting;
    Side client;
    Side target;
    std::shared_ptr<FaultPipe> up;
    std::shared_ptr<FaultPipe> down;
    qint64 beganNs = 0; ///< monotonicNs()
    std::optional<CallRecord> failure; ///< why the target was not reached, or what broke the conversation
    bool cut = false; ///< by a fault
    std::vector<SocketCommand> recipe; ///< what is still to do until the target is reached
    std::size_t nextAddress = 0;
    quint64 awaited = 0; ///< token of the recipe's command

    [[nodiscard]] bool isOver() const { return state == State::Ended || state == State::Failed; }
    [[nodiscard]] const std::shared_ptr<FaultPipe> &pipe(RelayWay way) const { return way == RelayWay::Up ? up : down; }
};

/// Listens here, connects there, and passes bytes both ways, with faults where they are asked for. What TCP and UDP relays
/// have in common. Main thread; the bytes travel on the sockets' own threads.
class Relay : public Endpoint
{
    Q_OBJECT

public:
    static constexpr int endedKept = 200; ///< ended conversations that stay in the list

    ~Relay() override;

    /// Looks up names if need be, then listens. Ignored unless idle.
    void start(const RelaySettings &settings);
    /// Closes everything at once, whatever waits in faults; stateChanged() tells when it is done.
    void stop();
    /// What the strip shows. Ignored unless idle.
    void setShape(const RelaySettings &settings);
    void setFaults(RelayWay way, const Faults &faults)
    {
        gate().setFaults(way, faults);
    } ///< also of conversations that stand
    /// From now on each chunk waits in its pipe until it is let go; off: what waits goes on.
    void setHolding(RelayWay way, bool holding) { gate().setHolding(way, holding); }
    [[nodiscard]] bool isHolding(RelayWay way) const { return gate().isHolding(way); }

    [[nodiscard]] SocketId listeningSocket() const { return m_listening; }
    [[nodiscard]] SocketAddress address() const { return m_address; } ///< as bound, with the port that was picked
    [[nodiscard]] const std::vector<RelayTalk> &talks() const { return m_talks; }
    [[nodiscard]] const RelayTalk *talk(quint32 number) const;
    void end(quint32 number, bool reset); ///< closes both sockets of a conversation
    void forgetEnded(); ///< takes ended conversations out of the list

Q_SIGNALS:
    void talksAboutToBeReset();
    void talksReset();
    void talkAdded(int index); ///< always at the end
    void talkChanged(int index);

protected:
    Relay(Workbench &workbench, const RelaySettings &shape, QObject *parent);
    void leave(); ///< in the destructor of whoever inherits: no socket lives on

    [[nodiscard]] const RelaySettings &settings() const { return m_settings; }
    [[nodiscard]] virtual RelayGate &gate() const = 0;
    [[nodiscard]] FaultPipe::Parts pipeParts() { return {workbench().backend(), workbench().sink(), m_clock}; }
    [[nodiscard]] const std::vector<SocketAddress> &targets() const { return m_targets; }
    [[nodiscard]] RelayTalk *find(quint32 number);
    RelayTalk &add(RelayTalk talk); ///< with the pipes of its number
    void tell(const RelayTalk &talk); ///< that it changed

    /// What starts the listening half at that address, without socket and endpoint.
    [[nodiscard]] virtual std::vector<SocketCommand> listenRecipe(const SocketAddress &address) const = 0;
    virtual void listens() = 0; ///< the recipe is done: begin to take clients
    virtual void handleTalk(const CallRecord &record) = 0; ///< of anything but the listening socket's recipe
    void closeTalk(RelayTalk &talk, bool reset); ///< both sides, and lets nothing through any more
    void closeSide(RelayTalk::Side &side, bool reset); ///< once
    /// A socket of it has closed; ends the conversation when both have.
    void sideClosed(RelayTalk &talk, RelayTalk::Side &side);
    void failListening(const CallRecord &record);
    [[nodiscard]] bool isStopping() const { return state() == EndpointState::Stopping; }

private:
    void handle(const CallRecord &record) override;
    void resolveNext();
    void lookUp(const QString &host, quint16 port, bool passive, BackendKind backend);
    void resolved(const CallRecord &record);
    void next();
    void finishStopping();
    void trimEnded();

    FaultClock m_clock;
    RelaySettings m_settings;
    SocketAddress m_wanted;
    SocketAddress m_address;
    std::vector<SocketAddress> m_targets;
    SocketId m_listening = 0;
    std::vector<SocketCommand> m_recipe;
    std::vector<RelayTalk> m_talks;
    bool m_listenerOpen = false;
    EndpointState m_afterStop = EndpointState::Stopped;
};

} // namespace sw
