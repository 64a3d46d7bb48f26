#!/usr/bin/env bash
# Fuzzes every target in turn, on the stable compiler, without cargo-fuzz.
#
#     tools/fuzz.sh [SECONDS] [TARGET …]      # 60 seconds a target, all of them
#
# New inputs gather in fuzz/corpus/TARGET; what breaks a law is left in fuzz/artifacts/TARGET, and the run goes on. At the end
# each finding is printed with everything taken out of it that is not needed. It then becomes a case beside the rule, or in
# tests/hostile.rs.
set -euo pipefail
cd "$(dirname "$0")/../fuzz"
seconds="${1:-60}"
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(fold rejoin page bylines facts)
most_findings=12 # of one target, to reduce and print

# What `cargo fuzz` would pass, but for the sanitizer: the library forbids `unsafe`.
coverage="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4
 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table
 -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"
# --target keeps the flags from the build scripts.
host="$(rustc -vV | sed -n 's/^host: //p')"
RUSTFLAGS="$(tr '\n' ' ' <<<"$coverage")" \
    cargo build --quiet --release --features targets "${targets[@]/#/--bin=}" --target "$host"
cargo build --quiet --release --bin reduce

failed=0
for target in "${targets[@]}"; do
    mkdir -p "corpus/$target" "artifacts/$target"
    printf '\n== %s for %s s\n' "$target" "$seconds"
    "target/$host/release/$target" -fork=1 -ignore_crashes=1 -dict=zh.dict -max_total_time="$seconds" -max_len=900 -timeout=20 \
        -rss_limit_mb=2048 -artifact_prefix="artifacts/$target/" "corpus/$target" seeds >"artifacts/$target.log" 2>&1 || true
    grep -E '^#[0-9]+:' "artifacts/$target.log" | tail -1
    for finding in $(find "artifacts/$target" -type f -name '*-*' | head -"$most_findings"); do
        failed=1
        printf '\n%s\n' "$finding"
        RUST_BACKTRACE=0 timeout 120 target/release/reduce "$target" "$finding" 2>&1 || true
    done
done
exit "$failed"
