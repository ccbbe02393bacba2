// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QSet>
#include <QTest>
#include <QTranslator>

#include "errnotable.h"
#include "errnotexttable.h"
#include "errnowording.h"
#include "loadwording.h"
#include "nameresolution.h"
#include "portholderwording.h"

using namespace sw;

/// The sentences for errno values, name resolution and the holder of a port.
class ErrnoWordingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySocketErrnoHasWords_data();
    void everySocketErrnoHasWords();
    void rowsAreSentencesAndUnique();
    void callMatters_data();
    void callMatters();
    void callsThatMakeTheSameSystemCall();
    void callWithoutWordsOfItsOwn();
    void pathsHaveReasonsOfTheirOwn();
    void ownLimitIsNotThePeer();
    void noError();
    void unknownErrno();
    void everyGaiErrorHasWords();
    void holders_data();
    void holders();
    void hostileProgramName();
    void loadErrorsAreTranslated();
    void isTranslated();
};

void ErrnoWordingTest::everySocketErrnoHasWords_data()
{
    QTest::addColumn<int>("error");
    for (const int error :
         {EACCES,          EADDRINUSE,   EADDRNOTAVAIL, EAFNOSUPPORT, EAGAIN, EALREADY,        EBADF,
          ECONNABORTED,    ECONNREFUSED, ECONNRESET,    EDESTADDRREQ, EFAULT, EHOSTDOWN,       EHOSTUNREACH,
          EINPROGRESS,     EINTR,        EINVAL,        EISCONN,      EMFILE, EMSGSIZE,        ENETDOWN,
          ENETUNREACH,     ENFILE,       ENOBUFS,       ENODEV,       ENOENT, ENOMEM,          ENOPROTOOPT,
          ENOTCONN,        ENOTSOCK,     EOPNOTSUPP,    EPERM,        EPIPE,  EPROTONOSUPPORT, EPROTOTYPE,
          ESOCKTNOSUPPORT, ETIMEDOUT})
        QTest::newRow(errnoName(error).data()) << error;
}

void ErrnoWordingTest::everySocketErrnoHasWords()
{
    QFETCH(int, error);
    const ErrnoText text = errnoText(error);
    QVERIFY(!text.meaning.isEmpty() && !text.advice.isEmpty());
    QVERIFY2(!text.meaning.startsWith(QStringLiteral("The system reports")), "it has words of its own");
}

void ErrnoWordingTest::rowsAreSentencesAndUnique()
{
    QSet<QString> seen;
    for (const auto table : {generalErrnoTexts(), setUpErrnoTexts(), transferErrnoTexts()}) {
        QVERIFY(!table.empty());
        for (const ErrnoTextRow &row : table) {
            const QString key = row.call + u' ' + errnoName(row.error);
            QVERIFY2(!seen.contains(key), qPrintable(key));
            seen.insert(key);
            for (const char *part : {row.meaning, row.advice}) {
                const QString text = QString::fromUtf8(part);
                QVERIFY2(text.size() > 5 && text.front().isUpper() && text.endsWith(u'.'), qPrintable(key));
                QVERIFY2(!text.contains(QStringLiteral("  ")), qPrintable(key));
            }
        }
    }
}

void ErrnoWordingTest::callMatters_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    const auto row = [](int error, const char *one, const char *other) {
        QTest::addRow("%s %s %s", errnoName(error).data(), one, other)
            << error << QString::fromLatin1(one) << QString::fromLatin1(other);
    };
    row(EINVAL, "accept", "bind");
    row(EINVAL, "connect", "setsockopt");
    row(EADDRNOTAVAIL, "bind", "connect");
    row(EACCES, "bind", "connect");
    row(ECONNRESET, "recv", "send");
    row(ECONNRESET, "recv", "connect");
    row(ETIMEDOUT, "connect", "recv");
    row(EAGAIN, "recv", "send");
    row(EAGAIN, "accept", "recv");
    row(EINTR, "connect", "recv");
    row(EMFILE, "accept", "socket");
    row(ENOTCONN, "recv", "getpeername");
}

void ErrnoWordingTest::callMatters()
{
    QFETCH(int, error);
    QFETCH(QString, one);
    QFETCH(QString, other);
    const QByteArray oneName = one.toLatin1();
    const QByteArray otherName = other.toLatin1();
    const ErrnoText first = errnoText(QLatin1StringView(oneName), error);
    const ErrnoText second = errnoText(QLatin1StringView(otherName), error);
    QVERIFY(!first.meaning.isEmpty() && !second.meaning.isEmpty());
    QVERIFY(first.meaning != second.meaning);
}

void ErrnoWordingTest::callsThatMakeTheSameSystemCall()
{
    QCOMPARE(errnoText(QLatin1StringView("connect_ex"), ETIMEDOUT).meaning,
             errnoText(QLatin1StringView("connect"), ETIMEDOUT).meaning);
    QCOMPARE(errnoText(QLatin1StringView("sendall"), EPIPE).advice, errnoText(QLatin1StringView("send"), EPIPE).advice);
    QCOMPARE(errnoText(QLatin1StringView("recvfrom"), EAGAIN).meaning,
             errnoText(QLatin1StringView("recv"), EAGAIN).meaning);
    QVERIFY(
        errnoText(QLatin1StringView("bind"), EACCES).meaning.contains(QStringLiteral("ip_unprivileged_port_start")));
}

