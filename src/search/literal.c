#include "search/literal.h"

#include "base/utf8.h"

#include <string.h>

enum { LONGEST = 64, SMALL_SET = 4, COPIES = 8 };

/* The rarity of a text not found in most lines anyway. */
enum { TELLING = 4 };

struct literal_set {
    struct span v[LITERALS];
    size_t n; /* 0: not known */
};

/* The literals of a part of a pattern. */
struct literal_info {
    struct literal_set exact; /* the part matches these texts and no others */
    struct literal_set need;  /* what the part matches holds one of these */
    bool asserts;             /* it also asks about its surroundings */
};

/*
 * Returns the rarity of a byte: digits, and the most frequent letters, are everywhere in a
 * journal.
 */
unsigned literal_rarity(unsigned char byte)
{
    if (byte == 0)
        return 4;
    if (strchr(" 012-e", byte))
        return 1;
    if (strchr("taoinsrhld:3", byte))
        return 2;
    return byte >= 0x80 || strchr("cumfpgwyb,456789.", byte) ? 3 : 4;
}

static unsigned rarity(struct span s)
{
    unsigned sum = 0;
    for (size_t i = 0; i < s.n; i++)
        sum += literal_rarity((unsigned char)s.p[i]);
    return sum;
}

/* Returns how selective a set is: as its most common text, less for each further text. */
static unsigned worth(const struct literal_set *s)
{
    unsigned least = s->n ? rarity(s->v[0]) : 0;
    for (size_t i = 1; i < s->n; i++)
        least = rarity(s->v[i]) < least ? rarity(s->v[i]) : least;
    return least * 4 > s->n ? least * 4 - (unsigned)s->n : 0;
}

static void set_better(struct literal_set *best, const struct literal_set *s)
{
    if (worth(s) > worth(best))
        *best = *s;
}

static bool set_add(struct literal_set *s, struct span text)
{
    for (size_t i = 0; i < s->n; i++)
        if (span_eq(s->v[i], text))
            return true;
    if (s->n == LITERALS)
        return false;
    s->v[s->n++] = text;
    return true;
}

/* Returns the union of the two; unknown if one of them is, or if there are too many texts. */
static struct literal_set set_union(const struct literal_set *x, const struct literal_set *y)
{
    struct literal_set all = *x;
    for (size_t i = 0; i < y->n; i++)
        if (!set_add(&all, y->v[i]))
            return (struct literal_set){.n = 0};
    return x->n && y->n ? all : (struct literal_set){.n = 0};
}

/* Returns the texts of one followed by the other; unknown if they are too many or too long. */
static struct literal_set set_product(const struct literal_set *x, const struct literal_set *y,
                                      struct arena *a)
{
    struct literal_set all = {.n = 0};
    for (size_t i = 0; i < x->n; i++)
        for (size_t j = 0; j < y->n; j++) {
            size_t n = x->v[i].n + y->v[j].n;
            char *p = ARENA_NEW(a, char, n + 1);
            if (x->v[i].n)
                memcpy(p, x->v[i].p, x->v[i].n);
            if (y->v[j].n)
                memcpy(p + x->v[i].n, y->v[j].p, y->v[j].n);
            if (n > LONGEST || !set_add(&all, (struct span){p, n}))
                return (struct literal_set){.n = 0};
        }
    return all;
}

static const struct literal_set nothing_but_empty = {.v = {{"", 0}}, .n = 1};

static struct literal_info known_of(const struct re *r, struct arena *a);

static struct literal_info of_text(struct span text)
{
    struct literal_info k = {.exact = {.v = {text}, .n = 1}};
    if (text.n > LONGEST)
        k = (struct literal_info){.need = {.v = {span_head(text, LONGEST)}, .n = 1}};
    return k;
}

