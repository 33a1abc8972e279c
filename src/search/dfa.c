#include "search/dfa.h"

#include "base/fold.h"

#include <string.h>

/* A state's id is the offset of its row in d->rows; ids below FIRST are reserved. */
enum { UNKNOWN, DEAD, MATCH, FIRST };

/* Up to so many classes, a row also has the successors by two characters at once. */
enum { PAIRED = 24 };

enum { STATES = 8192, TABLE = 2 * STATES, UNICODE_SLOTS = 2048 };

/* Beside the id of the next state, where DFA_SEARCH has no use for it: a match ended before
 * the character that led there. */
#define BEFORE 0x80000000u

/* Beside a character: it is not folded yet. */
#define RAW 0x80000000u

/* Follows the last character of a line. */
#define LINE_END 0xFFFFFFFFu

enum { AT_START = 1, AFTER_WORD = 2 }; /* the context of a state, if its program needs it */

struct state {
    size_t set; /* of its nodes, in sets */
    uint16_t n;
    unsigned char context;
    bool accepts;
    unsigned hash;
};

struct unicode_cache { /* transitions on characters that are in no class, the last few */
    uint32_t state, cp, next;
};

struct node_set {
    uint16_t *v;
    size_t n;
    bool accepts;
};

struct dfa {
    const struct nfa *nfa;
    struct arena *arena;
    enum dfa_task task;
    uint16_t pair[256]; /* by the first of two bytes: how far into the row the second's class
                           counts */
    size_t classes, stride; /* of a row: its state's successors by class, then by two of them */
    uint32_t *rows;
    struct state *states;
    size_t n, rows_cap, states_cap;
    uint16_t *sets;
    size_t sets_n, sets_cap;
    uint16_t *table;     /* open hash of states, 0 is free */
    uint32_t start[4];   /* by context; UNKNOWN until computed */
    unsigned generation; /* the number of cache resets */
    struct unicode_cache unicode[UNICODE_SLOTS];
    struct node_set now, then;
    uint64_t *member; /* a bit for each node, all zero between uses */
    uint16_t *stack;
    uint32_t *seen, stamp; /* nodes that are in the list being made */
};

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

static struct state *state_of(const struct dfa *d, uint32_t id)
{
    return &d->states[id / d->stride];
}

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

static uint32_t start_state(struct dfa *d, unsigned before)
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

