// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

#include "dataview.h"
#include "hexdump.h"
#include "hexview.h"
#include "patience.h"
#include "theme.h"

using namespace sw;

class TestDataView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void init();
    void cleanup();
    void harmlessText_data();
    void harmlessText();
    void joinsCutCharacters();
    void showsOneConnectionOnly();
    void showsHexWithRunningOffsets();
    void colorsDirections();
    void composedBytesShowOnce();
    void pausesAndClears();
    void keepsUpWithFloods();
    void leavesNothingOutOfAnEndedConnection();
    void saysThatLinesWereLeftOut();
    void savesExactBytes();
    void savingIsCancelled();
    void followsBothWaysInTurns();
    void copiesWholeReads();
    void dumpCopiesWhatIsSelected();

private:
    void add(Call call, const QByteArray &data, EndpointId endpoint = 1, quint32 connection = 1);
    QString text() const { return m_view->findChild<QPlainTextEdit *>(QStringLiteral("dataText"))->toPlainText(); }
    QToolButton *button(const char *name) const { return m_view->findChild<QToolButton *>(QLatin1StringView(name)); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<DataView> m_view;
};

void TestDataView::init()
{
    m_journal = std::make_unique<Journal>();
    m_view = std::make_unique<DataView>(*m_journal, *m_theme);
    m_view->resize(700, 400);
    m_view->show();
}

void TestDataView::cleanup()
{
    m_view.reset();
    m_journal.reset();
}

void TestDataView::add(Call call, const QByteArray &data, EndpointId endpoint, quint32 connection)
{
    CallRecord record;
    record.call = call;
    record.endpoint = endpoint;
    record.connection = connection;
    record.data = data;
    record.result = data.size();
    m_journal->append(std::move(record));
    m_view->rowsAdded();
}

void TestDataView::harmlessText_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QStringLiteral("a b\tc") << QStringLiteral("a b\tc");
    QTest::newRow("line ends") << QStringLiteral("a\r\nb\rc\nd\n\re") << QStringLiteral("a\nb\nc\nd\n\ne");
    QTest::newRow("controls") << QStringLiteral("\x1b[31m\x7f") + QChar(0) << QStringLiteral("\u241b[31m\u2421\u2400");
    QTest::newRow("bidi") << QStringLiteral("a\u202eb") << QStringLiteral("a<U+202E>b");
    QTest::newRow("line separator") << QStringLiteral("a\u2028b") << QStringLiteral("a<U+2028>b");
    QTest::newRow("markup") << QStringLiteral("<b>&amp;</b>") << QStringLiteral("<b>&amp;</b>");
    QTest::newRow("beyond 16 bits") << QStringLiteral("\U0001F600") << QStringLiteral("\U0001F600");
    QTest::newRow("half a pair") << QString(QChar(0xd83d)) << QStringLiteral("<U+D83D>");
}

void TestDataView::harmlessText()
{
    QFETCH(QString, raw);
    QFETCH(QString, shown);
    bool afterCr = false;
    QCOMPARE(DataText::harmless(raw, afterCr), shown);
    afterCr = true;
    QCOMPARE(DataText::harmless(u"\nx", afterCr), QStringLiteral("x"));
}

void TestDataView::joinsCutCharacters()
{
    const QByteArray hello("你好, server\r\n");
    for (char c : hello)
        add(Call::Recv, QByteArray(1, c));
    QTRY_COMPARE(text(), QStringLiteral("你好, server\n"));
    m_view->findChild<QComboBox *>(QStringLiteral("dataEncoding"))->setCurrentText(QStringLiteral("GBK"));
    QTRY_VERIFY(!text().isEmpty() && !text().contains(QStringLiteral("你好")));
}

void TestDataView::showsOneConnectionOnly()
{
    m_view->setSource({1, 2, 0});
    add(Call::Recv, "mine;", 1, 2);
    add(Call::Recv, "other connection", 1, 3);
    add(Call::Recv, "other endpoint", 2, 2);
    add(Call::Send, "sent", 1, 2);
    add(Call::Recv, "again", 1, 2);
    QTRY_COMPARE(text(), QStringLiteral("mine;again"));
}

