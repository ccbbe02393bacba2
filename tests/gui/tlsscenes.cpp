// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsscenes.h"

#include <QComboBox>
#include <QDialog>

#include "connectionactions.h"
#include "furthersettings.h"
#include "monotonic.h"
#include "patience.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;

constexpr qint64 worthSeeing = 1'300'000'000; ///< ns of a blocked call

QPixmap settled(const Fix &app)
{
    const qint64 began = monotonicNs();
    (void)sw::waitUntil([began] { return monotonicNs() - began > worthSeeing; });
    return app.window->grab();
}

/// A server with a certificate of its own, and a client that does not trust it.
bool refuse(const Fix &app)
{
    for (const EndpointPanel *panel :
         {static_cast<EndpointPanel *>(&app.server()), static_cast<EndpointPanel *>(&app.client())}) {
        openFurtherSettings(*panel);
        Fix::part<QComboBox>(*panel, "tlsBox")->setCurrentIndex(static_cast<int>(TlsUse::AtOnce));
    }
    Fix::type(app.server(), "portEdit", QStringLiteral("0"));
    Fix::click(app.server(), "startButton");
    if (!sw::waitUntil([&] { return app.server().server().state() == EndpointState::Listening; }))
        return false;
    Fix::type(app.client(), "portEdit", QString::number(app.server().server().address().port()));
    Fix::click(app.client(), "connectButton");
    return sw::waitUntil([&] { return app.client().client().state() == EndpointState::Failed; });
}

bool goOn(const Fix &app)
{
    if (!refuse(app))
        return false;
    Fix::click(app.client(), "tlsGoOn");
    if (!sw::waitUntil([&] { return app.client().client().state() == EndpointState::Connected; }))
        return false;
    Fix::compose(app.client(), QStringLiteral("Hello, server!"));
    return sw::waitUntil([&] { return app.bytesOf(Call::Recv) > 0; });
}

} // namespace

QPixmap tlsRefused(WindowFixture &app, const Look &)
{
    return refuse(app) ? settled(app) : QPixmap();
}

QPixmap tls(WindowFixture &app, const Look &)
{
    return goOn(app) ? settled(app) : QPixmap();
}

QPixmap tlsDetails(WindowFixture &app, const Look &)
{
    if (!goOn(app))
        return {};
    app.client().actions().tlsDetails()->trigger();
    auto *dialog = app.client().findChild<QDialog *>(QStringLiteral("tlsDetails"));
    return dialog ? dialog->grab() : QPixmap();
}

} // namespace sw::scenes
