// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstring>

#include <sys/socket.h>

#include <QDir>
#include <QJsonArray>
#include <QTest>

#include "callslot.h"
#include "controlmessages.h"
#include "loopbacksocket.h"
#include "recordingapi.h"

using namespace sw;

/// What recvmsg(2) tells besides the bytes: read from whole, cut and senseless buffers.
class ControlMessagesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSeveral();
    void unknownOnesAreKept();
    void cutAndSenselessBuffersAreSafe();
    void passedDescriptorsAreClosed();
};

namespace {

QByteArray message(int level, int type, const QByteArray &data)
{
    cmsghdr header{};
    header.cmsg_len = CMSG_LEN(static_cast<size_t>(data.size()));
    header.cmsg_level = level;
    header.cmsg_type = type;
    QByteArray bytes(static_cast<const char *>(static_cast<const void *>(&header)), sizeof header);
    bytes.append(data);
    bytes.resize(static_cast<qsizetype>(CMSG_SPACE(static_cast<size_t>(data.size()))), '\0');
    return bytes;
}

qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::System | QDir::Files | QDir::NoDotAndDotDot).size();
}

} // namespace

void ControlMessagesTest::readsSeveral()
{
    const QByteArray five("\5\0\0\0", 4);
    const ControlMessages found = decodeControl(message(constant::ipprotoIp, constant::ipTtl, five)
                                                + message(constant::ipprotoIp, 1, "\x10")
                                                + message(SOL_SOCKET, constant::soRxqOvfl, five));
    const QJsonObject wanted{{QStringLiteral("ttl"), 5}, {QStringLiteral("tos"), 16}, {QStringLiteral("drops"), 5}};
    QCOMPARE(found.value, wanted);
    QVERIFY(found.descriptors.empty());
}

void ControlMessagesTest::unknownOnesAreKept()
{
    const ControlMessages found = decodeControl(message(SOL_SOCKET, 9999, "ab") + message(7, 8, {}));
    const QJsonArray other = found.value.value(QStringLiteral("other")).toArray();
    QCOMPARE(other.size(), 2);
    QCOMPARE(other[0].toObject().value(QStringLiteral("hex")).toString(), QStringLiteral("6162"));
    QCOMPARE(other[1].toObject().value(QStringLiteral("type")).toInt(), 8);
}

void ControlMessagesTest::cutAndSenselessBuffersAreSafe()
{
    QByteArray whole;
    for (const int level : {constant::ipprotoIp, constant::ipprotoIpv6, constant::solSocket, 17}) {
        for (int type = 0; type < 90; ++type)
            whole += message(level, type, QByteArray(type % 24, '\x7f'));
    }
    decodeControl(whole);
    for (qsizetype size = 0; size < 2000; ++size)
        decodeControl(QByteArrayView(whole).first(size));
    for (int seed = 0; seed < 256; ++seed)
        decodeControl(QByteArray(64, static_cast<char>(seed)));
    QVERIFY(decodeControl({}).value.isEmpty());
}

void ControlMessagesTest::passedDescriptorsAreClosed()
{
    RealSocketApi api;
    std::array<int, 2> pair{};
    QCOMPARE(api.socketpair(constant::afUnix, constant::sockDgram, 0, pair).value, 0);
    const LoopbackSocket one(pair[0]);
    const LoopbackSocket other(pair[1]);

    const std::array<int, 2> passed{one.fd(), other.fd()};
    QByteArray control = message(SOL_SOCKET, SCM_RIGHTS,
                                 {static_cast<const char *>(static_cast<const void *>(passed.data())), sizeof passed});
    char byte = 'x';
    iovec part{&byte, 1};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = static_cast<size_t>(control.size());
    QCOMPARE(::sendmsg(one.fd(), &header, 0), 1);

    const qsizetype before = openDescriptors();
    CallSlot slot;
    RecordingApi recording(api, slot);
    CallRecord record;
    record.fd = other.fd();
    std::array<char, 8> buffer{};
    recording.recvmsg(record, buffer.data(), buffer.size(), 0);
    QCOMPARE(record.data, "x");
    QCOMPARE(record.value.toObject().value(QStringLiteral("descriptors")).toInt(), 2);
    QCOMPARE(openDescriptors(), before);
}

QTEST_GUILESS_MAIN(ControlMessagesTest)
#include "tst_controlmessages.moc"
