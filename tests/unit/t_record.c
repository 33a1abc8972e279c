#include "text/record.h"

#include "text/edit.h"

#include "unit.h"

static struct arena a;
static struct keys keys;
static struct receipt r;

static struct span record(const char *src, const char *line)
{
    struct buf b = BUF_INIT;
    keys_init(&keys, &a);
    record_fact(&b, span_str(src), span_str(line), &keys, &a, &r);
    struct span s = arena_copy(&a, buf_span(&b));
    buf_release(&b);
    return s;
}

static void is_same(const char *src, const char *line)
{
    CHECK_STR(record(src, line), src);
    CHECK_INT(r.what, RECORD_SAME);
    CHECK_SPAN(r.was, r.now);
}

static void changes(const char *src, const char *line, const char *now)
{
    CHECK_STR(record(src, line), now);
    CHECK_INT(r.what, RECORD_CHANGED);
}

static void adds(const char *src, const char *line, uint32_t lineno)
{
    record(src, line);
    CHECK_INT(r.what, RECORD_ADDED);
    CHECK_INT(r.lineno, lineno);
    CHECK_STR(r.now, line);
    CHECK_INT(r.was.n, 0);
}

#define D "2026-01-10 "

/* One after another, into a file that is parsed once: the same as one by one. */
static void both_ways(const char *src, const char *lines)
{
    struct record many;
    struct receipt each;
    struct buf b = BUF_INIT;
    struct span all[64], rest = span_str(lines), line, one = span_str(src);
    size_t n = 0;
    keys_init(&keys, &a);
    while (span_line(&rest, &line))
        all[n++] = line;
    record_begin(&many, span_str(src), all, n, &keys, &a);
    for (rest = span_str(lines); span_line(&rest, &line);) {
        record_add(&many, line, &each);
        struct span before = one;
        one = record(arena_copy(&a, before).p, arena_copy(&a, line).p);
        if (r.what == RECORD_ADDED) {
            buf_clear(&b);
            edit_insert(&b, before, line, &keys);
            CHECK_SPAN(one, buf_span(&b));
        }
        CHECK_INT(each.what, r.what);
        CHECK_SPAN(each.now, r.now);
        CHECK_SPAN(each.was, r.was);
    }
    buf_clear(&b);
    record_end(&many, &b);
    CHECK_SPAN(buf_span(&b), one);
    buf_release(&b);
}

TEST(record_many)
{
    static const char *const files[] = {
        "",
        "\n",
        "# only\n",
        "name: A",
        "name: A\r\n\r\n2024-01-02 dish: cod\r\n# c\r\n2024-01-03 note: n",
        ("\xEF\xBB\xBF"
         "2024-01-02 dish: cod; x\n\n# c\n2024-01-01 dish: eel\n"),
        "\xEF\xBB\xBF",
        ("\xEF\xBB\xBF"
         "\n2024-01-02 dish: cod\n"),
        "rubbish\n2024-01-02 19:00 visit: for 2\n2024-01-02 21:00 visit: for 3\nlikes: tea\n",
    };
    static const char lines[] = "likes: tea\n"
                                "2024-01-02 dish+: cod; good\n"
                                "2023-01-01 note: before all\n"
                                "2024-01-02 20:30 dish: cod\n"
                                "name: B\n"
                                "2024-01-02 dish*: cod\n"
                                "2024-01-02 ask: a window\n"
                                "2024-01-02 ask+: a window; 2024-02-01\n"
                                "dish: eel\n"
                                "2023-01-01 note: before all\n"
                                "dish~: eel\n"
                                "2025-01-01 visit: for 2\n";
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        both_ways(files[i], lines);
}

TEST(record_behind_a_byte_order_mark)
{
    adds("\xEF\xBB\xBF"
         "2024-01-02 note: n\n",
         "likes: tea", 1);
    CHECK_STR(record("\xEF\xBB\xBF"
                     "2024-01-02 note: n\n",
                     "likes: tea"),
              "\xEF\xBB\xBFlikes: tea\n2024-01-02 note: n\n");
}

TEST(record_equal_lines)
{
    is_same("name: A\nlikes: tea\n", "likes: tea");
    is_same("name: A\n Likes :tea \r\n", "likes: tea");
    adds("name: A\nlikes: tea\n", "likes: Tea", 3);
    adds(D "allergy: nuts\n", "2026-01-11 allergy: nuts", 2);
    adds(D "dish: x\n", "2026-01-11 dish: x", 2);
}

