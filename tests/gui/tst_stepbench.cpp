// SPDX-License-Identifier: GPL-3.0-or-later
// Panels in step mode, driven by clicks: single calls in any order, blocked ones interrupted, all of it saved and played.
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QProcess>
#include <QTreeWidget>

#include "callmenu.h"
#include "patience.h"
#include "savescenariodialog.h"
#include "stepclicks.h"

using namespace sw;
using namespace sw::clicks;
using Fix = WindowFixture;

namespace {

int playByProgram(const QString &path)
{
    QProcess program;
    program.start(QStringLiteral(SW_CLI), {QStringLiteral("run"), path});
    if (!program.waitForFinished(30'000))
        return -1;
    if (program.exitCode() != 0)
        qWarning().noquote() << program.readAll() << program.readAllStandardError();
    return program.exitCode();
}

} // namespace

class TestStepBench final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echoByClicksIsSavedAndPlays();
    void wrongOrderIsAnsweredByTheKernel();
    void blockedCallIsInterrupted();
    void blockedThreadOffersAnother();
    void modeIsKeptAndNothingStaysOpen();
    void changingWhileItRunsAsks();
    void menuFindsEveryCall();
    void fieldsAreCheckedBefore();
    void severalSocketsAndNames();
    void wrongFileSaysWhere();
    void sendAgainComesIntoTheForm();
    void datagramPanelIsABenchToo();
};

void TestStepBench::echoByClicksIsSavedAndPlays()
{
    Fix fix;
    stepMode(fix);
    QVERIFY(fix.server().isStepByStep() && fix.client().isStepByStep());
    QVERIFY(!Fix::part<QWidget>(fix.server(), "composer")->isVisible());
    connectByClicks(fix);
    startCall(fix.server(), Call::Recv);
    QTRY_VERIFY(isAsleep(fix, Call::Recv));
    QTRY_VERIFY2(threads(fix.server()).contains(QStringLiteral("blocked in recv(conn, 4096)")),
                 qPrintable(threads(fix.server())));
    choose(fix.client(), Call::Send);
    setData(fix.client(), QStringLiteral("Hello, server!"));
    QVERIFY(makeCall(fix.client()));
    QTRY_VERIFY(result(fix.server()).contains(QStringLiteral("\"Hello, server!\"")));
    choose(fix.server(), Call::Send);
    setData(fix.server(), QStringLiteral("Hello, server!"));
    QVERIFY(makeCall(fix.server()));
    QVERIFY(make(fix.client(), Call::Recv));
    QVERIFY(make(fix.server(), Call::Close));
    QVERIFY(make(fix.client(), Call::Recv));
    QVERIFY(Fix::part<QLabel>(fix.client(), "stepMeaning")->text().contains(QStringLiteral("ended its direction")));

    const QString path = fix.folder.filePath(QStringLiteral("echo.json"));
    Fix::click(fix.server(), "saveScenarioButton");
    SaveScenarioDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = fix.window->findChild<SaveScenarioDialog *>()));
    Fix::click(*dialog, "saveFileButton");
    chooseFile(fix, "scenarioFileDialog", path);
    QTRY_VERIFY(QFile::exists(path));
    // Both panels are in it, and it plays while their own sockets are still open.
    QCOMPARE(playByProgram(path), 0);
    QCOMPARE(playInWindow(fix, path), 0);
    QSignalSpy finished(&fix.window->scenarios(), &ScenarioDesk::finished);
    Fix::click(fix.client(), "playAgainButton");
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.constFirst().constFirst().toInt(), 0);
    // An expectation of the file is one: another text makes it fail.
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    file.close();
    text.replace(R"("expect": {"data": {"text": "Hello, server!"}})",
                 R"("expect": {"data": {"text": "Hello, nobody!"}})");
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(text);
    file.close();
    QCOMPARE(playInWindow(fix, path), 1);
    QPlainTextEdit *lines = nullptr;
    QTRY_VERIFY((lines = fix.window->findChild<QPlainTextEdit *>(QStringLiteral("scenarioErrorLines"))));
    QVERIFY(lines->toPlainText().contains(QStringLiteral("Hello, nobody!")));
}

