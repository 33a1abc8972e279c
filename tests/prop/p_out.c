#include "prop.h"

#include "base/utf8.h"
#include "base/width.h"
#include "out/escape.h"
#include "out/out.h"
#include "out/wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Random rows are printed in each format, and what comes out is read back by the decoders
   below, which know the formats and not the printers. */

enum { FIELDS = 7, ROWS = 4, LIST = 4 };

static const struct field fields[FIELDS] = {
    {"name", FIELD_TEXT, STYLE_BOLD},  {"note", FIELD_TEXT, STYLE_PLAIN},
    {"n", FIELD_INT, STYLE_PLAIN},     {"day", FIELD_DATE, STYLE_DIM},
    {"at", FIELD_TIME, STYLE_PLAIN},   {"vip", FIELD_BOOL, STYLE_PLAIN},
    {"likes", FIELD_LIST, STYLE_TONE},
};
static const char *const layouts[] = {"{note~}"};
static const struct schema schema = {"all", fields, FIELDS, layouts, 1};

static struct row random_row(void)
{
    struct row r = row_new(&schema);
    for (size_t i = 0; i < 2; i++)
        if (!rnd_chance(5))
            row_text(&r, i, rnd_text(40));
    if (!rnd_chance(5))
        row_int(&r, 2, (int64_t)rnd() >> rnd_below(64));
    if (!rnd_chance(5))
        row_date(&r, 3, rnd_date());
    if (!rnd_chance(5))
        row_time(&r, 4, (daytime_t)rnd_below(1440));
    if (!rnd_chance(5))
        row_bool(&r, 5, rnd_chance(2));
    if (!rnd_chance(5)) {
        struct span *list = ARENA_NEW(&prop_arena, struct span, LIST);
        for (size_t i = 0; i < LIST; i++)
            list[i] = rnd_text(12);
        row_list(&r, 6, list, rnd_below(LIST + 1));
    }
    return r;
}

/* The value as people read it; the oracle of TSV and CSV. */
static struct span readable(const struct row *r, size_t field)
{
    const struct value *v = &r->v[field];
    struct buf b = BUF_INIT;
    int y, m, d;
    if (v->set && fields[field].type == FIELD_TEXT)
        return v->text;
    if (v->set && fields[field].type == FIELD_INT)
        buf_fmt(&b, "%jd", (intmax_t)v->number);
    if (v->set && fields[field].type == FIELD_BOOL)
        buf_str(&b, v->number ? "yes" : "no");
    if (v->set && fields[field].type == FIELD_TIME)
        buf_fmt(&b, "%02d:%02d", (int)v->number / 60, (int)v->number % 60);
    if (v->set && fields[field].type == FIELD_DATE) {
        date_split((date_t)v->number, &y, &m, &d);
        buf_fmt(&b, "%04d-%02d-%02d", y, m, d);
    }
    for (int64_t i = 0; v->set && fields[field].type == FIELD_LIST && i < v->number; i++) {
        buf_str(&b, i ? ", " : "");
        buf_add(&b, v->list[i]);
    }
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

static struct span print(struct out_options options, const struct row *rows, size_t n)
{
    static FILE *file;
    static char text[1 << 16];
    struct out o;
    struct err e = ERR_INIT;
    if (!file)
        file = tmpfile();
    int fd = fileno(file);
    CHECK_INT(ftruncate(fd, 0), 0);
    lseek(fd, 0, SEEK_SET);
    out_open(&o, dup(fd), options);
    for (size_t i = 0; i < n; i++)
        sink_row(out_sink(&o), &rows[i]);
    CHECK_INT(out_close(&o, &e), 0);
    ssize_t got = pread(fd, text, sizeof text, 0);
    return arena_copy(&prop_arena, (struct span){text, got > 0 ? (size_t)got : 0});
}

static struct span keep(struct buf *b)
{
    struct span s = arena_copy(&prop_arena, buf_span(b));
    buf_release(b);
    return s;
}

static struct span tsv_value(struct span s)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\\' && i + 1 < s.n)
            switch (s.p[++i]) {
            case 't': c = '\t'; break;
            case 'n': c = '\n'; break;
            case 'r': c = '\r'; break;
            case '\\': break;
            default: CHECK(s.p[i] == 't'); /* an escape that TSV has not */
            }
        else
            CHECK(c != '\\');
        buf_char(&b, c);
    }
    return keep(&b);
}

PROP(out_tsv_reads_back, PROP_USUAL / 4)
{
    struct row rows[ROWS];
    struct span line, value;
    for (size_t i = 0; i < ROWS; i++)
        rows[i] = random_row();
    struct span s = print((struct out_options){.format = OUT_TSV}, rows, ROWS);
    CHECK(span_line(&s, &line));
    CHECK_STR(line, "name\tnote\tn\tday\tat\tvip\tlikes");
    for (size_t i = 0; i < ROWS; i++) {
        CHECK(span_line(&s, &line));
        for (size_t f = 0; f < FIELDS; f++) {
            CHECK(span_cut(&line, '\t', &value));
            CHECK_SPAN(tsv_value(value), readable(&rows[i], f));
        }
        CHECK(!span_cut(&line, '\t', &value));
    }
    CHECK_INT(s.n, 0);
}

