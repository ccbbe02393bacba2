// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace sw {

/// Pure functions of <arpa/inet.h>: byte order, and addresses between text and bytes. None makes a system call. Any thread.
namespace byteorder {

/// Of all four functions: the numbers they take and give.
struct Converted
{
    qint64 value = -1;
    int error = 0; ///< ERANGE: the number does not fit (C cuts it off without a word, CPython raises OverflowError)
};

Converted convert16(qint64 number); ///< htons(3); ntohs(3) is the same one
Converted convert32(qint64 number); ///< htonl(3); ntohl(3) is the same one

/// What C hands to htons and htonl: the lowest 16 or 32 bits.
quint16 cut16(qint64 number);
quint32 cut32(qint64 number);

struct Packed
{
    QByteArray bytes;
    int error = 0; ///< EINVAL: no such address; EAFNOSUPPORT: neither AF_INET nor AF_INET6
};

Packed inetAton(const QString &text); ///< inet_aton(3): also 127.1, 0x7f.1, 0177.0.0.1 and what follows a blank
Packed inetPton(int family, const QString &text); ///< inet_pton(3): four decimal numbers, or IPv6

struct Printed
{
    QString text;
    int error = 0; ///< EINVAL: not 4 or 16 bytes; EAFNOSUPPORT
};

Printed inetNtoa(const QByteArray &bytes); ///< inet_ntoa(3)
Printed inetNtop(int family, const QByteArray &bytes); ///< inet_ntop(3)

/// Whether this machine keeps the least significant byte of a number first.
[[nodiscard]] bool isLittleEndian();
/// The bytes of a number of 1 to 8 bytes as they lie in this machine's memory.
QByteArray memoryBytes(quint64 number, int size);

} // namespace byteorder

} // namespace sw
