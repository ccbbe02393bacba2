// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QObject>

#include "kernelview.h"
#include "recordhub.h"
#include "socketbackend.h"

class QSocketNotifier;
class QTimer;

namespace sw {

/// The running laboratory: the one door for commands and the place where records reach the main thread. Main thread. Backend
/// and hub outlive it.
class Workbench final : public QObject
{
    Q_OBJECT

public:
    Workbench(SocketBackend &backend, RecordHub &hub, QObject *parent = nullptr);
    ~Workbench() override;

    /// Passes the command on. Gives the token that its record(s) will carry (a new one when the command has none). It
    /// returns at once; the record comes by recorded().
    quint64 execute(SocketCommand command);
    void cancel(quint64 token) { m_backend.cancel(token); }
    EndpointId newEndpointId() { return m_nextEndpoint++; }

    [[nodiscard]] SocketBackend &backend() const { return m_backend; }
    [[nodiscard]] RecordSink &sink() const { return m_hub; }
    [[nodiscard]] Journal &journal() const { return m_hub.journal(); }
    /// What the kernel says now of all TCP sockets; null until asked for by watchKernel().
    [[nodiscard]] std::shared_ptr<const KernelSnapshot> kernel() const { return m_kernel.snapshot(); }
    void watchKernel(bool on) { m_kernel.setWatching(on); }
    /// Puts a notice into the log.
    void note(CallRecord notice);

Q_SIGNALS:
    /// Every record that answers a command or changes the life of a socket, in order of ending.
    void recorded(const sw::CallRecord &record);
    /// New rows are in the journal; at most one signal in a turn of the event loop.
    void rowsAdded();

private:
    void deliver();

    SocketBackend &m_backend;
    RecordHub &m_hub;
    KernelView m_kernel;
    QSocketNotifier *m_notifier;
    QTimer *m_pause;
    quint64 m_nextToken = 1;
    EndpointId m_nextEndpoint = 1;
};

} // namespace sw
