#include "merge/internal.h"

#include "base/utf8.h"

#include <stdlib.h>

bool merge_next(struct span *rest, struct span *text, int8_t *cr)
{
    if (!span_line(rest, text))
        return false;
    bool has_cr = span_ends(*text, SPAN("\r"));
    text->n -= has_cr;
    *cr = (int8_t)(rest->p ? has_cr : -1);
    return true;
}

static size_t count_lines(struct span src)
{
    struct span text;
    int8_t cr;
    size_t n = 0;
    while (merge_next(&src, &text, &cr))
        n += span_trim(text).n > 0;
    return n;
}

/*
 * Cuts a text that has no remark, such as a note, where a remark would begin: a note to which
 * something was added is the same note.
 */
static void cut_remark(struct fact *f)
{
    size_t n = f->remark.n ? SPAN_NONE : span_chr(f->body, ';');
    if (n == SPAN_NONE)
        return;
    f->remark = span_trim(span_from(f->body, n + 1));
    f->body = span_trim(span_head(f->body, n));
}

static struct mline read_line(struct span text, const struct keys *keys)
{
    struct fact f = fact_parse(text, 0, keys);
    cut_remark(&f);
    bool known = f.key >= 0 && f.key < KEY_BUILTIN;
    return (struct mline){.text = text,
                          .key = f.key_name,
                          .body = f.body,
                          .remark = f.remark,
                          .date = f.date,
                          .time = f.time,
                          .rank = known ? f.key : KEY_BUILTIN,
                          .kind = f.kind,
                          .mark = f.mark};
}

void merge_split(struct merge *m, int side, struct span src, const struct keys *keys)
{
    struct side *s = &m->side[side];
    s->bom = utf8_bom(src) > 0;
    s->open_end = src.n > 0 && src.p[src.n - 1] != '\n';
    struct span rest = span_from(src, utf8_bom(src)), text;
    s->v = ARENA_NEW(m->arena, struct mline, count_lines(rest));
    s->first_cr = -1;
    int8_t cr;
    for (bool first = true; merge_next(&rest, &text, &cr); first = false) {
        if (first)
            s->first_cr = cr;
        if (span_trim(text).n == 0) {
            s->blanks++;
            continue;
        }
        struct mline *l = &s->v[s->n];
        *l = read_line(text, keys);
        l->side = (uint8_t)side;
        l->at = s->n++;
        l->cr = cr;
        l->blanks = s->blanks;
        s->blanks = 0;
    }
}

static int cmp_int(long a, long b)
{
    return (a > b) - (a < b);
}

/* Compares key names; ASCII letters are equal in either case. */
static int cmp_nocase(struct span a, struct span b)
{
    for (size_t i = 0; i < a.n && i < b.n; i++) {
        unsigned char x = (unsigned char)a.p[i], y = (unsigned char)b.p[i];
        x = (unsigned char)(x >= 'A' && x <= 'Z' ? x + 32 : x);
        y = (unsigned char)(y >= 'A' && y <= 'Z' ? y + 32 : y);
        if (x != y)
            return x < y ? -1 : 1;
    }
    return (a.n > b.n) - (a.n < b.n);
}

int mline_cmp_key(const struct mline *a, const struct mline *b)
{
    int c = cmp_int(a->date, b->date);
    if (!c)
        c = cmp_int(a->time == TIME_NONE ? INT16_MAX : a->time,
                    b->time == TIME_NONE ? INT16_MAX : b->time);
    if (!c)
        c = cmp_int(a->rank, b->rank);
    return c ? c : cmp_nocase(a->key, b->key);
}

int mline_cmp(const struct mline *a, const struct mline *b)
{
    int c = mline_cmp_key(a, b);
    return c ? c : span_cmp(a->text, b->text);
}

static bool has_part(struct span less, struct span more)
{
    return !less.n || span_eq(less, more);
}

bool mline_adds_nothing(const struct mline *less, const struct mline *more)
{
    return mline_cmp_topic(less, more) == 0 && span_eq(less->body, more->body) &&
           (less->time == TIME_NONE || less->time == more->time) &&
           (!less->mark || less->mark == more->mark) && has_part(less->remark, more->remark);
}

static int by_text(const void *x, const void *y)
{
    const struct mline *a = *(struct mline *const *)x, *b = *(struct mline *const *)y;
    int c = span_cmp(a->text, b->text);
    if (!c)
        c = cmp_int(a->side, b->side);
    return c ? c : (a->at > b->at) - (a->at < b->at);
}

/*
 * Returns the copies of a line in the result. If one side removes copies and the other adds
 * some, the removal wins. Any sum of the two would change each time the same merge is repeated.
 */
size_t merge_copies(const size_t have[SIDES])
{
    size_t o = have[OURS], t = have[THEIRS], b = have[BASE];
    if (o > b && t > b)
        return o > t ? o : t;
    if (o < b || t < b)
        return o < t ? o : t;
    return o > t ? o : t;
}

/* Makes line matches of a run of equal lines: v has the lines of base, ours, then theirs. */
static void match_run(struct merge *m, struct mline **v, const size_t have[SIDES])
{
    size_t first[SIDES] = {0, have[BASE], have[BASE] + have[OURS]}, most = 0;
    size_t copies = merge_copies(have);
    for (int s = 0; s < SIDES; s++)
        most = have[s] > most ? have[s] : most;
    for (size_t k = 0; k < most; k++) {
        struct line_match *u = &m->v[m->n];
        u->doubled = k >= copies && k >= have[BASE];
        u->conflict = u->absorbed_by = NONE;
        for (int s = SIDES - 1; s >= 0; s--) {
            struct mline *l = k < have[s] ? v[first[s] + k] : NULL;
            u->at[s] = l ? l->at : NONE;
            u->change[s] = NONE;
            if (l) {
                l->match = m->n;
                u->line = l;
            }
        }
        m->n++;
    }
}

void merge_match(struct merge *m)
{
    size_t n = 0;
    for (int s = 0; s < SIDES; s++)
        n += m->side[s].n;
    struct mline **v = ARENA_NEW(m->arena, struct mline *, n);
    m->v = ARENA_NEW(m->arena, struct line_match, n);
    n = 0;
    for (int s = 0; s < SIDES; s++)
        for (size_t i = 0; i < m->side[s].n; i++)
            v[n++] = &m->side[s].v[i];
    qsort(v, n, sizeof *v, by_text);
    for (size_t i = 0, end; i < n; i = end) {
        size_t have[SIDES] = {0};
        for (end = i; end < n && span_eq(v[end]->text, v[i]->text); end++)
            have[v[end]->side]++;
        match_run(m, v + i, have);
    }
}
