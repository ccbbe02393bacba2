// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

#include "elidedlabel.h"
#include "logfixture.h"
#include "patience.h"

using namespace sw;

namespace {

/// Limits the size of the files that this process writes, see setrlimit(2).
class FileSizeLimit final
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit lower{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &lower);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

/// The longest time for which the event loop did not turn.
class Heartbeat final : public QObject
{
public:
    Heartbeat()
    {
        m_elapsed.start();
        m_timer.setInterval(0);
        connect(&m_timer, &QTimer::timeout, this, [this] { longestMs = qMax(longestMs, m_elapsed.restart()); });
        m_timer.start();
    }
    qint64 longestMs = 0;

private:
    QElapsedTimer m_elapsed;
    QTimer m_timer;
};

} // namespace

class TestLogPanel final : public LogFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void filtersByKind();
    void filterOfAMillionRowsNeverFreezes();
    void filterTakesNewRows();
    void innerCallsHideUntilAsked();
    void wrongHexKeepsTheRows();
    void findsForwardAndBackward();
    void detailsTellEverything();
    void copiesRows();
    void menuSendsAgain();
    void copiesBytesAs();
    void savesAsText();
    void savingNeverFreezesAndCancels();
    void fullDiskIsTold();
    void neverReplacesWhatIsNoFile();
    void keepsItsState();
};

void TestLogPanel::filtersByKind()
{
    fill(10);
    m_journal->append(call(Call::Bind));
    m_journal->append(call(Call::Connect, {}, 111));
    m_panel->rowsAdded();
    QCOMPARE(m_panel->rows().count(), 12);
    click("logShowData");
    QCOMPARE(m_panel->rows().count(), 2);
    click("logErrorsOnly");
    QCOMPARE(m_panel->rows().count(), 1);
    QCOMPARE(m_panel->rows().at(0), 11ULL);
    click("logErrorsOnly");
    click("logShowCalls");
    QCOMPARE(m_panel->rows().count(), 0);
    click("logShowData");
    m_panel->setEndpoints({{1, QStringLiteral("server")}, {2, QStringLiteral("client")}});
    auto *endpoint = part<QComboBox>("logEndpoint");
    endpoint->setCurrentIndex(2);
    QCOMPARE(m_panel->rows().count(), 5);
    QCOMPARE(part<ElidedLabel>("logStatus")->text(), QStringLiteral("5 of 12 rows · following"));
    m_panel->setEndpoints({{1, QStringLiteral("server")}}); // the chosen one is gone
    QCOMPARE(m_panel->rows().count(), 10);
}

