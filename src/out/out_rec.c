/*
 * GNU recutils (its manual, "The Rec Format"): a descriptor with the types of the fields, then
 * a record a row. What has no value has no field.
 */
#include "out/printer.h"

static const char *type_of(enum field_type type)
{
    switch (type) {
    case FIELD_INT: return "int";
    case FIELD_DATE: return "date";
    case FIELD_BOOL: return "bool";
    default: return NULL;
    }
}

void header_rec(struct out *o, const struct schema *schema)
{
    if (o->schema == schema)
        return;
    o->schema = schema;
    buf_fmt(&o->buf, "%%rec: %s\n", schema->name);
    for (size_t i = 0; i < schema->n; i++)
        if (type_of(schema->fields[i].type))
            buf_fmt(&o->buf, "%%type: %s %s\n", schema->fields[i].name,
                    type_of(schema->fields[i].type));
    buf_char(&o->buf, '\n');
}

/*
 * Appends a value. Its further lines begin with "+ ". A backslash at the end of a line would
 * join the next line, and the format has no escape for it: a space is added after it.
 */
static void add_value(struct out *o, struct span value)
{
    struct span line;
    for (bool first = true; span_line(&value, &line); first = false) {
        buf_str(&o->buf, first ? "" : "\n+ ");
        escape_value(&o->buf, line, out_escape(o));
        buf_str(&o->buf, span_ends(line, SPAN("\\")) ? " " : "");
    }
}

void print_rec(struct out *o, const struct row *r)
{
    header_rec(o, r->schema);
    for (size_t i = 0; i < r->schema->n; i++) {
        struct span value = out_value(o, r, i);
        if (!r->v[i].set || value.n == 0)
            continue;
        buf_fmt(&o->buf, "%s: ", r->schema->fields[i].name);
        add_value(o, value);
        buf_char(&o->buf, '\n');
    }
    buf_char(&o->buf, '\n');
}
