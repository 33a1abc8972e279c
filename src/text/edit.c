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
            return "it contains a line break; a fact is one line";
        if (cp != '\t' && utf8_is_control(cp))
            return "it contains a control character";
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
 * Where lines go. A new fact goes after the last fact that does not come after it. For that
 * question a fact of the file counts with `key`, and a new one with `bound`: a fact without a
 * time goes after all of its day.
 */
static int64_t key_of(const struct fact *f)
{
    return (int64_t)f->date * 4096 + f->time + 1;
}

static int64_t bound_of(const struct fact *f)
{
    return f->time == TIME_NONE ? (int64_t)f->date * 4096 + 4095 : key_of(f);
}

/* A place in the file after a fact; the first is before all lines. */
struct gap {
    int64_t least; /* the least key of the facts from this one on */
    size_t at;     /* bytes of the file before the gap */
    bool crlf, unended;
};

/* A new fact, in a list in the order of the new file. */
struct weave_piece {
    struct span line;
    int64_t key, bound;
    size_t seq, gap;
    struct weave_piece *before, *after;
};

struct weave {
    struct span src;
    struct gap *gaps;
    size_t gaps_n, cap;
    struct weave_piece *last;
    bool facts; /* the file holds one */
};

static struct gap gap_after(struct span src, struct span line, bool first_crlf)
{
    size_t end = (size_t)(line.p - src.p) + line.n;
    bool unended = end == src.n;
    return (struct gap){
        .at = end + !unended, .crlf = unended ? first_crlf : is_crlf(line), .unended = unended};
}

static void add_gap(struct weave *w, struct gap gap, struct arena *a)
{
    w->gaps = arena_grow(a, w->gaps, w->gaps_n, &w->cap, sizeof *w->gaps);
    w->gaps[w->gaps_n++] = gap;
}

static void find_gaps(struct weave *w, const struct keys *keys, struct arena *a)
{
    struct span rest = w->src, line = {NULL, 0};
    bool crlf = span_line(&rest, &line) && is_crlf(line);
    rest = w->src;
    add_gap(w, (struct gap){.least = INT64_MIN, .at = utf8_bom(w->src), .crlf = crlf}, a);
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++) {
        struct fact f = fact_parse(line, lineno, keys);
        if (f.kind != LINE_FACT)
            continue;
        struct gap gap = gap_after(w->src, line, crlf);
        gap.least = key_of(&f);
        add_gap(w, gap, a);
    }
    w->facts = w->gaps_n > 1;
    if (!w->facts && line.p) /* the last line is as good a neighbour */
        add_gap(w, gap_after(w->src, line, crlf), a);
    for (size_t i = w->gaps_n - 1; i-- > 1;)
        if (w->gaps[i + 1].least < w->gaps[i].least)
            w->gaps[i].least = w->gaps[i + 1].least;
}

/* Returns the last gap after a fact that does not come after the new one. */
static size_t find_gap(const struct weave *w, int64_t bound)
{
    size_t low = 0, high = w->gaps_n;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (w->gaps[mid].least <= bound)
            low = mid;
        else
            high = mid;
    }
    return low;
}

/* Facts come by date, so that a place in the list is most often its end. */
static void add_piece(struct weave *w, struct weave_piece *new)
{
    struct weave_piece *p = w->last, *next = NULL;
    new->gap = find_gap(w, new->bound);
    while (p && p->gap >= new->gap && p->key > new->bound) {
        next = p;
        p = p->before;
    }
    if (p && p->gap > new->gap)
        new->gap = p->gap;
    new->before = p;
    new->after = next;
    if (p)
        p->after = new;
    if (next)
        next->before = new;
    else
        w->last = new;
}

static int by_date(const void *x, const void *y)
{
    const struct weave_piece *a = x, *b = y;
    int64_t day_a = a->bound >> 12, day_b = b->bound >> 12;
    if (day_a != day_b)
        return day_a < day_b ? -1 : 1;
    return (a->seq > b->seq) - (a->seq < b->seq);
}

