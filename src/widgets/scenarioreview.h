// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "scenario.h"

class QWidget;

namespace sw {

class Theme;

/// Shows what a scenario from a file will do, in a dialog over `parent`; `accepted` is called when the person says so. The theme
/// outlives the dialog. Main thread.
void reviewScenario(QWidget &parent, const Theme &theme, const Scenario &scenario,
                    const std::function<void()> &accepted);

} // namespace sw
