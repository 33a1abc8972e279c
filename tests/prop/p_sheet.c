#include "prop.h"

#include "text/edit.h"
#include "text/sheet.h"

static struct sheet parse(struct buf *b, struct diags *wrong)
{
    struct sheet s;
    *wrong = DIAGS_INIT(&prop_arena);
    sheet_parse(&s, arena_copy(&prop_arena, buf_span(b)), wrong, &prop_arena);
    buf_release(b);
    return s;
}

/* Cells, letters and names come back as they were written, whatever is in a comment. */
PROP(sheet_comes_back, PROP_USUAL)
{
    static const char cells[] = ".+-~*x?";
    struct buf b = BUF_INIT, letters = BUF_INIT;
    struct diags wrong;
    size_t guests = 1 + rnd_below(SHEET_GUESTS);
    struct span name = span_trim(rnd_utf8(40));
    char want[SHEET_GUESTS];
    if (!name.n || edit_refuses(name))
        return;
    buf_str(&b, "# journal sheet 2026-11-23\n## 19:00  table 4\n");
    for (size_t i = 0; i < guests; i++) {
        buf_char(&letters, sheet_new_letter(rnd_ascii(8), buf_span(&letters)));
        buf_fmt(&b, "%c @g%zu  Name\n", letters.p[i], i);
    }
    for (size_t i = 0; i < guests; i++)
        buf_fmt(&b, "%s%c", i ? " " : "", letters.p[i]);
    for (size_t i = 0; i < guests; i++) {
        want[i] = RND_PICK(cells);
        want[i] = want[i] ? want[i] : '.';
        buf_fmt(&b, "%s%c", i ? " " : "\n", want[i]);
    }
    buf_str(&b, "  ");
    sheet_escape(&b, name);
    buf_str(&b, rnd_chance(2) ? "  # STOP a: nuts\n" : "\r\n");
    struct sheet s = parse(&b, &wrong);
    buf_release(&letters);
    CHECK_INT(wrong.n, 0);
    if (!CHECK(s.n == 1 && s.tables[0].rows_n == 1))
        return;
    CHECK_SPAN(s.tables[0].rows[0].text, name);
    CHECK(
        span_eq((struct span){s.tables[0].rows[0].cells, guests}, (struct span){want, guests}));
}

/* Every text is read, and what is wrong is named in the order of its lines. */
PROP(sheet_is_total, PROP_USUAL)
{
    struct buf b = BUF_INIT;
    struct diags wrong;
    if (rnd_chance(2))
        buf_str(&b, "# journal sheet 2026-11-23\n## 19:00\na @a\nk @k\na k\n");
    buf_add(&b, rnd_bytes(200));
    struct sheet s = parse(&b, &wrong);
    CHECK(s.date != DATE_NONE || wrong.n == 1);
    for (size_t i = 1; i < wrong.n; i++)
        CHECK(wrong.v[i].lineno > wrong.v[i - 1].lineno);
}
