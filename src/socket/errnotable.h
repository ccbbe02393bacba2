// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>

namespace sw {

/// The symbolic name of an errno value ("ECONNREFUSED"), see errno(3). "errno N" has no name: empty. Any thread.
QLatin1StringView errnoName(int number);
/// The number of a name; 0 when unknown.
int errnoNumber(QByteArrayView name);
/// The name of a getaddrinfo(3) error ("EAI_NONAME"); empty when unknown.
QLatin1StringView gaiErrorName(int number);
int gaiErrorNumber(QByteArrayView name); ///< 0 when unknown

} // namespace sw
