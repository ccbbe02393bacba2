// SPDX-License-Identifier: GPL-3.0-or-later
// What a workspace or a scenario from a stranger does before a person has said yes: nothing.
#include <QAction>

#include "scenariodesk.h"
#include "scenarioloader.h"
#include "sequence.h"
#include "workspacefile.h"
#include "workspacefixture.h"

using namespace sw;
using namespace sw::workspacetest;

class TestWorkspaceReview final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensOnlyAfterItWasShown();
    void misbehaviourIsShown();
    void brokenFilesChangeNothing_data();
    void brokenFilesChangeNothing();
    void asksBeforeChangesAreLost();
    void newOneAsksWhileSomethingRuns();
    void waitsForTheEndOfAScenario();
    void scenarioShowsWhatItWillDo();
    void scenarioShowsFirstWhatItWrites();
    void opensWhatItIsGiven();
};

void TestWorkspaceReview::opensOnlyAfterItWasShown()
{
    Fix fix;
    QVERIFY(fix.connectBoth());
    const QString file = write(fix, QStringLiteral("stranger.json"), R"({"format": "socket-workbench/workspace@1",
 "servers": [{"kind": "tcp", "settings": {"host": "0.0.0.0", "port": 4444, "tls": {"keyFile": "/none/key.pem"}}},
             {"kind": "tcp", "settings": {"tls": {"certificateFile": "/none/read.pem"}}},
             {"kind": "tcp-relay", "settings": {"port": 4445, "targetHost": "198.51.100.9", "targetPort": 4446,
              "listenTlsSettings": {"selfSignedNames": ["a"], "certificateFile": "/none/made.pem"},
              "targetTlsSettings": {"selfSignedNames": ["a"], "certificateFile": "/none/of-client.pem"}}}],
 "clients": [{"kind": "udp", "settings": {"remoteHost": "198.51.100.7", "remotePort": 53},
              "composer": {"file": "/none/hostname"}},
             {"kind": "many-clients", "settings": {"host": "198.51.100.8", "port": 81, "clients": 5000}},
             {"kind": "unix-stream", "settings": {"path": "/run/a\nb"}}],
 "messages": {"format": "socket-workbench/messages@1", "messages": [
  {"name": "m", "file": "/none/secret", "target": {"protocol": "tcp", "host": "198.51.100.6", "port": 82}}]}})");
    QVERIFY(fix.window->workspaces().openFile(file));
    QDialog *asks = dialog(fix, "workspaceReview");
    QVERIFY(asks);
    const QString shown = lines(*asks);
    for (const char *part :
         {"listen on 0.0.0.0:4444", "write the file /none/key.pem", "read the file /none/read.pem",
          "write the file /none/made.pem", "read the file /none/of-client.pem", "198.51.100.9:4446",
          "send to 198.51.100.7:53", "/none/hostname", "5000 clients would connect to 198.51.100.8:81",
          "unix:/run/a\\nb", "tcp 198.51.100.6:82", "/none/secret"})
        QVERIFY2(shown.contains(QLatin1StringView(part)), qPrintable(shown));
    QVERIFY(head(*asks).contains(QStringLiteral("will be stopped")));
    // Enter, which has just chosen the file, opens nothing.
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : asks, Qt::Key_Return);
    // Nothing has changed so far, nor after a refusal.
    QCOMPARE(fix.server().server().state(), EndpointState::Listening);
    QVERIFY(answer(fix, "workspaceReview", "workspaceRefuse"));
    QCOMPARE(fix.server().server().state(), EndpointState::Listening);
    QVERIFY(openAccepted(fix, file));
    QCOMPARE(fix.window->clients().count(), 3);
    QVERIFY(!fix.window->hasRunning()); // nothing of it begins by itself
}

void TestWorkspaceReview::misbehaviourIsShown()
{
    Fix fix;
    const QString file = write(fix, QStringLiteral("bad-manners.json"), R"({"format": "socket-workbench/workspace@1",
 "servers": [{"kind": "tcp", "misbehave": {"neverReads": true, "acceptLateMs": 250, "faults": {"dropPercent": 7}}},
             {"kind": "tcp", "settings": {"backend": "qt"}, "misbehave": {"neverReads": true}}],
 "clients": [{"kind": "udp", "misbehave": {"neverReads": true, "faults": {"dropPercent": 7}}},
             {"kind": "tcp", "misbehave": {"faults": {"splitMin": 3, "splitMax": 3}}}, {"kind": "tcp"}]})");
    QVERIFY(fix.window->workspaces().openFile(file));
    const QString shown = lines(*dialog(fix, "workspaceReview"));
    QStringList said;
    for (const QString &line : shown.split(u'\n')) {
        if (const qsizetype at = line.indexOf(QStringLiteral("misbehaves on purpose: ")); at >= 0)
            said.append(line.mid(at).section(u':', 1).trimmed());
    }
    // What each panel would say of itself: a stream drops nothing, and Qt's classes read by themselves.
    QCOMPARE(said,
             QStringList({QStringLiteral("accepts 250 ms late, never reads"), QStringLiteral("drop 7 %"),
                          QStringLiteral("pieces of 3 bytes")}));
}

