#include "search/dfa_parts.h"

#include <string.h>

enum { STATES = 8192, TABLE = 2 * STATES };

struct dfa *dfa_new(const struct nfa *nfa, enum dfa_task task, struct arena *a)
{
    struct dfa *d = ARENA_NEW(a, struct dfa, 1);
    d->nfa = nfa;
    d->arena = a;
    d->task = task;
    d->classes = nfa->classes;
    d->stride = d->classes + (d->classes <= PAIRED ? d->classes * d->classes : 0);
    d->n = FIRST;
    for (size_t i = 0; i < 256; i++)
        d->pair[i] = (uint16_t)((nfa->class[i] + 1u) * d->classes);
    d->table = ARENA_NEW(a, uint16_t, TABLE);
    d->now.v = ARENA_NEW(a, uint16_t, nfa->n);
    d->then.v = ARENA_NEW(a, uint16_t, nfa->n);
    d->member = ARENA_NEW(a, uint64_t, nfa->n / 64 + 1);
    d->stack = ARENA_NEW(a, uint16_t, nfa->n * 2 + 2);
    d->seen = ARENA_NEW(a, uint32_t, nfa->n);
    return d;
}

static void cache_reset(struct dfa *d)
{
    d->n = FIRST;
    d->sets_n = 0;
    d->generation++;
    memset(d->start, 0, sizeof d->start);
    memset(d->unicode, 0, sizeof d->unicode);
    memset(d->table, 0, TABLE * sizeof *d->table);
}

/* Sets of nodes */

struct context {
    unsigned before;                                   /* AT_START, AFTER_WORD */
    enum { ANYTHING, NO_WORD, A_WORD, NOTHING } after; /* ANYTHING: not known yet */
};

static bool assert_holds(enum re_assert what, struct context at)
{
    bool word = at.before & AFTER_WORD, next = at.after == A_WORD;
    switch (what) {
    case RE_LINE_START: return at.before & AT_START;
    case RE_LINE_END: return at.after == NOTHING;
    case RE_WORD_START: return !word && next;
    case RE_WORD_END: return word && !next;
    case RE_EDGE: return word != next;
    case RE_NO_EDGE: return word == next;
    case RE_OUT_BEFORE: return !word;
    case RE_OUT_AFTER: return !next;
    }
    return false;
}

static bool must_wait(enum re_assert what, struct context at)
{
    return at.after == ANYTHING && what != RE_LINE_START && what != RE_OUT_BEFORE;
}

static void node_set_clear(struct dfa *d, struct node_set *l)
{
    l->n = 0;
    l->accepts = false;
    if (++d->stamp == 0) {
        memset(d->seen, 0, d->nfa->n * sizeof *d->seen);
        d->stamp = 1;
    }
}

/* Adds what can be reached from the node without a character. */
static void node_set_follow(struct dfa *d, struct node_set *l, uint16_t node, struct context at)
{
    size_t deep = 0;
    d->stack[deep++] = node;
    while (deep) {
        uint16_t id = d->stack[--deep];
        const struct nfa_node *v = &d->nfa->v[id];
        if (d->seen[id] == d->stamp)
            continue;
        d->seen[id] = d->stamp;
        if (v->op == NFA_SPLIT) {
            d->stack[deep++] = v->other;
            d->stack[deep++] = v->out;
        } else if (v->op == NFA_ASSERT && !must_wait((enum re_assert)v->arg, at)) {
            if (assert_holds((enum re_assert)v->arg, at))
                d->stack[deep++] = v->out;
        } else {
            l->v[l->n++] = id;
            l->accepts |= v->op == NFA_ACCEPT;
        }
    }
}

/* Sorts the nodes by number, so that one set is one state. */
static void node_set_sort(struct dfa *d, struct node_set *l)
{
    size_t n = 0, words = d->nfa->n / 64 + 1;
    for (size_t i = 0; i < l->n; i++)
        d->member[l->v[i] / 64] |= (uint64_t)1 << l->v[i] % 64;
    for (size_t w = 0; n < l->n && w < words; w++)
        for (uint16_t bit = 0; d->member[w]; d->member[w] >>= 1, bit++)
            if (d->member[w] & 1)
                l->v[n++] = (uint16_t)(w * 64 + bit);
}

/* States */

static bool same_state(const struct dfa *d, const struct state *s, const struct node_set *l,
                       unsigned context, unsigned hash)
{
    return s->hash == hash && s->n == l->n && s->context == context &&
           memcmp(d->sets + s->set, l->v, l->n * sizeof *l->v) == 0;
}

static bool is_full(const struct dfa *d, size_t more)
{
    return d->n + 1 >= STATES || (d->n + 1) * d->stride * sizeof *d->rows > DFA_MEMORY / 2 ||
           (d->sets_n + more) * sizeof *d->sets > DFA_MEMORY / 2;
}

