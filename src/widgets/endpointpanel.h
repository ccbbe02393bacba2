// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QHash>
#include <QJsonObject>
#include <QTimer>
#include <QWidget>

#include "endpoint.h"
#include "logwho.h"
#include "optionsession.h"
#include "panelkind.h"
#include "socketsnow.h"

class QLabel;
class QComboBox;
class QPushButton;
class QToolButton;

namespace sw {

class BackendChoice;
class Composer;
class ComposerHistory;
class ConnectionActions;
class ErrorBanner;
class FieldChecks;
class LifecycleStrip;
class MessageTemplate;
class PanelOffer;
class RepeatedSend;
class ReplyEditor;
class RulesDialog;
class SocketsWatch;
class StepBench;
class StepSession;
class Theme;
struct RepeatSettings;
struct SendTarget;
struct StepDefaults;

/// What every panel needs from outside. All of it outlives the panels.
struct PanelParts
{
    Workbench &workbench;
    SocketsWatch &watch;
    Theme &theme;
    ComposerHistory &history;
    StepSession &steps;
    PanelOffer &offer;
};

/// Whether a panel runs its recipe by itself, or makes each call when the person says so.
enum class PanelMode : quint8 { Automatic, StepByStep };

/// What a server panel and a client panel have in common: strip, banner, replies, composer, and the way of a message through
/// them. Buttons follow the endpoint's records, never the click. Main thread.
class EndpointPanel : public QWidget
{
    Q_OBJECT

public:
    ~EndpointPanel() override;

    [[nodiscard]] WhoRole role() const { return m_side; } ///< where it stands: left a server, right a client
    [[nodiscard]] PanelKind kind() const { return m_kind; }
    [[nodiscard]] virtual QString title() const = 0; ///< of its tab
    [[nodiscard]] virtual QString startWord() const = 0; ///< "Start", "Connect"
    [[nodiscard]] virtual QString stopWord() const = 0; ///< "Stop", "Close"
    virtual void start() = 0; ///< or shows what is wrong
    virtual void stop() = 0;
    [[nodiscard]] virtual QJsonObject saveState() const = 0;
    virtual void restoreState(const QJsonObject &state) = 0;
    /// Sends as the person's message on that connection (0: a client's). False with the reason in `why` when it cannot.
    virtual bool sendOn(quint32 connection, const QByteArray &bytes, QString &why) = 0;
    /// Where a message that is sent now goes; none, with the reason in `why`, when it cannot.
    [[nodiscard]] virtual std::vector<SendTarget> sendTargets(QString &why) const;
    /// Sends a message that is made for each place where it goes; `counter` is that of its placeholders. False, with the
    /// reason in `why`, when it cannot.
    bool sendMade(const MessageTemplate &message, quint64 counter, QString &why);
    /// Whether each message gets a connection of its own now: sendOn() makes it.
    [[nodiscard]] virtual bool sendsShort() const { return false; }
    /// The same again and again; the composer shows how far it is. One at a time.
    bool repeat(const MessageTemplate &message, quint64 counter, const RepeatSettings &settings, QString &why);
    void stopRepeating();
    [[nodiscard]] const RepeatedSend *repeating() const { return m_repeating.get(); }
    /// Whether it has a composer for messages of a person's own.
    [[nodiscard]] virtual bool takesMessages() const { return true; }

    void openRules(); ///< of what it answers
    /// Makes a rule for messages like this one, and shows it.
    void makeRule(const QByteArray &message);

    /// The socket whose options are meant: of the selected connection, else the listening socket, the client's; none: what is
    /// to be set at the start.
    [[nodiscard]] virtual OptionTarget optionTarget() const;
    /// The same, or in step mode the socket that is worked with.
    [[nodiscard]] OptionTarget shownOptions() const;
    [[nodiscard]] const PresetOptions &presets() const { return m_presets; }
    void setPresets(const PresetOptions &presets);

    /// The least that shows all of it: a scroll area around it scrolls only below that.
    [[nodiscard]] int heightForWidth(int width) const override;

