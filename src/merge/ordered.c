#include "merge/internal.h"

#include "base/set.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { DEPTH = 32 }; /* of a comparison; beyond it lines count as changed */

struct oline {
    struct span raw; /* with CR, without LF */
    size_t id;       /* equal for equal lines */
};

/* Lines [base_from, base_to) of the base became [from, to) of the side. */
struct change_run {
    size_t base_from, base_to, from, to;
};

struct ordered_side {
    struct oline *v;
    size_t n;
    size_t *match; /* of a side: the line that is each line of the base, or NONE */
    struct change_run *run;
    size_t runs, next; /* `next` is the first that is not written */
    bool open_end;
};

struct ordering {
    const struct merge_input *in;
    struct arena *arena;
    struct ordered_side side[SIDES];
    struct set texts;
    size_t *count[SIDES], *written; /* by id; written outside of conflicts */
    size_t base_at;                 /* the first line of the base that is not written */
    bool conflict;
    struct buf *out;
};

static void read_side(struct ordering *o, int side, struct span src)
{
    struct ordered_side *s = &o->side[side];
    struct span rest = src, line;
    while (span_line(&rest, &line))
        s->n++;
    s->v = ARENA_NEW(o->arena, struct oline, s->n);
    s->open_end = src.n && src.p[src.n - 1] != '\n';
    s->n = 0;
    while (span_line(&src, &line)) {
        struct oline *l = &s->v[s->n];
        l->raw = line;
        line = span_without_cr(s->n ? line : span_from(line, utf8_bom(line)));
        set_add(&o->texts, line, &l->id);
        s->n++;
    }
}

static void count_lines(struct ordering *o)
{
    o->written = ARENA_NEW(o->arena, size_t, o->texts.n);
    for (int s = 0; s < SIDES; s++) {
        o->count[s] = ARENA_NEW(o->arena, size_t, o->texts.n);
        for (size_t i = 0; i < o->side[s].n; i++)
            o->count[s][o->side[s].v[i].id]++;
    }
}

/* A part of the base and of a side that are compared. */
struct window {
    size_t base_from, base_to, from, to;
};

/* For each id: how often a window has it in base and side, and where. */
struct seen {
    size_t base_n, side_n, base_at, side_at;
};

/* A line that a window has once in base and once in the side. */
struct anchor {
    size_t base_at, side_at, before, length; /* the chain that ends here */
};

struct comparing {
    const struct oline *base, *side;
    size_t *match;
    struct seen *seen;
    struct arena *arena;
};

static void match_ends(struct comparing *c, struct window *w)
{
    while (w->base_from < w->base_to && w->from < w->to &&
           c->base[w->base_from].id == c->side[w->from].id)
        c->match[w->base_from++] = w->from++;
    while (w->base_from < w->base_to && w->from < w->to &&
           c->base[w->base_to - 1].id == c->side[w->to - 1].id)
        c->match[--w->base_to] = --w->to;
}

static void look(struct comparing *c, const struct window *w)
{
    for (size_t i = w->base_from; i < w->base_to; i++)
        c->seen[c->base[i].id] = (struct seen){0};
    for (size_t i = w->from; i < w->to; i++)
        c->seen[c->side[i].id] = (struct seen){0};
    for (size_t i = w->base_from; i < w->base_to; i++) {
        c->seen[c->base[i].id].base_n++;
        c->seen[c->base[i].id].base_at = i;
    }
    for (size_t i = w->from; i < w->to; i++) {
        c->seen[c->side[i].id].side_n++;
        c->seen[c->side[i].id].side_at = i;
    }
}

/* Appends to *v, which is in the order of the base, the longest chain that rises in the side.
 */
static size_t longest_chain(struct anchor *v, size_t n, size_t *chain, size_t *tails)
{
    size_t most = 0;
    for (size_t i = 0; i < n; i++) {
        size_t lo = 0, hi = most;
        while (lo < hi) {
            size_t mid = lo + (hi - lo) / 2;
            if (v[tails[mid]].side_at < v[i].side_at)
                lo = mid + 1;
            else
                hi = mid;
        }
        v[i].before = lo ? tails[lo - 1] : NONE;
        tails[lo] = i;
        most = lo == most ? most + 1 : most;
    }
    for (size_t k = most, i = most ? tails[most - 1] : NONE; k-- > 0; i = v[i].before)
        chain[k] = i;
    return most;
}

/* Matches lines of a window: its ends, then what it has once, then what is between those. */
static void compare(struct comparing *c, struct window w, int depth)
{
    match_ends(c, &w);
    size_t most = w.base_to - w.base_from, n = 0;
    if (!most || w.from == w.to || depth == DEPTH)
        return;
    look(c, &w);
    struct anchor *v = ARENA_NEW(c->arena, struct anchor, most);
    for (size_t i = w.base_from; i < w.base_to; i++) {
        const struct seen *s = &c->seen[c->base[i].id];
        if (s->base_n == 1 && s->side_n == 1)
            v[n++] = (struct anchor){.base_at = i, .side_at = s->side_at};
    }
    size_t *chain = ARENA_NEW(c->arena, size_t, n), *tails = ARENA_NEW(c->arena, size_t, n);
    size_t length = longest_chain(v, n, chain, tails);
    size_t base_to = w.base_to, to = w.to;
    for (size_t k = 0; k <= length && length; k++) {
        const struct anchor *a = k < length ? &v[chain[k]] : NULL;
        w.base_to = a ? a->base_at : base_to;
        w.to = a ? a->side_at : to;
        compare(c, w, depth + 1);
        if (a) {
            c->match[a->base_at] = a->side_at;
            w.base_from = a->base_at + 1;
            w.from = a->side_at + 1;
        }
    }
}

