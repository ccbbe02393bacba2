// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QLatin1StringView>

#include "theme.h"

namespace sw {

/// The icon :/icons/<name>.svg, drawn at any size and scale in the colour of `role`; greyed when disabled, and it follows
/// the theme by itself: whoever shows it need not set it again. `theme` may be destroyed before the icon. Main thread.
/// A null icon, and a warning, when there is no such file.
QIcon themedIcon(const Theme &theme, QLatin1StringView name, ColorRole role = ColorRole::Text);

} // namespace sw
