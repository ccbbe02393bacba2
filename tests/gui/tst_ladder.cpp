// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAccessible>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <sys/stat.h>

#include "elidedlabel.h"
#include "ladderpanel.h"
#include "patience.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

/// The ladder on screen: live calls, the chosen row shared with the log, zoom, keys, pictures, ten thousand calls.
class TestLadder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fix.reset(); }
    void showsAConversation();
    void choosingIsShared();
    void followsTheFilter();
    void restsWhileHidden();
    void axesAndZoom();
    void keys();
    void olderRowsAreBrought();
    void tenThousandPaintOnlyWhatShows();
    void savesPictures_data();
    void savesPictures();
    void refusesWhatIsNoFile();
    void isRead();
    void isKept();
    void pendingIsNotBlocked();

private:
    [[nodiscard]] LadderPanel &panel() const { return m_fix->window->ladder(); }
    [[nodiscard]] LadderView &view() const { return panel().view(); }
    [[nodiscard]] const LadderLayout &ladder() const { return panel().feed().ladder(); }
    void show() const
    {
        Fix::part<QAction>(*m_fix->window, "showLadderAction")->trigger();
        QVERIFY(view().isVisible());
    }
    [[nodiscard]] bool talk() const
    {
        if (!m_fix->connectBoth())
            return false;
        m_fix->compose(m_fix->client(), QStringLiteral("Hello, server!"));
        return waitUntil([this] { return m_fix->bytesOf(Call::Recv) == 14; });
    }
    [[nodiscard]] const LadderLayout::Bar *bar(Call call, bool running = false) const
    {
        for (const LadderLayout::Bar &one : ladder().bars()) {
            if (one.call.call == call && one.call.isRunning() == running)
                return &one;
        }
        return nullptr;
    }
    void fill(int calls) const
    {
        for (int i = 0; i < calls; ++i) {
            CallRecord record;
            record.call = i % 2 ? Call::Recv : Call::Send;
            record.endpoint = 1 + EndpointId(i % 2);
            record.lane = 1 + LaneId(i % 4);
            record.thread = 4000 + i % 4;
            record.beganNs = m_fix->journal->clock().zeroNs + i * 10'000LL;
            record.tookNs = 5'000;
            record.data = "row " + QByteArray::number(i);
            record.result = record.asked = record.data.size();
            m_fix->journal->append(std::move(record));
        }
        m_fix->window->log().rowsAdded();
        QTRY_VERIFY_WITH_TIMEOUT(!m_fix->window->log().rows().isSearching(), 60'000);
    }

    std::unique_ptr<Fix> m_fix;
};

void TestLadder::init()
{
    m_fix = std::make_unique<Fix>();
    m_fix->window->resize(1400, 900);
}

void TestLadder::showsAConversation()
{
    show();
    QVERIFY(view().emptyText().startsWith(QLatin1String("No calls yet")));
    QVERIFY(talk());
    // Live: accept and recv block on while the ladder shows them.
    QTRY_VERIFY(bar(Call::Accept, true) && bar(Call::Recv, true));
    const LadderLayout::Bar *const accepting = bar(Call::Accept, true);
    QVERIFY(accepting);
    QCOMPARE(accepting->call.tone, BarTone::Blocked);
    const auto has = [this](ArrowKind kind) {
        const auto &arrows = ladder().arrows();
        return std::any_of(arrows.begin(), arrows.end(), [&](const auto &one) { return one.arrow.kind == kind; });
    };
    QTRY_VERIFY(has(ArrowKind::Syn) && has(ArrowKind::SynAck) && has(ArrowKind::Bytes));
    const auto &arrows = ladder().arrows();
    const auto bytes = std::find_if(arrows.begin(), arrows.end(),
                                    [](const auto &one) { return one.arrow.kind == ArrowKind::Bytes; });
    QCOMPARE(bytes->arrow.length, 14U);
    QVERIFY(!bytes->arrow.inferred);
    QVERIFY(bytes->fromLine > bytes->toLine); // clients stand right
    QVERIFY(!has(ArrowKind::Fin));
    m_fix->client().end();
    QTRY_VERIFY(has(ArrowKind::Fin));
    QTRY_VERIFY(panel().findChild<ElidedLabel *>(QStringLiteral("ladderStatus"))->text().contains(u"calls"));
}

