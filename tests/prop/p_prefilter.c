/* A line that a question needs is never ruled out by its raw bytes. */
#include "prop.h"

#include "query/grep.h"
#include "text/visit.h"

static bool is_wanted(const struct fact *f, const bool *wanted, date_t since, date_t until)
{
    return f->kind == LINE_FACT && f->key != KEY_NONE && wanted[f->key] &&
           (since == DATE_NONE || (f->date != DATE_NONE && f->date >= since)) &&
           (until == DATE_NONE || (f->date != DATE_NONE && f->date <= until));
}

/* The place of the next fact that is wanted, from `at` on; g->n at the end. */
static size_t next_wanted(const struct guest *g, size_t at, const bool *wanted, date_t since,
                          date_t until)
{
    while (at < g->n && !is_wanted(&g->v[at], wanted, since, until))
        at++;
    return at;
}

PROP(prefilter_keeps_what_counts, PROP_USUAL)
{
    struct keys keys;
    struct prefilter prefilter = PREFILTER_INIT;
    struct guest all, some;
    keys_init(&keys, &prop_arena);
    keys_add(&keys, SPAN("q"), CLASS_ITEM);
    keys_add(&keys, SPAN("皿"), CLASS_ITEM);
    bool *wanted = ARENA_NEW(&prop_arena, bool, keys.n);
    size_t odds = 1 + rnd_below(20);
    for (size_t i = 0; i < keys.n; i++)
        if ((wanted[i] = rnd_chance(odds)))
            prefilter_key(&prefilter, keys.v[i].name);
    date_t since = rnd_chance(2) ? rnd_date() : DATE_NONE;
    date_t until = rnd_chance(2) ? rnd_date() : DATE_NONE;
    if (since != DATE_NONE || until != DATE_NONE)
        prefilter_dates(&prefilter, since, until);
    struct span src = rnd_chance(4) ? rnd_bytes(300) : rnd_file(20);
    guest_parse(&all, SPAN("x"), src, &keys, &prop_arena);
    guest_parse_some(&some, SPAN("x"), src, &prefilter, &keys, &prop_arena);
    CHECK(some.n <= all.n);
    size_t i = next_wanted(&all, 0, wanted, since, until);
    size_t k = next_wanted(&some, 0, wanted, since, until);
    while (i < all.n && k < some.n && CHECK_INT(all.v[i].lineno, some.v[k].lineno)) {
        CHECK_SPAN(all.v[i].text, some.v[k].text);
        i = next_wanted(&all, i + 1, wanted, since, until);
        k = next_wanted(&some, k + 1, wanted, since, until);
    }
    CHECK(i == all.n && k == some.n);
}

/* The next sitting from `at` on, s->n at the end: other dated facts have slots too. */
static size_t next_opened(const struct slots *s, size_t at)
{
    while (at < s->n && !s->v[at].opened)
        at++;
    return at;
}

static uint32_t line_of(const struct fact *f)
{
    return f ? f->lineno : 0;
}

/* Lines of two days, of which many begin alike. */
static struct span rnd_days(void)
{
    static const char *const
        days[] = {"2024-05-01", "2024-05-02"},
        *const marks[] = {"", "+", "-"}, *const times[] = {" ", " ", " 19:30 ", " 20:00 "},
        *const keys[] = {"dish", "dish", "dish-of-the-day", "wine", "visit", "booked", "note"},
        *const texts[] = {": cod", ": for 2, table 3", " : for 4", "x: no key", " no fact"};
    struct buf b = BUF_INIT;
    for (size_t lines = rnd_below(12); lines > 0; lines--)
        buf_fmt(&b, "%s%s%s%s%s\n", RND_PICK(days), RND_PICK(times), RND_PICK(keys),
                RND_PICK(marks), RND_PICK(texts));
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

/* Returns whether the day of the slot has no booking and at most one visit, which is set. */
static bool is_usual_day(const struct guest *g, const struct slot *s, const struct fact **visit,
                         size_t *facts, bool *items)
{
    size_t visits = 0, booked = 0;
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->date != s->date || f->class == CLASS_STANDING || f->class == CLASS_BOND ||
            f->class == CLASS_IDENTITY)
            continue;
        ++*facts;
        *items |= f->class == CLASS_ITEM;
        booked += f->key == KEY_BOOKED;
        visits += f->key == KEY_VISIT;
        *visit = f->key == KEY_VISIT ? f : *visit;
    }
    return !booked && visits <= 1;
}

