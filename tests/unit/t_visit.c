#include "text/visit.h"

#include "unit.h"

#include <string.h>

static struct arena a;
static struct keys keys;
static struct guest g;

static struct slots slots(const char *src)
{
    keys_init(&keys, &a);
    guest_parse(&g, SPAN("x"), span_str(src), &keys, &a);
    return guest_slots(&g, &a);
}

#define DAY "2026-01-10 "
static const date_t day = 739625; /* 2026-01-10 */

static void is_slot(const struct slot *s, const char *time, size_t facts, bool visit,
                    bool booked)
{
    CHECK_INT(s->date, day);
    CHECK_INT(s->time, time_parse(span_str(time)));
    CHECK_INT(s->n, facts);
    CHECK_INT(s->visit != NULL, visit);
    CHECK_INT(s->booked != NULL, booked);
}

TEST(visit_none)
{
    date_t last;
    CHECK_INT(day, date_make(2026, 1, 10));
    struct slots s =
        slots("name: A\n2026-01-10 allergy: nuts\n2026-01-10 friend: @b\ndish: x\n");
    CHECK_INT(s.n, 0); /* a standing fact is not a sitting, nor an item without a day */
    CHECK_INT(slots_visits(&s, day, &last), 0);
    CHECK_INT(last, DATE_NONE);
}

/* A visit takes the nearest booking within three hours, and they are one slot. */
TEST(visit_takes_its_booking)
{
    struct slots s = slots(DAY "19:00 booked: dinner\n" DAY "22:00 visit: dinner\n");
    CHECK_INT(s.n, 1);
    is_slot(&s.v[0], "22:00", 2, true, true);
    s = slots(DAY "19:00 booked: dinner\n" DAY "22:01 visit: dinner\n");
    CHECK_INT(s.n, 2);
    is_slot(&s.v[0], "19:00", 1, false, true);
    is_slot(&s.v[1], "22:01", 1, true, false);
    s = slots(DAY "18:00 booked: a\n" DAY "20:00 booked: b\n" DAY "19:10 visit: c\n");
    CHECK_INT(s.n, 2);
    is_slot(&s.v[0], "18:00", 1, false, true);
    is_slot(&s.v[1], "19:10", 2, true, true);
    s = slots(DAY "booked: a\n" DAY "19:10 visit: c\n"); /* an unknown time may be any */
    CHECK_INT(s.n, 1);
    is_slot(&s.v[0], "19:10", 2, true, true);
}

TEST(visit_leaves_the_cancelled)
{
    struct slots s = slots(DAY "19:00 booked-: a\n" DAY "19:30 visit: b\n");
    CHECK_INT(s.n, 2);
    CHECK_INT(s.v[0].booked->mark, '-');
    CHECK(slot_happened(&s.v[1], day) && !slot_happened(&s.v[0], day));
    CHECK(!slot_unrecorded(&s.v[0], day + 1));
    s = slots(DAY "19:00 booked-: a\n" DAY "19:00 booked: again\n");
    CHECK_INT(s.n, 1);
    CHECK_INT(s.v[0].booked->mark, 0);
}

TEST(visit_one_booking_one_visit)
{
    struct slots s =
        slots(DAY "19:00 booked: a\n" DAY "19:10 visit: b\n" DAY "19:20 visit: c\n");
    CHECK_INT(s.n, 2);
    is_slot(&s.v[0], "19:10", 2, true, true);
    is_slot(&s.v[1], "19:20", 1, true, false);
}

/* Two equal lines are one fact: no second visit, whatever booking the first has taken. */
TEST(visit_equal_times_are_one)
{
    date_t last;
    struct slots s =
        slots(DAY "19:00 booked: a\n" DAY "19:10 visit: b\n" DAY "19:10 visit: b\n");
    CHECK_INT(s.n, 1);
    is_slot(&s.v[0], "19:10", 3, true, true);
    s = slots(DAY "visit: b\n" DAY "visit: c\n");
    CHECK_INT(slots_visits(&s, day, &last), 1);
    s = slots(DAY "12:00 visit: b\n" DAY "19:00 visit: b\n");
    CHECK_INT(slots_visits(&s, day, &last), 2);
    CHECK_INT(last, day);
}

/* Facts with a time go to the nearest slot, those without to the first. */
TEST(visit_facts_find_their_slot)
{
    struct slots s = slots(DAY "19:00 visit: b\n" DAY "12:30 visit: a\n" DAY "dish: x\n" DAY
                               "13:00 dish: y\n" DAY "18:00 note: z\n" DAY "23:59 ask: w\n" DAY
                               "companion: allergy nuts\n");
    CHECK_INT(s.n, 2);
    is_slot(&s.v[0], "12:30", 4, true, false);
    is_slot(&s.v[1], "19:00", 3, true, false);
    CHECK(s.v[0].items && !s.v[1].items);
    CHECK_STR(s.v[0].facts[0]->text, "x"); /* by time, those without first */
}

