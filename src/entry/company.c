#include "entry/company.h"

#include "store/resolve.h"

enum { NAMES_MAX = 20 /* each is looked for in all files */ };

bool company_has_one(const struct party *p, const struct found *f, struct span *id)
{
    size_t n = 0;
    for (size_t i = 0; i < f->n; i++)
        for (size_t k = 0; k < p->n; k++)
            if (span_eq(f->v[i].id, p->ids[k])) {
                *id = p->ids[k];
                n++;
            }
    return n == 1;
}

/* Returns the id of the guest of that name; empty if it stays as it is written. */
static struct span find_named(struct app *app, const struct party *p, struct span name)
{
    struct found found;
    struct err e = ERR_INIT;
    struct span id;
    if (store_mention(&app->store, name, MENTION_IN_FILES, &id, &app->arena, &e) > 0)
        return (struct span){NULL, 0}; /* a former id: it is known as written */
    e = ERR_INIT;
    int got = store_resolve(&app->store, name, app->today, &found, &app->arena, &e);
    if (got == 1 && !found.unread.status)
        return found.id;
    bool in_party = p->n > 1; /* one alone would be with themselves */
    if (got == 0 && in_party && !found.none && !found.unread.status &&
        company_has_one(p, &found, &id))
        return id;
    app_note("warning: %s \"@%.*s\"; it is written as it is; use an id from `journal list`",
             got == 0 && found.none ? "no guest is called"
                                    : "more than one guest may be called",
             SPAN_ARG_SHORT(name));
    return (struct span){NULL, 0};
}

static struct span named(struct app *app, struct company_names *names, const struct party *p,
                         struct span mention)
{
    struct span id;
    struct err ignored = ERR_INIT;
    size_t at;
    if (store_mention(&app->store, mention, MENTION_BY_ID, &id, &app->arena, &ignored) != 0)
        return (struct span){NULL, 0};
    names->seen.arena = &app->arena;
    if (names->seen.n == NAMES_MAX && set_find(&names->seen, mention) == SET_NONE)
        return (struct span){NULL, 0};
    if (set_add(&names->seen, mention, &at)) {
        names->ids = arena_grow(&app->arena, names->ids, at, &names->cap, sizeof *names->ids);
        names->ids[at] = find_named(app, p, mention);
    }
    return names->ids[at];
}

struct span company_mentions(struct app *app, struct company_names *names,
                             const struct party *p, struct span text)
{
    struct buf b = BUF_INIT;
    struct span rest = text, mention;
    const char *from = text.p;
    while (mention_next(&rest, &mention)) {
        struct span id = named(app, names, p, mention);
        if (!id.n)
            continue;
        buf_add(&b, span_between(from, mention.p));
        buf_add(&b, id);
        from = mention.p + mention.n;
    }
    if (from == text.p)
        return text;
    buf_add(&b, span_between(from, text.p + text.n));
    return buf_move(&b, &app->arena);
}

/* Returns the id that a mention means; what is no guest's stays as it was written. */
static struct span meant(struct app *app, struct span mention)
{
    struct span id;
    struct err ignored = ERR_INIT;
    return store_mention(&app->store, mention, MENTION_IN_FILES, &id, &app->arena, &ignored) > 0
               ? id
               : mention;
}

/*
 * Returns whether a mention means that id: in a script without spaces text may follow the id.
 */
static bool means(struct span mention, struct span id)
{
    if (!span_starts(mention, id))
        return false;
    bool unspaced = (unsigned char)id.p[id.n - 1] >= 0x80;
    return mention.n == id.n || (unspaced && (unsigned char)mention.p[id.n] >= 0x80);
}

static bool is_named(struct span text, struct span id)
{
    struct span mention;
    while (mention_next(&text, &mention))
        if (means(mention, id))
            return true;
    return false;
}

static bool has(const struct party *p, struct span id)
{
    for (size_t i = 0; i < p->n; i++)
        if (span_eq(p->ids[i], id))
            return true;
    return false;
}

static void add_other(struct party *others, struct span text, struct span id)
{
    if (!is_named(text, id) && !has(others, id))
        others->ids[others->n++] = id;
}

/* Returns the guests that `text` must still name: the rest of the party, or the old ones if it
 * names no guest. */
