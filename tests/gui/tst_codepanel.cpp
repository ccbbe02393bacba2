// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

#include "codepanel.h"
#include "codeview.h"
#include "elidedlabel.h"
#include "journal.h"
#include "logrows.h"
#include "patience.h"
#include "socketconstants.h"
#include "theme.h"
#include "windowfixture.h"

using namespace sw;

namespace {

CallRecord socketRecord(SocketId id, EndpointId endpoint = 1)
{
    CallRecord record;
    record.call = Call::Socket;
    record.socket = record.newSocket = id;
    record.endpoint = endpoint;
    record.arguments = {constant::afInet, constant::sockStream, 0};
    record.result = 5;
    record.thread = 7;
    record.beganNs = static_cast<qint64>(id) * 100;
    record.tookNs = 1;
    return record;
}

CallRecord listenRecord(SocketId id)
{
    CallRecord record = socketRecord(id);
    record.call = Call::Listen;
    record.newSocket = 0;
    record.asked = 17;
    record.beganNs += 10;
    return record;
}

/// A panel over a journal.
struct Desk
{
    Desk()
        : rows(journal)
        , theme(*qApp, ThemeChoice::Light)
        , panel(rows, theme)
    {
        panel.resize(900, 400);
        panel.setWho([](EndpointId, quint32) { return WhoText{WhoRole::Server, QStringLiteral("server 1")}; });
        panel.show();
    }
    quint64 add(CallRecord record)
    {
        const quint64 number = journal.append(std::move(record));
        rows.refresh();
        return number;
    }
    [[nodiscard]] QString text() const { return panel.view().toPlainText(); }
    template<typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return panel.findChild<T *>(QLatin1StringView(name));
    }

    Journal journal;
    LogRows rows;
    Theme theme;
    CodePanel panel;
};

} // namespace

class TestCodePanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheRows();
    void writesInEachLanguage();
    void marksTheChosenRow();
    void aClickChoosesTheRow();
    void worksOnlyWhenSeen();
    void copiesAndSaves();
    void refusesWhatIsNoFile();
    void keepsItsLanguage();
    void followsTheLogOfTheWindow();
};

void TestCodePanel::followsTheRows()
{
    Desk desk;
    QTRY_VERIFY(desk.text().contains(QStringLiteral("no call was made")));
    QVERIFY(!desk.part<QAbstractButton>("codeCopy")->isEnabled());
    QVERIFY(!desk.part<QAbstractButton>("codeCopy")->toolTip().isEmpty());
    desk.add(socketRecord(1));
    QTRY_VERIFY(desk.text().contains(QStringLiteral("socket.socket(socket.AF_INET, socket.SOCK_STREAM)")));
    desk.add(listenRecord(1));
    QTRY_VERIFY(desk.text().contains(QStringLiteral("listener1.listen(17)")));
    QVERIFY(desk.text().contains(QStringLiteral("# server 1")));
    QVERIFY(desk.panel.view().verticalScrollBar()->maximum() == 0
            || desk.panel.view().verticalScrollBar()->value() > 0);
    QVERIFY(desk.part<QAbstractButton>("codeCopy")->isEnabled());
    QVERIFY(desk.part<ElidedLabel>("codeStatus")->text().startsWith(QStringLiteral("Calls: 2")));
    desk.journal.clear();
    desk.rows.refresh();
    QTRY_VERIFY(!desk.text().contains(QStringLiteral("listen(17)")));
}

void TestCodePanel::writesInEachLanguage()
{
    Desk desk;
    desk.add(socketRecord(1));
    desk.add(listenRecord(1));
    desk.part<QComboBox>("codeLanguage")->setCurrentIndex(1);
    QTRY_VERIFY(desk.text().contains(QStringLiteral("check(\"listener1 listen\", listen(listener1, 17), 0);")));
    desk.part<QComboBox>("codeLanguage")->setCurrentIndex(2);
    QTRY_VERIFY(desk.text().contains(QStringLiteral("listener1->setListenBacklogSize(17);")));
}

