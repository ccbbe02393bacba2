// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenes.h"

#include <array>

#include <QComboBox>
#include <QDialog>
#include <QListWidget>
#include <QSpinBox>
#include <QTableView>

#include "crowdscenes.h"
#include "datagrampanel.h"
#include "lessonscenes.h"
#include "logscenes.h"
#include "messagescenes.h"
#include "misbehavescenes.h"
#include "monotonic.h"
#include "optionsdock.h"
#include "paneloffer.h"
#include "patience.h"
#include "pingscenes.h"
#include "qtscenes.h"
#include "relayscenes.h"
#include "replyeditor.h"
#include "rulescenes.h"
#include "scenesofrecords.h"
#include "sequencescenes.h"
#include "sessionscenes.h"
#include "socketconstants.h"
#include "stepclicks.h"
#include "tlsscenes.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;

QString hello(const Look &look)
{
    return look.language == u"en" ? QStringLiteral("Hello, server!") : QStringLiteral("你好，服务端！");
}

void answer(const EndpointPanel &panel, const QByteArray &prefix)
{
    ReplySettings reply;
    reply.rule = {ReplyKind::EchoWithPrefix, prefix};
    auto *editor = panel.findChild<ReplyEditor *>();
    editor->setSettings(reply);
    Q_EMIT editor->changed(reply);
}

bool talk(const Fix &app)
{
    answer(app.server(), "Echo: ");
    if (!app.connectBoth())
        return false;
    const auto answered = [&app](int bytes) {
        return sw::waitUntil([&app, bytes] { return app.client().client().facts()->bytesReceived >= quint64(bytes); });
    };
    app.compose(app.client(), QStringLiteral("Hello, server!"));
    if (!answered(20))
        return false;
    app.compose(app.client(), QStringLiteral("你好，服务端"));
    return answered(44);
}

QPixmap everyday(Fix &app, const Look &)
{
    return talk(app) ? pictureOf(app) : QPixmap();
}

void showDock(const Fix &app)
{
    auto *dock = Fix::part<OptionsDock>(*app.window, "optionsDock");
    if (dock->isHidden())
        Fix::part<QAction>(*app.window, "showOptionsAction")->trigger();
}

QPixmap options(Fix &app, const Look &)
{
    showDock(app);
    if (!talk(app))
        return {};
    auto &dock = *Fix::part<OptionsDock>(*app.window, "optionsDock");
    Fix::part(app.server(), "connectionsTable")->setFocus();
    Fix::part<QTableView>(app.server(), "connectionsTable")->selectRow(0);
    const auto size = [&dock] {
        const OptionState *state = dock.session().model().state(dock.session().model().indexOf(
            constant::solSocket, optionNumber(constant::solSocket, "SO_RCVBUF").value()));
        return state == nullptr || !state->kernel ? -1 : state->kernel->toInt();
    };
    if (!sw::waitUntil([&] { return dock.session().target().connection == 1 && size() > 0; }))
        return {};
    dock.chooseOption(constant::solSocket, optionNumber(constant::solSocket, "SO_RCVBUF").value());
    Fix::part<QDoubleSpinBox>(dock, "optionNumber")->setValue(65536);
    Fix::click(dock, "optionSetButton");
    return sw::waitUntil([&] { return size() == 131072; }) ? pictureOf(app) : QPixmap();
}

QPixmap listenerOptions(Fix &app, const Look &)
{
    showDock(app);
    if (!talk(app))
        return {};
    Fix::part(app.server(), "textEdit")->setFocus();
    Fix::part<QTableView>(app.server(), "connectionsTable")->clearSelection();
    auto &dock = *Fix::part<OptionsDock>(*app.window, "optionsDock");
    const auto listens = [&dock] {
        const OptionState *state = dock.session().model().state(dock.session().model().indexOf(
            constant::solSocket, optionNumber(constant::solSocket, "SO_ACCEPTCONN").value()));
        return state != nullptr && state->kernel == QJsonValue(1);
    };
    if (!sw::waitUntil(listens))
        return {};
    dock.chooseOption(constant::solSocket, optionNumber(constant::solSocket, "SO_REUSEADDR").value());
    return pictureOf(app);
}

QPixmap presets(Fix &app, const Look &)
{
    showDock(app);
    Fix::part(app.server(), "textEdit")->setFocus();
    auto &dock = *Fix::part<OptionsDock>(*app.window, "optionsDock");
    if (!sw::waitUntil([&] { return dock.session().isPreset(); }))
        return {};
    dock.chooseOption(constant::ipprotoTcp, optionNumber(constant::ipprotoTcp, "TCP_NODELAY").value());
    Fix::part<QComboBox>(dock, "optionChoice")->setCurrentIndex(1);
    Fix::click(dock, "optionSetButton");
    return pictureOf(app);
}

DatagramPanel &addDatagram(const Fix &app, WhoRole side, PanelKind kind)
{
    return *qobject_cast<DatagramPanel *>(app.window->addPanel(side, kind));
}

