#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every translation is complete and up to date: check_translations.py SOURCE_DIR LUPDATE.

lupdate runs on a copy of each file, with the options of the target update_translations. It must find nothing new and
leave nothing without use; no entry may be unfinished; and the %1 and %n of a text must be those of its translation.
"""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PLACE = re.compile(r"%(?:L?\d+|n)")


def messages(path: Path) -> dict:
    """{(context, source, comment): message element}"""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            found[key] = message
    return found


def faults_of(path: Path, updated: Path) -> list:
    faults = []
    ours, fresh = messages(path), messages(updated)
    for key in sorted(fresh.keys() - ours.keys()):
        faults.append(f"{path.name}: {key[0]}: new text, run the target update_translations: {key[1]!r}")
    for key in sorted(ours.keys() - fresh.keys()):
        faults.append(f"{path.name}: {key[0]}: no longer in the sources, run update_translations: {key[1]!r}")
    for key, message in ours.items():
        translation = message.find("translation")
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        if translation.get("type"):
            faults.append(f"{path.name}: {key[0]}: {translation.get('type')}: {key[1]!r}")
        elif not all(forms):
            faults.append(f"{path.name}: {key[0]}: empty: {key[1]!r}")
        elif any(sorted(PLACE.findall(form)) != sorted(PLACE.findall(key[1])) for form in forms):
            faults.append(f"{path.name}: {key[0]}: the places %1, %n differ: {key[1]!r} -> {forms!r}")
    return faults


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    root, lupdate = Path(sys.argv[1]).resolve(), sys.argv[2]
    files = sorted((root / "translations").glob("*.ts"))
    if not files:
        print("no translations found", file=sys.stderr)
        return 2
    faults = []
    for path in files:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / path.name
            shutil.copy(path, copy)
            command = [lupdate, "-no-obsolete", "-locations", "none", "-no-ui-lines", str(root / "src"),
                       str(root / "ui"), "-ts", str(copy)]
            done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                print(done.stdout, done.stderr)
                return 2
            for line in done.stderr.splitlines():
                if "Q_OBJECT" in line or "tr()" in line:
                    faults.append(f"lupdate: {line}")
            faults += faults_of(path, copy)
        print(f"{path.name}: {len(messages(path))} texts")
    for fault in faults[:40]:
        print(fault)
    if len(faults) > 40:
        print(f"... and {len(faults) - 40} more")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
