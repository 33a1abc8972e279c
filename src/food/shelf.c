#include "food/shelf.h"

#include "base/arena.h"
#include "text/spelling.h"

#include <limits.h>

enum { CODES = 37, PAIRS = CODES * CODES, SETS = 256 };

struct shelf_line {
    struct span line;
    uint64_t must; /* classes, modulo 64, of words that each key of the line has */
    uint32_t lineno;
};

/* Sets of lines, a bit each. Set k has the lines with a word of which the class is k. */
struct shelf {
    const struct keys *keys;
    struct shelf_line *v;
    size_t n;
    uint64_t *sets, *any; /* any: lines that every key finds */
    size_t units;         /* of a set: 64 lines each */
    uint8_t class[PAIRS];
    bool drops[SETS]; /* classes of long words that plain_name may drop */
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
    static const char *const dropped[] = {"pe", "pi", "ra", "st", "un", "ma", "su"};
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
        s->class[i] = (uint8_t)(root(class, i) * 2654435761u >> 24);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        s->drops[s->class[pair_of(span_str(dropped[i]))]] = true;
}

/* ---- the words of a line ---- */

static void put(const struct shelf *s, uint64_t *set)
{
    set[s->n / 64] |= (uint64_t)1 << s->n % 64;
}

static unsigned add_word(const struct shelf *s, unsigned pair)
{
    unsigned class = s->class[pair];
    put(s, s->sets + class * s->units);
    return class;
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
    unsigned char c = n < s.n ? (unsigned char)s.p[n] : ' ';
    return c >= 0x80 || c == '\'' || c == '`' ? 0 : n;
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
 * Adds a word and returns its bytes; 0 if it is not known where it ends. A hyphen after one
 * letter joins the next one to it.
 */
static size_t add_hard_word(const struct shelf *s, struct span text)
{
    size_t bytes = word_bytes(text), n, more;
    if (bytes == 0)
        return 0;
    unsigned first = letter(text, &n), second = letter(span_from(text, n), &more);
    add_word(s, first * CODES + second);
    if (n == bytes && n + 1 < text.n && text.p[n] == '-')
        add_word(s, first * CODES + letter(span_from(text, n + 1), &more));
    return bytes;
}

enum { LONG = 7 }; /* letters of a word that is no stop word, in the plural or not */

/* Does the same, and sets the class of a long word in *must. */
static size_t add_word_at(const struct shelf *s, struct span text, uint64_t *must)
{
    size_t n = 0;
    while (n < text.n && codes[(unsigned char)text.p[n]])
        n++;
    unsigned char c = n < text.n ? (unsigned char)text.p[n] : ' ';
    if (n < 2 || c >= 0x80 || c == '\'' || c == '`')
        return add_hard_word(s, text);
    unsigned class =
        add_word(s, code((unsigned char)text.p[0]) * CODES + code((unsigned char)text.p[1]));
    if (n >= LONG && !s->drops[class])
        *must |= (uint64_t)1 << class % 64;
    return n;
}

/*
 * Adds the words of the names. Returns false if a key may have others. *must is 0 where
 * plain_name may drop what brackets hold, hyphens may join words, or there are several names.
 */
static bool add_words(const struct shelf *s, struct span text, uint64_t *must)
{
    bool any = false; /* of this name: a name of signs alone is its own key */
    bool several = false, remark = false;
    uint64_t ignored = 0;
    while (text.n) {
        unsigned char c = (unsigned char)text.p[0];
        size_t n = 1;
        if (code(c) || c == 0xC3) {
            n = add_word_at(s, text, remark ? &ignored : must);
            any = n > 0;
            if (!any)
                return false;
        } else if (c == '[') {
            if (!cut_brackets(&text))
                return false;
            continue;
        } else if (c != ' ') {
            if (c >= 0x80 || c == '\'' || c == '`' || c == ']')
                return false;
            if (!any && (c == '=' || c == ';'))
                return false;
            any = any && c != '=';
            several |= c == '=' || c == '(' || c == '-';
            remark |= c == ';';
        }
        text = span_from(text, n);
    }
    if (several)
        *must = 0;
    return any;
}

/* ---- the lines ---- */

static void add_line(struct shelf *s, struct span line, uint32_t lineno, size_t text)
{
    uint64_t must = 0;
    if (!add_words(s, span_trim(span_from(line, text)), &must)) {
        put(s, s->any);
        must = 0;
    }
    s->v[s->n++] = (struct shelf_line){line, must, lineno};
}

struct shelf *shelf_new(struct span src, const struct keys *keys, struct arena *a)
{
    struct shelf *s = ARENA_NEW(a, struct shelf, 1);
    struct span line, head = SPAN(""); /* of an item: the same bytes begin another */
    size_t lines = span_count(src, '\n') + 1;
    *s = (struct shelf){
        .keys = keys, .v = ARENA_NEW(a, struct shelf_line, lines), .units = lines / 64 + 1};
    s->sets = ARENA_NEW(a, uint64_t, (SETS + 1) * s->units);
    s->any = s->sets + SETS * s->units;
    find_classes(s);
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

size_t shelf_lines(const struct shelf *s)
{
    return s->n;
}

struct fact shelf_fact(const struct shelf *s, size_t line)
{
    return fact_parse(s->v[line].line, s->v[line].lineno, s->keys);
}

/* ---- what a key finds ---- */

enum { WORDS = 16 }; /* of a key; the others are not looked for */

struct wanted_row {
    const uint64_t *sets[WORDS];
    size_t n;
    uint64_t classes; /* of its words, modulo 64 */
};

/* Finds the sets of the words of the key that begin with ASCII; other words are in no set. */
static struct wanted_row find_sets(const struct shelf *s, struct span key)
{
    struct wanted_row w = {.n = 0};
    struct span word;
    while (span_cut(&key, ' ', &word)) {
        if (!word.n || !code((unsigned char)word.p[0]))
            continue;
        unsigned class = s->class[pair_of(word)];
        w.classes |= (uint64_t)1 << class % 64;
        if (w.n < WORDS)
            w.sets[w.n++] = s->sets + class * s->units;
    }
    return w;
}

void shelf_each(const struct shelf *s, struct span key, shelf_fn *each, void *ctx)
{
    struct wanted_row w = find_sets(s, key);
    for (size_t unit = 0; unit < s->units; unit++) {
        uint64_t found = w.n ? w.sets[0][unit] : 0;
        for (size_t k = 1; k < w.n && found; k++)
            found &= w.sets[k][unit];
        found |= s->any[unit];
        for (size_t i = unit * 64; found; i++, found >>= 1)
            if (found & 1 && !(s->v[i].must & ~w.classes))
                each(ctx, i);
    }
}
