/* FLAGS PATTERN 1 TEXT: the quick search against folding each line and looking at it all. */
#include "fuzz.h"

#include "base/fold.h"
#include "search/dfa.h"
#include "search/match.h"

static struct dfa *slow_dfa(struct span pattern, unsigned flags)
{
    struct err e = ERR_INIT;
    size_t at;
    struct nfa *nfa = ARENA_NEW(&fuzz_arena, struct nfa, 1);
    const struct re *tree = regex_parse(pattern, flags, &fuzz_arena, &e, &at);
    if (!tree || nfa_build(nfa, tree, false, false, &fuzz_arena, &e) < 0)
        return NULL;
    return dfa_new(nfa, DFA_SEARCH, &fuzz_arena);
}

static bool slow_match(struct dfa *d, struct span line, unsigned flags)
{
    struct buf b = BUF_INIT;
    size_t at;
    if (!(flags & PATTERN_EXACT))
        fold_add(&b, line);
    bool is =
        dfa_search(d, flags & PATTERN_EXACT ? line : buf_span(&b), 0, false, &at) == DFA_MATCH;
    buf_release(&b);
    return is != !!(flags & PATTERN_INVERT);
}

static void check_hits(struct matcher *m, struct span line)
{
    struct hit hits[8];
    size_t n = pattern_hits(m, line, hits, 8), end = 0;
    for (size_t i = 0; i < n; i++) {
        MUST(hits[i].from >= end && hits[i].to > hits[i].from && hits[i].to <= line.n);
        end = hits[i].to;
    }
}

static void search(struct matcher *m, struct dfa *slow, struct span text, unsigned flags)
{
    struct span rest = text, line, found;
    size_t from = 0;
    while (span_line(&rest, &line)) {
        bool is = slow_match(slow, line, flags);
        MUST(pattern_matches(m, line) == is);
        MUST((pattern_next(m, text, from, &found) && found.p == line.p) == is);
        check_hits(m, line);
        from = (size_t)(line.p - text.p) + line.n + 1;
    }
    MUST(!pattern_next(m, text, from, &found));
}

void fuzz_one(struct span input)
{
    unsigned flags = input.n ? (unsigned char)input.p[0] & 15 : 0;
    struct span pattern, text;
    struct err e = ERR_INIT;
    size_t at;
    input = span_from(input, 1);
    pattern = fuzz_part(&input);
    text = fuzz_part(&input);
    const struct pattern *p = pattern_compile(pattern, flags, &fuzz_arena, &e, &at);
    MUST(p || (e.status == STATUS_USAGE && at <= pattern.n));
    struct dfa *slow = p ? slow_dfa(pattern, flags & 7) : NULL;
    if (!slow)
        return;
    struct matcher *m = matcher_new(p);
    search(m, slow, text, flags);
    matcher_free(m);
}
