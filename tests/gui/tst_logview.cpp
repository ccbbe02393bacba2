// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QScrollBar>
#include <QTemporaryDir>

#include "elidedlabel.h"
#include "encodings.h"
#include "logfixture.h"
#include "patience.h"

using namespace sw;

class TestLogView final : public LogFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void emptyLogSaysSo();
    void showsALine();
    void saysTheEndOfAStream();
    void millionRowsPaintOnlyWhatShows();
    void scrollsAndJumps();
    void followsUntilScrolledUp();
    void keepsItsPlaceWhenRowsAreDropped();
    void selectsWithMouseAndKeys();
    void hostileBytesStayPlain();
    void longRowsStayShort_data();
    void longRowsStayShort();
    void showsRunningCalls();
    void speaksItsRows();
    void clearsAndGoesOn();
    void survivesALanguageChange();
    void pictures();
};

void TestLogView::emptyLogSaysSo()
{
    QCOMPARE(m_panel->rows().count(), 0);
    QCOMPARE(part<ElidedLabel>("logStatus")->text(), QStringLiteral("0 rows · following"));
    QTest::keyClick(&view(), Qt::Key_Down);
    QTest::keyClick(&view(), Qt::Key_End);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, {20, 20});
    QVERIFY(!view().currentRow());
}

void TestLogView::showsALine()
{
    m_journal->append(call(Call::Recv, "Hello\r\n"));
    m_journal->append(call(Call::Recv, {}, econnreset));
    CallRecord partial = call(Call::Send, "abc");
    partial.asked = 10;
    m_journal->append(std::move(partial));
    const LogLine data = view().cells().line(*m_journal->row(0));
    QCOMPARE(data.who, QStringLiteral("server #1"));
    QCOMPARE(data.role, WhoRole::Server);
    QCOMPARE(data.mark, LogMark::Received);
    QCOMPARE(data.call, QStringLiteral("recv"));
    QCOMPARE(data.bytes, QStringLiteral("7"));
    QCOMPARE(data.took, QStringLiteral("11 µs"));
    QCOMPARE(data.result(), QStringLiteral("Hello\\r\\n  48 65 6c 6c 6f 0d 0a"));
    const LogLine failed = view().cells().line(*m_journal->row(1));
    QCOMPARE(failed.mark, LogMark::Failed);
    QCOMPARE(failed.pieces.at(0).text, QStringLiteral("ECONNRESET"));
    QCOMPARE(failed.pieces.at(0).tone, LogPiece::Tone::Error);
    QVERIFY(failed.pieces.at(1).text.size() > 10); // its meaning
    QVERIFY(view().cells().line(*m_journal->row(2)).result().startsWith(QStringLiteral("3 of 10 bytes taken")));
}

void TestLogView::saysTheEndOfAStream()
{
    for (const Call which : {Call::Recv, Call::Recvfrom, Call::Recvmsg})
        m_journal->append(call(which));
    CallRecord empty = call(Call::Recvfrom);
    empty.flags |= RecordFlag::Datagram;
    m_journal->append(std::move(empty)); // a datagram without bytes ends nothing
    const QString end = QStringLiteral("end of stream: the peer sends no more");
    for (int row = 0; row < 3; ++row)
        QCOMPARE(view().cells().line(*m_journal->row(row)).result(), end);
    QVERIFY(!view().cells().line(*m_journal->row(3)).result().contains(end));
}

void TestLogView::millionRowsPaintOnlyWhatShows()
{
    fill(million);
    QTRY_VERIFY(searched());
    QCOMPARE(m_panel->rows().count(), qint64(million));
    view().grab();
    const quint64 before = view().cells().linesMade();
    view().grab();
    const quint64 made = view().cells().linesMade() - before;
    QVERIFY(made > 5);
    QVERIFY(made <= quint64(view().geometryOfRows().pageRows()) + 1);
    QCOMPARE(part<ElidedLabel>("logStatus")->text(), QStringLiteral("1,000,000 rows · following"));
}

