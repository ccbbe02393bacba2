// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sw {

/// What the `why` of a call that its backend did not make means ("half-close", "tls-needs-qt"), and the way on, in the
/// language in force. Empty for what is no such name. Main thread.
QString gapText(const QString &why);

} // namespace sw
