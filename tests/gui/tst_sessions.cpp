// SPDX-License-Identifier: GPL-3.0-or-later
// Session files in the window: what an end without order left, the list, one opened, the policies.
#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTreeWidget>
#include <QtTest>

#include "patience.h"
#include "sessiondesk.h"
#include "sessionindicator.h"
#include "sessionsdialog.h"
#include "sessionwindow.h"
#include "windowfixture.h"

using namespace sw;

namespace {

CallRecord received(const QByteArray &data)
{
    CallRecord record;
    record.call = Call::Recv;
    record.socket = 7;
    record.fd = 12;
    record.beganNs = 1000;
    record.asked = 65536;
    record.result = data.size();
    record.flags = RecordFlag::Bytes;
    record.data = data;
    return record;
}

/// A file as a program of the past wrote it.
void writeSession(const QString &path, int rows, bool torn)
{
    Journal journal;
    {
        SessionWriter::Options options;
        options.path = path;
        options.privateFolder = true;
        options.program = "test";
        const SessionWriter writer(journal, options);
        for (int i = 0; i < rows; ++i)
            journal.append(received("row " + QByteArray::number(i)));
    }
    QFile file(path);
    if (torn && !file.resize(file.size() - 30))
        qFatal("cannot be cut");
}

} // namespace

class TestSessions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void offersWhatWasTorn();
    void deletesWhatWasTorn();
    void opensASessionAsALog();
    void namesAndStreamsOfAPastSession();
    void saysWhatIsNoSession();
    void listsOpensAndDeletes();
    void policiesFromTheStatusBar();
    void offersTheOldestForDeletion();
    void budgetsTakeEffect();
    void theWindowsOwnSession();

private:
    [[nodiscard]] QString folder() const { return m_fixture->folder.filePath(QStringLiteral("sessions")); }
    [[nodiscard]] QString file(const char *name) const { return folder() + u'/' + QLatin1StringView(name); }
    [[nodiscard]] MainWindow &window() const { return *m_fixture->window; }
    void keep();

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<SessionKeeper> m_keeper;
};

void TestSessions::init()
{
    m_fixture = std::make_unique<WindowFixture>();
}

void TestSessions::cleanup()
{
    m_fixture->window.reset(); // before the keeper
    m_keeper.reset();
    m_fixture->window = std::make_unique<MainWindow>(*m_fixture->workbench, *m_fixture->settings, m_fixture->theme,
                                                     m_fixture->languages);
    m_fixture.reset();
}

void TestSessions::keep()
{
    m_keeper = std::make_unique<SessionKeeper>(*m_fixture->journal, folder(), "test");
    window().keepSessions(*m_keeper);
}

void TestSessions::offersWhatWasTorn()
{
    writeSession(file("torn.pcapng"), 100, true);
    writeSession(file("fine.pcapng"), 100, false);
    writeSession(file("empty.pcapng"), 1, true); // its only row is torn
    keep();
    QSignalSpy looked(window().sessions(), &SessionDesk::looked);
    window().sessions()->lookForTorn();
    QTRY_COMPARE(looked.count(), 1);
    auto *box = window().findChild<QMessageBox *>(QStringLiteral("tornSessionsBox"));
    QVERIFY(box);
    QVERIFY(box->isVisible());
    QVERIFY2(box->text().contains(QStringLiteral(": 1.")), qPrintable(box->text()));
    QVERIFY(!QFileInfo::exists(file("empty.pcapng")));
    WindowFixture::click(*box, "tornOpen");
    SessionWindow *opened = nullptr;
    QTRY_VERIFY((opened = window().findChild<SessionWindow *>()) && opened->log());
    QVERIFY(opened->log()->rows().count() >= 99);
    // Once is enough.
    window().sessions()->lookForTorn();
    QTRY_COMPARE(looked.count(), 2);
    QTRY_VERIFY(!window().findChild<QMessageBox *>(QStringLiteral("tornSessionsBox")));
}

void TestSessions::deletesWhatWasTorn()
{
    writeSession(file("torn.pcapng"), 100, true);
    keep();
    window().sessions()->lookForTorn();
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = window().findChild<QMessageBox *>(QStringLiteral("tornSessionsBox"))));
    WindowFixture::click(*box, "tornDelete");
    QTRY_VERIFY(!QFileInfo::exists(file("torn.pcapng")));
}

void TestSessions::opensASessionAsALog()
{
    writeSession(file("past.pcapng"), 5000, false);
    SessionWindow past(file("past.pcapng"), m_fixture->theme);
    past.setAttribute(Qt::WA_DeleteOnClose, false);
    past.show();
    QTRY_VERIFY(past.log());
    QTRY_COMPARE(past.log()->rows().count(), 5000);
    QCOMPARE(past.log()->rows().row(4999)->bytes().toByteArray(), QByteArray("row 4999"));
    QVERIFY(past.findChild<QLabel *>(QStringLiteral("sessionFacts"))->text().contains(QStringLiteral("5,000")));
    // What has no sense in a log of the past is not offered.
    QVERIFY(!past.findChild<QAction *>(QStringLiteral("logClearShortcut")));
    QVERIFY(!WindowFixture::part(past, "logClear")->isVisible());
    m_fixture->languages.choose(QStringLiteral("zh_CN"));
    m_fixture->languages.choose(QStringLiteral("en"));
}

