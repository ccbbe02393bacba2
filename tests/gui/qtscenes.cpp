// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtscenes.h"

#include <QComboBox>
#include <QFile>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>

#include "comparewindow.h"
#include "monotonic.h"
#include "patience.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;

constexpr qint64 worthSeeing = 1'300'000'000; ///< ns of a call that waits

// The peer ends while the server still has an answer: what each backend makes of that.
constexpr char lateAnswer[] = R"({"format": "socket-workbench/scenario@1", "id": "late",
 "title": {"en": "An answer that comes late", "zh_CN": "迟到的回答"},
 "actors": [{"id": "server"}, {"id": "client"}], "steps": [
 {"actor": "server", "call": "socket", "args": {"family": "AF_INET", "type": "SOCK_STREAM"}, "as": "listener"},
 {"actor": "server", "call": "bind", "on": "listener", "args": {"address": "127.0.0.1:0"}},
 {"actor": "server", "call": "listen", "on": "listener", "args": {"backlog": 5}},
 {"actor": "client", "call": "socket", "args": {"family": "AF_INET", "type": "SOCK_STREAM"}, "as": "c"},
 {"actor": "client", "call": "connect", "on": "c", "args": {"address": "${listener.sockname}"}},
 {"actor": "server", "call": "accept", "on": "listener", "as": "conn"},
 {"actor": "client", "call": "sendall", "on": "c", "args": {"data": {"text": "question"}}},
 {"actor": "server", "call": "recv", "on": "conn", "args": {"size": 100}},
 {"actor": "client", "call": "shutdown", "on": "c", "args": {"how": "SHUT_WR"}},
 {"actor": "client", "call": "close", "on": "c"},
 {"actor": "server", "call": "recv", "on": "conn", "args": {"size": 100}},
 {"actor": "server", "call": "send", "on": "conn", "args": {"data": {"text": "answer"}}, "expect": {"result": {"min": -1}}},
 {"actor": "server", "call": "close", "on": "conn"}]})";

void chooseQt(const EndpointPanel &panel)
{
    auto *box = Fix::part<QComboBox>(panel, "backendBox");
    box->setCurrentIndex(box->findData(static_cast<int>(BackendKind::Qt)));
}

bool talkThroughQt(const Fix &app)
{
    chooseQt(app.server());
    chooseQt(app.client());
    if (!app.connectBoth())
        return false;
    Fix::compose(app.client(), QStringLiteral("Hello, server!"));
    return sw::waitUntil([&] { return app.bytesOf(Call::Recv) == 14; });
}

void settle()
{
    const qint64 began = monotonicNs();
    (void)sw::waitUntil([began] { return monotonicNs() - began > worthSeeing; });
}

} // namespace

QPixmap qtBackend(WindowFixture &app, const Look &)
{
    if (!talkThroughQt(app))
        return {};
    Fix::part(app.client(), "moreArea")->show();
    Fix::part<QTableView>(app.server(), "connectionsTable")->selectRow(0);
    Fix::part<QAction>(app.server(), "pauseReadingAction")->trigger();
    QString why;
    app.client().sendOn(0, QByteArray(40 * 1024 * 1024, 'x'), why);
    (void)sw::waitUntil([&] { return app.client().client().facts()->bytesInWriteBuffer > 1'000'000; });
    settle();
    return app.window->grab();
}

QPixmap qtLayers(WindowFixture &app, const Look &)
{
    if (!talkThroughQt(app))
        return {};
    settle();
    return app.window->log().grab();
}

QPixmap compareScene(WindowFixture &app, const Look &look)
{
    Fix::part<QAction>(*app.window, "compareBackendsAction")->trigger();
    auto *window = app.window->findChild<CompareWindow *>();
    QFile file(app.folder.filePath(QStringLiteral("late-answer.json")));
    if (!window || !file.open(QIODevice::WriteOnly) || file.write(lateAnswer) < 0)
        return {};
    file.close();
    window->resize(look.size);
    QSignalSpy compared(window, &CompareWindow::compared);
    if (!window->openFile(file.fileName()))
        return {};
    window->compare();
    Fix::click(*window, "lessonAccept"); // of the dialog that shows what the file will do
    if (!sw::waitUntil([&] { return !compared.isEmpty(); }, 20'000))
        return {};
    auto *table = Fix::part<QTableWidget>(*window, "compareTable");
    table->selectRow(4); // connect: one call, and all that Qt makes of it
    settle();
    return window->grab();
}

} // namespace sw::scenes
