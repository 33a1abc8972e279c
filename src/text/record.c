#include "text/record.h"

#include "text/dish.h"
#include "text/edit.h"
#include "text/visit.h"

enum { UNTIMED = 3 * 60 }; /* how far a sitting without a time is from any: text/visit.c */

static bool is_once(int key)
{
    return key == KEY_NAME || key == KEY_BIRTHDAY;
}

/* The slot of that day which a fact belongs to, as guest_slots would put it; NULL: none yet. */
static const struct slot *slot_for(const struct slots *s, date_t date, daytime_t time)
{
    const struct slot *best = NULL;
    int nearest = 0;
    for (size_t i = 0; i < s->n; i++) {
        const struct slot *one = &s->v[i];
        if (one->date != date)
            continue;
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
    return dish_key(dish_parse(item->body).name, a);
}

static const struct fact *same_item(const struct guest *g, const struct fact *new,
                                    struct arena *a)
{
    struct span key = key_of(new, a);
    if (new->date == DATE_NONE) {
        for (size_t i = 0; i < g->n; i++)
            if (g->v[i].class == CLASS_ITEM && g->v[i].key == new->key &&
                g->v[i].date == DATE_NONE &&span_eq(key_of(&g->v[i], a), key))
                return &g->v[i];
        return NULL;
    }
    struct slots slots = guest_slots(g, a);
    const struct slot *slot = slot_for(&slots, new->date, new->time);
    for (size_t i = 0; slot && i < slot->n; i++)
        if (slot->facts[i]->class == CLASS_ITEM &&
            slot->facts[i]->key == new->key &&span_eq(key_of(slot->facts[i], a), key))
            return slot->facts[i];
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
        if (fact_eq(old, new))
            return old;
        if (new->class == CLASS_OPEN && old->kind == LINE_FACT && old->key == new->key &&
            old->date == new->date &&span_eq(old->body, new->body)) {
            *same = says_all(old, new);
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

static uint32_t line_number(struct span src, struct span line)
{
    struct span at;
    uint32_t n = 0, last = 0;
    while (span_line(&src, &at)) {
        n++;
        if (span_eq(span_trim(at), line))
            last = n;
    }
    return last;
}

void record_fact(struct buf *out, struct span src, struct span line, const struct keys *keys,
                 struct arena *a, struct receipt *r)
{
    struct arena scratch = ARENA_INIT; /* a thousand facts come one by one */
    struct guest g;
    bool same;
    guest_parse(&g, SPAN(""), src, keys, &scratch);
    struct fact new = fact_parse(line, 0, keys);
    const struct fact *old = record_find(&g, &new, &scratch, &same);
    *r = (struct receipt){.what = !old ? RECORD_ADDED : same ? RECORD_SAME : RECORD_CHANGED};
    if (old) {
        r->lineno = old->lineno;
        r->was = r->now = arena_copy(a, span_trim(old->line));
    }
    switch (r->what) {
    case RECORD_ADDED:
        r->now = arena_copy(a, line);
        edit_insert(out, src, line, keys);
        r->lineno = line_number(buf_span(out), line);
        break;
    case RECORD_SAME: buf_add(out, src); break;
    case RECORD_CHANGED:
        r->now = corrected(old, &new, a);
        edit_replace(out, src, old->line, r->now);
    }
    arena_release(&scratch);
}
