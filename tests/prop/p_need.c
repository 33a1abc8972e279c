/* What a question needs is never ruled out by a look at raw bytes. */
#include "prop.h"

#include "text/guest.h"

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

PROP(need_keeps_what_counts, PROP_USUAL)
{
    struct keys keys;
    struct need need = NEED_INIT;
    struct guest all, some;
    keys_init(&keys, &prop_arena);
    keys_add(&keys, SPAN("q"), CLASS_ITEM);
    keys_add(&keys, SPAN("皿"), CLASS_ITEM);
    bool *wanted = ARENA_NEW(&prop_arena, bool, keys.n);
    size_t odds = 1 + rnd_below(20);
    for (size_t i = 0; i < keys.n; i++)
        if ((wanted[i] = rnd_chance(odds)))
            need_key(&need, keys.v[i].name);
    date_t since = rnd_chance(2) ? rnd_date() : DATE_NONE;
    date_t until = rnd_chance(2) ? rnd_date() : DATE_NONE;
    if (since != DATE_NONE || until != DATE_NONE)
        need_dates(&need, since, until);
    struct span src = rnd_chance(4) ? rnd_bytes(300) : rnd_file(20);
    guest_parse(&all, SPAN("x"), src, &keys, &prop_arena);
    guest_parse_some(&some, SPAN("x"), src, &need, &keys, &prop_arena);
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
