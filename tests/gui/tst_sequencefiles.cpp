// SPDX-License-Identifier: GPL-3.0-or-later
// Sequences saved, opened, refused and kept; what their window says in both languages, and when it goes.
#include "sequenceclicks.h"

using namespace sw;
using namespace sw::sequenceclicks;

class TestSequenceFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_app = std::make_unique<WindowFixture>(); }
    void cleanup() { m_app.reset(); }

    void isSavedAndOpened();
    void foreignFilesAreRefused();
    void isKept();
    void goesWithItsPanelToAnotherProtocol();
    void ofADatagramClient();
    void survivesItsPanel();
    void saysEverythingInBothLanguages();

private:
    std::unique_ptr<WindowFixture> m_app;
};

void TestSequenceFiles::isSavedAndOpened()
{
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog,
         {send(QStringLiteral("USER me\\r\\n")), expect(Match::Contains, QStringLiteral("331"), 500),
          numbered(Kind::Wait, 20), send(QStringLiteral("QUIT\\r\\n"))});
    const std::vector<SequenceStep> before = dialog.sequence().steps;
    const QString path = m_app->folder.filePath(QStringLiteral("login.json"));
    QVERIFY2(dialog.saveFile(path), qPrintable(status(dialog)));
    QVERIFY(status(dialog).contains(m_app->client().settings().host));
    give(dialog, {});
    QVERIFY2(dialog.openFile(path), qPrintable(status(dialog)));
    QCOMPARE(dialog.sequence().steps.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(dialog.sequence().steps[i].kind, before[i].kind);
        QCOMPARE(bytesOf(dialog.sequence().steps[i]), bytesOf(before[i]));
    }
    QCOMPARE(dialog.sequence().steps[1].number, 500);
    QCOMPARE(dialog.sequence().address, QStringLiteral("127.0.0.1:%1").arg(m_app->client().settings().port));
    QVERIFY(status(dialog).contains(QStringLiteral("nothing has been played")));
    QVERIFY(dialog.play() == nullptr);
    QCOMPARE(m_app->bytesOf(Call::Send), 0U);
    // The file would send in the clear what TLS hides here.
    QVERIFY(!status(dialog).contains(QStringLiteral("unencrypted")));
    Fix::part<QComboBox>(m_app->client(), "tlsBox")->setCurrentIndex(static_cast<int>(TlsUse::AtOnce));
    QVERIFY(dialog.saveFile(path));
    QVERIFY2(status(dialog).contains(QStringLiteral("unencrypted")), qPrintable(status(dialog)));
    QVERIFY(!dialog.saveFile(m_app->folder.filePath(QStringLiteral("no/such/folder.json"))));
    QVERIFY(!dialog.saveFile(m_app->folder.path()));
    QVERIFY(status(dialog).contains(QStringLiteral("not written")));
}

void TestSequenceFiles::foreignFilesAreRefused()
{
    SequenceDialog &dialog = open(m_app->client());
    const Sequence before = dialog.sequence();
    const QString path = m_app->folder.filePath(QStringLiteral("foreign.json"));
    QVERIFY(write(path, "{ \"format\": \n oh }"));
    QVERIFY(!dialog.openFile(path));
    QVERIFY2(status(dialog).contains(QStringLiteral("foreign.json:2:")), qPrintable(status(dialog)));
    QVERIFY(write(path, R"({"format": "socket-workbench/scenario@1", "id": "x", "title": "x",
"actors": [{"id": "s", "role": "server"}],
"steps": [
{"actor": "s", "call": "socket", "args": {"family": "AF_INET", "type": "SOCK_STREAM"}, "as": "l"},
{"actor": "s", "call": "bind", "on": "l", "args": {"address": "127.0.0.1:0"}},
{"actor": "s", "call": "listen", "on": "l", "args": {"backlog": 5}}]})"));
    QVERIFY(!dialog.openFile(path));
    QVERIFY2(status(dialog).contains(QStringLiteral("connects")), qPrintable(status(dialog)));
    QVERIFY(write(path, R"({"format": "socket-workbench/scenario@1", "id": "x", "title": "x",
"actors": [{"id": "c", "role": "client"}],
"steps": [
{"actor": "c", "call": "socket", "args": {"family": "AF_INET", "type": "SOCK_STREAM"}, "as": "k"},
{"actor": "c", "call": "connect", "on": "k", "args": {"address": "127.0.0.1:9"}},
{"actor": "c", "call": "getpeername", "on": "k"},
{"actor": "c", "call": "close", "on": "k"}]})"));
    QVERIFY(!dialog.openFile(path));
    QVERIFY2(status(dialog).contains(QStringLiteral("line 6: getpeername")), qPrintable(status(dialog)));
    QVERIFY(!dialog.openFile(m_app->folder.filePath(QStringLiteral("missing.json"))));
    QVERIFY(!dialog.openFile(m_app->folder.path()));
    QVERIFY(status(dialog).contains(QStringLiteral("Nothing was opened")));
    QVERIFY(dialog.sequence() == before);
    QCOMPARE(m_app->journal->endRow(), m_app->journal->firstRow());
}

void TestSequenceFiles::isKept()
{
    {
        SequenceDialog &dialog = open(m_app->client());
        list(dialog).selectAll();
        Fix::click(dialog, "loopStepsButton");
        Fix::part<QSpinBox>(dialog, "stepNumberBox")->setValue(7);
    }
    m_app->restart();
    const SequenceDialog &again = open(m_app->client());
    QCOMPARE(again.sequence().steps.size(), size_t(4));
    QCOMPARE(again.sequence().steps[0].kind, Kind::Repeat);
    QCOMPARE(again.sequence().steps[0].number, 7);
    QVERIFY(!m_app->server().saveState().contains(QStringLiteral("sequence"))); // nobody wrote one there
}

