#include "text/fact.h"

#include "unit.h"

static struct arena a;
static struct keys keys;

static struct fact parse_at(struct span line, uint32_t lineno)
{
    if (!keys.n)
        keys_init(&keys, &a);
    return fact_parse(unit_exact(line, &a), lineno, &keys);
}

static struct fact parse(const char *line)
{
    return parse_at(span_str(line), 2);
}

/* The canonical spelling, which must say the same when it is read again. */
static struct span canon(const char *line)
{
    struct buf b = BUF_INIT;
    struct fact f = parse(line), again;
    fact_print(&b, &f);
    struct span s = arena_copy(&a, buf_span(&b));
    buf_release(&b);
    again = parse_at(s, 2);
    CHECK(fact_eq(&f, &again));
    return s;
}

static struct span culprit(const char *line)
{
    struct fact f = parse(line);
    return fact_culprit(&f);
}

static bool is_other(const char *line, enum problem problem, const char *odd)
{
    struct fact f = parse(line);
    CHECK_STR(fact_culprit(&f), odd);
    return f.kind == LINE_OTHER && f.problem == problem && f.date == DATE_NONE &&
           f.time == TIME_NONE && f.key == KEY_NONE && f.class == CLASS_UNKNOWN && !f.mark &&
           f.text.n == 0;
}

/* Each rule of the grammar, one by one. */
TEST(fact_kinds)
{
    CHECK_INT(parse("").kind, LINE_BLANK);
    CHECK_INT(parse(" \t\r").kind, LINE_BLANK);
    CHECK_INT(parse("# a").kind, LINE_COMMENT);
    CHECK_INT(parse("#dish: cod").kind, LINE_COMMENT);
    CHECK(parse("#dish: cod").key == KEY_NONE && parse("#dish: cod").text.n == 0);
    CHECK(parse("").class == CLASS_UNKNOWN && parse("# a").class == CLASS_UNKNOWN);
    CHECK(is_other(" # a", PROBLEM_NOT_A_FACT, "# a")); /* only in column 1 */
    CHECK_INT(parse("dish: cod").kind, LINE_FACT);
    CHECK(is_other("just words", PROBLEM_NOT_A_FACT, "just words"));
    CHECK(is_other(": cod", PROBLEM_NOT_A_FACT, ": cod"));
    CHECK(is_other("two words: cod", PROBLEM_NOT_A_FACT, "two words: cod"));
    CHECK(is_other("dish+-: cod", PROBLEM_NOT_A_FACT, "dish+-: cod"));
    CHECK(is_other("-dish: cod", PROBLEM_NOT_A_FACT, "-dish: cod"));
}

TEST(fact_full)
{
    struct fact f =
        parse("2024-03-01 19:30 dish+: black cod, saikyo miso; asked for it; twice");
    CHECK_INT(f.kind, LINE_FACT);
    CHECK_INT(f.date, date_make(2024, 3, 1));
    CHECK_INT(f.time, 19 * 60 + 30);
    CHECK_INT(f.key, KEY_DISH);
    CHECK_INT(f.class, CLASS_ITEM);
    CHECK_INT(f.mark, '+');
    CHECK_INT(f.problem, PROBLEM_NONE);
    CHECK_STR(f.body, "black cod, saikyo miso");
    CHECK_STR(f.remark, "asked for it; twice");
    CHECK_INT(f.lineno, 2);
}

TEST(fact_read_forgivingly)
{
    CHECK_STR(canon("allergy:nuts"), "allergy: nuts");
    CHECK_STR(canon(" \tAllergy\t:\tnuts \r"), "allergy: nuts");
    CHECK_STR(canon("2024-03-01\t 19:30\tDISH~ : rice"), "2024-03-01 19:30 dish~: rice");
    CHECK_STR(canon("dish：cod"), "dish: cod");
    CHECK_STR(canon("dish+：cod"), "dish+: cod");
    CHECK_STR(canon("dish:: cod"), "dish: : cod");
    CHECK_STR(canon("note:"), "note:");
    CHECK_STR(canon("メモ: x"), "メモ: x");
    CHECK_STR(canon("note: a\tb"), "note: a\tb");
    CHECK_STR(canon("dish-: x"), "dish-: x");
    CHECK_STR(canon("x-y-: z"), "x-y-: z");
}

