// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench.h"

#include <QSocketNotifier>
#include <QTimer>

#include "monotonic.h"
#include "threads.h"

namespace sw {

namespace {

// In a flood the screen hears of plain data rows this often: nobody reads more pictures a second, and the threads that make the
// calls need the processor. Answers to commands and changes of life are delivered at once.
constexpr int announceMs = 33;

} // namespace

Workbench::Workbench(SocketBackend &backend, RecordHub &hub, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_hub(hub)
    , m_notifier(new QSocketNotifier(hub.wakeDescriptor(), QSocketNotifier::Read, this))
    , m_pause(new QTimer(this))
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(announceMs);
    connect(m_notifier, &QSocketNotifier::activated, this, &Workbench::deliver);
    connect(m_pause, &QTimer::timeout, this, &Workbench::deliver);
}

Workbench::~Workbench() = default;

quint64 Workbench::execute(SocketCommand command)
{
    if (command.token == 0)
        command.token = m_nextToken++;
    m_backend.execute(command);
    return command.token;
}

void Workbench::note(CallRecord notice)
{
    notice.kind = RecordKind::Notice;
    notice.thread = currentThreadNumber();
    notice.beganNs = monotonicNs();
    m_hub.take(std::move(notice));
}

void Workbench::deliver()
{
    const auto records = m_hub.drain();
    for (const CallRecord &record : records)
        Q_EMIT recorded(record);
    Q_EMIT rowsAdded();
    // A flood of data rows must not wake this thread for each of them: after a turn without anything to deliver, look
    // again a little later. Turns that delivered something look at once, so that a dialogue is not slowed down.
    const bool flood = records.empty() && !m_pause->isActive();
    m_notifier->setEnabled(!flood);
    if (flood)
        m_pause->start();
}

} // namespace sw