void TestWorkspaceReview::brokenFilesChangeNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    const auto panel = [](const QByteArray &rest) {
        return "{\"format\": \"socket-workbench/workspace@1\", \"servers\": [],\n\"clients\": [{\"kind\": \"tcp\""
            + rest + "}]}";
    };
    QTest::newRow("cut") << QByteArray("{\"format\": \"socket-workbench/workspace@1\",\n \"servers\": [")
                         << QStringLiteral("bad.json:2:");
    QTest::newRow("newer") << QByteArray("{\"format\": \"socket-workbench/workspace@9\"}")
                           << QStringLiteral("bad.json:1:12:");
    QTest::newRow("a scenario") << QByteArray(scenario) << QStringLiteral("socket-workbench/scenario@1");
    QTest::newRow("unknown panel") << QByteArray(
        "{\"format\": \"socket-workbench/workspace@1\",\n\"servers\": [{\"kind\": \"tcp\"}, {\"kind\": "
        "\"shell\"}], \"clients\": []}")
                                   << QStringLiteral("bad.json:2:");
    QTest::newRow("a relay among the clients")
        << panel("}, {\"kind\": \"tcp-relay\"") << QStringLiteral("unknown name 'tcp-relay'");
    QTest::newRow("unknown key") << panel(", \"run\": \"/bin/sh\"")
                                 << QStringLiteral("bad.json:2:29: unknown key 'run'");
    QTest::newRow("unknown setting") << panel(", \"settings\": {\"prot\": 1}") << QStringLiteral("unknown key 'prot'");
    QTest::newRow("port") << panel(", \"settings\": {\"port\": 70000}") << QStringLiteral("cannot be 70000");
    QTest::newRow("a step too long") << panel(
        ", \"sequence\": {\"steps\": [{\"do\": \"send\"}, {\"do\": \"send\", \"text\": \""
        + QByteArray(Sequence::mostText + 1, 'x') + "\"}]}")
                                     << QStringLiteral("bad.json:2:91: too large: 65537 > 65536");
    QTest::newRow("half a port") << panel(", \"settings\": {\"port\": 1.5}") << QStringLiteral("cannot be 1.5");
    QTest::newRow("text port") << panel(", \"settings\": {\"port\": \"80\"}") << QStringLiteral("wanted: a number");
    QTest::newRow("unknown option") << panel(
        ", \"settings\": {\"options\": [{\"level\": \"SOL_SOCKET\", \"name\": \"SO_NONE\", \"value\": 1}]}")
                                    << QStringLiteral("bad.json:2:");
    QTest::newRow("a rule") << panel(
        ", \"settings\": {\"reply\": {\"rules\": {\"format\": \"socket-workbench/rules@1\", \"rules\": [{\"match\": "
        "\"shell\"}]}}}") << QStringLiteral("shell");
    QTest::newRow("composer form") << panel(", \"composer\": {\"form\": \"exec\"}") << QStringLiteral("cannot be exec");
    QTest::newRow("checksum") << panel(", \"composer\": {\"checksum\": {\"name\": \"none\"}}")
                              << QStringLiteral("bad.json:2:");
    QTest::newRow("hosts") << panel(", \"hosts\": [7]") << QStringLiteral("wanted: a text");
    QTest::newRow("views") << QByteArray(
        "{\"format\": \"socket-workbench/workspace@1\", \"servers\": [], \"clients\": [],"
        " \"views\": {\"current\": 3}}")
                           << QStringLiteral("wanted: a text");
    QTest::newRow("a dock that is not there")
        << QByteArray("{\"format\": \"socket-workbench/workspace@1\", \"servers\": [], \"clients\": [], \"layout\": "
                      "{\"docks\": {\"x\": {}}}}")
        << QStringLiteral("unknown key 'x'");
    QTest::newRow("messages") << QByteArray(
        "{\"format\": \"socket-workbench/workspace@1\", \"servers\": [], \"clients\": [],\n\"messages\": {\"format\": "
        "\"socket-workbench/messages@1\", \"messages\": [{\"name\": \"x\", \"text\": \"\", \"run\": 1}]}}")
                              << QStringLiteral("bad.json:2:94: unknown key 'run'");
}

