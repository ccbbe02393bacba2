#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays what tutorials say and what Linux does, one scenario a claim: play_claims.py PROGRAM SOURCE_DIR"""
import json
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

import jsonschema

HERE = Path(__file__).resolve().parent
PROGRAM = ""
SOURCE = HERE.parent.parent
CLAIMS = 32  # numbered 1 to 32, see README.md
FILES = sorted(HERE.glob("*.json"))
WITHOUT_RIGHTS = ["setpriv", "--inh-caps=-all", "--bounding-set=-all", "--securebits=+noroot"]


CAP_NET_BIND_SERVICE = 10


def has_right(number):
    rights = re.search(r"^CapEff:\s*(\w+)", Path("/proc/self/status").read_text(encoding="ascii"), re.M)
    return int(rights[1], 16) >> number & 1 == 1


def play(*arguments, before=()):
    return subprocess.run([*before, PROGRAM, "run", "--format", "jsonl", *map(str, arguments)], capture_output=True, text=True,
                          timeout=120, check=False)


class Claims(unittest.TestCase):
    def test_what_the_files_say_is_true(self):
        for path in FILES:
            with self.subTest(path.stem):
                played = play(path)
                self.assertEqual(0, played.returncode, played.stdout + played.stderr)

    def test_files_keep_to_the_schema_and_speak_both_languages(self):
        sys.path.insert(0, str(SOURCE / "tests" / "layers"))
        from check_lessons import untranslated
        schema = json.loads((SOURCE / "resources" / "lessons" / "scenario.schema.json").read_text(encoding="utf-8"))
        validator = jsonschema.Draft7Validator(schema)
        for path in FILES:
            with self.subTest(path.stem):
                scenario = json.loads(path.read_text(encoding="utf-8"))
                self.assertEqual([], [error.message for error in validator.iter_errors(scenario)])
                self.assertEqual([], list(untranslated(scenario)))
                self.assertEqual(path.stem, scenario["id"])
                self.assertIn("summary", scenario)
                self.assertTrue(any("expect" in step for step in scenario["steps"]))

    def test_every_claim_is_a_scenario_or_named_as_none(self):
        readme = (HERE / "README.md").read_text(encoding="utf-8")
        named = {int(number) for number in re.findall(r"^\| (\d+) \|", readme, re.M)}
        played = {int(path.stem.split("-")[1]) for path in FILES if path.stem.startswith("claim-")}
        self.assertEqual(set(range(1, CLAIMS + 1)), named | played)
        self.assertEqual(set(), named & played)

    def test_a_low_port_needs_a_right(self):
        low = int(Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text(encoding="ascii"))
        if low <= 80 or not shutil.which("setpriv"):
            self.skipTest("anybody may bind port 80 here")
        before = WITHOUT_RIGHTS if has_right(CAP_NET_BIND_SERVICE) else ()
        played = play(HERE / "claim-16-low-ports.json", before=before)
        bound = next(line for line in map(json.loads, played.stdout.splitlines()) if line.get("call") == "bind")
        self.assertEqual("EACCES", bound["errno"])


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    PROGRAM, SOURCE = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
