#include "text/edit.h"

#include "base/utf8.h"

#include <stdlib.h>

const char *edit_refuses(struct span text)
{
    while (text.n) {
        uint32_t cp;
        size_t n = utf8_decode(text, &cp);
        if (cp == UTF8_BAD)
            return "it is not UTF-8";
        if (cp == '\n' || cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029)
            return "it holds a line break; a fact is one line";
        if (cp != '\t' && utf8_is_control(cp))
            return "it holds a control character";
        text = span_from(text, n);
    }
    return NULL;
}

static void add_line(struct buf *out, struct span line, bool crlf)
{
    buf_add(out, line);
    buf_str(out, crlf ? "\r\n" : "\n");
}

static bool is_crlf(struct span line)
{
    return line.n && line.p[line.n - 1] == '\r';
}

/*
 * The line after which the new one goes: the last that it does not come before. Where there is
 * no fact at all, the last line is as good a neighbour. False: the new line goes before all of
 * them.
 */
static bool find_neighbour(struct span src, const struct fact *new, const struct keys *keys,
                           struct span *neighbour)
{
    struct span line = {NULL, 0};
    bool found = false, facts = false;
    for (uint32_t lineno = 1; span_line(&src, &line); lineno++) {
        struct fact f = fact_parse(line, lineno, keys);
        if (f.kind != LINE_FACT)
            continue;
        facts = true;
        if (!fact_is_later(&f, new)) {
            *neighbour = line;
            found = true;
        }
    }
    if (!facts && line.p) {
        *neighbour = line;
        return true;
    }
    return found;
}

void edit_insert(struct buf *out, struct span src, struct span line, const struct keys *keys)
{
    struct fact new = fact_parse(line, 0, keys);
    struct span near = {NULL, 0}, rest = src;
    size_t at = utf8_bom(src); /* a byte order mark stays first */
    bool found = find_neighbour(src, &new, keys, &near), unended = false;
    if (found) {
        at = (size_t)(near.p - src.p) + near.n;
        unended = at == src.n;
        at += unended ? 0 : 1;
    }
    if (!found || unended) /* what has no line ending takes the first line's */
        span_line(&rest, &near);
    bool crlf = is_crlf(near);
    buf_add(out, span_head(src, at));
    if (unended)
        buf_str(out, crlf ? "\r\n" : "\n");
    add_line(out, line, crlf);
    buf_add(out, span_from(src, at));
}

struct lines {
    struct span *v;
    size_t n, cap;
};

static bool has_line(const struct lines *l, struct span line)
{
    return l->n && bsearch(&line, l->v, l->n, sizeof *l->v, span_by_bytes);
}

/* All lines that are not blank, and that `known` lacks, without their ends. */
static struct lines lines_of(struct span src, const struct lines *known, struct arena *a)
{
    struct lines l = {0};
    struct span line;
    src = span_from(src, utf8_bom(src));
    while (span_line(&src, &line)) {
        line.n -= is_crlf(line);
        if (span_trim(line).n == 0 || (known && has_line(known, line)))
            continue;
        l.v = arena_grow(a, l.v, l.n, &l.cap, sizeof *l.v);
        l.v[l.n++] = line;
    }
    return l;
}

/* The next fact of v[from] on, and where it is; at the end there is none. */
static size_t next_fact(const struct lines *l, size_t from, const struct keys *keys,
                        struct fact *f)
{
    for (; from < l->n; from++) {
        *f = fact_parse(l->v[from], 0, keys);
        if (f->kind == LINE_FACT)
            break;
    }
    return from;
}

void edit_weave(struct buf *out, struct span src, struct span more, const struct keys *keys,
                struct arena *a)
{
    struct lines known = lines_of(src, NULL, a);
    if (known.n)
        qsort(known.v, known.n, sizeof *known.v, span_by_bytes);
    struct lines lacked = lines_of(more, &known, a);
    struct fact next = {.date = DATE_NONE};
    size_t copied = utf8_bom(src), done = 0, at;
    struct span rest = span_from(src, copied), first = rest, line;
    bool crlf = span_line(&first, &line) && is_crlf(line);
    buf_add(out, span_head(src, copied));
    at = next_fact(&lacked, 0, keys, &next);
    while (span_line(&rest, &line)) {
        struct fact f = fact_parse(line, 0, keys);
        if (f.kind != LINE_FACT)
            continue;
        for (; at < lacked.n && fact_is_later(&f, &next);
             at = next_fact(&lacked, at + 1, keys, &next))
            while (done <= at)
                add_line(out, lacked.v[done++], crlf);
        buf_add(out, span_between(src.p + copied, src.p + src.n - rest.n));
        copied = src.n - rest.n;
    }
    if (done < lacked.n && copied == src.n && src.n && src.p[src.n - 1] != '\n')
        buf_str(out, crlf ? "\r\n" : "\n");
    while (done < lacked.n)
        add_line(out, lacked.v[done++], crlf);
    buf_add(out, span_from(src, copied));
}

static void splice(struct buf *out, struct span src, struct span old, struct span new,
                   size_t skip)
{
    size_t at = (size_t)(old.p - src.p);
    buf_add(out, span_head(src, at));
    buf_add(out, new);
    buf_add(out, span_from(src, at + old.n + skip));
}

void edit_replace(struct buf *out, struct span src, struct span old, struct span line)
{
    struct span kept = old;
    if (old.p == src.p)
        kept = span_from(kept, utf8_bom(old));
    if (is_crlf(kept))
        kept.n--;
    splice(out, src, kept, line, 0);
}

void edit_remove(struct buf *out, struct span src, struct span old)
{
    if (old.p == src.p)
        old = span_from(old, utf8_bom(old));
    bool has_end = old.p + old.n < src.p + src.n;
    splice(out, src, old, (struct span){NULL, 0}, has_end ? 1 : 0);
}

static bool may_mention(struct span line, uint32_t lineno, const struct keys *keys)
{
    if (!keys)
        return true;
    struct fact f = fact_parse(line, lineno, keys);
    return f.kind == LINE_FACT && f.class != CLASS_IDENTITY;
}

/* The text of a fact is where mentions count; its key and date hold none. */
static size_t line_mentions(struct buf *out, struct span line, const struct edit_mention *m)
{
    struct span rest = line, id;
    const char *copied = line.p;
    size_t n = 0;
    while (mention_next(&rest, &id)) {
        if (!span_starts(id, m->from) || (id.n > m->from.n && !m->means(m->ctx, id)))
            continue;
        buf_add(out, span_between(copied, id.p));
        buf_add(out, m->to);
        copied = id.p + m->from.n;
        n++;
    }
    buf_add(out, span_between(copied, line.p + line.n));
    return n;
}

size_t edit_mentions(struct buf *out, struct span src, const struct edit_mention *m,
                     const struct keys *keys)
{
    struct span line;
    size_t n = 0;
    const char *end = src.p + src.n;
    for (uint32_t lineno = 1; span_line(&src, &line); lineno++) {
        if (may_mention(line, lineno, keys))
            n += line_mentions(out, line, m);
        else
            buf_add(out, line);
        if (line.p + line.n < end)
            buf_char(out, '\n');
    }
    return n;
}
