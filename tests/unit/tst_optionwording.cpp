// SPDX-License-Identifier: GPL-3.0-or-later
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include "optionwording.h"

using namespace sw;

/// The words for socket options: there are some for every row, and values read as people write them.
class OptionWordingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsExplained();
    void values();
    void refusals();
};

void OptionWordingTest::everyRowIsExplained()
{
    QSet<QString> texts;
    for (const int level : optionLevels()) {
        for (const SocketOption &option : optionsOfLevel(level)) {
            const QString text = optionwording::explanation(option);
            QVERIFY2(text.endsWith(u'.') && text.size() > 15, option.name);
            QVERIFY2(text.size() < 420, option.name);
            QVERIFY2(!optionwording::type(option).isEmpty(), option.name);
            QVERIFY2(!optionwording::access(option).isEmpty(), option.name);
            QVERIFY2(optionwording::when(option).isEmpty() == !option.isWritable(), option.name);
            QVERIFY2((option.reading == OptionReading::Harmless) == optionwording::reading(option).isEmpty(),
                     option.name);
        }
    }
}

void OptionWordingTest::values()
{
    const auto text = [](int level, int number, const QJsonValue &value) {
        const SocketOption *option = findOption(level, number);
        return option == nullptr ? QString() : optionwording::value(*option, value);
    };
    QCOMPARE(text(SOL_SOCKET, SO_RCVBUF, 131072), QStringLiteral("131072 bytes"));
    QCOMPARE(text(SOL_SOCKET, SO_KEEPALIVE, 1), QStringLiteral("on"));
    QCOMPARE(text(SOL_SOCKET, SO_MAX_PACING_RATE, -1), QStringLiteral("no limit"));
    QCOMPARE(text(SOL_SOCKET, SO_LINGER, QJsonObject{{QStringLiteral("onoff"), 1}, {QStringLiteral("linger"), 5}}),
             QStringLiteral("on, 5 s"));
    QCOMPARE(text(SOL_SOCKET, SO_RCVTIMEO, QJsonObject{{QStringLiteral("seconds"), 1.5}}), QStringLiteral("1.5 s"));
    QCOMPARE(text(IPPROTO_TCP, TCP_KEEPIDLE, 7200), QStringLiteral("7200 s"));
    QCOMPARE(text(IPPROTO_TCP, TCP_LINGER2, -1), QStringLiteral("no wait"));
    QCOMPARE(text(IPPROTO_IP, IP_MTU_DISCOVER, 1), QStringLiteral("IP_PMTUDISC_WANT"));
    QCOMPARE(text(SOL_SOCKET, SO_BUF_LOCK, 3), QStringLiteral("SOCK_SNDBUF_LOCK|SOCK_RCVBUF_LOCK"));
    QCOMPARE(text(SOL_SOCKET, SO_MEMINFO, QJsonArray{0, 131072}), QStringLiteral("0, 131072"));
    QCOMPARE(text(SOL_SOCKET, SO_PEEK_OFF, -1), QStringLiteral("off"));
    QCOMPARE(text(SOL_SOCKET, SO_PEEK_OFF, 3), QStringLiteral("3 bytes"));
    QCOMPARE(text(SOL_SOCKET, SO_RCVTIMEO, QJsonObject{{QStringLiteral("seconds"), 0}}), QStringLiteral("no limit"));
    const auto ids = [](int pid, qint64 uid) {
        return QJsonObject{{QStringLiteral("pid"), pid}, {QStringLiteral("uid"), uid}, {QStringLiteral("gid"), uid}};
    };
    QCOMPARE(text(SOL_SOCKET, SO_PEERCRED, ids(0, 4294967295)), QStringLiteral("no unix peer"));
    QCOMPARE(text(SOL_SOCKET, SO_PEERCRED, ids(7, 1000)), QStringLiteral("pid 7, uid 1000, gid 1000"));
    const SocketOption &memory = *findOption(SOL_SOCKET, SO_MEMINFO);
    QCOMPARE(optionwording::members(memory, QJsonArray{1, 2}),
             QStringList({QStringLiteral("rmem_alloc 1"), QStringLiteral("rcvbuf 2")}));
    QVERIFY(optionwording::members(memory, 5).isEmpty());
}

void OptionWordingTest::refusals()
{
    const SocketOption &keep = *findOption(IPPROTO_TCP, TCP_KEEPIDLE);
    QVERIFY(optionwording::refusal(keep, EINVAL, true).contains(QStringLiteral("1 to 32767")));
    QVERIFY(optionwording::refusal(keep, ENOPROTOOPT, false).startsWith(QStringLiteral("ENOPROTOOPT")));
    QVERIFY(optionwording::absence(keep, ENOPROTOOPT, false, false).contains(QStringLiteral("this kind of socket")));
    QVERIFY(optionwording::absence(keep, ENOPROTOOPT, true, true).contains(QStringLiteral("this kernel does not")));
    QVERIFY(optionwording::outOfRange(keep, 0).contains(QStringLiteral("1 to 32767")));
    QVERIFY(optionwording::outOfRange(keep, 1).isEmpty());
    QVERIFY(optionwording::outOfRange(keep, QStringLiteral("x")).isEmpty());
    const SocketOption &mark = *findOption(SOL_SOCKET, SO_MARK);
    QVERIFY(optionwording::refusal(mark, EPERM, true).contains(QStringLiteral("CAP_NET_ADMIN")));
    const SocketOption &v6Only = *findOption(IPPROTO_IPV6, IPV6_V6ONLY);
    QVERIFY(optionwording::refusal(v6Only, EINVAL, true).contains(QStringLiteral("before bind()")));
    QVERIFY(optionwording::refusal(keep, EBADF, true).startsWith(QStringLiteral("EBADF")));
}

QTEST_APPLESS_MAIN(OptionWordingTest)
#include "tst_optionwording.moc"
