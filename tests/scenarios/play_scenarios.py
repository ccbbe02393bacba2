#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays the scenarios of this folder and the lessons with the real program: play_scenarios.py PROGRAM LESSONS_DIR."""
import json
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = ""
LESSONS = HERE
EXPECTED = {"fails": 1, "fails-unexpected": 1, "unsupported": 1, "blocks-for-ever": 3, "wrong-port": 2}
OPTIONS = {"references": ["--set", "WORD=ref", "--set=SIZE=1000"], "blocks-for-ever": ["--timeout", "1"]}
CALL_KEYS = {"type", "seq", "step", "actor", "backend", "thread", "call", "socket", "fd", "args", "result", "errno",
             "began_ns", "took_ns", "text"}
MORE_KEYS = {"address", "data", "value", "flags", "timed_out", "interrupted", "unsupported", "why", "layer", "qt", "qt_error", "tls", "gai", "h_errno", "sent", "state"}

MAKE_A_DESCRIPTOR = {"socket", "accept", "dup", "create_connection", "fileno"}
# Why the Qt backend does not make a call of that file; see docs/qt-backend.md.
QT_CANNOT = {"accept-shutdown": {"shutdown-of-listener"}, "addresses-as-text": {"byte-order"}, "backlog": {"flags"},
             "byte-order": {"byte-order"}, "create-connection": {"names"}, "default-timeout": {"socketpair"},
             "half-close": {"half-close"}, "makefile": {"socketpair"}, "makefile-errors": {"socketpair"},
             "message-flags": {"flags"}, "names": {"names"}, "poll": {"poll"}, "recvmsg": {"flags"},
             "socketpair": {"socketpair"}}
# Where Qt makes the calls, and its truth is another one.
QT_DIFFERS = {"end-of-stream": "the end of the peer closes both directions", "partial-send": "write() takes all",
              "reset": "a reset and an end have one name", "tcp-info": "QTcpServer empties the accept queue by itself",
              "unix-addresses": "QLocalServer binds when it listens"}
# Stops at what differs, unless QTcpServer was slower than the question.
QT_MAY_ALSO = {"tcp-info": {"stream-call"}}
NOT_OF_QT = {"unsupported", "references", "tls-faults"}  # the latter two send what is another in every run


def play(*arguments, **more):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=120, cwd=HERE, **more)


def run(name, *arguments):
    return play("run", name + ".json", *OPTIONS.get(name, []), *arguments)


