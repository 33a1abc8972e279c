/* vCard's and iCalendar's lines: reading is total, and a text that was escaped comes back. */
#include "fuzz.h"

#include "base/utf8.h"
#include "formats/content.h"
#include "text/edit.h"

static void check_any(struct span s)
{
    struct buf line = BUF_INIT, text = BUF_INIT;
    struct content_reader r = {.rest = s, .line = &line};
    struct content c;
    uint32_t last = 0;
    while (content_next(&r, &c)) {
        struct span params = c.params, value = c.value, name, part;
        MUST(c.lineno > last);
        last = c.lineno;
        while (content_param(&params, &name, &part))
            MUST(name.n + part.n <= c.params.n + 4); /* "TYPE" may be added */
        while (content_cut(&value, ';', &part))
            content_unescape(&text, part);
        MUST(text.n <= c.value.n);
        buf_clear(&text);
    }
    buf_release(&line);
    buf_release(&text);
}

static void check_round(struct span s)
{
    struct buf b = BUF_INIT, line = BUF_INIT;
    struct content c;
    content_text(&b, "NOTE", s);
    struct span written = fuzz_keep(&b), rest = written, part;
    while (span_line(&rest, &part))
        MUST(part.n <= 76 && span_ends(part, SPAN("\r")));
    struct content_reader r = {.rest = written, .line = &line};
    MUST(content_next(&r, &c) && span_is(c.name, "NOTE"));
    content_unescape(&b, c.value);
    MUST_EQ(fuzz_keep(&b), s);
    MUST(!content_next(&r, &c));
    buf_release(&line);
}

void fuzz_one(struct span input)
{
    check_any(input);
    if (input.n && !edit_refuses(input) && span_chr(input, '\t') == SPAN_NONE)
        check_round(input);
}
