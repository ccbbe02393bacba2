// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include "backendrouter.h"
#include "descriptors.h"
#include "laboratory.h"
#include "lessonreach.h"
#include "lessonrun.h"
#include "lessonshelf.h"
#include "patience.h"
#include "qtbackend.h"
#include "scenarioloader.h"

using namespace sw;

namespace {

const QByteArray head = R"({"format":"socket-workbench/scenario@1","id":"x","title":"x","summary":"about",
    "actors":[{"id":"s"},{"id":"c"}],)";

const QByteArray steps = R"(
    {"actor":"s","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"l","say":"first"},
    {"actor":"s","call":"bind","on":"l","args":{"address":"127.0.0.1:0"}},
    {"actor":"s","call":"listen","on":"l","id":"listening","expect":{"result":0}},
    {"actor":"s","call":"accept","on":"l","as":"n","start":true,"id":"a","say":"waits"},
    {"actor":"c","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"c"},
    {"ask":"What?","choices":["this","that"],"answer":1,"why":"so"},
    {"actor":"c","call":"connect","on":"c","args":{"address":"${l.sockname}"}},
    {"finish":"a","id":"accepted"})";

Scenario lesson(const QByteArray &goals = "[]", const QByteArray &more = {})
{
    const LoadResult loaded = loadScenario(head + R"("goals":)" + goals + R"(,"steps":[)" + steps + more + "]}",
                                           QStringLiteral("x.json"));
    return loaded.scenario.value_or(Scenario());
}

/// Both backends, as the programs build them.
struct Bench
{
    std::shared_ptr<IdCounter> ids = std::make_shared<IdCounter>();
    RealSocketApi api;
    Journal journal;
    RecordHub hub{journal};
    NativeBackend native{api, hub, resolveName, ids};
    QtBackend qt{api, hub, ids};
    BackendRouter backend{native, qt};
    Workbench workbench{backend, hub};
};

bool waited(const LessonRun &run)
{
    return waitUntil([&run] { return !run.isBusy(); });
}

} // namespace

/// A lesson being taken: step by step, back, by itself; questions, goals; and what stands on the shelf.
class TestLessonRun final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesStepByStep();
    void goesBackByPlayingAnew();
    void asks();
    void playsByItself();
    void checksGoals();
    void tellsWhatCameOtherwise();
    void closesAtTheEnd();
    void beginsAnewOnAnotherBackend();
    void reach();
    void shelfReadsAgain();
    void shippedLessons_data();
    void shippedLessons();
};

void TestLessonRun::goesStepByStep()
{
    Bench bench;
    LessonRun run(bench.workbench, lesson(), QStringLiteral("native"));
    const QSignalSpy begun(&run, &LessonRun::begun);
    QVERIFY(!run.canGoOn());
    run.restart();
    QVERIFY(waited(run));
    QCOMPARE(begun.count(), 1);
    QCOMPARE(run.position(), 0);
    QVERIFY(!run.canGoBack());
    QCOMPARE(run.narration().en, QStringLiteral("about"));
    QVERIFY(run.endpointOf(0) != 0 && run.endpointOf(0) != run.endpointOf(1));
    run.next();
    QVERIFY(waited(run));
    QCOMPARE(run.position(), 1);
    QCOMPARE(run.narration().en, QStringLiteral("first"));
    QVERIFY(run.outcome(0)->ended && !run.outcome(1));
    // Nothing is made before it is asked for.
    QCOMPARE(bench.backend.sockets().size(), std::size_t(1));
    for (int i = 0; i < 3; ++i) {
        run.next();
        QVERIFY(waited(run));
    }
    QCOMPARE(run.position(), 4);
    QCOMPARE(run.current()->id, QStringLiteral("a"));
    QVERIFY(!run.outcome(3));
    QVERIFY(run.canGoOn());
}

