# SPDX-License-Identifier: GPL-3.0-or-later
"""A network of the process's own, as tests/support/privatenetwork.h has it: a loopback interface and nothing else, in which it may
ping or may not."""
import ctypes
import fcntl
import os
import socket
import struct
from pathlib import Path

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
SIOCSIFFLAGS, IFF_UP = 0x8914, 1
PR_CAPBSET_DROP, CAP_NET_RAW = 24, 13
LIBC = ctypes.CDLL(None, use_errno=True)


def enter(may_ping):
    """Raises OSError where neither root nor a user namespace makes one. Without `may_ping`, programs started from here may make
    neither ping sockets nor raw ones."""
    user, group = os.getuid(), os.getgid()
    if LIBC.unshare(CLONE_NEWNET) != 0:
        if LIBC.unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "no network namespace, see network_namespaces(7)")
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))
    Path("/proc/sys/net/ipv4/ping_group_range").write_text(f"{group} {group}" if may_ping else "1 0", encoding="ascii")
    if not may_ping and LIBC.prctl(PR_CAPBSET_DROP, CAP_NET_RAW, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
