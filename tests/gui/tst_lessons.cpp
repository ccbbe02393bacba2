// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QRadioButton>

#include "elidedlabel.h"
#include "lessondesk.h"
#include "lessonrun.h"
#include "logview.h"
#include "patience.h"
#include "recordtabs.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

const QByteArray own =
    R"({"format":"socket-workbench/scenario@1","id":"mine","title":"Mine","actors":[{"id":"a"}],"steps":[
  {"actor":"a","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"l"},
  {"actor":"a","call":"bind","on":"l","args":{"address":"127.0.0.1:0"}}]})";

} // namespace

/// Lessons in the window, by what a person clicks and sees.
class TestLessons final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fix = std::make_unique<Fix>();
        m_fix->window->resize(1400, 1000);
    }
    void cleanup() { m_fix.reset(); }
    void listShowsAllLessons();
    void takesALesson();
    void questionWaitsForAnAnswer();
    void endTicksTheLesson();
    void leavingClosesItsSockets();
    void onlyRowsOfThisRun();
    void backendIsChosen();
    void strangersIsShownFirst();
    void savedFileIsReadAgain();
    void faultyFileIsExplained();
    void dropOpens();
    void windowStaysUsable();
    void speaksBothLanguages();

private:
    [[nodiscard]] MainWindow &window() const { return *m_fix->window; }
    [[nodiscard]] LessonRun *run() const { return window().lessons().run(); }
    template<typename T = QWidget>
    [[nodiscard]] T *part(const char *name) const
    {
        return Fix::part<T>(window(), name);
    }
    void open(const char *file) const
    {
        window().lessons().open(QStringLiteral(":/lessons/") + QLatin1StringView(file));
        QVERIFY(run());
        QTRY_VERIFY(!run()->isBusy());
    }
    void clickNext() const
    {
        auto *next = part<QAbstractButton>("lessonNext");
        QTRY_VERIFY(next->isEnabled());
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(!run()->isBusy());
    }
    QString write(const QByteArray &text) const
    {
        const QString path = m_fix->folder.filePath(QStringLiteral("mine.json"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return path;
    }
    /// In the journal.
    [[nodiscard]] std::size_t callsOf(EndpointId endpoint) const
    {
        std::size_t calls = 0;
        m_fix->journal->visit(m_fix->journal->firstRow(), m_fix->journal->endRow(), [&](const JournalRow &row) {
            calls += row.entry().endpoint == endpoint && row.entry().kind == RecordKind::Call ? 1 : 0;
            return true;
        });
        return calls;
    }

    std::unique_ptr<Fix> m_fix;
};

void TestLessons::listShowsAllLessons()
{
    auto *dock = part<QDockWidget>("lessonDock");
    QVERIFY(dock->isHidden());
    part<QAction>("showLessonsAction")->trigger();
    QVERIFY(dock->isVisible());
    auto *list = part<QListWidget>("lessonList");
    QVERIFY(list->count() >= 12);
    QVERIFY(list->item(0)->text().contains(QStringLiteral("Sockets are files")));
    QVERIFY(!part<QLabel>("lessonSummary")->text().isEmpty());
    QVERIFY(part<QAbstractButton>("lessonStart")->isEnabled());
    QTest::mouseClick(part<QAbstractButton>("lessonStart"), Qt::LeftButton);
    QTRY_VERIFY(run() && !run()->isBusy());
    QVERIFY(part("lessonNarration")->isVisible());
}

void TestLessons::takesALesson()
{
    open("echo.json");
    QCOMPARE(part<ElidedLabel>("lessonTitle")->text(), QStringLiteral("Echo server"));
    QVERIFY(!part<QAbstractButton>("lessonBack")->isEnabled());
    QCOMPARE(window().records().currentName(), QStringLiteral("ladderPanel"));
    clickNext();
    QVERIFY(part<QLabel>("lessonNarration")->text().contains(QStringLiteral("Port 0")));
    clickNext();
    QVERIFY(part<QLabel>("lessonStep")->text().contains(QStringLiteral("socket(")));
    QVERIFY(part<QLabel>("lessonResult")->text().contains(QStringLiteral("socket(AF_INET, SOCK_STREAM")));
    // F10 does the same.
    part<QAction>("nextStepAction")->trigger();
    QTRY_VERIFY(!run()->isBusy());
    QCOMPARE(run()->position(), 3);
    QVERIFY(callsOf(run()->endpointOf(0)) == 2);
    QTest::mouseClick(part<QAbstractButton>("lessonBack"), Qt::LeftButton);
    QTRY_VERIFY(!run()->isBusy());
    QCOMPARE(run()->position(), 2);
    QCOMPARE(part<QLabel>("lessonWhere")->text(), QStringLiteral("Step 2 of %1").arg(run()->stepCount()));
    QTest::mouseClick(part<QAbstractButton>("lessonRestart"), Qt::LeftButton);
    QTRY_VERIFY(!run()->isBusy());
    QCOMPARE(run()->position(), 0);
}

void TestLessons::questionWaitsForAnAnswer()
{
    open("phone-call.json");
    QVERIFY(!part("lessonQuestionBox")->isVisible());
    for (int i = 0; i < 4; ++i)
        clickNext();
    QVERIFY(part("lessonQuestionBox")->isVisible());
    auto *next = part<QAbstractButton>("lessonNext");
    QVERIFY(!next->isEnabled());
    QVERIFY(!next->toolTip().isEmpty());
    QVERIFY(!part("lessonWhy")->isVisible());
    part<QRadioButton>("lessonChoice0")->click();
    QVERIFY(next->isEnabled());
    QVERIFY(!part("lessonWhy")->isVisible());
    clickNext();
    QVERIFY(part("lessonWhy")->isVisible());
    QVERIFY(part<QLabel>("lessonVerdict")->text().startsWith(u'✗'));
    QVERIFY(part<QLabel>("lessonGoals")->text().contains(QStringLiteral("✓")));
    clickNext();
    QVERIFY(!part("lessonQuestionBox")->isVisible());
}

void TestLessons::endTicksTheLesson()
{
    open("echo.json");
    run()->setSpeed(LessonRun::fastest);
    QTest::mouseClick(part<QAbstractButton>("lessonPlay"), Qt::LeftButton);
    QTRY_VERIFY(part("lessonQuestionBox")->isVisible() && !run()->isBusy());
    part<QRadioButton>("lessonChoice1")->click();
    QTRY_VERIFY(run()->isAtEnd());
    QVERIFY(!part<QAbstractButton>("lessonPlay")->isChecked());
    QVERIFY(part("lessonTryBox")->isVisible());
    QVERIFY(!part("lessonFailures")->isVisible());
    QVERIFY(!part<QLabel>("lessonGoals")->text().contains(QStringLiteral("○")));
    QTest::mouseClick(part<QAbstractButton>("lessonLeave"), Qt::LeftButton);
    QVERIFY(!run());
    const auto items = part<QListWidget>("lessonList")->findItems(QStringLiteral("✓"), Qt::MatchContains);
    QCOMPARE(items.size(), 1);
    // And it is remembered.
    m_fix->restart();
    window().lessons().show(); // reads them
    QCOMPARE(part<QListWidget>("lessonList")->findItems(QStringLiteral("✓"), Qt::MatchContains).size(), 1);
}

void TestLessons::leavingClosesItsSockets()
{
    open("echo.json");
    for (int i = 0; i < 5; ++i)
        clickNext();
    QVERIFY(!m_fix->backend->sockets().empty());
    QTest::mouseClick(part<QAbstractButton>("lessonLeave"), Qt::LeftButton);
    QTRY_VERIFY(m_fix->backend->sockets().empty());
    QTRY_VERIFY(m_fix->backend->runningCalls().empty());
    QVERIFY(part("lessonListPage")->isVisible());
}

void TestLessons::onlyRowsOfThisRun()
{
    QVERIFY(m_fix->connectBoth());
    const QString before = window().log().filterText();
    open("echo.json");
    clickNext();
    clickNext();
    LogRows &rows = window().log().rows();
    QTRY_COMPARE(rows.count(), qint64(1));
    part<QCheckBox>("lessonOnly")->click();
    QCOMPARE(window().log().filterText(), before);
    QTRY_VERIFY(rows.count() > 1);
    part<QCheckBox>("lessonOnly")->click();
    QTest::mouseClick(part<QAbstractButton>("lessonLeave"), Qt::LeftButton);
    QCOMPARE(window().log().filterText(), before);
}

void TestLessons::backendIsChosen()
{
    open("echo.json");
    auto *box = part<QComboBox>("lessonBackend");
    QVERIFY(box->isEnabled());
    box->setCurrentIndex(1);
    Q_EMIT box->activated(1);
    QTRY_VERIFY(!run()->isBusy());
    clickNext();
    clickNext();
    QCOMPARE(run()->outcome(1)->call->backend, QStringLiteral("qt"));
    window().lessons().leave();
    open("blocking.json");
    QVERIFY(!box->isEnabled());
    QVERIFY(!box->toolTip().isEmpty());
}

void TestLessons::strangersIsShownFirst()
{
    const QString path = write(own);
    window().lessons().openFile(path);
    QVERIFY(!run());
    QVERIFY(part("lessonReview")->isVisible());
    QVERIFY(part<QLabel>("lessonReach")->text().contains(QStringLiteral("127.0.0.1:0")));
    QVERIFY(part<QPlainTextEdit>("lessonReviewSteps")->toPlainText().contains(QStringLiteral("bind(l")));
    QTest::mouseClick(part<QAbstractButton>("lessonRefuse"), Qt::LeftButton);
    QVERIFY(!run());
    QVERIFY(m_fix->backend->sockets().empty());
    QTest::mouseClick(part<QAbstractButton>("lessonStart"), Qt::LeftButton);
    QVERIFY(part("lessonReview")->isVisible());
    QTest::mouseClick(part<QAbstractButton>("lessonAccept"), Qt::LeftButton);
    QTRY_VERIFY(run() && !run()->isBusy());
    clickNext();
    QCOMPARE(m_fix->backend->sockets().size(), std::size_t(1));
}

void TestLessons::savedFileIsReadAgain()
{
    const QString path = write(own);
    window().lessons().openFile(path);
    QTest::mouseClick(part<QAbstractButton>("lessonAccept"), Qt::LeftButton);
    QTRY_VERIFY(run() && !run()->isBusy());
    // The same addresses: it begins anew by itself.
    QByteArray text = own;
    write(text.replace("\"Mine\"", "\"Other\""));
    QTRY_COMPARE(part<ElidedLabel>("lessonTitle")->text(), QStringLiteral("Other"));
    QTRY_VERIFY(run() && !run()->isBusy());
    // Another address: it has to be looked at.
    write(text.replace("127.0.0.1:0", "127.0.0.2:0"));
    QTRY_VERIFY(part("lessonReview")->isVisible());
    QVERIFY(!run());
    // Accepting, while the file became another one, accepts what was shown only.
    QTRY_VERIFY(part<QLabel>("lessonReach")->text().contains(QStringLiteral("127.0.0.2:0")));
    write(text.replace("127.0.0.2:0", "127.0.0.3:0"));
    QTRY_VERIFY(part<QLabel>("lessonReach")->text().contains(QStringLiteral("127.0.0.3:0")));
}

void TestLessons::faultyFileIsExplained()
{
    QByteArray text = own;
    window().lessons().openFile(write(text.replace("\"socket\"", "\"sokcet\"")));
    QVERIFY(!run());
    auto *errors = part<QPlainTextEdit>("lessonErrors");
    QVERIFY(errors->isVisible());
    QVERIFY(errors->toPlainText().startsWith(QStringLiteral("mine.json:2:23: ")));
    QVERIFY(!part<QAbstractButton>("lessonStart")->isEnabled());
    write(own);
    QTRY_VERIFY(part<QAbstractButton>("lessonStart")->isEnabled());
    QVERIFY(!errors->isVisible());
}

void TestLessons::dropOpens()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write(own))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &drop);
    QVERIFY(drop.isAccepted());
    QVERIFY(part("lessonReview")->isVisible());
}

