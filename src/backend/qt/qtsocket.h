// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>

#include <QObject>

#include "qtevents.h"
#include "qtgaps.h"
#include "qtoperation.h"
#include "recordingapi.h"
#include "socketfacts.h"

namespace sw {

class QtBackend;
class QtSockets;

/// Who a socket is: what its records carry.
struct QtIdentity
{
    SocketId socket = 0;
    EndpointId endpoint = 0;
    quint32 connection = 0;
    int family = 0;
    EndpointId run = 0;
    /// Keeps the thread going as long as the object lives, also when it is only sending its last bytes.
    std::shared_ptr<QtWorker> worker;
    bool mayEncrypt = false; ///< its TCP connections are QSslSockets
};

/// One socket of the Qt backend: what all kinds have in common. Lives and is used on one worker thread.
class QtSocket : public QObject
{
    Q_OBJECT

public:
    QtSocket(QtSockets &sockets, QtIdentity identity);
    ~QtSocket() override;

    virtual void run(const QtOperationPtr &operation) = 0;
    virtual void cancel(const QtOperationPtr &operation) = 0;
    virtual void setPaused(bool paused) = 0;
    /// The rows of the functions that made the object.
    virtual void noteMade(const QtOperationPtr &operation) = 0;

    /// Ends an operation that Qt has nothing for.
    static void tellGap(QtBackend &backend, const QtOperationPtr &operation, QtGap gap);

protected:
    [[nodiscard]] virtual QtClass qtClass() const = 0;
    [[nodiscard]] virtual int descriptor() const = 0; ///< -1: none yet
    [[nodiscard]] virtual SocketAddress localName() const = 0;
    [[nodiscard]] virtual bool isEncrypted() const { return false; } ///< the bytes that it moves are those inside TLS
    /// Makes a descriptor for calls on it, when Qt has not made one yet. False: `record` says why not.
    virtual bool needDescriptor(CallRecord &record) = 0;

    [[nodiscard]] QtBackend &backend() const;
    /// Whether a loop that reads shall go on. False: it is told by serveReaders() when it shall.
    [[nodiscard]] bool hasRoom();
    virtual void serveReaders() = 0;
    [[nodiscard]] CallRecord begin(Call call) const; ///< a record of this socket, token 0
    /// A row of a function or signal of Qt. `of`: the command that it belongs to, null when it answers none.
    [[nodiscard]] CallRecord row(QtEvent event, const QtOperationPtr &of, Call call) const;
    void tell(QtEvent event, const QtOperationPtr &of, Call call, qint64 result = 0, qint64 asked = 0) const;
    void report(CallRecord &&record) const;
    void done(const QtOperationPtr &operation, qint64 result = 0);
    void fail(const QtOperationPtr &operation, int error, int qtError = -1);
    void cancelled(const QtOperationPtr &operation, RecordFlags flags = RecordFlag::Cancelled);
    void notice(Notice what, qint64 result = 0, qint64 asked = 0, int error = 0) const;
    void update(const std::function<void(SocketFacts &)> &change) const;
    [[nodiscard]] SocketFacts facts() const;

    // The same for every kind
    void getsockopt(const QtOperationPtr &operation);
    void setsockopt(const QtOperationPtr &operation);
    void fileno(const QtOperationPtr &operation);
    void queues(const QtOperationPtr &operation);
    void tcpInfo(const QtOperationPtr &operation);
    void timeouts(const QtOperationPtr &operation);
    /// Options that Qt has a name for: read and set through the object; false: not this one.
    virtual bool setQtOption(int option, int value) = 0;
    [[nodiscard]] virtual std::optional<int> qtOption(int option) const = 0;
    /// Options that Qt sets itself when it binds: kept until then.
    virtual bool keepForBind(int level, int name, int value);
    /// A pending operation ends after the socket's time-out; with 0 at once. True: it ended now.
    bool limit(const QtOperationPtr &operation);
    virtual void expire(const QtOperationPtr &operation, int error) = 0;

    const QtIdentity m_identity;
    QtSockets &m_sockets;
    qint64 m_timeoutNs = -1; ///< as Python's settimeout: -1 = blocking, 0 = non-blocking

private:
    void mark(CallRecord &record) const;
    /// Rings on any thread, and finds the socket only while it lives.
    struct RoomBell
    {
        std::mutex mutex;
        QtSocket *socket;
    };

    void makePlain(const QtOperationPtr &operation, const std::function<void(RecordingApi &, CallRecord &)> &make);

    CallSlot m_unused;
    const std::shared_ptr<RoomBell> m_bell;
    bool m_waitsForRoom = false;
};

} // namespace sw
