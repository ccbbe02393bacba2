# SPDX-License-Identifier: GPL-3.0-or-later
"""Names and numbers: the resolver, /etc/services and /etc/protocols, byte order, addresses as text."""
import socket

import addresses
from constants import FAMILIES, PROTOCOLS, TYPES, flags, name_of, number


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
    "getaddrinfo": getaddrinfo, "getnameinfo": getnameinfo,
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
