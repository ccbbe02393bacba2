#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the lessons by their JSON schema, and that every text has both languages: check_lessons.py SOURCE_DIR."""
import json
import re
import sys
from pathlib import Path

import jsonschema

COURSE = range(1, 13)
LOCALISED = {"title", "summary", "say", "text", "ask", "why", "try"}


def untranslated(value, where="$", key=""):
    """Yields the paths of texts for people that are not given in both languages."""
    if isinstance(value, dict):
        for name, inner in value.items():
            # 'data' and what expects bytes hold bytes, not words.
            if name not in ("data", "data_starts", "data_contains", "data_matches", "args"):
                yield from untranslated(inner, f"{where}.{name}", name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from untranslated(inner, f"{where}[{number}]", key if key == "choices" else "")
    elif isinstance(value, str) and key in LOCALISED | {"choices"}:
        yield where


def calls_of_loader(text: str) -> dict:
    """{call: {argument: required}} as the loader's table in calltable.cpp says"""
    lists = {}
    for name, body in re.findall(r"constexpr std::array (\w+)\{(ArgSpec.*?)\};", text, re.S):
        lists[name] = {key: must == "true" for key, must in re.findall(r'ArgSpec\{"(\w+)", \w+, (true|false)\}', body)}
    return {call: lists.get(args, {}) for call, args in re.findall(r'CallSpec\{"(\w+)",[^{}]*?(\w+)\}', text)}


def calls_of_schema(schema: dict) -> dict:
    found = {}
    for rule in schema["definitions"]["call_step"]["allOf"]:
        args = rule["then"]["properties"]["args"]
        found[rule["if"]["properties"]["call"]["const"]] = {key: key in args["required"] for key in args["properties"]}
    return found


def missing_of_lesson(lesson: dict) -> list:
    """What a shipped lesson lacks that every one of the twelve has."""
    steps = lesson.get("steps", [])
    wanted = {
        "a summary": lesson.get("summary"),
        "minutes": lesson.get("lesson", {}).get("minutes"),
        "something to try": lesson.get("try"),
        "a question": any("ask" in step for step in steps),
        "reasons for its answers": all(step.get("why") for step in steps if "ask" in step),
        "words for every fourth step": 4 * sum("say" in step or "ask" in step for step in steps) >= len(steps),
        "expectations": sum("expect" in step for step in steps) >= 5,
        "goals that are checked": lesson.get("goals") and all("expect" in goal for goal in lesson["goals"]),
    }
    return [what for what, there in wanted.items() if not there]


def main() -> int:
    root = Path(sys.argv[1]) / "resources" / "lessons"
    schema = json.loads((root / "scenario.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    lessons = sorted(path for path in root.glob("*.json") if not path.name.endswith(".schema.json"))
    faults = []
    identifiers = {}
    orders = {}
    for path in lessons:
        lesson = json.loads(path.read_text(encoding="utf-8"))
        for error in validator.iter_errors(lesson):
            faults.append(f"{path.name}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
        faults += [f"{path.name}: {where} is not in both languages" for where in untranslated(lesson)]
        if identifiers.setdefault(lesson.get("id"), path) is not path:
            faults.append(f"{path.name}: the id {lesson.get('id')} is taken by {identifiers[lesson['id']].name}")
        order = lesson.get("lesson", {}).get("order", 0)
        orders.setdefault(order, []).append(path.name)
        if order in COURSE:
            faults += [f"{path.name}: it has not {what}" for what in missing_of_lesson(lesson)]
    faults += [f"the lesson {order} is {orders.get(order, 'missing')}" for order in COURSE if len(orders.get(order, [])) != 1]
    listed = set(re.findall(r">lessons/([^<]+)<", (root.parent / "lessons.qrc").read_text(encoding="utf-8")))
    faults += [f"{name}: in only one of the folder and lessons.qrc" for name in listed ^ {path.name for path in lessons}]
    if len(missing_of_lesson({})) < 5:
        faults.append("a lesson without anything passes")
    # The schema must be able to refuse.
    good = {"format": "socket-workbench/scenario@1", "id": "x", "title": "x", "actors": [{"id": "a"}], "steps": []}
    if not validator.is_valid(good):
        faults.append(f"the schema refuses what it must take: {good}")
    for bad in ({**good, "unknown": 1}, {**good, "actors": []}, {**good, "steps": [{"actor": "a", "call": "sokcet"}]}):
        if validator.is_valid(bad):
            faults.append(f"the schema takes what it must refuse: {bad}")
    loader = calls_of_loader((root.parent.parent / "src" / "scenario" / "calltable.cpp").read_text(encoding="utf-8"))
    described = calls_of_schema(schema)
    for call in sorted(loader.keys() | described.keys()):
        if loader.get(call) != described.get(call):
            faults.append(f"{call}: the loader takes {loader.get(call)}, the schema {described.get(call)}")
    for fault in faults:
        print(fault)
    print(f"{len(lessons)} lessons")
    return 1 if faults or not lessons else 0


if __name__ == "__main__":
    sys.exit(main())
