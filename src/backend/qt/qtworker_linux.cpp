// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtworker.h"

#include <cerrno>

#include <sys/eventfd.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QSocketNotifier>

#include "qtsockets.h"

namespace sw {

QtWorker::QtWorker(QtBackend &backend)
    : m_backend(backend)
    , m_eventFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

QtWorker::~QtWorker()
{
    quit();
    m_thread.join();
    if (m_eventFd >= 0)
        ::close(m_eventFd);
}

int QtWorker::start(const QByteArray &name)
{
    if (m_eventFd < 0)
        return EMFILE;
    return m_thread.start([this] { work(); }, name, stackBytes);
}

void QtWorker::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    signal();
}

void QtWorker::quit()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    signal();
}

void QtWorker::signal() const
{
    const quint64 one = 1;
    [[maybe_unused]] const auto written = ::write(m_eventFd, &one, sizeof one);
}

void QtWorker::runJobs(QtSockets &sockets, QEventLoop &loop)
{
    quint64 count = 0;
    [[maybe_unused]] const auto got = ::read(m_eventFd, &count, sizeof count);
    std::deque<Job> jobs;
    bool quits = false;
    {
        const std::lock_guard lock(m_mutex);
        jobs.swap(m_jobs);
        quits = m_quit;
    }
    for (const Job &job : jobs)
        job(sockets);
    if (quits)
        loop.quit();
}

void QtWorker::work()
{
    m_threadNumber = currentThreadNumber();
    {
        QEventLoop loop; // makes this thread's event dispatcher
        QtSockets sockets(m_backend);
        QSocketNotifier wake(m_eventFd, QSocketNotifier::Read);
        QObject::connect(&wake, &QSocketNotifier::activated, &loop, [&] { runJobs(sockets, loop); });
        loop.exec();
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    std::deque<Job> late; // what they hold goes here, not under the lock
    {
        const std::lock_guard lock(m_mutex);
        late.swap(m_jobs);
    }
    late.clear();
    m_ended = true;
}

} // namespace sw
