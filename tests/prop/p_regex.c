#include "prop.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "search/dfa.h"
#include "search/find.h"
#include "search/match.h"

#include <regex.h>

/*
 * Patterns against regexec of the C library, in the C locale. What is left out, because it is
 * undefined, or the libraries differ in it from each other: an empty group or alternative, {}
 * on what is repeated already, anchors and word edges within a repetition, \b and \B.
 */
static void add_regex(struct buf *b, int depth, bool repeated);

static void add_atom(struct buf *b, int depth, bool repeated)
{
    static const char *const atoms[] = {
        "a",           "b",     "c",           "A",
        "-",           "\\.",   ".",           "[ab]",
        "[^a]",        "[a-c]", "[^b-]",       "[]x]",
        "[[:alpha:]]", "\\*",   "_",           "[[:upper:][:digit:]]",
        "\\w",         "\\W",   "[^[:space:]]"};
    if (depth > 0 && rnd_chance(4)) {
        buf_char(b, '(');
        add_regex(b, depth - 1, repeated);
        buf_char(b, ')');
    } else {
        buf_str(b, RND_PICK(atoms));
    }
}

static void add_piece(struct buf *b, int depth, bool repeated)
{
    static const char *const repeats[] = {"*",     "+",     "?",    "{2}",
                                          "{1,2}", "{0,3}", "{2,}", "{0}"};
    static const char *const edges[] = {"^", "$", "\\<", "\\>"};
    if (!repeated && rnd_chance(10)) {
        buf_str(b, RND_PICK(edges));
    } else if (rnd_chance(3)) {
        add_atom(b, depth, true);
        buf_str(b, RND_PICK(repeats));
    } else {
        add_atom(b, depth, repeated);
    }
}

static void add_regex(struct buf *b, int depth, bool repeated)
{
    do {
        for (size_t n = rnd_below(3) + 1; n > 0; n--)
            add_piece(b, depth, repeated);
        if (!rnd_chance(4))
            return;
        buf_char(b, '|');
    } while (true);
}