void TestLadder::choosingIsShared()
{
    QVERIFY(talk());
    LogView &log = m_fix->window->log().view();
    const RowSet &rows = m_fix->window->log().rows().set();
    QTRY_VERIFY(rows.count() > 2); // the log is told of rows in steps
    log.setCurrentRow(rows.at(1));
    show();
    QTRY_COMPARE(view().currentRow(), log.currentRow()); // what was chosen before it was shown
    log.setCurrentRow(rows.at(2));
    QCOMPARE(view().currentRow(), std::optional(rows.at(2)));
    // And from here, by a click.
    QTRY_VERIFY(bar(Call::Send));
    const LadderLayout::Bar *const sending = bar(Call::Send);
    QVERIFY(sending);
    const quint64 sent = sending->call.row;
    view().setCurrentRow(sent); // brings it into sight
    QTest::keyClick(view().viewport(), Qt::Key_Up);
    QVERIFY(view().currentRow() != std::optional(sent));
    QCOMPARE(log.currentRow(), view().currentRow());
    const QPoint corner = view().barRect(*ladder().barOfRow(sent)).topLeft();
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, corner + QPoint(20, 3));
    QCOMPARE(view().currentRow(), std::optional(sent));
    QCOMPARE(log.currentRow(), std::optional(sent));
    const QPoint place = view().barRect(*ladder().barOfRow(sent)).topLeft() + QPoint(20, 3);
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, place);
    QVERIFY(log.isVisible());
    QVERIFY(!view().isVisible());
}

void TestLadder::followsTheFilter()
{
    fill(100);
    show();
    QTRY_COMPARE(ladder().bars().size(), 100U);
    m_fix->window->log().findChild<QLineEdit *>(QStringLiteral("logFilter"))->setText(QStringLiteral("call:send"));
    QTRY_COMPARE(ladder().bars().size(), 50U);
    m_fix->window->log().findChild<QLineEdit *>(QStringLiteral("logFilter"))->setText(QStringLiteral("nowhere"));
    QTRY_VERIFY(ladder().isEmpty());
    QVERIFY(view().emptyText().contains(QLatin1String("filter")));
}

void TestLadder::restsWhileHidden()
{
    const qint64 before = panel().feed().layoutsMade();
    QVERIFY(talk());
    fill(1000);
    QVERIFY(panel().feed().layoutsMade() - before <= 3); // names of new endpoints; none for rows
    show();
    QTRY_VERIFY(ladder().bars().size() > 1000);
}

void TestLadder::axesAndZoom()
{
    fill(200);
    show();
    QTRY_COMPARE(ladder().bars().size(), 200U);
    auto *fold = Fix::part<QAbstractButton>(panel(), "ladderFold");
    QVERIFY(!fold->isEnabled() && !fold->toolTip().isEmpty());
    const double before = ladder().height();
    Fix::click(panel(), "ladderZoomIn");
    QVERIFY(ladder().height() > before * 1.3);
    Fix::click(panel(), "ladderTime");
    QVERIFY(fold->isEnabled());
    QCOMPARE(view().axis(), LadderLook::Axis::Time);
    const LadderLayout::Bar &first = ladder().bars().front();
    const LadderLayout::Bar &later = ladder().bars().at(100);
    QVERIFY(qAbs((later.top - first.top) * ladder().axis().height() / ladder().height()
                 - double(later.call.beganNs - first.call.beganNs) / panel().feed().look().nsPerPixel)
            < 1);
    Fix::click(panel(), "ladderFit");
    QTRY_COMPARE(view().verticalScrollBar()->maximum(), 0);
    // What a person drags over fills the view.
    const double height = ladder().height();
    QTest::mousePress(view().viewport(), Qt::LeftButton, {}, {5, 100});
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, {5, 130});
    QVERIFY(ladder().height() > height * 3);
}

void TestLadder::keys()
{
    fill(100);
    show();
    QTRY_COMPARE(ladder().bars().size(), 100U);
    QTest::keyClick(view().viewport(), Qt::Key_Home);
    QVERIFY(!view().isFollowing());
    QTest::keyClick(view().viewport(), Qt::Key_Down);
    QCOMPARE(view().currentRow(), std::optional(quint64(0)));
    QTest::keyClick(view().viewport(), Qt::Key_Down);
    QCOMPARE(view().currentRow(), std::optional(quint64(1)));
    QTest::keyClick(view().viewport(), Qt::Key_Right);
    QVERIFY(view().currentRow() != std::optional(quint64(1)));
    QTest::keyClick(view().viewport(), Qt::Key_Left);
    const double zoom = view().zoom();
    QTest::keyClick(view().viewport(), Qt::Key_Plus);
    QVERIFY(view().zoom() > zoom);
    QTest::keyClick(view().viewport(), Qt::Key_End);
    QVERIFY(view().isFollowing());
    QCOMPARE(view().verticalScrollBar()->value(), view().verticalScrollBar()->maximum());
}

