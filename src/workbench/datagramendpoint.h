// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "datagramsettings.h"
#include "endpoint.h"
#include "repeatedsend.h"

namespace sw {

/// A group that this socket was told to join. A value.
struct GroupState
{
    Membership membership;
    bool joined = false;
    int error = 0; ///< errno of the last join or leave, 0 when it was taken
};

/// One datagram socket that receives until stopped and sends to whom it is told: UDP or unix. Main thread.
class DatagramEndpoint final : public Endpoint
{
    Q_OBJECT

public:
    explicit DatagramEndpoint(Workbench &workbench, QObject *parent = nullptr);
    ~DatagramEndpoint() override;

    /// Starts the recipe: names if need be, socket, options, bind, memberships, connect, then receives. Ignored unless idle.
    void start(const DatagramSettings &settings);
    /// Ends the receiving call, asks for the last count of lost datagrams, and closes.
    void stop();
    /// While idle: the strip shows the calls that these settings would make.
    void setShape(const DatagramSettings &settings);

    [[nodiscard]] SocketId socket() const { return m_socket; } ///< 0 before the first start
    [[nodiscard]] std::optional<SocketFacts> facts() const; ///< also after it was closed
    [[nodiscard]] SocketAddress local() const; ///< as bound, null when not
    [[nodiscard]] SocketAddress remote() const { return m_remote; } ///< null: none was asked for
    [[nodiscard]] bool isConnected() const { return m_connected; }
    [[nodiscard]] quint64 dropped() const { return m_dropped; } ///< lost in the receive buffer, as far as told
    [[nodiscard]] bool asksErrorQueue() const { return m_settings.errorQueue; } ///< as it was started
    [[nodiscard]] DatagramPeers &peers() const { return reaction().peers(); }

    /// One datagram, also an empty one. A null address: to the fixed remote. Gives its token.
    quint64 sendTo(const QByteArray &bytes, const SocketAddress &to);
    [[nodiscard]] SendTarget sendTarget(const SocketAddress &to) const; ///< where sendTo() would send
    /// The same to a host that has to be looked up first: a getaddrinfo, then the send to the first address of the socket's
    /// family. nameTold() says what became of it. Ignored while another name is looked up.
    void sendToName(const QByteArray &bytes, const QString &host, quint16 port);
    [[nodiscard]] bool isNaming() const { return m_naming != 0; }
    void giveUpName();
    void allowBroadcast(); ///< SO_BROADCAST, while it runs
    /// While it runs. The outcome comes by groupsChanged().
    void join(const Membership &membership);
    void leave(const Membership &membership);
    [[nodiscard]] const std::vector<GroupState> &groups() const { return m_groups; }

Q_SIGNALS:
    void groupsChanged();
    void droppedChanged();
    /// `message` is the token of the send, 0 when nothing is sent; `size` its bytes.
    void nameTold(const sw::CallRecord &record, quint64 message, qint64 size);

private:
    void handle(const CallRecord &record) override;
    void handleNotice(const CallRecord &record);
    void resolveNext();
    void resolved(const CallRecord &record);
    void named(const CallRecord &record);
    void lookUp(const QString &host, quint16 port, bool passive);
    void open();
    void next();
    void receive();
    void fail(const CallRecord &record);
    void askForDrops();
    void noteFinalDrops(const CallRecord &record);
    void closeSocket();
    void closed();
    bool takeMembership(const CallRecord &record);
    void noteGroup(const Membership &membership, bool join, int error);
    [[nodiscard]] bool namesOfBothAreKnown() const;

    DatagramSettings m_settings;
    SocketAddress m_local;
    SocketAddress m_remote;
    SocketId m_socket = 0;
    LaneId m_receiveLane = 0;
    quint64 m_receiving = 0; ///< token of the receiving call, 0 when none was given
    quint64 m_naming = 0; ///< token of the look-up for a message, 0 when none runs
    QByteArray m_namedBytes; ///< the message that waits for it
    quint64 m_finalCount = 0; ///< token of the last look at the drops
    std::vector<SocketCommand> m_recipe;
    std::vector<GroupState> m_groups;
    struct Asked
    {
        Membership membership;
        bool join = true;
    };
    QHash<quint64, Asked> m_asked; ///< memberships on their way, by token
    quint64 m_dropped = 0;
    bool m_localKnown = false;
    bool m_open = false;
    bool m_connected = false;
    EndpointState m_afterStop = EndpointState::Stopped;
};

} // namespace sw
