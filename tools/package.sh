#!/usr/bin/env bash
# The packed crate: small, without test pages and seeds, and built from what is in it.
set -euo pipefail
cd "$(dirname "$0")/.."
most=$((1024 * 1024)) # bytes; a library of rules and word lists has no reason to be larger

cargo package --allow-dirty --quiet
version="$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)"
crate="target/package/baokan-$version.crate"
size="$(wc -c <"$crate")"
echo "$crate: $size bytes, $(tar -tzf "$crate" | wc -l) files"
[ "$size" -lt "$most" ]
if tar -tzf "$crate" | grep -E '/(tests|fuzz|benches|tools|target)/'; then
    echo "packed, but of no use to who depends on the library"
    exit 1
fi
