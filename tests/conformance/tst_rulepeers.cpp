// SPDX-License-Identifier: GPL-3.0-or-later
// Rule sets of the program against programs that nobody here wrote: swaks, mbpoll, dig, curl, logger.
#include <QtTest>

#include "datagramendpoint.h"
#include "endpointpair.h"
#include "patience.h"
#include "program.h"
#include "rulepresets.h"

using namespace sw;

namespace {

ReplySettings ruled(const RuleSet &set)
{
    ReplySettings settings;
    settings.rule.kind = ReplyKind::Rules;
    settings.rules = set;
    return settings;
}

bool started(DatagramEndpoint &endpoint, const RuleSet &set)
{
    DatagramSettings settings;
    settings.localHost = QStringLiteral("127.0.0.1");
    settings.localPort = 0;
    settings.reply = ruled(set);
    endpoint.start(settings);
    return waitUntil([&] { return endpoint.state() == EndpointState::Receiving; });
}

} // namespace

class TestRulePeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smtpToSwaks();
    void modbusToMbpoll();
    void dnsToDig();
    void httpToCurl();
    void syslogFromLogger();
};

void TestRulePeers::smtpToSwaks()
{
    EndpointPair pair;
    QVERIFY(pair.listen(QStringLiteral("127.0.0.1"), ruled(rulePreset(RulePreset::Smtp))));
    Program swaks(QStringLiteral("swaks"));
    QVERIFY(swaks.start({QStringLiteral("--server"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"), pair.port(),
                         QStringLiteral("--helo"), QStringLiteral("client.test"), QStringLiteral("--from"),
                         QStringLiteral("a@example.org"), QStringLiteral("--to"), QStringLiteral("b@example.org"),
                         QStringLiteral("--body"), QStringLiteral("first line\nQUIT\n.hidden dot")}));
    const QByteArray talk = swaks.outputAtEnd();
    QVERIFY2(swaks.exitCode() == 0, talk.constData());
    for (const char *part : {"<-  220 workbench ESMTP", "250-workbench greets client.test",
                             "<b@example.org> recipient ok", "<-  354 ", "queued as ", "<-  221 2.0.0 bye"})
        QVERIFY2(talk.contains(part), part);
    QTRY_VERIFY(!pair.connection().open);
    const QByteArray got = pair.serverGot();
    QVERIFY(got.startsWith("EHLO client.test\r\nMAIL FROM:<a@example.org>\r\n"));
    QVERIFY(got.endsWith("\r\n.\r\nQUIT\r\n"));
    QCOMPARE(pair.server.reaction().rules()->hits(5), quint64(1)); // DATA
}

void TestRulePeers::modbusToMbpoll()
{
    EndpointPair pair;
    QVERIFY(pair.listen(QStringLiteral("127.0.0.1"), ruled(rulePreset(RulePreset::Modbus))));
    const auto poll = [&pair](const QStringList &arguments, QByteArray &output) {
        Program master(QStringLiteral("mbpoll"));
        if (!master.start(QStringList{QStringLiteral("-m"), QStringLiteral("tcp"), QStringLiteral("-p"), pair.port(),
                                      QStringLiteral("-a"), QStringLiteral("17"), QStringLiteral("-1")}
                          + arguments))
            return -1;
        output = master.outputAtEnd() + master.errors();
        return master.exitCode();
    };
    const auto host = QStringLiteral("127.0.0.1");
    QByteArray output;
    // Five holding registers from 100 on: each is 42.
    int code = poll({QStringLiteral("-t"), QStringLiteral("4"), QStringLiteral("-r"), QStringLiteral("100"),
                     QStringLiteral("-c"), QStringLiteral("5"), host},
                    output);
    QVERIFY2(code == 0 && output.count("42") == 5, output.constData());
    code = poll({QStringLiteral("-t"), QStringLiteral("3"), QStringLiteral("-c"), QStringLiteral("2"), host}, output);
    QVERIFY2(code == 0 && output.count("42") == 2, output.constData());
    // Coils: every second one is set.
    code = poll({QStringLiteral("-t"), QStringLiteral("0"), QStringLiteral("-c"), QStringLiteral("10"), host}, output);
    QVERIFY2(code == 0 && output.contains("[1]: \t1") && output.contains("[10]: \t0"), output.constData());
    // Writing one register, and two.
    code = poll({QStringLiteral("-t"), QStringLiteral("4"), QStringLiteral("-r"), QStringLiteral("7"), host,
                 QStringLiteral("1234")},
                output);
    QVERIFY2(code == 0 && output.contains("Written 1 ref"), output.constData());
    code = poll({QStringLiteral("-t"), QStringLiteral("4"), QStringLiteral("-r"), QStringLiteral("7"), host,
                 QStringLiteral("1"), QStringLiteral("2")},
                output);
    QVERIFY2(code == 0 && output.contains("Written 2 ref"), output.constData());
}

void TestRulePeers::dnsToDig()
{
    Laboratory lab;
    DatagramEndpoint endpoint(lab.workbench);
    QVERIFY(started(endpoint, rulePreset(RulePreset::Dns)));
    const auto ask = [&endpoint](const QString &name, const QString &type) {
        Program dig(QStringLiteral("dig"));
        const bool runs = dig.start({QStringLiteral("@127.0.0.1"), QStringLiteral("-p"),
                                     QString::number(endpoint.local().port()), name, type, QStringLiteral("+tries=3")});
        return runs ? dig.outputAtEnd() + dig.errors() : QByteArray();
    };
    const QByteArray a = ask(QStringLiteral("printer.example.org"), QStringLiteral("A"));
    QVERIFY2(a.contains("status: NOERROR") && a.contains("192.0.2.1") && a.contains("printer.example.org.")
                 && !a.contains("WARNING") && !a.contains("malformed"),
             a.constData());
    const QByteArray aaaa = ask(QStringLiteral("printer.example.org"), QStringLiteral("AAAA"));
    QVERIFY2(aaaa.contains("2001:db8::1"), aaaa.constData());
    const QByteArray other = ask(QStringLiteral("example.org"), QStringLiteral("MX"));
    QVERIFY2(other.contains("ANSWER: 0") && other.contains("status: NOERROR"), other.constData());
}

void TestRulePeers::httpToCurl()
{
    EndpointPair pair;
    QVERIFY(pair.listen(QStringLiteral("127.0.0.1"), ruled(rulePreset(RulePreset::Http))));
    Program curl(QStringLiteral("curl"));
    QVERIFY(curl.start({QStringLiteral("-sS"), QStringLiteral("-i"), QStringLiteral("--noproxy"), QStringLiteral("*"),
                        QStringLiteral("http://127.0.0.1:%1/some/page?x=1").arg(pair.port())}));
    const QByteArray page = curl.outputAtEnd();
    QCOMPARE(curl.exitCode(), 0);
    QVERIFY2(page.startsWith("HTTP/1.1 200 OK\r\n") && page.endsWith("\r\n\r\nYou asked for /some/page?x=1\n"),
             page.constData());
}

/// A receiver that answers nothing, and counts by severity.
void TestRulePeers::syslogFromLogger()
{
    RuleSet set;
    for (const auto &[name, pattern] : {std::pair{"errors", "^<(3|11)>"}, std::pair{"all", "^<\\d+>"}}) {
        AnswerRule rule;
        rule.name = QString::fromLatin1(name);
        rule.match = RuleMatch::Regex;
        rule.pattern = QString::fromLatin1(pattern);
        set.rules.push_back(rule);
    }
    Laboratory lab;
    DatagramEndpoint endpoint(lab.workbench);
    QVERIFY(started(endpoint, set));
    for (const char *severity : {"user.err", "user.notice", "user.info"}) {
        Program logger(QStringLiteral("logger"));
        QVERIFY(logger.start({QStringLiteral("-d"), QStringLiteral("-n"), QStringLiteral("127.0.0.1"),
                              QStringLiteral("-P"), QString::number(endpoint.local().port()), QStringLiteral("-p"),
                              QString::fromLatin1(severity), QStringLiteral("the disk is nearly full")}));
        logger.outputAtEnd();
        QCOMPARE(logger.exitCode(), 0);
    }
    const auto rules = endpoint.reaction().rules();
    QTRY_COMPARE(rules->hits(1), quint64(3));
    QCOMPARE(rules->hits(0), quint64(1));
    QVERIFY(lab.bytes(endpoint.socket(), Direction::In).contains("the disk is nearly full"));
}

QTEST_GUILESS_MAIN(TestRulePeers)
#include "tst_rulepeers.moc"