static struct literal_info of_set(const struct re_set *set, struct arena *a)
{
    struct literal_info k = {.asserts = false};
    size_t n = 0;
    for (size_t i = 0; i < set->n && n <= SMALL_SET; i++)
        n += set->v[i].hi - set->v[i].lo + 1;
    if (n > SMALL_SET || set->classes || set->negated)
        return k;
    for (size_t i = 0; i < set->n; i++)
        for (uint32_t c = set->v[i].lo; c <= set->v[i].hi; c++) {
            struct buf b = BUF_INIT;
            if (c >= REGEX_STRAY)
                buf_char(&b, (char)(c - REGEX_STRAY));
            else
                utf8_add(&b, c);
            set_add(&k.exact, arena_copy(a, buf_span(&b)));
            buf_release(&b);
        }
    return k;
}

static struct literal_info of_cat(const struct re *r, struct arena *a)
{
    struct literal_info k = {.exact = nothing_but_empty};
    struct literal_set tail =
        nothing_but_empty; /* all texts that the parts just passed can be */
    for (size_t i = 0; i < r->kids; i++) {
        struct literal_info kid = known_of(r->kid[i], a);
        struct literal_set longer = set_product(&tail, &kid.exact, a);
        k.asserts |= kid.asserts;
        if (longer.n == 0) {
            set_better(&k.need, &tail);
            set_better(&k.need, &kid.need);
            k.exact.n = 0;
            longer = kid.exact.n ? kid.exact : nothing_but_empty;
        }
        tail = longer;
    }
    if (k.exact.n)
        k.exact = tail;
    else
        set_better(&k.need, &tail);
    return k;
}

/* Returns the required literals. */
static struct literal_set needs(const struct literal_info *k)
{
    return k->exact.n ? k->exact : k->need;
}

static struct literal_info of_alt(const struct re *r, struct arena *a)
{
    struct literal_info k = known_of(r->kid[0], a);
    k.need = needs(&k);
    for (size_t i = 1; i < r->kids; i++) {
        struct literal_info kid = known_of(r->kid[i], a);
        struct literal_set need = needs(&kid);
        k.exact = set_union(&k.exact, &kid.exact);
        k.need = set_union(&k.need, &need);
        k.asserts |= kid.asserts;
    }
    return k;
}

static struct literal_info of_repeat(const struct re *r, struct arena *a)
{
    struct literal_info kid = known_of(r->kid[0], a), k = {.asserts = kid.asserts};
    if (r->min)
        k.need = needs(&kid);
    if (r->min == r->max && r->min <= COPIES) {
        k.exact = nothing_but_empty;
        for (unsigned i = 0; i < r->min; i++)
            k.exact = set_product(&k.exact, &kid.exact, a);
    } else if (r->min == 0 && r->max == 1) {
        k.exact = set_union(&kid.exact, &nothing_but_empty);
    }
    return k;
}

static struct literal_info known_of(const struct re *r, struct arena *a)
{
    switch (r->kind) {
    case RE_TEXT: return of_text(r->text);
    case RE_SET: return of_set(r->set, a);
    case RE_ANY: return (struct literal_info){.asserts = false};
    case RE_ASSERT: return (struct literal_info){.exact = nothing_but_empty, .asserts = true};
    case RE_CAT: return of_cat(r, a);
    case RE_ALT: return of_alt(r, a);
    case RE_REPEAT: return of_repeat(r, a);
    }
    return (struct literal_info){.asserts = false};
}

struct literals literals_of(const struct re *tree, struct arena *a)
{
    struct literal_info k = known_of(tree, a);
    struct literal_set need = needs(&k);
    struct literals found = {.whole = k.exact.n && !k.asserts};
    for (size_t i = 0; i < need.n; i++) {
        if (rarity(need.v[i]) < TELLING)
            return (struct literals){.n = 0};
        found.whole = found.whole && utf8_valid(need.v[i]); /* not part of a character */
        found.v[found.n++] = need.v[i];
    }
    return found;
}
