// SPDX-License-Identifier: GPL-3.0-or-later
#include "errnotable.h"

#include <array>
#include <cerrno>

#include <netdb.h>

namespace sw {

namespace {

struct Entry
{
    QLatin1StringView name;
    int number;
};

#define ENTRY(symbol) \
    Entry \
    { \
        QLatin1StringView(#symbol), symbol \
    }
// Where two names share a number (EAGAIN, EWOULDBLOCK), the first one is printed.
// clang-format off
constexpr std::array errnoEntries{
    ENTRY(EPERM), ENTRY(ENOENT), ENTRY(ESRCH), ENTRY(EINTR), ENTRY(EIO), ENTRY(ENXIO), ENTRY(E2BIG), ENTRY(ENOEXEC),
    ENTRY(EBADF), ENTRY(ECHILD), ENTRY(EAGAIN), ENTRY(ENOMEM), ENTRY(EACCES), ENTRY(EFAULT), ENTRY(ENOTBLK),
    ENTRY(EBUSY), ENTRY(EEXIST), ENTRY(EXDEV), ENTRY(ENODEV), ENTRY(ENOTDIR), ENTRY(EISDIR), ENTRY(EINVAL),
    ENTRY(ENFILE), ENTRY(EMFILE), ENTRY(ENOTTY), ENTRY(ETXTBSY), ENTRY(EFBIG), ENTRY(ENOSPC), ENTRY(ESPIPE),
    ENTRY(EROFS), ENTRY(EMLINK), ENTRY(EPIPE), ENTRY(EDOM), ENTRY(ERANGE), ENTRY(EDEADLK), ENTRY(ENAMETOOLONG),
    ENTRY(ENOLCK), ENTRY(ENOSYS), ENTRY(ENOTEMPTY), ENTRY(ELOOP), ENTRY(ENOMSG), ENTRY(EIDRM), ENTRY(ENOSTR),
    ENTRY(ENODATA), ENTRY(ETIME), ENTRY(ENOSR), ENTRY(ENONET), ENTRY(ENOPKG), ENTRY(EREMOTE), ENTRY(ENOLINK),
    ENTRY(ECOMM), ENTRY(EPROTO), ENTRY(EMULTIHOP), ENTRY(EBADMSG), ENTRY(EOVERFLOW), ENTRY(ENOTUNIQ), ENTRY(EBADFD),
    ENTRY(EREMCHG), ENTRY(EILSEQ), ENTRY(ERESTART), ENTRY(ESTRPIPE), ENTRY(EUSERS), ENTRY(ENOTSOCK),
    ENTRY(EDESTADDRREQ), ENTRY(EMSGSIZE), ENTRY(EPROTOTYPE), ENTRY(ENOPROTOOPT), ENTRY(EPROTONOSUPPORT),
    ENTRY(ESOCKTNOSUPPORT), ENTRY(EOPNOTSUPP), ENTRY(EPFNOSUPPORT), ENTRY(EAFNOSUPPORT), ENTRY(EADDRINUSE),
    ENTRY(EADDRNOTAVAIL), ENTRY(ENETDOWN), ENTRY(ENETUNREACH), ENTRY(ENETRESET), ENTRY(ECONNABORTED),
    ENTRY(ECONNRESET), ENTRY(ENOBUFS), ENTRY(EISCONN), ENTRY(ENOTCONN), ENTRY(ESHUTDOWN), ENTRY(ETOOMANYREFS),
    ENTRY(ETIMEDOUT), ENTRY(ECONNREFUSED), ENTRY(EHOSTDOWN), ENTRY(EHOSTUNREACH), ENTRY(EALREADY), ENTRY(EINPROGRESS),
    ENTRY(ESTALE), ENTRY(EDQUOT), ENTRY(ECANCELED), ENTRY(ENOKEY), ENTRY(EKEYEXPIRED), ENTRY(EKEYREJECTED),
    ENTRY(EOWNERDEAD), ENTRY(ENOTRECOVERABLE), ENTRY(EWOULDBLOCK), ENTRY(ENOTSUP),
};
constexpr std::array gaiEntries{
    ENTRY(EAI_BADFLAGS), ENTRY(EAI_NONAME), ENTRY(EAI_AGAIN), ENTRY(EAI_FAIL), ENTRY(EAI_NODATA), ENTRY(EAI_FAMILY),
    ENTRY(EAI_SOCKTYPE), ENTRY(EAI_SERVICE), ENTRY(EAI_ADDRFAMILY), ENTRY(EAI_MEMORY), ENTRY(EAI_SYSTEM),
    ENTRY(EAI_OVERFLOW), ENTRY(EAI_INPROGRESS), ENTRY(EAI_CANCELED), ENTRY(EAI_NOTCANCELED), ENTRY(EAI_ALLDONE),
    ENTRY(EAI_INTR), ENTRY(EAI_IDN_ENCODE),
};
// clang-format on
#undef ENTRY

template<typename Table>
QLatin1StringView nameIn(const Table &table, int number)
{
    for (const Entry &entry : table) {
        if (entry.number == number)
            return entry.name;
    }
    return {};
}

template<typename Table>
int numberIn(const Table &table, QByteArrayView name)
{
    for (const Entry &entry : table) {
        if (entry.name == QLatin1StringView(name))
            return entry.number;
    }
    return 0;
}

} // namespace

QLatin1StringView errnoName(int number)
{
    return nameIn(errnoEntries, number);
}

int errnoNumber(QByteArrayView name)
{
    return numberIn(errnoEntries, name);
}

QLatin1StringView gaiErrorName(int number)
{
    return nameIn(gaiEntries, number);
}

int gaiErrorNumber(QByteArrayView name)
{
    return numberIn(gaiEntries, name);
}

} // namespace sw
