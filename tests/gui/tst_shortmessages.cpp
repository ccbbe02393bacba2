// SPDX-License-Identifier: GPL-3.0-or-later
// A connection for each message, whoever sends it: composer, library, log.
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QGroupBox>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>

#include "composer.h"
#include "composerextras.h"
#include "messagedesk.h"
#include "messagedock.h"
#include "messagelibrary.h"
#include "patience.h"
#include "shortconnection.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

class TestShortMessages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_app = std::make_unique<Fix>(); }
    void cleanup() { m_app.reset(); }
    void libraryToThePanelInUse();
    void libraryToAnAddress();
    void fromTheLog();
    void oneAfterTheOther();
    void nothingIsRepeated();

private:
    /// A server that answers so, and a client that connects to it for each message.
    [[nodiscard]] bool prepare(ReplyKind reply)
    {
        auto *kind = Fix::part<QComboBox>(m_app->server(), "kindCombo");
        kind->setCurrentIndex(kind->findData(QVariant::fromValue(reply)));
        Fix::type(m_app->server(), "portEdit", QStringLiteral("0"));
        Fix::click(m_app->server(), "startButton");
        if (!waitUntil([this] { return m_app->server().server().state() == EndpointState::Listening; }))
            return false;
        Fix::type(m_app->client(), "portEdit", QString::number(port()));
        m_app->client().findChild<QAction *>(QStringLiteral("longAction"))->trigger();
        Fix::part<QSpinBox>(m_app->client(), "shortWait")
            ->setValue(ShortSettings::mostMs); // a slow machine answers late
        Fix::part<QGroupBox>(m_app->client(), "shortBox")->setChecked(true);
        m_app->client().findChild<QDialog *>(QStringLiteral("longDialog"))->close();
        m_app->window->activateWindow();
        Fix::part<QPlainTextEdit>(m_app->client(), "textEdit")->setFocus();
        return waitUntil(
            [this] { return m_app->window->currentPanel() == static_cast<EndpointPanel *>(&m_app->client()); });
    }
    [[nodiscard]] quint16 port() const { return m_app->server().server().address().port(); }
    [[nodiscard]] std::size_t made() const { return m_app->server().server().connections().size(); }
    [[nodiscard]] MessageDesk &desk() const { return m_app->window->messages(); }
    [[nodiscard]] QString note() const
    {
        const auto *label = Fix::part<QLabel>(desk().dock(), "messagesNote");
        return label ? label->text() : QString(); // made when there is something to tell
    }
    int keep(const QString &text, const MessageTarget &target = {}, const RepeatSettings &repeat = {})
    {
        Message message;
        message.name = QStringLiteral("kept");
        message.source.text = text;
        message.target = target;
        message.repeat = repeat;
        return desk().library().add(message);
    }
    [[nodiscard]] QByteArray sent() const
    {
        QByteArray all;
        const EndpointId client = m_app->client().endpoint().id();
        m_app->journal->visit(m_app->journal->firstRow(), m_app->journal->endRow(), [&](const JournalRow &row) {
            if (row.entry().endpoint == client && row.entry().call == Call::Send)
                all += row.bytes().toByteArray();
            return true;
        });
        return all;
    }

    std::unique_ptr<Fix> m_app;
};

void TestShortMessages::libraryToThePanelInUse()
{
    QVERIFY(prepare(ReplyKind::Echo));
    const int id = keep(QStringLiteral("<${counter}>"));
    Message counted = *desk().library().message(id);
    counted.source.placeholders = PlaceholderScope::Message;
    desk().library().replace(counted);
    for (std::size_t times = 1; times <= 2; ++times) {
        desk().send(id);
        QTRY_COMPARE(made(), times);
        QTRY_COMPARE(m_app->client().client().state(), EndpointState::Stopped); // with the answer
    }
    QCOMPARE(sent(), QByteArray("<1><2>"));
}

