// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes on their way: what is read out of Qt's buffer, and what is put into it.
#include <algorithm>
#include <cerrno>

#include <QIODevice>

#include "monotonic.h"
#include "qtbackend.h"
#include "qtstream.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr qsizetype worthTrimming = 1024;
constexpr qint64 mostReceived = 256LL * 1024 * 1024; // of one call: a script must not exhaust the memory
constexpr int reset = 1; // QAbstractSocket::RemoteHostClosedError
constexpr qint64 replyBytes = 4LL * 1024 * 1024; // answers that wait: no more is read until the peer takes some

} // namespace

CallRecord QtStream::transferRecord(const QtOperationPtr &operation) const
{
    CallRecord record = begin(operation->command.call);
    record.lane = operation->command.lane;
    record.qtClass = qtClass();
    return record;
}

void QtStream::receive(const QtOperationPtr &operation)
{
    const int flags = operation->command.arguments[0];
    if ((flags & ~constant::msgDontWait) != 0) {
        tellGap(backend(), operation, QtGap::Flags);
        return;
    }
    if (!m_wasConnected && !isConnected()) {
        if (operation->command.repeat)
            operation->record.token = 0;
        fail(operation, ENOTCONN);
        return;
    }
    if (operation->command.number > mostReceived) {
        fail(operation, ENOMEM);
        return;
    }
    operation->record.flags |= RecordFlag::Bytes;
    m_readers.push_back(operation);
    serveReaders();
    if (!operation->ended && (flags & constant::msgDontWait) != 0)
        expire(operation, EAGAIN);
    else if (!operation->ended)
        limit(operation);
}

void QtStream::serveReaders()
{
    if (m_serving)
        return;
    m_serving = true;
    while (!m_readers.empty()) {
        const QtOperationPtr operation = m_readers.front();
        const bool goesOn = operation->command.repeat ? readLoop(operation) : read(operation);
        if (!goesOn)
            break;
    }
    m_serving = false;
    if (std::exchange(m_writersWait, false))
        serveWriters();
    noteBuffers();
}

bool QtStream::read(const QtOperationPtr &operation)
{
    const qint64 size = operation->command.number;
    const bool all = operation->command.call == Call::Recvall;
    const qint64 wanted = size - operation->collected.size();
    const qint64 there = device()->bytesAvailable();
    if (wanted > 0 && there > 0) {
        CallRecord part = row(QtEvent::Read, operation, Call::Recv);
        part.asked = wanted;
        part.data = device()->read(std::min(wanted, there));
        part.result = part.data.size();
        update([&](SocketFacts &facts) { facts.bytesReceived += quint64(part.result); });
        operation->collected += part.data;
        report(std::move(part));
    } else if (wanted > 0 && !m_ended) {
        return false;
    }
    const bool complete = !operation->collected.isEmpty() && (!all || operation->collected.size() == size);
    if (!complete && wanted > 0 && all && !m_ended)
        return true;
    m_readers.pop_front();
    operation->record.data = operation->collected;
    operation->record.asked = size;
    if (complete || size == 0 || !operation->collected.isEmpty())
        done(operation, operation->collected.size());
    else
        endReader(operation);
    return true;
}

/// All that is there, at most as much as Qt keeps. Asked for exactly that, Qt hands over its own block without a copy.
QByteArray QtStream::takeAll(qint64 there)
{
    QByteArray bytes = device()->read(std::min(there, readBufferBytes));
    // The block may be far larger than what came, and the log keeps it.
    if (bytes.size() >= worthTrimming && bytes.capacity() > 2 * bytes.size())
        bytes.squeeze();
    return bytes;
}

/// Nothing will come any more: the end of the stream, or the reset, which is told once.
void QtStream::endReader(const QtOperationPtr &operation)
{
    operation->record.asked = std::max<qint64>(operation->command.number, 1);
    operation->record.qtError = m_endQtError;
    const int error = takeEndError();
    if (error != 0)
        fail(operation, error, m_endQtError);
    else
        done(operation, 0);
}

