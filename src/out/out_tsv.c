#include "out/printer.h"

static char escape_of(char c)
{
    switch (c) {
    case '\t': return 't';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\\': return '\\';
    default: return 0;
    }
}

static void add_escaped(struct buf *b, struct span s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        char letter = escape_of(s.p[i]);
        if (!letter)
            continue;
        buf_add(b, span_between(s.p + from, s.p + i));
        buf_char(b, '\\');
        buf_char(b, letter);
        from = i + 1;
    }
    buf_add(b, span_from(s, from));
}

/* Appends a value with TSV's escapes first, so that a terminal shows what a pipe gets. */
static void add_value(struct out *o, struct span s)
{
    size_t start = o->buf.n;
    add_escaped(&o->buf, s);
    if (o->options.terminal) {
        buf_clear(&o->scratch);
        buf_add(&o->scratch, span_from(buf_span(&o->buf), start));
        o->buf.n = start;
        escape_value(&o->buf, buf_span(&o->scratch), out_escape(o));
    }
}

void header_tsv(struct out *o, const struct schema *schema)
{
    if (o->schema == schema)
        return;
    if (o->schema)
        buf_char(&o->buf, '\n');
    o->schema = schema;
    for (size_t i = 0; i < schema->n; i++) {
        if (i)
            buf_char(&o->buf, '\t');
        buf_str(&o->buf, schema->fields[i].name);
    }
    buf_char(&o->buf, '\n');
}

void print_tsv(struct out *o, const struct row *r)
{
    header_tsv(o, r->schema);
    for (size_t i = 0; i < r->schema->n; i++) {
        if (i)
            buf_char(&o->buf, '\t');
        add_value(o, out_value(o, r, i));
    }
    buf_char(&o->buf, '\n');
}
