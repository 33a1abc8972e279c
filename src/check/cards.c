#include "check/cards.h"

#include "base/set.h"
#include "check/lines.h"
#include "food/card.h"
#include "food/contents.h"
#include "text/word.h"

#include <stdlib.h>

/* A word of a card that is not understood. */
struct unread {
    struct span key; /* as it is compared */
    struct span word;
    const struct fact *f;
    size_t order;
};

struct card_check {
    const struct lexicon *x;
    const struct book *book;
    struct contents **dishes; /* by their place in the book; NULL: no card denies anything */
    struct set items[2];      /* texts that were searched for words; [1]: denied ones */
    struct unread *v;
    size_t n, cap;
    struct span path;
    struct diags *d;
};

static bool is_card(const struct fact *f)
{
    return f->class == CLASS_ITEM && dish_parse(f->body).name.n > 0;
}

/* ---- words that are not understood ---- */

static bool is_in(struct span part, struct span line)
{
    return part.p >= line.p && part.p + part.n <= line.p + line.n;
}

/* Returns the word as it is compared; of signs alone, the word itself. */
static struct span key_of(struct span word, struct arena *a, struct arena *scratch)
{
    struct word *v;
    size_t n = word_cut(word, &v, scratch);
    return n ? word_join(v, n, a) : word;
}

/* Adds a word of the line, or of the scratch arena: then it is copied. */
static void add_unread(struct card_check *j, const struct fact *f, struct span word,
                       struct arena *scratch)
{
    if (!is_in(word, f->line))
        word = arena_copy(j->d->arena, word);
    struct unread one = {key_of(word, j->d->arena, scratch), word, f, j->n};
    j->v = arena_grow(j->d->arena, j->v, j->n, &j->cap, sizeof *j->v);
    j->v[j->n++] = one;
}

static void find_unread(struct card_check *j, const struct fact *f)
{
    struct span rest = dish_parse(f->body).contains, text;
    struct arena scratch = ARENA_INIT; /* of one item */
    bool lacks;
    while (dish_holds(&rest, &text, &lacks)) {
        struct card_item item;
        struct reading r;
        if (!set_add(&j->items[lacks], text, NULL))
            continue; /* many cards have the item: only its first place is reported */
        arena_reset(&scratch);
        if (lacks && !card_denial_read(j->x, text, &r, &scratch))
            add_unread(j, f, text, &scratch);
        if (lacks)
            continue;
        card_item_read(j->x, text, &item, &scratch);
        if (item.left_n && book_find_card(j->book, text))
            continue;
        for (size_t i = 0; i < item.left_n; i++)
            add_unread(j, f, item.left[i], &scratch);
    }
    arena_release(&scratch);
}

static int by_key(const void *a, const void *b)
{
    const struct unread *x = a, *y = b;
    int c = span_cmp(x->key, y->key);
    return c ? c : (x->order > y->order) - (x->order < y->order);
}

static int by_order(const void *a, const void *b)
{
    const struct unread *x = a, *y = b;
    return (x->order > y->order) - (x->order < y->order);
}

/* Keeps the first place of each word, in the order of the file. */
static void keep_first(struct card_check *j)
{
    size_t n = 0;
    if (j->n == 0)
        return;
    qsort(j->v, j->n, sizeof *j->v, by_key);
    for (size_t i = 0; i < j->n; i++)
        if (i == 0 || !span_eq(j->v[i].key, j->v[n - 1].key))
            j->v[n++] = j->v[i];
    j->n = n;
    qsort(j->v, j->n, sizeof *j->v, by_order);
}

static void report(struct card_check *j, const struct fact *f, struct span word,
                   const char *name, enum severity severity, const char *message,
                   const char *remedy)
{
    struct span culprit = is_in(word, f->line) ? word : f->body;
    check_line(j->d, severity, j->path, f, culprit, name, message, remedy);
}

