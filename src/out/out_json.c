#include "out/printer.h"

#include "base/utf8.h"

static void add_char(struct buf *b, struct span bytes, uint32_t cp)
{
    switch (cp) {
    case '"': buf_str(b, "\\\""); return;
    case '\\': buf_str(b, "\\\\"); return;
    case '\n': buf_str(b, "\\n"); return;
    case '\t': buf_str(b, "\\t"); return;
    case '\r': buf_str(b, "\\r"); return;
    case UTF8_BAD: utf8_add(b, 0xFFFD); return;
    default: break;
    }
    /* C1 and bidi controls need no escape in JSON, but a terminal does. */
    if (utf8_is_control(cp) || utf8_is_bidi(cp))
        buf_fmt(b, "\\u%04x", (unsigned)cp);
    else
        buf_add(b, bytes);
}

static size_t plain_head(struct span s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] >= 0x20 && s.p[n] < 0x7F && s.p[n] != '"' && s.p[n] != '\\')
        n++;
    return n;
}

static void add_string(struct buf *b, struct span s)
{
    buf_char(b, '"');
    while (s.n) {
        size_t n = plain_head(s);
        buf_add(b, span_head(s, n));
        s = span_from(s, n);
        if (s.n) {
            uint32_t cp;
            n = utf8_decode(s, &cp);
            add_char(b, span_head(s, n), cp);
            s = span_from(s, n);
        }
    }
    buf_char(b, '"');
}

static void add_base64(struct buf *b, struct span s)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    buf_char(b, '"');
    for (; s.n; s = span_from(s, 3)) {
        uint32_t bits = 0;
        for (size_t i = 0; i < 3; i++)
            bits = bits << 8 | (i < s.n ? (unsigned char)s.p[i] : 0);
        for (size_t i = 0; i < 4; i++)
            buf_char(b, i <= s.n ? digits[bits >> (18 - 6 * i) & 63] : '=');
    }
    buf_char(b, '"');
}

static void add_array(struct buf *b, const struct value *v,
                      void (*add)(struct buf *, struct span))
{
    buf_char(b, '[');
    for (int64_t i = 0; i < v->number; i++) {
        if (i)
            buf_str(b, ", ");
        add(b, v->list[i]);
    }
    buf_char(b, ']');
}

static void add_value(struct out *o, const struct row *r, size_t field)
{
    const struct value *v = &r->v[field];
    struct buf *b = &o->buf;
    if (!v->set) {
        buf_str(b, "null");
        return;
    }
    switch (r->schema->fields[field].type) {
    case FIELD_BOOL: buf_str(b, v->number ? "true" : "false"); break;
    case FIELD_INT: buf_add(b, out_value(o, r, field)); break;
    case FIELD_LIST: add_array(b, v, add_string); break;
    default: add_string(b, out_value(o, r, field));
    }
}

static bool is_lossy(const struct row *r, size_t field)
{
    const struct value *v = &r->v[field];
    enum field_type type = r->schema->fields[field].type;
    if (!v->set || (type != FIELD_TEXT && type != FIELD_LIST))
        return false;
    if (type == FIELD_TEXT)
        return !utf8_valid(v->text);
    for (int64_t i = 0; i < v->number; i++)
        if (!utf8_valid(v->list[i]))
            return true;
    return false;
}

static void add_raw(struct buf *b, const struct row *r)
{
    bool any = false;
    for (size_t i = 0; i < r->schema->n; i++) {
        if (!is_lossy(r, i))
            continue;
        buf_fmt(b, "%s\"%s\": ", any ? ", " : ", \"raw\": {", r->schema->fields[i].name);
        if (r->schema->fields[i].type == FIELD_LIST)
            add_array(b, &r->v[i], add_base64);
        else
            add_base64(b, r->v[i].text);
        any = true;
    }
    if (any)
        buf_char(b, '}');
}

void print_json(struct out *o, const struct row *r)
{
    for (size_t i = 0; i < r->schema->n; i++) {
        buf_fmt(&o->buf, "%s\"%s\": ", i ? ", " : "{", r->schema->fields[i].name);
        add_value(o, r, i);
    }
    add_raw(&o->buf, r);
    buf_str(&o->buf, "}\n");
}
