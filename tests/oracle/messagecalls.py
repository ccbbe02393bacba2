# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls that send and receive, and what the kernel adds to a message."""
import socket
import struct

import addresses
from constants import MESSAGE_FLAGS, errno_name, flags, names_of, number
from mapping import CannotSay
from payloads import bytes_of, hexed

MESSAGE_TYPES = (socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_RAW)


def send(run, step, args):
    return {"result": run.socket(step).send(bytes_of(args["data"], run.folder), flags(args.get("flags")))}


def sendto(run, step, args):
    of = run.socket(step)
    address = addresses.to_python(args["address"], of.family)
    return {"result": of.sendto(bytes_of(args["data"], run.folder), flags(args.get("flags")), address)}


def sendall(run, step, args):
    data = bytes_of(args["data"], run.folder)
    run.socket(step).sendall(data)
    return {"result": len(data)}


def recv(run, step, args):
    of, size = run.socket(step), int(args["size"])
    if size == 0:
        raise CannotSay("recv of nothing")
    buffer = bytearray(size)
    got = of.recv_into(buffer, size, flags(args.get("flags")))
    return {"result": got, "data": hexed(buffer[:in_buffer(of, got, args)])}


def in_buffer(of, got, args):
    """How much of it the call has put there: on TCP MSG_TRUNC throws the bytes away and counts them (tcp(7))."""
    thrown_away = of.type == socket.SOCK_STREAM and of.family != socket.AF_UNIX and "MSG_TRUNC" in args.get("flags", [])
    return 0 if thrown_away else got


def recvfrom(run, step, args):
    """By recvmsg, which alone tells the flags of a message; on a stream by recvfrom."""
    of, size = run.socket(step), int(args["size"])
    if of.type in MESSAGE_TYPES:
        return recvmsg(run, step, args, 0)
    if size == 0:
        raise CannotSay("recv of nothing")
    buffer = bytearray(size)
    got, address = of.recvfrom_into(buffer, size, flags(args.get("flags")))
    return {"result": got, "data": hexed(buffer[:got]), "address": addresses.to_text(address, of.family)}


def recvmsg(run, step, args, control_bytes=4096):
    of, size = run.socket(step), int(args["size"])
    buffer = bytearray(size)
    got, control, told, address = of.recvmsg_into([buffer], control_bytes, flags(args.get("flags")))
    value = {}
    for level, kind, data in control:
        value |= control_message(level, kind, data)
    return {"result": got, "data": hexed(buffer[:got]), "address": addresses.to_text(address, of.family), "value": value,
            "flags": names_of(MESSAGE_FLAGS, told & ~socket.MSG_CTRUNC if not control_bytes else told)}


def interface(index):
    return {"interface_index": index, "interface": socket.if_indextoname(index)}


def control_message(level, kind, data):
    """What the kernel adds to a message, as far as the module or ip(7) and ipv6(7) tell how to read it."""
    if (level, kind) == (socket.IPPROTO_IP, number("IP_PKTINFO")):
        return interface(struct.unpack("i", data[:4])[0]) | {"destination": socket.inet_ntoa(data[8:12])}
    if (level, kind) == (socket.IPPROTO_IPV6, socket.IPV6_PKTINFO):
        return interface(struct.unpack("i", data[16:20])[0]) | {"destination": socket.inet_ntop(socket.AF_INET6, data[:16])}
    if (level, kind) in ((socket.IPPROTO_IP, socket.IP_TTL), (socket.IPPROTO_IPV6, socket.IPV6_HOPLIMIT)):
        return {"ttl": struct.unpack("i", data)[0]}
    if (level, kind) == (socket.IPPROTO_IP, number("IP_RECVERR")):
        error, origin, icmp_type, code = struct.unpack("IBBB", data[:7])
        return {"error": {"errno": errno_name(error), "origin": {1: "local", 2: "icmp", 3: "icmp6"}[origin], "type": icmp_type,
                          "code": code, "offender": socket.inet_ntoa(data[20:24])}}
    return {}


def recvall(run, step, args):
    of, rest, data = run.socket(step), int(args["size"]), b""
    while rest > 0:
        part = of.recv(min(rest, 65536))
        if not part:
            break
        data += part
        rest -= len(part)
    return {"result": len(data), "data": hexed(data)}


CALLS = {"send": send, "sendto": sendto, "sendall": sendall, "recv": recv, "recvfrom": recvfrom, "recvmsg": recvmsg, "recvall": recvall}
