// SPDX-License-Identifier: GPL-3.0-or-later
#include "errnowording.h"

#include <array>

#include <QCoreApplication>

#include "errnotable.h"
#include "errnotexttable.h"

namespace sw {

namespace {

ErrnoText translated(const char *meaning, const char *advice)
{
    return {QCoreApplication::translate("ErrnoWording", meaning), QCoreApplication::translate("ErrnoWording", advice)};
}

struct Synonym
{
    QLatin1StringView call;
    QLatin1StringView made; ///< the system call whose errors it gives
};

constexpr std::array synonyms{
    Synonym{QLatin1StringView("connect_ex"), QLatin1StringView("connect")},
    Synonym{QLatin1StringView("create_connection"), QLatin1StringView("connect")},
    Synonym{QLatin1StringView("recvfrom"), QLatin1StringView("recv")},
    Synonym{QLatin1StringView("recvall"), QLatin1StringView("recv")},
    Synonym{QLatin1StringView("sendto"), QLatin1StringView("send")},
    Synonym{QLatin1StringView("sendall"), QLatin1StringView("send")},
    Synonym{QLatin1StringView("socketpair"), QLatin1StringView("socket")},
    Synonym{QLatin1StringView("tcp_info"), QLatin1StringView("getsockopt")},
};

QLatin1StringView systemCall(QLatin1StringView call)
{
    for (const Synonym &synonym : synonyms) {
        if (synonym.call == call)
            return synonym.made;
    }
    return call;
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
    GaiRow{QLatin1StringView("EAI_IDN_ENCODE"),
           QT_TRANSLATE_NOOP("ErrnoWording", "The name holds characters that no host name can hold."),
           QT_TRANSLATE_NOOP("ErrnoWording", "Check the spelling, spaces and invisible characters above all.")},
};

} // namespace

ErrnoText errnoText(int error)
{
    if (error == 0)
        return {};
    for (const ErrnoTextRow &row : generalErrnoTexts()) {
        if (row.error == error)
            return translated(row.meaning, row.advice);
    }
    return {QCoreApplication::translate("ErrnoWording", "The system reports: %1.").arg(qt_error_string(error)),
            QCoreApplication::translate("ErrnoWording", "The manual page of the call may list this errno.")};
}

ErrnoText errnoText(QLatin1StringView call, int error)
{
    const QLatin1StringView made = systemCall(call);
    for (const auto table : {setUpErrnoTexts(), transferErrnoTexts()}) {
        for (const ErrnoTextRow &row : table) {
            if (row.error == error && row.call == made)
                return translated(row.meaning, row.advice);
        }
    }
    return errnoText(error);
}

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

} // namespace sw
