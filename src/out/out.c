#include "out/out.h"

#include "base/num.h"
#include "os/os.h"
#include "out/printer.h"

enum { FULL = 64 * 1024 };

static void write_out(struct out *o)
{
    if (!o->err.status && o->buf.n)
        os_write_fd(o->fd, "standard output", buf_span(&o->buf), &o->err);
    buf_clear(&o->buf);
}

/* Writes each row at once to a terminal, and large pieces to a pipe. */
static void write_if_due(struct out *o)
{
    if (o->live || o->buf.n >= FULL)
        write_out(o);
}

static void take_row(struct sink *s, const struct row *r)
{
    static void (*const print[])(struct out *, const struct row *) = {
        [OUT_TEXT] = print_text, [OUT_TSV] = print_tsv,     [OUT_JSON] = print_json,
        [OUT_CSV] = print_csv,   [OUT_CSV_RAW] = print_csv, [OUT_REC] = print_rec,
        [OUT_HTML] = print_html,
    };
    struct out *o = (struct out *)s;
    if (o->err.status)
        return;
    print[o->options.format](o, r);
    write_if_due(o);
}

void out_open(struct out *o, int fd, struct out_options options)
{
    *o = (struct out){
        .sink = {.row = take_row}, .options = options, .fd = fd, .live = os_is_tty(fd)};
}

bool out_for_people(const struct out *o)
{
    return o->options.format == OUT_TEXT || o->options.format == OUT_HTML;
}

struct sink *out_sink(struct out *o)
{
    return &o->sink;
}

void out_begin(struct out *o, const struct schema *schema)
{
    enum out_format format = o->options.format;
    if (format == OUT_TSV)
        header_tsv(o, schema);
    else if (format == OUT_CSV || format == OUT_CSV_RAW)
        header_csv(o, schema);
    else if (format == OUT_REC)
        header_rec(o, schema);
    else if (format == OUT_HTML)
        html_begin(o);
}

enum escape out_escape(const struct out *o)
{
    if (!o->options.terminal)
        return ESCAPE_NOT;
    return o->options.color ? ESCAPE_COLOR : ESCAPE_PLAIN;
}

void out_text(struct out *o, struct span s)
{
    do { /* in large pieces that end with a line */
        struct span rest = span_from(s, FULL), line, part;
        part = span_head(s, s.n - (span_line(&rest, &line) ? rest.n : 0));
        if (o->err.status)
            return;
        if (o->options.format == OUT_HTML)
            html_text(o, part);
        else
            escape_text(&o->buf, part, out_escape(o));
        write_if_due(o);
        s = span_from(s, part.n);
    } while (s.n);
}

void out_printf(struct out *o, const char *format, ...)
{
    va_list args;
    buf_clear(&o->scratch);
    va_start(args, format);
    buf_vfmt(&o->scratch, format, args);
    va_end(args);
    out_text(o, buf_span(&o->scratch));
}

int out_flush(struct out *o, struct err *e)
{
    write_out(o);
    return o->err.status ? err_set(e, (enum exit_status)o->err.status, "%s", o->err.text) : 0;
}

int out_close(struct out *o, struct err *e)
{
    if (o->options.format == OUT_HTML)
        html_end(o);
    write_out(o);
    os_close_written(o->fd, "standard output", &o->err);
    int r = out_flush(o, e);
    buf_release(&o->buf);
    buf_release(&o->scratch);
    arena_release(&o->layouts_arena);
    return r;
}

static void add_list(struct buf *b, enum language l, const struct value *v)
{
    for (int64_t i = 0; i < v->number; i++) {
        if (i)
            buf_add(b, phrase_comma(l));
        buf_add(b, v->list[i]);
    }
}

struct span out_value(struct out *o, const struct row *r, size_t field)
{
    const struct value *v = &r->v[field];
    struct buf *b = &o->scratch;
    if (!v->set)
        return SPAN("");
    buf_clear(b);
    switch (r->schema->fields[field].type) {
    case FIELD_TEXT: return v->text;
    case FIELD_BOOL: return v->number ? SPAN("yes") : SPAN("no");
    case FIELD_INT: num_add(b, v->number); break;
    case FIELD_DATE: date_add(b, (date_t)v->number); break;
    case FIELD_TIME: time_add(b, (daytime_t)v->number); break;
    case FIELD_LIST: add_list(b, o->options.language, v); break;
    }
    return buf_span(b);
}
