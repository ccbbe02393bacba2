#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The comparer must be able to find a fault: the engine is given one. test_compare_runs.py SHIM"""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import compare_runs
import odd_calls

SHIM = ""
SOME = ["*.BasicTCPTest.*", "*.BasicUDPTest.*", "*.TestLinuxAbstractNamespace.*"]
ECONNRESET, EINVAL = 104, 22


class Faults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.without = compare_runs.Run("test_socket", "", SOME)

    def differing(self, fault: str) -> dict:
        run = compare_runs.Run("test_socket", SHIM, SOME, fault)
        self.assertEqual("", run.failed())
        self.assertGreater(compare_runs.share(run.calls)[0], 100)
        return compare_runs.compare(self.without.outcomes, run.outcomes)

    def test_an_engine_without_a_fault_agrees(self):
        self.assertEqual("", self.without.failed())
        self.assertGreater(len(self.without.outcomes), 15)
        self.assertEqual({}, self.without.calls)
        self.assertEqual({}, self.differing(""))

    def test_a_wrong_errno_is_found(self):
        found = self.differing(f"recv {ECONNRESET}")
        self.assertIn("test.test_socket.BasicTCPTest.testRecv", found)
        self.assertEqual(("ok", "error"), found["test.test_socket.BasicTCPTest.testRecv"])
        # Where a set-up fails, another thread of the case may end the whole suite: no report, which check() takes for a fault too.
        run = compare_runs.Run("test_socket", SHIM, SOME, f"bind {EINVAL}")
        self.assertTrue(run.failed() or compare_runs.compare(self.without.outcomes, run.outcomes))

    def test_odd_calls_find_it_too(self):
        command = [sys.executable, str(Path(odd_calls.__file__)), SHIM]
        for fault, status in (("", 0), (f"shutdown {EINVAL}", 1)):
            done = subprocess.run(command, env={**os.environ, "SW_SHIM_FAULT": fault}, capture_output=True, text=True,
                                  timeout=100)
            self.assertEqual(status, done.returncode, done.stdout + done.stderr)
            self.assertEqual(fault != "", "+tcp shutdown(0) -1 Invalid argument" in done.stdout)

    def test_the_judge_blames_what_stays(self):
        case = "test.test_socket.BasicUDPTest.testRecvFrom"
        self.assertFalse(compare_runs.judge("test_socket", SHIM, case)[0])
        self.assertTrue(compare_runs.judge("test_socket", SHIM, case, f"recvfrom {EINVAL}")[0])


class Reading(unittest.TestCase):
    def test_reports(self):
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.xml"
            report.write_text("<testsuites><testsuite>"
                              "<testcase name='a'/><testcase name='b'><skipped>no</skipped></testcase>"
                              "<testcase name='c'><failure>x</failure></testcase>"
                              "<testcase name='d'><error>x</error></testcase></testsuite></testsuites>", encoding="utf-8")
            self.assertEqual({"a": "ok", "b": "skipped: no", "c": "failure", "d": "error"},
                             compare_runs.outcomes(report))

    def test_differences(self):
        self.assertEqual({"b": ("ok", "skipped: no"), "c": ("ok", "not run"), "d": ("not run", "ok")},
                         compare_runs.compare({"a": "ok", "b": "ok", "c": "ok"},
                                              {"a": "ok", "b": "skipped: no", "d": "ok"}))

    def test_share(self):
        self.assertEqual((3, 4), compare_runs.share({"recv": {"engine": 3, "nested": 1}, "recvmsg": {"no command": 9}}))


if __name__ == "__main__":
    SHIM = sys.argv.pop(1)
    unittest.main()
