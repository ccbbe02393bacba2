// SPDX-License-Identifier: GPL-3.0-or-later
// The window of a program that begins: first its frame, then its panels, and what must not depend on which of the two stands.
#include <QJsonArray>
#include <QSplitter>
#include <QTest>

#include "ladderpanel.h"
#include "ladderview.h"
#include "recordtabs.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

/// The window of the fixture anew, as main() begins it.
void beginAnew(Fix &fix, MainWindow::Start start)
{
    fix.window.reset();
    fix.window = std::make_unique<MainWindow>(*fix.workbench, *fix.settings, fix.theme, fix.languages, start);
}

bool isComplete(const Fix &fix)
{
    return fix.window->property(MainWindow::completeProperty).toBool();
}

QList<int> borders(const Fix &fix)
{
    return Fix::part<QSplitter>(*fix.window, "sidesSplitter")->sizes()
        + Fix::part<QSplitter>(*fix.window, "mainSplitter")->sizes();
}

} // namespace

class TestStart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeUnlessAskedFor()
    {
        const Fix fix;
        QVERIFY(isComplete(fix));
        QCOMPARE(fix.window->servers().count(), 1);
    }

    void panelsComeAfterTheFirstPicture()
    {
        Fix fix;
        beginAnew(fix, MainWindow::Start::FrameFirst);
        QVERIFY(fix.window->servers().panels().empty());
        QVERIFY(fix.window->clients().panels().empty());
        QVERIFY(!isComplete(fix));
        fix.window->show();
        QTRY_VERIFY(isComplete(fix));
        QCOMPARE(fix.window->servers().count(), 1);
        QCOMPARE(fix.window->clients().count(), 1);
        QVERIFY(fix.server().isVisible());
        QVERIFY(fix.connectBoth());
    }

    void bordersStandAsInAWholeOne()
    {
        Fix fix;
        beginAnew(fix, MainWindow::Start::Whole);
        fix.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(fix.window.get()));
        QCoreApplication::processEvents();
        const QList<int> whole = borders(fix);
        beginAnew(fix, MainWindow::Start::FrameFirst);
        fix.window->show();
        QTRY_VERIFY(isComplete(fix));
        QTRY_COMPARE(borders(fix), whole);
    }

    // Nobody looks at it: the panels come all the same.
    void completeWithoutAPicture()
    {
        Fix fix;
        beginAnew(fix, MainWindow::Start::FrameFirst);
        QTRY_VERIFY(isComplete(fix));
        QCOMPARE(fix.window->servers().count(), 1);
    }

    // A file on the command line, or a quick hand.
    void panelsThatComeInBetween()
    {
        Fix fix;
        Fix::part<QLineEdit>(fix.client(), "portEdit")->setText(QStringLiteral("4712"));
        fix.window->saveState();
        beginAnew(fix, MainWindow::Start::FrameFirst);
        const ServerPanel *added = fix.window->addServer();
        QVERIFY(isComplete(fix)); // those that are kept stand before it
        QCOMPARE(fix.window->servers().count(), 2);
        QCOMPARE(fix.window->servers().indexOfPanel(added), 1);
        QCOMPARE(fix.window->clients().count(), 1);
        QCOMPARE(fix.window->servers().panels().size(), std::size_t(2));
        QCOMPARE(Fix::part<QLineEdit>(fix.client(), "portEdit")->text(), QStringLiteral("4712"));
        fix.window->show();
        QCoreApplication::processEvents();
        QCOMPARE(fix.window->servers().count(), 2);
    }

    // The views beside the log are made when they are first wanted, and what is kept of one survives a run without it.
    void viewsAreMadeWhenShown()
    {
        Fix fix;
        const auto isMade = [&] { return fix.window->findChild<QWidget *>(QStringLiteral("ladderPanel")) != nullptr; };
        fix.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(fix.window.get()));
        QVERIFY(!isMade());
        QCOMPARE(fix.window->records().count(), 7);
        QCOMPARE(fix.window->records().tabText(1), QStringLiteral("Ladder"));
        fix.window->records().setCurrentIndex(1);
        QVERIFY(isMade());
        QVERIFY(fix.window->ladder().isVisible());
        fix.window->ladder().view().setZoom(2);
        QCOMPARE(fix.window->records().currentName(), QStringLiteral("ladderPanel"));
        fix.window->records().bringForward(QStringLiteral("logPanel"));
        fix.window->saveState();
        for (int run = 0; run < 2; ++run) {
            beginAnew(fix, MainWindow::Start::Whole);
            QVERIFY(!isMade());
            fix.window->saveState();
        }
        QCOMPARE(fix.window->ladder().view().zoom(), 2.0);
    }

    void whatIsKeptHasThePanels()
    {
        Fix fix;
        fix.window->addServer();
        Fix::part<QLineEdit>(fix.client(), "portEdit")->setText(QStringLiteral("4711"));
        fix.window->saveState();
        const QJsonArray servers = fix.settings->array(Setting::Servers);
        const QJsonArray clients = fix.settings->array(Setting::Clients);
        QCOMPARE(servers.size(), 2);
        // Closed before the panels had come.
        beginAnew(fix, MainWindow::Start::FrameFirst);
        fix.window->close();
        QCOMPARE(fix.settings->array(Setting::Servers), servers);
        QCOMPARE(fix.settings->array(Setting::Clients), clients);
    }
};

QTEST_MAIN(TestStart)
#include "tst_start.moc"
