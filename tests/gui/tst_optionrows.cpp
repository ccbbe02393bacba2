// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QToolButton>

#include "optionsdockfixture.h"
#include "patience.h"

using namespace sw;
using namespace sw::options;

namespace {

/// Every option that is read just to be shown has a value, or the errno that says why not.
bool isAllTold(const OptionsModel &model)
{
    const auto options = model.options();
    return !options.empty() && std::all_of(options.begin(), options.end(), [&model](const SocketOption *option) {
        const OptionState *state = model.state(*option);
        return !option->isReadable() || option->reading != OptionReading::Harmless || state->kernel
            || state->readError != 0;
    });
}

} // namespace

/// What the rows of the options say, for every kind of socket.
class OptionRowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfSocket_data();
    void everyKindOfSocket();
    void saidAtTheRow();
    void whatTheRecipeAskedFor();
    void allAreReadAgain();
    void valuesTheKernelRefuses();
    void flagsArePicked();
};

void OptionRowsTest::everyKindOfSocket_data()
{
    QTest::addColumn<PanelKind>("kind");
    QTest::addColumn<WhoRole>("side");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("hasLevel");
    QTest::addColumn<QString>("lacksLevel");
    const QString path = QStringLiteral("@sw-options-%1").arg(QCoreApplication::applicationPid());
    QTest::newRow("UDP over IPv4") << PanelKind::Udp << WhoRole::Server << QStringLiteral("127.0.0.1") << "IPPROTO_UDP"
                                   << "IPPROTO_IPV6";
    QTest::newRow("UDP over IPv6") << PanelKind::Udp << WhoRole::Server << QStringLiteral("::1") << "IPPROTO_IPV6"
                                   << "IPPROTO_TCP";
    QTest::newRow("unix stream, listening") << PanelKind::UnixStream << WhoRole::Server << path << "SOL_SOCKET"
                                            << "IPPROTO_IP";
    QTest::newRow("unix datagram") << PanelKind::UnixDatagram << WhoRole::Server << path << "SOL_SOCKET"
                                   << "IPPROTO_UDP";
    QTest::newRow("unix seqpacket") << PanelKind::UnixSeqpacket << WhoRole::Server << path << "SOL_SOCKET"
                                    << "IPPROTO_TCP";
    QTest::newRow("TCP, listening") << PanelKind::Tcp << WhoRole::Server << QStringLiteral("127.0.0.1") << "IPPROTO_TCP"
                                    << "IPPROTO_UDP";
    QTest::newRow("TCP over IPv6") << PanelKind::Tcp << WhoRole::Server << QStringLiteral("::1") << "IPPROTO_IPV6"
                                   << "IPPROTO_UDP";
}

void OptionRowsTest::everyKindOfSocket()
{
    QFETCH(PanelKind, kind);
    QFETCH(WhoRole, side);
    QFETCH(QString, address);
    QFETCH(QString, hasLevel);
    QFETCH(QString, lacksLevel);
    WindowFixture app;
    WindowFixture::part<QAction>(*app.window, "showOptionsAction")->trigger();
    EndpointPanel *panel = app.window->addPanel(side, kind);
    const Dock dock(app);
    if (isUnixKind(kind)) {
        WindowFixture::type(*panel, "pathEdit", address);
    } else {
        WindowFixture::part<QComboBox>(*panel, "addressBox")->setEditText(address);
        WindowFixture::type(*panel, "portEdit", QStringLiteral("0"));
    }
    // Before the start: what the kernel would give such a socket, or why not.
    WindowFixture::part<QWidget>(*panel, "textEdit")->setFocus();
    QTRY_VERIFY(dock.dock.session().isPreset());
    QTRY_VERIFY(dock.state(constant::solSocket, "SO_RCVBUF") && dock.state(constant::solSocket, "SO_RCVBUF")->fallback);
    panel->begin();
    QTRY_VERIFY(dock.dock.session().isOpen());
    QTRY_VERIFY(isAllTold(dock.model));
    const auto levels = [&dock] {
        QStringList names;
        for (int row = 0; row < dock.model.rowCount(); ++row)
            names.append(dock.model.index(row, 0).data().toString());
        return names;
    };
    QVERIFY(levels().contains(hasLevel));
    QVERIFY(!levels().contains(lacksLevel));
    for (const SocketOption *option : dock.model.options()) {
        const QString shown = dock.cell(option->level, option->name, OptionsModel::KernelColumn);
        QVERIFY2(!shown.isEmpty(), option->name);
    }
    QTRY_VERIFY(
        dock.cell(constant::solSocket, "SO_RCVBUF", OptionsModel::DefaultColumn).contains(QStringLiteral("bytes")));
    panel->end();
    QTRY_VERIFY(panel->endpoint().isIdle());
    QTRY_VERIFY(dock.dock.session().isPreset());
}

