// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QObject>
#include <QPointer>

#include "sessionfolder.h"
#include "sessionjob.h"
#include "sessionkeeper.h"

class QAction;

namespace sw {

class MainWindow;
class SessionIndicator;
class SessionsDialog;
class Settings;
class Theme;

/// Sessions in the window: how this one is kept, those of the past, and what an end without order left. Main thread; all that it is
/// given outlives it.
class SessionDesk final : public QObject
{
    Q_OBJECT

public:
    /// Begins to keep the session as the settings say.
    SessionDesk(SessionKeeper &keeper, Settings &settings, const Theme &theme, MainWindow &window);
    ~SessionDesk() override;

    [[nodiscard]] QList<QAction *> actions() const { return {m_openFile, m_manage}; }
    [[nodiscard]] SessionIndicator &indicator() const { return *m_indicator; }
    /// Recovers in the background what an end without order left, then offers to open or delete it.
    void lookForTorn();
    void openFile(const QString &path);
    void showSessions();
    void retranslate();

Q_SIGNALS:
    void looked(); ///< lookForTorn() is through

private:
    void askForFile();
    void choose(KeepPolicy policy);
    void applyBudgets(int memoryMiB, int diskMiB);
    void offerTorn();
    void tellWhenCrowded();

    SessionKeeper &m_keeper;
    Settings &m_settings;
    const Theme &m_theme;
    MainWindow &m_window;
    QAction *m_openFile;
    QAction *m_manage;
    SessionIndicator *m_indicator;
    QPointer<SessionsDialog> m_dialog;
    std::shared_ptr<std::vector<SessionEntry>> m_torn; ///< of the job, until it has finished
    SessionJob m_job;
};

} // namespace sw
