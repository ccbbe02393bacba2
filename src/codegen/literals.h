// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include "address.h"

namespace sw {

/// Bytes and texts from outside as literals of a program: whatever they hold, they end where they should. Only printable
/// ASCII stands as it is. Pure, any thread.
namespace literals {

QString pythonBytes(QByteArrayView bytes); ///< b"..."; long ones as a sum, runs of one byte as a product
QString pythonText(const QString &text); ///< "..."
QString cString(QByteArrayView bytes); ///< "...", several pieces when it is long; for C++ too
/// The same with several lines when it is long, each at `indent` spaces but the first.
QString cLines(QByteArrayView bytes, int indent);

/// For a comment that ends with the line, in all three languages.
QString comment(const QString &text);
/// An ASCII identifier made of what a person wrote: letters, digits, underscores; never empty, never with a digit in front.
QString identifier(const QString &text);

/// The name in a unix address, without its end; an abstract one begins with a zero.
QByteArray unixName(const SocketAddress &address);
/// The zone of an IPv6 address ("eth0"), empty when it has none; and the host without it.
QString zone(const SocketAddress &address);
QString hostWithoutZone(const SocketAddress &address);

/// The one byte of which all are made, when there are so many that a loop or a product says it better; else -1.
int runOf(QByteArrayView bytes);

} // namespace literals

} // namespace sw
