// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <csignal>

#include <QDir>
#include <QDockWidget>
#include <QDropEvent>
#include <QJsonDocument>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

#include "messagedesk.h"
#include "messagelibrary.h"
#include "recordtabs.h"
#include "rulejson.h"
#include "sequencestate.h"
#include "workspacefixture.h"
#include "workspaceform.h"

using namespace sw;
using namespace sw::workspacetest;

namespace {

/// The first member of `wanted` that `found` does not have so; empty: there is none.
QString missing(const QJsonValue &found, const QJsonValue &wanted, const QString &path)
{
    if (!wanted.isObject())
        return found == wanted ? QString() : path;
    const QJsonObject members = wanted.toObject();
    for (auto one = members.begin(); one != members.end(); ++one) {
        const QString place = missing(found.toObject().value(one.key()), one.value(), path + u'/' + one.key());
        if (!place.isEmpty())
            return place;
    }
    return {};
}

/// What a person may have set up in a panel of that kind.
QJsonObject setUp(PanelKind kind, bool server)
{
    QJsonObject settings;
    QJsonObject panel{{QStringLiteral("kind"), panelKindKey(kind)}, {QStringLiteral("more"), true}};
    const QJsonObject tls{{QStringLiteral("certificateFile"), QStringLiteral("/none/a.crt")},
                          {QStringLiteral("keyFile"), QStringLiteral("/none/a.key")},
                          {QStringLiteral("alpn"), QJsonArray{QStringLiteral("h2")}}};
    if (isRelayKind(kind)) {
        settings = {{QStringLiteral("port"), 7001},
                    {QStringLiteral("targetPort"), 7002},
                    {QStringLiteral("targetHost"), QStringLiteral("127.0.0.3")},
                    {QStringLiteral("up"),
                     QJsonObject{{QStringLiteral("seed"), 9},
                                 {QStringLiteral("delayMinMs"), 4},
                                 {QStringLiteral("delayMaxMs"), 20}}}};
    } else if (isCrowdKind(kind)) {
        settings = {{QStringLiteral("clients"), 77}, {QStringLiteral("port"), 7003}, {QStringLiteral("rate"), 2.5}};
        panel.insert(QStringLiteral("plot"), 1);
    } else if (isPingKind(kind)) {
        settings = {{QStringLiteral("count"), 3}, {QStringLiteral("size"), 100}};
    } else {
        RuleSet rules;
        rules.rules.push_back({QStringLiteral("helo"),
                               true,
                               RuleMatch::StartsWith,
                               QStringLiteral("EHLO"),
                               true,
                               {},
                               {},
                               {{RuleDo::Delay, {}, false, 15}, {RuleDo::Send, QStringLiteral("250 ok"), false, 0}}});
        settings = {
            {QStringLiteral("reply"),
             QJsonObject{{QStringLiteral("kind"), int(ReplyKind::Rules)}, {QStringLiteral("rules"), toJson(rules)}}},
            {QStringLiteral("options"),
             QJsonArray{QJsonObject{{QStringLiteral("level"), QStringLiteral("SOL_SOCKET")},
                                    {QStringLiteral("name"), QStringLiteral("SO_KEEPALIVE")},
                                    {QStringLiteral("value"), true}}}}};
        panel.insert(QStringLiteral("composer"),
                     QJsonObject{{QStringLiteral("text"), QStringLiteral("01 02 ff")},
                                 {QStringLiteral("form"), QStringLiteral("hex")},
                                 {QStringLiteral("ending"), QStringLiteral("crlf")},
                                 {QStringLiteral("repeat"),
                                  QJsonObject{{QStringLiteral("everyMs"), 250}, {QStringLiteral("times"), 4}}}});
        panel.insert(QStringLiteral("misbehave"),
                     QJsonObject{{QStringLiteral("neverReads"), isStreamKind(kind)},
                                 {QStringLiteral("faults"),
                                  QJsonObject{{QStringLiteral("seed"), 5},
                                              {QStringLiteral("delayMinMs"), 3},
                                              {QStringLiteral("delayMaxMs"), 9}}}});
        const bool unixKind = isUnixKind(kind);
        if (isStreamKind(kind)) {
            Sequence sequence;
            sequence.steps = {{SequenceStep::Kind::Repeat, {}, {}, {}, {}, 5, 1},
                              {SequenceStep::Kind::Expect, QStringLiteral("^O.*K"), PayloadForm::Text, LineEnding::CrLf,
                               SequenceStep::Match::Pattern, 250, 9},
                              {SequenceStep::Kind::End, {}, {}, {}, {}, 1, 1}};
            panel.insert(QStringLiteral("sequence"), toJson(sequence));
            settings.insert(QStringLiteral("stay"),
                            QJsonObject{{QStringLiteral("heartbeat"),
                                         QJsonObject{{QStringLiteral("on"), true},
                                                     {QStringLiteral("message"), QStringLiteral("still here?")},
                                                     {QStringLiteral("match"), QStringLiteral("hex")},
                                                     {QStringLiteral("answer"), QStringLiteral("01 ?? 4? *")},
                                                     {QStringLiteral("intervalMs"), 4321}}}});
            if (unixKind)
                settings.insert(QStringLiteral("path"), QStringLiteral("/none/a.sock"));
            else
                settings.insert(QStringLiteral("port"), 7004);
            if (!unixKind)
                settings.insert(QStringLiteral("tls"), tls);
            if (!server)
                panel.insert(QStringLiteral("short"),
                             QJsonObject{{QStringLiteral("on"), true}, {QStringLiteral("waitMs"), 321}});
        } else if (unixKind) {
            settings.insert(QStringLiteral("localPath"), QStringLiteral("/none/d.sock"));
        } else {
            settings.insert(QStringLiteral("binds"), true);
            settings.insert(QStringLiteral("localPort"), 7005);
            settings.insert(QStringLiteral("groups"),
                            QJsonArray{QJsonObject{{QStringLiteral("group"), QStringLiteral("239.1.2.3")},
                                                   {QStringLiteral("interface"), QString()},
                                                   {QStringLiteral("source"), QString()}}});
        }
    }
    panel.insert(QStringLiteral("settings"), settings);
    return panel;
}

/// While it lives, this process cannot write a byte into a file, as on a full disk.
class NoRoom final
{
public:
    NoRoom()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NoRoom() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(NoRoom)

private:
    rlimit m_before{};
};

} // namespace

