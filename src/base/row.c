#include "base/row.h"

#include "base/err.h"

#include <string.h>

static struct value *slot(struct row *r, size_t field, enum field_type type)
{
    if (field >= r->schema->n || r->schema->fields[field].type != type)
        die("bug: field %zu of %s has another type", field, r->schema->name);
    r->v[field].set = true;
    return &r->v[field];
}

struct row row_new(const struct schema *schema)
{
    struct row r;
    r.schema = schema;
    r.layout = 0;
    r.tone = TONE_PLAIN;
    memset(r.v, 0, schema->n * sizeof *r.v); /* not all ROW_FIELDS */
    return r;
}

void row_text(struct row *r, size_t field, struct span text)
{
    slot(r, field, FIELD_TEXT)->text = text;
}

void row_int(struct row *r, size_t field, int64_t number)
{
    slot(r, field, FIELD_INT)->number = number;
}

void row_bool(struct row *r, size_t field, bool yes)
{
    slot(r, field, FIELD_BOOL)->number = yes;
}

void row_date(struct row *r, size_t field, date_t d)
{
    if (d != DATE_NONE)
        slot(r, field, FIELD_DATE)->number = d;
}

void row_time(struct row *r, size_t field, daytime_t t)
{
    if (t != TIME_NONE)
        slot(r, field, FIELD_TIME)->number = t;
}

void row_list(struct row *r, size_t field, const struct span *list, size_t n)
{
    struct value *v = slot(r, field, FIELD_LIST);
    v->list = list;
    v->number = (int64_t)n;
}

void row_parts(struct row *r, size_t field, const struct span *parts, size_t n)
{
    struct value *v = slot(r, field, FIELD_TEXT);
    v->list = parts;
    v->number = (int64_t)n;
}

void sink_row(struct sink *s, const struct row *r)
{
    s->rows++;
    s->row(s, r);
}
