// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QInputDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "logfixture.h"
#include "logformat.h"
#include "patience.h"

using namespace sw;

/// Times, places, marks and notes; the bytes of a selection; characters cut between rows; files of the view.
class TestLogPlaces final : public LogFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void showsThreeKindsOfTime();
    void readsPlaces_data();
    void readsPlaces();
    void goesToARowOrTime();
    void marksAndNotes();
    void followsAConnection();
    void dumpOfASelection();
    void looksForBytesInTheDump();
    void cutCharactersAreWhole();
    void exportsTheView_data();
    void exportsTheView();
    void keepsTheTime();

private:
    void appendAt(qint64 sinceStartNs, const QByteArray &data = "x")
    {
        CallRecord record = call(Call::Recv, data);
        record.beganNs = m_journal->clock().zeroNs + sinceStartNs;
        record.socket = 7;
        m_journal->append(std::move(record));
    }
    void choose(const char *action) { part<QAction>(action)->trigger(); }
};

void TestLogPlaces::showsThreeKindsOfTime()
{
    appendAt(1'000'000'000);
    appendAt(3'500'250'000);
    appendAt(3'500'230'000); // began earlier, ended later
    m_panel->rowsAdded();
    QVERIFY(view().lineAt(0)->time.contains(u':'));
    choose("logTimeSinceStart");
    QCOMPARE(view().lineAt(0)->time, QStringLiteral("+1.000 000"));
    QCOMPARE(view().lineAt(1)->time, QStringLiteral("+3.500 250"));
    choose("logTimeSinceRow");
    QCOMPARE(view().lineAt(0)->time, QString());
    QCOMPARE(view().lineAt(1)->time, QStringLiteral("+2.500 250"));
    QCOMPARE(view().lineAt(2)->time, QStringLiteral("-0.000 020"));
    m_panel->grab();
    // The row before is the one shown before.
    part<QLineEdit>("logFilter")->setText(QStringLiteral("not row:1"));
    QTRY_COMPARE(m_panel->rows().count(), 2);
    QCOMPARE(view().lineAt(1)->time, QStringLiteral("+2.500 230"));
}

void TestLogPlaces::readsPlaces_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("row"); // -1: none
    QTest::addColumn<qint64>("ms"); // since the start; -1: none
    const auto add = [](const char *typed, qint64 row, qint64 ms) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << row << ms;
    };
    add("1200", 1200, -1);
    add("#7", 7, -1);
    add("+12.5", -1, 12'500);
    add("+300ms", -1, 300);
    add("+ 2 s", -1, 2000);
    add("23:59:50", -1, 10'000);
    add("23:59:50.250", -1, 10'250);
    add("23:59:50.250 000", -1, 10'250);
    add("23:59", -1, -40'000);
    add("0:00:05", -1, 25'000); // the next day
    add("2024-05-02 00:00:05", -1, 25'000);
    add("", -1, -1);
    add("soon", -1, -1);
    add("25:00:00", -1, -1);
    add("+x", -1, -1);
    add("23:59:50.x", -1, -1);
    add("-5", -1, -1);
}

void TestLogPlaces::readsPlaces()
{
    QFETCH(QString, typed);
    QFETCH(qint64, row);
    QFETCH(qint64, ms);
    const QDateTime start(QDate(2024, 5, 1), QTime(23, 59, 40));
    const SessionClock clock{5'000'000'000, start.toMSecsSinceEpoch() * 1'000'000};
    const LogPlace place = logPlace(clock, typed);
    QCOMPARE(place.row, row < 0 ? std::nullopt : std::optional(quint64(row)));
    if (typed == u"23:59") { // before the start: the same time of the next day
        QCOMPARE(place.timeNs, std::optional(clock.zeroNs + (24 * 3600 - 40) * 1'000'000'000LL));
        return;
    }
    QCOMPARE(place.timeNs, ms < 0 ? std::nullopt : std::optional(clock.zeroNs + ms * 1'000'000));
}

void TestLogPlaces::goesToARowOrTime()
{
    for (int i = 0; i < 1000; ++i)
        appendAt(i * 10'000'000LL);
    m_panel->rowsAdded();
    QTest::keyClick(&view(), Qt::Key_G, Qt::ControlModifier);
    auto *dialog = m_panel->findChild<QInputDialog *>(QStringLiteral("logPlaceDialog"));
    QVERIFY(dialog);
    dialog->setTextValue(QStringLiteral("+5"));
    dialog->accept();
    QCOMPARE(view().currentRow(), std::optional(500ULL));
    QVERIFY(!view().isFollowing());
    choose("logGoTo");
    dialog = m_panel->findChildren<QInputDialog *>().last();
    dialog->setTextValue(QStringLiteral("42"));
    dialog->accept();
    QCOMPARE(view().currentRow(), std::optional(42ULL));
    part<QLineEdit>("logFilter")->setText(QStringLiteral("row>=100"));
    QTRY_COMPARE(m_panel->rows().count(), 900);
    auto *actions = view().findChild<LogActions *>();
    actions->goTo(QStringLiteral("42"));
    QCOMPARE(view().currentRow(), std::optional(100ULL));
    QVERIFY(part<QLabel>("logMessage")->text().contains(QStringLiteral("42")));
    actions->goTo(QStringLiteral("99999999"));
    QCOMPARE(view().currentRow(), std::optional(999ULL));
    actions->goTo(QStringLiteral("never"));
    QVERIFY(part<QLabel>("logMessage")->text().contains(QStringLiteral("never")));
    QCOMPARE(view().currentRow(), std::optional(999ULL));
    part<QLineEdit>("logFilter")->setText(QStringLiteral("row>5000"));
    QTRY_COMPARE(m_panel->rows().count(), 0);
    actions->goTo(QStringLiteral("+1"));
    QVERIFY(!part<QLabel>("logMessage")->text().isEmpty());
}

void TestLogPlaces::marksAndNotes()
{
    fill(100);
    QTest::keyClick(&view(), Qt::Key_F2);
    QVERIFY(part<QLabel>("logMessage")->text().contains(QStringLiteral("Ctrl+M")));
    for (const quint64 row : {10ULL, 20ULL, 30ULL}) {
        view().setCurrentRow(row);
        QTest::keyClick(&view(), Qt::Key_M, Qt::ControlModifier);
    }
    QVERIFY(view().lineAt(20)->marked && !view().lineAt(21)->marked);
    QTest::keyClick(&view(), Qt::Key_F2); // around the end
    QCOMPARE(view().currentRow(), std::optional(10ULL));
    QTest::keyClick(&view(), Qt::Key_F2);
    QCOMPARE(view().currentRow(), std::optional(20ULL));
    QTest::keyClick(&view(), Qt::Key_F2, Qt::ShiftModifier);
    QTest::keyClick(&view(), Qt::Key_F2, Qt::ShiftModifier);
    QCOMPARE(view().currentRow(), std::optional(30ULL));
    view().findChild<LogActions *>()->askNote();
    auto *dialog = m_panel->findChild<QInputDialog *>(QStringLiteral("logNoteDialog"));
    QVERIFY(dialog);
    dialog->setTextValue(QStringLiteral("why \u202e this?"));
    dialog->accept();
    const QString shown = view().lineAt(30)->result();
    QVERIFY(shown.startsWith(QStringLiteral("⚑ why ")));
    QVERIFY(!shown.contains(QChar(0x202e)));
    m_panel->grab();
    // Marks that the filter hides are passed over.
    part<QLineEdit>("logFilter")->setText(QStringLiteral("row<25"));
    QTRY_COMPARE(m_panel->rows().count(), 25);
    view().setCurrentRow(20);
    QTest::keyClick(&view(), Qt::Key_F2);
    QCOMPARE(view().currentRow(), std::optional(10ULL));
    QTest::keyClick(&view(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(!view().lineAt(10)->marked);
    m_panel->clearLog();
    QVERIFY(view().cells().notes().isEmpty());
}

void TestLogPlaces::followsAConnection()
{
    appendAt(1);
    m_journal->append(call(Call::Getaddrinfo));
    m_panel->rowsAdded();
    QSignalSpy follow(m_panel.get(), &LogPanel::followConnection);
    const auto openMenu = [&](quint64 row) {
        view().setCurrentRow(row);
        Q_EMIT view().customContextMenuRequested(view().rowRect(qint64(row)).center());
        return view().findChild<QMenu *>(QStringLiteral("logMenu"));
    };
    QMenu *menu = openMenu(0);
    menu->findChild<QAction *>(QStringLiteral("logFollowConnection"))->trigger();
    QCOMPARE(follow.count(), 1);
    QCOMPARE(follow[0][2].value<SocketId>(), 7U);
    delete menu;
    menu = openMenu(1);
    auto *action = menu->findChild<QAction *>(QStringLiteral("logFollowConnection"));
    QVERIFY(!action->isEnabled());
    QVERIFY(action->toolTip() != action->text());
    delete menu;
}

void TestLogPlaces::dumpOfASelection()
{
    fill(100);
    view().setCurrentRow(10);
    QTest::keyClick(&view(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&view(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(facts().startsWith(QStringLiteral("3 rows selected")));
    const QString dump = part<QPlainTextEdit>("hexDump")->toPlainText();
    QVERIFY(dump.contains(QStringLiteral("|message 10Hello,|")));
    QTest::keyClick(&view(), Qt::Key_Up); // one row again
    QVERIFY(!facts().contains(QStringLiteral("selected")));
    for (int i = 0; i < 3; ++i)
        m_journal->append(call(Call::Recv, QByteArray(600'000, char('a' + i))));
    m_panel->rowsAdded();
    view().selectAll();
    QVERIFY(facts().contains(QStringLiteral("1,048,576")));
}

void TestLogPlaces::looksForBytesInTheDump()
{
    QByteArray bytes(100'000, '.');
    bytes.replace(50, 5, "Hello");
    bytes.replace(70'000, 5, "hELLO");
    bytes.replace(90'000, 2, QByteArray("\0\xff", 2));
    m_journal->append(call(Call::Recv, bytes));
    m_panel->rowsAdded();
    view().setCurrentRow(0);
    auto *text = part<QLineEdit>("hexFind");
    auto *found = part<QLabel>("hexFound");
    auto *dump = part<QPlainTextEdit>("hexDump");
    text->setText(QStringLiteral("hello"));
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(found->text(), QStringLiteral("at 00000032"));
    QCOMPARE(dump->extraSelections().size(), 10); // five pairs, five characters
    QCOMPARE(dump->extraSelections().at(0).cursor.selectedText(), QStringLiteral("48"));
    QCOMPARE(dump->extraSelections().at(1).cursor.selectedText(), QStringLiteral("H"));
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(found->text(), QStringLiteral("at 00011170"));
    QVERIFY(dump->toPlainText().startsWith(QStringLiteral("00010000")));
    QTest::keyClick(text, Qt::Key_Return); // around the end
    QCOMPARE(found->text(), QStringLiteral("at 00000032"));
    click("hexFindPrevious");
    QCOMPARE(found->text(), QStringLiteral("at 00011170"));
    text->setText(QStringLiteral("hex:00 ff"));
    click("hexFindNext");
    QCOMPARE(found->text(), QStringLiteral("at 00015f90"));
    text->setText(QStringLiteral("nowhere"));
    click("hexFindNext");
    QCOMPARE(found->text(), QStringLiteral("Not found"));
    QVERIFY(dump->extraSelections().isEmpty());
}

void TestLogPlaces::cutCharactersAreWhole()
{
    for (const char *piece : {"a\xe4", "\xbd", "\xa0z", "plain"})
        appendAt(1, piece);
    m_panel->rowsAdded();
    click("logFormText");
    QCOMPARE(view().lineAt(0)->result(), QStringLiteral("a\\xe4⋯"));
    QCOMPARE(view().lineAt(1)->result(), QStringLiteral("⋯\\xbd⋯"));
    QCOMPARE(view().lineAt(2)->result(), QStringLiteral("⋯你z"));
    QCOMPARE(view().lineAt(3)->result(), QStringLiteral("plain"));
    auto *encoding = part<QComboBox>("logEncoding");
    encoding->setCurrentText(QStringLiteral("Latin-1"));
    QCOMPARE(view().lineAt(0)->result(), QStringLiteral("aä"));
    encoding->setCurrentText(QStringLiteral("GBK"));
    QCOMPARE(view().lineAt(1)->result(), QStringLiteral("⋯") + QString::fromUtf8("浣"));
}

void TestLogPlaces::exportsTheView_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("text") << int(LogFileFormat::Text);
    QTest::newRow("CSV") << int(LogFileFormat::Csv);
    QTest::newRow("JSON") << int(LogFileFormat::JsonLines);
    QTest::newRow("received") << int(LogFileFormat::ReceivedBytes);
    QTest::newRow("pcapng") << int(LogFileFormat::Pcapng);
    QTest::newRow("sent") << int(LogFileFormat::SentBytes);
}

void TestLogPlaces::exportsTheView()
{
    QFETCH(int, format);
    fill(100);
    part<QLineEdit>("logFilter")->setText(QStringLiteral("row>=90 and row<94"));
    QTRY_COMPARE(m_panel->rows().count(), 4);
    view().setCurrentRow(91);
    view().cells().notes().setNote(91, QStringLiteral("look here"));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log"));
    m_panel->saveTo(path, LogFileFormat(format));
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    switch (LogFileFormat(format)) {
    case LogFileFormat::Text:
        QCOMPARE(text.count('\n'), 4 + 2);
        QVERIFY(text.contains("message 90") && text.contains("look here"));
        break;
    case LogFileFormat::Csv:
        QCOMPARE(text.count("\r\n"), 4 + 1);
        QVERIFY(text.contains("\"server #1\"") && text.contains("\"look here\""));
        break;
    case LogFileFormat::JsonLines: {
        const QList<QByteArray> lines = text.trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        const QJsonObject second = QJsonDocument::fromJson(lines[1]).object();
        QCOMPARE(second.value(QStringLiteral("row")).toInt(), 91);
        QCOMPARE(second.value(QStringLiteral("note")).toString(), QStringLiteral("look here"));
        break;
    }
    case LogFileFormat::Pcapng:
        QVERIFY(text.startsWith(QByteArray::fromHex("0a0d0d0a"))); // a section header block
        QVERIFY(text.contains("Hello, server! 91"));
        break;
    case LogFileFormat::ReceivedBytes:
        QCOMPARE(text, QByteArray("Hello, server! 91Hello, server! 93"));
        break;
    case LogFileFormat::SentBytes:
        QCOMPARE(text, QByteArray("message 90message 92"));
        break;
    }
    QTRY_VERIFY(part<QLabel>("logMessage")->text().contains(QStringLiteral("4 rows")));
}

void TestLogPlaces::keepsTheTime()
{
    choose("logTimeSinceRow");
    const QVariantMap state = m_panel->saveState();
    LogPanel other(*m_journal, *m_theme);
    other.restoreState(state);
    QVERIFY(other.findChild<QAction *>(QStringLiteral("logTimeSinceRow"))->isChecked());
    other.restoreState({{QStringLiteral("time"), 77}});
    QCOMPARE(other.view().cells().time(), LogTime::SinceRowBefore); // what is out of range is the last one
}

int main(int argc, char **argv)
{
    return runLogTest<TestLogPlaces>(argc, argv);
}
#include "tst_logplaces.moc"