TEST(fact_bom)
{
    CHECK_INT(parse_at(SPAN("\xEF\xBB\xBF"
                            "dish: cod"),
                       1)
                  .kind,
              LINE_FACT);
    CHECK_INT(parse_at(SPAN("\xEF\xBB\xBF# a"), 1).kind, LINE_COMMENT);
    CHECK_INT(parse_at(SPAN("\xEF\xBB\xBF"), 1).kind, LINE_BLANK);
    CHECK_INT(parse_at(SPAN("\xEF\xBB\xBF"
                            "dish: cod"),
                       2)
                  .kind,
              LINE_OTHER);
}

TEST(fact_impossible_days)
{
    CHECK(is_other("2024-02-30 dish: cod", PROBLEM_DATE, "2024-02-30"));
    CHECK(is_other("2024-2-3 dish: cod", PROBLEM_DATE, "2024-2-3"));
    CHECK(is_other("01.03.2024 dish: cod", PROBLEM_DATE, "01.03.2024"));
    CHECK(is_other("2024/03/01 dish: cod", PROBLEM_DATE, "2024/03/01"));
    CHECK(is_other("20240301 dish: cod", PROBLEM_DATE, "20240301"));
    CHECK(is_other("0000-01-01 dish: cod", PROBLEM_DATE, "0000-01-01"));
    CHECK(is_other("19:30 dish: cod", PROBLEM_DATE, "19:30"));
    CHECK(is_other("2024-03-01 24:00 dish: cod", PROBLEM_TIME, "24:00"));
    CHECK(is_other("2024-03-01 19.30 dish: cod", PROBLEM_TIME, "19.30"));
    CHECK(is_other("2024-03-01 1930 dish: cod", PROBLEM_TIME, "1930"));
    CHECK(is_other("2024-03-01", PROBLEM_NOT_A_FACT, "2024-03-01"));
    CHECK(is_other("2024-03-01dish: cod", PROBLEM_NOT_A_FACT, "2024-03-01dish: cod"));
    CHECK(is_other("12 oysters", PROBLEM_NOT_A_FACT, "12 oysters"));
    CHECK(is_other("1/2 duck: x", PROBLEM_NOT_A_FACT, "1/2 duck: x"));
    CHECK(is_other("12345 dish: x", PROBLEM_NOT_A_FACT, "12345 dish: x"));
    CHECK(is_other("123456 dish: x", PROBLEM_DATE, "123456"));
    CHECK(is_other("1/2/3 dish: x", PROBLEM_DATE, "1/2/3"));
    CHECK(is_other("7: dish", PROBLEM_NOT_A_FACT, "7: dish"));
    CHECK(is_other("19:30h dish: cod", PROBLEM_DATE, "19:30h"));
    CHECK(is_other("2024-03-01 123 dish: x", PROBLEM_NOT_A_FACT, "2024-03-01 123 dish: x"));
    CHECK(is_other("2024-03-01 1.30 dish: x", PROBLEM_TIME, "1.30"));
    CHECK(is_other("2024-03-01 1:3 dish: x", PROBLEM_NOT_A_FACT, "2024-03-01 1:3 dish: x"));
    CHECK(is_other("2024-03-01 19:30 dish+ x", PROBLEM_NOT_A_FACT, "2024-03-01 19:30 dish+ x"));
    CHECK(is_other("2024-03-01 19:30", PROBLEM_NOT_A_FACT, "2024-03-01 19:30"));
    CHECK(is_other("9-dish: x", PROBLEM_NOT_A_FACT, "9-dish: x"));
    CHECK(is_other("2024-03-01 7 spices", PROBLEM_NOT_A_FACT, "2024-03-01 7 spices"));
}

