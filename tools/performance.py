#!/usr/bin/env python3
"""Prints the tables of docs/PERFORMANCE.md from what criterion has measured.

Run before: cargo bench --bench throughput; (cd benches/peers && cargo bench); cargo bench --bench startup
"""
import json, pathlib, platform, re, subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = [ROOT / "target/criterion", ROOT / "benches/peers/target/criterion"]


def rows(folder):
    """Group, function and bytes a second of every benchmark below a folder."""
    for estimates in sorted(folder.glob("**/new/estimates.json")):
        about = json.loads((estimates.parent / "benchmark.json").read_text())
        seconds = json.loads(estimates.read_text())["median"]["point_estimate"] / 1e9
        size = (about.get("throughput") or {}).get("Bytes")
        if size:
            name = "/".join(part for part in (about["function_id"], about["value_str"]) if part)
            yield about["group_id"], name, size / seconds / 1e6


def main():
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True).stdout.split()[1]
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text() if platform.system() == "Linux" else "")
    print(f"{cpu[1] if cpu else platform.machine()}, Rust {rustc}, commit {commit}\n")
    for folder in FOLDERS:
        print("| benchmark | MB/s |\n|---|--:|")
        for group, name, speed in sorted(rows(folder), key=lambda row: (row[0], -row[2])):
            print(f"| {group}: {name} | {speed:,.0f} |")
        print()


main()
