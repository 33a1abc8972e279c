#include "check/parts.h"

#include "base/fold.h"
#include "base/set.h"
#include "check/lines.h"
#include "text/contact.h"
#include "text/slug.h"

#include <stdlib.h>

static void add_name(struct across *x, struct arena *a, struct span words, struct span id)
{
    x->names = arena_grow(a, x->names, x->names_n, &x->names_cap, sizeof *x->names);
    x->names[x->names_n++] = (struct called_guest){arena_copy(a, words), arena_copy(a, id)};
}

static void add_former(struct across *x, struct arena *a, struct former f)
{
    x->former = arena_grow(a, x->former, x->former_n, &x->former_cap, sizeof *x->former);
    x->former[x->former_n++] = (struct former){arena_copy(a, f.was), arena_copy(a, f.now)};
}

static void add_line(struct across *x, struct arena *a, const struct mentioning *line)
{
    x->lines = arena_grow(a, x->lines, x->lines_n, &x->lines_cap, sizeof *x->lines);
    x->lines[x->lines_n++] =
        (struct mentioning){arena_copy(a, line->path), arena_copy(a, line->line), line->lineno};
}

/* Adds a mention in the line that was added last. */
static void add_mention(struct across *x, struct arena *a, size_t at, size_t n)
{
    x->mentions =
        arena_grow(a, x->mentions, x->mentions_n, &x->mentions_cap, sizeof *x->mentions);
    x->mentions[x->mentions_n++] =
        (struct mention){(uint32_t)x->lines_n - 1, (uint32_t)at, (uint32_t)n};
}

static struct span mention_id(const struct across *x, const struct mention *m)
{
    return span_head(span_from(x->lines[m->of].line, m->at), m->n);
}

static bool id_exists(const struct os_names *ids, struct span id)
{
    return ids->n && bsearch(&id, ids->v, ids->n, sizeof *ids->v, span_by_bytes);
}

/* Returns true if the id, or a head of it in a script without spaces, is a guest. */
static bool is_somebody(const struct os_names *ids, struct span id)
{
    for (;; id = span_head(id, id.n - 1)) {
        if (id_exists(ids, id))
            return true;
        if (id.n == 0 || (unsigned char)id.p[id.n - 1] < 0x80)
            return false;
    }
}

/* The ids that were found last: a guest's lines mention the same few people. */
struct recent {
    struct span v[4];
    size_t at;
};

/* Returns whether the id needs no report: it is a guest's, or stands for a forgotten one. */
static bool is_known(struct recent *r, const struct os_names *ids, struct span id)
{
    for (size_t i = 0; i < sizeof r->v / sizeof *r->v; i++)
        if (id.n && span_eq(r->v[i], id))
            return true;
    if (!is_somebody(ids, id) && !span_is(id, SLUG_FORGOTTEN))
        return false;
    r->v[r->at++ % (sizeof r->v / sizeof *r->v)] = id;
    return true;
}

/* Gathers the mentions of a line that have no guest: few of a million do. */
static void gather_mentions(struct across *x, struct arena *a, const struct fact *f,
                            struct span path, const struct os_names *ids, struct recent *r)
{
    struct span rest = f->text, id;
    for (bool any = false; mention_next(&rest, &id);) {
        if (is_known(r, ids, id))
            continue;
        if (!any)
            add_line(x, a, &(struct mentioning){path, f->line, f->lineno});
        any = true;
        add_mention(x, a, (size_t)(id.p - f->line.p), id.n);
    }
}

void across_gather(struct across *x, struct arena *a, const struct guest *g, struct span path,
                   const struct os_names *ids)
{
    struct recent recent = {.at = 0};
    struct buf b = BUF_INIT;
    fold_words(&b, guest_name(g));
    add_name(x, a, buf_span(&b), g->id);
    buf_release(&b);
    const char *at = g->src.p, *end = at + g->src.n; /* the first "@" from the line on */
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->kind == LINE_FACT && f->key == KEY_WAS)
            add_former(x, a, (struct former){f->text, g->id});
        if (at && (at = at < f->line.p ? f->line.p : at) < end)
            at = memchr(at, '@', (size_t)(end - at));
        if (at && at < f->line.p + f->line.n && f->kind == LINE_FACT &&
            f->class != CLASS_IDENTITY)
            gather_mentions(x, a, f, path, ids, &recent);
    }
}

void across_take(struct across *x, struct arena *a, const struct across *one,
                 const struct os_names *ids)
{
    for (size_t i = 0; i < one->names_n; i++)
        add_name(x, a, one->names[i].words, one->names[i].id);
    for (size_t i = 0; i < one->former_n; i++) {
        add_former(x, a, one->former[i]);
        if (!id_exists(ids, one->former[i].was) ||
            span_eq(one->former[i].was, one->former[i].now))
            continue;
        x->back = arena_grow(a, x->back, x->back_n, &x->back_cap, sizeof *x->back);
        x->back[x->back_n++] = x->former[x->former_n - 1];
    }
    size_t of = SET_NONE; /* the line of the mention before */
    for (size_t i = 0; i < one->mentions_n; i++) {
        const struct mention *m = &one->mentions[i];
        if (m->of != of)
            add_line(x, a, &one->lines[m->of]);
        of = m->of;
        add_mention(x, a, m->at, m->n);
    }
}

