#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs `call` and `resolve` of the real program: play_verbs.py PROGRAM."""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from pathlib import Path

PROGRAM = ""
WITHOUT_RIGHTS = ["setpriv", "--inh-caps=-all", "--bounding-set=-all", "--securebits=+noroot"]
CAP_NET_RAW = 13


def verb(*arguments):
    return subprocess.run([PROGRAM, *arguments, "--lang", "en"], capture_output=True, text=True, timeout=60)


def has_raw_right():
    rights = re.search(r"^CapEff:\s*(\w+)", Path("/proc/self/status").read_text(encoding="ascii"), re.M)
    return int(rights[1], 16) >> CAP_NET_RAW & 1 == 1


class Call(unittest.TestCase):
    def test_calls_in_a_row_use_the_socket_made_last(self):
        played = verb("call", "socket", "family=AF_INET", "type=SOCK_DGRAM", "--", "bind", "address=127.0.0.1:0", "--",
                      "getsockname")
        self.assertEqual(0, played.returncode, played.stderr)
        self.assertRegex(played.stdout, r"\Asocket\(AF_INET, SOCK_DGRAM, 0\) = (\d+) <.*\nbind\(\1, 127\.0\.0\.1:0\) = 0 <.*\n"
                                        r"getsockname\(\1, 127\.0\.0\.1:\d+\) = 0 <\d+\.\d{6}>\n\Z")
        self.assertEqual("", played.stderr)

    def test_names_and_references(self):
        played = verb("call", "socket", "family=AF_INET", "type=SOCK_DGRAM", "as=a", "--", "bind", "address=127.0.0.1:0", "--",
                      "socket", "family=AF_INET", "type=SOCK_DGRAM", "--", "sendto", "data=hex:00 ff", "address=${a.sockname}",
                      "--", "recvfrom", "on=a", "size=0x10", "flags=MSG_DONTWAIT", "--format=jsonl")
        self.assertEqual(0, played.returncode, played.stderr)
        lines = [json.loads(line) for line in played.stdout.splitlines()]
        self.assertEqual("00ff", lines[-2]["data"]["hex"])
        self.assertEqual("end", lines[-1]["type"])

    def test_a_failed_call_is_explained_and_ends_the_run(self):
        played = verb("call", "htons", "value=70000", "--", "gethostname")
        self.assertEqual(1, played.returncode)
        self.assertTrue(played.stdout.startswith("htons(70000) = -1 ERANGE"))
        self.assertNotIn("gethostname", played.stdout)
        self.assertIn("ERANGE: ", played.stderr)
        went_on = verb("call", "--keep-going", "htons", "value=70000", "--", "gethostname")
        self.assertEqual(1, went_on.returncode)
        self.assertIn("gethostname", went_on.stdout)

    def test_errors_name_the_argument_and_what_is_expected(self):
        tcp = ["socket", "family=AF_INET", "type=SOCK_STREAM", "--"]
        for arguments, said in (
                ([], "No call"), (["walk"], "walk"), (["bind", "address=127.0.0.1:0"], "needs a socket"),
                (["socket", "family=AF_FOO", "type=SOCK_STREAM"], "expected: family=AF_INET|"),
                (["socket", "family=AF_INET"], "'type' is missing"),
                (tcp + ["bind", "adress=127.0.0.1:0"], "'adress'"),
                (tcp + ["bind", "address=127.0.0.1:99999"], "address=127.0.0.1:99999"),
                (tcp + ["bind", "127.0.0.1:0"], "no ARG=VALUE"), (tcp + ["listen", "backlog=many"], "backlog=many"),
                (tcp + ["close", "on=other"], "on=other"), (tcp + ["recv", "size=1", "flags=MSG_NO"], "flags=MSG_NO"),
                (["htons", "value=x"], "value=x"), (["htons", "value=1.5"], "value=1.5"), (["htons", "value=1", "value=2"], "twice"),
                (["htons", "value=1", "on=a"], "no socket"), (["htons", "value=1", "as=a"], "makes no socket"),
                (["inet_ntoa", "hex=7f0"], "hex=7f0"), (["read"], "makefile"), (["gethostname", "--no-such"], "no-such"),
                (["gethostname", "--"], "No call"), (["gethostname", "--timeout", "0"], "0")):
            with self.subTest(arguments):
                played = verb("call", *arguments)
                self.assertEqual(2, played.returncode, played.stdout + played.stderr)
                self.assertEqual("", played.stdout)
                self.assertIn(said, played.stderr)

    def test_a_missing_right_says_how_to_grant_it(self):
        before = WITHOUT_RIGHTS if has_raw_right() else []
        if before and not shutil.which("setpriv"):
            self.skipTest("no setpriv to drop the right with")
        raw = ["socket", "family=AF_INET", "type=SOCK_RAW", "protocol=IPPROTO_ICMP"]
        played = subprocess.run([*before, PROGRAM, "call", *raw, "--lang", "en"], capture_output=True, text=True, timeout=60)
        self.assertEqual(1, played.returncode)
        self.assertIn("= -1 EPERM", played.stdout)
        self.assertIn("setcap cap_net_raw+ep", played.stderr)
        self.assertIn("sysctl -w net.ipv4.ping_group_range", played.stderr)

    def test_impossible_combinations_are_explained(self):
        for combination, error in ((("AF_INET", "SOCK_RDM"), "ESOCKTNOSUPPORT"), (("AF_UNIX", "SOCK_RDM"), "ESOCKTNOSUPPORT"),
                                   (("AF_INET6", "SOCK_SEQPACKET"), "ESOCKTNOSUPPORT"), (("AF_TIPC", "SOCK_RDM"), "EAFNOSUPPORT"),
                                   (("AF_INET", "SOCK_RAW"), "EPROTONOSUPPORT"), (("AF_INET", "99"), "EINVAL")):
            with self.subTest(combination):
                played = verb("call", "socket", f"family={combination[0]}", f"type={combination[1]}")
                self.assertEqual(1, played.returncode)
                self.assertIn(f"= -1 {error}", played.stdout)
                self.assertRegex(played.stderr, rf"{error}: \S.{{20,}}")

    def test_a_path_that_is_taken_is_explained_as_a_path(self):
        with tempfile.TemporaryDirectory() as folder:
            path = f"unix:{folder}/s"
            made = ["socket", "family=AF_UNIX", "type=SOCK_STREAM", "--"]
            self.assertEqual(0, verb("call", *made, "bind", f"address={path}").returncode)
            for call, error, said in (("bind", "EADDRINUSE", "has to be removed"), ("connect", "ECONNREFUSED", "only its file is left")):
                played = verb("call", *made, call, f"address={path}")
                self.assertIn(f"= -1 {error}", played.stdout)
                self.assertIn(said, played.stderr)
                self.assertNotIn("port", played.stderr)

    def test_time_limit(self):
        began = time.monotonic()
        played = verb("call", "socket", "family=AF_INET", "type=SOCK_DGRAM", "--", "bind", "address=127.0.0.1:0", "--",
                      "recv", "size=1", "--timeout", "0.5")
        self.assertEqual(3, played.returncode)
        self.assertLess(time.monotonic() - began, 20)
        self.assertIn("interrupted here", played.stdout)

    def test_help_lists_every_call(self):
        played = verb("call", "--help")
        self.assertEqual(0, played.returncode)
        for name in ("socketpair", "recvmsg", "getaddrinfo", "inet_ntop value", "tcp_info"):
            self.assertIn("\n  " + name.split()[0], played.stdout)


