// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a whole: what survives a restart, the language, names for assistive tools, its menus.
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSplitter>
#include <QStatusBar>
#include <QTabBar>
#include <QToolButton>

#include "composer.h"
#include "patience.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

/// Parts that belong to a composite control, which has the name.
bool isInner(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    return qobject_cast<const QScrollBar *>(&widget)
        || (parent
            && (parent->inherits("QComboBox") || parent->inherits("QAbstractSpinBox")
                || parent->inherits("QAbstractItemView") || parent->inherits("QTabBar")
                || parent->inherits("QComboBoxPrivateContainer")))
        || widget.objectName().startsWith(QLatin1String("qt_"));
}

bool hasName(const QWidget &widget)
{
    if (!widget.accessibleName().isEmpty())
        return true;
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    if (button && !button->text().isEmpty())
        return true;
    // A label's buddy is its name.
    const auto labels = widget.window()->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->buddy() == &widget && !label->text().isEmpty(); });
}

} // namespace

class TestMainWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstStartHasOneOfEachOnTheSamePort()
    {
        Fix fix;
        QCOMPARE(fix.window->servers().count(), 1);
        QCOMPARE(fix.window->clients().count(), 1);
        QCOMPARE(fix.server().settings().host, QStringLiteral("127.0.0.1"));
        QCOMPARE(fix.server().settings().port, fix.client().settings().port);
        QCOMPARE(fix.client().settings().port, quint16(9999));
    }

    void stateSurvivesARestartAndComesBackStopped()
    {
        Fix fix;
        QVERIFY(fix.connectBoth());
        const quint16 port = fix.client().settings().port;
        Fix::part<QPlainTextEdit>(fix.client(), "textEdit")->setPlainText(QStringLiteral("kept text"));
        ServerPanel *second = fix.window->addServer();
        Fix::type(*second, "portEdit", QStringLiteral("7777"));
        Fix::part<QComboBox>(*second, "addressBox")->setEditText(QStringLiteral("::1"));
        fix.restart();
        QCOMPARE(fix.window->servers().count(), 2);
        QCOMPARE(fix.window->clients().count(), 1);
        QCOMPARE(fix.server().settings().port, quint16(7777)); // the tab that was in front
        QCOMPARE(fix.server().settings().host, QStringLiteral("::1"));
        QCOMPARE(fix.client().settings().port, port);
        QCOMPARE(Fix::part<QPlainTextEdit>(fix.client(), "textEdit")->toPlainText(), QStringLiteral("kept text"));
        QCOMPARE(Fix::part<QComboBox>(fix.client(), "hostBox")->itemText(0), QStringLiteral("127.0.0.1"));
        for (const EndpointPanel *panel : fix.window->servers().panels())
            QCOMPARE(panel->endpoint().state(), EndpointState::Stopped);
        QCOMPARE(fix.client().client().state(), EndpointState::Stopped);
    }

    void aWindowWithoutPanelsStaysSo()
    {
        Fix fix;
        fix.window->servers().closePanel(0);
        fix.window->clients().closePanel(0);
        QVERIFY(!fix.window->currentPanel());
        QVERIFY(!Fix::part<QAction>(*fix.window, "startAction")->isEnabled());
        fix.restart();
        QCOMPARE(fix.window->servers().count() + fix.window->clients().count(), 0);
        Fix::part<QAction>(*fix.window, "newServerAction")->trigger();
        QCOMPARE(fix.window->servers().count(), 1);
    }

    void closingATabClosesItsSockets()
    {
        Fix fix;
        QVERIFY(fix.connectBoth());
        QVERIFY(!fix.backend->sockets().empty());
        fix.window->servers().closePanel(0);
        fix.window->clients().closePanel(0);
        QTRY_VERIFY(fix.backend->sockets().empty());
    }

    void startKeyWorksOnThePanelInUse()
    {
        Fix fix;
        fix.window->activateWindow();
        Fix::type(fix.server(), "portEdit", QStringLiteral("0"));
        Fix::part<QLineEdit>(fix.server(), "portEdit")->setFocus();
        Fix::part<QAction>(*fix.window, "startAction")->trigger();
        QTRY_COMPARE(fix.server().server().state(), EndpointState::Listening);
        QTRY_VERIFY(!Fix::part<QAction>(*fix.window, "startAction")->isEnabled());
        Fix::part<QAction>(*fix.window, "stopAction")->trigger();
        QTRY_COMPARE(fix.server().server().state(), EndpointState::Stopped);
    }

    void sendAgainFromTheLog()
    {
        Fix fix;
        QVERIFY(fix.connectBoth());
        Fix::compose(fix.client(), QStringLiteral("again"));
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(5));
        Q_EMIT fix.window->log().sendAgain(fix.client().endpoint().id(), 0, "again");
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(10));
        Q_EMIT fix.window->log().editAndSend(fix.client().endpoint().id(), 0, QByteArray("\x00\xff", 2));
        QCOMPARE(fix.client().composer().bytes(), QByteArray("\x00\xff", 2));
        // An endpoint that is gone: the bytes are kept in the composer of the panel in use, and the window says so.
        Q_EMIT fix.window->log().sendAgain(9999, 0, "gone");
        QCOMPARE(fix.window->currentPanel()->composer().bytes(), QByteArray("gone"));
        QVERIFY(!fix.window->statusBar()->currentMessage().isEmpty());
    }

    void theStatusHasTheExactTotals()
    {
        Fix fix;
        QVERIFY(fix.connectBoth());
        Fix::compose(fix.client(), QStringLiteral("hello"));
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(5));
        for (const char *name : {"statusIn", "statusOut"}) {
            const auto *label = Fix::part<QLabel>(*fix.window, name);
            QTRY_VERIFY2(label->toolTip().contains(QStringLiteral("Since the start: 5 bytes")),
                         qPrintable(label->toolTip()));
        }
        const auto *log = Fix::part<QLabel>(*fix.window, "statusLog");
        QTRY_VERIFY(log->toolTip().contains(
            QStringLiteral("Since the start: %1 rows").arg(QLocale().toString(fix.journal->counts().rows))));
    }

    void everyControlHasANameForAssistiveTools()
    {
        Fix fix;
        Fix::click(fix.server(), "moreButton");
        Fix::click(fix.client(), "moreButton");
        QVERIFY(fix.connectBoth());
        QStringList nameless;
        const auto widgets = fix.window->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (widget->focusPolicy() == Qt::NoFocus || isInner(*widget) || !widget->isVisibleTo(fix.window.get()))
                continue;
            if (!hasName(*widget))
                nameless.append(QStringLiteral("%1 %2 in %3")
                                    .arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName(),
                                         widget->parentWidget() ? widget->parentWidget()->objectName() : QString()));
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
    }

    void disabledControlsSayWhy()
    {
        Fix fix;
        QStringList silent;
        const auto buttons = fix.window->findChildren<QAbstractButton *>();
        for (const QAbstractButton *button : buttons) {
            if (!button->isEnabled() && button->isVisible() && button->toolTip().isEmpty() && !isInner(*button))
                silent.append(button->objectName() + u' ' + button->text());
        }
        QVERIFY2(silent.isEmpty(), qPrintable(silent.join(QLatin1Char('\n'))));
    }

    void languageSwitchesLive()
    {
        Fix fix;
        QVERIFY(fix.connectBoth());
        const QString file = fix.window->menuBar()->actions().constFirst()->text();
        Fix::part<QAction>(*fix.window, "language_zh_CN")->trigger();
        QCOMPARE(fix.languages.current(), QStringLiteral("zh_CN"));
        QCOMPARE(fix.settings->text(Setting::Language), QStringLiteral("zh_CN"));
        QVERIFY(Fix::part<QAction>(*fix.window, "language_zh_CN")->isChecked());
        Fix::click(*fix.window, "languageButton");
        QCOMPARE(fix.languages.current(), QStringLiteral("en"));
        QCOMPARE(fix.window->menuBar()->actions().constFirst()->text(), file);
        QCOMPARE(Fix::part<QPushButton>(fix.server(), "startButton")->text(), QStringLiteral("Stop"));
    }

    void presentationEnlargesAndComesBack()
    {
        Fix fix;
        const qreal before = QApplication::font().pointSizeF();
        const qreal mono = Fix::part<QLineEdit>(fix.server(), "portEdit")->font().pointSizeF();
        fix.window->setPresentation(true);
        QVERIFY(QApplication::font().pointSizeF() > before);
        QVERIFY(Fix::part<QLineEdit>(fix.server(), "portEdit")->font().pointSizeF() > mono);
        fix.window->setPresentation(false);
        QCOMPARE(QApplication::font().pointSizeF(), before);
        QCOMPARE(Fix::part<QLineEdit>(fix.server(), "portEdit")->font().pointSizeF(), mono);
    }

    void nothingIsWiderThanASmallWindow()
    {
        Fix fix;
        fix.window->resize(1100, 700);
        QTRY_VERIFY(fix.window->width() <= 1100);
        QVERIFY2(fix.window->minimumSizeHint().width() <= 1100,
                 qPrintable(QString::number(fix.window->minimumSizeHint().width())));
        QVERIFY2(fix.window->minimumSizeHint().height() <= 700,
                 qPrintable(QString::number(fix.window->minimumSizeHint().height())));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