void ErrnoWordingTest::callWithoutWordsOfItsOwn()
{
    QCOMPARE(errnoText(QLatin1StringView("fileno"), EBADF).meaning, errnoText(EBADF).meaning);
    QCOMPARE(errnoText(QLatin1StringView(), ECONNREFUSED).advice, errnoText(ECONNREFUSED).advice);
}

void ErrnoWordingTest::pathsHaveReasonsOfTheirOwn()
{
    const SocketAddress path = SocketAddress::parse(QStringLiteral("unix:/tmp/x")).value();
    const SocketAddress port = SocketAddress::parse(QStringLiteral("127.0.0.1:80")).value();
    const QLatin1StringView bind("bind");
    QVERIFY(!errnoText(bind, EADDRINUSE, path).meaning.contains(QStringLiteral("port")));
    QCOMPARE(errnoText(bind, EADDRINUSE, port).meaning, errnoText(bind, EADDRINUSE).meaning);
    QCOMPARE(errnoText(bind, EADDRINUSE, SocketAddress()).meaning, errnoText(bind, EADDRINUSE).meaning);
    QCOMPARE(errnoText(bind, EINVAL, path).meaning, errnoText(bind, EINVAL).meaning);
    QVERIFY(!errnoText(QLatin1StringView("sendto"), ECONNREFUSED, path).meaning.contains(QStringLiteral("ICMP")));
    for (const ErrnoTextRow &row : unixErrnoTexts()) {
        QVERIFY(errnoText(row.call, row.error, path).meaning != errnoText(row.call, row.error).meaning);
        QVERIFY(errnoText(row.call, row.error, path).advice.endsWith(u'.'));
    }
}

void ErrnoWordingTest::noError()
{
    QVERIFY(errnoText(0).meaning.isEmpty() && errnoText(0).advice.isEmpty());
    QVERIFY(errnoText(QLatin1StringView("connect"), 0).meaning.isEmpty());
    QVERIFY(gaiText(0).meaning.isEmpty() && gaiText(0).advice.isEmpty());
}

void ErrnoWordingTest::unknownErrno()
{
    const ErrnoText text = errnoText(4000);
    QVERIFY(text.meaning.contains(QStringLiteral("4000")));
    QVERIFY(!text.advice.isEmpty());
}

void ErrnoWordingTest::everyGaiErrorHasWords()
{
    QSet<QString> meanings;
    const QList<QByteArray> names{"EAI_NONAME",  "EAI_AGAIN",    "EAI_FAIL",       "EAI_NODATA",   "EAI_ADDRFAMILY",
                                  "EAI_FAMILY",  "EAI_SERVICE",  "EAI_SOCKTYPE",   "EAI_BADFLAGS", "EAI_MEMORY",
                                  "EAI_SYSTEM",  "EAI_OVERFLOW", "EAI_INPROGRESS", "EAI_CANCELED", "EAI_NOTCANCELED",
                                  "EAI_ALLDONE", "EAI_INTR",     "EAI_IDN_ENCODE"};
    for (const QByteArray &name : names) {
        const ErrnoText text = gaiText(gaiErrorNumber(name));
        QVERIFY2(!text.meaning.isEmpty() && !text.advice.isEmpty(), name.constData());
        meanings.insert(text.meaning);
    }
    QCOMPARE(meanings.size(), names.size());
    QVERIFY(gaiText(QLatin1StringView("gethostbyaddr"), gaiErrorNumber("EAI_NONAME")).meaning
            != gaiText(gaiErrorNumber("EAI_NONAME")).meaning);
    QCOMPARE(gaiText(QLatin1StringView("gethostbyaddr"), gaiErrorNumber("EAI_AGAIN")).meaning,
             gaiText(gaiErrorNumber("EAI_AGAIN")).meaning);
    QVERIFY(gaiText(QLatin1StringView("gethostbyaddr"), 0).meaning.isEmpty());
    for (int hostError : {-1, 1, 2, 3, 4})
        QVERIFY(hostErrorText(hostError).contains(QString(hostErrorName(hostError))));
    QVERIFY(hostErrorText(0).isEmpty());
    QVERIFY(hostErrorText(99).contains(QStringLiteral("99")));
    QVERIFY(gaiText(-9999).meaning.contains(QStringLiteral("-9999")));
}

