#include "food/shelf.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "food/letters.h"
#include "text/dish.h"
#include "text/plain.h"
#include "text/spelling.h"

#include <limits.h>

enum { CODES = 37, PAIRS = CODES * CODES, SETS = LETTERS_CLASSES, UNIT = 64 };
enum { LONG = 7 }; /* letters of a word that is no stop word, in the plural or not */

struct shelf_line {
    struct span line;
    uint64_t must; /* classes, modulo 64, of words that each key of the line has */
    uint32_t lineno;
};

/* UNIT lines, and sets of them, a bit each. Set k has the lines with a word of class k. */
struct shelf_unit {
    struct shelf_line *v;
    uint64_t sets[SETS], any; /* any: lines that every key finds */
};

struct shelf_pair {
    uint16_t class;
    bool sure;      /* each key has the words that begin so: no stop words, and not dropped */
    bool sure_long; /* the same of words of LONG letters */
};

struct shelf {
    const struct keys *keys;
    struct shelf_unit **units;
    size_t n, cap; /* lines; room for units */
    struct arena *arena;
    const char *end; /* of the source */
    struct shelf_pair pairs[PAIRS];
    bool spelled[SETS]; /* by class: a Han character that spelling_run may write is of it */
};

/* A line while it is added. */
struct adding {
    struct shelf *shelf;
    struct shelf_unit *unit;
    uint64_t bit;  /* of the line, in the sets of its unit */
    uint64_t must; /* see struct shelf_line */
};

/* ---- pairs of letters ---- */

/* 1 to 26 for a letter, 27 to 36 for a digit, else 0. */
static const uint8_t codes[256] = {
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
    return codes[c];
}

/* Returns the pair that a word begins with; the second letter may be missing. */
static unsigned pair_of(struct span word)
{
    unsigned second = word.n > 1 ? code((unsigned char)word.p[1]) : 0;
    return code((unsigned char)word.p[0]) * CODES + second;
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
    uint16_t class[PAIRS];
    struct span written, usual;
    for (unsigned i = 0; i < PAIRS; i++)
        class[i] = (uint16_t)i;
    for (size_t i = 0; spelling_each(i, &written, &usual); i++)
        unite(class, pair_of(written), pair_of(usual));
    for (unsigned i = 0; i < CODES; i++) {
        unite(class, i * CODES + code('i'), i * CODES + code('y'));
        unite(class, code('a') * CODES, code('a') * CODES + i);
        unite(class, code('o') * CODES, code('o') * CODES + i);
        unite(class, code('u') * CODES, code('u') * CODES + i);
    }
    for (unsigned i = 0; i < PAIRS; i++)
        s->pairs[i].class = (uint16_t)letters_class(root(class, i));
}

/* Notes of each pair whether the words that begin with it are in each key of a line. */
static void find_sure(struct shelf *s)
{
    bool unsure[SETS] = {0}, unsure_long[SETS] = {0}; /* by class */
    struct span word;
    for (size_t i = 0; dish_stop_each(i, &word); i++)
        unsure[s->pairs[pair_of(word)].class] = true;
    for (size_t i = 0; plain_dropped_each(i, &word); i++) {
        unsure[s->pairs[pair_of(word)].class] = true;
        if (word.n >= LONG - 1) /* the singular */
            unsure_long[s->pairs[pair_of(word)].class] = true;
    }
    for (unsigned i = 0; i < PAIRS; i++) {
        struct shelf_pair *p = &s->pairs[i];
        bool letter = i / CODES && i / CODES <= code('z'), several = i % CODES;
        p->sure = letter && several && !unsure[p->class];
        p->sure_long = letter && several && !unsure_long[p->class];
    }
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
        while (n < s.n && codes[(unsigned char)s.p[n]])
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
    add_pair(a, first * CODES + second);
    bool joint = bytes < text.n && (text.p[bytes] == '-' || is_apostrophe(text.p[bytes]));
    if (n == bytes && joint)
        add_pair(a, first * CODES + letter(span_from(text, n + 1), &more));
    return bytes;
}

/* Does the same, quickly for a word in ASCII. Its class is a must if it is long. */
static size_t add_word_at(struct adding *a, struct span text)
{
    size_t n = 0;
    while (n < text.n && codes[(unsigned char)text.p[n]])
        n++;
    unsigned char c = n < text.n ? (unsigned char)text.p[n] : ' ';
    if (n < 2 || c >= 0x80)
        return add_hard_word(a, text);
    unsigned pair = code((unsigned char)text.p[0]) * CODES + code((unsigned char)text.p[1]);
    add_pair(a, pair);
    if (n >= LONG && a->shelf->pairs[pair].sure_long)
        add_must(a, pair);
    return n;
}

/* Does what add_word_at does, but returns 0 where a sign or another script joins the word. */
static size_t add_cyrillic(struct adding *a, struct span text)
{
    int class = letters_cyrillic(text);
    size_t n = 0;
    while (n + 1 < text.n && letters_cyrillic_lead(text.p[n]) &&
           ((unsigned char)text.p[n + 1] & 0xC0) == 0x80)
        n += 2;
    unsigned char c = n < text.n ? (unsigned char)text.p[n] : ' ';
    if (class < 0 || c >= 0x80 || code(c) || c == '-' || is_apostrophe((char)c))
        return 0;
    a->unit->sets[class] |= a->bit;
    return n;
}