void TestDataView::showsHexWithRunningOffsets()
{
    button("dataHex")->click();
    add(Call::Recv, "0123456789abcdef");
    add(Call::Recv, "xy");
    QTRY_VERIFY(text().contains(QStringLiteral("00000010  78 79")));
    QVERIFY(text().startsWith(QStringLiteral("00000000  30 31")));
}

void TestDataView::colorsDirections()
{
    add(Call::Recv, "in\n");
    add(Call::Send, "out\n");
    QTRY_COMPARE(text(), QStringLiteral("in\n"));
    button("dataSent")->click();
    QTRY_COMPARE(text(), QStringLiteral("in\nout\n"));
    QTextCursor cursor(m_view->findChild<QPlainTextEdit *>(QStringLiteral("dataText"))->document());
    cursor.movePosition(QTextCursor::NextCharacter);
    QCOMPARE(cursor.charFormat().foreground().color(), m_theme->color(ColorRole::Received));
    cursor.movePosition(QTextCursor::NextBlock);
    cursor.movePosition(QTextCursor::NextCharacter);
    QCOMPARE(cursor.charFormat().foreground().color(), m_theme->color(ColorRole::Sent));
}

void TestDataView::composedBytesShowOnce()
{
    CallRecord part;
    part.kind = RecordKind::Inner;
    part.call = Call::Recv;
    part.data = "all";
    m_journal->append(std::move(part));
    CallRecord whole;
    whole.call = Call::Recvall;
    whole.flags = RecordFlag::Composite;
    whole.data = "all";
    m_journal->append(std::move(whole));
    add(Call::Recv, ".");
    QTRY_COMPARE(text(), QStringLiteral("all."));
}

void TestDataView::pausesAndClears()
{
    add(Call::Recv, "one ");
    QTRY_COMPARE(text(), QStringLiteral("one "));
    button("dataPause")->click();
    QVERIFY(m_view->isPaused());
    add(Call::Recv, "two ");
    QCoreApplication::processEvents();
    QCOMPARE(text(), QStringLiteral("one "));
    button("dataPause")->click();
    QTRY_COMPARE(text(), QStringLiteral("one two "));
    button("dataClear")->click();
    QVERIFY(text().isEmpty());
    add(Call::Recv, "three");
    QTRY_COMPARE(text(), QStringLiteral("three"));
}

