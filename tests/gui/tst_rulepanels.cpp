// SPDX-License-Identifier: GPL-3.0-or-later
// Answer rules and long connections in the window: the dialogs, the tester, live counters, rules made of rows.
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>
#include <QTreeWidget>

#include "longbar.h"
#include "patience.h"
#include "replyeditor.h"
#include "rulesdialog.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

class TestRulePanels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_app = std::make_unique<Fix>(); }
    void cleanup() { m_app.reset(); }
    void presetAnswers();
    void editedWhileConnected();
    void testerTells();
    void whatDatagramsCannot();
    void everyFramingIsKept();
    void orderAndSwitches();
    void filesAndFaults();
    void ruleOfARow();
    void rulesAreKept();
    void heartbeatIsShown();
    void connectsAgain();
    void keepaliveOfAConnection();
    void shortConnections();

private:
    RulesDialog &rules(const EndpointPanel &panel)
    {
        auto *kind = Fix::part<QComboBox>(panel, "kindCombo");
        kind->setCurrentIndex(kind->findData(QVariant::fromValue(ReplyKind::Rules)));
        Fix::click(panel, "rulesButton");
        return *panel.findChild<RulesDialog *>();
    }
    static void choose(const RulesDialog &dialog, const char *action)
    {
        dialog.findChild<QAction *>(QLatin1StringView(action))->trigger();
    }
    static QTreeWidget &list(const RulesDialog &dialog) { return *Fix::part<QTreeWidget>(dialog, "rulesList"); }
    QDialog &longDialog(const EndpointPanel &panel)
    {
        panel.findChild<QAction *>(QStringLiteral("longAction"))->trigger();
        return *panel.findChild<QDialog *>(QStringLiteral("longDialog"));
    }
    [[nodiscard]] bool clientGot(const QByteArray &bytes) const
    {
        QByteArray all;
        const SocketId socket = m_app->client().client().socket();
        m_app->journal->visit(m_app->journal->firstRow(), m_app->journal->endRow(), [&](const JournalRow &row) {
            if (row.entry().socket == socket && row.entry().call == Call::Recv)
                all.append(row.bytes());
            return true;
        });
        return all.contains(bytes);
    }

    std::unique_ptr<Fix> m_app;
};

void TestRulePanels::presetAnswers()
{
    RulesDialog &dialog = rules(m_app->server());
    QVERIFY(dialog.isVisible());
    QVERIFY(Fix::part<QLabel>(dialog, "rulesNone")->isVisible());
    choose(dialog, "rulePreset0"); // SMTP
    QCOMPARE(list(dialog).topLevelItemCount(), 11);
    QVERIFY(Fix::part<QPushButton>(m_app->server(), "rulesButton")->text().contains(QStringLiteral("11")));
    QVERIFY(m_app->connectBoth());
    QTRY_VERIFY(clientGot("220 workbench ESMTP\r\n"));
    m_app->compose(m_app->client(), QStringLiteral("EHLO me\n"));
    QTRY_VERIFY(clientGot("greets me\r\n"));
    QTRY_COMPARE(list(dialog).topLevelItem(1)->text(3), QStringLiteral("1"));
    choose(dialog, "rulesForgetHits");
    QCOMPARE(list(dialog).topLevelItem(1)->text(3), QStringLiteral("0"));
}

void TestRulePanels::editedWhileConnected()
{
    RulesDialog &dialog = rules(m_app->server());
    Fix::click(dialog, "ruleAdd");
    QCOMPARE(dialog.rules().rules.size(), size_t(1));
    QVERIFY(m_app->connectBoth());
    m_app->compose(m_app->client(), QStringLiteral("PING"));
    QTRY_VERIFY(clientGot("PONG\r\n"));
    Fix::type(dialog, "rulePattern", QStringLiteral("TING"));
    Fix::type(dialog, "ruleActionText", QStringLiteral("<${match:0}>"));
    m_app->compose(m_app->client(), QStringLiteral("TING"));
    QTRY_VERIFY(clientGot("<TING>"));
    // What is wrong is told, and does not fire.
    auto *match = Fix::part<QComboBox>(dialog, "ruleMatch");
    match->setCurrentIndex(match->findData(int(RuleMatch::Regex)));
    Fix::type(dialog, "rulePattern", QStringLiteral("a("));
    QVERIFY(Fix::part<QLabel>(dialog, "ruleFault")->isVisible());
    QVERIFY(Fix::part<QLabel>(dialog, "ruleFault")->text().contains(QStringLiteral("character")));
}

