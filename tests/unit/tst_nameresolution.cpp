// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <netdb.h>

#include <QTest>

#include "errnotable.h"
#include "nameresolution.h"
#include "socketconstants.h"

using namespace sw;

/// getaddrinfo through resolveName(). Needs no name server.
class NameResolutionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numeric_data();
    void numeric();
    void localhost();
    void noHost();
    void nameThatDoesNotResolve();
    void numericOnlyRefusesNames();
    void unknownService();
    void badFlags();
};

void NameResolutionTest::numeric_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("printed");
    QTest::addColumn<int>("family");
    QTest::newRow("v4") << QStringLiteral("127.0.0.1") << QStringLiteral("127.0.0.1:80") << constant::afInet;
    QTest::newRow("v6") << QStringLiteral("::1") << QStringLiteral("[::1]:80") << constant::afInet6;
}

void NameResolutionTest::numeric()
{
    QFETCH(QString, host);
    QFETCH(int, family);
    NameQuery query;
    query.host = host;
    query.service = QStringLiteral("80");
    query.type = constant::sockStream;
    query.flags = AI_NUMERICHOST;
    const NameAnswer answer = resolveName(query);
    QCOMPARE(answer.gaiError, 0);
    QCOMPARE(answer.error, 0);
    QCOMPARE(answer.addresses.size(), std::size_t(1));
    QTEST(answer.addresses.front().address.toString(), "printed");
    QCOMPARE(answer.addresses.front().family, family);
    QCOMPARE(answer.addresses.front().type, constant::sockStream);
    QCOMPARE(answer.addresses.front().protocol, constant::ipprotoTcp);
}

void NameResolutionTest::localhost()
{
    NameQuery query;
    query.host = QStringLiteral("localhost");
    query.service = QStringLiteral("8080");
    query.type = constant::sockStream;
    query.flags = AI_CANONNAME;
    const NameAnswer answer = resolveName(query);
    QCOMPARE(answer.gaiError, 0);
    QVERIFY(!answer.addresses.empty());
    QVERIFY(!answer.addresses.front().canonicalName.isEmpty());
    for (const ResolvedAddress &one : answer.addresses) {
        QVERIFY(one.address.isLoopback());
        QCOMPARE(one.address.port(), quint16(8080));
    }
}

void NameResolutionTest::noHost()
{
    NameQuery query;
    query.service = QStringLiteral("0");
    query.type = constant::sockStream;
    NameAnswer answer = resolveName(query);
    QCOMPARE(answer.gaiError, 0);
    const auto all = [&answer](auto test) {
        return std::all_of(answer.addresses.begin(), answer.addresses.end(), test);
    };
    QVERIFY(all([](const ResolvedAddress &one) { return one.address.isLoopback(); }));
    query.flags = AI_PASSIVE;
    answer = resolveName(query);
    QCOMPARE(answer.gaiError, 0);
    QVERIFY(all([](const ResolvedAddress &one) { return one.address.isAnyHost(); }));
}

void NameResolutionTest::nameThatDoesNotResolve()
{
    NameQuery query;
    query.host = QStringLiteral("no-such-host.invalid");
    query.type = constant::sockStream;
    const NameAnswer answer = resolveName(query);
    // EAI_AGAIN where no name server answers at all.
    QVERIFY2(answer.gaiError == EAI_NONAME || answer.gaiError == EAI_AGAIN, gaiErrorName(answer.gaiError).data());
    QVERIFY(answer.addresses.empty());
}

void NameResolutionTest::numericOnlyRefusesNames()
{
    NameQuery query;
    query.host = QStringLiteral("localhost");
    query.flags = AI_NUMERICHOST;
    QCOMPARE(resolveName(query).gaiError, EAI_NONAME);
}

void NameResolutionTest::unknownService()
{
    NameQuery query;
    query.host = QStringLiteral("127.0.0.1");
    query.service = QStringLiteral("no-such-service");
    query.type = constant::sockStream;
    const NameAnswer answer = resolveName(query);
    QCOMPARE(answer.gaiError, EAI_SERVICE);
    QVERIFY(answer.addresses.empty());
}

void NameResolutionTest::badFlags()
{
    NameQuery query;
    query.host = QStringLiteral("127.0.0.1");
    query.flags = 0x40000000;
    QCOMPARE(resolveName(query).gaiError, EAI_BADFLAGS);
    query.flags = 0;
    query.family = 9999;
    QCOMPARE(resolveName(query).gaiError, EAI_FAMILY);
}

QTEST_GUILESS_MAIN(NameResolutionTest)
#include "tst_nameresolution.moc"
