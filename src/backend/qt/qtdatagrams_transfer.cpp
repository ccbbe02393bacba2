// SPDX-License-Identifier: GPL-3.0-or-later
// Datagrams on their way.
#include <algorithm>
#include <cerrno>

#include <QJsonObject>
#include <QNetworkDatagram>
#include <QNetworkInterface>
#include <QTimer>

#include "monotonic.h"
#include "qtbackend.h"
#include "qtconversions.h"
#include "qtdatagrams.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr qint64 largest = 65535; // of an IP datagram

/// Interfaces can be renamed, so a name is asked for again after a second; not for each datagram of a flood.
QString interfaceName(uint index)
{
    struct Known
    {
        uint index = 0;
        qint64 askedNs = 0;
        QString name;
    };
    static thread_local Known known;
    constexpr qint64 freshNs = 1'000'000'000;
    const qint64 now = monotonicNs();
    if (known.askedNs == 0 || known.index != index || now - known.askedNs > freshNs)
        known = {index, now, QNetworkInterface::interfaceNameFromIndex(int(index))};
    return known.name;
}

/// By the same names as the control messages of recvmsg.
QJsonValue metadata(const QNetworkDatagram &datagram)
{
    QJsonObject told;
    if (!datagram.destinationAddress().isNull())
        told[QStringLiteral("destination")] = datagram.destinationAddress().toString();
    if (const uint index = datagram.interfaceIndex(); index != 0) {
        told[QStringLiteral("interface_index")] = int(index);
        if (const QString name = interfaceName(index); !name.isEmpty())
            told[QStringLiteral("interface")] = name;
    }
    if (datagram.hopLimit() >= 0)
        told[QStringLiteral("ttl")] = datagram.hopLimit();
    return told;
}

} // namespace

void QtDatagrams::send(const QtOperationPtr &operation)
{
    const SocketCommand &command = operation->command;
    if (command.arguments[0] != 0) {
        tellGap(backend(), operation, QtGap::Flags);
        return;
    }
    CallRecord &record = operation->record;
    record.asked = command.bytes.size();
    record.flags |= RecordFlag::Bytes;
    if (m_error >= 0 && isConnected()) { // as the kernel does: an earlier datagram's fate is told to the next call
        const int earlier = std::exchange(m_error, -1);
        fail(operation, qtconversions::errnoOf(earlier), earlier);
        return;
    }
    if (command.address.isNull() && !isConnected()) {
        fail(operation, EDESTADDRREQ);
        return;
    }
    if (!isConnected() && descriptor() < 0) {
        // Left alone, writeDatagram() takes an IPv6 socket for both families.
        const SocketAddress any = qtconversions::unnamed(m_identity.family);
        CallRecord bound = row(QtEvent::Bind, operation, Call::Bind);
        bound.address = any;
        bound.result = m_socket->bind(qtconversions::hostOf(any, !m_onlyV6.value_or(false)), 0) ? 1 : 0;
        report(std::move(bound));
    }
    CallRecord part = row(isConnected() ? QtEvent::Write : QtEvent::WriteDatagram, operation, Call::Send);
    part.asked = command.bytes.size();
    part.address = isConnected() ? SocketAddress() : command.address;
    write(part, command.bytes, command.address);
    record.result = part.result;
    record.error = part.error;
    record.qtError = part.qtError;
    record.data = part.data;
    operation->sent = part.data.size();
    backend().stopsWaiting(m_identity.socket, operation->sent);
    report(std::move(part));
    record.fd = descriptor();
    noteNames();
    backend().complete(operation);
}

