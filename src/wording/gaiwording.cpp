// SPDX-License-Identifier: GPL-3.0-or-later
// The words for what name functions report: EAI_ codes and h_errno.
#include "errnowording.h"

#include <array>

#include <QCoreApplication>

#include "errnotable.h"
#include "nameresolution.h"

namespace sw {

namespace {

ErrnoText translated(const char *meaning, const char *advice)
{
    return {QCoreApplication::translate("ErrnoWording", meaning), QCoreApplication::translate("ErrnoWording", advice)};
}

struct GaiRow
{
    QLatin1StringView name;
    const char *meaning;
    const char *advice;
};

constexpr std::array gaiRows{
    GaiRow{QLatin1StringView("EAI_NONAME"), QT_TRANSLATE_NOOP("ErrnoWording", "The name or the service is not known."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Check the spelling, or enter the numeric address.")},
    GaiRow{
        QLatin1StringView("EAI_AGAIN"),
        QT_TRANSLATE_NOOP("ErrnoWording", "The name server did not answer, or asks to try again later."),
        QT_TRANSLATE_NOOP("ErrnoWording", "Check the network connection and try again, or enter the numeric address.")},
    GaiRow{
        QLatin1StringView("EAI_FAIL"), QT_TRANSLATE_NOOP("ErrnoWording", "The name server refused or failed for good."),
        QT_TRANSLATE_NOOP("ErrnoWording", "Check the name server in /etc/resolv.conf, or enter the numeric address.")},
    GaiRow{QLatin1StringView("EAI_NODATA"), QT_TRANSLATE_NOOP("ErrnoWording", "The name exists but has no address."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Enter another name of that host, or its numeric address.")},
    GaiRow{QLatin1StringView("EAI_ADDRFAMILY"),
           QT_TRANSLATE_NOOP("ErrnoWording", "The host has no address of the chosen family."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Allow both IPv4 and IPv6, or choose the other one.")},
    GaiRow{QLatin1StringView("EAI_FAMILY"),
           QT_TRANSLATE_NOOP("ErrnoWording", "Names are not resolved for this address family."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Use AF_INET, AF_INET6 or AF_UNSPEC.")},
    GaiRow{QLatin1StringView("EAI_SERVICE"),
           QT_TRANSLATE_NOOP("ErrnoWording", "The service is not known for this type of socket."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Enter the port as a number; /etc/services lists the names.")},
    GaiRow{QLatin1StringView("EAI_SOCKTYPE"),
           QT_TRANSLATE_NOOP("ErrnoWording", "Socket type and protocol do not go together."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Leave the protocol at 0, or choose one that fits the type.")},
    GaiRow{QLatin1StringView("EAI_BADFLAGS"),
           QT_TRANSLATE_NOOP("ErrnoWording", "The flags hold an unknown or impossible value."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Check the flags; AI_CANONNAME needs a host name.")},
    GaiRow{QLatin1StringView("EAI_MEMORY"),
           QT_TRANSLATE_NOOP("ErrnoWording", "There was not enough memory to resolve the name."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Close other programs and try again.")},
    GaiRow{QLatin1StringView("EAI_SYSTEM"),
           QT_TRANSLATE_NOOP("ErrnoWording", "A system call failed while the name was being resolved."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Look at the errno that is shown with it.")},
    GaiRow{QLatin1StringView("EAI_OVERFLOW"),
           QT_TRANSLATE_NOOP("ErrnoWording", "The name is longer than the space for it."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Use a shorter name.")},
    GaiRow{QLatin1StringView("EAI_INTR"),
           QT_TRANSLATE_NOOP("ErrnoWording", "A signal interrupted the name resolution."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Try again.")},
    GaiRow{QLatin1StringView("EAI_CANCELED"), QT_TRANSLATE_NOOP("ErrnoWording", "The name resolution was given up."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Try again when you want the answer.")},
    GaiRow{QLatin1StringView("EAI_INPROGRESS"),
           QT_TRANSLATE_NOOP("ErrnoWording", "The name resolution has not ended yet."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Wait for it. Only getaddrinfo_a gives this error.")},
    GaiRow{QLatin1StringView("EAI_NOTCANCELED"),
           QT_TRANSLATE_NOOP("ErrnoWording", "The name resolution could not be given up: it is being made."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Wait for it. Only getaddrinfo_a gives this error.")},
    GaiRow{QLatin1StringView("EAI_ALLDONE"),
           QT_TRANSLATE_NOOP("ErrnoWording", "All name resolutions have ended already."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Read their results. Only getaddrinfo_a gives this error.")},
    GaiRow{QLatin1StringView("EAI_IDN_ENCODE"),
           QT_TRANSLATE_NOOP("ErrnoWording", "The name holds characters that no host name can hold."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Check the spelling, spaces and invisible characters above all.")},
};

/// Functions that have a reason of their own for an error.
struct CallRow
{
    QLatin1StringView call;
    QLatin1StringView name;
    const char *meaning;
    const char *advice;
};

constexpr std::array callRows{
    CallRow{
        QLatin1StringView("getservbyname"), QLatin1StringView("EAI_SERVICE"),
        QT_TRANSLATE_NOOP("ErrnoWording", "No service has this name, or not with this protocol."),
        QT_TRANSLATE_NOOP("ErrnoWording", "/etc/services lists the names; leave the protocol out, or use tcp or udp.")},
    CallRow{
        QLatin1StringView("getprotobyname"), QLatin1StringView("EAI_NONAME"),
        QT_TRANSLATE_NOOP("ErrnoWording", "No protocol has this name."),
        QT_TRANSLATE_NOOP("ErrnoWording", "/etc/protocols lists the names; they are written small: tcp, udp, icmp.")},
    CallRow{QLatin1StringView("getnameinfo"), QLatin1StringView("EAI_NONAME"),
            QT_TRANSLATE_NOOP("ErrnoWording", "The address has no name, and one was asked for (NI_NAMEREQD)."),
            QT_TRANSLATE_NOOP("ErrnoWording", "Leave NI_NAMEREQD out to get the numeric address instead.")},
    CallRow{
        QLatin1StringView("gethostbyaddr"), QLatin1StringView("EAI_NONAME"),
        QT_TRANSLATE_NOOP("ErrnoWording", "No name is known for this address."),
        QT_TRANSLATE_NOOP("ErrnoWording",
                          "Many addresses have none: /etc/hosts or a PTR record at the name server would give it.")},
    CallRow{
        QLatin1StringView("gethostbyname"), QLatin1StringView("EAI_NODATA"),
        QT_TRANSLATE_NOOP("ErrnoWording", "The name exists but has no IPv4 address, and gethostbyname sees no others."),
        QT_TRANSLATE_NOOP("ErrnoWording", "Use getaddrinfo: it gives IPv6 addresses too.")},
};

struct HostRow
{
    QLatin1StringView name;
    const char *meaning;
};

constexpr std::array hostRows{
    HostRow{QLatin1StringView("HOST_NOT_FOUND"), QT_TRANSLATE_NOOP("ErrnoWording", "the host is not known")},
    HostRow{QLatin1StringView("TRY_AGAIN"), QT_TRANSLATE_NOOP("ErrnoWording", "the name server did not answer")},
    HostRow{QLatin1StringView("NO_RECOVERY"),
            QT_TRANSLATE_NOOP("ErrnoWording", "the question is malformed, or the name server failed for good")},
    HostRow{QLatin1StringView("NO_DATA"),
            QT_TRANSLATE_NOOP("ErrnoWording", "the name exists but has no address of this kind")},
    HostRow{QLatin1StringView("NETDB_INTERNAL"),
            QT_TRANSLATE_NOOP("ErrnoWording", "a system call failed; errno tells why")},
};

} // namespace

ErrnoText gaiText(int gaiError)
{
    if (gaiError == 0)
        return {};
    const QLatin1StringView name = gaiErrorName(gaiError);
    for (const GaiRow &row : gaiRows) {
        if (row.name == name)
            return translated(row.meaning, row.advice);
    }
    return {QCoreApplication::translate("ErrnoWording", "The name could not be resolved (error %1).").arg(gaiError),
            QCoreApplication::translate("ErrnoWording", "Enter the numeric address instead.")};
}

ErrnoText gaiText(QLatin1StringView call, int gaiError)
{
    const QLatin1StringView name = gaiErrorName(gaiError);
    const bool extended = call == QLatin1StringView("gethostbyname_ex");
    for (const CallRow &row : callRows) {
        if (gaiError != 0 && row.name == name && row.call == (extended ? QLatin1StringView("gethostbyname") : call))
            return translated(row.meaning, row.advice);
    }
    return gaiText(gaiError);
}

QString hostErrorText(int hostError)
{
    const QLatin1StringView name = hostErrorName(hostError);
    for (const HostRow &row : hostRows) {
        if (!name.isEmpty() && row.name == name)
            return QCoreApplication::translate("ErrnoWording", "h_errno %1 (%2): %3.")
                .arg(QString::number(hostError), name, QCoreApplication::translate("ErrnoWording", row.meaning));
    }
    return hostError == 0 ? QString() : QCoreApplication::translate("ErrnoWording", "h_errno %1.").arg(hostError);
}

} // namespace sw