void TestWorkspaceReview::brokenFilesChangeNothing()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, reason);
    Fix fix;
    const QJsonObject before = fix.window->workspace();
    const QString title = fix.window->windowTitle();
    QVERIFY(!fix.window->workspaces().openFile(write(fix, QStringLiteral("bad.json"), text)));
    const QDialog *says = dialog(fix, "workspaceErrors");
    QVERIFY(says);
    QVERIFY2(lines(*says).contains(reason), qPrintable(lines(*says)));
    QCOMPARE(head(*says).contains(QStringLiteral("another version")), text.contains("workspace@9"));
    QVERIFY(!dialog(fix, "workspaceReview"));
    QCOMPARE(fix.window->workspace(), before);
    QCOMPARE(fix.window->windowTitle(), title);
    QVERIFY(fix.window->workspaces().path().isEmpty());
}

void TestWorkspaceReview::asksBeforeChangesAreLost()
{
    Fix fix;
    const QString other = write(
        fix, QStringLiteral("other.json"),
        writeWorkspace({{QStringLiteral("servers"), QJsonArray()}, {QStringLiteral("clients"), QJsonArray()}}));
    // Of the panels of a first start nobody is asked.
    QVERIFY(!fix.window->workspaces().isChanged());
    QVERIFY(fix.window->workspaces().openFile(other));
    QVERIFY(Fix::part(*dialog(fix, "workspaceReview"), "workspaceSaveFirst")->isHidden());
    QVERIFY(answer(fix, "workspaceReview", "workspaceRefuse"));
    // Panels without a file are.
    Fix::type(fix.client(), "portEdit", QStringLiteral("4321"));
    Fix::part<QAction>(*fix.window, "newWorkspaceAction")->trigger();
    QVERIFY(head(*dialog(fix, "workspaceNew")).contains(QStringLiteral("in no file")));
    QVERIFY(answer(fix, "workspaceNew", "workspaceRefuse"));
    QCOMPARE(Fix::part<QLineEdit>(fix.client(), "portEdit")->text(), QStringLiteral("4321"));
    // And so are changes to a file; saving first takes the warning away.
    const QString mine = fix.folder.filePath(QStringLiteral("mine.json"));
    QVERIFY(fix.window->workspaces().saveTo(mine));
    Fix::type(fix.client(), "portEdit", QStringLiteral("4322"));
    QVERIFY(fix.window->workspaces().openFile(other));
    QDialog *asks = dialog(fix, "workspaceReview");
    QVERIFY(head(*asks).contains(QStringLiteral("mine.json are not saved")));
    Fix::click(*asks, "workspaceSaveFirst");
    QVERIFY(!head(*asks).contains(QStringLiteral("not saved")));
    QVERIFY(Fix::part(*asks, "workspaceSaveFirst")->isHidden());
    QVERIFY(contents(mine).contains("4322"));
    QVERIFY(answer(fix, "workspaceReview", "workspaceAccept"));
    QCOMPARE(fix.window->clients().count(), 0);
}

void TestWorkspaceReview::newOneAsksWhileSomethingRuns()
{
    Fix fix;
    const QJsonArray first = panels(fix, "clients");
    QVERIFY(fix.connectBoth());
    Fix::part<QAction>(*fix.window, "newWorkspaceAction")->trigger();
    QVERIFY(head(*dialog(fix, "workspaceNew")).contains(QStringLiteral("will be stopped")));
    QCOMPARE(fix.server().server().state(), EndpointState::Listening);
    QVERIFY(answer(fix, "workspaceNew", "workspaceAccept"));
    QVERIFY(!fix.window->hasRunning());
    QCOMPARE(fix.window->servers().count(), 1);
    QCOMPARE(panels(fix, "clients").at(0).toObject().value(QLatin1String("settings")),
             first.at(0).toObject().value(QLatin1String("settings"))); // as at the very first start
    QVERIFY(!fix.window->workspaces().isChanged());
}

