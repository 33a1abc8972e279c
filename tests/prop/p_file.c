/* Files as wholes: nothing of them is lost, whatever they hold. */
#include "prop.h"

#include "base/buf.h"
#include "text/edit.h"
#include "text/fmt.h"
#include "text/record.h"
#include "text/visit.h"

#include <stdlib.h>
#include <string.h>

static struct keys keys;

static const struct keys *all_keys(void)
{
    keys_init(&keys, &prop_arena);
    return &keys;
}

static struct guest parse(struct span src)
{
    struct guest g;
    guest_parse(&g, SPAN("x"), src, all_keys(), &prop_arena);
    return g;
}

static struct span kept(struct buf *b)
{
    struct span s = arena_copy(&prop_arena, buf_span(b));
    buf_release(b);
    return s;
}

static struct span any_file(void)
{
    return rnd_chance(4) ? rnd_bytes(300) : rnd_file(12);
}

static bool inside(struct span part, struct span whole)
{
    return part.n == 0 || (part.p >= whole.p && part.p + part.n <= whole.p + whole.n);
}

/* print(parse(x)) = x: the lines, joined, are the file, and every span is inside its line. */
PROP(file_is_its_lines, PROP_USUAL)
{
    struct span src = any_file(), rest = src, line;
    struct guest g = parse(src);
    struct buf b = BUF_INIT;
    size_t at = 0;
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++) {
        bool listed = at < g.n && g.v[at].lineno == lineno;
        const struct fact *f = listed ? &g.v[at++] : NULL;
        CHECK(listed || span_trim(line).n == 0 || lineno == 1);
        if (f)
            CHECK(inside(f->text, f->line) && inside(f->body, f->text) &&
                  inside(f->remark, f->text) && inside(fact_culprit(f), f->line) &&
                  inside(f->key_name, f->line) && f->kind != LINE_BLANK);
        buf_add(&b, f ? f->line : line);
        if ((size_t)(line.p - src.p) + line.n < src.n)
            buf_char(&b, '\n');
    }
    CHECK_INT(at, g.n);
    CHECK_SPAN(kept(&b), src);
}

/* A fact's canonical spelling says the same, and is its own. */
PROP(fact_spelled_once_more, PROP_USUAL)
{
    struct span line = rnd_fact();
    struct fact f = fact_parse(line, 2, all_keys());
    struct buf b = BUF_INIT, c = BUF_INIT;
    if (f.kind != LINE_FACT) {
        CHECK(f.date == DATE_NONE && f.key == KEY_NONE);
        return;
    }
    fact_print(&b, &f);
    struct fact again = fact_parse(buf_span(&b), 2, &keys);
    CHECK(fact_eq(&f, &again));
    CHECK_SPAN(again.body, f.body);
    CHECK_SPAN(again.remark, f.remark);
    fact_print(&c, &again);
    CHECK_SPAN(buf_span(&c), buf_span(&b));
    buf_release(&b);
    buf_release(&c);
}

static struct span fmt(struct span src)
{
    struct guest g = parse(src);
    struct buf b = BUF_INIT;
    fmt_print(&b, &g, &prop_arena);
    return kept(&b);
}

static int by_bytes(const void *x, const void *y)
{
    return span_cmp(*(const struct span *)x, *(const struct span *)y);
}

/* The lines of the file in canonical spelling, without order. */
static struct span *says(struct span src, size_t *n)
{
    struct guest g = parse(src);
    struct span *v = ARENA_NEW(&prop_arena, struct span, g.n);
    for (size_t i = 0; i < g.n; i++) {
        struct buf b = BUF_INIT;
        struct span line = g.v[i].line;
        if (g.v[i].lineno == 1 && span_starts(line, SPAN("\xEF\xBB\xBF")))
            line = span_from(line, 3);
        while (line.n && line.p[line.n - 1] == '\r')
            line.n--;
        if (g.v[i].kind == LINE_FACT)
            fact_print(&b, &g.v[i]);
        else
            buf_add(&b, line);
        v[i] = kept(&b);
    }
    *n = g.n;
    if (g.n)
        qsort(v, g.n, sizeof *v, by_bytes);
    return v;
}

PROP(fmt_twice_is_once, PROP_USUAL)
{
    struct span once = fmt(any_file());
    CHECK_SPAN(fmt(once), once);
}

PROP(fmt_loses_nothing, PROP_USUAL)
{
    struct span src = any_file();
    size_t n, m;
    struct span *before = says(src, &n), *after = says(fmt(src), &m);
    CHECK_INT(m, n);
    for (size_t i = 0; i < n && i < m; i++)
        CHECK_SPAN(after[i], before[i]);
}

/* Any text goes in as a fact and comes back, or is refused. */
PROP(text_goes_in_and_comes_back, PROP_USUAL)
{
    struct span text = rnd_text(60), line;
    struct buf b = BUF_INIT;
    if (edit_refuses(text)) {
        bool control = false;
        for (size_t i = 0; i < text.n; i++)
            control |= (unsigned char)text.p[i] < 0x20 || (unsigned char)text.p[i] >= 0x7F;
        CHECK(control); /* nothing printable of ASCII is refused */
        return;
    }
    fact_write(&b, rnd_date(), rnd_chance(2) ? (daytime_t)rnd_below(1440) : TIME_NONE,
               SPAN("note"), 0, text);
    line = kept(&b);
    struct fact f = fact_parse(line, 2, all_keys());
    CHECK_INT(f.kind, LINE_FACT);
    CHECK_INT(f.key, KEY_NOTE);
    CHECK_SPAN(f.text, span_trim(text));
}

