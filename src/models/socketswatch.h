// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "socketsnow.h"

namespace sw {

/// Looks at the sockets ten times a second (less often when there are thousands) while somebody watches, once for all who do.
/// Main thread; the workbench outlives it.
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
    /// Looks soon, as something has changed: at most 20 ms from now.
    void hurry();

Q_SIGNALS:
    void looked(const sw::SocketsNow &now);

private:
    void look();

    Workbench &m_workbench;
    QTimer m_timer;
    QTimer m_soon;
    int m_watchers = 0;
};

} // namespace sw
