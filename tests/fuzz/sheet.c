/*
 * The sheet of an evening: any bytes are read; the spans point into the input or into the
 * arena's copies, and each cell belongs to a guest. A row's text comes back as it was.
 */
#include "fuzz.h"

#include "text/sheet.h"

static void check_table(const struct sheet_table *t)
{
    MUST(t->guests_n <= SHEET_GUESTS);
    for (size_t i = 0; i < t->rows_n; i++) {
        const struct sheet_row *r = &t->rows[i];
        MUST(r->n > 0 && r->n <= SHEET_GUESTS && r->text.n > 0);
        for (size_t c = 0; c < r->n; c++)
            MUST(strchr(".+-~*x?", r->cells[c]) && r->cells[c] && r->who[c] < t->guests_n);
    }
    for (size_t i = 0; i < t->facts_n; i++) {
        MUST(t->facts[i].letters.n > 0 && t->facts[i].text.n > 0);
        for (size_t c = 0; c < t->facts[i].letters.n; c++)
            MUST(sheet_letter(t, t->facts[i].letters.p[c]) < t->guests_n);
    }
}

static void check_parse(struct span src)
{
    struct sheet s;
    struct diags wrong = DIAGS_INIT(&fuzz_arena);
    sheet_parse(&s, src, &wrong, &fuzz_arena);
    MUST(s.date != DATE_NONE || wrong.n > 0);
    MUST(wrong.n <= SHEET_WRONG + 1);
    for (size_t i = 0; i < wrong.n; i++)
        MUST(wrong.v[i].remedy.n && (i == 0 || wrong.v[i].lineno > wrong.v[i - 1].lineno));
    for (size_t i = 0; !wrong.n && i < s.n; i++)
        check_table(&s.tables[i]);
}

/* The text that a page has for a dish is read back. */
static void check_round(struct span name)
{
    struct sheet s;
    struct buf b = BUF_INIT;
    struct diags wrong = DIAGS_INIT(&fuzz_arena);
    name = span_trim(name);
    if (!name.n || span_chr(name, '\n') != SPAN_NONE)
        return;
    buf_str(&b, "# journal sheet 2026-11-23\n## 19:00\na @a\nk @k\na k\n. +  ");
    sheet_escape(&b, name);
    buf_str(&b, "    # STOP a: shellfish\n");
    sheet_parse(&s, fuzz_keep(&b), &wrong, &fuzz_arena);
    if (wrong.n)
        return; /* it has bytes that no line may have */
    MUST(s.n == 1 && s.tables[0].rows_n == 1);
    MUST_EQ(s.tables[0].rows[0].text, name);
}

void fuzz_one(struct span input)
{
    check_parse(input);
    check_round(input);
}
