#!/usr/bin/env bash
# The figures that the project states about itself, in one run: reading, the example, the scale.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --quiet --locked --profile perf -p waymark
target="${CARGO_TARGET_DIR:-target}"
bin="$target/perf/waymark"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

plan=../shared/corpus/plan-2021-2025-part3.txt
[ -f "$plan" ] || plan=examples/china-2021-2025/plan/plan.md
echo "reading $(wc -c <"$plan") bytes, whole process"
python3 scripts/measure.py 20 "$bin" read "$plan"
echo "building the example"
python3 scripts/measure.py 5 "$bin" build examples/china-2021-2025 -o "$work/china"
echo "3,000 areas x 200 indicators x 5 years"
python3 scripts/generate_large.py "$work/large"
wc -l "$work/large/observations.csv"
python3 scripts/measure.py 1 "$bin" build "$work/large" -o "$work/release"
du -sh "$work/release"