static struct party unnamed(struct app *app, const struct party *p, size_t self,
                            const struct fact *old, struct span text)
{
    struct span mention, rest = text, was = old ? old->text : SPAN("");
    bool names = mention_next(&rest, &mention);
    struct party others = {ARENA_NEW(&app->arena, struct span, p->n + was.n), 0};
    for (size_t i = 0; i < p->n; i++)
        if (i != self)
            add_other(&others, text, p->ids[i]);
    while (!names && mention_next(&was, &mention)) {
        struct span id = meant(app, mention);
        if (!span_eq(id, p->ids[self]))
            add_other(&others, text, id);
    }
    return others;
}

/* Returns the bytes at the end of a text, or at its start, that join a name to others. */
static size_t joint(struct span s, bool at_end)
{
    static const char *const joints[] = {" and ", ", ", " with ", "with "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        struct span one = span_str(joints[i]);
        if (at_end ? span_ends(s, one) : i < 2 && span_starts(s, one))
            return one.n;
    }
    return 0;
}

/* Cuts a name out, with what joins it to the name before it, or else to the one behind it. */
static void cut_name(struct buf *b, struct span *rest)
{
    size_t n = joint(buf_span(b), true);
    bool first = n == 6 || n == 5; /* "with": it belongs to the next name, if one follows */
    size_t next = joint(*rest, false);
    if (next && (first || n == 0)) {
        *rest = span_from(*rest, next);
        return;
    }
    b->n -= n;
}

/* Replaces self in the text by a guest of the party that it does not name. */
static struct span without_self(struct app *app, const struct party *p, size_t self,
                                struct span text)
{
    struct buf b = BUF_INIT;
    struct span rest = text, mention;
    const char *from = text.p;
    size_t next = 0;
    while (mention_next(&rest, &mention)) {
        if (!means(mention, p->ids[self]))
            continue;
        struct span behind = span_between(mention.p + p->ids[self].n, text.p + text.n);
        while (next < p->n && (next == self || is_named(text, p->ids[next])))
            next++;
        buf_add(&b, span_between(from, mention.p - 1));
        if (next < p->n)
            buf_fmt(&b, "@%.*s", SPAN_ARG(p->ids[next]));
        else
            cut_name(&b, &behind);
        next++;
        from = behind.p;
    }
    buf_add(&b, span_between(from, text.p + text.n));
    struct span made = span_trim(arena_copy(&app->arena, buf_span(&b)));
    buf_release(&b);
    return made;
}

/* Adds the other members before the remark; the old remark stays if the new text has none. */
static struct span with_others(struct app *app, const struct party *others,
                               const struct fact *old, struct span text)
{
    struct buf line = BUF_INIT, b = BUF_INIT;
    struct span mention, rest = text;
    bool named = mention_next(&rest, &mention);
    fact_write(&line, app->today, TIME_NONE, SPAN("booked"), 0, text);
    struct fact f = fact_parse(buf_span(&line), 0, &app->store.keys);
    struct span remark = f.remark.n || !old ? f.remark : old->remark;
    buf_add(&b, f.body);
    for (size_t i = 0; i < others->n; i++) {
        bool last = i + 1 == others->n;
        buf_str(&b, named || i ? (last ? " and @" : ", @") : b.n ? " with @" : "with @");
        buf_add(&b, others->ids[i]);
    }
    if (remark.n) {
        buf_str(&b, "; ");
        buf_add(&b, remark);
    }
    struct span made = arena_copy(&app->arena, buf_span(&b));
    buf_release(&line);
    buf_release(&b);
    return made;
}

struct span company_text(struct app *app, const struct party *p, size_t self,
                         const struct fact *old, struct span text)
{
    text = without_self(app, p, self, text);
    struct party others = unnamed(app, p, self, old, text);
    return with_others(app, &others, old, text);
}

struct span company_without(struct app *app, struct span id, struct span text)
{
    return without_self(app, &(struct party){&id, 1}, 0, text);
}

struct party company_of(struct app *app, struct span self, struct span text)
{
    struct span mention;
    struct party all = {ARENA_NEW(&app->arena, struct span, text.n + 1), 0};
    all.ids[all.n++] = self;
    while (mention_next(&text, &mention)) {
        struct span id = meant(app, mention);
        if (!has(&all, id))
            all.ids[all.n++] = id;
    }
    return all;
}
