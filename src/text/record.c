#include "text/record.h"

#include "base/utf8.h"
#include "text/dish.h"
#include "text/visit.h"

enum { UNTIMED = 3 * 60 }; /* how far a sitting without a time is from any: text/visit.c */

static bool is_once(int key)
{
    return key == KEY_NAME || key == KEY_BIRTHDAY;
}

/* Of a day's slots that which guest_slots would put a fact into; NULL: none yet. */
static const struct slot *slot_for(const struct slots *s, daytime_t time)
{
    const struct slot *best = NULL;
    int nearest = 0;
    for (size_t i = 0; i < s->n; i++) {
        const struct slot *one = &s->v[i];
        int apart = one->time == TIME_NONE ? UNTIMED : one->time - time;
        apart = time == TIME_NONE ? 0 : apart < 0 ? -apart : apart;
        if (!best || apart < nearest) {
            best = one;
            nearest = apart;
        }
    }
    return best;
}

static struct span key_of(const struct fact *item, struct arena *a)
{
    return dish_written_key(dish_parse(item->body).name, a);
}

/* Copies of what is dated so; a sitting is of one day, and needs no other. */
static struct guest that_day(const struct guest *g, date_t date, struct arena *a)
{
    struct guest day = {.id = g->id};
    size_t cap = 0;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].date == date) {
            day.v = arena_grow(a, day.v, day.n, &cap, sizeof *day.v);
            day.v[day.n++] = g->v[i];
        }
    return day;
}

static const struct fact *at_line(const struct guest *g, uint32_t lineno)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].lineno == lineno)
            return &g->v[i];
    return NULL;
}

/* An item of the same kind and dish. */
static bool is_same(const struct fact *old, const struct fact *new, struct span key,
                    struct arena *a)
{
    bool same_kind = old->class == CLASS_ITEM && old->key == new->key;
    return same_kind && span_eq(key_of(old, a), key);
}

static const struct fact *same_item(const struct guest *g, const struct fact *new,
                                    struct arena *a)
{
    struct span key = key_of(new, a);
    if (new->date == DATE_NONE) {
        for (size_t i = 0; i < g->n; i++)
            if (g->v[i].date == DATE_NONE && is_same(&g->v[i], new, key, a))
                return &g->v[i];
        return NULL;
    }
    struct guest day = that_day(g, new->date, a);
    struct slots slots = guest_slots(&day, a);
    const struct slot *slot = slot_for(&slots, new->time);
    for (size_t i = 0; slot && i < slot->n; i++)
        if (is_same(slot->facts[i], new, key, a))
            return at_line(g, slot->facts[i]->lineno);
    return NULL;
}

/* What a dish contains, or its other names, which the old line does not have. */
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

const struct fact *record_find(const struct guest *g, const struct fact *new, struct arena *a,
                               bool *same)
{
    *same = true;
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *old = &g->v[i];
        if (old->date != new->date || old->key != new->key)
            continue;
        if (fact_eq(old, new))
            return old;
        if (new->class == CLASS_OPEN && span_eq(old->body, new->body)) {
            *same = says_all(old, new) || (old->mark && !new->mark); /* how it ended stays */
            return old;
        }
    }
    const struct fact *old = NULL;
    if (is_once(new->key))
        old = guest_find(g, new->key);
    else if (new->class == CLASS_ITEM)
        old = same_item(g, new, a);
    *same = old && (is_once(new->key) ? span_eq(old->text, new->text) : says_all(old, new));
    return old;
}

/* The corrected line: the new one's words, and what it leaves unsaid from the old one. */
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

static bool is_crlf(struct span line)
{
    return line.n && line.p[line.n - 1] == '\r';
}

/* Line and ending in the arena, LF left out. */
static struct span as_line(struct span line, bool bom, bool crlf, struct arena *a)
{
    struct buf b = BUF_INIT;
    if (bom)
        buf_add(&b, UTF8_BOM);
    buf_add(&b, line);
    if (crlf)
        buf_char(&b, '\r');
    struct span made = arena_copy(a, buf_span(&b));
    buf_release(&b);
    return made;
}

void record_begin(struct record *r, struct span src, const struct keys *keys, struct arena *a)
{
    struct span rest = src, line;
    *r = (struct record){.keys = keys, .a = a, .scratch = ARENA_INIT, .ended = true};
    guest_parse(&r->g, SPAN(""), src, keys, a);
    r->facts_cap = r->g.n; /* at the least */
    while (span_line(&rest, &line)) {
        r->lines = arena_grow(a, r->lines, r->lines_n, &r->lines_cap, sizeof *r->lines);
        r->lines[r->lines_n++] = line;
        r->ended = line.p + line.n < src.p + src.n;
    }
}