void TestLessonRun::goesBackByPlayingAnew()
{
    Bench bench;
    LessonRun run(bench.workbench, lesson(), QStringLiteral("native"));
    const QSignalSpy begun(&run, &LessonRun::begun);
    run.restart();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(waited(run));
        run.next();
    }
    QVERIFY(waited(run));
    const EndpointId before = run.endpointOf(0);
    run.back();
    QVERIFY(run.isBusy());
    QVERIFY(waited(run));
    QCOMPARE(run.position(), 2);
    QCOMPARE(begun.count(), 2);
    QVERIFY(run.endpointOf(0) != before);
    QVERIFY(run.outcome(1)->ended);
    QVERIFY(!run.outcome(2));
    // The socket of the run before is gone, the one of this run is there.
    QTRY_COMPARE(bench.backend.sockets().size(), std::size_t(1));
    // Twice in a row while the first is still on its way.
    run.back();
    run.back();
    QVERIFY(waited(run));
    QVERIFY(run.position() <= 1);
    run.restart();
    QVERIFY(waited(run));
    QCOMPARE(run.position(), 0);
}

void TestLessonRun::asks()
{
    Bench bench;
    LessonRun run(bench.workbench, lesson(), QStringLiteral("native"));
    run.restart();
    using enum LessonQuestion::Phase;
    for (int i = 0; i < 6; ++i) {
        QVERIFY(waited(run));
        QVERIFY(run.question().phase == None);
        run.next();
    }
    QVERIFY(waited(run));
    QVERIFY(run.question().phase == Asking);
    QCOMPARE(run.question().chosen, -1);
    QVERIFY(!run.canGoOn());
    run.next();
    QCOMPARE(run.position(), 6);
    run.answer(0);
    run.answer(1);
    QCOMPARE(run.question().chosen, 1);
    QVERIFY(run.canGoOn());
    run.next();
    QVERIFY(waited(run));
    QVERIFY(run.question().phase == Told);
    QCOMPARE(run.question().chosen, 1);
    run.answer(0);
    QCOMPARE(run.question().chosen, 1);
    run.next();
    QVERIFY(waited(run));
    QVERIFY(run.question().phase == None);
    QVERIFY(run.isAtEnd());
    QVERIFY(!run.canGoOn());
    run.back();
    QVERIFY(waited(run));
    QVERIFY(run.question().phase == Told);
}

void TestLessonRun::playsByItself()
{
    Bench bench;
    LessonRun run(bench.workbench, lesson(), QStringLiteral("native"));
    run.setSpeed(LessonRun::fastest);
    run.restart();
    run.setPlaying(true);
    using enum LessonQuestion::Phase;
    QTRY_VERIFY(run.question().phase == Asking && !run.isBusy());
    QVERIFY(run.isPlaying());
    QCOMPARE(run.position(), 6);
    run.answer(0);
    QTRY_VERIFY(run.isAtEnd());
    QVERIFY(!run.isPlaying());
    // From the end it begins anew.
    run.setPlaying(true);
    QVERIFY(run.position() < run.stepCount());
    run.setPlaying(false);
}

void TestLessonRun::checksGoals()
{
    Bench bench;
    LessonRun run(
        bench.workbench,
        lesson(
            R"([{"text":"step","expect":{"step":"listening"}}, {"text":"call","expect":{"call":"connect","actor":"c"}},
        {"text":"other actor","expect":{"call":"connect","actor":"s"}}, {"text":"errno","expect":{"errno":"EBADF"}},
        {"text":"person"}, {"text":"finish","expect":{"step":"accepted"}}])"),
        QStringLiteral("native"));
    run.setSpeed(LessonRun::fastest);
    QCOMPARE(run.lesson().goals.size(), std::size_t(6));
    run.restart();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(waited(run));
        QVERIFY(!run.reached()[0]);
        run.next();
    }
    QVERIFY(waited(run));
    QVERIFY(run.reached()[0]);
    QVERIFY(!run.reached()[1]);
    run.setPlaying(true);
    using enum LessonQuestion::Phase;
    QTRY_VERIFY(run.question().phase == Asking && !run.isBusy());
    run.answer(1);
    QTRY_VERIFY(run.isAtEnd());
    QCOMPARE(run.reached(), (std::vector<bool>{true, true, false, false, false, true}));
    run.restart();
    QCOMPARE(run.reached(), std::vector<bool>(6, false));
}

