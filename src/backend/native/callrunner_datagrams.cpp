// SPDX-License-Identifier: GPL-3.0-or-later
// Datagrams: one recvfrom or recvmsg, and the loop of automatic endpoints, which answers each sender.
#include "callrunner.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <mutex>

#include <QJsonObject>

#include "nativebackend.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr qint64 usualReceived = 65536; // no UDP datagram is longer
constexpr int leastQueuedBytes = 256; // what a datagram takes of the receive buffer: its structure, sk_buff, at least

bool keepsBounds(int type)
{
    return type == constant::sockDgram || type == constant::sockRaw || type == constant::sockRdm;
}

// These tell of a datagram that was sent before (ICMP, see icmp_err_convert in the kernel; a unix peer that went): the
// socket itself is well and goes on receiving.
bool tellsOfEarlierDatagram(int error)
{
    constexpr std::array errors{ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN, ENONET,    EPROTO,
                                ENOPROTOOPT,  EMSGSIZE,     EOPNOTSUPP,  EACCES,    EPERM,    ECONNRESET};
    return std::find(errors.begin(), errors.end(), error) != errors.end();
}

/// Nothing received can be an empty datagram, which has a sender, or the echo of a shutdown, which has none.
bool isMessage(const CallRecord &record, const NativeSocket &of)
{
    if (record.error != 0)
        return false;
    if (record.result > 0)
        return true;
    const std::lock_guard lock(of.mutex);
    const bool namelessPossible = of.family == constant::afUnix && keepsBounds(of.type);
    return !of.receiveEnded && (namelessPossible || !record.address.isNull());
}

/// While it lives, failed calls on the socket are followed by a look into its error queue.
class ErrorWatch final
{
public:
    explicit ErrorWatch(NativeSocket &of)
        : m_of(of)
    {
        m_of.inDatagramLoop = true;
    }
    ~ErrorWatch() { m_of.inDatagramLoop = false; }
    Q_DISABLE_COPY_MOVE(ErrorWatch)

private:
    NativeSocket &m_of;
};

/// Another lane may be making the socket at this moment.
int typeOf(const NativeSocket &socket)
{
    const std::lock_guard lock(socket.mutex);
    return socket.type;
}

} // namespace

void CallRunner::receiveInto(CallRecord &record, Call call, char *buffer, qint64 size, int flags)
{
    if (m_socket && keepsBounds(typeOf(*m_socket)))
        record.flags |= RecordFlag::Datagram;
    switch (call) {
    case Call::Recvmsg:
        m_api.recvmsg(record, buffer, size, flags);
        break;
    case Call::Recvfrom:
        m_api.recvfrom(record, buffer, size, flags);
        break;
    default:
        m_api.recv(record, buffer, size, flags);
        break;
    }
    record.flags.setFlag(RecordFlag::Peeked, (flags & constant::msgPeek) != 0);
    // tcp(7): with MSG_TRUNC the bytes are thrown away, the buffer stays as it was.
    if ((flags & constant::msgTrunc) == 0 || !m_socket)
        return;
    const std::lock_guard lock(m_socket->mutex); // another lane may be making the socket
    if (m_socket->type == constant::sockStream && m_socket->family != constant::afUnix)
        record.data.clear();
}

void CallRunner::countReceived(const CallRecord &record)
{
    const int flags = record.arguments[0];
    if (!m_socket || (flags & (constant::msgPeek | constant::msgErrQueue)) != 0)
        return;
    const bool isStream = typeOf(*m_socket) == constant::sockStream;
    const bool thrownAway = isStream && (flags & constant::msgTrunc) != 0;
    if (record.result > 0)
        m_socket->bytesReceived += static_cast<quint64>(thrownAway ? record.result : record.data.size());
    if (isStream && record.isEndOfStream())
        m_socket->noteEnd(EndReason::EndOfStream, 0);
}

void CallRunner::recvfrom(const SocketCommand &command)
{
    if (command.repeat) {
        datagramLoop(command);
        return;
    }
    CallRecord record = begin(command);
    const qint64 size = std::clamp<qint64>(command.number, 0, mostReceived);
    record.asked = size;
    record.arguments[0] = command.arguments[0];
    const auto buffer = std::make_unique_for_overwrite<char[]>(static_cast<std::size_t>(size));
    makeTimed(record, m_socket.get(), constant::pollIn,
              [&](CallRecord &r) { receiveInto(r, command.call, buffer.get(), size, command.arguments[0]); });
    countReceived(record);
    report(std::move(record));
}

