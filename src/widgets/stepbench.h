// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "callform.h"
#include "socketsnow.h"
#include "stepactor.h"

class QLabel;
class QToolButton;

namespace sw {

class CallMenu;
class ElidedLabel;
class Endpoint;
class LifecycleStrip;
class StepHistoryModel;
class StepHistoryView;
class StepSession;
class StepSocketsModel;
class StepSocketsView;
class StepThreads;

/// A panel in step mode: every call made alone, with its arguments, on a socket of choice; what it gave, explained; what the
/// threads are in; the sockets; what was done. The strip's places are its buttons. Main thread; all that it is given
/// outlives it.
class StepBench final : public QWidget
{
    Q_OBJECT

public:
    /// `role`: "server", "client", "peer" or empty.
    StepBench(Endpoint &endpoint, StepSession &session, LifecycleStrip &strip, const Theme &theme, const QString &role,
              QWidget *parent = nullptr);
    ~StepBench() override;

    [[nodiscard]] StepActor &actor() const { return *m_actor; }
    [[nodiscard]] SocketId currentSocket() const; ///< the one to work with; 0: none
    [[nodiscard]] CallForm &form() const { return *m_form; }
    void setDefaults(const StepDefaults &defaults);
    /// Who makes the calls; while nothing is open.
    void setBackend(BackendKind backend);
    void choose(const CallSpec &call);
    void makeCall(); ///< the chosen one, or says what is wrong
    void interruptAll();
    /// Bytes to send from somewhere else: they come into the form of send().
    void offerData(const QByteArray &bytes);
    void takeLook(const SocketsNow &now);
    void addWanted(SocketsWanted &wanted) const; ///< what takeLook() asks for
    void retranslate();

Q_SIGNALS:
    void currentSocketChanged();
    void message(const QString &text);
    void saveWanted();
    void playWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void renewTargets();
    void showResult(const StepCall &call);
    void showButtons();
    void openMenu();
    [[nodiscard]] QStringList targets() const;
    [[nodiscard]] ArgSurroundings surroundings();

    Endpoint &m_endpoint;
    StepSession &m_session;
    LifecycleStrip &m_strip;
    const Theme &m_theme;
    StepDefaults m_defaults;
    StepActor *m_actor;
    StepSocketsModel *m_socketsModel;
    StepHistoryModel *m_historyModel;
    CallForm *m_form;
    CallMenu *m_menu;
    QToolButton *m_otherCalls;
    QToolButton *m_startOver;
    QToolButton *m_save;
    QToolButton *m_play;
    ElidedLabel *m_line;
    QLabel *m_meaning;
    StepThreads *m_threads;
    StepSocketsView *m_sockets;
    StepHistoryView *m_history;
    QString m_current; ///< socket to work with
    int m_shown = 0; ///< number of the call whose result stands in the line
};

} // namespace sw