/* Returns the remedy for a word; allergens.txt cannot explain one without letters. */
static struct span remedy_for(const struct unread *u, struct arena *a)
{
    struct word *v;
    int n = (int)u->word.n;
    if (word_cut(u->word, &v, a) == 0)
        return SPAN("name the food");
    return arena_fmt(a,
                     "name the food; or write in allergens.txt `%.*s = TAG`, or `%.*s = -` if "
                     "it holds no tag",
                     n, u->word.p, n, u->word.p);
}

/* So many words of one line are named; each finding shows the line. */
enum { NAMED = 16 };

static void report_more(struct card_check *j, const struct unread *u, size_t more)
{
    if (more)
        report(j, u->f, u->word, "card-word", DIAG_WARNING,
               arena_fmt(j->d->arena, "%zu more words on this card are not understood", more).p,
               "name the foods");
}

static void report_unread(struct card_check *j)
{
    size_t on_line = 0;
    for (size_t i = 0; i < j->n; i++) {
        const struct unread *u = &j->v[i];
        on_line = i && u->f == u[-1].f ? on_line + 1 : 1;
        if (on_line <= NAMED)
            report(j, u->f, u->word, "card-word", DIAG_WARNING,
                   arena_fmt(j->d->arena, "\"%.*s\" on a card is not understood",
                             SPAN_ARG(u->word))
                       .p,
                   remedy_for(u, j->d->arena).p);
        bool last = i + 1 == j->n || u[1].f != u->f;
        report_more(j, u, last && on_line > NAMED ? on_line - NAMED : 0);
    }
}

/* ---- foods that a card lists and a card denies ---- */

static void read_dish(const struct card_check *j, const struct book_dish *d, struct contents *c,
                      struct arena *a)
{
    contents_init(c, j->x, a);
    contents_use_book(c, j->book, d);
    for (size_t k = 0; k < d->cards_n; k++)
        contents_add(c, d->cards[k]);
}

/* Returns whether a card of the dish denies something. */
static bool denies(const struct book_dish *d)
{
    bool lacks = false;
    for (size_t k = 0; k < d->cards_n && !lacks; k++) {
        struct span rest = d->cards[k].contains, item;
        while (!lacks && dish_holds(&rest, &item, &lacks))
            ;
    }
    return lacks;
}

/* Reads the dishes of which a card denies something: a tenth of what reading all takes. */
static void read_dishes(struct card_check *j)
{
    j->dishes = ARENA_NEW(j->d->arena, struct contents *, j->book->n);
    for (size_t i = 0; i < j->book->n; i++)
        if (denies(&j->book->v[i])) {
            j->dishes[i] = ARENA_NEW(j->d->arena, struct contents, 1);
            read_dish(j, &j->book->v[i], j->dishes[i], j->d->arena);
        }
}

static void report_conflicts(struct card_check *j, const struct fact *f,
                             const struct contents *c)
{
    struct span rest = dish_parse(f->body).contains, text, word;
    struct arena scratch = ARENA_INIT; /* of one item */
    bool lacks;
    size_t n = 0;
    while (c && n < NAMED && dish_holds(&rest, &text, &lacks)) {
        struct card_item item;
        if (lacks)
            continue;
        arena_reset(&scratch);
        card_item_read(j->x, text, &item, &scratch);
        if (contents_denies(c, &item.r, &word) && ++n)
            report(j, f, text, "card-conflict", DIAG_ERROR,
                   arena_fmt(j->d->arena, "\"%.*s\" is on this card, and a card says [no ...]",
                             SPAN_ARG(word))
                       .p,
                   "remove the wrong one of the two");
    }
    arena_release(&scratch);
}

void check_cards(const struct guest *cards, const struct book *book, const struct lexicon *x,
                 struct diags *d)
{
    struct card_check j = {.x = x, .book = book, .path = cards->id, .d = d};
    j.items[0] = j.items[1] = SET_INIT(d->arena);
    read_dishes(&j);
    for (size_t i = 0, card = 0; i < cards->n; i++) {
        const struct fact *f = &cards->v[i];
        if (!is_card(f))
            continue;
        find_unread(&j, f);
        report_conflicts(&j, f, j.dishes[book->of_card[card++]]);
    }
    keep_first(&j);
    report_unread(&j);
}
