// SPDX-License-Identifier: GPL-3.0-or-later
// The other side of the benchmark, and the bare loops that it compares with: nothing but system calls.
// bench_bare serve-bulk RING ASKED [FILE] | serve-echo | serve-crowd STACK
// bench_bare bulk PORT BYTES | messages PORT COUNT | datagrams PORT RATE SECONDS | echo PORT COUNT | crowd PORT COUNT
#include <cstdio>
#include <cstring>

#include <sys/resource.h>

#include "bareside.h"

namespace {

std::int64_t number(int argc, char **argv, int place)
{
    return place < argc ? std::strtoll(argv[place], nullptr, 10) : 0;
}

} // namespace

int main(int argc, char **argv)
{
    rlimit descriptors{};
    if (::getrlimit(RLIMIT_NOFILE, &descriptors) == 0) {
        descriptors.rlim_cur = descriptors.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &descriptors);
    }
    const auto is = [what = argc > 1 ? argv[1] : ""](const char *name) { return std::strcmp(what, name) == 0; };
    const std::int64_t first = number(argc, argv, 2);
    const std::int64_t second = number(argc, argv, 3);
    const auto port = static_cast<std::uint16_t>(first);
    if (is("serve-bulk"))
        return bare::serveBulk(static_cast<std::size_t>(first), static_cast<std::size_t>(second),
                               argc > 4 ? argv[4] : nullptr);
    if (is("serve-echo"))
        return bare::serveEcho();
    if (is("serve-crowd"))
        return bare::serveCrowd(static_cast<std::size_t>(first));
    if (is("bulk"))
        return bare::loadBulk(port, second);
    if (is("messages"))
        return bare::loadMessages(port, second);
    if (is("datagrams"))
        return bare::loadDatagrams(port, second, number(argc, argv, 4));
    if (is("echo"))
        return bare::loadEcho(port, second);
    if (is("crowd"))
        return bare::loadCrowd(port, second);
    std::fprintf(stderr, "bench_bare: unknown or no task\n");
    return 2;
}