/* A line that is there gets other bytes. */
static void set_line(struct record *r, struct fact *f, struct span line)
{
    r->lines[f->lineno - 1] = line;
    *f = fact_parse(line, f->lineno, r->keys);
}

/* Behind the first `at` lines, as the fact number i. */
static void insert(struct record *r, size_t at, size_t i, struct span line)
{
    struct guest *g = &r->g;
    r->lines = arena_grow(r->a, r->lines, r->lines_n, &r->lines_cap, sizeof *r->lines);
    for (size_t k = r->lines_n++; k > at; k--)
        r->lines[k] = r->lines[k - 1];
    r->lines[at] = line;
    g->v = arena_grow(r->a, g->v, g->n, &r->facts_cap, sizeof *g->v);
    for (size_t k = g->n++; k > i; k--) {
        g->v[k] = g->v[k - 1];
        g->v[k].lineno++;
    }
    g->v[i] = fact_parse(line, (uint32_t)at + 1, r->keys);
}

/* The number of facts before which the new one does not come; 0: it comes before them all. */
static size_t find_neighbour(const struct guest *g, const struct fact *new)
{
    size_t i = g->n;
    for (; i > 0; i--) {
        const struct fact *f = &g->v[i - 1];
        if (f->kind == LINE_FACT && !fact_is_later(f, new))
            break;
    }
    return i;
}

static bool has_facts(const struct guest *g)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].kind == LINE_FACT)
            return true;
    return false;
}

/* The last line is to be followed by another. */
static void end_last_line(struct record *r, bool crlf)
{
    struct guest *g = &r->g;
    size_t last = r->lines_n - 1;
    struct span line = as_line(r->lines[last], false, crlf, r->a);
    r->ended = true;
    r->lines[last] = line;
    if (g->n && g->v[g->n - 1].lineno == last + 1)
        set_line(r, &g->v[g->n - 1], line);
}

/* A byte order mark stays first. */
static bool take_bom(struct record *r)
{
    if (!r->lines_n || !utf8_bom(r->lines[0]))
        return false;
    struct span line = span_from(r->lines[0], UTF8_BOM.n);
    r->lines[0] = line;
    if (r->g.n && r->g.v[0].lineno == 1)
        set_line(r, &r->g.v[0], line);
    return true;
}

static uint32_t put_in(struct record *r, struct span line, const struct fact *new)
{
    const struct guest *g = &r->g;
    size_t i = find_neighbour(g, new), at = i ? g->v[i - 1].lineno : 0;
    if (!i && !has_facts(g)) {
        i = g->n;
        at = r->lines_n;
    }
    bool unended = at == r->lines_n && !r->ended, bom = false;
    /* what has no line ending takes the first line's */
    size_t like = at && !unended ? at - 1 : 0;
    bool crlf = r->lines_n && is_crlf(r->lines[like]);
    if (unended)
        end_last_line(r, crlf);
    if (!at)
        bom = take_bom(r);
    insert(r, at, i, as_line(line, bom, crlf, r->a));
    return (uint32_t)at + 1;
}

static void put_instead(struct record *r, size_t i, struct span line)
{
    struct fact *old = &r->g.v[i];
    bool bom = old->lineno == 1 && utf8_bom(old->line);
    set_line(r, old, as_line(line, bom, is_crlf(old->line), r->a));
}

void record_add(struct record *r, struct span line, struct receipt *receipt)
{
    bool same;
    struct fact new = fact_parse(line, 0, r->keys);
    arena_reset(&r->scratch);
    const struct fact *old = record_find(&r->g, &new, &r->scratch, &same);
    *receipt = (struct receipt){.what = !old   ? RECORD_ADDED
                                        : same ? RECORD_SAME
                                               : RECORD_CHANGED};
    if (!old) {
        receipt->now = arena_copy(r->a, line);
        receipt->lineno = put_in(r, receipt->now, &new);
        return;
    }
    receipt->lineno = old->lineno;
    receipt->was = receipt->now = arena_copy(r->a, span_trim(old->line));
    if (same)
        return;
    receipt->now = corrected(old, &new, r->a);
    put_instead(r, (size_t)(old - r->g.v), receipt->now);
}

void record_end(struct record *r, struct buf *out)
{
    for (size_t i = 0; i < r->lines_n; i++) {
        buf_add(out, r->lines[i]);
        if (i + 1 < r->lines_n || r->ended)
            buf_char(out, '\n');
    }
    arena_release(&r->scratch);
}

void record_fact(struct buf *out, struct span src, struct span line, const struct keys *keys,
                 struct arena *a, struct receipt *receipt)
{
    struct record r;
    record_begin(&r, src, keys, a);
    record_add(&r, line, receipt);
    record_end(&r, out);
}