void TestStepBench::wrongOrderIsAnsweredByTheKernel()
{
    Fix fix;
    stepMode(fix);
    QVERIFY(make(fix.server(), Call::Listen)); // on no socket
    QVERIFY(result(fix.server()).contains(QStringLiteral("EBADF")));
    QVERIFY(Fix::part<QLabel>(fix.server(), "stepMeaning")->text().contains(QStringLiteral("socket()")));
    QVERIFY(make(fix.server(), Call::Socket));
    QVERIFY(make(fix.server(), Call::Accept));
    QVERIFY(result(fix.server()).contains(QStringLiteral("EINVAL")));
    QVERIFY(!Fix::part<QLabel>(fix.server(), "stepMeaning")->text().isEmpty());
    for (int i = 0; i < 2; ++i) {
        QVERIFY(make(fix.server(), Call::Listen));
        QVERIFY(result(fix.server()).endsWith(QStringLiteral("= 0")));
    }
    QVERIFY(make(fix.server(), Call::Send));
    QVERIFY(result(fix.server()).contains(QStringLiteral("EPIPE")));
    QVERIFY(make(fix.client(), Call::Socket));
    choose(fix.client(), Call::Connect);
    setAddress(fix.client(), QStringLiteral("127.0.0.1:${listener.port}"));
    QVERIFY(makeCall(fix.client()));
    QVERIFY(make(fix.server(), Call::Accept));
    QTRY_COMPARE(Fix::part<StepSocketsView>(fix.server(), "stepSockets")->current(), QStringLiteral("conn"));
    fix.server().bench()->choose(*callSpec(u"connect"));
    setAddress(fix.server(), QStringLiteral("127.0.0.1:${listener.port}"));
    QVERIFY(makeCall(fix.server()));
    QVERIFY(result(fix.server()).contains(QStringLiteral("EISCONN")));
    // The strip shows the errno of the newest call of its kind.
    QVERIFY(make(fix.server(), Call::Accept) || isAsleep(fix, Call::Accept));
}

void TestStepBench::blockedCallIsInterrupted()
{
    Fix fix;
    stepMode(fix);
    connectByClicks(fix);
    startCall(fix.client(), Call::Recv);
    QTRY_VERIFY(isAsleep(fix, Call::Recv));
    QTRY_COMPARE(strip(fix.client()).cells()[3].phase, LifecycleStep::Phase::Blocked);
    QTRY_VERIFY(visibleButton(fix.client(), "interruptButton"));
    QTest::mouseClick(visibleButton(fix.client(), "interruptButton"), Qt::LeftButton);
    QTRY_VERIFY(result(fix.client()).contains(QStringLiteral("EINTR <interrupted here>")));
    QVERIFY(!visibleButton(fix.client(), "interruptButton"));
    choose(fix.server(), Call::Send);
    QVERIFY(makeCall(fix.server()));
    QVERIFY(make(fix.client(), Call::Recv));
    QVERIFY(result(fix.client()).contains(QStringLiteral("\"Hello\"")));
}

void TestStepBench::blockedThreadOffersAnother()
{
    Fix fix;
    stepMode(fix);
    connectByClicks(fix);
    startCall(fix.server(), Call::Recv);
    QTRY_VERIFY(isAsleep(fix, Call::Recv));
    startCall(fix.server(), Call::Send);
    QTRY_VERIFY(threads(fix.server()).contains(QStringLiteral("then send(conn")));
    QTRY_VERIFY(visibleButton(fix.server(), "moveButton"));
    QTest::mouseClick(visibleButton(fix.server(), "moveButton"), Qt::LeftButton);
    QTRY_VERIFY(result(fix.server()).startsWith(QStringLiteral("send(")));
    QVERIFY(isAsleep(fix, Call::Recv));
    startCall(fix.server(), Call::Send);
    QTRY_VERIFY(visibleButton(fix.server(), "dropButton"));
    QTest::mouseClick(visibleButton(fix.server(), "dropButton"), Qt::LeftButton);
    QCOMPARE(fix.server().bench()->actor().calls().back().phase, StepCall::Phase::Dropped);
    Fix::part<QComboBox>(fix.server(), "threadCombo")->setCurrentIndex(1);
    QVERIFY(make(fix.server(), Call::Send));
    QVERIFY(isAsleep(fix, Call::Recv));
}

