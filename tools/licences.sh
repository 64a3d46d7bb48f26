#!/usr/bin/env bash
# Fails where a dependency of the library has a licence that nobody has looked at. Offline, with cargo alone; deny.toml says the
# same, and more, to cargo-deny.
set -euo pipefail
cd "$(dirname "$0")/.."

# As the crates state them. Each can be met together with MIT OR Apache-2.0; Unicode-3.0 covers tables of characters.
allowed="MIT
MIT OR Apache-2.0
Apache-2.0 OR MIT
Unlicense OR MIT
Zlib OR Apache-2.0 OR MIT
(MIT OR Apache-2.0) AND Unicode-3.0"

crates="$(cargo tree --locked --edges normal,build --all-features --prefix none --format '{l}|{p}' | sed 's/ (\*)$//' | sort -u)"
refused="$(cut -d'|' -f1 <<<"$crates" | grep -vxF "$allowed" | sort -u || true)"
if [ -n "$refused" ]; then
    printf 'licences to look at:\n'
    grep -F "$refused" <<<"$crates"
    exit 1
fi
echo "$(wc -l <<<"$crates") crates, every licence allowed"