void QtDatagrams::write(CallRecord &record, const QByteArray &bytes, const SocketAddress &to)
{
    errno = 0;
    record.result = isConnected() ? m_socket->write(bytes)
                                  : m_socket->writeDatagram(bytes, qtconversions::hostOf(to), to.port());
    const int left = errno;
    if (record.result < 0) {
        // Qt has no name for some of them, ECONNREFUSED of a write among them: what the system call left tells.
        record.qtError = m_socket->error();
        record.error = record.qtError == QAbstractSocket::UnknownSocketError && left != 0
            ? left
            : qtconversions::errnoOf(record.qtError);
        return;
    }
    record.data = bytes;
    update([&](SocketFacts &facts) { facts.bytesSent += quint64(record.result); });
}

void QtDatagrams::receive(const QtOperationPtr &operation)
{
    const int flags = operation->command.arguments[0];
    if ((flags & ~constant::msgDontWait) != 0) {
        tellGap(backend(), operation, QtGap::Flags);
        return;
    }
    m_readers.push_back(operation);
    serveReaders();
    if (!operation->ended && (flags & constant::msgDontWait) != 0)
        expire(operation, EAGAIN);
    else if (!operation->ended)
        limit(operation);
}

void QtDatagrams::readyRead()
{
    const bool error = errorWaits();
    const qint64 size = !error && hasDatagram() ? m_socket->pendingDatagramSize() : 0;
    const bool answers = !m_readers.empty() && !m_readers.front()->command.repeat;
    tell(QtEvent::ReadyRead, answers ? m_readers.front() : nullptr, Call::Recvfrom, size);
    serveReaders();
    if (errorWaits()) {
        // Taken, or Qt signals nothing any more; the next call hears of it.
        CallRecord unused = begin(Call::Recvfrom);
        if (!take(unused, largest) && unused.error != 0 && unused.error != EAGAIN)
            m_error = unused.qtError;
    }
}

/// A look: whether an error of an earlier datagram waits. hasPendingDatagrams() would swallow it.
bool QtDatagrams::errorWaits() const
{
    short returned = 0;
    return descriptor() >= 0 && backend().api().poll(descriptor(), 0, 0, returned).value > 0
        && (returned & constant::pollErr) != 0;
}

bool QtDatagrams::take(CallRecord &record, qint64 most)
{
    const qint64 whole = !errorWaits() && hasDatagram() ? m_socket->pendingDatagramSize() : 0;
    const QNetworkDatagram datagram = m_socket->receiveDatagram(most);
    record.tookNs = monotonicNs() - record.beganNs;
    record.asked = most;
    if (!datagram.isValid()) {
        record.result = -1;
        record.qtError = m_socket->error();
        record.error = qtconversions::errnoOf(record.qtError);
        return false;
    }
    record.data = datagram.data();
    record.result = record.data.size();
    record.messageFlags = whole > record.result ? constant::msgTrunc : 0;
    record.address = qtconversions::addressOf(datagram.senderAddress(), quint16(datagram.senderPort()));
    record.value = metadata(datagram);
    record.flags |= RecordFlag::Bytes | RecordFlag::Datagram;
    update([&](SocketFacts &facts) { facts.bytesReceived += quint64(record.result); });
    return true;
}

