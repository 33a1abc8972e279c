/* The words of a name of the dish book. */
#include "base/utf8.h"
#include "food/shelf_parts.h"
#include "text/dish.h"
#include "text/plain.h"
#include "text/spelling.h"

#include <string.h>

/* A line while it is added. */
struct adding {
    struct shelf *shelf;
    struct shelf_unit *unit;
    uint64_t bit;  /* of the line, in the sets of its unit */
    uint64_t must; /* see struct shelf_line */
};

/* ---- pairs of letters ---- */

const uint8_t shelf_codes[256] = {
    ['a'] = 1,  ['b'] = 2,  ['c'] = 3,  ['d'] = 4,  ['e'] = 5,  ['f'] = 6,  ['g'] = 7,
    ['h'] = 8,  ['i'] = 9,  ['j'] = 10, ['k'] = 11, ['l'] = 12, ['m'] = 13, ['n'] = 14,
    ['o'] = 15, ['p'] = 16, ['q'] = 17, ['r'] = 18, ['s'] = 19, ['t'] = 20, ['u'] = 21,
    ['v'] = 22, ['w'] = 23, ['x'] = 24, ['y'] = 25, ['z'] = 26, ['A'] = 1,  ['B'] = 2,
    ['C'] = 3,  ['D'] = 4,  ['E'] = 5,  ['F'] = 6,  ['G'] = 7,  ['H'] = 8,  ['I'] = 9,
    ['J'] = 10, ['K'] = 11, ['L'] = 12, ['M'] = 13, ['N'] = 14, ['O'] = 15, ['P'] = 16,
    ['Q'] = 17, ['R'] = 18, ['S'] = 19, ['T'] = 20, ['U'] = 21, ['V'] = 22, ['W'] = 23,
    ['X'] = 24, ['Y'] = 25, ['Z'] = 26, ['0'] = 27, ['1'] = 28, ['2'] = 29, ['3'] = 30,
    ['4'] = 31, ['5'] = 32, ['6'] = 33, ['7'] = 34, ['8'] = 35, ['9'] = 36};

static unsigned code(unsigned char c)
{
    return shelf_codes[c];
}

/* Returns the pair that a word begins with; the second letter may be missing. */
static unsigned pair_of(struct span word)
{
    unsigned second = word.n > 1 ? code((unsigned char)word.p[1]) : 0;
    return code((unsigned char)word.p[0]) * SHELF_CODES + second;
}

static uint16_t root(const uint16_t *class, unsigned pair)
{
    while (class[pair] != pair)
        pair = class[pair];
    return (uint16_t)pair;
}

static void unite(uint16_t *class, unsigned a, unsigned b)
{
    a = root(class, a);
    b = root(class, b);
    class[a > b ? a : b] = (uint16_t)(a < b ? a : b);
}

/*
 * Unites the pairs that one word may have in a name and in a key: usual spellings; "pies" and
 * "py" (word_cut's singular); "oe" and "o", since an e after a, o or u may be an umlaut.
 */
static void find_classes(struct shelf *s)
{
    uint16_t class[SHELF_PAIRS];
    struct span written, usual;
    for (unsigned i = 0; i < SHELF_PAIRS; i++)
        class[i] = (uint16_t)i;
    for (size_t i = 0; spelling_each(i, &written, &usual); i++)
        unite(class, pair_of(written), pair_of(usual));
    for (unsigned i = 0; i < SHELF_CODES; i++) {
        unite(class, i * SHELF_CODES + code('i'), i * SHELF_CODES + code('y'));
        unite(class, code('a') * SHELF_CODES, code('a') * SHELF_CODES + i);
        unite(class, code('o') * SHELF_CODES, code('o') * SHELF_CODES + i);
        unite(class, code('u') * SHELF_CODES, code('u') * SHELF_CODES + i);
    }
    for (unsigned i = 0; i < SHELF_PAIRS; i++)
        s->pairs[i].class = (uint16_t)letters_class(root(class, i));
    for (size_t i = 0; spelling_each(i, &written, &usual); i++)
        s->pairs[pair_of(usual)].usual = true;
}

/* The hash of a word, of which `hash` is that of its letters but the last. */
static unsigned add_letter(unsigned hash, char c)
{
    return (hash * 31 + (unsigned char)span_lower(c)) % SHELF_DROPPED;
}

