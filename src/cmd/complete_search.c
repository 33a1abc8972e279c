#include "cmd/complete.h"

#include "base/fold.h"
#include "store/scan.h"
#include "text/dish.h"

#include <stdlib.h>

enum { SHORT = 3 /* bytes: words up to this are not offered */ };

/* A piece of a line, its fold, and the guest who has it. */
struct piece {
    struct span text, folded, id;
};

struct collected {
    struct reply *r;
    void (*each)(struct scan_worker *w, const struct scan_file *file, const struct guest *g);
    struct piece *v;
    size_t n, cap;
};

static void put_piece(struct scan_worker *w, const struct scan_file *file, struct span text)
{
    struct buf b = BUF_INIT;
    fold_words(&b, text);
    *(struct piece *)scan_put(w) = (struct piece){
        arena_copy(&w->keep, text), buf_move(&b, &w->keep), arena_copy(&w->keep, file->id)};
}

static void put_pieces(struct scan_worker *w, const struct scan_file *file)
{
    const struct collected *c = w->ctx;
    struct guest g;
    scan_facts(&c->r->app->store, w, file, &g);
    c->each(w, file, &g);
}

static bool take_piece(void *ctx, void *item)
{
    struct collected *c = ctx;
    const struct piece *p = item;
    struct arena *a = &c->r->app->arena;
    c->v = arena_grow(a, c->v, c->n, &c->cap, sizeof *c->v);
    c->v[c->n++] =
        (struct piece){arena_copy(a, p->text), arena_copy(a, p->folded), arena_copy(a, p->id)};
    return true;
}

static int by_fold(const void *x, const void *y)
{
    const struct piece *a = x, *b = y;
    int c = span_cmp(a->folded, b->folded);
    return c ? c : span_cmp(a->id, b->id);
}

/* Offers each text once, in order, with the number of guests who have it in any case. */
static void offer_pieces(struct reply *r, struct piece *v, size_t n)
{
    if (n)
        qsort(v, n, sizeof *v, by_fold);
    for (size_t i = 0, end; i < n; i = end) {
        size_t guests = 0;
        for (end = i; end < n && span_eq(v[end].folded, v[i].folded); end++)
            guests += end == i || !span_eq(v[end].id, v[end - 1].id);
        reply_name(r, v[i].text,
                   arena_fmt(&r->app->arena, "%zu guest%s", guests, guests == 1 ? "" : "s"));
    }
}

static void offer_from_all(struct reply *r, struct collected *c,
                           const struct prefilter *prefilter)
{
    struct err ignored = ERR_INIT;
    struct scan q = {.ctx = c,
                     .prefilter = prefilter,
                     .item_size = sizeof(struct piece),
                     .each = put_pieces,
                     .item = take_piece};
    c->r = r;
    store_scan(&r->app->store, &q, &ignored);
    offer_pieces(r, c->v, c->n);
}

/* ---- tags ---- */

static void put_tags(struct scan_worker *w, const struct scan_file *file, const struct guest *g)
{
    const struct collected *c = w->ctx;
    for (size_t i = 0; i < g->n; i++) {
        struct span rest = g->v[i].body;
        struct term term;
        if (g->v[i].key != KEY_TAG || !fact_is_current(&g->v[i], c->r->app->today))
            continue;
        while (term_next(&rest, &term))
            put_piece(w, file, term.name);
    }
}

void complete_tags(struct reply *r)
{
    struct collected c = {.each = put_tags};
    struct prefilter prefilter = PREFILTER_INIT;
    if (!reply_open(r))
        return;
    prefilter_id(&prefilter, &r->app->store.keys, KEY_TAG);
    offer_from_all(r, &c, &prefilter);
}

/* ---- words of find ---- */

static void put_dishes(struct scan_worker *w, const struct scan_file *file,
                       const struct guest *g)
{
    const struct collected *c = w->ctx;
    for (size_t i = 0; i < g->n; i++) {
        struct span name =
            g->v[i].class == CLASS_ITEM ? dish_parse(g->v[i].body).name : SPAN("");
        if (name.n && reply_fits(c->r, name))
            put_piece(w, file, name);
    }
}

/* Offers names of guests and, once something is typed, the dishes that they had. */
void complete_find(struct reply *r)
{
    struct collected c = {.each = put_dishes};
    struct prefilter prefilter = PREFILTER_INIT;
    complete_names(r);
    if (!r->folded.n || !reply_open(r))
        return;
    if (r->many_guests) {
        complete_dishes(r, KEY_NONE);
        return;
    }
    prefilter_class(&prefilter, &r->app->store.keys, CLASS_ITEM);
    offer_from_all(r, &c, &prefilter);
}

/* ---- words of open --about ---- */

static bool is_letter(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           (unsigned char)c >= 0x80;
}

static struct span without_punctuation(struct span word)
{
    while (word.n && !is_letter(word.p[0]))
        word = span_from(word, 1);
    while (word.n && !is_letter(word.p[word.n - 1]))
        word.n--;
    return word;
}

static void put_words(struct scan_worker *w, const struct scan_file *file,
                      const struct guest *g)
{
    const struct collected *c = w->ctx;
    for (size_t i = 0; i < g->n; i++) {
        struct span rest = g->v[i].body, word;
        if (g->v[i].class != CLASS_OPEN || g->v[i].mark)
            continue;
        while (span_word(&rest, &word)) {
            word = without_punctuation(word);
            if (word.n > SHORT && reply_fits(c->r, word))
                put_piece(w, file, word);
        }
    }
}

/* Offers names of guests and, once something is typed, words of open items, and dishes. */
void complete_about(struct reply *r)
{
    struct collected c = {.each = put_words};
    struct prefilter prefilter = PREFILTER_INIT;
    if (!reply_open(r))
        return;
    prefilter_class(&prefilter, &r->app->store.keys, CLASS_OPEN);
    if (r->folded.n)
        offer_from_all(r, &c, &prefilter);
    complete_names(r);
    if (r->folded.n)
        complete_dishes(r, KEY_NONE);
}
