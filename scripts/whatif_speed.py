#!/usr/bin/env python3
"""Asks a served release what if its index had other weights, scales and rules, and prints how long answers take.

usage: whatif_speed.py PROGRAM RELEASE [--asks 300]

One reader, one question after the other over one connection, as a slider asks them: the answer alone, packed.
"""
import argparse
import http.client
import pathlib
import random
import re
import statistics
import subprocess
import time


def ask(connection, address):
    started = time.perf_counter()
    connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    body = response.read()
    took = time.perf_counter() - started
    if response.status != 200:
        raise SystemExit(f"{address}: {response.status}")
    return took, len(body)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("release", type=pathlib.Path)
    parser.add_argument("--asks", type=int, default=300)
    args = parser.parse_args()
    page = sorted((args.release / "site/explore").glob("*.html"))[0]
    fields = re.findall(r'name="((?:node|leaf)\.[^"]+)"', page.read_text(encoding="utf-8"))
    draw = random.Random(1)
    server = subprocess.Popen([args.program, "serve", str(args.release), "--port", "0"],
                              stdout=subprocess.PIPE, text=True)
    try:
        host, port = re.search(r"http://([^:/]+):(\d+)", server.stdout.readline()).groups()
        connection = http.client.HTTPConnection(host, int(port))
        base = f"/site/explore/{page.name}?part=answer"
        while True:  # The first questions wait until the figures are read.
            connection.request("GET", f"{base}&{fields[0]}=2")
            response = connection.getresponse()
            response.read()
            if response.status == 200:
                break
            time.sleep(1)
        kinds = {
            "one weight": lambda: f"&{draw.choice(fields)}={draw.uniform(0, 2):.2f}",
            "all weights": lambda: "".join(f"&{f}={draw.uniform(0, 2):.2f}" for f in fields),
            "geometric mean": lambda: f"&aggregation=geometric&{draw.choice(fields)}={draw.uniform(0, 2):.2f}",
            "another scale": lambda: f"&normalisation=rank&{draw.choice(fields)}={draw.uniform(0, 2):.2f}",
        }
        print(f"{len(fields)} weights, {args.asks} questions of each kind")
        for kind, query in kinds.items():
            times, sizes = zip(*(ask(connection, base + query()) for _ in range(args.asks)))
            times = sorted(times)
            p95 = times[int(0.95 * len(times)) - 1]
            print(f"{kind:15} median {statistics.median(times) * 1e3:6.1f} ms   p95 {p95 * 1e3:6.1f} ms"
                  f"   {max(sizes) / 1024:.1f} KB")
    finally:
        server.kill()


if __name__ == "__main__":
    main()
