// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QComboBox>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>

#include "patience.h"
#include "streamspanel.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

/// Written above read, on screen: live, the chosen row shared with the log, framing, keys.
class TestStreams final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fix.reset(); }
    void showsBothDirectionsLive();
    void choosingIsShared();
    void chosenRowBringsItsConversation();
    void framing();
    void invalidDelimiter();
    void keysAndZoom();
    void isKept();

private:
    [[nodiscard]] StreamsPanel &panel() const { return m_fix->window->streams(); }
    [[nodiscard]] StreamsView &view() const { return panel().view(); }
    [[nodiscard]] const StreamTracks &tracks() const { return panel().feed().tracks(); }
    void show() const
    {
        Fix::part<QAction>(*m_fix->window, "showStreamsAction")->trigger();
        QVERIFY(view().isVisible());
    }
    [[nodiscard]] bool talk(const QString &text = QStringLiteral("Hello, server!")) const
    {
        if (!m_fix->connectBoth())
            return false;
        m_fix->compose(m_fix->client(), text);
        return waitUntil([&] { return m_fix->bytesOf(Call::Recv) == quint64(text.size()); });
    }

    std::unique_ptr<Fix> m_fix;
};

void TestStreams::init()
{
    m_fix = std::make_unique<Fix>();
    m_fix->window->resize(1400, 1000);
}

void TestStreams::showsBothDirectionsLive()
{
    show();
    QVERIFY(!tracks().chosenConversation());
    QVERIFY(talk());
    QTRY_COMPARE(tracks().directions()[0].readBytes, 14U);
    QTRY_COMPARE(tracks().directions()[0].writtenBytes, 14U); // a send may be told after the recv it fed
    QTRY_COMPARE(view().nameOf(*tracks().chosenConversation()), QStringLiteral("client ↔ server #1"));
    QVERIFY(view().summary(0).startsWith(QStringLiteral("client → server #1: writes: 1")));
    m_fix->compose(m_fix->client(), QStringLiteral("more"));
    QTRY_COMPARE(tracks().directions()[0].readBytes, 18U);
    QTRY_COMPARE(tracks().directions()[0].writtenBytes, 18U); // a send may be told after the recv it fed
    QVERIFY(!view().sentence({0, StreamsView::Track::Written, 0}).isEmpty());
}

void TestStreams::choosingIsShared()
{
    QVERIFY(talk());
    show();
    QTRY_COMPARE(tracks().directions()[0].readBytes, 14U);
    QTRY_COMPARE(tracks().directions()[0].writtenBytes, 14U); // a send may be told after the recv it fed
    const QPoint written = view().rectOf({0, StreamsView::Track::Written, 0}).center();
    QCOMPARE(view().placeAt(written)->track, StreamsView::Track::Written);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, written);
    const auto row = tracks().directions()[0].written.front().row;
    QCOMPARE(m_fix->window->log().view().currentRow(), std::optional(row));
    const auto got = tracks().directions()[0].read.front().row;
    m_fix->window->log().view().setCurrentRow(got);
    QCOMPARE(view().currentRow(), std::optional(got));
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, written);
    QVERIFY(m_fix->window->log().isVisible());
}

void TestStreams::chosenRowBringsItsConversation()
{
    QVERIFY(talk());
    auto *second = m_fix->window->addClient();
    Fix::type(*second, "portEdit", QString::number(m_fix->server().server().address().port()));
    Fix::click(*second, "connectButton");
    QTRY_COMPARE(m_fix->server().server().connections().size(), 2U);
    show();
    const auto *box = panel().findChild<QComboBox *>(QStringLiteral("streamsConversation"));
    QTRY_COMPARE(box->count(), 3);
    QTRY_COMPARE(view().nameOf(*tracks().chosenConversation()), QStringLiteral("client 2 ↔ server #2"));
    // A row of the first one.
    const auto &first = *std::find_if(tracks().conversations().begin(), tracks().conversations().end(),
                                      [](const Conversation &one) { return !one.merged; });
    std::optional<quint64> sent;
    m_fix->journal->visit(0, m_fix->journal->endRow(), [&](const JournalRow &row) {
        if (row.entry().call == Call::Send && row.entry().socket == first.ends[0].socket)
            sent = row.number();
        return !sent;
    });
    QVERIFY(sent);
    // The log is told of rows in steps, and one that it does not show yet cannot be chosen.
    LogPanel &log = m_fix->window->log();
    log.rowsAdded();
    QTRY_COMPARE((log.view().setCurrentRow(*sent), log.view().currentRow()), sent);
    QTRY_COMPARE(view().nameOf(*tracks().chosenConversation()), QStringLiteral("client ↔ server #1"));
    QTRY_COMPARE(box->currentText(), QStringLiteral("client ↔ server #1"));
}

