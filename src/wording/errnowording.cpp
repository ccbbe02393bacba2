// SPDX-License-Identifier: GPL-3.0-or-later
#include "errnowording.h"

#include <array>
#include <cerrno>

#include <QCoreApplication>

#include "errnotable.h"
#include "errnotexttable.h"
#include "socketconstants.h"

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
    Synonym{QLatin1StringView("htonl"), QLatin1StringView("htons")},
    Synonym{QLatin1StringView("ntohs"), QLatin1StringView("htons")},
    Synonym{QLatin1StringView("ntohl"), QLatin1StringView("htons")},
    Synonym{QLatin1StringView("inet_ntoa"), QLatin1StringView("inet_ntop")},
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
    for (const auto table : {setUpErrnoTexts(), transferErrnoTexts(), nameErrnoTexts()}) {
        for (const ErrnoTextRow &row : table) {
            if (row.error == error && row.call == made)
                return translated(row.meaning, row.advice);
        }
    }
    return errnoText(error);
}

ErrnoText errnoText(QLatin1StringView call, int error, const SocketAddress &address)
{
    const QLatin1StringView made = systemCall(call);
    for (const ErrnoTextRow &row : unixErrnoTexts()) {
        if (address.family() == constant::afUnix && row.error == error && row.call == made)
            return translated(row.meaning, row.advice);
    }
    return errnoText(call, error);
}

ErrnoText errnoText(QLatin1StringView call, int error, const SocketAddress &address, bool limitPassed)
{
    // A connect that took too long was not answered, whoever set the limit.
    if (limitPassed && error == ETIMEDOUT && systemCall(call) != QLatin1StringView("connect"))
        return translated(
            QT_TRANSLATE_NOOP("ErrnoWording", "The time limit of this socket passed before the call could be done."),
            QT_TRANSLATE_NOOP("ErrnoWording",
                              "The socket is as it was: call again, or set a longer limit with settimeout()."));
    return errnoText(call, error, address);
}

} // namespace sw