TEST(visit_without_a_line)
{
    struct slots s = slots(DAY "dish: x\n" DAY "note: y\n");
    CHECK_INT(s.n, 1);
    CHECK(s.v[0].opened && slot_happened(&s.v[0], day));
    is_slot(&s.v[0], "", 2, false, false);
    s = slots(DAY "note: y\n" DAY "complaint: z\n");
    CHECK_INT(s.n, 1);
    CHECK(!s.v[0].opened && !slot_happened(&s.v[0], day) && !slot_unrecorded(&s.v[0], day + 1));
}

TEST(visit_covers_and_table)
{
    struct slots s =
        slots(DAY "19:00 booked: for 4; table 2\n" DAY "19:00 visit: for 2, table 7, window\n");
    CHECK_INT(s.v[0].covers, 4);
    CHECK_STR(s.v[0].table, "7");
    s = slots(DAY "19:00 visit: dinner\n");
    CHECK_INT(s.v[0].covers, 0);
    CHECK_INT(s.v[0].table.n, 0);
}

/* Outcomes of a booking before, on and after its day. */
TEST(visit_bookings)
{
    static const struct {
        const char *line;
        const char *before, *on, *after; /* e expected, h happened, u unrecorded */
    } cases[] = {
        {DAY "19:00 booked: a\n", "e", "e", "u"},
        {DAY "19:00 booked+: a\n", "", "h", "h"},
        {DAY "19:00 booked-: a\n", "", "", ""},
        {DAY "19:00 booked~: a\n", "", "", ""},
        {DAY "19:00 booked~: a\n" DAY "19:00 booked: b\n", "e", "e", "u"},
        {DAY "19:00 booked: a\n" DAY "dish: x\n", "e", "h", "h"},
        {DAY "19:00 booked: a\n" DAY "19:00 visit: x\n", "e", "h", "h"},
        {DAY "19:00 booked: a\n" DAY "note: x\n", "e", "e", "u"},
        {DAY "19:00 visit: a\n", "", "h", "h"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slots s = slots(cases[i].line);
        CHECK_INT(s.n, 1);
        for (int d = -1; d <= 1; d++) {
            const char *want = d < 0 ? cases[i].before : d ? cases[i].after : cases[i].on;
            char got[4] = "";
            size_t n = 0;
            if (slot_expected(&s.v[0], day + d))
                got[n++] = 'e';
            if (slot_happened(&s.v[0], day + d))
                got[n++] = 'h';
            if (slot_unrecorded(&s.v[0], day + d))
                got[n++] = 'u';
            CHECK_STR(span_str(got), want);
        }
    }
}

TEST(visit_order_means_nothing)
{
    struct slots s = slots("2026-01-11 dish: x\n" DAY "dish: y\n2025-01-10 19:00 visit: z\n");
    date_t last;
    CHECK_INT(s.n, 3);
    CHECK(s.v[0].date < s.v[1].date && s.v[1].date < s.v[2].date);
    CHECK_INT(slots_visits(&s, day, &last), 2);
    CHECK_INT(last, day);
}

/* In no order at all, and more than are put in their places one by one. */
TEST(visit_of_a_file_from_end_to_start)
{
    struct buf b = BUF_INIT;
    for (int d = 27; d > 0; d--)
        for (int h = 23; h >= 20; h--)
            buf_fmt(&b, "2026-01-%02d %d:00 visit: x\n", d, h);
    struct slots s = slots(buf_cstr(&b));
    if (CHECK_INT(s.n, 27 * 4))
        for (size_t i = 0; i < s.n; i++) {
            CHECK_INT(s.v[i].date, date_make(2026, 1, 1 + (int)i / 4));
            CHECK_INT(s.v[i].time, (20 + (int)i % 4) * 60);
        }
    buf_release(&b);
}

/* The first of two equally near bookings; a visit at the time of another booking belongs to
 * that. */
TEST(visit_finds_the_nearest)
{
    struct slots s =
        slots(DAY "18:00 booked: a\n" DAY "20:00 booked: b\n" DAY "19:00 visit: c\n");
    CHECK_INT(s.n, 2);
    is_slot(&s.v[0], "19:00", 2, true, true);
    CHECK_STR(s.v[0].booked->text, "a");
    s = slots(DAY "18:00 booked: a\n" DAY "20:00 booked: b\n" DAY "20:00 visit: c\n");
    is_slot(&s.v[0], "18:00", 1, false, true);
    is_slot(&s.v[1], "20:00", 2, true, true);
    s = slots(DAY "18:00 booked: a\n" DAY "visit: c\n" DAY "20:00 note: d\n");
    CHECK_INT(s.n, 1);
    is_slot(&s.v[0], "18:00", 3, true, true); /* the visit says no better time */
    s = slots(DAY "18:00 visit: a\n" DAY "20:00 visit: b\n" DAY "19:00 dish: c\n" DAY
                  "19:01 dish: d\n");
    is_slot(&s.v[0], "18:00", 2, true, false); /* as near to both: the first */
    is_slot(&s.v[1], "20:00", 2, true, false);
    CHECK(s.v[0].items && s.v[1].items);
    CHECK_STR(s.v[1].facts[0]->text, "d");
}
