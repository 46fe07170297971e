#!/usr/bin/env python3
"""Holds the numbers that Waymark reads against those that quantulum3 finds, on the same annotated sentences.

usage: quantities.py WAYMARK SPEED GOLD_FOLDER...
  WAYMARK  the program, SPEED the example `speed` of waymark-reading, both in the perf profile
  needs:   pip install quantulum3==0.10.0

Both are scored on the English texts only: quantulum3 knows no Chinese. A number counts as found where its value is
right; "binding" asks for the numbers that a promise is measured by, "all" for every number that the annotators wrote
down. quantulum3 knows neither roles nor bounds, so "bound" (value and comparator) takes every number of it as
"exactly". Time is that of reading alone, without starting the programs.
"""

import json
import pathlib
import re
import subprocess
import sys
import time

from quantulum3 import parser


def near(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


def hits(found: list, wanted: list, same) -> int:
    left = list(wanted)
    count = 0
    for x in found:
        match = next((y for y in left if same(x, y)), None)
        if match is not None:
            left.remove(match)
            count += 1
    return count


def f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted) if found + wanted else 1.0


def load(path) -> list:
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def main() -> None:
    program, speed, folders = sys.argv[1], sys.argv[2], [pathlib.Path(f) for f in sys.argv[3:]]
    totals = {}
    theirs, ours, letters = 0.0, 0.0, 0
    for folder in folders:
        plan = next(folder.glob("plan.*"))
        gold = [g for g in load(folder / "gold.jsonl") if g["modality"] not in ("heading",)]
        if re.search("[\u4e00-\u9fff]{10}", plan.read_text(encoding="utf-8")):
            continue
        text = plan.read_text(encoding="utf-8")
        for g in gold:
            g["text"] = " ".join(text[g["char_start"] : g["char_end"]].split())
        out = subprocess.run([program, "read", "--json", str(plan)], capture_output=True, text=True, check=True).stdout
        read = {(r["char_start"], r["char_end"]): r for r in map(json.loads, out.splitlines())}
        timed = subprocess.run([speed, str(plan), "200"], capture_output=True, text=True, check=True).stdout
        ours += len(plan.read_bytes()) / 1e6 / float(re.search(r"median ([\d.]+)", timed)[1])
        started = time.perf_counter()
        parsed = [parser.parse(g["text"]) for g in gold]
        theirs += time.perf_counter() - started
        letters += sum(len(g["text"]) for g in gold)
        for g, found in zip(gold, parsed):
            own = read.get((g["char_start"], g["char_end"]), {}).get("quantities", [])
            their = [(q.value, "eq", "target") for q in found]
            mine = [(q["value"], q["comparator"], q["role"]) for q in own]
            wanted = [(q["value"], q["comparator"], q.get("role", "target")) for q in g["quantities"] or []]
            for name, role, same in [
                ("binding", "target", lambda a, b: near(a[0], b[0])),
                ("bound", "target", lambda a, b: near(a[0], b[0]) and a[1] == b[1]),
                ("all", None, lambda a, b: near(a[0], b[0])),
            ]:
                of = lambda rows: [r for r in rows if role is None or r[2] == role]
                for who, rows in (("waymark", mine), ("quantulum3", their)):
                    t = totals.setdefault((name, who), [0, 0, 0])
                    t[0] += hits(of(rows), of(wanted), same)
                    t[1] += len(of(rows))
                    t[2] += len(of(wanted))
    print(f"{'numbers':10} {'waymark F1':>12} {'quantulum3 F1':>14}")
    for name in ("binding", "bound", "all"):
        print(f"{name:10} {f1(*totals[name, 'waymark']):12.3f} {f1(*totals[name, 'quantulum3']):14.3f}")
    print(f"time: quantulum3 {theirs:.2f} s for {letters} characters of sentences, waymark {ours * 1000:.1f} ms for the whole texts: {theirs / ours:.0f} times as fast")


if __name__ == "__main__":
    main()
