#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays scenario files with socket-workbench-cli and with CPython's socket module, and compares call by call:
compare.py [--private-network | --no-pings] PROGRAM FILE_OR_FOLDER... A difference prints both lines; the exit status is 1
then. --private-network: in a network of its own, in which everybody may ping; --no-pings: in one where nobody may."""
import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import privatenetwork
from mapping import CANNOT_SAY

PLAYER = Path(__file__).resolve().parent / "pythonplayer.py"
PYTHON = "/usr/bin/python3"
LIMIT = 20  # seconds for one file
AT_ONCE = 2  # files: they wait more than they work
# A difference counts when it comes back: a loaded machine can let a TIME_WAIT end early or hand a freed port to a third program.
TRIES = 3
MAKE_DESCRIPTORS = {"socket", "accept", "dup", "create_connection"}
WITH_DATA = {"recv", "recvfrom", "recvmsg", "recvall", "readline", "read"}
WITH_FLAGS = {"poll", "recvfrom", "recvmsg"}
WITH_ADDRESS = {"accept", "recvfrom", "recvmsg", "getsockname", "getpeername", "create_connection"}
WITHOUT_VALUE = {"setsockopt", "sendall", "bind", "socketpair", "recvfrom"}
IN_PART = {"tcp_info", "recvmsg"}


class Differs(Exception):
    """The two transcripts say different things."""


class Names:
    """What one side calls by numbers of the moment (ports, descriptors, folders), under names that both sides share."""

    def __init__(self, scenario, lines):
        self.ports = {}
        self.abstract = {}
        self.descriptors = {}
        self.literal = set(re.findall(r":(\d+)(?=\"|$)", json.dumps(scenario)))
        self.tmp = next((line["tmp"] for line in lines if line["type"] == "begin"), None) or self.learn(scenario, lines)

    @staticmethod
    def learn(scenario, lines):
        """The folder of the run, seen where an argument of the file names it."""
        for line in lines:
            if line["type"] != "call" or line["step"] > len(scenario["steps"]):
                continue
            for key, written in scenario["steps"][line["step"] - 1].get("args", {}).items():
                got = line.get("args", {}).get(key)
                if isinstance(written, str) and isinstance(got, str) and "${tmp}" in written:
                    pattern = "(.+)".join(re.escape(part) for part in written.split("${tmp}", 1))
                    if found := re.fullmatch(pattern, got):
                        return found[1]
        return None

    def text(self, text):
        if self.tmp:
            text = text.replace(self.tmp, "${tmp}")
        if re.fullmatch(r"unix:@[0-9a-f]{5}", text):
            return self.abstract.setdefault(text, f"unix:@automatic-{len(self.abstract) + 1}")
        found = re.fullmatch(r"(.*):(\d+)", text)
        if not found or found[2] == "0" or found[2] in self.literal:
            return text
        return f"{found[1]}:{self.port(found[2])}"

    def port(self, number):
        return self.ports.setdefault(number, f"port-{len(self.ports) + 1}")

    def value(self, value, key=None):
        if isinstance(value, str):
            return self.ports.get(value, value) if key == "service" else self.text(value)
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if isinstance(value, dict):
            return {name: self.value(item, name) for name, item in sorted(value.items())
                    if item != "" and name != "pid"}  # two processes, two numbers
        if isinstance(value, float):
            return round(value, 6)
        return value

    def result(self, line):
        """A descriptor is the one of its socket, whatever its number."""
        result = line.get("result")
        if not isinstance(result, int) or result < 0:
            return result
        if line["call"] in MAKE_DESCRIPTORS:
            self.descriptors[line.get("made")] = result
            return "descriptor"
        if line["call"] == "fileno":
            of = line["socket"]
            return f"descriptor of {of}" if self.descriptors.get(of, result) == result else f"other than {of}: {result}"
        return result


def facts(line, names, step):
    """What is compared of a line."""
    if line.get("interrupted"):
        return {"interrupted": True}
    if line.get("unsupported"):
        return {"unsupported": True}
    if "raised" in line:
        return {"raised": line["raised"]}
    call = line["call"]
    made = step.get("as")
    line = dict(line, made=made if isinstance(made, str) else None)
    for argument in line.get("args", {}).values():  # so that ports get their names in the same order
        if isinstance(argument, str):
            names.text(argument)
    failed = line.get("errno") is not None or line.get("gai") is not None
    told = {"result": names.result(line), "errno": line.get("errno"), "gai": line.get("gai"),
            "timed_out": bool(line.get("timed_out"))}
    if failed:
        return told
    if call in WITH_DATA:
        told["data"] = line.get("data", {"bytes": 0, "hex": ""})
    if call in WITH_FLAGS:
        told["flags"] = sorted(line.get("flags", []))
    if call in WITH_ADDRESS:
        address = line.get("address")
        told["address"] = None if address in (None, "", "unix:") else names.text(address)
    if call not in WITHOUT_VALUE:
        told["value"] = names.value(line.get("value", {} if call in IN_PART else None))
    return told


def keep_common(ours, theirs):
    """The fields that both tell: of tcp_info, times and windows are of the moment; of control messages CPython reads some."""
    both = set(ours["value"]) & set(theirs["value"])
    if not both and theirs["value"]:
        raise Differs("no field in common")
    for one in (ours, theirs):
        one["value"] = {key: one["value"][key] for key in both}


def compare(scenario, ours, theirs):
    """Yields (step, what differs, our line, their line); both are lists of lines."""
    sides = []
    for lines in (ours, theirs):
        calls = sorted((line for line in lines if line["type"] == "call"), key=lambda line: line["step"])
        sides.append(({line["step"]: line for line in calls}, Names(scenario, lines)))
    (our_calls, our_names), (their_calls, their_names) = sides
    for number in sorted(our_calls.keys() | their_calls.keys()):
        our, their = our_calls.get(number), their_calls.get(number)
        if our is None or their is None:
            yield number, "made by one side only", our, their
            continue
        step = scenario["steps"][number - 1]
        one, other = facts(our, our_names, step), facts(their, their_names, step)
        if their.get("cannot_say") in CANNOT_SAY:
            continue
        if step["call"] in IN_PART and isinstance(one.get("value"), dict) and isinstance(other.get("value"), dict):
            keep_common(one, other)
        differing = [key for key in sorted(one.keys() | other.keys()) if one.get(key) != other.get(key)]
        if differing:
            yield number, ", ".join(f"{key} {one.get(key)!r} / {other.get(key)!r}" for key in differing), our, their
    for line in ours:
        if line["type"] == "expectation" and not line["ok"]:
            yield line["step"], "expectation", line, their_calls.get(line["step"])


def commands(program, file):
    return ([program, "run", file, "--format", "jsonl", "--keep-going", "--timeout", str(LIMIT)], [PYTHON, "-B", "-E", "-S", PLAYER, file])


def begin(command):
    return subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def transcripts(program, file, together=True):
    """The lines of both sides. They run at the same time: the files use ephemeral ports and names of their own folder."""
    both = commands(program, file)
    if together:
        running = [begin(command) for command in both]
        outputs = [process.communicate(timeout=LIMIT + 30) for process in running]
    else:
        outputs = [begin(command).communicate(timeout=LIMIT + 30) for command in both]
    sides = []
    for command, (output, errors) in zip(both, outputs):
        lines = [json.loads(line) for line in output.splitlines()]
        if errors or not lines or lines[-1]["type"] != "end":
            raise Differs(f"{Path(command[0]).name} did not come to the end:\n{errors}")
        sides.append(lines)
    return sides


def binds_fixed_port(scenario):
    addresses = [step["args"]["address"] for step in scenario["steps"] if step.get("call") == "bind"]
    return any(re.search(r":[1-9]\d*$", address) and not address.startswith("unix:") for address in addresses)


def check(program, file, alone=False):
    """What there is to say of a file, and the number of calls compared; None where something differs. `alone`: the two sides one
    after the other."""
    scenario = json.loads(file.read_text(encoding="utf-8"))
    told = []
    try:
        ours, theirs = transcripts(program, file, not alone and not binds_fixed_port(scenario))
        found = list(compare(scenario, ours, theirs))
    except Differs as what:
        return [f"{file.name}: {what}"], None
    for step, what, our, their in found:
        told.append(f"{file.name}: step {step}: {what}")
        for name, line in (("workbench", our), ("CPython  ", their)):
            told.append(f"    {name} {json.dumps(line, ensure_ascii=False)}")
    unsaid = [line for line in theirs if "cannot_say" in line]
    told += [f"{file.name}: step {line['step']}: {line['call']} is not compared: {line['cannot_say']}" for line in unsaid]
    return told, None if found else sum(line["type"] == "call" for line in ours) - len(unsaid)


def check_again(program, file, alone):
    """check(), and again where something differs; what came only once is told, and does not count."""
    told = []
    for _ in range(TRIES):
        again, count = check(program, file, alone)
        if count is not None:
            return [f"(not again) {line}" for line in told] + again, count
        told = again
    return told, None


def main():
    arguments = sys.argv[1:]
    alone = arguments[:1] in (["--private-network"], ["--no-pings"])
    if alone:  # a raw socket hears what all others of its network send
        privatenetwork.enter(arguments.pop(0) == "--private-network")
    if len(arguments) < 2:
        sys.exit(__doc__)
    files = []
    for name in arguments[1:]:
        path = Path(name)
        files += sorted(path.glob("*.json")) if path.is_dir() else [path]
    counts = []
    with ThreadPoolExecutor(1 if alone else AT_ONCE) as pool:
        for told, count in pool.map(lambda file: check_again(arguments[0], file, alone), files):
            counts.append(count)
            for line in told:
                print(line)
    print(f"{len(files)} files, {sum(count or 0 for count in counts)} calls compared, {counts.count(None)} files differ")
    sys.exit(1 if None in counts or not files else 0)


if __name__ == "__main__":
    main()
