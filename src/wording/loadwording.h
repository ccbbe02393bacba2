// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "loaderror.h"

namespace sw {

/// `file:line:column: reason` in the program's language.
QString loadErrorLine(const QString &file, const LoadError &error);

} // namespace sw
