// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace sw {

/// The icon of the program, drawn when somebody asks for it. The resources are there once a Theme has been made. Main thread.
[[nodiscard]] QIcon applicationIcon();

} // namespace sw
