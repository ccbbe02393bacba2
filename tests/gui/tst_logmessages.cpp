// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>

#include "logfixture.h"
#include "messagespanel.h"
#include "patience.h"

using namespace sw;

class TestLogMessages final : public LogFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void showsMessagesInsteadOfReads();
    void followsWhatComes();
    void goesToItsRows();
    void sendsAndCopies();
    void filtersByTheLogsFilter();
    void gapEndsByItself();
    void manyRowsNeitherFreezeNorFill();
    void keepsItsState();

private:
    void add(Call which, const QByteArray &bytes, SocketId socket = 5)
    {
        CallRecord record = call(which, bytes);
        record.socket = socket;
        record.flags = RecordFlag::Bytes;
        m_journal->append(std::move(record));
        m_panel->rowsAdded();
    }
    MessagesModel &model() const { return m_panel->messages().model(); }
    QString cell(int row, int column) const { return model().index(row, column).data().toString(); }
    void choose(int row) const { part<QTableView>("messagesTable")->setCurrentIndex(model().index(row, 0)); }
    bool searchedAll() const { return !model().isSearching(); }
};

void TestLogMessages::showsMessagesInsteadOfReads()
{
    add(Call::Recv, "one\ntw");
    add(Call::Recv, "o\nthree");
    QVERIFY(!part<QTableView>("messagesTable")); // made when it is first shown
    click("logMessages");
    QVERIFY(part<QTableView>("messagesTable")->isVisible());
    QVERIFY(!view().isVisible());
    QTRY_COMPARE(model().rowCount(), 3);
    QTRY_VERIFY(searchedAll());
    QCOMPARE(cell(0, MessagesModel::Text), QStringLiteral("one\\n"));
    QCOMPARE(cell(1, MessagesModel::Text), QStringLiteral("two\\n"));
    QCOMPARE(cell(1, MessagesModel::Pieces), QStringLiteral("2"));
    QCOMPARE(cell(1, MessagesModel::Who), QStringLiteral("server #1"));
    QCOMPARE(cell(1, MessagesModel::Way), QStringLiteral("▼ received"));
    QCOMPARE(cell(2, MessagesModel::Text), QStringLiteral("⚠ not whole yet · three"));
    QCOMPARE(part<QLabel>("messagesStatus")->text(), QStringLiteral("2 messages · not whole yet: 1"));
    choose(1);
    QVERIFY2(facts().contains(QStringLiteral("Rows it came with: 0, 1")), qPrintable(facts()));
    QVERIFY(part<QPlainTextEdit>("hexDump")->toPlainText().contains(QStringLiteral("74 77 6f 0a")));
    click("logMessages");
    QVERIFY(view().isVisible());
}

void TestLogMessages::followsWhatComes()
{
    click("logMessages");
    add(Call::Recv, "be");
    QTRY_COMPARE(model().rowCount(), 1);
    QVERIFY(cell(0, MessagesModel::Text).startsWith(u'⚠'));
    add(Call::Recv, "gun\n");
    QTRY_COMPARE(cell(0, MessagesModel::Text), QStringLiteral("begun\\n"));
    QCOMPARE(model().rowCount(), 1);
    m_panel->clearLog();
    QTRY_COMPARE(model().rowCount(), 0);
    add(Call::Recv, "anew\n");
    QTRY_COMPARE(model().rowCount(), 1);
}

void TestLogMessages::goesToItsRows()
{
    add(Call::Recv, "one ");
    add(Call::Send, "between\n");
    add(Call::Recv, "two\n");
    click("logMessages");
    QTRY_COMPARE(model().rowCount(), 2);
    choose(cell(0, MessagesModel::Text).startsWith(QStringLiteral("one")) ? 0 : 1);
    QTest::keyClick(part<QTableView>("messagesTable"), Qt::Key_Return);
    QVERIFY(view().isVisible());
    QCOMPARE(view().currentRow(), std::optional(quint64(0)));
    QVERIFY(view().selection().contains(0) && view().selection().contains(2));
    QVERIFY(!view().selection().contains(1));
}

void TestLogMessages::sendsAndCopies()
{
    add(Call::Recv, "one ");
    add(Call::Recv, "two\n");
    click("logMessages");
    QTRY_COMPARE(model().rowCount(), 1);
    choose(0);
    QSignalSpy again(m_panel.get(), &LogPanel::sendAgain);
    auto *table = part<QTableView>("messagesTable");
    Q_EMIT table->customContextMenuRequested(QPoint(5, 5));
    auto *menu = table->findChild<QMenu *>(QStringLiteral("messageMenu"));
    menu->findChild<QAction *>(QStringLiteral("messageSendAgain"))->trigger();
    menu->findChild<QAction *>(QStringLiteral("copyEscapes"))->trigger();
    delete menu;
    QCOMPARE(again.count(), 1);
    QCOMPARE(again[0][2].toByteArray(), QByteArray("one two\n"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("one two\\n"));
}

void TestLogMessages::filtersByTheLogsFilter()
{
    add(Call::Recv, "apple\n");
    add(Call::Recv, "pear\n");
    click("logMessages");
    QTRY_COMPARE(model().rowCount(), 2);
    part<QLineEdit>("logFilter")->setText(QStringLiteral("pear"));
    QTRY_COMPARE(model().rowCount(), 1);
    QCOMPARE(cell(0, MessagesModel::Text), QStringLiteral("pear\\n"));
    click("logFormHex");
    QCOMPARE(cell(0, MessagesModel::Text), QStringLiteral("70 65 61 72 0a"));
}

void TestLogMessages::gapEndsByItself()
{
    click("logMessages");
    auto *kind = part<QComboBox>("framingKind");
    kind->setCurrentIndex(kind->findData(int(FramingKind::Gap)));
    add(Call::Recv, "a");
    add(Call::Recv, "b");
    QTRY_COMPARE(model().rowCount(), 1);
    // Nothing more comes: after the pause it is a message.
    QTRY_COMPARE(cell(0, MessagesModel::Text), QStringLiteral("ab"));
    kind->setCurrentIndex(kind->findData(int(FramingKind::None)));
    QTRY_COMPARE(model().rowCount(), 0);
}

void TestLogMessages::manyRowsNeitherFreezeNorFill()
{
    QByteArray lines;
    for (int i = 0; i < 100; ++i)
        lines += "line\n";
    for (int i = 0; i < 3000; ++i)
        m_journal->append(call(Call::Recv, lines));
    m_panel->rowsAdded();
    click("logMessages");
    QTRY_VERIFY_WITH_TIMEOUT(searchedAll(), 120'000);
    QTRY_COMPARE_WITH_TIMEOUT(model().wholeCount(), quint64(300'000), 120'000);
    QVERIFY(size_t(model().rowCount()) <= MessagesModel::mostKept + MessagesModel::mostKept);
    QVERIFY(part<QLabel>("messagesStatus")->text().contains(QStringLiteral("the newest are shown")));
}

void TestLogMessages::keepsItsState()
{
    click("logMessages");
    part<QLineEdit>("framingDelimiter")->setText(QStringLiteral("\\r\\n"));
    const QVariantMap state = m_panel->saveState();
    LogPanel other(*m_journal, *m_theme);
    other.restoreState(state);
    QVERIFY(other.messages().isOn());
    QCOMPARE(other.findChild<QLineEdit *>(QStringLiteral("framingDelimiter"))->text(), QStringLiteral("\\r\\n"));
}

int main(int argc, char **argv)
{
    return runLogTest<TestLogMessages>(argc, argv);
}
#include "tst_logmessages.moc"