static bool take(struct span *s, const char *what)
{
    if (!span_starts(*s, span_str(what)))
        return false;
    *s = span_from(*s, strlen(what));
    return true;
}

static struct span csv_value(struct span *s)
{
    struct buf b = BUF_INIT;
    if (take(s, "\"")) {
        while (s->n && (!span_starts(*s, SPAN("\"")) || span_starts(*s, SPAN("\"\"")))) {
            size_t n = s->p[0] == '"' ? 2 : 1;
            buf_char(&b, s->p[0]);
            *s = span_from(*s, n);
        }
        CHECK(take(s, "\""));
        return keep(&b);
    }
    while (s->n && s->p[0] != ',' && s->p[0] != '\r' && CHECK(s->p[0] != '"')) {
        buf_char(&b, s->p[0]);
        *s = span_from(*s, 1);
    }
    return keep(&b);
}

/* A spreadsheet would take it for a formula. */
static bool runs(size_t f, struct span s)
{
    bool theirs = fields[f].type == FIELD_TEXT || fields[f].type == FIELD_LIST;
    return theirs && s.n && span_chr(SPAN("=+-@\t\r"), s.p[0]) != SPAN_NONE;
}

static void csv_reads_back(enum out_format format)
{
    struct row rows[ROWS];
    for (size_t i = 0; i < ROWS; i++)
        rows[i] = random_row();
    struct span s = print((struct out_options){.format = format}, rows, ROWS);
    CHECK(take(&s, "name,note,n,day,at,vip,likes\r\n"));
    for (size_t i = 0; i < ROWS; i++)
        for (size_t f = 0; f < FIELDS; f++) {
            struct span is = csv_value(&s), want = readable(&rows[i], f);
            if (format == OUT_CSV && runs(f, want))
                CHECK(take(&is, "'"));
            CHECK_SPAN(is, want);
            CHECK(take(&s, f + 1 < FIELDS ? "," : "\r\n"));
        }
    CHECK_INT(s.n, 0);
}

PROP(out_csv_reads_back, PROP_USUAL / 4)
{
    csv_reads_back(rnd_chance(2) ? OUT_CSV : OUT_CSV_RAW);
}

/* JSON, as much of it as the printer may use. */
static uint32_t hex4(struct span *s)
{
    char digits[5] = "";
    memcpy(digits, s->p, s->n < 4 ? s->n : 4);
    CHECK(strspn(digits, "0123456789abcdefABCDEF") == 4);
    *s = span_from(*s, 4);
    return (uint32_t)strtoul(digits, NULL, 16);
}

static void json_escape(struct span *s, struct buf *b)
{
    static const char names[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
    const char *at = s->n && s->p[0] ? strchr(names, s->p[0]) : NULL;
    if (take(s, "u"))
        utf8_add(b, hex4(s));
    else if (CHECK(at != NULL)) {
        buf_char(b, means[at - names]);
        *s = span_from(*s, 1);
    }
}

static struct span json_string(struct span *s)
{
    struct buf b = BUF_INIT;
    CHECK(take(s, "\""));
    while (s->n && s->p[0] != '"') {
        if (take(s, "\\")) {
            json_escape(s, &b);
            continue;
        }
        CHECK((unsigned char)s->p[0] >= 0x20);
        buf_char(&b, s->p[0]);
        *s = span_from(*s, 1);
    }
    CHECK(take(s, "\""));
    return keep(&b);
}

static struct span base64(struct span s)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct buf b = BUF_INIT;
    uint32_t bits = 0, n = 0;
    CHECK_INT(s.n % 4, 0);
    while (span_ends(s, SPAN("=")))
        s.n--;
    for (size_t i = 0; i < s.n; i++) {
        const char *at = strchr(digits, s.p[i]);
        CHECK(at != NULL);
        bits = bits << 6 | (uint32_t)(at ? at - digits : 0);
        n += 6;
        if (n >= 8)
            buf_char(&b, (char)(bits >> (n -= 8)));
    }
    return keep(&b);
}

struct decoded {
    bool null;
    struct span text[LIST + 1];
    size_t n;
};

static struct decoded json_value(struct span *s)
{
    struct decoded d = {0};
    if (take(s, "null")) {
        d.null = true;
    } else if (take(s, "[")) {
        while (!take(s, "]") && d.n <= LIST && CHECK(d.n == 0 || take(s, ", ")))
            d.text[d.n++] = json_string(s);
    } else if (span_starts(*s, SPAN("\""))) {
        d.text[d.n++] = json_string(s);
    } else {
        size_t n = 0; /* a number, true or false: to the next comma or brace */
        while (n < s->n && s->p[n] != ',' && s->p[n] != '}')
            n++;
        d.text[d.n++] = span_head(*s, n);
        *s = span_from(*s, n);
    }
    return d;
}

