#include "data/lexicon.h"

#include <stdlib.h>

void push_phrase(struct phrases *e, struct phrase new)
{
    e->v = arena_grow(&lexicon_arena, e->v, e->n, &e->cap, sizeof *e->v);
    e->v[e->n++] = new;
}

/* Sorts entries of one phrase by tag, the strongest kind first, because that one is kept. */
static int cmp_entries(const void *a, const void *b)
{
    const struct phrase *x = a, *y = b;
    int c = span_cmp(x->phrase, y->phrase);
    if (c == 0)
        c = (x->tag > y->tag) - (x->tag < y->tag);
    if (c == 0)
        c = (x->accent > y->accent) - (x->accent < y->accent);
    return c ? c : (x->kind > y->kind) - (x->kind < y->kind);
}

void sort_phrases(struct phrases *e)
{
    qsort(e->v, e->n, sizeof *e->v, cmp_entries);
}

size_t lower_bound(const struct phrases *e, struct span phrase)
{
    size_t low = 0, high = e->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (span_cmp(e->v[mid].phrase, phrase) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}
