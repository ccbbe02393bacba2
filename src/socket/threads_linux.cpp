// SPDX-License-Identifier: GPL-3.0-or-later
#include "threads.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

namespace sw {

namespace {

int interruptSignal()
{
    return SIGRTMIN + 5;
}

void doNothing(int /*signal*/)
{
}

void *runWorker(void *argument)
{
    const auto *start = static_cast<WorkerThread::Start *>(argument);
    // Named by itself, so that even a short-lived thread has its name before its first call.
    pthread_setname_np(pthread_self(), start->name.constData());
    // A new thread inherits the full mask that start() set for it.
    sigset_t blocked;
    sigfillset(&blocked);
    sigdelset(&blocked, interruptSignal());
    pthread_sigmask(SIG_SETMASK, &blocked, nullptr);
    start->run();
    return nullptr;
}

} // namespace

int currentThreadNumber()
{
    // Asked for with every call: the number of a thread does not change, so the kernel is asked once.
    static thread_local const int number = static_cast<int>(gettid());
    return number;
}

void installInterruptHandler()
{
    static const bool installed = [] {
        struct sigaction action = {};
        action.sa_handler = doNothing;
        sigemptyset(&action.sa_mask);
        action.sa_flags = 0; // not SA_RESTART: the blocked call must return
        sigaction(interruptSignal(), &action, nullptr);
        return true;
    }();
    Q_UNUSED(installed)
}

WorkerThread::~WorkerThread()
{
    Q_ASSERT(!m_started);
}

int WorkerThread::start(std::function<void()> run, const QByteArray &name, std::size_t stack)
{
    installInterruptHandler();
    m_start = {std::move(run), name.left(15)}; // the kernel keeps 15 characters
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stack);
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const int error = pthread_create(&m_thread, &attributes, runWorker, &m_start);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    pthread_attr_destroy(&attributes);
    m_started = error == 0;
    return error;
}

void WorkerThread::join()
{
    if (m_started)
        pthread_join(m_thread, nullptr);
    m_started = false;
}

void WorkerThread::interrupt() const
{
    if (m_started)
        pthread_kill(m_thread, interruptSignal());
}

std::optional<bool> threadSleeps(int threadNumber)
{
    std::array<char, 64> path{};
    std::snprintf(path.data(), path.size(), "/proc/self/task/%d/stat", threadNumber);
    const int fd = ::open(path.data(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return std::nullopt;
    std::array<char, 256> text{};
    const auto got = ::read(fd, text.data(), text.size() - 1);
    ::close(fd);
    // "PID (name) S ...": the name may hold spaces and brackets, so look behind the last one.
    const char *bracket = got > 0 ? std::strrchr(text.data(), ')') : nullptr;
    if (!bracket || bracket[1] == '\0')
        return std::nullopt;
    return bracket[2] == 'S' || bracket[2] == 'D';
}

int threadCount()
{
    DIR *folder = ::opendir("/proc/self/task");
    if (!folder)
        return -1;
    int count = 0;
    while (const dirent *entry = ::readdir(folder))
        count += entry->d_name[0] != '.';
    ::closedir(folder);
    return count;
}

} // namespace sw
