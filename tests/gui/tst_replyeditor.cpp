// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "replyeditor.h"
#include "theme.h"

using namespace sw;

class TestReplyEditor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatItWasGiven();
    void tellsEachChangeOfAPerson();
    void keepsQuietWhileAFieldIsWrong();
    void ignoresAFieldThatIsNotNeeded();

private:
    Theme m_theme{*qApp, ThemeChoice::Light};
    std::unique_ptr<ReplyEditor> m_editor;
    QComboBox *m_kind = nullptr;
    QLineEdit *m_bytes = nullptr;
    QLineEdit *m_greeting = nullptr;
};

void TestReplyEditor::init()
{
    m_editor = std::make_unique<ReplyEditor>(m_theme);
    m_kind = m_editor->findChild<QComboBox *>(QStringLiteral("kindCombo"));
    m_bytes = m_editor->findChild<QLineEdit *>(QStringLiteral("bytesEdit"));
    m_greeting = m_editor->findChild<QLineEdit *>(QStringLiteral("greetingEdit"));
    QVERIFY(m_kind && m_bytes && m_greeting);
    m_editor->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
}

void TestReplyEditor::showsWhatItWasGiven()
{
    QSignalSpy changed(m_editor.get(), &ReplyEditor::changed);
    ReplySettings settings;
    settings.rule = {ReplyKind::Fixed, QByteArray("\0\xff\r\n", 4)};
    settings.greeting = "220 hi\r\n";
    settings.closeAfterPeer = false;
    m_editor->setSettings(settings);
    QCOMPARE(changed.size(), 0);
    QVERIFY(m_editor->settings() == settings);
    QVERIFY(m_bytes->isVisible());
    QCOMPARE(m_greeting->text(), QStringLiteral("220 hi\\r\\n"));
    m_editor->setSettings(ReplySettings());
    QVERIFY(!m_bytes->isVisible());
}

void TestReplyEditor::tellsEachChangeOfAPerson()
{
    QSignalSpy changed(m_editor.get(), &ReplyEditor::changed);
    m_kind->setCurrentIndex(2);
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_bytes->isVisible());
    m_bytes->setText(QStringLiteral("Echo: "));
    QCOMPARE(m_editor->settings().rule.kind, ReplyKind::EchoWithPrefix);
    QCOMPARE(m_editor->settings().rule.bytes, QByteArray("Echo: "));
    m_editor->findChild<QCheckBox *>(QStringLiteral("closeCheck"))->click();
    QCOMPARE(changed.size(), 3);
    QVERIFY(!m_editor->settings().closeAfterPeer);
    m_editor->findChild<QSpinBox *>(QStringLiteral("receiveSpin"))->setValue(5);
    QCOMPARE(changed.size(), 4);
    QCOMPARE(m_editor->settings().receiveBytes, 5);
}

void TestReplyEditor::keepsQuietWhileAFieldIsWrong()
{
    m_greeting->setText(QStringLiteral("ok"));
    QSignalSpy changed(m_editor.get(), &ReplyEditor::changed);
    m_greeting->setText(QStringLiteral("ok\\q"));
    auto *error = m_editor->findChild<QLabel *>(QStringLiteral("errorLabel"));
    QVERIFY(error->isVisible());
    QVERIFY(error->text().contains(u"\\q"));
    QVERIFY(error->text().contains(u'3'));
    QVERIFY(!m_editor->isValid());
    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_editor->settings().greeting, QByteArray("ok"));
    m_greeting->setText(QStringLiteral("ok\\n"));
    QVERIFY(!error->isVisible());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_editor->settings().greeting, QByteArray("ok\n"));
}

void TestReplyEditor::ignoresAFieldThatIsNotNeeded()
{
    m_kind->setCurrentIndex(3);
    m_bytes->setText(QStringLiteral("\\x"));
    QVERIFY(!m_editor->isValid());
    m_kind->setCurrentIndex(1);
    QVERIFY(m_editor->isValid());
    QCOMPARE(m_editor->settings().rule.kind, ReplyKind::Echo);
}

QTEST_MAIN(TestReplyEditor)
#include "tst_replyeditor.moc"