/* Notes a word that a key may not have. */
static void add_unsure(struct shelf *s, bool unsure[LETTERS_CLASSES], struct span word)
{
    struct shelf_pair *p = &s->pairs[pair_of(word)];
    unsigned hash = 0;
    unsure[p->class] = true;
    if (word.n > 2)
        p->thirds |= (uint64_t)1 << code((unsigned char)word.p[2]);
    for (size_t i = 0; i < word.n; i++)
        hash = add_letter(hash, word.p[i]);
    s->dropped[hash / 64] |= (uint64_t)1 << hash % 64;
}

/* Three letters at most are not in the singular of a word. */
bool shelf_may_drop(const struct shelf *s, const char *word, size_t n)
{
    unsigned hash = 0;
    bool dropped = n < 2 || (word[0] >= '0' && word[0] <= '9');
    for (size_t i = 0; i < n && !dropped; i++) {
        hash = add_letter(hash, word[i]);
        dropped = i + 4 >= n && s->dropped[hash / 64] >> hash % 64 & 1;
    }
    return dropped;
}

/* Notes of each pair whether the words that begin with it are in each key of a line. */
static void find_sure(struct shelf *s)
{
    bool unsure[LETTERS_CLASSES] = {0}; /* by class */
    struct span word;
    for (size_t i = 0; dish_stop_each(i, &word); i++)
        add_unsure(s, unsure, word);
    for (size_t i = 0; plain_dropped_each(i, &word); i++)
        add_unsure(s, unsure, word);
    for (unsigned i = 0; i < SHELF_PAIRS; i++) {
        struct shelf_pair *p = &s->pairs[i];
        bool letter = i / SHELF_CODES && i / SHELF_CODES <= code('z'),
             several = i % SHELF_CODES;
        p->sure = letter && several && !unsure[p->class];
        p->thirds = letter && several ? p->thirds : UINT64_MAX;
    }
}

void shelf_find_pairs(struct shelf *s)
{
    find_classes(s);
    find_sure(s);
}

int shelf_word_class(const struct shelf *s, struct span word)
{
    return word.n && code((unsigned char)word.p[0]) ? s->pairs[pair_of(word)].class : -1;
}

/* ---- the words of a line ---- */

static void add_pair(struct adding *a, unsigned pair)
{
    a->unit->sets[a->shelf->pairs[pair].class] |= a->bit;
}

static void add_must(struct adding *a, unsigned pair)
{
    a->must |= (uint64_t)1 << a->shelf->pairs[pair].class % 64;
}

/* Returns the code of the letter that s begins with, without its accent, or 0, and its bytes.
 */