bool QtStream::readLoop(const QtOperationPtr &operation)
{
    const auto &reaction = operation->command.reaction;
    if (!operation->begun) {
        operation->begun = true;
        if (const QByteArray greeting = reaction ? reaction->greeting() : QByteArray(); !greeting.isEmpty())
            answer(operation, greeting);
        const SocketFacts ends = facts();
        m_answerer = reaction ? reaction->answerer(m_identity.connection, ends.peer, ends.local) : nullptr;
        if (m_answerer)
            m_answerer->stands();
    }
    if (m_answerer && !answerBySteps(operation))
        return false;
    if (m_paused && !m_closing) {
        if (!m_pauseTold) {
            m_pauseTold = true;
            notice(Notice::ReadingPaused);
        }
        return false;
    }
    if (!m_closing && !hasRoom())
        return false;
    if (reaction && unsentBytes() > replyBytes && isConnected())
        return false; // the peer takes no answers: no more questions are read
    if (const qint64 there = device()->bytesAvailable(); there > 0) {
        CallRecord record = transferRecord(operation);
        record.call = Call::Recv;
        record.qtEvent = QtEvent::Read;
        record.asked = std::min(there, readBufferBytes);
        record.flags |= RecordFlag::Bytes;
        record.data = takeAll(there);
        record.result = record.data.size();
        record.tookNs = monotonicNs() - record.beganNs;
        update([&](SocketFacts &facts) { facts.bytesReceived += quint64(record.result); });
        const QByteArray got = record.data;
        report(std::move(record));
        if (reaction) {
            reaction->received(m_identity.connection, got);
            if (const QByteArray bytes = reaction->answer(got); !bytes.isEmpty())
                answer(operation, bytes);
        }
        if (m_answerer)
            m_answerer->take(got, false, {}); // its steps come with the next turn of this loop
        return true;
    }
    if (!m_ended)
        return false;
    m_readers.pop_front();
    operation->record.token = 0;
    operation->record.beganNs = monotonicNs();
    endReader(operation);
    afterPeer(operation);
    return true;
}

void QtStream::answer(const QtOperationPtr &loop, const QByteArray &bytes)
{
    CallRecord record = transferRecord(loop);
    record.call = Call::Send;
    record.qtEvent = QtEvent::Write;
    record.flags = RecordFlag::ForReply | RecordFlag::Bytes;
    record.asked = bytes.size();
    record.result = isConnected() ? device()->write(bytes) : -1;
    record.tookNs = monotonicNs() - record.beganNs;
    if (record.result < 0)
        record.error = EPIPE;
    else
        record.data = bytes;
    report(std::move(record));
    noteBuffers();
}

void QtStream::send(const QtOperationPtr &operation)
{
    if (operation->command.arguments[0] != 0) {
        tellGap(backend(), operation, QtGap::Flags);
        return;
    }
    operation->record.asked = operation->command.bytes.size();
    operation->record.flags |= RecordFlag::Bytes;
    m_writers.push_back(operation);
    serveWriters();
    if (!operation->ended)
        limit(operation);
}

void QtStream::serveWriters()
{
    while (!m_writers.empty()) {
        const QtOperationPtr operation = m_writers.front();
        m_writersWait = operation->command.untilAll && isConnected() && !m_closing && !hasRoom();
        if (m_writersWait || !write(operation))
            return;
        std::erase(m_writers, operation);
    }
}

/// Nothing more of it goes out: for who waits for what went out.
void QtStream::tellGone(const QtOperationPtr &operation, int error)
{
    if (!operation->command.untilAll || !operation->command.reaction)
        return;
    CallRecord gone = operation->record;
    gone.asked = operation->command.bytes.size() - operation->sent;
    gone.result = -1;
    gone.error = error;
    operation->command.reaction->datagram(gone);
}

