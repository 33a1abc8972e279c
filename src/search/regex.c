#include "search/regex.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/num.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH = 200, INTERVAL = 9999 };

/* Enough to fold every character there is once; a pattern that asks for more is refused. */
enum { FOLD_BUDGET = 0x120000 };

struct parser {
    struct span s;
    size_t at;
    unsigned flags;
    int depth;
    size_t folds;
    struct buf run; /* plain characters not yet in the tree: they fold together */
    struct arena *arena;
    struct err *err;
    size_t where;
};

/* Helpers of the parser */

static struct re *node(struct parser *p, enum re_kind kind)
{
    struct re *r = ARENA_NEW(p->arena, struct re, 1);
    r->kind = kind;
    return r;
}

static void add_kid(struct parser *p, struct re *r, struct re *kid)
{
    r->kid = arena_grow(p->arena, r->kid, r->kids, &r->cap, sizeof *r->kid);
    r->kid[r->kids++] = kid;
}

/* Reports an error and skips the rest of the pattern, so that every parsing loop ends. */
static struct re *fail(struct parser *p, size_t at, const char *why)
{
    if (!p->err->status)
        p->where = at;
    err_set(p->err, STATUS_USAGE, "%s", why);
    p->at = p->s.n;
    return node(p, RE_CAT);
}

static bool more(const struct parser *p)
{
    return p->at < p->s.n;
}

/* Returns the byte `ahead` of the next one, or NUL past the end. */
static char peek(const struct parser *p, size_t ahead)
{
    return p->s.n - p->at > ahead ? p->s.p[p->at + ahead] : '\0';
}

static bool take_token(struct parser *p, const char *z)
{
    if (!span_starts(span_from(p->s, p->at), span_str(z)))
        return false;
    p->at += strlen(z);
    return true;
}

static bool folded(const struct parser *p)
{
    return !(p->flags & REGEX_EXACT);
}

/* Runs of plain characters */

static struct span folded_text(struct parser *p, struct span s)
{
    if (!folded(p))
        return arena_copy(p->arena, s);
    struct buf b = BUF_INIT;
    fold_add(&b, s);
    return buf_move(&b, p->arena);
}

static void add_text(struct parser *p, struct re *cat, struct span folded_run)
{
    if (folded_run.n == 0)
        return;
    struct re *r = node(p, RE_TEXT);
    r->text = folded_run;
    add_kid(p, cat, r);
}

static void flush_run(struct parser *p, struct re *cat)
{
    add_text(p, cat, folded_text(p, buf_span(&p->run)));
    buf_clear(&p->run);
}

/*
 * Adds the run to the tree in two parts. The second is repeated by a repetition: the last
 * character, with those before it that fold together with it.
 */
static void flush_last(struct parser *p, struct re *cat)
{
    struct span run = buf_span(&p->run), all = folded_text(p, run);
    struct span head = run, head_text, tail_text;
    do {
        uint32_t cp;
        head.n -= regex_char_back(head, &cp);
        head_text = folded_text(p, head);
        tail_text = folded_text(p, span_from(run, head.n));
    } while (head.n && !(tail_text.n && head_text.n + tail_text.n == all.n &&
                         span_starts(all, head_text) && span_ends(all, tail_text)));
    add_text(p, cat, head_text);
    struct re *last = node(p, RE_CAT); /* may be empty: a mark that folds to nothing */
    add_text(p, last, tail_text);
    add_kid(p, cat, last);
    buf_clear(&p->run);
}

/* Brackets */

bool re_set_has(const struct re_set *set, uint32_t cp)
{
    size_t lo = 0, hi = set->n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (set->v[mid].hi < cp)
            lo = mid + 1;
        else
            hi = mid;
    }
    bool in = lo < set->n && set->v[lo].lo <= cp;
    for (unsigned i = 0; !in && set->classes >> i; i++)
        in = (set->classes >> i & 1) && char_class_has(i, cp);
    return in != set->negated;
}

static void set_add(struct parser *p, struct re_set *set, uint32_t lo, uint32_t hi)
{
    set->v = arena_grow(p->arena, set->v, set->n, &set->cap, sizeof *set->v);
    set->v[set->n++] = (struct re_range){lo, hi};
}

