// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionwriter.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <QFileInfo>

#include "journal.h"
#include "storedrows.h"

namespace sw {

namespace {

using std::chrono::milliseconds;

constexpr qsizetype batchBytes = 512 * 1024; // stays in the cache of a processor
constexpr qsizetype smallBatch = 32 * 1024;
constexpr auto gather = milliseconds(8); // a few rows a time would be a wake-up each
constexpr auto retry = milliseconds(1000); // a file that others delete wakes nobody
constexpr qint64 lookEveryNs = 200'000'000; // at the free space of the disk
constexpr quint64 leastBacklog = 2ULL * 1024 * 1024;
constexpr quint64 mostBacklog = 64ULL * 1024 * 1024;
constexpr double backlogSeconds = 0.05;
constexpr quint64 mostLeftFree = 256ULL * 1024 * 1024;
constexpr quint64 leftFreePart = 50; // of the disk

} // namespace

SessionWriter::SessionWriter(Journal &journal, Options options)
    : m_journal(journal)
    , m_path(std::move(options.path))
    , m_privateFolder(options.privateFolder)
    , m_program(std::move(options.program))
    , m_next(journal.beginWriting())
    , m_encoder(journal.clock(), journal.socketsBefore())
    , m_mostBytes(options.mostBytes)
    , m_waits(options.waits)
    , m_names(std::move(options.names))
    , m_namesChanged(!m_names.empty())
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

SessionWriter::~SessionWriter()
{
    finish();
}

void SessionWriter::finish()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
    m_journal.endWriting(m_encoder.sockets());
}

quint64 SessionWriter::leftFree(const DiskRoom &room)
{
    return std::min(mostLeftFree, room.all / leftFreePart);
}

void SessionWriter::setMostBytes(quint64 bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_mostBytes = bytes;
    m_changed.notify_all();
}

void SessionWriter::setWaits(bool waits)
{
    const std::scoped_lock lock(m_mutex);
    m_waits = waits;
    m_changed.notify_all();
}

void SessionWriter::setNames(std::vector<EndpointName> names)
{
    const std::scoped_lock lock(m_mutex);
    m_namesChanged = m_namesChanged || m_names != names;
    m_names = std::move(names);
}

SessionWriter::State SessionWriter::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

void SessionWriter::run(const std::stop_token &stop)
{
    while (m_journal.waitForRow(m_next, stop)) {
        if (!m_file) {
            const int error = open();
            if (!m_file)
                return giveUp(m_state.stopped, error);
        }
        if (!writeBatch(stop))
            return;
        if (m_buffer.size() < smallBatch && !stop.stop_requested()) {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, stop, gather, [] { return false; });
        }
    }
    end();
}

void SessionWriter::end()
{
    if (!m_file)
        return;
    const quint64 rows = m_stored->endRow() - m_stored->firstRow();
    if (rows == 0) {
        m_file->unlink(); // one without rows is of no use
    } else {
        m_buffer.resize(0);
        encodeNames();
        SessionEncoder::appendEnd(m_buffer, rows);
        m_file->append(m_buffer); // a full disk may refuse it: the session counts as ended without order then
    }
    m_file->unlock();
}

int SessionWriter::open()
{
    SessionFile::Opened opened;
    if (m_privateFolder)
        opened.error = makePrivateFolder(QFileInfo(m_path).path());
    if (opened.error == 0)
        opened = SessionFile::create(m_path);
    SessionStop why = SessionStop::None;
    if (opened.file) {
        m_buffer.reserve(2 * batchBytes);
        m_encoder.appendHead(m_buffer, m_program);
        opened.error = opened.file->append(m_buffer);
        if (opened.error == 0)
            m_file = std::move(opened.file);
    }
    if (m_file)
        m_stored = std::make_shared<StoredRows>(m_file);
    else if (opened.fault == SessionFile::Fault::NotAFile)
        why = SessionStop::NotAFile;
    else if (opened.fault == SessionFile::Fault::InUse)
        why = SessionStop::InUse;
    else
        why = SessionStop::Failed;
    const std::scoped_lock lock(m_mutex);
    m_state.path = m_path;
    m_state.stopped = why;
    m_state.error = opened.error;
    return opened.error;
}

bool SessionWriter::writeBatch(const std::stop_token &stop)
{
    const qint64 began = monotonicNs();
    const quint64 cost = encode(m_journal.endRow());
    const qint64 at = m_file->size();
    const int error = put(stop);
    if (error != 0)
        return false;
    m_stored->publish();
    m_journal.rowsWritten(m_next, cost, m_stored);
    measure(cost, monotonicNs() - began);
    const std::scoped_lock lock(m_mutex);
    m_state.bytes = quint64(at + m_buffer.size());
    m_state.rows = m_encoder.rows();
    return true;
}

