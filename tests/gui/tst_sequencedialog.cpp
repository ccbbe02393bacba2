// SPDX-License-Identifier: GPL-3.0-or-later
// Sequences written and played by hand: what the dialog shows of them, what ends them, what is kept and refused.
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>

#include "composer.h"
#include "connectionsview.h"
#include "panelsequence.h"
#include "sequencedialog.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;
using Kind = SequenceStep::Kind;
using Match = SequenceStep::Match;
using State = SequenceResult::State;

namespace {

constexpr int longMs = 600'000;

SequenceDialog &open(const EndpointPanel &panel)
{
    PanelSequence::of(panel)->action()->trigger();
    return *panel.findChild<SequenceDialog *>();
}

void echo(const EndpointPanel &panel)
{
    auto *kind = Fix::part<QComboBox>(panel, "kindCombo");
    kind->setCurrentIndex(kind->findData(QVariant::fromValue(ReplyKind::Echo)));
}

SequenceStep send(const QString &text)
{
    SequenceStep step;
    step.text = text;
    return step;
}

SequenceStep expect(Match match, const QString &text, int ms = longMs)
{
    SequenceStep step;
    step.kind = Kind::Expect;
    step.match = match;
    step.text = text;
    step.number = ms;
    return step;
}

SequenceStep numbered(Kind kind, int number)
{
    SequenceStep step;
    step.kind = kind;
    step.number = number;
    return step;
}

void give(SequenceDialog &dialog, const std::vector<SequenceStep> &steps)
{
    Sequence sequence;
    sequence.steps = steps;
    dialog.setSequence(sequence);
}

QTreeWidget &list(const SequenceDialog &dialog)
{
    return *Fix::part<QTreeWidget>(dialog, "sequenceSteps");
}

QString cell(const SequenceDialog &dialog, int row, int column)
{
    return list(dialog).topLevelItem(row)->text(column);
}

QString status(const SequenceDialog &dialog)
{
    return Fix::part<QLabel>(dialog, "sequenceStatus")->text();
}

State state(const SequenceDialog &dialog, std::size_t step)
{
    return dialog.play()->results().at(step).state;
}

void pick(QComboBox &box, int value)
{
    box.setCurrentIndex(box.findData(value));
}

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

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
    void goesOnWhenAsked();
    void isStopped();
    void closingTheWindowStopsIt();
    void theConnectionEnds();
    void onAChosenConnectionOfAServer();
    void theComposedMessageIsAdded();
    void keysMoveAndRemove();
    void aWrongStepIsMarked();
    void isSavedAndOpened();
    void foreignFilesAreRefused();
    void isKept();
    void survivesItsPanel();
    void saysEverythingInBothLanguages();

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

void TestSequenceDialog::isSavedAndOpened()
{
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog,
         {send(QStringLiteral("USER me\\r\\n")), expect(Match::Contains, QStringLiteral("331"), 500),
          numbered(Kind::Wait, 20), send(QStringLiteral("QUIT\\r\\n"))});
    const std::vector<SequenceStep> before = dialog.sequence().steps;
    const QString path = m_app->folder.filePath(QStringLiteral("login.json"));
    QVERIFY2(dialog.saveFile(path), qPrintable(status(dialog)));
    QVERIFY(status(dialog).contains(m_app->client().settings().host));
    give(dialog, {});
    QVERIFY2(dialog.openFile(path), qPrintable(status(dialog)));
    QCOMPARE(dialog.sequence().steps.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(dialog.sequence().steps[i].kind, before[i].kind);
        QCOMPARE(bytesOf(dialog.sequence().steps[i]), bytesOf(before[i]));
    }
    QCOMPARE(dialog.sequence().steps[1].number, 500);
    QCOMPARE(dialog.sequence().address, QStringLiteral("127.0.0.1:%1").arg(m_app->client().settings().port));
    QVERIFY(status(dialog).contains(QStringLiteral("nothing has been played")));
    QVERIFY(dialog.play() == nullptr);
    QCOMPARE(m_app->bytesOf(Call::Send), 0U);
    QVERIFY(!dialog.saveFile(m_app->folder.filePath(QStringLiteral("no/such/folder.json"))));
    QVERIFY(!dialog.saveFile(m_app->folder.path()));
    QVERIFY(status(dialog).contains(QStringLiteral("not written")));
}

