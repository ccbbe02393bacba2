// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace sw {

/// The verb `options`: makes a socket and prints what options it has, with their defaults. On the caller's thread.
/// `arguments` are those behind the verb. Gives the exit status: 0; 1 no such socket could be made; 2 wrong arguments.
int runOptionsVerb(const QStringList &arguments);

} // namespace sw
