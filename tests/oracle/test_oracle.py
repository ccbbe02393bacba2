#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The comparer must be able to find differences: it is given transcripts that were tampered with. test_oracle.py PROGRAM"""
import copy
import json
import re
import socket
import sys
import unittest
from pathlib import Path

import compare
import mapping

HERE = Path(__file__).resolve().parent
PROGRAM = ""
FILE = HERE / "scenarios" / "stream" / "half-close.json"


class Tampered(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scenario = json.loads(FILE.read_text(encoding="utf-8"))
        cls.ours, cls.theirs = compare.transcripts(PROGRAM, FILE)

    def found(self, change):
        """What is found when one line of ours was changed."""
        ours = copy.deepcopy(self.ours)
        change(ours)
        return list(compare.compare(self.scenario, ours, self.theirs))

    def line(self, lines, call, number=0):
        return [one for one in lines if one["type"] == "call" and one["call"] == call][number]

    def test_untouched_transcripts_agree(self):
        self.assertEqual([], self.found(lambda lines: None))

    def test_each_field_is_compared(self):
        changes = {
            "result": lambda lines: self.line(lines, "sendall").update(result=7),
            "errno": lambda lines: self.line(lines, "send").update(errno="ECONNRESET"),
            "data": lambda lines: self.line(lines, "recvall").update(data={"bytes": 8, "hex": "7175657374696f6f"}),
            "address": lambda lines: self.line(lines, "accept").update(address="127.0.0.2:1"),
            "flags": lambda lines: self.line(lines, "poll").update(flags=["POLLIN"]),
            "timed_out": lambda lines: self.line(lines, "send").update(timed_out=True),
            "gai": lambda lines: self.line(lines, "connect").update(gai="EAI_NONAME"),
            "unsupported": lambda lines: self.line(lines, "close").update(unsupported=True),
            "interrupted": lambda lines: self.line(lines, "recv").update(interrupted=True),
        }
        for field, change in changes.items():
            with self.subTest(field):
                differences = self.found(change)
                self.assertEqual(1, len(differences), differences)
                self.assertRegex(differences[0][1], rf"\b{field} ")
                self.assertIsNotNone(differences[0][2])
                self.assertIsNotNone(differences[0][3])

    def test_missing_and_additional_calls_are_found(self):
        self.assertEqual("made by one side only", self.found(lambda lines: lines.remove(self.line(lines, "close")))[0][1])
        more = {"type": "call", "step": 99, "actor": "x", "call": "close", "socket": "c", "args": {}, "result": 0, "errno": None}
        self.assertEqual(99, self.found(lambda lines: lines.insert(0, more))[0][0])

    def test_failed_expectation_is_found(self):
        judged = {"type": "expectation", "step": 5, "ok": False, "what": "result", "wanted": "1", "got": "0"}
        self.assertEqual("expectation", self.found(lambda lines: lines.insert(0, judged))[0][1])

    def test_a_port_must_be_the_same_one_everywhere(self):
        def other_port(lines):
            accepted = self.line(lines, "accept")
            accepted["address"] = "127.0.0.1:" + self.line(lines, "connect")["args"]["address"].rpartition(":")[2]
        self.assertRegex(self.found(other_port)[0][1], "address")

    def test_values_are_compared(self):
        scenario = {"steps": [{"actor": "a", "call": "getsockopt", "on": "c"}]}
        line = {"type": "call", "step": 1, "call": "getsockopt", "socket": "c", "result": 0, "value": {"onoff": 1, "linger": 0}}
        self.assertEqual([], list(compare.compare(scenario, [line], [line])))
        self.assertEqual(1, len(list(compare.compare(scenario, [line], [dict(line, value={"onoff": 1, "linger": 1})]))))
        self.assertEqual(1, len(list(compare.compare(scenario, [line], [dict(line, value=None)]))))

    def test_a_descriptor_is_the_one_of_its_socket(self):
        scenario = {"steps": [{"actor": "a", "call": "socket", "as": "c"}, {"actor": "a", "call": "fileno", "on": "c"}]}
        def lines(made, told):
            return [{"type": "call", "step": 1, "call": "socket", "socket": "c", "result": made},
                    {"type": "call", "step": 2, "call": "fileno", "socket": "c", "result": told}]
        self.assertEqual([], list(compare.compare(scenario, lines(3, 3), lines(9, 9))))
        self.assertEqual(1, len(list(compare.compare(scenario, lines(3, 3), lines(9, 8)))))

    def test_only_known_reasons_excuse_a_call(self):
        scenario = {"steps": [{"actor": "a", "call": "recv", "on": "c"}]}
        line = {"type": "call", "step": 1, "call": "recv", "socket": "c", "result": 0}
        for reason, differences in (("recv of nothing", 0), ("no time for it", 1)):
            unsaid = dict(line, result=None, cannot_say=reason)
            self.assertEqual(differences, len(list(compare.compare(scenario, [line], [unsaid]))))

    def test_a_player_that_breaks_off_is_an_error(self):
        with self.assertRaises(compare.Differs):
            compare.transcripts(PROGRAM, HERE / "no-such-file.json")


class Mapping(unittest.TestCase):
    def test_every_row_can_be_met_and_has_a_reason(self):
        for kind, pattern, fields, reason in mapping.EXCEPTIONS:
            sample = re.sub(r"\(([^|)]*)[^)]*\)|\|.*", r"\1", pattern).strip("^$")
            told = mapping.outcome(kind(sample), "recv")
            self.assertEqual(-1, fields["result"])
            self.assertIsNotNone(told, pattern)
            self.assertGreater(len(reason.split()), 5)

    def test_the_kernels_own_numbers_go_first(self):
        self.assertEqual({"result": -1, "errno": "ETIMEDOUT"}, mapping.outcome(TimeoutError(110, "Connection timed out"), "connect"))
        self.assertTrue(mapping.outcome(TimeoutError("timed out"), "recv")["timed_out"])
        self.assertEqual({"result": -2, "errno": None, "gai": "EAI_NONAME"}, mapping.outcome(socket.gaierror(-2, ""), "getaddrinfo"))
        self.assertEqual(-1, mapping.outcome(socket.gaierror(-2, ""), "connect")["result"])
        self.assertIsNone(mapping.outcome(KeyError("x"), "recv"))


class Files(unittest.TestCase):
    def test_there_are_enough_scenarios_and_half_of_them_fail_somewhere(self):
        files = list((HERE / "scenarios").glob("*/*.json"))
        steps = [json.loads(file.read_text(encoding="utf-8"))["steps"] for file in files]
        failing = [one for one in steps if any({"errno", "gai", "timed_out"} & set(step.get("expect", {})) for step in one)]
        self.assertGreaterEqual(len(files), LEAST)
        self.assertGreaterEqual(2 * len(failing), len(files))
        identifiers = [json.loads(file.read_text(encoding="utf-8"))["id"] for file in files]
        self.assertEqual([file.stem for file in files], identifiers)
        self.assertEqual(len(files), len(set(identifiers)))


LEAST = 80

if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = sys.argv.pop(1)
    unittest.main()
