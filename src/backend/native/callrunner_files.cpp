// SPDX-License-Identifier: GPL-3.0-or-later
// Files over sockets: makefile, readline, read, write, flush and their close, as CPython's socket and io modules make them.
#include "callrunner.h"

#include <cerrno>

#include <QJsonObject>

#include "monotonic.h"
#include "nativebackend.h"
#include "socketconstants.h"

namespace sw {

void CallRunner::makefile(const SocketCommand &command)
{
    CallRecord record = begin(command);
    record.arguments[0] = command.arguments[0];
    record.fd = m_socket ? m_socket->enter() : -1;
    if (record.fd < 0) {
        record.result = -1;
        record.error = EBADF;
        report(std::move(record));
        return;
    }
    m_socket->leave();
    const auto file = std::make_shared<SocketFile>(command.newSocket ? command.newSocket : m_backend.newSocketId(),
                                                   m_socket, (command.arguments[0] & fileReads) != 0,
                                                   (command.arguments[0] & fileWrites) != 0);
    {
        const std::lock_guard lock(m_socket->mutex);
        ++m_socket->openFiles;
    }
    m_backend.m_table.addFile(file);
    record.newSocket = file->id;
    report(std::move(record));
}

/// Takes what is read or written for one file call: its turn, or the reason why there is none.
bool CallRunner::beginFileCall(CallRecord &record, bool SocketFile::*turn, bool allowed)
{
    record.flags |= RecordFlag::Composite;
    record.result = -1;
    if (m_file)
        record.fd = m_socket->facts().fd;
    if (!m_file || !allowed) {
        // io.UnsupportedOperation has no errno; write(2) to what was opened for reading gives this one.
        record.error = EBADF;
        return false;
    }
    if (takeTurn(*m_socket, (*m_file).*turn, record))
        return true;
    record.error = ECANCELED;
    record.flags |= RecordFlag::Cancelled;
    return false;
}

/// One recv or send under a buffer, its kernel calls as inner records. Like CPython it goes on after a stray signal.
CallRecord CallRunner::makeUnderBuffer(CallRecord &composite, int events, const Make &make)
{
    while (true) {
        CallRecord one = innerOf(composite);
        one.beganNs = monotonicNs();
        makeTimed(one, m_socket.get(), events, make);
        one.kind = RecordKind::Inner;
        composite.error = one.error;
        composite.flags |= one.flags & (RecordFlag::Cancelled | RecordFlag::TimedOut);
        if (!one.flags.testFlag(RecordFlag::Composite))
            report(CallRecord(one));
        const bool cancelled = one.flags.testFlag(RecordFlag::Cancelled);
        if (cancelled && one.error == 0 && one.result < one.asked)
            composite.error = EINTR; // a send that was cut short
        if (one.error != EINTR || cancelled)
            return one;
    }
}

RawTransfer CallRunner::receiveForFile(CallRecord &composite, char *buffer, qint64 size)
{
    if (m_file->timedOut) {
        composite.error = EIO; // CPython: 'cannot read from timed out object'
        return {0, true, false};
    }
    const CallRecord one = makeUnderBuffer(composite, constant::pollIn,
                                           [&](CallRecord &r) { receiveInto(r, Call::Recv, buffer, size, 0); });
    m_file->timedOut = one.flags.testFlag(RecordFlag::TimedOut);
    if (one.error == EAGAIN)
        return {0, false, true};
    if (one.error != 0)
        return {0, true, false};
    countReceived(one);
    return {one.result, false, false};
}

RawTransfer CallRunner::sendForFile(CallRecord &composite, const char *bytes, qint64 size)
{
    const QByteArray message(bytes, size);
    const CallRecord one = makeUnderBuffer(composite, constant::pollOut,
                                           [&](CallRecord &r) { m_api.send(r, message, 0, 0); });
    m_socket->countSent(one.result);
    if (one.error == EAGAIN)
        return {0, false, true};
    if (one.error != 0 || one.flags.testFlag(RecordFlag::Cancelled))
        return {0, true, false};
    return {one.result, false, false};
}

void CallRunner::fileRead(const SocketCommand &command)
{
    CallRecord record = begin(command);
    record.asked = command.call == Call::Read ? command.number : 0;
    record.flags |= RecordFlag::Bytes;
    if (beginFileCall(record, &SocketFile::readTurnTaken, m_file && m_file->reads)) {
        const auto raw = [&](char *buffer, qint64 size) { return receiveForFile(record, buffer, size); };
        BufferedReader &reader = m_file->reader;
        BufferedTransfer got = command.call == Call::Read ? reader.read(std::min(command.number, mostReceived), raw)
            : m_file->writes                              ? reader.readLineOfPair(raw)
                                                          : reader.readLine(raw);
        giveTurn(*m_socket, m_file->readTurnTaken);
        if (got.wouldBlock)
            record.error = EAGAIN;
        else if (!got.failed)
            record.error = 0;
        record.result = record.error == 0 ? got.data.size() : -1;
        record.data = std::move(got.data);
    }
    record.tookNs = monotonicNs() - record.beganNs;
    report(std::move(record));
}

void CallRunner::fileWrite(const SocketCommand &command)
{
    CallRecord record = begin(command);
    const bool isFlush = command.call == Call::Flush;
    record.asked = isFlush ? 0 : command.bytes.size();
    record.flags.setFlag(RecordFlag::Bytes, !isFlush);
    // A file for reading takes a flush, and nothing happens.
    const bool allowed = m_file && (m_file->writes || isFlush);
    if (beginFileCall(record, &SocketFile::writeTurnTaken, allowed)) {
        const auto raw = [&](const char *bytes, qint64 size) { return sendForFile(record, bytes, size); };
        const BufferedTransfer put = isFlush ? m_file->writer.flush(raw) : m_file->writer.write(command.bytes, raw);
        giveTurn(*m_socket, m_file->writeTurnTaken);
        if (put.wouldBlock)
            record.error = EAGAIN;
        else if (!put.failed)
            record.error = 0;
        record.result = record.error != 0 ? -1 : isFlush ? 0 : put.taken;
        if (!isFlush)
            record.data = command.bytes.left(put.taken);
    }
    record.tookNs = monotonicNs() - record.beganNs;
    report(std::move(record));
}

void CallRunner::closeFile(const SocketCommand &command)
{
    CallRecord record = begin(command);
    if (!beginFileCall(record, &SocketFile::writeTurnTaken, true)) {
        report(std::move(record));
        return;
    }
    // What is still in the buffer goes out first. When it cannot, the file is closed all the same, and the call fails.
    const auto raw = [&](const char *bytes, qint64 size) { return sendForFile(record, bytes, size); };
    const BufferedTransfer put = m_file->writer.flush(raw);
    record.error = put.wouldBlock ? EAGAIN : put.failed ? record.error : 0;
    record.result = record.error == 0 ? 0 : -1;
    giveTurn(*m_socket, m_file->writeTurnTaken);
    m_backend.m_table.removeFile(m_file->id);
    bool last = false;
    {
        const std::lock_guard lock(m_socket->mutex);
        last = --m_socket->openFiles == 0 && m_socket->nameClosed && !m_socket->isClosedUnderLock();
    }
    if (last)
        closeDescriptor(innerOf(record));
    record.tookNs = monotonicNs() - record.beganNs;
    report(std::move(record));
}

} // namespace sw
