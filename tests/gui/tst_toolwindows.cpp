// SPDX-License-Identifier: GPL-3.0-or-later
#include <future>
#include <memory>

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QTableWidget>
#include <QTest>

#include "journal.h"
#include "patience.h"
#include "windowfixture.h"

using namespace sw;

/// The windows of the menu Tools, over the real backend. Needs no name server.
class ToolWindowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForANameAndShowsAllResults();
    void saysWhatAFailureMeans();
    void refusesWhatIsNoAddress();
    void asksTheOlderFunctions();
    void cancelsAtOnce();
    void keepsWhatWasAsked();
    void turnsNumbersRound();
    void showsWhatDoesNotFit();
    void showsLeniency();
    void showsASocketAddress();
    void bearsHostileInput();

private:
    static QWidget *open(const WindowFixture &app, const char *action, const char *window)
    {
        WindowFixture::part<QAction>(*app.window, action)->trigger();
        return WindowFixture::part<QWidget>(*app.window, window);
    }
    static QWidget *names(const WindowFixture &app)
    {
        return open(app, "nameResolutionAction", "nameResolutionWindow");
    }
    static QWidget *bytes(const WindowFixture &app) { return open(app, "byteOrderAction", "byteOrderWindow"); }
    static void choose(const QWidget &window, const char *function)
    {
        auto *list = WindowFixture::part<QListWidget>(window, "nameFunctions");
        list->setCurrentItem(list->findItems(QLatin1StringView(function), Qt::MatchExactly).constFirst());
    }
    static void set(const QWidget &window, const char *field, const QString &text)
    {
        WindowFixture::part<QLineEdit>(window, field)->setText(text);
    }
    static QString text(const QWidget &window, const char *label)
    {
        return WindowFixture::part<QLabel>(window, label)->text();
    }
    static QString callText(const QWidget &window)
    {
        return WindowFixture::part<QLineEdit>(window, "nameCallText")->text();
    }
    static QString cell(const QWidget &window, const char *table, int row, int column)
    {
        const auto *item = WindowFixture::part<QTableWidget>(window, table)->item(row, column);
        return item ? item->text() : QStringLiteral("(none)");
    }
};

void ToolWindowsTest::asksForANameAndShowsAllResults()
{
    const WindowFixture app;
    QWidget *window = names(app);
    QVERIFY(window && window->isVisible() && !window->isModal());
    set(*window, "nameHost", QStringLiteral("127.0.0.1"));
    set(*window, "nameService", QStringLiteral("80"));
    WindowFixture::click(*window, "nameLookUp");
    QTRY_VERIFY(callText(*window).startsWith(QStringLiteral("getaddrinfo(\"127.0.0.1\", \"80\", {}, [")));
    QCOMPARE(WindowFixture::part<QTableWidget>(*window, "nameResults")->rowCount(), 3);
    QCOMPARE(cell(*window, "nameResults", 0, 1), QStringLiteral("SOCK_STREAM"));
    QCOMPARE(cell(*window, "nameResults", 2, 3), QStringLiteral("127.0.0.1:80"));
    QVERIFY(text(*window, "nameOutcome").contains(QStringLiteral("getaddrinfo")));
    set(*window, "nameService", QStringLiteral("99999"));
    WindowFixture::click(*window, "nameLookUp");
    QTRY_VERIFY(text(*window, "nameOutcome").contains(QStringLiteral("34463")));
    set(*window, "nameService", QStringLiteral("80"));
    // Hints, and the row in the log.
    WindowFixture::part<QComboBox>(*window, "nameType")->setCurrentText(QStringLiteral("SOCK_DGRAM"));
    WindowFixture::click(*window, "AI_NUMERICHOST");
    WindowFixture::click(*window, "nameLookUp");
    QTRY_VERIFY(callText(*window).contains(QStringLiteral("{ai_socktype=SOCK_DGRAM, ai_flags=AI_NUMERICHOST}")));
    QCOMPARE(WindowFixture::part<QTableWidget>(*window, "nameResults")->rowCount(), 1);
    WindowFixture::click(*window, "nameCopy");
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("AF_INET\tSOCK_DGRAM\tIPPROTO_UDP\t127.0.0.1:80\t"));
    QCOMPARE(names(app), window); // brought forward, not made twice
}

void ToolWindowsTest::saysWhatAFailureMeans()
{
    const WindowFixture app;
    QWidget *window = names(app);
    set(*window, "nameHost", QStringLiteral("no such host"));
    WindowFixture::click(*window, "AI_NUMERICHOST");
    WindowFixture::click(*window, "nameLookUp");
    QTRY_VERIFY(text(*window, "nameOutcome").startsWith(QStringLiteral("EAI_NONAME from getaddrinfo")));
    QVERIFY(text(*window, "nameOutcome").contains(QStringLiteral("Check the spelling")));
    QVERIFY(!WindowFixture::part<QAbstractButton>(*window, "nameCopy")->isEnabled());
    QVERIFY(!WindowFixture::part<QAbstractButton>(*window, "nameCopy")->toolTip().isEmpty());
}

