#include "out/printer.h"

static bool has_any(struct span s, struct span bytes)
{
    for (size_t i = 0; i < bytes.n; i++)
        if (span_chr(s, bytes.p[i]) != SPAN_NONE)
            return true;
    return false;
}

/* Numbers and dates are ours and run nothing: -3 stays a number. */
static bool needs_guard(const struct out *o, enum field_type type, struct span s)
{
    return o->options.format == OUT_CSV && (type == FIELD_TEXT || type == FIELD_LIST) && s.n &&
           span_chr(SPAN("=+-@\t\r"), s.p[0]) != SPAN_NONE;
}

static void add_quoted(struct buf *b, struct span s, bool guard, enum escape how)
{
    struct span part;
    buf_str(b, guard ? "\"'" : "\"");
    for (bool first = true; span_cut(&s, '"', &part); first = false) {
        if (!first)
            buf_str(b, "\"\"");
        escape_value(b, part, how);
    }
    buf_char(b, '"');
}

static void add_value(struct out *o, enum field_type type, struct span s, bool lone)
{
    bool guard = needs_guard(o, type, s);
    if (has_any(s, SPAN(",\"\r\n")) || (lone && s.n == 0)) {
        add_quoted(&o->buf, s, guard, out_escape(o));
        return;
    }
    if (guard)
        buf_char(&o->buf, '\'');
    escape_value(&o->buf, s, out_escape(o));
}

void header_csv(struct out *o, const struct schema *schema)
{
    if (o->schema == schema)
        return;
    if (o->schema)
        buf_str(&o->buf, "\r\n");
    o->schema = schema;
    for (size_t i = 0; i < schema->n; i++) {
        if (i)
            buf_char(&o->buf, ',');
        buf_str(&o->buf, schema->fields[i].name);
    }
    buf_str(&o->buf, "\r\n");
}

void print_csv(struct out *o, const struct row *r)
{
    const struct schema *schema = r->schema;
    header_csv(o, schema);
    for (size_t i = 0; i < schema->n; i++) {
        if (i)
            buf_char(&o->buf, ',');
        /* An only field that is empty is quoted: a bare empty line would be no record. */
        add_value(o, schema->fields[i].type, out_value(o, r, i), schema->n == 1);
    }
    buf_str(&o->buf, "\r\n");
}
