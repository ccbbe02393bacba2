// SPDX-License-Identifier: GPL-3.0-or-later
// The Qt backend against a bare QTcpSocket that reads in its readyRead, in the same run: bulk receive, and echo round trips.
// Prints the median of five ratios and their range; judges nothing.
#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <thread>
#include <vector>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

#include "endpointreaction.h"
#include "monotonic.h"
#include "qtbackend.h"
#include "realsocketapi.h"
#include "recordhub.h"
#include "socketconstants.h"

using namespace sw;

namespace {

constexpr int rounds = 5;
constexpr qint64 bulkBytes = 1LL << 30;
constexpr int echoes = 20'000;
constexpr std::size_t bulkWrite = 65536;
constexpr std::size_t echoSize = 64;
constexpr qint64 bareRead = 65536;

int connectTo(quint16 port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    const auto address = SocketAddress::fromHost(QStringLiteral("127.0.0.1"), port).value_or(SocketAddress());
    return ::connect(fd, address.data(), address.length()) == 0 ? fd : -1;
}

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

// MB/s, from the first byte that is written to the end that the server answers with
double bulkRate(quint16 port)
{
    const qint64 began = monotonicNs();
    const int fd = connectTo(port);
    writeBulk(fd);
    char end = 0;
    while (::recv(fd, &end, 1, 0) > 0) {}
    const qint64 took = monotonicNs() - began;
    ::close(fd);
    return static_cast<double>(bulkBytes) * 1e3 / static_cast<double>(took);
}

// Round trips a second
double echoRate(quint16 port)
{
    const int fd = connectTo(port);
    std::array<char, echoSize> message{};
    const qint64 began = monotonicNs();
    for (int i = 0; i < echoes; ++i) {
        ::send(fd, message.data(), message.size(), MSG_NOSIGNAL);
        ::recv(fd, message.data(), message.size(), MSG_WAITALL);
    }
    const qint64 took = monotonicNs() - began;
    ::close(fd);
    return echoes * 1e9 / static_cast<double>(took);
}

/// What a program with nothing but Qt would do: one thread, one event loop, one buffer.
double bare(bool answers, const std::function<double(quint16)> &rate)
{
    double result = 0;
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
    std::thread client([&, port = server.serverPort()] { result = rate(port); });
    loop.exec();
    client.join();
    return result;
}

double ours(ReplyKind kind, const std::function<double(quint16)> &rate)
{
    RealSocketApi api;
    Journal journal;
    RecordHub hub{journal};
    QtBackend backend{api, hub};
    auto reaction = std::make_shared<EndpointReaction>(1, hub);
    ReplySettings reply;
    reply.rule.kind = kind;
    reaction->setSettings(reply);
    const SocketId socket = backend.newSocketId();
    SocketCommand command;
    command.socket = socket;
    command.endpoint = 1;
    command.call = Call::Socket;
    command.arguments = {constant::afInet, constant::sockStream, 0};
    backend.execute(command);
    command.call = Call::Listen;
    command.address = SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0).value_or(SocketAddress());
    command.number = 16;
    backend.execute(command);
    command.call = Call::Accept;
    command.repeat = true;
    command.reaction = reaction;
    backend.execute(command);
    while (!backend.facts(socket) || backend.facts(socket)->phase != SocketPhase::Listening)
        std::this_thread::yield();
    return rate(backend.facts(socket)->local.port());
}

void compare(const char *what, const char *unit, ReplyKind kind, const std::function<double(quint16)> &rate)
{
    std::vector<double> ratios;
    std::vector<double> figures;
    std::vector<double> limits;
    for (int i = 0; i < rounds; ++i) {
        limits.push_back(bare(kind == ReplyKind::Echo, rate));
        figures.push_back(ours(kind, rate));
        ratios.push_back(figures.back() / limits.back());
    }
    std::sort(ratios.begin(), ratios.end());
    std::sort(figures.begin(), figures.end());
    std::sort(limits.begin(), limits.end());
    std::printf("%-14s ratio %.2f (%.2f to %.2f)   %.0f %s, bare QTcpSocket %.0f %s\n", what, ratios[rounds / 2],
                ratios.front(), ratios.back(), figures[rounds / 2], unit, limits[rounds / 2], unit);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    compare("bulk receive", "MB/s", ReplyKind::Nothing, bulkRate);
    compare("echo 64 bytes", "round trips/s", ReplyKind::Echo, echoRate);
    return 0;
}
