// SPDX-License-Identifier: GPL-3.0-or-later
#include "codeplan.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "literals.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr std::size_t mostCalls = 3000; // nobody reads a longer program

bool makesSocket(Call call)
{
    static constexpr std::array makers{Call::Socket, Call::Socketpair,       Call::Dup,
                                       Call::Accept, Call::CreateConnection, Call::Makefile};
    return std::find(makers.begin(), makers.end(), call) != makers.end();
}

/// Made on no socket, or making one out of nothing.
bool needsSocket(Call call)
{
    static constexpr std::array without{Call::Socket,
                                        Call::Socketpair,
                                        Call::CreateConnection,
                                        Call::Setdefaulttimeout,
                                        Call::Getaddrinfo,
                                        Call::Getnameinfo,
                                        Call::Getdefaulttimeout,
                                        Call::Gethostname,
                                        Call::Getfqdn,
                                        Call::Gethostbyname,
                                        Call::GethostbynameEx,
                                        Call::Gethostbyaddr,
                                        Call::Getservbyname,
                                        Call::Getservbyport,
                                        Call::Getprotobyname,
                                        Call::Htons,
                                        Call::Htonl,
                                        Call::Ntohs,
                                        Call::Ntohl,
                                        Call::InetAton,
                                        Call::InetPton,
                                        Call::InetNtoa,
                                        Call::InetNtop};
    return std::find(without.begin(), without.end(), call) == without.end();
}

bool isCall(const CallRecord &record)
{
    return record.kind == RecordKind::Call && record.call != Call::None
        && !record.flags.testAnyFlags(RecordFlag::Look | RecordFlag::Unsupported);
}

class Planner final
{
public:
    explicit Planner(const std::vector<CodeRow> &rows) { take(rows); }
    CodePlan plan()
    {
        findSockets();
        findTimeouts();
        planHandshakes(m_plan);
        findAddresses();
        nameSockets();
        makeThreads();
        orderThreads(m_plan);
        return std::move(m_plan);
    }

private:
    void take(const std::vector<CodeRow> &rows);
    void findSockets();
    void findTimeouts();
    void findAddresses();
    void nameSockets();
    void makeThreads();
    void make(SocketId id, int maker, SocketId from, const CallRecord &record);

    CodePlan m_plan;
};

void Planner::take(const std::vector<CodeRow> &rows)
{
    for (const CodeRow &row : rows) {
        if (!isCall(row.record))
            continue;
        PlannedCall call;
        call.row = &row;
        m_plan.calls.push_back(call);
    }
    markTls(m_plan.calls);
    std::stable_sort(m_plan.calls.begin(), m_plan.calls.end(),
                     [](const PlannedCall &one, const PlannedCall &other) { return one.beganNs() < other.beganNs(); });
    for (std::size_t i = 0; i < m_plan.calls.size(); ++i) {
        PlannedCall &call = m_plan.calls[i];
        const RecordFlags flags = call.record().flags;
        if (i >= mostCalls)
            call.leftOut = LeftOut::TooMany;
        else if (flags.testAnyFlags(RecordFlag::Cancelled | RecordFlag::Unfinished))
            call.leftOut = LeftOut::Interrupted;
    }
}

void Planner::make(SocketId id, int maker, SocketId from, const CallRecord &record)
{
    if (id == 0)
        return;
    CodeSocket socket;
    if (const CodeSocket *source = m_plan.socket(from)) {
        socket = *source;
        socket.listens = false;
        socket.bound = {};
    } else {
        socket.family = record.call == Call::CreateConnection ? record.address.family() : record.arguments[0];
        socket.type = record.call == Call::CreateConnection ? constant::sockStream
                                                            : record.arguments[1] & constant::sockTypeMask;
        socket.protocol = record.arguments[2];
    }
    socket.made = from;
    socket.maker = maker;
    socket.local = record.call == Call::Accept || record.call == Call::CreateConnection ? record.local
                                                                                        : SocketAddress();
    socket.isFile = record.call == Call::Makefile;
    m_plan.sockets.emplace(id, socket);
}

