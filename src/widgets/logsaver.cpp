// SPDX-License-Identifier: GPL-3.0-or-later
#include "logsaver.h"

#include <QMetaObject>

namespace sw {

LogSaver::LogSaver(const Journal &journal, QObject *parent)
    : QObject(parent)
    , m_export(journal, [this] { QMetaObject::invokeMethod(this, &LogSaver::look, Qt::QueuedConnection); })
{
}

void LogSaver::start(const ExportJob &job)
{
    m_path = job.path;
    m_export.start(job);
}

void LogSaver::cancel()
{
    m_export.cancel();
}

void LogSaver::look()
{
    if (!m_export.isRunning())
        return; // told by one that was cancelled
    const RowExport::State state = m_export.take();
    if (!state.ended) {
        Q_EMIT progress(state.percent);
        return;
    }
    switch (state.fault) {
    case RowExport::Fault::None:
        Q_EMIT progress(100);
        Q_EMIT saved(m_path, state.written, state.dropped);
        break;
    case RowExport::Fault::NotAFile:
        Q_EMIT failed(m_path, tr("it is no regular file"));
        break;
    case RowExport::Fault::System:
        Q_EMIT failed(m_path, state.reason);
        break;
    }
}

} // namespace sw
