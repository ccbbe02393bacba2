// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "composer.h"
#include "elidedlabel.h"
#include "patience.h"
#include "theme.h"

using namespace sw;

class TestComposer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_composer.reset(); }
    void sendsExactlyWhatItShows();
    void marksAnErrorAndSendsNothing();
    void keepsSpacesThatLookLikeOthers();
    void tellsWhyNothingCanBeSent();
    void disablesTheLineEndingForHex();
    void bringsBackAllOfAnEntry();
    void boundsItsHistory();
    void editsReceivedBytes();
    void sendsAFileWhole();
    void refusesWhatIsNoFile();
    void restoresTheFileWhileThereIsOne();
    void showsWhatTheKernelTook();
    void keepsItsState();
    void namesEveryControl();
    void keepsFontsUnderAnotherParent();

private:
    template<typename Widget>
    Widget *part(const char *name) const
    {
        return m_composer->findChild<Widget *>(QLatin1StringView(name));
    }
    void choose(const char *combo, int index) const { part<QComboBox>(combo)->setCurrentIndex(index); }

    Theme m_theme{*qApp, ThemeChoice::Light};
    ComposerHistory m_history;
    std::unique_ptr<Composer> m_composer;
};

void TestComposer::init()
{
    m_history.clear();
    m_composer = std::make_unique<Composer>(m_theme, m_history);
    m_composer->resize(500, 300);
    m_composer->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_composer.get()));
}

void TestComposer::sendsExactlyWhatItShows()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    auto *edit = part<QPlainTextEdit>("textEdit");
    edit->setFocus();
    choose("formCombo", 1);
    choose("endingCombo", 2);
    QTest::keyClicks(edit, QStringLiteral("A\\x00\\n"));
    QCOMPARE(m_composer->bytes(), QByteArray("A\0\n\r\n", 5));
    QCOMPARE(part<ElidedLabel>("previewText")->text(), QStringLiteral("A\\x00\\n\\r\\n"));
    QCOMPARE(part<ElidedLabel>("previewHex")->text(), QStringLiteral("41 00 0a 0d 0a"));
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent[0][0].toByteArray(), QByteArray("A\0\n\r\n", 5));
    QCOMPARE(edit->toPlainText(), QStringLiteral("A\\x00\\n"));
    part<QCheckBox>("clearCheck")->setChecked(true);
    part<QPushButton>("sendButton")->click();
    QCOMPARE(sent.size(), 2);
    QVERIFY(edit->toPlainText().isEmpty());
}

void TestComposer::marksAnErrorAndSendsNothing()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    auto *edit = part<QPlainTextEdit>("textEdit");
    choose("formCombo", 2);
    edit->setPlainText(QStringLiteral("48 65 zz"));
    QVERIFY(!m_composer->isValid());
    QVERIFY(m_composer->bytes().isEmpty());
    QVERIFY(part<QLabel>("errorLabel")->isVisible());
    QVERIFY(part<QLabel>("errorLabel")->text().contains(u"'z'"));
    QVERIFY(!part<QWidget>("previewRow")->isVisible());
    const auto marks = edit->extraSelections();
    QCOMPARE(marks.size(), 1);
    QCOMPARE(marks[0].cursor.selectionStart(), 6);
    QCOMPARE(marks[0].format.underlineStyle(), QTextCharFormat::WaveUnderline);
    QVERIFY(!part<QPushButton>("sendButton")->isEnabled());
    edit->moveCursor(QTextCursor::Start);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(edit->textCursor().position(), 6);
    edit->setPlainText(QStringLiteral("48 65"));
    QVERIFY(m_composer->isValid());
    QVERIFY(edit->extraSelections().isEmpty());
    QVERIFY(!part<QWidget>("errorRow")->isVisible());
}

void TestComposer::keepsSpacesThatLookLikeOthers()
{
    part<QPlainTextEdit>("textEdit")->setPlainText(QStringLiteral("a\u00a0b\nc"));
    QCOMPARE(m_composer->bytes(),
             QByteArray("a\xc2\xa0"
                        "b\nc"));
}

