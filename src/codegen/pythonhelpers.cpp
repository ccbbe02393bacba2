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
    if got is not None and got != wanted:  # what looks up services and protocols gives no number
        failed(what, errno_name(wanted), errno_name(got))
    print("%s: %s\n" % (what, errno_name(wanted)), end="", flush=True)  # whole, whoever prints at the same time)"},
        HelperText{"expect_nothing", R"(
def expect_nothing(what, data, wanted):
    """A file of a socket that does not wait gives nothing in Python where it had an error when it was recorded."""
    if data:
        failed(what, errno_name(wanted), data)
    print("%s: %s\n" % (what, errno_name(wanted)), end="", flush=True))"},
        HelperText{"expect_lookup", R"(
def expect_lookup(what, error, wanted):
    if error.errno != wanted:
        failed(what, wanted, error)
    print("%s: %s" % (what, wanted), flush=True))"},
        HelperText{"expect_tls", R"(
def expect_tls(what, error, wanted):
    """It failed, as it did when it was recorded. Each TLS library has other names for why: any of them will do."""
    print("%s: %s\n" % (what, wanted), end="", flush=True))"},
        HelperText{"tls_file", R"(
def tls_file(name):
    if not os.path.isfile(name):
        failed("TLS", "a file " + name, "none")
    return name)"},
        HelperText{"tls_context", R"(
def tls_context(server_side, own=None, trusted=None, verify=None, alpn=None):
    """own: files of certificate and key; trusted: the file of the one authority, else those of the system."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server_side else ssl.PROTOCOL_TLS_CLIENT)
    verify = not server_side if verify is None else verify
    context.check_hostname = verify and not server_side
    context.verify_mode = ssl.CERT_REQUIRED if verify else ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if own:
        context.load_cert_chain(tls_file(own[0]), tls_file(own[1]))
    if trusted:
        context.load_verify_locations(tls_file(trusted))
    elif verify:
        context.load_default_certs(ssl.Purpose.CLIENT_AUTH if server_side else ssl.Purpose.SERVER_AUTH)
    if alpn:
        context.set_alpn_protocols([alpn])
    if server_side:
        context.num_tickets = 0  # nobody comes back, and what nobody reads would reset the connection at its end
    return context)"},
        HelperText{"shut_down_tls", R"(
def shut_down_tls(sock, how):
    """Of the connection below: the TLS object's own shutdown would go on in clear text."""
    socket.socket.shutdown(sock, how))"},
        HelperText{"close_tls", R"(
def close_tls(sock):
    """Says so inside TLS first (close notify), without waiting for an answer."""
    try:
        sock.setblocking(False)
        sock.unwrap()
    except (OSError, ValueError):
        pass
    sock.close())"},
        HelperText{"show", R"(
def show(name, data):
    """Prints what arrived; what is no printable ASCII in hexadecimal."""
    text = "".join(chr(byte) if 32 <= byte < 127 and byte not in (34, 92) else "\\x%02x" % byte for byte in data[:64])
    rest = "" if len(data) <= 64 else "... sum %d" % (sum(data) % 2**32)
    print('%s received %d "%s"%s\n' % (name, len(data), text, rest), end="", flush=True))"},
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
