// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <span>

#include <QTimer>

#include "qtsocket.h"

class QIODevice;

namespace sw {

/// A stream socket of Qt, connected or listening: what TCP and unix ones have in common. A call that waits for a signal is a
/// pending operation in one of its queues. Lives and is used on one worker thread.
class QtStream : public QtSocket
{
    Q_OBJECT

public:
    /// Qt reads no more than this ahead: what makes TCP slow the peer.
    static constexpr qint64 readBufferBytes = 1024LL * 1024;
    /// What write() may leave in Qt's buffer; further sends wait. Qt itself has no limit.
    static constexpr qint64 writeBufferBytes = 64LL * 1024 * 1024;

    using QtSocket::QtSocket;
    ~QtStream() override;

    void run(const QtOperationPtr &operation) override;
    void cancel(const QtOperationPtr &operation) override;
    void setPaused(bool paused) override;
    /// Goes to work on a connection that the peer's connect made.
    void startAccepted();

protected:
    // What TCP and unix sockets differ in
    [[nodiscard]] virtual QIODevice *device() const = 0;
    [[nodiscard]] virtual bool isConnected() const = 0;
    [[nodiscard]] virtual bool isListening() const = 0;
    [[nodiscard]] virtual SocketAddress peerName() const = 0;
    [[nodiscard]] virtual QtClass serverClass() const = 0;
    virtual void bind(const QtOperationPtr &operation) = 0;
    virtual void listen(const QtOperationPtr &operation) = 0;
    virtual void connectTo(const QtOperationPtr &operation) = 0;
    virtual void disconnectDevice() = 0; ///< what is to be written goes first
    virtual void abortDevice() = 0;
    virtual void closeServer() = 0;
    [[nodiscard]] virtual bool hasPending() const = 0;
    [[nodiscard]] virtual std::unique_ptr<QtStream> takePending(const QtIdentity &identity) = 0;
    virtual void setReadBuffer(qint64 bytes) = 0;
    virtual void startTls(const QtOperationPtr &operation);
    /// Gets ready what all connections of a listening socket show in their handshakes; false: the operation has failed.
    virtual bool prepareTls(const QtOperationPtr &operation);
    /// A handshake ended by itself (0), or by an error of the socket.
    virtual void endHandshake(int error, int qtError);
    [[nodiscard]] virtual bool isInHandshake() const { return false; }
    void breakHandshake(int error); ///< aborts the connection: there is no way back to plain bytes
    [[nodiscard]] virtual qint64 unsentBytes() const; ///< in Qt's buffers, on their way to the kernel
    [[nodiscard]] virtual bool saysGoodbye() const { return false; } ///< close has something to send of its own

    // What their signals lead to
    void connected();
    void readyRead();
    void bytesWritten(qint64 bytes);
    void stateChanged(int state);
    void socketError(int error);
    void disconnected();
    void connectionWaits(int most); ///< the server object has accepted one
    void noteNames();
    void roomToWrite(); ///< Qt's buffers have become shorter

    void beginConnect(const QtOperationPtr &operation);
    void endConnect(int error, int qtError);
    void expire(const QtOperationPtr &operation, int error) override;

    QtOperationPtr m_connecting;
    QtOperationPtr m_handshake;

private:
    using Step = void (QtStream::*)(const QtOperationPtr &);
    struct Row
    {
        Call call;
        Step step;
    };
    static std::span<const Row> steps();

    void connect(const QtOperationPtr &operation);
    void accept(const QtOperationPtr &operation);
    void receive(const QtOperationPtr &operation);
    void send(const QtOperationPtr &operation);
    void shutdown(const QtOperationPtr &operation);
    void close(const QtOperationPtr &operation);
    void names(const QtOperationPtr &operation);

    void abortBroken();
    int takeEndError();
    void serveAcceptors();
    void takeConnection(const QtOperationPtr &operation);
    void serveReaders() override;
    bool read(const QtOperationPtr &operation); ///< false: nothing is there
    bool readLoop(const QtOperationPtr &operation);
    QByteArray takeAll(qint64 there);
    void endReader(const QtOperationPtr &operation);
    void answer(const QtOperationPtr &loop, const QByteArray &bytes);
    bool answerBySteps(const QtOperationPtr &loop); ///< false: a step waits, or the connection is to be closed
    void endByRule(const QtOperationPtr &loop, bool reset);
    void afterPeer(const QtOperationPtr &loop);
    void serveWriters();
    static void tellGone(const QtOperationPtr &operation, int error);
    bool write(const QtOperationPtr &operation); ///< false: it waits for room
    qint64 writeSome(const QtOperationPtr &of, const QByteArray &bytes, qsizetype offset);
    [[nodiscard]] CallRecord transferRecord(const QtOperationPtr &operation) const;
    void noteBuffers();
    void closeNow(const QtOperationPtr &operation, bool reset);
    void dropAll(const QtOperationPtr &except);
    [[nodiscard]] int descriptorThatConnects() const;
    void findDescriptor();
    [[nodiscard]] QtOperationPtr whoWaits() const; ///< the command that a signal answers; null: none

    std::deque<QtOperationPtr> m_acceptors;
    std::deque<QtOperationPtr> m_readers;
    std::deque<QtOperationPtr> m_writers;
    bool m_writersWait = false; ///< for the session file: serveReaders() tells when it has caught up
    quint32 m_lastConnection = 0;
    int m_waiting = 0; ///< connections in the server object
    bool m_paused = false;
    bool m_pauseTold = false;
    bool m_fullTold = false;
    bool m_aheadTold = false;
    bool m_wasConnected = false;
    bool m_ended = false; ///< the peer ended or reset the connection
    bool m_closing = false;
    bool m_seeksDescriptor = false; ///< while it connects
    bool m_serving = false;
    int m_endError = 0; ///< errno to tell once
    int m_endQtError = -1;
    bool m_broken = false; ///< inside TLS: every later call says so
    bool m_drains = false;
    std::unique_ptr<Answerer> m_answerer; ///< of the loop that receives
    bool m_answerWaits = false; ///< one of its steps is a pause, or has closed: nothing is read meanwhile
};

} // namespace sw
