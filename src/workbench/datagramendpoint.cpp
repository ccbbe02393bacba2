// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagramendpoint.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "datagramrecipe.h"
#include "misbehaver.h"
#include "resolvedaddresses.h"
#include "socketconstants.h"
#include "streamrecipe.h"

namespace sw {

namespace {

constexpr qsizetype memoryFigures = 9; // SO_MEMINFO, see <linux/sock_diag.h>
constexpr qsizetype dropsFigure = 8;

std::optional<SocketAddress> numericLocal(const DatagramSettings &settings)
{
    const QString host = settings.localHost.trimmed();
    return SocketAddress::fromHost(host.isEmpty() ? QStringLiteral("0.0.0.0") : host, settings.localPort);
}

} // namespace

DatagramEndpoint::DatagramEndpoint(Workbench &workbench, QObject *parent)
    : Endpoint(workbench, datagramCalls({}), parent)
{
    new Misbehaver(*this);
}

DatagramEndpoint::~DatagramEndpoint()
{
    giveUpName();
    if (state() == EndpointState::Resolving)
        cancelAwaited();
    else if (!isIdle())
        close(m_socket);
}

std::optional<SocketFacts> DatagramEndpoint::facts() const
{
    return m_socket == 0 ? std::nullopt : workbench().backend().facts(m_socket);
}

SocketAddress DatagramEndpoint::local() const
{
    const auto now = facts();
    return now ? now->local : SocketAddress();
}

void DatagramEndpoint::setShape(const DatagramSettings &settings)
{
    if (isIdle())
        setTextbookOrder(datagramCalls(settings), settings.isQt() ? BackendKind::Qt : BackendKind::Native,
                         QtClass::UdpSocket);
}

void DatagramEndpoint::start(const DatagramSettings &settings)
{
    if (!isIdle())
        return;
    m_settings = settings;
    m_local = {};
    m_remote = {};
    m_socket = 0;
    m_receiveLane = 0;
    m_receiving = 0;
    m_finalCount = 0;
    m_dropped = 0;
    m_connected = false;
    m_groups.clear();
    m_asked.clear();
    peers().clear();
    setReason(std::nullopt);
    setReply(settings.reply);
    setShape(settings);
    clearSteps();
    m_localKnown = !settings.binds;
    if (settings.isUnix) {
        m_local = settings.binds ? unixAddress(settings.localPath) : SocketAddress();
        m_remote = settings.hasRemote() ? unixAddress(settings.remotePath) : SocketAddress();
    } else {
        if (const auto numeric = numericLocal(settings); numeric && settings.binds) {
            m_local = *numeric;
            m_localKnown = true;
        }
        m_remote =
            SocketAddress::fromHost(settings.remoteHost.trimmed(), settings.remotePort).value_or(SocketAddress());
    }
    Q_EMIT groupsChanged();
    resolveNext();
}

bool DatagramEndpoint::namesOfBothAreKnown() const
{
    return m_settings.isUnix || (m_localKnown && (!m_settings.hasRemote() || !m_remote.isNull()));
}

void DatagramEndpoint::resolveNext()
{
    if (namesOfBothAreKnown())
        open();
    else if (!m_localKnown)
        lookUp(m_settings.localHost, m_settings.localPort, true);
    else
        lookUp(m_settings.remoteHost, m_settings.remotePort, false);
}

void DatagramEndpoint::lookUp(const QString &host, quint16 port, bool passive)
{
    setState(EndpointState::Resolving);
    SocketCommand ask = command(Call::Getaddrinfo, 0);
    ask.host = host.trimmed();
    ask.service = QString::number(port);
    // A socket has one family: the remote address must be of the one that is bound.
    ask.arguments = {m_local.isNull() ? constant::afUnspec : m_local.family(), constant::sockDgram, 0};
    ask.number = passive && !m_settings.isQt() ? constant::aiPassive : 0; // QHostInfo has no flags
    step(ask);
}

void DatagramEndpoint::resolved(const CallRecord &record)
{
    if (state() == EndpointState::Stopping) {
        setState(EndpointState::Stopped);
        return;
    }
    const auto first = firstResolvedAddress(record);
    if (!first) {
        setReason(record);
        setState(EndpointState::Failed);
        return;
    }
    (m_localKnown ? m_remote : m_local) = *first;
    m_localKnown = true;
    resolveNext();
}

void DatagramEndpoint::open()
{
    setState(EndpointState::Starting);
    m_socket = workbench().backend().newSocketId();
    m_recipe = datagramRecipe(m_settings, m_local, m_remote);
    for (const Membership &one : m_settings.isUnix ? std::vector<Membership>() : m_settings.groups)
        m_groups.push_back({one, false, 0});
    next();
}

void DatagramEndpoint::next()
{
    if (m_recipe.empty()) {
        receive();
        return;
    }
    SocketCommand following = m_recipe.front();
    m_recipe.erase(m_recipe.begin());
    following.socket = m_socket;
    following.endpoint = id();
    step(following);
}

void DatagramEndpoint::receive()
{
    if (m_connected)
        peers().setConnectedTo(m_remote);
    SocketCommand loop = datagramReceive(m_settings);
    loop.socket = m_socket;
    loop.endpoint = id();
    loop.reaction = Misbehaver::of(*this)->datagramReaction(sharedReaction());
    m_receiving = step(loop);
    awaitNothing(); // the loop's records come without a token
    setState(EndpointState::Receiving);
}

void DatagramEndpoint::handle(const CallRecord &record)
{
    if (record.kind == RecordKind::Notice) {
        handleNotice(record);
        return;
    }
    if (record.call == Call::Getaddrinfo && record.token != 0 && record.token == m_naming) {
        named(record);
        return;
    }
    if (record.call == Call::Getaddrinfo && isAwaited(record)) {
        resolved(record);
        return;
    }
    if (record.socket != m_socket || record.kind != RecordKind::Call)
        return;
    if (record.call == Call::Close) {
        closed();
        return;
    }
    const bool ownSend = record.token != 0 && traitsOf(record.call).direction == Direction::Out;
    if (ownSend)
        peers().note(record);
    if (record.token != 0 && record.token == m_finalCount) {
        noteFinalDrops(record);
        closeSocket();
        return;
    }
    if (takeMembership(record) || !isAwaited(record))
        return;
    if (record.call == Call::Socket) {
        m_open = !record.failed();
        m_receiveLane = record.lane;
    }
    m_connected = m_connected || (record.call == Call::Connect && !record.failed());
    if (state() == EndpointState::Stopping)
        return;
    // An option that the kernel refuses is said at once: what follows would not be what was asked for.
    if (record.failed())
        fail(record);
    else
        next();
}

void DatagramEndpoint::handleNotice(const CallRecord &record)
{
    if (record.notice == Notice::DatagramsDropped && record.socket == m_socket) {
        m_dropped = static_cast<quint64>(record.asked);
        Q_EMIT droppedChanged();
    }
    if (record.notice == Notice::ReadingPaused || record.notice == Notice::ReadingResumed)
        Q_EMIT stateChanged();
}

void DatagramEndpoint::fail(const CallRecord &record)
{
    m_recipe.clear();
    setReason(record);
    if (record.call == Call::Bind && record.error == EADDRINUSE && !m_settings.isUnix)
        inspectPort(record, m_local, Transport::Udp);
    if (!m_open) {
        setState(EndpointState::Failed);
        return;
    }
    m_afterStop = EndpointState::Failed;
    setState(EndpointState::Stopping);
    closeSocket();
}

void DatagramEndpoint::stop()
{
    if (isIdle() || state() == EndpointState::Stopping)
        return;
    const bool resolving = state() == EndpointState::Resolving;
    const bool receiving = state() == EndpointState::Receiving;
    m_afterStop = EndpointState::Stopped;
    m_recipe.clear();
    giveUpName();
    setState(EndpointState::Stopping);
    if (resolving)
        cancelAwaited();
    else if (receiving && m_settings.countsDrops && !m_settings.isUnix && !m_settings.isQt())
        askForDrops();
    else
        closeSocket();
}

void DatagramEndpoint::askForDrops()
{
    // The count comes with datagrams, so those that were lost after the last one are known to SO_MEMINFO alone. Asked on the
    // receiving thread, behind the receiving call: then no other count is under way.
    workbench().cancel(m_receiving);
    SocketCommand ask = command(Call::Getsockopt, m_socket);
    ask.arguments = {constant::solSocket, constant::soMemInfo, 0};
    ask.number = memoryFigures * static_cast<qint64>(sizeof(quint32));
    ask.lane = m_receiveLane;
    m_finalCount = step(ask);
}

void DatagramEndpoint::noteFinalDrops(const CallRecord &record)
{
    std::array<quint32, memoryFigures> figures{};
    if (record.failed() || record.data.size() < static_cast<qsizetype>(sizeof figures))
        return;
    std::memcpy(figures.data(), record.data.constData(), sizeof figures);
    const quint32 total = figures[dropsFigure];
    const quint32 more = total - static_cast<quint32>(m_dropped);
    if (more == 0)
        return;
    CallRecord notice;
    notice.notice = Notice::DatagramsDropped;
    notice.endpoint = id();
    notice.socket = m_socket;
    notice.fd = record.fd;
    notice.result = more;
    notice.asked = total;
    workbench().note(notice);
}

void DatagramEndpoint::closeSocket()
{
    close(m_socket);
}

void DatagramEndpoint::closed()
{
    if (isIdle())
        return; // closed twice: the first one counts
    m_open = false;
    m_connected = false;
    reaction().stopCapture(0);
    for (GroupState &one : m_groups)
        one.joined = false;
    Q_EMIT groupsChanged();
    setState(state() == EndpointState::Stopping ? m_afterStop : EndpointState::Stopped);
}

quint64 DatagramEndpoint::sendTo(const QByteArray &bytes, const SocketAddress &to)
{
    const bool direct = to.isNull() && m_connected;
    SocketCommand message = command(direct ? Call::Send : Call::Sendto, m_socket);
    message.bytes = bytes;
    if (!direct)
        message.address = to.isNull() ? m_remote : to;
    return track(message);
}

SendTarget DatagramEndpoint::sendTarget(const SocketAddress &to) const
{
    const bool direct = to.isNull() && m_connected;
    return {m_socket, direct ? SocketAddress() : to.isNull() ? m_remote : to, true};
}

void DatagramEndpoint::sendToName(const QByteArray &bytes, const QString &host, quint16 port)
{
    if (isNaming() || state() != EndpointState::Receiving)
        return;
    SocketCommand ask = command(Call::Getaddrinfo, 0);
    ask.host = host;
    ask.service = QString::number(port);
    const SocketAddress own = local();
    ask.arguments = {own.isNull() ? constant::afUnspec : own.family(), constant::sockDgram, 0};
    m_namedBytes = bytes;
    m_naming = workbench().execute(ask);
}

void DatagramEndpoint::giveUpName()
{
    if (isNaming())
        workbench().cancel(m_naming);
}

void DatagramEndpoint::named(const CallRecord &record)
{
    const QByteArray bytes = std::exchange(m_namedBytes, {});
    m_naming = 0;
    const auto first = firstResolvedAddress(record);
    const bool sends = first && state() == EndpointState::Receiving;
    Q_EMIT nameTold(record, sends ? sendTo(bytes, *first) : 0, bytes.size());
}

void DatagramEndpoint::allowBroadcast()
{
    SocketCommand set = command(Call::Setsockopt, m_socket);
    set.arguments = {constant::solSocket, constant::soBroadcast, 0};
    set.bytes = intOption(1);
    workbench().execute(set);
}

} // namespace sw