void TestDataView::keepsUpWithFloods()
{
    const QByteArray block(65536, 'x');
    for (int i = 0; i < 2000; ++i)
        m_journal->append([&] {
            CallRecord record;
            record.call = Call::Recv;
            record.data = block;
            return record;
        }());
    QElapsedTimer timer;
    timer.start();
    add(Call::Recv, "\nthe end");
    QTRY_VERIFY_WITH_TIMEOUT(text().endsWith(QStringLiteral("the end")), 30'000);
    QVERIFY(m_view->bytesSkipped() > 0);
    QVERIFY(text().contains(QStringLiteral("not shown here")));
    auto *document = m_view->findChild<QPlainTextEdit *>(QStringLiteral("dataText"))->document();
    QVERIFY(document->blockCount() <= DataView::linesKept);
}

void TestDataView::leavesNothingOutOfAnEndedConnection()
{
    // Long reads, more of them than one slice takes: none is cut.
    QByteArray all;
    for (int read = 0; read < 7; ++read) {
        QByteArray bytes;
        while (bytes.size() < 65536)
            bytes += QByteArray::number(read) + ':' + QByteArray::number(bytes.size()).rightJustified(60) + '\n';
        add(Call::Recv, bytes);
        all += bytes;
    }
    QTRY_COMPARE(text().size(), all.size());
    QCOMPARE(text().toLatin1(), all);
    QCOMPARE(m_view->bytesSkipped(), quint64(0));
    QVERIFY(m_view->findChild<QLabel *>(QStringLiteral("dataAbove"))->isHidden());
    button("dataHex")->click();
    QTRY_VERIFY(text().count(u'\n') >= all.size() / 16); // lines of the dump
    QCOMPARE(m_view->bytesSkipped(), quint64(0));
    // The same once more when it is opened late, as that of a session of the past.
    DataView late(*m_journal, *m_theme);
    late.setSource({1, 1, 0});
    auto *shown = late.findChild<QPlainTextEdit *>(QStringLiteral("dataText"));
    QTRY_COMPARE(shown->toPlainText().size(), all.size());
    // More than a page: the line says how much is missing.
    add(Call::Recv, QByteArray(DataView::pageBytes + 16, 'y'));
    late.setBothWays(true); // from the first row on
    QTRY_VERIFY(shown->toPlainText().endsWith(QStringLiteral("yyy")));
    QTRY_COMPARE(late.bytesSkipped(), quint64(all.size() + 16));
    QVERIFY(shown->toPlainText().startsWith(QStringLiteral("… ")));
}

void TestDataView::saysThatLinesWereLeftOut()
{
    const auto *above = m_view->findChild<QLabel *>(QStringLiteral("dataAbove"));
    add(Call::Recv, QByteArray(DataView::linesKept / 2, '\n'));
    add(Call::Recv, "half of them");
    QTRY_VERIFY(text().endsWith(QStringLiteral("half of them")));
    QVERIFY(above->isHidden());
    add(Call::Recv, QByteArray(DataView::linesKept, '\n'));
    QTRY_VERIFY(!above->isHidden());
    button("dataClear")->click();
    QVERIFY(above->isHidden());
}

void TestDataView::savesExactBytes()
{
    const QByteArray bytes("\0\xff\r\n raw \x1b", 11);
    m_view->setSource({1, 1, 0});
    add(Call::Recv, bytes);
    add(Call::Send, "not this");
    add(Call::Recv, "other", 1, 2);
    add(Call::Recv, bytes);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("received.bin"));
    m_view->saveReceived(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes + bytes);
    QTRY_VERIFY(m_view->findChild<QLabel *>(QStringLiteral("logMessage"))->text().contains(path));
    m_view->saveReceived(QStringLiteral("/nowhere/at/all"));
    QTRY_VERIFY(m_view->findChild<QLabel *>(QStringLiteral("logMessage"))->text().startsWith(u'✕'));
    const QString sentPath = folder.filePath(QStringLiteral("sent.bin"));
    m_view->saveSent(sentPath);
    QTRY_VERIFY(QFile::exists(sentPath));
    QFile sent(sentPath);
    QVERIFY(sent.open(QIODevice::ReadOnly));
    QCOMPARE(sent.readAll(), QByteArray("not this"));
}

void TestDataView::savingIsCancelled()
{
    m_view->setSource({1, 1, 0});
    CallRecord record;
    record.call = Call::Recv;
    record.endpoint = 1;
    record.connection = 1;
    record.data = QByteArray(1024 * 1024, 'x');
    record.result = record.data.size();
    for (int i = 0; i < 100; ++i)
        m_journal->append(CallRecord(record));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("much.bin"));
    m_view->saveReceived(path);
    auto *cancel = button("logSaveCancel");
    QVERIFY(!cancel->isHidden());
    cancel->click();
    QVERIFY(cancel->isHidden());
    QVERIFY(m_view->findChild<QLabel *>(QStringLiteral("logMessage"))->text().contains(QStringLiteral("cancelled")));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestDataView::followsBothWaysInTurns()
{
    m_view->setBothWays(true);
    m_view->setSource({1, 1, 0});
    // Characters are whole although reads and turns cut them.
    add(Call::Recv, "\xe4\xbd");
    add(Call::Send, "question\n");
    add(Call::Recv, "\xa0\x07");
    add(Call::Send, "next");
    QTRY_COMPARE(text(), QStringLiteral("question\n你\u2407\nnext"));
    button("dataRaw")->click();
    QTRY_COMPARE(text(), QStringLiteral("\\344\\275\nquestion\\n\n\\240\\007\nnext"));
    button("dataHex")->click();
    QVERIFY(!button("dataRaw")->isChecked());
    QTRY_VERIFY(text().startsWith(QStringLiteral("00000000  e4 bd")));
    button("dataHex")->click();
    QTRY_COMPARE(text(), QStringLiteral("question\n你\u2407\nnext"));

    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("turns.txt"));
    m_view->saveShown(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()),
             QStringLiteral("▼ received\n\n▲ sent\nquestion\n\n▼ received\n你\u2407\n▲ sent\nnext"));
}