static uint32_t compute(struct dfa *d, uint32_t id, uint32_t cp)
{
    const struct state *s = state_of(d, id);
    bool word = cp != LINE_END && d->nfa->words && regex_is_word(cp);
    resolve_ahead(d, s, cp == LINE_END ? NOTHING : word ? A_WORD : NO_WORD);
    bool before = d->now.accepts;
    if (before && d->task == DFA_SEARCH)
        return MATCH;
    if (cp == LINE_END)
        return (d->task == DFA_SEARCH ? start_state(d, AT_START) : DEAD) |
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

/* Returns the successor on a byte below 0x80 that is in a class. */
static uint32_t step_ascii(struct dfa *d, uint32_t s, unsigned char byte)
{
    unsigned class = d->nfa->class[byte], generation = d->generation;
    uint32_t next = d->rows[s + class];
    if (next == UNKNOWN) {
        next = compute(d, s, byte == '\n' ? LINE_END : d->nfa->sample[class]);
        if (generation == d->generation)
            d->rows[s + class] = next;
    }
    return next;
}

static struct unicode_cache *unicode_slot(struct dfa *d, uint32_t s, uint32_t cp)
{
    return &d->unicode[(s * 0x9E3779B1u ^ cp * 0x85EBCA6Bu) >> 16 & (UNICODE_SLOTS - 1)];
}

static uint32_t step_unicode(struct dfa *d, uint32_t s, uint32_t cp)
{
    struct unicode_cache *w = unicode_slot(d, s, cp);
    if (w->cp == cp && w->state == s)
        return w->next;
    unsigned generation = d->generation;
    uint32_t next = compute(d, s, cp);
    if (generation == d->generation)
        *w = (struct unicode_cache){s, cp, next};
    return next;
}

static uint32_t step_char(struct dfa *d, uint32_t s, uint32_t cp)
{
    return cp < NFA_ASCII && cp != '\r' ? step_ascii(d, s, (unsigned char)cp)
                                        : step_unicode(d, s, cp);
}

/* Searching */

/*
 * Returns the state after the fold of a character, or UNKNOWN if it depends on the neighbours.
 */
static uint32_t compute_raw(struct dfa *d, uint32_t s, uint32_t cp)
{
    struct buf b = BUF_INIT;
    bool alone = cp < REGEX_STRAY && fold_alone(&b, cp);
    struct span rest = buf_span(&b);
    while (alone && rest.n && s > MATCH) {
        rest = span_from(rest, regex_char(rest, &cp));
        s = step_char(d, s, cp);
    }
    buf_release(&b);
    return alone ? s : UNKNOWN;
}

static uint32_t step_raw(struct dfa *d, uint32_t s, uint32_t cp)
{
    struct unicode_cache *w = unicode_slot(d, s, cp);
    if (w->cp == (cp | RAW) && w->state == s)
        return w->next;
    unsigned generation = d->generation;
    uint32_t next = compute_raw(d, s, cp);
    if (generation == d->generation)
        *w = (struct unicode_cache){s, cp | RAW, next};
    return next;
}

/*
 * Runs over bytes that are in a class as long as the way is known, two at once while it can.
 * Returns where it stopped: at a byte it could not take, with *s the state before it, or at the
 * end.
 */
static const unsigned char *run_known(const struct dfa *d, const unsigned char *p,
                                      const unsigned char *end, uint32_t *s)
{
    const unsigned char *class = d->nfa->class;
    const uint16_t *pair = d->pair;
    size_t state = *s, next;
    /* The place in the row is added first: only the load waits for the state before. */
    if (d->classes <= PAIRED)
        for (; end - p >= 2; p += 2, state = next) {
            const uint32_t *column = d->rows + ((size_t)pair[p[0]] + class[p[1]]);
            next = column[state];
            if (next < FIRST)
                break;
        }
    else
        for (; p < end; p++, state = next) {
            const uint32_t *column = d->rows + class[*p];
            next = column[state];
            if (next < FIRST)
                break;
        }
    *s = (uint32_t)state;
    return p;
}

/* Caches the state after two bytes, if each step is known: s, at p, went to `next`. */
static void learn_pair(struct dfa *d, uint32_t s, const unsigned char *p, uint32_t next)
{
    const unsigned char *class = d->nfa->class;
    if (d->classes > PAIRED || !class[p[0]] || !class[p[1]])
        return;
    uint32_t second = d->rows[next + class[p[1]]];
    if (second >= FIRST)
        d->rows[s + d->pair[p[0]] + class[p[1]]] = second;
}

/*
 * Steps over one character at p, which is not the end. Returns its length, and sets the state
 * after it.
 */
static size_t one_step(struct dfa *d, const unsigned char *p, const unsigned char *end,
                       bool raw, uint32_t *s)
{
    if (*p == '\r' && (end - p == 1 || p[1] == '\n'))
        return 1; /* the line ended before it */
    if (*p < NFA_ASCII) {
        *s = step_char(d, *s, *p);
        return 1;
    }
    uint32_t cp;
    size_t n = regex_char((struct span){(const char *)p, (size_t)(end - p)}, &cp);
    *s = raw ? step_raw(d, *s, cp) : step_unicode(d, *s, cp);
    return n;
}

/* Returns whether the characters at p could change the fold of those before p. */
static bool may_join(const unsigned char *p, const unsigned char *end)
{
    struct buf b = BUF_INIT;
    bool alone = true;
    while (alone && b.n == 0 && p < end && *p >= NFA_ASCII) { /* beyond all that vanishes */
        uint32_t cp;
        p += regex_char((struct span){(const char *)p, (size_t)(end - p)}, &cp);
        alone = cp < REGEX_STRAY && fold_alone(&b, cp);
    }
    buf_release(&b);
    return !alone;
}

/* Returns the start of the next line, or the end: no match can begin or go on before it. */
static const unsigned char *skip_line(struct dfa *d, const unsigned char *p,
                                      const unsigned char *end, uint32_t *s)
{
    const unsigned char *lf = memchr(p, '\n', (size_t)(end - p));
    if (!lf)
        return end;
    *s = start_state(d, AT_START);
    return lf + 1;
}

enum dfa_end dfa_search(struct dfa *d, struct span text, size_t from, bool raw, size_t *at)
{
    const unsigned char *base = (const unsigned char *)(text.n ? text.p : ""), *p = base + from,
                        *end = base + text.n, *here = p;
    uint32_t s = start_state(d, AT_START);
    while (p < end && s > MATCH) {
        here = p = run_known(d, p, end, &s);
        if (p == end)
            break;
        uint32_t was = s;
        unsigned generation = d->generation;
        p += one_step(d, p, end, raw, &s);
        if (s >= FIRST && generation == d->generation && p < end)
            learn_pair(d, was, here, s);
        if (raw && s < FIRST && may_join(p, end))
            s = UNKNOWN;
        if (s == DEAD)
            here = p = skip_line(d, p, end, &s);
    }
    *at = (size_t)(here - base);
    if (s == UNKNOWN)
        return DFA_UNSURE;
    if (s > MATCH && (text.n == 0 || text.p[text.n - 1] != '\n')) {
        *at = text.n;
        s = step_ascii(d, s, '\n');
    }
    return s == MATCH ? DFA_MATCH : DFA_END;
}

/* Places */

static void set_bit(unsigned char *bits, size_t i)
{
    bits[i / 8] = (unsigned char)(bits[i / 8] | 1u << i % 8);
}

static bool accepts(const struct dfa *d, uint32_t s)
{
    return s >= FIRST && state_of(d, s)->accepts;
}

void dfa_starts(struct dfa *d, struct span line, unsigned char *bits)
{
    uint32_t s = start_state(d, AT_START);
    while (s != DEAD) {
        if (accepts(d, s))
            set_bit(bits, line.n);
        uint32_t cp = LINE_END, next;
        size_t n = line.n ? regex_char_back(line, &cp) : 0;
        next = n ? step_char(d, s, cp) : compute(d, s, LINE_END);
        if (next & BEFORE)
            set_bit(bits, line.n);
        s = next & ~BEFORE;
        line.n -= n;
    }
}

static unsigned before_of(struct span line, size_t from)
{
    uint32_t cp;
    if (from == 0)
        return AT_START;
    regex_char_back(span_head(line, from), &cp);
    return regex_is_word(cp) ? AFTER_WORD : 0;
}

size_t dfa_longest(struct dfa *d, struct span line, size_t from)
{
    size_t longest = SPAN_NONE;
    uint32_t s = start_state(d, before_of(line, from));
    while (s != DEAD) {
        if (accepts(d, s))
            longest = from;
        uint32_t cp = LINE_END, next;
        size_t n = from < line.n ? regex_char(span_from(line, from), &cp) : 0;
        next = n ? step_char(d, s, cp) : compute(d, s, LINE_END);
        if (next & BEFORE)
            longest = from;
        s = next & ~BEFORE;
        from += n;
    }
    return longest;
}
