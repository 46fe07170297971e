#!/usr/bin/env bash
# The engine beside its peers on the same input in the same run: SALib, pymcdm, scikit-criteria.
# Prints for each task the seconds of both (best of five), the ratio, and the largest difference.
set -euo pipefail
cd "$(dirname "$0")/.."
venv="${1:-target/peers-venv}"
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet SALib==1.6.0 pymcdm scikit-criteria
fi
cargo build --quiet --profile perf -p waymark-index --example peers
"$venv/bin/python" scripts/peers.py "${CARGO_TARGET_DIR:-target}/perf/examples/peers"
