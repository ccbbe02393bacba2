// SPDX-License-Identifier: GPL-3.0-or-later
// Panels of every kind are opened, used and closed, also in ways that fail; afterwards as many descriptors are open as before.
#include "descriptors.h"
#include "panelkind.h"
#include "patience.h"
#include "privatenetwork.h"
#include "stepactor.h"
#include "stepclicks.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

bool settled(const EndpointPanel &panel)
{
    const EndpointState state = panel.endpoint().state();
    return state != EndpointState::Starting && state != EndpointState::Resolving && state != EndpointState::Connecting
        && state != EndpointState::Stopping;
}

/// Starts it, lets it run or fail, and stops it.
bool use(EndpointPanel &panel)
{
    panel.begin();
    if (!waitUntil([&] { return settled(panel); }))
        return false;
    panel.end();
    return waitUntil([&] { return panel.endpoint().isIdle(); });
}

} // namespace

class TestNothingLeaks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void panelsOfEveryKind()
    {
        const Fix fix;
        QVERIFY(waitUntil([&] { return fix.window->offer().isKnown(); }));
        std::vector<EndpointPanel *> panels;
        for (const WhoRole side : {WhoRole::Server, WhoRole::Client}) {
            for (const PanelKind kind : panelKindsOf(side)) {
                panels.push_back(fix.window->addPanel(side, kind));
                if (isUnixKind(kind)) {
                    const QString path = fix.folder.filePath(QStringLiteral("sock-") + panelKindKey(kind));
                    Fix::type(*panels.back(), "pathEdit", path);
                }
            }
        }
        const auto round = [&] {
            for (EndpointPanel *panel : panels)
                QVERIFY2(use(*panel), qPrintable(panel->title()));
            // Clients first: nobody is there, and they fail.
            for (auto it = panels.rbegin(); it != panels.rend(); ++it)
                QVERIFY2(use(**it), qPrintable((*it)->title()));
            QTRY_VERIFY(fix.backend->sockets().empty());
        };
        round(); // makes what is made once
        QTRY_COMPARE(fix.backend->runningCalls().size(), 0U);
        const int before = openDescriptorCount();
        for (int i = 0; i < 3; ++i)
            round();
        QTRY_COMPARE(openDescriptorCount(), before);
    }

    void connectionsByClicks()
    {
        const Fix fix;
        clicks::stepMode(fix);
        clicks::connectByClicks(fix);
        const auto startOver = [&] {
            for (const EndpointPanel *panel :
                 std::initializer_list<const EndpointPanel *>{&fix.server(), &fix.client()})
                Fix::click(*panel, "startOverButton");
            return waitUntil([&] {
                return fix.backend->sockets().empty() && fix.server().bench()->actor().calls().empty()
                    && fix.client().bench()->actor().calls().empty();
            });
        };
        QVERIFY(startOver());
        const int before = openDescriptorCount();
        for (int i = 0; i < 3; ++i) {
            clicks::connectByClicks(fix);
            clicks::startCall(fix.server(), Call::Recv); // is interrupted
            QVERIFY(startOver());
        }
        QTRY_COMPARE(openDescriptorCount(), before);
    }
};

int main(int argc, char **argv)
{
    if (!sw::enterPrivateNetwork())
        qFatal("A network namespace is needed to test pings: see network_namespaces(7)");
    const QApplication application(argc, argv);
    TestNothingLeaks test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_nothingleaks.moc"
