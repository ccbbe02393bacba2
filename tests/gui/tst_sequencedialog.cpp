// SPDX-License-Identifier: GPL-3.0-or-later
// Sequences written and played by hand: what the dialog shows of them, and what ends them.
#include "sequenceclicks.h"
#include "sequencestate.h"

using namespace sw;
using namespace sw::sequenceclicks;

class TestSequenceDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_app = std::make_unique<WindowFixture>(); }
    void cleanup() { m_app.reset(); }

    void isWrittenAndPlayed();
    void aLoopOfFive();
    void whatCameInsteadIsShown();
    void nothingCameInTime();
    void whatWasDroppedUnreadIsTold();
    void goesOnWhenAsked();
    void isStopped();
    void closingTheWindowStopsIt();
    void theConnectionEnds();
    void onAChosenConnectionOfAServer();
    void theComposedMessageIsAdded();
    void longMessagesAreNeverCut();
    void aLoopChangesItsPartner();
    void keysMoveAndRemove();
    void aWrongStepIsMarked();

private:
    std::unique_ptr<WindowFixture> m_app;
};

void TestSequenceDialog::isWrittenAndPlayed()
{
    echo(m_app->server());
    SequenceDialog &dialog = open(m_app->client());
    auto *run = Fix::part<QPushButton>(dialog, "runSequenceButton");
    QVERIFY(!run->isEnabled());
    QVERIFY(run->toolTip().contains(QStringLiteral("Connect first")));
    QVERIFY(m_app->connectBoth());
    QTRY_VERIFY(run->isEnabled());

    Fix::type(dialog, "stepTextEdit", QStringLiteral("hello\\n"));
    QVERIFY(cell(dialog, 0, 1).contains(QStringLiteral("hello\\n")));
    list(dialog).setCurrentItem(list(dialog).topLevelItem(1));
    pick(*Fix::part<QComboBox>(dialog, "stepMatchBox"), int(Match::Exactly));
    Fix::type(dialog, "stepTextEdit", QStringLiteral("hello\\n"));
    Fix::part<QSpinBox>(dialog, "stepNumberBox")->setValue(longMs);
    Fix::click(dialog, "addStepButton");
    QCOMPARE(dialog.sequence().steps.size(), size_t(3));
    pick(*Fix::part<QComboBox>(dialog, "stepKindBox"), int(Kind::Wait));
    Fix::part<QSpinBox>(dialog, "stepNumberBox")->setValue(5);
    QVERIFY(cell(dialog, 2, 1).contains(QStringLiteral("5 ms")));

    Fix::click(dialog, "runSequenceButton");
    QVERIFY(dialog.isRunning());
    QTRY_VERIFY(!dialog.isRunning());
    for (std::size_t i = 0; i < 3; ++i)
        QCOMPARE(state(dialog, i), State::Done);
    QVERIFY(cell(dialog, 1, 2).contains(QStringLiteral("hello\\n")));
    for (int i = 0; i < 3; ++i)
        QVERIFY(!cell(dialog, i, 3).isEmpty());
    QVERIFY(dialog.play()->results()[2].tookNs >= 5'000'000);
    QVERIFY(status(dialog).contains(QStringLiteral("All steps done")));
    QCOMPARE(m_app->bytesOf(Call::Send), 12U); // and its echo: in the log like every other
}

void TestSequenceDialog::aLoopOfFive()
{
    echo(m_app->server());
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog, {send(QStringLiteral("abc")), expect(Match::Exactly, QStringLiteral("abc"))});
    list(dialog).selectAll();
    Fix::click(dialog, "loopStepsButton");
    QCOMPARE(dialog.sequence().steps.size(), size_t(4));
    QCOMPARE(dialog.sequence().steps.front().kind, Kind::Repeat);
    QCOMPARE(dialog.sequence().steps.back().kind, Kind::End);
    Fix::part<QSpinBox>(dialog, "stepNumberBox")->setValue(5);
    QVERIFY(cell(dialog, 1, 1).startsWith(QChar(0x2003))); // indented
    QVERIFY(!cell(dialog, 3, 1).startsWith(QChar(0x2003)));
    dialog.run();
    QTRY_VERIFY(!dialog.isRunning());
    QVERIFY(!dialog.play()->failed());
    QCOMPARE(dialog.play()->results()[1].rounds, 5);
    QVERIFY(cell(dialog, 0, 2).contains(QStringLiteral("5 of 5")));
    QVERIFY(cell(dialog, 2, 2).contains(QStringLiteral("5 of 5")));
    QCOMPARE(m_app->bytesOf(Call::Send), 30U);
    // Both marks go, what is between them stays.
    list(dialog).setCurrentItem(list(dialog).topLevelItem(3));
    Fix::click(dialog, "removeStepButton");
    QCOMPARE(dialog.sequence().steps.size(), size_t(2));
    QVERIFY(dialog.play() == nullptr);
}

