#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the checks themselves: each kind of fault, planted in a small tree, must be found."""
import tempfile
import unittest
from pathlib import Path

from check_layers import Check
from check_translations import faults_of
from rooms import without_comments

ARCHITECTURE = """# Rooms
```rooms
socket:
call: socket
backend: call
backend/native: backend
wording: call
widgets: backend wording
cli: backend wording
```
"""
HEAD = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


class Layers(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name).resolve()
        self.write("docs/architecture.md", ARCHITECTURE)
        self.write("src/socket/endpoint.h", HEAD + "#pragma once\n#include <sys/socket.h>\n")
        self.write("src/call/record.h", HEAD + '#pragma once\n#include "endpoint.h"\n')
        self.write("src/backend/native/lane.h", HEAD + '#pragma once\n#include "record.h"\n')
        self.write("src/widgets/panel.h",
                   HEAD + '#pragma once\n#include "ui_panel.h"\n#include "record.h"\n#include <QWidget>\n')
        self.write("tests/unit/tst_x.cpp", HEAD)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def faults(self):
        return Check(self.root).run()

    def expect(self, name, text, words):
        self.write(name, text)
        faults = self.faults()
        self.assertEqual(len(faults), 1, faults)
        self.assertTrue(faults[0].startswith(name + ":"), faults)
        self.assertIn(words, faults[0])

    def test_clean_tree_has_no_faults(self):
        self.assertEqual(self.faults(), [])

    def test_include_upwards(self):
        self.expect("src/call/record.h", HEAD + '#pragma once\n#include "lane.h"\n', "must not include")

    def test_include_of_no_room(self):
        self.expect("src/call/record.h", HEAD + '#pragma once\n#include "missing.h"\n', "in no room")

    def test_include_by_path(self):
        self.expect("src/call/record.h", HEAD + '#pragma once\n#include "socket/endpoint.h"\n', "include the name alone")

    def test_same_name_twice(self):
        self.expect("src/call/endpoint.h", HEAD + "#pragma once\n", "taken twice")

    def test_look_below_widgets(self):
        self.expect("src/call/record.h", HEAD + "#pragma once\n#include <QColor>\n", "QtGui")
        self.expect("src/call/record.h", HEAD + "#pragma once\n#include <QtWidgets/QLabel>\n", "QtGui")

    def test_string_views_are_no_look(self):
        self.write("src/call/record.h", HEAD + "#pragma once\n#include <QStringView>\n#include <QByteArrayView>\n")
        self.assertEqual(self.faults(), [])

    def test_form_below_widgets(self):
        self.expect("src/call/record.h", HEAD + '#pragma once\n#include "ui_panel.h"\n', "forms belong")

    def test_socket_headers(self):
        self.expect("src/call/record.h", HEAD + "#pragma once\n#include <netinet/in.h>\n", "only in src/socket")

    def test_network_headers(self):
        self.expect("src/call/record.h", HEAD + "#pragma once\n#include <QTcpSocket>\n", "Qt Network")

    def test_words_below_wording(self):
        self.expect("src/call/record.cpp", HEAD + 'auto t = tr("hello");\n', "words for people")
        self.expect("src/call/record.cpp", HEAD + 'auto t = QCoreApplication::translate("a", "b");\n', "words for")

    def test_words_in_comments_and_strings_are_none(self):
        self.write("src/call/record.cpp", HEAD + '// tr("x")\nauto t = "tr(";\nauto c = \'"\'; str(1); a.tr(2);\n')
        self.assertEqual(self.faults(), [])

    def test_words_where_they_belong(self):
        self.write("src/cli/main.cpp", HEAD + 'auto t = tr("hello");\n')
        self.assertEqual(self.faults(), [])

    def test_long_file(self):
        self.expect("src/call/long.cpp", HEAD + "\n" * 400, "limit is 400")

    def test_long_form(self):
        self.expect("ui/long.ui", "\n" * 401, "limit is 400")

    def test_no_licence(self):
        self.expect("src/call/bare.cpp", "int a;\n", "first line")

    def test_no_guard(self):
        self.expect("src/call/bare.h", HEAD, "#pragma once")

    def test_unfinished(self):
        self.expect("src/call/half.cpp", HEAD + "// TO" "DO more\n", "unfinished")

    def test_naps(self):
        self.expect("tests/unit/tst_x.cpp", HEAD + "void f() { QTest::qWait(5); }\n", "condition")

    def test_waits_of_qt(self):
        self.expect("src/call/waits.cpp", HEAD + "void f(QTcpSocket &s) { s.waitForConnected(5); }\n", "signals tell")

    def test_file_of_no_room(self):
        self.expect("src/attic/x.cpp", HEAD, "no room")

    def test_ring(self):
        self.write("docs/architecture.md", "```rooms\na: b\nb: a\n```\n")
        with self.assertRaises(ValueError):
            self.faults()


class Comments(unittest.TestCase):
    def test_raw_strings_and_digits(self):
        self.assertNotIn("tr(", without_comments('auto a = R"x(tr( " )x"; int b = 1\'000; /* tr( */'))
        self.assertIn("tr(", without_comments("int b = 10'000; tr(); int c = 'a';"))


class Translations(unittest.TestCase):
    def ts(self, name, source, translation):
        path = Path(self.folder.name) / name
        message = f"<message><source>{source}</source>{translation}</message>"
        path.write_text(f"<TS><context><name>A</name>{message}</context></TS>", encoding="utf-8")
        return path

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def check(self, ours, fresh):
        return faults_of(self.ts("a.ts", *ours), self.ts("b.ts", *fresh))

    def test_clean(self):
        same = ("%1 rows", "<translation>%1 x</translation>")
        self.assertEqual(self.check(same, same), [])

    def test_faults(self):
        clean = ("%1 rows", "<translation>%1 x</translation>")
        for bad, words in ((("other", "<translation>x</translation>"), "new text"),
                           (("%1 rows", '<translation type="unfinished">%1</translation>'), "unfinished"),
                           (("%1 rows", "<translation></translation>"), "empty"),
                           (("%1 rows", "<translation>x</translation>"), "differ")):
            self.assertIn(words, "".join(self.check(bad, clean)))


if __name__ == "__main__":
    unittest.main()