static void json_members(struct span *s, struct decoded *out, bool raw)
{
    CHECK(take(s, "{"));
    for (bool more = true; more; more = take(s, ", ")) {
        struct span key = json_string(s);
        size_t f = 0;
        CHECK(take(s, ": "));
        if (!raw && span_is(key, "raw")) {
            json_members(s, out, true);
            continue;
        }
        while (f < FIELDS && !span_is(key, fields[f].name))
            f++;
        if (!CHECK(f < FIELDS))
            return;
        struct decoded before = out[f];
        out[f] = json_value(s);
        CHECK_INT(raw ? out[f].n : 0, raw ? before.n : 0);
        for (size_t i = 0; raw && i < out[f].n; i++)
            out[f].text[i] = base64(out[f].text[i]);
    }
    CHECK(take(s, "}"));
}

static void check_decoded(const struct decoded *d, const struct row *r, size_t f)
{
    const struct value *v = &r->v[f];
    CHECK_INT(d->null, !v->set);
    if (!v->set)
        return;
    if (fields[f].type == FIELD_LIST) {
        CHECK_INT(d->n, v->number);
        for (size_t i = 0; i < d->n; i++)
            CHECK_SPAN(d->text[i], v->list[i]);
    } else if (fields[f].type == FIELD_BOOL) {
        CHECK_STR(d->text[0], v->number ? "true" : "false");
    } else {
        CHECK_SPAN(d->text[0], readable(r, f));
    }
}

PROP(out_json_reads_back, PROP_USUAL / 4)
{
    struct row rows[ROWS];
    struct span line;
    for (size_t i = 0; i < ROWS; i++)
        rows[i] = random_row();
    struct span s = print((struct out_options){.format = OUT_JSON}, rows, ROWS);
    CHECK(utf8_valid(s));
    for (size_t i = 0; i < ROWS; i++) {
        struct decoded d[FIELDS] = {{0}};
        CHECK(span_line(&s, &line));
        json_members(&line, d, false);
        CHECK_INT(line.n, 0);
        for (size_t f = 0; f < FIELDS; f++)
            check_decoded(&d[f], &rows[i], f);
    }
    CHECK_INT(s.n, 0);
}

static size_t width_slowly(struct span s, enum escape how)
{
    size_t columns = 0;
    while (s.n) {
        struct glyph g = glyph_at(s, how);
        columns += g.columns;
        s = span_from(s, g.n);
    }
    return columns;
}

/* The width is that of the glyphs, one by one. */
PROP(out_width_is_of_glyphs, PROP_USUAL / 2)
{
    struct span s = rnd_text(60);
    CHECK_INT(escape_width(s, ESCAPE_PLAIN), width_slowly(s, ESCAPE_PLAIN));
    CHECK_INT(escape_width(s, ESCAPE_NOT), width_slowly(s, ESCAPE_NOT));
}

/* Whatever it is sent, a terminal gets text of one line that obeys nothing. */
PROP(out_terminal_is_safe, PROP_USUAL / 2)
{
    struct buf b = BUF_INIT;
    struct span s = rnd_text(60);
    escape_value(&b, s, ESCAPE_PLAIN);
    CHECK(utf8_valid(buf_span(&b)));
    for (struct span rest = buf_span(&b); rest.n;) {
        uint32_t cp;
        rest = span_from(rest, utf8_decode(rest, &cp));
        CHECK(!utf8_is_control(cp) && !utf8_is_bidi(cp));
    }
    CHECK_INT(escape_width(s, ESCAPE_PLAIN), width_of(buf_span(&b)));
    buf_release(&b);
}

static struct span without_spaces(struct span s)
{
    struct buf b = BUF_INIT;
    while (s.n) {
        uint32_t cp;
        size_t n = utf8_decode(s, &cp);
        if (cp != ' ' && cp != '\n' && cp != 0x3000)
            buf_add(&b, span_head(s, n));
        s = span_from(s, n);
    }
    return keep(&b);
}

/* Wrapping loses nothing but spaces, fits the page, and parts no mark from its base. */
PROP(out_wrap_fits, PROP_USUAL / 2)
{
    struct span s = rnd_utf8(200), line;
    size_t width = 2 + rnd_below(80);
    struct row r = row_new(&schema);
    row_text(&r, 1, s);
    struct span got = print((struct out_options){.format = OUT_TEXT, .width = width}, &r, 1);
    CHECK_SPAN(without_spaces(got), without_spaces(s));
    CHECK(span_ends(got, SPAN("\n")));
    for (size_t at = 0; span_line(&got, &line); at++) {
        uint32_t cp = ' ';
        if (!line.n)
            continue;
        utf8_decode(line, &cp);
        CHECK(at == 0 || utf8_is_control(cp) || width_char(cp) > 0);
        /* Only what cannot be parted may stick out: the line is then a single glyph. */
        CHECK(width_of(line) <= width || glyph_at(line, ESCAPE_NOT).n == line.n);
    }
}