void TestSequenceDialog::foreignFilesAreRefused()
{
    SequenceDialog &dialog = open(m_app->client());
    const Sequence before = dialog.sequence();
    const QString path = m_app->folder.filePath(QStringLiteral("foreign.json"));
    QVERIFY(write(path, "{ \"format\": \n oh }"));
    QVERIFY(!dialog.openFile(path));
    QVERIFY2(status(dialog).contains(QStringLiteral("foreign.json:2:")), qPrintable(status(dialog)));
    QVERIFY(write(path, R"({"format": "socket-workbench/scenario@1", "id": "x", "title": "x",
"actors": [{"id": "s", "role": "server"}],
"steps": [
{"actor": "s", "call": "socket", "args": {"family": "AF_INET", "type": "SOCK_STREAM"}, "as": "l"},
{"actor": "s", "call": "bind", "on": "l", "args": {"address": "127.0.0.1:0"}},
{"actor": "s", "call": "listen", "on": "l", "args": {"backlog": 5}}]})"));
    QVERIFY(!dialog.openFile(path));
    QVERIFY2(status(dialog).contains(QStringLiteral("connects")), qPrintable(status(dialog)));
    QVERIFY(write(path, R"({"format": "socket-workbench/scenario@1", "id": "x", "title": "x",
"actors": [{"id": "c", "role": "client"}],
"steps": [
{"actor": "c", "call": "socket", "args": {"family": "AF_INET", "type": "SOCK_STREAM"}, "as": "k"},
{"actor": "c", "call": "connect", "on": "k", "args": {"address": "127.0.0.1:9"}},
{"actor": "c", "call": "getpeername", "on": "k"},
{"actor": "c", "call": "close", "on": "k"}]})"));
    QVERIFY(!dialog.openFile(path));
    QVERIFY2(status(dialog).contains(QStringLiteral("line 6: getpeername")), qPrintable(status(dialog)));
    QVERIFY(!dialog.openFile(m_app->folder.filePath(QStringLiteral("missing.json"))));
    QVERIFY(!dialog.openFile(m_app->folder.path()));
    QVERIFY(status(dialog).contains(QStringLiteral("Nothing was opened")));
    QVERIFY(dialog.sequence() == before);
    QCOMPARE(m_app->journal->endRow(), m_app->journal->firstRow());
}

void TestSequenceDialog::isKept()
{
    {
        SequenceDialog &dialog = open(m_app->client());
        list(dialog).selectAll();
        Fix::click(dialog, "loopStepsButton");
        Fix::part<QSpinBox>(dialog, "stepNumberBox")->setValue(7);
    }
    m_app->restart();
    const SequenceDialog &again = open(m_app->client());
    QCOMPARE(again.sequence().steps.size(), size_t(4));
    QCOMPARE(again.sequence().steps[0].kind, Kind::Repeat);
    QCOMPARE(again.sequence().steps[0].number, 7);
    QVERIFY(!m_app->server().saveState().contains(QStringLiteral("sequence"))); // nobody wrote one there
}

void TestSequenceDialog::survivesItsPanel()
{
    QVERIFY(m_app->connectBoth());
    const QPointer<SequenceDialog> dialog = &open(m_app->client());
    give(*dialog,
         {numbered(Kind::Repeat, 1'000'000), send(QStringLiteral("x")), numbered(Kind::Wait, 1),
          numbered(Kind::End, 1)});
    dialog->run();
    QTRY_VERIFY(m_app->bytesOf(Call::Send) > 0);
    delete &m_app->client();
    QVERIFY(dialog.isNull());
    QTRY_VERIFY(!m_app->server().server().connections().front().open);
}

void TestSequenceDialog::saysEverythingInBothLanguages()
{
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog, {numbered(Kind::Wait, longMs)});
    dialog.run();
    QTRY_COMPARE(state(dialog, 0), State::Running);
    for (const char *language : {"en", "zh_CN"}) {
        m_app->languages.choose(QLatin1StringView(language));
        QTRY_COMPARE(Fix::part<QPushButton>(dialog, "runSequenceButton")->text(),
                     QLatin1StringView(language) == QLatin1StringView("en") ? QStringLiteral("Stop")
                                                                            : QStringLiteral("停止"));
        const auto all = dialog.findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
        for (const QWidget *one : all) {
            if (qobject_cast<const QLabel *>(one))
                continue;
            QVERIFY2(!one->objectName().isEmpty(), one->metaObject()->className());
            QVERIFY2(!one->accessibleName().isEmpty(), qPrintable(one->objectName()));
            QVERIFY2(one->isEnabled() || !one->toolTip().isEmpty(), qPrintable(one->objectName()));
        }
    }
    QVERIFY(dialog.isRunning()); // words stop nothing
    QVERIFY(!cell(dialog, 0, 1).contains(QStringLiteral("Wait")));
    m_app->theme.setChoice(ThemeChoice::Dark);
    const QColor dark = list(dialog).topLevelItem(0)->foreground(1).color();
    QCOMPARE(dark, m_app->theme.color(ColorRole::Text));
    dialog.stop();
    m_app->languages.choose(QStringLiteral("en"));
    QTRY_VERIFY(dialog.windowTitle().startsWith(QStringLiteral("Sequence")));
    const auto *beside = Fix::part<QToolButton>(m_app->client(), "sequenceActionButton");
    QVERIFY(beside && beside->text().startsWith(QStringLiteral("Sequence")));
}

QTEST_MAIN(TestSequenceDialog)
#include "tst_sequencedialog.moc"