TEST(fact_markers)
{
    CHECK(is_other("<<<<<<< ours", PROBLEM_CONFLICT, "<<<<<<< ours"));
    CHECK(is_other("=======", PROBLEM_CONFLICT, "======="));
    CHECK(is_other(">>>>>>> b", PROBLEM_CONFLICT, ">>>>>>> b"));
    CHECK(is_other("||||||| base", PROBLEM_CONFLICT, "||||||| base"));
    CHECK(is_other("<<<<<<", PROBLEM_NOT_A_FACT, "<<<<<<"));
    CHECK(is_other("====== =", PROBLEM_NOT_A_FACT, "====== ="));
    CHECK(is_other("---------", PROBLEM_NOT_A_FACT, "---------"));
    CHECK(is_other("<<<<<<<<<<", PROBLEM_CONFLICT, "<<<<<<<<<<"));
    CHECK(is_other("=======x", PROBLEM_NOT_A_FACT, "=======x"));
}

TEST(fact_odd_but_kept)
{
    CHECK_INT(parse("alergy: nuts").problem, PROBLEM_KEY);
    CHECK_STR(culprit("alergy: nuts"), "alergy");
    CHECK_INT(parse("x-anything: nuts").problem, PROBLEM_NONE);
    CHECK_INT(parse("X-anything: nuts").class, CLASS_OWN);
    CHECK_INT(parse("x-anything+: nuts").problem, PROBLEM_NONE); /* never warned about */
    CHECK_INT(parse("ask: cups").problem, PROBLEM_UNDATED);
    CHECK_INT(parse("visit: dinner").problem, PROBLEM_UNDATED);
    CHECK_INT(parse("tried: cups").problem, PROBLEM_UNDATED);
    CHECK_INT(parse("dish: cod").problem, PROBLEM_NONE); /* served, day unknown */
    CHECK_INT(parse("likes:").problem, PROBLEM_EMPTY);
    CHECK_INT(parse("likes: ; by herself").problem, PROBLEM_EMPTY);
    CHECK_INT(parse("likes+: tea").problem, PROBLEM_MARK);
    CHECK_STR(culprit("likes+: tea"), "+");
    CHECK_INT(parse("2024-03-01 booked~: dinner").problem, PROBLEM_NONE);
    CHECK_INT(parse("2024-03-01 booked*: dinner").problem, PROBLEM_MARK);
    CHECK_INT(parse("2024-03-01 visit+: dinner").problem, PROBLEM_MARK);
    CHECK_INT(parse("2024-03-01 ask+: cups").problem, PROBLEM_NONE);
    CHECK_INT(parse("2024-03-01 ask~: cups").problem, PROBLEM_MARK);
    CHECK_INT(parse("2024-03-01 dish*: cod").problem, PROBLEM_NONE);
    CHECK_INT(parse("birthday: 02-30").problem, PROBLEM_YEARLY);
    CHECK_INT(parse("birthday: 02-29").problem, PROBLEM_NONE);
    CHECK_INT(parse("dish: cod [fish").problem, PROBLEM_BRACKET);
    CHECK_STR(culprit("dish: cod [fish"), "[fish");
    CHECK_STR(culprit("diet: vegan; (for now; until 2027-03-01"), "(for now; until 2027-03-01");
    for (int problem = PROBLEM_NOT_A_FACT; problem <= PROBLEM_YEARLY; problem++)
        CHECK(*problem_text((enum problem)problem).name &&
              *problem_text((enum problem)problem).message &&
              *problem_text((enum problem)problem).remedy);
}

static void split(const char *line, const char *body, const char *remark)
{
    struct fact f = parse(line);
    CHECK_STR(f.body, body);
    CHECK_STR(f.remark, remark);
}

TEST(fact_body_and_remark)
{
    split("dish: cod; good", "cod", "good");
    split("dish: cod ; good; again", "cod", "good; again");
    split("dish: cod;", "cod", "");
    split("dish: cod;\tgood", "cod", "good");
    split("dish: a;b; c", "a;b", "c"); /* only one that a space follows, or the end */
    split("dish: cod (a; b) [c; d]; e", "cod (a; b) [c; d]", "e");
    split("dish: cod (a; b", "cod (a; b", "");
    split("dish: cod) ; e", "cod)", "e");
    split("note: one; two", "one; two", "");
    split("address: 3 Mill; Leeds", "3 Mill; Leeds", "");
    split("alergy: nuts; hives", "nuts", "hives");
    split("x-own: a; b", "a", "b");
}