void Planner::findSockets()
{
    // A call may begin before the one that makes its socket has ended, never before that began.
    for (std::size_t i = 0; i < m_plan.calls.size(); ++i) {
        PlannedCall &call = m_plan.calls[i];
        const CallRecord &r = call.record();
        if (call.leftOut == LeftOut::No && needsSocket(r.call) && !m_plan.socket(r.socket))
            call.leftOut = LeftOut::UnknownSocket;
        if (call.leftOut != LeftOut::No)
            continue;
        if (makesSocket(r.call) && !r.failed()) {
            const bool alone = !needsSocket(r.call);
            make(madeBy(r), static_cast<int>(i), alone ? 0 : r.socket, r);
            if (r.call == Call::Socketpair)
                make(r.newSocket2, static_cast<int>(i), 0, r);
            continue;
        }
        const auto found = m_plan.sockets.find(r.socket);
        if (found == m_plan.sockets.end())
            continue;
        CodeSocket &socket = found->second;
        socket.listens = socket.listens || (r.call == Call::Listen && !r.failed());
        if (r.call == Call::Bind)
            socket.bound = r.address;
        if (!r.local.isNull())
            socket.local = r.local;
    }
}

void Planner::findTimeouts()
{
    qint64 usual = -1;
    std::map<SocketId, qint64> now;
    for (PlannedCall &call : m_plan.calls) {
        const CallRecord &r = call.record();
        if (const auto found = now.find(r.socket); found != now.end())
            call.timeoutNs = found->second;
        if (r.call == Call::Setdefaulttimeout && !r.failed())
            usual = r.asked;
        else if (r.call == Call::Settimeout && !r.failed())
            now[r.socket] = r.asked;
        else if (r.call == Call::Setblocking && !r.failed())
            now[r.socket] = r.asked != 0 ? -1 : 0;
        else if (makesSocket(r.call) && !r.failed() && r.call != Call::Makefile)
            now[madeBy(r)] = usual;
        else if (r.call == Call::Makefile && !r.failed())
            now[madeBy(r)] = call.timeoutNs;
        // A limit of the endpoint's own, which no call has set.
        if (r.flags.testFlag(RecordFlag::TimedOut) && call.timeoutNs <= 0 && call.leftOut == LeftOut::No
            && r.call != Call::Poll && r.call != Call::CreateConnection)
            call.leftOut = LeftOut::Interrupted;
    }
}

void Planner::findAddresses()
{
    for (PlannedCall &call : m_plan.calls) {
        const CallRecord &r = call.record();
        static constexpr std::array calling{Call::Connect, Call::ConnectEx, Call::Sendto, Call::CreateConnection};
        if (call.leftOut != LeftOut::No || std::find(calling.begin(), calling.end(), r.call) == calling.end()
            || r.address.port() == 0)
            continue;
        for (auto &[id, socket] : m_plan.sockets) {
            // Bound without a port, or not at all: another run gets another one.
            const bool own = socket.isInet() && socket.bound.port() == 0 && socket.made == 0 && !socket.isFile;
            const bool same = socket.local.port() == r.address.port()
                && (socket.local.isAnyHost() || socket.local.unmapped().host() == r.address.unmapped().host());
            if (own && same && id != r.socket) {
                socket.picked = true;
                call.addressOf = id;
            }
        }
    }
}

