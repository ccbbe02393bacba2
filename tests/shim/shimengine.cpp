// SPDX-License-Identifier: GPL-3.0-or-later
#include "shimengine.h"

#include <atomic>
#include <cerrno>
#include <ctime>

#include <pthread.h>
#include <sys/stat.h>

#include "fakesocketapi.h"
#include "libccalls.h"
#include "tally.h"

namespace sw {

namespace {

constinit std::mutex making;
constinit std::atomic<ShimEngine *> current{nullptr};
constinit std::atomic<pid_t> owner{0};

// Has no destructor, so it can be asked after that of the caller has run.
thread_local bool ending = false;

/// Waits for the record; false when a signal handler has run. The kernel restarts a wait without a time limit after a handler
/// with SA_RESTART, and never one with a limit (signal(7)): just what recv(2) and poll(2) do.
bool waitFor(sem_t &answered, bool restarts)
{
    if (restarts)
        return ::sem_wait(&answered) == 0;
    timespec far{};
    ::clock_gettime(CLOCK_MONOTONIC, &far);
    far.tv_sec += 1'000'000'000;
    return ::sem_clockwait(&answered, CLOCK_MONOTONIC, &far) == 0;
}

// What the parent's threads did ends with them: the child leaves the old engine as it lies, and makes one of its own.
__attribute__((constructor)) void setUp()
{
    libc();
    owner = ::getpid();
    ::pthread_atfork([] { making.lock(); }, [] { making.unlock(); },
                     [] {
                         current = nullptr;
                         owner = ::getpid();
                         making.unlock();
                     });
}

/// The real calls. With SW_SHIM_FAULT="recv 104" that call always fails with that errno: a fault of the engine that those who
/// compare have to find.
std::unique_ptr<SocketApi> makeApi()
{
    const QList<QByteArray> fault = qgetenv("SW_SHIM_FAULT").split(' ');
    const auto call = callFromName(fault.first());
    if (fault.size() != 2 || !call)
        return std::make_unique<RealSocketApi>();
    auto api = std::make_unique<FakeSocketApi>();
    api->failAlways(*call, fault[1].toInt());
    return api;
}

} // namespace

bool isSocket(int fd)
{
    const int before = errno;
    struct stat about = {};
    const bool yes = ::fstat(fd, &about) == 0 && S_ISSOCK(about.st_mode);
    errno = before;
    return yes;
}

Caller::Caller()
{
    ::sem_init(&answered, 0, 0);
}

Caller::~Caller()
{
    ending = true;
    if (engine && engine == current)
        engine->endLane(lane);
}

Caller *Caller::ofThisThread()
{
    thread_local Caller caller;
    return ending ? nullptr : &caller;
}

ShimEngine::ShimEngine()
    : m_api(makeApi())
    , m_backend(*m_api, *this)
{
}

ShimEngine *ShimEngine::ofThisProcess()
{
    const pid_t process = ::getpid();
    if (ShimEngine *engine = current; engine && owner == process)
        return engine;
    // The child of a vfork has the parent's memory, and may only use the C library. Before this library is set up, likewise.
    if (owner != process)
        return nullptr;
    const std::lock_guard lock(making);
    if (!current)
        current = new ShimEngine;
    return current;
}

bool ShimEngine::prepare(Caller &caller)
{
    if (caller.engine == this)
        return true;
    caller.lane = m_backend.newLane("shim");
    caller.engine = caller.lane != 0 ? this : nullptr;
    return caller.engine == this;
}

CallRecord ShimEngine::make(SocketCommand command, Caller &caller)
{
    {
        const std::lock_guard lock(m_mutex);
        command.token = ++m_lastToken;
        m_waiting[command.token] = &caller;
    }
    command.lane = caller.lane;
    m_backend.execute(command);
    const bool canBeInterrupted = traitsOf(command.call).mayBlock && command.call != Call::Close;
    while (!waitFor(caller.answered, command.call != Call::Poll)) {
        if (canBeInterrupted)
            m_backend.cancel(command.token);
    }
    CallRecord record = std::move(caller.record);
    // Cancelled before it was begun: for the program it was interrupted.
    if (record.error == ECANCELED && record.flags.testFlag(RecordFlag::Cancelled))
        record.error = EINTR;
    return record;
}

void ShimEngine::take(CallRecord &&record)
{
    if (record.kind != RecordKind::Call)
        return;
    const std::lock_guard lock(m_mutex);
    const auto waiting = m_waiting.find(record.token);
    if (waiting == m_waiting.end()) {
        tally().countStray();
        return;
    }
    waiting->second->record = std::move(record);
    ::sem_post(&waiting->second->answered);
    m_waiting.erase(waiting);
}

SocketId ShimEngine::socketOf(int fd)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_sockets.find(fd); known != m_sockets.end())
            return known->second;
    }
    if (!isSocket(fd))
        return 0;
    const SocketId adopted = m_backend.adoptDescriptor(fd);
    std::unique_lock lock(m_mutex);
    const auto [place, isNew] = m_sockets.emplace(fd, adopted);
    const SocketId socket = place->second;
    lock.unlock();
    if (!isNew) // by another thread, at the same time
        m_backend.releaseDescriptor(adopted);
    return socket;
}

SocketId ShimEngine::takeOut(int fd)
{
    const SocketId socket = socketOf(fd);
    if (socket == 0)
        return 0;
    const std::lock_guard lock(m_mutex);
    m_sockets.erase(fd);
    return socket;
}

void ShimEngine::add(int fd, SocketId socket)
{
    forget(fd); // a number that was closed without our notice
    const std::lock_guard lock(m_mutex);
    m_sockets[fd] = socket;
}

void ShimEngine::forget(int fd)
{
    SocketId old = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_sockets.find(fd); known != m_sockets.end()) {
            old = known->second;
            m_sockets.erase(known);
        }
    }
    if (old != 0)
        m_backend.releaseDescriptor(old);
}

int ShimEngine::descriptorOf(SocketId socket) const
{
    const auto facts = m_backend.facts(socket);
    return facts ? facts->fd : -1;
}

} // namespace sw
