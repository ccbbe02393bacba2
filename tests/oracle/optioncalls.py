# SPDX-License-Identifier: GPL-3.0-or-later
"""Options of sockets: the values that scenario files write as names, numbers or objects, to bytes and back."""
import socket
import struct

from constants import number
from mapping import CannotSay

TEXT_OPTIONS = {"SO_BINDTODEVICE", "TCP_CONGESTION", "TCP_ULP"}
CHOICES = {"IP_PMTUDISC_DONT": 0, "IP_PMTUDISC_WANT": 1, "IP_PMTUDISC_DO": 2, "IP_PMTUDISC_PROBE": 3}


def time_value(data):
    whole, parts = struct.unpack("qq", data)
    return {"seconds": whole + parts / 1e6}


def credentials(data):
    """Without the process number: the two sides are two processes."""
    _, user, group = struct.unpack("iII", data)
    return {"uid": user, "gid": group}


# name -> (bytes to ask for, how to read them)
READ = {
    "SO_LINGER": (8, lambda data: dict(zip(("onoff", "linger"), struct.unpack("ii", data)))),
    "SO_RCVTIMEO": (16, time_value), "SO_SNDTIMEO": (16, time_value), "SO_PEERCRED": (12, credentials),
    "IP_MULTICAST_IF": (4, socket.inet_ntoa),
}


def getsockopt(run, step, args):
    of, level, name = run.socket(step), number(args["level"]), args["name"]
    if name in TEXT_OPTIONS:
        return {"result": 0, "value": of.getsockopt(level, number(name), 128).split(b"\0")[0].decode()}
    if name not in READ:
        return {"result": 0, "value": of.getsockopt(level, number(name))}
    size, read = READ[name]
    return {"result": 0, "value": read(of.getsockopt(level, number(name), size))}


def interface_index(text):
    return int(text) if str(text).isdigit() else socket.if_nametoindex(text)


def group_bytes(value):
    """struct ip_mreqn or ipv6_mreq, of a group and an interface that is given by its name or, for IPv4, by an address."""
    group, interface = value["group"], value.get("interface", "")
    if ":" in group:
        return socket.inet_pton(socket.AF_INET6, group) + struct.pack("I", interface_index(interface) if interface else 0)
    return socket.inet_aton(group) + multicast_interface(interface)


def multicast_interface(text):
    if not text:
        return bytes(8)
    if "." in text:
        return socket.inet_aton(text) + bytes(4)
    return bytes(4) + struct.pack("i", interface_index(text))


def object_bytes(value):
    if "hex" in value:
        return bytes.fromhex(value["hex"])
    if "onoff" in value:
        return struct.pack("ii", int(value["onoff"]), int(value["linger"]))
    if "group" in value and "source" not in value:
        return group_bytes(value)
    if "seconds" in value:
        whole = int(float(value["seconds"]) // 1)
        return struct.pack("qq", whole, round((float(value["seconds"]) - whole) * 1e6))
    raise CannotSay("no such socket option form")


def option_value(name, value):
    if isinstance(value, dict):
        return object_bytes(value)
    if name in ("SO_RCVTIMEO", "SO_SNDTIMEO"):
        return object_bytes({"seconds": value})
    if name == "IP_MULTICAST_IF":
        return bytes(4) + multicast_interface(value)
    if value in CHOICES:
        return CHOICES[value]
    if isinstance(value, str) and not value.lstrip("-").isdigit():
        return value.encode()
    value = int(value)
    return value if value < 2**31 else value - 2**32


def setsockopt(run, step, args):
    value = option_value(args["name"], args["value"])
    run.socket(step).setsockopt(number(args["level"]), number(args["name"]), value)
    return {"result": 0}


# Offsets in struct tcp_info of <linux/tcp.h>, of what does not hang on the moment.
TCP_INFO = {"state": ("B", 0), "ca_state": ("B", 1), "retransmits": ("B", 2), "probes": ("B", 3), "backoff": ("B", 4),
            "options": ("B", 5), "sacked": ("I", 28), "lost": ("I", 32), "retrans": ("I", 36), "pmtu": ("I", 60),
            "advmss": ("I", 84), "total_retrans": ("I", 100), "bytes_received": ("Q", 128), "notsent_bytes": ("I", 144),
            "data_segs_in": ("I", 152), "bytes_sent": ("Q", 200), "bytes_retrans": ("Q", 208)}
TCP_LISTEN = 10


def tcp_info(run, step, args):
    told = run.socket(step).getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 512)
    value = {"tcpi_" + name: struct.unpack_from("=" + kind, told, offset)[0]
             for name, (kind, offset) in TCP_INFO.items() if offset + struct.calcsize(kind) <= len(told)}
    if value["tcpi_state"] == TCP_LISTEN:
        value["tcpi_unacked"] = struct.unpack_from("=I", told, 24)[0]  # of a listener: how many wait to be accepted
    return {"result": 0, "value": value}


CALLS = {"getsockopt": getsockopt, "setsockopt": setsockopt, "tcp_info": tcp_info}
