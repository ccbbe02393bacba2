// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can ask of the kernel in step mode: every flag, and sockets of any family and type, possible or not.
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QSpinBox>

#include "callform.h"
#include "missingcapability.h"
#include "patience.h"
#include "socketconstants.h"
#include "stepactor.h"
#include "stepclicks.h"

using namespace sw;
using namespace sw::clicks;
using Fix = WindowFixture;

namespace {

void pick(const EndpointPanel &panel, const char *flag, bool on = true)
{
    auto *action = Fix::part<QWidget>(panel, "arg_flags")->findChild<QAction *>(QLatin1StringView(flag));
    QVERIFY2(action, flag);
    if (action->isChecked() != on)
        action->trigger();
}

void setSymbol(const EndpointPanel &panel, const char *argument, const QString &name)
{
    qobject_cast<QComboBox *>(Fix::part<QWidget>(panel, argument)->focusProxy())->setEditText(name);
}

/// The flags of the last call of that kind, as the kernel got them.
int flagsOf(const Fix &fix, Call call)
{
    int flags = -1;
    fix.journal->visit(fix.journal->firstRow(), fix.journal->endRow(), [&](const JournalRow &row) {
        if (row.entry().kind == RecordKind::Call && row.entry().call == call)
            flags = row.record().arguments[0];
        return true;
    });
    return flags;
}

QByteArray lastReceived(const Fix &fix)
{
    QByteArray bytes;
    fix.journal->visit(fix.journal->firstRow(), fix.journal->endRow(), [&](const JournalRow &row) {
        if (row.entry().kind == RecordKind::Call && row.entry().call == Call::Recv)
            bytes = row.bytes().toByteArray();
        return true;
    });
    return bytes;
}

QString meaning(const EndpointPanel &panel)
{
    return Fix::part<QLabel>(panel, "stepMeaning")->text();
}

} // namespace