void TestRulePanels::testerTells()
{
    RulesDialog &dialog = rules(m_app->server());
    choose(dialog, "rulePreset1"); // Modbus
    auto *form = Fix::part<QComboBox>(dialog, "ruleTestForm");
    form->setCurrentIndex(1); // hex
    Fix::type(dialog, "ruleTestMessage", QStringLiteral("12 34 00 00 00 06 11 03 00 01 00 02"));
    auto *result = Fix::part<QPlainTextEdit>(dialog, "ruleTestResult");
    QVERIFY2(result->toPlainText().contains(QStringLiteral("read holding registers"))
                 && result->toPlainText().contains(QStringLiteral("12 34 00 00 00 07 11 03 04 00 2a 00 2a"),
                                                   Qt::CaseInsensitive),
             qPrintable(result->toPlainText()));
    Fix::type(dialog, "ruleTestMessage", QStringLiteral("ff"));
    QVERIFY(result->toPlainText().contains(QStringLiteral("No rule fires")));
    Fix::type(dialog, "ruleTestMessage", QStringLiteral("f"));
    QVERIFY(Fix::part<QLineEdit>(dialog, "ruleTestMessage")->property("invalid").toBool());
    Fix::click(dialog, "ruleTestLast");
    QVERIFY(result->toPlainText().contains(QStringLiteral("received nothing yet")));
    QVERIFY(m_app->connectBoth());
    QString why;
    QVERIFY(m_app->client().sendOn(0, QByteArray::fromHex("123400000006110300010002"), why));
    QTRY_VERIFY(clientGot(QByteArray::fromHex("12340000000711030400")));
    Fix::click(dialog, "ruleTestLast");
    QCOMPARE(Fix::part<QLineEdit>(dialog, "ruleTestMessage")->text(),
             QStringLiteral("\\x124\\x00\\x00\\x00\\x06\\x11\\x03\\x00\\x01\\x00\\x02"));
    QVERIFY(result->toPlainText().contains(QStringLiteral("read holding registers")));
}

void TestRulePanels::whatDatagramsCannot()
{
    for (const PanelKind kind : {PanelKind::Udp, PanelKind::Tcp}) {
        EndpointPanel *panel = m_app->window->addPanel(WhoRole::Server, kind);
        QVERIFY(panel);
        RulesDialog &dialog = rules(*panel);
        Fix::click(dialog, "ruleAdd");
        auto *what = Fix::part<QComboBox>(dialog, "ruleActionWhat");
        auto *nothing = Fix::part<QLabel>(dialog, "ruleActionNothing");
        for (const RuleDo one : {RuleDo::Send, RuleDo::Close, RuleDo::Reset, RuleDo::Stop}) {
            what->setCurrentIndex(what->findData(int(one)));
            const bool ends = one == RuleDo::Close || one == RuleDo::Reset;
            QCOMPARE(nothing->isVisible(), kind == PanelKind::Udp && ends);
        }
        dialog.close();
    }
}

/// What is offered is what rules can do, and is there again at the next start.
void TestRulePanels::everyFramingIsKept()
{
    const auto kinds = [this](int &index) {
        auto *box = Fix::part<QComboBox>(rules(m_app->server()), "framingKind");
        if (index < box->count())
            box->setCurrentIndex(index);
        return box->count();
    };
    for (int index = 0; index < kinds(index); ++index) {
        Fix::click(*m_app->server().findChild<RulesDialog *>(), "ruleAdd");
        const RuleSet before = m_app->server().settings().reply.rules;
        QVERIFY(before.framing.kind != FramingKind::Gap); // rules know no times
        QCOMPARE(int(before.framing.kind), index);
        m_app->restart();
        QVERIFY(m_app->server().settings().reply.rules == before);
    }
}

