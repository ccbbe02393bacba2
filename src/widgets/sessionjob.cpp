// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionjob.h"

#include <QMetaObject>

namespace sw {

SessionJob::SessionJob(QObject *parent)
    : QObject(parent)
{
}

SessionJob::~SessionJob()
{
    cancel();
}

void SessionJob::cancel()
{
    ++m_run;
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

void SessionJob::start(Work work)
{
    cancel();
    m_thread = std::jthread([this, run = m_run, work = std::move(work)](const std::stop_token &stop) {
        const auto queue = [this, run](auto what) {
            const auto guarded = [this, run, what] {
                if (run == m_run)
                    what();
            };
            QMetaObject::invokeMethod(this, guarded, Qt::QueuedConnection);
        };
        work(stop, [&](int percent) { queue([this, percent] { Q_EMIT progress(percent); }); });
        queue([this] { Q_EMIT finished(); });
    });
}

} // namespace sw