void TestLessonRun::tellsWhatCameOtherwise()
{
    Bench bench;
    LessonRun run(bench.workbench,
                  lesson(R"([{"text":"g","expect":{"step":"wrong"}}])",
                         R"(, {"actor":"c","call":"listen","on":"c","id":"wrong","expect":{"result":0}},
                         {"actor":"c","call":"close","on":"c"})"),
                  QStringLiteral("native"));
    run.setSpeed(LessonRun::fastest);
    run.restart();
    run.setPlaying(true);
    using enum LessonQuestion::Phase;
    QTRY_VERIFY(run.question().phase == Asking && !run.isBusy());
    run.answer(1);
    QTRY_VERIFY(run.isAtEnd());
    const LessonOutcome *came = run.outcome(8);
    QVERIFY(came);
    QVERIFY(!came->failures.empty());
    QVERIFY(!run.reached()[0]);
    QVERIFY(run.outcome(9)->ended);
}

void TestLessonRun::closesAtTheEnd()
{
    const int before = openDescriptorCount();
    {
        Bench bench;
        LessonRun run(bench.workbench, lesson(), QStringLiteral("native"));
        const QSignalSpy stopped(&run, &LessonRun::stopped);
        run.restart();
        // Left while a call is blocked.
        for (int i = 0; i < 4; ++i) {
            QVERIFY(waited(run));
            run.next();
        }
        QVERIFY(waited(run));
        run.stop();
        QTRY_COMPARE(stopped.count(), 1);
        QTRY_VERIFY(bench.backend.sockets().empty());
        QVERIFY(bench.backend.runningCalls().empty());
    }
    QTRY_COMPARE(openDescriptorCount(), before);
}

void TestLessonRun::beginsAnewOnAnotherBackend()
{
    Bench bench;
    LessonRun run(bench.workbench, lesson(), QStringLiteral("native"));
    run.restart();
    QVERIFY(waited(run));
    run.next();
    QVERIFY(waited(run));
    run.setBackend(QStringLiteral("qt"));
    QVERIFY(waited(run));
    QCOMPARE(run.position(), 0);
    run.next();
    QVERIFY(waited(run));
    QCOMPARE(run.outcome(0)->call->backend, QStringLiteral("qt"));
}

void TestLessonRun::reach()
{
    const LoadResult loaded = loadScenario(
        head + R"("steps":[{"actor":"s","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"l"},
        {"actor":"s","call":"bind","on":"l","args":{"address":"0.0.0.0:80"}},
        {"actor":"c","call":"create_connection","args":{"host":"example.org","port":25},"as":"c"},
        {"actor":"c","call":"create_connection","args":{"host":"example.org","port":25},"as":"d"},
        {"actor":"c","call":"listen","on":"d","args":{"backlog":1}},
        {"actor":"c","call":"sendall","on":"c","args":{"data":{"repeat":{"file":")"
            + QFile::encodeName(QCoreApplication::applicationFilePath()) + R"("},"times":1}}},
        {"actor":"s","call":"starttls","on":"c","args":{"side":"server","certificate":"a.pem","key":"a.key"}},
        {"actor":"s","call":"starttls","on":"c",
         "args":{"side":"server","self_signed":"${name}","certificate":"a.pem","key":"/b.key","ca":"a.ca"}}]})",
        QStringLiteral("/x/x.json"), {{QStringLiteral("name"), QStringLiteral("localhost")}});
    QVERIFY(loaded.scenario);
    const std::vector<LessonReach> found = lessonReach(*loaded.scenario);
    QCOMPARE(found.size(), std::size_t(9));
    using Kind = LessonReach::Kind;
    QVERIFY(found[4] == (LessonReach{Kind::Reads, 0, QStringLiteral("a.pem")}) && found[5].kind == Kind::Reads);
    QVERIFY(found[6] == (LessonReach{Kind::Writes, 0, QStringLiteral("a.pem")}));
    QVERIFY(found[7] == (LessonReach{Kind::Writes, 0, QStringLiteral("/b.key")}) && found[8].kind == Kind::Reads);
    QVERIFY(found[0].kind == LessonReach::Kind::Binds);
    QCOMPARE(found[0].what, QStringLiteral("0.0.0.0:80"));
    QVERIFY(found[1].kind == LessonReach::Kind::Connects);
    QCOMPARE(found[1].what, QStringLiteral("example.org:25"));
    QCOMPARE(found[1].actor, 1);
    QVERIFY(found[2].kind == LessonReach::Kind::Listens && found[2].what == QStringLiteral("*:0")); // nothing is bound
    QVERIFY(found[3].kind == LessonReach::Kind::Reads);
    QCOMPARE(lessonCallLine(loaded.scenario->steps[1]), QStringLiteral("bind(l, address = 0.0.0.0:80)"));
}