void ToolWindowsTest::refusesWhatIsNoAddress()
{
    const WindowFixture app;
    QWidget *window = names(app);
    choose(*window, "getnameinfo");
    set(*window, "nameHost", QStringLiteral("localhost"));
    WindowFixture::click(*window, "nameLookUp");
    QVERIFY(text(*window, "nameOutcome").contains(QStringLiteral("192.0.2.1")));
    set(*window, "nameHost", QStringLiteral("192.0.2.1"));
    set(*window, "nameService", QStringLiteral("99999"));
    WindowFixture::click(*window, "nameLookUp");
    QVERIFY(text(*window, "nameOutcome").contains(QStringLiteral("65535")));
    set(*window, "nameService", QStringLiteral("80"));
    WindowFixture::click(*window, "NI_NUMERICHOST");
    WindowFixture::click(*window, "nameLookUp");
    QTRY_COMPARE(cell(*window, "nameResults", 0, 1), QStringLiteral("192.0.2.1"));
}

void ToolWindowsTest::asksTheOlderFunctions()
{
    const WindowFixture app;
    QWidget *window = names(app);
    set(*window, "nameHost", QStringLiteral("192.0.2.7"));
    choose(*window, "gethostbyname");
    WindowFixture::click(*window, "nameLookUp");
    QTRY_COMPARE(callText(*window), QStringLiteral("gethostbyname(\"192.0.2.7\") = 192.0.2.7"));
    choose(*window, "getservbyport");
    set(*window, "nameHost", QStringLiteral("80"));
    set(*window, "nameService", QStringLiteral("tcp"));
    WindowFixture::click(*window, "nameLookUp");
    QTRY_COMPARE(callText(*window), QStringLiteral("getservbyport(htons(80), \"tcp\") = \"http\""));
    choose(*window, "getprotobyname");
    set(*window, "nameHost", QStringLiteral("no-such-protocol"));
    WindowFixture::click(*window, "nameLookUp");
    QTRY_VERIFY(text(*window, "nameOutcome").startsWith(QStringLiteral("ENOENT from getprotobyname")));
}

void ToolWindowsTest::cancelsAtOnce()
{
    // A name server that never answers, until the test is over.
    const auto silent = std::make_shared<std::promise<void>>();
    const auto over = silent->get_future().share();
    const WindowFixture app([over](const NameQuery &) {
        over.wait();
        return NameAnswer();
    });
    QWidget *window = names(app);
    auto *cancel = WindowFixture::part<QAbstractButton>(*window, "nameCancel");
    QVERIFY(!cancel->isEnabled());
    set(*window, "nameHost", QStringLiteral("name.invalid"));
    WindowFixture::click(*window, "nameLookUp");
    QVERIFY(cancel->isEnabled());
    QVERIFY(!WindowFixture::part<QAbstractButton>(*window, "nameLookUp")->isEnabled());
    cancel->click();
    QTRY_VERIFY(!cancel->isEnabled());
    QVERIFY(text(*window, "nameOutcome").startsWith(QStringLiteral("Given up after")));
    QVERIFY(callText(*window).contains(QStringLiteral("ECANCELED")));
    // The next one is asked at once, and cancelled by the key.
    WindowFixture::click(*window, "nameLookUp");
    QVERIFY(cancel->isEnabled());
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_Escape);
    QTRY_VERIFY(!cancel->isEnabled());
    WindowFixture::click(*window, "nameLookUp");
    delete window; // while a look-up runs
    silent->set_value();
}

void ToolWindowsTest::keepsWhatWasAsked()
{
    WindowFixture app;
    QWidget *window = names(app);
    choose(*window, "gethostbyaddr");
    set(*window, "nameHost", QStringLiteral("192.0.2.9"));
    set(*bytes(app), "byteNumber", QStringLiteral("0x1234"));
    app.restart();
    window = names(app);
    QCOMPARE(WindowFixture::part<QLineEdit>(*window, "nameHost")->text(), QStringLiteral("192.0.2.9"));
    QCOMPARE(WindowFixture::part<QListWidget>(*window, "nameFunctions")->currentItem()->text(),
             QStringLiteral("gethostbyaddr"));
    QCOMPARE(WindowFixture::part<QLineEdit>(*bytes(app), "byteNumber")->text(), QStringLiteral("0x1234"));
}

