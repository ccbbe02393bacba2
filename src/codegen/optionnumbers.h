// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sw {

/// Level and name of a socket option as a program writes them: their names where both Python's socket module and the usual C
/// headers have them, else numbers. Any thread.
QString optionLevelInCode(int level);
QString optionNameInCode(int level, int name);

} // namespace sw
