#include "query/open.h"
#include "unit.h"

static struct arena arena;
static struct keys keys;

static struct fact fact_of(const char *line)
{
    keys_init(&keys, &arena);
    return fact_parse(span_str(line), 1, &keys);
}

TEST(open_hash_stays)
{
    struct fact a = fact_of("2024-03-01 ask: Krug 1988; by 2025-01-01");
    struct fact b = fact_of("2024-03-01  Ask+ : Krug 1988; 2025-01-02 found");
    struct fact c = fact_of("2024-03-02 ask: Krug 1988");
    CHECK_SPAN(open_hash(&a, &arena), open_hash(&b, &arena));
    CHECK(!span_eq(open_hash(&a, &arena), open_hash(&c, &arena)));
    CHECK_INT(open_hash(&a, &arena).n, 4);
}

TEST(open_named)
{
    struct fact f = fact_of("2024-03-01 ask: a bottle of Krüg 1988; for Mrs Nakamura");
    CHECK(open_named(&f, SPAN("KRUG 1988")));
    CHECK(open_named(&f, SPAN("1988, ask")));
    CHECK(open_named(&f, SPAN("2024-03-01")));
    CHECK(!open_named(&f, SPAN("krug 1989")));
    CHECK(!open_named(&f, SPAN("Nakamura")));
    CHECK(!open_named(&f, SPAN("bott")));
    CHECK(!open_named(&f, SPAN("")));
    CHECK(!open_named(&f, SPAN("; -")));
}

/* 16,384 steps of a guest are listed, and then four of each item: the item says so. */
TEST(open_many_steps)
{
    struct guest g;
    struct open_items items = {0};
    struct buf b = BUF_INIT;
    keys_init(&keys, &arena);
    buf_str(&b, "2026-01-01 ask: seat\n2026-01-02 ask: seat two\n2026-02-02 ask: seat\n");
    for (int i = 0; i < 16384; i++)
        buf_str(&b, "2026-02-01 tried: seat\n");
    guest_parse(&g, SPAN("x"), buf_span(&b), &keys, &arena);
    open_items(&g, false, &items, &arena);
    CHECK_INT(items.n, 3);
    CHECK_INT(items.v[0].tried_n, 16384);
    CHECK(!items.v[0].tried_more);
    CHECK_INT(items.v[1].tried_n, 4);
    CHECK(items.v[1].tried_more);
    CHECK_INT(items.v[2].tried_n, 0);
    CHECK(!items.v[2].tried_more);
    buf_release(&b);
}

TEST(open_trail)
{
    struct guest g;
    struct open_items items = {0};
    keys_init(&keys, &arena);
    guest_parse(&g, SPAN("x"),
                SPAN("2026-02-01 tried: krug; two\n"
                     "2026-01-02 ask: Krug\n"
                     "2026-01-01 tried: krug; too early\n"
                     "2026-01-03 tried: krug; one\n"
                     "2026-01-04 tried: cake; other\n"
                     "2026-01-02 promise+: cake\n"),
                &keys, &arena);
    open_items(&g, false, &items, &arena);
    CHECK_INT(items.n, 1);
    CHECK_INT(items.v[0].tried_n, 2);
    CHECK_STR(items.v[0].tried[0].remark, "one");
    CHECK_STR(items.v[0].tried[1].remark, "two");
    open_items(&g, true, &items, &arena);
    CHECK_INT(items.n, 3);
    CHECK_STR(items.v[2].tried[0].remark, "other");
}
