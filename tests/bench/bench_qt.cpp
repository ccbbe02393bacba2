// SPDX-License-Identifier: GPL-3.0-or-later
// The Qt backend against a bare QTcpSocket that reads in its readyRead, in the same run: bulk receive, and echo round trips.
// A round is bare, ours, ours, bare, so that what else the machine does meets both; of five rounds the median counts. Beside the
// time on the clock stands the processor time of the receiving side alone, which other programs do not lengthen.
#include <algorithm>
#include <array>
#include <thread>
#include <vector>

#include <ctime>
#include <sys/socket.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

#include "bareside.h"
#include "endpointreaction.h"
#include "figures.h"
#include "monotonic.h"
#include "qtbackend.h"
#include "realsocketapi.h"
#include "recordhub.h"
#include "socketconstants.h"

using namespace sw;

namespace {

constexpr int rounds = 5;
constexpr qint64 bulkBytes = 512LL << 20;
constexpr int echoes = 10'000;
constexpr double wantedOfBulk = 0.8;
constexpr std::size_t bulkWrite = 65536;
constexpr std::size_t echoSize = 64;
constexpr qint64 bareRead = 65536;

void writeBulk(int fd)
{
    const std::vector<char> block(bulkWrite, 'x');
    for (qint64 left = bulkBytes; left > 0;) {
        const auto sent = ::send(fd, block.data(), static_cast<std::size_t>(std::min<qint64>(left, bulkWrite)),
                                 MSG_NOSIGNAL);
        if (sent <= 0)
            break;
        left -= sent;
    }
    ::shutdown(fd, SHUT_WR);
}

/// What one turn took.
struct Took
{
    double wallNs = 0;
    double processorNs = 0; ///< of this program without the thread that sends

    Took &operator+=(const Took &other)
    {
        wallNs += other.wallNs;
        processorNs += other.processorNs;
        return *this;
    }
};

double processorNs(clockid_t clock)
{
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

/// Calls `talk` with a connection to that port, on the thread of the sending side.
template<typename Talk>
Took timed(quint16 port, const Talk &talk)
{
    const int fd = bare::connectTo(port);
    const double processor = processorNs(CLOCK_PROCESS_CPUTIME_ID);
    const double own = processorNs(CLOCK_THREAD_CPUTIME_ID);
    const qint64 began = monotonicNs();
    talk(fd);
    Took took;
    took.wallNs = static_cast<double>(monotonicNs() - began);
    took.processorNs = processorNs(CLOCK_PROCESS_CPUTIME_ID) - processor - (processorNs(CLOCK_THREAD_CPUTIME_ID) - own);
    ::close(fd);
    return took;
}

// From the first byte that is written to the end that the server answers with
Took bulk(quint16 port)
{
    return timed(port, [](int fd) {
        writeBulk(fd);
        char end = 0;
        while (::recv(fd, &end, 1, 0) > 0) {}
    });
}

Took roundTrips(quint16 port)
{
    return timed(port, [](int fd) {
        std::array<char, echoSize> message{};
        for (int i = 0; i < echoes; ++i) {
            ::send(fd, message.data(), message.size(), MSG_NOSIGNAL);
            ::recv(fd, message.data(), message.size(), MSG_WAITALL);
        }
    });
}

/// What a program with nothing but Qt would do: one thread, one event loop, one buffer.
Took bareSocket(bool answers, Took (*turn)(quint16))
{
    Took result;
    QEventLoop loop;
    QTcpServer server;
    server.setProxy(QNetworkProxy::NoProxy);
    server.listen(QHostAddress::LocalHost);
    std::vector<char> buffer(bareRead);
    QObject::connect(&server, &QTcpServer::newConnection, &loop, [&] {
        QTcpSocket *const socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [&buffer, answers, socket] {
            for (qint64 got = 0; (got = socket->read(buffer.data(), bareRead)) > 0;) {
                if (answers)
                    socket->write(buffer.data(), got);
            }
        });
        QObject::connect(socket, &QTcpSocket::disconnected, &loop, &QEventLoop::quit);
    });
    std::thread client([&, port = server.serverPort()] { result = turn(port); });
    loop.exec();
    client.join();
    return result;
}

/// The Qt backend with its log, which stays full from the first turn on, as in a program that runs.
class Ours final
{
public:
    Took take(ReplyKind kind, Took (*turn)(quint16))
    {
        auto reaction = std::make_shared<EndpointReaction>(1, m_hub);
        ReplySettings reply;
        reply.rule.kind = kind;
        reaction->setSettings(reply);
        SocketCommand command;
        command.socket = m_backend.newSocketId();
        command.endpoint = 1;
        command.call = Call::Socket;
        command.arguments = {constant::afInet, constant::sockStream, 0};
        m_backend.execute(command);
        command.call = Call::Listen;
        command.address = SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0).value_or(SocketAddress());
        command.number = 16;
        m_backend.execute(command);
        command.call = Call::Accept;
        command.repeat = true;
        command.reaction = reaction;
        m_backend.execute(command);
        while (!m_backend.facts(command.socket) || m_backend.facts(command.socket)->phase != SocketPhase::Listening)
            std::this_thread::yield();
        const Took took = turn(m_backend.facts(command.socket)->local.port());
        command.call = Call::Close;
        command.repeat = false;
        command.reaction = nullptr;
        command.cancelFirst = true;
        m_backend.execute(command);
        while (!m_backend.sockets().empty())
            std::this_thread::yield();
        return took;
    }

private:
    RealSocketApi m_api;
    Journal m_journal;
    RecordHub m_hub{m_journal};
    QtBackend m_backend{m_api, m_hub};
};

/// Many of `amount` a second, for people.
QString perSecond(const Took &took, double amount, int turns, const char *unit)
{
    return QStringLiteral("%1 %2").arg(amount * turns * 1e9 / took.wallNs, 0, 'f', 0).arg(QLatin1StringView(unit));
}

void compare(Ours &mine, const char *what, ReplyKind kind, Took (*turn)(quint16), double amount, const char *unit,
             double wanted)
{
    const bool answers = kind == ReplyKind::Echo;
    bareSocket(answers, turn); // warm: and the log is full
    mine.take(kind, turn);
    Figures wall;
    Figures processor;
    Took allBare;
    Took allOurs;
    for (int i = 0; i < rounds; ++i) {
        Took limit = bareSocket(answers, turn);
        Took figure = mine.take(kind, turn);
        figure += mine.take(kind, turn);
        limit += bareSocket(answers, turn);
        wall.add(limit.wallNs / figure.wallNs);
        processor.add(limit.processorNs / figure.processorNs);
        allBare += limit;
        allOurs += figure;
    }
    reportLine(QLatin1StringView(what), wall.text(2),
               wanted > 0 ? QStringLiteral("≥ %1").arg(wanted) : QStringLiteral("–"), wall.median() >= wanted,
               QStringLiteral("by processor time %1; %2, bare QTcpSocket %3")
                   .arg(processor.text(2), perSecond(allOurs, amount, 2 * rounds, unit),
                        perSecond(allBare, amount, 2 * rounds, unit)));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    Ours mine;
    compare(mine, "Qt backend: TCP bulk receive, rate against a bare QTcpSocket with readyRead", ReplyKind::Nothing,
            &bulk, static_cast<double>(bulkBytes) / 1e6, "MB/s", wantedOfBulk);
    compare(mine, "Qt backend: echo of 64 bytes, rate against the same", ReplyKind::Echo, &roundTrips, echoes,
            "round trips/s", 0);
    return 0;
}
