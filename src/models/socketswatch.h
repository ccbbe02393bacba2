// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "socketsnow.h"
#include "tcpend.h"

namespace sw {

/// Looks at the sockets ten times a second while somebody watches, at most twice as often while something changes (and less often
/// when all of many are looked at), once for all who do. Main thread; the workbench outlives it.
class SocketsWatch final : public QObject
{
    Q_OBJECT

public:
    static constexpr int everyMs = 100;

    explicit SocketsWatch(Workbench &workbench, QObject *parent = nullptr);
    ~SocketsWatch() override;

    /// Counts who watches; without anybody nothing is looked at.
    void addWatcher();
    void removeWatcher();
    [[nodiscard]] int watchers() const { return m_watchers; }
    /// Looks soon, as something has changed: within 50 ms.
    void hurry();

Q_SIGNALS:
    /// Before a look: who watches adds what it shows. A signal, so that who is not connected wants nothing.
    void wanting(sw::SocketsWanted *wanted);
    void looked(const sw::SocketsNow &now);

private:
    void look();
    void setTableWatched(bool on);

    Workbench &m_workbench;
    QTimer m_timer;
    QTimer m_soon;
    int m_watchers = 0;
    TcpEndQuery m_query{TcpEndQuery::Detail::State};
    bool m_tableWatched = false;
    qint64 m_tableSinceNs = 0; ///< older tables are not of now
    int m_restMs = 0; ///< so long no further look after this one
    QElapsedTimer m_sinceLook;
};

} // namespace sw