void TestStreams::framing()
{
    QVERIFY(talk(QStringLiteral("one;two;thr")));
    show();
    QTRY_COMPARE(tracks().directions()[0].readBytes, 11U);
    QTRY_COMPARE(tracks().directions()[0].writtenBytes, 11U); // a send may be told after the recv it fed
    auto *kind = panel().findChild<QComboBox *>(QStringLiteral("framingKind"));
    kind->setCurrentIndex(1);
    auto *delimiter = panel().findChild<QLineEdit *>(QStringLiteral("framingDelimiter"));
    QVERIFY(delimiter->isVisible());
    delimiter->setText(QStringLiteral(";"));
    QTRY_COMPARE(tracks().directions()[0].messages.size(), 2U);
    QVERIFY(view().summary(0).contains(QLatin1String("messages: 2")));
    QVERIFY(view().sentence({0, StreamsView::Track::Messages, 1}).contains(QLatin1String("3 B")));
    kind->setCurrentIndex(3);
    panel().findChild<QSpinBox *>(QStringLiteral("framingSize"))->setValue(5);
    QTRY_COMPARE(tracks().directions()[0].messages.size(), 2U);
    QTRY_COMPARE(tracks().directions()[0].rest->length, 1U);
    // "on" as a length: more than is allowed.
    kind->setCurrentIndex(2);
    panel().findChild<QComboBox *>(QStringLiteral("framingLengthSize"))->setCurrentIndex(3);
    QTRY_VERIFY(view().summary(0).contains(QLatin1String("errors: 1")));
    QVERIFY(!view().grab().isNull());
}

void TestStreams::invalidDelimiter()
{
    show();
    panel().findChild<QComboBox *>(QStringLiteral("framingKind"))->setCurrentIndex(1);
    auto *delimiter = panel().findChild<QLineEdit *>(QStringLiteral("framingDelimiter"));
    delimiter->setText(QStringLiteral("\\q"));
    QVERIFY(delimiter->property("invalid").toBool());
    QVERIFY(delimiter->toolTip().contains(QLatin1String("expected")));
    QCOMPARE(panel().feed().framing().kind, FramingKind::None);
    delimiter->setText(QStringLiteral("\\r\\n"));
    QVERIFY(!delimiter->property("invalid").toBool());
    QCOMPARE(panel().feed().framing().delimiter, QByteArray("\r\n"));
}

void TestStreams::keysAndZoom()
{
    QVERIFY(talk());
    show();
    QTRY_COMPARE(tracks().directions()[0].readBytes, 14U);
    QTRY_COMPARE(tracks().directions()[0].writtenBytes, 14U); // a send may be told after the recv it fed
    QTest::keyClick(view().viewport(), Qt::Key_Right);
    QCOMPARE(view().currentRow(), std::optional(tracks().directions()[0].written.front().row));
    QVERIFY(view().accessibleDescription().contains(QStringLiteral("bytes 0–14")));
    QTest::keyClick(view().viewport(), Qt::Key_Down);
    QCOMPARE(view().currentRow(), std::optional(tracks().directions()[0].read.front().row));
    const double before = view().pixelsPerByte();
    Fix::click(panel(), "streamsZoomIn");
    QVERIFY(view().pixelsPerByte() > before);
    Fix::click(panel(), "streamsFit");
    QCOMPARE(view().horizontalScrollBar()->maximum(), 0);
}

void TestStreams::isKept()
{
    show();
    panel().findChild<QComboBox *>(QStringLiteral("framingKind"))->setCurrentIndex(2);
    panel().findChild<QSpinBox *>(QStringLiteral("framingOffset"))->setValue(3);
    m_fix->restart();
    QVERIFY(view().isVisible());
    QCOMPARE(panel().feed().framing().kind, FramingKind::Length);
    QCOMPARE(panel().feed().framing().lengthOffset, 3);
}

QTEST_MAIN(TestStreams)
#include "tst_streams.moc"
