// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenes.h"
#include "windowfixture.h"

namespace sw::scenes {

// Many clients. Null when it did not come to that.
QPixmap manyClients(WindowFixture &app, const Look &look); ///< a thousand against the server panel
QPixmap manyClientsRefused(WindowFixture &app, const Look &look);
QPixmap manyClientsAsked(WindowFixture &app, const Look &look); ///< before another machine is called

} // namespace sw::scenes
