// SPDX-License-Identifier: GPL-3.0-or-later
#include "errnotexttable.h"

#include <cerrno>

#include <QtGlobal>

namespace sw {

namespace {

// The C functions report none of these: they cut a number off, or give 0 or NULL. The errno stands for CPython's exception.
constexpr ErrnoTextRow rows[] = {
    {QLatin1StringView("htons"), ERANGE,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "The number does not fit: 16 bits reach from 0 to 65535, 32 bits to 4294967295."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Give a number in that range. C would cut off the upper bits without a word (70000 becomes "
                       "4464); Python raises OverflowError.")},
    {QLatin1StringView("inet_aton"), EINVAL, QT_TRANSLATE_NOOP("ErrnoWording", "This text is no IPv4 address."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Write one to four numbers with dots between them. In C, inet_aton returns 0 and sets no errno; "
                       "Python raises OSError.")},
    {QLatin1StringView("inet_pton"), EINVAL,
     QT_TRANSLATE_NOOP("ErrnoWording", "This text is no address of the chosen family."),
     QT_TRANSLATE_NOOP(
         "ErrnoWording",
         "IPv4: exactly four decimal numbers without leading zeros. IPv6: without brackets and %scope. In "
         "C, inet_pton returns 0 and sets no errno; Python raises OSError.")},
    {QLatin1StringView("inet_pton"), EAFNOSUPPORT,
     QT_TRANSLATE_NOOP("ErrnoWording", "Only IPv4 and IPv6 addresses have a text form here."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Use AF_INET or AF_INET6.")},
    {QLatin1StringView("inet_ntop"), EINVAL,
     QT_TRANSLATE_NOOP("ErrnoWording", "An IPv4 address has 4 bytes, an IPv6 address 16; these are more or fewer."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Give all bytes of the address. C would read on behind a short buffer; Python refuses it.")},
    {QLatin1StringView("inet_ntop"), EAFNOSUPPORT,
     QT_TRANSLATE_NOOP("ErrnoWording", "Only IPv4 and IPv6 addresses have a text form here."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Use AF_INET or AF_INET6.")},
    {QLatin1StringView("getservbyname"), ENOENT,
     QT_TRANSLATE_NOOP("ErrnoWording", "No service has this name, or not with this protocol."),
     QT_TRANSLATE_NOOP("ErrnoWording", "/etc/services lists the names; leave the protocol out, or use tcp or udp.")},
    {QLatin1StringView("getservbyport"), ENOENT,
     QT_TRANSLATE_NOOP("ErrnoWording", "No service is listed for this port, or not with this protocol."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Most ports have no name; that is no fault. /etc/services lists those that have one.")},
    {QLatin1StringView("getprotobyname"), ENOENT, QT_TRANSLATE_NOOP("ErrnoWording", "No protocol has this name."),
     QT_TRANSLATE_NOOP("ErrnoWording", "/etc/protocols lists the names; they are written small: tcp, udp, icmp.")},
};

} // namespace

std::span<const ErrnoTextRow> nameErrnoTexts()
{
    return rows;
}

} // namespace sw
