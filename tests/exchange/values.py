"""values.py FILE HOUSE: reads vCards with vobject and looks for each value in the guests' files.

Prints: cards, values, arrived under a key, kept under an x- key, lost; then what is lost. Values
are compared by their letters and digits, a day by its digits.
"""
import pathlib
import re
import sys
import unicodedata
import vobject

SKIPPED = {"version", "prodid", "rev", "uid", "kind", "x-ablabel", "photo", "logo", "sound", "key"}
PARTS = {
    "n": ("family", "given", "additional", "prefix", "suffix"),
    "adr": ("box", "extended", "street", "city", "region", "code", "country"),
}


def plain(text):
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in text if c.isalnum())


def texts(line):
    value = line.value
    if isinstance(value, bytes):
        return
    names = PARTS.get(line.name.lower())
    parts = [getattr(value, name) for name in names] if names else value
    for part in parts if isinstance(parts, list) else [parts]:
        for text in part if isinstance(part, list) else [part]:
            for piece in re.split(r"[\n;,]", re.sub(r"^(tel|mailto):", "", str(text))):
                if line.name == "NOTE":  # "Allergien: Erdnuss" is `allergy: Erdnuss`
                    piece = piece.split(":")[-1]
                if line.name in ("BDAY", "ANNIVERSARY"):
                    piece = piece.split("T")[0]
                yield piece


with open(sys.argv[1], encoding="utf-8", newline="") as f:
    cards = list(vobject.readComponents(f.read(), allowQP=True))
lines = []
for path in sorted(pathlib.Path(sys.argv[2], "guests").glob("*.txt")):
    lines += path.read_text(encoding="utf-8").splitlines()
keyed = plain(" ".join(x for x in lines if not x.startswith("x-")))
own = plain(" ".join(x for x in lines if x.startswith("x-")))
counts = {"values": 0, "arrived": 0, "own": 0}
lost = []
for card in cards:
    for name, contents in card.contents.items():
        for line in contents if name not in SKIPPED else []:
            for text in texts(line):
                wanted = plain(text)
                if name in ("bday", "anniversary") and wanted.startswith("1604"):
                    wanted = wanted[4:]
                if not wanted:
                    continue
                counts["values"] += 1
                if wanted in keyed:
                    counts["arrived"] += 1
                elif wanted in own:
                    counts["own"] += 1
                else:
                    lost.append(f"# lost {name}: {text}")
print(len(cards), *counts.values(), len(lost))
print(*lost, sep="\n")
