// SPDX-License-Identifier: GPL-3.0-or-later
// Panels that misbehave on purpose, set by hand: what the dialog offers, what the panel says of it, what is kept.
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QSpinBox>

#include "datagrampanel.h"
#include "elidedlabel.h"
#include "misbehavebar.h"
#include "misbehaver.h"
#include "patience.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

QDialog &open(const EndpointPanel &panel)
{
    panel.findChild<QAction *>(QStringLiteral("misbehaveAction"))->trigger();
    return *panel.findChild<QDialog *>(QStringLiteral("misbehaveDialog"));
}

QString line(const EndpointPanel &panel)
{
    return Fix::part<ElidedLabel>(panel, "misbehaveLine")->text();
}

void check(const QDialog &dialog, const char *name, bool on = true)
{
    auto *box = Fix::part<QCheckBox>(dialog, name);
    if (box->isChecked() != on)
        box->click();
}

} // namespace

class TestMisbehavePanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_app = std::make_unique<WindowFixture>(); }
    void cleanup() { m_app.reset(); }

    void neverReadsBlocksTheOtherPanel();
    void byteByByte();
    void qtSaysWhyNot();
    void behavesAgain();
    void datagramsHaveFaultsOnly();
    void isKept();
    void stepModeMisbehavesNotByItself();

private:
    std::unique_ptr<WindowFixture> m_app;
};

void TestMisbehavePanels::neverReadsBlocksTheOtherPanel()
{
    const ServerPanel &server = m_app->server();
    QVERIFY(!Fix::part<>(server, "misbehaveBar")->isVisible());
    const QDialog &dialog = open(server);
    QVERIFY(dialog.isVisible());
    check(dialog, "neverReadsBox");
    QVERIFY(Fix::part<>(server, "misbehaveBar")->isVisible());
    QVERIFY(line(server).contains(QStringLiteral("never reads")));
    QVERIFY(m_app->connectBoth());
    Fix::compose(m_app->client(), QStringLiteral("unheard"));
    QTRY_COMPARE(m_app->bytesOf(Call::Send), 7U);
    QTRY_VERIFY(m_app->backend->facts(server.server().connections().front().socket)->readingPaused);
    QCOMPARE(m_app->bytesOf(Call::Recv), 0U);
    check(dialog, "neverReadsBox", false);
    QTRY_COMPARE(m_app->bytesOf(Call::Recv), 7U);
    QVERIFY(!Fix::part<>(server, "misbehaveBar")->isVisible());
}

void TestMisbehavePanels::byteByByte()
{
    ClientPanel &client = m_app->client();
    QVERIFY(m_app->connectBoth());
    const QDialog &dialog = open(client);
    QVERIFY(!Fix::part<>(dialog, "acceptLateBox")->isVisible()); // it accepts nothing
    check(dialog, "byteByByteBox");
    QCOMPARE(Fix::part<QSpinBox>(dialog, "splitMaxBox")->value(), 1);
    QVERIFY(line(client).contains(QStringLiteral("pieces of 1 bytes")));
    Fix::compose(client, QStringLiteral("abc"));
    QTRY_COMPARE(m_app->bytesOf(Call::Recv), 3U);
    int sends = 0;
    const auto count = [&] {
        sends = 0;
        m_app->journal->visit(m_app->journal->firstRow(), m_app->journal->endRow(), [&](const JournalRow &row) {
            sends += row.entry().kind == RecordKind::Call && row.entry().call == Call::Send;
            return true;
        });
        return sends;
    };
    QTRY_COMPARE(count(), 3);
    QTRY_VERIFY(Fix::part<QLabel>(client, "progressLabel")->text().contains(QStringLiteral("3")));
    check(dialog, "byteByByteBox", false);
    QVERIFY(line(client).isEmpty());
}

void TestMisbehavePanels::qtSaysWhyNot()
{
    const ServerPanel &server = m_app->server();
    const QDialog &dialog = open(server);
    check(dialog, "halfClosesBox");
    QVERIFY(!line(server).isEmpty());
    auto *backends = Fix::part<QComboBox>(server, "backendBox");
    backends->setCurrentIndex(backends->findData(static_cast<int>(BackendKind::Qt)));
    for (const char *name : {"acceptLateBox", "neverReadsBox", "closesUnreadBox", "halfClosesBox"}) {
        const auto *box = Fix::part<QCheckBox>(dialog, name);
        QVERIFY2(!box->isEnabled(), name);
        QVERIFY2(box->toolTip().contains(QStringLiteral("Q")), name);
    }
    QVERIFY(line(server).isEmpty()); // nothing of it would happen
    QVERIFY(Fix::part<>(dialog, "byteByByteBox")->isEnabled());
}

void TestMisbehavePanels::behavesAgain()
{
    const ServerPanel &server = m_app->server();
    const QDialog &dialog = open(server);
    check(dialog, "acceptLateBox");
    Fix::part<QSpinBox>(dialog, "acceptLateMs")->setValue(250);
    check(dialog, "closesUnreadBox");
    QVERIFY(!Fix::part<>(dialog, "neverReadsBox")->isEnabled());
    Fix::part<QSpinBox>(dialog, "seedBox")->setValue(5);
    QVERIFY(line(server).contains(QStringLiteral("accepts 250 ms late")));
    QVERIFY(line(server).contains(QStringLiteral("closes without reading")));
    Fix::click(dialog, "behaveAgainButton");
    QVERIFY(line(server).isEmpty());
    MisbehaveSettings seedOnly;
    seedOnly.faults.seed = 5;
    QVERIFY(Misbehaver::of(server.server())->settings() == seedOnly);
}

void TestMisbehavePanels::datagramsHaveFaultsOnly()
{
    auto *panel = m_app->window->addPanel(WhoRole::Client, PanelKind::Udp);
    const QDialog &dialog = open(*panel);
    QVERIFY(!Fix::part<>(dialog, "neverReadsBox")->isVisible());
    QVERIFY(!Fix::part<>(dialog, "byteByByteBox")->isVisible());
    Fix::part<QSpinBox>(dialog, "dropPercentBox")->setValue(30);
    QVERIFY(line(*panel).contains(QStringLiteral("drop 30 %")));
}

void TestMisbehavePanels::isKept()
{
    check(open(m_app->client()), "neverReadsBox");
    m_app->restart();
    QVERIFY(line(m_app->client()).contains(QStringLiteral("never reads")));
    QVERIFY(Misbehaver::of(m_app->client().client())->settings().manners.neverReads);
}

void TestMisbehavePanels::stepModeMisbehavesNotByItself()
{
    ServerPanel &server = m_app->server();
    check(open(server), "neverReadsBox");
    auto *bar = Fix::part<>(server, "misbehaveBar");
    QVERIFY(bar->isVisible());
    server.setMode(PanelMode::StepByStep);
    QTRY_VERIFY(!bar->isVisible());
    server.setMode(PanelMode::Automatic);
    QTRY_VERIFY(bar->isVisible());
}

QTEST_MAIN(TestMisbehavePanels)
#include "tst_misbehavepanels.moc"
