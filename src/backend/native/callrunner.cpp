// SPDX-License-Identifier: GPL-3.0-or-later
#include "callrunner.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include "monotonic.h"
#include "nativebackend.h"
#include "socketconstants.h"
#include "threads.h"
#include "tlsgaps.h"
#include "toolcalls.h"

namespace sw {

std::span<const CallRunner::Row> CallRunner::steps()
{
    static constexpr std::array rows{
        Row{Call::Socket, &CallRunner::socket},
        Row{Call::Socketpair, &CallRunner::socketpair},
        Row{Call::Dup, &CallRunner::dup},
        Row{Call::Bind, &CallRunner::bind},
        Row{Call::Listen, &CallRunner::listen},
        Row{Call::Accept, &CallRunner::accept},
        Row{Call::Connect, &CallRunner::connect},
        Row{Call::ConnectEx, &CallRunner::connect},
        Row{Call::CreateConnection, &CallRunner::createConnection},
        Row{Call::Send, &CallRunner::send},
        Row{Call::Sendto, &CallRunner::sendto},
        Row{Call::Sendall, &CallRunner::sendall},
        Row{Call::Recv, &CallRunner::recv},
        Row{Call::Recvfrom, &CallRunner::recvfrom},
        Row{Call::Recvmsg, &CallRunner::recvfrom},
        Row{Call::Recvall, &CallRunner::recvall},
        Row{Call::Shutdown, &CallRunner::shutdown},
        Row{Call::Close, &CallRunner::close},
        Row{Call::Getsockname, &CallRunner::names},
        Row{Call::Getpeername, &CallRunner::names},
        Row{Call::Getsockopt, &CallRunner::getsockopt},
        Row{Call::Setsockopt, &CallRunner::setsockopt},
        Row{Call::Fileno, &CallRunner::fileno},
        Row{Call::Poll, &CallRunner::poll},
        Row{Call::Getaddrinfo, &CallRunner::askForName},
        Row{Call::Getnameinfo, &CallRunner::askForName},
        Row{Call::Getfqdn, &CallRunner::askForName},
        Row{Call::Gethostbyname, &CallRunner::askForName},
        Row{Call::GethostbynameEx, &CallRunner::askForName},
        Row{Call::Gethostbyaddr, &CallRunner::askForName},
        Row{Call::Getservbyname, &CallRunner::askForName},
        Row{Call::Getservbyport, &CallRunner::askForName},
        Row{Call::Getprotobyname, &CallRunner::askForName},
        Row{Call::Makefile, &CallRunner::makefile},
        Row{Call::Readline, &CallRunner::fileRead},
        Row{Call::Read, &CallRunner::fileRead},
        Row{Call::Write, &CallRunner::fileWrite},
        Row{Call::Flush, &CallRunner::fileWrite},
        Row{Call::Queues, &CallRunner::queues},
        Row{Call::TcpInfo, &CallRunner::tcpInfo},
        Row{Call::Setblocking, &CallRunner::timeouts},
        Row{Call::Settimeout, &CallRunner::timeouts},
        Row{Call::Gettimeout, &CallRunner::timeouts},
        Row{Call::Setdefaulttimeout, &CallRunner::defaultTimeout},
        Row{Call::Getdefaulttimeout, &CallRunner::defaultTimeout},
    };
    return rows;
}

CallRunner::CallRunner(NativeBackend &backend, Lane &lane)
    : m_backend(backend)
    , m_lane(lane)
    , m_api(backend.m_api, lane.slot())
{
}

void CallRunner::run(const SocketCommand &command)
{
    takeSubject(command);
    m_lane.setCurrentSocket(m_socket);
    const NativeSocket::Use use(command.call == Call::Close ? nullptr : m_socket);
    if (m_socket && traitsOf(command.call).mayBlock && command.call != Call::Close && m_socket->isClosing()
        && !m_socket->isClosed()) {
        dropLate(command);
        return;
    }
    const auto rows = steps();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row &one) { return one.call == command.call; });
    if (row != rows.end()) {
        (this->*row->step)(command);
        return;
    }
    runToolCall(command);
}