class TestStepCalls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFlagIsOffered()
    {
        Fix fix;
        stepMode(fix);
        for (const Call call : {Call::Send, Call::Recv}) {
            choose(fix.server(), call);
            for (const char *flag : {"MSG_PEEK", "MSG_DONTWAIT", "MSG_WAITALL", "MSG_OOB", "MSG_TRUNC", "MSG_NOSIGNAL",
                                     "MSG_MORE", "MSG_ERRQUEUE"})
                QVERIFY2(Fix::part<QWidget>(fix.server(), "arg_flags")->findChild<QAction *>(QLatin1StringView(flag)),
                         flag);
        }
    }

    void flagsDoWhatTheyAreFor()
    {
        Fix fix;
        stepMode(fix);
        connectByClicks(fix);
        // Urgent data: the last byte goes beside the stream.
        choose(fix.client(), Call::Send);
        setData(fix.client(), QStringLiteral("abc"));
        pick(fix.client(), "MSG_OOB");
        QVERIFY(makeCall(fix.client()));
        QTRY_COMPARE(flagsOf(fix, Call::Send), symbolNumber(SymbolTable::MessageFlag, "MSG_OOB").value());
        choose(fix.server(), Call::Recv);
        pick(fix.server(), "MSG_OOB");
        QVERIFY(makeCall(fix.server()));
        QTRY_COMPARE(lastReceived(fix), QByteArray("c"));
        pick(fix.server(), "MSG_OOB", false);
        pick(fix.server(), "MSG_PEEK");
        QVERIFY(makeCall(fix.server()));
        QTRY_COMPARE(lastReceived(fix), QByteArray("ab"));
        pick(fix.server(), "MSG_PEEK", false);
        QVERIFY(makeCall(fix.server()));
        QTRY_COMPARE(lastReceived(fix), QByteArray("ab")); // it was only looked at
        pick(fix.server(), "MSG_DONTWAIT");
        QVERIFY(makeCall(fix.server()));
        QVERIFY(result(fix.server()).contains(QStringLiteral("EAGAIN")));
        // Two parts that go as one, for one who waits for all of it.
        pick(fix.server(), "MSG_DONTWAIT", false);
        pick(fix.server(), "MSG_WAITALL");
        qobject_cast<QSpinBox *>(Fix::part<QWidget>(fix.server(), "arg_size")->focusProxy())->setValue(8);
        Fix::click(fix.server(), "makeCallButton");
        QTRY_VERIFY(isAsleep(fix, Call::Recv));
        pick(fix.client(), "MSG_OOB", false);
        pick(fix.client(), "MSG_MORE");
        setData(fix.client(), QStringLiteral("more"));
        QVERIFY(makeCall(fix.client()));
        QTRY_COMPARE(flagsOf(fix, Call::Send), symbolNumber(SymbolTable::MessageFlag, "MSG_MORE").value());
        pick(fix.client(), "MSG_MORE", false);
        setData(fix.client(), QStringLiteral("done"));
        QVERIFY(makeCall(fix.client()));
        QTRY_COMPARE(lastReceived(fix), QByteArray("moredone"));
    }

    void impossibleSocketsAreExplained_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *family, const char *type, const char *protocol, const char *error) {
            QTest::addRow("%s %s %s", family, type, protocol)
                << QString::fromLatin1(family) << QString::fromLatin1(type) << QString::fromLatin1(protocol)
                << QString::fromLatin1(error);
        };
        row("AF_INET", "SOCK_RDM", "", "ESOCKTNOSUPPORT");
        row("AF_UNIX", "SOCK_RDM", "", "ESOCKTNOSUPPORT");
        row("AF_INET6", "SOCK_SEQPACKET", "", "ESOCKTNOSUPPORT");
        row("AF_INET", "SOCK_STREAM", "IPPROTO_UDP", "EPROTONOSUPPORT");
        row("AF_INET", "SOCK_RAW", "", "EPROTONOSUPPORT");
        row("AF_UNIX", "SOCK_STREAM", "7", "EPROTONOSUPPORT");
        row("AF_INET", "99", "", "EINVAL");
        row("200", "SOCK_STREAM", "", "EAFNOSUPPORT");
    }
    void impossibleSocketsAreExplained()
    {
        QFETCH(const QString, family);
        QFETCH(const QString, type);
        QFETCH(const QString, protocol);
        QFETCH(const QString, error);
        Fix fix;
        stepMode(fix);
        choose(fix.server(), Call::Socket);
        setSymbol(fix.server(), "arg_family", family);
        setSymbol(fix.server(), "arg_type", type);
        setSymbol(fix.server(), "arg_protocol", protocol);
        QVERIFY(makeCall(fix.server()));
        QVERIFY2(result(fix.server()).contains(error), qPrintable(result(fix.server())));
        QVERIFY(!meaning(fix.server()).isEmpty());
    }

    void aMissingRightSaysHowToGrantIt()
    {
        const MissingCapability missing(MissingCapability::rawSockets);
        QVERIFY(missing.isMissing());
        Fix fix;
        stepMode(fix);
        choose(fix.server(), Call::Socket);
        setSymbol(fix.server(), "arg_family", QStringLiteral("AF_INET"));
        setSymbol(fix.server(), "arg_type", QStringLiteral("SOCK_RAW"));
        setSymbol(fix.server(), "arg_protocol", QStringLiteral("IPPROTO_ICMP"));
        QVERIFY(makeCall(fix.server()));
        QVERIFY(result(fix.server()).contains(QStringLiteral("EPERM")));
        QVERIFY2(meaning(fix.server()).contains(QStringLiteral("setcap cap_net_raw+ep")),
                 qPrintable(meaning(fix.server())));
        QVERIFY(meaning(fix.server()).contains(QStringLiteral("ping_group_range")));
    }
};

QTEST_MAIN(TestStepCalls)
#include "tst_stepcalls.moc"
