#!/usr/bin/env python3
"""Writes the fuzzers' dictionary, fuzz/zh.dict, from the word lists in src/lexicon/.

    python3 tools/dictionary.py > fuzz/zh.dict

Without a dictionary a fuzzer that changes bytes hardly ever writes one Chinese word, let alone a numeral with its unit.
Of a long list it takes words at even distances: a fuzzer draws entries at random, and one list must not drown the rest."""
import pathlib
import re

LONGEST_LIST = 40  # words of one list
LONGEST_WORD = 48  # bytes; libFuzzer takes no more than 64
# Marks and invisible characters stand in the rules, not in the lists.
MARKS = list("，。、；：？！…—～·•・﹒“”‘’「」『』（）()《》〈〉【】［］〔〕□■○●◆△▲口﹁﹂︽︾︵︶／∕-－/|｜%％‰℃°:：.,0123456789０５９")
SPACES = ["\n", "\n\n", "\r\n", "\r", "\f", "\v", "\u0085", "\u2028", "\u2029", "\t", " ", "  ", "\u3000", "\u3000\u3000", "\u00a0", "\u2003",
          "\u200b", "\ufeff", "\u00ad", "\ufe0f", "\u0301", "\0"]
ITEM = re.compile(r"const\s+(\w+)[^=]*=\s*(.*?);\n", re.S)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
CHAR = re.compile(r"'([^'\\])'")


def sample(words):
    words = [word for word in dict.fromkeys(words) if 0 < len(word.encode()) <= LONGEST_WORD]
    step = max(1, -(-len(words) // LONGEST_LIST))
    return words[::step]


def entry(word):
    return '"' + "".join(f"\\x{byte:02X}" for byte in word.encode()) + '"'


written = set()


def section(name, words):
    words = [word for word in words if word not in written]
    if words:
        print(f"\n# {name}")
    for word in words:
        written.add(word)
        shown = word if word.isprintable() and not word.isspace() else " ".join(f"U+{ord(c):04X}" for c in word)
        print(f"# {shown}\n{entry(word)}")


print("# Written by tools/dictionary.py; do not edit.")
section("marks", MARKS)
section("spaces and breaks", SPACES)
for path in sorted(pathlib.Path("src/lexicon").rglob("*.rs")):
    code = re.sub(r"//.*", "", path.read_text(encoding="utf8"))
    for name, body in ITEM.findall(code):
        section(f"{path.relative_to('src/lexicon')}: {name}", sample(STRING.findall(body) + CHAR.findall(body)))