void TestCodePanel::marksTheChosenRow()
{
    Desk desk;
    desk.add(socketRecord(1));
    const quint64 row = desk.add(listenRecord(1));
    QTRY_VERIFY(desk.text().contains(QStringLiteral("listen(17)")));
    desk.panel.view().setCurrentRow(row);
    auto marks = desk.panel.view().extraSelections();
    QCOMPARE(marks.size(), 1);
    QVERIFY(marks.constFirst().cursor.block().text().contains(QStringLiteral("listen(17)")));
    // It stays marked in another language.
    desk.part<QComboBox>("codeLanguage")->setCurrentIndex(2);
    QTRY_VERIFY(desk.panel.view().extraSelections().size() > 1);
    desk.panel.view().setCurrentRow(999'999);
    QCOMPARE(desk.panel.view().extraSelections().size(), 0);
}

void TestCodePanel::aClickChoosesTheRow()
{
    Desk desk;
    desk.add(socketRecord(1));
    const quint64 row = desk.add(listenRecord(1));
    QTRY_VERIFY(desk.text().contains(QStringLiteral("listen(17)")));
    QSignalSpy chosen(&desk.panel.view(), &CodeView::rowChosen);
    CodeView &view = desk.panel.view();
    view.setTextCursor(QTextCursor(view.document()->findBlockByNumber(view.program().lineOf(row))));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.cursorRect().center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toULongLong(), row);
    QCOMPARE(view.extraSelections().size(), 1);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(chosen.count(), 2);
    // The first line is no call.
    view.setTextCursor(QTextCursor(view.document()->firstBlock()));
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(chosen.count(), 2);
}

void TestCodePanel::worksOnlyWhenSeen()
{
    Desk desk;
    QTRY_VERIFY(!desk.text().isEmpty());
    desk.panel.hide();
    QSignalSpy changed(&desk.panel.feed(), &CodeFeed::changed);
    desk.add(socketRecord(1));
    QCoreApplication::processEvents();
    QCOMPARE(changed.count(), 0);
    desk.panel.show();
    QTRY_COMPARE(changed.count(), 1);
}

void TestCodePanel::copiesAndSaves()
{
    Desk desk;
    desk.add(socketRecord(1));
    QTRY_VERIFY(desk.part<QAbstractButton>("codeCopy")->isEnabled());
    QTest::mouseClick(desk.part<QAbstractButton>("codeCopy"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), desk.panel.feed().program().text);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("made.py"));
    desk.panel.saveTo(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), desk.panel.feed().program().text);
}

void TestCodePanel::refusesWhatIsNoFile()
{
    Desk desk;
    desk.add(socketRecord(1));
    QTRY_VERIFY(desk.part<QAbstractButton>("codeSave")->isEnabled());
    const QTemporaryDir folder;
    desk.panel.saveTo(folder.path());
    QVERIFY(QFileInfo(folder.path()).isDir());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestCodePanel::keepsItsLanguage()
{
    Desk desk;
    desk.part<QComboBox>("codeLanguage")->setCurrentIndex(1);
    const QJsonObject state = desk.panel.saveState();
    Desk other;
    other.panel.restoreState(state);
    QCOMPARE(other.panel.feed().language(), CodeLanguage::C);
    other.panel.restoreState({{QStringLiteral("language"), QStringLiteral("cobol")}});
    QCOMPARE(other.panel.feed().language(), CodeLanguage::C);
}

void TestCodePanel::followsTheLogOfTheWindow()
{
    WindowFixture app;
    app.window->resize(1280, 900);
    auto *action = WindowFixture::part<QAction>(*app.window, "showCodeAction");
    QVERIFY(!app.window->code().isVisible());
    action->trigger();
    QTRY_VERIFY(app.window->code().isVisible());
    QVERIFY(app.connectBoth());
    WindowFixture::compose(app.client(), QStringLiteral("hello code"));
    const CodeView &view = app.window->code().view();
    QTRY_VERIFY(view.toPlainText().contains(QStringLiteral("hello code")));
    QVERIFY(view.toPlainText().contains(QStringLiteral("listener1.getsockname()[1]")));
    // The row of the log marks the line, and the line chooses the row.
    const CodeProgram &program = view.program();
    const auto row = static_cast<quint64>(*std::find_if(program.rowOfLine.begin(), program.rowOfLine.end(),
                                                        [](qint64 one) { return one != CodeProgram::noRow; }));
    app.window->log().view().setCurrentRow(row);
    QTRY_VERIFY(!view.extraSelections().isEmpty());
    Q_EMIT app.window->code().view().rowChosen(row + 1);
    QTRY_COMPARE(app.window->log().view().currentRow(), std::optional(row + 1));
    WindowFixture::part<QComboBox>(*app.window, "codeLanguage")->setCurrentIndex(2);
    app.restart();
    QTRY_VERIFY(app.window->code().isVisible());
    QCOMPARE(app.window->code().feed().language(), CodeLanguage::Qt);
}

QTEST_MAIN(TestCodePanel)
#include "tst_codepanel.moc"