void TestLadder::olderRowsAreBrought()
{
    fill(int(LadderFeed::mostCalls) + 5000);
    show();
    QTRY_COMPARE(qint64(ladder().bars().size()), LadderFeed::mostCalls);
    QVERIFY(!ladder().barOfRow(10));
    m_fix->window->log().view().setCurrentRow(10);
    QVERIFY(ladder().barOfRow(10));
    QVERIFY(!view().isFollowing() && !panel().feed().hasNewest());
    Fix::click(panel(), "ladderFollow");
    QVERIFY(view().isFollowing() && !ladder().barOfRow(10));
}

void TestLadder::tenThousandPaintOnlyWhatShows()
{
    fill(10'000);
    show();
    QTRY_COMPARE(ladder().bars().size(), 10'000U);
    QTRY_VERIFY(!view().visibleBars().empty()); // it follows the end in its own time
    const auto visible = view().visibleBars();
    QVERIFY2(visible.size() > 5 && visible.size() < 100, qPrintable(QString::number(visible.size())));
}

void TestLadder::savesPictures_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("svg") << QStringLiteral("ladder.svg");
    QTest::newRow("png") << QStringLiteral("ladder.png");
}

void TestLadder::savesPictures()
{
    QFETCH(QString, name);
    QVERIFY(talk());
    show();
    QTRY_VERIFY(bar(Call::Send));
    QTemporaryDir folder;
    const QString path = folder.filePath(name);
    panel().saveTo(path);
    QTRY_VERIFY(QFile::exists(path));
    if (name.endsWith(QLatin1String("png"))) {
        const QImage image(path);
        QVERIFY(image.width() > 600 && image.height() > 100);
        return;
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    QVERIFY(svg.startsWith("<?xml"));
    QVERIFY(svg.contains("send(") && svg.contains("SYN"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void TestLadder::refusesWhatIsNoFile()
{
    QVERIFY(talk());
    show();
    QTRY_VERIFY(bar(Call::Send));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pipe.svg"));
    QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    panel().saveTo(path);
    const auto *message = panel().findChild<QLabel *>(QStringLiteral("logMessage"));
    QTRY_VERIFY2(message->text().contains(QLatin1String("regular")), qPrintable(message->text()));
    struct stat state
    {
    };
    QCOMPARE(stat(QFile::encodeName(path).constData(), &state), 0);
    QVERIFY(S_ISFIFO(state.st_mode));
}

void TestLadder::isRead()
{
    QVERIFY(talk());
    show();
    QTRY_VERIFY(bar(Call::Send));
    const LadderLayout::Bar *const sending = bar(Call::Send);
    QVERIFY(sending);
    view().setCurrentRow(sending->call.row);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view());
    QVERIFY(list && list->role() == QAccessible::List);
    QVERIFY(list->text(QAccessible::Value).contains(QLatin1String("life lines")));
    QVERIFY(list->childCount() > 0);
    bool found = false;
    for (int i = 0; i < list->childCount(); ++i) {
        const QString text = list->child(i)->text(QAccessible::Name);
        QVERIFY(text.contains(QLatin1String("thread")));
        found = found || text.contains(QLatin1String("send("));
    }
    QVERIFY(found);
    for (const char *name : {"ladderZoomIn", "ladderZoomOut"})
        QVERIFY(!Fix::part(panel(), name)->accessibleName().isEmpty());
}

void TestLadder::isKept()
{
    show();
    Fix::click(panel(), "ladderTime");
    Fix::click(panel(), "ladderFold");
    m_fix->restart();
    QVERIFY(view().isVisible());
    QCOMPARE(view().axis(), LadderLook::Axis::Time);
    QVERIFY(!view().folds());
}

// Of Qt no thread is in a call that waits for its signal.
void TestLadder::pendingIsNotBlocked()
{
    LadderText text(*m_fix->journal);
    RunningCall recv;
    recv.call = Call::Recv;
    recv.beganNs = 1;
    const qint64 now = 1'000'000'001;
    QCOMPARE(text.label(ladderBar(recv, now), now).took, QStringLiteral("blocked for 1.000 s so far"));
    recv.layer = RecordLayer::QtCall;
    QCOMPARE(text.label(ladderBar(recv, now), now).took,
             QStringLiteral("pending for 1.000 s so far: waits for a signal"));
    CallRecord ended;
    ended.call = Call::Recv;
    ended.layer = RecordLayer::QtCall;
    ended.tookNs = 2'000'000'000;
    ended.result = 1;
    m_fix->journal->append(std::move(ended));
    const quint64 row = m_fix->journal->endRow() - 1;
    const LadderBar bar = ladderBar(m_fix->journal->row(row)->entry(), row, false);
    QCOMPARE(text.label(bar, now).took, QStringLiteral("pending 2.000 s"));
}

QTEST_MAIN(TestLadder)
#include "tst_ladder.moc"