void ToolWindowsTest::turnsNumbersRound()
{
    const WindowFixture app;
    QWidget *window = bytes(app);
    set(*window, "byteNumber", QStringLiteral("0x0050"));
    QCOMPARE(cell(*window, "byteBytesTable", 1, 1), QStringLiteral("00"));
    QCOMPARE(cell(*window, "byteBytesTable", 1, 2), QStringLiteral("50"));
    // Bit 9 of the RFC is bit 6 of C.
    QCOMPARE(cell(*window, "byteBitsTable", 0, 10), QStringLiteral("9"));
    QCOMPARE(cell(*window, "byteBitsTable", 1, 10), QStringLiteral("1"));
    QCOMPARE(cell(*window, "byteBitsTable", 2, 10), QStringLiteral("6"));
    WindowFixture::click(*window, "byteNumberCalls");
    QTRY_VERIFY(text(*window, "byteNumberOutcome")
                    .contains(QStringLiteral("htons(80) = 20480 (0x0050 -> 0x5000, bytes 00 50)")));
    WindowFixture::part<QComboBox>(*window, "byteBits")->setCurrentIndex(1);
    QCOMPARE(WindowFixture::part<QTableWidget>(*window, "byteBitsTable")->columnCount(), 33);
}

void ToolWindowsTest::showsWhatDoesNotFit()
{
    const WindowFixture app;
    QWidget *window = bytes(app);
    set(*window, "byteNumber", QStringLiteral("70000"));
    QVERIFY(text(*window, "byteNumberNote").contains(QStringLiteral("4464")));
    QVERIFY(cell(*window, "byteConversions", 0, 2).contains(QStringLiteral("ERANGE")));
    WindowFixture::click(*window, "byteNumberCalls");
    QTRY_VERIFY(text(*window, "byteNumberOutcome").contains(QStringLiteral("htons(70000) = -1 ERANGE")));
}

void ToolWindowsTest::showsLeniency()
{
    const WindowFixture app;
    QWidget *window = bytes(app);
    set(*window, "byteAddress", QStringLiteral("010.0.0.1"));
    QCOMPARE(cell(*window, "byteAddressTable", 0, 1), QStringLiteral("08 00 00 01"));
    QCOMPARE(cell(*window, "byteAddressTable", 1, 1), QStringLiteral("refused"));
    QVERIFY(text(*window, "byteAddressNote").startsWith(QStringLiteral("Here the two disagree")));
    set(*window, "byteAddress", QStringLiteral("::1"));
    QCOMPARE(cell(*window, "byteAddressTable", 3, 2), QStringLiteral("0000:0000:0000:0000:0000:0000:0000:0001"));
    WindowFixture::click(*window, "byteAddressCalls");
    QTRY_VERIFY(text(*window, "byteAddressOutcome").contains(QStringLiteral("inet_aton(\"::1\") = -1 EINVAL")));
}

void ToolWindowsTest::showsASocketAddress()
{
    const WindowFixture app;
    QWidget *window = bytes(app);
    set(*window, "byteStructure", QStringLiteral("127.0.0.1:80"));
    QCOMPARE(cell(*window, "byteStructureTable", 1, 1), QStringLiteral("sin_port"));
    QCOMPARE(cell(*window, "byteStructureTable", 1, 2), QStringLiteral("00 50"));
    QCOMPARE(cell(*window, "byteStructureTable", 2, 2), QStringLiteral("7f 00 00 01"));
    set(*window, "byteStructure", QStringLiteral("[::1]:443"));
    QCOMPARE(cell(*window, "byteStructureTable", 3, 1), QStringLiteral("sin6_addr"));
}

void ToolWindowsTest::bearsHostileInput()
{
    const WindowFixture app;
    QWidget *window = bytes(app);
    const QString hostile = QStringLiteral("<b>%1%n</b>\x1b[2J") + QString(4000, u'9');
    for (const char *field : {"byteNumber", "byteAddress", "byteStructure"}) {
        for (const QString &one : {hostile, QString(), QStringLiteral("-9223372036854775808"), QStringLiteral("0x"),
                                   QStringLiteral("9223372036854775807"), QStringLiteral("-1")})
            set(*window, field, one);
    }
    QWidget *asked = names(app);
    set(*asked, "nameHost", hostile);
    WindowFixture::click(*asked, "AI_NUMERICHOST");
    WindowFixture::click(*asked, "nameLookUp");
    QTRY_VERIFY(text(*asked, "nameOutcome").contains(QStringLiteral(" from getaddrinfo")));
    QVERIFY(!callText(*asked).contains(QChar(0x1b)));
}

QTEST_MAIN(ToolWindowsTest)
#include "tst_toolwindows.moc"
