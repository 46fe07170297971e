#!/usr/bin/env python3
"""Makes gold.jsonl from a plan text and its annotations.

usage: gold.py [--check] [--show] FOLDER...

Each folder holds plan.txt, plan.md or plan.html and annotations.txt. The script finds every annotated
sentence in the plan, in order, counts its offsets and writes gold.jsonl beside it. It stops with a list of
faults if words are not found, if text of the plan is passed over, or if a quantity, body or deadline does not
stand in the plan near its sentence. --check writes nothing and fails if gold.jsonl is not up to date.
--show prints each record with its words.

annotations.txt, one entry per sentence, in the order of the plan:

    # comment
    == II.3                  the section of what follows
    -- 2                     the bullet (or table row) of what follows; 0 outside a bullet
    H words                  heading
    X words                  sentence that promises nothing (context)
    C strengthen | words     commitment: new_action continue strengthen prohibit guarantee encourage
    S words                  clutter that is no record (running headers, contents pages, other table cells)

Under an X or a C, indented, as many as needed:

       target: at_least 60 | percent of places | "60 percent and above" | baseline 12
       descr: eq 18 | years | "under 18"
       actor: Ministry of Justice; National Assembly
       deadline: by the end of 2026
       instrument: Law on Shelters
       for: women, children
       type: structure | process | outcome
       measurable: yes | partly | no

Words are those of the plan; white space does not count, in Chinese or where a line is broken. " ... " between
the first and the last words stands for all between them. "[...]" stands for a page number or running header
(at most 200 characters) that cuts the sentence in two. Markup (tags, comments, the head of a page, "**", links)
is passed over and entities are decoded.

gold.jsonl has one JSON object a line: id, section, bullet, bullet_heading, char_start, char_end (Unicode code
points of the file as it is, end exclusive), modality, quantities, actors, deadline, instruments,
beneficiaries, type, measurable. Headings have no fields after modality.
"""
import argparse
import html
import json
import pathlib
import re
import sys
import unicodedata

MODALITIES = {"new_action", "continue", "strengthen", "prohibit", "guarantee", "encourage"}
COMPARATORS = {"eq", "at_least", "at_most", "lt", "gt", "approx"}
TYPES = {"structure", "process", "outcome"}
MEASURABLE = {"yes", "partly", "no"}
LISTS = {"actor": ("actors", ";"), "instrument": ("instruments", ";"), "for": ("beneficiaries", ",")}
# Labels that may stand outside the records: "Action 14.", "(iv)", "b)", "第三条", "（二）".
LABELS = re.compile(
    r"\b(chapter|part|section|objective|goal|action|measure|priority|article|area|step|target|commitment|task|page)"
    r"\s*[0-9IVXivx]+[0-9.]*[a-z]?\b|\b[ivxIVX]+\b|\b[A-Za-z]\b|第?[一二三四五六七八九十百零0-9]+[章节節条條项項款部分页頁、]*",
    re.IGNORECASE,
)
SKIP_HTML = re.compile(r"<!--.*?-->|<head\b.*?</head>|<(script|style)\b.*?</\1>|<[!/]?[a-zA-Z][^>]*>", re.S | re.I)
SKIP_MARKDOWN = re.compile(
    r"<!--.*?-->|</?[a-zA-Z][^>\n]*>|\]\([^)\n]*\)|\[\^\w+\]:?|\[(?=[^\]\n]*\]\()|\*+|`+|~~|(?<!\w)_+|_+(?!\w)|\\(?=[|*_.#\[\]-])",
    re.S,
)
ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")


