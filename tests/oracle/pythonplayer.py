#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays a scenario file with CPython's socket module, an actor a thread, and prints one JSON object for each call, as
`socket-workbench-cli run --format jsonl --keep-going` does: pythonplayer.py FILE [NAME=VALUE]..."""
import errno
import io
import json
import os
import platform
import queue
import re
import socket
import sys
import tempfile
import threading
import time
import traceback
from pathlib import Path

import addresses
from calls import CALLS
from mapping import CannotSay, outcome

FUTEX = {"x86_64": 202, "aarch64": 98, "riscv64": 98}.get(platform.machine(), -1)
LONGEST_RUN = 20.0


class Book:
    """The sockets of a run by name, and what was last known of their addresses; used by all actors' threads."""

    def __init__(self, folder, given, tmp):
        self.folder = folder
        self.given = given
        self.tmp = tmp
        self.known = {}
        self.facts = {}
        self.lock = threading.Lock()

    def name(self, step, *made):
        names = step.get("as", [])
        with self.lock:
            for one, name in zip(made, [names] if isinstance(names, str) else names):
                self.known[name] = one
            self.known.setdefault(None, []).extend(made)  # nameless ones live as long as the run

    def one(self, step, kind):
        with self.lock:
            found = self.known.get(step["on"])
        if not isinstance(found, kind):
            raise OSError(errno.EBADF, "there is none of that name")
        return found

    def file(self, step):
        return self.one(step, io.IOBase)

    def socket(self, step):
        """What was closed is closed by the contract, although CPython answers some calls without a descriptor, closes in silence
        a second time, and keeps the descriptor while a file of makefile is open."""
        found = self.one(step, socket.socket)
        if found._closed:  # pylint: disable=protected-access
            raise OSError(errno.EBADF, "closed before")
        return found

    def open_one(self, step):
        """A socket or a file, to be closed."""
        found = self.one(step, (socket.socket, io.IOBase))
        if found.closed if isinstance(found, io.IOBase) else found._closed:  # pylint: disable=protected-access
            raise OSError(errno.EBADF, "closed before")
        return found

    def note(self):
        """Addresses of all open sockets, read now: a closed one keeps what was known last."""
        with self.lock:
            known = [(name, one) for name, one in self.known.items() if isinstance(one, socket.socket)]
        for name, one in known:
            facts = self.facts.setdefault(name, {})
            facts["fd"] = str(one.fileno())
            for field, ask in (("sockname", one.getsockname), ("peername", one.getpeername)):
                try:
                    facts[field] = addresses.to_text(ask(), one.family)
                except OSError:
                    pass
            if one.family in (socket.AF_INET, socket.AF_INET6) and "sockname" in facts:
                facts["port"] = facts["sockname"].rpartition(":")[2]

    def resolve(self, value):
        if isinstance(value, str):
            return re.sub(r"\$\{([^}]*)\}", lambda found: self.reference(found[1]), value)
        if isinstance(value, list):
            return [self.resolve(item) for item in value]
        if isinstance(value, dict):
            return {key: self.resolve(item) for key, item in value.items()}
        return value

    def reference(self, name):
        if name == "tmp":
            return self.tmp
        if name in self.given:
            return self.given[name]
        of, _, field = name.rpartition(".")
        return self.facts[of][field]


