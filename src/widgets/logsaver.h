// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QTimer>

#include "journal.h"
#include "logfilter.h"

class QSaveFile;

namespace sw {

/// Writes rows to a file, slice by slice; the file appears only when all of it is on disk. Main thread; the journal outlives
/// it.
class LogSaver final : public QObject
{
    Q_OBJECT

public:
    /// What is written for a row.
    using Bytes = std::function<QByteArray(const JournalRow &)>;

    explicit LogSaver(const Journal &journal, QObject *parent = nullptr);
    ~LogSaver() override;

    /// `head`, then the rows of now that pass the filter; later rows are not part of it. Ends in saved(), failed() or cancel().
    void start(const QString &path, const QByteArray &head, const LogFilter &filter, Bytes bytesOf);
    void cancel(); ///< leaves no file
    [[nodiscard]] bool isSaving() const { return m_file != nullptr; }

Q_SIGNALS:
    void progress(int percent);
    void saved(const QString &path, quint64 rows, quint64 rowsDropped); ///< dropped: before they could be written
    void failed(const QString &path, const QString &reason);

private:
    void writeSlice();
    void finish();
    void fail();

    const Journal &m_journal;
    LogFilter m_filter;
    Bytes m_bytesOf;
    std::unique_ptr<QSaveFile> m_file;
    quint64 m_first = 0; ///< row numbers
    quint64 m_next = 0;
    quint64 m_end = 0;
    quint64 m_written = 0;
    quint64 m_dropped = 0;
    QTimer m_again;
};

} // namespace sw
