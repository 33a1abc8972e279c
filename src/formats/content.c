#include "formats/content.h"

#include "base/utf8.h"

enum { WIDTH = 75 };

void content_line(struct buf *b, const char *name, struct span value)
{
    struct buf line = BUF_INIT;
    buf_str(&line, name);
    buf_char(&line, ':');
    buf_add(&line, value);
    struct span rest = buf_span(&line);
    for (size_t room = WIDTH; rest.n > room; room = WIDTH - 1) {
        size_t n = room;
        while (n > 1 && ((unsigned char)rest.p[n] & 0xC0) == 0x80)
            n--;
        buf_add(b, span_head(rest, n));
        buf_str(b, "\r\n ");
        rest = span_from(rest, n);
    }
    buf_add(b, rest);
    buf_str(b, "\r\n");
    buf_release(&line);
}

void content_escape(struct buf *b, struct span text)
{
    while (text.n) {
        uint32_t cp;
        size_t n = utf8_decode(text, &cp);
        if (cp == UTF8_BAD)
            utf8_add(b, 0xFFFD);
        else if (cp == '\n')
            buf_str(b, "\\n");
        else if (utf8_is_control(cp))
            buf_char(b, ' ');
        else {
            if (cp == '\\' || cp == ',' || cp == ';')
                buf_char(b, '\\');
            buf_add(b, span_head(text, n));
        }
        text = span_from(text, n);
    }
}

void content_text(struct buf *b, const char *name, struct span text)
{
    struct buf value = BUF_INIT;
    content_escape(&value, text);
    content_line(b, name, buf_span(&value));
    buf_release(&value);
}

/* Returns the line without its CRs: some programs write CR CR LF. */
static struct span without_cr(struct span line)
{
    while (line.n && line.p[line.n - 1] == '\r')
        line.n--;
    return line;
}

static bool is_folded(struct span rest)
{
    return rest.n && (rest.p[0] == ' ' || rest.p[0] == '\t');
}

static bool next_raw(struct content_reader *r, struct span *line)
{
    if (!span_line(&r->rest, line))
        return false;
    r->lineno++;
    *line = without_cr(*line);
    return true;
}

/* Returns true if a parameter names the encoding, with ENCODING= or, in vCard 2.1, without. */
static bool is_quoted_printable(struct span line)
{
    static const char word[] = "QUOTED-PRINTABLE";
    const size_t n = sizeof word - 1;
    size_t colon = span_chr(line, ':');
    for (size_t i = 0; colon != SPAN_NONE && i + n <= colon; i++)
        if (span_is_nocase((struct span){line.p + i, n}, word))
            return true;
    return false;
}

/*
 * Returns whether a line is the end of a card, which a value that ends in "=" cannot continue.
 */
static bool is_end(struct span rest)
{
    return span_is_nocase(span_head(rest, 4), "END:");
}

/* Appends the rest of a quoted-printable value: each line but its last ends in "=". */
static void take_soft_breaks(struct content_reader *r)
{
    struct span line;
    while (r->line->n && r->line->p[r->line->n - 1] == '=' && !is_end(r->rest) &&
           next_raw(r, &line)) {
        r->line->n--;
        buf_add(r->line, line);
    }
}

/*
 * Joins folded lines. In vCard 2.1 the space of a fold is text, unless the line was cut at 75
 * bytes.
 */
static void take_folds(struct content_reader *r)
{
    enum { FULL = 73 };
    struct span line;
    size_t last = r->line->n;
    while (is_folded(r->rest) && next_raw(r, &line)) {
        buf_add(r->line, span_from(line, r->keep_spaces && last < FULL ? 0 : 1));
        last = line.n;
    }
}

/* Unfolds into r->line; false at the end. */
static bool take_line(struct content_reader *r, uint32_t *lineno)
{
    struct span line;
    buf_clear(r->line);
    do {
        if (!next_raw(r, &line))
            return false;
        line = span_from(line, utf8_bom(line)); /* files that were put together have several */
    } while (span_trim(line).n == 0);
    *lineno = r->lineno;
    buf_add(r->line, line);
    if (is_quoted_printable(line))
        take_soft_breaks(r);
    take_folds(r);
    return true;
}

/* Returns the first of these outside quotes; s.n when there is none. */
static size_t find_unquoted(struct span s, char a, char b)
{
    bool quoted = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            quoted = !quoted;
        else if (!quoted && (s.p[i] == a || s.p[i] == b))
            return i;
    }
    return s.n;
}

bool content_next(struct content_reader *r, struct content *c)
{
    *c = (struct content){0};
    if (!take_line(r, &c->lineno))
        return false;
    struct span all = buf_span(r->line);
    size_t colon = find_unquoted(all, ':', ':'), name = find_unquoted(all, ';', ':');
    c->problem = colon == all.n;
    if (c->problem) {
        c->value = all;
        return true;
    }
    c->name = span_trim(span_head(all, name));
    size_t dot = span_chr(c->name, '.');
    if (dot != SPAN_NONE) {
        c->group = span_head(c->name, dot);
        c->name = span_from(c->name, dot + 1);
    }
    if (name < colon)
        c->params = span_between(all.p + name + 1, all.p + colon);
    c->value = span_from(all, colon + 1);
    return true;
}

static struct span unquoted(struct span s)
{
    return s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"' ? (struct span){s.p + 1, s.n - 2}
                                                            : s;
}

bool content_param(struct span *rest, struct span *name, struct span *value)
{
    if (rest->n == 0)
        return false;
    size_t end = find_unquoted(*rest, ';', ';');
    struct span one = span_head(*rest, end);
    size_t equals = span_chr(one, '=');
    *name = equals == SPAN_NONE ? SPAN("TYPE") : span_trim(span_head(one, equals));
    *value = unquoted(span_trim(equals == SPAN_NONE ? one : span_from(one, equals + 1)));
    *rest = span_from(*rest, end + 1);
    return true;
}

void content_unescape(struct buf *b, struct span value)
{
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        if (c == '\\' && i + 1 < value.n) {
            c = value.p[++i];
            c = c == 'n' || c == 'N' ? '\n' : c;
        }
        buf_char(b, c);
    }
}

bool content_cut(struct span *rest, char sep, struct span *part)
{
    size_t i = 0;
    if (!rest->p)
        return false;
    while (i < rest->n && rest->p[i] != sep)
        i += rest->p[i] == '\\' ? 2 : 1;
    if (i >= rest->n) {
        *part = *rest;
        *rest = (struct span){NULL, 0};
        return true;
    }
    *part = span_head(*rest, i);
    *rest = span_from(*rest, i + 1);
    return true;
}