void TestSequenceDialog::whatCameInsteadIsShown()
{
    echo(m_app->server());
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog,
         {send(QStringLiteral("a<b>c\\r\\n")), expect(Match::Exactly, QStringLiteral("PONG")),
          send(QStringLiteral("x"))});
    dialog.run();
    QTRY_VERIFY(!dialog.isRunning());
    QCOMPARE(state(dialog, 1), State::Failed);
    QCOMPARE(state(dialog, 2), State::Waiting); // it was not made
    QVERIFY(cell(dialog, 1, 2).contains(QStringLiteral("came instead: a<b>c")));
    QVERIFY(list(dialog).topLevelItem(1)->toolTip(2).contains(QStringLiteral("a&lt;b&gt;c"))); // as text
    QVERIFY(status(dialog).contains(QStringLiteral("failed steps: 2")));
    QCOMPARE(Fix::part<QLabel>(dialog, "sequenceStatus")->property("ink").toString(), QStringLiteral("error"));
}

void TestSequenceDialog::nothingCameInTime()
{
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog, {expect(Match::Anything, {}, 30)});
    dialog.run();
    QTRY_VERIFY(!dialog.isRunning());
    QCOMPARE(state(dialog, 0), State::TimedOut);
    QVERIFY(cell(dialog, 0, 2).contains(QStringLiteral("timed out")));
    QVERIFY(dialog.play()->results()[0].tookNs >= 30'000'000);
}

void TestSequenceDialog::whatWasDroppedUnreadIsTold()
{
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog,
         {expect(Match::Contains, QStringLiteral("end")), send(QStringLiteral("?")), expect(Match::Anything, {}, 1)});
    Fix::click(dialog, "runSequenceButton");
    QTRY_COMPARE(state(dialog, 0), State::Running);
    auto &server = static_cast<ServerEndpoint &>(m_app->server().endpoint());
    constexpr qsizetype tooMany = 1'234'567;
    server.send(server.connections().front().socket, QByteArray(SequenceInbox::mostBytes + tooMany - 3, 'a') + "end");
    QTRY_VERIFY(!dialog.isRunning());
    const QString number = QLocale().toString(tooMany);
    QVERIFY2(cell(dialog, 0, 2).startsWith(QStringLiteral("✓ dropped unread: ") + number),
             qPrintable(cell(dialog, 0, 2).left(80)));
    QVERIFY(!cell(dialog, 1, 2).contains(QStringLiteral("unread")));
    QVERIFY(!cell(dialog, 2, 2).contains(QStringLiteral("unread")));
    QVERIFY2(status(dialog).count(number) == 1 && status(dialog).contains(QStringLiteral("the log has them")),
             qPrintable(status(dialog)));
}

void TestSequenceDialog::goesOnWhenAsked()
{
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog, {expect(Match::Anything, {}, 1), send(QStringLiteral("after"))});
    Fix::part<QCheckBox>(dialog, "goOnBox")->setChecked(true);
    dialog.run();
    QTRY_VERIFY(!dialog.isRunning());
    QCOMPARE(state(dialog, 0), State::TimedOut);
    QCOMPARE(state(dialog, 1), State::Done);
    QCOMPARE(m_app->bytesOf(Call::Send), 5U);
    QVERIFY(status(dialog).contains(QStringLiteral("Done in")));
}

void TestSequenceDialog::isStopped()
{
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog, {numbered(Kind::Wait, longMs)});
    auto *run = Fix::part<QPushButton>(dialog, "runSequenceButton");
    Fix::click(dialog, "runSequenceButton");
    QTRY_COMPARE(state(dialog, 0), State::Running);
    QTRY_VERIFY(cell(dialog, 0, 2).contains(QStringLiteral("waiting")));
    QCOMPARE(run->text(), QStringLiteral("Stop"));
    for (const char *name : {"addStepButton", "removeStepButton", "openSequenceButton", "saveSequenceButton"}) {
        QVERIFY2(!Fix::part<QPushButton>(dialog, name)->isEnabled(), name);
        QVERIFY2(Fix::part<QPushButton>(dialog, name)->toolTip().contains(QStringLiteral("is running")), name);
    }
    Fix::click(dialog, "runSequenceButton");
    QVERIFY(!dialog.isRunning());
    QCOMPARE(state(dialog, 0), State::Stopped);
    QVERIFY(status(dialog).contains(QStringLiteral("Stopped")));
    QCOMPARE(run->text(), QStringLiteral("Run"));
    QCOMPARE(m_app->client().client().state(), EndpointState::Connected);
}