void QtDatagrams::serveReaders()
{
    if (m_serving)
        return;
    m_serving = true;
    while (!m_readers.empty()) {
        const QtOperationPtr operation = m_readers.front();
        const bool loops = operation->command.repeat;
        if (loops && m_paused) {
            if (!m_pauseTold) {
                m_pauseTold = true;
                CallRecord paused = begin(Call::None);
                paused.kind = RecordKind::Notice;
                paused.notice = Notice::ReadingPaused;
                paused.flags |= RecordFlag::Datagram;
                report(std::move(paused));
            }
            break;
        }
        if (loops && !hasRoom())
            break;
        if (m_error >= 0 && !loops) {
            m_readers.pop_front();
            const int earlier = std::exchange(m_error, -1);
            fail(operation, qtconversions::errnoOf(earlier), earlier);
            continue;
        }
        // Asked also when nothing seems to be there: Qt signals again only after a read, and a signal may come for a datagram
        // that was taken already.
        const bool waits = errorWaits() || hasDatagram();
        if (!waits && !m_socket->isValid())
            break;
        const qint64 wanted = std::max<qint64>(operation->command.number, 0);
        const qint64 most = loops && wanted == 0 ? largest : wanted;
        CallRecord got = loops ? begin(operation->command.call)
                               : row(QtEvent::ReceiveDatagram, operation, operation->command.call);
        m_asking = !waits;
        const bool valid = take(got, most);
        m_asking = false;
        if (!waits && !valid)
            break;
        if (!loops) {
            CallRecord &record = operation->record;
            record.data = got.data;
            record.error = got.error;
            record.qtError = got.qtError;
            record.result = got.result;
            record.address = got.address;
            record.value = operation->command.call == Call::Recvmsg ? got.value : QJsonValue();
            record.messageFlags = got.messageFlags;
            record.flags |= got.flags & (RecordFlag::Bytes | RecordFlag::Datagram);
            report(std::move(got));
            m_readers.pop_front();
            backend().complete(operation);
            continue;
        }
        got.qtClass = qtClass();
        got.qtEvent = QtEvent::ReceiveDatagram;
        const auto &reaction = operation->command.reaction;
        if (reaction && valid)
            reaction->datagram(got);
        const CallRecord received = got;
        report(std::move(got));
        if (reaction && valid) {
            reaction->received(m_identity.connection, received.data);
            answer(operation, received);
        }
    }
    m_serving = false;
}

void QtDatagrams::answer(const QtOperationPtr &loop, const CallRecord &received)
{
    if (const auto bytes = loop->command.reaction->answerToDatagram(received.data))
        sendAnswer(loop, *bytes, received.address);
    answerBySteps(loop, received);
}

void QtDatagrams::answerBySteps(const QtOperationPtr &loop, const CallRecord &received)
{
    constexpr int mostLater = 1024; // that wait for their time: a flood must not fill the memory
    if (!loop->begun) {
        loop->begun = true;
        m_answerer = loop->command.reaction->answerer(m_identity.connection, {}, {});
    }
    if (!m_answerer)
        return;
    m_answerer->take(received.data, true, received.address);
    AnswerStep step;
    int later = 0;
    while (m_answerer->next(step)) {
        if (step.kind == AnswerStep::Kind::Note) {
            CallRecord record = begin(Call::None);
            record.kind = RecordKind::Notice;
            record.notice = step.notice;
            record.text = step.text;
            record.result = step.number;
            report(std::move(record));
        } else if (step.kind == AnswerStep::Kind::Wait) {
            later += step.ms; // others' datagrams come meanwhile
        } else if (step.kind == AnswerStep::Kind::Send && later == 0) {
            sendAnswer(loop, step.bytes, received.address);
        } else if (step.kind == AnswerStep::Kind::Send && m_later < mostLater) {
            ++m_later;
            QTimer::singleShot(later, Qt::PreciseTimer, this, [this, loop, bytes = step.bytes, to = received.address] {
                --m_later;
                if (!loop->ended)
                    sendAnswer(loop, bytes, to);
            });
        }
    }
}

void QtDatagrams::sendAnswer(const QtOperationPtr &loop, const QByteArray &bytes, const SocketAddress &to)
{
    CallRecord record = begin(isConnected() ? Call::Send : Call::Sendto);
    record.qtClass = qtClass();
    record.qtEvent = isConnected() ? QtEvent::Write : QtEvent::WriteDatagram;
    record.flags = RecordFlag::ForReply | RecordFlag::Bytes;
    record.asked = bytes.size();
    record.address = isConnected() ? SocketAddress() : to;
    write(record, bytes, to);
    record.tookNs = monotonicNs() - record.beganNs;
    loop->command.reaction->datagram(record);
    report(std::move(record));
}

void QtDatagrams::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused && m_pauseTold) {
        m_pauseTold = false;
        notice(Notice::ReadingResumed);
    }
    serveReaders();
}

} // namespace sw