void TestLogView::scrollsAndJumps()
{
    fill(million);
    QTRY_VERIFY(searched());
    const quint64 before = view().cells().linesMade();
    QElapsedTimer timer;
    timer.start();
    int paints = 0;
    for (int value = 0; value <= view().verticalScrollBar()->maximum(); value += 10'007) {
        view().verticalScrollBar()->setValue(value);
        QCOMPARE(view().geometryOfRows().top, qint64(value));
        view().grab();
        ++paints;
    }
    const quint64 made = view().cells().linesMade() - before;
    QVERIFY(made <= quint64(paints) * 2 * quint64(view().geometryOfRows().pageRows() + 1));
    QVERIFY2(timer.elapsed() < 120'000,
             qPrintable(QStringLiteral("%1 ms for %2 jumps").arg(timer.elapsed()).arg(paints)));
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Home);
    QCOMPARE(view().geometryOfRows().top, 0);
    QTest::keyClick(&view(), Qt::Key_PageDown);
    QCOMPARE(*view().currentRow(), quint64(view().geometryOfRows().pageRows()));
    QTest::keyClick(&view(), Qt::Key_End);
    QCOMPARE(*view().currentRow(), quint64(million - 1));
    QVERIFY(view().isFollowing());
}

void TestLogView::followsUntilScrolledUp()
{
    fill(1000);
    QVERIFY(view().isFollowing());
    QVERIFY(view().geometryOfRows().atEnd());
    view().verticalScrollBar()->setValue(500);
    QVERIFY(!view().isFollowing());
    fill(1000);
    QCOMPARE(view().geometryOfRows().top, 500);
    QVERIFY(!part<QToolButton>("logFollow")->isChecked());
    click("logFollow");
    QVERIFY(view().isFollowing());
    QVERIFY(view().geometryOfRows().atEnd());
    fill(10);
    QVERIFY(view().geometryOfRows().atEnd());
    QTest::keyClick(&view(), Qt::Key_PageUp);
    QTest::keyClick(&view(), Qt::Key_PageUp);
    QVERIFY(!view().isFollowing());
    QTest::keyClick(&view(), Qt::Key_End);
    QVERIFY(view().isFollowing());
}

void TestLogView::keepsItsPlaceWhenRowsAreDropped()
{
    fill(40'000);
    QTRY_VERIFY(searched());
    view().setCurrentRow(30'000);
    const quint64 top = m_panel->rows().at(view().geometryOfRows().top);
    m_journal->setBudget(3 * Journal::minimumBudget);
    m_panel->rowsAdded();
    QTRY_VERIFY(searched());
    const quint64 first = m_journal->firstRow();
    QVERIFY(first > 0);
    QCOMPARE(m_panel->rows().at(0), first);
    QCOMPARE(m_panel->rows().at(view().geometryOfRows().top), qMax(top, first));
    view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum());
    const LogLine last = view().cells().line(*m_journal->row(m_journal->endRow() - 1));
    QCOMPARE(last.mark, LogMark::Notice);
    QVERIFY(last.result().contains(QLocale().toString(first)));
}

void TestLogView::selectsWithMouseAndKeys()
{
    fill(100);
    view().verticalScrollBar()->setValue(0);
    const auto at = [&](qint64 index) { return view().rowRect(index).center(); };
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, at(2));
    QCOMPARE(*view().currentRow(), 2ULL);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, Qt::ShiftModifier, at(5));
    QVERIFY(view().selection().contains(3) && view().selection().contains(5) && !view().selection().contains(6));
    QTest::mouseClick(view().viewport(), Qt::LeftButton, Qt::ControlModifier, at(4));
    QVERIFY(!view().selection().contains(4));
    QTest::keyClick(&view(), Qt::Key_Down);
    QCOMPARE(*view().currentRow(), 5ULL);
    QVERIFY(!view().selection().contains(3));
    QTest::keyClick(&view(), Qt::Key_Up, Qt::ShiftModifier);
    QVERIFY(view().selection().contains(4) && view().selection().contains(5));
    QTest::keyClick(&view(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(view().selection().contains(0) && view().selection().contains(99));
}

void TestLogView::hostileBytesStayPlain()
{
    const QByteArray hostile = QByteArray("<b>bold</b>\x1b[31mred\r\n\0", 23)
        + QByteArray("\xe2\x80\xae"
                     "evil\xff %1 %n &amp;");
    m_journal->append(call(Call::Recv, hostile));
    m_panel->rowsAdded();
    const QString shown = view().cells().line(*m_journal->row(0)).result();
    QVERIFY(shown.contains(QStringLiteral("<b>bold</b>")));
    QVERIFY(shown.contains(QStringLiteral("%1 %n &amp;")));
    for (QChar c : shown)
        QVERIFY2(c.unicode() >= 0x20 && c.unicode() != 0x202e && c.category() != QChar::Other_Format,
                 qPrintable(QString::number(c.unicode(), 16)));
    QCOMPARE(shown.count(u'\n'), 0);
    view().setCurrentRow(0);
    for (const char *name : {"logFacts", "hexDump"}) {
        const QString text = part<QPlainTextEdit>(name)->toPlainText();
        QVERIFY(!text.contains(QChar(0x202e)) && !text.contains(QChar(0x1b)));
    }
    m_panel->grab();
}

void TestLogView::longRowsStayShort_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QByteArray>("pattern");
    const QByteArray controls("\0\x1b[2J\a\b\x7f\r", 8);
    const QByteArray overrides("\xe2\x80\xae\xe2\x81\xa6\xef\xbb\xbf");
    const QByteArray marks("Z\xcd\xa7\xcc\x91\xcc\x93\xcc\xa4\xcd\x94\xcc\xb0");
    const QByteArray wide(
        "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb\xef\xb7\xbd"); // joined faces, the widest letter
    for (const EncodingEntry &entry : encodings()) {
        const auto add = [&entry](const char *what, const QByteArray &pattern) {
            QTest::addRow("%s %s", entry.name.data(), what) << entry.id << pattern;
        };
        add("controls", controls);
        add("overrides", overrides);
        add("marks", marks);
        add("wide", wide);
        add("0xff", QByteArray(1, '\xff'));
        add("high halves", QByteArray("\xd8\x00", 2));
    }
}