void TestComposer::tellsWhyNothingCanBeSent()
{
    auto *button = part<QPushButton>("sendButton");
    QVERIFY(!button->isEnabled()); // no bytes
    QVERIFY2(button->toolTip().contains(u"no bytes") && button->toolTip().contains(u"empty message"),
             qPrintable(button->toolTip()));
    QVERIFY(!button->toolTip().isEmpty());
    part<QPlainTextEdit>("textEdit")->setPlainText(QStringLiteral("x"));
    QVERIFY(button->isEnabled());
    m_composer->setSendEnabled(false, QStringLiteral("<b>not connected"));
    QVERIFY(!button->isEnabled());
    QVERIFY(button->toolTip().contains(u"&lt;b&gt;not connected"));
    m_composer->setSendEnabled(true);
    m_composer->setSendCaption(QStringLiteral("Send to #1"));
    QVERIFY(button->isEnabled());
    QCOMPARE(button->text(), QStringLiteral("Send to #1"));
}

void TestComposer::disablesTheLineEndingForHex()
{
    auto *ending = part<QComboBox>("endingCombo");
    choose("endingCombo", 2);
    part<QPlainTextEdit>("textEdit")->setPlainText(QStringLiteral("41"));
    QCOMPARE(m_composer->bytes(), QByteArray("41\r\n"));
    const QString usual = ending->toolTip();
    choose("formCombo", 2);
    QVERIFY(!ending->isEnabled());
    QVERIFY(ending->toolTip() != usual);
    QCOMPARE(m_composer->bytes(), QByteArray("A"));
    choose("formCombo", 0);
    QVERIFY(ending->isEnabled());
}

void TestComposer::bringsBackAllOfAnEntry()
{
    const ComposerEntry old{QStringLiteral("你好"), PayloadForm::Escapes, TextEncoding::Gbk, LineEnding::Nul, {}, {}};
    m_composer->setEntry(old);
    m_composer->send();
    m_composer->setEntry({QStringLiteral("other"), PayloadForm::Text, TextEncoding::Utf8, LineEnding::None, {}, {}});
    m_composer->send();
    auto *menu = part<QMenu>("historyMenu");
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().at(0)->text(), QStringLiteral("other"));
    menu->actions().at(1)->trigger();
    QCOMPARE(m_composer->entry(), old);
    QCOMPARE(m_composer->bytes(), QByteArray("\xc4\xe3\xba\xc3\0", 5));
}

void TestComposer::boundsItsHistory()
{
    for (int i = 0; i < ComposerHistory::maxEntries + 5; ++i)
        m_history.add({QString::number(i), {}, {}, {}, {}, {}});
    QCOMPARE(m_history.entries().size(), size_t(ComposerHistory::maxEntries));
    QCOMPARE(m_history.entries().front().text, QString::number(ComposerHistory::maxEntries + 4));
    m_history.add({QStringLiteral("10"), {}, {}, {}, {}, {}});
    QCOMPARE(m_history.entries().size(), size_t(ComposerHistory::maxEntries));
    QCOMPARE(m_history.entries().front().text, QStringLiteral("10"));
    m_history.add({QString(ComposerHistory::maxEntryChars + 1, u'x'), {}, {}, {}, {}, {}});
    QCOMPARE(m_history.entries().front().text, QStringLiteral("10"));
    ComposerHistory copy;
    QJsonArray kept = m_history.toJson();
    kept.append(17);
    copy.restore(kept);
    QCOMPARE(copy.entries().size(), m_history.entries().size());
    QVERIFY(std::equal(copy.entries().begin(), copy.entries().end(), m_history.entries().begin()));
}

void TestComposer::editsReceivedBytes()
{
    choose("endingCombo", 2);
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all.append(static_cast<char>(i));
    m_composer->setPayload(all);
    QCOMPARE(m_composer->bytes(), all);
}

void TestComposer::sendsAFileWhole()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("data.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content = QByteArray("\0\r\n\xff", 4).repeated(1'000'000);
    QCOMPARE(file.write(content), content.size());
    file.close();
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    m_composer->setFile(file.fileName());
    QVERIFY(!m_composer->isValid());
    QVERIFY(!part<QPushButton>("sendButton")->isEnabled());
    QTRY_VERIFY(m_composer->isValid());
    QVERIFY(part<ElidedLabel>("fileLabel")->text().contains(u"data.bin"));
    QVERIFY(part<ElidedLabel>("fileLabel")->text().contains(u"MiB"));
    part<QPushButton>("sendButton")->click();
    QCOMPARE(sent.size(), 1);
    QVERIFY(sent[0][0].toByteArray() == content);
    part<QToolButton>("fileRemoveButton")->click();
    QVERIFY(part<QPlainTextEdit>("textEdit")->isVisible());
    QVERIFY(m_composer->bytes().isEmpty());
}