static int by_low(const void *x, const void *y)
{
    const struct re_range *a = x, *b = y;
    return (a->lo > b->lo) - (a->lo < b->lo);
}

static void set_sort(struct re_set *set)
{
    if (set->n == 0)
        return;
    qsort(set->v, set->n, sizeof *set->v, by_low);
    size_t last = 0;
    for (size_t i = 1; i < set->n; i++) {
        if (set->v[i].lo > set->v[last].hi + 1)
            set->v[++last] = set->v[i];
        else if (set->v[i].hi > set->v[last].hi)
            set->v[last].hi = set->v[i].hi;
    }
    set->n = last + 1;
}

/* Adds the fold of `cp` to the set; a fold of several characters becomes text beside it. */
static void fold_one(struct parser *p, struct re *alt, struct re_set *set, uint32_t cp,
                     struct buf *b)
{
    buf_clear(b);
    utf8_add(b, cp);
    struct buf out = BUF_INIT;
    fold_add(&out, buf_span(b));
    struct span s = buf_span(&out);
    uint32_t c = cp;
    if (s.n && regex_char(s, &c) == s.n)
        set_add(p, set, c, c);
    else
        add_text(p, alt, arena_copy(p->arena, s));
    buf_release(&out);
}

static void fold_range(struct parser *p, struct re *alt, struct re_set *set, struct re_range r)
{
    if (r.hi >= REGEX_STRAY)
        set_add(p, set, r.lo > REGEX_STRAY ? r.lo : REGEX_STRAY, r.hi);
    struct buf b = BUF_INIT;
    for (uint32_t cp = r.lo; cp <= r.hi && cp < REGEX_STRAY; cp++) {
        if (p->folds++ > FOLD_BUDGET)
            fail(p, p->at, "the ranges of this pattern are too large");
        if (p->err->status)
            break;
        if (cp < 0xD800 || cp > 0xDFFF)
            fold_one(p, alt, set, cp, &b);
    }
    buf_release(&b);
}

static struct re *folded_set(struct parser *p, const struct re_set *from)
{
    struct re *alt = node(p, RE_ALT), *r = node(p, RE_SET);
    r->set = ARENA_NEW(p->arena, struct re_set, 1);
    r->set->negated = from->negated;
    r->set->classes = from->classes;
    if (from->classes & (1u << CHAR_UPPER | 1u << CHAR_LOWER))
        r->set->classes |= 1u << CHAR_ALPHA;
    for (size_t i = 0; i < from->n; i++)
        fold_range(p, alt, r->set, from->v[i]);
    set_sort(r->set);
    if (from->negated || alt->kids == 0)
        return r;
    add_kid(p, alt, r);
    return alt;
}

static struct re *class_node(struct parser *p, unsigned class, bool negated)
{
    struct re *r = node(p, RE_SET);
    r->set = ARENA_NEW(p->arena, struct re_set, 1);
    r->set->classes = 1u << class;
    r->set->negated = negated;
    return r;
}

static void bracket_class(struct parser *p, struct re_set *set, size_t from)
{
    struct span rest = span_from(p->s, p->at);
    size_t n = span_find(rest, SPAN(":]"));
    unsigned class;
    if (n != SPAN_NONE && char_class_find(span_head(rest, n), &class)) {
        set->classes |= 1u << class;
        p->at += n + 2;
        return;
    }
    fail(p, from,
         "unknown class; use alpha upper lower digit alnum space blank punct print graph cntrl "
         "xdigit");
}

/* Parses one end of a range: a character, or [.x.] or [=x=] of one character. */
static uint32_t bracket_char(struct parser *p, size_t open)
{
    uint32_t cp = 0;
    size_t from = p->at;
    const char *close = take_token(p, "[.") ? ".]" : take_token(p, "[=") ? "=]" : "";
    if (!more(p))
        fail(p, open, "[ without ]");
    else
        p->at += regex_char(span_from(p->s, p->at), &cp);
    if (!p->err->status && !take_token(p, close))
        fail(p, from, "a collating element must be one character");
    return cp;
}