void TestSessions::namesAndStreamsOfAPastSession()
{
    keep();
    window().addPanel(WhoRole::Server, PanelKind::Tcp); // "server 2", whose number no row tells
    QVERIFY(m_fixture->connectBoth());
    WindowFixture::compose(m_fixture->client(), QStringLiteral("Hello, past!"));
    QTRY_COMPARE(m_fixture->bytesOf(Call::Recv), 12ULL);
    const auto textOf = [](LogPanel &log, quint64 row) {
        return log.view().cells().wholeLine(*log.rows().row(row)).toText();
    };
    window().log().rowsAdded();
    QTRY_VERIFY(m_fixture->journal->endRow() > 5);
    const quint64 last = m_fixture->journal->endRow();
    QTRY_VERIFY(m_keeper->state().file.rows >= last);
    QStringList live;
    for (quint64 row = 0; row < last; ++row)
        live.append(textOf(window().log(), row));
    const QString path = m_keeper->state().file.path;

    auto *past = new SessionWindow(path, m_fixture->theme, &window());
    past->show();
    QTRY_VERIFY(past->log());
    for (quint64 row = 0; row < last; ++row)
        QCOMPARE(textOf(*past->log(), row), live.at(qsizetype(row)));
    QVERIFY(live.filter(QStringLiteral("server 2 #1")).size() > 0);
    // By their names they can be filtered and chosen.
    auto *who = past->findChild<QComboBox *>(QStringLiteral("logEndpoint"));
    QVERIFY(who && who->findText(QStringLiteral("server 2")) > 0);
    WindowFixture::part<QLineEdit>(*past->log(), "logFilter")->setText(QStringLiteral("endpoint:client and call:send"));
    QTRY_COMPARE(past->log()->rows().count(), 1);
    // The conversation as a stream.
    const quint64 sent = past->log()->rows().at(0);
    past->log()->view().setCurrentRow(sent);
    const SocketId socket = past->log()->rows().row(0)->entry().socket;
    Q_EMIT past->log()->view().customContextMenuRequested(past->log()->view().rowRect(0).center());
    auto *follow = past->log()->view().findChild<QAction *>(QStringLiteral("logFollowConnection"));
    QVERIFY(follow && follow->isEnabled());
    follow->trigger();
    auto *stream = past->findChild<QWidget *>(QStringLiteral("streamView_%1").arg(socket));
    QVERIFY(stream && stream->isVisible());
    const auto *text = stream->findChild<QPlainTextEdit *>(QStringLiteral("dataText"));
    QTRY_COMPARE(text->toPlainText(), QStringLiteral("Hello, past!"));
    delete past; // with the stream, which reads its journal
}

void TestSessions::saysWhatIsNoSession()
{
    QVERIFY(QDir().mkpath(folder()));
    QFile other(file("other.pcapng"));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("<b>no session</b>") > 0);
    other.close();
    SessionWindow past(other.fileName(), m_fixture->theme);
    past.setAttribute(Qt::WA_DeleteOnClose, false);
    past.show();
    QTRY_VERIFY(!past.isReading());
    QVERIFY(!past.log());
    const auto *facts = past.findChild<QLabel *>(QStringLiteral("sessionFacts"));
    QVERIFY2(facts->text().contains(QStringLiteral("no session file")), qPrintable(facts->text()));
    QCOMPARE(facts->textFormat(), Qt::PlainText);
    QCOMPARE(other.size(), 17);
}

void TestSessions::listsOpensAndDeletes()
{
    writeSession(file("one.pcapng"), 10, false);
    writeSession(file("two.pcapng"), 20, false);
    keep();
    m_fixture->journal->append(received("now"));
    QTRY_COMPARE(m_keeper->state().file.rows, 1ULL);
    window().findChild<QAction *>(QStringLiteral("sessionsAction"))->trigger();
    auto *dialog = window().findChild<SessionsDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("sessionsList"));
    QCOMPARE(list->topLevelItemCount(), 3);
    auto *open = WindowFixture::part<QPushButton>(*dialog, "sessionsOpen");
    auto *remove = WindowFixture::part<QPushButton>(*dialog, "sessionsDelete");
    QVERIFY(!open->isEnabled() && !remove->isEnabled());
    QVERIFY(!open->toolTip().isEmpty() && !remove->toolTip().isEmpty());
    list->topLevelItem(2)->setSelected(true); // the one that runs: it began before the others were written
    QVERIFY(open->isEnabled() && !remove->isEnabled());
    list->clearSelection();
    list->topLevelItem(0)->setSelected(true);
    QVERIFY(open->isEnabled() && remove->isEnabled());
    WindowFixture::click(*dialog, "sessionsOpen");
    SessionWindow *past = nullptr;
    QTRY_VERIFY((past = window().findChild<SessionWindow *>()) && past->log());
    WindowFixture::click(*dialog, "sessionsDelete");
    auto *box = dialog->findChild<QMessageBox *>(QStringLiteral("sessionsDeleteBox"));
    QVERIFY(box);
    WindowFixture::click(*box, "sessionsDeleteYes");
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(sessionfolder::list(folder()).size(), size_t(2));
    QVERIFY(past->log()->rows().row(0)); // the open window still has it
}

