#include "ask/match.h"

#include "ask/dfa.h"
#include "ask/find.h"
#include "base/buf.h"
#include "base/fold.h"

#include <string.h>

struct pattern {
    unsigned flags;
    struct nfa ahead, back;
    struct literals literals;
    struct finder finder;
};

enum { KNOWN = 0x20000 / 64 };

/* What the finder said of 64 characters, a bit each. */
struct known {
    uint64_t asked, minds;
};

struct matcher {
    const struct pattern *p;
    struct arena arena;                    /* holds the matcher too */
    struct dfa *search, *starts, *longest; /* NULL until needed */
    struct buf fold, bits, map;
    struct known *known;
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
    m->known = ARENA_NEW(&m->arena, struct known, KNOWN);
    return m;
}

void matcher_free(struct matcher *m)
{
    struct arena own = m->arena;
    buf_release(&m->fold);
    buf_release(&m->bits);
    buf_release(&m->map);
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

/* ASCII text is searched as it is: the classes of the program know its capitals. */
static bool line_matches(struct matcher *m, struct span line)
{
    size_t at;
    enum dfa_end end = dfa_search(m->search, line, 0, folds(m), &at);
    if (end == DFA_UNSURE)
        end = dfa_search(m->search, folded_line(m, line), 0, false, &at);
    return end == DFA_MATCH;
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
 * Whether a literal's place is a match already. In a fold, a mark after it could still change
 * its last character.
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
    struct known *k = &m->known[cp / 64];
    uint64_t bit = (uint64_t)1 << cp % 64;
    if (!(k->asked & bit)) {
        k->asked |= bit;
        k->minds |= finder_minds(&m->p->finder, cp) ? bit : 0;
    }
    return k->minds & bit;
}

/* From a byte over 0x7F to the first after it that is not, or that the finder minds. */
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

/* The next place where a line may match. */
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

/*
 * A piece of a line that folds by itself: raw bytes from..to became folded bytes at..end.
 */
struct piece {
    size_t from, to, at, end;
};

static size_t fold_size(struct matcher *m, struct span s)
{
    return folded_line(m, s).n;
}

static void end_piece(struct matcher *m, struct span line, struct piece *piece, size_t to)
{
    piece->to = to;
    piece->end =
        piece->at + fold_size(m, span_head(span_from(line, piece->from), to - piece->from));
    buf_add(&m->map, (struct span){(char *)piece, sizeof *piece});
}

/*
 * Cuts the line before each character that does not fold together with the one before it.
 * Two whose sizes add up are taken not to; if those of the pieces then do not, the whole line
 * is one piece.
 */
static const struct piece *pieces_of(struct matcher *m, struct span line, size_t folded_n,
                                     size_t *count)
{
    struct piece piece = {0, 0, 0, 0};
    size_t before = 0, before_size = 0, n;
    buf_clear(&m->map);
    for (size_t i = 0; i < line.n; i += n) {
        uint32_t cp;
        n = regex_char(span_from(line, i), &cp);
        size_t size = fold_size(m, span_head(span_from(line, i), n));
        size_t both = fold_size(m, span_head(span_from(line, i - before), before + n));
        if (i && both == before_size + size) {
            end_piece(m, line, &piece, i);
            piece = (struct piece){i, i, piece.end, piece.end};
        }
        before = n;
        before_size = size;
    }
    end_piece(m, line, &piece, line.n);
    if (piece.end != folded_n) {
        buf_clear(&m->map);
        piece = (struct piece){0, line.n, 0, folded_n};
        buf_add(&m->map, (struct span){(char *)&piece, sizeof piece});
    }
    *count = m->map.n / sizeof piece;
    return (const struct piece *)(const void *)m->map.p;
}

/* From places in the fold to places in the line: the pieces that a hit has a share in. */
static size_t unfold_hits(struct matcher *m, struct span line, size_t folded_n,
                          struct hit *hits, size_t n)
{
    size_t count, k = 0, kept = 0;
    const struct piece *v = pieces_of(m, line, folded_n, &count);
    for (size_t i = 0; i < n; i++) {
        struct hit h;
        while (k < count && v[k].end <= hits[i].from)
            k++;
        h.from = v[k].from;
        while (k + 1 < count && v[k + 1].at < hits[i].to)
            k++;
        size_t last = k;
        while (last + 1 < count && v[last + 1].at == v[last + 1].end)
            last++;
        h.to = v[last].to;
        if (kept && h.from < hits[kept - 1].to)
            hits[kept - 1].to = h.to;
        else
            hits[kept++] = h;
    }
    return kept;
}

static bool is_ascii(struct span s)
{
    size_t i = 0;
    while (i < s.n && (unsigned char)s.p[i] < 0x80)
        i++;
    return i == s.n;
}

size_t pattern_hits(struct matcher *m, struct span line, struct hit *hits, size_t max)
{
    if (m->p->flags & PATTERN_INVERT)
        return 0;
    if (!folds(m) || is_ascii(line))
        return hits_of(m, line, hits, max);
    struct span folded = folded_line(m, line);
    size_t folded_n = folded.n, n = hits_of(m, folded, hits, max);
    return n ? unfold_hits(m, line, folded_n, hits, n) : 0;
}
