// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QMessageBox>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

#include "composer.h"
#include "logactions.h"
#include "messagedesk.h"
#include "messagedock.h"
#include "messagefile.h"
#include "messageform.h"
#include "messagelibrary.h"
#include "patience.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

/// The messages that are kept, in the window: made, edited, found, sent by list, bar and shortcut, kept between starts.
class TestMessageDock final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesEditsAndSends();
    void sendsFromBarAndShortcut();
    void refusesTakenShortcuts();
    void keepsFromComposerAndLog();
    void refusesWhatCannotBeReadBack();
    void searchesDeletesAndUndoes();
    void importsAndExports();
    void keepsBetweenStarts();
    void saysWhyNothingWasSent();
    void repeatsThroughThePanel();
    void namesEveryControl();

private:
    static QByteArray received(const Fix &app)
    {
        QByteArray all;
        app.journal->visit(app.journal->firstRow(), app.journal->endRow(), [&](const JournalRow &row) {
            if (row.entry().kind == RecordKind::Call && row.entry().call == Call::Recv && row.entry().result > 0)
                all += row.bytes().toByteArray();
            return true;
        });
        return all;
    }
    static Message message(const char *name, const char *text)
    {
        Message made;
        made.name = QString::fromLatin1(name);
        made.source.text = QString::fromLatin1(text);
        return made;
    }
    static MessageDesk &desk(const Fix &app) { return app.window->messages(); }
    static QString note(const Fix &app) { return Fix::part<QLabel>(desk(app).dock(), "messagesNote")->text(); }
};

void TestMessageDock::makesEditsAndSends()
{
    Fix app;
    QVERIFY(app.connectBoth());
    auto *show = app.window->findChild<QAction *>(QStringLiteral("showMessagesAction"));
    QVERIFY(!desk(app).dock().findChild<QTreeWidget *>()); // its parts are made when it is shown
    show->trigger();
    QVERIFY(desk(app).dock().isVisible());
    Fix::click(desk(app).dock(), "newMessageButton");
    MessageForm &form = desk(app).dock().form();
    auto *name = Fix::part<QLineEdit>(form, "messageNameEdit");
    name->clear();
    QTest::keyClicks(name, QStringLiteral("Hello"));
    Fix::part<QComboBox>(form, "messageFolderBox")->setEditText(QStringLiteral("A / B"));
    Fix::part<QPlainTextEdit>(form, "textEdit")->setPlainText(QStringLiteral("hello"));
    const Messages &all = desk(app).library().messages();
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(all[0].name, QStringLiteral("Hello"));
    QCOMPARE(all[0].folder, (QStringList{QStringLiteral("A"), QStringLiteral("B")}));
    QCOMPARE(all[0].source.text, QStringLiteral("hello"));
    auto *tree = Fix::part<QTreeWidget>(desk(app).dock(), "messageTree");
    QTRY_COMPARE(tree->findItems(QStringLiteral("Hello"), Qt::MatchExactly | Qt::MatchRecursive).size(), 1);
    const QTreeWidgetItem *item =
        tree->findItems(QStringLiteral("Hello"), Qt::MatchExactly | Qt::MatchRecursive).first();
    QCOMPARE(item->parent()->text(0), QStringLiteral("B"));
    QCOMPARE(item->parent()->parent()->text(0), QStringLiteral("A"));
    // By the client's panel, which the keyboard was in last.
    Fix::part<QPlainTextEdit>(app.client(), "textEdit")->setFocus();
    QTRY_COMPARE(app.window->currentPanel(), static_cast<EndpointPanel *>(&app.client()));
    Fix::click(desk(app).dock(), "sendMessageButton");
    QTRY_COMPARE(received(app), QByteArray("hello"));
    Fix::click(form, "sendButton");
    QTRY_COMPARE(received(app), QByteArray("hellohello"));
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Return);
    QTRY_COMPARE(received(app), QByteArray("hellohellohello"));
    // What was typed in the panel is still there.
    QVERIFY(Fix::part<QPlainTextEdit>(app.client(), "textEdit")->toPlainText().isEmpty());
}

void TestMessageDock::sendsFromBarAndShortcut()
{
    Fix app;
    QVERIFY(app.connectBoth());
    QVERIFY(!desk(app).bar().isVisible());
    Message one = message("One & only", "<${counter}>");
    one.source.placeholders = PlaceholderScope::Message;
    one.onBar = true;
    one.shortcut = QStringLiteral("Ctrl+Alt+7");
    const int id = desk(app).library().add(one);
    QVERIFY(desk(app).bar().isVisible());
    app.window->activateWindow();
    Fix::part<QPlainTextEdit>(app.client(), "textEdit")->setFocus();
    QTRY_COMPARE(app.window->currentPanel(), static_cast<EndpointPanel *>(&app.client()));
    QTest::mouseClick(desk(app).bar().findChild<QToolButton *>(QStringLiteral("messageButton-%1").arg(id)),
                      Qt::LeftButton);
    QTRY_COMPARE(received(app), QByteArray("<1>"));
    QTest::keyClick(app.window.get(), Qt::Key_7, Qt::ControlModifier | Qt::AltModifier);
    QTRY_COMPARE(received(app), QByteArray("<1><2>"));
    desk(app).library().remove({id});
    QVERIFY(!desk(app).bar().isVisible());
}

