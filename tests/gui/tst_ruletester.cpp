// SPDX-License-Identifier: GPL-3.0-or-later
// The tester of answer rules, and rules made of rows, see the messages that the rules at work see.
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include "patience.h"
#include "rulesdialog.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

class TestRuleTester final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_app = std::make_unique<Fix>(); }
    void cleanup() { m_app.reset(); }
    void lastMessageOfAStream();
    void rowOfSeveralMessages();
    void datagramsAreWhole();

private:
    static RulesDialog &rules(EndpointPanel &panel)
    {
        auto *kind = Fix::part<QComboBox>(panel, "kindCombo");
        kind->setCurrentIndex(kind->findData(QVariant::fromValue(ReplyKind::Rules)));
        Fix::click(panel, "rulesButton");
        return *panel.findChild<RulesDialog *>();
    }
    static QString last(const RulesDialog &dialog)
    {
        Fix::click(dialog, "ruleTestLast");
        return Fix::part<QLineEdit>(dialog, "ruleTestMessage")->text();
    }
    static QString result(const RulesDialog &dialog)
    {
        return Fix::part<QPlainTextEdit>(dialog, "ruleTestResult")->toPlainText();
    }
    static void cutAt(const RulesDialog &dialog, FramingKind kind)
    {
        auto *box = Fix::part<QComboBox>(dialog, "framingKind");
        box->setCurrentIndex(box->findData(int(kind)));
    }
    /// Sends it from the client, and waits until the server has read it.
    bool serverReads(const QByteArray &bytes)
    {
        const quint64 before = received();
        QString why;
        return m_app->client().sendOn(0, bytes, why)
            && waitUntil([&] { return received() == before + quint64(bytes.size()); });
    }
    [[nodiscard]] quint64 received() const
    {
        quint64 all = 0;
        const EndpointId server = m_app->server().endpoint().id();
        m_app->journal->visit(m_app->journal->firstRow(), m_app->journal->endRow(), [&](const JournalRow &row) {
            if (row.entry().endpoint == server && row.entry().call == Call::Recv)
                all += row.entry().byteCount;
            return true;
        });
        return all;
    }

    std::unique_ptr<Fix> m_app;
};

void TestRuleTester::lastMessageOfAStream()
{
    RulesDialog &dialog = rules(m_app->server());
    Fix::click(dialog, "ruleAdd");
    Fix::type(dialog, "rulePattern", QStringLiteral("NOOP"));
    auto *match = Fix::part<QComboBox>(dialog, "ruleMatch");
    match->setCurrentIndex(match->findData(int(RuleMatch::Equals)));
    cutAt(dialog, FramingKind::Delimiter);
    Fix::type(dialog, "framingDelimiter", QStringLiteral("\\r\\n"));
    QVERIFY(m_app->connectBoth());
    QVERIFY(serverReads("EH"));
    last(dialog);
    QVERIFY2(result(dialog).contains(QStringLiteral("no whole message")), qPrintable(result(dialog)));
    QVERIFY(serverReads("LO me\r\nNO"));
    QCOMPARE(last(dialog), QStringLiteral("EHLO me"));
    QVERIFY(result(dialog).contains(QStringLiteral("No rule fires")));
    QVERIFY(serverReads("OP\r\nand what is not whole"));
    QCOMPARE(last(dialog), QStringLiteral("NOOP"));
    QVERIFY2(result(dialog).contains(QStringLiteral("fires")) && !result(dialog).contains(QStringLiteral("No rule")),
             qPrintable(result(dialog)));
    QTRY_COMPARE(m_app->server().endpoint().reaction().rules()->hits(0), quint64(1)); // as live
    // Counted from the first byte that came, wherever reads end.
    cutAt(dialog, FramingKind::Fixed);
    Fix::part<QSpinBox>(dialog, "framingSize")->setValue(5);
    QCOMPARE(last(dialog), QStringLiteral(" whol"));
}

void TestRuleTester::rowOfSeveralMessages()
{
    RulesDialog &dialog = rules(m_app->server());
    cutAt(dialog, FramingKind::Delimiter);
    QVERIFY(m_app->connectBoth());
    m_app->server().makeRule("one\ntwo\nthr");
    QCOMPARE(dialog.rules().rules.back().pattern, QStringLiteral("two"));
    QCOMPARE(Fix::part<QLineEdit>(dialog, "ruleTestMessage")->text(), QStringLiteral("two"));
    QVERIFY(!result(dialog).contains(QStringLiteral("No rule")));
    QVERIFY(serverReads("one\ntwo\nthr"));
    QTRY_COMPARE(m_app->server().endpoint().reaction().rules()->hits(0), quint64(1));
}

void TestRuleTester::datagramsAreWhole()
{
    EndpointPanel *panel = m_app->window->addPanel(WhoRole::Server, PanelKind::Udp);
    QVERIFY(panel);
    RulesDialog &dialog = rules(*panel);
    dialog.findChild<QAction *>(QStringLiteral("rulePreset0"))->trigger(); // SMTP: lines
    QCOMPARE(dialog.rules().framing.kind, FramingKind::Delimiter);
    panel->makeRule("one\ntwo\n");
    QCOMPARE(dialog.rules().rules[std::size_t(dialog.current())].pattern, QStringLiteral("one\\ntwo\\n"));
    QCOMPARE(Fix::part<QLineEdit>(dialog, "ruleTestMessage")->text(), QStringLiteral("one\\ntwo\\n"));
}

QTEST_MAIN(TestRuleTester)
#include "tst_ruletester.moc"
