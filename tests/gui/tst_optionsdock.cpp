// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

#include "optionsdockfixture.h"
#include "patience.h"

using namespace sw;
using namespace sw::options;

/// The dock of socket options in the real window with real sockets.
class OptionsDockTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shownFromSomeWidth();
    void looksWithoutRows();
    void filters();
    void receiveBufferIsDoubled();
    void linger();
    void refusedName();
    void readOnly();
    void errorOnlyByButton();
    void followsTheSelection();
    void closedSocket();
    void presets();
};

void OptionsDockTest::shownFromSomeWidth()
{
    WindowFixture app;
    auto *dock = WindowFixture::part<OptionsDock>(*app.window, "optionsDock");
    app.window->resize(1100, 700);
    QTRY_VERIFY(dock->isHidden());
    app.window->resize(1500, 900);
    QTRY_VERIFY(dock->isVisible());
    // What a person chose stays, also after a restart.
    WindowFixture::part<QAction>(*app.window, "showOptionsAction")->trigger();
    QTRY_VERIFY(dock->isHidden());
    app.restart();
    app.window->resize(1600, 900);
    QTRY_VERIFY(WindowFixture::part<OptionsDock>(*app.window, "optionsDock")->isHidden());
}

void OptionsDockTest::looksWithoutRows()
{
    WindowFixture app;
    QVERIFY(open(app));
    const Dock dock(app);
    const QAbstractItemModelTester tester(&dock.model);
    const QAbstractItemModelTester shownTester(dock.view.model());
    QVERIFY(dock.model.optionCount() > 130);
    QCOMPARE(app.bytesOf(Call::Getsockopt), 0ULL);
    quint64 rows = 0;
    app.journal->visit(app.journal->firstRow(), app.journal->endRow(), [&rows](const JournalRow &row) {
        rows += row.entry().call == Call::Getsockopt ? 1 : 0;
        return true;
    });
    QCOMPARE(rows, 0ULL);
    QVERIFY(dock.text("optionsTitle").contains(QStringLiteral("fd ")));
    QVERIFY(dock.text("optionsCount").contains(QString::number(dock.model.optionCount())));
    QTRY_VERIFY(dock.state(level("IPPROTO_IP"), "IP_TTL")->fallback); // the probe has ended
}

void OptionsDockTest::filters()
{
    WindowFixture app;
    QVERIFY(open(app));
    const Dock dock(app);
    const auto *shown = dock.view.model();
    WindowFixture::type(dock.dock, "optionsFilter", QStringLiteral("keepidle"));
    QCOMPARE(shown->rowCount(), 2); // the explanation of SO_KEEPALIVE names it too
    QCOMPARE(dock.cell(level("IPPROTO_TCP"), "TCP_KEEPIDLE", OptionsModel::KernelColumn), QStringLiteral("7200 s"));
    QCOMPARE(dock.cell(level("IPPROTO_TCP"), "TCP_NODELAY", OptionsModel::NameColumn), QStringLiteral("(no row)"));
    WindowFixture::type(dock.dock, "optionsFilter", QStringLiteral("nothingofthekind"));
    QCOMPARE(shown->rowCount(), 0);
}

