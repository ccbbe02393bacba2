// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

#include "keptaddress.h"
#include "socketapi.h"
#include "socketfacts.h"

namespace sw {

class Lane;

/// One socket of the native backend: its descriptor, who is inside a call on it, whose turn it is to send. Shared by the
/// lanes that use it; every member below `mutex` is read and written under it.
class NativeSocket final
{
public:
    NativeSocket(SocketApi &api, SocketId id, EndpointId endpoint, quint32 connection);
    Q_DISABLE_COPY_MOVE(NativeSocket)

    /// The descriptor to call on, kept from being reused until leave(); -1 once the socket is closed (then no leave()).
    int enter();
    void leave();
    /// Notes a descriptor that a call has just made. False: the socket was closed before it was made.
    bool open(int fd, int family, int type, int protocol = 0);
    /// Marks the socket closed: from now on nobody else gets in. Only the first one who asks gets the descriptor, the others
    /// -1, so that it is closed once. `keepNumber`: another call is still inside, the number must be kept; then closed()
    /// must follow the close.
    int takeForClosing(bool &keepNumber);
    void closed(bool keptNumber)
    {
        if (keptNumber)
            leave();
    }
    /// Marks it closed without a close: the descriptor stays open and is the caller's; -1 when it was closed before.
    int release();
    /// It is a duplicate of `other`: both descriptors are of one open file (dup(2)).
    void sharesWith(NativeSocket &other);
    [[nodiscard]] bool isShared() const; ///< another descriptor of the same open file is open
    void noteEnd(EndReason reason, int error); ///< the first reason stays
    void notePhase(SocketPhase phase);
    /// Reads both names again with unrecorded getsockname(2) and getpeername(2): a look, not a step of the program shown.
    void readNames();
    /// A look (not recorded): whether the peer has ended its direction and nothing of it waits here any more.
    [[nodiscard]] bool isDrained();
    void countSent(qint64 bytes, bool peerEnded = false);
    void stopsWaiting(qint64 bytes); ///< they were taken by the kernel, or given up
    void wake(); ///< after a condition outside changed (a lane was cancelled)
    [[nodiscard]] SocketFacts facts() const;
    [[nodiscard]] SocketAddress localName() const; ///< as readNames() read it last
    [[nodiscard]] bool isClosed() const;
    [[nodiscard]] bool isClosing() const;
    [[nodiscard]] bool isNameClosed() const;

    /// Marks that a command on the socket (other than a close) is under way, its records included. Null: nothing.
    class Use final
    {
    public:
        explicit Use(std::shared_ptr<NativeSocket> socket);
        ~Use();
        Q_DISABLE_COPY_MOVE(Use)

    private:
        const std::shared_ptr<NativeSocket> m_socket;
    };

    const SocketId id;
    const EndpointId endpoint;
    const quint32 connection;
    std::atomic<quint32> lastConnection{0}; ///< of a listening socket: the number given last
    std::atomic<quint64> bytesReceived{0};
    std::atomic<quint64> bytesSent{0};
    std::atomic<quint64> bytesWaiting{0};
    std::atomic<quint64> sentAfterEnd{0}; ///< bytes that send took after the peer had ended its direction
    /// IP_RECVERR or IPV6_RECVERR was set here: after a failed call the error queue names the datagram (ip(7)).
    std::atomic<bool> errorQueue{false};
    std::atomic<int> answersLater{0}; ///< to datagrams: wait for their time
    std::atomic<bool> inDatagramLoop{false};
    std::atomic<quint16> messageFlags{0}; ///< RecordFlags of what it sends and receives, by its protocol

    mutable std::mutex mutex;
    std::condition_variable changed;
    // Set once by open(), while a close that overtakes it may look.
    std::atomic<int> family{0};
    std::atomic<int> type{0};
    std::atomic<int> protocol{0};
    bool paused = false;
    bool closing = false; ///< a close that interrupts was asked for: no call that may block begins any more
    bool sendTurnTaken = false;
    int openFiles = 0; ///< files over it, which keep the descriptor open
    bool nameClosed = false; ///< closed while such a file was open: only the files still reach it
    bool sendEnded = false;
    bool receiveEnded = false;
    qint64 timeoutNs = -1; ///< as Python's settimeout: -1 = blocking, 0 = non-blocking
    std::shared_ptr<Lane> receiveLane;
    std::shared_ptr<Lane> sendLane;

private:
    SocketApi &m_api;
    int m_fd = -1;
    int m_lastFd = -1;
    std::shared_ptr<std::atomic<int>> m_descriptors; ///< open ones of the same file; null: none but this one was made
    int m_callers = 0;
    int m_users = 0;
    bool m_closed = false;
    bool m_numberKept = false;
    SocketPhase m_phase = SocketPhase::Open;
    EndReason m_end = EndReason::None;
    int m_endError = 0;
    KeptAddress m_local;
    KeptAddress m_peer;
    int m_peerPid = 0;
    qint64 m_peerUid = -1;

public:
    [[nodiscard]] int callers() const { return m_callers; } ///< under `mutex`
    [[nodiscard]] int users() const { return m_users; } ///< under `mutex`
    [[nodiscard]] bool isClosedUnderLock() const { return m_closed; } ///< under `mutex`
};

} // namespace sw
