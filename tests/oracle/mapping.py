# SPDX-License-Identifier: GPL-3.0-or-later
"""What CPython says in its own way, as result, errno, gai and timed_out of a scenario's record: one table, each row with its
reason. What it cannot say at all is listed too; such a call is not compared, and the listing says which and why."""
import errno
import io
import re
import socket

from constants import errno_name, gai_name

# Calls that CPython cannot make. The comparer takes no other reason.
CANNOT_SAY = {
    "address of another family": "the address is translated for the family of the socket object before any call is made, so that the "
                                 "kernel never sees the wrong one",
    "recv of nothing": "socket.recv(0) returns b'' without a call; the kernel would check the socket first",
    "no such socket option form": "setsockopt takes an int, bytes, or None",
    "not in CPython": "the module has no function for it",
}


class CannotSay(Exception):
    """A call that CPython's socket module has no words for; the argument is a key of CANNOT_SAY."""


# (exception, pattern of its text, fields of the record, reason). The first row that fits holds.
EXCEPTIONS = (
    (TimeoutError, r"timed out", {"result": -1, "errno": "ETIMEDOUT", "timed_out": True},
     "a time limit of settimeout() is raised without a number; a TimeoutError with a number is the kernel's ETIMEDOUT"),
    (io.UnsupportedOperation, r"", {"result": -1, "errno": "EBADF"},
     "read(2) and write(2) say EBADF for a descriptor that was not opened for it"),
    (OSError, r"cannot read from timed out object", {"result": -1, "errno": "EIO"},
     "a buffered file that timed out once refuses to read on: bytes may have been lost from its buffer"),
    (OSError, r"should have returned a bytes object", {"result": -1, "errno": "EAGAIN"},
     "readline of a file for both directions stumbles over the None by which a read says that it would block"),
    (OSError, r"illegal IP address string", {"result": -1, "errno": "EINVAL"},
     "inet_aton(3) and inet_pton(3) say 0 for a text that is no address, and set no errno"),
    (OSError, r"unknown address family|invalid length of packed IP", {"result": -1, "errno": "EINVAL"},
     "inet_ntop(3) is not called at all with too few bytes"),
    (ValueError, r"unknown address family", {"result": -1, "errno": "EAFNOSUPPORT"},
     "inet_ntop() checks the family before the C function could say EAFNOSUPPORT"),
    (ValueError, r"invalid length of packed IP|packed IP wrong length", {"result": -1, "errno": "EINVAL"},
     "the C functions read as many bytes as the family has; a wrong number is an invalid argument"),
    (OSError, r"packed IP wrong length", {"result": -1, "errno": "EINVAL"},
     "the C functions read as many bytes as the family has; a wrong number is an invalid argument"),
    (OSError, r"(service/proto|port/proto|protocol) not found", {"result": -1, "errno": "ENOENT"},
     "getservbyname(3), getservbyport(3) and getprotobyname(3) return NULL and set no errno"),
    (OverflowError, r"", {"result": -1, "errno": "ERANGE"},
     "a number that does not fit is refused before the C function could cut it"),
    (ValueError, r"closed file",
     {"result": -1, "errno": "EBADF"}, "a file object that was closed has no descriptor any more"),
    (ValueError, r"invalid mode", {"result": -1, "errno": "EINVAL"}, "makefile() takes r, w and b"),
    (ValueError, r"negative|out of range|embedded null", {"result": -1, "errno": "EINVAL"}, "an argument that no call takes"),
    (OSError, r"^(read|write|flush|not readable|not writable)$", {"result": -1, "errno": "EBADF"},
     "a file that was made for the other direction; write(2) on a descriptor that is open for reading says EBADF"),
    (OSError, r"AF_UNIX path too long", {"result": -1, "errno": "EINVAL"}, "checked in the module before any call is made"),
)


def outcome(raised, call):
    """The fields of the record of a call that raised; None for an exception that stands in no row."""
    if isinstance(raised, socket.gaierror):
        # getaddrinfo(3) and getnameinfo(3) return the number; in the other calls they are a step on the way.
        own = call in ("getaddrinfo", "getnameinfo")
        if call in ("gethostbyname", "gethostbyname_ex") and raised.errno == socket.EAI_ADDRFAMILY:
            # CPython asks getaddrinfo first; gethostbyname(3) has no word for an address of another family but HOST_NOT_FOUND.
            return {"result": -1, "errno": None, "gai": "EAI_NONAME"}
        return {"result": raised.errno if own else -1, "errno": None, "gai": gai_name(raised.errno)}
    if isinstance(raised, socket.herror):
        # h_errno of the old functions, in the words of the new ones.
        words = {1: "EAI_NONAME", 2: "EAI_AGAIN", 3: "EAI_FAIL", 4: "EAI_NODATA"}
        return {"result": -1, "errno": None, "gai": words.get(raised.errno, str(raised.errno))}
    if isinstance(raised, OSError) and raised.errno is not None:
        return {"result": -1, "errno": errno_name(raised.errno)}
    for kind, pattern, fields, _ in EXCEPTIONS:
        if isinstance(raised, kind) and re.search(pattern, str(raised)):
            return dict(fields)
    return None


def connect_ex_outcome(value, timeout, took):
    """connect_ex() gives EAGAIN when the time limit passed; the kernel's own EAGAIN (AF_UNIX, queue full) comes at once."""
    if value == errno.EAGAIN and timeout and took >= timeout:
        return {"result": errno.ETIMEDOUT, "errno": "ETIMEDOUT", "timed_out": True}
    return {"result": value, "errno": errno_name(value)}
