// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenes.h"
#include "windowfixture.h"

namespace sw::scenes {

// Panels with TLS: a refused certificate, going on in spite of it, and what is told of it. Null when it did not come to that.
QPixmap tlsRefused(WindowFixture &app, const Look &look);
QPixmap tls(WindowFixture &app, const Look &look);
QPixmap tlsDetails(WindowFixture &app, const Look &look);

} // namespace sw::scenes
