#include "text/record.h"

#include "base/utf8.h"
#include "text/dish.h"
#include "text/edit.h"
#include "text/visit.h"

/* A fact of the file, or a new one. */
struct record_fact {
    struct fact f;              /* as the file will hold it */
    struct span was;            /* the line in the file; empty for a new one */
    bool changed, dropped;      /* dropped: a copy of a line that was changed */
    size_t copy;                /* the next that is equal; SET_NONE at the end */
    size_t same_day, same_dish; /* the next of its date; of its date, key and dish */
};

/* A date, and its items by key and dish once one is asked for. */
struct record_day {
    size_t first, last; /* its facts */
    struct set dishes;
    size_t *first_dish, cap; /* by number in dishes */
    struct guest openers;    /* the visits and bookings that make its slots, each time once */
    size_t openers_cap;
    struct slots slots;
    bool indexed, stale; /* stale: the slots must be made again */
};

static bool is_once(int key)
{
    return key == KEY_NAME || key == KEY_BIRTHDAY;
}

/* Returns the key and the dish of an item. */
static struct span item_key(const struct fact *f, struct arena *a)
{
    struct span dish = dish_written_key(dish_parse(f->body).name, a);
    return arena_fmt(a, "%d %.*s", f->key, SPAN_ARG(dish));
}

/* ---- a day ---- */

/* Notes a visit or booking, unless it makes no other slots than those that were noted. */
static void add_opener(struct record_day *d, const struct fact *f, struct arena *a)
{
    for (size_t i = 0; i < d->openers.n; i++) {
        const struct fact *old = &d->openers.v[i];
        if (old->key == f->key && old->time == f->time &&
            (old->mark == '-') == (f->mark == '-'))
            return;
    }
    d->openers.v =
        arena_grow(a, d->openers.v, d->openers.n, &d->openers_cap, sizeof *d->openers.v);
    d->openers.v[d->openers.n++] = *f;
    d->stale = true;
}

static void add_item(struct record *r, struct record_day *d, size_t i)
{
    size_t k, last = SET_NONE;
    struct span key = item_key(&r->v[i].f, &r->scratch);
    r->v[i].same_dish = SET_NONE;
    if (set_find(&d->dishes, key) == SET_NONE)
        key = arena_copy(r->a, key);
    if (set_add(&d->dishes, key, &k)) {
        d->first_dish = arena_grow(r->a, d->first_dish, k, &d->cap, sizeof *d->first_dish);
        d->first_dish[k] = i;
        return;
    }
    for (size_t at = d->first_dish[k]; at != SET_NONE; at = r->v[at].same_dish) {
        if (r->v[at].f.time == r->v[i].f.time)
            return; /* the first of a time is enough */
        last = at;
    }
    r->v[last].same_dish = i;
}

static void index_fact(struct record *r, struct record_day *d, size_t i)
{
    const struct fact *f = &r->v[i].f;
    if (f->class == CLASS_ITEM)
        add_item(r, d, i);
    else if (f->key == KEY_VISIT || f->key == KEY_BOOKED)
        add_opener(d, f, r->a);
}

static struct span date_key(const date_t *date)
{
    return (struct span){(const char *)date, sizeof *date};
}

/* Returns the slot of the day to which a fact of that time belongs; NULL: there is but one. */
static const struct slot *slot_at(struct record *r, struct record_day *d, daytime_t time)
{
    if (d->stale)
        d->slots = guest_slots(&d->openers, r->a);
    d->stale = false;
    return d->slots.n ? slots_find(&d->slots, d->slots.v[0].date, time) : NULL;
}

