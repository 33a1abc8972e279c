#include "formats/json.h"

#include "base/utf8.h"

#include <string.h>

enum { DEPTH = 32 };

struct json_reader {
    struct span s;
    size_t at;
    struct arena *a;
};

static bool value(struct json_reader *r, struct json *v, int depth);

static char peek(const struct json_reader *r)
{
    return r->at < r->s.n ? r->s.p[r->at] : 0;
}

static void skip_space(struct json_reader *r)
{
    while (r->at < r->s.n && strchr(" \t\n\r", r->s.p[r->at]) && r->s.p[r->at])
        r->at++;
}

static bool take_char(struct json_reader *r, char c)
{
    skip_space(r);
    if (r->at >= r->s.n || r->s.p[r->at] != c)
        return false;
    r->at++;
    return true;
}

static bool word(struct json_reader *r, struct span name)
{
    if (!span_starts(span_from(r->s, r->at), name))
        return false;
    r->at += name.n;
    return true;
}

static bool digits(struct json_reader *r)
{
    size_t from = r->at;
    while (peek(r) >= '0' && peek(r) <= '9')
        r->at++;
    return r->at > from;
}

static bool number(struct json_reader *r, struct json *v)
{
    size_t from = r->at;
    r->at += peek(r) == '-';
    if (peek(r) == '0')
        r->at++;
    else if (!digits(r))
        return false;
    if (peek(r) == '.' && (r->at++, !digits(r)))
        return false;
    if (peek(r) == 'e' || peek(r) == 'E') {
        r->at++;
        r->at += peek(r) == '+' || peek(r) == '-';
        if (!digits(r))
            return false;
    }
    v->type = JSON_NUMBER;
    v->text = span_between(r->s.p + from, r->s.p + r->at);
    return true;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static bool hex4(struct json_reader *r, uint32_t *cp)
{
    *cp = 0;
    for (int i = 0; i < 4; i++, r->at++) {
        int d = hex_digit(peek(r));
        if (d < 0)
            return false;
        *cp = *cp << 4 | (uint32_t)d;
    }
    return true;
}

/* Parses the digits after "\u": one character, or the two surrogates of one. */
static bool unicode(struct json_reader *r, struct buf *b)
{
    uint32_t cp, low;
    if (!hex4(r, &cp))
        return false;
    if (cp >= 0xD800 && cp <= 0xDBFF && span_starts(span_from(r->s, r->at), SPAN("\\u"))) {
        struct json_reader ahead = *r;
        ahead.at += 2;
        if (!hex4(&ahead, &low))
            return false;
        if (low >= 0xDC00 && low <= 0xDFFF) {
            *r = ahead;
            cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    utf8_add(b, cp >= 0xD800 && cp <= 0xDFFF ? 0xFFFD : cp);
    return true;
}

static bool escape(struct json_reader *r, struct buf *b)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = peek(r);
    const char *known = c ? strchr(from, c) : NULL;
    if (!known && c != 'u')
        return false;
    r->at++;
    if (!known)
        return unicode(r, b);
    buf_char(b, to[known - from]);
    return true;
}

static bool decode_string(struct json_reader *r, struct buf *b)
{
    while (r->at < r->s.n && peek(r) != '"') {
        if ((unsigned char)peek(r) < 0x20)
            return false;
        if (peek(r) != '\\') {
            buf_char(b, peek(r));
            r->at++;
        } else {
            r->at++;
            if (!escape(r, b))
                return false;
        }
    }
    return r->at < r->s.n;
}

static bool string(struct json_reader *r, struct span *text)
{
    struct buf b = BUF_INIT;
    if (!take_char(r, '"'))
        return false;
    size_t from = r->at;
    while (r->at < r->s.n && (unsigned char)peek(r) >= 0x20 && peek(r) != '"' &&
           peek(r) != '\\')
        r->at++;
    bool fine = true;
    *text = span_between(r->s.p + from, r->s.p + r->at);
    if (r->at >= r->s.n || peek(r) != '"') {
        buf_add(&b, *text);
        fine = decode_string(r, &b);
        *text = arena_copy(r->a, buf_span(&b));
    }
    buf_release(&b);
    r->at += fine;
    return fine;
}

static bool items(struct json_reader *r, struct json *v, char close, int depth)
{
    size_t cap = 0;
    r->at++;
    if (take_char(r, close))
        return true;
    do {
        struct json one = {0};
        if (close == '}' && !(string(r, &one.name) && take_char(r, ':')))
            return false;
        if (!value(r, &one, depth))
            return false;
        v->items = arena_grow(r->a, v->items, v->n, &cap, sizeof *v->items);
        v->items[v->n++] = one;
    } while (take_char(r, ','));
    return take_char(r, close);
}

static bool value(struct json_reader *r, struct json *v, int depth)
{
    skip_space(r);
    if (depth == DEPTH)
        return false;
    switch (peek(r)) {
    case '{': v->type = JSON_OBJECT; return items(r, v, '}', depth + 1);
    case '[': v->type = JSON_ARRAY; return items(r, v, ']', depth + 1);
    case '"': v->type = JSON_STRING; return string(r, &v->text);
    case 't': v->type = JSON_TRUE; return word(r, SPAN("true"));
    case 'f': v->type = JSON_FALSE; return word(r, SPAN("false"));
    case 'n': v->type = JSON_NULL; return word(r, SPAN("null"));
    default: return number(r, v);
    }
}

bool json_parse(struct span s, struct json *v, struct arena *a, size_t *at)
{
    struct json_reader r = {s, 0, a};
    *v = (struct json){0};
    bool fine = value(&r, v, 0);
    if (fine)
        skip_space(&r);
    *at = r.at;
    return fine && r.at == s.n;
}

const struct json *json_member(const struct json *object, const char *name)
{
    for (size_t i = object->n; i > 0; i--)
        if (span_is(object->items[i - 1].name, name))
            return &object->items[i - 1];
    return NULL;
}

static int base64_digit(char c)
{
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+'             ? 62
           : c == '/'             ? 63
                                  : -1;
}

bool base64_decode(struct buf *b, struct span s)
{
    size_t start = b->n, padding = 0;
    if (s.n % 4)
        return false;
    while (padding < 2 && s.n && s.p[s.n - 1] == '=') {
        padding++;
        s.n--;
    }
    uint32_t bits = 0;
    for (size_t i = 0; i < s.n; i++) {
        int d = base64_digit(s.p[i]);
        if (d < 0) {
            b->n = start;
            return false;
        }
        bits = bits << 6 | (uint32_t)d;
        if (i % 4)
            buf_char(b, (char)(bits >> (6 - 2 * (i % 4)) & 0xFF));
    }
    return true;
}