    [[nodiscard]] bool isStepByStep() const { return m_mode == PanelMode::StepByStep; }
    [[nodiscard]] PanelMode wantedMode() const { return m_wanted; } ///< the other one until what is open has ended
    void setMode(PanelMode mode); ///< ends what is open first
    void askForMode(PanelMode mode); ///< asks before it ends what is open
    [[nodiscard]] StepBench *bench() const { return m_bench; } ///< null until it was first in step mode
    [[nodiscard]] bool hasOpenSteps() const;
    /// Start and Stop of automatic mode; in step mode the chosen call, and the interruption of what is blocked.
    void begin();
    void end();
    [[nodiscard]] bool canBegin() const;
    [[nodiscard]] bool canEnd() const;
    [[nodiscard]] QString beginWord() const;
    [[nodiscard]] QString endWord() const;

    [[nodiscard]] Endpoint &endpoint() const { return m_endpoint; }
    [[nodiscard]] bool canStart() const { return m_endpoint.isIdle(); }
    [[nodiscard]] Composer &composer() const { return *m_composer; }
    [[nodiscard]] ConnectionActions &actions() const { return *m_actions; }
    [[nodiscard]] const Theme &theme() const { return m_parts.theme; }

Q_SIGNALS:
    void changed(); ///< title, state or settings
    void optionTargetChanged();
    void message(const QString &text); ///< plain text for the bottom of the window
    void kindWanted(sw::PanelKind kind); ///< the person chose another protocol for this tab
    void dataViewRequested(sw::EndpointId endpoint, quint32 connection);
    void saveStepsWanted();
    void playStepsWanted();

protected:
    /// `endpoint` is the child's own.
    EndpointPanel(const PanelParts &parts, Endpoint &endpoint, WhoRole side, PanelKind kind, QWidget *parent);
    [[nodiscard]] bool isServer() const { return m_side == WhoRole::Server; }
    [[nodiscard]] bool isUnix() const { return isUnixKind(m_kind); }
    /// The person closed the message about the present state: it does not come back until there is another one.
    [[nodiscard]] bool isDismissed() const { return m_dismissed; }
    void forgetDismissal() { m_dismissed = false; }

    /// Once the form stands: its start button, and the label that says what is wrong with a field.
    void connectParts(QPushButton *startButton, QLabel *fieldNote);
    /// The buttons for what can be done with a connection; `more` stands in a menu of its own.
    void fillActions(QWidget *area, const QList<QAction *> &direct, const QList<QAction *> &more);
    void nameActions(const QString &moreToolTip);
    void checkFields(); ///< also shows what is wrong, and the start button with it
    [[nodiscard]] bool fieldsAreRight(); ///< after a check; the first wrong one gets the keyboard
    [[nodiscard]] FieldChecks &checks() const { return *m_checks; }
    /// The box of backends. The child says what the Qt backend cannot do, and follows backendChanged().
    void connectBackend(QComboBox *box);
    [[nodiscard]] BackendChoice &backendChoice() const { return *m_backend; }
    virtual void backendChanged() {}
    [[nodiscard]] QString withBackend(const QString &title) const; ///< says when it is not the native one
    /// The protocol box; it is the child's to disable while the endpoint runs.
    void connectProtocol(QComboBox *box);
    /// One message that the child has sent: its progress is shown.
    void watchMessage(quint64 token, SocketId socket, qint64 size);
    void sendMessage(const std::vector<SocketId> &sockets, const QByteArray &bytes);
    /// The composer's message, made anew for each socket when it is not the same for all; `bytes` are the first one's.
    void sendComposed(const std::vector<SocketId> &sockets, const QByteArray &bytes);
    /// The look that came: strip first, then what the child shows.
    virtual void takeLook(const SocketsNow &now) = 0;
    /// Adds the sockets that takeLook() asks `now` for.
    virtual void addWanted(SocketsWanted &wanted) const { Q_UNUSED(wanted) }
    virtual void showState() = 0; ///< state, reason or language changed
    virtual void retranslate() = 0;
    virtual void sendTyped(const QByteArray &bytes) = 0;
    /// Once it failed as a file stood where the unix socket was to be bound: says what it is; a stale one may be removed.
    bool sayPathTaken(const QString &title);
    /// Once a bind gave EADDRINUSE: says who has the port, as soon as that is known, and offers a free one, which `use` puts
    /// into the field that it is for.
    void sayPortTaken(const QString &title, const QString &text, const std::function<void(int)> &use);
    /// Once a unix path was called that is stale: says so, and offers to remove the file.
    bool sayPathUnreached(const QString &title);
    /// Once it is closed and the file that its bind made is still there: says so, and offers to remove it.
    bool saySocketFileStays();
    void showStartButton(bool valid, const QString &expected);
    /// What only automatic mode shows, beside banner, replies, composer and the buttons for connections.
    [[nodiscard]] virtual QList<QWidget *> automaticParts() const { return {}; }
    /// First values of arguments in step mode, from the panel's fields.
    [[nodiscard]] virtual StepDefaults stepDefaults() const;

    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

