// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QFile>
#include <QImage>
#include <QLabel>
#include <QToolButton>
#include <QWheelEvent>

#include "patience.h"
#include "recordtabs.h"
#include "throughputpanel.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

/// Bytes, calls, round trip and window over time, in the window.
class TestThroughputPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fix.reset(); }
    void nothingYet();
    void linesOfAConnection();
    void zoomAndPan();
    void savesPictureAndValues();
    void restsWhileHidden();

private:
    [[nodiscard]] ThroughputFeed &feed() const { return m_fix->window->throughput().feed(); }
    [[nodiscard]] ThroughputView &view() const { return m_fix->window->throughput().view(); }
    void show() const
    {
        Fix::part<QAction>(*m_fix->window, "showThroughputAction")->trigger();
        QVERIFY(view().isVisible());
    }
    /// The bytes below a line, which is that over its time.
    [[nodiscard]] double bytesOf(size_t which) const
    {
        const auto line = feed().line(Quantity::Bytes, which, 0, feed().nowSeconds());
        double sum = 0;
        for (const QPointF &point : line)
            sum += point.y() * double(RateSeries::fineNs) / 1e9;
        return sum;
    }
    void talk(int bytes) const
    {
        ClientEndpoint &client = m_fix->client().client();
        const quint64 before = m_fix->bytesOf(Call::Recv);
        client.send(client.facts()->socket, QByteArray(bytes, 'x'));
        QTRY_COMPARE(m_fix->bytesOf(Call::Recv), before + quint64(bytes));
    }

    std::unique_ptr<Fix> m_fix;
};

void TestThroughputPanel::init()
{
    m_fix = std::make_unique<Fix>();
    m_fix->window->resize(1400, 1000);
}

void TestThroughputPanel::nothingYet()
{
    show();
    QVERIFY(!feed().hasAny());
    QVERIFY(!Fix::part<QToolButton>(*m_fix->window, "throughputSave")->isEnabled());
    QVERIFY(!Fix::part<QToolButton>(*m_fix->window, "throughputRtt")->isEnabled());
    QVERIFY(!view().grab().isNull());
}