void TestWorkspaceReview::waitsForTheEndOfAScenario()
{
    Fix fix;
    const QString file = fix.folder.filePath(QStringLiteral("w.json"));
    QVERIFY(fix.window->workspaces().saveTo(file));
    LoadResult loaded = loadScenario(R"({"format": "socket-workbench/scenario@1", "id": "x", "title": "x",
 "actors": [{"id": "a"}], "steps": [{"pause_ms": 100000}]})",
                                     QStringLiteral("/x.json"));
    QVERIFY(loaded.scenario);
    fix.window->scenarios().play(std::move(*loaded.scenario));
    QVERIFY(fix.window->scenarios().isPlaying());
    const QWidget *panel = fix.window->servers().currentPanel();
    QVERIFY(openAccepted(fix, file));
    QVERIFY(dialog(fix, "workspaceErrors"));
    QCOMPARE(fix.window->servers().currentPanel(), panel);
    fix.window->scenarios().stop();
    QTRY_VERIFY(!fix.window->scenarios().isPlaying());
}

void TestWorkspaceReview::scenarioShowsWhatItWillDo()
{
    Fix fix;
    const QString file = write(fix, QStringLiteral("scenario.json"), scenario);
    const quint64 rows = fix.journal->endRow();
    QVERIFY(fix.window->scenarios().reviewFile(file));
    QDialog *asks = dialog(fix, "scenarioReview");
    QVERIFY(asks);
    QVERIFY(!fix.window->scenarios().isPlaying());
    const QString reach = Fix::part<QLabel>(*asks, "lessonReach")->text();
    QVERIFY2(reach.contains(QStringLiteral("waits for connections on 127.0.0.1:0")), qPrintable(reach));
    QVERIFY2(reach.contains(QStringLiteral("open sockets: 1")), qPrintable(reach));
    for (const QLabel *label : asks->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(QStringLiteral("strange\n"))); // its title cannot add lines
    QTest::keyClick(Fix::part<QPlainTextEdit>(*asks, "lessonReviewSteps"), Qt::Key_Return);
    QVERIFY(answer(fix, "scenarioReview", "lessonRefuse"));
    QVERIFY(!fix.window->scenarios().isPlaying());
    QCOMPARE(fix.journal->endRow(), rows);
    QVERIFY(fix.window->scenarios().reviewFile(file));
    QVERIFY(answer(fix, "scenarioReview", "lessonAccept"));
    QTRY_VERIFY(fix.journal->endRow() > rows);
    QTRY_VERIFY(!fix.window->scenarios().isPlaying());
}

// It cannot be hidden behind so many other things that the list is cut before it.
void TestWorkspaceReview::scenarioShowsFirstWhatItWrites()
{
    Fix fix;
    QByteArray steps;
    for (int i = 1; i <= 20; ++i)
        steps += R"({"actor":"s","call":"getaddrinfo","args":{"host":"h)" + QByteArray::number(i) + R"("}},)";
    const QString file = write(fix, QStringLiteral("stranger.json"),
                               R"({"format":"socket-workbench/scenario@1","id":"x",
"title":"x","actors":[{"id":"s","backend":"qt"}],"steps":[
{"actor":"s","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"c"},)"
                                   + steps + R"({"actor":"s","call":"starttls","on":"c",
"args":{"side":"server","self_signed":"localhost","certificate":"../letter.txt"}}]})");
    QVERIFY(fix.window->scenarios().reviewFile(file));
    const QDialog *asks = dialog(fix, "scenarioReview");
    QVERIFY(asks);
    const QString reach = Fix::part<QLabel>(*asks, "lessonReach")->text();
    QVERIFY2(reach.contains(QStringLiteral("writes the file ../letter.txt")), qPrintable(reach));
    QVERIFY2(!reach.contains(QStringLiteral("h20")), qPrintable(reach));
    QVERIFY(answer(fix, "scenarioReview", "lessonRefuse"));
}

void TestWorkspaceReview::opensWhatItIsGiven()
{
    Fix fix;
    WorkspaceDesk &desk = fix.window->workspaces();
    const QString file = fix.folder.filePath(QStringLiteral("a.json"));
    QVERIFY(desk.saveTo(file));
    desk.openAny(file);
    QVERIFY(answer(fix, "workspaceReview", "workspaceRefuse"));
    desk.openAny(write(fix, QStringLiteral("s.json"), scenario));
    QVERIFY(answer(fix, "scenarioReview", "lessonRefuse"));
    desk.openAny(fix.folder.filePath(QStringLiteral("none.json")));
    QVERIFY(dialog(fix, "scenarioErrors"));
    desk.openAny(fix.folder.filePath(QStringLiteral("none.swworkspace")));
    QVERIFY(dialog(fix, "workspaceErrors"));
}

QTEST_MAIN(TestWorkspaceReview)
#include "tst_workspacereview.moc"
