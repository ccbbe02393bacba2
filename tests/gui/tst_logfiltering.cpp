// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QCompleter>
#include <QDir>
#include <QLabel>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>

#include "elidedlabel.h"
#include "filterwords.h"
#include "logfilteredit.h"
#include "logfilterhelp.h"
#include "logfixture.h"
#include "patience.h"

using namespace sw;

/// The line for filters, its help, and searches that take long.
class TestLogFiltering final : public LogFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void filtersByTheLanguage();
    void errorIsToldAtItsPlace();
    void everyFaultHasWords();
    void offersWhatCanBeTyped();
    void helpPutsExamplesIn();
    void everyExampleOfTheHelpIsRead();
    void findReadsTheLanguageToo();
    void findIsCancelled();
    void longSearchIsCancelled();
    void hardPatternIsTold();
    void pictures();

private:
    LogFilterEdit *line() const { return part<LogFilterEdit>("logFilter"); }
};

void TestLogFiltering::filtersByTheLanguage()
{
    fill(1000);
    line()->setText(QStringLiteral("call:recv and \"9\""));
    QTRY_VERIFY(searched());
    int expected = 0;
    for (int i = 1; i < 1000; i += 2)
        expected += QByteArray::number(i).contains('9');
    QCOMPARE(m_panel->rows().count(), expected);
    line()->setText(QStringLiteral("endpoint:client row<10"));
    QTRY_COMPARE(m_panel->rows().count(), 5);
    line()->setText(QStringLiteral("/ge 99[0-9]$/"));
    QTRY_COMPARE(m_panel->rows().count(), 5);
    fill(1000); // new rows pass through the same filter
    QTRY_COMPARE(m_panel->rows().count(), 10);
    line()->clear();
    QTRY_COMPARE(m_panel->rows().count(), 2000);
}

void TestLogFiltering::errorIsToldAtItsPlace()
{
    fill(10);
    line()->setFocus();
    line()->setText(QStringLiteral("dir:in and call:recieve"));
    QCOMPARE(m_panel->rows().count(), 10); // the rows stay
    QCOMPARE(line()->error().position, qsizetype(16));
    QVERIFY(line()->accessibleDescription().startsWith(QStringLiteral("Column 17: ")));
    const auto hint = [this] { return m_panel->window()->findChild<QLabel *>(QStringLiteral("logFilterHint")); };
    QTRY_VERIFY(hint() && hint()->isVisible());
    QVERIFY(hint()->text().contains(QStringLiteral("recieve")));
    line()->setText(QStringLiteral("dir:in and call:recv"));
    QVERIFY(!hint()->isVisible());
    QVERIFY(line()->accessibleDescription().isEmpty());
    QTRY_COMPARE(m_panel->rows().count(), 5);
}

void TestLogFiltering::everyFaultHasWords()
{
    QSet<QString> seen;
    for (int fault = int(FilterFault::None) + 1; fault <= int(FilterFault::TooDeep); ++fault) {
        const QString text = FilterWords::errorText({FilterFault(fault), 4, 1, QStringLiteral("<b>x</b>")});
        QVERIFY(text.startsWith(QStringLiteral("Column 5: ")));
        QVERIFY2(text.size() > 25 && !text.contains(QStringLiteral("%1")), qPrintable(text));
        seen.insert(text);
    }
    QCOMPARE(seen.size(), qsizetype(FilterFault::TooDeep));
}

