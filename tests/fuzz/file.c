/* A file as a whole: parse and print, fmt, a line put in, a fact on record, a menu, slots. */
#include "fuzz.h"

#include "text/edit.h"
#include "text/fmt.h"
#include "text/menu.h"
#include "text/record.h"
#include "text/visit.h"

#include <stdlib.h>

static struct guest parse(struct span src)
{
    struct guest g;
    guest_parse(&g, SPAN("x"), src, fuzz_keys(), &fuzz_arena);
    return g;
}

static bool inside(struct span part, struct span whole)
{
    return part.n == 0 || (part.p >= whole.p && part.p + part.n <= whole.p + whole.n);
}

/* The lines, joined, are the file, and each span of a fact is inside its line. */
static void check_parse(struct span src)
{
    struct guest g = parse(src);
    struct span rest = src, line;
    struct buf b = BUF_INIT;
    size_t at = 0;
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++) {
        const struct fact *f = at < g.n && g.v[at].lineno == lineno ? &g.v[at++] : NULL;
        if (f)
            MUST(inside(f->text, f->line) && inside(f->body, f->text) &&
                 inside(f->remark, f->text) && inside(fact_culprit(f), f->line) &&
                 inside(f->key_name, f->line));
        buf_add(&b, f ? f->line : line);
        if ((size_t)(line.p - src.p) + line.n < src.n)
            buf_char(&b, '\n');
    }
    MUST(at == g.n);
    MUST_EQ(fuzz_keep(&b), src);
}

static struct span fmt(struct span src)
{
    struct guest g = parse(src);
    struct buf b = BUF_INIT;
    fmt_print(&b, &g, &fuzz_arena);
    return fuzz_keep(&b);
}

static int by_bytes(const void *a, const void *b)
{
    return span_cmp(*(const struct span *)a, *(const struct span *)b);
}

/* The lines of a file without order: facts in canonical spelling, other lines as they are. */
static struct span says(struct span src)
{
    struct guest g = parse(src);
    struct span *v = ARENA_NEW(&fuzz_arena, struct span, g.n);
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < g.n; i++) {
        struct span line = g.v[i].line;
        line = span_from(line,
                         g.v[i].lineno == 1 && span_starts(line, SPAN("\xEF\xBB\xBF")) ? 3 : 0);
        while (line.n && line.p[line.n - 1] == '\r')
            line.n--;
        if (g.v[i].kind == LINE_FACT)
            fact_print(&b, &g.v[i]);
        else
            buf_add(&b, line);
        v[i] = fuzz_keep(&b);
    }
    if (g.n)
        qsort(v, g.n, sizeof *v, by_bytes);
    for (size_t i = 0; i < g.n; i++) {
        buf_add(&b, v[i]);
        buf_char(&b, '\n');
    }
    return fuzz_keep(&b);
}

static void check_fmt(struct span src)
{
    struct span once = fmt(src);
    MUST_EQ(fmt(once), once);
    MUST_EQ(says(once), says(src));
}

/* The first line goes into the rest: recorded twice is recorded once, no other line goes. */
static void check_record(struct span src)
{
    struct span line;
    if (!span_line(&src, &line) || edit_refuses(line))
        return;
    struct fact f = fact_parse(line, 0, fuzz_keys());
    if (f.kind != LINE_FACT || f.text.n == 0 || f.problem == PROBLEM_BRACKET)
        return; /* a remark put behind an open bracket would be inside it */
    struct buf b = BUF_INIT;
    struct receipt r, again;
    fact_print(&b, &f);
    struct span fact = fuzz_keep(&b);
    record_fact(&b, src, fact, fuzz_keys(), &fuzz_arena, &r);
    struct span once = fuzz_keep(&b);
    record_fact(&b, once, fact, fuzz_keys(), &fuzz_arena, &again);
    MUST_EQ(fuzz_keep(&b), once);
    MUST(again.what == RECORD_SAME);
    MUST(r.what != RECORD_SAME || span_eq(once, src));
    size_t before = parse(src).n, after = parse(once).n;
    MUST(after == before + (r.what == RECORD_ADDED));
}

/* No longer id runs on from a shorter one. */
static bool runs_on(void *ctx, struct span id)
{
    (void)ctx;
    (void)id;
    return false;
}

static void check_mentions(struct span src)
{
    struct buf b = BUF_INIT;
    struct edit_mention same = {.from = SPAN("a"), .to = SPAN("a"), .means = runs_on};
    struct edit_mention other = {.from = SPAN("a"), .to = SPAN("b-c"), .means = runs_on};
    edit_mentions(&b, src, &same, fuzz_keys());
    MUST_EQ(fuzz_keep(&b), src);
    edit_mentions(&b, src, &other, NULL);
    struct span there = fuzz_keep(&b);
    MUST(edit_mentions(&b, there, &other, NULL) == 0);
    buf_release(&b);
}

void fuzz_one(struct span input)
{
    struct menu menu;
    check_parse(input);
    check_fmt(input);
    check_record(input);
    check_mentions(input);
    menu_parse(&menu, input, fuzz_keys(), NULL, NULL, &fuzz_arena);
    struct guest g = parse(input);
    guest_slots(&g, &fuzz_arena);
}