void TestStepBench::modeIsKeptAndNothingStaysOpen()
{
    Fix fix;
    stepMode(fix);
    connectByClicks(fix);
    startCall(fix.server(), Call::Accept);
    QTRY_VERIFY(isAsleep(fix, Call::Accept) || fix.server().bench()->actor().isBusy());
    fix.window->servers().closePanel(0);
    fix.window->clients().closePanel(0);
    QTRY_VERIFY(fix.backend->sockets().empty());
    fix.window->addServer()->setMode(PanelMode::StepByStep);
    fix.restart();
    QVERIFY(fix.server().isStepByStep());
    QVERIFY(Fix::part<StepBench>(fix.server(), "stepBench")->isVisible());
    QVERIFY(Fix::part<QAction>(*fix.window, "stepByStepAction")->isChecked());
    QVERIFY(make(fix.server(), Call::Socket));
    fix.server().setMode(PanelMode::Automatic);
    QTRY_VERIFY(!fix.server().isStepByStep());
    QVERIFY(fix.backend->sockets().empty());
    QVERIFY(Fix::part<QWidget>(fix.server(), "composer")->isVisible());
    Fix::type(fix.server(), "portEdit", QStringLiteral("0"));
    Fix::click(fix.server(), "startButton");
    QTRY_COMPARE(fix.server().server().state(), EndpointState::Listening);
}

void TestStepBench::changingWhileItRunsAsks()
{
    Fix fix;
    Fix::type(fix.server(), "portEdit", QStringLiteral("0"));
    Fix::click(fix.server(), "startButton");
    QTRY_COMPARE(fix.server().server().state(), EndpointState::Listening);
    Fix::part<QAction>(*fix.window, "stepByStepAction")->trigger();
    auto *question = Fix::part<QMessageBox>(fix.server(), "modeQuestion");
    QVERIFY(question);
    question->close();
    QTRY_VERIFY(Fix::part<QAction>(*fix.window, "automaticAction")->isChecked());
    QCOMPARE(fix.server().server().state(), EndpointState::Listening);
    QTRY_VERIFY(!Fix::part<QMessageBox>(fix.server(), "modeQuestion"));
    Fix::part<QAction>(*fix.window, "stepByStepAction")->trigger();
    Fix::click(*Fix::part<QMessageBox>(fix.server(), "modeQuestion"), "changeModeButton");
    QTRY_VERIFY(fix.server().isStepByStep());
    QVERIFY(fix.server().server().isIdle());
}

void TestStepBench::menuFindsEveryCall()
{
    Fix fix;
    stepMode(fix);
    Fix::click(fix.server(), "otherCallsButton");
    auto *menu = Fix::part<CallMenu>(fix.server(), "callMenu");
    QTRY_VERIFY(menu->isVisible());
    const auto *tree = Fix::part<QTreeWidget>(*menu, "callTree");
    int offered = 0;
    for (int i = 0; i < tree->topLevelItemCount(); ++i)
        offered += tree->topLevelItem(i)->childCount();
    int made = 0;
    for (const CallSpec &spec : callSpecs())
        made += backendMakes(u"native", spec.call) ? 1 : 0;
    QCOMPARE(offered, made);
    QTest::keyClicks(Fix::part<QLineEdit>(*menu, "callSearch"), QStringLiteral("settime"));
    QTest::keyClick(Fix::part<QLineEdit>(*menu, "callSearch"), Qt::Key_Return);
    QTRY_VERIFY(!menu->isVisible());
    QCOMPARE(Fix::part<QLabel>(fix.server(), "chosenCall")->text(), QStringLiteral("settimeout()"));
    QVERIFY(Fix::part<QWidget>(fix.server(), "arg_seconds"));
}

void TestStepBench::fieldsAreCheckedBefore()
{
    Fix fix;
    stepMode(fix);
    auto *button = Fix::part<QPushButton>(fix.server(), "makeCallButton");
    choose(fix.server(), Call::Bind);
    for (const QString &wrong : {QStringLiteral("127.0.0.1:70000"), QStringLiteral("127.0.0.1"),
                                 QStringLiteral("${nobody.sockname}"), QStringLiteral("${listener"), QString()}) {
        setAddress(fix.server(), wrong);
        QVERIFY2(!button->isEnabled(), qPrintable(wrong));
        QVERIFY(!button->toolTip().isEmpty());
        QVERIFY(!Fix::part<ElidedLabel>(fix.server(), "callNote")->text().isEmpty());
    }
    setAddress(fix.server(), QStringLiteral("[::1]:0"));
    QVERIFY(button->isEnabled());
    choose(fix.server(), Call::Send);
    Fix::part<QComboBox>(fix.server(), "dataForm")->setCurrentIndex(2);
    setData(fix.server(), QStringLiteral("4"));
    QVERIFY(!button->isEnabled());
    setData(fix.server(), QStringLiteral("48 69"));
    QVERIFY(button->isEnabled());
    // The first values come from the panel's fields, and follow them.
    Fix::type(fix.client(), "portEdit", QStringLiteral("4321"));
    choose(fix.client(), Call::Connect);
    QCOMPARE(fix.client().bench()->form().args().value(QLatin1StringView("address")).toString(),
             QStringLiteral("127.0.0.1:4321"));
    Fix::type(fix.client(), "portEdit", QStringLiteral("4322"));
    QCOMPARE(fix.client().bench()->form().args().value(QLatin1StringView("address")).toString(),
             QStringLiteral("127.0.0.1:4322"));
}