/* Adds a Han character, or passes a kana, which has no class. Returns 0 for others. */
static size_t add_wide(struct adding *a, struct span text)
{
    uint32_t cp = 0;
    int class = letters_han(text);
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
           : c >= 0xE3 && c <= 0xE9       ? add_wide(a, text)
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
        const struct shelf_pair *pair = &pairs[first * CODES + code((unsigned char)*p)];
        while (code((unsigned char)*p))
            p++;
        sets[pair->class] |= bit;
        uint64_t sure = p - from >= LONG ? pair->sure_long : pair->sure;
        must |= sure << pair->class % 64;
        any = true;
        p += *p == ' '; /* *end can be read: at least a LF follows */
    }
    a->must = must;
    return any;
}

/* Finds the classes of the Han characters of usual spellings: a card may have others. */
static void find_spelled(struct shelf *s)
{
    struct span usual;
    uint32_t cp;
    for (size_t i = 0; spelling_run_each(i, &usual); i++)
        for (; usual.n; usual = span_from(usual, utf8_decode(usual, &cp))) {
            int class = letters_han(usual);
            if (class >= 0)
                s->spelled[class] = true;
        }
}

/* ---- the lines ---- */

static void add_line(struct shelf *s, struct span line, uint32_t lineno, size_t text)
{
    if (s->n % UNIT == 0) {
        s->units =
            arena_grow(s->arena, s->units, s->n / UNIT, &s->cap, sizeof(struct shelf_unit *));
        s->units[s->n / UNIT] = ARENA_NEW(s->arena, struct shelf_unit, 1);
        s->units[s->n / UNIT]->v = arena_room(s->arena, UNIT, sizeof(struct shelf_line));
    }
    struct shelf_unit *unit = s->units[s->n / UNIT];
    struct adding a = {.shelf = s, .unit = unit, .bit = (uint64_t)1 << s->n % UNIT};
    struct span names = span_trim(span_from(line, text));
    if (names.p + names.n == s->end || !add_simple(&a, names)) {
        a.must = 0;
        if (!add_words(&a, names)) {
            unit->any |= a.bit;
            a.must = 0;
        }
    }
    unit->v[s->n++ % UNIT] = (struct shelf_line){line, a.must, lineno};
}

struct shelf *shelf_new(struct span src, const struct keys *keys, struct arena *a)
{
    struct shelf *s = ARENA_NEW(a, struct shelf, 1);
    struct span line, head = SPAN(""); /* of an item: the same bytes begin another */
    *s = (struct shelf){.keys = keys, .arena = a, .end = src.p + src.n};
    find_classes(s);
    find_sure(s);
    find_spelled(s);
    for (uint32_t lineno = 1; span_line(&src, &line); lineno++) {
        struct fact f;
        if (head.n && span_starts(line, head)) {
            add_line(s, line, lineno, head.n);
            continue;
        }
        fact_read(&f, line, lineno, keys, UINT_MAX);
        if (f.class != CLASS_ITEM || !f.text.n)
            continue;
        head = span_between(f.line.p, f.text.p);
        add_line(s, line, lineno, head.n);
    }
    return s;
}

static const struct shelf_line *line_at(const struct shelf *s, size_t i)
{
    return &s->units[i / UNIT]->v[i % UNIT];
}

size_t shelf_lines(const struct shelf *s)
{
    return s->n;
}

struct fact shelf_fact(const struct shelf *s, size_t line)
{
    return fact_parse(line_at(s, line)->line, line_at(s, line)->lineno, s->keys);
}

/* ---- what a key finds ---- */

enum { WORDS = 16 }; /* of a key; the others are not looked for */

struct wanted_row {
    uint16_t classes[WORDS];
    size_t n;
    uint64_t all; /* the classes of its words, modulo 64 */
};

static void want_class(struct wanted_row *w, unsigned class)
{
    w->all |= (uint64_t)1 << class % 64;
    if (w->n < WORDS)
        w->classes[w->n++] = (uint16_t)class;
}

/* Adds the Han characters of a word but those that may have another spelling on a card. */
static void want_han(const struct shelf *s, struct wanted_row *w, struct span word)
{
    uint32_t cp;
    for (; word.n; word = span_from(word, utf8_decode(word, &cp))) {
        int class = letters_han(word);
        if (class >= 0 && !s->spelled[class])
            want_class(w, (unsigned)class);
    }
}

/*
 * Finds the classes of the words of the key that begin with ASCII or a letter of Cyrillic, and
 * of Han characters; others have none.
 */
static struct wanted_row find_wanted(const struct shelf *s, struct span key)
{
    struct wanted_row w = {.n = 0};
    struct span word;
    while (span_cut(&key, ' ', &word)) {
        int cyrillic = letters_cyrillic(word);
        if (cyrillic >= 0)
            want_class(&w, (unsigned)cyrillic);
        else if (word.n && code((unsigned char)word.p[0]))
            want_class(&w, s->pairs[pair_of(word)].class);
        else
            want_han(s, &w, word);
    }
    return w;
}

void shelf_each(const struct shelf *s, struct span key, shelf_fn *each, void *ctx)
{
    struct wanted_row w = find_wanted(s, key);
    for (size_t from = 0; from < s->n; from += UNIT) {
        const struct shelf_unit *unit = s->units[from / UNIT];
        uint64_t all = UINT64_MAX >> (s->n - from < UNIT ? UNIT - (s->n - from) : 0);
        uint64_t found = w.n ? unit->sets[w.classes[0]] : all;
        for (size_t k = 1; k < w.n && found; k++)
            found &= unit->sets[w.classes[k]];
        found |= unit->any;
        for (size_t i = 0; found; i++, found >>= 1)
            if (found & 1 && !(unit->v[i].must & ~w.all))
                each(ctx, from + i);
    }
}
