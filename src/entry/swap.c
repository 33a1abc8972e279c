#include "entry/swap.h"

#include "base/utf8.h"
#include "text/edit.h"

/* A line of the file, or a new one. */
struct swap_line {
    struct span line, now; /* now: what the file will have in its place */
    uint32_t lineno;
    bool gone;
    size_t place; /* the line of the file in whose place it is; SET_NONE: it moves */
    size_t next;  /* that is the same fact */
};

struct swap_chain {
    size_t first, last;
};

/* Spells a line in the way in which all lines of its fact are spelled. */
static struct span spell(struct buf *b, struct span line, uint32_t lineno,
                         const struct keys *keys)
{
    struct fact f = fact_parse(line, lineno, keys);
    buf_clear(b);
    if (f.kind == LINE_FACT)
        fact_write(b, f.date, f.time, fact_key_is(&f), f.mark, f.text);
    else
        fact_canonical(b, &f);
    return buf_span(b);
}

static size_t number_of(const struct swaps *s, struct span line)
{
    struct buf b = BUF_INIT;
    size_t k = line.n ? set_find(&s->facts, spell(&b, line, 1, s->keys)) : SET_NONE;
    buf_release(&b);
    return k;
}

static void ask_for(struct swaps *s, struct span line, struct buf *b)
{
    struct span key = spell(b, line, 1, s->keys);
    if (line.n && set_find(&s->facts, key) == SET_NONE)
        set_add(&s->facts, arena_copy(s->arena, key), NULL);
}

static size_t add_line(struct swaps *s, size_t fact, struct span line, uint32_t lineno)
{
    struct swap_chain *c = &s->chain[fact];
    s->v = arena_grow(s->arena, s->v, s->n, &s->cap, sizeof *s->v);
    s->v[s->n] = (struct swap_line){line, line, lineno, false, s->n, SET_NONE};
    if (c->last == SET_NONE)
        c->first = s->n;
    else
        s->v[c->last].next = s->n;
    c->last = s->n;
    return s->n++;
}

void swaps_find(struct swaps *s, struct span src, const struct swap *v, size_t n,
                const struct keys *keys, struct arena *a)
{
    struct buf b = BUF_INIT;
    struct span rest = src, line;
    *s = (struct swaps){.keys = keys, .arena = a, .src = src, .facts = SET_INIT(a)};
    for (size_t i = 0; i < n; i++) {
        ask_for(s, v[i].was, &b);
        ask_for(s, v[i].now, &b);
    }
    s->chain = ARENA_NEW(a, struct swap_chain, s->facts.n);
    for (size_t i = 0; i < s->facts.n; i++)
        s->chain[i] = (struct swap_chain){SET_NONE, SET_NONE};
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++) {
        size_t k = set_find(&s->facts, spell(&b, line, lineno, keys));
        if (k != SET_NONE)
            add_line(s, k, line, lineno);
    }
    s->old_n = s->n;
    buf_release(&b);
}

/* Returns the first line of the fact, or SET_NONE. Passes each line that has gone but once. */
static size_t first_of(struct swaps *s, size_t fact)
{
    if (fact == SET_NONE)
        return SET_NONE;
    size_t *at = &s->chain[fact].first;
    while (*at != SET_NONE && s->v[*at].gone && s->v[*at].next != SET_NONE)
        *at = s->v[*at].next;
    return *at != SET_NONE && s->v[*at].gone ? SET_NONE : *at;
}

bool swaps_can(struct swaps *s, const struct swap *w)
{
    return first_of(s, number_of(s, w->was)) != SET_NONE ||
           first_of(s, number_of(s, w->now)) != SET_NONE;
}

static void take_out(struct swaps *s, size_t i)
{
    s->v[i].gone = true;
    if (s->v[i].place != SET_NONE)
        s->v[s->v[i].place].now = SPAN("");
}

/* Returns the number of bookings before the first line that is `line`. */
static size_t bookings_before(struct span src, struct span line, const struct keys *keys)
{
    struct span one;
    size_t n = 0;
    for (uint32_t lineno = 1; span_line(&src, &one) && !span_eq(one, line); lineno++)
        n += fact_parse(one, lineno, keys).key == KEY_BOOKED;
    return n;
}

