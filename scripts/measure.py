#!/usr/bin/env python3
"""Runs a command N times and prints wall seconds (minimum, median) and the largest peak memory.

usage: measure.py N COMMAND...
"""
import resource
import statistics
import subprocess
import sys
import time

runs, command = int(sys.argv[1]), sys.argv[2:]
times = []
for _ in range(runs):
    started = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    times.append(time.perf_counter() - started)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()}")
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"min {min(times):.3f} s   median {statistics.median(times):.3f} s   peak {peak:.0f} MiB   {' '.join(command)}")
