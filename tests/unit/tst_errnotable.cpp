// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <cstring>

#include <netdb.h>

#include <QTest>

#include "errnotable.h"

using namespace sw;

/// Names and numbers of errors.
class ErrnoTableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheSystem();
    void thereAndBack();
    void sharedNumbers();
    void unknownOnes();
    void gaiNames();
};

void ErrnoTableTest::agreesWithTheSystem()
{
    int checked = 0;
    for (int number = 1; number < 200; ++number) {
        const QLatin1StringView name = errnoName(number);
        if (name.isEmpty())
            continue;
        QCOMPARE(QString(name), QString::fromLatin1(strerrorname_np(number)));
        ++checked;
    }
    QVERIFY(checked > 90);
    // Every errno that sockets(7), ip(7), tcp(7), udp(7) and unix(7) list has a name.
    for (const int number :
         {EACCES,       EADDRINUSE,   EADDRNOTAVAIL,   EAGAIN,       EALREADY,        ECONNABORTED, ECONNREFUSED,
          ECONNRESET,   EDESTADDRREQ, EHOSTDOWN,       EHOSTUNREACH, EINPROGRESS,     EINTR,        EINVAL,
          EISCONN,      EMFILE,       EMSGSIZE,        ENETDOWN,     ENETUNREACH,     ENFILE,       ENOBUFS,
          ENODEV,       ENOMEM,       ENOPROTOOPT,     ENOTCONN,     ENOTSOCK,        EOPNOTSUPP,   EPERM,
          EPFNOSUPPORT, EPIPE,        EPROTONOSUPPORT, EPROTOTYPE,   ESOCKTNOSUPPORT, ETIMEDOUT})
        QVERIFY2(!errnoName(number).isEmpty(), std::strerror(number));
}

void ErrnoTableTest::thereAndBack()
{
    for (int number = 1; number < 200; ++number) {
        const QLatin1StringView name = errnoName(number);
        if (!name.isEmpty())
            QCOMPARE(errnoNumber(QByteArrayView(name.data(), name.size())), number);
    }
    QCOMPARE(errnoNumber("ECONNREFUSED"), ECONNREFUSED);
}

void ErrnoTableTest::sharedNumbers()
{
    QCOMPARE(errnoNumber("EWOULDBLOCK"), EAGAIN);
    QCOMPARE(QString(errnoName(EWOULDBLOCK)), QStringLiteral("EAGAIN"));
    QCOMPARE(errnoNumber("ENOTSUP"), EOPNOTSUPP);
    QCOMPARE(QString(errnoName(ENOTSUP)), QStringLiteral("EOPNOTSUPP"));
}

void ErrnoTableTest::unknownOnes()
{
    QVERIFY(errnoName(0).isEmpty());
    QVERIFY(errnoName(-1).isEmpty());
    QVERIFY(errnoName(4095).isEmpty());
    QCOMPARE(errnoNumber("ENOSUCHTHING"), 0);
    QCOMPARE(errnoNumber("econnrefused"), 0);
    QCOMPARE(errnoNumber(""), 0);
}

void ErrnoTableTest::gaiNames()
{
    QCOMPARE(QString(gaiErrorName(EAI_NONAME)), QStringLiteral("EAI_NONAME"));
    QCOMPARE(QString(gaiErrorName(EAI_AGAIN)), QStringLiteral("EAI_AGAIN"));
    QCOMPARE(gaiErrorNumber("EAI_SERVICE"), EAI_SERVICE);
    QCOMPARE(gaiErrorNumber("EAI_SYSTEM"), EAI_SYSTEM);
    QVERIFY(gaiErrorName(0).isEmpty());
    QCOMPARE(gaiErrorNumber("ECONNREFUSED"), 0);
}

QTEST_GUILESS_MAIN(ErrnoTableTest)
#include "tst_errnotable.moc"