void TestSessions::policiesFromTheStatusBar()
{
    keep();
    const auto &indicator = window().sessions()->indicator();
    QVERIFY(indicator.isVisible());
    QCOMPARE(m_keeper->state().policy, KeepPolicy::SessionFile);
    QVERIFY(indicator.text().startsWith(QStringLiteral("Session file")));
    window().findChild<QAction *>(QStringLiteral("keepNewest"))->trigger();
    QCOMPARE(m_keeper->state().policy, KeepPolicy::Newest);
    QCOMPARE(indicator.text(), QStringLiteral("Keeps only the newest"));
    QCOMPARE(m_fixture->settings->text(Setting::KeepPolicy), QStringLiteral("newest"));
    window().findChild<QAction *>(QStringLiteral("keepWaiting"))->trigger();
    QCOMPARE(m_keeper->state().policy, KeepPolicy::Wait);
    m_keeper->setDiskBudget(1024 * 1024);
    while (!m_keeper->state().file.waiting)
        m_fixture->journal->append(received(QByteArray(4000, 'w')));
    QTRY_COMPARE(indicator.text(), QStringLiteral("Reading waits for the disk"));
    QVERIFY(indicator.toolTip().contains(QStringLiteral("budget")));
    window().findChild<QAction *>(QStringLiteral("keepSessionFile"))->trigger();
    QTRY_VERIFY(indicator.text().startsWith(QStringLiteral("Session file stopped")));
    QVERIFY(m_fixture->journal->hasRoom());
}

void TestSessions::offersTheOldestForDeletion()
{
    writeSession(file("2026-01-01-000001.pcapng"), 3000, false);
    writeSession(file("2026-01-02-000001.pcapng"), 3000, false);
    writeSession(file("2026-01-03-000001.pcapng"), 3000, false);
    keep();
    // A mebibyte is the least that can be set by hand: the keeper takes any.
    m_keeper->setDiskBudget(sessionfolder::bytesIn(folder()) + 1000);
    window().sessions()->showSessions();
    auto *dialog = window().findChild<SessionsDialog *>();
    auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("sessionsList"));
    QCOMPARE(list->topLevelItemCount(), 3);
    // As many as must go for a quarter of the budget: one is a third of it.
    QVERIFY(list->topLevelItem(2)->isSelected());
    QVERIFY(!list->topLevelItem(1)->isSelected() && !list->topLevelItem(0)->isSelected());
    QVERIFY(WindowFixture::part<QPushButton>(*dialog, "sessionsDelete")->isEnabled());
}

void TestSessions::budgetsTakeEffect()
{
    keep();
    window().sessions()->showSessions();
    auto *dialog = window().findChild<SessionsDialog *>();
    dialog->findChild<QSpinBox *>(QStringLiteral("sessionsMemory"))->setValue(32);
    QCOMPARE(m_fixture->journal->budget(), 32ULL * 1024 * 1024);
    QCOMPARE(m_fixture->settings->number(Setting::LogBudgetMiB), 32);
    dialog->findChild<QSpinBox *>(QStringLiteral("sessionsDisk"))->setValue(100);
    QCOMPARE(m_keeper->state().budget, 100ULL * 1024 * 1024);
    QCOMPARE(m_fixture->settings->number(Setting::SessionBudgetMiB), 100);
}

void TestSessions::theWindowsOwnSession()
{
    keep();
    m_fixture->journal->setBudget(Journal::minimumBudget);
    QVERIFY(m_fixture->connectBoth());
    WindowFixture::compose(m_fixture->client(), QStringLiteral("Hello, disk!"));
    QTRY_COMPARE(m_fixture->bytesOf(Call::Recv), 12ULL);
    // More than memory holds: the log still shows the first row.
    for (int i = 0; i < 3000; ++i)
        m_fixture->journal->append(received(QByteArray(1000, 'm')));
    window().log().rowsAdded();
    QTRY_VERIFY(m_keeper->state().file.rows >= 3000);
    QVERIFY(m_fixture->journal->counts().memoryBytes < 2 * Journal::minimumBudget);
    QTRY_VERIFY(window().log().rows().count() >= 3000);
    QCOMPARE(window().log().rows().at(0), 0ULL);
    QCOMPARE(window().log().rows().row(0)->entry().call, Call::Socket);
    QCOMPARE(m_fixture->journal->droppedRows(), 0ULL);
}

QTEST_MAIN(TestSessions)
#include "tst_sessions.moc"
