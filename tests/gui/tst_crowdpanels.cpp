// SPDX-License-Identifier: GPL-3.0-or-later
// Panels of many clients, driven as a person drives them, against a server panel of the same window.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QMessageBox>
#include <QSpinBox>
#include <QTableView>

#include "crowdfiguresview.h"
#include "crowdpanel.h"
#include "crowdplot.h"
#include "crowdtables.h"
#include "descriptors.h"
#include "errorbanner.h"
#include "patience.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr int many = 150;
#else
constexpr int many = 1000;
#endif
constexpr int longTime = 240'000; // ms; the machine may be slow

CrowdPanel &add(const Fix &fix)
{
    return *qobject_cast<CrowdPanel *>(fix.window->addPanel(WhoRole::Client, PanelKind::Crowd));
}

/// The server panel echoes on a port that the system picks, and the clients are to go there.
bool serve(const Fix &fix, const CrowdPanel &panel, ReplyKind kind = ReplyKind::Echo)
{
    Fix::part<QComboBox>(fix.server(), "kindCombo")->setCurrentIndex(static_cast<int>(kind));
    // With the usual backlog of 5 some connections are accepted only when their SYN was sent again.
    Fix::part<QSpinBox>(fix.server(), "backlogBox")->setValue(4096);
    Fix::type(fix.server(), "portEdit", QStringLiteral("0"));
    Fix::click(fix.server(), "startButton");
    const auto listens = [&fix] { return fix.server().server().state() == EndpointState::Listening; };
    if (!waitUntil(listens))
        return false;
    Fix::type(panel, "portEdit", QString::number(fix.server().server().address().port()));
    return true;
}

QString tile(const CrowdPanel &panel, CrowdFiguresView::Tile which)
{
    return panel.findChild<CrowdFiguresView *>()->text(which);
}

QString banner(const EndpointPanel &panel)
{
    const auto *found = Fix::part<ErrorBanner>(panel, "errorBanner");
    return found->isVisible() ? found->text() : QString();
}

} // namespace

class TestCrowdPanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(raiseDescriptorLimit() >= 2 * many + 200); } // as the program does at its start
    void manyClientsAgainstTheServerPanel()
    {
        Fix fix;
        CrowdPanel &panel = add(fix);
        QVERIFY(serve(fix, panel));
        Fix::part<QSpinBox>(panel, "clientsBox")->setValue(many);
        Fix::part<QSpinBox>(panel, "rampBox")->setValue(500);
        Fix::part<QSpinBox>(panel, "secondsBox")->setValue(0);
        Fix::part<QSpinBox>(panel, "crowdTimeoutBox")->setValue(120'000);
        Fix::click(panel, "startButton");
        QVERIFY(!Fix::part(panel, "clientsBox")->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(panel.crowd().figures().answered, quint64(many), longTime);
        QTRY_COMPARE_WITH_TIMEOUT(panel.crowd().state(), EndpointState::Connected, longTime);
        const QString count = QLocale().toString(many);
        QTRY_COMPARE(tile(panel, CrowdFiguresView::Connected), QStringLiteral("%1 of %1").arg(count));
        QTRY_COMPARE(tile(panel, CrowdFiguresView::Answered), QStringLiteral("%1 of %1").arg(count));
        QCOMPARE(tile(panel, CrowdFiguresView::Failed), QStringLiteral("0"));
        QVERIFY(tile(panel, CrowdFiguresView::Median).endsWith(QStringLiteral(" ms")));
        QTRY_VERIFY(!Fix::part<CrowdPlot>(panel, "crowdPlot")->samples().empty());
        QCOMPARE(fix.server().server().connections().size(), std::size_t(many));
        // The tab names the panel, its button has become Stop.
        QCOMPARE(Fix::part<QPushButton>(panel, "startButton")->text(), QStringLiteral("Stop"));
        panel.findChild<QAction *>(QStringLiteral("copyFiguresAction"))->trigger();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(QStringLiteral("connected,%1").arg(many)), qPrintable(copied));
        QVERIFY(copied.contains(QStringLiteral("failed,0")));
        Fix::click(panel, "startButton");
        QTRY_COMPARE_WITH_TIMEOUT(panel.crowd().state(), EndpointState::Stopped, longTime);
        const QString path = fix.folder.filePath(QStringLiteral("course.csv"));
        QVERIFY(panel.saveTo(path, courseCsv(panel.crowd().samples())));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("time_s,"));
        QVERIFY(!panel.saveTo(fix.folder.filePath(QStringLiteral("none/x.csv")), "x"));
        // What the panel counts is what the rows of the log say, on both sides.
        QCOMPARE(fix.bytesOf(Call::Send), 2 * panel.crowd().figures().bytesSent);
        QCOMPARE(fix.bytesOf(Call::Recv), 2 * panel.crowd().figures().bytesReceived);
    }
    void refusedIsExplained()
    {
        Fix fix;
        CrowdPanel &panel = add(fix);
        QVERIFY(serve(fix, panel));
        Fix::click(fix.server(), "startButton");
        QTRY_COMPARE(fix.server().server().state(), EndpointState::Stopped);
        const QAbstractItemModelTester tester(panel.findChild<CrowdFailuresModel *>());
        Fix::part<QSpinBox>(panel, "clientsBox")->setValue(7);
        Fix::part<QSpinBox>(panel, "rampBox")->setValue(0);
        Fix::click(panel, "startButton");
        QTRY_COMPARE_WITH_TIMEOUT(tile(panel, CrowdFiguresView::Failed), QStringLiteral("7"), longTime);
        const auto *table = Fix::part<QTableView>(panel, "crowdFailuresTable");
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, CrowdFailuresModel::FailedCall).data().toString(),
                 QStringLiteral("connect()"));
        QCOMPARE(table->model()->index(0, CrowdFailuresModel::Error).data().toString(), QStringLiteral("ECONNREFUSED"));
        QCOMPARE(table->model()->index(0, CrowdFailuresModel::Times).data().toString(), QStringLiteral("7"));
        QTRY_VERIFY(banner(panel).contains(QStringLiteral("ECONNREFUSED")));
        panel.stop();
        QTRY_COMPARE_WITH_TIMEOUT(panel.crowd().state(), EndpointState::Stopped, longTime);
    }
    void othersAreAskedFor()
    {
        Fix fix;
        CrowdPanel &panel = add(fix);
        Fix::type(panel, "hostEdit", QStringLiteral("192.0.2.1"));
        const auto question = [&panel] { return panel.findChild<QMessageBox *>(QStringLiteral("crowdQuestion")); };
        Fix::click(panel, "startButton");
        QTRY_VERIFY(question());
        QVERIFY(question()->text().contains(QStringLiteral("192.0.2.1:9999")));
        QCOMPARE(panel.crowd().state(), EndpointState::Resolving);
        question()->reject();
        QTRY_COMPARE(panel.crowd().state(), EndpointState::Stopped);
        QTRY_VERIFY(!question());
        QCOMPARE(panel.crowd().figures().begun, 0);
        QCOMPARE(fix.bytesOf(Call::Send), 0U);
    }
    void wrongFieldsAreSaid()
    {
        Fix fix;
        CrowdPanel &panel = add(fix);
        auto *start = Fix::part<QPushButton>(panel, "startButton");
        QVERIFY(start->isEnabled());
        Fix::type(panel, "crowdMessageEdit", QStringLiteral("\\x0"));
        QVERIFY(!start->isEnabled());
        QVERIFY(start->toolTip().contains(QStringLiteral("Message")));
        Fix::type(panel, "crowdMessageEdit", QStringLiteral("x"));
        QVERIFY(start->isEnabled());
        Fix::type(panel, "portEdit", QStringLiteral("0"));
        QVERIFY(!start->isEnabled());
    }
    void kept()
    {
        Fix fix;
        CrowdPanel &panel = add(fix);
        Fix::part<QSpinBox>(panel, "clientsBox")->setValue(321);
        Fix::part<QComboBox>(panel, "answerBox")->setCurrentIndex(2);
        Fix::part<QComboBox>(panel, "crowdQuantityBox")->setCurrentIndex(1);
        QVERIFY(Fix::part(panel, "answerBytesBox")->isVisible());
        const QJsonObject saved = panel.saveState();
        fix.restart();
        CrowdPanel *back = nullptr;
        for (EndpointPanel *one : fix.window->clients().panels()) {
            if (auto *found = qobject_cast<CrowdPanel *>(one))
                back = found;
        }
        QVERIFY(back);
        QVERIFY(back->crowd().isIdle());
        QCOMPARE(back->saveState(), saved);
        // A server of that kind there is none: a file that says so gives a TCP server.
        QVERIFY(qobject_cast<ServerPanel *>(fix.window->addPanel(WhoRole::Server, PanelKind::Crowd)));
    }
    void bothLanguages()
    {
        Fix fix;
        CrowdPanel &panel = add(fix);
        fix.languages.choose(QStringLiteral("zh_CN"));
        QCOMPARE(panel.crowd().state(), EndpointState::Stopped);
        fix.languages.choose(QStringLiteral("en"));
        QCOMPARE(Fix::part<QPushButton>(panel, "startButton")->text(), QStringLiteral("Start"));
    }
};

QTEST_MAIN(TestCrowdPanels)
#include "tst_crowdpanels.moc"