bool QtStream::write(const QtOperationPtr &operation)
{
    const QByteArray &bytes = operation->command.bytes;
    const bool loops = operation->command.untilAll || operation->command.call == Call::Sendall;
    if (!isConnected()) {
        operation->record.data = bytes.first(operation->sent);
        const int error = m_wasConnected && m_endError != 0 ? takeEndError() : EPIPE;
        tellGone(operation, error);
        fail(operation, error, m_endQtError);
        return true;
    }
    do {
        const qint64 before = operation->sent;
        const qint64 wrote = writeSome(operation, bytes, operation->sent);
        if (wrote < 0) {
            if (!operation->announced)
                notice(Notice::QtWriteBufferFull, unsentBytes(), writeBufferBytes);
            operation->announced = true;
            return false;
        }
        operation->sent += wrote;
        backend().stopsWaiting(m_identity.socket, wrote);
        noteBuffers();
        if (operation->command.untilAll && operation->command.call == Call::Send) {
            // Each part of a message is a record of its own, as partial sends are.
            CallRecord part = operation->record;
            part.qtClass = qtClass();
            part.qtEvent = QtEvent::Write;
            part.fd = descriptor();
            part.asked = bytes.size() - before;
            part.result = wrote;
            part.data = wrote == bytes.size() ? bytes : bytes.mid(before, wrote);
            part.tookNs = monotonicNs() - part.beganNs;
            if (operation->command.reaction) // who sends from another thread, and waits for what went out
                operation->command.reaction->datagram(part);
            report(std::move(part));
        }
    } while (loops && operation->sent < bytes.size());
    if (operation->command.untilAll && operation->command.call == Call::Send) {
        backend().completeSilently(operation);
        return true;
    }
    operation->record.data = operation->sent == bytes.size() ? bytes : bytes.first(operation->sent);
    done(operation, operation->sent);
    return true;
}

/// One write() of what there is room for; -1: there is none. Qt takes all of it at once.
qint64 QtStream::writeSome(const QtOperationPtr &of, const QByteArray &bytes, qsizetype offset)
{
    // Who waits for what went out slows somebody down by it.
    const qint64 room = (of->command.reaction ? replyBytes : writeBufferBytes) - unsentBytes();
    const qint64 left = bytes.size() - offset;
    if (left > 0 && room <= 0)
        return -1;
    const qint64 size = std::min(room, left);
    const bool ownRow = of->command.untilAll && of->command.call == Call::Send;
    CallRecord part = row(QtEvent::Write, ownRow ? nullptr : of, Call::Send);
    const QByteArray some = size == bytes.size() ? bytes : bytes.mid(offset, size);
    part.asked = size;
    part.result = device()->write(some);
    part.data = some;
    const qint64 taken = std::max<qint64>(part.result, 0);
    if (!ownRow)
        report(std::move(part));
    return taken;
}

void QtStream::readyRead()
{
    const qint64 there = device()->bytesAvailable();
    if (!m_closing)
        tell(QtEvent::ReadyRead, whoWaits(), Call::Recv, there);
    serveReaders();
    if (device()->bytesAvailable() >= readBufferBytes && !m_fullTold) {
        m_fullTold = true;
        notice(Notice::QtReadBufferFull, device()->bytesAvailable());
    }
}

void QtStream::bytesWritten(qint64 bytes)
{
    update([bytes](SocketFacts &facts) { facts.bytesSent += quint64(bytes); });
    const bool waits = !m_writers.empty();
    tell(QtEvent::BytesWritten, waits ? m_writers.front() : nullptr, Call::Send, bytes, device()->bytesToWrite());
    roomToWrite();
}

qint64 QtStream::unsentBytes() const
{
    return device()->bytesToWrite();
}

void QtStream::roomToWrite()
{
    noteBuffers();
    serveWriters();
    if (!m_readers.empty() && m_readers.front()->command.reaction)
        serveReaders();
}

void QtStream::noteBuffers()
{
    const auto toWrite = quint64(unsentBytes());
    const auto toRead = quint64(device()->bytesAvailable());
    m_fullTold = m_fullTold && qint64(toRead) >= readBufferBytes / 2;
    update([=](SocketFacts &facts) {
        facts.bytesWaiting -= std::min(facts.bytesWaiting, facts.bytesInWriteBuffer);
        facts.bytesWaiting += toWrite;
        facts.bytesInWriteBuffer = toWrite;
        facts.bytesInReadBuffer = toRead;
        facts.readBufferSize = readBufferBytes;
        facts.writeBufferBound = writeBufferBytes;
    });
}

void QtStream::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    if (!paused && m_pauseTold) {
        m_pauseTold = false;
        notice(Notice::ReadingResumed);
    }
    serveReaders();
}

void QtStream::startAccepted()
{
    m_wasConnected = true;
    m_timeoutNs = backend().defaultTimeoutNs(m_identity.run); // as for every new socket
    if (!isConnected())
        disconnected();
    serveReaders();
}

} // namespace sw