/// Rows of 64 KiB cost what a line on screen costs, whatever is in them and whatever it is taken for.
void TestLogView::longRowsStayShort()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(QByteArray, pattern);
    constexpr int rows = 60;
    constexpr qsizetype mostUnits = 1500; // text and hex of the row as it is shown
    const QByteArray row = pattern.repeated(65536 / pattern.size() + 1).left(65536);
    for (int i = 0; i < rows; ++i)
        m_journal->append(call(Call::Recv, row));
    part<QComboBox>("logEncoding")->setCurrentIndex(part<QComboBox>("logEncoding")->findData(int(encoding)));
    m_panel->rowsAdded();
    QTRY_VERIFY(searched());
    for (const char *form : {"logFormMixed", "logFormText", "logFormHex"}) {
        click(form);
        QElapsedTimer timer;
        timer.start();
        view().grab();
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        const QString shown = view().lineAt(rows - 1)->result();
        QVERIFY2(shown.size() < mostUnits, qPrintable(QString::number(shown.size())));
        for (qsizetype i = 0; i < shown.size(); ++i) {
            const QChar c = shown[i];
            const bool pair = c.isHighSurrogate() && i + 1 < shown.size() && shown[i + 1].isLowSurrogate();
            const char32_t point = pair ? QChar::surrogateToUcs4(c, shown[i + 1]) : char32_t(c.unicode());
            const QChar::Category category = QChar::category(point);
            QVERIFY2(category != QChar::Other_Control && category != QChar::Other_Format
                         && category != QChar::Other_Surrogate,
                     qPrintable(QString::number(point, 16)));
            i += pair ? 1 : 0;
        }
    }
    QElapsedTimer timer;
    timer.start();
    view().setCurrentRow(rows / 2); // details: the call as text and the hex dump
    view().selectAll();
    m_panel->grab();
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void TestLogView::showsRunningCalls()
{
    fill(100);
    RunningCall recv;
    recv.call = Call::Recv;
    recv.endpoint = 1;
    recv.connection = 2;
    recv.fd = 13;
    recv.thread = 99;
    recv.beganNs = monotonicNs() - 3'100'000'000;
    m_panel->setRunningCalls([recv] {
        RunningCall young = recv;
        young.beganNs = monotonicNs();
        return std::vector<RunningCall>{recv, young};
    });
    QCOMPARE(view().runningCalls().size(), size_t(1)); // calls that just began do not flicker
    const LogLine line = view().cells().line(view().runningCalls()[0], recv.beganNs + 3'100'000'000);
    QCOMPARE(line.mark, LogMark::Blocked);
    QCOMPARE(line.took, QStringLiteral("3.100 s"));
    QVERIFY(line.result().contains(QStringLiteral("blocked")));
    QVERIFY(view().geometryOfRows().height < view().viewport()->height());
    QVERIFY(view().geometryOfRows().atEnd());
    m_panel->setRunningCalls({});
    QVERIFY(view().runningCalls().empty());
}

void TestLogView::speaksItsRows()
{
    fill(100);
    QAccessibleInterface *log = QAccessible::queryAccessibleInterface(&view());
    QVERIFY(log);
    QCOMPARE(log->role(), QAccessible::List);
    QVERIFY(!log->text(QAccessible::Name).isEmpty());
    QVERIFY(log->text(QAccessible::Value).startsWith(QStringLiteral("100 rows")));
    QVERIFY(log->childCount() >= view().geometryOfRows().pageRows());
    QAccessibleInterface *line = log->child(0);
    QCOMPARE(line->role(), QAccessible::ListItem);
    QCOMPARE(line->parent(), log);
    QCOMPARE(log->indexOfChild(line), 0);
    view().verticalScrollBar()->setValue(1);
    const QString text = log->child(0)->text(QAccessible::Name);
    QVERIFY2(text.contains(QStringLiteral("server #1")) && text.contains(QStringLiteral("received"))
                 && text.contains(QStringLiteral("Hello, server! 1")),
             qPrintable(text));
    view().setCurrentRow(1);
    QVERIFY(log->child(0)->state().selected);
    const QRect rect = log->child(1)->rect();
    QCOMPARE(log->childAt(rect.center().x(), rect.center().y()), log->child(1));
    for (const QToolButton *button : m_panel->findChildren<QToolButton *>())
        QVERIFY2(button->parent()->inherits("QLineEdit") || !button->accessibleName().isEmpty(),
                 qPrintable(button->objectName()));
}

void TestLogView::clearsAndGoesOn()
{
    fill(1000);
    view().setCurrentRow(10);
    QTest::keyClick(&view(), Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(m_panel->rows().count(), 0);
    QVERIFY(facts().isEmpty());
    view().grab();
    QTest::keyClick(&view(), Qt::Key_Down);
    fill(10);
    QCOMPARE(m_panel->rows().count(), 10);
    QCOMPARE(m_panel->rows().at(0), 1000ULL);
    QTest::keyClick(&view(), Qt::Key_End);
    QCOMPARE(*view().currentRow(), 1009ULL);
}

void TestLogView::survivesALanguageChange()
{
    fill(10);
    view().setCurrentRow(3);
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(m_panel.get(), &change);
    for (QWidget *child : m_panel->findChildren<QWidget *>())
        QApplication::sendEvent(child, &change);
    QCOMPARE(*view().currentRow(), 3ULL);
    QCOMPARE(view().columnTitle(0), QStringLiteral("Time"));
    QVERIFY(!facts().isEmpty());
}

void TestLogView::pictures()
{
    const QTemporaryDir temporary;
    const QString folder = qEnvironmentVariable("SW_PICTURES", temporary.path()); // named to keep them
    fill(2);
    m_journal->append(call(Call::Bind, {}, 98));
    m_journal->append(
        call(Call::Recv, QByteArray("\xe4\xbd\xa0\xe5\xa5\xbd \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xff\r\n")));
    m_journal->append(call(Call::Recv));
    m_journal->append(call(Call::Send, QByteArray(5000, 'x')));
    m_journal->append(call(Call::Recv, {}, econnreset));
    CallRecord paused;
    paused.kind = RecordKind::Notice;
    paused.notice = Notice::AcceptPaused;
    paused.error = 24;
    paused.beganNs = monotonicNs();
    m_journal->append(std::move(paused));
    m_panel->rowsAdded();
    RunningCall accept;
    accept.call = Call::Accept;
    accept.endpoint = 1;
    accept.fd = 12;
    accept.thread = 4711;
    accept.beganNs = monotonicNs() - 12'400'000'000;
    m_panel->setRunningCalls([accept] { return std::vector<RunningCall>{accept}; });
    m_panel->openFindBar();
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme->setChoice(choice);
        for (quint64 row : {3ULL, 6ULL}) {
            view().setCurrentRow(row);
            QCoreApplication::processEvents();
            const QString name = QStringLiteral("log-%1-%2.png").arg(themeChoiceName(choice)).arg(row);
            QVERIFY(m_panel->grab().save(QDir(folder).filePath(name)));
        }
    }
    m_theme->setChoice(ThemeChoice::Light);
}

int main(int argc, char **argv)
{
    return runLogTest<TestLogView>(argc, argv);
}
#include "tst_logview.moc"
