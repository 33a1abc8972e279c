#include "search/match.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "search/dfa.h"
#include "search/find.h"

#include <string.h>

struct pattern {
    unsigned flags;
    struct nfa ahead, back;
    struct literals literals;
    struct finder finder;
};

enum { KNOWN = 0x20000 / 64 };

/* Caches the finder's answers for 64 characters, a bit each. */
struct match_cache {
    uint64_t asked, minds;
};

struct matcher {
    const struct pattern *p;
    struct arena arena;                    /* holds the matcher too */
    struct dfa *search, *starts, *longest; /* NULL until needed */
    struct buf fold, bits, hits;
    struct match_cache *known;
};

/* regex_parse takes a pattern's flags as they are. */
_Static_assert((int)PATTERN_FIXED == REGEX_FIXED && (int)PATTERN_EXACT == REGEX_EXACT &&
                   (int)PATTERN_WORD == REGEX_WORD,
               "one set of flags");

const struct pattern *pattern_compile(struct span text, unsigned flags, struct arena *a,
                                      struct err *e, size_t *at)
{
    struct pattern *p = ARENA_NEW(a, struct pattern, 1);
    bool folded = !(flags & PATTERN_EXACT);
    const struct re *tree = regex_parse(text, flags, a, e, at);
    p->flags = flags;
    if (!tree || nfa_build(&p->ahead, tree, false, folded, a, e) < 0 ||
        nfa_build(&p->back, tree, true, folded, a, e) < 0)
        return NULL;
    p->literals = literals_of(tree, a);
    if (span_chr(text, '\r') != SPAN_NONE)
        p->literals.whole = false; /* a CR at the end is not the line's */
    finder_init(&p->finder, &p->literals, folded);
    return p;
}

struct matcher *matcher_new(const struct pattern *p)
{
    struct arena own = ARENA_INIT;
    struct matcher *m = ARENA_NEW(&own, struct matcher, 1);
    m->p = p;
    m->arena = own;
    m->search = dfa_new(&p->ahead, DFA_SEARCH, &m->arena);
    m->known = ARENA_NEW(&m->arena, struct match_cache, KNOWN);
    return m;
}

void matcher_free(struct matcher *m)
{
    struct arena own = m->arena;
    buf_release(&m->fold);
    buf_release(&m->bits);
    buf_release(&m->hits);
    arena_release(&own);
}

static bool folds(const struct matcher *m)
{
    return !(m->p->flags & PATTERN_EXACT);
}

static struct span line_at(struct span text, size_t from, size_t at)
{
    size_t begin = at;
    while (begin > from && text.p[begin - 1] != '\n')
        begin--;
    struct span rest = span_from(text, begin);
    size_t n = span_chr(rest, '\n');
    return n == SPAN_NONE ? rest : span_head(rest, n);
}

static struct span folded_line(struct matcher *m, struct span line)
{
    buf_clear(&m->fold);
    fold_add(&m->fold, line);
    return buf_span(&m->fold);
}

/*
 * Returns whether the line matches. ASCII text is not folded: the program's classes have
 * capitals.
 */
static bool line_matches(struct matcher *m, struct span line)
{
    size_t at;
    enum dfa_end end = dfa_search(m->search, line, 0, folds(m), &at);
    if (end == DFA_UNSURE)
        end = dfa_search(m->search, folded_line(m, line), 0, false, &at);
    return end == DFA_MATCH;
}

bool pattern_is_quick(const struct pattern *p)
{
    return p->literals.n && !(p->flags & PATTERN_INVERT);
}

bool pattern_matches(struct matcher *m, struct span line)
{
    return line_matches(m, line) == !(m->p->flags & PATTERN_INVERT);
}

static size_t after(struct span text, struct span line)
{
    return (size_t)(line.p - text.p) + line.n + 1;
}

/*
 * Returns whether a literal's place is a match. In a fold, a mark after it may change its last
 * character.
 */
static bool is_sure(const struct matcher *m, struct span text, size_t at)
{
    const struct literals *l = &m->p->literals;
    size_t end = at + (l->n ? l->v[0].n : 0);
    if (!l->whole || l->n != 1)
        return false;
    return !folds(m) || ((unsigned char)text.p[at] < 0x80 &&
                         (end == text.n || (unsigned char)text.p[end] < 0x80));
}

static bool minds(struct matcher *m, uint32_t cp)
{
    if (cp / 64 >= KNOWN)
        return finder_minds(&m->p->finder, cp);
    struct match_cache *k = &m->known[cp / 64];
    uint64_t bit = (uint64_t)1 << cp % 64;
    if (!(k->asked & bit)) {
        k->asked |= bit;
        k->minds |= finder_minds(&m->p->finder, cp) ? bit : 0;
    }
    return k->minds & bit;
}

/* Skips non-ASCII characters that cannot be part of a literal. */
static size_t skip_wide(struct matcher *m, struct span text, size_t at)
{
    while (at < text.n && (unsigned char)text.p[at] >= 0x80) {
        uint32_t cp;
        size_t n = regex_char(span_from(text, at), &cp);
        if (minds(m, cp))
            break;
        at += n;
    }
    return at;
}