void TestThroughputPanel::linesOfAConnection()
{
    show();
    QVERIFY(m_fix->connectBoth());
    talk(300'000);
    // From the client to the server only, and every byte once.
    QTRY_COMPARE(qRound64(bytesOf(0)), 300'000);
    QCOMPARE(qRound64(bytesOf(1)), 0);
    QTRY_VERIFY(feed().has(Quantity::RoundTrip));
    QTRY_VERIFY(!feed().line(Quantity::RoundTrip, 0, 0, feed().nowSeconds()).empty());
    const auto window = feed().line(Quantity::Window, 0, 0, feed().nowSeconds());
    QVERIFY(!window.empty() && window.back().y() > 0);
    QVERIFY(!feed().line(Quantity::Calls, 0, 0, feed().nowSeconds()).empty());
    for (const char *name : {"throughputCalls", "throughputRtt", "throughputCwnd"})
        Fix::click(*m_fix->window, name);
    QVERIFY(view().isShown(Quantity::Window));
    QVERIFY(!view().grab().isNull());
    const QString values = view().textAt(view().rect().center());
    QVERIFY2(values.contains(QStringLiteral("client → server #1: ")), qPrintable(values));
    // All together: what was sent was received here as well.
    Fix::click(*m_fix->window, "throughputAll");
    QVERIFY(feed().isAll());
    QVERIFY(!feed().has(Quantity::RoundTrip));
    QTRY_COMPARE(qRound64(bytesOf(1)), 300'000);
    QVERIFY(!Fix::part<QToolButton>(*m_fix->window, "throughputRtt")->isEnabled());
    QVERIFY(!view().grab().isNull());
}

void TestThroughputPanel::zoomAndPan()
{
    show();
    QVERIFY(m_fix->connectBoth());
    talk(100);
    QVERIFY(view().follows());
    const double span = view().span();
    Fix::click(*m_fix->window, "throughputZoomIn");
    QVERIFY(view().span() < span);
    Fix::click(*m_fix->window, "throughputZoomOut");
    QVERIFY(std::abs(view().span() - span) < 1e-6);
    QTest::keyClick(&view(), Qt::Key_Plus);
    QVERIFY(view().span() < span);
    QTest::keyClick(&view(), Qt::Key_0);
    QVERIFY(view().follows());
    // To earlier times: it stays there until a person comes back.
    view().zoom(1e9);
    QTest::keyClick(&view(), Qt::Key_Left);
    QVERIFY(!view().follows());
    QVERIFY(!Fix::part<QToolButton>(*m_fix->window, "throughputFollow")->isChecked());
    const double right = view().right();
    QTRY_VERIFY(feed().nowSeconds() > right + 0.1);
    QCOMPARE(view().right(), right);
    QTest::keyClick(&view(), Qt::Key_End);
    QVERIFY(view().follows());
    QVERIFY(Fix::part<QToolButton>(*m_fix->window, "throughputFollow")->isChecked());
    // With the mouse: dragging to the right shows earlier times, the wheel zooms where it points.
    const double before = view().span();
    QTest::mousePress(&view(), Qt::LeftButton, {}, QPoint(view().width() / 2, 40));
    QTest::mouseMove(&view(), QPoint(view().width() / 2 + 200, 40));
    QTest::mouseRelease(&view(), Qt::LeftButton, {}, QPoint(view().width() / 2 + 200, 40));
    const QPointF at = view().rect().center();
    QWheelEvent wheel(at, view().mapToGlobal(at), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&view(), &wheel);
    QVERIFY(view().span() <= before);
}

void TestThroughputPanel::savesPictureAndValues()
{
    show();
    QVERIFY(m_fix->connectBoth());
    talk(5000);
    QTRY_COMPARE(qRound64(bytesOf(0)), 5000);
    const QString picture = m_fix->folder.filePath(QStringLiteral("throughput.png"));
    m_fix->window->throughput().saveTo(picture);
    const QImage image(picture);
    QVERIFY(!image.isNull());
    QVERIFY(image.width() >= view().width());
    const QString values = m_fix->folder.filePath(QStringLiteral("throughput.csv"));
    m_fix->window->throughput().saveTo(values);
    QFile file(values);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.startsWith("seconds,quantity,line,value\r\n"));
    QVERIFY2(text.contains(",bytes_per_s,\"client → server #1\",50000\r\n"), text.constData());
    // Where nothing can be written: said, and nothing is left behind.
    m_fix->window->throughput().saveTo(m_fix->folder.filePath(QStringLiteral("no/such/folder.csv")));
    const auto labels = Fix::part<>(*m_fix->window, "throughputMessages")->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *one) { return one->text().contains(QLatin1String("could not be saved")); }));
}

void TestThroughputPanel::restsWhileHidden()
{
    QVERIFY(m_fix->connectBoth());
    show();
    QTRY_VERIFY(!feed().line(Quantity::Window, 0, 0, feed().nowSeconds()).empty());
    m_fix->window->records().bringForward(QStringLiteral("logPanel"));
    talk(1000);
    QCOMPARE(qRound64(bytesOf(0)), 0);
    const auto samples = feed().line(Quantity::Window, 0, 0, feed().nowSeconds()).size();
    QCOMPARE(feed().line(Quantity::Window, 0, 0, feed().nowSeconds()).size(), samples);
    // Rows tell of the time in between as well, the kernel does not: a gap.
    show();
    QTRY_COMPARE(qRound64(bytesOf(0)), 1000);
    QTRY_VERIFY(feed().line(Quantity::Window, 0, 0, feed().nowSeconds()).size() > samples + 1);
    const auto line = feed().line(Quantity::Window, 0, 0, feed().nowSeconds());
    QVERIFY(std::any_of(line.begin(), line.end(), [](const QPointF &point) { return std::isnan(point.y()); }));
}

QTEST_MAIN(TestThroughputPanel)
#include "tst_throughputpanel.moc"
