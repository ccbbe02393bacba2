// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "rowexport.h"

namespace sw {

/// Writes rows to a file in the background and tells the window how far it is. Main thread; the journal outlives it.
class LogSaver final : public QObject
{
    Q_OBJECT

public:
    explicit LogSaver(const Journal &journal, QObject *parent = nullptr);

    /// The rows of now; later ones are not part of it. Ends in saved(), failed() or cancel().
    void start(const ExportJob &job);
    void cancel(); ///< leaves no file
    [[nodiscard]] bool isSaving() const { return m_export.isRunning(); }

Q_SIGNALS:
    void progress(int percent);
    void saved(const QString &path, quint64 rows, quint64 rowsDropped); ///< dropped: before they could be written
    void failed(const QString &path, const QString &reason);

private:
    void look();

    QString m_path;
    RowExport m_export; ///< the last member: its thread calls back
};

} // namespace sw