/* Returns the next place where a line may match. */
static size_t next_place(struct matcher *m, struct span text, size_t at)
{
    while ((at = finder_next(&m->p->finder, text, at)) != SPAN_NONE) {
        size_t wide = folds(m) ? skip_wide(m, text, at) : at;
        if (wide == at)
            return at;
        at = wide;
    }
    return SPAN_NONE;
}

static bool next_by_literal(struct matcher *m, struct span text, size_t from, struct span *line)
{
    while (from < text.n) {
        size_t at = next_place(m, text, from);
        if (at == SPAN_NONE)
            return false;
        *line = line_at(text, from, at);
        if (is_sure(m, text, at) || line_matches(m, *line))
            return true;
        from = after(text, *line);
    }
    return false;
}

static bool next_by_search(struct matcher *m, struct span text, size_t from, struct span *line)
{
    while (from < text.n) {
        size_t at;
        enum dfa_end end = dfa_search(m->search, text, from, folds(m), &at);
        if (end == DFA_END)
            return false;
        *line = line_at(text, from, at);
        if (end == DFA_MATCH || line_matches(m, *line))
            return true;
        from = after(text, *line);
    }
    return false;
}

static bool next_inverted(struct matcher *m, struct span text, size_t from, struct span *line)
{
    struct span rest = span_from(text, from);
    while (span_line(&rest, line))
        if (!line_matches(m, *line))
            return true;
    return false;
}

bool pattern_next(struct matcher *m, struct span text, size_t from, struct span *line)
{
    if (m->p->flags & PATTERN_INVERT)
        return next_inverted(m, text, from, line);
    if (m->p->literals.n)
        return next_by_literal(m, text, from, line);
    return next_by_search(m, text, from, line);
}

/* Places within the line */

static bool bit(const unsigned char *bits, size_t i)
{
    return bits[i / 8] >> i % 8 & 1;
}

static size_t hits_of(struct matcher *m, struct span line, struct hit *hits, size_t max)
{
    size_t n = 0;
    if (!m->starts) {
        m->starts = dfa_new(&m->p->back, DFA_STARTS, &m->arena);
        m->longest = dfa_new(&m->p->ahead, DFA_LONGEST, &m->arena);
    }
    buf_clear(&m->bits);
    buf_fill(&m->bits, '\0', line.n / 8 + 1);
    unsigned char *bits = (unsigned char *)m->bits.p;
    dfa_starts(m->starts, line, bits);
    for (size_t i = 0; i < line.n && n < max; i++) {
        size_t end = bit(bits, i) ? dfa_longest(m->longest, line, i) : SPAN_NONE;
        if (end == SPAN_NONE || end == i)
            continue;
        hits[n++] = (struct hit){i, end};
        i = end - 1;
    }
    return n;
}

/* A piece of a line that folds by itself: raw bytes from..to became folded bytes at..end. */
struct match_window {
    size_t from, to, at, end;
};

/* Returns the length of the character at `at`; *apart: its fold does not depend on others. */
static size_t piece_char(struct matcher *m, struct span line, size_t at, bool *apart)
{
    uint32_t cp;
    size_t n = regex_char(span_from(line, at), &cp);
    buf_clear(&m->fold);
    *apart = cp < 0x80 || cp >= REGEX_STRAY || (fold_alone(&m->fold, cp) && m->fold.n);
    return n;
}

/*
 * Finds the piece after *p; false at the end of the line. A character that folds to nothing
 * belongs to the piece before it.
 */
static bool next_piece(struct matcher *m, struct span line, struct match_window *p)
{
    bool apart = false;
    *p = (struct match_window){p->to, p->to, p->end, p->end};
    while (p->to < line.n) {
        size_t n = piece_char(m, line, p->to, &apart);
        if (apart && p->to > p->from)
            break;
        p->to += n;
    }
    p->end += folded_line(m, span_head(span_from(line, p->from), p->to - p->from)).n;
    return p->to > p->from;
}

/*
 * Converts places in the fold to places in the line: the pieces that a hit overlaps. Two hits
 * that share a piece become one.
 */
static size_t unfold_hits(struct matcher *m, struct span line, const struct hit *folded,
                          size_t n, struct hit *hits)
{
    struct match_window p = {0, 0, 0, 0};
    size_t i = 0, kept = 0;
    bool open = false; /* the last hit goes on beyond the last piece */
    while (i < n && next_piece(m, line, &p)) {
        if (folded[i].from >= p.end)
            continue;
        if (open)
            hits[kept - 1].to = p.to;
        else
            hits[kept++] = (struct hit){p.from, p.to};
        while (i < n && folded[i].to <= p.end)
            i++;
        open = i < n && folded[i].from < p.end;
    }
    return kept;
}

size_t pattern_hits(struct matcher *m, struct span line, struct hit *hits, size_t max)
{
    if (m->p->flags & PATTERN_INVERT)
        return 0;
    if (!folds(m) || utf8_is_ascii(line))
        return hits_of(m, line, hits, max);
    struct span fold = folded_line(m, line);
    struct hit *folded = (struct hit *)(void *)buf_room(&m->hits, max * sizeof *folded);
    return unfold_hits(m, line, folded, hits_of(m, fold, folded, max), hits);
}