static void compare_side(struct ordering *o, int side)
{
    struct ordered_side *b = &o->side[BASE], *s = &o->side[side];
    s->match = ARENA_NEW(o->arena, size_t, b->n);
    for (size_t i = 0; i < b->n; i++)
        s->match[i] = NONE;
    struct comparing c = {b->v, s->v, s->match, ARENA_NEW(o->arena, struct seen, o->texts.n),
                          o->arena};
    compare(&c, (struct window){0, b->n, 0, s->n}, 0);
    s->run = ARENA_NEW(o->arena, struct change_run, b->n + 1);
    for (size_t i = 0, at = 0; i <= b->n;) {
        struct change_run r = {.base_from = i, .from = at};
        while (i < b->n && s->match[i] == NONE)
            i++;
        r.base_to = i;
        r.to = i < b->n ? s->match[i] : s->n;
        if (r.base_to > r.base_from || r.to > r.from)
            s->run[s->runs++] = r;
        at = r.to + 1;
        i++;
    }
}

static void write_raw(struct ordering *o, struct span raw)
{
    buf_add(o->out, raw);
    buf_char(o->out, '\n');
}

static void write_lines(struct ordering *o, const struct ordered_side *s, size_t from,
                        size_t to)
{
    for (size_t i = from; i < to; i++) {
        write_raw(o, s->v[i].raw);
        o->written[s->v[i].id]++;
    }
}

/* Writes one side of a conflict, whose lines do not count as written. */
static void write_conflict_side(struct ordering *o, const struct ordered_side *s,
                                const struct change_run *r)
{
    for (size_t i = r->from; i < r->to; i++)
        write_raw(o, s->v[i].raw);
}

/* Writes the lines of the base that all have, as the side that changed their end has them. */
static void write_kept(struct ordering *o, size_t to)
{
    const struct ordered_side *b = &o->side[BASE], *u = &o->side[OURS], *t = &o->side[THEIRS];
    for (; o->base_at < to; o->base_at++) {
        size_t i = o->base_at;
        struct span ours = u->v[u->match[i]].raw, theirs = t->v[t->match[i]].raw;
        write_raw(o, span_eq(ours, b->v[i].raw) ? theirs : ours);
        o->written[b->v[i].id]++;
    }
}

static int cmp_lines(const struct oline *a, size_t a_n, const struct oline *b, size_t b_n)
{
    for (size_t i = 0; i < a_n && i < b_n; i++)
        if (a[i].id != b[i].id)
            return span_cmp(a[i].raw, b[i].raw);
    return (a_n > b_n) - (a_n < b_n);
}

/* Writes what both sides inserted in one place: the lesser first, and equal lines once. */
static void write_both(struct ordering *o, const struct change_run *ours,
                       const struct change_run *theirs)
{
    const struct change_run *run[] = {ours, theirs};
    const struct ordered_side *s[] = {&o->side[OURS], &o->side[THEIRS]};
    int first = cmp_lines(s[0]->v + ours->from, ours->to - ours->from, s[1]->v + theirs->from,
                          theirs->to - theirs->from) > 0;
    struct set has = SET_INIT(o->arena);
    for (size_t i = run[first]->from; i < run[first]->to; i++)
        set_add(&has, o->texts.keys[s[first]->v[i].id], NULL);
    write_lines(o, s[first], run[first]->from, run[first]->to);
    for (size_t i = run[!first]->from; i < run[!first]->to; i++)
        if (set_find(&has, o->texts.keys[s[!first]->v[i].id]) == SET_NONE)
            write_lines(o, s[!first], i, i + 1);
}

static void write_marker(struct ordering *o, char c, struct span label)
{
    buf_fill(o->out, c, o->in->marker);
    if (label.n) {
        buf_char(o->out, ' ');
        buf_add(o->out, label);
    }
    buf_char(o->out, '\n');
}

/* Writes what both sides made of the same lines. */
static void write_clash(struct ordering *o, const struct change_run *ours,
                        const struct change_run *theirs)
{
    const struct ordered_side *u = &o->side[OURS], *t = &o->side[THEIRS];
    if (cmp_lines(u->v + ours->from, ours->to - ours->from, t->v + theirs->from,
                  theirs->to - theirs->from) == 0) {
        write_lines(o, u, ours->from, ours->to);
        return;
    }
    o->conflict = true;
    write_marker(o, '<', o->in->ours_label);
    write_conflict_side(o, u, ours);
    write_marker(o, '=', (struct span){NULL, 0});
    write_conflict_side(o, t, theirs);
    write_marker(o, '>', o->in->theirs_label);
}