class Scenarios(unittest.TestCase):
    def lines(self, output):
        """The lines of a jsonl run, checked against the format's description."""
        lines = [json.loads(line) for line in output.splitlines()]
        self.assertEqual("end", lines[-1]["type"])
        calls = [one for one in lines if one["type"] in ("call", "inner")]
        told = [one for one in lines if one["type"] == "expectation"]
        self.assertEqual(sorted(one["seq"] for one in calls), list(range(1, len(calls) + 1)))
        ends = {one["seq"] for one in calls if one["type"] == "call"}
        for one in calls:
            keys = set(one) - MORE_KEYS - ({"of"} if one["type"] == "inner" else set())
            self.assertEqual(CALL_KEYS, keys, one)
            self.assertGreaterEqual(one["began_ns"], 0)
            self.assertGreaterEqual(one["took_ns"], 0)
            if one["type"] == "inner":
                self.assertIn(one["of"], ends)
                self.assertLess(one["seq"], one["of"])
            if "data" in one and one["data"]["bytes"] <= 65536:
                self.assertEqual(one["data"]["bytes"], len(one["data"]["hex"]) // 2)
        end = lines[-1]
        self.assertEqual(end["calls"], len(ends))
        self.assertEqual(end["expectations"], len(told))
        self.assertEqual(end["failed"], sum(not one["ok"] for one in told))
        self.assertEqual(end["skipped"], sum(one["type"] == "skipped" for one in lines))
        return lines

    def test_all_files_in_both_formats(self):
        files = sorted(path.stem for path in HERE.glob("*.json"))
        self.assertGreaterEqual(len(files), 20)
        for name in files:
            expected = EXPECTED.get(name, 0)
            with self.subTest(name):
                text = run(name)
                self.assertEqual(expected, text.returncode, text.stdout + text.stderr)
                jsonl = run(name, "--format", "jsonl")
                self.assertEqual(expected, jsonl.returncode, jsonl.stdout + jsonl.stderr)
                if expected == 2:
                    self.assertEqual("", text.stdout + jsonl.stdout)
                    self.assertRegex(text.stderr, rf"^{name}\.json:\d+:\d+: .")
                else:
                    self.assertEqual("", text.stderr + jsonl.stderr)
                    self.assertEqual(expected, self.lines(jsonl.stdout)[-1]["exit"])

    def test_lessons(self):
        lessons = [path for path in sorted(LESSONS.glob("*.json")) if not path.name.endswith(".schema.json")]
        self.assertTrue(lessons)
        for path in lessons:
            for backend in ("native", "qt"):
                with self.subTest(path.name, backend=backend):
                    played = play("run", path, "--format=jsonl", "--backend", backend)
                    self.assertEqual(0, played.returncode, played.stdout + played.stderr)
                    self.lines(played.stdout)

    def test_text_shows_overlapping_calls(self):
        text = run("accept-shutdown").stdout
        self.assertRegex(text, r"server +accept\(\d+ <unfinished \.\.\.>\n")
        self.assertRegex(text, r"server +<\.\.\. accept resumed>\) = -1 EINVAL <\d+\.\d{6}>\n")
        # accept may return before shutdown has.
        self.assertRegex(text, r"closer +shutdown\(\d+, SHUT_RDWR(\) = 0 <| <unfinished \.\.\.>)")

    def test_composite_calls_have_inner_lines(self):
        lines = self.lines(run("create-connection", "--format", "jsonl").stdout)
        whole = next(one for one in lines if one.get("call") == "create_connection")
        inner = [one["call"] for one in lines if one.get("of") == whole["seq"]]
        self.assertEqual(["getaddrinfo", "socket"], inner[:2])
        self.assertIn("connect", inner)

    def test_large_data_is_cut_and_hashed(self):
        lines = self.lines(run("partial-send", "--format", "jsonl").stdout)
        sent = next(one for one in lines if one.get("call") == "send")
        self.assertGreater(sent["data"]["bytes"], 65536)
        self.assertEqual(2 * 65536, len(sent["data"]["hex"]))
        self.assertEqual(64, len(sent["data"]["sha256"]))

    def test_time_limit_reports_what_blocks(self):
        began = time.monotonic()
        played = run("blocks-for-ever", "--format", "jsonl")
        self.assertLess(time.monotonic() - began, 20)
        cut = [one for one in self.lines(played.stdout) if one.get("interrupted")]
        self.assertEqual({"server", "client"}, {one["actor"] for one in cut})
        self.assertEqual({"recv"}, {one["call"] for one in cut})

    def test_run_stops_at_the_first_failure_unless_told_to_go_on(self):
        stopped = self.lines(run("fails", "--format", "jsonl").stdout)
        self.assertEqual(1, stopped[-1]["calls"])
        went_on = run("fails", "--format", "jsonl", "--keep-going")
        self.assertEqual(1, went_on.returncode)
        self.assertEqual(2, self.lines(went_on.stdout)[-1]["calls"])
        several = play("run", "refused.json", "fails.json", "refused.json")
        self.assertEqual(1, several.returncode)
        self.assertEqual(["== refused: Nobody listens", "== fails: An expectation does not hold: the run stops"],
                         [line for line in several.stdout.splitlines() if line.startswith("== ") and "exit" not in line])

    def test_a_failure_wakes_who_is_blocked(self):
        lines = self.lines(run("fails-unexpected", "--format", "jsonl").stdout)
        accept = next(one for one in lines if one.get("call") == "accept")
        self.assertTrue(accept["interrupted"])
        self.assertNotIn("close", [one.get("call") for one in lines])

    def test_all_files_are_checked_before_one_runs(self):
        played = play("run", "refused.json", "wrong-port.json", "no-such-file.json", "--format", "jsonl")
        self.assertEqual(2, played.returncode)
        self.assertEqual("", played.stdout)
        self.assertEqual(["no-such-file.json", "wrong-port.json"], sorted({line.split(":")[0] for line in played.stderr.splitlines()}))

    def test_unset_reference_is_an_error_of_the_file(self):
        played = play("run", "references.json", "--set", "WORD=x")
        self.assertEqual(2, played.returncode)
        self.assertIn("${SIZE}", played.stderr)

    def outcomes(self, lines):
        """What the calls of a run gave, by step, as far as it is the same on every backend."""
        found = {}
        for one in lines:
            if one["type"] == "call":
                told = None if one["call"] in MAKE_A_DESCRIPTOR else one["result"]
                errno = "interrupted" if one.get("interrupted") else one["errno"]
                found.setdefault(one["step"], []).append((one["actor"], one["call"], told, errno, one.get("data")))
        return found

    def test_qt_backend(self):
        """What Qt can do plays with equal results; the rest is unsupported and says why."""
        for name in sorted(path.stem for path in HERE.glob("*.json")):
            if EXPECTED.get(name) == 2 or name in NOT_OF_QT:
                continue
            with self.subTest(name):
                played = run(name, "--backend", "qt", "--format", "jsonl")
                self.assertEqual("", played.stderr)
                lines = self.lines(played.stdout)
                calls = [one for one in lines if one["type"] == "call"]
                whys = {one.get("why") for one in calls if one.get("unsupported")}
                self.assertEqual(QT_CANNOT.get(name, set()), whys - QT_MAY_ALSO.get(name, set()))
                if whys or name in QT_DIFFERS:
                    self.assertEqual(1, played.returncode)
                    continue
                self.assertEqual(EXPECTED.get(name, 0), played.returncode, played.stdout)
                self.assertTrue(all(one["layer"] == "qt_call" for one in calls if one["backend"] == "qt"))
                native = self.lines(run(name, "--format", "jsonl").stdout)
                wanted, got = self.outcomes(native), self.outcomes(lines)
                self.assertEqual(wanted, {step: got[step] for step in got if step in wanted})

    def test_qt_signals_are_inner_lines(self):
        lines = self.lines(run("refused", "--backend", "qt", "--format", "jsonl").stdout)
        connect = next(one for one in lines if one.get("call") == "connect" and one["type"] == "call")
        self.assertEqual("ECONNREFUSED", connect["errno"])
        self.assertEqual("ConnectionRefusedError", connect["qt_error"])
        inner = [one["qt"] for one in lines if one.get("of") == connect["seq"]]
        self.assertEqual("QTcpSocket::connectToHost", inner[0])
        self.assertIn("QTcpSocket::stateChanged", inner)
        self.assertIn("QTcpSocket::errorOccurred", inner)

    def test_actors_of_both_backends_talk(self):
        with tempfile.TemporaryDirectory() as folder:
            for server, client in (("native", "qt"), ("qt", "native")):
                scenario = json.loads((HERE / "two-backends.json").read_text(encoding="utf-8"))
                for actor, backend in zip(scenario["actors"], (server, client)):
                    actor["backend"] = backend
                path = Path(folder, f"{server}-{client}.json")
                path.write_text(json.dumps(scenario), encoding="utf-8")
                played = play("run", path, "--format", "jsonl")
                self.assertEqual(0, played.returncode, played.stdout + played.stderr)
                told = {(one["actor"], one["backend"]) for one in self.lines(played.stdout) if one["type"] == "call"}
                self.assertEqual({("server", server), ("client", client)}, told)

    def written(self, certificate, key, folder, here, *arguments):
        """The starttls of a server that makes a certificate for itself, with those file names."""
        args = {"side": "server", "self_signed": "localhost", "timeout": 0.01, "certificate": certificate, "key": key}
        steps = [{"actor": "a", "call": "socket", "args": {"family": "AF_INET", "type": "SOCK_STREAM"}, "as": "l"},
                 {"actor": "a", "call": "bind", "on": "l", "args": {"address": "127.0.0.1:0"}},
                 {"actor": "a", "call": "listen", "on": "l", "args": {"backlog": 1}},
                 {"actor": "b", "call": "socket", "args": {"family": "AF_INET", "type": "SOCK_STREAM"}, "as": "c"},
                 {"actor": "b", "call": "connect", "on": "c", "args": {"address": "${l.sockname}"}},
                 {"actor": "a", "call": "accept", "on": "l", "as": "n"},
                 {"actor": "a", "call": "starttls", "on": "n", "args": args}]
        file = folder / "stranger.json"
        file.write_text(json.dumps({"format": "socket-workbench/scenario@1", "id": "x", "title": "x",
                                    "actors": [{"id": one, "backend": "qt"} for one in "ab"], "steps": steps}))
        played = subprocess.run([PROGRAM, "run", str(file), "--format", "jsonl", *arguments], capture_output=True, text=True, cwd=here,
                                timeout=120)
        self.assertEqual(1, played.returncode, played.stdout + played.stderr)  # nobody answers the handshake
        told = next(one for one in self.lines(played.stdout) if one.get("call") == "starttls" and one["type"] == "call")
        return told["errno"], told["value"]["fault"], told["value"].get("detail")

    def test_a_scenario_writes_only_where_it_may(self):
        with tempfile.TemporaryDirectory() as name:
            home = Path(name).resolve()
            folder, here, other = home / "scenarios", home / "here", home / "other"
            for one in (folder / "below", here, other):
                one.mkdir(parents=True)
            (folder / "way").symlink_to(other)
            (folder / "link.pem").symlink_to(other / "linked.pem")
            letter = other / "letter.txt"
            letter.write_text("to somebody\n")
            inside = folder / "letter.txt"
            inside.write_text("to somebody\n")
            refused = {str(letter): "EACCES", str(other / "new.pem"): "EACCES", "../other/new.pem": "EACCES",
                       "below/../../other/new.pem": "EACCES", "way/new.pem": "EACCES", "way/../other/new.pem": "EACCES",
                       "letter.txt": "EEXIST", "link.pem": "ELOOP", "below": "EISDIR", "nowhere/new.pem": "ENOENT"}
            faults = {"EACCES": "file_elsewhere", "EEXIST": "file_kept"}
            for path, errno in refused.items():
                for certificate, key in ((path, "${tmp}/key.pem"), ("${tmp}/cert.pem", path)):
                    with self.subTest(certificate=certificate, key=key):
                        told = self.written(certificate, key, folder, here)
                        where = path if path.startswith("/") else str(folder / path)
                        self.assertEqual((errno, faults.get(errno, "not_made"), where), told)
            self.assertEqual(["letter.txt"], [one.name for one in other.iterdir()])
            self.assertEqual(["to somebody\n"] * 2, [letter.read_text(), inside.read_text()])
            self.assertEqual([], list(here.iterdir()))
            # Twice: what it made it may make anew.
            for _ in range(2):
                for certificate, key in (("cert.pem", "below/key.pem"), (str(here / "cert.pem"), str(here / "key.pem")),
                                         ("${tmp}/cert.pem", "${tmp}/key.pem")):
                    with self.subTest(certificate=certificate):
                        self.assertEqual(("ETIMEDOUT", "timed_out", None), self.written(certificate, key, folder, here))
            self.assertEqual(0o600, (folder / "below/key.pem").stat().st_mode & 0o777)

    def test_wrong_use(self):
        for arguments in ([], ["run"], ["walk", "x.json"], ["run", "--no-such-option", "refused.json"],
                          ["run", "refused.json", "--timeout", "0"], ["run", "refused.json", "--timeout", "nan"],
                          ["run", "refused.json", "--format", "xml"], ["run", "refused.json", "--backend", "x"],
                          ["run", "refused.json", "--set", "=x"], ["run", "refused.json", "--set", "tmp=x"],
                          ["run", "refused.json", "--lang", "de"]):
            with self.subTest(arguments):
                played = play(*arguments)
                self.assertEqual(2, played.returncode)
                self.assertEqual("", played.stdout)
                self.assertNotEqual("", played.stderr)

    def test_help_and_version(self):
        self.assertIn("--keep-going", play("--help").stdout)
        self.assertRegex(play("--version").stdout, r"^socket-workbench-cli \d+\.\d+\.\d+\n$")
        self.assertEqual(0, play("--help").returncode)
        self.assertEqual(0, play("--version").returncode)

    def test_signals_end_the_run_cleanly(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with subprocess.Popen([PROGRAM, "run", "blocks-for-ever.json", "--format", "jsonl"], cwd=HERE, text=True,
                                  stdout=subprocess.PIPE) as process:
                output = []
                for line in process.stdout:
                    output.append(line)
                    if '"call":"accept"' in line:
                        break
                process.send_signal(number)
                output += process.stdout.readlines()
                self.assertEqual(128 + number, process.wait(30))
                self.lines("".join(output))

    def test_reader_that_goes_away_ends_nothing(self):
        process = subprocess.Popen([PROGRAM, "run", "refused.json"], cwd=HERE, stdout=subprocess.PIPE)
        process.stdout.close()
        self.assertEqual(0, process.wait(30))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    PROGRAM, LESSONS = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