/* Returns the item of the same day, slot, key and dish, or SET_NONE. */
static size_t find_item(struct record *r, const struct fact *new)
{
    size_t k = set_find(&r->dates, date_key(&new->date)), best = SET_NONE;
    if (k == SET_NONE)
        return SET_NONE;
    struct record_day *d = &r->days[k];
    for (size_t i = d->indexed ? SET_NONE : d->first; i != SET_NONE; i = r->v[i].same_day)
        index_fact(r, d, i);
    d->indexed = true;
    k = set_find(&d->dishes, item_key(new, &r->scratch));
    if (k == SET_NONE)
        return SET_NONE;
    for (size_t i = d->first_dish[k]; i != SET_NONE; i = r->v[i].same_dish)
        if (new->date == DATE_NONE || r->v[i].f.time == new->time)
            return i;
    const struct slot *slot = slot_at(r, d, new->time);
    for (size_t i = d->first_dish[k]; i != SET_NONE; i = r->v[i].same_dish)
        if (slot_at(r, d, r->v[i].f.time) == slot &&
            (best == SET_NONE || r->v[i].f.time < r->v[best].f.time))
            best = i;
    return best;
}

/* ---- the file ---- */

/* Returns the canonical spelling of a fact, which is nearly always the line itself. */
static struct span line_key(const struct fact *f, struct arena *a)
{
    struct buf b = BUF_INIT;
    fact_canonical(&b, f);
    if (!span_eq(buf_span(&b), f->line))
        return buf_move(&b, a);
    buf_release(&b);
    return f->line;
}

static struct span body_key(const struct fact *f, struct arena *a)
{
    return arena_fmt(a, "%d %d %.*s", f->date, f->key, SPAN_ARG(f->body));
}

static void add_to_day(struct record *r, size_t i)
{
    size_t k;
    if (set_add(&r->dates, date_key(&r->v[i].f.date), &k)) {
        date_t *kept = ARENA_NEW(r->a, date_t, 1);
        *kept = r->v[i].f.date; /* v may move */
        r->dates.keys[k] = date_key(kept);
        r->days = arena_grow(r->a, r->days, k, &r->days_cap, sizeof *r->days);
        r->days[k] = (struct record_day){.first = i, .dishes = SET_INIT(r->a)};
    } else {
        r->v[r->days[k].last].same_day = i;
    }
    r->days[k].last = i;
    if (r->days[k].indexed)
        index_fact(r, &r->days[k], i);
}

static void add_line(struct record *r, size_t i)
{
    size_t k;
    if (set_add(&r->lines, line_key(&r->v[i].f, r->a), &k)) {
        r->first_line =
            arena_grow(r->a, r->first_line, k, &r->lines_cap, sizeof *r->first_line);
    } else if (r->first_line[k] != SET_NONE) { /* after the first: the order does not matter */
        r->v[i].copy = r->v[r->first_line[k]].copy;
        r->v[r->first_line[k]].copy = i;
        return;
    }
    r->first_line[k] = i;
}

/* Makes v[i], which was written there, known. */
static void add_known(struct record *r, size_t i)
{
    struct record_fact *one = &r->v[i];
    size_t k;
    one->copy = one->same_day = one->same_dish = SET_NONE;
    if (one->f.kind != LINE_FACT)
        return;
    add_line(r, i);
    add_to_day(r, i);
    if (is_once(one->f.key) && one->f.text.n && r->once[one->f.key == KEY_NAME] == SET_NONE)
        r->once[one->f.key == KEY_NAME] = i;
    if (one->f.class == CLASS_OPEN && set_add(&r->bodies, body_key(&one->f, r->a), &k)) {
        r->first_body =
            arena_grow(r->a, r->first_body, k, &r->bodies_cap, sizeof *r->first_body);
        r->first_body[k] = i;
    }
}

/* The dates and the keys of the facts that will come. */
struct coming {
    struct set dates;
    bool *keys; /* by key, from KEY_NONE on */
};

static struct coming coming_of(const struct span *lines, size_t n, const struct keys *keys,
                               struct arena *a)
{
    struct coming c = {SET_INIT(a), ARENA_NEW(a, bool, keys->n + 1)};
    for (size_t i = 0; i < n; i++) {
        struct fact f = fact_parse(lines[i], 0, keys);
        c.keys[f.key + 1] = true;
        if (set_find(&c.dates, date_key(&f.date)) == SET_NONE) {
            date_t *date = ARENA_NEW(a, date_t, 1);
            *date = f.date;
            set_add(&c.dates, date_key(date), NULL);
        }
    }
    return c;
}

/* Returns whether a fact of the file can be one that comes, or says in which slot that one is.
 */
