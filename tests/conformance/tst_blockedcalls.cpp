// SPDX-License-Identifier: GPL-3.0-or-later
// strace as a witness: the threads sit in accept4 and recvfrom themselves, not in a poll before them.
#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

#include "endpointpair.h"
#include "patience.h"
#include "program.h"

using namespace sw;

namespace {

QString threadOf(const Laboratory &lab, Call call)
{
    for (const RunningCall &one : lab.backend.runningCalls()) {
        if (one.call == call)
            return QString::number(one.thread);
    }
    return {};
}

} // namespace

class TestBlockedCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptAndRecvReallyBlock();
};

void TestBlockedCalls::acceptAndRecvReallyBlock()
{
    EndpointPair pair;
    QVERIFY(pair.listen(QStringLiteral("127.0.0.1"), answering(ReplyKind::Echo)));
    const auto first = LoopbackPeer::connectTo(pair.server.address());
    QTRY_VERIFY(pair.lab.isInside(Call::Accept) && pair.lab.isInside(Call::Recv));
    const QString accepting = threadOf(pair.lab, Call::Accept);
    const QString receiving = threadOf(pair.lab, Call::Recv);

    const QTemporaryDir folder;
    const QString traceName = folder.filePath(QStringLiteral("trace"));
    Program strace(QStringLiteral("strace"));
    QVERIFY(strace.start({QStringLiteral("-ff"), QStringLiteral("-e"),
                          QStringLiteral("trace=accept,accept4,recvfrom,poll,ppoll,select,pselect6,epoll_wait"),
                          QStringLiteral("-o"), traceName, QStringLiteral("-p"), QString::number(::getpid())}));
    QByteArray said;
    const auto attached = [&] {
        said += strace.errors();
        return said.contains(" attached") || !strace.isRunning(); // with all threads
    };
    QTRY_VERIFY_WITH_TIMEOUT(attached(), 30000);
    if (!strace.isRunning() && (said.contains("not permitted") || said.contains("denied")))
        QSKIP("ptrace is forbidden here (ptrace(2), /proc/sys/kernel/yama/ptrace_scope)");
    QVERIFY2(strace.isRunning(), said.constData());

    QVERIFY(first->send("ping"));
    QCOMPARE(first->receive(4), QByteArray("ping"));
    const auto second = LoopbackPeer::connectTo(pair.server.address());
    QTRY_COMPARE(pair.server.connections().size(), std::size_t(2));
    strace.process().terminate();
    strace.outputAtEnd();

    const auto traceOf = [&](const QString &thread) {
        QFile file(traceName + QLatin1Char('.') + thread);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray ofAccept = traceOf(accepting);
    const QByteArray ofReceive = traceOf(receiving);
    QVERIFY2(ofAccept.contains("accept4("), ofAccept.constData());
    QVERIFY2(ofReceive.contains("recvfrom("), ofReceive.constData());
    for (const QByteArray &trace : {ofAccept, ofReceive})
        QVERIFY2(!trace.contains("poll") && !trace.contains("select") && !trace.contains("EAGAIN"), trace.constData());
}

QTEST_GUILESS_MAIN(TestBlockedCalls)
#include "tst_blockedcalls.moc"