static void store_set(struct dfa *d, const struct node_set *l)
{
    if (d->sets_cap - d->sets_n < l->n) {
        size_t cap = d->sets_cap * 2 + l->n + 256;
        uint16_t *moved = ARENA_NEW(d->arena, uint16_t, cap);
        if (d->sets_n)
            memcpy(moved, d->sets, d->sets_n * sizeof *moved);
        d->sets = moved;
        d->sets_cap = cap;
    }
    if (l->n)
        memcpy(d->sets + d->sets_n, l->v, l->n * sizeof *l->v);
    d->sets_n += l->n;
}

static uint32_t new_state(struct dfa *d, const struct node_set *l, unsigned context,
                          unsigned hash)
{
    size_t row = d->stride * sizeof *d->rows;
    while (d->rows_cap <= d->n)
        d->rows = arena_grow(d->arena, d->rows, d->rows_cap, &d->rows_cap, row);
    while (d->states_cap <= d->n)
        d->states =
            arena_grow(d->arena, d->states, d->states_cap, &d->states_cap, sizeof *d->states);
    memset(d->rows + d->n * d->stride, 0, row);
    d->states[d->n] = (struct state){.set = d->sets_n,
                                     .n = (uint16_t)l->n,
                                     .context = (unsigned char)context,
                                     .accepts = l->accepts,
                                     .hash = hash};
    store_set(d, l);
    return (uint32_t)(d->n++ * d->stride);
}

static unsigned hash_nodes(const struct node_set *l, unsigned context)
{
    unsigned h = 2166136261u ^ context;
    for (size_t i = 0; i < l->n; i++)
        h = (h ^ l->v[i]) * 16777619u;
    return h ^ h >> 15;
}

/* Returns the id of the state with these nodes. May reset the cache to make room. */
static uint32_t intern(struct dfa *d, struct node_set *l, unsigned context)
{
    if (l->accepts && d->task == DFA_SEARCH)
        return MATCH;
    if (l->n == 0 && (d->task == DFA_LONGEST || !d->nfa->words))
        return DEAD; /* and no later character can begin a match */
    node_set_sort(d, l);
    unsigned hash = hash_nodes(l, context);
    size_t i = hash % TABLE;
    for (; d->table[i]; i = (i + 1) % TABLE)
        if (same_state(d, &d->states[d->table[i]], l, context, hash))
            return (uint32_t)(d->table[i] * d->stride);
    if (is_full(d, l->n)) {
        cache_reset(d);
        i = hash % TABLE;
    }
    d->table[i] = (uint16_t)d->n;
    return new_state(d, l, context, hash);
}

static unsigned context_kept(const struct dfa *d, unsigned before)
{
    return d->nfa->ahead ? before & (d->nfa->words ? AT_START | AFTER_WORD : AT_START) : 0;
}

uint32_t dfa_start_state(struct dfa *d, unsigned before)
{
    if (d->start[before] == UNKNOWN) {
        node_set_clear(d, &d->then);
        node_set_follow(d, &d->then, d->nfa->start, (struct context){before, ANYTHING});
        uint32_t s = intern(d, &d->then, context_kept(d, before));
        d->start[before] = s;
    }
    return d->start[before];
}

/* Copies the state's nodes to d->now, with those that waited for the next character. */
static void resolve_ahead(struct dfa *d, const struct state *s, unsigned after)
{
    struct context at = {s->context, after};
    node_set_clear(d, &d->now);
    for (size_t i = 0; i < s->n; i++)
        if (d->nfa->ahead)
            node_set_follow(d, &d->now, d->sets[s->set + i], at);
        else
            d->now.v[d->now.n++] = d->sets[s->set + i];
}

uint32_t dfa_compute(struct dfa *d, uint32_t id, uint32_t cp)
{
    const struct state *s = state_of(d, id);
    bool word = cp != LINE_END && d->nfa->words && regex_is_word(cp);
    resolve_ahead(d, s, cp == LINE_END ? NOTHING : word ? A_WORD : NO_WORD);
    bool before = d->now.accepts;
    if (before && d->task == DFA_SEARCH)
        return MATCH;
    if (cp == LINE_END)
        return (d->task == DFA_SEARCH ? dfa_start_state(d, AT_START) : DEAD) |
               (before ? BEFORE : 0);
    struct context at = {word ? AFTER_WORD : 0, ANYTHING};
    node_set_clear(d, &d->then);
    for (size_t i = 0; i < d->now.n; i++)
        if (nfa_takes(&d->nfa->v[d->now.v[i]], cp))
            node_set_follow(d, &d->then, d->nfa->v[d->now.v[i]].out, at);
    if (d->task != DFA_LONGEST)
        node_set_follow(d, &d->then, d->nfa->start, at);
    return intern(d, &d->then, context_kept(d, at.before)) | (before ? BEFORE : 0);
}
