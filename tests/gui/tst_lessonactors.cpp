// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>

#include "lessonactors.h"
#include "lessondesk.h"
#include "lessonrun.h"
#include "lifecyclestrip.h"
#include "patience.h"
#include "pipepanel.h"
#include "recordtabs.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

/// The strips of the actors of a lesson, and what else of a lesson the window follows.
class TestLessonActors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fix = std::make_unique<Fix>();
        m_fix->window->resize(1400, 1000);
    }
    void cleanup() { m_fix.reset(); }
    void callsLightUp();
    void backIsDarkAgain();
    void namesAreNoLifeOfASocket();
    void bringsThePipeForward();
    void saysWhatReferencesStandFor();

private:
    [[nodiscard]] MainWindow &window() const { return *m_fix->window; }
    [[nodiscard]] LessonRun *run() const { return window().lessons().run(); }
    [[nodiscard]] const StripCell *cell(const char *strip, const char *title) const
    {
        for (const StripCell &one : Fix::part<LifecycleStrip>(window(), strip)->cells()) {
            if (one.title == QLatin1StringView(title))
                return &one;
        }
        return nullptr;
    }
    void open(const QString &file) const
    {
        window().lessons().openFile(file);
        if (!run()) // a stranger's is shown first
            QTest::mouseClick(Fix::part<QAbstractButton>(window(), "lessonAccept"), Qt::LeftButton);
        QVERIFY(run());
        QTRY_VERIFY(!run()->isBusy());
    }
    void next() const
    {
        QTRY_VERIFY(run()->canGoOn());
        run()->next();
        QTRY_VERIFY(!run()->isBusy());
    }
    [[nodiscard]] QString write(const QByteArray &more) const
    {
        const QString path = m_fix->folder.filePath(QStringLiteral("mine.json"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(
                R"({"format":"socket-workbench/scenario@1","id":"mine","title":"Mine","lesson":{"order":1,"view":"pipe"},
"actors":[{"id":"s","role":"server"},{"id":"c","role":"client"}],)"
                + more);
        return path;
    }

    static constexpr const char *talk = R"("steps":[
{"actor":"s","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"l"},
{"actor":"s","call":"bind","on":"l","args":{"address":"127.0.0.1:0"},"say":"It is ${l.sockname} of ${nobody.port}."},
{"actor":"s","call":"listen","on":"l","args":{"backlog":3}},
{"actor":"s","call":"accept","on":"l","as":"n","start":true,"id":"a"},
{"until_blocked":"s"},
{"actor":"c","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"c"},
{"actor":"c","call":"connect","on":"c","args":{"address":"${l.sockname}"}},
{"finish":"a"},
{"actor":"c","call":"getpeername","on":"c"}],
"goals":[{"text":"At ${l.sockname}","expect":{"call":"getpeername","address":"${l.sockname}"}}]})";
    std::unique_ptr<Fix> m_fix;
};

void TestLessonActors::callsLightUp()
{
    using Phase = LifecycleStep::Phase;
    open(write(talk));
    QVERIFY(Fix::part<LessonActors>(window(), "lessonActors")->isVisible());
    const char *server = "lessonActorStrip_s";
    const char *client = "lessonActorStrip_c";
    QVERIFY(cell(server, "socket()") && cell(server, "accept()") && cell(client, "connect()"));
    QVERIFY(!cell(client, "getpeername()"));
    QCOMPARE(cell(server, "socket()")->phase, Phase::Idle);
    next();
    QCOMPARE(cell(server, "socket()")->phase, Phase::Done);
    for (int i = 0; i < 4; ++i)
        next();
    QTRY_COMPARE(cell(server, "accept()")->phase, Phase::Blocked);
    QVERIFY(cell(server, "accept()")->blockedSinceNs > 0);
    for (int i = 0; i < 3; ++i)
        next();
    QTRY_COMPARE(cell(server, "accept()")->phase, Phase::Done);
    QCOMPARE(cell(client, "connect()")->phase, Phase::Done);
}

void TestLessonActors::backIsDarkAgain()
{
    using Phase = LifecycleStep::Phase;
    open(write(talk));
    next();
    next();
    QCOMPARE(cell("lessonActorStrip_s", "bind()")->phase, Phase::Done);
    run()->back();
    QTRY_VERIFY(!run()->isBusy() && run()->position() == 1);
    QCOMPARE(cell("lessonActorStrip_s", "bind()")->phase, Phase::Idle);
    QCOMPARE(cell("lessonActorStrip_s", "socket()")->phase, Phase::Done);
    window().lessons().leave();
    QTRY_VERIFY(m_fix->backend->sockets().empty());
}

void TestLessonActors::namesAreNoLifeOfASocket()
{
    window().lessons().open(QStringLiteral(":/lessons/byte-order.json"));
    QTRY_VERIFY(run() && !run()->isBusy());
    QVERIFY(Fix::part<LessonActors>(window(), "lessonActors")->stepsOf(0).empty());
    QVERIFY(!Fix::part<LessonActors>(window(), "lessonActors")->isVisible());
}

void TestLessonActors::bringsThePipeForward()
{
    open(write(talk));
    QVERIFY(window().pipe().isVisible());
}

void TestLessonActors::saysWhatReferencesStandFor()
{
    open(write(talk));
    next();
    next();
    const QString said = Fix::part<QLabel>(window(), "lessonNarration")->text();
    QVERIFY2(said.startsWith(QLatin1String("It is 127.0.0.1:")), qPrintable(said));
    QVERIFY(said.endsWith(QLatin1String("${nobody.port}."))); // it stands for nothing
    for (int i = 0; i < 7; ++i)
        next();
    QTRY_VERIFY(run()->reached()[0]);
    QVERIFY(Fix::part<QLabel>(window(), "lessonGoals")->text().contains(QLatin1String("At 127.0.0.1:")));
}

QTEST_MAIN(TestLessonActors)
#include "tst_lessonactors.moc"