void Planner::nameSockets()
{
    std::set<SocketId> callers;
    for (const PlannedCall &call : m_plan.calls) {
        const Call what = call.record().call;
        if (what == Call::Connect || what == Call::ConnectEx)
            callers.insert(call.record().socket);
    }
    std::map<QString, int> counts;
    std::vector<std::pair<int, SocketId>> order;
    for (const auto &[id, socket] : m_plan.sockets)
        order.emplace_back(socket.maker, id);
    std::sort(order.begin(), order.end());
    for (const auto &[maker, id] : order) {
        CodeSocket &socket = m_plan.sockets[id];
        const Call made = m_plan.calls[static_cast<std::size_t>(maker)].record().call;
        QString role = QStringLiteral("sock");
        if (socket.isFile)
            role = QStringLiteral("file");
        else if (socket.listens)
            role = QStringLiteral("listener");
        else if (made == Call::Accept)
            role = QStringLiteral("conn");
        else if (made == Call::Dup)
            role = QStringLiteral("copy");
        else if (made == Call::Socketpair)
            role = QStringLiteral("pair");
        else if (socket.type == constant::sockDgram)
            role = socket.isInet() ? QStringLiteral("udp") : QStringLiteral("dgram");
        else if (made == Call::CreateConnection || callers.count(id) > 0)
            role = QStringLiteral("client");
        socket.name = role + QString::number(++counts[role]);
    }
}

void Planner::makeThreads()
{
    // The end of the last call of each; a call that overlaps with one of its own thread (Qt begins several) gets another.
    std::map<int, std::vector<std::pair<int, qint64>>> byThread;
    std::map<QString, int> counts;
    for (std::size_t i = 0; i < m_plan.calls.size(); ++i) {
        PlannedCall &call = m_plan.calls[i];
        if (call.leftOut == LeftOut::TooMany)
            continue;
        auto &own = byThread[call.record().thread];
        auto free = std::find_if(own.begin(), own.end(),
                                 [&call](const auto &one) { return one.second <= call.beganNs(); });
        if (free == own.end()) {
            CodeThread thread;
            thread.title = call.row->actor;
            const QString name = QStringLiteral("run_") + literals::identifier(thread.title);
            const int count = ++counts[name];
            thread.name = count == 1 ? name : name + u'_' + QString::number(count);
            own.emplace_back(static_cast<int>(m_plan.threads.size()), 0);
            free = std::prev(own.end());
            m_plan.threads.push_back(thread);
        }
        // What is left out blocks no one.
        if (call.leftOut == LeftOut::No)
            free->second = call.endedNs();
        call.thread = free->first;
        m_plan.threads[static_cast<std::size_t>(call.thread)].calls.push_back(static_cast<int>(i));
    }
    m_plan.leftOut = static_cast<int>(std::count_if(m_plan.calls.begin(), m_plan.calls.end(),
                                                    [](const PlannedCall &one) { return one.leftOut != LeftOut::No; }));
}

} // namespace

bool CodeSocket::isStream() const
{
    return type == constant::sockStream;
}

bool CodeSocket::isInet() const
{
    return family == constant::afInet || family == constant::afInet6;
}

bool CodeSocket::isUnix() const
{
    return family == constant::afUnix;
}

bool CodeSocket::keepsPort() const
{
    return !picked && isInet() && (listens || type == constant::sockDgram) && local.port() != 0;
}

const CodeSocket *CodePlan::socket(SocketId id) const
{
    const auto found = sockets.find(id);
    return found == sockets.end() ? nullptr : &found->second;
}

SocketId madeBy(const CallRecord &record)
{
    return record.newSocket != 0                                               ? record.newSocket
        : record.call == Call::Socket || record.call == Call::CreateConnection ? record.socket
                                                                               : 0;
}

QLatin1StringView reasonOf(LeftOut leftOut)
{
    static constexpr std::array<QLatin1StringView, static_cast<std::size_t>(LeftOut::Count)> reasons{
        QLatin1StringView(),
        QLatin1StringView("it did not return by itself"),
        QLatin1StringView("the call that made its socket is not among the rows"),
        QLatin1StringView("the program would be too long"),
        QLatin1StringView("it failed before the handshake began"),
        QLatin1StringView("its record does not tell what both ends had asked for"),
        QLatin1StringView("it was made while the handshake ran"),
        QLatin1StringView("the handshake that failed has ended the connection"),
        QLatin1StringView("it went through TLS, and the handshake is not in this program"),
    };
    return reasons.at(static_cast<std::size_t>(leftOut));
}

CodePlan planCode(const std::vector<CodeRow> &rows)
{
    return Planner(rows).plan();
}

} // namespace sw
