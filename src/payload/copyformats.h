// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QByteArrayView>
#include <QString>

namespace sw {

/// Forms in which bytes are handed to other programs, in the order of menus. Text in an encoding is decode()'s.
enum class CopyFormat : quint8 {
    Hex, ///< pairs with spaces between them
    HexDump, ///< rows with offsets, as of hexdump -C
    Escapes, ///< ASCII and C escapes: what the composer reads back
    CArray, ///< a definition in C and C++
    PythonBytes, ///< b'...'
    Base64, ///< RFC 4648, one line
    Shell, ///< printf '...' | nc host port
};

std::span<const CopyFormat> copyFormats(); ///< all of them

/// Where Shell sends to. A value; without a host and a path it has HOST and PORT to be filled in.
struct CopyTarget
{
    QString host; ///< numeric or a name
    quint16 port = 0;
    QString path = {}; ///< of a unix socket, instead of the two
    bool datagram = false;
};

/// The bytes in that form: printable ASCII and line feeds only, whatever they hold. Shell is for any POSIX shell: nothing in the
/// bytes or in the target becomes a command, an option or an expansion of its own, and a target that cannot be written that
/// way is left to be filled in. Pure, any thread.
QString copyAs(CopyFormat format, QByteArrayView bytes, const CopyTarget &target = {});

} // namespace sw
