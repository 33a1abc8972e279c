#include "search/dfa.h"

#include "base/fold.h"
#include "search/dfa_parts.h"

#include <string.h>

/* Returns the successor on a byte below 0x80 that is in a class. */
static uint32_t step_ascii(struct dfa *d, uint32_t s, unsigned char byte)
{
    unsigned class = d->nfa->class[byte], generation = d->generation;
    uint32_t next = d->rows[s + class];
    if (next == UNKNOWN) {
        next = dfa_compute(d, s, byte == '\n' ? LINE_END : d->nfa->sample[class]);
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
    uint32_t next = dfa_compute(d, s, cp);
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
    *s = dfa_start_state(d, AT_START);
    return lf + 1;
}

enum dfa_end dfa_search(struct dfa *d, struct span text, size_t from, bool raw, size_t *at)
{
    const unsigned char *base = (const unsigned char *)(text.n ? text.p : ""), *p = base + from,
                        *end = base + text.n, *here = p;
    uint32_t s = dfa_start_state(d, AT_START);
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
    uint32_t s = dfa_start_state(d, AT_START);
    while (s != DEAD) {
        if (accepts(d, s))
            set_bit(bits, line.n);
        uint32_t cp = LINE_END, next;
        size_t n = line.n ? regex_char_back(line, &cp) : 0;
        next = n ? step_char(d, s, cp) : dfa_compute(d, s, LINE_END);
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
    uint32_t s = dfa_start_state(d, before_of(line, from));
    while (s != DEAD) {
        if (accepts(d, s))
            longest = from;
        uint32_t cp = LINE_END, next;
        size_t n = from < line.n ? regex_char(span_from(line, from), &cp) : 0;
        next = n ? step_char(d, s, cp) : dfa_compute(d, s, LINE_END);
        if (next & BEFORE)
            longest = from;
        s = next & ~BEFORE;
        from += n;
    }
    return longest;
}
