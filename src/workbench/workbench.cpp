// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench.h"

#include <QSocketNotifier>
#include <QTimer>

#include "monotonic.h"
#include "recordsignal.h"
#include "threads.h"

namespace sw {

namespace {

// In a flood the screen hears of plain data rows this often: nobody reads more pictures a second, and the threads that make the
// calls need the processor. Answers to commands and changes of life are delivered at once.
constexpr int announceMs = 33;
constexpr quint64 floodRows = 32; // in that time; fewer are a dialogue
constexpr int mostAtOnce = 16; // plain deliveries of a dialogue between two looks at how many rows there are

/// When plain rows are told of: those of a dialogue at once, so that whoever waits for an answer gets it, those of a flood when a
/// pause ends. It runs on behind the last ones, so that what changed just after its row is looked at too. Main thread.
class RowsPause final : public QTimer
{
public:
    using QTimer::QTimer;

    /// Plain rows were told of, up to `endRow`.
    void told(quint64 endRow)
    {
        m_holds = m_atOnce == 0;
        m_atOnce -= m_holds ? 0 : 1;
        m_endRow = endRow;
        start();
    }
    void end(quint64 endRow)
    {
        const quint64 came = endRow - m_endRow;
        m_atOnce = came < floodRows ? mostAtOnce : 0;
        m_holds = false;
        m_wasQuiet = came == 0;
    }
    [[nodiscard]] bool holds() const { return m_holds; }
    [[nodiscard]] bool wasQuiet() const { return m_wasQuiet; } ///< when it ended

private:
    bool m_holds = false;
    bool m_wasQuiet = false;
    int m_atOnce = mostAtOnce;
    quint64 m_endRow = 0;
};

} // namespace

Workbench::Workbench(SocketBackend &backend, RecordHub &hub, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_hub(hub)
    , m_notifier(new QSocketNotifier(hub.wakeDescriptor(), QSocketNotifier::Read, this))
    , m_pause(new RowsPause(this))
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(announceMs);
    auto *pause = static_cast<RowsPause *>(m_pause);
    connect(m_notifier, &QSocketNotifier::activated, this, [this, pause] {
        // The hub says nothing more of plain rows until it is drained: they cost one look in a pause.
        if (!pause->holds() || recordsignal::takeLife(m_hub.wakeDescriptor()))
            deliver();
    });
    connect(m_pause, &QTimer::timeout, this, [this, pause] {
        pause->end(journal().endRow());
        deliver();
        if (pause->wasQuiet())
            pause->stop();
    });
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
    auto *pause = static_cast<RowsPause *>(m_pause);
    if (pause->holds())
        return; // the rows are told of when it ends
    const quint64 endRow = journal().endRow();
    Q_EMIT rowsAdded();
    if (records.empty())
        pause->told(endRow);
}

} // namespace sw
