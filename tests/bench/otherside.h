// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QProcess>

namespace sw {

/// A run of bench_bare: a bare loop, or what loads a server. Waiting for it keeps the window alive. Main thread.
class OtherSide final
{
public:
    explicit OtherSide(const QStringList &task);
    ~OtherSide();
    Q_DISABLE_COPY_MOVE(OtherSide)

    /// What it printed behind that word; -1 when it ended without.
    qint64 told(const QByteArray &word);
    void finish(); ///< until it has ended by itself
    void letGo(); ///< ends its standard input: it was told to wait for that
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    void readLines();

    QProcess m_process;
    QHash<QByteArray, qint64> m_told;
};

/// Turns of the event loop until `ready`; false when it took too long.
bool waitUntil(const std::function<bool()> &ready, int mostMs = 120'000);

/// Nanoseconds that all threads of this program have used of the processors.
qint64 processorNs();

/// Anonymous memory of a process in bytes (RssAnon of /proc/PID/status).
qint64 anonymousBytes(qint64 pid);

} // namespace sw