static bool matters(const struct coming *c, const struct fact *f)
{
    if (f->kind != LINE_FACT)
        return false;
    if (is_once(f->key))
        return true;
    return (c->keys[f->key + 1] || f->key == KEY_VISIT || f->key == KEY_BOOKED) &&
           set_find(&c->dates, date_key(&f->date)) != SET_NONE;
}

void record_begin(struct record *r, struct span src, const struct span *lines, size_t n,
                  const struct keys *keys, struct arena *a)
{
    struct span rest = src, line;
    struct arena own = ARENA_INIT;
    struct coming coming = coming_of(lines, n, keys, &own);
    *r = (struct record){.keys = keys,
                         .a = a,
                         .scratch = ARENA_INIT,
                         .src = src,
                         .once = {SET_NONE, SET_NONE},
                         .lines = SET_INIT(a),
                         .bodies = SET_INIT(a),
                         .dates = SET_INIT(a)};
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++) {
        struct fact f = fact_parse(line, lineno, keys);
        if (!matters(&coming, &f))
            continue;
        r->v = arena_widen(a, r->v, r->n, &r->cap, sizeof *r->v);
        r->v[r->n] = (struct record_fact){.f = f, .was = line};
        add_known(r, r->n++);
    }
    r->old_n = r->n;
    arena_release(&own);
}

/* Returns whether the new line of a dish has contents or other names, and the old one differs.
 */
static bool says_more(struct span old, struct span new)
{
    struct dish d = dish_parse(new);
    return (d.contains.p || d.others.n) && !span_eq(old, new);
}

static bool says_all(const struct fact *old, const struct fact *new)
{
    return (!new->mark || new->mark == old->mark) && !says_more(old->body, new->body) &&
           (!new->remark.n || span_eq(new->remark, old->remark));
}

/* Returns the fact that the new one would correct or repeat, or SET_NONE when it is new. *same:
 * nothing would change. */
static size_t find(struct record *r, const struct fact *new, bool *same)
{
    size_t k, i = SET_NONE;
    *same = true;
    if (new->class == CLASS_OPEN) {
        k = set_find(&r->bodies, body_key(new, &r->scratch));
        if (k == SET_NONE)
            return SET_NONE;
        const struct fact *old = &r->v[r->first_body[k]].f;
        *same = says_all(old, new) || (old->mark && !new->mark); /* how it ended stays */
        return r->first_body[k];
    }
    k = set_find(&r->lines, line_key(new, &r->scratch));
    if (k != SET_NONE && r->first_line[k] != SET_NONE)
        return r->first_line[k];
    if (is_once(new->key))
        i = r->once[new->key == KEY_NAME];
    else if (new->class == CLASS_ITEM)
        i = find_item(r, new);
    if (i != SET_NONE)
        *same =
            is_once(new->key) ? span_eq(r->v[i].f.text, new->text) : says_all(&r->v[i].f, new);
    return i;
}

/* Returns the corrected line: the new one's words, and what it leaves unsaid from the old one.
 */
static struct span corrected(const struct fact *old, const struct fact *new, struct arena *a)
{
    struct buf text = BUF_INIT, line = BUF_INIT;
    struct span remark = new->remark.n ? new->remark : old->remark;
    buf_add(&text, says_more(old->body, new->body) ? new->body : old->body);
    if (remark.n) {
        buf_str(&text, "; ");
        buf_add(&text, remark);
    }
    fact_write(&line, old->date, old->time == TIME_NONE ? new->time : old->time, old->key_name,
               new->mark ? new->mark : old->mark,
               is_once(new->key) ? new->text : buf_span(&text));
    struct span made = arena_copy(a, buf_span(&line));
    buf_release(&text);
    buf_release(&line);
    return made;
}

/* Gives v[i] another line; its copies go, for what became of one becomes of all. */
static void change(struct record *r, size_t i, struct span line)
{
    struct record_fact *one = &r->v[i];
    uint32_t lineno = one->f.lineno;
    size_t k = set_find(&r->lines, line_key(&one->f, &r->scratch));
    r->first_line[k] = SET_NONE;
    for (size_t c = one->copy; c != SET_NONE; c = r->v[c].copy)
        r->v[c].dropped = true;
    one->copy = SET_NONE;
    one->f = fact_parse(line, 0, r->keys);
    one->f.lineno = lineno;
    one->changed = true;
    add_line(r, i);
}

