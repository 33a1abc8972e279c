#include "food/codes.h"

#include "food/regime.h"

struct codes *codes_new(struct arena *a)
{
    struct codes *c = ARENA_NEW(a, struct codes, 1);
    c->arena = a;
    return c;
}

static tagset code_tags(const struct codes *c, struct span code)
{
    for (size_t i = c->n; i-- > 0;) /* a later legend replaces an earlier one */
        if (span_eq_nocase(c->v[i].code, code))
            return c->v[i].tags;
    return 0;
}

static void add_code(struct codes *c, struct span code, tagset tags)
{
    c->v = arena_grow(c->arena, c->v, c->n, &c->cap, sizeof *c->v);
    c->v[c->n++] = (struct code){arena_copy(c->arena, code), tags};
    c->all |= tags;
}

static void add_regime(struct codes *c, const struct lexicon *x, const struct regime *r)
{
    for (size_t i = 0; i < r->n; i++) {
        tagset tag = lexicon_tag(x, span_str(r->v[i].tag));
        add_code(c, arena_fmt(c->arena, "%zu", i + 1), tag);
        if (*r->v[i].letter)
            add_code(c, span_str(r->v[i].letter), tag);
    }
}

/* Returns the tags of a word of guests or dishes, or 0. */
static tagset word_tags(const struct lexicon *x, struct span word, struct arena *a)
{
    struct reading r;
    tagset tags = 0;
    lexicon_read(x, word, READ_GUESTS | READ_DISHES, &r, a);
    for (size_t i = 0; i < r.n; i++)
        tags |= match_tags(&r.v[i], TERM_ALL) | match_tags(&r.v[i], TERM_PART) |
                match_tags(&r.v[i], WORD_CONTAINS);
    return tags;
}

static bool is_separator(char c)
{
    return c == ',' || c == ';' || c == '/' || c == '-' || c == ' ' || c == '\t';
}

/* Cuts "A = gluten" or "A: gluten" in two; false if it is neither. */
static bool cut_pair(struct span pair, struct span *code, struct span *word)
{
    size_t at = 0;
    while (at < pair.n && pair.p[at] != '=' && pair.p[at] != ':')
        at++;
    *code = span_trim(span_head(pair, at));
    *word = span_trim(span_from(pair, at + (at < pair.n)));
    return code->n && code->n <= 3 && word->n;
}

/* Reads the pairs of a legend. Returns false if one is not understood. */
static bool read_list(struct codes *read, const struct lexicon *x, struct span legend)
{
    struct span pair, code, word;
    while (span_cut(&legend, ',', &pair)) {
        tagset tags;
        if (!cut_pair(pair, &code, &word) || !(tags = word_tags(x, word, read->arena)))
            return false;
        add_code(read, code, tags);
    }
    return read->n > 0;
}

/* Adds all pairs of a legend, or none. */
static bool add_list(struct codes *c, const struct lexicon *x, struct span legend)
{
    struct arena scratch = ARENA_INIT;
    struct codes read = {.arena = &scratch};
    bool whole = read_list(&read, x, legend);
    for (size_t i = 0; whole && i < read.n; i++)
        add_code(c, read.v[i].code, read.v[i].tags);
    arena_release(&scratch);
    return whole;
}

bool codes_add(struct codes *c, const struct lexicon *x, struct span legend)
{
    const struct regime *r = regime_find(span_trim(legend));
    if (!r)
        return add_list(c, x, legend);
    add_regime(c, x, r);
    return true;
}

bool codes_read(const struct codes *c, struct span list, tagset *tags)
{
    size_t items = 0, unknown = 0;
    *tags = 0;
    while (list.n) {
        size_t n = 0;
        while (n < list.n && !is_separator(list.p[n]))
            n++;
        tagset one = code_tags(c, span_head(list, n));
        unknown += n && !one;
        *tags |= one;
        items += n > 0;
        list = span_from(list, n < list.n ? n + 1 : n);
    }
    return items > 0 && !unknown;
}