void TestComposer::refusesWhatIsNoFile()
{
    QTemporaryDir folder;
    for (const QString &path : {folder.path(), folder.filePath(QStringLiteral("none")), QStringLiteral("/dev/zero")}) {
        m_composer->setFile(path);
        QVERIFY(part<QLabel>("errorLabel")->isVisible());
        QVERIFY(!m_composer->isValid());
        QVERIFY(!part<QPushButton>("sendButton")->isEnabled());
    }
    m_composer->setFile(QString());
    QVERIFY(!part<QLabel>("errorLabel")->isVisible());
}

void TestComposer::restoresTheFileWhileThereIsOne()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("data.bin"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write("from a file"), 11);
    file.close();
    m_composer->setEntry({QStringLiteral("typed before"), {}, {}, {}, {}, {}});
    m_composer->setFile(path);
    const QJsonObject state = m_composer->saveState();
    Composer other(m_theme, m_history);
    other.restoreState(state);
    QTRY_COMPARE(other.bytes(), QByteArray("from a file"));
    // Gone, or a folder by now: the text that was typed, and no complaint.
    QVERIFY(file.remove());
    other.restoreState(state);
    QCOMPARE(other.bytes(), QByteArray("typed before"));
    QVERIFY(QDir().mkdir(path));
    other.restoreState(state);
    QCOMPARE(other.bytes(), QByteArray("typed before"));
}

void TestComposer::showsWhatTheKernelTook()
{
    auto *label = part<QLabel>("progressLabel");
    QVERIFY(!label->isVisible());
    QSignalSpy cancelled(m_composer.get(), &Composer::cancelRequested);
    m_composer->showProgress(5, 14, false);
    QVERIFY(label->text().contains(u"5 B") && label->text().contains(u"14 B"));
    part<QToolButton>("cancelButton")->click();
    QCOMPARE(cancelled.size(), 1);
    m_composer->showProgress(5, 14, true, QStringLiteral("Cancelled here."));
    QVERIFY(label->text().contains(u"5 B") && label->text().contains(u"Cancelled here."));
    QVERIFY(!part<QToolButton>("cancelButton")->isVisible());
    m_composer->showProgress(14, 14, true);
    QVERIFY(label->text().contains(u"14 B") && !label->text().contains(u"5 B"));
    m_composer->clearProgress();
    QVERIFY(!label->isVisible());
}

void TestComposer::keepsItsState()
{
    const ComposerEntry typed{QStringLiteral("41 42"), PayloadForm::Hex, TextEncoding::Latin1, LineEnding::Cr, {}, {}};
    m_composer->setEntry(typed);
    part<QCheckBox>("clearCheck")->setChecked(true);
    const QJsonObject state = m_composer->saveState();
    Composer other(m_theme, m_history);
    other.restoreState(state);
    QCOMPARE(other.entry(), typed);
    QCOMPARE(other.saveState(), state);
    other.restoreState({});
    QCOMPARE(other.entry(), ComposerEntry());
}

void TestComposer::namesEveryControl()
{
    for (const char *name :
         {"textEdit", "formCombo", "encodingCombo", "endingCombo", "fileButton", "historyButton", "clearCheck",
          "sendButton", "targetButton", "cancelButton", "errorButton", "fileRemoveButton"}) {
        const auto *widget = part<QWidget>(name);
        QVERIFY2(widget != nullptr, name);
        QVERIFY2(!widget->accessibleName().isEmpty() && !widget->toolTip().isEmpty(), name);
    }
}

void TestComposer::keepsFontsUnderAnotherParent()
{
    QWidget window;
    m_composer->setParent(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(part<QPlainTextEdit>("textEdit")->font().families(), m_theme.monospace().families());
    QCOMPARE(part<ElidedLabel>("previewHex")->palette().color(QPalette::WindowText),
             m_theme.color(ColorRole::MutedText));
    m_composer->setParent(nullptr);
}

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
