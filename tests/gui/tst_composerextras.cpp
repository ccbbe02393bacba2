// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>

#include "composer.h"
#include "composerextras.h"
#include "datagrampanel.h"
#include "elidedlabel.h"
#include "patience.h"
#include "repeatedsend.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

/// Placeholders, checksums and repetition in the composer: what the preview shows, what arrives, and when it ends.
class TestComposerExtras final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void previewsAndSendsPlaceholders();
    void appendsChecksums();
    void keepsItsState();
    void sendsToEachItsOwn();
    void repeatsAsOftenAsWanted();
    void repeatsUntilStopped();
    void stopsWithTheConnection();
    void waitsForThePeer();
    void repeatsDatagrams();
    void keepsThePace();

private:
    static ComposerExtras &extras(const EndpointPanel &panel)
    {
        auto *extras = panel.composer().findChild<ComposerExtras *>(QStringLiteral("composerExtras"));
        extras->furnish(); // as when it opens
        return *extras;
    }
    static void choosePlaceholders(const EndpointPanel &panel)
    {
        Fix::part<QCheckBox>(extras(panel), "placeholdersCheck")->setChecked(true);
    }
    static void chooseRepeat(const EndpointPanel &panel, int everyMs, int times)
    {
        Fix::part<QSpinBox>(extras(panel), "repeatEveryBox")->setValue(everyMs);
        Fix::part<QSpinBox>(extras(panel), "repeatTimesBox")->setValue(times);
        Fix::part<QCheckBox>(extras(panel), "repeatCheck")->setChecked(true);
    }
    static QString progress(const EndpointPanel &panel) { return Fix::part<QLabel>(panel, "progressLabel")->text(); }
    /// All that the server's connection received.
    static QByteArray received(const Fix &app, Call call = Call::Recv)
    {
        QByteArray all;
        app.journal->visit(app.journal->firstRow(), app.journal->endRow(), [&](const JournalRow &row) {
            if (row.entry().kind == RecordKind::Call && row.entry().call == call && row.entry().result > 0)
                all += row.bytes().toByteArray();
            return true;
        });
        return all;
    }
};

void TestComposerExtras::previewsAndSendsPlaceholders()
{
    Fix app;
    QVERIFY(app.connectBoth());
    auto *edit = Fix::part<QPlainTextEdit>(app.client(), "textEdit");
    edit->setPlainText(QStringLiteral("<${counter:03d}:${peer.port}>"));
    auto *preview = Fix::part<ElidedLabel>(app.client(), "previewText");
    QCOMPARE(preview->text(), QStringLiteral("<${counter:03d}:${peer.port}>"));
    choosePlaceholders(app.client());
    const QString port = QString::number(app.server().server().address().port());
    QCOMPARE(preview->text(), QStringLiteral("<001:%1>").arg(port));
    Fix::click(app.client(), "sendButton");
    QCOMPARE(preview->text(), QStringLiteral("<002:%1>").arg(port));
    Fix::click(app.client(), "sendButton");
    QTRY_COMPARE(received(app), QStringLiteral("<001:%1><002:%1>").arg(port).toLatin1());
    // A wrong one is told at its place, and nothing goes.
    edit->setPlainText(QStringLiteral("ab${nonsense}"));
    QVERIFY(!Fix::part<QPushButton>(app.client(), "sendButton")->isEnabled());
    QVERIFY(Fix::part<QLabel>(app.client().composer(), "errorLabel")->text().contains(QLatin1String("${nonsense}")));
    QCOMPARE(edit->extraSelections().size(), 1);
    // What was received does not become a placeholder when it is sent again.
    app.client().composer().setPayload("${counter}");
    QCOMPARE(app.client().composer().bytes(), QByteArray("${counter}"));
}

