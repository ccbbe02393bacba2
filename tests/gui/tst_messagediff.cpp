// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QLabel>
#include <QMenu>

#include "elidedlabel.h"
#include "logfixture.h"
#include "messagediffwindow.h"
#include "patience.h"

using namespace sw;

class TestMessageDiff final : public LogFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void comparesTwoRows();
    void comparesOneAfterTheOther();
    void takesClipboardAndFile();
    void largeOnesDoNotFreeze();

private:
    MessageDiffWindow *window() const { return m_panel->findChild<MessageDiffWindow *>(); }
    template<typename T>
    T *piece(const char *name) const
    {
        return window()->findChild<T *>(QLatin1StringView(name));
    }
    void add(const QByteArray &bytes)
    {
        m_journal->append(call(Call::Recv, bytes));
        m_panel->rowsAdded();
    }
    void chooseCompare() const
    {
        Q_EMIT view().customContextMenuRequested(QPoint(5, 30));
        auto *menu = view().findChild<QMenu *>(QStringLiteral("logMenu"));
        menu->findChild<QAction *>(QStringLiteral("logCompare"))->trigger();
        delete menu;
    }
    QString summary() const { return piece<QLabel>("diffSummary")->text(); }
};

void TestMessageDiff::comparesTwoRows()
{
    add("GET /index HTTP/1.1");
    add("GET /weather?q=1 HTTP/1.1");
    QTRY_COMPARE(m_panel->rows().count(), 2);
    view().selectAll();
    chooseCompare();
    QVERIFY(window());
    QTRY_VERIFY(!window()->isComparing());
    MessageDiffView &diff = window()->view();
    QVERIFY(diff.count() > 0);
    QCOMPARE(diff.current(), 0);
    QCOMPARE(piece<ElidedLabel>("diffLeftName")->text(), QStringLiteral("Row 0 · server #1 · recv · 19 bytes"));
    QVERIFY(summary().startsWith(QStringLiteral("Difference 1 of ")));
    const QString first = diff.lineText(0);
    QVERIFY2(first.startsWith(QStringLiteral("00000000  47 45 54 20 2f 69")), qPrintable(first));
    QVERIFY(first.contains(u'≠') || first.contains(u'+'));
    // What is the same behind the difference stands in the same column on both sides.
    const QString text = piece<QPlainTextEdit>("diffText")->toPlainText();
    QVERIFY2(text.contains(u'⟦') && text.contains(QStringLiteral("GET /")), qPrintable(text));
    while (piece<QToolButton>("diffNext")->isEnabled())
        piece<QToolButton>("diffNext")->click();
    QCOMPARE(diff.current(), diff.count() - 1);
    QVERIFY(piece<QToolButton>("diffNext")->toolTip().contains(QStringLiteral("no further")));
    piece<QToolButton>("diffSwap")->click();
    QTRY_VERIFY(!window()->isComparing());
    QVERIFY(piece<ElidedLabel>("diffLeftName")->text().startsWith(QStringLiteral("Row 1")));
    QVERIFY(!window()->grab().isNull());
}

void TestMessageDiff::comparesOneAfterTheOther()
{
    add("same");
    add("same");
    m_journal->append(call(Call::Bind));
    m_panel->rowsAdded();
    QTRY_COMPARE(m_panel->rows().count(), 3);
    view().setCurrentRow(0);
    chooseCompare();
    QVERIFY(!window()->isComparing());
    QCOMPARE(piece<ElidedLabel>("diffRightName")->text(), QStringLiteral("nothing yet"));
    view().setCurrentRow(2);
    piece<QToolButton>("diffRightTake")->menu()->findChild<QAction *>(QStringLiteral("diffSelection"))->trigger();
    QVERIFY(summary().contains(QStringLiteral("have no data")));
    view().setCurrentRow(1);
    chooseCompare();
    QTRY_VERIFY(!window()->isComparing());
    QCOMPARE(summary(), QStringLiteral("The two are the same."));
    QCOMPARE(window()->view().count(), 0);
}

void TestMessageDiff::takesClipboardAndFile()
{
    add("\x01\x02\x03");
    QTRY_COMPARE(m_panel->rows().count(), 1);
    view().setCurrentRow(0);
    chooseCompare();
    QMenu *sources = piece<QToolButton>("diffRightTake")->menu();
    QGuiApplication::clipboard()->setText(QStringLiteral("no hex"));
    sources->findChild<QAction *>(QStringLiteral("diffClipboardHex"))->trigger();
    QVERIFY(summary().contains(QStringLiteral("no hex")));
    QGuiApplication::clipboard()->setText(QStringLiteral("01 02 04"));
    sources->findChild<QAction *>(QStringLiteral("diffClipboardHex"))->trigger();
    QTRY_VERIFY(!window()->isComparing());
    QCOMPARE(window()->view().count(), 1);
    QCOMPARE(window()->view().difference(0), (DiffSpan{2, 1, 2, 1, false}));
    QGuiApplication::clipboard()->setText(QStringLiteral("text"));
    sources->findChild<QAction *>(QStringLiteral("diffClipboardText"))->trigger();
    QTRY_COMPARE(piece<ElidedLabel>("diffRightName")->text(), QStringLiteral("clipboard, as text · 4 bytes"));
}

void TestMessageDiff::largeOnesDoNotFreeze()
{
    QByteArray one(3 * 1024 * 1024, 'a');
    QByteArray other = one;
    other.insert(500'000, "here");
    add(one);
    add(other);
    QTRY_COMPARE(m_panel->rows().count(), 2);
    view().selectAll();
    chooseCompare();
    QTRY_VERIFY_WITH_TIMEOUT(!window()->isComparing(), 120'000);
    QVERIFY(summary().contains(QStringLiteral("Only the first")));
    QVERIFY(window()->view().lineCount() <= 2 * MessageDiffWindow::mostBytes / window()->view().bytesPerLine());
    delete window(); // also while it compares
}

int main(int argc, char **argv)
{
    return runLogTest<TestMessageDiff>(argc, argv);
}
#include "tst_messagediff.moc"
