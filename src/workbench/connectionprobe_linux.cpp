// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionprobe.h"

#include <algorithm>
#include <chrono>

#include <sys/eventfd.h>
#include <unistd.h>

#include "monotonic.h"

namespace sw {

namespace {

constexpr auto interval = std::chrono::milliseconds(50);
constexpr int restFactor =
    20; ///< a question waits for who moves bytes on that socket: it must not keep a processor busy

ConnectionLook searchFor(SocketTable &table, const ConnectionKey &key)
{
    ConnectionLook look;
    look.key = key;
    for (const KernelSocket &one : table.dumpTcp()) {
        if (one.inode == key.inode)
            look.first.emplace().socket = one;
    }
    look.error = look.first ? 0 : table.error();
    look.takenNs = monotonicNs();
    return look;
}

ConnectionLook lookAt(TcpEndQuery &query, const ConnectionKey &key)
{
    ConnectionLook look;
    look.key = key;
    const auto note = [&] {
        if (query.error() != 0)
            look.error = query.error();
    };
    // A receiver that is asked first never has more than its sender, asked afterwards, has sent: for both directions, three questions.
    look.secondBefore = query.ask(key.peer, key.local);
    note();
    look.first = query.ask(key.local, key.peer);
    note();
    look.second = query.ask(key.peer, key.local);
    note();
    if (!key.listening.isNull())
        look.listener = query.askListening(key.listening);
    look.takenNs = monotonicNs();
    return look;
}

} // namespace

ConnectionProbe::ConnectionProbe()
    : m_eventFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

ConnectionProbe::~ConnectionProbe()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_changed.notify_one();
    m_thread.join();
    if (m_eventFd >= 0)
        ::close(m_eventFd);
}

void ConnectionProbe::watch(std::vector<ConnectionKey> keys)
{
    bool start = false;
    {
        const std::lock_guard lock(m_mutex);
        if (keys == m_keys)
            return;
        m_keys = std::move(keys);
        ++m_turn;
        m_looks.reset();
        start = !m_keys.empty() && !m_thread.isStarted();
        // Under the lock: two who begin at once start one thread.
        if (start)
            m_thread.start([this] { run(); }, "sw-probe");
    }
    m_changed.notify_one();
}

std::shared_ptr<const ConnectionLooks> ConnectionProbe::take()
{
    quint64 count = 0;
    [[maybe_unused]] const auto got = ::read(m_eventFd, &count, sizeof count);
    const std::lock_guard lock(m_mutex);
    m_new = false;
    return m_looks;
}

void ConnectionProbe::run()
{
    TcpEndQuery query;
    std::optional<SocketTable> table; // seldom needed
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_quit || !m_keys.empty(); });
        if (m_quit)
            return;
        const std::vector<ConnectionKey> keys = m_keys;
        const quint64 turn = m_turn;
        lock.unlock();
        const qint64 began = monotonicNs();
        auto looks = std::make_shared<ConnectionLooks>();
        for (const ConnectionKey &key : keys) {
            if (key.inode != 0 && !table)
                table.emplace();
            looks->push_back(key.inode != 0 ? searchFor(*table, key) : lookAt(query, key));
        }
        const std::chrono::nanoseconds rest((monotonicNs() - began) * restFactor);
        lock.lock();
        if (turn == m_turn) {
            m_looks = std::move(looks);
            if (!m_new) {
                m_new = true;
                const quint64 one = 1;
                [[maybe_unused]] const auto written = ::write(m_eventFd, &one, sizeof one);
            }
        }
        m_changed.wait_for(lock, std::clamp<std::chrono::nanoseconds>(rest, interval, std::chrono::seconds(1)),
                           [&] { return m_quit || m_turn != turn; });
    }
}

} // namespace sw
