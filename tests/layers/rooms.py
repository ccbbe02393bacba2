# SPDX-License-Identifier: GPL-3.0-or-later
"""The rooms of src/ and who may include whom, read from docs/architecture.md.

The document holds one fenced block whose info string is 'rooms': a line a room, 'name: what it may include directly'.
What stands below those is allowed too. Reading it there keeps the picture and the check the same thing.
"""
import re
from pathlib import Path


def read_rooms(document: Path) -> dict:
    """{room: set of the rooms it may include, itself and everything below included}"""
    match = re.search(r"^```rooms\n(.*?)^```", document.read_text(encoding="utf-8"), re.S | re.M)
    if not match:
        raise ValueError(f"{document}: there is no fenced block ```rooms")
    direct = {}
    for line in match.group(1).splitlines():
        if line.strip():
            room, _, uses = line.partition(":")
            direct[room.strip()] = uses.split()
    for room, uses in direct.items():
        for used in uses:
            if used not in direct:
                raise ValueError(f"{document}: room {room} uses {used}, which has no line of its own")

    def below(room: str, path: tuple) -> set:
        if room in path:
            raise ValueError(f"{document}: the arrows form a ring: {' -> '.join(path + (room,))}")
        found = {room}
        for used in direct[room]:
            found |= below(used, path + (room,))
        return found

    return {room: below(room, ()) for room in direct}


def room_of(relative: Path, rooms: dict) -> str:
    """The room of a file below src/: the longest folder that is a room. Empty for a file of no room."""
    parts = relative.parts[:-1]
    for length in range(len(parts), 0, -1):
        name = "/".join(parts[:length])
        if name in rooms:
            return name
    return ""


def without_comments(text: str) -> str:
    """C++ text with comments blanked out and strings emptied, line numbers kept."""
    pattern = re.compile(
        r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^()\s\\]{0,16})\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)

    def blank(match):
        found = match.group(0)
        if found.startswith(("//", "/*")):
            return "\n" * found.count("\n") or " "
        if found.startswith("'"):
            return found if len(found) > 4 and found.count("'") != 2 else "' '"
        return '""' + "\n" * found.count("\n")

    # Digit separators (1'000) are no character literals.
    text = re.sub(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F]{3})", "", text)
    return pattern.sub(blank, text)