/// Rows from the next one on, as many as make a batch. Gives what they cost the journal.
quint64 SessionWriter::encode(quint64 end)
{
    const qint64 base = m_file->size();
    quint64 cost = 0;
    m_buffer.resize(0);
    const quint64 next = m_journal.visitAll(m_next, end, [&](const JournalRow &row) {
        const qsizetype at = m_buffer.size();
        m_encoder.appendRow(m_buffer, row);
        m_stored->add(row.number(), base + at, m_buffer.size() - at);
        cost += Journal::costOf(row.entry().byteCount);
        return m_buffer.size() < batchBytes;
    });
    m_next = next;
    encodeNames();
    return cost;
}

/// Behind a row: names that changed.
void SessionWriter::encodeNames()
{
    const std::scoped_lock lock(m_mutex);
    if (std::exchange(m_namesChanged, false))
        SessionEncoder::appendNames(m_buffer, m_names);
}

/// Writes the batch. 0, or another value when this was the end of it.
int SessionWriter::put(const std::stop_token &stop)
{
    while (true) {
        SessionStop why = obstacle(m_file->size() + m_buffer.size());
        int error = 0;
        if (why == SessionStop::None) {
            error = m_file->append(m_buffer);
            if (error == 0) {
                const std::scoped_lock lock(m_mutex);
                m_state.stopped = SessionStop::None;
                m_state.waiting = false;
                return 0;
            }
            why = SessionStop::Failed;
            m_lookedNs = 0;
        }
        if (!waitsFor(why, error, stop)) {
            giveUp(why, error);
            return error != 0 ? error : ENOSPC;
        }
    }
}

SessionStop SessionWriter::obstacle(qint64 bytes) const
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_mostBytes != 0 && quint64(bytes) > m_mostBytes)
            return SessionStop::Budget;
    }
    if (m_room.known && m_room.free < leftFree(m_room))
        return SessionStop::DiskNearlyFull;
    return SessionStop::None;
}

/// False: it shall not wait.
bool SessionWriter::waitsFor(SessionStop why, int error, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_waits || stop.stop_requested())
        return false;
    const bool known = m_state.waiting && m_state.stopped == why;
    m_state.stopped = why;
    m_state.error = error;
    m_state.waiting = true;
    if (!known) {
        lock.unlock();
        tell(why, error);
        lock.lock();
    }
    const quint64 most = m_mostBytes;
    m_changed.wait_for(lock, stop, retry, [&] { return !m_waits || m_mostBytes != most; });
    m_room = diskRoomAt(m_path);
    return m_waits && !stop.stop_requested();
}

void SessionWriter::tell(SessionStop why, int error)
{
    CallRecord notice;
    notice.kind = RecordKind::Notice;
    notice.notice = Notice::SessionFileStopped;
    notice.beganNs = monotonicNs();
    notice.result = qint64(why);
    notice.asked = m_stored ? qint64(m_stored->endRow() - m_stored->firstRow()) : 0;
    notice.error = error;
    notice.text = m_path;
    {
        const std::scoped_lock lock(m_mutex);
        notice.arguments[0] = m_state.waiting ? 1 : 0;
    }
    m_journal.append(std::move(notice));
}

void SessionWriter::giveUp(SessionStop why, int error)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_state.stopped = why;
        m_state.error = error;
        m_state.waiting = false;
    }
    tell(why, error);
    m_journal.endWriting(m_encoder.sockets());
    end();
}

/// What may wait to be written is what can be written soon: a row that was recorded shall not be lost with the process.
void SessionWriter::measure(quint64 cost, qint64 tookNs)
{
    const qint64 now = monotonicNs();
    // Between two looks at the disk its room is less by what was written: a small one is full sooner than that.
    m_room.free -= std::min(m_room.free, quint64(m_buffer.size()));
    if (now - m_lookedNs > lookEveryNs) {
        m_room = diskRoomAt(m_path);
        m_lookedNs = now;
    }
    if (m_buffer.size() < smallBatch || tookNs <= 0)
        return;
    constexpr double weight = 0.1;
    const double speed = double(cost) * 1e9 / double(tookNs);
    m_speed = m_speed == 0 ? speed : m_speed * (1 - weight) + speed * weight;
    m_journal.setBacklogLimit(std::clamp(quint64(m_speed * backlogSeconds), leastBacklog, mostBacklog));
}

} // namespace sw