void TestMessageDock::refusesTakenShortcuts()
{
    Fix app;
    desk(app).dock().choose(desk(app).library().add(message("a", "a")));
    desk(app).show();
    MessageForm &form = desk(app).dock().form();
    auto *edit = Fix::part<QKeySequenceEdit>(form, "messageShortcutEdit");
    const auto set = [&](const char *keys) {
        edit->setKeySequence(QKeySequence(QString::fromLatin1(keys)));
        Q_EMIT edit->editingFinished();
    };
    for (const char *taken : {"F5", "Ctrl+Q", "a", "Shift+B"}) {
        set(taken);
        QVERIFY2(desk(app).library().messages()[0].shortcut.isEmpty(), taken);
        QVERIFY2(!Fix::part<QLabel>(form, "messageNote")->text().isEmpty(), taken);
        QVERIFY2(edit->keySequence().isEmpty(), taken);
    }
    set("Ctrl+Alt+9");
    QCOMPARE(desk(app).library().messages()[0].shortcut, QStringLiteral("Ctrl+Alt+9"));
    desk(app).dock().choose(desk(app).library().add(message("b", "b")));
    set("Ctrl+Alt+9");
    QVERIFY(desk(app).library().messages()[1].shortcut.isEmpty());
    QVERIFY(Fix::part<QLabel>(form, "messageNote")->text().contains(QStringLiteral("“a”")));
}

void TestMessageDock::keepsFromComposerAndLog()
{
    Fix app;
    QVERIFY(app.connectBoth());
    ComposerEntry entry;
    entry.text = QStringLiteral("01 02 ${counter:u8}");
    entry.form = PayloadForm::Hex;
    entry.placeholders = PlaceholderScope::Message;
    app.client().composer().setEntry(entry);
    app.client().composer().findChild<QAction *>(QStringLiteral("keepMessageAction"))->trigger();
    QCOMPARE(desk(app).library().messages().size(), size_t(1));
    QCOMPARE(desk(app).library().messages()[0].source, entry);
    QVERIFY(desk(app).dock().isVisible());
    Q_EMIT app.window->log().keepWanted(QByteArray("\x00\xff${counter}", 12));
    QCOMPARE(desk(app).library().messages().size(), size_t(2));
    QCOMPARE(MessageTemplate(desk(app).library().messages()[1].source).expand({}).bytes,
             QByteArray("\x00\xff${counter}", 12));
}

/// Too long for the file of messages: told at once, and nothing of what is kept changes.
void TestMessageDock::refusesWhatCannotBeReadBack()
{
    Fix app;
    const QString path = app.folder.filePath(QStringLiteral("messages.json"));
    desk(app).keepIn(path);
    const int id = desk(app).library().add(message("kept", "bytes"));
    desk(app).dock().choose(id);
    desk(app).show();
    const QString line = QString(1023, u'x') + u'\n';
    const QString tooLong = line.repeated(messagefile::mostTextChars / line.size()) + u'x';
    Message edited = *desk(app).library().message(id);
    edited.source.text = tooLong;
    Q_EMIT desk(app).dock().edited(edited);
    QVERIFY2(note(app).contains(QStringLiteral("“kept” stays as it was")), qPrintable(note(app)));
    QCOMPARE(desk(app).library().message(id)->source.text, QStringLiteral("bytes"));
    edited.source.text = QStringLiteral("shorter");
    Q_EMIT desk(app).dock().edited(edited);
    QVERIFY2(note(app).isEmpty(), qPrintable(note(app)));
    QCOMPARE(desk(app).library().message(id)->source.text, QStringLiteral("shorter"));
    // From a panel's composer.
    ComposerEntry entry;
    entry.text = tooLong;
    app.client().composer().setEntry(entry);
    desk(app).keepFrom(app.client());
    QVERIFY2(note(app).contains(QLatin1String("Too large to be kept as a message")), qPrintable(note(app)));
    QCOMPARE(desk(app).library().messages().size(), size_t(1));
    desk(app).save();
    QVERIFY(messagefile::loadFile(path).ok());
}

