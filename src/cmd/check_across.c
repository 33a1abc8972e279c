#include "cmd/check_parts.h"

#include "ask/check.h"
#include "base/fold.h"

#include <stdlib.h>

static void add_name(struct across *x, struct arena *a, struct span words, struct span id)
{
    x->names = arena_grow(a, x->names, x->names_n, &x->names_cap, sizeof *x->names);
    x->names[x->names_n++] = (struct called){arena_copy(a, words), arena_copy(a, id)};
}

static void add_former(struct across *x, struct arena *a, struct span id)
{
    x->former = arena_grow(a, x->former, x->former_n, &x->former_cap, sizeof *x->former);
    x->former[x->former_n++] = arena_copy(a, id);
}

/* `at`: the @ in the line. */
static void add_mention(struct across *x, struct arena *a, struct diag where, size_t at,
                        size_t n)
{
    where.line = arena_copy(a, where.line);
    where.culprit = span_head(span_from(where.line, at), n);
    x->mentions =
        arena_grow(a, x->mentions, x->mentions_n, &x->mentions_cap, sizeof *x->mentions);
    x->mentions[x->mentions_n++] = (struct mention){span_from(where.culprit, 1), where};
}

static void gather_mentions(struct across *x, struct arena *a, const struct fact *f,
                            struct span path)
{
    struct span rest = f->text, id;
    while (mention_next(&rest, &id))
        add_mention(x, a,
                    (struct diag){DIAG_WARNING,
                                  path,
                                  f->line,
                                  {NULL, 0},
                                  f->lineno,
                                  "nobody",
                                  SPAN("no guest has this id"),
                                  SPAN("correct it, or make the guest: journal new")},
                    (size_t)(id.p - f->line.p) - 1, id.n + 1);
}

void across_gather(struct across *x, struct arena *a, const struct guest *g, struct span path)
{
    struct buf b = BUF_INIT;
    fold_words(&b, guest_name(g));
    add_name(x, a, buf_span(&b), g->id);
    buf_release(&b);
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->kind == LINE_FACT && f->key == KEY_WAS)
            add_former(x, a, f->text);
        if (f->kind == LINE_FACT && f->class != CLASS_IDENTITY)
            gather_mentions(x, a, f, path);
    }
}

static bool id_exists(const struct os_names *ids, struct span id)
{
    size_t low = 0, high = ids->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int c = span_cmp(ids->v[mid], id);
        if (c == 0)
            return true;
        if (c < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

/* The id, or a head of it in a script without spaces. */
static bool is_somebody(const struct os_names *ids, struct span id)
{
    for (;; id = span_head(id, id.n - 1)) {
        if (id_exists(ids, id))
            return true;
        if (id.n == 0 || (unsigned char)id.p[id.n - 1] < 0x80)
            return false;
    }
}

void across_take(struct across *x, struct arena *a, const struct across *one,
                 const struct os_names *ids)
{
    for (size_t i = 0; i < one->names_n; i++)
        add_name(x, a, one->names[i].words, one->names[i].id);
    for (size_t i = 0; i < one->former_n; i++)
        add_former(x, a, one->former[i]);
    for (size_t i = 0; i < one->mentions_n; i++) {
        struct diag where = one->mentions[i].where;
        if (is_somebody(ids, one->mentions[i].id))
            continue; /* of a million mentions, few are of nobody: only those are kept */
        where.path = arena_copy(a, where.path);
        add_mention(x, a, where, (size_t)(where.culprit.p - where.line.p), where.culprit.n);
    }
}

static void say_nobodies(const struct across *x, struct checking *c)
{
    for (size_t i = 0; i < x->mentions_n; i++) {
        bool former = false;
        for (size_t k = 0; !former && k < x->former_n; k++)
            former = span_eq(x->former[k], x->mentions[i].id);
        if (!former)
            check_say(c, &x->mentions[i].where);
    }
}

static int by_words(const void *x, const void *y)
{
    const struct called *a = x, *b = y;
    int c = span_cmp(a->words, b->words);
    return c ? c : span_cmp(a->id, b->id);
}

static void say_namesakes(struct across *x, struct checking *c)
{
    if (x->names_n)
        qsort(x->names, x->names_n, sizeof *x->names, by_words);
    for (size_t i = 1; i < x->names_n; i++) {
        const struct called *a = &x->names[i - 1], *b = &x->names[i];
        if (b->words.n && span_eq(a->words, b->words))
            check_say_file(
                c, DIAG_WARNING, store_path(&c->app->store, b->id, &c->app->arena), "same-name",
                arena_fmt(&c->app->arena, "%.*s bears the same name", (int)a->id.n, a->id.p).p,
                "if they are one person: journal join; "
                "if not, an `aka:` tells them apart");
    }
}

void across_judge(struct across *x, struct checking *c)
{
    say_nobodies(x, c);
    say_namesakes(x, c);
}
