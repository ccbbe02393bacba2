// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <limits>

#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include "callrecord.h"

namespace sw {

/// Records of all kinds by chance, and a comparison of every member of two. Any thread.

inline SocketAddress at(const char *text)
{
    return *SocketAddress::parse(QString::fromLatin1(text));
}

template<typename T>
T anyOf(QRandomGenerator &random, T last)
{
    return static_cast<T>(random.bounded(static_cast<int>(last) + 1));
}

inline QString anyText(QRandomGenerator &random)
{
    static const QStringList texts{QString(), QStringLiteral(""), QStringLiteral("localhost"),
                                   QStringLiteral("\u4e2d\u6587 \U0001f600"), QString(QChar(0xd800))};
    return texts.at(random.bounded(int(texts.size())));
}

inline SocketAddress anyAddress(QRandomGenerator &random)
{
    static const std::array<SocketAddress, 5> addresses{SocketAddress(), at("127.0.0.1:80"), at("[::1]:65535"),
                                                        at("unix:/tmp/x"), at("unix:@abstract")};
    return addresses.at(random.bounded(quint32(addresses.size())));
}

inline QJsonValue anyValue(QRandomGenerator &random)
{
    static const QJsonArray values{
        QJsonValue(),
        true,
        0,
        -5,
        1.25,
        9'007'199'254'740'991LL,
        QStringLiteral("cubic"),
        QJsonArray{1, QStringLiteral("b"), QJsonArray{}},
        QJsonObject{{QStringLiteral("ttl"), 64}, {QStringLiteral("destination"), QStringLiteral("127.0.0.1")}}};
    return values.at(random.bounded(int(values.size())));
}

inline qint64 anyNumber(QRandomGenerator &random)
{
    static const std::array<qint64, 6> numbers{
        0, 1, -1, 127, std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()};
    return random.bounded(2) ? numbers.at(random.bounded(quint32(numbers.size()))) : qint64(random.generate());
}

inline CallRecord anyRecord(QRandomGenerator &random)
{
    CallRecord r;
    r.kind = anyOf(random, RecordKind::Notice);
    r.call = static_cast<Call>(random.bounded(static_cast<int>(Call::Count)));
    r.notice = static_cast<Notice>(random.bounded(static_cast<int>(Notice::Count)));
    r.layer = anyOf(random, RecordLayer::QtSignal);
    r.qtClass = anyOf(random, QtClass::HostInfo);
    r.qtEvent = static_cast<QtEvent>(random.bounded(static_cast<int>(QtEvent::Count)));
    r.flags = RecordFlags::fromInt(quint16(random.bounded(0x4000)));
    r.endpoint = random.generate();
    r.connection = random.generate();
    r.socket = random.bounded(6U);
    r.newSocket = random.bounded(6U);
    r.newSocket2 = random.generate();
    r.lane = random.generate();
    r.token = random.generate64();
    r.thread = int(random.generate());
    r.fd = random.bounded(100) - 1;
    r.beganNs = qint64(random.generate64() >> 4U); // of a clock that counts since the boot
    r.tookNs = qint64(random.bounded(1'000'000));
    r.result = anyNumber(random);
    r.error = random.bounded(2) ? 0 : random.bounded(134);
    r.qtError = random.bounded(26) - 1;
    r.gaiError = -random.bounded(12);
    r.hostError = random.bounded(5);
    r.asked = anyNumber(random);
    r.arguments = {random.bounded(12), random.bounded(4), random.bounded(3)};
    r.messageFlags = int(random.generate());
    r.address = anyAddress(random);
    r.local = anyAddress(random);
    r.data = QByteArray(random.bounded(3) ? random.bounded(300) : random.bounded(200'000), char(random.bounded(256)));
    r.text = anyText(random);
    r.service = anyText(random);
    r.value = anyValue(random);
    return r;
}

inline void compare(const CallRecord &is, const CallRecord &was)
{
    // The binding names every member: a new one must be compared too.
    const auto &[kind, call, notice, layer, qtClass, qtEvent, flags, endpoint, connection, socket, newSocket,
                 newSocket2, lane, token, thread, fd, beganNs, tookNs, result, error, qtError, gaiError, hostError,
                 asked, arguments, messageFlags, address, local, data, text, service, value] = was;
    QCOMPARE(is.kind, kind);
    QCOMPARE(is.call, call);
    QCOMPARE(is.notice, notice);
    QCOMPARE(is.layer, layer);
    QCOMPARE(is.qtClass, qtClass);
    QCOMPARE(is.qtEvent, qtEvent);
    QCOMPARE(is.flags, flags);
    QCOMPARE(is.endpoint, endpoint);
    QCOMPARE(is.connection, connection);
    QCOMPARE(is.socket, socket);
    QCOMPARE(is.newSocket, newSocket);
    QCOMPARE(is.newSocket2, newSocket2);
    QCOMPARE(is.lane, lane);
    QCOMPARE(is.token, token);
    QCOMPARE(is.thread, thread);
    QCOMPARE(is.fd, fd);
    QCOMPARE(is.beganNs, beganNs);
    QCOMPARE(is.tookNs, tookNs);
    QCOMPARE(is.result, result);
    QCOMPARE(is.error, error);
    QCOMPARE(is.qtError, qtError);
    QCOMPARE(is.gaiError, gaiError);
    QCOMPARE(is.hostError, hostError);
    QCOMPARE(is.asked, asked);
    QCOMPARE(is.arguments, arguments);
    QCOMPARE(is.messageFlags, messageFlags);
    QVERIFY(is.address == address);
    QVERIFY(is.local == local);
    QCOMPARE(is.data, data);
    QCOMPARE(is.text, text);
    QCOMPARE(is.text.isNull(), text.isNull());
    QCOMPARE(is.service, service);
    QCOMPARE(is.service.isNull(), service.isNull());
    QCOMPARE(is.value, value);
}

} // namespace sw