bool open(const DatagramPanel &panel)
{
    Fix::click(panel, "startButton");
    return sw::waitUntil([&] { return panel.datagrams().state() == EndpointState::Receiving; });
}

bool talkDatagrams(Fix &app, const Look &look)
{
    const DatagramPanel &left = addDatagram(app, WhoRole::Server, PanelKind::Udp);
    const DatagramPanel &right = addDatagram(app, WhoRole::Client, PanelKind::Udp);
    answer(left, "Echo: ");
    Fix::type(left, "portEdit", QStringLiteral("0"));
    if (!open(left))
        return false;
    Fix::type(right, "portEdit", QString::number(left.datagrams().local().port()));
    if (!open(right))
        return false;
    for (const QString &text : {hello(look), QString(), QStringLiteral("status?")}) {
        const quint64 before = app.bytesOf(Call::Sendto);
        Fix::compose(right, text);
        (void)sw::waitUntil(
            [&] { return text.isEmpty() || app.bytesOf(Call::Sendto) >= before + quint64(text.size()); });
    }
    const auto came = [&] {
        const auto peers = right.datagrams().peers().look().peers;
        return !peers.empty() && peers[0].received == 3;
    };
    return sw::waitUntil(came);
}

QPixmap datagrams(Fix &app, const Look &look)
{
    return talkDatagrams(app, look) ? pictureOf(app) : QPixmap();
}

QPixmap datagramOptions(Fix &app, const Look &look)
{
    showDock(app);
    if (!talkDatagrams(app, look))
        return {};
    Fix::part(*app.window->clients().currentPanel(), "textEdit")->setFocus();
    return pictureOf(app);
}

QPixmap multicast(Fix &app, const Look &)
{
    const DatagramPanel &left = addDatagram(app, WhoRole::Server, PanelKind::Udp);
    Fix::type(left, "portEdit", QStringLiteral("0"));
    if (!open(left))
        return {};
    Fix::click(left, "multicastButton");
    auto *dialog = app.window->findChild<QDialog *>(QStringLiteral("multicastDialog"));
    if (!dialog)
        return {};
    Fix::type(*dialog, "groupEdit", QStringLiteral("239.1.2.3"));
    qobject_cast<QComboBox *>(Fix::part(*dialog, "groupInterfaceBox"))->setEditText(QStringLiteral("lo"));
    Fix::click(*dialog, "joinButton");
    letBlock();
    return dialog->grab();
}

QPixmap unixPair(Fix &app, const Look &look, PanelKind kind)
{
    const QString path = QStringLiteral("@socket-workbench-%1").arg(static_cast<int>(kind));
    auto *left = app.window->addPanel(WhoRole::Server, kind);
    auto *right = app.window->addPanel(WhoRole::Client, kind);
    answer(*left, "Echo: ");
    Fix::type(*left, "pathEdit", path);
    Fix::type(*right, "pathEdit", path);
    left->begin();
    letBlock();
    right->begin();
    letBlock();
    Fix::compose(*right, hello(look));
    return pictureOf(app);
}

QPixmap unixStream(Fix &app, const Look &look)
{
    return unixPair(app, look, PanelKind::UnixStream);
}

QPixmap unixSeqpacket(Fix &app, const Look &look)
{
    return unixPair(app, look, PanelKind::UnixSeqpacket);
}

QPixmap unixDatagram(Fix &app, const Look &look)
{
    return unixPair(app, look, PanelKind::UnixDatagram);
}

QPixmap steps(Fix &app, const Look &)
{
    clicks::stepMode(app);
    clicks::connectByClicks(app);
    clicks::choose(app.client(), Call::Send);
    clicks::setData(app.client(), QStringLiteral("Hello, server!"));
    if (!clicks::makeCall(app.client()) || !clicks::make(app.server(), Call::Recv))
        return {};
    clicks::startCall(app.server(), Call::Recv);
    return sw::waitUntil([&] { return clicks::isAsleep(app, Call::Recv); }) ? pictureOf(app) : QPixmap();
}

QPixmap firstStep(Fix &app, const Look &)
{
    clicks::stepMode(app);
    return pictureOf(app);
}

QWidget *openTool(const Fix &app, const char *action, const char *window)
{
    Fix::part<QAction>(*app.window, action)->trigger();
    return Fix::part(*app.window, window);
}

QPixmap nameResolution(Fix &app, const Look &)
{
    QWidget *window = openTool(app, "nameResolutionAction", "nameResolutionWindow");
    Fix::part<QLineEdit>(*window, "nameHost")->setText(QStringLiteral("localhost"));
    Fix::part<QLineEdit>(*window, "nameService")->setText(QStringLiteral("http"));
    Fix::click(*window, "nameLookUp");
    auto *cancel = Fix::part<QAbstractButton>(*window, "nameCancel");
    return sw::waitUntil([cancel] { return !cancel->isEnabled(); }) ? window->grab() : QPixmap();
}

