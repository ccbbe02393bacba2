// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "addresslayout.h"
#include "byteorder.h"
#include "numberbytes.h"

using namespace sw;

/// What the window of byte order computes.
class NumberBytesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void liesHereAndThere();
    void saysWhatDoesNotFit();
    void numbersBitsFromTheLowest();
    void laysOutAddresses();
    void knowsNoOtherFamily();
};

void NumberBytesTest::liesHereAndThere()
{
    const NumberBytes port = NumberBytes::of(0x0050, 16);
    QVERIFY(port.fits);
    QCOMPARE(port.network, QByteArray("\x00\x50", 2));
    QCOMPARE(port.here, byteorder::memoryBytes(0x50, 2));
    QCOMPARE(port.hex(port.cut), QStringLiteral("0x0050"));
    const NumberBytes loopback = NumberBytes::of(0x7f000001, 32);
    QCOMPARE(loopback.network, QByteArray("\x7f\x00\x00\x01", 4));
    QCOMPARE(loopback.hex(loopback.cut), QStringLiteral("0x7f000001"));
}

void NumberBytesTest::saysWhatDoesNotFit()
{
    const NumberBytes large = NumberBytes::of(70000, 16);
    QVERIFY(!large.fits);
    QCOMPARE(large.cut, quint32(4464));
    QCOMPARE(large.network, NumberBytes::of(4464, 16).network);
    QVERIFY(!NumberBytes::of(-1, 32).fits);
    QCOMPARE(NumberBytes::of(-1, 32).cut, quint32(0xffffffff));
    QVERIFY(NumberBytes::of(70000, 32).fits);
}

void NumberBytesTest::numbersBitsFromTheLowest()
{
    const NumberBytes number = NumberBytes::of(0x8001, 16);
    QVERIFY(number.bit(0) && number.bit(15));
    QVERIFY(!number.bit(1) && !number.bit(14));
}

void NumberBytesTest::laysOutAddresses()
{
    const auto four = addressLayout(*SocketAddress::parse(QStringLiteral("127.0.0.1:80")));
    QCOMPARE(four.size(), std::size_t(4));
    QCOMPARE(four[0].name, QLatin1StringView("sin_family"));
    QCOMPARE(four[1].bytes, QByteArray("\x00\x50", 2));
    QCOMPARE(four[1].offset, 2);
    QCOMPARE(four[2].bytes, QByteArray("\x7f\x00\x00\x01", 4));
    QCOMPARE(four[3].bytes, QByteArray(8, '\0'));
    const auto six = addressLayout(*SocketAddress::parse(QStringLiteral("[::1]:443")));
    QCOMPARE(six.size(), std::size_t(5));
    QCOMPARE(six[3].bytes, QByteArray(15, '\0') + '\1');
    qsizetype all = 0;
    for (const AddressField &field : six)
        all += field.bytes.size();
    QCOMPARE(all, qsizetype(28)); // sizeof(sockaddr_in6): no byte is left out
}

void NumberBytesTest::knowsNoOtherFamily()
{
    QVERIFY(addressLayout(SocketAddress()).empty());
    QVERIFY(addressLayout(*SocketAddress::parse(QStringLiteral("unix:/x"))).empty());
}

QTEST_GUILESS_MAIN(NumberBytesTest)
#include "tst_numberbytes.moc"
