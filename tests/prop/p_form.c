#include "prop.h"

#include "base/utf8.h"
#include "formats/content.h"
#include "formats/csv.h"
#include "formats/encoding.h"
#include "formats/json.h"

/* RFC 4180, written the plain way: every field quoted. */
static void quote(struct buf *b, struct span s)
{
    buf_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        buf_char(b, s.p[i]);
        if (s.p[i] == '"')
            buf_char(b, '"');
    }
    buf_char(b, '"');
}

PROP(csv_comes_back, PROP_USUAL)
{
    static const char separators[] = ",;\t";
    struct span v[6];
    struct buf b = BUF_INIT;
    size_t n = 1 + rnd_below(6);
    char separator = separators[rnd_below(3)];
    for (size_t i = 0; i < n; i++) {
        v[i] = rnd_text(30);
        if (i)
            buf_char(&b, separator);
        quote(&b, v[i]);
    }
    buf_str(&b, rnd_chance(2) ? "\r\n" : "\n");
    buf_str(&b, "next");
    struct csv c = {buf_span(&b), separator, 0};
    struct csv_record r;
    if (CHECK(csv_next(&c, &r, &prop_arena)) && CHECK_INT(r.n, n))
        for (size_t i = 0; i < n; i++)
            CHECK_SPAN(r.v[i], v[i]);
    CHECK_INT(r.problem, CSV_FINE);
    if (CHECK(csv_next(&c, &r, &prop_arena)))
        CHECK_STR(r.v[0], "next");
    CHECK(!csv_next(&c, &r, &prop_arena));
    buf_release(&b);
}

/* Every text is records, each on later lines than the one before. */
PROP(csv_is_total, PROP_USUAL)
{
    struct csv c = {rnd_bytes(200), ',', 0};
    struct csv_record r;
    uint32_t last = 0;
    size_t records = 0;
    while (csv_next(&c, &r, &prop_arena)) {
        CHECK(r.n > 0 && r.lineno > last && r.last_lineno >= r.lineno);
        last = r.last_lineno;
        if (!CHECK(++records <= 201))
            break;
    }
    CHECK_INT(c.rest.n, 0);
}

static void escaped(struct buf *b, struct span s)
{
    buf_char(b, '"');
    while (s.n) {
        uint32_t cp;
        size_t n = utf8_decode(s, &cp);
        if (cp >= 0x10000 && rnd_chance(2))
            buf_fmt(b, "\\u%04X\\u%04x", (unsigned)(0xD800 + ((cp - 0x10000) >> 10)),
                    (unsigned)(0xDC00 + (cp & 0x3FF)));
        else if (cp < 0x20 || cp == '"' || cp == '\\' || (cp < 0x10000 && rnd_chance(4)))
            buf_fmt(b, "\\u%04x", (unsigned)cp);
        else
            buf_add(b, span_head(s, n));
        s = span_from(s, n);
    }
    buf_char(b, '"');
}

PROP(json_comes_back, PROP_USUAL)
{
    struct span text = rnd_chance(2) ? rnd_utf8(40) : rnd_ascii(40);
    struct buf b = BUF_INIT;
    struct json v;
    size_t at;
    buf_str(&b, " {\"a\": [1, -2.5e3, null], \"text\" :");
    escaped(&b, text);
    buf_str(&b, ", \"b\": true}\r");
    if (CHECK(json_parse(buf_span(&b), &v, &prop_arena, &at))) {
        const struct json *m = json_member(&v, "text");
        if (CHECK(m && m->type == JSON_STRING))
            CHECK_SPAN(m->text, text);
        CHECK_INT(json_member(&v, "a")->n, 3);
    }
    /* Cut anywhere, it is no JSON. */
    struct span cut = span_head(buf_span(&b), 1 + rnd_below(b.n - 2));
    CHECK(!json_parse(cut, &v, &prop_arena, &at));
    CHECK(at <= cut.n);
    buf_release(&b);
}

PROP(json_is_total, PROP_USUAL)
{
    static const char signs[] = "{}[]\",:\\u0123dD9tfnulrse-+.E \n";
    struct span s = rnd_bytes(80);
    struct json v;
    size_t at;
    for (size_t i = 0; i < s.n; i++)
        if (!rnd_chance(8))
            ((char *)s.p)[i] = signs[rnd_below(sizeof signs - 1)];
    bool fine = json_parse(s, &v, &prop_arena, &at);
    CHECK(fine ? at == s.n : at <= s.n);
}

PROP(content_lines_come_back, PROP_USUAL)
{
    struct span text = rnd_chance(3) ? rnd_ascii(300) : rnd_utf8(300);
    struct buf b = BUF_INIT, line = BUF_INIT, back = BUF_INIT;
    content_text(&b, "item.NOTE;X=\"a:b;c\"", text);
    content_line(&b, "END", SPAN("x"));
    struct span rest = buf_span(&b), one;
    while (span_line(&rest, &one))
        CHECK(one.n <= 76 && one.p[one.n - 1] == '\r' && utf8_valid(one));
    struct content_reader r = {.rest = buf_span(&b), .line = &line};
    struct content c;
    if (CHECK(content_next(&r, &c))) {
        CHECK_STR(c.name, "NOTE");
        CHECK_STR(c.params, "X=\"a:b;c\"");
        content_unescape(&back, c.value);
        CHECK_SPAN(buf_span(&back), text);
    }
    if (CHECK(content_next(&r, &c)))
        CHECK_STR(c.name, "END");
    CHECK(!content_next(&r, &c));
    buf_release(&b);
    buf_release(&line);
    buf_release(&back);
}

/* Nothing that is UTF-8 is taken for something else; what is not always gets a name. */
PROP(encoding_of_utf8, PROP_USUAL)
{
    struct span s = rnd_chance(2) ? rnd_utf8(60) : rnd_bytes(60);
    size_t at;
    const char *name = encoding_guess(s, &at);
    if (!utf8_valid(s))
        CHECK(name != NULL);
    else if (span_chr(s, '\0') == SPAN_NONE)
        CHECK(name == NULL);
}
