// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowexport.h"

#include <QFileInfo>
#include <QSaveFile>

namespace sw {

namespace {

constexpr quint64 rowsPerLook = 512; ///< between two looks at whether to stop
constexpr qint64 publishEveryNs = 100'000'000;

} // namespace

RowExport::RowExport(const Journal &journal, std::function<void()> notify)
    : m_journal(journal)
    , m_notify(std::move(notify))
{
}

RowExport::~RowExport()
{
    cancel();
}

void RowExport::start(ExportJob job)
{
    cancel();
    m_thread = std::jthread([this, job = std::move(job), first = m_journal.firstRow(),
                             end = m_journal.endRow()](const std::stop_token &stop) { run(stop, job, first, end); });
}

void RowExport::cancel()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
    m_state = {};
    m_told = false;
}

RowExport::State RowExport::take()
{
    State state;
    {
        const std::scoped_lock lock(m_mutex);
        state = m_state;
        m_told = false;
    }
    if (state.ended && m_thread.joinable())
        m_thread.join();
    return state;
}

void RowExport::publish(const State &state)
{
    bool tell = false;
    {
        const std::scoped_lock lock(m_mutex);
        m_state = state;
        tell = !m_told;
        m_told = true;
    }
    if (tell)
        m_notify();
}

void RowExport::run(const std::stop_token &stop, const ExportJob &job, quint64 first, quint64 end)
{
    State state;
    const auto fail = [&](Fault fault, const QString &reason) {
        state.ended = true;
        state.fault = fault;
        state.reason = reason;
        publish(state);
    };
    // A finished file takes the place of an old one; a device or a pipe must not be replaced like that.
    if (const QFileInfo old(job.path); old.exists() && !old.isFile())
        return fail(Fault::NotAFile, {});
    QSaveFile file(job.path); // one that was not committed takes its temporary file with it
    const auto write = [&](const QByteArray &bytes) { return file.write(bytes) == bytes.size(); };
    bool whole = file.open(QIODevice::WriteOnly) && write(job.head);
    if (whole && job.survey) {
        m_journal.visit(first, end, [&](const JournalRow &row) {
            job.survey(row);
            return !stop.stop_requested();
        });
        job.surveyed();
    }
    quint64 expected = first;
    qint64 publishAt = monotonicNs() + publishEveryNs;
    for (quint64 next = first; next < end && whole;) {
        if (stop.stop_requested())
            return;
        const quint64 to = qMin(end, next + rowsPerLook);
        m_journal.visit(next, to, [&](const JournalRow &row) {
            state.dropped += row.number() - expected;
            expected = row.number() + 1;
            if (job.wanted(row)) {
                whole = write(job.bytesOf(row));
                ++state.written;
            }
            return whole && !stop.stop_requested();
        });
        next = to;
        if (monotonicNs() < publishAt)
            continue;
        state.percent = int((next - first) * 100 / (end - first));
        publish(state);
        publishAt = monotonicNs() + publishEveryNs;
    }
    if (stop.stop_requested())
        return;
    if (whole && job.tail)
        whole = write(job.tail());
    // A full disk may show only now, when what was buffered reaches it.
    if (!whole || !file.commit())
        return fail(Fault::System, file.errorString());
    state.dropped += end - expected;
    state.percent = 100;
    state.ended = true;
    publish(state);
}

} // namespace sw
