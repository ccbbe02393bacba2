// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include <QtGlobal>

namespace sw {

class JournalChunk;
class SessionFile;

/// The rows in a session file, found by number. It knows where runs of neighbouring rows begin, and keeps the runs that were
/// looked at last. Any thread; one of them adds.
class StoredRows final
{
public:
    explicit StoredRows(std::shared_ptr<const SessionFile> file);
    ~StoredRows();
    Q_DISABLE_COPY_MOVE(StoredRows)

    /// A row of `bytes` stands at `at` in the file, behind those that were added before; its number is higher than theirs.
    void add(quint64 number, qint64 at, qint64 bytes);
    /// Readers see what was added.
    void publish();

    [[nodiscard]] quint64 firstRow() const;
    [[nodiscard]] quint64 endRow() const; ///< == firstRow() when there is none
    /// The rows around that one, or the next ones when it is not there; null: there are none. What cannot be read is a notice in
    /// its place.
    [[nodiscard]] std::shared_ptr<const JournalChunk> chunkWith(quint64 number) const;
    [[nodiscard]] const std::shared_ptr<const SessionFile> &file() const { return m_file; }

private:
    struct Run
    {
        quint64 firstRow = 0;
        quint64 endRow = 0;
        qint64 at = 0;
        qint64 end = 0;
    };
    static constexpr qint64 runBytes = 1024 * 1024;
    static constexpr size_t keptChunks = 12;

    [[nodiscard]] std::shared_ptr<const JournalChunk> load(const Run &run) const;

    const std::shared_ptr<const SessionFile> m_file;
    mutable std::mutex m_mutex;
    std::vector<Run> m_runs; ///< published
    mutable std::deque<std::shared_ptr<const JournalChunk>> m_kept; ///< the one looked at last is first

    std::vector<Run> m_added; ///< of the thread that adds; the last one still grows
};

} // namespace sw
