// SPDX-License-Identifier: GPL-3.0-or-later
// How a stream ends: by the peer, which Qt takes for both directions, or here.
#include <cerrno>

#include <QIODevice>
#include <QTimer>

#include "monotonic.h"
#include "qtbackend.h"
#include "qtconversions.h"
#include "qtsockets.h"
#include "qtstream.h"
#include "socketconstants.h"

namespace sw {

void QtStream::socketError(int error)
{
    const bool byPeer = error == QAbstractSocket::RemoteHostClosedError;
    // Qt has one name for the end of the stream and for a reset, and has closed the descriptor by now: nobody can tell.
    const int behind = byPeer ? 0 : qtconversions::errnoOf(error);
    CallRecord record = row(QtEvent::ErrorOccurred, whoWaits(), m_connecting ? Call::Connect : Call::Recv);
    record.qtError = error;
    record.error = behind;
    report(std::move(record));
    if (m_connecting) {
        if (error == QAbstractSocket::HostNotFoundError) {
            m_connecting->record.gaiError = constant::eaiNoName;
            endConnect(0, error);
        } else {
            endConnect(byPeer ? ECONNREFUSED : behind, error);
        }
        return;
    }
    if (!m_wasConnected || m_ended || m_closing)
        return;
    const bool byTls = qtconversions::isTlsError(error);
    const int ends = byTls ? EPROTO : behind;
    // A broken connection may still be closed by the peer: the first fault is the reason.
    if (m_endError == 0) {
        m_endQtError = error;
        m_endError = ends;
    }
    const qint64 lost = unsentBytes();
    update([&](SocketFacts &facts) {
        if (facts.end == EndReason::None) {
            facts.end = ends == 0                     ? EndReason::EndOfStream
                : ends == ECONNRESET || ends == EPIPE ? EndReason::Reset
                                                      : EndReason::Failed;
            facts.endError = ends;
        }
    });
    const bool handshakes = isInHandshake();
    if (handshakes)
        endHandshake(byPeer ? ECONNRESET : ends, error);
    else if (byPeer)
        notice(Notice::QtPeerEndClosesBoth, lost);
    // Qt leaves the connection open, and would take bytes that it never sends. Not inside of its own function.
    m_broken = m_broken || byTls || handshakes;
    if (byTls)
        QTimer::singleShot(0, this, &QtStream::abortBroken);
}

void QtStream::abortBroken()
{
    if (m_ended || m_closing || !isConnected())
        return;
    tell(QtEvent::Abort, nullptr, Call::None);
    abortDevice();
}

/// The error that ended the connection: told once, as by the system, but a broken one stays so.
int QtStream::takeEndError()
{
    return m_broken ? m_endError : std::exchange(m_endError, 0);
}

void QtStream::disconnected()
{
    tell(QtEvent::Disconnected, whoWaits(), Call::None);
    if (m_drains) {
        m_sockets.release(this);
        return;
    }
    if (m_closing)
        return;
    m_ended = m_wasConnected;
    update([](SocketFacts &facts) {
        facts.fd = -1;
        if (facts.end == EndReason::None)
            facts.end = EndReason::EndOfStream;
    });
    noteBuffers();
    serveWriters();
    serveReaders();
}

void QtStream::afterPeer(const QtOperationPtr &loop)
{
    if (!loop->command.reaction || !loop->command.reaction->closesAfterPeer() || m_closing)
        return;
    SocketCommand close = loop->command;
    close.call = Call::Close;
    close.repeat = false;
    close.token = 0;
    close.lane = 0;
    close.cancelFirst = true;
    backend().execute(close);
}

void QtStream::shutdown(const QtOperationPtr &operation)
{
    if (const QtGap gap = qtGapOfShutdown(operation->command.arguments[0]); gap != QtGap::None) {
        tellGap(backend(), operation, gap);
        return;
    }
    if (isListening()) {
        tellGap(backend(), operation, QtGap::ServerShutdown);
        return;
    }
    if (!isConnected()) {
        fail(operation, ENOTCONN);
        return;
    }
    update([](SocketFacts &facts) {
        facts.sendEnded = true;
        facts.receiveEnded = true;
        if (facts.end == EndReason::None)
            facts.end = EndReason::ClosedHere;
    });
    tell(qtEventOf(Call::Shutdown, qtClass()), operation, Call::Shutdown);
    done(operation);
    disconnectDevice();
}

void QtStream::close(const QtOperationPtr &operation)
{
    closeNow(operation, operation->command.reset);
}

void QtStream::dropAll(const QtOperationPtr &except)
{
    std::deque<QtOperationPtr> all;
    for (auto *queue : {&m_acceptors, &m_readers, &m_writers}) {
        all.insert(all.end(), queue->begin(), queue->end());
        queue->clear();
    }
    for (QtOperationPtr *one : {&m_connecting, &m_handshake}) {
        if (*one)
            all.push_back(std::exchange(*one, nullptr));
    }
    for (const QtOperationPtr &one : all) {
        if (one == except)
            continue;
        if (one->command.repeat)
            one->record.token = 0;
        one->record.data = one->collected;
        cancelled(one);
    }
}

void QtStream::closeNow(const QtOperationPtr &operation, bool reset)
{
    m_closing = true;
    operation->record.fd = descriptor();
    dropAll(operation);
    const qint64 left = isConnected() ? unsentBytes() : 0;
    if (isListening()) {
        CallRecord server = row(QtEvent::Close, operation, Call::Close);
        server.qtClass = serverClass();
        report(std::move(server));
        closeServer();
    } else if (reset) {
        tell(QtEvent::Abort, operation, Call::Close);
    } else {
        tell(QtEvent::Close, operation, Call::Close);
    }
    update([&](SocketFacts &facts) {
        if (facts.end == EndReason::None)
            facts.end = reset ? EndReason::ResetHere : EndReason::ClosedHere;
        facts.bytesInReadBuffer = 0;
    });
    m_drains = !reset && (left > 0 || saysGoodbye());
    if (m_drains && left > 0)
        notice(Notice::QtCloseDrains, left);
    else if (reset && isConnected())
        notice(Notice::QtAbortIsNoReset);
    // From here on nobody finds it by its number.
    backend().removeSocket(m_identity.socket);
    m_sockets.remove(m_identity.socket, m_drains);
    if (m_drains)
        disconnectDevice();
    else
        abortDevice();
    done(operation);
}

} // namespace sw
