#include "food/many.h"

/* Words of terms, in the order of the terms; the pairs lie apart, for all are looked at. */
enum { BLOCK = 32 };

struct term_entries {
    uint64_t *pairs;  /* of letters side by side, hashed */
    uint64_t *common; /* the pairs that all words of a block have */
    struct term_entry {
        uint32_t term, group;
    } * v;
    size_t n, cap, pairs_cap, common_cap;
};

/* Terms that avoid the same tags. */
struct term_group {
    struct avoid avoid; /* without words */
    unsigned levels;    /* of the dish at hand: bits 1 << level */
};

struct many {
    struct arena *arena;
    struct term_entries entries[2]; /* by strictness */
    struct set tags;                /* numbers the groups */
    struct term_group *groups;
    size_t groups_cap, terms;
    unsigned levels[2]; /* of all groups, by strictness */
    uint64_t pairs;     /* of the dish at hand */
    bool lacks;         /* a card of it denies something: then a word may be asked about */
};

struct many *many_new(struct arena *a)
{
    struct many *m = ARENA_NEW(a, struct many, 1);
    m->arena = a;
    m->tags = SET_INIT(a);
    return m;
}

static uint64_t pairs_of(struct span s)
{
    uint64_t pairs = 0;
    for (size_t i = 1; i < s.n; i++) {
        uint32_t pair = (uint32_t)(unsigned char)s.p[i - 1] << 8 | (unsigned char)s.p[i];
        pairs |= (uint64_t)1 << (pair * 2654435761u >> 26);
    }
    return pairs;
}

static size_t group_of(struct many *m, const struct avoid *v)
{
    struct avoid *tags = ARENA_NEW(m->arena, struct avoid, 1);
    size_t n;
    *tags = *v;
    tags->words = NULL;
    tags->words_n = 0;
    struct span key =
        arena_fmt(m->arena, "%llx %llx %llx %d %d %d %d", (unsigned long long)v->stop,
                  (unsigned long long)v->ask, (unsigned long long)v->kin, v->strict, v->none,
                  v->understood, v->no_rule);
    if (set_add(&m->tags, key, &n)) {
        m->groups = arena_grow(m->arena, m->groups, n, &m->groups_cap, sizeof *m->groups);
        m->groups[n] = (struct term_group){.avoid = *tags};
    }
    return n;
}

/*
 * Returns whether a word contains another of the term: it can be in a dish only with that one.
 */
static bool holds_another(const struct avoid *v, size_t i)
{
    for (size_t k = 0; k < v->words_n; k++)
        if (k != i && v->words[k].n < v->words[i].n &&
            span_find(v->words[i], v->words[k]) != SPAN_NONE)
            return true;
    return false;
}

void many_add(struct many *m, const struct avoid *v)
{
    struct term_entries *e = &m->entries[v->strict];
    struct term_entry one = {.term = (uint32_t)m->terms++, .group = (uint32_t)group_of(m, v)};
    for (size_t i = 0; i <= v->words_n; i++) {
        bool last = i == v->words_n; /* a term without words has its tags */
        if (!last && holds_another(v, i))
            continue;
        if (last && e->n && e->v[e->n - 1].term == one.term)
            continue;
        e->v = arena_grow(m->arena, e->v, e->n, &e->cap, sizeof *e->v);
        e->pairs = arena_grow(m->arena, e->pairs, e->n, &e->pairs_cap, sizeof *e->pairs);
        e->pairs[e->n] = last ? ~(uint64_t)0 : pairs_of(v->words[i]);
        if (e->n % BLOCK == 0) {
            e->common = arena_grow(m->arena, e->common, e->n / BLOCK, &e->common_cap,
                                   sizeof *e->common);
            e->common[e->n / BLOCK] = ~(uint64_t)0;
        }
        e->common[e->n / BLOCK] &= e->pairs[e->n];
        e->v[e->n++] = one;
    }
}

void many_begin(struct many *m, const struct contents *c)
{
    m->pairs = 0;
    m->lacks = c->cards && c->cards->lacks_n;
    m->levels[0] = m->levels[1] = 0;
    for (size_t i = 0; i < c->n; i++)
        m->pairs |= pairs_of(c->v[i].r.joined);
    for (size_t i = 0; i < m->tags.n; i++) {
        struct term_group *g = &m->groups[i];
        struct verdict v = avoid_judge(&g->avoid, c);
        bool counts =
            v.why != WHY_NOT_UNDERSTOOD && v.why != WHY_CARD_WORD && v.why != WHY_NO_CARD;
        g->levels = counts || v.level == VERDICT_STOP ? 1u << v.level : 0;
        m->levels[g->avoid.strict] |= g->levels;
    }
}

/* Returns the first entry from i on whose word may be in the dish; e->n at the end. */
static size_t next_word(const struct term_entries *e, size_t i, uint64_t dish)
{
    const uint64_t *pairs = e->pairs, lacks = ~dish;
    while (i < e->n) {
        size_t end = (i / BLOCK + 1) * BLOCK;
        if (e->common[i / BLOCK] & lacks) {
            i = end;
            continue;
        }
        end = end < e->n ? end : e->n;
        while (i + 4 <= end && pairs[i] & lacks && pairs[i + 1] & lacks &&
               pairs[i + 2] & lacks && pairs[i + 3] & lacks)
            i += 4;
        while (i < end && pairs[i] & lacks)
            i++;
        if (i < end)
            return i;
    }
    return e->n;
}

size_t many_next(const struct many *m, size_t *cursor, bool strict, enum verdict_level level)
{
    const struct term_entries *e = &m->entries[strict];
    bool tags = m->levels[strict] >> level & 1;
    bool words = level == VERDICT_STOP || m->lacks;
    if (!words && !tags)
        return MANY_NONE;
    for (size_t i = *cursor; i < e->n; i++) {
        i = tags ? i : next_word(e, i, m->pairs);
        if (i == e->n)
            break;
        bool found = words && !(e->pairs[i] & ~m->pairs);
        if (!found && !(m->groups[e->v[i].group].levels >> level & 1))
            continue;
        size_t term = e->v[i].term;
        while (i < e->n && e->v[i].term == term)
            i++;
        *cursor = i;
        return term;
    }
    return MANY_NONE;
}