QPixmap byteOrder(Fix &app, const Look &)
{
    QWidget *window = openTool(app, "byteOrderAction", "byteOrderWindow");
    letBlock();
    return window->grab();
}

QPixmap shortcuts(Fix &app, const Look &)
{
    Fix::part<QAction>(*app.window, "shortcutsAction")->trigger();
    QPixmap picture;
    (void)sw::waitUntil([&] {
        const auto dialogs = app.window->findChildren<QDialog *>();
        for (QDialog *one : dialogs) {
            if (one->isVisible())
                picture = one->grab();
        }
        return !picture.isNull();
    });
    return picture;
}

struct Scene
{
    const char *name;
    QPixmap (*make)(Fix &app, const Look &look);
};

constexpr std::array scenes{
    Scene{"everyday", &everyday},
    Scene{"start-first", &firstPicture},
    Scene{"start-whole", &wholePicture},
    Scene{"ladder", &ladderScene},
    Scene{"ladder-time", &ladderTimeScene},
    Scene{"streams", &streamsScene},
    Scene{"pipe", &pipeScene},
    Scene{"pipe-open", &pipeOpenScene},
    Scene{"throughput", &throughputScene},
    Scene{"states", &statesScene},
    Scene{"lessons", &lessonListScene},
    Scene{"lesson", &lessonScene},
    Scene{"lesson-ask", &lessonAskScene},
    Scene{"lesson-end", &lessonEndScene},
    Scene{"lesson-review", &lessonReviewScene},
    Scene{"lesson-error", &lessonErrorScene},
    Scene{"options", &options},
    Scene{"options-listener", &listenerOptions},
    Scene{"options-presets", &presets},
    Scene{"options-datagram", &datagramOptions},
    Scene{"datagrams", &datagrams},
    Scene{"multicast", &multicast},
    Scene{"many-clients", &manyClients},
    Scene{"many-clients-refused", &manyClientsRefused},
    Scene{"many-clients-asked", &manyClientsAsked},
    Scene{"messages", &messages},
    Scene{"messages-empty", &messagesEmpty},
    Scene{"composer-extras", &composerExtras},
    Scene{"pings", &pings},
    Scene{"pings-fail", &pingsThatFail},
    Scene{"pings-refused", &pingsRefused},
    Scene{"misbehave", &misbehave},
    Scene{"misbehave-dialog", &misbehaveDialog},
    Scene{"sequence", &sequence},
    Scene{"sequence-dialog", &sequenceDialog},
    Scene{"sequence-failed", &sequenceFailed},
    Scene{"misbehave-dialog-qt", &misbehaveDialogQt},
    Scene{"relay", &relay},
    Scene{"relay-faults", &relayFaults},
    Scene{"relay-hold", &relayHold},
    Scene{"relay-more", &relayMore},
    Scene{"unix-stream", &unixStream},
    Scene{"unix-seqpacket", &unixSeqpacket},
    Scene{"unix-datagram", &unixDatagram},
    Scene{"qt", &qtBackend},
    Scene{"qt-layers", &qtLayers},
    Scene{"compare", &compareScene},
    Scene{"rules", &rulesScene},
    Scene{"rules-talk", &rulesLogScene},
    Scene{"long-connection", &longScene},
    Scene{"long-panel", &longPanelScene},
    Scene{"tls-refused", &tlsRefused},
    Scene{"tls", &tls},
    Scene{"tls-details", &tlsDetails},
    Scene{"steps", &steps},
    Scene{"steps-first", &firstStep},
    Scene{"names", &nameResolution},
    Scene{"bytes", &byteOrder},
    Scene{"shortcuts", &shortcuts},
    Scene{"log-hostile", &logHostile},
    Scene{"log-filter-fault", &logFilterFault},
    Scene{"log-filter-help", &logFilterHelp},
    Scene{"log-find", &logFind},
    Scene{"sessions", &sessions},
    Scene{"past-session", &pastSession},
    Scene{"log-marks", &logMarks},
    Scene{"log-dump", &logDump},
    Scene{"log-stream", &logStream},
    Scene{"workspace", &workspaceReview},
    Scene{"log-compare", &logCompare},
    Scene{"log-checksums", &logChecksums},
    Scene{"log-messages", &logMessages},
    Scene{"log-searching", &logSearching},
    Scene{"log-exported", &logExported},
};

} // namespace

QStringList names()
{
    QStringList all;
    for (const Scene &one : scenes)
        all.append(QLatin1StringView(one.name));
    return all;
}

QPixmap make(const QString &name, const Look &look)
{
    for (const Scene &one : scenes) {
        if (name != QLatin1StringView(one.name))
            continue;
        WindowFixture app;
        app.languages.choose(look.language);
        app.theme.setChoice(look.theme);
        app.window->resize(look.size);
        app.window->show();
        return one.make(app, look);
    }
    return {};
}

} // namespace sw::scenes