void TestRulePanels::orderAndSwitches()
{
    RulesDialog &dialog = rules(m_app->server());
    QVERIFY(!Fix::part<QAbstractButton>(dialog, "ruleUp")->isEnabled());
    QVERIFY(!Fix::part<QAbstractButton>(dialog, "ruleUp")->toolTip().isEmpty());
    Fix::click(dialog, "ruleAdd");
    Fix::type(dialog, "ruleName", QStringLiteral("first"));
    Fix::click(dialog, "ruleCopy");
    Fix::type(dialog, "ruleName", QStringLiteral("second"));
    QCOMPARE(dialog.current(), 1);
    Fix::click(dialog, "ruleUp");
    QCOMPARE(dialog.rules().rules[0].name, QStringLiteral("second"));
    list(dialog).topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    QVERIFY(!dialog.rules().rules[0].enabled);
    QVERIFY(!m_app->server().settings().reply.rules.rules[0].enabled);
    Fix::type(dialog, "ruleName", QStringLiteral("still off"));
    QVERIFY(!dialog.rules().rules[0].enabled);
    Fix::click(dialog, "ruleActionAdd");
    auto *what = Fix::part<QComboBox>(dialog, "ruleActionWhat");
    what->setCurrentIndex(what->findData(int(RuleDo::Delay)));
    Fix::part<QSpinBox>(dialog, "ruleActionMs")->setValue(25);
    QCOMPARE(dialog.rules().rules[0].actions[1].what, RuleDo::Delay);
    QCOMPARE(dialog.rules().rules[0].actions[1].ms, 25);
    Fix::click(dialog, "ruleRemove");
    Fix::click(dialog, "ruleRemove");
    QVERIFY(dialog.rules().rules.empty());
}

void TestRulePanels::filesAndFaults()
{
    RulesDialog &dialog = rules(m_app->server());
    choose(dialog, "rulePreset2");
    const RuleSet dns = dialog.rules();
    const QString path = m_app->folder.filePath(QStringLiteral("rules.json"));
    dialog.exportTo(path);
    choose(dialog, "rulePreset0");
    dialog.importFrom(path);
    QVERIFY(dialog.rules() == dns);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": \"socket-workbench/rules@1\",\n \"rules\": [{\"match\": \"sounds\"}]}");
    file.close();
    dialog.importFrom(path);
    QVERIFY(dialog.rules() == dns); // nothing changed
    const QString note = Fix::part<QLabel>(dialog, "rulesNote")->text();
    QVERIFY2(note.contains(QStringLiteral("rules.json:2:")) && note.contains(QStringLiteral("sounds")),
             qPrintable(note));
}

void TestRulePanels::ruleOfARow()
{
    QVERIFY(m_app->connectBoth());
    m_app->server().makeRule("hello\r\n");
    auto *dialog = m_app->server().findChild<RulesDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(m_app->server().settings().reply.rule.kind, ReplyKind::Rules);
    QCOMPARE(dialog->rules().rules.back().pattern, QStringLiteral("hello\\r\\n"));
    QVERIFY(Fix::part<QPlainTextEdit>(*dialog, "ruleTestResult")->toPlainText().contains(QStringLiteral("fires")));
    QString why;
    QVERIFY(m_app->client().sendOn(0, "hello\r\n", why));
    QTRY_VERIFY(clientGot("OK\r\n"));
}

void TestRulePanels::rulesAreKept()
{
    choose(rules(m_app->server()), "rulePreset3");
    const RuleSet http = m_app->server().settings().reply.rules;
    m_app->restart();
    QCOMPARE(m_app->server().settings().reply.rule.kind, ReplyKind::Rules);
    QVERIFY(m_app->server().settings().reply.rules == http);
}

