# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses between the text of scenario files and what CPython's socket takes and gives."""
import re
import socket

from mapping import CannotSay


def to_python(text, family):
    """`127.0.0.1:80`, `[::1]:80`, `localhost:80`, `unix:/path`, `unix:@name` as an argument for this family."""
    if text.startswith("unix:"):
        if family != socket.AF_UNIX:
            raise CannotSay("address of another family")
        name = text[len("unix:"):].encode()
        return b"\0" + name[1:] if name.startswith(b"@") else name
    found = re.fullmatch(r"\[([^\]]*)\]:(\d+)|([^:]*):(\d+)", text)
    host, port = (found[1], found[2]) if found[1] is not None else (found[3], found[4])
    literal = socket.AF_INET6 if found[1] is not None else socket.AF_INET if is_ipv4(host) else None
    if family not in (socket.AF_INET, socket.AF_INET6) or (literal is not None and literal != family):
        raise CannotSay("address of another family")
    if family == socket.AF_INET6 and literal is not None:
        return socket.getaddrinfo(host, int(port), family, socket.SOCK_DGRAM, 0, socket.AI_NUMERICHOST)[0][4]
    return host, int(port)


def is_ipv4(host):
    try:
        socket.inet_pton(socket.AF_INET, host)
    except OSError:
        return False
    return True


def to_text(address, family):
    """What CPython gives, as scenario files write it; None where there is no address."""
    if address is None:
        return None
    if family == socket.AF_UNIX:
        if isinstance(address, bytes) and address.startswith(b"\0"):
            return "unix:@" + address[1:].decode("utf-8", "replace")
        return "unix:" + (address.decode("utf-8", "replace") if isinstance(address, bytes) else address)
    if family == socket.AF_INET:
        return f"{address[0]}:{address[1]}"
    if family == socket.AF_INET6:
        host = address[0]
        if address[3] and "%" not in host:
            try:
                host += "%" + socket.if_indextoname(address[3])
            except OSError:
                host += f"%{address[3]}"
        return f"[{host}]:{address[1]}"
    return str(address)
