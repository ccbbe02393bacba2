#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb `compare` of the real program: play_compare.py PROGRAM LESSONS."""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = ""
LESSONS = Path()

CONNECTED = [
    {"actor": "s", "call": "socket", "args": {"family": "AF_INET", "type": "SOCK_STREAM"}, "as": "l"},
    {"actor": "s", "call": "bind", "on": "l", "args": {"address": "127.0.0.1:0"}},
    {"actor": "s", "call": "listen", "on": "l"},
    {"actor": "c", "call": "socket", "args": {"family": "AF_INET", "type": "SOCK_STREAM"}, "as": "c"},
    {"actor": "c", "call": "connect", "on": "c", "args": {"address": "${l.sockname}"}},
    {"actor": "s", "call": "accept", "on": "l", "as": "n"},
]


def compare(*arguments):
    return subprocess.run([PROGRAM, "compare", *map(str, arguments), "--lang", "en"], capture_output=True, text=True,
                          timeout=120)


def lines(played):
    return [json.loads(line) for line in played.stdout.splitlines()]


class Compare(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "made.json"

    def made(self, steps):
        self.file.write_text(json.dumps({"format": "socket-workbench/scenario@1", "id": "made", "title": "Made",
                                         "actors": [{"id": "s"}, {"id": "c"}], "steps": steps}))
        return self.file

    def test_the_same_on_both(self):
        played = compare(self.made(CONNECTED), "--format", "jsonl")
        self.assertEqual(0, played.returncode, played.stdout + played.stderr)
        *steps, end = lines(played)
        self.assertEqual(["same"] * 6, [step["as"] for step in steps])
        self.assertEqual({"native", "qt"}, {step["native"]["backend"] for step in steps} | {step["qt"]["backend"] for step in steps})
        self.assertIn("QTcpSocket::connectToHost", [inner.get("qt") for inner in steps[4]["qt"]["inner"]])
        self.assertEqual((6, 0, 0, 0), (end["same"], end["differ"], end["one_only"], end["exit"]))

    def test_what_one_cannot_is_said_with_its_reason(self):
        file = self.made(CONNECTED + [{"actor": "c", "call": "shutdown", "on": "c", "args": {"how": "SHUT_WR"}},
                                      {"actor": "c", "call": "dup", "on": "c", "as": "d"},
                                      {"actor": "c", "call": "gethostname", "backends": ["native"]}])
        played = compare(file, "--format", "jsonl")
        self.assertEqual(1, played.returncode)
        shutdown, dup, name = lines(played)[-4:-1]
        self.assertEqual(["one_only"] * 3, [shutdown["as"], dup["as"], name["as"]])
        self.assertIn("one direction", shutdown["qt"]["reason"])
        self.assertIn("dup", dup["qt"]["reason"])
        self.assertEqual("backend", name["qt"]["skipped"])
        self.assertNotIn("reason", shutdown["native"])
        text = compare(file)
        self.assertEqual(1, text.returncode)
        self.assertRegex(text.stdout, r"(?m)^-   7 c shutdown\n      native  shutdown\(\d+, SHUT_WR\) = 0 <.*\n"
                                      r"      qt      shutdown\(.*= \? <unsupported.*> <.*\n      qt        -- Qt cannot end one direction")

    def test_differences_are_marked(self):
        # Qt closes both directions at the peer's end: the answer that native still sends is lost.
        file = self.made(CONNECTED + [
            {"actor": "s", "call": "getsockopt", "on": "n", "args": {"level": "SOL_SOCKET", "name": "SO_TYPE"}},
            {"actor": "c", "call": "setblocking", "on": "c", "args": {"blocking": False}},
            {"actor": "c", "call": "close", "on": "c"},
            {"actor": "s", "call": "recv", "on": "n", "args": {"size": 9}, "expect": {"result": {"min": -1}}},
            {"actor": "s", "call": "send", "on": "n", "args": {"data": {"text": "late"}}, "expect": {"result": {"min": -1}}}])
        played = compare(file)
        self.assertEqual(1, played.returncode, played.stdout)
        self.assertRegex(played.stdout, r"(?m)^!  11 s send\n(    ! .*\n)+      native  send\(\d+, \"late\", 4\) = 4")

    def test_lessons_play_to_their_end(self):
        played = compare(LESSONS / "echo.json", "--format", "jsonl")
        self.assertIn(played.returncode, (0, 1), played.stderr)
        self.assertEqual("end", lines(played)[-1]["type"])

    def test_what_stands_beside_a_step_names_its_socket(self):
        file = self.made(CONNECTED + [{"actor": "c", "call": "sendall", "on": "c", "args": {"data": {"text": "hi"}}},
                                      {"actor": "s", "call": "recvall", "on": "n", "args": {"size": 2}},
                                      {"actor": "c", "call": "getsockname", "on": "c"}])  # after its signals
        played = compare(file, "--format", "jsonl")
        self.assertEqual(0, played.returncode, played.stdout)
        *steps, _ = lines(played)
        beside = [one for each in steps for one in each["qt"].get("asides", [])]
        self.assertTrue(beside)
        self.assertEqual([], [one for one in beside if one["actor"] not in "sc" or "socket" not in one])
        wrote = next(one for one in beside if one.get("qt") == "QTcpSocket::bytesWritten")
        self.assertEqual(("c", "c"), (wrote["actor"], wrote["socket"]))
        self.assertRegex(compare(file).stdout, r"(?m)^      qt          c c: signal QTcpSocket::bytesWritten\(2\)")

    def test_what_was_meant_for_tls_is_not_sent_in_clear(self):
        file = self.made(CONNECTED + [
            {"actor": "c", "call": "starttls", "on": "c", "args": {"side": "client", "timeout": 0.3}},
            {"actor": "c", "call": "sendall", "on": "c", "args": {"data": {"text": "secret"}}},
            {"actor": "c", "call": "close", "on": "c"},
            {"actor": "s", "call": "recv", "on": "n", "args": {"size": 9000}, "expect": {"result": {"min": -1}}}])
        played = compare(file, "--format", "jsonl")
        self.assertEqual(1, played.returncode, played.stderr)
        starting, sending, _, reading, end = lines(played)[-5:]
        self.assertEqual("tls-needs-qt", starting["native"]["why"])
        self.assertIn("Use the Qt backend", starting["native"]["reason"])
        self.assertEqual(("tls-not-begun", "tls-not-begun"), (sending["native"]["why"], sending["qt"]["why"]))
        self.assertEqual(0, reading["native"]["result"])
        self.assertTrue(end["compared"])
        self.assertIn("starttls() = ? <unsupported: tls-needs-qt>", compare(file).stdout)

    def test_nothing_to_compare_is_said(self):
        file = self.made(CONNECTED)
        made = json.loads(file.read_text())
        for actor in made["actors"]:
            actor["backend"] = "native"
        file.write_text(json.dumps(made))
        played = compare(file)
        self.assertEqual(0, played.returncode, played.stdout)
        self.assertIn("Nothing was compared", played.stdout)
        self.assertFalse(lines(compare(file, "--format", "jsonl"))[-1]["compared"])

    def test_time_limit(self):
        played = compare(self.made(CONNECTED[:3] + [{"actor": "s", "call": "accept", "on": "l", "as": "n"}]),
                         "--timeout", "0.5", "--format", "jsonl")
        self.assertEqual(3, played.returncode)
        self.assertEqual((3, 3), tuple(lines(played)[-1][key] for key in ("native_exit", "qt_exit")))

    def test_wrong_use(self):
        for arguments, said in (([], "No file"), (["/no/such/file.json"], "no/such"),
                                ([LESSONS], "folder"), ([LESSONS / "echo.json", "--backend", "qt"], "--backend"),
                                ([LESSONS / "echo.json", "--keep-going"], "--keep-going"),
                                ([LESSONS / "echo.json", "--timeout", "x"], "'x'")):
            with self.subTest(arguments):
                played = compare(*arguments)
                self.assertEqual((2, ""), (played.returncode, played.stdout))
                self.assertIn(said, played.stderr)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    PROGRAM = str(Path(sys.argv[1]).resolve())
    LESSONS = Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