enum { SHOWN = 10 }; /* unknown mentions reported of one line */

static void report_nobody(struct checking *c, const struct mentioning *line,
                          struct span culprit, struct span message)
{
    check_say(c, &(struct diag){DIAG_WARNING, line->path, line->line, culprit, line->lineno,
                                "nobody", message,
                                SPAN("correct the id, or create the guest: journal new")});
}

/* Reports v[0] to v[n - 1], which are of one line. */
static void say_of_line(const struct across *x, const struct set *former,
                        const struct mention *v, size_t n, struct checking *c)
{
    const struct mentioning *line = &x->lines[v[0].of];
    size_t found = 0;
    struct span culprit = {NULL, 0};
    for (size_t i = 0; i < n; i++) {
        struct span id = mention_id(x, &v[i]);
        if (set_find(former, id) != SET_NONE || ++found > SHOWN)
            continue;
        culprit = (struct span){id.p - 1, id.n + 1}; /* with the @ */
        report_nobody(c, line, culprit, SPAN("unknown guest id"));
    }
    if (found > SHOWN)
        report_nobody(c, line, culprit,
                      arena_fmt(&c->app->arena, "and %zu more in this line", found - SHOWN));
}

static void report_nobodies(const struct across *x, struct checking *c)
{
    struct set former = SET_INIT(&c->app->arena);
    for (size_t i = 0; i < x->former_n; i++)
        set_add(&former, x->former[i].was, NULL);
    for (size_t from = 0, to; from < x->mentions_n; from = to) {
        for (to = from + 1; to < x->mentions_n && x->mentions[to].of == x->mentions[from].of;)
            to++;
        say_of_line(x, &former, x->mentions + from, to - from, c);
    }
}

static int by_words(const void *x, const void *y)
{
    const struct called_guest *a = x, *b = y;
    int c = span_cmp(a->words, b->words);
    return c ? c : span_cmp(a->id, b->id);
}

/* Returns whether each has a name of its own besides the name that they share. */
static bool are_told_apart(const struct guest *a, const struct guest *b, struct arena *arena)
{
    struct set names = SET_INIT(arena);
    for (size_t i = 0; i < a->n; i++)
        if (a->v[i].key == KEY_AKA)
            set_add(&names, a->v[i].text, NULL);
    for (size_t i = 0; i < b->n; i++)
        if (b->v[i].key == KEY_AKA && set_find(&names, b->v[i].text) != SET_NONE)
            return false;
    return names.n && guest_find(b, KEY_AKA);
}

/* Reports two guests of one name: whether they are one person is told by how to reach them. */
static void report_pair(struct checking *c, struct span one, struct span two)
{
    static const char *const what[] = {
        [CONTACT_UNKNOWN] = "",
        [CONTACT_SAME] = " and the same telephone or mail",
        [CONTACT_OTHER] = " but another telephone or mail",
    };
    struct store *s = &c->app->store;
    struct arena *arena = &c->app->arena;
    struct guest a, b;
    struct err unused = ERR_INIT; /* the file was reported as unreadable */
    if (store_load(s, one, &a, arena, &unused) != 1 ||
        store_load(s, two, &b, arena, &unused) != 1 || are_told_apart(&a, &b, arena))
        return;
    check_say_file(
        c, DIAG_WARNING, store_path(s, two, arena), "same-name",
        arena_fmt(arena, "@%.*s has the same name%s", SPAN_ARG(one),
                  what[contact_compare(&a, &b, arena)])
            .p,
        arena_fmt(arena,
                  "if they are one person: journal join @%.*s @%.*s; if not: journal "
                  "add @%.*s 'aka: NAME', and one for the other",
                  SPAN_ARG(two), SPAN_ARG(one), SPAN_ARG(two))
            .p);
}

static void report_namesakes(struct across *x, struct checking *c)
{
    if (x->names_n)
        qsort(x->names, x->names_n, sizeof *x->names, by_words);
    for (size_t i = 1; i < x->names_n; i++) {
        const struct called_guest *a = &x->names[i - 1], *b = &x->names[i];
        if (b->words.n && span_eq(a->words, b->words))
            report_pair(c, a->id, b->id);
    }
}

/* Reports guests that were joined or renamed and whose old file a merge brought back. */
static void report_back(const struct across *x, struct checking *c)
{
    struct arena *a = &c->app->arena;
    for (size_t i = 0; i < x->back_n; i++) {
        const struct former *f = &x->back[i];
        check_say_file(c, DIAG_WARNING, store_path(&c->app->store, f->was, a), "came-back",
                       arena_fmt(a, "@%s is the former id of @%s", f->was.p, f->now.p).p,
                       arena_fmt(a,
                                 "if they are one person: journal join @%s @%s; if not, remove "
                                 "the `was:` line",
                                 f->was.p, f->now.p)
                           .p);
    }
}

void across_judge(struct across *x, struct checking *c)
{
    report_nobodies(x, c);
    report_namesakes(x, c);
    report_back(x, c);
}