void TestSequenceFiles::goesWithItsPanelToAnotherProtocol()
{
    Fix::click(open(m_app->client()), "addStepButton");
    const Sequence before = open(m_app->client()).sequence();
    open(m_app->client()).close();
    auto *box = Fix::part<QComboBox>(m_app->client(), "protocolBox");
    box->setCurrentIndex(1);
    Q_EMIT box->activated(1);
    QTRY_VERIFY(qobject_cast<DatagramPanel *>(m_app->window->clients().currentPanel()));
    QCOMPARE(open(*m_app->window->clients().currentPanel()).sequence().steps.size(), before.steps.size());
    QVERIFY(m_app->window->clients().currentPanel()->saveState().contains(QStringLiteral("sequence")));
}

void TestSequenceFiles::ofADatagramClient()
{
    auto &server = *qobject_cast<DatagramPanel *>(m_app->window->addPanel(WhoRole::Server, PanelKind::Udp));
    auto &client = *qobject_cast<DatagramPanel *>(m_app->window->addPanel(WhoRole::Client, PanelKind::Udp));
    QVERIFY(PanelSequence::of(server) == nullptr); // it has no fixed remote
    echo(server);
    Fix::type(server, "portEdit", QStringLiteral("0"));
    Fix::click(server, "startButton");
    QTRY_COMPARE(server.endpoint().state(), EndpointState::Receiving);
    const quint16 port = server.datagrams().local().port();
    Fix::type(client, "portEdit", QString::number(port));
    SequenceDialog &dialog = open(client);
    const auto *run = Fix::part<QPushButton>(dialog, "runSequenceButton");
    QVERIFY(!run->isEnabled());
    QVERIFY(run->toolTip().contains(QStringLiteral("Open the socket first")));
    Fix::click(client, "startButton");
    QTRY_VERIFY(run->isEnabled());
    give(dialog,
         {numbered(Kind::Repeat, 3), send(QStringLiteral("dgram")), expect(Match::Exactly, QStringLiteral("dgram")),
          numbered(Kind::End, 1)});
    dialog.run();
    QTRY_VERIFY(!dialog.isRunning());
    QVERIFY2(!dialog.play()->failed(), qPrintable(cell(dialog, 2, 2)));
    QCOMPARE(dialog.play()->results()[2].rounds, 3);
    const QString path = m_app->folder.filePath(QStringLiteral("datagrams.json"));
    QVERIFY2(dialog.saveFile(path), qPrintable(status(dialog)));
    QVERIFY2(dialog.openFile(path), qPrintable(status(dialog)));
    QCOMPARE(dialog.sequence().socketType, QStringLiteral("SOCK_DGRAM"));
    QCOMPARE(dialog.sequence().address, QStringLiteral("127.0.0.1:%1").arg(port));
    QVERIFY(client.saveState().contains(QStringLiteral("sequence")));
}

void TestSequenceFiles::survivesItsPanel()
{
    QVERIFY(m_app->connectBoth());
    const QPointer<SequenceDialog> dialog = &open(m_app->client());
    give(*dialog,
         {numbered(Kind::Repeat, 1'000'000), send(QStringLiteral("x")), numbered(Kind::Wait, 1),
          numbered(Kind::End, 1)});
    dialog->run();
    QTRY_VERIFY(m_app->bytesOf(Call::Send) > 0);
    delete &m_app->client();
    QVERIFY(dialog.isNull());
    QTRY_VERIFY(!m_app->server().server().connections().front().open);
}

void TestSequenceFiles::saysEverythingInBothLanguages()
{
    QVERIFY(m_app->connectBoth());
    SequenceDialog &dialog = open(m_app->client());
    give(dialog, {numbered(Kind::Wait, longMs)});
    dialog.run();
    QTRY_COMPARE(state(dialog, 0), State::Running);
    for (const char *language : {"en", "zh_CN"}) {
        m_app->languages.choose(QLatin1StringView(language));
        QTRY_COMPARE(Fix::part<QPushButton>(dialog, "runSequenceButton")->text(),
                     QLatin1StringView(language) == QLatin1StringView("en") ? QStringLiteral("Stop")
                                                                            : QStringLiteral("停止"));
        const auto all = dialog.findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
        for (const QWidget *one : all) {
            if (qobject_cast<const QLabel *>(one))
                continue;
            QVERIFY2(!one->objectName().isEmpty(), one->metaObject()->className());
            QVERIFY2(!one->accessibleName().isEmpty(), qPrintable(one->objectName()));
            QVERIFY2(one->isEnabled() || !one->toolTip().isEmpty(), qPrintable(one->objectName()));
        }
    }
    QVERIFY(dialog.isRunning()); // words stop nothing
    QVERIFY(!cell(dialog, 0, 1).contains(QStringLiteral("Wait")));
    m_app->theme.setChoice(ThemeChoice::Dark);
    const QColor dark = list(dialog).topLevelItem(0)->foreground(1).color();
    QCOMPARE(dark, m_app->theme.color(ColorRole::Text));
    dialog.stop();
    m_app->languages.choose(QStringLiteral("en"));
    QTRY_VERIFY(dialog.windowTitle().startsWith(QStringLiteral("Sequence")));
    m_app->client().composer().findChild<ComposerExtras *>()->furnish(); // as when it opens
    const auto *beside = Fix::part<QToolButton>(m_app->client(), "sequenceActionButton");
    QVERIFY(beside && beside->text().startsWith(QStringLiteral("Sequence")));
}

QTEST_MAIN(TestSequenceFiles)
#include "tst_sequencefiles.moc"
