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

/* Returns where the part is in the text. */
static struct mpart part_of(struct span text, struct span part)
{
    return (struct mpart){part.n ? (uint32_t)(part.p - text.p) : 0, (uint32_t)part.n};
}

static struct mline read_line(struct span text, const struct keys *keys, struct arena *a)
{
    struct fact f = fact_parse(text, 0, keys);
    struct mparts *parts = NULL;
    cut_remark(&f);
    if (f.kind == LINE_FACT) {
        parts = ARENA_NEW(a, struct mparts, 1);
        *parts = (struct mparts){part_of(text, f.key_name), part_of(text, f.body),
                                 part_of(text, f.remark)};
    }
    bool known = f.key >= 0 && f.key < KEY_BUILTIN;
    return (struct mline){.text = text,
                          .parts = parts,
                          .date = f.date,
                          .time = f.time,
                          .rank = known ? f.key : KEY_BUILTIN,
                          .kind = f.kind,
                          .mark = f.mark};
}

/* Returns the number of the text, which is new if no line before has it. */
static uint32_t add_text(struct merge *m, struct span text, const struct keys *keys)
{
    size_t i;
    if (set_add(&m->texts, text, &i)) {
        m->lines = arena_widen(m->kept, m->lines, i, &m->lines_cap, sizeof *m->lines);
        m->lines[i] = read_line(text, keys, m->kept);
        m->lines_n++;
    }
    return (uint32_t)i;
}

void merge_split(struct merge *m, int side, struct span src, const struct keys *keys)
{
    struct side *s = &m->side[side];
    s->bom = utf8_bom(src) > 0;
    s->open_end = src.n > 0 && src.p[src.n - 1] != '\n';
    struct span rest = span_from(src, utf8_bom(src)), text;
    s->v = ARENA_NEW(m->arena, struct place, count_lines(rest));
    s->first_cr = -1;
    int8_t cr;
    for (bool first = true; merge_next(&rest, &text, &cr); first = false) {
        if (first)
            s->first_cr = cr;
        if (span_trim(text).n == 0) {
            s->blanks++;
            continue;
        }
        uint32_t line = add_text(m, text, keys);
        m->lines[line].have[side]++;
        s->v[s->n++] =
            (struct place){.line = line, .blanks = (uint32_t)s->blanks, .cr = cr};
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
    return c ? c : cmp_nocase(mline_key(a), mline_key(b));
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
    return mline_cmp_topic(less, more) == 0 && span_eq(mline_body(less), mline_body(more)) &&
           (less->time == TIME_NONE || less->time == more->time) &&
           (!less->mark || less->mark == more->mark) &&
           has_part(mline_remark(less), mline_remark(more));
}

static int by_text(const void *x, const void *y)
{
    const struct mline *a = *(struct mline *const *)x, *b = *(struct mline *const *)y;
    return span_cmp(a->text, b->text);
}

/*
 * Returns the copies of a line in the result. If one side removes copies and the other adds
 * some, the removal wins. Any sum of the two would change each time the same merge is repeated.
 */
size_t merge_copies(const uint32_t have[SIDES])
{
    size_t o = have[OURS], t = have[THEIRS], b = have[BASE];
    if (o > b && t > b)
        return o > t ? o : t;
    if (o < b || t < b)
        return o < t ? o : t;
    return o > t ? o : t;
}

/* Returns how many line matches a text needs: one for each copy in the input that has most. */
static uint32_t most_copies(const struct mline *l)
{
    uint32_t most = 0;
    for (int s = 0; s < SIDES; s++)
        most = l->have[s] > most ? l->have[s] : most;
    return most;
}

/* Makes the line matches of a text, beside each other, which no place is in yet. */
static void make_matches(struct merge *m, struct mline *l)
{
    size_t copies = merge_copies(l->have);
    l->first = (uint32_t)m->n;
    for (uint32_t k = 0, most = most_copies(l); k < most; k++) {
        struct line_match *u = &m->v[m->n++];
        *u = (struct line_match){.line = l,
                                 .doubled = k >= copies && k >= l->have[BASE],
                                 .conflict = NONE,
                                 .absorbed_by = NONE};
        for (int s = 0; s < SIDES; s++)
            u->at[s] = u->change[s] = NONE;
    }
}

/* Puts the lines of an input into the line matches: the nth of equal ones into the nth. */
static void place_lines(struct merge *m, int side)
{
    struct side *s = &m->side[side];
    struct arena scratch = ARENA_INIT;
    uint32_t *next = ARENA_NEW(&scratch, uint32_t, m->lines_n);
    for (size_t i = 0; i < s->n; i++) {
        uint32_t line = s->v[i].line;
        s->v[i].match = m->lines[line].first + next[line]++;
        m->v[s->v[i].match].at[side] = (uint32_t)i;
    }
    arena_release(&scratch);
}

void merge_match(struct merge *m)
{
    size_t n = 0;
    struct arena scratch = ARENA_INIT;
    struct mline **v = ARENA_NEW(&scratch, struct mline *, m->lines_n);
    for (size_t i = 0; i < m->lines_n; i++) {
        v[i] = &m->lines[i];
        n += most_copies(v[i]);
    }
    if (m->lines_n)
        qsort(v, m->lines_n, sizeof *v, by_text);
    m->v = ARENA_NEW(m->kept, struct line_match, n);
    for (size_t i = 0; i < m->lines_n; i++)
        make_matches(m, v[i]);
    arena_release(&scratch);
    for (int s = 0; s < SIDES; s++)
        place_lines(m, s);
}