void TestSequenceDialog::closingTheWindowStopsIt()
{
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog, {numbered(Kind::Wait, longMs)});
    dialog.run();
    QTRY_COMPARE(state(dialog, 0), State::Running);
    dialog.close();
    QVERIFY(!dialog.isRunning());
    QVERIFY(open(m_app->client()).isVisible());
    QCOMPARE(dialog.sequence().steps.size(), size_t(1));
}

void TestSequenceDialog::theConnectionEnds()
{
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog, {expect(Match::Anything, {}), send(QStringLiteral("late"))});
    dialog.run();
    QTRY_COMPARE(state(dialog, 0), State::Running);
    Fix::click(m_app->server(), "startButton"); // Stop
    QTRY_VERIFY(!dialog.isRunning());
    QCOMPARE(state(dialog, 0), State::Failed);
    QVERIFY(cell(dialog, 0, 2).contains(QStringLiteral("the connection ended")));
    QTRY_VERIFY(!Fix::part<QPushButton>(dialog, "runSequenceButton")->isEnabled());
}

void TestSequenceDialog::onAChosenConnectionOfAServer()
{
    echo(m_app->client());
    SequenceDialog &dialog = open(m_app->server());
    auto *run = Fix::part<QPushButton>(dialog, "runSequenceButton");
    QVERIFY(!run->isEnabled());
    QVERIFY(run->toolTip().contains(QStringLiteral("Choose one open connection")));
    QVERIFY(m_app->connectBoth());
    QTRY_VERIFY(run->isEnabled()); // there is only one to choose
    give(dialog, {send(QStringLiteral("who?")), expect(Match::StartsWith, QStringLiteral("who"))});
    dialog.run();
    QTRY_VERIFY(!dialog.isRunning());
    QCOMPARE(state(dialog, 1), State::Done);
}

void TestSequenceDialog::theComposedMessageIsAdded()
{
    SequenceDialog &dialog = open(m_app->client());
    auto *compose = Fix::part<QPushButton>(dialog, "addComposedButton");
    QVERIFY(!compose->isEnabled());
    QVERIFY(compose->toolTip().contains(QStringLiteral("Type a message")));
    Fix::part<QPlainTextEdit>(m_app->client(), "textEdit")->setPlainText(QStringLiteral("from below"));
    QTRY_VERIFY(compose->isEnabled());
    Fix::click(dialog, "addComposedButton");
    QCOMPARE(dialog.sequence().steps.size(), size_t(3));
    QCOMPARE(bytesOf(dialog.sequence().steps[1]), QByteArray("from below"));
}

void TestSequenceDialog::longMessagesAreNeverCut()
{
    SequenceDialog &dialog = open(m_app->client());
    auto *composer = Fix::part<QPlainTextEdit>(m_app->client(), "textEdit");
    auto *compose = Fix::part<QPushButton>(dialog, "addComposedButton");
    composer->setPlainText(QString(Sequence::mostText, u'x'));
    QTRY_VERIFY(compose->isEnabled());
    Fix::click(dialog, "addComposedButton");
    QCOMPARE(dialog.sequence().steps.size(), size_t(3));
    pick(*Fix::part<QComboBox>(dialog, "stepFormBox"), int(PayloadForm::Text)); // takes over all fields
    QCOMPARE(dialog.sequence().steps[1].form, PayloadForm::Text);
    QCOMPARE(dialog.sequence().steps[1].text.size(), Sequence::mostText);
    composer->setPlainText(QString(Sequence::mostText + 1, u'y'));
    QTRY_COMPARE(m_app->client().composer().bytes().size(), Sequence::mostText + 1);
    Fix::click(dialog, "addComposedButton");
    QCOMPARE(dialog.sequence().steps.size(), size_t(3));
    QVERIFY2(status(dialog).contains(QStringLiteral("too long for a step")), qPrintable(status(dialog)));
    // What came from elsewhere is not cut either.
    give(dialog, {send(QString(Sequence::mostText + 1, u'z'))});
    pick(*Fix::part<QComboBox>(dialog, "stepFormBox"), int(PayloadForm::Text));
    QCOMPARE(dialog.sequence().steps[0].text.size(), Sequence::mostText + 1);
    QVERIFY(Fix::part<QLineEdit>(dialog, "stepTextEdit")->isReadOnly());
    // Nor in what is kept: another sequence is none.
    Sequence kept;
    kept.steps = {send(QString(Sequence::mostText, u'k'))};
    QVERIFY(sequenceFrom(toJson(kept)) == kept);
    kept.steps.push_back(send(QString(Sequence::mostText + 1, u'k')));
    QVERIFY(!sequenceFrom(toJson(kept)));
    kept.steps.assign(std::size_t(Sequence::mostSteps) + 1, send(QStringLiteral("k")));
    QVERIFY(!sequenceFrom(toJson(kept)));
}