void OptionsDockTest::receiveBufferIsDoubled()
{
    WindowFixture app;
    QVERIFY(open(app));
    Dock dock(app);
    dock.choose(constant::solSocket, "SO_RCVBUF");
    WindowFixture::part<QDoubleSpinBox>(dock.dock, "optionNumber")->setValue(65536);
    WindowFixture::click(dock.dock, "optionSetButton");
    QTRY_COMPARE(dock.cell(constant::solSocket, "SO_RCVBUF", OptionsModel::KernelColumn),
                 QStringLiteral("131072 bytes ×2"));
    QCOMPARE(dock.cell(constant::solSocket, "SO_RCVBUF", OptionsModel::AskedColumn), QStringLiteral("65536 bytes"));
    const QString asked = dock.cell(constant::solSocket, "SO_RCVBUF", OptionsModel::AskedColumn);
    QVERIFY(dock.view.fontMetrics().horizontalAdvance(asked) + 6 <= dock.view.columnWidth(OptionsModel::AskedColumn));
    const QString kernel = dock.cell(constant::solSocket, "SO_RCVBUF", OptionsModel::KernelColumn);
    QVERIFY(dock.view.fontMetrics().horizontalAdvance(kernel) + 6 <= dock.view.columnWidth(OptionsModel::KernelColumn));
    QCOMPARE(dock.view.horizontalScrollBar()->maximum(), 0);
    QTRY_VERIFY(dock.text("optionCalls").contains(QStringLiteral("SO_RCVBUF, [65536]) = 0")));
    QVERIFY(dock.text("optionCalls").contains(QStringLiteral("[131072]")));
    // A person's call and the look after it are rows.
    int calls = 0;
    app.journal->visit(app.journal->firstRow(), app.journal->endRow(), [&calls](const JournalRow &row) {
        if (row.entry().endpoint != 0 && row.entry().call == Call::Getsockopt)
            ++calls;
        return true;
    });
    QCOMPARE(calls, 1);
    WindowFixture::click(dock.dock, "optionsChangedButton");
    QVERIFY(dock.cell(constant::solSocket, "SO_RCVBUF", 0) == QStringLiteral("SO_RCVBUF"));
    QCOMPARE(dock.cell(constant::solSocket, "SO_TYPE", 0), QStringLiteral("(no row)"));
}

void OptionsDockTest::linger()
{
    WindowFixture app;
    QVERIFY(open(app));
    Dock dock(app);
    dock.choose(constant::solSocket, "SO_LINGER");
    WindowFixture::part<QCheckBox>(dock.dock, "optionLingerOn")->setChecked(true);
    WindowFixture::part<QSpinBox>(dock.dock, "optionLingerSeconds")->setValue(3);
    WindowFixture::click(dock.dock, "optionSetButton");
    QTRY_COMPARE(dock.cell(constant::solSocket, "SO_LINGER", OptionsModel::KernelColumn), QStringLiteral("on, 3 s"));
    QTRY_VERIFY(dock.text("optionFacts").contains(QStringLiteral("default: off")));
}

void OptionsDockTest::refusedName()
{
    WindowFixture app;
    QVERIFY(open(app));
    Dock dock(app);
    dock.choose(constant::ipprotoTcp, "TCP_CONGESTION");
    auto *box = WindowFixture::part<QComboBox>(dock.dock, "optionText");
    QVERIFY(box->count() >= 1);
    box->setEditText(QStringLiteral("nosuch"));
    WindowFixture::click(dock.dock, "optionSetButton");
    QTRY_VERIFY(dock.text("optionProblem").contains(QStringLiteral("ENOENT")));
    QVERIFY(dock.cell(constant::ipprotoTcp, "TCP_CONGESTION", OptionsModel::AskedColumn)
                .contains(QStringLiteral("ENOENT")));
    QVERIFY(!dock.cell(constant::ipprotoTcp, "TCP_CONGESTION", OptionsModel::KernelColumn).isEmpty());
}

void OptionsDockTest::readOnly()
{
    WindowFixture app;
    QVERIFY(open(app));
    Dock dock(app);
    dock.choose(constant::ipprotoTcp, "TCP_INFO");
    QVERIFY(!WindowFixture::part(dock.dock, "optionSetButton")->isVisible());
    QVERIFY(dock.text("optionFacts").contains(QStringLiteral("read only")));
    QVERIFY(dock.cell(constant::ipprotoTcp, "TCP_INFO", OptionsModel::KernelColumn).contains(QStringLiteral("bytes")));
    dock.choose(constant::ipprotoTcp, "TCP_MD5SIG");
    QVERIFY(!WindowFixture::part(dock.dock, "optionReadButton")->isVisible());
    QCOMPARE(dock.cell(constant::ipprotoTcp, "TCP_MD5SIG", OptionsModel::KernelColumn), QStringLiteral("set only"));
}