class TestWorkspaces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindComesBack();
    void panelsKeepWhatTheFormKnows();
    void messagesBelongToIt();
    void layoutComesBack();
    void titleTellsNameAndChanges();
    void dropsOpen();
    void recentOnesAreListed();
    void cannotWriteSaysSo();
};

void TestWorkspaces::everyKindComesBack()
{
    Fix fix;
    QJsonObject workspace;
    for (const bool server : {true, false}) {
        QJsonArray side;
        for (const PanelKind kind : panelKindsOf(server ? WhoRole::Server : WhoRole::Client))
            side.append(setUp(kind, server));
        workspace.insert(server ? QStringLiteral("servers") : QStringLiteral("clients"), side);
    }
    QVERIFY(openAccepted(fix, write(fix, QStringLiteral("all.json"), writeWorkspace(workspace))));
    const quint64 rows = fix.journal->endRow();
    for (const char *side : {"servers", "clients"}) {
        const QJsonArray wanted = workspace.value(QLatin1StringView(side)).toArray();
        const QJsonArray found = panels(fix, side);
        QCOMPARE(found.size(), wanted.size());
        for (qsizetype i = 0; i < wanted.size(); ++i)
            QCOMPARE(missing(found.at(i), wanted.at(i), panelKindKey(panelKindFrom(wanted.at(i)[u"kind"].toString()))),
                     QString());
    }
    QVERIFY(!fix.window->hasRunning());
    // What is saved now is the same again.
    const QString file = fix.folder.filePath(QStringLiteral("again.swworkspace"));
    const QJsonArray servers = panels(fix, "servers");
    const QJsonArray clients = panels(fix, "clients");
    QVERIFY(fix.window->workspaces().saveTo(file));
    fix.window->workspaces().startNew();
    QCOMPARE(panels(fix, "servers").size(), 1);
    QVERIFY(openAccepted(fix, file));
    QCOMPARE(panels(fix, "servers"), servers);
    QCOMPARE(panels(fix, "clients"), clients);
    QVERIFY(!fix.window->isWindowModified());
    QVERIFY(!fix.window->hasRunning());
    QCOMPARE(fix.journal->endRow(), rows); // no call was made for it
}

