#include "pages/brief.h"
#include "unit.h"

static struct arena arena;
static struct keys keys;
static struct brief_guest *all[8];
static size_t all_n;

static struct brief_guest *find_guest(void *ctx, struct span mention)
{
    (void)ctx;
    for (size_t i = 0; i < all_n; i++)
        if (span_eq(all[i]->guest.id, mention))
            return all[i];
    return NULL;
}

static struct brief begin(void)
{
    keys_init(&keys, &arena);
    all_n = 0;
    return (struct brief){.keys = &keys, .arena = &arena, .find = find_guest};
}

static struct brief_guest *guest_of(const char *id, const char *text)
{
    struct brief_guest *g = ARENA_NEW(&arena, struct brief_guest, 1);
    guest_parse(&g->guest, span_str(id), span_str(text), &keys, &arena);
    g->slots = guest_slots(&g->guest, &arena);
    return all[all_n++] = g;
}

#define DAY date_parse(SPAN("2026-11-23"))

TEST(brief_bytes)
{
    struct prefilter prefilter = PREFILTER_INIT;
    struct arena scratch = ARENA_INIT;
    brief_prefilter(&prefilter, DAY, &scratch);
    CHECK(prefilter_file(&prefilter, SPAN("x\n2026-11-23 booked: for 2")));
    CHECK(!prefilter_file(&prefilter, SPAN("2026-11-22 booked: for 2\n2026-11-2")));
    CHECK(!prefilter_file(&prefilter, SPAN("")));
    arena_release(&scratch);
}

TEST(brief_one_table_by_mentions)
{
    struct brief b = begin();
    /* a names b, b names c, no line names d; the lines of another hour are another table */
    CHECK(brief_add_day(&b, guest_of("a", "2026-11-23 19:00 booked: for 3 with @b"), DAY));
    CHECK(brief_add_day(&b, guest_of("c", "2026-11-23 19:00 booked:"), DAY));
    CHECK(brief_add_day(&b, guest_of("d", "2026-11-23 19:00 booked:"), DAY));
    CHECK(brief_add_day(&b,
                        guest_of("b", "2026-11-23 19:00 booked: with @c\n"
                                      "2026-11-23 12:00 booked: with @a\n"),
                        DAY));
    brief_tables(&b);
    CHECK_INT(b.seats_n, 6);
    CHECK_INT(brief_table_size(&b, 0), 2); /* 12:00: b, and a who is named */
    CHECK_STR(b.seats[0].who->guest.id, "b");
    CHECK_STR(b.seats[1].who->guest.id, "a");
    CHECK(b.seats[1].slot == NULL);
    CHECK_INT(brief_table_size(&b, 2), 3); /* 19:00: a, c, b */
    CHECK_STR(b.seats[4].who->guest.id, "b");
    CHECK_INT(brief_table_size(&b, 5), 1);
    CHECK_STR(b.seats[5].who->guest.id, "d");
}

TEST(brief_who_is_not_expected)
{
    struct brief b = begin();
    CHECK(!brief_add_day(&b, guest_of("a", "2026-11-23 19:00 booked-: for 2"), DAY));
    CHECK(!brief_add_day(&b, guest_of("b", "2026-11-23 19:00 booked~: for 2"), DAY));
    CHECK(!brief_add_day(&b, guest_of("c", "2026-11-23 19:00 visit: for 2"), DAY));
    CHECK(!brief_add_day(&b, guest_of("d", "2026-11-24 19:00 booked: on 2026-11-23"), DAY));
    CHECK(brief_add_day(&b,
                        guest_of("e", "2026-11-23 19:00 booked-: for 2\n"
                                      "2026-11-23 19:00 booked: for 4\n"),
                        DAY));
    CHECK_INT(b.seats_n, 1);
    CHECK_INT(b.seats[0].slot->covers, 4);
}

TEST(brief_without_an_hour_comes_last)
{
    struct brief b = begin();
    brief_add_day(&b, guest_of("a", "2026-11-23 booked: for 2"), DAY);
    brief_add_day(&b, guest_of("b", "2026-11-23 21:00 booked: for 2"), DAY);
    brief_tables(&b);
    CHECK_STR(b.seats[0].who->guest.id, "b");
    CHECK_STR(b.seats[1].who->guest.id, "a");
}

TEST(brief_asked_for_together)
{
    struct brief b = begin();
    brief_add_guest(&b, guest_of("a", "2026-11-25 19:00 booked: for 2"), DAY, 1);
    brief_add_guest(&b, guest_of("b", ""), DAY, 1);
    brief_add_guest(&b, guest_of("c", "2026-11-20 19:00 booked: for 2"), DAY, 2);
    brief_tables(&b);
    CHECK_STR(b.seats[0].who->guest.id, "c");
    CHECK(b.seats[0].slot == NULL);
    CHECK_INT(brief_table_size(&b, 1), 2);
    CHECK_INT(b.seats[2].time, 19 * 60);
}
