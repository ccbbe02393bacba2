# SPDX-License-Identifier: GPL-3.0-or-later
"""Each call of a scenario as CPython's socket module makes it. A function takes the run (its sockets) and the step, and gives
the fields of the record; what it raises is put into words by mapping.py."""
import array
import base64
import errno
import fcntl
import hashlib
import select
import socket
import struct
import termios
import time
from pathlib import Path

import addresses
from constants import FAMILIES, MESSAGE_FLAGS, POLL_EVENTS, PROTOCOLS, TYPES, errno_name, flags, name_of, names_of, number
from mapping import CannotSay, connect_ex_outcome

SIOCOUTQ = termios.TIOCOUTQ
MOST_HEX = 64 * 1024
OPTION_BYTES = {"SO_LINGER": 8, "SO_RCVTIMEO": 16, "SO_SNDTIMEO": 16}
TEXT_OPTIONS = {"SO_BINDTODEVICE", "TCP_CONGESTION", "TCP_ULP"}
RAW_OPTIONS = {"SO_PEERCRED": 12, "SO_COOKIE": 8, "SO_MEMINFO": 36, "SO_PEERNAME": 128, "TCP_INFO": 512}
MESSAGE_TYPES = (socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_RAW)


def bytes_of(spec, folder):
    if "text" in spec:
        return spec["text"].encode(spec.get("encoding", "UTF-8"))
    if "hex" in spec:
        return bytes.fromhex(spec["hex"].replace(":", " "))
    if "base64" in spec:
        return base64.b64decode(spec["base64"])
    if "file" in spec:
        return (Path(folder) / spec["file"]).read_bytes()
    return bytes_of(spec["repeat"], folder) * int(spec["times"])


def hexed(data):
    """Bytes as the format writes them: what is beyond 64 KiB only as a hash of all."""
    told = {"bytes": len(data), "hex": bytes(data[:MOST_HEX]).hex()}
    return told if len(data) <= MOST_HEX else told | {"sha256": hashlib.sha256(data).hexdigest()}


def seconds(value):
    return None if value is None else float(value)


def make(run, step, args):
    made = socket.socket(number(args["family"]), number(args["type"]), number(args.get("protocol", 0)))
    run.name(step, made)
    return {"result": made.fileno()}


def make_pair(run, step, args):
    pair = socket.socketpair(number(args.get("family", "AF_UNIX")), number(args["type"]), number(args.get("protocol", 0)))
    run.name(step, *pair)
    return {"result": 0}


def dup(run, step, args):
    of = run.socket(step)
    made = socket.fromfd(of.fileno(), of.family, of.type, of.proto)
    run.name(step, made)
    return {"result": made.fileno()}


def bind(run, step, args):
    of = run.socket(step)
    of.bind(addresses.to_python(args["address"], of.family))
    return {"result": 0}


def connect(run, step, args):
    of = run.socket(step)
    of.connect(addresses.to_python(args["address"], of.family))
    return {"result": 0}


def connect_ex(run, step, args):
    of = run.socket(step)
    began = time.monotonic()
    value = of.connect_ex(addresses.to_python(args["address"], of.family))
    return connect_ex_outcome(value, of.gettimeout(), time.monotonic() - began)


def listen(run, step, args):
    of = run.socket(step)
    of.listen(*([int(args["backlog"])] if "backlog" in args else []))
    return {"result": 0}


def accept(run, step, args):
    of = run.socket(step)
    made, address = of.accept()
    run.name(step, made)
    return {"result": made.fileno(), "address": addresses.to_text(address, of.family)}


def create_connection(run, step, args):
    more = {}
    if "timeout" in args:
        more["timeout"] = seconds(args["timeout"])
    if args.get("source"):
        family = socket.AF_INET6 if args["source"].startswith("[") else socket.AF_INET
        more["source_address"] = addresses.to_python(args["source"], family)[:2]
    made = socket.create_connection((args["host"], int(args["port"])), **more)
    run.name(step, made)
    return {"result": made.fileno(), "address": addresses.to_text(made.getpeername(), made.family)}


def shutdown(run, step, args):
    run.socket(step).shutdown(number(args["how"]))
    return {"result": 0}