static void print_weave(struct buf *out, const struct weave *w)
{
    const struct weave_piece *p = w->last;
    size_t copied = 0;
    while (p && p->before)
        p = p->before;
    for (; p; p = p->after) {
        const struct gap *gap = &w->gaps[p->gap];
        bool begins = !p->before || p->before->gap != p->gap;
        buf_add(out, span_between(w->src.p + copied, w->src.p + gap->at));
        copied = gap->at;
        if (begins && gap->unended)
            buf_str(out, gap->crlf ? "\r\n" : "\n");
        add_line(out, p->line, gap->crlf);
    }
    buf_add(out, span_from(w->src, copied));
}

/* Adds other lines at the end. */
static void add_others(struct buf *out, const struct span *lines, size_t n,
                       const struct keys *keys)
{
    for (size_t i = 0; i < n; i++) {
        if (fact_parse(lines[i], 0, keys).kind == LINE_FACT)
            continue;
        if (out->n && out->p[out->n - 1] != '\n')
            buf_char(out, '\n');
        add_line(out, lines[i], false);
    }
}

void edit_insert_all(struct buf *out, struct span src, const struct span *lines, size_t n,
                     const struct keys *keys)
{
    struct arena a = ARENA_INIT;
    struct weave w = {.src = src};
    struct weave_piece *v = ARENA_NEW(&a, struct weave_piece, n);
    size_t facts = 0;
    find_gaps(&w, keys, &a);
    for (size_t i = 0; i < n; i++) {
        struct fact f = fact_parse(lines[i], 0, keys);
        if (f.kind == LINE_FACT)
            v[facts++] = (struct weave_piece){
                .line = lines[i], .key = key_of(&f), .bound = bound_of(&f), .seq = i};
    }
    if (facts && !w.facts) /* the first goes after the lines that are there */
        w.gaps[w.gaps_n - 1].least = w.gaps_n > 1 ? v[0].key : INT64_MIN;
    if (facts)
        qsort(v, facts, sizeof *v, by_date);
    for (size_t i = 0; i < facts; i++)
        add_piece(&w, &v[i]);
    print_weave(out, &w);
    if (facts < n)
        add_others(out, lines, n, keys);
    arena_release(&a);
}

void edit_insert(struct buf *out, struct span src, struct span line, const struct keys *keys)
{
    edit_insert_all(out, src, &line, 1, keys);
}

struct edit_lines {
    struct span *v;
    size_t n, cap;
};

static bool has_line(const struct edit_lines *l, struct span line)
{
    return l->n && bsearch(&line, l->v, l->n, sizeof *l->v, span_by_bytes);
}

/* Returns all lines that are not blank and not in `known`, without their ends. */
static struct edit_lines lines_of(struct span src, const struct edit_lines *known,
                                  struct arena *a)
{
    struct edit_lines l = {0};
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

/* Finds the next fact from v[from] on and returns its index, or l->n if there is none. */
static size_t next_fact(const struct edit_lines *l, size_t from, const struct keys *keys,
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
    struct edit_lines known = lines_of(src, NULL, a);
    if (known.n)
        qsort(known.v, known.n, sizeof *known.v, span_by_bytes);
    struct edit_lines lacked = lines_of(more, &known, a);
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

void edit_replace_all(struct buf *out, struct span src, const struct edit_line *v, size_t n)
{
    const char *copied = src.p, *end = src.p + src.n;
    for (size_t i = 0; i < n; i++) {
        struct span old = v[i].old;
        if (old.p == src.p)
            old = span_from(old, utf8_bom(old));
        if (v[i].now.n && is_crlf(old))
            old.n--;
        buf_add(out, span_between(copied, old.p));
        buf_add(out, v[i].now);
        copied = old.p + old.n;
        copied += !v[i].now.n && copied < end; /* the LF */
    }
    buf_add(out, span_between(copied, end));
}

void edit_replace(struct buf *out, struct span src, struct span old, struct span line)
{
    edit_replace_all(out, src, &(struct edit_line){old, line}, 1);
}

void edit_remove(struct buf *out, struct span src, struct span old)
{
    edit_replace(out, src, old, SPAN(""));
}

static bool may_mention(struct span line, uint32_t lineno, const struct keys *keys)
{
    if (!keys)
        return true;
    struct fact f = fact_parse(line, lineno, keys);
    return f.kind == LINE_FACT && f.class != CLASS_IDENTITY;
}

/* Replaces the mentions in a line's text, and returns their number. */
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