static bool is_insertion(const struct change_run *r)
{
    return r->base_from == r->base_to;
}

static const struct change_run *next_run(const struct ordered_side *s)
{
    return s->next < s->runs ? &s->run[s->next] : NULL;
}

/* Returns whether ours is before theirs: it begins earlier, or inserts where theirs begins. */
static bool is_before(const struct change_run *a, const struct change_run *b)
{
    if (!a || !b)
        return a;
    return a->base_from != b->base_from ? a->base_from < b->base_from : is_insertion(a);
}

/* Returns whether a run that does not begin before the whole changes lines of it. */
static bool touches(const struct change_run *whole, const struct change_run *r)
{
    return r && r->base_from < whole->base_to &&
           (!is_insertion(r) || r->base_from > whole->base_from);
}

/* Widens the part of a side by the lines that the side kept, to all of the whole. */
static struct change_run widen(const struct ordered_side *s, size_t first,
                               const struct change_run *whole)
{
    struct change_run r = *whole;
    const struct change_run *begin = &s->run[first], *end = &s->run[s->next - 1];
    r.from = begin->from - (begin->base_from - whole->base_from);
    r.to = end->to + (whole->base_to - end->base_to);
    return r;
}

/* Writes the next run, with all of the other side that change the same lines. */
static void write_next(struct ordering *o)
{
    struct ordered_side *u = &o->side[OURS], *t = &o->side[THEIRS];
    const struct change_run *a = next_run(u), *b = next_run(t);
    size_t u_first = u->next, t_first = t->next;
    if (a && b && is_insertion(a) && is_insertion(b) && a->base_from == b->base_from) {
        write_kept(o, a->base_from);
        write_both(o, a, b);
        u->next++;
        t->next++;
        return;
    }
    bool ours = is_before(a, b);
    struct change_run whole = ours ? *a : *b;
    (ours ? u : t)->next++;
    for (bool more = true; more;) {
        more = false;
        for (int i = 0; i < 2; i++) {
            struct ordered_side *s = i ? t : u;
            const struct change_run *r = next_run(s);
            if (!touches(&whole, r))
                continue;
            whole.base_to = r->base_to > whole.base_to ? r->base_to : whole.base_to;
            s->next++;
            more = true;
        }
    }
    write_kept(o, whole.base_from);
    if (u->next == u_first) {
        write_lines(o, t, whole.from, whole.to);
    } else if (t->next == t_first) {
        write_lines(o, u, whole.from, whole.to);
    } else {
        struct change_run x = widen(u, u_first, &whole), y = widen(t, t_first, &whole);
        write_clash(o, &x, &y);
    }
    o->base_at = whole.base_to;
}

/*
 * Returns whether no line came back and none is doubled: a line that one side moved may be one
 * that the other removed.
 */
static bool counts_hold(const struct ordering *o)
{
    for (size_t i = 0; i < o->texts.n; i++) {
        uint32_t have[SIDES];
        for (int s = 0; s < SIDES; s++)
            have[s] = (uint32_t)o->count[s][i];
        size_t want = merge_copies(have);
        if (span_trim(o->texts.keys[i]).n &&
            (o->written[i] > want || (!o->conflict && o->written[i] < want)))
            return false;
    }
    return true;
}

/* Writes one conflict of all that is between the lines with which both sides begin and end. */
static void write_whole(struct ordering *o)
{
    const struct ordered_side *u = &o->side[OURS], *t = &o->side[THEIRS];
    size_t head = 0, tail = 0, less = u->n < t->n ? u->n : t->n;
    while (head < less && u->v[head].id == t->v[head].id)
        head++;
    while (tail < less - head && u->v[u->n - 1 - tail].id == t->v[t->n - 1 - tail].id)
        tail++;
    write_lines(o, u, 0, head);
    write_clash(o, &(struct change_run){.from = head, .to = u->n - tail},
                &(struct change_run){.from = head, .to = t->n - tail});
    write_lines(o, u, u->n - tail, u->n);
}

/*
 * Each side's changes are applied to the base. Insertions in one place are all kept, the lesser
 * first; a conflict is what both sides made of the same lines.
 */
enum merge_result merge_ordered(const struct merge_input *in, struct buf *out, struct arena *a)
{
    struct ordering o = {.in = in, .arena = a, .texts = SET_INIT(a), .out = out};
    size_t start = out->n;
    const struct span src[SIDES] = {in->base, in->ours, in->theirs};
    for (int s = 0; s < SIDES; s++)
        read_side(&o, s, src[s]);
    count_lines(&o);
    compare_side(&o, OURS);
    compare_side(&o, THEIRS);
    while (next_run(&o.side[OURS]) || next_run(&o.side[THEIRS]))
        write_next(&o);
    write_kept(&o, o.side[BASE].n);
    if (!counts_hold(&o)) {
        out->n = start;
        o.conflict = false;
        write_whole(&o);
    }
    if (!o.conflict && o.side[OURS].open_end && o.side[THEIRS].open_end && out->n > start)
        out->n--;
    return o.conflict ? MERGE_CONFLICT : MERGE_CLEAN;
}
