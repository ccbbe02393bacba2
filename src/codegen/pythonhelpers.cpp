// SPDX-License-Identifier: GPL-3.0-or-later
// What a Python program gets before its calls, as far as it uses it.
#include <array>

#include "pythonwriter.h"

namespace sw {

std::span<const HelperText> pythonHelpers()
{
    static constexpr std::array table{
        HelperText{"failed", R"(
def failed(what, wanted, got):
    print("%s: expected %s, got %s" % (what, wanted, got), file=sys.stderr, flush=True)
    os._exit(1))"},
        HelperText{"errno_name", R"(
def errno_name(number):
    return errno.errorcode.get(number, str(number)) if number else "0")"},
        HelperText{"expect", R"(
def expect(what, error, wanted):
    """The call failed, as it did when it was recorded: with the same error?"""
    got = errno.ETIMEDOUT if isinstance(error, socket.timeout) else error.errno
    if got != wanted:
        failed(what, errno_name(wanted), errno_name(got))
    print("%s: %s" % (what, errno_name(wanted)), flush=True))"},
        HelperText{"expect_lookup", R"(
def expect_lookup(what, error, wanted):
    if error.errno != wanted:
        failed(what, wanted, error)
    print("%s: %s" % (what, wanted), flush=True))"},
        HelperText{"show", R"(
def show(name, data):
    """Prints what arrived; what is no printable ASCII in hexadecimal."""
    text = "".join(chr(byte) if 32 <= byte < 127 and byte not in (34, 92) else "\\x%02x" % byte for byte in data[:64])
    rest = "" if len(data) <= 64 else "... sum %d" % (sum(data) % 2**32)
    print('%s received %d "%s"%s' % (name, len(data), text, rest), flush=True))"},
        HelperText{"receive_all", R"(
def receive_all(sock, size):
    data = b""
    while len(data) < size:
        piece = sock.recv(size - len(data))
        if not piece:
            break
        data += piece
    return data)"},
        HelperText{"events", R"(
def happened(number):
    events[number].set()


def after(number):
    """Waits until that call of another thread has ended, as it had when this one was recorded."""
    if not events[number].wait(60):
        failed("wait", "call %d" % number, "nothing for a minute"))"},
        HelperText{"guarded", R"(
def guarded(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()
        os._exit(1))"},
    };
    return table;
}

} // namespace sw