void TestLessons::windowStaysUsable()
{
    // A person leaves the path: makes calls with the panels, and comes back.
    open("echo.json");
    for (int i = 0; i < 3; ++i)
        clickNext();
    QVERIFY(m_fix->connectBoth());
    m_fix->compose(m_fix->client(), QStringLiteral("beside the path"));
    QTRY_COMPARE(m_fix->bytesOf(Call::Recv), quint64(15));
    QCOMPARE(run()->position(), 3);
    clickNext();
    QVERIFY(part<QLabel>("lessonResult")->text().contains(QStringLiteral("listen(")));
    // Closed with a lesson in the midst of a call.
    clickNext();
    m_fix->restart();
    QVERIFY(!run());
}

void TestLessons::speaksBothLanguages()
{
    open("echo.json");
    clickNext();
    m_fix->languages.choose(QStringLiteral("zh_CN"));
    QTRY_COMPARE(part<ElidedLabel>("lessonTitle")->text(), QStringLiteral("回显服务器"));
    QVERIFY(part<QLabel>("lessonNarration")->text().contains(QStringLiteral("端口 0")));
    QVERIFY(part<QAbstractButton>("lessonNext")->text().contains(QStringLiteral("下一步")));
    m_fix->languages.choose(QStringLiteral("en"));
}

QTEST_MAIN(TestLessons)
#include "tst_lessons.moc"
