// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QTemporaryDir>
#include <QTimer>

#include "backendrouter.h"
#include "languages.h"
#include "mainwindow.h"
#include "nativebackend.h"
#include "qtbackend.h"
#include "realsocketapi.h"
#include "sessionkeeper.h"
#include "settings.h"
#include "theme.h"
#include "workbench.h"

namespace sw {

/// How long the event loop kept others waiting: the time by which a beat every few milliseconds came late. Main thread.
class StallMeter final
{
public:
    StallMeter();
    void begin();
    void end() { m_beat.stop(); }
    [[nodiscard]] double p99Ms() const;
    [[nodiscard]] double longestMs() const;
    /// Processor time of this thread between two beats: what a turn of the loop took of it, whatever else the machine did.
    [[nodiscard]] double mostWorkMs() const { return m_mostWork; }

private:
    QTimer m_beat;
    qint64 m_last = 0;
    qint64 m_lastWork = 0;
    double m_mostWork = 0; ///< ms
    std::vector<double> m_late; ///< ms
};

/// The whole program around a window on screen, as its main() builds it, with the log following. Main thread.
class BenchWindow final
{
public:
    explicit BenchWindow(quint64 budget, KeepPolicy policy = KeepPolicy::Newest);
    ~BenchWindow();
    Q_DISABLE_COPY_MOVE(BenchWindow)

    [[nodiscard]] MainWindow &window() const { return *m_window; }
    /// With a session file: a new one in the place of those so far, which would fill the disk.
    void beginSession();
    [[nodiscard]] bool sessionIsWhole() const; ///< no row is or will be missing in the session file, if there is one
    [[nodiscard]] quint64 rowsInFile() const { return m_keeper.state().file.rows; }
    Journal journal;

private:
    const KeepPolicy m_policy;
    QTemporaryDir m_folder;
    SessionKeeper m_keeper; ///< goes after all that makes rows
    Settings m_settings;
    Languages m_languages;
    Theme m_theme;
    RealSocketApi m_api;
    RecordHub m_hub;
    std::shared_ptr<IdCounter> m_ids;
    NativeBackend m_native;
    QtBackend m_qt;
    BackendRouter m_backend;
    Workbench m_workbench;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace sw