class Plan:
    """The plan without white space and markup, with the place of each character in the file."""

    def __init__(self, path):
        self.raw = path.read_bytes().decode("utf-8")
        self.text, self.starts, self.ends = [], [], []
        self.skip = {".html": SKIP_HTML, ".md": SKIP_MARKDOWN}.get(path.suffix)
        at = 0
        while at < len(self.raw):
            passed = self.skip.match(self.raw, at) if self.skip else None
            entity = ENTITY.match(self.raw, at) if self.skip and not passed else None
            end = passed.end() if passed else entity.end() if entity else at + 1
            piece = "" if passed else html.unescape(self.raw[at:end]) if entity else self.raw[at]
            for char in squeeze(piece):
                self.text.append(char), self.starts.append(at), self.ends.append(end)
            at = end
        self.text = "".join(self.text)

    def words(self, start, end):
        """The text between two places of the squeezed plan, with its blanks, for people to read."""
        if start >= end:
            return ""
        raw = self.raw[self.starts[start]:self.ends[end - 1]]
        raw = self.skip.sub(" ", raw) if self.skip else raw
        return " ".join((html.unescape(raw) if self.skip else raw).split())

    def find(self, words, cursor):
        """Start and end of the words at or after the cursor, or None and how much of them was found."""
        pieces = re.split(r"( \.\.\. |\s*\[\.\.\.\]\s*)", words)
        first = squeeze(pieces[0])
        start = self.text.find(first, cursor)
        if start < 0:
            known = len(first)
            while known and self.text.find(first[:known], cursor) < 0:
                known -= 1
            return None, first[:known]
        end = start + len(first)
        for gap, piece in zip(pieces[1::2], pieces[2::2]):
            piece = squeeze(piece)
            found = self.text.find(piece, end)
            if found < 0 or ("[" in gap and found - end > 200):
                return None, "... " + piece
            end = found + len(piece)
        return (start, end), None


def squeeze(text):
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def left_over(text):
    """What is neither label, number nor mark."""
    return re.sub(r"[\W\d_]+", "", LABELS.sub(" ", text))


def quantity(value, role):
    match = re.fullmatch(r'(\w+)\s+(-?[\d.]+)\s*\|\s*([^|]*?)\s*\|\s*"(.*)"\s*(?:\|\s*baseline\s+(-?[\d.]+)\s*)?', value)
    if not match or match[1] not in COMPARATORS:
        raise ValueError(f'a quantity reads: eq 18 | years | "under 18", not: {value}')
    number = lambda text: float(text) if "." in text else int(text)
    made = {"value": number(match[2]), "unit": match[3], "comparator": match[1], "text": match[4], "role": role}
    if match[5]:
        made["baseline"] = number(match[5])
    return made


def add_field(record, key, value):
    if key in ("target", "descr"):
        record["quantities"].append(quantity(value, "target" if key == "target" else "descriptive"))
    elif key in LISTS:
        name, mark = LISTS[key]
        record[name] += [part.strip() for part in value.split(mark) if part.strip()]
    elif key == "deadline":
        record["deadline"] = value
    elif (key, True) in (("type", value in TYPES), ("measurable", value in MEASURABLE)):
        record[key] = value
    else:
        raise ValueError(f"unknown field or value: {key}: {value}")


def new_record(kind, rest, section, bullet):
    modality, words = {"H": "heading", "X": "context", "S": "clutter"}.get(kind), rest
    if kind == "C":
        modality, _, words = (part.strip() for part in rest.partition("|"))
        if modality not in MODALITIES:
            raise ValueError(f"unknown modality: {modality}")
    return {"words": words, "section": section, "bullet": bullet, "modality": modality, "quantities": [], "actors": [],
            "deadline": None, "instruments": [], "beneficiaries": [], "type": None, "measurable": None}