void TestWorkspaces::panelsKeepWhatTheFormKnows()
{
    // Whoever adds something to what a panel keeps adds it to the form, or files could not be read back.
    Fix fix;
    for (const bool server : {true, false}) {
        for (const PanelKind kind : panelKindsOf(server ? WhoRole::Server : WhoRole::Client))
            fix.window->addPanel(server ? WhoRole::Server : WhoRole::Client, kind);
    }
    const QJsonObject now = fix.window->workspace();
    const WorkspaceResult read = readWorkspace(writeWorkspace(now), workspaceForm(now));
    for (const LoadError &error : read.errors)
        qWarning("%d:%d %s", error.line, error.column, qPrintable(error.about));
    QVERIFY(read.workspace.has_value());
}

void TestWorkspaces::messagesBelongToIt()
{
    Fix fix;
    MessageDesk &desk = fix.window->messages();
    desk.keepIn(fix.folder.filePath(QStringLiteral("messages.json")));
    Message own;
    own.name = QStringLiteral("my own");
    own.shortcut = QStringLiteral("Ctrl+Alt+1");
    desk.library().add(own);
    QVERIFY(openAccepted(fix, write(fix, QStringLiteral("m.json"), R"({"format": "socket-workbench/workspace@1",
 "servers": [], "clients": [{"kind": "tcp"}],
 "messages": {"format": "socket-workbench/messages@1", "messages": [
  {"name": "theirs", "text": "hi", "shortcut": "Ctrl+Alt+1"},
  {"name": "greedy", "text": "hi", "shortcut": "Ctrl+Shift+O"}]}})")));
    QCOMPARE(desk.library().messages().size(), size_t(2));
    QCOMPARE(desk.library().messages()[0].name, QStringLiteral("theirs"));
    QCOMPARE(desk.library().messages()[0].shortcut, QStringLiteral("Ctrl+Alt+1")); // of a message that is not there now
    QVERIFY(desk.library().messages()[1].shortcut.isEmpty()); // opens a workspace, whatever a file says
    fix.restart(); // what was not saved in the file is kept nevertheless
    MessageDesk &later = fix.window->messages();
    later.keepIn(fix.folder.filePath(QStringLiteral("messages.json")));
    QCOMPARE(later.library().messages().size(), size_t(2));
    Message more;
    more.name = QStringLiteral("one more");
    later.library().add(more);
    QTRY_VERIFY(fix.window->isWindowModified());
    fix.window->workspaces().save();
    QVERIFY(!fix.window->isWindowModified());
    QVERIFY(contents(fix.window->workspaces().path()).contains("one more"));
    fix.window->workspaces().startNew();
    QCOMPARE(later.library().messages().size(), size_t(1));
    QCOMPARE(later.library().messages()[0].name, QStringLiteral("my own"));
}

void TestWorkspaces::layoutComesBack()
{
    Fix fix;
    auto *dock = Fix::part<QDockWidget>(*fix.window, "optionsDock");
    QVERIFY(dock);
    dock->show();
    fix.window->records().setCurrentName(QStringLiteral("ladderPanel"));
    const QString front = fix.window->records().currentName();
    const QString file = fix.folder.filePath(QStringLiteral("l.json"));
    QVERIFY(fix.window->workspaces().saveTo(file));
    dock->hide();
    fix.window->records().setCurrentIndex(0);
    QVERIFY(openAccepted(fix, file));
    QVERIFY(!dock->isHidden());
    QCOMPARE(fix.window->records().currentName(), front);
    // Sizes of a stranger are only sizes.
    QVERIFY(openAccepted(fix, write(fix, QStringLiteral("sizes.json"), R"({"format": "socket-workbench/workspace@1",
 "servers": [], "clients": [], "layout": {"docks": {"optionsDock": {"shown": false, "area": "left", "size": 20000}},
 "sides": [0, 0], "main": [20000, 0, 7]}})")));
    QVERIFY(dock->isHidden());
}

void TestWorkspaces::titleTellsNameAndChanges()
{
    Fix fix;
    QCOMPARE(fix.window->windowTitle(), QStringLiteral("Socket Workbench"));
    QVERIFY(fix.window->workspaces().saveTo(fix.folder.filePath(QStringLiteral("lab.json"))));
    QVERIFY(fix.window->windowTitle().startsWith(QStringLiteral("lab.json[*]")));
    QVERIFY(!fix.window->isWindowModified());
    Fix::type(fix.client(), "portEdit", QStringLiteral("4321"));
    QTRY_VERIFY_WITH_TIMEOUT(fix.window->isWindowModified(), 60'000);
    fix.window->workspaces().save();
    QVERIFY(!fix.window->isWindowModified());
    fix.restart(); // the next run still knows its file
    QVERIFY(fix.window->windowTitle().startsWith(QStringLiteral("lab.json[*]")));
    QCOMPARE(Fix::part<QLineEdit>(fix.client(), "portEdit")->text(), QStringLiteral("4321"));
    QVERIFY(!fix.window->workspaces().isChanged());
}

void TestWorkspaces::dropsOpen()
{
    Fix fix;
    for (const char *name : {"dropped.json", "dropped.swworkspace"}) {
        const QString file = fix.folder.filePath(QLatin1StringView(name));
        QVERIFY(fix.window->workspaces().saveTo(file));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(fix.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(fix.window.get(), &drop);
        QVERIFY(drop.isAccepted());
        QVERIFY(answer(fix, "workspaceReview", "workspaceRefuse"));
    }
}

void TestWorkspaces::recentOnesAreListed()
{
    Fix fix;
    auto *recent = Fix::part<QMenu>(*fix.window, "recentWorkspaces");
    Q_EMIT recent->aboutToShow();
    QCOMPARE(recent->actions().size(), 1);
    QVERIFY(!recent->actions().constFirst()->isEnabled());
    for (int i = 0; i < WorkspaceDesk::mostRecent + 2; ++i)
        QVERIFY(fix.window->workspaces().saveTo(fix.folder.filePath(QStringLiteral("w%1.json").arg(i))));
    Q_EMIT recent->aboutToShow();
    QCOMPARE(recent->actions().size(), WorkspaceDesk::mostRecent);
    QCOMPARE(recent->actions().constFirst()->text(), QStringLiteral("w9.json"));
    recent->actions().constLast()->trigger();
    QVERIFY(dialog(fix, "workspaceReview"));
}

void TestWorkspaces::cannotWriteSaysSo()
{
    Fix fix;
    WorkspaceDesk &desk = fix.window->workspaces();
    QVERIFY(!desk.saveTo(fix.folder.filePath(QStringLiteral("no/such/folder.json"))));
    QVERIFY(dialog(fix, "workspaceErrors"));
    QVERIFY(desk.path().isEmpty());
    QVERIFY(!desk.saveTo(fix.folder.path())); // no regular file
    // A disk that is full: the old file stands as it was, and nothing half-written beside it.
    const QString file = fix.folder.filePath(QStringLiteral("kept.json"));
    QVERIFY(desk.saveTo(file));
    const QByteArray before = contents(file);
    const QStringList names = QDir(fix.folder.path()).entryList(QDir::Files);
    Fix::type(fix.client(), "portEdit", QStringLiteral("4321"));
    bool written = true;
    {
        const NoRoom noRoom;
        written = desk.saveTo(file);
    }
    QVERIFY(!written);
    QCOMPARE(contents(file), before);
    QCOMPARE(QDir(fix.folder.path()).entryList(QDir::Files), names);
    QVERIFY(desk.isChanged()); // not taken for saved
    QVERIFY(desk.saveTo(file));
    QVERIFY(contents(file).contains("4321"));
}

QTEST_MAIN(TestWorkspaces)
#include "tst_workspaces.moc"
