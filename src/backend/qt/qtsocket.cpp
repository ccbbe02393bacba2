// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtsocket.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <QTimer>

#include "monotonic.h"
#include "qtbackend.h"
#include "qtsockets.h"

namespace sw {

QtSocket::QtSocket(QtSockets &sockets, QtIdentity identity)
    : m_identity(std::move(identity))
    , m_sockets(sockets)
    , m_bell(std::make_shared<RoomBell>())
{
    m_bell->socket = this;
}

QtSocket::~QtSocket()
{
    const std::scoped_lock lock(m_bell->mutex);
    m_bell->socket = nullptr;
}

bool QtSocket::hasRoom()
{
    if (m_waitsForRoom || backend().sink().hasRoom())
        return !m_waitsForRoom;
    m_waitsForRoom = true;
    backend().sink().whenRoom([bell = m_bell] {
        const std::scoped_lock lock(bell->mutex);
        QtSocket *const socket = bell->socket;
        if (!socket)
            return;
        // By the worker's own queue: no event of Qt crosses threads.
        socket->m_identity.worker->post([id = socket->m_identity.socket](QtSockets &sockets) {
            if (QtSocket *const there = sockets.find(id)) {
                there->m_waitsForRoom = false;
                there->serveReaders();
            }
        });
    });
    return false;
}

QtBackend &QtSocket::backend() const
{
    return m_sockets.backend();
}

CallRecord QtSocket::begin(Call call) const
{
    CallRecord record;
    record.call = call;
    record.layer = RecordLayer::QtCall;
    record.endpoint = m_identity.endpoint;
    record.connection = m_identity.connection;
    record.socket = m_identity.socket;
    record.thread = currentThreadNumber();
    record.fd = descriptor();
    record.beganNs = monotonicNs();
    return record;
}

CallRecord QtSocket::row(QtEvent event, const QtOperationPtr &of, Call call) const
{
    CallRecord record = begin(call);
    record.kind = RecordKind::Inner;
    record.qtEvent = event;
    record.qtClass = qtClass();
    record.layer = traitsOf(event).isSignal ? RecordLayer::QtSignal : RecordLayer::QtCall;
    if (of && !of->command.repeat) {
        record.token = of->command.token;
        record.lane = of->command.lane;
        of->record.flags |= RecordFlag::Composite;
    }
    return record;
}

void QtSocket::tell(QtEvent event, const QtOperationPtr &of, Call call, qint64 result, qint64 asked) const
{
    CallRecord record = row(event, of, call);
    record.result = result;
    record.asked = asked;
    report(std::move(record));
}

void QtSocket::mark(CallRecord &record) const
{
    if (record.flags.testFlag(RecordFlag::Bytes) || !record.data.isEmpty())
        record.flags.setFlag(RecordFlag::Tls, isEncrypted());
}

void QtSocket::report(CallRecord &&record) const
{
    mark(record);
    if (record.kind == RecordKind::Inner && record.layer == RecordLayer::QtCall && record.tookNs == 0)
        record.tookNs = monotonicNs() - record.beganNs;
    backend().report(std::move(record));
}

void QtSocket::done(const QtOperationPtr &operation, qint64 result)
{
    constexpr std::array settling{Call::Bind, Call::Listen, Call::Connect, Call::ConnectEx, Call::CreateConnection};
    if (std::find(settling.begin(), settling.end(), operation->command.call) != settling.end())
        operation->record.local = localName();
    operation->record.result = result;
    if (operation->record.fd < 0)
        operation->record.fd = descriptor();
    mark(operation->record);
    backend().complete(operation);
}

void QtSocket::fail(const QtOperationPtr &operation, int error, int qtError)
{
    operation->record.result = operation->command.call == Call::ConnectEx ? error : -1;
    operation->record.error = error;
    operation->record.qtError = qtError;
    if (operation->record.fd < 0)
        operation->record.fd = descriptor();
    mark(operation->record);
    backend().complete(operation);
}

void QtSocket::cancelled(const QtOperationPtr &operation, RecordFlags flags)
{
    operation->record.flags |= flags;
    fail(operation, EINTR);
}

void QtSocket::notice(Notice what, qint64 result, qint64 asked, int error) const
{
    CallRecord record = begin(Call::None);
    record.kind = RecordKind::Notice;
    record.notice = what;
    record.result = result;
    record.asked = asked;
    record.error = error;
    report(std::move(record));
}

void QtSocket::update(const std::function<void(SocketFacts &)> &change) const
{
    backend().updateFacts(m_identity.socket, change);
}

SocketFacts QtSocket::facts() const
{
    return backend().facts(m_identity.socket).value_or(SocketFacts());
}

void QtSocket::tellGap(QtBackend &backend, const QtOperationPtr &operation, QtGap gap)
{
    CallRecord why = operation->record;
    operation->record.result = -1;
    operation->record.error = ENOSYS;
    operation->record.flags |= RecordFlag::Unsupported;
    operation->record.value = QString(qtGapName(gap));
    why.kind = RecordKind::Notice;
    why.notice = Notice::QtCannot;
    why.token = 0;
    why.result = static_cast<qint64>(gap);
    backend.complete(operation);
    backend.report(std::move(why));
}

bool QtSocket::limit(const QtOperationPtr &operation)
{
    if (m_timeoutNs < 0 || operation->command.repeat)
        return false;
    if (m_timeoutNs == 0) {
        expire(operation, EAGAIN);
        return operation->ended;
    }
    const auto ms = std::chrono::milliseconds((m_timeoutNs + 999'999) / 1'000'000);
    QTimer::singleShot(ms, Qt::PreciseTimer, this, [this, weak = std::weak_ptr<QtOperation>(operation)] {
        const auto late = weak.lock();
        if (!late || late->ended)
            return;
        late->record.flags |= RecordFlag::TimedOut;
        expire(late, ETIMEDOUT);
    });
    return false;
}

} // namespace sw
