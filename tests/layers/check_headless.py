#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that a program links nothing of QtGui or a display, directly or below: check_headless.py PROGRAM."""
import re
import subprocess
import sys

FORBIDDEN = re.compile(r"^\s*(libQt6(?:Gui|Widgets|OpenGL|Svg)\S*|libX11\S*|libxcb\S*|libwayland\S*|libGL\S*)", re.M)


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    done = subprocess.run(["ldd", sys.argv[1]], capture_output=True, text=True, check=True)
    if "libQt6Core" not in done.stdout:
        print("ldd shows no libQt6Core: this is not the program meant", done.stdout, file=sys.stderr)
        return 2
    found = FORBIDDEN.findall(done.stdout)
    for name in found:
        print(f"{sys.argv[1]} links {name}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