/* Adding, then taking the line out again, gives the file as it was. */
PROP(insert_then_remove, PROP_USUAL)
{
    struct span src = any_file(), line = rnd_fact(), rest, at, out;
    struct buf b = BUF_INIT, c = BUF_INIT, d = BUF_INIT;
    struct fact f = fact_parse(line, 0, all_keys());
    if (f.kind != LINE_FACT || edit_refuses(line))
        return;
    fact_print(&d, &f);
    line = kept(&d);
    edit_insert(&b, src, line, &keys);
    out = kept(&b);
    /* the place is where the two begin to differ, or later in a run of equal bytes */
    size_t same = 0;
    while (same < src.n && same < out.n && src.p[same] == out.p[same])
        same++;
    rest = out;
    bool back = false;
    while (!back && span_line(&rest, &at)) {
        size_t end = (size_t)(at.p - out.p) + at.n;
        struct span bare =
            span_starts(at, SPAN("\xEF\xBB\xBF")) && at.p == out.p ? span_from(at, 3) : at;
        if (!span_eq(span_trim(bare), line) || end < same)
            continue;
        edit_remove(&c, out, at);
        struct span left = kept(&c);
        back = span_eq(left, src) ||
               (left.n > src.n && span_eq(span_head(left, src.n), src) &&
                span_trim(span_from(left, src.n)).n <= 1); /* the newline it was given */
    }
    CHECK(back);
}

enum { MANY = 12 };

/* Facts put in at once go where they go one after another. */
PROP(insert_many, PROP_USUAL / 4)
{
    struct span one = any_file(), lines[MANY];
    struct buf b = BUF_INIT, all = BUF_INIT;
    size_t n = 0;
    all_keys();
    for (size_t i = rnd_below(MANY); i-- > 0;) {
        date_t date = rnd_chance(4) ? DATE_NONE : 738000 + (date_t)rnd_below(3);
        bool timed = date != DATE_NONE && rnd_chance(2);
        fact_write(&b, date, timed ? (daytime_t)(600 + rnd_below(3)) : TIME_NONE, SPAN("note"),
                   0, arena_fmt(&prop_arena, "%zu", i));
        lines[n++] = kept(&b);
    }
    edit_insert_all(&all, one, lines, n, &keys);
    for (size_t i = 0; i < n; i++) {
        edit_insert(&b, one, lines[i], &keys);
        one = kept(&b);
    }
    CHECK_SPAN(buf_span(&all), one);
    buf_release(&all);
}

static size_t count_lines(struct span src)
{
    struct span line;
    size_t n = 0;
    if (span_starts(src, SPAN("\xEF\xBB\xBF")))
        src = span_from(src, 3);
    while (span_line(&src, &line))
        n += span_trim(line).n > 0;
    return n;
}

/* Recorded twice is recorded once; every other line stays. */
PROP(record_twice, PROP_USUAL)
{
    struct span src = rnd_file(10), typed = rnd_fact();
    struct fact f = fact_parse(typed, 0, all_keys());
    struct receipt r, again;
    struct buf b = BUF_INIT, c = BUF_INIT, d = BUF_INIT;
    if (f.kind != LINE_FACT || f.text.n == 0 || edit_refuses(typed))
        return; /* commands refuse a fact without text */
    fact_print(&d, &f);
    struct span line = kept(&d), out;
    record_fact(&b, src, line, &keys, &prop_arena, &r);
    out = kept(&b);
    if (r.what == RECORD_SAME)
        CHECK_SPAN(out, src);
    CHECK_INT(count_lines(out), count_lines(src) + (r.what == RECORD_ADDED));
    record_fact(&c, out, line, &keys, &prop_arena, &again);
    CHECK_SPAN(buf_span(&c), out);
    CHECK_INT(again.what, RECORD_SAME);
    buf_release(&c);
}

/* Every dated fact of a sitting is in exactly one slot; the order of lines means nothing. */
PROP(slots_hold_each_fact_once, PROP_USUAL / 2)
{
    struct guest g = parse(rnd_file(12));
    struct slots s = guest_slots(&g, &prop_arena);
    size_t in_slots = 0, sittings = 0;
    for (size_t i = 0; i < g.n; i++)
        sittings += g.v[i].kind == LINE_FACT && g.v[i].date != DATE_NONE &&
                    g.v[i].class != CLASS_STANDING && g.v[i].class != CLASS_BOND &&
                    g.v[i].class != CLASS_IDENTITY;
    for (size_t i = 0; i < s.n; i++) {
        in_slots += s.v[i].n;
        CHECK(s.v[i].n > 0);
        CHECK(i == 0 || s.v[i - 1].date < s.v[i].date ||
              (s.v[i - 1].date == s.v[i].date && s.v[i - 1].time < s.v[i].time));
        for (size_t k = 0; k < s.v[i].n; k++)
            CHECK_INT(s.v[i].facts[k]->date, s.v[i].date);
    }
    CHECK_INT(in_slots, sittings);
    date_t today = rnd_date(), last, other;
    struct span formed = fmt(g.src);
    struct guest f = parse(formed);
    struct slots t = guest_slots(&f, &prop_arena);
    CHECK_INT(slots_visits(&t, today, &other), slots_visits(&s, today, &last));
    CHECK_INT(other, last);
}