void TestLessonRun::shelfReadsAgain()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const char *name, const QByteArray &text) {
        QFile file(folder.filePath(QLatin1StringView(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    LessonShelf shelf(QString{});
    QVERIFY(shelf.lessons().empty());
    shelf.setFolder(folder.path());
    const QSignalSpy changed(&shelf, &LessonShelf::changed);
    const QSignalSpy again(&shelf, &LessonShelf::fileChanged);
    write("one.json", head + "\"steps\":[}");
    QTRY_COMPARE(shelf.lessons().size(), std::size_t(1));
    QTRY_VERIFY(!shelf.lessons().front().errors.empty());
    QVERIFY(!shelf.lessons().front().lesson);
    QCOMPARE(shelf.lessons().front().errors.front().line, 2);
    write("one.json", head + "\"steps\":[]}");
    QTRY_VERIFY(shelf.lessons().front().lesson);
    QTRY_VERIFY(again.count() > 0);
    // As editors write: another file takes the name.
    write("two.part", head + "\"steps\":[{\"say\":\"hi\"}]}");
    QVERIFY(QFile::remove(folder.filePath(QStringLiteral("one.json"))));
    QVERIFY(QFile::rename(folder.filePath(QStringLiteral("two.part")), folder.filePath(QStringLiteral("one.json"))));
    QTRY_VERIFY(shelf.lessons().size() == 1 && shelf.lessons().front().lesson
                && shelf.lessons().front().lesson->steps.size() == 1);
    write("one.json", head + "\"steps\":[]}");
    QTRY_VERIFY(shelf.lessons().front().lesson && shelf.lessons().front().lesson->steps.empty());
}

void TestLessonRun::shippedLessons_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("backend");
    const QDir shelf(QStringLiteral(SW_LESSONS));
    for (const QString &name : shelf.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        if (name == QLatin1StringView("scenario.schema.json"))
            continue;
        for (const char *backend : {"native", "qt"})
            QTest::addRow("%s, %s", qPrintable(name), backend) << shelf.filePath(name) << QString::fromLatin1(backend);
    }
}

void TestLessonRun::shippedLessons()
{
    QFETCH(QString, file);
    QFETCH(QString, backend);
    LoadResult loaded = loadScenarioFile(file);
    QVERIFY(loaded.scenario);
    const bool needsRights = loaded.scenario->id == QLatin1StringView("ping");
    Bench bench;
    LessonRun run(bench.workbench, std::move(*loaded.scenario), backend);
    run.setSpeed(LessonRun::fastest);
    run.restart();
    run.setPlaying(true);
    // The first choice is as good as any other.
    connect(&run, &LessonRun::changed, &run, [&run] {
        const LessonQuestion asked = run.question();
        if (asked.phase == LessonQuestion::Phase::Asking && asked.chosen < 0)
            run.answer(0);
    });
    QTRY_VERIFY_WITH_TIMEOUT(run.isAtEnd(), 120'000);
    bool skipped = false;
    for (int i = 0; i < run.stepCount(); ++i) {
        const LessonOutcome *came = run.outcome(i);
        skipped = skipped || (came && came->skipped);
        if (came && !needsRights)
            QVERIFY2(came->failures.empty(), qPrintable(QStringLiteral("step %1").arg(i + 1)));
    }
    for (std::size_t i = 0; i < run.lesson().goals.size(); ++i) {
        const LessonGoal &goal = run.lesson().goals[i];
        if (goal.checked && !skipped)
            QVERIFY2(run.reached()[i], qPrintable(goal.text.en));
    }
}

QTEST_GUILESS_MAIN(TestLessonRun)
#include "tst_lessonrun.moc"
