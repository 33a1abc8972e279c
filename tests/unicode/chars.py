"""See chars.test. The argument is the program that folds lines."""
import os
import random
import subprocess
import sys
import unicodedata as u

SEED = int(os.environ.get('PROP_SEED') or 1)
RANDOM = 200000 if os.environ.get('LONG') else 20000
random.seed(SEED)


def folded(lines):
    """The columns that chars.c prints, one list each."""
    out = subprocess.run([sys.argv[1]], input='\n'.join(lines).encode() + b'\n', check=True,
                         stdout=subprocess.PIPE).stdout.decode()
    return list(zip(*(line.split('\t') for line in out.split('\n')[:-1])))


def report(name, bad):
    for s in bad[:5]:
        print('#', ' '.join(f'{ord(c):04X}' for c in s))
    print(('not ok ' if bad else 'ok ') + name + (f' # seed {SEED}' if bad else ''))


chars = [chr(c) for c in range(1, 0x110000)
         if u.category(chr(c)) not in ('Cn', 'Co', 'Cs') and chr(c) not in '\t\n\r']
lively = [c for c in chars if u.decomposition(c) or u.combining(c) or c.casefold() != c
          or '\u1100' <= c < '\u1200' or '\u3040' <= c <= '\u30FF' or c in " -'a\u200C\u2019"]
texts = chars + [''.join(random.choice(lively) for _ in range(random.randint(2, 8)))
                 for _ in range(RANDOM)]
plain = folded(texts)
composed = folded([u.normalize('NFC', s) for s in texts])
decomposed = folded([u.normalize('NFD', s) for s in texts])
upper = folded([s.casefold() for s in texts])

for column, name in enumerate(['text', 'words', 'slug']):
    both = zip(texts, plain[column], composed[column], decomposed[column])
    report(f'{name}_of_normal_forms', [s for s, a, b, c in both if not a == b == c])
    again = zip(texts, plain[column], folded(plain[column])[column])
    report(f'{name}_of_itself', [s for s, a, b in again if a != b])
    report(f'{name}_is_nfc', [s for s, a in zip(texts, plain[column])
                              if a != u.normalize('NFC', a)])
    # Full case folding writes iota subscript as a letter; to us it is a mark, and vanishes.
    report(f'{name}_of_either_case', [s for s, a, b in zip(texts, plain[column], upper[column])
                                      if a != b and '\u0345' not in u.normalize('NFD', s)])

report('words_are_letters', [
    c for c, fold in zip(chars, plain[1])
    if fold and not any(u.category(x)[0] in 'LN' for x in fold)])
# U+A78B and U+A78C are letters, and the apostrophes of Mexican languages.
report('letters_are_kept', [
    c for c, fold in zip(chars, plain[1])
    if not fold and u.category(c)[0] in 'LN' and u.category(c) not in ('Lm', 'Lo')
    and c not in '\uA78B\uA78C'])
report('width_of_wide', [
    c for c, w in zip(chars, plain[3])
    if w != '2' and u.east_asian_width(c) in 'WF' and u.category(c)[0] != 'M'])
report('width_of_marks', [c for c, w in zip(chars, plain[3])
                          if w != '0' and u.category(c) in ('Mn', 'Me')])
