#!/usr/bin/env python3
"""Writes a workspace of many areas, indicators and years, the same every time, for measuring.

usage: generate_large.py DIR [--areas 3000] [--indicators 200] [--years 5]

The figures come from a counter-based hash of (area, indicator, year): no generator state, no clock. About one
figure in twenty is missing.
"""
import argparse
import os


def mix(n):
    """splitmix64: a well-mixed 64-bit number from a counter."""
    n = (n + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
    n = ((n ^ (n >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    n = ((n ^ (n >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
    return n ^ (n >> 31)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dir")
    parser.add_argument("--areas", type=int, default=3000)
    parser.add_argument("--indicators", type=int, default=200)
    parser.add_argument("--years", type=int, default=5)
    args = parser.parse_args()
    years = list(range(2021, 2021 + args.years))
    indicators = [f"i{n:03}" for n in range(args.indicators)]
    areas = [f"XZ-{n:05}" for n in range(args.areas)]
    os.makedirs(os.path.join(args.dir, "plan"), exist_ok=True)
    os.makedirs(os.path.join(args.dir, "method"), exist_ok=True)

    def write(name, lines):
        with open(os.path.join(args.dir, name), "w", encoding="utf-8", newline="\n") as file:
            for line in lines:
                file.write(line + "\n")

    write("waymark.toml", [
        "format = 1", "[plan]", 'title = "A large plan"', 'area = "XZ"', f'period = "2021/{years[-1]}"',
        'document = "plan.md"', "[assessment]", f'as_of = "{years[-1] + 1}-06-30"', 'publisher = "bench"',
        'contact = "bench"', 'licence = "CC0-1.0"', 'languages = ["en", "zh"]'])
    plan = ["# A large plan", ""]
    for chapter in range(10):
        plan += [f"## {chapter + 1}. Chapter {chapter + 1}", ""]
        for n in range(args.indicators // 10):
            plan.append(f"- **Promise {n + 1}.** At least {50 + n} percent of children will be reached by {years[-1]}.")
        plan.append("")
    write("plan/plan.md", plan)
    per_chapter = args.indicators // 10

    def reference(n):
        return f"{n // per_chapter + 1}.{n % per_chapter + 1}-1"

    write("areas.csv", ["area,name,parent,note", "XZ,Large,,"] + [f"{a},County {a[3:]},XZ," for a in areas])
    write("sources.csv", ["source,title,publisher,address,published,accessed,kind,link_ok",
                          "s,Made for measuring,bench,https://example.org/,2021-01-01,2021-01-01,official,yes"])
    write("indicators.csv", ["indicator,name,definition,unit,direction,kind,commitments,breakdowns,note"] + [
        f"{i},Indicator {i},Made for measuring,percent,higher,outcome,{reference(n)},," for n, i in enumerate(indicators)])
    write("targets.csv", [
        "target,commitment,indicator,comparator,value,unit,baseline_value,baseline_period,deadline,path,counts,breakdown,area,origin,comparability,set,note"
    ] + [f"t{i},{reference(n)},{i},at_least,60,percent,20,2020,{years[-1]}-12-31,linear,,,XZ,plan,comparable,,"
         for n, i in enumerate(indicators)])
    with open(os.path.join(args.dir, "observations.csv"), "w", encoding="utf-8", newline="\n") as file:
        file.write("indicator,area,period,value,unit,breakdown,basis,status,sources,recorded,note\n")
        for n, indicator in enumerate(indicators):
            for a, area in enumerate(["XZ"] + areas):
                for y, year in enumerate(years):
                    r = mix((n * 100003 + a) * 31 + y)
                    if r % 20 == 0 and a > 0:
                        file.write(f"{indicator},{area},{year},,percent,,,M,,,\n")
                    else:
                        value = (r >> 8) % 10000 / 100
                        file.write(f"{indicator},{area},{year},{value},percent,,,A,s,,\n")
    method = ['kind = "index"', 'title.en = "Level"', 'about.en = "Made for measuring."',
              "areas = [" + ", ".join(f'"{a}"' for a in areas) + "]",
              "periods = [" + ", ".join(f'"{y}"' for y in years) + "]",
              'normalisation = "goalposts"', 'aggregation = "arithmetic"', "minimum_coverage = 0.6", "max_age = 0",
              "", "[[node]]", 'id = "all"', 'name.en = "All"', "weight = 1"]
    for chapter in range(10):
        method += ["", "[[node]]", f'id = "c{chapter}"', f'name.en = "Chapter {chapter + 1}"', 'parent = "all"', "weight = 1"]
    for n, indicator in enumerate(indicators):
        method += ["", "[[leaf]]", f'indicator = "{indicator}"', f'parent = "c{n // per_chapter}"', "weight = 1", "low = 0", "high = 100"]
    write("method/level.toml", method)


if __name__ == "__main__":
    main()