void TestLogPanel::filterOfAMillionRowsNeverFreezes()
{
    fill(million);
    QTRY_VERIFY(searched());
    Heartbeat heart;
    auto *line = part<QLineEdit>("logFilter");
    line->setText(QStringLiteral("hello, SERVER! 99999"));
    QTRY_VERIFY(m_panel->rows().count()
                < million); // the look at once, before the first hit, must not meet rows that are gone
    m_panel->view().viewport()->repaint();
    QTRY_VERIFY_WITH_TIMEOUT(searched(), 30'000);
    QCOMPARE(m_panel->rows().count(), 6); // 99999 and the odd ones of 999990 to 999999
    line->setText(QStringLiteral("hex: 48 65 6c"));
    QTRY_VERIFY_WITH_TIMEOUT(searched(), 30'000);
    QCOMPARE(m_panel->rows().count(), qint64(million / 2));
    QVERIFY2(heart.longestMs < 250, qPrintable(QString::number(heart.longestMs)));
}

void TestLogPanel::filterTakesNewRows()
{
    fill(1000);
    part<QLineEdit>("logFilter")->setText(QStringLiteral("message 998"));
    QTRY_VERIFY(searched());
    QCOMPARE(m_panel->rows().count(), 1);
    fill(1000);
    QTRY_COMPARE(m_panel->rows().count(), 2);
    QCOMPARE(m_panel->rows().at(1), 1998ULL);
    QCOMPARE(m_panel->rows().indexOf(999), 1);
    QCOMPARE(m_panel->rows().indexOf(1999), 2);
    QCOMPARE(m_panel->rows().indexOf(5), 0);
}

void TestLogPanel::innerCallsHideUntilAsked()
{
    CallRecord inner = call(Call::Send, "part");
    inner.kind = RecordKind::Inner;
    m_journal->append(std::move(inner));
    m_journal->append(call(Call::Sendall, "part"));
    m_panel->rowsAdded();
    QCOMPARE(m_panel->rows().count(), 1);
    part<QAction>("logShowInner")->trigger();
    QCOMPARE(m_panel->rows().count(), 2);
}

void TestLogPanel::wrongHexKeepsTheRows()
{
    fill(10);
    auto *line = part<QLineEdit>("logFilter");
    line->setText(QStringLiteral("hex: 4"));
    QCOMPARE(m_panel->rows().count(), 10);
    QVERIFY(!line->accessibleDescription().isEmpty());
    line->setText(QStringLiteral("hex: 48"));
    QTRY_COMPARE(m_panel->rows().count(), 5);
    QVERIFY(line->accessibleDescription().isEmpty());
}

void TestLogPanel::findsForwardAndBackward()
{
    fill(200'000);
    QTRY_VERIFY(searched());
    QTest::keyClick(&view(), Qt::Key_F, Qt::ControlModifier);
    auto *text = part<QLineEdit>("logFindText");
    QTRY_VERIFY(text->isVisible());
    text->setText(QStringLiteral("SERVER! 5555"));
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_VERIFY(view().currentRow());
    QCOMPARE(*view().currentRow(), 5555ULL);
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_COMPARE(*view().currentRow(), 55'551ULL);
    QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(*view().currentRow(), 5555ULL);
    QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier); // around the end
    QTRY_COMPARE(*view().currentRow(), 55'559ULL);
    QVERIFY(!part<QLabel>("logFindResult")->text().isEmpty());
    text->setText(QStringLiteral("nowhere to be seen"));
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_COMPARE(part<QLabel>("logFindResult")->text(), QStringLiteral("Not found"));
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(text->isHidden() || !text->isVisible());
}

void TestLogPanel::detailsTellEverything()
{
    m_journal->append(call(Call::Recv, "Hello, server!"));
    m_journal->append(call(Call::Recv, {}, econnreset));
    m_panel->rowsAdded();
    view().setCurrentRow(0);
    QVERIFY(facts().startsWith(QStringLiteral("recv(12, \"Hello, server!\", 65536) = 14")));
    QVERIFY(facts().contains(QStringLiteral("4711")));
    auto *dump = part<QPlainTextEdit>("hexDump");
    QVERIFY(dump->toPlainText().startsWith(QStringLiteral("00000000  48 65 6c 6c 6f")));
    view().setCurrentRow(1);
    QVERIFY(facts().contains(QStringLiteral("ECONNRESET (104)")));
    QVERIFY(!part<QWidget>("hexView")->isVisible());
    m_journal->append(call(Call::Recv, QByteArray(100'000, 'x')));
    m_panel->rowsAdded();
    view().setCurrentRow(2);
    QVERIFY(part<QToolButton>("hexNext")->isVisible());
    part<QToolButton>("hexNext")->click();
    QVERIFY(dump->toPlainText().startsWith(QStringLiteral("00008000")));
}

void TestLogPanel::copiesRows()
{
    fill(10);
    view().setCurrentRow(1);
    QTest::keyClick(&view(), Qt::Key_Down, Qt::ShiftModifier);
    part<QAction>("logCopy")->trigger();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].contains(QStringLiteral("Hello, server! 1")) && lines[1].contains(QStringLiteral("message 2")));
    // What is shown of both stays when the language changes.
    const QString words = facts();
    QCoreApplication::sendEvent(part<QWidget>("logDetails"), std::make_unique<QEvent>(QEvent::LanguageChange).get());
    QVERIFY2(words.contains(QStringLiteral("2 rows")) && facts() == words, qPrintable(facts()));
    QVERIFY(!part<QLabel>("logMessage")->text().isEmpty());
    fill(2 * LogActions::copyLimit);
    QTRY_VERIFY(searched());
    view().selectAll();
    part<QAction>("logCopy")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), LogActions::copyLimit);
    QVERIFY(part<QLabel>("logMessage")->text().contains(QStringLiteral("50,000")));
}

void TestLogPanel::menuSendsAgain()
{
    fill(4);
    m_journal->append(call(Call::Bind));
    m_panel->rowsAdded();
    QSignalSpy again(m_panel.get(), &LogPanel::sendAgain);
    QSignalSpy edit(m_panel.get(), &LogPanel::editAndSend);
    const auto openMenu = [&](quint64 row) {
        view().setCurrentRow(row);
        Q_EMIT view().customContextMenuRequested(view().rowRect(m_panel->rows().indexOf(row)).center());
        return view().findChild<QMenu *>(QStringLiteral("logMenu"));
    };
    const auto action = [](QMenu *menu, const char *name) {
        return menu->findChild<QAction *>(QLatin1StringView(name));
    };
    QMenu *menu = openMenu(3);
    QVERIFY(menu);
    action(menu, "logSendAgain")->trigger();
    action(menu, "logEditAndSend")->trigger();
    action(menu, "copyHex")->trigger();
    QCOMPARE(again.count(), 1);
    QCOMPARE(again[0][0].value<EndpointId>(), 1U);
    QCOMPARE(again[0][1].toUInt(), 1U);
    QCOMPARE(again[0][2].toByteArray(), QByteArray("Hello, server! 3"));
    QCOMPARE(edit.count(), 1);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("48 65 6c 6c 6f")));
    delete menu;
    menu = openMenu(4);
    QVERIFY(!action(menu, "logSendAgain")->isEnabled());
    QVERIFY(action(menu, "logSendAgain")->toolTip() != action(menu, "logSendAgain")->text());
    delete menu;
}

void TestLogPanel::copiesBytesAs()
{
    fill(3);
    m_journal->append(call(Call::Bind));
    CallRecord sent = call(Call::Sendto, "it's");
    sent.address = *SocketAddress::parse(QStringLiteral("127.0.0.1:9000"));
    sent.flags |= RecordFlag::Datagram;
    m_journal->append(std::move(sent));
    m_panel->rowsAdded();
    QTRY_COMPARE(m_panel->rows().count(), 5);
    const auto copied = [&](const char *form) {
        Q_EMIT view().customContextMenuRequested(QPoint(5, 30));
        auto *menu = view().findChild<QMenu *>(QStringLiteral("logMenu"));
        auto *copies = menu->findChild<CopyMenu *>(QStringLiteral("copyMenu"));
        Q_EMIT copies->aboutToShow();
        auto *action = copies->findChild<QAction *>(QLatin1StringView(form));
        const QString why = action->isEnabled() ? QString() : action->toolTip();
        QGuiApplication::clipboard()->clear();
        action->trigger();
        delete menu;
        return why.isEmpty() ? QGuiApplication::clipboard()->text() : why;
    };
    view().setCurrentRow(1);
    QCOMPARE(copied("copyText"), QStringLiteral("Hello, server! 1"));
    QCOMPARE(copied("copyEscapes"), QStringLiteral("Hello, server! 1"));
    QCOMPARE(copied("copyShell"), QStringLiteral("printf 'Hello, server\\041 1' | nc HOST PORT\n"));
    view().setCurrentRow(3);
    QCOMPARE(copied("copyHex"), QStringLiteral("There is no data in it"));
    view().setCurrentRow(4);
    QCOMPARE(copied("copyShell"), QStringLiteral("printf 'it\\047s' | nc -u '127.0.0.1' 9000\n"));
    view().selectAll(); // several rows, one after the other
    QCOMPARE(copied("copyPython"), QStringLiteral("b'message 0Hello, server! 1message 2it\\'s'"));
    m_panel->clearLog();
    QCOMPARE(copied("copyHex"), QStringLiteral("No row is selected"));
}

void TestLogPanel::savesAsText()
{
    fill(1000);
    m_journal->append(call(Call::Recv, QByteArray(3000, 'w')));
    m_panel->rowsAdded();
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.txt"));
    m_panel->saveTo(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QCOMPARE(text.count('\n'), 1001 + 2);
    QVERIFY(text.contains("Hello, server! 999"));
    QVERIFY(text.contains(QByteArray(3000, 'w'))); // nothing is cut in a file
    QTRY_VERIFY(part<QLabel>("logMessage")->text().contains(path));
}

void TestLogPanel::savingNeverFreezesAndCancels()
{
    fill(300'000);
    QTRY_VERIFY(searched());
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.txt"));
    Heartbeat heart;
    m_panel->saveTo(path);
    QTRY_VERIFY(part<QToolButton>("logSaveCancel")->isVisible());
    click("logShowData"); // another filter does not mix into the file
    click("logSaveCancel");
    QVERIFY(!QFile::exists(path));
    click("logShowData");
    QTRY_VERIFY(searched());
    m_panel->saveTo(path);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 60'000);
    QVERIFY2(heart.longestMs < 500, qPrintable(QString::number(heart.longestMs)));
    QVERIFY(QFile(path).size() > 300'000 * 60);
}

void TestLogPanel::fullDiskIsTold()
{
    fill(10);
    m_panel->saveTo(QStringLiteral("/nowhere/to/be/found/log.txt"));
    QTRY_VERIFY(!part<QToolButton>("logSaveCancel")->isVisible());
    QVERIFY(part<QLabel>("logMessage")->text().contains(QStringLiteral("/nowhere/to/be/found/log.txt")));

    // A limit on the size of files ends a write in the middle, as a full disk does.
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.txt"));
    fill(20'000);
    QTRY_VERIFY(searched());
    {
        const FileSizeLimit limit(256 * 1024);
        m_panel->saveTo(path);
        QTRY_VERIFY(part<QLabel>("logMessage")->text().contains(QStringLiteral("could not be saved")));
    }
    QVERIFY(!part<QToolButton>("logSaveCancel")->isVisible());
    QVERIFY(QDir(folder.path()).isEmpty(QDir::Files | QDir::Hidden)); // no half file
    m_panel->saveTo(path);
    QTRY_VERIFY(QFile::exists(path));
}

void TestLogPanel::neverReplacesWhatIsNoFile()
{
    fill(10);
    QTemporaryDir folder;
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    m_panel->saveTo(pipe);
    QTRY_VERIFY(part<QLabel>("logMessage")->text().contains(QStringLiteral("no regular file")));
    QVERIFY(QFileInfo::exists(pipe) && !QFileInfo(pipe).isFile());
}

void TestLogPanel::keepsItsState()
{
    click("logShowData");
    click("logFormHex");
    part<QComboBox>("logEncoding")->setCurrentIndex(2);
    const QVariantMap state = m_panel->saveState();
    LogPanel other(*m_journal, *m_theme);
    other.restoreState(state);
    QCOMPARE(other.saveState(), state);
    QVERIFY(!other.findChild<QToolButton *>(QStringLiteral("logShowData"))->isChecked());
    QVERIFY(other.findChild<QToolButton *>(QStringLiteral("logFormHex"))->isChecked());
    other.restoreState({}); // nothing kept yet: the first start's look
    QVERIFY(other.findChild<QToolButton *>(QStringLiteral("logShowData"))->isChecked());
}

int main(int argc, char **argv)
{
    return runLogTest<TestLogPanel>(argc, argv);
}
#include "tst_logpanel.moc"
