# SPDX-License-Identifier: GPL-3.0-or-later
"""Each call of a scenario as CPython's socket module makes it. A function takes the run (its sockets), the step and its arguments,
and gives the fields of the record; what it raises is put into words by mapping.py."""
import array
import errno
import fcntl
import select
import socket
import termios
import time

import addresses
import messagecalls
import namecalls
import optioncalls
from constants import POLL_EVENTS, flags, names_of, number
from mapping import connect_ex_outcome
from payloads import bytes_of, hexed


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


def getsockname(run, step, args):
    of = run.socket(step)
    return {"result": 0, "address": addresses.to_text(of.getsockname(), of.family)}


def getpeername(run, step, args):
    of = run.socket(step)
    return {"result": 0, "address": addresses.to_text(of.getpeername(), of.family)}


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
    for request in (termios.FIONREAD, termios.TIOCOUTQ):
        count = array.array("i", [0])
        fcntl.ioctl(of.fileno(), request, count)
        values.append(count[0])
    return {"result": 0, "value": {"recv_q": values[0], "send_q": values[1]}}


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


CALLS = {
    "socket": make, "socketpair": make_pair, "dup": dup, "bind": bind, "connect": connect, "connect_ex": connect_ex,
    "listen": listen, "accept": accept, "create_connection": create_connection, "shutdown": shutdown, "close": close,
    "getsockname": getsockname, "getpeername": getpeername, "setblocking": setblocking, "settimeout": settimeout,
    "gettimeout": gettimeout, "getdefaulttimeout": getdefaulttimeout, "setdefaulttimeout": setdefaulttimeout, "fileno": fileno,
    "poll": poll, "queues": queues, "makefile": makefile, "readline": readline, "read": read, "write": write, "flush": flush,
    **messagecalls.CALLS, **namecalls.CALLS, **optioncalls.CALLS,
}
