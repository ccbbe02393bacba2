// SPDX-License-Identifier: GPL-3.0-or-later
// What a C program gets before its calls, as far as it uses it.
#include <array>

#include "cwriter.h"

namespace sw {

std::span<const HelperText> cHelpers()
{
    static constexpr std::array table{
        HelperText{"check", R"(/* The call has to end as it did when it was recorded: with that errno, or with none. */
static long check(const char *what, long result, int expected)
{
    int error = result == -1 ? errno : 0;
    if (error != expected) {
        fprintf(stderr, "%s: expected %s, got %s\n", what, strerror(expected), strerror(error));
        _exit(1);
    }
    if (error != 0) {
        printf("%s: %s\n", what, strerrorname_np(error));
        fflush(stdout);
    }
    return result;
})"},
        HelperText{"show", R"(/* Prints what arrived; what is no printable ASCII as \xNN. */
static void show(const char *name, const char *data, long result, long room)
{
    char text[64 * 4 + 1] = "";
    long size = result < 0 ? 0 : result < room ? result : room;
    unsigned sum = 0;
    char *to = text;
    for (long i = 0; i < size; ++i) {
        unsigned char byte = (unsigned char)data[i];
        sum += byte;
        if (i < 64)
            to += sprintf(to, byte >= 32 && byte < 127 && byte != '"' && byte != '\\' ? "%c" : "\\x%02x", byte);
    }
    if (result >= 0 && size > 64)
        printf("%s received %ld \"%s\"... sum %u\n", name, size, text, sum);
    else if (result >= 0)
        printf("%s received %ld \"%s\"\n", name, size, text);
    fflush(stdout);
})"},
        HelperText{"address", R"(struct address {
    struct sockaddr_storage storage;
    socklen_t length;
};
)"},
        HelperText{"ipv4", R"(static struct address ipv4(const char *host, int port)
{
    struct address made = {.length = sizeof(struct sockaddr_in)};
    struct sockaddr_in *in = (struct sockaddr_in *)&made.storage;
    in->sin_family = AF_INET;
    in->sin_port = htons((uint16_t)port);
    inet_pton(AF_INET, host, &in->sin_addr);
    return made;
})"},
        HelperText{"ipv6", R"(static struct address ipv6(const char *host, const char *interface, int port)
{
    struct address made = {.length = sizeof(struct sockaddr_in6)};
    struct sockaddr_in6 *in = (struct sockaddr_in6 *)&made.storage;
    in->sin6_family = AF_INET6;
    in->sin6_port = htons((uint16_t)port);
    in->sin6_scope_id = interface[0] ? if_nametoindex(interface) : 0;
    inet_pton(AF_INET6, host, &in->sin6_addr);
    return made;
})"},
        HelperText{"unix_name", R"(/* A path, or, with a zero in front, an abstract name. */
static struct address unix_name(const char *name, size_t size)
{
    struct address made = {.length = 0};
    struct sockaddr_un *un = (struct sockaddr_un *)&made.storage;
    un->sun_family = AF_UNIX;
    memcpy(un->sun_path, name, size < sizeof un->sun_path ? size : sizeof un->sun_path);
    made.length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + size + (size && name[0] ? 1 : 0));
    return made;
})"},
        HelperText{"no_address", R"(static struct address no_address(void)
{
    struct address made = {.length = sizeof(struct sockaddr)};
    made.storage.ss_family = AF_UNSPEC;
    return made;
})"},
        HelperText{"port_of", R"(static int port_of(int fd)
{
    struct address own = {.length = sizeof own.storage};
    if (getsockname(fd, (struct sockaddr *)&own.storage, &own.length) == -1)
        return 0;
    if (own.storage.ss_family == AF_INET6)
        return ntohs(((struct sockaddr_in6 *)&own.storage)->sin6_port);
    return ntohs(((struct sockaddr_in *)&own.storage)->sin_port);
})"},
        HelperText{"bind_to", R"(static int bind_to(int fd, struct address at)
{
    return bind(fd, (struct sockaddr *)&at.storage, at.length);
})"},
        HelperText{"connect_to", R"(static int connect_to(int fd, struct address at)
{
    return connect(fd, (struct sockaddr *)&at.storage, at.length);
})"},
        HelperText{"send_to",
                   R"(static ssize_t send_to(int fd, const void *data, size_t size, int flags, struct address at)
{
    return sendto(fd, data, size, flags, (struct sockaddr *)&at.storage, at.length);
})"},
        HelperText{"set_blocking", R"(static int set_blocking(int fd, int blocking)
{
    int flags = fcntl(fd, F_GETFL);
    return flags == -1 ? -1 : fcntl(fd, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK);
})"},
        HelperText{"in_time", R"(/* 0 as soon as the call would not block; -1 with ETIMEDOUT when the time is over. */
static int in_time(int fd, short event, int timeout_ms)
{
    struct pollfd one = {.fd = fd, .events = event};
    int ready = poll(&one, 1, timeout_ms);
    if (ready == 0)
        errno = ETIMEDOUT;
    return ready > 0 ? 0 : -1;
})"},
        HelperText{"connect_in_time", R"(static int connect_in_time(int fd, struct address at, int timeout_ms)
{
    int error = 0;
    socklen_t length = sizeof error;
    set_blocking(fd, 0);
    int result = connect_to(fd, at);
    if (result == -1 && errno == EINPROGRESS && in_time(fd, POLLOUT, timeout_ms) == 0) {
        getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length);
        errno = error;
        result = error ? -1 : 0;
    }
    error = errno;
    set_blocking(fd, 1);
    errno = error;
    return result;
})"},
        HelperText{"connect_error", R"(/* As connect_ex of Python: the errno as the result. */
static int connect_error(int fd, struct address at)
{
    return connect_to(fd, at) == 0 ? 0 : errno;
})"},
        HelperText{"send_all", R"(static ssize_t send_all(int fd, const char *data, size_t size, int timeout_ms)
{
    size_t sent = 0;
    while (sent < size) {
        if (timeout_ms >= 0 && in_time(fd, POLLOUT, timeout_ms) == -1)
            return -1;
        ssize_t took = send(fd, data + sent, size - sent, timeout_ms >= 0 ? MSG_DONTWAIT : 0);
        if (took == -1)
            return -1;
        sent += (size_t)took;
    }
    return (ssize_t)sent;
})"},
        HelperText{"receive_all", R"(static ssize_t receive_all(int fd, char *data, size_t size, int timeout_ms)
{
    size_t got = 0;
    while (got < size) {
        if (timeout_ms >= 0 && in_time(fd, POLLIN, timeout_ms) == -1)
            return -1;
        ssize_t more = recv(fd, data + got, size - got, 0);
        if (more == -1)
            return -1;
        if (more == 0)
            break;
        got += (size_t)more;
    }
    return (ssize_t)got;
})"},
        HelperText{"read_file", R"(/* size -1: to the end. The caller frees what it is given. */
static char *read_file(FILE *from, long size, long *got)
{
    size_t room = size >= 0 ? (size_t)size + 1 : 65536;
    char *data = malloc(room);
    *got = 0;
    while (data && (size < 0 || *got < size)) {
        if ((size_t)*got == room)
            data = realloc(data, room *= 2);
        size_t more = data ? fread(data + *got, 1, (size < 0 ? room : (size_t)size) - (size_t)*got, from) : 0;
        if (more == 0)
            break;
        *got += (long)more;
    }
    return data;
})"},
        HelperText{"print_addresses", R"(static void print_addresses(const char *what, const struct addrinfo *found)
{
    for (; found; found = found->ai_next) {
        char host[NI_MAXHOST], service[NI_MAXSERV];
        if (getnameinfo(found->ai_addr, found->ai_addrlen, host, sizeof host, service, sizeof service,
                        NI_NUMERICHOST | NI_NUMERICSERV) == 0)
            printf("%s: %s %s, type %d\n", what, host, service, found->ai_socktype);
    }
    fflush(stdout);
})"},
        HelperText{"happened", R"(static pthread_mutex_t events_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t events_changed = PTHREAD_COND_INITIALIZER;
static int events[EVENTS + 1];

static void happened(int number)
{
    pthread_mutex_lock(&events_lock);
    events[number] = 1;
    pthread_cond_broadcast(&events_changed);
    pthread_mutex_unlock(&events_lock);
})"},
        HelperText{"after",
                   R"(/* Waits until that call of another thread has ended, as it had when this one was recorded. */
static void after(int number)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 60;
    pthread_mutex_lock(&events_lock);
    while (!events[number]) {
        if (pthread_cond_timedwait(&events_changed, &events_lock, &until) == ETIMEDOUT) {
            fprintf(stderr, "nothing for a minute, waiting for call %d\n", number);
            _exit(1);
        }
    }
    pthread_mutex_unlock(&events_lock);
})"},
    };
    return table;
}

} // namespace sw