void OptionRowsTest::saidAtTheRow()
{
    WindowFixture app;
    QVERIFY(open(app));
    const Dock dock(app);
    QTRY_VERIFY(isAllTold(dock.model));
    const auto asked = [&dock](int ofLevel, const char *name) {
        return dock.cell(ofLevel, name, OptionsModel::AskedColumn);
    };
    const auto kernel = [&dock](int ofLevel, const char *name) {
        return dock.cell(ofLevel, name, OptionsModel::KernelColumn);
    };
    QCOMPARE(asked(constant::solSocket, "SO_TYPE"), QStringLiteral("read only"));
    QCOMPARE(kernel(constant::solSocket, "SO_TYPE"), QStringLiteral("SOCK_STREAM"));
    QCOMPARE(kernel(constant::solSocket, "SO_DOMAIN"), QStringLiteral("AF_INET"));
    QCOMPARE(kernel(constant::solSocket, "SO_PROTOCOL"), QStringLiteral("IPPROTO_TCP"));
    QCOMPARE(kernel(constant::solSocket, "SO_PEEK_OFF"), QStringLiteral("off"));
    QCOMPARE(kernel(constant::solSocket, "SO_PEERCRED"), QStringLiteral("no unix peer"));
    QCOMPARE(asked(constant::solSocket, "SO_PASSCRED"), QStringLiteral("unsupported"));
    QCOMPARE(kernel(constant::solSocket, "SO_PASSCRED"), QStringLiteral("EOPNOTSUPP"));
    QVERIFY(kernel(constant::ipprotoTcp, "TCP_INFO").startsWith(QStringLiteral("ESTABLISHED, rtt ")));
    // The state of another socket is no default.
    QCOMPARE(dock.cell(constant::ipprotoTcp, "TCP_INFO", OptionsModel::DefaultColumn), QString());
    QCOMPARE(dock.cell(constant::solSocket, "SO_COOKIE", OptionsModel::DefaultColumn), QString());
    QVERIFY(!dock.state(constant::solSocket, "SO_COOKIE")->isChanged());
    dock.dock.chooseOption(constant::ipprotoTcp, optionNumber(constant::ipprotoTcp, "TCP_INFO").value());
    QTRY_VERIFY(dock.text("optionMembers").contains(QStringLiteral("snd_cwnd ")));
    dock.dock.chooseOption(constant::solSocket, optionNumber(constant::solSocket, "SO_RCVBUF").value());
    QTRY_VERIFY(dock.text("optionExplanation").contains(QStringLiteral("net.core.rmem_max is ")));
}

void OptionRowsTest::whatTheRecipeAskedFor()
{
    WindowFixture app;
    // Nobody looks while it starts.
    PresetOptions presets{{constant::solSocket, optionNumber(constant::solSocket, "SO_RCVBUF").value(), 40000}};
    app.server().setPresets(presets);
    QVERIFY(app.connectBoth());
    WindowFixture::part<QAction>(*app.window, "showOptionsAction")->trigger();
    WindowFixture::part<QWidget>(app.server(), "textEdit")->setFocus();
    const Dock dock(app);
    QTRY_COMPARE(dock.dock.session().target().socket, app.server().server().listeningSocket());
    QTRY_COMPARE(dock.cell(constant::solSocket, "SO_RCVBUF", OptionsModel::AskedColumn), QStringLiteral("40000 bytes"));
    QTRY_COMPARE(dock.cell(constant::solSocket, "SO_RCVBUF", OptionsModel::KernelColumn),
                 QStringLiteral("80000 bytes ×2"));
    QCOMPARE(dock.cell(constant::solSocket, "SO_REUSEADDR", OptionsModel::AskedColumn), QStringLiteral("on"));
}

void OptionRowsTest::allAreReadAgain()
{
    WindowFixture app;
    QVERIFY(open(app));
    Dock dock(app);
    QTRY_VERIFY(isAllTold(dock.model));
    const auto locks = [&dock] { return dock.cell(constant::solSocket, "SO_BUF_LOCK", OptionsModel::KernelColumn); };
    if (locks() != QStringLiteral("0"))
        QSKIP("This kernel has no SO_BUF_LOCK.");
    dock.choose(constant::solSocket, "SO_RCVBUF");
    WindowFixture::part<QDoubleSpinBox>(dock.dock, "optionNumber")->setValue(65536);
    WindowFixture::click(dock.dock, "optionSetButton");
    QTRY_COMPARE(locks(), QStringLiteral("SOCK_RCVBUF_LOCK"));
}

void OptionRowsTest::valuesTheKernelRefuses()
{
    WindowFixture app;
    QVERIFY(open(app));
    Dock dock(app);
    dock.choose(constant::ipprotoTcp, "TCP_KEEPIDLE");
    WindowFixture::part<QDoubleSpinBox>(dock.dock, "optionNumber")->setValue(40000);
    QTRY_VERIFY(dock.text("optionProblem").contains(QStringLiteral("Outside 1 to 32767")));
    WindowFixture::click(dock.dock, "optionSetButton");
    QTRY_VERIFY(dock.text("optionProblem").contains(QStringLiteral("EINVAL")));
    QCOMPARE(dock.cell(constant::ipprotoTcp, "TCP_KEEPIDLE", OptionsModel::AskedColumn),
             QStringLiteral("40000 s ✕ EINVAL"));
    QCOMPARE(dock.cell(constant::ipprotoTcp, "TCP_KEEPIDLE", OptionsModel::KernelColumn), QStringLiteral("7200 s"));
}

void OptionRowsTest::flagsArePicked()
{
    WindowFixture app;
    QVERIFY(open(app));
    Dock dock(app);
    dock.choose(constant::solSocket, "SO_TIMESTAMPING");
    auto *button = WindowFixture::part<QToolButton>(dock.dock, "optionFlags");
    QVERIFY(button);
    button->menu()->findChild<QAction *>(QStringLiteral("SOF_TIMESTAMPING_SOFTWARE"))->trigger();
    button->menu()->findChild<QAction *>(QStringLiteral("SOF_TIMESTAMPING_RX_SOFTWARE"))->trigger();
    WindowFixture::click(dock.dock, "optionSetButton");
    QTRY_COMPARE(dock.state(constant::solSocket, "SO_TIMESTAMPING")->kernel, std::optional(QJsonValue(24)));
}

QTEST_MAIN(OptionRowsTest)
#include "tst_optionrows.moc"
