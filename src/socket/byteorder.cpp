// SPDX-License-Identifier: GPL-3.0-or-later
#include "byteorder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <limits>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace sw::byteorder {

namespace {

constexpr qint64 most16 = std::numeric_limits<quint16>::max();
constexpr qint64 most32 = std::numeric_limits<quint32>::max();

/// C would stop at a NUL and take what stands before it.
bool isWhole(const QString &text)
{
    return !text.contains(QChar::Null);
}

std::size_t sizeOf(int family)
{
    return family == AF_INET ? sizeof(in_addr) : family == AF_INET6 ? sizeof(in6_addr) : 0;
}

} // namespace

Converted convert16(qint64 number)
{
    if (number < 0 || number > most16)
        return {-1, ERANGE};
    return {htons(static_cast<quint16>(number)), 0};
}

Converted convert32(qint64 number)
{
    if (number < 0 || number > most32)
        return {-1, ERANGE};
    return {htonl(static_cast<quint32>(number)), 0};
}

quint16 cut16(qint64 number)
{
    return static_cast<quint16>(static_cast<quint64>(number) & 0xffffU);
}

quint32 cut32(qint64 number)
{
    return static_cast<quint32>(static_cast<quint64>(number) & 0xffffffffU);
}

Packed inetAton(const QString &text)
{
    in_addr address{};
    if (!isWhole(text) || ::inet_aton(text.toUtf8().constData(), &address) == 0)
        return {{}, EINVAL};
    return {QByteArray(static_cast<const char *>(static_cast<const void *>(&address)), sizeof address), 0};
}

Packed inetPton(int family, const QString &text)
{
    const std::size_t size = sizeOf(family);
    if (size == 0)
        return {{}, EAFNOSUPPORT};
    QByteArray bytes(static_cast<qsizetype>(size), '\0');
    if (!isWhole(text) || ::inet_pton(family, text.toUtf8().constData(), bytes.data()) != 1)
        return {{}, EINVAL};
    return {bytes, 0};
}

Printed inetNtoa(const QByteArray &bytes)
{
    return inetNtop(AF_INET, bytes);
}

Printed inetNtop(int family, const QByteArray &bytes)
{
    const std::size_t size = sizeOf(family);
    if (size == 0)
        return {{}, EAFNOSUPPORT};
    if (static_cast<std::size_t>(bytes.size()) != size)
        return {{}, EINVAL};
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (!::inet_ntop(family, bytes.constData(), text.data(), text.size()))
        return {{}, EINVAL};
    return {QString::fromLatin1(text.data()), 0};
}

bool isLittleEndian()
{
    return std::endian::native == std::endian::little;
}

QByteArray memoryBytes(quint64 number, int size)
{
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes.append(static_cast<char>((number >> (8U * static_cast<unsigned>(i))) & 0xffU));
    if (!isLittleEndian())
        std::reverse(bytes.begin(), bytes.end());
    return bytes;
}

} // namespace sw::byteorder
