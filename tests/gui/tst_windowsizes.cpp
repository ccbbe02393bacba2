// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows in the sizes that people have: all of both panels, enough of the log, nothing cut off.
#include <algorithm>
#include <cstdlib>

#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTableWidget>
#include <QToolBar>
#include <QToolButton>

#include "composer.h"
#include "elidedlabel.h"
#include "logtoolbar.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

constexpr int connections = 3;

QRect placeIn(const QWidget &part, const QWidget &whole)
{
    return {part.mapTo(&whole, QPoint()), part.size()};
}

/// Names of the controls below that do not show all of their words, or reach out of it.
QStringList cutOff(const QWidget &whole)
{
    QStringList names;
    const auto parts = whole.findChildren<QWidget *>();
    for (const QWidget *part : parts) {
        const bool words = qobject_cast<const QAbstractButton *>(part) || qobject_cast<const QLabel *>(part)
            || qobject_cast<const QComboBox *>(part);
        if (!words || !part->isVisible() || part->objectName().startsWith(QLatin1String("qt_")))
            continue;
        const QRect place = placeIn(*part, whole);
        if (part->width() < part->minimumSizeHint().width() || place.left() < 0 || place.right() >= whole.width())
            names.append(QStringLiteral("%1 (%2 of %3)")
                             .arg(part->objectName())
                             .arg(part->width())
                             .arg(part->minimumSizeHint().width()));
    }
    return names;
}

bool isOneLine(const QWidget &bar)
{
    const auto parts = bar.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    return std::all_of(parts.begin(), parts.end(), [&bar](const QWidget *part) {
        return part->isHidden() || std::abs(part->geometry().center().y() - bar.rect().center().y()) <= 2;
    });
}

} // namespace

class TestWindowSizes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAll_data();
    void showsAll();
    void withTheOptionsBeside_data();
    void withTheOptionsBeside();
    void stepsFit();
    void allShortcutsAtOnce();
};

void TestWindowSizes::showsAll_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const auto *language : {"en", "zh_CN"}) {
        for (const QSize size : {QSize(1100, 700), QSize(1280, 800), QSize(1600, 1000), QSize(1920, 1080)})
            QTest::addRow("%s %d", language, size.width()) << QString::fromLatin1(language) << size;
    }
}

void TestWindowSizes::showsAll()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Fix fix;
    fix.languages.choose(language);
    fix.window->resize(size);
    Fix::part<QComboBox>(fix.server(), "kindCombo")->setCurrentIndex(static_cast<int>(ReplyKind::EchoWithPrefix));
    QVERIFY(fix.connectBoth());
    std::vector<std::unique_ptr<LoopbackPeer>> peers;
    while (peers.size() + 1 < connections) {
        peers.push_back(LoopbackPeer::connectTo(fix.server().server().address()));
        QVERIFY(peers.back());
    }
    const auto *table = Fix::part<QTableView>(fix.server(), "connectionsTable");
    QTRY_COMPARE(table->model()->rowCount(), connections);
    Fix::compose(fix.client(), QStringLiteral("Hello, server!"));
    QTRY_COMPARE(fix.client().client().facts()->bytesReceived, 14U);
    // A message that was sent is reported in the composer, which needs a line for it.
    fix.server().composer().showProgress(14, 14, true);
    const LogView &log = fix.window->log().view();
    QTRY_VERIFY2(log.geometryOfRows().pageRows() >= LogView::leastRows,
                 qPrintable(QString::number(log.geometryOfRows().pageRows())));
    QCOMPARE(fix.window->size(), size);
    for (const EndpointPanel *panel :
         {static_cast<EndpointPanel *>(&fix.server()), static_cast<EndpointPanel *>(&fix.client())}) {
        const auto *area = qobject_cast<QScrollArea *>(panel->parentWidget()->parentWidget());
        QVERIFY(area);
        QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
        QTRY_VERIFY2(cutOff(*panel).isEmpty(), qPrintable(cutOff(*panel).join(u'\n')));
        for (const char *name : {"lifecycleStrip", "textEdit", "previewRow", "sendButton"}) {
            const auto *part = Fix::part<QWidget>(*panel, name);
            QVERIFY2(part->isVisible() && panel->rect().contains(placeIn(*part, *panel)), name);
        }
    }
    // The tool bar's last buttons give up their texts before any button is hidden.
    const auto *more = Fix::part<QWidget>(*Fix::part<QToolBar>(*fix.window, "toolBar"), "qt_toolbar_ext_button");
    QTRY_VERIFY(!more->isVisible());
    QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
    QTRY_VERIFY(table->viewport()->rect().contains(table->visualRect(table->model()->index(connections - 1, 0))));
    const auto *tools = fix.window->log().findChild<LogToolBar *>();
    QVERIFY(isOneLine(*tools));
    QTRY_VERIFY2(cutOff(*tools).isEmpty(), qPrintable(cutOff(*tools).join(u'\n')));
    const auto *status = Fix::part<ElidedLabel>(*tools, "logStatus");
    QTRY_VERIFY2(!status->isElided(), qPrintable(status->text()));
}