void TestStepBench::severalSocketsAndNames()
{
    Fix fix;
    stepMode(fix);
    connectByClicks(fix);
    auto *view = Fix::part<StepSocketsView>(fix.server(), "stepSockets");
    QCOMPARE(view->model()->rowCount(), 2);
    view->select(QStringLiteral("listener"));
    QCOMPARE(fix.server().bench()->form().target(), QStringLiteral("listener"));
    QVERIFY(view->model()->setData(view->model()->index(0, 0), QStringLiteral("door")));
    QTRY_COMPARE(fix.server().bench()->form().target(), QStringLiteral("door"));
    QVERIFY(!view->model()->setData(view->model()->index(1, 0), QStringLiteral("door")));
    fix.server().bench()->choose(*callSpec(u"dup"));
    QVERIFY(makeCall(fix.server()));
    QTRY_COMPARE(view->current(), QStringLiteral("dup"));
    QVERIFY(make(fix.server(), Call::Close));
    QTRY_COMPARE(view->model()->index(2, 3).data().toString(), QStringLiteral("closed"));
    Fix::click(fix.server(), "startOverButton");
    QTRY_COMPARE(view->model()->rowCount(), 0);
    QVERIFY(!Fix::part<QToolButton>(fix.server(), "startOverButton")->isEnabled());
}

void TestStepBench::wrongFileSaysWhere()
{
    Fix fix;
    const QString path = fix.folder.filePath(QStringLiteral("wrong.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "{\"format\": \"socket-workbench/scenario@1\",\n \"id\": \"x\", \"title\": \"x\", \"actors\": [{\"id\": \"a\"}],\n"
        " \"steps\": [{\"actor\": \"a\", \"call\": \"nonsense\"}]}");
    file.close();
    Fix::part<QAction>(*fix.window, "openScenarioAction")->trigger();
    chooseFile(fix, "scenarioOpenDialog", path);
    QPlainTextEdit *lines = nullptr;
    QTRY_VERIFY((lines = fix.window->findChild<QPlainTextEdit *>(QStringLiteral("scenarioErrorLines"))));
    QVERIFY2(lines->toPlainText().startsWith(QStringLiteral("wrong.json:3:")), qPrintable(lines->toPlainText()));
    QVERIFY(lines->toPlainText().contains(QStringLiteral("nonsense")));
    QVERIFY(!fix.window->scenarios().isPlaying());
}

void TestStepBench::sendAgainComesIntoTheForm()
{
    Fix fix;
    stepMode(fix);
    fix.server().bench()->offerData("a\r\nb");
    QCOMPARE(Fix::part<QLabel>(fix.server(), "chosenCall")->text(), QStringLiteral("send()"));
    QCOMPARE(fix.server()
                 .bench()
                 ->form()
                 .args()
                 .value(QLatin1StringView("data"))
                 .toObject()
                 .value(QLatin1StringView("text")),
             QJsonValue(QStringLiteral("a\r\nb")));
}

void TestStepBench::datagramPanelIsABenchToo()
{
    Fix fix;
    EndpointPanel &panel = *fix.window->addPanel(WhoRole::Server, PanelKind::Udp);
    panel.setMode(PanelMode::StepByStep);
    const auto call = [&panel](QStringView name, const QString &address = {}) {
        panel.bench()->choose(*callSpec(name));
        if (!address.isEmpty())
            setAddress(panel, address);
        return makeCall(panel);
    };
    QVERIFY(call(u"socket"));
    QVERIFY(result(panel).startsWith(QStringLiteral("socket(AF_INET, SOCK_DGRAM")));
    QVERIFY(call(u"bind", QStringLiteral("127.0.0.1:0")));
    QVERIFY(!Fix::part<QComboBox>(panel, "protocolBox")->isEnabled());
    QVERIFY(call(u"sendto", QStringLiteral("${s.sockname}")));
    QVERIFY(call(u"recvfrom"));
    QVERIFY(result(panel).contains(QStringLiteral("\"Hello\"")));
    Fix::click(panel, "startOverButton");
    QTRY_VERIFY(Fix::part<QComboBox>(panel, "protocolBox")->isEnabled());
    QVERIFY(fix.backend->sockets().empty());
}

QTEST_MAIN(TestStepBench)
#include "tst_stepbench.moc"
