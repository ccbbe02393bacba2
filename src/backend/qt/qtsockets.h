// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include "qtlookups.h"

namespace sw {

class QtSocket;

/// The Qt objects of one worker thread, by the numbers of their sockets. Lives and is used on that thread only.
class QtSockets final
{
public:
    explicit QtSockets(QtBackend &backend);
    ~QtSockets(); ///< closes all
    Q_DISABLE_COPY_MOVE(QtSockets)

    void run(const QtOperationPtr &operation);
    void cancel(const QtOperationPtr &operation);
    void setPaused(SocketId socket, bool paused);

    [[nodiscard]] QtBackend &backend() const { return m_backend; }
    /// Takes over a socket that was made here; its backend entry must be there.
    QtSocket *add(SocketId id, std::unique_ptr<QtSocket> socket);
    [[nodiscard]] QtSocket *find(SocketId id) const;
    /// A closed one: deleted from the event loop, as it may be in one of its own functions. `drains`: not before release().
    void remove(SocketId id, bool drains);
    void release(QtSocket *drained);

private:
    void makeSocket(const QtOperationPtr &operation);
    void defaultTimeout(const QtOperationPtr &operation);

    QtBackend &m_backend;
    QtLookups m_lookups;
    std::map<SocketId, std::unique_ptr<QtSocket>> m_sockets;
    std::map<QtSocket *, std::unique_ptr<QtSocket>> m_draining;
};

} // namespace sw
