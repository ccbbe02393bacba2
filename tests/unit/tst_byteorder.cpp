// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QTest>

#include "byteorder.h"
#include "nameresolution.h"
#include "socketconstants.h"

using namespace sw;

/// Byte order and addresses as text: the C functions, and what they are not given.
class ByteOrderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void swapsOnlyWhatFits();
    void cutsAsCDoes();
    void liesInMemory();
    void readsAddresses_data();
    void readsAddresses();
    void printsAddresses();
    void knowsHostErrors();
};

void ByteOrderTest::swapsOnlyWhatFits()
{
    QCOMPARE(byteorder::memoryBytes(static_cast<quint64>(byteorder::convert16(0x1234).value), 2),
             QByteArray("\x12\x34"));
    QCOMPARE(byteorder::memoryBytes(static_cast<quint64>(byteorder::convert32(0x12345678).value), 4),
             QByteArray("\x12\x34\x56\x78"));
    for (const qint64 number : {qint64(0), qint64(65535)})
        QCOMPARE(byteorder::convert16(byteorder::convert16(number).value).value, number);
    QCOMPARE(byteorder::convert32(0xffffffff).value, qint64(0xffffffff));
    for (const qint64 number : {qint64(-1), qint64(65536), qint64(70000), qint64(INT64_MIN), qint64(INT64_MAX)})
        QCOMPARE(byteorder::convert16(number).error, ERANGE);
    for (const qint64 number : {qint64(-1), qint64(1) << 32})
        QCOMPARE(byteorder::convert32(number).error, ERANGE);
}

void ByteOrderTest::cutsAsCDoes()
{
    QCOMPARE(byteorder::cut16(70000), quint16(4464));
    QCOMPARE(byteorder::cut16(99999), quint16(34463));
    QCOMPARE(byteorder::cut16(-1), quint16(65535));
    QCOMPARE(byteorder::cut32((qint64(1) << 32) + 5), quint32(5));
}

void ByteOrderTest::liesInMemory()
{
    const quint16 number = 0x0102;
    const auto *raw = static_cast<const char *>(static_cast<const void *>(&number));
    QCOMPARE(byteorder::memoryBytes(number, 2), QByteArray(raw, 2));
    QCOMPARE(byteorder::isLittleEndian(), raw[0] == 2);
}

void ByteOrderTest::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("aton"); // empty: refused
    QTest::addColumn<QByteArray>("pton");
    const auto row = [](const char *text, const char *aton, const char *pton) {
        QTest::newRow(text) << QString::fromLatin1(text) << QByteArray(aton) << QByteArray(pton);
    };
    row("127.0.0.1", "7f000001", "7f000001");
    row("127.1", "7f000001", "");
    row("0x7f.1", "7f000001", "");
    row("010.0.0.1", "08000001", "");
    row("2130706433", "7f000001", "");
    row("1.2.3.4 and more", "01020304", "");
    row("1.2.3.256", "", "");
    row("1.2.3", "01020003", "");
    row("", "", "");
    row("::1", "", "");
    row("%s%n", "", "");
}

void ByteOrderTest::readsAddresses()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, aton);
    QFETCH(QByteArray, pton);
    QCOMPARE(byteorder::inetAton(text).bytes.toHex(), aton);
    QCOMPARE(byteorder::inetAton(text).error, aton.isEmpty() ? EINVAL : 0);
    QCOMPARE(byteorder::inetPton(constant::afInet, text).bytes.toHex(), pton);
    QCOMPARE(byteorder::inetPton(constant::afInet, text).error, pton.isEmpty() ? EINVAL : 0);
    QCOMPARE(byteorder::inetPton(constant::afUnix, text).error, EAFNOSUPPORT);
}

void ByteOrderTest::printsAddresses()
{
    QCOMPARE(byteorder::inetNtoa(QByteArray::fromHex("c0000201")).text, QStringLiteral("192.0.2.1"));
    QCOMPARE(byteorder::inetNtoa(QByteArray(5, 'x')).error, EINVAL);
    const QByteArray loopback = byteorder::inetPton(constant::afInet6, QStringLiteral("::1")).bytes;
    QCOMPARE(byteorder::inetNtop(constant::afInet6, loopback).text, QStringLiteral("::1"));
    QCOMPARE(byteorder::inetNtop(constant::afInet, loopback).error, EINVAL);
    QCOMPARE(byteorder::inetNtop(9999, loopback).error, EAFNOSUPPORT);
}

void ByteOrderTest::knowsHostErrors()
{
    QCOMPARE(hostErrorName(1), QLatin1StringView("HOST_NOT_FOUND"));
    QCOMPARE(hostErrorName(77), QLatin1StringView());
}

QTEST_GUILESS_MAIN(ByteOrderTest)
#include "tst_byteorder.moc"