void TestShortMessages::libraryToAnAddress()
{
    QVERIFY(prepare(ReplyKind::Echo));
    const int id = keep(QStringLiteral("hello"), {QStringLiteral("tcp"), QStringLiteral("127.0.0.1"), port()});
    desk().send(id);
    QTRY_COMPARE(made(), std::size_t(1));
    // Opened to stay, it would not end.
    QTRY_COMPARE(m_app->client().client().state(), EndpointState::Stopped);
    QCOMPARE(m_app->window->clients().panels().size(), 1);
    QCOMPARE(sent(), QByteArray("hello"));
}

void TestShortMessages::fromTheLog()
{
    QVERIFY(prepare(ReplyKind::Echo));
    QString why;
    QVERIFY2(m_app->client().sendOn(0, "again", why), qPrintable(why));
    QTRY_COMPARE(made(), std::size_t(1));
    QTRY_COMPARE(m_app->client().client().state(), EndpointState::Stopped);
    QCOMPARE(sent(), QByteArray("again"));
}

/// Nothing goes over the connection of the message before.
void TestShortMessages::oneAfterTheOther()
{
    QVERIFY(prepare(ReplyKind::Nothing));
    const int id = keep(QStringLiteral("one"));
    desk().send(id);
    QTRY_COMPARE(sent(), QByteArray("one"));
    QCOMPARE(m_app->client().client().state(), EndpointState::Connected); // until an answer comes
    desk().send(id);
    QVERIFY2(note().contains(QStringLiteral("has not ended yet")), qPrintable(note()));
    Fix::part<QPlainTextEdit>(m_app->client(), "textEdit")->setPlainText(QStringLiteral("two"));
    auto *send = Fix::part<QAbstractButton>(m_app->client(), "sendButton");
    QTRY_VERIFY(!send->isEnabled());
    QVERIFY2(send->toolTip().contains(QStringLiteral("has not ended yet")), qPrintable(send->toolTip()));
    Fix::click(m_app->client(), "connectButton"); // Close
    QTRY_COMPARE(m_app->client().client().state(), EndpointState::Stopped);
    QTRY_VERIFY(send->isEnabled());
    QCOMPARE(sent(), QByteArray("one"));
    // Connected by hand, it is a connection as any other.
    Fix::click(m_app->client(), "connectButton");
    QTRY_COMPARE(m_app->client().client().state(), EndpointState::Connected);
    desk().send(id);
    QTRY_COMPARE(sent(), QByteArray("oneone"));
    QCOMPARE(m_app->client().client().state(), EndpointState::Connected);
}

void TestShortMessages::nothingIsRepeated()
{
    m_app->client().composer().setRepeat({true, 1, 3});
    QVERIFY(prepare(ReplyKind::Echo));
    auto *extras = m_app->client().composer().findChild<ComposerExtras *>();
    extras->furnish();
    auto *repeat = Fix::part<QCheckBox>(*extras, "repeatCheck");
    QVERIFY(!repeat->isEnabled() && !Fix::part<QSpinBox>(*extras, "repeatEveryBox")->isEnabled());
    QVERIFY2(repeat->toolTip().contains(QStringLiteral("Nothing is repeated")), qPrintable(repeat->toolTip()));
    QVERIFY(!Fix::part<QToolButton>(m_app->client(), "extrasButton")->toolTip().contains(QStringLiteral("every")));
    // The button does what it says: it sends once.
    m_app->compose(m_app->client(), QStringLiteral("once"));
    QTRY_COMPARE(made(), std::size_t(1));
    QTRY_COMPARE(m_app->client().client().state(), EndpointState::Stopped);
    QCOMPARE(sent(), QByteArray("once"));
    desk().send(keep(QStringLiteral("again and again"), {}, {true, 1, 3}));
    QVERIFY2(note().contains(QStringLiteral("Nothing is repeated")), qPrintable(note()));
    QCOMPARE(made(), std::size_t(1));
    // The wish is kept for when it can be done.
    Fix::part<QGroupBox>(m_app->client(), "shortBox")->setChecked(false);
    QVERIFY(repeat->isEnabled() && repeat->isChecked());
    QVERIFY(m_app->client().composer().repeat().on);
}

QTEST_MAIN(TestShortMessages)
#include "tst_shortmessages.moc"
