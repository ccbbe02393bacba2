// SPDX-License-Identifier: GPL-3.0-or-later
#include "logsaver.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSaveFile>

namespace sw {

namespace {

constexpr qint64 sliceNs = 8'000'000;

} // namespace

LogSaver::LogSaver(const Journal &journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
    m_again.setSingleShot(true);
    m_again.setInterval(0);
    connect(&m_again, &QTimer::timeout, this, &LogSaver::writeSlice);
}

LogSaver::~LogSaver() = default;

void LogSaver::start(const QString &path, const QByteArray &head, const LogFilter &filter, Bytes bytesOf)
{
    cancel();
    // A finished file takes the place of an old one; a device or a pipe must not be replaced like that.
    if (const QFileInfo old(path); old.exists() && !old.isFile()) {
        Q_EMIT failed(path, tr("it is no regular file"));
        return;
    }
    m_file = std::make_unique<QSaveFile>(path);
    m_filter = filter;
    m_bytesOf = std::move(bytesOf);
    m_first = m_journal.firstRow();
    m_next = m_first;
    m_end = m_journal.endRow();
    m_written = 0;
    m_dropped = 0;
    if (!m_file->open(QIODevice::WriteOnly) || m_file->write(head) != head.size()) {
        fail();
        return;
    }
    m_again.start();
}

void LogSaver::cancel()
{
    m_again.stop();
    m_file.reset(); // a QSaveFile that was not committed takes its temporary file with it
}

void LogSaver::fail()
{
    m_again.stop();
    const auto file = std::move(m_file);
    Q_EMIT failed(file->fileName(), file->errorString());
}

void LogSaver::writeSlice()
{
    QElapsedTimer timer;
    timer.start();
    bool whole = true;
    quint64 expected = m_next;
    m_next = m_journal.visit(m_next, m_end, [&](const JournalRow &row) {
        m_dropped += row.number() - expected;
        expected = row.number() + 1;
        if (m_filter.matches(row)) {
            const QByteArray bytes = m_bytesOf(row);
            whole = m_file->write(bytes) == bytes.size();
            ++m_written;
        }
        return whole && timer.nsecsElapsed() < sliceNs;
    });
    if (!whole)
        return fail();
    if (m_next >= m_end || m_next >= m_journal.endRow())
        return finish();
    Q_EMIT progress(int((m_next - m_first) * 100 / (m_end - m_first)));
    m_again.start();
}

void LogSaver::finish()
{
    // A full disk may show only now, when what was buffered reaches it.
    if (!m_file->commit())
        return fail();
    const auto file = std::move(m_file);
    Q_EMIT progress(100);
    Q_EMIT saved(file->fileName(), m_written, m_dropped);
}

} // namespace sw