void TestComposerExtras::appendsChecksums()
{
    Fix app;
    QVERIFY(app.connectBoth());
    auto *combo = Fix::part<QComboBox>(extras(app.client()), "checksumCombo");
    Fix::part<QComboBox>(app.client(), "formCombo")->setCurrentIndex(2);
    Fix::part<QPlainTextEdit>(app.client(), "textEdit")->setPlainText(QStringLiteral("01 03 00 00 00 02"));
    combo->setCurrentIndex(combo->findText(QStringLiteral("CRC-16/MODBUS")));
    Q_EMIT combo->activated(combo->currentIndex());
    QCOMPARE(Fix::part<ElidedLabel>(app.client(), "previewHex")->text(), QStringLiteral("01 03 00 00 00 02 c4 0b"));
    QVERIFY(Fix::part<QToolButton>(app.client(), "extrasButton")->isChecked());
    Fix::click(app.client(), "sendButton");
    QTRY_COMPARE(received(app).toHex(), QByteArray("010300000002c40b"));
    // A range that the message does not have is told, and nothing goes.
    Fix::part<QSpinBox>(extras(app.client()), "checksumFromBox")->setValue(50);
    QVERIFY(!Fix::part<QPushButton>(app.client(), "sendButton")->isEnabled());
    QVERIFY(!Fix::part<QLabel>(app.client().composer(), "errorLabel")->text().isEmpty());
    QVERIFY(Fix::part<QToolButton>(app.client().composer(), "errorButton")->isHidden());
}

void TestComposerExtras::keepsItsState()
{
    Fix app;
    Fix::part<QPlainTextEdit>(app.client(), "textEdit")->setPlainText(QStringLiteral("${counter}"));
    choosePlaceholders(app.client());
    chooseRepeat(app.client(), 250, 7);
    ComposerEntry entry = app.client().composer().entry();
    entry.checksum = {checksumByName(u"crc-32"), {1, -2}, ChecksumForm::LowerHex};
    app.client().composer().setEntry(entry);
    app.restart();
    QCOMPARE(app.client().composer().entry(), entry);
    QCOMPARE(app.client().composer().repeat(), (RepeatSettings{true, 250, 7}));
}

void TestComposerExtras::sendsToEachItsOwn()
{
    Fix app;
    QVERIFY(app.connectBoth());
    app.window->addClient();
    Fix::type(app.client(), "portEdit", QString::number(app.server().server().address().port()));
    Fix::click(app.client(), "connectButton");
    QTRY_COMPARE(app.server().server().connections().size(), size_t(2));
    QTRY_COMPARE(app.client().client().state(), EndpointState::Connected);
    choosePlaceholders(app.server());
    auto *all = app.server().findChild<QAction *>(QStringLiteral("toAllAction"));
    QVERIFY(all);
    all->trigger();
    Fix::compose(app.server(), QStringLiteral("<${peer.port}>"));
    QByteArrayList wanted;
    for (const Connection &one : app.server().server().connections())
        wanted.append('<' + QByteArray::number(one.peer.port()) + '>');
    const auto got = [&] {
        const QByteArray bytes = received(app);
        return bytes == wanted[0] + wanted[1] || bytes == wanted[1] + wanted[0];
    };
    QTRY_VERIFY2(got(), received(app).constData());
}

void TestComposerExtras::repeatsAsOftenAsWanted()
{
    Fix app;
    QVERIFY(app.connectBoth());
    choosePlaceholders(app.client());
    chooseRepeat(app.client(), 1, 50);
    Fix::compose(app.client(), QStringLiteral("${counter} "));
    QByteArray wanted;
    for (int i = 1; i <= 50; ++i)
        wanted += QByteArray::number(i) + ' ';
    QTRY_COMPARE(received(app), wanted);
    QTRY_VERIFY2(progress(app.client()).contains(QLatin1String("50")), qPrintable(progress(app.client())));
    QTRY_COMPARE(Fix::part<QPushButton>(app.client(), "sendButton")->text(), QStringLiteral("Send"));
    // The counter goes on where the repetition ended.
    QCOMPARE(app.client().composer().bytes(), QByteArray("51 "));
}

void TestComposerExtras::repeatsUntilStopped()
{
    Fix app;
    QVERIFY(app.connectBoth());
    chooseRepeat(app.server(), 1, 0);
    auto *button = Fix::part<QPushButton>(app.server(), "sendButton");
    Fix::compose(app.server(), QStringLiteral("x"));
    QCOMPARE(button->text(), QStringLiteral("Stop"));
    QTRY_VERIFY(received(app).size() >= 20);
    QTRY_VERIFY(progress(app.server()).startsWith(QLatin1String("Repeating:")));
    QTRY_VERIFY2(progress(app.server()).contains(QLatin1String("1,000")), qPrintable(progress(app.server())));
    button->click();
    QTRY_VERIFY2(progress(app.server()).contains(QLatin1String("Stopped after")), qPrintable(progress(app.server())));
    const RepeatedSend *done = app.server().repeating();
    QTRY_COMPARE(quint64(received(app).size()), const_cast<RepeatedSend *>(done)->figures().sent);
    // And again.
    button->click();
    QCOMPARE(button->text(), QStringLiteral("Stop"));
    button->click();
    QTRY_VERIFY(button->text() != QLatin1String("Stop"));
}

