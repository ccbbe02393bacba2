// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "scenario.h"

namespace sw {

/// The text of a scenario file: UTF-8 JSON as loadScenario() reads it, one actor and one step a line. Loading it gives the
/// same scenario again (its file, folder and line numbers apart). A step that another one waits for or interrupts gets an id
/// when it has none. Any thread.
QByteArray writeScenario(const Scenario &scenario);

} // namespace sw