void TestLogFiltering::offersWhatCanBeTyped()
{
    m_panel->setEndpoints({{1, QStringLiteral("server")}, {2, QStringLiteral("client 2")}});
    line()->setFocus();
    QAbstractItemView *popup = line()->offers()->popup();
    QTest::keyClicks(line(), QStringLiteral("ca"));
    QTRY_VERIFY(popup->isVisible());
    QCOMPARE(popup->model()->rowCount(), 1);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(line()->text(), QStringLiteral("call:"));
    QTest::keyClicks(line(), QStringLiteral("recvf"));
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(line()->text(), QStringLiteral("call:recvfrom "));
    QTest::keyClick(line(), Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(popup->isVisible());
    QVERIFY(popup->model()->rowCount() > 10);
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    line()->setText(QStringLiteral("endpoint:cl"));
    line()->offer(true);
    QCOMPARE(popup->model()->index(0, 0).data().toString(), QStringLiteral("endpoint:\"client 2\""));
}

void TestLogFiltering::helpPutsExamplesIn()
{
    click("logFilterHelpButton");
    auto *help = part<LogFilterHelp>("logFilterHelp");
    QVERIFY(help && help->isVisible());
    auto *table = help->findChild<QTableWidget *>(QStringLiteral("logFilterHelpTable"));
    QVERIFY(table->rowCount() > int(FilterField::Count));
    Q_EMIT table->cellActivated(3, 0);
    QCOMPARE(line()->text(), table->item(3, 0)->text());
    click("logFilterHelpButton"); // no second one
    QCOMPARE(m_panel->findChildren<LogFilterHelp *>().size(), 1);
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(help, &change);
    QVERIFY(!table->item(0, 1)->text().isEmpty());
    help->close();
}

void TestLogFiltering::everyExampleOfTheHelpIsRead()
{
    for (const FilterWords::HelpRow &row : FilterWords::help()) {
        QVERIFY2(!parseFilter(row.example).error, qPrintable(row.example));
        QVERIFY2(!row.meaning.isEmpty(), qPrintable(row.example));
    }
}

void TestLogFiltering::findReadsTheLanguageToo()
{
    fill(1000);
    m_panel->openFindBar();
    auto *text = part<QLineEdit>("logFindText");
    text->setText(QStringLiteral("dir:in and row>500"));
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_COMPARE(view().currentRow(), std::optional(501ULL));
    text->setText(QStringLiteral("hex:4"));
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(part<QLabel>("logFindResult")->text().startsWith(QStringLiteral("Column 5: ")));
    QCOMPARE(*view().currentRow(), 501ULL);
}

void TestLogFiltering::findIsCancelled()
{
    fill(100);
    // A pattern that each row keeps busy until it is given up.
    for (int i = 0; i < 5000; ++i)
        m_journal->append(call(Call::Recv, QByteArray(2000, 'a') + '!'));
    m_panel->rowsAdded();
    QTRY_VERIFY(searched());
    view().setCurrentRow(10);
    m_panel->openFindBar();
    auto *text = part<QLineEdit>("logFindText");
    text->setText(QStringLiteral("/^(a+)+$/"));
    QTest::keyClick(text, Qt::Key_Return);
    auto *cancel = part<QToolButton>("logFindCancel");
    auto *result = part<QLabel>("logFindResult");
    QTRY_VERIFY_WITH_TIMEOUT(cancel->isVisible() && result->text().startsWith(QStringLiteral("Searching")), 30'000);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(!cancel->isVisible());
    QCOMPARE(result->text(), QStringLiteral("The search was cancelled."));
    QCOMPARE(*view().currentRow(), 10ULL);
    text->setText(QStringLiteral("row=20")); // another one works after it
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_COMPARE(view().currentRow(), std::optional(20ULL));
    QVERIFY(!cancel->isVisible());
}

void TestLogFiltering::longSearchIsCancelled()
{
    fill(200'000);
    QTRY_VERIFY(searched());
    line()->setText(QStringLiteral("/(m.*){4}x/"));
    m_panel->rows().stopSearching();
    QVERIFY(!m_panel->rows().isSearching());
    QVERIFY(m_panel->rows().isStopped());
    QVERIFY(part<ElidedLabel>("logStatus")->text().contains(QStringLiteral("cancelled")));
    fill(10); // nothing more is looked at
    QVERIFY(!m_panel->rows().isSearching());
    line()->setText(QStringLiteral("row<5"));
    QTRY_COMPARE(m_panel->rows().count(), 5);
    QVERIFY(!m_panel->rows().isStopped());
}

void TestLogFiltering::hardPatternIsTold()
{
    m_journal->append(call(Call::Recv, QByteArray(100'000, 'a') + '!'));
    m_journal->append(call(Call::Recv, "aaa"));
    m_panel->rowsAdded();
    line()->setText(QStringLiteral("/^(a+)+$/"));
    QTRY_COMPARE(m_panel->rows().count(), 1);
    QTRY_VERIFY(part<QLabel>("logMessage")->isVisible());
    QVERIFY(part<QLabel>("logMessage")->text().contains(QStringLiteral("gave up on 1 rows")));
}

void TestLogFiltering::pictures()
{
    const QTemporaryDir temporary;
    const QString folder = qEnvironmentVariable("SW_PICTURES", temporary.path()); // named to keep them
    fill(200);
    m_panel->resize(1100, 700);
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme->setChoice(choice);
        const auto save = [&](const QString &what) {
            QCoreApplication::processEvents();
            const QString name = QStringLiteral("filter-%1-%2.png").arg(what, themeChoiceName(choice));
            QVERIFY(m_panel->grab().save(QDir(folder).filePath(name)));
        };
        m_panel->activateWindow();
        line()->setFocus();
        QTRY_VERIFY(line()->hasFocus());
        line()->setText(QStringLiteral("dir:in and call:recieve bytes>5"));
        QLabel *hint = nullptr;
        QTRY_VERIFY((hint = m_panel->findChild<QLabel *>(QStringLiteral("logFilterHint"))) && hint->isVisible());
        save(QStringLiteral("error"));
        line()->setText(QStringLiteral("dir:in and bytes>5"));
        QTRY_VERIFY(searched());
        save(QStringLiteral("rows"));
        click("logFilterHelpButton");
        auto *help = part<LogFilterHelp>("logFilterHelp");
        QCoreApplication::processEvents();
        QVERIFY(help->grab().save(
            QDir(folder).filePath(QStringLiteral("filter-help-%1.png").arg(themeChoiceName(choice)))));
        help->close();
    }
    m_theme->setChoice(ThemeChoice::Light);
}

int main(int argc, char **argv)
{
    return runLogTest<TestLogFiltering>(argc, argv);
}
#include "tst_logfiltering.moc"
