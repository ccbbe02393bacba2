// SPDX-License-Identifier: GPL-3.0-or-later
#include "misbehavescenes.h"

#include <QAction>
#include <QDialog>

#include "misbehavebar.h"
#include "pingscenes.h"
#include "windowfixture.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;

QPixmap dialogOf(const EndpointPanel &panel)
{
    panel.findChild<QAction *>(QStringLiteral("misbehaveAction"))->trigger();
    auto *dialog = panel.findChild<QDialog *>(QStringLiteral("misbehaveDialog"));
    letBlock();
    return dialog->grab();
}

MisbehaveSettings slowServer()
{
    MisbehaveSettings settings;
    settings.manners.neverReads = true;
    settings.manners.acceptLateMs = 500;
    return settings;
}

} // namespace

QPixmap misbehave(WindowFixture &app, const Look &)
{
    MisbehaveBar::of(app.server())->setSettings(slowServer());
    MisbehaveSettings bytes;
    bytes.faults.splitMin = 1;
    bytes.faults.splitMax = 1;
    bytes.faults.pauseMs = 20;
    MisbehaveBar::of(app.client())->setSettings(bytes);
    if (!app.connectBoth())
        return {};
    Fix::compose(app.client(), QStringLiteral("hello"));
    return QTest::qWaitFor([&] { return app.bytesOf(Call::Send) >= 5; }, 20'000) ? pictureOf(app) : QPixmap();
}

QPixmap misbehaveDialog(WindowFixture &app, const Look &)
{
    MisbehaveBar::of(app.server())->setSettings(slowServer());
    return dialogOf(app.server());
}

QPixmap misbehaveDialogQt(WindowFixture &app, const Look &)
{
    ServerSettings settings;
    settings.backend = BackendKind::Qt;
    app.server().setSettings(settings);
    return dialogOf(app.server());
}

} // namespace sw::scenes