def read_annotations(path):
    section, bullet, records, faults = "0", 0, [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        bare = line.strip()
        try:
            if not bare or bare.startswith("#"):
                continue
            if bare.startswith("== "):
                section, bullet = bare[3:].strip(), 0
            elif bare.startswith("-- "):
                bullet = int(bare[3:])
            elif line[0].isspace():
                key, _, value = bare.partition(":")
                add_field(records[-1], key.strip(), value.strip())
            elif re.match(r"[HXCS] ", bare):
                records.append({"line": number, **new_record(bare[0], bare[2:].strip(), section, bullet)})
            else:
                raise ValueError(f"an entry begins with H, X, C, S, == or --, not: {bare[:40]}")
        except (ValueError, IndexError) as fault:
            faults.append(f"{path}:{number}: {fault}")
    return records, faults


def place(plan, records, path):
    """Gives each record its place; the faults are what was not found and what was passed over."""
    cursor, faults = 0, []
    for record in records:
        at, known = plan.find(record["words"], cursor)
        if at is None:
            faults.append(f"{path}:{record['line']}: not found after the entry before it: {record['words'][:60]!r}; found as far as {known[-30:]!r}")
            continue
        over = plan.words(cursor, at[0])
        if left_over(over):
            faults.append(f"{path}:{record['line']}: no entry for the text before this one: {over[:300]!r}")
        record["at"], cursor = at, at[1]
    over = plan.words(cursor, len(plan.text))
    if left_over(over):
        faults.append(f"{path}: no entry for the end of the plan: {over[:300]!r}")
    return faults


def check_fields(plan, records, path):
    """A quantity, body or deadline stands in its bullet or row, else in its section (a cell over several rows)."""
    faults, places = [], {}
    for record in records:
        if "at" in record:
            for key in (record["section"], (record["section"], record["bullet"])):
                start, end = places.get(key, record["at"])
                places[key] = (min(start, record["at"][0]), max(end, record["at"][1]))
    for record in records:
        if "at" not in record:
            continue
        start, end = record["at"]
        around = [(start, end), places[(record["section"], record["bullet"])], places[record["section"]]]
        texts = [plan.text[s:e].casefold() for s, e in (around if record["bullet"] else around[:1])]
        wanted = [q["text"] for q in record["quantities"]] + record["actors"] + [record["deadline"] or ""]
        for words in wanted:
            if not any(squeeze(words).casefold() in text for text in texts):
                faults.append(f"{path}:{record['line']}: not in the sentence, its bullet or its section: {words!r}")
    return faults


def to_json(plan, records):
    made, count, heading, key = [], {}, None, None
    for record in (r for r in records if r["modality"] != "clutter"):
        start, end = plan.starts[record["at"][0]], plan.ends[record["at"][1] - 1]
        where = (record["section"], record["bullet"])
        heading = None if where != key else heading
        key = where
        count[where] = count.get(where, 0) + 1
        out = {"id": f"{where[0]}.{where[1]}-{count[where]}", "section": where[0], "bullet": where[1]}
        if record["modality"] == "heading":
            heading = record["words"].rstrip(".") if record["bullet"] else None
            out |= {"char_start": start, "char_end": end, "modality": "heading"}
        else:
            out |= {"bullet_heading": heading, "char_start": start, "char_end": end}
            out |= {name: record[name] for name in ("modality", "quantities", "actors", "deadline", "instruments", "beneficiaries", "type", "measurable")}
        made.append(json.dumps(out, ensure_ascii=False))
    return "\n".join(made) + "\n"


def summary(records):
    kinds = [r["modality"] for r in records]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds)))
    targets = sum(q["role"] == "target" for r in records for q in r["quantities"])
    bodies, due = sum(len(r["actors"]) for r in records), sum(bool(r["deadline"]) for r in records)
    return f"{counts}; {targets} targets, {bodies} bodies, {due} deadlines"


def run(folder, args):
    path = folder / "annotations.txt"
    plan = Plan(next(p for p in (folder / f"plan.{end}" for end in ("txt", "md", "html")) if p.exists()))
    records, faults = read_annotations(path)
    faults += place(plan, records, path)
    faults += check_fields(plan, records, path)
    if args.show:
        for record in (r for r in records if "at" in r):
            print(record["section"], record["bullet"], record["modality"], "|", plan.words(*record["at"]))
    if not faults:
        gold, made = folder / "gold.jsonl", to_json(plan, records)
        if not args.check:
            gold.write_bytes(made.encode("utf-8"))
        elif not gold.exists() or gold.read_bytes() != made.encode("utf-8"):
            faults.append(f"{gold}: is not what annotations.txt says; run scripts/gold.py {folder}")
    print("\n".join(faults) if faults else f"{folder}: {summary(records)}")
    return not faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    sys.exit(0 if all([run(folder, args) for folder in args.folders]) else 1)


if __name__ == "__main__":
    main()