void TestMessageDock::searchesDeletesAndUndoes()
{
    Fix app;
    desk(app).addExamples();
    desk(app).show();
    auto *tree = Fix::part<QTreeWidget>(desk(app).dock(), "messageTree");
    const size_t all = desk(app).library().messages().size();
    QVERIFY(all >= 6);
    Fix::type(desk(app).dock(), "messageSearch", QStringLiteral("mqtt connect"));
    const auto leaves = [tree] {
        int count = 0;
        for (QTreeWidgetItemIterator at(tree); *at; ++at)
            count += (*at)->childCount() == 0 ? 1 : 0;
        return count;
    };
    QTRY_COMPARE(leaves(), 1);
    Fix::type(desk(app).dock(), "messageSearch", QStringLiteral("nothing has this"));
    QTRY_VERIFY(!tree->isVisible());
    QVERIFY(Fix::part<QLabel>(desk(app).dock(), "messagesEmpty")->isVisible());
    Fix::part<QLineEdit>(desk(app).dock(), "messageSearch")->clear();
    QTRY_COMPARE(leaves(), int(all));
    // A folder goes with all that is in it, and comes back.
    tree->setCurrentItem(tree->topLevelItem(0));
    QTest::keyClick(tree, Qt::Key_Delete);
    QCOMPARE(desk(app).library().messages().size(), size_t(0));
    Fix::click(desk(app).dock(), "undoRemovalButton");
    QCOMPARE(desk(app).library().messages().size(), all);
}

void TestMessageDock::importsAndExports()
{
    Fix app;
    desk(app).addExamples();
    const size_t all = desk(app).library().messages().size();
    const QString path = app.folder.filePath(QStringLiteral("out.json"));
    QVERIFY(desk(app).exportFile(path));
    QCOMPARE(messagefile::loadFile(path).messages.size(), all);
    desk(app).importFile(path);
    QCOMPARE(desk(app).library().messages().size(), 2 * all);
    // A broken one is told with its place, and nothing changes.
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": \"socket-workbench/messages@1\",\n \"messages\": [{\"nam\": 1}]}");
    file.close();
    desk(app).importFile(path);
    auto *box = app.window->findChild<QMessageBox *>(QStringLiteral("messagesBox"));
    QVERIFY(box);
    QVERIFY2(box->informativeText().contains(QLatin1String("out.json:2:")), qPrintable(box->informativeText()));
    box->close();
    QCOMPARE(desk(app).library().messages().size(), 2 * all);
    QVERIFY(!desk(app).exportFile(app.folder.path()));
}

void TestMessageDock::keepsBetweenStarts()
{
    Fix app;
    const QString path = app.folder.filePath(QStringLiteral("messages.json"));
    desk(app).keepIn(path);
    desk(app).library().add(message("kept", "bytes"));
    app.restart();
    desk(app).keepIn(path);
    QCOMPARE(desk(app).library().messages().size(), size_t(1));
    QCOMPARE(desk(app).library().messages()[0].name, QStringLiteral("kept"));
}

void TestMessageDock::saysWhyNothingWasSent()
{
    Fix app;
    const int id = desk(app).library().add(message("lonely", "x"));
    desk(app).send(id);
    QVERIFY2(note(app).contains(QLatin1String("lonely")), qPrintable(note(app)));
    Message wrong = message("wrong", "${nonsense}");
    wrong.source.placeholders = PlaceholderScope::Message;
    QVERIFY(app.connectBoth());
    desk(app).send(desk(app).library().add(wrong));
    QVERIFY2(note(app).contains(QLatin1String("wrong")), qPrintable(note(app)));
    Message gone = message("gone", "");
    gone.file = app.folder.filePath(QStringLiteral("no such file"));
    desk(app).send(desk(app).library().add(gone));
    QTRY_VERIFY2(note(app).contains(QLatin1String("no such file")) || !note(app).contains(QLatin1String("wrong")),
                 qPrintable(note(app)));
    QCOMPARE(received(app), QByteArray());
}

void TestMessageDock::repeatsThroughThePanel()
{
    Fix app;
    QVERIFY(app.connectBoth());
    Fix::part<QPlainTextEdit>(app.client(), "textEdit")->setFocus();
    QTRY_COMPARE(app.window->currentPanel(), static_cast<EndpointPanel *>(&app.client()));
    Message beat = message("beat", "${counter},");
    beat.source.placeholders = PlaceholderScope::Message;
    beat.repeat = {true, 1, 5};
    desk(app).send(desk(app).library().add(beat));
    QTRY_COMPARE(received(app), QByteArray("1,2,3,4,5,"));
}

void TestMessageDock::namesEveryControl()
{
    Fix app;
    desk(app).addExamples();
    desk(app).show();
    desk(app).dock().choose(desk(app).library().messages()[0].id);
    const auto parts = desk(app).dock().findChildren<QWidget *>();
    for (const QWidget *part : parts) {
        const bool control = qobject_cast<const QAbstractButton *>(part) || qobject_cast<const QLineEdit *>(part)
            || qobject_cast<const QComboBox *>(part) || qobject_cast<const QTreeWidget *>(part);
        if (!control || part->objectName().startsWith(QLatin1String("qt_"))
            || qobject_cast<const QComboBox *>(part->parentWidget())
            || part->parentWidget()->inherits("QAbstractSpinBox") || part->parentWidget()->inherits("QKeySequenceEdit")
            || part->parentWidget()->inherits("QLineEdit"))
            continue;
        QVERIFY2(!part->objectName().isEmpty(), part->metaObject()->className());
        QVERIFY2(!part->accessibleName().isEmpty(), qPrintable(part->objectName()));
    }
}

QTEST_MAIN(TestMessageDock)
#include "tst_messagedock.moc"