TEST(fact_dated_pieces)
{
    struct fact f = parse("diet: pregnant; said so; until 2027-03-01; by 2026-01-31");
    CHECK_INT(fact_until(&f), date_make(2027, 3, 1));
    CHECK_INT(fact_by(&f), date_make(2026, 1, 31));
    f = parse("diet: x; until 2027-02-30; until spring; until 2027-03-01 or so");
    CHECK_INT(fact_until(&f), DATE_NONE);
    f = parse("diet: x; since 2027-03-01; on 2027-03-01");
    CHECK(fact_until(&f) == DATE_NONE && fact_by(&f) == DATE_NONE);
    f = parse("diet: until 2027-03-01");
    CHECK_INT(fact_until(&f), DATE_NONE);
    struct span rest = SPAN("a; (b; c); d;"), piece;
    CHECK(remark_next(&rest, &piece));
    CHECK_STR(piece, "a");
    CHECK(remark_next(&rest, &piece));
    CHECK_STR(piece, "(b; c)");
    CHECK(remark_next(&rest, &piece));
    CHECK_STR(piece, "d");
    CHECK(!remark_next(&rest, &piece));
}

TEST(fact_terms)
{
    struct span rest = SPAN("shellfish (anaphylaxis, 2 pens), , nuts,tree pollen (x"),
                none = rest;
    struct term t;
    CHECK(term_next(&rest, &t));
    CHECK_STR(t.name, "shellfish");
    CHECK_STR(t.note, "anaphylaxis, 2 pens");
    CHECK(term_next(&rest, &t));
    CHECK_STR(t.name, "nuts");
    CHECK_STR(t.note, "");
    CHECK(term_next(&rest, &t));
    CHECK_STR(t.name, "tree pollen");
    CHECK_STR(t.note, "x");
    CHECK(!term_next(&rest, &t));
    none = SPAN(" , ,");
    CHECK(!term_next(&none, &t));
}