def close(run, step, args):
    run.open_one(step).close()
    return {"result": 0}


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
    return {"result": got, "data": hexed(buffer[:got])}


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


def getsockname(run, step, args):
    of = run.socket(step)
    return {"result": 0, "address": addresses.to_text(of.getsockname(), of.family)}


def getpeername(run, step, args):
    of = run.socket(step)
    return {"result": 0, "address": addresses.to_text(of.getpeername(), of.family)}


def getsockopt(run, step, args):
    of, level, name = run.socket(step), number(args["level"]), args["name"]
    option = number(name)
    if name == "SO_LINGER":
        onoff, linger = struct.unpack("ii", of.getsockopt(level, option, 8))
        value = {"onoff": onoff, "linger": linger}
    elif name in OPTION_BYTES:
        whole, parts = struct.unpack("qq", of.getsockopt(level, option, 16))
        value = {"seconds": whole + parts / 1e6}
    elif name in TEXT_OPTIONS:
        value = of.getsockopt(level, option, 128).split(b"\0")[0].decode()
    elif name in RAW_OPTIONS:
        value = {"hex": of.getsockopt(level, option, RAW_OPTIONS[name]).hex()}
    else:
        value = of.getsockopt(level, option)
    return {"result": 0, "value": value}


def option_bytes(name, value):
    if isinstance(value, dict) and "hex" in value:
        return bytes.fromhex(value["hex"])
    if isinstance(value, dict) and "seconds" in value:
        value = value["seconds"]
    elif isinstance(value, dict) and "onoff" in value:
        return struct.pack("ii", int(value["onoff"]), int(value["linger"]))
    elif isinstance(value, dict):
        raise CannotSay("no such socket option form")
    if name in OPTION_BYTES:
        whole = int(float(value) // 1)
        return struct.pack("qq", whole, round((float(value) - whole) * 1e6))
    if isinstance(value, str) and not value.lstrip("-").isdigit():
        return value.encode()
    value = int(value)
    return value if value < 2**31 else value - 2**32


def setsockopt(run, step, args):
    value = option_bytes(args["name"], args["value"])
    run.socket(step).setsockopt(number(args["level"]), number(args["name"]), value)
    return {"result": 0}


def setblocking(run, step, args):
    run.socket(step).setblocking(args["blocking"])
    return {"result": 0}


def settimeout(run, step, args):
    run.socket(step).settimeout(seconds(args["seconds"]))
    return {"result": 0}


def gettimeout(run, step, args):
    return {"result": 0, "value": run.socket(step).gettimeout()}


def getdefaulttimeout(run, step, args):
    return {"result": 0, "value": socket.getdefaulttimeout()}


def setdefaulttimeout(run, step, args):
    socket.setdefaulttimeout(seconds(args["seconds"]))
    return {"result": 0}


def fileno(run, step, args):
    return {"result": run.socket(step).fileno()}


def poll(run, step, args):
    of = run.socket(step)
    poller = select.poll()
    poller.register(of, flags(args["events"]))
    ready = poller.poll(int(args.get("timeout_ms", -1)))
    return {"result": len(ready), "flags": names_of(POLL_EVENTS, ready[0][1]) if ready else []}


def queues(run, step, args):
    of = run.socket(step)
    values = []
    for request in (termios.FIONREAD, SIOCOUTQ):
        count = array.array("i", [0])
        fcntl.ioctl(of.fileno(), request, count)
        values.append(count[0])
    return {"result": 0, "value": {"recv_q": values[0], "send_q": values[1]}}


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


def makefile(run, step, args):
    mode = args.get("mode", "rwb")
    run.name(step, run.socket(step).makefile(mode if "b" in mode else mode + "b"))
    return {"result": 0}


def readline(run, step, args):
    line = run.file(step).readline()
    return {"result": len(line), "data": hexed(line)}


def read(run, step, args):
    data = run.file(step).read(*([int(args["size"])] if args.get("size") is not None else []))
    if data is None:
        raise BlockingIOError(errno.EAGAIN, "nothing there")  # io's way to say so
    return {"result": len(data), "data": hexed(data)}


def write(run, step, args):
    return {"result": run.file(step).write(bytes_of(args["data"], run.folder))}


def flush(run, step, args):
    run.file(step).flush()
    return {"result": 0}


def getaddrinfo(run, step, args):
    found = socket.getaddrinfo(args.get("host"), args.get("service"), number(args.get("family", 0)),
                               number(args.get("type", 0)), number(args.get("protocol", 0)), flags(args.get("flags")))
    return {"result": 0, "value": [
        {"family": name_of(FAMILIES, family), "type": name_of(TYPES, kind), "protocol": name_of(PROTOCOLS, protocol),
         "address": addresses.to_text(address, family), "canonname": canonical}
        for family, kind, protocol, canonical, address in found]}


def getnameinfo(run, step, args):
    family = socket.AF_INET6 if args["address"].startswith("[") else socket.AF_INET
    host, service = socket.getnameinfo(addresses.to_python(args["address"], family), flags(args.get("flags")))
    return {"result": 0, "value": {"host": host, "service": service}}


def simple(function):
    """A function of the module whose answer is the value."""
    return lambda run, step, args: {"result": 0, "value": function(args)}


def order(function):
    """The C function returns the number itself."""
    def call(run, step, args):
        value = function(int(args["value"], 0) if isinstance(args["value"], str) else args["value"])
        return {"result": value, "value": value}
    return call


def packed(function):
    """The C function returns 1 when the text is an address."""
    return lambda run, step, args: {"result": 1, "value": function(args).hex()}


def three(answer):
    return {"name": answer[0], "aliases": list(answer[1]), "addresses": list(answer[2])}


def service_protocol(args):
    return [args["protocol"]] if args.get("protocol") else []


CALLS = {
    "socket": make, "socketpair": make_pair, "dup": dup, "bind": bind, "connect": connect, "connect_ex": connect_ex,
    "listen": listen, "accept": accept, "create_connection": create_connection, "shutdown": shutdown, "close": close,
    "send": send, "sendto": sendto, "sendall": sendall, "recv": recv, "recvfrom": recvfrom, "recvmsg": recvmsg,
    "recvall": recvall, "getsockname": getsockname, "getpeername": getpeername, "getsockopt": getsockopt,
    "setsockopt": setsockopt, "setblocking": setblocking, "settimeout": settimeout, "gettimeout": gettimeout,
    "getdefaulttimeout": getdefaulttimeout, "setdefaulttimeout": setdefaulttimeout, "fileno": fileno, "poll": poll,
    "queues": queues, "tcp_info": tcp_info, "makefile": makefile, "readline": readline, "read": read, "write": write,
    "flush": flush, "getaddrinfo": getaddrinfo, "getnameinfo": getnameinfo,
    "gethostname": simple(lambda args: socket.gethostname()),
    "getfqdn": simple(lambda args: socket.getfqdn(args.get("name") or "")),
    "gethostbyname": simple(lambda args: socket.gethostbyname(args["name"])),
    "gethostbyname_ex": simple(lambda args: three(socket.gethostbyname_ex(args["name"]))),
    "gethostbyaddr": simple(lambda args: three(socket.gethostbyaddr(args["address"]))),
    "getservbyname": simple(lambda args: socket.getservbyname(args["name"], *service_protocol(args))),
    "getservbyport": simple(lambda args: socket.getservbyport(int(args["port"]), *service_protocol(args))),
    "getprotobyname": simple(lambda args: socket.getprotobyname(args["name"])),
    "htons": order(socket.htons),
    "htonl": order(socket.htonl),
    "ntohs": order(socket.ntohs),
    "ntohl": order(socket.ntohl),
    "inet_aton": packed(lambda args: socket.inet_aton(args["text"])),
    "inet_ntoa": simple(lambda args: socket.inet_ntoa(bytes.fromhex(args["hex"]))),
    "inet_pton": packed(lambda args: socket.inet_pton(number(args.get("family", "AF_INET")), args["text"])),
    "inet_ntop": simple(lambda args: socket.inet_ntop(number(args.get("family", "AF_INET")), bytes.fromhex(args["hex"]))),
}
