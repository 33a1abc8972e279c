#include "out/printer.h"

static void add_escaped(struct buf *b, struct span s)
{
    for (size_t i = 0; i < s.n; i++) {
        switch (s.p[i]) {
        case '\t': buf_str(b, "\\t"); break;
        case '\n': buf_str(b, "\\n"); break;
        case '\r': buf_str(b, "\\r"); break;
        case '\\': buf_str(b, "\\\\"); break;
        default: buf_char(b, s.p[i]);
        }
    }
}

/* TSV's own escapes first, so that a terminal sees what a pipe would get. */
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