/* A bracket in the middle hides nothing after it. */
TEST(fact_term_notes)
{
    static const struct {
        const char *term, *name, *note;
    } cases[] = {
        {"nuts (severe)", "nuts", "severe"},
        {"nuts (severe) (herself)", "nuts", "severe) (herself"},
        {"nuts (all (even pine))", "nuts", "all (even pine)"},
        {"nuts (severe", "nuts", "severe"},
        {"shellfish (mild) and peanuts", "shellfish (mild) and peanuts", ""},
        {"shellfish (mild) and nuts (bad)", "shellfish (mild) and nuts", "bad"},
        {"(mild) peanuts", "(mild) peanuts", ""},
        {"(peanuts)", "(peanuts)", ""},
        {"nuts )", "nuts )", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span rest = span_str(cases[i].term);
        struct term t;
        CHECK(term_next(&rest, &t));
        CHECK_STR(t.name, cases[i].name);
        CHECK_STR(t.note, cases[i].note);
    }
}

TEST(fact_mentions)
{
    struct span rest = SPAN("@aiko-nakamura, (@kenji) and @Zoë. not foo@bar @- @ @a@b"), id;
    CHECK(mention_next(&rest, &id));
    CHECK_STR(id, "aiko-nakamura");
    CHECK(mention_next(&rest, &id));
    CHECK_STR(id, "kenji");
    CHECK(mention_next(&rest, &id));
    CHECK_STR(id, "Zoë");
    CHECK(mention_next(&rest, &id));
    CHECK_STR(id, "a");
    CHECK(!mention_next(&rest, &id));
    rest = SPAN("dinner with @李小龍と一緒に");
    CHECK(mention_next(&rest, &id));
    CHECK_STR(id, "李小龍と一緒に"); /* store/resolve.h knows where it ends */
}

TEST(fact_covers_and_table)
{
    struct fact f = parse("2024-03-01 visit: for fun, for 2, for 9 at table 7, window");
    CHECK_INT(fact_covers(&f), 2);
    CHECK_STR(fact_table(&f), "7");
    f = parse("2024-03-01 visit: dinner for two; Table B12; by the door");
    CHECK_INT(fact_covers(&f), 2);
    CHECK_STR(fact_table(&f), "B12");
    f = parse("2024-03-01 visit: before 3, for 99999999999, for 4th");
    CHECK_INT(fact_covers(&f), 0);
    CHECK_STR(fact_table(&f), "");
    f = parse("2024-03-01 visit: at the table");
    CHECK_STR(fact_table(&f), "");
}

static int covers_of(const char *text)
{
    struct buf b = BUF_INIT;
    buf_fmt(&b, "2024-03-01 booked: %s", text);
    struct fact f = parse(buf_cstr(&b));
    int covers = fact_covers(&f);
    buf_release(&b);
    return covers;
}

TEST(fact_covers_as_people_write_them)
{
    static const char *const four[] = {
        "dinner for four", "4p",          "x4",           "4 pax",
        "party of 4",      "Essen für 4", "dîner pour 4", "cena para 4",
        "cena per 4",      "夕食4名様",   "晚餐4位",      "4人",
        "(4 people)",      "covers 4",    "4 Personen",   "pax: 4",
        "table for 4; x2", "4pax",        "x 4",          "4 ppl",
        "夕食 4 名"};
    static const char *const none[] = {"dinner", "at 4",  "4pm",  "x4y",
                                       "p4",     "party", "of 4", "for"};
    for (size_t i = 0; i < sizeof four / sizeof *four; i++)
        CHECK_INT(covers_of(four[i]), 4);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK_INT(covers_of(none[i]), 0);
}

TEST(fact_table_is_a_name)
{
    static const char *const five[] = {
        "table 5",          "table no. 5",          "Tisch 5",
        "mesa nº 5, sol",   "table for 4; table 5", "(table nr 5)",
        "4名、5番テーブル", "4位，5号桌",           "2名（テーブル5）"};
    static const char *const none[] = {"table for 4", "table by the window", "a table near 5"};
    for (size_t i = 0; i < sizeof five / sizeof *five; i++) {
        struct buf b = BUF_INIT;
        buf_fmt(&b, "2024-03-01 booked: %s", five[i]);
        struct fact f = parse(buf_cstr(&b));
        CHECK_STR(fact_table(&f), "5");
        buf_release(&b);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        struct buf b = BUF_INIT;
        buf_fmt(&b, "2024-03-01 booked: %s", none[i]);
        struct fact f = parse(buf_cstr(&b));
        CHECK_STR(fact_table(&f), "");
        buf_release(&b);
    }
}

TEST(fact_equal)
{
    struct fact one = parse("2024-03-01 Dish+ : cod"), two = parse("2024-03-01 dish+: cod"),
                three = parse("2024-03-01 dish+: Cod"), own = parse("x-a: 1"),
                too = parse("x-b: 1"), line = parse("cod");
    CHECK(fact_eq(&one, &two));
    CHECK(!fact_eq(&one, &three));
    CHECK(!fact_eq(&own, &too) && fact_eq(&own, &own));
    CHECK(!fact_eq(&line, &line)); /* what is no fact says nothing */
}

TEST(fact_long)
{
    struct buf b = BUF_INIT;
    buf_fill(&b, '1', 120);
    buf_str(&b, "-03-01 dish: cod");
    CHECK_INT(parse_at(buf_span(&b), 1).problem, PROBLEM_DATE);
    buf_clear(&b);
    buf_str(&b, "dish: ");
    buf_fill(&b, '(', 1000000);
    struct fact f = parse_at(buf_span(&b), 1);
    CHECK_INT(f.problem, PROBLEM_BRACKET);
    CHECK_INT(f.body.n, 1000000);
    buf_release(&b);
}
