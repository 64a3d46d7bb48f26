#!/usr/bin/env bash
# Fuzzes every target in turn, on the stable compiler, without cargo-fuzz.
#
#     tools/fuzz.sh [SECONDS] [TARGET …]      # 60 seconds a target, all of them
#
# New inputs gather in fuzz/corpus/TARGET; what breaks a law is left in fuzz/artifacts/TARGET. To see one again:
# fuzz/target/HOST/release/TARGET FILE. It then becomes a case beside the rule or in tests/hostile.rs.
set -euo pipefail
cd "$(dirname "$0")/../fuzz"
seconds="${1:-60}"
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(fold rejoin page bylines facts)

# What `cargo fuzz` would pass, but for the sanitizer: the library forbids `unsafe`.
coverage="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
 -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"
# --target keeps the flags from the build scripts.
host="$(rustc -vV | sed -n 's/^host: //p')"
RUSTFLAGS="--cfg fuzzing $(tr '\n' ' ' <<<"$coverage")" cargo build --release --features targets --bins --target "$host"

failed=0
for target in "${targets[@]}"; do
    mkdir -p "corpus/$target" "artifacts/$target"
    printf '\n== %s for %s s\n' "$target" "$seconds"
    "target/$host/release/$target" -dict=zh.dict -max_total_time="$seconds" -max_len=900 -timeout=20 -rss_limit_mb=2048 \
        -print_final_stats=1 -verbosity="${VERBOSITY:-0}" -artifact_prefix="artifacts/$target/" "corpus/$target" seeds || failed=1
done
exit "$failed"
