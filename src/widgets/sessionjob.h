// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <thread>

#include <QObject>

namespace sw {

/// Work with session files on a thread of its own: a long file takes a while to read. Main thread; deleted, it gives up and waits for
/// the moment that takes.
class SessionJob final : public QObject
{
    Q_OBJECT

public:
    using Tell = std::function<void(int percent)>;
    using Work = std::function<void(const std::stop_token &stop, const Tell &tell)>;

    explicit SessionJob(QObject *parent = nullptr);
    ~SessionJob() override;

    /// `work` runs on the thread; what it leaves behind may be read when finished() comes. Gives up what ran before.
    void start(Work work);
    void cancel();

Q_SIGNALS:
    void progress(int percent);
    void finished();

private:
    std::jthread m_thread;
    int m_run = 0; ///< later than this nothing of an earlier start is told
};

} // namespace sw
