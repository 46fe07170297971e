# `just --list` shows these. Everything works without just as well: see the commands.

# Formatting, lints and tests of the crates.
check:
    ./test quick

# Everything that CI runs.
test:
    ./test

# Mend what can be mended by machine.
fix:
    cargo fmt --all
    cargo clippy --workspace --all-targets --fix --allow-dirty

# The example assessment.
demo:
    cargo run -- demo

# Every page of both examples in light, dark, narrow and wide.
axe-all:
    cd e2e && npm test -- axe.test.mjs

# Screenshots to look at: just shots --only atlantis plan.html
shots *args:
    cd e2e && npm run shots -- {{args}}

# Figures: reading, the example, 3,000 areas x 200 indicators x 5 years.
bench:
    ./scripts/bench.sh

# How long the what-if page of a served release takes to answer, for 3,000 areas and 200 indicators.
whatif:
    cargo build -q --profile perf -p waymark
    python3 scripts/generate_large.py target/large --years 1
    target/perf/waymark build target/large -o target/large-release
    python3 scripts/whatif_speed.py target/perf/waymark target/large-release

# The reader against the hand annotation of the shared corpus, where it is beside this folder.
score:
    cargo run -q -- read ../shared/corpus/plan-2021-2025-part3.txt --json > target/register.jsonl
    python3 ../shared/corpus/score.py target/register.jsonl ../shared/corpus/gold-plan-2021-2025-part3-IV4-IV5.jsonl

# The reader against the project's own annotated texts.
gold:
    python3 scripts/gold.py --check crates/reading/tests/gold/*/
    cargo test -q -p waymark-reading --test it gold_texts -- --nocapture

# Numbers read beside those of quantulum3 (pip install quantulum3==0.10.0), on the English texts of the project.
quantities:
    cargo build -q --profile perf -p waymark
    cargo build -q --profile perf -p waymark-reading --example speed
    python3 scripts/quantities.py target/perf/waymark target/perf/examples/speed crates/reading/tests/gold/*/