void OptionsDockTest::errorOnlyByButton()
{
    WindowFixture app;
    QVERIFY(open(app));
    Dock dock(app);
    QCOMPARE(dock.cell(constant::solSocket, "SO_ERROR", OptionsModel::KernelColumn), QStringLiteral("on request"));
    dock.choose(constant::solSocket, "SO_ERROR");
    QVERIFY(WindowFixture::part(dock.dock, "optionReadButton")->toolTip().contains(QStringLiteral("clears")));
    WindowFixture::click(dock.dock, "optionReadButton");
    QTRY_COMPARE(dock.cell(constant::solSocket, "SO_ERROR", OptionsModel::KernelColumn), QStringLiteral("0: no error"));
}

void OptionsDockTest::followsTheSelection()
{
    WindowFixture app;
    QVERIFY(open(app));
    Dock dock(app);
    WindowFixture::part<QWidget>(app.server(), "textEdit")->setFocus();
    // The only connection is selected by itself or not: the listening socket or the connection, never the client.
    QTRY_COMPARE(dock.dock.session().target().endpoint, app.server().endpoint().id());
    auto *table = app.server().findChild<QTableView *>();
    table->clearSelection();
    QTRY_COMPARE(dock.dock.session().target().socket, app.server().server().listeningSocket());
    QTRY_VERIFY(dock.state(constant::solSocket, "SO_ACCEPTCONN")
                && dock.state(constant::solSocket, "SO_ACCEPTCONN")->kernel == QJsonValue(1));
    table->selectRow(0);
    QTRY_COMPARE(dock.dock.session().target().connection, 1U);
    QTRY_VERIFY(dock.text("optionsTitle").contains(QStringLiteral("connection #1")));
}

void OptionsDockTest::closedSocket()
{
    WindowFixture app;
    QVERIFY(open(app));
    Dock dock(app);
    WindowFixture::part<QWidget>(app.server(), "textEdit")->setFocus();
    app.server().findChild<QTableView *>()->selectRow(0);
    QTRY_COMPARE(dock.dock.session().target().connection, 1U);
    QTRY_VERIFY(dock.dock.session().isOpen());
    app.server().endpoint().close(dock.dock.session().target().socket);
    QTRY_VERIFY(dock.text("optionsNote").contains(QStringLiteral("closed")));
    QVERIFY(!dock.view.isEnabled());
    QVERIFY(!WindowFixture::part(dock.dock, "optionsRefreshButton")->isEnabled());
}

void OptionsDockTest::presets()
{
    WindowFixture app;
    WindowFixture::part<QAction>(*app.window, "showOptionsAction")->trigger();
    WindowFixture::part<QWidget>(app.server(), "textEdit")->setFocus();
    Dock dock(app);
    QTRY_VERIFY(dock.dock.session().isPreset());
    dock.choose(constant::ipprotoTcp, "TCP_NODELAY");
    WindowFixture::part<QComboBox>(dock.dock, "optionChoice")->setCurrentIndex(1);
    WindowFixture::click(dock.dock, "optionSetButton");
    // The kernel has said nothing yet: what a fresh socket has stands there.
    QVERIFY(dock.view.isColumnHidden(OptionsModel::KernelColumn));
    QVERIFY(!dock.view.isColumnHidden(OptionsModel::DefaultColumn));
    QTRY_COMPARE(dock.cell(constant::ipprotoTcp, "TCP_NODELAY", OptionsModel::DefaultColumn), QStringLiteral("off"));
    QTRY_COMPARE(app.server().presets().size(), std::size_t(1));
    app.restart();
    QCOMPARE(app.server().presets().size(), std::size_t(1));
    QVERIFY(app.connectBoth());
    const auto isSet = [&app] {
        bool found = false;
        app.journal->visit(app.journal->firstRow(), app.journal->endRow(), [&found](const JournalRow &row) {
            found = found
                || (row.entry().call == Call::Setsockopt && row.entry().error == 0
                    && row.record().arguments[0] == constant::ipprotoTcp);
            return true;
        });
        return found;
    };
    QTRY_VERIFY(isSet());
}

QTEST_MAIN(OptionsDockTest)
#include "tst_optionsdock.moc"