void TestComposerExtras::stopsWithTheConnection()
{
    Fix app;
    QVERIFY(app.connectBoth());
    chooseRepeat(app.client(), 1, 0);
    Fix::compose(app.client(), QStringLiteral("x"));
    QTRY_VERIFY(received(app).size() >= 3);
    Fix::click(app.server(), "startButton");
    QTRY_VERIFY2(progress(app.client()).contains(QLatin1String("Stopped after")), qPrintable(progress(app.client())));
    QVERIFY(Fix::part<QPushButton>(app.client(), "sendButton")->text() != QLatin1String("Stop"));
}

void TestComposerExtras::waitsForThePeer()
{
    Fix app;
    QVERIFY(app.connectBoth());
    app.server().server().setReadingPaused(app.server().server().connections().front().socket, true);
    chooseRepeat(app.client(), 0, 0);
    app.client().composer().setPayload(QByteArray(60000, 'x'));
    Fix::click(app.client(), "sendButton");
    QTRY_VERIFY2(progress(app.client()).contains(QLatin1String("does not read")), qPrintable(progress(app.client())));
    auto *running = const_cast<RepeatedSend *>(app.client().repeating());
    QVERIFY(running->figures().waiting <= RepeatedSend::mostWaiting);
    QVERIFY(running->figures().waiting * 60000 <= quint64(RepeatedSend::mostWaitingBytes) + 60000);
    // It goes on when it is read again.
    const quint64 before = running->figures().sent;
    app.server().server().setReadingPaused(app.server().server().connections().front().socket, false);
    QTRY_VERIFY(running->figures().sent > before + 100);
    Fix::click(app.client(), "sendButton");
    QTRY_VERIFY2(progress(app.client()).contains(QLatin1String("Stopped after")), qPrintable(progress(app.client())));
}

void TestComposerExtras::repeatsDatagrams()
{
    Fix app;
    auto *receiver = qobject_cast<DatagramPanel *>(app.window->addPanel(WhoRole::Server, PanelKind::Udp));
    Fix::type(*receiver, "portEdit", QStringLiteral("0"));
    receiver->start();
    QTRY_COMPARE(receiver->datagrams().state(), EndpointState::Receiving);
    EndpointPanel *sender = app.window->addPanel(WhoRole::Client, PanelKind::Udp);
    Fix::type(*sender, "portEdit", QString::number(receiver->datagrams().local().port()));
    sender->start();
    QTRY_COMPARE(sender->endpoint().state(), EndpointState::Receiving);
    choosePlaceholders(*sender);
    chooseRepeat(*sender, 1, 5);
    Fix::compose(*sender, QStringLiteral("${counter}"));
    QTRY_VERIFY2(progress(*sender).contains(QLatin1String("5")), qPrintable(progress(*sender)));
    QTRY_COMPARE(received(app, Call::Recvmsg), QByteArray("12345"));
}

// The pace is that of a thread of its own: a main thread that is busy does not slow it down.
void TestComposerExtras::keepsThePace()
{
    Fix app;
    QVERIFY(app.connectBoth());
    chooseRepeat(app.client(), 1, 0);
    Fix::compose(app.client(), QStringLiteral("x"));
    QTRY_VERIFY(app.bytesOf(Call::Send) >= 5);
    const quint64 before = app.bytesOf(Call::Send);
    // No turn of the event loop until messages have gone all the same.
    QDeadlineTimer limit(20000);
    while (app.bytesOf(Call::Send) < before + 50 && !limit.hasExpired())
        QThread::yieldCurrentThread();
    QVERIFY(app.bytesOf(Call::Send) >= before + 50);
    Fix::click(app.client(), "sendButton");
    QTRY_VERIFY(progress(app.client()).contains(QLatin1String("Stopped after")));
}

QTEST_MAIN(TestComposerExtras)
#include "tst_composerextras.moc"