void TestRulePanels::heartbeatIsShown()
{
    auto *kind = Fix::part<QComboBox>(m_app->server(), "kindCombo");
    kind->setCurrentIndex(kind->findData(QVariant::fromValue(ReplyKind::Echo)));
    auto *bar = Fix::part<>(m_app->client(), "longBar");
    QVERIFY(!bar->isVisible()); // calm until it is used
    QVERIFY(m_app->connectBoth());
    QDialog &dialog = longDialog(m_app->client());
    Fix::part<QSpinBox>(dialog, "heartbeatMisses")->setValue(0); // a slow machine closes nothing
    Fix::part<QSpinBox>(dialog, "heartbeatInterval")->setValue(10);
    Fix::part<QGroupBox>(dialog, "heartbeatBox")->setChecked(true);
    QTRY_VERIFY(clientGot("PING\r\nPING\r\n") || clientGot("PING\r\n"));
    QTRY_VERIFY(bar->isVisible());
    QTRY_VERIFY(Fix::part<QLabel>(dialog, "longAtWork")->text().contains(QStringLiteral("the last after")));
    // Another answer than what comes: all are missed, until it fits again. A broken expression changes nothing.
    auto *match = Fix::part<QComboBox>(dialog, "heartbeatMatch");
    auto *pattern = Fix::part<QLineEdit>(dialog, "heartbeatExpected");
    QVERIFY(!pattern->isEnabled() && !pattern->toolTip().isEmpty()); // anything counts
    Fix::part<QSpinBox>(dialog, "heartbeatInterval")->setValue(100);
    match->setCurrentIndex(match->findData(int(RuleMatch::Equals)));
    QVERIFY(pattern->isEnabled());
    const LongSettings &counts = m_app->client().findChild<LongBar *>()->settings();
    QCOMPARE(counts.heartbeat.match, RuleMatch::Anything); // nothing is typed yet
    QVERIFY(Fix::part<QLabel>(dialog, "longProblem")->text().contains(QStringLiteral("No pattern")));
    Fix::type(dialog, "heartbeatExpected", QStringLiteral("PONG"));
    QVERIFY(Fix::part<QLabel>(dialog, "longProblem")->text().isEmpty());
    Fix::part<QSpinBox>(dialog, "heartbeatInterval")->setValue(99); // something else that counts at once
    QCOMPARE(pattern->text(), QStringLiteral("PONG"));
    QCOMPARE(counts.heartbeat.intervalMs, 99);
    QCOMPARE(counts.heartbeat.match, RuleMatch::Anything); // half of it would miss every answer
    Q_EMIT pattern->editingFinished();
    QCOMPARE(counts.heartbeat.match, RuleMatch::Equals);
    QCOMPARE(counts.heartbeat.answer, QStringLiteral("PONG"));
    QTRY_VERIFY(Fix::part<QLabel>(dialog, "longAtWork")->text().contains(QStringLiteral("missed")));
    match->setCurrentIndex(match->findData(int(RuleMatch::Regex)));
    QCOMPARE(counts.heartbeat.match, RuleMatch::Regex); // what is typed fits it too
    const QString fits = QStringLiteral("^PI[MN]G\\r\\n");
    Fix::type(dialog, "heartbeatExpected", fits);
    QCOMPARE(counts.heartbeat.answer, QStringLiteral("PONG"));
    Q_EMIT pattern->editingFinished();
    QTRY_VERIFY(!Fix::part<QLabel>(dialog, "longAtWork")->text().contains(QStringLiteral("missed")));
    Fix::type(dialog, "heartbeatExpected", QStringLiteral("^PI["));
    QVERIFY(Fix::part<QLabel>(dialog, "longProblem")->text().contains(QStringLiteral("no regular expression")));
    Q_EMIT pattern->editingFinished();
    QCOMPARE(counts.heartbeat.match, RuleMatch::Regex);
    QCOMPARE(counts.heartbeat.answer, fits); // the one before
    QCOMPARE(pattern->text(), QStringLiteral("^PI["));
    dialog.close();
    QCOMPARE(counts.heartbeat.answer, fits);
    longDialog(m_app->client());
    Fix::type(dialog, "heartbeatExpected", QStringLiteral("^PI"));
    dialog.close();
    QCOMPARE(counts.heartbeat.answer, QStringLiteral("^PI")); // closing finishes what is right
    longDialog(m_app->client());
    Fix::type(dialog, "heartbeatMessage", QStringLiteral("${nosuch}"));
    QVERIFY(Fix::part<QLabel>(dialog, "longProblem")->isVisible());
    Fix::part<QGroupBox>(dialog, "heartbeatBox")->setChecked(false);
    QTRY_VERIFY(!bar->isVisible());
    QCOMPARE(m_app->client().client().state(), EndpointState::Connected);
}