/* A day without a booking and with at most one visit is one slot, which has all its facts. */
PROP(visit_usual_days, PROP_USUAL)
{
    struct keys keys;
    struct guest g;
    keys_init(&keys, &prop_arena);
    guest_parse(&g, SPAN("x"), rnd_chance(2) ? rnd_days() : rnd_file(20), &keys, &prop_arena);
    struct slots all = guest_slots(&g, &prop_arena);
    for (size_t i = 0; i < all.n; i++) {
        const struct slot *s = &all.v[i];
        const struct fact *visit = NULL;
        size_t facts = 0;
        bool items = false;
        if (!is_usual_day(&g, s, &visit, &facts, &items))
            continue;
        CHECK(i + 1 == all.n || all.v[i + 1].date > s->date);
        CHECK(s->visit == visit && !s->booked && s->items == items && s->n == facts);
        CHECK(s->opened == (visit || items) && s->time == (visit ? visit->time : TIME_NONE));
        CHECK_INT(s->covers, visit ? fact_covers(visit) : 0);
        CHECK_SPAN(s->table, visit ? fact_table(visit) : SPAN(""));
        for (size_t k = 1; k < s->n; k++)
            CHECK(s->facts[k - 1]->time <= s->facts[k]->time);
    }
}

/* Heads only, and one item a day, give the same sittings. */
PROP(prefilter_heads_are_enough, PROP_USUAL)
{
    struct keys keys;
    struct prefilter prefilter = {.heads = 1 << CLASS_VISIT | 1 << CLASS_ITEM,
                                  .once = 1 << CLASS_ITEM};
    struct guest all, some;
    keys_init(&keys, &prop_arena);
    keys_add(&keys, SPAN("dish-of-the-day"), CLASS_ITEM);
    prefilter_class(&prefilter, &keys, CLASS_VISIT);
    prefilter_class(&prefilter, &keys, CLASS_ITEM);
    struct span src = rnd_chance(2) ? rnd_days() : rnd_file(20);
    guest_parse(&all, SPAN("x"), src, &keys, &prop_arena);
    guest_parse_some(&some, SPAN("x"), src, &prefilter, &keys, &prop_arena);
    struct slots a = guest_slots(&all, &prop_arena), b = guest_slots(&some, &prop_arena);
    struct slots bare = guest_sittings(&some, &prop_arena);
    CHECK_INT(bare.n, b.n);
    size_t i = next_opened(&a, 0), k = next_opened(&b, 0);
    while (i < a.n && k < b.n && CHECK_INT(b.v[k].date, a.v[i].date)) {
        const struct slot *x = &a.v[i], *y = &b.v[k], *z = &bare.v[k];
        CHECK(x->time == y->time && x->items == y->items && x->covers == y->covers);
        CHECK(line_of(x->visit) == line_of(y->visit) &&
              line_of(x->booked) == line_of(y->booked));
        CHECK_SPAN(y->table, x->table);
        CHECK(z->time == y->time && z->items == y->items && z->visit == y->visit &&
              z->booked == y->booked && z->opened && !z->covers);
        i = next_opened(&a, i + 1);
        k = next_opened(&b, k + 1);
    }
    CHECK(i == a.n && k == b.n);
}

static struct grep rnd_filter(const struct keys *keys)
{
    struct grep g = {.keys = keys, .since = DATE_NONE, .until = DATE_NONE, .most = SIZE_MAX};
    bool *wanted = ARENA_NEW(&prop_arena, bool, keys->n);
    for (size_t i = 0; i < keys->n; i++)
        wanted[i] = rnd_chance(5);
    g.wanted = rnd_chance(2) ? wanted : NULL;
    g.preferences = rnd_chance(4);
    if (rnd_chance(3))
        g.since = rnd_date();
    if (rnd_chance(3))
        g.until = rnd_date();
    return g;
}

/* A line that is ruled out by its bytes, before or after the search, does not match. */
PROP(prefilter_finds_the_same, PROP_USUAL)
{
    static const char *const patterns[] = {"a", "o", "dish", "2", "", "[a-m]", "e$", "cod|e"};
    static const unsigned flags[] = {0, PATTERN_FIXED, PATTERN_EXACT, PATTERN_INVERT,
                                     PATTERN_WORD};
    struct keys keys;
    struct prefilter prefilter = PREFILTER_INIT;
    struct err e = ERR_INIT;
    size_t at;
    keys_init(&keys, &prop_arena);
    keys_add(&keys, SPAN("q"), CLASS_ITEM);
    struct grep g = rnd_filter(&keys);
    struct span src = rnd_chance(4) ? rnd_bytes(300) : rnd_file(20);
    g.pattern =
        pattern_compile(span_str(RND_PICK(patterns)), RND_PICK(flags), &prop_arena, &e, &at);
    struct matcher *m = matcher_new(g.pattern);
    struct grep_hits plain = grep_file(&g, m, src, &prop_arena);
    g.prefilter = grep_prefilter(&g, &prefilter);
    struct grep_hits hits = grep_file(&g, m, src, &prop_arena);
    CHECK_INT(hits.n, plain.n);
    for (size_t i = 0; i < hits.n && i < plain.n; i++) {
        CHECK_INT(hits.v[i].lineno, plain.v[i].lineno);
        CHECK_SPAN(hits.v[i].line, plain.v[i].line);
    }
    matcher_free(m);
}
