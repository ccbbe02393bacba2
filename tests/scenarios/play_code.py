#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs made of a run, against each other and against the workbench:
play_code.py PROGRAM CXX CC QT_FLAGS, the last one flags for the compiler joined by '|'."""
import contextlib
import errno
import itertools
import json
import os
import random
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

PROGRAM = CXX = CC = ""
QT_FLAGS = []
SUFFIX = {"python": ".py", "c": ".c", "qt": ".cpp"}
# Nothing in these may end a literal, begin a trigraph or stand for an argument.
HOSTILE = bytes(range(256)) + b"??/\"\\'%1%2%s{}\n#*/ receive_all( \x001"
SECRET = b"my secret " + HOSTILE


# Minutes lie between the choice of a port and the last program that binds it, and other tests run meanwhile: so the address is
# one of 127.0.0.0/8 that nobody else uses, and the port none that the system gives to anybody by itself.
HOST = f"127.{64 + os.getpid() % 64}.{random.randrange(1, 255)}.{random.randrange(1, 255)}"
PORTS = range(12000, 32000)
WAIT = 600  # seconds for what takes one: a machine may be busy


def free_port():
    while True:
        port = random.choice(PORTS)
        try:
            for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
                with socket.socket(socket.AF_INET, kind) as probe:
                    probe.bind((HOST, port))
            return port
        except OSError:
            continue


def step(actor, call, on=None, **more):
    keys = {key: more.pop(key) for key in ("start", "id", "expect") if key in more}
    named = {"as": more.pop("as_")} if "as_" in more else {}
    return {"actor": actor, "call": call, **({"on": on} if on else {}), **named, "args": more, **keys}


def opened(actor, name, kind="SOCK_STREAM", family="AF_INET"):
    return step(actor, "socket", as_=name, family=family, type=kind)


def hexed(data):
    return {"hex": data.hex(" ")}


def server_steps(address, family="AF_INET"):
    reuse = [step("server", "setsockopt", "l", level="SOL_SOCKET", name="SO_REUSEADDR", value=1)] if family == "AF_INET" else []
    return [opened("server", "l", family=family), *reuse, step("server", "bind", "l", address=address),
            step("server", "listen", "l", backlog=5), step("server", "accept", "l", as_="n", start=True, id="a"),
            {"until_blocked": "server"}]


def talk(address, family="AF_INET"):
    """The client ends first; what went is not only text."""
    return [*server_steps(address, family), opened("client", "c", family=family),
            step("client", "connect", "c", address=address), {"finish": "a"},
            step("client", "sendall", "c", data=hexed(HOSTILE)),
            step("server", "recvall", "n", size=len(HOSTILE)), step("server", "sendall", "n", data=hexed(HOSTILE[::-1])),
            step("client", "recvall", "c", size=len(HOSTILE)), step("client", "send", "c", data={"text": "last"}),
            step("server", "recv", "n", size=100), step("client", "close", "c"), step("server", "recv", "n", size=100),
            step("server", "close", "n"), step("server", "close", "l")]


def talk_over_tls(address):
    """Plain text, then TLS on the same connection, as mail programs do. Qt's backend only."""
    return [*server_steps(address), opened("client", "c"), step("client", "connect", "c", address=address), {"finish": "a"},
            step("client", "sendall", "c", data={"text": "STARTTLS\n"}), step("server", "recvall", "n", size=9),
            step("server", "sendall", "n", data={"text": "go\n"}), step("client", "recvall", "c", size=3),
            step("server", "starttls", "n", side="server", certificate="certificate1.pem", key="key1.pem", alpn="echo",
                 start=True, id="s"),
            {"until_blocked": "server"},
            step("client", "starttls", "c", side="client", server_name="localhost", ca="certificate1.pem", alpn="echo",
                 expect={"value": {"alpn": "echo"}}), {"finish": "s"},
            step("client", "sendall", "c", data=hexed(SECRET)), step("server", "recvall", "n", size=len(SECRET)),
            step("server", "sendall", "n", data=hexed(SECRET[::-1])), step("client", "recvall", "c", size=len(SECRET)),
            step("client", "close", "c"), step("server", "recv", "n", size=100), step("server", "close", "n"),
            step("server", "close", "l")]