void ErrnoWordingTest::holders_data()
{
    QTest::addColumn<PortHolder>("holder");
    QTest::addColumn<QStringList>("words");
    PortHolder holder;
    holder.local = SocketAddress::parse(QStringLiteral("127.0.0.1:8080")).value();
    holder.state = TcpState::Listen;
    holder.hasProcess = true;
    holder.uid = 33;
    holder.pid = 42;
    holder.program = QStringLiteral("nginx");
    QTest::newRow("another program") << holder
                                     << QStringList{QStringLiteral("nginx (process 42) listens on 127.0.0.1:8080")};
    holder.own = true;
    QTest::newRow("this program") << holder
                                  << QStringList{QStringLiteral("This program itself listens on 127.0.0.1:8080")};
    holder.state = TcpState::Established;
    QTest::newRow("a connection of this program") << holder << QStringList{QStringLiteral("(ESTABLISHED)")};
    holder.own = false;
    holder.pid = 0;
    holder.program.clear();
    holder.state = TcpState::Listen;
    QTest::newRow("another user by number")
        << holder << QStringList{QStringLiteral("user 33"), QStringLiteral("LISTEN")};
    holder.user = QStringLiteral("www-data");
    QTest::newRow("another user") << holder
                                  << QStringList{QStringLiteral("user www-data"), QStringLiteral("does not show")};
    holder.hasProcess = false;
    holder.state = TcpState::TimeWait;
    QTest::newRow("fading") << holder
                            << QStringList{QStringLiteral("TIME_WAIT"), QStringLiteral("60 seconds"),
                                           QStringLiteral("SO_REUSEADDR")};
    holder.state = TcpState::FinWait2;
    QTest::newRow("closing") << holder << QStringList{QStringLiteral("FIN_WAIT2")};
}

void ErrnoWordingTest::holders()
{
    QFETCH(PortHolder, holder);
    QFETCH(QStringList, words);
    const QString text = portHolderText(holder);
    for (const QString &word : words)
        QVERIFY2(text.contains(word), qPrintable(text));
    QVERIFY(text.endsWith(u'.') && !text.contains(u'%'));
}

void ErrnoWordingTest::hostileProgramName()
{
    PortHolder holder;
    holder.local = SocketAddress::parse(QStringLiteral("127.0.0.1:8080")).value();
    holder.state = TcpState::Listen;
    holder.pid = 42;
    holder.program = QStringLiteral("%1%2%3");
    QVERIFY(portHolderText(holder).startsWith(QStringLiteral("%1%2%3 (process 42) listens on 127.0.0.1:8080")));
}

namespace {

/// Turns every text into a mark, to see that it goes through translation.
class MarkingTranslator final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *, const char *, int) const override
    {
        return u'<' + QString::fromUtf8(context) + u'>';
    }
};

/// Puts every text into brackets.
class BracketTranslator final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return u'[' + QString::fromUtf8(source) + u']';
    }
};

} // namespace

void ErrnoWordingTest::loadErrorsAreTranslated()
{
    LoadError error{LoadFault::WrongType, 3, 4, {}, QStringLiteral("SO_LINGER"), WantedValue::OptionValue};
    const QString file = QStringLiteral("x.json");
    QCOMPARE(loadErrorLine(file, error),
             QStringLiteral("x.json:3:4: the wrong kind of value; wanted: a value of SO_LINGER"));
    BracketTranslator translator;
    QCoreApplication::installTranslator(&translator);
    for (int i = 1; i < static_cast<int>(WantedValue::Count); ++i) {
        error.wanted = static_cast<WantedValue>(i);
        const QString line = loadErrorLine(file, error);
        // The sentence and what it asks for have both been through the translation.
        QVERIFY2(line.startsWith(QStringLiteral("x.json:3:4: [the wrong kind of value; wanted: [")), qPrintable(line));
        QVERIFY2(line.endsWith(QStringLiteral("]]")), qPrintable(line));
        QCOMPARE(line.contains(QStringLiteral("SO_LINGER")), error.wanted == WantedValue::OptionValue);
    }
    QCoreApplication::removeTranslator(&translator);
}

void ErrnoWordingTest::ownLimitIsNotThePeer()
{
    for (const char *call : {"recvfrom", "accept", "send"}) {
        const QString own = errnoText(QLatin1StringView(call), ETIMEDOUT, {}, true).meaning;
        QVERIFY2(own.contains(QStringLiteral("time limit of this socket")), qPrintable(own));
        QVERIFY(errnoText(QLatin1StringView(call), ETIMEDOUT, {}, false).meaning != own);
    }
    // Nobody answered, whoever set the limit.
    QCOMPARE(errnoText(QLatin1StringView("connect_ex"), ETIMEDOUT, {}, true).meaning,
             errnoText(QLatin1StringView("connect"), ETIMEDOUT).meaning);
    QCOMPARE(errnoText(QLatin1StringView("recv"), ECONNRESET, {}, true).meaning,
             errnoText(QLatin1StringView("recv"), ECONNRESET).meaning);
}

void ErrnoWordingTest::isTranslated()
{
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    const QString mark = QStringLiteral("<ErrnoWording>");
    QCOMPARE(errnoText(EINVAL).meaning, mark);
    QCOMPARE(errnoText(QLatin1StringView("bind"), EACCES).advice, mark);
    QCOMPARE(gaiText(gaiErrorNumber("EAI_NONAME")).meaning, mark);
    PortHolder holder;
    holder.own = true;
    QCOMPARE(portHolderText(holder), QStringLiteral("<PortHolderWording>"));
    QCoreApplication::removeTranslator(&translator);
}

QTEST_GUILESS_MAIN(ErrnoWordingTest)
#include "tst_errnowording.moc"