void CallRunner::datagramLoop(const SocketCommand &command)
{
    const auto of = m_socket;
    if (!of) {
        CallRecord record = begin(command);
        record.result = -1;
        record.error = EBADF;
        report(std::move(record));
        return;
    }
    const ErrorWatch watch(*of);
    const qint64 size = command.number > 0 ? std::min(command.number, mostReceived) : usualReceived;
    const auto buffer = std::make_unique_for_overwrite<char[]>(static_cast<std::size_t>(size));
    quint32 dropped = 0;
    const auto answerer = command.reaction ? command.reaction->answerer(command.connection, {}, {}) : nullptr;
    while (waitWhilePaused(command, *of)) {
        CallRecord record = begin(command);
        record.token = 0;
        makeBlocking(record, of.get(),
                     [&](CallRecord &r) { receiveInto(r, command.call, buffer.get(), size, command.arguments[0]); });
        if (isMessage(record, *of)) {
            of->bytesReceived += static_cast<quint64>(record.data.size());
            countDrops(command, record, dropped);
            if (command.reaction)
                command.reaction->datagram(record);
            report(CallRecord(record));
            answerDatagram(command, record, answerer.get());
            continue;
        }
        const int error = record.error;
        const bool cancelled = record.flags.testFlag(RecordFlag::Cancelled);
        const bool goesOn = cancelled || error == EINTR || tellsOfEarlierDatagram(error);
        if (!goesOn)
            of->noteEnd(error == 0 ? EndReason::ClosedHere : EndReason::Failed, error);
        report(std::move(record));
        const bool ends = cancelled && m_lane.cancelReason() != CancelReason::Pause;
        if (!goesOn)
            return;
        if (ends)
            break;
        if (tellsOfEarlierDatagram(error))
            readErrorQueue(command);
    }
    if (command.reaction)
        takeQueued(command, buffer.get(), size, dropped);
}

/// What the kernel had taken in before the end becomes rows too: else it would go with the socket, and no counter tells.
/// At most what a full receive buffer can hold, so that a flood that goes on does not keep it from ending. Who has paused
/// reading has chosen to leave it there.
void CallRunner::takeQueued(const SocketCommand &command, char *buffer, qint64 size, quint32 &dropped)
{
    {
        const std::lock_guard lock(m_socket->mutex);
        if (m_socket->paused || m_socket->isClosedUnderLock())
            return;
    }
    int room = 0;
    unsigned length = sizeof room;
    const int fd = m_socket->enter();
    if (fd < 0)
        return;
    m_backend.m_api.getsockopt(fd, constant::solSocket, constant::soRcvBuf, &room, length);
    m_socket->leave();
    for (int left = room / leastQueuedBytes; left > 0; --left) {
        CallRecord record = begin(command);
        record.token = 0;
        short returned = 0;
        makeQuick(record, m_socket.get(), [&](CallRecord &r) {
            m_backend.m_api.poll(r.fd, static_cast<short>(constant::pollIn), 0, returned);
            if ((returned & constant::pollIn) != 0)
                receiveInto(r, command.call, buffer, size, command.arguments[0] | constant::msgDontWait);
        });
        if ((returned & constant::pollIn) == 0)
            return;
        const bool message = isMessage(record, *m_socket);
        if (message) {
            m_socket->bytesReceived += static_cast<quint64>(record.data.size());
            countDrops(command, record, dropped);
            command.reaction->datagram(record);
        }
        report(std::move(record));
        if (!message)
            return;
    }
}

void CallRunner::countDrops(const SocketCommand &command, const CallRecord &record, quint32 &dropped)
{
    const QJsonValue told = record.value.toObject().value(QLatin1StringView("drops"));
    if (!told.isDouble())
        return;
    const auto now = static_cast<quint32>(told.toInteger());
    // The kernel's counter has 32 bits and may come round.
    if (now != dropped)
        notice(command, Notice::DatagramsDropped, 0, now - dropped, now);
    dropped = now;
}

void CallRunner::answerDatagram(const SocketCommand &command, const CallRecord &received, Answerer *answerer)
{
    if (!command.reaction)
        return;
    command.reaction->received(command.connection, received.data);
    if (const auto answer = command.reaction->answerToDatagram(received.data))
        sendAnswer(command, *answer, received);
    if (answerer != nullptr) {
        answerer->take(received.data, true, received.address);
        answerDatagramBySteps(command, *answerer, received);
    }
}

void CallRunner::sendAnswer(const SocketCommand &command, const QByteArray &bytes, const CallRecord &received)
{
    const bool connected = m_socket->facts().phase == SocketPhase::Connected;
    // A unix socket without a name can send, but nobody can answer it.
    if (!connected && received.address.isNull())
        return;
    CallRecord record = begin(command);
    record.token = 0;
    record.flags |= RecordFlag::ForReply;
    makeBlocking(record, m_socket.get(), [&](CallRecord &r) {
        if (connected)
            m_api.send(r, bytes, 0, 0);
        else
            m_api.sendto(r, bytes, 0, received.address);
    });
    record.call = connected ? Call::Send : Call::Sendto;
    m_socket->bytesSent += static_cast<quint64>(std::max<qint64>(record.result, 0));
    const int error = record.error;
    command.reaction->datagram(record);
    report(std::move(record));
    if (tellsOfEarlierDatagram(error))
        readErrorQueue(command);
}

void CallRunner::readErrorQueue(const SocketCommand &command)
{
    if (!m_socket || !m_socket->errorQueue || !m_socket->inDatagramLoop)
        return;
    // One for each failed call: while more wait, the kernel makes the next call fail too.
    CallRecord record = begin(command);
    record.token = 0;
    const auto buffer = std::make_unique_for_overwrite<char[]>(static_cast<std::size_t>(usualReceived));
    makeQuick(record, m_socket.get(), [&](CallRecord &r) {
        receiveInto(r, Call::Recvmsg, buffer.get(), usualReceived, constant::msgErrQueue | constant::msgDontWait);
    });
    // Not every failure leaves something there: this look is no step of the program shown.
    if (record.error == EAGAIN)
        return;
    if (command.reaction)
        command.reaction->datagram(record);
    report(std::move(record));
}

} // namespace sw