    [[nodiscard]] const PanelParts &parts() const { return m_parts; }
    [[nodiscard]] LifecycleStrip &strip() const { return *m_strip; }
    [[nodiscard]] ErrorBanner &banner() const { return *m_banner; }
    [[nodiscard]] ReplyEditor &reply() const { return *m_reply; }

private:
    /// The newest reads of the socket on which something came last, in order, as far back as is quick to look; of datagrams
    /// the last one. Where its beginning is not among them, and messages can only be counted from there, the last read alone.
    [[nodiscard]] QByteArrayList lastReceived() const;
    [[nodiscard]] bool takesDatagrams() const;
    [[nodiscard]] RulesDialog &rulesDialog();
    bool removeSocketFile();
    bool tellRemoval(int error, const QString &path); ///< true when the file is gone
    void setWatching(bool on);
    void looked(const SocketsNow &now);
    void want(SocketsWanted *wanted) const;
    void showMessage(const MessageProgress &progress);
    void connectComposer();
    void sendEach(const std::vector<std::pair<SocketId, QByteArray>> &messages);
    void showRepeating();
    void repeatEnded();
    void followMode();
    void makeBench();
    void lockProtocol();
    void showAutomaticParts(bool show);

    const PanelParts m_parts;
    Endpoint &m_endpoint;
    const WhoRole m_side;
    const PanelKind m_kind;
    bool m_dismissed = false;
    LifecycleStrip *m_strip;
    ErrorBanner *m_banner;
    ReplyEditor *m_reply;
    RulesDialog *m_rules = nullptr; ///< null until it was first asked for
    Composer *m_composer;
    ConnectionActions *m_actions;
    FieldChecks *m_checks = nullptr;
    BackendChoice *m_backend = nullptr; ///< null: pings have no choice
    QString m_expected; ///< by the first wrong field; empty: none is
    QPushButton *m_startButton = nullptr;
    QComboBox *m_protocolBox = nullptr;
    QWidget *m_actionsArea = nullptr;
    StepBench *m_bench = nullptr;
    PanelMode m_mode = PanelMode::Automatic;
    PanelMode m_wanted = PanelMode::Automatic;
    QList<QWidget *> m_hiddenParts; ///< in step mode, to be shown again
    QToolButton *m_halfClose = nullptr;
    QToolButton *m_moreActions = nullptr;
    PresetOptions m_presets;
    std::optional<CallRecord> m_portHeld; ///< of the last start
    QMetaObject::Connection m_watching;
    QMetaObject::Connection m_wanting;
    QHash<quint64, MessageProgress> m_messages; ///< of what was sent last, by token
    std::unique_ptr<RepeatedSend> m_repeating; ///< null: none since the last message
    bool m_repeatsComposed = false; ///< the composer's message: its counter goes on
    QTimer m_repeatFigures;
};

} // namespace sw
