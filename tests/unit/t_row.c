#include "base/diag.h"
#include "base/row.h"

#include "unit.h"

static const struct field fields[] = {
    {"text", FIELD_TEXT, STYLE_PLAIN}, {"n", FIELD_INT, STYLE_PLAIN},
    {"yes", FIELD_BOOL, STYLE_PLAIN},  {"day", FIELD_DATE, STYLE_PLAIN},
    {"time", FIELD_TIME, STYLE_PLAIN}, {"list", FIELD_LIST, STYLE_PLAIN}};
static const char *const layouts[] = {"{text}"};
static const struct schema schema = {"test", fields, 6, layouts, 1};
static size_t taken;

static void take(struct sink *s, const struct row *r)
{
    (void)s;
    taken += r->v[1].set ? (size_t)r->v[1].number : 0;
}

TEST(row_values)
{
    struct row r = row_new(&schema);
    const struct span list[] = {SPAN("a"), SPAN("b")};
    for (int i = 0; i < 6; i++)
        CHECK(!r.v[i].set);
    row_date(&r, 3, DATE_NONE);
    row_time(&r, 4, TIME_NONE);
    CHECK(!r.v[3].set && !r.v[4].set);
    row_text(&r, 0, SPAN("x"));
    row_int(&r, 1, -5);
    row_bool(&r, 2, false);
    row_date(&r, 3, 0);
    row_time(&r, 4, 0);
    row_list(&r, 5, list, 2);
    for (int i = 0; i < 6; i++)
        CHECK(r.v[i].set);
    CHECK(r.v[1].number == -5 && r.v[2].number == 0 && r.v[5].number == 2);
    row_int(&r, 1, 7);
    struct sink s = {.row = take};
    sink_row(&s, &r);
    sink_row(&s, &r);
    CHECK(s.rows == 2 && taken == 14);
}

TEST(diag_columns)
{
    struct arena a = ARENA_INIT;
    struct diags d = DIAGS_INIT(&a);
    struct span line = SPAN("中é\xFFx");
    for (int i = 0; i < 100; i++)
        diags_add(&d, (struct diag){DIAG_ERROR, SPAN("p"), line, span_from(line, 6), 1, "n",
                                    SPAN("m"), SPAN("")});
    CHECK_INT(d.n, 100);
    CHECK_INT(diag_column(&d.v[99]), 4); /* in characters; a stray byte is one */
    d.v[0].culprit = line;
    CHECK_INT(diag_column(&d.v[0]), 1);
    arena_release(&a);
}
