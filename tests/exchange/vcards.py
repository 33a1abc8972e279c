"""Reads vCards with vobject and prints name, telephone, birthday, a card a line."""
import sys
import vobject

with open(sys.argv[1], encoding="utf-8", newline="") as f:
    for card in vobject.readComponents(f.read()):
        def all_of(name):
            return ",".join(str(c.value) for c in card.contents.get(name, []))
        assert all_of("version") == "4.0"
        print(all_of("fn"), all_of("tel"), all_of("bday"), sep="|")