void record_add(struct record *r, struct span line, struct receipt *receipt)
{
    bool same;
    arena_reset(&r->scratch);
    line = arena_copy(r->a, line);
    struct fact new = fact_parse(line, 0, r->keys);
    size_t i = find(r, &new, &same);
    *receipt = (struct receipt){.what = i == SET_NONE ? RECORD_ADDED
                                        : same        ? RECORD_SAME
                                                      : RECORD_CHANGED,
                                .now = line};
    r->receipts =
        arena_grow(r->a, r->receipts, r->receipts_n, &r->receipts_cap, sizeof *r->receipts);
    r->receipts[r->receipts_n++] = receipt;
    if (i == SET_NONE) {
        r->v = arena_grow(r->a, r->v, r->n, &r->cap, sizeof *r->v);
        r->v[r->n] = (struct record_fact){.f = new};
        i = r->n++;
        add_known(r, i);
    } else {
        struct span old = r->v[i].f.line;
        receipt->was = arena_copy(r->a, span_trim(span_from(old, utf8_bom(old))));
        receipt->now = receipt->was;
    }
    if (!same) {
        receipt->now = corrected(&r->v[i].f, &new, r->a);
        change(r, i, receipt->now);
    }
}

/* Appends the file with the lines that were changed, without those that were dropped. */
static void print_old(const struct record *r, struct buf *out)
{
    const char *copied = r->src.p, *end = r->src.p + r->src.n;
    for (size_t i = 0; i < r->old_n; i++) {
        const struct record_fact *one = &r->v[i];
        if (!one->changed && !one->dropped)
            continue;
        struct span old = span_from(one->was, one->was.p == r->src.p ? utf8_bom(one->was) : 0);
        const char *after = old.p + old.n;
        if (one->changed) /* its line ending stays */
            after -= old.n && old.p[old.n - 1] == '\r';
        else
            after += after < end;
        buf_add(out, span_between(copied, old.p));
        if (one->changed)
            buf_add(out, one->f.line);
        copied = after;
    }
    buf_add(out, span_between(copied, end));
}

/* Sets the line number of each receipt: that of the first equal line. */
static void number_lines(struct record *r, struct span file)
{
    struct set lines = SET_INIT(&r->scratch);
    uint32_t *number = ARENA_NEW(&r->scratch, uint32_t, r->receipts_n);
    size_t *at = ARENA_NEW(&r->scratch, size_t, r->receipts_n), k;
    struct span line;
    for (size_t i = 0; i < r->receipts_n; i++)
        set_add(&lines, span_trim(r->receipts[i]->now), &at[i]);
    file = span_from(file, utf8_bom(file));
    for (uint32_t lineno = 1; span_line(&file, &line); lineno++) {
        k = set_find(&lines, span_trim(line));
        if (k != SET_NONE && !number[k])
            number[k] = lineno;
    }
    for (size_t i = 0; i < r->receipts_n; i++)
        r->receipts[i]->lineno = number[at[i]];
}

void record_end(struct record *r, struct buf *out)
{
    struct buf old = BUF_INIT;
    struct span *new = ARENA_NEW(r->a, struct span, r->n - r->old_n);
    size_t before = out->n, n = 0;
    print_old(r, &old);
    for (size_t i = r->old_n; i < r->n; i++)
        if (!r->v[i].dropped)
            new[n++] = r->v[i].f.line;
    edit_insert_all(out, buf_span(&old), new, n, r->keys);
    arena_reset(&r->scratch);
    number_lines(r, span_from(buf_span(out), before));
    buf_release(&old);
    arena_release(&r->scratch);
}

void record_fact(struct buf *out, struct span src, struct span line, const struct keys *keys,
                 struct arena *a, struct receipt *receipt)
{
    struct record r;
    record_begin(&r, src, &line, 1, keys, a);
    record_add(&r, line, receipt);
    record_end(&r, out);
}