/* An item in its slot with another mark or remark is one fact corrected. */
TEST(record_items)
{
    changes(D "dish: black cod\n", D "dish+: Black Cod; again", D "dish+: black cod; again\n");
    changes(D "dish+: cod; good\n", D "dish-: cod", D "dish-: cod; good\n");
    changes(D "dish: cod\n", D "dish: cod [fish]", D "dish: cod [fish]\n");
    changes(D "dish: cod; good\n", D "dish: cod = gindara", D "dish: cod = gindara; good\n");
    changes("dish: cod\r\nname: A\r\n", "dish+: cod", "dish+: cod\r\nname: A\r\n");
    is_same(D "dish+: cod; good\n", D "dish: cod");
    is_same(D "dish+: cod [fish]; good\n", D "dish+: cod; good");
    adds(D "dish: cod\n", D "dish: eel", 2);
    adds(D "dish: cod\n", D "drink: cod", 2);
    adds(D "dish: cod\n", "dish: cod", 1);
}

TEST(record_items_by_sitting)
{
    static const char two[] = D "12:30 visit: a\n" D "19:30 visit: b\n" D "12:40 dish: cod\n";
    adds(two, D "19:40 dish: cod", 4);
    CHECK_STR(record(two, D "13:00 dish+: cod"),
              D "12:30 visit: a\n" D "19:30 visit: b\n" D "12:40 dish+: cod\n");
    /* a sitting without a time is far from any that has one */
    adds(D "booked-: a\n" D "dish: cod\n" D "19:00 visit: b\n", D "19:00 dish: cod", 4);
}

/* An open item equals its marked form. */
TEST(record_open)
{
    is_same(D "ask+: cups; found\n", D "ask: cups");
    changes(D "ask: cups\n", D "ask+: cups; found", D "ask+: cups; found\n");
    changes(D "ask: cups\n", D "ask: cups; by 2026-02-01", D "ask: cups; by 2026-02-01\n");
    changes(D "ask+: cups\n", D "ask-: cups", D "ask-: cups\n");
    adds(D "ask: cups\n", D "promise: cups", 2);
    adds(D "ask: cups\n", D "ask: a cup", 2);
}

TEST(record_once)
{
    changes("name: A\nname: B\n", "name: C", "name: C\nname: B\n");
    changes("# c\nbirthday: 06-14\n", "birthday: 1988-06-14", "# c\nbirthday: 1988-06-14\n");
    changes("name: A; b\n", "name: C; d", "name: C; d\n");
    is_same("name: A\n", "name: A");
    adds("aka: A\n", "aka: B", 2);
}

/* Equal lines are one fact: what becomes of one becomes of all, however they are spelled. */
TEST(record_equal_lines_change_together)
{
    changes("2026-01-10 dish: cod\nnote: x\n  2026-01-10 DISH :  cod\r\n", D "dish+: cod",
            "2026-01-10 dish+: cod\nnote: x\n");
    changes("name: A\r\n" D "ask: a window\r\n" D "Ask： a window", D "ask+: a window",
            "name: A\r\n" D "ask+: a window\r\n");
    changes("\xEF\xBB\xBF" D "dish: cod\n" D "dish: cod\n", D "dish~: cod",
            "\xEF\xBB\xBF" D "dish~: cod\n");
}

/* Many items of one day, at one of its sittings each. */
TEST(record_many_of_a_day)
{
    struct record many;
    struct receipt each[1500];
    struct span lines[1500];
    struct buf b = BUF_INIT;
    keys_init(&keys, &a);
    for (int i = 0; i < 1500; i++) {
        const char *hour = i % 3 == 0 ? "18:10" : i % 3 == 1 ? "18:20" : "21:00";
        lines[i] = arena_fmt(&a, D "%s dish: plate qx%c%cq", hour, 'a' + i / 3 / 26 % 26,
                             'a' + i / 3 % 26);
    }
    record_begin(&many, SPAN(D "18:00 visit: for 2\n" D "21:00 visit: for 2\n"), lines, 1500,
                 &keys, &a);
    for (int i = 0; i < 1500; i++)
        record_add(&many, lines[i], &each[i]);
    record_end(&many, &b);
    for (int i = 0; i < 1500; i++) /* the second is of the sitting of the first */
        CHECK_INT(each[i].what, i % 3 == 1 ? RECORD_SAME : RECORD_ADDED);
    buf_release(&b);
}