class Actor(threading.Thread):
    """One thread that makes its calls in the order given."""

    def __init__(self, name):
        super().__init__(name=name, daemon=True)
        self.tasks = queue.SimpleQueue()
        self.busy = None
        self.start()

    def run(self):
        while True:
            self.tasks.get()()

    def asleep_in(self):
        """What the thread sleeps in, None when it does not sleep in the kernel inside its call."""
        try:
            told = Path(f"/proc/self/task/{self.native_id}/syscall").read_text(encoding="ascii").split()
            state = Path(f"/proc/self/task/{self.native_id}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        except OSError:
            return None
        # Waiting for the interpreter's lock is a futex, and no call of the scenario.
        if state != "S" or not told or told[0] == "running" or int(told[0]) == FUTEX:
            return None
        return self.busy


class Run:
    """Goes through the steps of one file, on the main thread."""

    def __init__(self, scenario, book, write):
        self.steps = scenario["steps"]
        self.book = book
        self.write = write
        self.actors = {actor["id"]: Actor(actor["id"]) for actor in scenario["actors"]}
        self.calls = {}  # step number -> (actor, event: ended)
        self.ids = {}
        self.limit = time.monotonic() + LONGEST_RUN

    def play(self):
        for index, step in enumerate(self.steps, 1):
            if "id" in step:
                self.ids[step["id"]] = index
            if "call" in step:
                self.begin(index, step)
                if not step.get("start"):
                    self.wait(lambda of=index: self.ended(of))
            elif "finish" in step:
                self.wait(lambda of=self.ids[step["finish"]]: self.ended(of))
            elif "until_blocked" in step:
                self.until_blocked(self.actors[step["until_blocked"]])
            elif "pause_ms" in step:
                time.sleep(step["pause_ms"] / 1000)
        self.drain()

    def ended(self, index):
        return index not in self.calls or self.calls[index][1].is_set()  # not there: a step for another backend

    def wait(self, done):
        while not done():
            if time.monotonic() > self.limit:
                raise TimeoutError("the scenario did not end")
            time.sleep(0.0005)

    def until_blocked(self, actor):
        seen = [None]

        def settled():
            before, seen[0] = seen[0], actor.asleep_in()
            return (seen[0] is not None and seen[0] == before) or not self.pending(actor.name)
        self.wait(settled)

    def pending(self, actor):
        return any(of == actor and not ended.is_set() for of, ended in self.calls.values())

    def begin(self, index, step):
        if "native" not in step.get("backends", ["native"]):
            return
        self.book.note()
        args = self.book.resolve(step.get("args", {}))
        actor = self.actors[step["actor"]]
        ended = threading.Event()
        self.calls[index] = (step["actor"], ended)

        def make():
            actor.busy = index
            line = {"type": "call", "step": index, "actor": step["actor"], "call": step["call"],
                    "socket": self.on(step), "args": args, "errno": None}
            try:
                line |= CALLS[step["call"]](self.book, step, args)
            except CannotSay as reason:
                line |= {"result": None, "cannot_say": str(reason)}
            except Exception as raised:  # pylint: disable=broad-except
                fields = outcome(raised, step["call"])
                line |= fields or {"result": None, "raised": "".join(traceback.format_exception(raised))}
                line["exception"] = f"{type(raised).__name__}: {raised}"
            actor.busy = None
            self.write(line)
            ended.set()
        actor.tasks.put(make)

    @staticmethod
    def on(step):
        made = step.get("as")
        return step.get("on") or (made if isinstance(made, str) or made is None else made[0])

    def drain(self):
        """Who still blocks when the steps are through, with nothing expected, is interrupted."""
        def over():
            left = [(index, actor) for index, (actor, ended) in self.calls.items() if not ended.is_set()]
            return all("expect" not in self.steps[index - 1] and self.actors[actor].asleep_in() for index, actor in left)
        self.wait(over)
        for index, (actor, ended) in self.calls.items():
            if not ended.is_set():
                step = self.steps[index - 1]
                self.write({"type": "call", "step": index, "actor": actor, "call": step["call"], "socket": self.on(step),
                            "interrupted": True})


def main():
    file = Path(sys.argv[1])
    scenario = json.loads(file.read_text(encoding="utf-8"))
    lock = threading.Lock()

    def write(line):
        with lock:
            print(json.dumps(line, ensure_ascii=False), flush=True)
    with tempfile.TemporaryDirectory() as tmp:
        write({"type": "begin", "tmp": tmp})
        given = dict(word.split("=", 1) for word in sys.argv[2:])
        Run(scenario, Book(str(file.parent), given, tmp), write).play()
        write({"type": "end"})
    sys.stdout.flush()
    os._exit(0)  # threads that still block must not keep the program


if __name__ == "__main__":
    main()