void TestDataView::copiesWholeReads()
{
    add(Call::Recv, "first ");
    add(Call::Recv, "second\nthird ");
    add(Call::Recv, QByteArray("\xe6\x99", 2)); // shows nothing until the rest of the character comes
    add(Call::Recv, "\xb4\n");
    QTRY_COMPARE(text(), QStringLiteral("first second\nthird \u6674\n"));
    auto *view = m_view->findChild<QPlainTextEdit *>(QStringLiteral("dataText"));
    const auto select = [&](int from, int to) {
        QTextCursor cursor(view->document());
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        view->setTextCursor(cursor);
        return m_view->copySource().bytes;
    };
    QCOMPARE(select(0, 0), QByteArray("first second\nthird \xe6\x99\xb4\n")); // all that is shown
    QCOMPARE(select(1, 3), QByteArray("first "));
    QCOMPARE(select(7, 9), QByteArray("second\nthird "));
    QCOMPARE(select(4, 15), QByteArray("first second\nthird "));
    QCOMPARE(select(14, 15), QByteArray("second\nthird "));
    m_journal->clear();
    QVERIFY(m_view->copySource().bytes.isEmpty());
    QCOMPARE(m_view->copySource().whyNot, QStringLiteral("This is no longer in the log"));
}

void TestDataView::dumpCopiesWhatIsSelected()
{
    HexView view(*m_theme);
    QByteArray bytes;
    for (int i = 0; i < 40; ++i)
        bytes.append(char('A' + i));
    view.setBytes(bytes);
    auto *dump = view.findChild<QPlainTextEdit *>(QStringLiteral("hexDump"));
    const auto select = [&](int fromLine, int from, int toLine, int to) {
        QTextCursor cursor(dump->document());
        cursor.setPosition(dump->document()->findBlockByNumber(fromLine).position() + from);
        cursor.setPosition(dump->document()->findBlockByNumber(toLine).position() + to, QTextCursor::KeepAnchor);
        dump->setTextCursor(cursor);
        return view.copySource().bytes;
    };
    QCOMPARE(view.copySource().bytes, bytes); // nothing is selected
    const auto hex = [](int index) { return hexDumpHexColumn(index); };
    const auto character = [](int index) { return hexDumpCharColumn(index); };
    QCOMPARE(select(0, hex(2), 0, hex(4) + 2), bytes.mid(2, 3));
    QCOMPARE(select(0, hex(2) + 1, 0, hex(4) + 1), bytes.mid(2, 3)); // from the middle of a pair
    QCOMPARE(select(0, hex(2) + 2, 0, hex(4)), bytes.mid(3, 1));
    QCOMPARE(select(0, character(5), 0, character(9)), bytes.mid(5, 4));
    QCOMPARE(select(0, hex(14), 1, hex(1) + 2), bytes.mid(14, 4));
    QCOMPARE(select(1, character(3), 2, character(2)), bytes.mid(19, 15));
    QCOMPARE(select(1, 0, 2, 0), bytes.mid(16, 16)); // a whole line
    QCOMPARE(select(1, hex(3), 1, character(1)), bytes.mid(16, 16)); // both halves
    QCOMPARE(select(2, hex(6), 2, character(8) + 1), bytes.mid(32)); // the last line is short
    view.setBytes({});
    QVERIFY(!view.copySource().whyNot.isEmpty());
}

QTEST_MAIN(TestDataView)
#include "tst_dataview.moc"