static bool has_new_day(const struct fact *before, const struct fact *after)
{
    return before->date != after->date || before->time != after->time;
}

bool swap_is_alone(const struct swap *w, const struct keys *keys)
{
    struct fact before = fact_parse(w->was, 1, keys), after = fact_parse(w->now, 0, keys);
    return before.key == KEY_BOOKED && w->now.n && has_new_day(&before, &after);
}

/* Returns whether a booking, the only line that is swapped, would pass another one. */
static bool passes_booking(const struct swaps *s, struct span old, struct span now)
{
    struct buf without = BUF_INIT, moved = BUF_INIT;
    edit_remove(&without, s->src, old);
    edit_insert(&moved, buf_span(&without), now, s->keys);
    bool passes = bookings_before(s->src, old, s->keys) !=
                  bookings_before(buf_span(&moved), now, s->keys);
    buf_release(&without);
    buf_release(&moved);
    return passes;
}

static void put_instead(struct swaps *s, size_t i, size_t fact, struct span now)
{
    const struct swap_line old = s->v[i];
    struct fact before = fact_parse(old.line, old.lineno, s->keys),
                after = fact_parse(now, 0, s->keys);
    bool moves =
        has_new_day(&before, &after) && (before.key != KEY_BOOKED || old.place == SET_NONE ||
                                         !passes_booking(s, old.line, now));
    take_out(s, i);
    size_t new = add_line(s, fact, now, 0);
    s->v[new].place = moves ? SET_NONE : old.place;
    if (s->v[new].place != SET_NONE)
        s->v[old.place].now = now;
}

/* Drops the duplicates of the line that was replaced, but not the new line. */
static void drop_copies(struct swaps *s, size_t fact, struct span now)
{
    for (size_t i = first_of(s, fact); i != SET_NONE; i = s->v[i].next) {
        struct span line = s->v[i].line;
        line = span_trim(span_from(line, s->v[i].lineno == 1 ? utf8_bom(line) : 0));
        if (!s->v[i].gone && !span_eq(line, now))
            take_out(s, i);
    }
}

bool swaps_make(struct swaps *s, const struct swap *w)
{
    size_t was = number_of(s, w->was), now = number_of(s, w->now), i = first_of(s, was);
    *w->receipt = (struct receipt){.what = RECORD_SAME, .was = w->was, .now = w->now};
    if (i == SET_NONE || span_eq(w->was, w->now) || span_eq(s->v[i].line, w->now))
        return first_of(s, now) != SET_NONE;
    w->receipt->what = RECORD_CHANGED;
    w->receipt->lineno = s->v[i].lineno;
    if (w->now.n) {
        put_instead(s, i, now, w->now);
        drop_copies(s, was, w->now);
    } else {
        take_out(s, i);
    }
    return true;
}

void swaps_end(const struct swaps *s, struct buf *out)
{
    struct buf kept = BUF_INIT;
    struct arena scratch = ARENA_INIT;
    struct edit_line *changed = ARENA_NEW(&scratch, struct edit_line, s->old_n);
    struct span *moved = ARENA_NEW(&scratch, struct span, s->n - s->old_n);
    size_t changed_n = 0, moved_n = 0;
    for (size_t i = 0; i < s->old_n; i++)
        if (s->v[i].now.p != s->v[i].line.p)
            changed[changed_n++] = (struct edit_line){s->v[i].line, s->v[i].now};
    for (size_t i = s->old_n; i < s->n; i++)
        if (!s->v[i].gone && s->v[i].place == SET_NONE)
            moved[moved_n++] = s->v[i].line;
    edit_replace_all(&kept, s->src, changed, changed_n);
    if (moved_n)
        edit_insert_all(out, buf_span(&kept), moved, moved_n, s->keys);
    else
        buf_add(out, buf_span(&kept));
    buf_release(&kept);
    arena_release(&scratch);
}