static unsigned letter(struct span s, size_t *n)
{
    static const char bare[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuy\0y"; /* U+00E0 to U+00FF */
    unsigned char c = s.n ? (unsigned char)s.p[0] : 0;
    *n = 1;
    if (c != 0xC3 || s.n < 2)
        return code(c);
    unsigned char next = (unsigned char)s.p[1];
    *n = 2;
    if (next == 0x9F) /* the sharp s, which has no capital here */
        return code('s');
    return next >= 0x80 && next < 0xC0 ? code((unsigned char)bare[next & 0x1F]) : 0;
}

/* Returns the bytes of the word that s begins with; 0 if it is not known where it ends. */
static size_t word_bytes(struct span s)
{
    size_t n = 0, more;
    for (;;) {
        while (n < s.n && shelf_codes[(unsigned char)s.p[n]])
            n++;
        if (n == s.n || !letter(span_from(s, n), &more))
            break;
        n += more;
    }
    return n < s.n && (unsigned char)s.p[n] >= 0x80 ? 0 : n;
}

static bool is_apostrophe(char c)
{
    return c == '\'' || c == '`';
}

/* Returns whether a word, or what separates words, follows the apostrophe at `at`. */
static bool is_alone(struct span s, size_t at)
{
    size_t bytes;
    return at + 1 >= s.n || s.p[at + 1] == ' ' || letter(span_from(s, at + 1), &bytes);
}

/* Cuts brackets off s. Returns false if what follows may be more of the name. */
static bool cut_brackets(struct span *s)
{
    size_t close = span_chr(*s, ']');
    *s = span_from(*s, close == SPAN_NONE ? s->n : close + 1);
    size_t n = 0;
    while (n < s->n && s->p[n] == ' ')
        n++;
    bool equals = n && span_starts(span_from(*s, n - 1), SPAN(" = "));
    bool known = n == s->n || s->p[n] == '[' || equals;
    *s = span_from(*s, n);
    return known;
}

/*
 * Adds a word and returns its bytes; 0 if it is not known where it ends. A hyphen or apostrophe
 * after one letter joins the next one to it.
 */
static size_t add_hard_word(struct adding *a, struct span text)
{
    size_t bytes = word_bytes(text), n, more;
    if (bytes == 0)
        return 0;
    unsigned first = letter(text, &n), second = letter(span_from(text, n), &more);
    add_pair(a, first * SHELF_CODES + second);
    bool joint = bytes < text.n && (text.p[bytes] == '-' || is_apostrophe(text.p[bytes]));
    if (n == bytes && joint)
        add_pair(a, first * SHELF_CODES + letter(span_from(text, n + 1), &more));
    return bytes;
}

/* Does the same, quickly for a word in ASCII. Its class is a must if it is long. */
static size_t add_word_at(struct adding *a, struct span text)
{
    size_t n = 0;
    while (n < text.n && shelf_codes[(unsigned char)text.p[n]])
        n++;
    unsigned char c = n < text.n ? (unsigned char)text.p[n] : ' ';
    if (n < 2 || c >= 0x80)
        return add_hard_word(a, text);
    unsigned pair =
        code((unsigned char)text.p[0]) * SHELF_CODES + code((unsigned char)text.p[1]);
    add_pair(a, pair);
    if (n >= SHELF_LONG && shelf_is_sure(&a->shelf->pairs[pair], text.p, n))
        add_must(a, pair);
    return n;
}

/* Does what add_word_at does, but returns 0 where a sign or another script joins the word. */
static size_t add_cyrillic(struct adding *a, struct span text)
{
    size_t n = 0;
    int class = letters_cyrillic(text, &n);
    char c = n < text.n ? text.p[n] : ' ';
    if (class < 0 || code((unsigned char)c) || c == '-' || is_apostrophe(c))
        return 0;
    a->unit->sets[class] |= a->bit;
    return n;
}

/* Adds a Han character of a class, or passes a kana, which has none. Returns 0 for others. */
static size_t add_wide(struct adding *a, struct span text, int class)
{
    uint32_t cp = 0;
    if (class >= 0)
        a->unit->sets[class] |= a->bit;
    else
        utf8_decode(text, &cp);
    bool kana = (cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x30A1 && cp <= 0x30FC);
    return class >= 0 || kana ? 3 : 0;
}

/* Adds what a name begins with and returns its bytes; 0 if only its key tells. */
static size_t add_piece(struct adding *a, struct span text)
{
    unsigned char c = (unsigned char)text.p[0];
    return letters_cyrillic_lead((char)c) ? add_cyrillic(a, text)
           : c >= 0xE3 && c <= 0xE9       ? add_wide(a, text, shelf_han_class(a->shelf, text))
                                          : add_word_at(a, text);
}

/*
 * Adds the words of the names. Returns false if a key may have others. None is a must where
 * plain_name may drop what brackets hold, hyphens or apostrophes may join words, or there are
 * several names. What is before an apostrophe may be dropped ("l'oignon") or joined to the
 * rest.
 */
static bool add_words(struct adding *a, struct span text)
{
    bool any = false; /* of this name: a name of signs alone is its own key */
    bool several = false, remark = false;
    uint64_t must = 0; /* before the remark */
    while (text.n) {
        unsigned char c = (unsigned char)text.p[0];
        size_t n = 1;
        if (code(c) || c >= 0xC3) {
            n = add_piece(a, text);
            several |= c >= 0xE3;
            any = n > 0;
            if (!any)
                return false;
        } else if (c == '[') {
            if (!cut_brackets(&text))
                return false;
            continue;
        } else if (c != ' ') {
            if (c >= 0x80 || c == ']' || (is_apostrophe((char)c) && !is_alone(text, 0)))
                return false;
            if (!any && (c == '=' || c == ';'))
                return false;
            any = any && c != '=';
            several |= c == '=' || c == '(' || c == '-' || is_apostrophe((char)c);
            must = remark ? must : a->must;
            remark |= c == ';';
        }
        text = span_from(text, n);
    }
    a->must = several ? 0 : remark ? must : a->must;
    return any;
}

/*
 * Does what add_words does for names of ASCII letters, digits, spaces and commas, with one pair
 * of brackets at the end or none, as nearly all are: in 400 instructions a line of seven words
 * instead of 750. A LF follows the text, or CR and LF. Returns false, having added some of the
 * words, if there is anything else.
 *
 * The key of such a name has all its words but single letters, words that begin with a digit,
 * stop words, and those that plain_dropped_each tells of.
 */
static bool add_simple(struct adding *a, struct span text)
{
    const struct shelf_pair *pairs = a->shelf->pairs;
    const char *p = text.p, *end = p + text.n, *from;
    uint64_t *sets = a->unit->sets, bit = a->bit, must = 0;
    bool any = false;
    while (p < end) {
        unsigned first = code((unsigned char)*p);
        if (!first) {
            if (*p == '[' && any && memchr(p, ']', (size_t)(end - p)) == end - 1)
                break;
            if (*p != ' ' && *p != ',')
                return false;
            p++;
            continue;
        }
        from = p++;
        const struct shelf_pair *pair = &pairs[first * SHELF_CODES + code((unsigned char)*p)];
        while (code((unsigned char)*p))
            p++;
        sets[pair->class] |= bit;
        uint64_t sure = shelf_is_sure(pair, from, (size_t)(p - from));
        must |= sure << pair->class % 64;
        any = true;
        p += *p == ' '; /* *end can be read: at least a LF follows */
    }
    a->must = must;
    return any;
}

/* Returns whether nothing follows a name but spaces and one pair of brackets. */
static bool is_brackets(struct span text)
{
    text = span_skip_blanks(text);
    return !text.n || (text.p[0] == '[' && span_chr(text, ']') == text.n - 1);
}

/*
 * Does what add_words does for a name of Han and kana alone, with brackets at the end or none.
 * plain_name drops nothing of it, so each key has the Han characters that have no other
 * spelling. Returns false, having added some of the characters, if there is anything else.
 */
static bool add_run(struct adding *a, struct span text)
{
    uint64_t must = 0;
    size_t n = 0;
    for (; n < text.n && (unsigned char)text.p[n] >= 0xE3; n += 3) {
        struct span rest = span_from(text, n);
        int class = shelf_han_class(a->shelf, rest);
        if (!add_wide(a, rest, class) || span_starts(rest, SPAN("・")))
            return false;
        if (class >= 0)
            shelf_find_spelled(a->shelf);
        if (class >= 0 && !a->shelf->varied[class])
            must |= (uint64_t)1 << class % 64;
    }
    a->must = must;
    return n && is_brackets(span_from(text, n));
}

int shelf_find_han(struct span text, struct shelf_han *h, uint32_t bytes)
{
    *h = (struct shelf_han){bytes, (int16_t)letters_han(text)};
    return h->class;
}

static void note_han(bool classes[LETTERS_CLASSES], struct span text)
{
    uint32_t cp;
    for (; text.n; text = span_from(text, utf8_decode(text, &cp))) {
        int class = letters_han(text);
        if (class >= 0)
            classes[class] = true;
    }
}

static void note_kana(bool kana[LETTERS_KANA + 1], struct span text)
{
    uint32_t cp;
    kana[LETTERS_KANA] = true;
    for (; text.n; text = span_from(text, utf8_decode(text, &cp))) {
        utf8_decode(text, &cp);
        kana[letters_kana_number(cp)] = true;
    }
}

void shelf_find_spelled(struct shelf *s)
{
    struct span written, usual;
    if (s->has_spellings)
        return;
    s->has_spellings = true;
    for (size_t i = 0; spelling_run_each(i, &written, &usual); i++) {
        note_han(s->spelled, usual);
        note_han(s->varied, written);
        note_kana(s->varied_kana, written);
    }
}

/* Returns the unit of the next name that is found by all its words. */
static struct shelf_unit *add_unit(struct shelf *s)
{
    size_t unit = s->others / SHELF_UNIT;
    if (s->others % SHELF_UNIT == 0) {
        s->units =
            arena_grow(s->arena, s->units, unit, &s->units_cap, sizeof(struct shelf_unit *));
        s->units[unit] = ARENA_NEW(s->arena, struct shelf_unit, 1);
    }
    return s->units[unit];
}

void shelf_add_words(struct shelf *s, struct shelf_name *name)
{
    struct shelf_unit *unit = add_unit(s);
    size_t i = s->others++ % SHELF_UNIT;
    struct adding a = {.shelf = s, .unit = unit, .bit = (uint64_t)1 << i};
    struct span text = name->text;
    bool known = (text.p + text.n != s->end && add_simple(&a, text)) || add_run(&a, text);
    if (!known) {
        a.must = 0;
        known = add_words(&a, text);
    }
    unit->names[i] = (uint32_t)(s->n - 1);
    name->set = known ? a.must : 0;
    unit->known |= known ? a.bit : 0;
    unit->any |= known ? 0 : a.bit;
}
