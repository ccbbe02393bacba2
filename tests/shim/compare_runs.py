#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a module of CPython's own test suite twice, without and with the shim, and compares it case by case.

    compare_runs.py SHIM [MODULE ...]

Every case must come out the same (ok, skipped with the same words, failed, error), and at least 90 % of the calls that the
engine has commands for must have gone through it. A case that comes out differently is run five times more each way: what
differs without the shim too is no fault of the engine, and neither is what agrees all five times; both are told.
"""
import json
import os
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PYTHON = "/usr/bin/python3"
HERE = Path(__file__).resolve().parent
LIMIT = 120  # seconds for a run of a whole module
LEAST_SHARE = 0.9
AGAIN = 5
LOST = "lost"
# Ways that a call took past the engine although there is a command for it; see tally.h.
AVOIDABLE = ("bad arguments", "nested", "no lane")


def left_out() -> dict:
    """{pattern of cases: why they are not run}"""
    lines = (HERE / "left-out.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(None, 1) for line in lines if line.strip() and not line.startswith("#"))
    return {pattern: reason for pattern, reason in rows}


def outcomes(report: Path) -> dict:
    """{name of the case: its outcome} of a JUnit report."""
    found = {}
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        outcome = "ok"
        for child in case:
            if child.tag in ("failure", "error"):
                outcome = child.tag
            elif child.tag == "skipped" and outcome == "ok":
                outcome = f"skipped: {(child.text or '').strip()}"
        found[case.get("name")] = outcome
    return found


def calls(stats: Path) -> dict:
    """{function: {way: number}} of all processes of a run; LOST counts records nobody waited for and sockets not told."""
    total = {}
    if not stats.exists():
        return total
    for line in stats.read_text(encoding="utf-8").splitlines():
        process = json.loads(line)
        for function, ways in process["calls"].items():
            row = total.setdefault(function, {})
            for way, number in ways.items():
                row[way] = row.get(way, 0) + number
        lost = process["strays"] + process["missing"]
        if lost:
            total[LOST] = {LOST: total.get(LOST, {}).get(LOST, 0) + lost}
    return total


def share(total: dict) -> tuple:
    """(calls through the engine, calls that it has commands for)"""
    engine = sum(ways.get("engine", 0) for ways in total.values())
    return engine, engine + sum(ways.get(way, 0) for ways in total.values() for way in AVOIDABLE)


class Run:
    """One run of a module: its outcomes, its calls, and what went wrong with the run as a whole."""

    def __init__(self, module: str, shim: str, cases=(), fault=""):
        with tempfile.TemporaryDirectory(prefix="sw-shim-") as folder:
            report, stats, output = (Path(folder) / name for name in ("report.xml", "stats", "output"))
            command = [PYTHON, "-m", "test", "-v", "--junit-xml", str(report)]
            command += [part for pattern in left_out() for part in ("-i", pattern)]
            command += [part for case in cases for part in ("-m", case)]
            environment = dict(os.environ, LC_ALL="C.UTF-8", PYTHONDONTWRITEBYTECODE="1", SW_SHIM_STATS=str(stats))
            environment.pop("LD_PRELOAD", None)
            environment["SW_SHIM_FAULT"] = fault
            if shim:
                environment["LD_PRELOAD"] = shim
            with output.open("wb") as out:
                process = subprocess.Popen(command + [module], stdin=subprocess.DEVNULL, stdout=out,
                                           stderr=subprocess.STDOUT, cwd=folder, env=environment,
                                           start_new_session=True)
                try:
                    self.status = process.wait(LIMIT)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
                    self.status = f"killed after {LIMIT} s"
            self.output = output.read_text(encoding="utf-8", errors="replace")
            self.outcomes = outcomes(report) if report.exists() else {}
            self.calls = calls(stats)

    def failed(self) -> str:
        """Why there is nothing to compare, with the end of what it printed; empty when there is."""
        if self.outcomes:
            return ""
        return f"status {self.status}\n" + "\n".join(self.output.splitlines()[-15:])


def compare(without: dict, with_shim: dict) -> dict:
    """{case: (outcome without, outcome with)} where they differ."""
    names = sorted(set(without) | set(with_shim))
    pairs = {name: (without.get(name, "not run"), with_shim.get(name, "not run")) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def judge(module: str, shim: str, case: str, fault="") -> tuple:
    """(whether the engine is at fault, why) for a case that came out differently once."""
    without = [Run(module, "", [case]).outcomes.get(case, "not run") for _ in range(AGAIN)]
    if len(set(without)) > 1:
        return False, f"unsteady without the shim too: {without}"
    with_shim = [Run(module, shim, [case], fault).outcomes.get(case, "not run") for _ in range(AGAIN)]
    if without == with_shim and "not run" not in without:
        return False, f"once only: {AGAIN} more runs each way agree"
    return True, f"without {without}, with {with_shim}"


def print_calls(total: dict):
    for function in sorted(total):
        ways = ", ".join(f"{number} {way}" for way, number in total[function].items())
        print(f"  {function:12} {ways}")


def check(module: str, shim: str) -> bool:
    runs = [Run(module, ""), Run(module, shim)]
    for name, run in zip(("without", "with"), runs):
        if run.failed():
            print(f"{module}: the run {name} the shim gave no report: {run.failed()}")
            return False
    without, with_shim = runs
    good = True
    if without.calls:
        print("calls were counted without the shim")
        good = False
    for case, pair in compare(without.outcomes, with_shim.outcomes).items():
        at_fault, why = judge(module, shim, case)
        print(f"{case}: without '{pair[0]}', with '{pair[1]}': {why}")
        good = good and not at_fault
    counts = {}
    for outcome in with_shim.outcomes.values():
        kind = outcome.partition(":")[0]
        counts[kind] = counts.get(kind, 0) + 1
    engine, possible = share(with_shim.calls)
    lost = with_shim.calls.get(LOST, {}).get(LOST, 0)
    print(f"{module}: {len(with_shim.outcomes)} cases ({', '.join(f'{n} {kind}' for kind, n in sorted(counts.items()))}), "
          f"status {without.status} without and {with_shim.status} with the shim")
    print(f"{engine} of {possible} calls that the engine has commands for went through it:")
    print_calls(with_shim.calls)
    if possible == 0 or engine < LEAST_SHARE * possible:
        print(f"that is less than {LEAST_SHARE:.0%}")
        good = False
    if lost:
        print(f"{lost} records nobody waited for, or sockets whose number was not told")
        good = False
    return good


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    for pattern, reason in left_out().items():
        print(f"left out: {pattern}: {reason}")
    modules = sys.argv[2:] or ["test_socket"]
    return 0 if all([check(module, sys.argv[1]) for module in modules]) else 1


if __name__ == "__main__":
    sys.exit(main())