void TestWindowSizes::withTheOptionsBeside_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<PanelKind>("kind");
    for (const auto *language : {"en", "zh_CN"}) {
        for (const PanelKind kind : {PanelKind::Tcp, PanelKind::Udp, PanelKind::UnixStream, PanelKind::UnixDatagram})
            QTest::addRow("%s %s", language, qPrintable(panelKindKey(kind))) << QString::fromLatin1(language) << kind;
    }
}

/// In the smallest window the panels are narrow then: nothing is scrolled sideways, with the further settings open too.
void TestWindowSizes::withTheOptionsBeside()
{
    QFETCH(QString, language);
    QFETCH(PanelKind, kind);
    Fix fix;
    fix.languages.choose(language);
    fix.window->resize(1100, 700);
    Fix::part<QAction>(*fix.window, "showOptionsAction")->trigger();
    for (const WhoRole side : {WhoRole::Server, WhoRole::Client}) {
        EndpointPanel *panel = fix.window->addPanel(side, kind);
        QTRY_VERIFY(panel->isVisible());
        Fix::part<QComboBox>(*panel, "kindCombo")->setCurrentIndex(static_cast<int>(ReplyKind::EchoWithPrefix));
        for (const bool more : {false, true}) {
            auto *button = Fix::part<QToolButton>(*panel, "moreButton");
            if (button->isVisible())
                button->setChecked(more);
            const auto *area = qobject_cast<QScrollArea *>(panel->parentWidget()->parentWidget());
            QVERIFY(area);
            QTRY_COMPARE(fix.window->size(), QSize(1100, 700));
            QTRY_VERIFY2(area->horizontalScrollBar()->maximum() == 0,
                         qPrintable(QStringLiteral("%1 of %2").arg(area->viewport()->width()).arg(panel->width())));
            QTRY_VERIFY2(cutOff(*panel).isEmpty(), qPrintable(cutOff(*panel).join(u'\n')));
        }
    }
}

void TestWindowSizes::stepsFit()
{
    Fix fix;
    fix.window->resize(1100, 700);
    for (EndpointPanel *panel :
         {static_cast<EndpointPanel *>(&fix.server()), static_cast<EndpointPanel *>(&fix.client())}) {
        panel->setMode(PanelMode::StepByStep);
        QTRY_VERIFY(panel->isStepByStep());
        panel->begin(); // socket()
    }
    for (const EndpointPanel *panel :
         {static_cast<EndpointPanel *>(&fix.server()), static_cast<EndpointPanel *>(&fix.client())}) {
        const auto *area = qobject_cast<QScrollArea *>(panel->parentWidget()->parentWidget());
        QTRY_VERIFY2(area->verticalScrollBar()->maximum() == 0,
                     qPrintable(QString::number(area->verticalScrollBar()->maximum())));
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
    }
}

void TestWindowSizes::allShortcutsAtOnce()
{
    Fix fix;
    Fix::part<QAction>(*fix.window, "shortcutsAction")->trigger();
    const auto *table = Fix::part<QTableWidget>(*fix.window, "shortcutsTable");
    QTRY_VERIFY(table && table->isVisible());
    QTRY_COMPARE(table->verticalScrollBar()->maximum(), 0);
    QVERIFY(table->window()->height() <= 700);
}

QTEST_MAIN(TestWindowSizes)
#include "tst_windowsizes.moc"
