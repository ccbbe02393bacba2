// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QWidget>

#include "endpointnames.h"
#include "sessioncontents.h"
#include "sessionjob.h"

class QLabel;
class QProgressBar;

namespace sw {

class Journal;
class LogPanel;
class Theme;

/// The log of an earlier session, read from its file: rows can be looked at, filtered, searched, followed and exported, none
/// is added. Deletes
/// itself when closed. Main thread; the theme outlives it.
class SessionWindow final : public QWidget
{
    Q_OBJECT

public:
    /// Reads the file in the background.
    SessionWindow(const QString &path, const Theme &theme, QWidget *parent = nullptr);
    ~SessionWindow() override;

    [[nodiscard]] LogPanel *log() const { return m_log; } ///< null until the file is read
    [[nodiscard]] bool isReading() const { return m_reading; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showContents();
    void renewNames();
    void retranslate();

    const QString m_path;
    const Theme &m_theme;
    std::shared_ptr<SessionContents> m_contents; ///< of the job, until it has finished
    int m_error = 0;
    bool m_reading = true;
    std::unique_ptr<Journal> m_journal;
    EndpointNames m_names;
    QLabel *m_facts;
    QProgressBar *m_progress;
    LogPanel *m_log = nullptr;
    SessionJob m_job;
};

} // namespace sw