static void bracket_item(struct parser *p, struct re_set *set, size_t open)
{
    size_t from = p->at;
    if (take_token(p, "[:")) {
        bracket_class(p, set, from);
        return;
    }
    uint32_t lo = bracket_char(p, open), hi = lo;
    if (peek(p, 0) == '-' && peek(p, 1) != ']') {
        p->at++;
        hi = bracket_char(p, open);
    }
    if ((lo < REGEX_STRAY) != (hi < REGEX_STRAY))
        fail(p, from, "a range from a character to an invalid byte");
    if (hi < lo)
        fail(p, from, "the range ends before it begins");
    set_add(p, set, lo, hi);
}

static struct re *parse_bracket(struct parser *p)
{
    size_t open = p->at - 1;
    struct re *r = node(p, RE_SET);
    r->set = ARENA_NEW(p->arena, struct re_set, 1);
    r->set->negated = take_token(p, "^");
    do
        bracket_item(p, r->set, open);
    while (more(p) && peek(p, 0) != ']');
    if (!take_token(p, "]"))
        return fail(p, open, "[ without ]");
    set_sort(r->set);
    return folded(p) ? folded_set(p, r->set) : r;
}

/* Repetitions */

/*
 * Parses {m} {m,} {,n} {m,n} and returns its length; anything else that begins with { is text.
 */
static size_t interval(const struct parser *p, unsigned *min, unsigned *max)
{
    struct span s = span_from(p->s, p->at + 1);
    size_t a = num_digits(s), comma = a < s.n && s.p[a] == ',';
    size_t b = comma ? num_digits(span_from(s, a + 1)) : 0, end = a + comma + b;
    if (end >= s.n || s.p[end] != '}' || a + b == 0)
        return 0;
    long low = 0, high = REGEX_MANY;
    if (a && !num_parse(span_head(s, a), INTERVAL, &low))
        low = REGEX_MANY;
    if (b && !num_parse(span_head(span_from(s, a + 1), b), INTERVAL, &high))
        low = REGEX_MANY;
    *min = (unsigned)low;
    *max = (unsigned)(comma ? high : low);
    return end + 2;
}

static bool at_repeat(const struct parser *p)
{
    unsigned min, max;
    char c = peek(p, 0);
    return c == '*' || c == '+' || c == '?' || (c == '{' && interval(p, &min, &max));
}

static void parse_repeat(struct parser *p, struct re *cat)
{
    size_t from = p->at, n = 1;
    struct re *r = node(p, RE_REPEAT);
    char c = peek(p, 0);
    r->min = c == '+';
    r->max = c == '?' ? 1 : REGEX_MANY;
    if (c == '{')
        n = interval(p, &r->min, &r->max);
    if (p->run.n)
        flush_last(p, cat);
    if (cat->kids == 0 || cat->kid[cat->kids - 1]->kind == RE_ASSERT)
        fail(p, from, "nothing to repeat here; to find the character itself, put \\ before it");
    else if (r->min == REGEX_MANY)
        fail(p, from, "a repetition count above 9999");
    else if (r->min > r->max)
        fail(p, from, "the repetition's lower limit is above its upper limit");
    if (p->err->status)
        return;
    p->at += n;
    add_kid(p, r, cat->kid[cat->kids - 1]);
    cat->kid[cat->kids - 1] = r;
}

/* Characters and what is more than a character */