class Code(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.count = 0

    def scenario(self, steps, backend="native"):
        type(self).count += 1
        file = self.folder / f"scenario{self.count}.json"
        file.write_text(json.dumps({"format": "socket-workbench/scenario@1", "id": "made", "title": "Made",
                                    "actors": [{"id": "server"}, {"id": "client"}], "steps": steps}))
        return file

    def run_cli(self, file, *arguments):
        played = subprocess.run([PROGRAM, "run", str(file), "--lang", "en", "--timeout", "300", *arguments],
                                capture_output=True, text=True, timeout=WAIT)
        self.assertEqual(0, played.returncode, played.stdout + played.stderr)
        return played.stdout

    def build(self, file, language, *actors, backend="native"):
        """The command that runs the program of that file."""
        text = self.run_cli(file, "--format", language, "--backend", backend, *(x for actor in actors for x in ("--actor", actor)))
        self.assertNotIn("left out", text)
        source = file.with_name(f"{file.stem}_{'_'.join(actors)}_{language}{SUFFIX[language]}")
        source.write_text(text)
        if language == "python":
            return [sys.executable, "-W", "error::DeprecationWarning", str(source)]
        program = source.with_suffix("")
        command = {"c": [CC, "-Wall", "-Wextra", "-Werror", "-pthread"], "qt": [CXX, "-std=c++17", "-Wall", "-Wextra", "-fPIC"]}
        built = subprocess.run([*command[language], str(source), "-o", str(program), *(QT_FLAGS if language == "qt" else [])],
                               capture_output=True, text=True, timeout=WAIT)
        self.assertEqual(0, built.returncode, built.stderr + text)
        self.assertNotIn("warning", built.stderr)
        return [str(program)]

    def outcome(self, command):
        played = subprocess.run(command, capture_output=True, text=True, timeout=WAIT, cwd=self.folder)
        self.assertEqual((0, ""), (played.returncode, played.stderr), played.stdout)
        return sorted(played.stdout.splitlines())

    def recorded(self, file, *arguments):
        """What the run itself received, as the programs print it, without the names of the sockets."""
        printed = []
        for line in map(json.loads, self.run_cli(file, "--format", "jsonl", *arguments).splitlines()):
            if line["type"] == "call" and line["errno"]:
                printed.append(f"{line['call']}: {line['errno']}")
            elif line["type"] == "call" and line["call"].startswith("recv"):
                told = line.get("data", {"bytes": 0, "hex": ""})
                data = bytes.fromhex(told["hex"])
                data += data[-1:] * (told["bytes"] - len(data))  # long ones are cut; those here are of one byte
                text = "".join(chr(b) if 32 <= b < 127 and b not in (34, 92) else f"\\x{b:02x}" for b in data[:64])
                printed.append(f'received {len(data)} "{text}"' + (f"... sum {sum(data) % 2**32}" if len(data) > 64 else ""))
        return sorted(printed)

    @staticmethod
    def nameless(lines):
        return sorted(line.split(" ", 1)[1] for line in lines)

    def whole(self, steps, languages=("python", "c", "qt")):
        file = self.scenario(steps)
        wanted = self.recorded(file)
        for language in languages:
            with self.subTest(language):
                command = self.build(file, language)
                for _ in range(3):
                    self.assertEqual(wanted, self.nameless(self.outcome(command)))

    def test_tcp(self):
        self.whole(talk(f"{HOST}:{free_port()}"))

    def test_a_port_that_the_system_picks(self):
        steps = [each if each.get("call") != "connect" else step("client", "connect", "c", address="${l.sockname}")
                 for each in talk("127.0.0.1:0")]
        self.whole(steps)

    def test_each_against_each(self):
        port = free_port()
        file = self.scenario(talk(f"{HOST}:{port}"))
        wanted = self.recorded(file)
        sides = {side: {language: self.build(file, language, side) for language in SUFFIX} for side in ("server", "client")}
        for server, client in itertools.product(SUFFIX, SUFFIX):
            with self.subTest(server=server, client=client):
                listening = self.listening(port, sides["server"][server])
                got = self.outcome(sides["client"][client])
                got += self.rest_of(listening)
                self.assertEqual(wanted, self.nameless(got))

    def test_each_against_the_workbench(self):
        port = free_port()
        steps = talk(f"{HOST}:{port}")
        file = self.scenario(steps)
        wanted = self.recorded(file)
        alone = {side: self.scenario([self.alone(each) for each in steps if each.get("actor") == side])
                 for side in ("server", "client")}
        clients = {language: self.build(file, language, "client") for language in SUFFIX}
        servers = {language: self.build(file, language, "server") for language in SUFFIX}
        of_client = self.of_side(file, "client")
        for language in SUFFIX:
            with self.subTest("workbench serves", language=language):
                listening = self.listening(port, [PROGRAM, "run", str(alone["server"]), "--timeout", "300"])
                self.assertEqual(of_client, self.nameless(self.outcome(clients[language])))
                self.rest_of(listening)
            with self.subTest("workbench calls", language=language):
                listening = self.listening(port, servers[language])
                got = self.recorded(alone["client"])
                got += self.nameless(self.rest_of(listening))
                self.assertEqual(wanted, sorted(got))

    @staticmethod
    def alone(each):
        return {key: value for key, value in each.items() if key not in ("start", "id")}

    def of_side(self, file, side):
        """Its part of what the program of both prints."""
        names = {"client": "client", "server": "conn"}[side]
        return self.nameless(line for line in self.outcome(self.build(file, "python")) if line.startswith(names))

    def listening(self, port, command):
        """That program, as soon as it listens. It ends with the test at the latest: nobody else may find its port taken."""
        program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.folder)
        self.addCleanup(program.communicate)
        self.addCleanup(program.kill)
        wanted = f"{socket.inet_aton(HOST)[::-1].hex().upper()}:{port:04X} 00000000:0000 0A"
        until = time.monotonic() + WAIT
        while wanted not in Path("/proc/net/tcp").read_text():
            if program.poll() is not None:
                self.fail("it ended before it listened:\n" + "".join(program.communicate()))
            self.assertLess(time.monotonic(), until)
            time.sleep(0.01)
        return program

    def rest_of(self, program):
        """What it has printed, when it has ended well."""
        out, err = program.communicate(timeout=WAIT)
        self.assertEqual((0, ""), (program.returncode, err), out)
        return out.splitlines()

    def test_unix_by_path_and_abstract(self):
        self.whole(talk(f"unix:@swtest \"{free_port()}\" ?", "AF_UNIX"))
        # bind makes a file, which every further run would find.
        path = self.folder / "talk ü.sock"
        file = self.scenario(talk(f"unix:{path}", "AF_UNIX"))
        wanted = self.recorded(file)
        for language in ("python", "c"):
            path.unlink()
            command = self.build(file, language)
            path.unlink()
            self.assertEqual(wanted, self.nameless(self.outcome(command)))

    def test_datagrams(self):
        self.whole([opened("server", "u", "SOCK_DGRAM"), step("server", "bind", "u", address=f"{HOST}:{free_port()}"),
                    opened("client", "c", "SOCK_DGRAM"),
                    step("client", "sendto", "c", data=hexed(HOSTILE), address="${u.sockname}"),
                    step("client", "sendto", "c", data={"text": ""}, address="${u.sockname}"),
                    step("server", "recvfrom", "u", size=2000), step("server", "recvfrom", "u", size=2000),
                    step("server", "close", "u"), step("client", "close", "c")])

    def test_errors_come_again(self):
        self.whole([opened("client", "c"), step("client", "connect", "c", address=f"{HOST}:{free_port()}",
                                                expect={"errno": "ECONNREFUSED"}),
                    opened("server", "u", "SOCK_DGRAM"), step("server", "bind", "u", address="127.0.0.1:0"),
                    step("server", "settimeout", "u", seconds=0.05),
                    step("server", "recv", "u", size=10, expect={"timed_out": True}),
                    step("server", "setblocking", "u", blocking=False),
                    step("server", "recv", "u", size=10, expect={"errno": "EAGAIN"}),
                    step("server", "close", "u"), step("server", "recv", "u", size=1, expect={"errno": "EBADF"})], ("python", "c"))

    def test_a_limit_on_a_connect_comes_again(self):
        # The queue has one place, and one connection in it.
        address = f"{HOST}:{free_port()}"
        self.whole([opened("server", "l"), step("server", "bind", "l", address=address), step("server", "listen", "l", backlog=0),
                    opened("client", "a"), step("client", "connect", "a", address=address),
                    opened("client", "b"), step("client", "settimeout", "b", seconds=0.2),
                    step("client", "connect_ex", "b", address=address, expect={"result": errno.ETIMEDOUT, "timed_out": True}),
                    step("client", "close", "b"), step("client", "close", "a"), step("server", "close", "l")],
                   ("c",))  # Python's own connect_ex gives EAGAIN here

    def test_a_file_that_does_not_wait(self):
        self.whole([step("client", "socketpair", as_=["left", "right"], type="SOCK_STREAM"),
                    step("client", "setblocking", "left", blocking=False),
                    step("client", "makefile", "left", as_="file", mode="r"),
                    step("client", "read", "file", size=4, expect={"errno": "EAGAIN"}),
                    step("client", "close", "right"), step("client", "close", "left")], ("python",))

    def test_a_service_that_nobody_knows(self):
        file = self.scenario([step("client", "getservbyname", name="no-such-service", protocol="udp", expect={"errno": "ENOENT"})])
        self.assertEqual(["getservbyname: ENOENT"], self.outcome(self.build(file, "python")))

    def test_an_error_that_is_another_ends_the_program(self):
        port = free_port()
        file = self.scenario([opened("client", "c"), step("client", "connect", "c", address=f"{HOST}:{port}",
                                                          expect={"errno": "ECONNREFUSED"})])
        commands = [self.build(file, language) for language in SUFFIX]
        with socket.create_server((HOST, port)):
            for command in commands:
                with self.subTest(command):
                    played = subprocess.run(command, capture_output=True, text=True, timeout=WAIT)
                    self.assertEqual(1, played.returncode, played.stdout + played.stderr)
                    self.assertIn("client1 connect: expected", played.stderr)

    def test_half_close(self):
        address = f"{HOST}:{free_port()}"
        self.whole([*server_steps(address), opened("client", "c"), step("client", "connect", "c", address=address), {"finish": "a"},
                    step("client", "sendall", "c", data={"text": "question"}), step("client", "shutdown", "c", how="SHUT_WR"),
                    step("server", "recv", "n", size=100), step("server", "recv", "n", size=100),
                    step("server", "sendall", "n", data={"text": "answer"}), step("server", "close", "n"),
                    step("client", "recvall", "c", size=100), step("client", "close", "c")], ("python", "c"))

    def test_a_send_that_blocks(self):
        address = f"{HOST}:{free_port()}"
        big = {"repeat": {"text": "x"}, "times": 9_000_000}
        self.whole([*server_steps(address), opened("client", "c"), step("client", "connect", "c", address=address), {"finish": "a"},
                    step("client", "sendall", "c", data=big, start=True, id="sending"), {"until_blocked": "client"},
                    step("server", "recvall", "n", size=9_000_000), {"finish": "sending"},
                    step("client", "close", "c"), step("server", "recv", "n", size=10), step("server", "close", "n")])

    def test_a_run_with_qt(self):
        file = self.scenario(talk(f"{HOST}:{free_port()}"))
        wanted = self.recorded(file, "--backend", "qt")
        for language in SUFFIX:
            with self.subTest(language):
                self.assertEqual(wanted, self.nameless(self.outcome(self.build(file, language, backend="qt"))))

    def make_pair(self, program):
        """Certificate and key by the very command that the program names, and the same certificate as an authority."""
        recipe = re.search(r"^(?:#|//) +(openssl req .*)$", program, re.M).group(1)
        made = subprocess.run(shlex.split(recipe), cwd=self.folder, capture_output=True, text=True, timeout=WAIT)
        self.assertEqual(0, made.returncode, made.stderr)
        shutil.copy(self.folder / "certificate1.pem", self.folder / "authority1.pem")

    def lesson(self):
        """The lesson about TLS, played: its first handshake is refused, the second one is not."""
        file = self.folder / "tls.json"
        shutil.copy(Path(__file__).resolve().parents[2] / "resources/lessons/tls.json", file)
        return file

    def test_tls_the_lesson(self):
        file = self.lesson()
        wanted = self.recorded(file)
        for language in ("python", "qt"):
            with self.subTest(language):
                command = self.build(file, language)
                self.make_pair(Path(command[-1]).with_suffix(SUFFIX[language]).read_text())
                for _ in range(3):
                    self.assertEqual(wanted, self.nameless(self.outcome(command)))

    def test_tls_without_its_files(self):
        file = self.lesson()
        for name in ("certificate1.pem", "key1.pem"):
            (self.folder / name).unlink(missing_ok=True)
        for language in ("python", "qt"):
            with self.subTest(language):
                played = subprocess.run(self.build(file, language), capture_output=True, text=True, timeout=WAIT, cwd=self.folder)
                self.assertEqual(1, played.returncode)
                self.assertRegex(played.stderr, "TLS: expected a file certificate1.pem, got none")

    def test_tls_each_against_each_and_the_workbench(self):
        self.make_pair(self.run_cli(self.lesson(), "--format", "python"))
        port = free_port()
        steps = talk_over_tls(f"{HOST}:{port}")
        file = self.scenario(steps)
        wanted = self.recorded(file, "--backend", "qt")
        languages = ("python", "qt")
        sides = {side: {language: self.build(file, language, side, backend="qt") for language in languages}
                 for side in ("server", "client")}
        workbench = {side: [PROGRAM, "run", str(self.scenario([self.alone(each) for each in steps if each.get("actor") == side])),
                            "--backend", "qt", "--timeout", "300"] for side in sides}
        for server, client in itertools.product(languages, languages):
            with self.subTest(server=server, client=client):
                listening = self.listening(port, sides["server"][server])
                got = self.outcome(sides["client"][client]) + self.rest_of(listening)
                self.assertEqual(wanted, self.nameless(got))
        for language in languages:
            with self.subTest("workbench serves", language=language):
                listening = self.listening(port, workbench["server"])
                got = self.nameless(self.outcome(sides["client"][language]))
                self.rest_of(listening)
                self.assertEqual(2, len(got), got)
            with self.subTest("workbench calls", language=language):
                listening = self.listening(port, sides["server"][language])
                self.outcome(workbench["client"])
                self.assertEqual(3, len(self.rest_of(listening)))

    def test_tls_against_openssl(self):
        self.make_pair(self.run_cli(self.lesson(), "--format", "python"))
        port = free_port()
        self.listening(port, ["openssl", "s_server", "-quiet", "-accept", f"{HOST}:{port}", "-cert", "certificate1.pem",
                              "-key", "key1.pem", "-rev"])
        file = self.scenario([opened("client", "c"), step("client", "connect", "c", address=f"{HOST}:{port}"),
                              step("client", "starttls", "c", side="client", server_name="localhost", ca="certificate1.pem"),
                              step("client", "sendall", "c", data={"text": "stressed\n"}),
                              step("client", "recvall", "c", size=9, expect={"data": {"text": "desserts\n"}}),
                              step("client", "close", "c")])
        wanted = self.recorded(file, "--backend", "qt")
        self.assertEqual(1, len(wanted))
        for language in ("python", "qt"):
            with self.subTest(language):
                self.assertEqual(wanted, self.nameless(self.outcome(self.build(file, language, backend="qt"))))

    def test_tls_sends_nothing_in_clear(self):
        """Whatever the other end does: it agrees to TLS, and then reads what comes as it is."""
        self.make_pair(self.run_cli(self.lesson(), "--format", "python"))
        port = free_port()
        file = self.scenario(talk_over_tls(f"{HOST}:{port}"))
        for language in SUFFIX:
            with self.subTest(language):
                text = self.run_cli(file, "--format", language, "--backend", "qt", "--actor", "client")
                self.assertEqual(language != "c", "left out" not in text)
                if language == "c":
                    self.assertNotIn("my secret", text)
                    continue
                command = self.build(file, language, "client", backend="qt")
                with socket.create_server((HOST, port)) as server:
                    server.settimeout(WAIT)
                    heard = []
                    listener = threading.Thread(target=self.hear, args=(server, heard))
                    listener.start()
                    played = subprocess.run(command, capture_output=True, text=True, timeout=WAIT, cwd=self.folder)
                    listener.join()
                self.assertEqual(1, played.returncode, played.stdout + played.stderr)
                self.assertEqual(b"\x16\x03", heard[0][:2])  # a handshake, and then nothing
                self.assertNotIn(b"my secret", heard[0])

    @staticmethod
    def hear(server, heard):
        caller, _ = server.accept()
        with caller:
            caller.recv(9, socket.MSG_WAITALL)
            caller.sendall(b"go\n")
            heard.append(caller.recv(10_000))
            caller.sendall(b"this is no TLS at all\n")
            caller.shutdown(socket.SHUT_WR)
            with contextlib.suppress(ConnectionResetError):  # it need not read what is no TLS
                while piece := caller.recv(10_000):
                    heard[0] += piece

    def test_files_over_sockets(self):
        self.whole([step("server", "socketpair", family="AF_UNIX", type="SOCK_STREAM", as_=["a", "b"]),
                    step("server", "makefile", "a", mode="rw", as_="f"), step("server", "write", "f", data={"text": "one\ntwo"}),
                    step("server", "flush", "f"), step("client", "recv", "b", size=100)], ("python", "c"))

    def test_wrong_use(self):
        file = self.scenario([opened("client", "c")])
        for arguments, said in ((["--format", "perl"], "perl"), (["--actor", "client"], "--actor"),
                                (["--format", "c", "--actor", "nobody"], "nobody")):
            with self.subTest(arguments):
                played = subprocess.run([PROGRAM, "run", str(file), "--lang", "en", *arguments], capture_output=True, text=True)
                self.assertEqual((2, ""), (played.returncode, played.stdout))
                self.assertIn(said, played.stderr)


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    PROGRAM, CXX, CC = str(Path(sys.argv[1]).resolve()), sys.argv[2], sys.argv[3]
    QT_FLAGS = [each for each in sys.argv[4].split("|") if each]
    unittest.main(argv=sys.argv[:1] + sys.argv[5:])
