#!/usr/bin/env python3
"""Writes src/lexicon/radicals.rs from Unicode's EquivalentUnifiedIdeograph.txt (Debian: package unicode-data).

    python3 tools/radicals.py [FILE] > src/lexicon/radicals.rs

`tests/radicals.rs` checks that the table agrees with the file wherever the file is installed."""
import sys

FIRST, LAST = 0x2E80, 0x2FD5
path = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode/EquivalentUnifiedIdeograph.txt"
table, version = {}, ""
for line in open(path, encoding="utf8"):
    if not version:
        version = line.strip("# \n").removesuffix(".txt").split("-")[-1]
    fields = line.split("#")[0].split(";")
    if len(fields) != 2:
        continue
    first, _, last = fields[0].strip().partition("..")
    for code in range(int(first, 16), int(last or first, 16) + 1):
        if FIRST <= code <= LAST:
            table[code] = chr(int(fields[1], 16))

print("//! Radicals and the ideographs that they stand for. Written by tools/radicals.py; do not edit.")
print()
print("/// The first code point of the table, in the block CJK Radicals Supplement.")
print(f"pub(crate) const FIRST_RADICAL: u32 = 0x{FIRST:X};")
print()
print(f"/// U+{FIRST:04X} to U+{LAST:04X} (CJK Radicals Supplement, Kangxi Radicals), each with its Equivalent_Unified_Ideograph of")
print(f"/// Unicode {version}; a radical without one stands for itself.")
print("#[rustfmt::skip]")
print(f"pub(crate) const RADICALS: [char; {LAST - FIRST + 1}] = [")
for row in range(FIRST, LAST + 1, 16):
    cells = []
    for code in range(row, min(row + 16, LAST + 1)):
        char = table.get(code)
        cells.append(f"'{char}'" if char else f"'\\u{{{code:x}}}'")
    print("    " + ", ".join(cells) + ",")
print("];")
