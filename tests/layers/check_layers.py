#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the source tree against docs/architecture.md: check_layers.py SOURCE_DIR.

Prints every fault, exits 1 if there is any.
"""
import re
import sys
from pathlib import Path

from rooms import read_rooms, room_of, without_comments

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
CODE = {".cpp", ".h"}
HARD_LIMIT = 400
LOOK_ROOMS = {"widgets", "app"}
WORD_ROOMS = {"wording", "widgets", "app", "cli"}
NETWORK_ROOM = "backend/qt"

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^">]+)[">]', re.M)
LOOK_HEADER = re.compile(
    r"^(QtGui|QtWidgets|QtSvg|QtPrintSupport|QtOpenGL)\b|"
    r"^Q(Widget|Gui|Color|Icon|Pixmap|Image|Painter|Font|Palette|Pen|Brush|Cursor|Window|Screen|Clipboard|Application|"
    r"Action|KeySequence|StandardItemModel|TextDocument|TextCursor|TextLayout|Accessible|FontDatabase|GuiApplication|KeyEvent|MouseEvent|PaintEvent|Style|Dialog|Label|PushButton|ToolButton|Menu|Layout|"
    r"[A-Z][A-Za-z]*(View|Area|Widget|Layout|Box|Button|Edit|Dialog|Bar|Delegate|Menu|Splitter))$")
LOOK_EXCEPTIONS = {"QStringView", "QByteArrayView", "QLatin1StringView", "QUtf8StringView", "QAnyStringView"}
NETWORK_HEADER = re.compile(
    r"^(QtNetwork\b|Q(Tcp|Udp|Local|Ssl|Abstract)(Socket|Server)$|QHostAddress$|QHostInfo$|QNetwork)")
SOCKET_HEADER = re.compile(
    r"^(sys/socket\.h|sys/un\.h|netinet/|arpa/|netdb\.h|net/if|"
    r"linux/(netlink|rtnetlink|inet_diag|tcp|sock_diag|errqueue|sockios))")
WORDS = re.compile(r"(?<![\w.>:])tr\s*\(|\bQCoreApplication::translate\s*\(|\bQ(Object|Widget)::tr\s*\(|"
                   r"\bQT_TR(ANSLATE)?_N?_?NOOP\w*\s*\(|\bQ_DECLARE_TR_FUNCTIONS\b")
# Spelt in two parts, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
NAPS = re.compile(r"QTest::q(Wait|Sleep)\s*\(|\bsleep_for\s*\(|\busleep\s*\(|QThread::m?sleep\s*\(")

# They run an event loop of their own, or hold up the one that all sockets of a thread have.
QT_WAITS = re.compile(r"\bwaitFor(Connected|Disconnected|Encrypted|ReadyRead|BytesWritten|NewConnection)\s*\(")


class Check:
    def __init__(self, root: Path):
        self.root = root
        self.faults = []
        self.rooms = read_rooms(root / "docs" / "architecture.md")
        self.sources = sorted(p for p in (root / "src").rglob("*") if p.suffix in CODE)
        self.tests = sorted(p for p in (root / "tests").rglob("*") if p.suffix in CODE)
        self.forms = sorted((root / "ui").rglob("*.ui")) if (root / "ui").is_dir() else []
        self.owner = {}  # header name -> list of (room, path)
        for path in self.sources:
            if path.suffix == ".h":
                self.owner.setdefault(path.name, []).append((self.room(path), path))

    def room(self, path: Path) -> str:
        return room_of(path.relative_to(self.root / "src"), self.rooms)

    def fault(self, path: Path, line: int, text: str):
        self.faults.append(f"{path.relative_to(self.root)}:{line}: {text}")

    def run(self) -> list:
        for path in self.sources:
            if not self.room(path):
                self.fault(path, 1, "belongs to no room of docs/architecture.md")
                continue
            text = path.read_text(encoding="utf-8")
            self.includes(path, text)
            self.words(path, text)
            self.waits(path, text)
        for name, owners in self.owner.items():
            if len(owners) > 1:
                others = ", ".join(str(p.relative_to(self.root)) for _, p in owners[1:])
                self.fault(owners[0][1], 1, f"the name is taken twice, see {others}; rooms are flat folders")
        for path in self.sources + self.tests:
            self.file(path, path.read_text(encoding="utf-8"))
        for path in self.forms:
            self.length(path, path.read_text(encoding="utf-8"))
        for path in self.tests:
            if "bench" not in path.relative_to(self.root / "tests").parts:
                self.naps(path, path.read_text(encoding="utf-8"))
        self.cmake()
        return self.faults

    def includes(self, path: Path, text: str):
        room = self.room(path)
        allowed = self.rooms[room]
        for match in INCLUDE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            quote, name = match.groups()
            if quote == "<":
                self.system_include(path, line, room, name)
                continue
            generated = name.startswith(("ui_", "moc_")) or name.endswith(".moc")
            if generated:
                if name.startswith("ui_") and room not in LOOK_ROOMS:
                    self.fault(path, line, f'"{name}": forms belong to widgets')
                continue
            if "/" in name:
                self.fault(path, line, f'"{name}": a room is a flat include directory, include the name alone')
                continue
            owners = self.owner.get(name)
            if not owners:
                self.fault(path, line, f'"{name}" is in no room')
                continue
            owner = owners[0][0]
            if owner not in allowed:
                self.fault(path, line, f'{room} must not include "{name}": it is of the room {owner}')

    def system_include(self, path: Path, line: int, room: str, name: str):
        last = name.rsplit("/", 1)[-1]
        if room not in LOOK_ROOMS and last not in LOOK_EXCEPTIONS:
            if LOOK_HEADER.search(name) or LOOK_HEADER.search(last):
                self.fault(path, line, f"<{name}>: QtGui and QtWidgets only in {', '.join(sorted(LOOK_ROOMS))}")
        if NETWORK_HEADER.search(name) and room != NETWORK_ROOM:
            self.fault(path, line, f"<{name}>: Qt Network only in {NETWORK_ROOM}")
        if SOCKET_HEADER.search(name) and room != "socket":
            self.fault(path, line, f"<{name}>: the system's socket headers only in src/socket")

    def words(self, path: Path, text: str):
        if self.room(path) in WORD_ROOMS:
            return
        bare = without_comments(text)
        for match in WORDS.finditer(bare):
            line = bare.count("\n", 0, match.start()) + 1
            self.fault(path, line, "words for people only in " + ", ".join(sorted(WORD_ROOMS)))

    def length(self, path: Path, text: str):
        lines = text.count("\n")
        if lines > HARD_LIMIT:
            self.fault(path, lines, f"{lines} lines; the limit is {HARD_LIMIT}, split it by duty")

    def file(self, path: Path, text: str):
        self.length(path, text)
        first = text.split("\n", 1)[0]
        if first != f"// {LICENCE}":
            self.fault(path, 1, f"the first line must be '// {LICENCE}'")
        if path.suffix == ".h" and "#pragma once" not in text:
            self.fault(path, 1, "no #pragma once")
        if path.name != path.name.lower():
            self.fault(path, 1, "file names are lower case")
        for number, line in enumerate(text.splitlines(), 1):
            if UNFINISHED.search(line):
                self.fault(path, number, "unfinished work belongs in the issues")

    def naps(self, path: Path, text: str):
        bare = without_comments(text)
        for match in NAPS.finditer(bare):
            line = bare.count("\n", 0, match.start()) + 1
            self.fault(path, line, "tests wait for a condition, not for a time")

    def waits(self, path: Path, text: str):
        bare = without_comments(text)
        for match in QT_WAITS.finditer(bare):
            line = bare.count("\n", 0, match.start()) + 1
            self.fault(path, line, "no thread waits in Qt's waitFor functions: signals tell")

    def cmake(self):
        for folder in ("src", "tests", "cmake", "."):
            base = self.root / folder
            found = base.glob("*.cmake") if folder in (".", "cmake") else base.rglob("CMakeLists.txt")
            for path in sorted(found):
                if f"# {LICENCE}" not in path.read_text(encoding="utf-8").split("\n", 3)[:3]:
                    self.fault(path, 1, f"the first line must be '# {LICENCE}'")


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    check = Check(Path(sys.argv[1]).resolve())
    if not check.sources:
        print("no sources found", file=sys.stderr)
        return 2
    faults = check.run()
    for fault in faults:
        print(fault)
    counts = f"{len(check.sources)} sources, {len(check.tests)} test sources, {len(check.forms)} forms"
    print(f"{counts}: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
