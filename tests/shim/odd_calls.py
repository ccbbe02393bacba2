#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes calls with odd arguments on all sorts of descriptors, by ctypes, and prints what each gave: the same list each time.

    odd_calls.py          prints the list
    odd_calls.py SHIM     makes the list without and with the shim and compares the two
"""
import ctypes
import difflib
import os
import socket
import struct
import subprocess
import sys

LIBC = ctypes.CDLL(None, use_errno=True)
UNIX, INET, INET6 = socket.AF_UNIX, socket.AF_INET, socket.AF_INET6
LOOPBACK = socket.inet_aton("127.0.0.1")
ROOM = 200
# EAGAIN takes no time: nothing here blocks for longer than this.
PATIENCE = struct.pack("ll", 0, 20_000)


def sockaddr_in(port: int, address: bytes = LOOPBACK) -> bytes:
    return struct.pack("=H", INET) + struct.pack("!H", port) + address + bytes(8)


def say(name: str, result: int, *more):
    number = ctypes.get_errno() if result < 0 else 0
    print(name, result if result < 3 else "n" if name.startswith(("socket", "accept", "dup")) else result,
          os.strerror(number) if number else "", *more)


def call(label: str, function: str, *arguments):
    ctypes.set_errno(0)
    say(f"{label} {function}{arguments_text(arguments)}", getattr(LIBC, function)(*arguments))


def arguments_text(arguments) -> str:
    """Without the descriptor, and without the ports of the moment, which are in the longer ones."""
    return "(" + ", ".join(str(int(one)) if isinstance(one, int) else f"{one[:1].hex()}.. {len(one)} bytes"
                           for one in arguments[1:]) + ")"


def call_named(label: str, function: str, fd: int, room: int):
    """getsockname, getpeername, accept with room for so many bytes of the name."""
    place, length = ctypes.create_string_buffer(b"\xaa" * ROOM, ROOM), ctypes.c_uint32(room)
    ctypes.set_errno(0)
    result = getattr(LIBC, function)(fd, place, ctypes.byref(length))
    told = place.raw[:2] + (b"" if length.value >= 8 and place.raw[:2] != b"\x01\x00" else place.raw[2:room])
    say(f"{label} {function}(room {room})", min(result, 0), length.value, told.rstrip(b"\xaa").hex() if result >= 0 else "")
    if function == "accept" and result >= 0:
        LIBC.close(result)


def receive(label: str, fd: int, size: int, flags: int, room: int):
    for function in ("recv", "recvfrom"):
        buffer = ctypes.create_string_buffer(b"\xbb" * ROOM, ROOM)
        place, length = ctypes.create_string_buffer(b"\xaa" * ROOM, ROOM), ctypes.c_uint32(room)
        ctypes.set_errno(0)
        if function == "recv":
            result = LIBC.recv(fd, buffer, ctypes.c_size_t(size), flags)
        else:
            result = LIBC.recvfrom(fd, buffer, ctypes.c_size_t(size), flags, place, ctypes.byref(length))
        say(f"{label} {function}({size}, {flags:#x})", result, buffer.raw.rstrip(b"\xbb").hex(), length.value)


def option(label: str, fd: int, level: int, name: int, size: int):
    buffer, length = ctypes.create_string_buffer(ROOM), ctypes.c_uint32(size)
    ctypes.set_errno(0)
    result = LIBC.getsockopt(fd, level, name, buffer, ctypes.byref(length))
    value = buffer.raw[:min(length.value, 16)].hex() if result == 0 and name != socket.SO_PEERCRED else ""
    say(f"{label} getsockopt({level}, {name}, {size})", result, length.value, value)


def exercise(label: str, fd: int, open_port: int, closed_port: int):
    target = sockaddr_in(closed_port)
    LIBC.setsockopt(fd, socket.SOL_SOCKET, socket.SO_RCVTIMEO, PATIENCE, len(PATIENCE))
    LIBC.setsockopt(fd, socket.SOL_SOCKET, socket.SO_SNDTIMEO, PATIENCE, len(PATIENCE))
    for size, flags in ((0, 0), (5, 0), (100, socket.MSG_PEEK), (100, socket.MSG_OOB), (2, socket.MSG_TRUNC),
                        (100, socket.MSG_DONTWAIT), (100, socket.MSG_WAITALL), (100, 0x2000 | 0x40), (0, 0)):
        for room in (0, 7, ROOM):
            receive(label, fd, size, flags, room)
    for data, flags in ((b"", 0), (b"x", socket.MSG_OOB), (b"hello", socket.MSG_DONTWAIT), (b"y", 0x10000000)):
        call(label, "send", fd, data, len(data), flags | socket.MSG_NOSIGNAL)
        for address in (b"", target[:4], target, target + bytes(100), target + bytes(300), bytes(16),
                        struct.pack("=H", UNIX) + b"\0nobody", struct.pack("=H", UNIX) + b"/no/such\0"):
            call(label, "sendto", fd, data, len(data), flags | socket.MSG_NOSIGNAL, address, len(address))
    for room in (0, 1, 5, ROOM):
        for function in ("getsockname", "getpeername", "accept"):
            call_named(label, function, fd, room)
    for level, name in ((1, 3), (1, 4), (1, 13), (1, 20), (1, 17), (1, 30), (1, 38), (1, 39), (6, 1), (6, 13), (6, 11), (0, 2),
                        (41, 26), (17, 1), (255, 1), (1, 9999), (-1, -1)):
        for size in (0, 1, 4, 16):
            option(label, fd, level, name, size if name != 11 else 0)
    for value in (b"", b"\1", struct.pack("i", 1), struct.pack("i", -1), struct.pack("ii", 1, 0), b"Q" * 64):
        for level, name in ((1, 2), (1, 13), (6, 1), (0, 2), (0, 8), (41, 26), (6, 13), (1, 9999), (99, 1)):
            call(label, "setsockopt", fd, level, name, value, len(value))
    for how in (7, -1):
        call(label, "shutdown", fd, how)
    for events in (0, 1, 4, 0x3f, -1):
        place = ctypes.create_string_buffer(struct.pack("=ihh", fd, events if events >= 0 else -1, 0x7777), 8)
        ctypes.set_errno(0)
        result = LIBC.poll(place, 1, 0)
        say(f"{label} poll({events})", result, struct.unpack("=hh", place.raw[4:8])[1])
    for address in (b"", target[:2], target[:15], target, target + bytes(112), target + bytes(113), sockaddr_in(0),
                    sockaddr_in(0, b"\xc0\0\2\1"), struct.pack("=H", 77) + bytes(20), struct.pack("=H", UNIX) + b"/no/such/dir\0"):
        if address[:2] != struct.pack("=H", UNIX) or not label.startswith("unix"):
            call(label, "bind", fd, address, len(address))
    for backlog in (-1, 0, 2_000_000_000):
        call(label, "listen", fd, backlog)
    for address in (b"", target[:9], struct.pack("=H", 0) + bytes(14), struct.pack("=H", UNIX) + b"/no/such\0", target,
                    sockaddr_in(open_port), target + bytes(200)):
        call(label, "connect", fd, address, len(address))
    for how in (0, 1, 1, 2):
        call(label, "shutdown", fd, how)
        receive(label, fd, 4, 0, 16)
        call(label, "send", fd, b"z", 1, socket.MSG_NOSIGNAL)
    copy = LIBC.dup(fd)
    say(f"{label} dup", min(copy, 0))
    for one in (copy, copy, fd, fd):
        ctypes.set_errno(0)
        say(f"{label} close", LIBC.close(one))


def print_list():
    listener = socket.create_server(("127.0.0.1", 0))
    open_port = listener.getsockname()[1]
    holder = socket.socket(INET, socket.SOCK_STREAM)
    holder.bind(("127.0.0.1", 0))  # bound and not listening: refused, and nobody else's
    closed_port = holder.getsockname()[1]
    kinds = {"tcp": (INET, 1, 0), "tcp6": (INET6, 1, 0), "udp": (INET, 2, 0), "unix stream": (UNIX, 1, 0),
             "unix datagram": (UNIX, 2, 0), "unix seqpacket": (UNIX, 5, 0), "non-blocking": (INET, 1 | socket.SOCK_NONBLOCK, 0)}
    for label, arguments in kinds.items():
        exercise(label, LIBC.socket(*arguments), open_port, closed_port)
    for kind in (1, 2, 5):
        pair = (ctypes.c_int * 2)()
        say(f"socketpair {kind}", LIBC.socketpair(UNIX, kind, 0, pair))
        LIBC.send(pair[1], b"some bytes", 10, 0)
        exercise(f"unix pair {kind}", pair[0], open_port, closed_port)
        LIBC.close(pair[1])
    client = socket.create_connection(listener.getsockname())
    accepted = listener.accept()[0]
    client.send(b"some bytes")
    exercise("connected", accepted.detach(), open_port, closed_port)
    exercise("file", os.open("/dev/null", os.O_RDWR), open_port, closed_port)
    exercise("pipe", os.pipe()[0], open_port, closed_port)
    exercise("closed", 777, open_port, closed_port)
    exercise("negative", -1, open_port, closed_port)
    for arguments in ((99, 1, 0), (-1, -1, -1), (INET, 0, 0), (INET, 5, 0), (INET, 1, 17), (INET, 2, 6), (INET, 4, 0), (UNIX, 3, 0),
                      (UNIX, 1, 1), (UNIX, 1, 9), (INET, 1 | 0x100, 0), (0, 1, 0)):
        # Which number it gets is not compared: the engine holds a descriptor of its own in reserve.
        ctypes.set_errno(0)
        say(f"family socket{arguments}", min(LIBC.socket(*arguments), 0))
        say(f"socketpair {arguments}", LIBC.socketpair(*arguments, (ctypes.c_int * 2)()))


def lines(shim: str) -> list:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    environment.pop("LD_PRELOAD", None)
    if shim:
        environment["LD_PRELOAD"] = shim
    done = subprocess.run([sys.executable, __file__], env=environment, stdout=subprocess.PIPE, text=True, timeout=100, check=True)
    return done.stdout.splitlines()


def main() -> int:
    if len(sys.argv) < 2:
        print_list()
        return 0
    without, with_shim = lines(""), lines(sys.argv[1])
    differences = list(difflib.unified_diff(without, with_shim, "without", "with", lineterm="", n=0))
    print("\n".join(differences[:200]))
    print(f"{len(without)} calls without the shim, {len(with_shim)} with it")
    return 0 if without and not differences else 1


if __name__ == "__main__":
    sys.exit(main())
