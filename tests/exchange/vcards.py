"""vcards.py FILE VERSION: reads vCards with vobject and prints name, N, telephone, birthday."""
import sys
import vobject

with open(sys.argv[1], encoding="utf-8", newline="") as f:
    for card in vobject.readComponents(f.read()):
        def all_of(name):
            return ",".join(str(c.value) for c in card.contents.get(name, []))
        assert all_of("version") == sys.argv[2]
        n = card.n.value if hasattr(card, "n") else None
        parts = [n.family, n.given, n.prefix, n.suffix] if n else []
        print(all_of("fn"), "/".join(parts), all_of("tel"), all_of("bday"), sep="|")
