// SPDX-License-Identifier: GPL-3.0-or-later
// The native backend against a bare loop of the same calls in the same run: bulk receive, and echo round trips. Prints the
// median of five ratios and their range; judges nothing.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <functional>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "endpointreaction.h"
#include "monotonic.h"
#include "nativebackend.h"
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

int connectTo(quint16 port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    const auto address = SocketAddress::fromHost(QStringLiteral("127.0.0.1"), port).value_or(SocketAddress());
    return ::connect(fd, address.data(), address.length()) == 0 ? fd : -1;
}

int listenOnLoopback(quint16 &port)
{
    RealSocketApi api;
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    api.bind(fd, SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0).value_or(SocketAddress()));
    api.listen(fd, 16);
    SocketAddress name;
    api.getsockname(fd, name);
    port = name.port();
    return fd;
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

// MB/s
double bareReceive()
{
    quint16 port = 0;
    const int listener = listenOnLoopback(port);
    std::thread writer([port] {
        const int fd = connectTo(port);
        writeBulk(fd);
        ::close(fd);
    });
    const int fd = ::accept(listener, nullptr, nullptr);
    std::vector<char> buffer(65536);
    const qint64 began = monotonicNs();
    qint64 total = 0;
    for (ssize_t got = 0; (got = ::recv(fd, buffer.data(), buffer.size(), 0)) > 0;)
        total += got;
    const qint64 took = monotonicNs() - began;
    writer.join();
    ::close(fd);
    ::close(listener);
    return static_cast<double>(total) * 1e3 / static_cast<double>(took);
}

/// A server of the native backend without an event loop.
struct NativeServer
{
    explicit NativeServer(ReplyKind kind)
    {
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
        command.call = Call::Bind;
        command.address = SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0).value_or(SocketAddress());
        backend.execute(command);
        command.call = Call::Listen;
        command.number = 16;
        backend.execute(command);
        command.call = Call::Accept;
        command.repeat = true;
        command.reaction = reaction;
        backend.execute(command);
        while (!backend.facts(socket) || backend.facts(socket)->phase != SocketPhase::Listening)
            std::this_thread::yield();
        port = backend.facts(socket)->local.port();
    }

    RealSocketApi api;
    Journal journal;
    RecordHub hub{journal};
    NativeBackend backend{api, hub};
    quint16 port = 0;
};

double nativeReceive()
{
    NativeServer server(ReplyKind::Nothing);
    const qint64 began = monotonicNs();
    const int fd = connectTo(server.port);
    writeBulk(fd);
    char end = 0;
    while (::recv(fd, &end, 1, 0) > 0) {} // the server closes when it has read all
    const qint64 took = monotonicNs() - began;
    ::close(fd);
    return static_cast<double>(server.journal.counts().bytesIn) * 1e3 / static_cast<double>(took);
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

double bareEcho()
{
    quint16 port = 0;
    const int listener = listenOnLoopback(port);
    std::thread server([listener] {
        const int fd = ::accept(listener, nullptr, nullptr);
        std::array<char, 65536> buffer{};
        for (ssize_t got = 0; (got = ::recv(fd, buffer.data(), buffer.size(), 0)) > 0;)
            ::send(fd, buffer.data(), static_cast<std::size_t>(got), MSG_NOSIGNAL);
        ::close(fd);
    });
    const double rate = echoRate(port);
    server.join();
    ::close(listener);
    return rate;
}

double nativeEcho()
{
    NativeServer server(ReplyKind::Echo);
    return echoRate(server.port);
}

void compare(const char *what, const char *unit, const std::function<double()> &bare,
             const std::function<double()> &ours)
{
    std::vector<double> ratios;
    std::vector<double> figures;
    std::vector<double> limits;
    for (int i = 0; i < rounds; ++i) {
        limits.push_back(bare());
        figures.push_back(ours());
        ratios.push_back(figures.back() / limits.back());
    }
    std::sort(ratios.begin(), ratios.end());
    std::sort(figures.begin(), figures.end());
    std::sort(limits.begin(), limits.end());
    std::printf("%-14s ratio %.2f (%.2f to %.2f)   %.0f %s, bare loop %.0f %s\n", what, ratios[rounds / 2],
                ratios.front(), ratios.back(), figures[rounds / 2], unit, limits[rounds / 2], unit);
}

} // namespace

int main()
{
    compare("bulk receive", "MB/s", bareReceive, nativeReceive);
    compare("echo 64 bytes", "round trips/s", bareEcho, nativeEcho);
    return 0;
}
