#!/usr/bin/env bash
# The laws at many more cases than `cargo test` tries, from several seeds: for the night, not for the gate.
#
#     tools/laws.sh [CASES] [SEED …]          # 10000 cases from each of three seeds
#
# Runs optimised, with debug assertions. A case that fails is printed shrunk, and the run goes on; it then becomes a case beside
# the rule.
set -uo pipefail
cd "$(dirname "$0")/.."
cases="${1:-10000}"
shift || true
seeds=("$@")
[ ${#seeds[@]} -gt 0 ] || seeds=(1 7 1949)

export CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS=true CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS=true RUST_BACKTRACE=0
failed=0
for seed in "${seeds[@]}"; do
    printf '\n== %s cases from seed %s\n' "$cases" "$seed"
    PROPTEST_CASES="$cases" PROPTEST_RNG_SEED="$seed" HOSTILE_REPEATS=64000 \
        cargo test --release --target-dir target/laws --no-fail-fast --test laws --test laws_numbers 2>&1 |
        grep -E '^test |minimal failing input|Test failed|^error' || true
    [ "${PIPESTATUS[0]}" -eq 0 ] || failed=1
done
exit "$failed"
