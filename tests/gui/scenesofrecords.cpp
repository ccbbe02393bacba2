// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenesofrecords.h"

#include <QComboBox>
#include <QSplitter>

#include "monotonic.h"
#include "patience.h"
#include "replyeditor.h"
#include "windowfixture.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;

constexpr qint64 worthSeeing = 700'000'000; ///< ns of a blocked call

void letBlock()
{
    const qint64 began = monotonicNs();
    (void)sw::waitUntil([began] { return monotonicNs() - began > worthSeeing; });
}

void show(const Fix &app, const char *action)
{
    Fix::part<QAction>(*app.window, action)->trigger();
    Fix::part<QSplitter>(*app.window, "mainSplitter")->setSizes({1, 2});
}

bool talk(const Fix &app)
{
    ReplySettings reply;
    reply.rule = {ReplyKind::EchoWithPrefix, "Echo: "};
    auto *editor = app.server().findChild<ReplyEditor *>();
    editor->setSettings(reply);
    Q_EMIT editor->changed(reply);
    if (!app.connectBoth())
        return false;
    app.compose(app.client(), QStringLiteral("Hello, server!"));
    if (!sw::waitUntil([&app] { return app.client().client().facts()->bytesReceived >= 20; }))
        return false;
    letBlock();
    app.client().end();
    letBlock();
    return true;
}

} // namespace

QPixmap ladderScene(WindowFixture &app, const Look &)
{
    show(app, "showLadderAction");
    return talk(app) ? app.window->grab() : QPixmap();
}

QPixmap ladderTimeScene(WindowFixture &app, const Look &)
{
    show(app, "showLadderAction");
    if (!talk(app))
        return {};
    Fix::click(*app.window, "ladderTime");
    letBlock();
    return app.window->grab();
}

QPixmap streamsScene(WindowFixture &app, const Look &)
{
    show(app, "showStreamsAction");
    if (!app.connectBoth())
        return {};
    const SocketId connection = app.server().server().connections().front().socket;
    app.backend->setReadingPaused(connection, true);
    letBlock();
    for (const char *text : {"first;", "second;thi", "rd;"})
        app.compose(app.client(), QLatin1StringView(text));
    letBlock();
    app.backend->setReadingPaused(connection, false);
    Fix::part<QLineEdit>(*app.window, "framingDelimiter")->setText(QStringLiteral(";"));
    Fix::part<QComboBox>(*app.window, "framingKind")->setCurrentIndex(1);
    letBlock();
    app.compose(app.client(), QStringLiteral("not yet a mess"));
    letBlock();
    return app.window->grab();
}

QPixmap pipeScene(WindowFixture &app, const Look &)
{
    show(app, "showPipeAction");
    if (!app.connectBoth())
        return {};
    app.backend->setReadingPaused(app.server().server().connections().front().socket, true);
    letBlock();
    ClientEndpoint &client = app.client().client();
    client.send(client.facts()->socket, QByteArray(16'000'000, 'x'));
    letBlock();
    letBlock();
    return app.window->grab();
}

QPixmap pipeOpenScene(WindowFixture &app, const Look &)
{
    show(app, "showPipeAction");
    return talk(app) ? app.window->grab() : QPixmap();
}

QPixmap throughputScene(WindowFixture &app, const Look &)
{
    show(app, "showThroughputAction");
    if (!app.connectBoth())
        return {};
    letBlock();
    for (const char *name : {"throughputCalls", "throughputRtt"})
        Fix::click(*app.window, name);
    ClientEndpoint &client = app.client().client();
    ServerEndpoint &server = app.server().server();
    for (const int thousands : {20, 300, 80, 900, 0, 400, 150}) {
        client.send(client.facts()->socket, QByteArray(thousands * 1000, 'x'));
        server.send(server.connections().front().socket, QByteArray(thousands * 400, 'y'));
        letBlock();
    }
    Fix::click(*app.window, "throughputWhole");
    return app.window->grab();
}

QPixmap statesScene(WindowFixture &app, const Look &)
{
    show(app, "showStatesAction");
    return talk(app) ? app.window->grab() : QPixmap();
}

/// As the program begins: without its panels, which come in the next turn of the event loop.
QPixmap firstPicture(WindowFixture &app, const Look &look)
{
    app.window.reset();
    app.window = std::make_unique<MainWindow>(*app.workbench, *app.settings, app.theme, app.languages,
                                              MainWindow::Start::FrameFirst);
    app.window->resize(look.size);
    app.window->show();
    return app.window->grab();
}

QPixmap wholePicture(WindowFixture &app, const Look &look)
{
    firstPicture(app, look);
    letBlock();
    return app.window->grab();
}

} // namespace sw::scenes