static struct span rnd_regex(void)
{
    struct buf b = BUF_INIT;
    add_regex(&b, 2, false);
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

static struct span rnd_line(const char *from, size_t max)
{
    struct span letters = span_str(from);
    size_t n = rnd_below(max + 1);
    char *p = ARENA_NEW(&prop_arena, char, n + 1);
    for (size_t i = 0; i < n; i++)
        p[i] = letters.p[rnd_below(letters.n)];
    return (struct span){p, n};
}

static struct matcher *matcher_of(struct span pattern, unsigned flags)
{
    struct err e = ERR_INIT;
    size_t at;
    const struct pattern *p = pattern_compile(pattern, flags, &prop_arena, &e, &at);
    if (!CHECK(p != NULL))
        unit_note("refused", span_str(e.text));
    return p ? matcher_new(p) : NULL;
}

/* Returns the line as it is in a file of CRLF. */
static struct span with_cr(struct span line)
{
    char *p = ARENA_NEW(&prop_arena, char, line.n + 1);
    memcpy(p, line.p, line.n);
    p[line.n] = '\r';
    return (struct span){p, line.n + 1};
}

PROP(regex_as_libc_has_it, PROP_USUAL)
{
    struct span pattern = rnd_regex();
    struct matcher *m = matcher_of(pattern, PATTERN_EXACT);
    regex_t re;
    if (!m || !CHECK_INT(regcomp(&re, pattern.p, REG_EXTENDED), 0)) {
        unit_note("pattern", pattern);
        return;
    }
    for (int i = 0; i < 5; i++) {
        struct span line = rnd_line("aaabbcA-. _x\r", 12);
        regmatch_t at;
        struct hit hit;
        bool is = regexec(&re, line.p, 1, &at, 0) == 0;
        bool ok = CHECK_INT(pattern_matches(m, with_cr(line)), is);
        if (is && at.rm_eo > at.rm_so)
            ok = CHECK_INT(pattern_hits(m, line, &hit, 1), 1) &&
                 CHECK_INT(hit.from, at.rm_so) && CHECK_INT(hit.to, at.rm_eo) && ok;
        if (!ok) {
            unit_note("pattern", pattern);
            unit_note("line", line);
        }
    }
    regfree(&re);
    matcher_free(m);
}

/*
 * The quick ways (finding literals, reading ASCII as it is, whole files at a time) against the
 * slow and plain one: fold each line, and look at every character of the fold.
 */
static bool slow_match(struct dfa *d, struct span line, bool folded)
{
    struct buf b = BUF_INIT;
    size_t at;
    if (folded)
        fold_add(&b, line);
    bool is = dfa_search(d, folded ? buf_span(&b) : line, 0, false, &at) == DFA_MATCH;
    buf_release(&b);
    return is;
}

static struct dfa *slow_dfa(struct span pattern, unsigned flags)
{
    struct err e = ERR_INIT;
    size_t at;
    struct nfa *nfa = ARENA_NEW(&prop_arena, struct nfa, 1);
    const struct re *tree = regex_parse(pattern, flags, &prop_arena, &e, &at);
    nfa_build(nfa, tree, false, false, &prop_arena, &e);
    return dfa_new(nfa, DFA_SEARCH, &prop_arena);
}

/* Something that may well be in the text. */
static struct span rnd_needle(struct span text)
{
    size_t from = rnd_below(text.n + 1), n = rnd_below(6);
    struct span s = span_head(span_from(text, from), n);
    size_t lf = span_chr(s, '\n');
    return lf == SPAN_NONE ? s : span_head(s, lf);
}

static struct span rnd_mixed_text(void)
{
    struct buf b = BUF_INIT;
    static const char *const hard[] = {"K",
                                       "\xE2\x84\xAA",
                                       "ſ",
                                       "ß",
                                       "é",
                                       "e\xCC\x81",
                                       "\xCC\x81",
                                       "\xEF\xBD\xB6\xEF\xBE\x9E",
                                       "が",
                                       "か\xE3\x82\x99",
                                       "\xEF\xBC\xA1",
                                       "ﬁ"};
    for (size_t n = rnd_below(12); n > 0; n--) {
        switch (rnd_below(4)) {
        case 0: buf_add(&b, rnd_fact()); break;
        case 1: buf_add(&b, rnd_text(30)); break;
        case 2: buf_add(&b, rnd_line("kKsSaAeEzZ-: ", 40)); break;
        default: buf_str(&b, RND_PICK(hard)); break;
        }
        if (rnd_chance(3))
            buf_char(&b, '\n');
    }
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

static struct span rnd_search(struct span text, unsigned *flags)
{
    static const char *const tails[] = {"", "", "$", ".", "[a-k]", "+", "|kelvin", "\\>", "*s"};
    struct buf b = BUF_INIT;
    struct span s = rnd_chance(8) ? rnd_regex() : rnd_needle(text);
    *flags = (unsigned)rnd_below(16);
    buf_add(&b, s);
    if (!(*flags & PATTERN_FIXED) && s.n && (s.p[0] | 0x20) >= 'a' && (s.p[0] | 0x20) <= 'z')
        buf_str(&b, RND_PICK(tails));
    s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

PROP(match_quick_as_slow, PROP_USUAL)
{
    unsigned flags;
    struct span text = rnd_mixed_text(), pattern = rnd_search(text, &flags);
    struct err e = ERR_INIT;
    size_t at, from = 0;
    const struct pattern *p = pattern_compile(pattern, flags, &prop_arena, &e, &at);
    CHECK(p || e.status == STATUS_USAGE);
    if (!p)
        return;
    struct matcher *m = matcher_new(p);
    struct dfa *slow = slow_dfa(pattern, flags & 7);
    struct span rest = text, line, found;
    while (span_line(&rest, &line)) {
        bool is =
            slow_match(slow, line, !(flags & PATTERN_EXACT)) != !!(flags & PATTERN_INVERT);
        bool quick = pattern_next(m, text, from, &found) && found.p == line.p;
        if (!CHECK_INT(quick, is) || !CHECK_INT(pattern_matches(m, line), is)) {
            unit_note("pattern", pattern);
            unit_note("line", line);
        }
        from = (size_t)(line.p - text.p) + line.n + 1;
    }
    CHECK(!pattern_next(m, text, from, &found));
    matcher_free(m);
}

/* Which of the first 64 lines match, a bit each. */
static uint64_t matching_lines(struct matcher *m, struct span text)
{
    struct span rest = text, line, found;
    uint64_t lines = 0;
    for (size_t i = 0, from = 0; i < 64 && span_line(&rest, &line); i++) {
        if (pattern_next(m, text, from, &found) && found.p == line.p)
            lines |= (uint64_t)1 << i;
        from = (size_t)(line.p - text.p) + line.n + 1;
    }
    return lines;
}

/* The text with `end` at the end of each line, CR or nothing, and at the end of all. */
static struct span with_ends(struct span text, const char *end)
{
    struct buf b = BUF_INIT;
    struct span line;
    while (span_line(&text, &line)) {
        while (span_ends(line, SPAN("\r")))
            line.n--;
        buf_add(&b, line);
        buf_str(&b, line.n || text.n ? end : "");
        buf_str(&b, text.n ? "\n" : "");
    }
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

PROP(match_crlf_as_lf, PROP_USUAL)
{
    unsigned flags;
    struct span text = rnd_mixed_text(), pattern = rnd_search(text, &flags);
    struct span lf = with_ends(text, ""), crlf = with_ends(text, "\r");
    struct err e = ERR_INIT;
    size_t at;
    const struct pattern *p = pattern_compile(pattern, flags, &prop_arena, &e, &at);
    if (!p)
        return;
    struct matcher *m = matcher_new(p);
    if (!CHECK_INT(matching_lines(m, crlf), matching_lines(m, lf)))
        unit_note("pattern", pattern);
    matcher_free(m);
}

/* The same, of whole characters. */
static struct span rnd_part(struct span text)
{
    size_t skip = rnd_below(utf8_count(text) + 1), keep = rnd_below(5);
    uint32_t cp;
    while (skip--)
        text = span_from(text, text.n ? utf8_decode(text, &cp) : 0);
    struct span rest = text;
    while (keep-- && rest.n)
        rest = span_from(rest, utf8_decode(rest, &cp));
    return span_head(text, text.n - rest.n);
}

/* Nor does the slow way invent anything: plain text is found where its fold is. */
PROP(match_fixed_as_fold, PROP_USUAL)
{
    struct span line = rnd_utf8(60), needle = rnd_part(line);
    struct matcher *m = matcher_of(needle, PATTERN_FIXED);
    struct buf a = BUF_INIT, b = BUF_INIT;
    fold_add(&a, line);
    fold_add(&b, needle);
    CHECK_INT(m && pattern_matches(m, line),
              span_find(buf_span(&a), buf_span(&b)) != SPAN_NONE);
    buf_release(&a);
    buf_release(&b);
    matcher_free(m);
}

/* Hits are in order, apart, of whole characters, and what they cover matches. */
PROP(match_hits_hold, PROP_USUAL / 4)
{
    struct span line = rnd_chance(2) ? rnd_fact() : rnd_utf8(60), needle = rnd_part(line);
    struct matcher *m = matcher_of(needle, PATTERN_FIXED);
    struct hit hits[20];
    size_t n = pattern_hits(m, line, hits, 20), end = 0;
    for (size_t i = 0; i < n; i++) {
        CHECK(hits[i].from >= end && hits[i].to > hits[i].from && hits[i].to <= line.n);
        end = hits[i].to;
        struct span hit = span_head(span_from(line, hits[i].from), end - hits[i].from);
        CHECK(pattern_matches(m, hit));
    }
    struct buf b = BUF_INIT;
    fold_add(&b, needle);
    CHECK_INT(n > 0, b.n > 0 && pattern_matches(m, line));
    buf_release(&b);
    matcher_free(m);
}

static struct span fold_of(struct span s)
{
    struct buf b = BUF_INIT;
    fold_add(&b, s);
    struct span fold = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return fold;
}

/* The hits of any pattern are in order, apart, and only where the line matches; in ASCII they
   are where they are in the fold. */
PROP(match_hits_of_regex, PROP_USUAL)
{
    unsigned flags;
    struct span line = rnd_mixed_text(), pattern = rnd_search(line, &flags);
    struct err e = ERR_INIT;
    size_t at, end = 0;
    struct hit hits[40], same[40];
    flags &= ~(unsigned)(PATTERN_INVERT | PATTERN_EXACT);
    line = span_head(line, span_chr(line, '\n'));
    const struct pattern *p = pattern_compile(pattern, flags, &prop_arena, &e, &at);
    if (!p)
        return;
    struct matcher *m = matcher_new(p);
    size_t n = pattern_hits(m, line, hits, 40);
    bool ok = CHECK(n == 0 || pattern_matches(m, with_cr(line)));
    for (size_t i = 0; i < n; end = hits[i++].to)
        ok = CHECK(hits[i].from >= end && hits[i].to > hits[i].from && hits[i].to <= line.n) &&
             ok;
    if (fold_of(line).n == utf8_count(line) && utf8_count(line) == line.n)
        ok = CHECK_INT(pattern_hits(m, fold_of(line), same, 40), n) &&
             CHECK(memcmp(hits, same, n * sizeof *hits) == 0) && ok;
    if (!ok)
        unit_note("pattern", pattern);
    matcher_free(m);
}

PROP(match_finders_agree, PROP_USUAL)
{
    struct span text = rnd_chance(2) ? rnd_line("abAB", 100) : rnd_bytes(100);
    struct literals l = {.n = 0};
    size_t many = rnd_below(LITERALS) + 1;
    for (size_t i = 0; i < many; i++) {
        struct span s = rnd_needle(text);
        if (s.n)
            l.v[l.n++] = s;
    }
    struct finder f;
    finder_init(&f, &l, rnd_chance(2));
    for (size_t from = 0; from <= text.n; from += rnd_below(20) + 1)
        CHECK_INT(finder_next(&f, text, from), finder_next_portable(&f, text, from));
}
