#include "query/log.h"
#include "unit.h"

static struct arena arena;
static struct keys keys;

static struct log_entries entries_of(const char *id, const char *file)
{
    struct log_filter all = {.since = DATE_NONE, .until = DATE_NONE};
    struct prefilter prefilter = PREFILTER_INIT;
    struct log_entries entries = {0};
    keys_init(&keys, &arena);
    log_prefilter(&all, &prefilter, &keys);
    log_file(&all, &prefilter, span_str(id), span_str(file), &keys, &entries, &arena, &arena);
    return entries;
}

TEST(log_room_is_sorted)
{
    struct log_room room = {0};
    struct log_entries b = entries_of("b", "2026-01-02 19:00 visit:\n2026-01-01 note: x\n");
    struct log_entries a = entries_of("a", "2026-01-02 19:00 visit: y\nlikes: tea\n");
    CHECK(log_take(&room, &b, SIZE_MAX));
    CHECK(log_take(&room, &a, SIZE_MAX));
    log_order(&room);
    CHECK_INT(room.n, 3);
    CHECK_SPAN(room.v[0].line, SPAN("2026-01-01 note: x"));
    CHECK_SPAN(room.v[1].id, SPAN("a"));
    CHECK_SPAN(room.v[2].id, SPAN("b"));
    CHECK_INT(room.v[2].lineno, 1);
    arena_release(&room.arena);
}

TEST(log_room_has_a_limit)
{
    struct log_room room = {0};
    struct log_entries a = entries_of("a", "2026-01-01 note: x\n2026-01-02 note: y\n");
    size_t size = sizeof "a2026-01-01 note: x2026-01-02 note: y" - 1 + 2 * sizeof *a.v;
    CHECK(!log_take(&room, &a, size - 1));
    CHECK_INT(room.n, 0);
    CHECK(log_take(&room, &a, size));
    CHECK(!log_take(&room, &a, size));
    log_clear(&room);
    CHECK(log_take(&room, &a, size));
    CHECK_INT(room.n, 2);
    arena_release(&room.arena);
}

TEST(log_room_grows)
{
    struct log_room room = {0};
    char *long_line = arena_room(&arena, 1 << 20, 1);
    memset(long_line, 'x', 1 << 20);
    memcpy(long_line, "2026-01-01 note: ", 17);
    struct log_entry one = {.id = SPAN("a"), .line = {long_line, 1 << 20}, .date = 7};
    struct log_entries entries = {.v = &one, .n = 1};
    for (int i = 0; i < 50; i++)
        CHECK(log_take(&room, &entries, SIZE_MAX));
    CHECK_INT(room.n, 50);
    for (size_t i = 0; i < room.n; i++)
        CHECK(span_eq(room.v[i].line, one.line) && span_eq(room.v[i].id, one.id));
    arena_release(&room.arena);
}

/* Passes have at most LOG_MEMORY bytes, or a part in LOG_PASSES, and reach to the last day. */
TEST(log_passes)
{
    struct log_days days;
    struct log_entry one = {.id = SPAN("a"), .line = SPAN("x")};
    log_days_init(&days, &arena);
    CHECK_INT(log_days_until(&days, 0), DATE_LAST);
    one.date = 5;
    log_days_add(&days, &one, 1);
    CHECK_INT(days.all, sizeof one + 2);
    CHECK_INT(log_days_until(&days, 5), DATE_LAST);
    days.bytes[0] = days.bytes[10] = LOG_MEMORY;
    days.bytes[DATE_LAST / LOG_SPAN] = 1;
    CHECK_INT(log_days_until(&days, 5), 10 * LOG_SPAN - 1);
    CHECK_INT(log_days_until(&days, 10 * LOG_SPAN), DATE_LAST / LOG_SPAN * LOG_SPAN - 1);
    CHECK_INT(log_days_until(&days, DATE_LAST), DATE_LAST);
    days.all = (uint64_t)LOG_MEMORY * 2 * LOG_PASSES;
    CHECK_INT(log_days_until(&days, 5), DATE_LAST / LOG_SPAN * LOG_SPAN - 1);
}