void TestRulePanels::connectsAgain()
{
    QVERIFY(m_app->connectBoth());
    const quint16 port = m_app->server().server().address().port();
    QDialog &dialog = longDialog(m_app->client());
    Fix::part<QSpinBox>(dialog, "reconnectFirst")->setValue(1);
    Fix::part<QSpinBox>(dialog, "reconnectMost")->setValue(20);
    Fix::part<QGroupBox>(dialog, "reconnectBox")->setChecked(true);
    Fix::click(m_app->server(), "startButton"); // Stop
    QTRY_COMPARE(m_app->server().server().state(), EndpointState::Stopped);
    QTRY_COMPARE(m_app->client().client().state(), EndpointState::Failed); // a try in vain
    Fix::type(m_app->server(), "portEdit", QString::number(port));
    Fix::click(m_app->server(), "startButton");
    QTRY_COMPARE(m_app->client().client().state(), EndpointState::Connected);
    // A long pause, and it is given up.
    Fix::part<QSpinBox>(dialog, "reconnectMost")->setValue(1'000'000);
    Fix::part<QSpinBox>(dialog, "reconnectFirst")->setValue(1'000'000);
    Fix::click(m_app->server(), "startButton");
    auto *giveUp = Fix::part<QAbstractButton>(m_app->client(), "retryGiveUp");
    QTRY_VERIFY(giveUp->isVisible());
    giveUp->click();
    QTRY_VERIFY(!Fix::part<>(m_app->client(), "longBar")->isVisible());
}

void TestRulePanels::keepaliveOfAConnection()
{
    QVERIFY(m_app->connectBoth());
    QDialog &dialog = longDialog(m_app->client());
    Fix::part<QGroupBox>(dialog, "keepaliveBox")->setChecked(true);
    auto *idle = Fix::part<QSpinBox>(dialog, "TCP_KEEPIDLE");
    idle->setValue(50);
    Q_EMIT idle->editingFinished();
    QCOMPARE(m_app->client().settings().options.size(), size_t(2));
    // As the kernel tells it, of the connection that stands.
    QTRY_VERIFY(Fix::part<QLabel>(dialog, "longAtWork")->text().contains(QStringLiteral("keepalive probe in")));
    Fix::part<QGroupBox>(dialog, "keepaliveBox")->setChecked(false);
    QVERIFY(m_app->client().settings().options.empty());
    QTRY_VERIFY(!Fix::part<QLabel>(dialog, "longAtWork")->text().contains(QStringLiteral("keepalive probe in")));
}

void TestRulePanels::shortConnections()
{
    auto *kind = Fix::part<QComboBox>(m_app->server(), "kindCombo");
    kind->setCurrentIndex(kind->findData(QVariant::fromValue(ReplyKind::Echo)));
    Fix::type(m_app->server(), "portEdit", QStringLiteral("0"));
    Fix::click(m_app->server(), "startButton");
    QTRY_COMPARE(m_app->server().server().state(), EndpointState::Listening);
    Fix::type(m_app->client(), "portEdit", QString::number(m_app->server().server().address().port()));
    auto *send = Fix::part<QAbstractButton>(m_app->client(), "sendButton");
    Fix::part<QPlainTextEdit>(m_app->client(), "textEdit")->setPlainText(QStringLiteral("hello"));
    QVERIFY(!send->isEnabled());
    Fix::part<QGroupBox>(longDialog(m_app->client()), "shortBox")->setChecked(true);
    QTRY_VERIFY(send->isEnabled());
    Fix::click(m_app->client(), "sendButton");
    QTRY_COMPARE(m_app->server().server().connections().size(), size_t(1));
    QTRY_COMPARE(m_app->client().client().state(), EndpointState::Stopped);
    QTRY_VERIFY(
        Fix::part<QLabel>(longDialog(m_app->client()), "longAtWork")->text().contains(QStringLiteral("ended after")));
    QVERIFY(clientGot("hello"));
    m_app->restart();
    QVERIFY(Fix::part<QGroupBox>(longDialog(m_app->client()), "shortBox")->isChecked());
}

QTEST_MAIN(TestRulePanels)
#include "tst_rulepanels.moc"
