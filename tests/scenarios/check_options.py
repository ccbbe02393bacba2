#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb 'options' of the real program: check_options.py PROGRAM."""
import json
import socket
import subprocess
import sys
import unittest

PROGRAM = ""


def options(*arguments):
    return subprocess.run([PROGRAM, "options", *arguments], capture_output=True, text=True, timeout=60)


def listed(*arguments):
    done = options("--format", "jsonl", *arguments)
    assert done.returncode == 0, done.stderr
    return {(one["level"], one["name"]): one for one in map(json.loads, done.stdout.splitlines())}


class Options(unittest.TestCase):
    def test_defaults_are_the_kernels(self):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as fresh:
            for level, name in (("SOL_SOCKET", "SO_RCVBUF"), ("SOL_SOCKET", "SO_KEEPALIVE"), ("IPPROTO_TCP", "TCP_NODELAY"),
                                ("IPPROTO_TCP", "TCP_KEEPIDLE"), ("IPPROTO_IP", "IP_TTL")):
                expected = fresh.getsockopt(getattr(socket, level), getattr(socket, name))
                self.assertEqual(expected, listed("--name", name)[level, name]["default"], name)

    def test_every_row_is_whole(self):
        for arguments in ([], ["--family", "AF_INET6", "--type", "SOCK_DGRAM"], ["--family", "AF_UNIX"]):
            rows = listed(*arguments)
            self.assertGreater(len(rows), 60)
            for key, row in rows.items():
                for member in ("number", "type", "access", "explanation"):
                    self.assertIn(member, row, key)
                self.assertTrue(row["explanation"].endswith("."), key)
                self.assertFalse("default" in row and "errno" in row, key)
                self.assertFalse("default" in row and row["access"] == "write-only", key)

    def test_levels_suit_the_socket(self):
        self.assertEqual({"SOL_SOCKET"}, {level for level, _ in listed("--family", "AF_UNIX")})
        udp6 = {level for level, _ in listed("--family", "AF_INET6", "--type", "SOCK_DGRAM")}
        self.assertEqual({"SOL_SOCKET", "IPPROTO_IP", "IPPROTO_IPV6", "IPPROTO_UDP"}, udp6)
        self.assertEqual({"IPPROTO_TCP"}, {level for level, _ in listed("--level", "IPPROTO_TCP")})

    def test_text(self):
        done = options("--name", "tcp_keepid*")
        self.assertEqual(0, done.returncode)
        self.assertIn("TCP_KEEPIDLE", done.stdout)
        self.assertIn("1 to 32767", done.stdout)
        self.assertNotIn("SO_", done.stdout.replace("SO_KEEPALIVE", ""))
        chinese = options("--name", "TCP_KEEPIDLE", "--lang", "zh_CN")
        self.assertIn("空闲", chinese.stdout)

    def test_refused(self):
        for wrong in (["--family", "AF_FOO"], ["--type", "SOCK_FOO"], ["--level", "IPPROTO_ICMPV6"], ["--format", "xml"],
                      ["--lang", "fr"], ["--nonsense"], ["word"]):
            done = options(*wrong)
            self.assertEqual(2, done.returncode, wrong)
            self.assertTrue(done.stderr.startswith("socket-workbench-cli: "), wrong)
            self.assertEqual("", done.stdout)
        done = options("--family", "AF_INET", "--type", "SOCK_SEQPACKET")
        self.assertEqual(1, done.returncode)
        self.assertIn("ESOCKTNOSUPPORT", done.stderr)
        self.assertEqual(0, options("--help").returncode)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