static bool is_letter_or_digit(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/*
 * Takes the next character if it is a literal, without its backslash. Repetitions have been
 * checked before.
 */
static bool take_plain(struct parser *p)
{
    char c = peek(p, 0), after = peek(p, 1);
    if (strchr(".[(^$", c) && c)
        return false;
    if (c == '\\' &&
        (p->at + 1 == p->s.n || is_letter_or_digit(after) || after == '<' || after == '>'))
        return false;
    p->at += c == '\\';
    uint32_t cp;
    size_t n = regex_char(span_from(p->s, p->at), &cp);
    buf_add(&p->run, span_head(span_from(p->s, p->at), n));
    p->at += n;
    return true;
}

static struct re *assertion(struct parser *p, enum re_assert what)
{
    struct re *r = node(p, RE_ASSERT);
    r->assert = what;
    return r;
}

static struct re *parse_escape(struct parser *p)
{
    size_t from = p->at - 1;
    if (!more(p))
        return fail(p, from, "\\ at the end; to find a backslash, write \\\\");
    char c = p->s.p[p->at++];
    switch (c) {
    case '<': return assertion(p, RE_WORD_START);
    case '>': return assertion(p, RE_WORD_END);
    case 'b': return assertion(p, RE_EDGE);
    case 'B': return assertion(p, RE_NO_EDGE);
    case 'w': return class_node(p, CHAR_WORD, false);
    case 'W': return class_node(p, CHAR_WORD, true);
    case 's': return class_node(p, CHAR_SPACE, false);
    case 'S': return class_node(p, CHAR_SPACE, true);
    case 'd': return fail(p, from, "\\d is not supported; write [0-9]");
    }
    if (c >= '1' && c <= '9')
        return fail(p, from, "back-references are not supported");
    return fail(p, from, "unknown escape; a letter needs no \\");
}

static struct re *parse_either(struct parser *p);

static struct re *parse_group(struct parser *p)
{
    size_t open = p->at - 1;
    if (p->depth >= DEPTH)
        return fail(p, open, "groups are nested too deeply");
    p->depth++;
    struct re *r = parse_either(p);
    p->depth--;
    if (!take_token(p, ")"))
        return fail(p, open, "( without )");
    return r;
}

static struct re *parse_special(struct parser *p)
{
    switch (p->s.p[p->at++]) {
    case '.': return node(p, RE_ANY);
    case '^': return assertion(p, RE_LINE_START);
    case '$': return assertion(p, RE_LINE_END);
    case '[': return parse_bracket(p);
    case '(': return parse_group(p);
    default: return parse_escape(p);
    }
}

static struct re *parse_sequence(struct parser *p)
{
    struct re *cat = node(p, RE_CAT);
    while (more(p) && peek(p, 0) != '|' && (peek(p, 0) != ')' || !p->depth)) {
        if (peek(p, 0) == ')') {
            fail(p, p->at, ") without (; to find the character itself, put \\ before it");
        } else if (at_repeat(p)) {
            parse_repeat(p, cat);
        } else if (!take_plain(p)) {
            flush_run(p, cat);
            add_kid(p, cat, parse_special(p));
        }
    }
    flush_run(p, cat);
    return cat;
}

static struct re *parse_either(struct parser *p)
{
    struct re *alt = node(p, RE_ALT);
    do
        add_kid(p, alt, parse_sequence(p));
    while (take_token(p, "|"));
    return alt->kids == 1 ? alt->kid[0] : alt;
}

/* Parses one line of the pattern. Offsets count from the start of all, for error messages. */
static struct re *parse_line(struct parser *p)
{
    if (!(p->flags & REGEX_FIXED))
        return parse_either(p);
    buf_add(&p->run, span_from(p->s, p->at));
    p->at = p->s.n;
    struct re *cat = node(p, RE_CAT);
    flush_run(p, cat);
    return cat;
}

static struct re *as_words(struct parser *p, struct re *r)
{
    struct re *cat = node(p, RE_CAT);
    add_kid(p, cat, assertion(p, RE_OUT_BEFORE));
    add_kid(p, cat, r);
    add_kid(p, cat, assertion(p, RE_OUT_AFTER));
    return cat;
}

const struct re *regex_parse(struct span pattern, unsigned flags, struct arena *a,
                             struct err *e, size_t *at)
{
    struct parser p = {.flags = flags, .arena = a, .err = e};
    struct re *alt = node(&p, RE_ALT);
    if (pattern.n > REGEX_BYTES)
        err_set(e, STATUS_USAGE, "the pattern is longer than %d bytes", REGEX_BYTES);
    for (size_t from = 0; !e->status && from <= pattern.n; from = p.s.n + 1) {
        size_t n = span_chr(span_from(pattern, from), '\n');
        p.s = span_head(pattern, n == SPAN_NONE ? pattern.n : from + n);
        p.at = from;
        add_kid(&p, alt, parse_line(&p));
    }
    buf_release(&p.run);
    *at = p.where;
    if (e->status)
        return NULL;
    struct re *r = alt->kids == 1 ? alt->kid[0] : alt;
    return flags & REGEX_WORD ? as_words(&p, r) : r;
}