void CallRunner::dropLate(const SocketCommand &command)
{
    // Given after the lanes of a closing socket were interrupted: it must not block the close.
    m_backend.dropQueued({command});
}

void CallRunner::runToolCall(const SocketCommand &command)
{
    CallRecord record = begin(command);
    if (!makeToolCall(command, record)) {
        record.result = -1;
        record.error = ENOSYS;
        record.flags |= RecordFlag::Unsupported;
        if (command.call == Call::Starttls)
            record.value = QString(tlsGapName(TlsGap::NeedsQt));
    }
    report(std::move(record));
}

void CallRunner::takeSubject(const SocketCommand &command)
{
    m_file = m_backend.m_table.file(command.socket);
    if (m_file) {
        constexpr std::array ofFiles{Call::Readline, Call::Read, Call::Write, Call::Flush, Call::Close, Call::Fileno};
        if (std::find(ofFiles.begin(), ofFiles.end(), command.call) != ofFiles.end())
            m_socket = m_file->socket;
        return;
    }
    m_socket = m_backend.m_table.find(command.socket);
    // Closed while a file over it was open: for whoever calls it by its own name it is gone.
    if (m_socket && m_socket->isNameClosed() && !command.cancelFirst)
        m_socket.reset();
}

CallRecord CallRunner::begin(const SocketCommand &command) const
{
    CallRecord record;
    record.call = command.call;
    record.endpoint = command.endpoint;
    record.connection = command.connection;
    record.socket = command.socket;
    record.lane = m_lane.id();
    record.token = command.token;
    record.flags.setFlag(RecordFlag::Look, command.look);
    if (m_socket && traitsOf(command.call).direction != Direction::None)
        record.flags |= RecordFlags::fromInt(m_socket->messageFlags);
    record.thread = currentThreadNumber();
    record.beganNs = monotonicNs();
    return record;
}

void CallRunner::report(CallRecord &&record)
{
    m_backend.report(std::move(record));
}

CallRecord CallRunner::noticeRecord(const SocketCommand &command, Notice what) const
{
    CallRecord record = begin(command);
    record.kind = RecordKind::Notice;
    record.flags.setFlag(RecordFlag::Datagram, m_socket && m_socket->type == constant::sockDgram);
    record.notice = what;
    record.token = 0;
    return record;
}

void CallRunner::notice(const SocketCommand &command, Notice what, int error, qint64 number, qint64 second)
{
    CallRecord record = noticeRecord(command, what);
    record.error = error;
    record.result = number;
    record.asked = second;
    report(std::move(record));
}

void CallRunner::makeBlocking(CallRecord &record, NativeSocket *of, const Make &make)
{
    if (!m_lane.beginBlocking()) {
        record.beganNs = monotonicNs();
        record.result = -1;
        record.error = ECANCELED;
        record.flags |= RecordFlag::Cancelled;
        record.flags.setFlag(RecordFlag::TimedOut, m_lane.cancelReason() == CancelReason::Deadline);
        return;
    }
    record.fd = of ? of->enter() : -1;
    make(record);
    if (record.fd >= 0 && of)
        of->leave();
    const CancelReason reason = m_lane.endBlocking();
    // What came back in spite of the signal counts; a partial send was cut short by it.
    const bool cutShort = record.error == EINTR
        || (traitsOf(record.call).direction == Direction::Out && record.error == 0 && record.result < record.asked);
    record.flags.setFlag(RecordFlag::Cancelled, reason != CancelReason::None && cutShort);
    record.flags.setFlag(RecordFlag::TimedOut, reason == CancelReason::Deadline && cutShort);
}

void CallRunner::makeQuick(CallRecord &record, NativeSocket *of, const Make &make)
{
    const int fd = of ? of->enter() : -1;
    record.fd = fd;
    make(record);
    if (fd >= 0 && of)
        of->leave();
}

} // namespace sw
