#include "food/shelf.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "food/shelf_parts.h"

#include <limits.h>

/* ---- the lines ---- */

static void add_line(struct shelf *s, struct span line, uint32_t lineno, size_t text)
{
    if (s->n % SHELF_UNIT == 0) {
        s->units = arena_grow(s->arena, s->units, s->n / SHELF_UNIT, &s->cap,
                              sizeof(struct shelf_unit *));
        s->units[s->n / SHELF_UNIT] = ARENA_NEW(s->arena, struct shelf_unit, 1);
        s->units[s->n / SHELF_UNIT]->v =
            arena_room(s->arena, SHELF_UNIT, sizeof(struct shelf_line));
    }
    struct shelf_unit *unit = s->units[s->n / SHELF_UNIT];
    uint64_t bit = (uint64_t)1 << s->n % SHELF_UNIT;
    uint64_t must = shelf_add_names(s, unit, bit, span_trim(span_from(line, text)));
    unit->v[s->n++ % SHELF_UNIT] = (struct shelf_line){line, must, lineno};
}

struct shelf *shelf_new(struct span src, const struct keys *keys, struct arena *a)
{
    struct shelf *s = ARENA_NEW(a, struct shelf, 1);
    struct span line, head = SPAN(""); /* of an item: the same bytes begin another */
    s->keys = keys;
    s->arena = a;
    s->end = src.p + src.n;
    shelf_find_pairs(s);
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
    return &s->units[i / SHELF_UNIT]->v[i % SHELF_UNIT];
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
        w->classes[w->n++] = (uint16_t) class;
}

/* Adds the Han characters of a word but those that may have another spelling on a card. */
static void want_han(struct shelf *s, struct wanted_row *w, struct span word)
{
    uint32_t cp;
    shelf_find_spelled(s);
    for (; word.n; word = span_from(word, utf8_decode(word, &cp))) {
        int class = shelf_han_class(s, word);
        if (class >= 0 && !s->spelled[class])
            want_class(w, (unsigned)class);
    }
}

/*
 * Finds the classes of the words of the key that begin with ASCII or a letter of Cyrillic, and
 * of Han characters; others have none.
 */
static struct wanted_row find_wanted(struct shelf *s, struct span key)
{
    struct wanted_row w = {.n = 0};
    struct span word;
    while (span_cut(&key, ' ', &word)) {
        size_t bytes;
        int cyrillic = letters_cyrillic(word, &bytes);
        int class = cyrillic >= 0 ? cyrillic : shelf_word_class(s, word);
        if (class >= 0)
            want_class(&w, (unsigned)class);
        else
            want_han(s, &w, word);
    }
    return w;
}

void shelf_each(struct shelf *s, struct span key, shelf_fn *each, void *ctx)
{
    struct wanted_row w = find_wanted(s, key);
    for (size_t from = 0; from < s->n; from += SHELF_UNIT) {
        const struct shelf_unit *unit = s->units[from / SHELF_UNIT];
        uint64_t all =
            UINT64_MAX >> (s->n - from < SHELF_UNIT ? SHELF_UNIT - (s->n - from) : 0);
        uint64_t found = w.n ? unit->sets[w.classes[0]] : all;
        for (size_t k = 1; k < w.n && found; k++)
            found &= unit->sets[w.classes[k]];
        found |= unit->any;
        for (size_t i = 0; found; i++, found >>= 1)
            if (found & 1 && !(unit->v[i].must & ~w.all))
                each(ctx, from + i);
    }
}