class Resolve(unittest.TestCase):
    def test_results_in_order(self):
        played = verb("resolve", "127.0.0.1", "http")
        self.assertEqual(0, played.returncode, played.stderr)
        self.assertEqual("AF_INET SOCK_STREAM IPPROTO_TCP 127.0.0.1:80\n", played.stdout)
        every = verb("resolve", "127.0.0.1", "99999").stdout.splitlines()
        self.assertEqual(["SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW"], [line.split()[1] for line in every])
        self.assertTrue(every[0].endswith(":34463"))  # the service is passed on unchanged, and wraps

    def test_hints(self):
        self.assertEqual("AF_INET6 SOCK_DGRAM IPPROTO_UDP [::]:53\n",
                         verb("resolve", "", "53", "--family=6", "--type", "dgram", "--flags", "AI_PASSIVE").stdout)
        self.assertEqual("AF_INET SOCK_RAW IPPROTO_ICMP 192.0.2.1:0\n",
                         verb("resolve", "192.0.2.1", "--type=SOCK_RAW", "--protocol=icmp").stdout)

    def test_reverse(self):
        self.assertEqual("192.0.2.1 80\n",
                         verb("resolve", "192.0.2.1", "80", "--reverse", "--flags=NI_NUMERICHOST,NI_NUMERICSERV").stdout)

    def test_failures(self):
        played = verb("resolve", "no-such-host.invalid", "--flags", "AI_NUMERICHOST")
        self.assertEqual((1, ""), (played.returncode, played.stdout))
        self.assertIn("EAI_NONAME", played.stderr)
        for arguments, said in (([], "No name"), (["a", "b", "c"], "'c'"), (["localhost", "--reverse"], "--reverse"),
                                (["127.0.0.1", "--family", "foo"], "family=AF_FOO"), (["127.0.0.1", "--flags", "AI_X"], "AI_X"),
                                (["127.0.0.1", "99999", "--reverse"], "99999"), (["127.0.0.1", "--format", "xml"], "xml")):
            with self.subTest(arguments):
                played = verb("resolve", *arguments)
                self.assertEqual((2, ""), (played.returncode, played.stdout), played.stderr)
                self.assertIn(said, played.stderr)

    def test_json_and_help(self):
        line = json.loads(verb("resolve", "127.0.0.1", "80", "--format", "jsonl").stdout.splitlines()[0])
        self.assertEqual("getaddrinfo", line["call"])
        self.assertEqual("127.0.0.1:80", line["value"][0]["address"])
        self.assertIn("--reverse", verb("resolve", "--help").stdout)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = str(Path(sys.argv[1]).resolve())
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
