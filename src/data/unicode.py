#!/usr/bin/env python3
"""Write the character tables beside this file from python's unicodedata.

Only a developer runs this, after a python with a newer Unicode; the tables are committed and
src/data/tables.c turns them into C. Ids of guests depend on them: see the test of all names.

    unicode.py [Unihan_Variants.txt]

With that file of the Unicode Character Database it writes han.tsv too; python has none of it.
"""
import os
import re
import sys
import unicodedata as u

HERE = os.path.dirname(os.path.abspath(__file__))
ALL = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
HANGUL = range(0xAC00, 0xD7A4)

# DerivedCoreProperties.txt, Default_Ignorable_Code_Point: what is not seen vanishes.
IGNORABLE = [(0xAD, 0xAD), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5),
             (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
             (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
             (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)]

# Latin letters that have no decomposition and are not "letter X with Y".
LATIN = {'æ': 'ae', 'œ': 'oe', 'þ': 'th', 'ð': 'd', 'ı': 'i', 'ȷ': 'j', 'ŋ': 'n', 'ə': 'e',
         'ĸ': 'q', 'ĳ': 'ij', 'ǆ': 'dz', 'ǉ': 'lj', 'ǌ': 'nj', 'ǳ': 'dz', 'ŀ': 'l',
         'ȸ': 'db', 'ȹ': 'qp'}

# What people type for an apostrophe, ʻokina, ʿayn, hamza or geresh: vanishes between words.
APOSTROPHES = [0x27, 0x60, 0xB4, 0x2B9, 0x2BB, 0x2BC, 0x2BD, 0x2BE, 0x2BF, 0x2C8, 0x55A,
               0x5F3, 0x2018, 0x2019, 0x201B, 0x2032, 0xA78B, 0xA78C]

# Scripts written without spaces: Han, kana, Thai, Lao, Khmer, Burmese.
UNSPACED = [(0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x2FDF),
            (0x3005, 0x3007), (0x3021, 0x3029), (0x3031, 0x3035), (0x3038, 0x303C),
            (0x3041, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
            (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xF900, 0xFAFF), (0xFF66, 0xFF9F),
            (0x1AFF0, 0x1B16F), (0x20000, 0x3FFFD)]


def within(c, ranges):
    return any(a <= c <= b for a, b in ranges)


def category(c):
    # Planes 2 and 3 are set aside for ideographs: a new one is a letter before we know it.
    return 'Lo' if within(c, [(0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]) else u.category(chr(c))


def stripped():
    """Letter -> ASCII for the Latin letters of U+00C0-024F and U+1E00-1EFF and their cases."""
    found = dict(LATIN)
    for c in list(range(0xC0, 0x250)) + list(range(0x1E00, 0x1F00)):
        for s in chr(c), chr(c).casefold():
            m = len(s) == 1 and re.match(r'LATIN SMALL LETTER ([A-Z]) WITH ', u.name(s, ''))
            if m and not u.decomposition(s):
                found[s] = m[1].lower()
    return found


STRIPPED = stripped()


def step(s):
    out = ''
    for ch in u.normalize('NFD', s):
        c = ord(ch)
        kind = u.decomposition(ch).split()
        if 0x300 <= c <= 0x36F or within(c, IGNORABLE):
            continue
        if kind and kind[0] in ('<wide>', '<narrow>'):
            out += ''.join(chr(int(h, 16)) for h in kind[1:])
        else:
            out += STRIPPED.get(ch) or ch.casefold()
    return out


def fold(c):
    s = chr(c)
    if c in HANGUL:
        return s
    while step(s) != s:
        s = step(s)
    return s


FOLD = {c: fold(c) for c in ALL}
FIXED = {c for c in ALL if FOLD[c] == chr(c) and c not in HANGUL}


def compositions():
    """Pairs that NFC joins and whose halves a fold can still hold."""
    for c in ALL:
        parts = u.decomposition(chr(c)).split()
        if len(parts) != 2 or parts[0][0] == '<' or u.normalize('NFC', chr(c)) != chr(c):
            continue
        a, b = (int(p, 16) for p in parts)
        if b in FIXED and (a in FIXED or FOLD[a] == u.normalize('NFD', chr(a))):
            assert a > 0x7F and FOLD[c] == u.normalize('NFD', chr(c))
            yield a, b, c


def width(c):
    cat = category(c)
    visible = c == 0xAD or within(c, [(0x600, 0x605), (0x6DD, 0x6DD), (0x70F, 0x70F),
                                      (0x890, 0x891), (0x8E2, 0x8E2), (0x110BD, 0x110BD),
                                      (0x110CD, 0x110CD)])
    if not visible and cat in ('Cc', 'Cf', 'Mn', 'Me'):
        return '0'
    if within(c, [(0x1160, 0x11FF), (0xD7B0, 0xD7FF)]):
        return '0'  # vowels and finals of Hangul stand on the initial
    if u.east_asian_width(chr(c)) in 'WF' or within(c, [(0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]):
        return '2'
    return None


def letter(c):
    cat = category(c)
    if c in APOSTROPHES:
        return 'apostrophe'
    return {'L': 'letter', 'N': 'letter'}.get(cat[0]) or {'Mn': 'mark', 'Mc': 'mark'}.get(cat)


def unspaced(c):
    if within(c, UNSPACED) and (category(c)[0] in 'LM' or c == 0x3007):
        return 'unspaced'
    return None


def ranges(f):
    start = last = value = None
    for c in ALL + [0x110001]:
        v = f(c) if c < 0x110000 else None
        if value is not None and (v != value or c != last + 1):
            yield (f'{start:04X}' if start == last else f'{start:04X}-{last:04X}') + '\t' + value
            start = None
        if v is not None and (v != value or start is None):
            start = c
        last, value = c, v


def fold_lines():
    """Runs of neighbours: a common distance, one common target, or up to 12 targets a line."""
    def text(s):
        return '+'.join(f'{ord(x):04X}' for x in s) or '-'

    cps = [c for c in ALL if FOLD[c] != chr(c)]
    i = 0
    while i < len(cps):
        def run(same):
            j = i + 1
            while j < len(cps) and cps[j] == cps[j - 1] + 1 and same(cps[j]):
                j += 1
            return j
        c = cps[i]
        away = run(lambda d: len(FOLD[d]) == len(FOLD[c]) == 1
                   and ord(FOLD[d]) - d == ord(FOLD[c]) - c)
        same = run(lambda d: FOLD[d] == FOLD[c])
        if away - i > 3:
            yield f'{c:04X}-{cps[away - 1]:04X}\t{ord(FOLD[c]) - c:+d}'
            i = away
        elif same - i > 3:
            yield f'{c:04X}-{cps[same - 1]:04X}\t={text(FOLD[c])}'
            i = same
        else:
            j = min(run(lambda d: True), i + 12)
            yield f'{c:04X}\t' + ' '.join(text(FOLD[d]) for d in cps[i:j])
            i = j


# Variants that Hong Kong and Taiwan write in the names of foods and Unihan does not simplify.
FOOD = {'麪': '面', '鷄': '鸡', '蔴': '麻', '裏': '里', '菓': '果', '麴': '曲', '滷': '卤',
        '醃': '腌', '燉': '炖', '燻': '熏', '榖': '谷', '糰': '团'}


def simplified(path):
    """Traditional characters and the simplified one of each, both of the first Han block."""
    def is_han(c):
        return 0x4E00 <= c <= 0x9FFF

    found = {}
    for line in open(path, encoding='utf-8'):
        field = line.rstrip('\n').split('\t')
        if len(field) == 3 and field[1] == 'kSimplifiedVariant':
            c = int(field[0][2:], 16)
            to = [int(t.split('<')[0][2:], 16) for t in field[2].split()]
            found[c] = next((t for t in to if t != c and is_han(t)), c)
    found.update((ord(c), ord(to)) for c, to in FOOD.items())
    for c in sorted(found):
        to = found[c]
        while to in found and found[to] != to:
            to = found[to]
        if is_han(c) and to != c:
            yield f'{c:04X}\t{to:04X}'


def write(name, what, lines, version=u.unidata_version, year=2021):
    with open(os.path.join(HERE, name), 'w', encoding='utf-8') as f:
        f.write(f'# Derived from the Unicode Character Database {version} by unicode.py.\n'
                f'# Copyright (c) 1991-{year} Unicode, Inc. SPDX-License-Identifier: Unicode-3.0\n'
                '# (https://www.unicode.org/license.txt)\n')
        f.write(''.join(f'# {w}\n' for w in what.split('\n')))
        f.write(''.join(s + '\n' for s in lines))


write('fold.tsv', 'What a character folds to before marks are sorted and joined again.\n'
      'first TAB targets of it and its neighbours: code points joined by +, or - for nothing;\n'
      'first-last TAB distance in decimal; first-last TAB =target of each.\n'
      'Hangul syllables and katakana = hiragana are arithmetic, in base/fold.c.', fold_lines())
write('compose.tsv', 'Two characters that NFC joins: first TAB second TAB both.\n'
      'Only those that can stand in a fold; Hangul is arithmetic.',
      (f'{a:04X}\t{b:04X}\t{c:04X}' for a, b, c in compositions()))
write('classes.tsv', 'letter: general category L or N; mark: Mn or Mc; apostrophe: vanishes from names.',
      ranges(letter))
write('unspaced.tsv', 'Letters and marks of scripts written without spaces between words.',
      ranges(unspaced))
write('order.tsv', 'Canonical combining class (decimal), where it is not 0; U+0300-036F never get there.',
      ranges(lambda c: str(u.combining(chr(c))) if u.combining(chr(c)) and c in FIXED else None))
write('width.tsv', 'Columns on a terminal, where it is not 1.', ranges(width))

if len(sys.argv) > 1:
    write('han.tsv', 'A traditional Chinese character and the simplified one, where words are looked up.',
          simplified(sys.argv[1]), '15.0.0', 2022)
