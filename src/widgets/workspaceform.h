// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "panelkind.h"
#include "workspacefile.h"

namespace sw {

/// What the window takes for a workspace. `now` is that of the window itself: of views and layout it says what there is. Main
/// thread.
WorkspaceForm workspaceForm(const QJsonObject &now);

/// A panel's state, its kind included, as its widgets would give it back after they have read `state`: what is missing has its
/// usual value, and what is not known or cannot be used has gone. Pure.
QJsonObject panelStateTaken(PanelKind kind, bool server, const QJsonObject &state);

} // namespace sw