void TestSequenceDialog::aLoopChangesItsPartner()
{
    SequenceDialog &dialog = open(m_app->client());
    std::vector<SequenceStep> deep(100, numbered(Kind::Repeat, 2));
    deep.push_back(send(QStringLiteral("core")));
    deep.insert(deep.end(), 100, numbered(Kind::End, 1));
    give(dialog, deep);
    QVERIFY(cell(dialog, 100, 1).contains(QStringLiteral("core")));
    QCOMPARE(cell(dialog, 100, 1).count(QChar(0x2003)), 40); // the words stay in sight
    // A mistake is marked, its correction takes the mark away, and the next one shows then.
    give(dialog,
         {send(QStringLiteral("\\q")), numbered(Kind::Repeat, 2), send(QStringLiteral("\\q")), numbered(Kind::End, 1)});
    QVERIFY(!cell(dialog, 0, 2).isEmpty());
    QVERIFY(cell(dialog, 2, 2).isEmpty());
    Fix::type(dialog, "stepTextEdit", QStringLiteral("right"));
    QVERIFY(cell(dialog, 0, 2).isEmpty());
    QVERIFY(cell(dialog, 0, 1).contains(QStringLiteral("right")));
    QVERIFY(!cell(dialog, 2, 2).isEmpty());
    list(dialog).setCurrentItem(list(dialog).topLevelItem(1));
    Fix::part<QSpinBox>(dialog, "stepNumberBox")->setValue(77);
    QVERIFY2(cell(dialog, 1, 1).contains(QStringLiteral("77")), qPrintable(cell(dialog, 1, 1)));
}

void TestSequenceDialog::keysMoveAndRemove()
{
    SequenceDialog &dialog = open(m_app->client());
    QVERIFY(QTest::qWaitForWindowActive(&dialog, testPatienceMs));
    give(dialog, {send(QStringLiteral("one")), send(QStringLiteral("two")), send(QStringLiteral("three"))});
    QTreeWidget &steps = list(dialog);
    steps.setFocus();
    QTest::keyClick(&steps, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(dialog.sequence().steps[1].text, QStringLiteral("one"));
    QTest::keyClick(&steps, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(dialog.sequence().steps[0].text, QStringLiteral("one"));
    QTest::keyClick(&steps, Qt::Key_Up, Qt::AltModifier); // it is the first
    QTest::keyClick(&steps, Qt::Key_Delete);
    QCOMPARE(dialog.sequence().steps.size(), size_t(2));
    QCOMPARE(dialog.sequence().steps[0].text, QStringLiteral("two"));
    QVERIFY(m_app->connectBoth());
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog, testPatienceMs));
    QTRY_VERIFY(Fix::part<QPushButton>(dialog, "runSequenceButton")->isEnabled());
    QTest::keyClick(&steps, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(dialog.play() && !dialog.isRunning());
    QCOMPARE(m_app->bytesOf(Call::Send), 8U);
}

void TestSequenceDialog::aWrongStepIsMarked()
{
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog, {send(QStringLiteral("fine")), send(QStringLiteral("broken \\q"))});
    QVERIFY(status(dialog).startsWith(QStringLiteral("Step 2")));
    QVERIFY(cell(dialog, 1, 2).startsWith(QStringLiteral("✕")));
    for (const char *name : {"runSequenceButton", "saveSequenceButton"}) {
        QVERIFY2(!Fix::part<QPushButton>(dialog, name)->isEnabled(), name);
        QVERIFY2(Fix::part<QPushButton>(dialog, name)->toolTip().contains(QStringLiteral("Step 2")), name);
    }
    list(dialog).setCurrentItem(list(dialog).topLevelItem(1));
    Fix::type(dialog, "stepTextEdit", QStringLiteral("mended"));
    QVERIFY(status(dialog).isEmpty());
    QVERIFY(cell(dialog, 1, 2).isEmpty());
    // An end above its beginning.
    give(dialog, {numbered(Kind::End, 1), numbered(Kind::Repeat, 2)});
    QVERIFY(status(dialog).startsWith(QStringLiteral("Step 1")));
    give(dialog, {});
    QVERIFY(status(dialog).contains(QStringLiteral("no step yet")));
    QVERIFY(!Fix::part<>(dialog, "stepKindBox")->isVisible());
    Fix::click(dialog, "addStepButton");
    QCOMPARE(dialog.sequence().steps.size(), size_t(1));
}

QTEST_MAIN(TestSequenceDialog)
#include "tst_sequencedialog.moc"
