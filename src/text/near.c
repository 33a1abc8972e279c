#include "text/near.h"

#include "base/set.h"

#include <string.h>

/* Numbers of words or keys, in increasing order. */
struct near_list {
    uint32_t *v;
    size_t n, cap;
};

enum { ASKED = 4096 /* words, after which others are not remembered */ };

struct near_index {
    struct set words;       /* of all keys */
    struct near_list *keys; /* by number of the word: the keys that have it */
    size_t keys_cap;
    uint8_t *sizes; /* of each key: how many words are compared */
    size_t n;

    struct set asked;          /* words of keys that were asked for */
    struct near_list *related; /* of each of them: words that dish_related accepts */
    size_t related_cap;
    struct near_list other; /* the same of the last word that is not among them */
    size_t *counted, counted_in; /* of each word: the last question in which it was counted */
    uint8_t *hits;
    struct arena *arena;
};

static void push(struct near_list *l, size_t number, struct arena *a)
{
    l->v = arena_grow(a, l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n++] = (uint32_t)number;
}

static void add_word(struct near_index *x, struct span word, size_t key)
{
    size_t i;
    if (set_add(&x->words, word, &i)) {
        x->keys = arena_grow(x->arena, x->keys, i, &x->keys_cap, sizeof *x->keys);
        x->keys[i] = (struct near_list){.n = 0};
    }
    push(&x->keys[i], key, x->arena);
}

struct near_index *near_new(const struct span *keys, size_t n, struct arena *a)
{
    struct near_index *x = ARENA_NEW(a, struct near_index, 1);
    *x = (struct near_index){.words = SET_INIT(a), .asked = SET_INIT(a), .n = n, .arena = a};
    x->sizes = ARENA_NEW(a, uint8_t, n);
    x->hits = ARENA_NEW(a, uint8_t, n);
    for (size_t i = 0; i < n; i++) {
        struct span rest = keys[i], word;
        while (x->sizes[i] < DISH_WORDS && rest.n && span_cut(&rest, ' ', &word)) {
            add_word(x, word, i);
            x->sizes[i]++;
        }
    }
    x->counted = ARENA_NEW(a, size_t, x->words.n);
    return x;
}

static const struct near_list *find_related(struct near_index *x, struct span word)
{
    size_t i = set_find(&x->asked, word);
    struct near_list *related = &x->other;
    if (i != SET_NONE)
        return &x->related[i];
    if (x->asked.n < ASKED) {
        set_add(&x->asked, arena_copy(x->arena, word), &i);
        x->related = arena_grow(x->arena, x->related, i, &x->related_cap, sizeof *x->related);
        related = &x->related[i];
    }
    related->n = 0;
    for (size_t k = 0; k < x->words.n; k++)
        if (dish_may_relate(word, x->words.keys[k]) && dish_related(word, x->words.keys[k]))
            push(related, k, x->arena);
    return related;
}

/* Counts a word of the index in each key that has it, once for each question. */
static void count_word(struct near_index *x, size_t word)
{
    const struct near_list *keys = &x->keys[word];
    if (x->counted[word] == x->counted_in)
        return;
    x->counted[word] = x->counted_in;
    for (size_t i = 0; i < keys->n; i++)
        x->hits[keys->v[i]]++;
}

/*
 * Two near keys have more than half of the words of one in common, or all words of one. At
 * most two words of one are found in one of the other.
 */
void near_mark(struct near_index *x, struct span other, bool *marks)
{
    size_t size = 0;
    struct span word;
    x->counted_in++;
    memset(x->hits, 0, x->n);
    for (; size < DISH_WORDS && other.n && span_cut(&other, ' ', &word); size++) {
        const struct near_list *related = find_related(x, word);
        for (size_t i = 0; i < related->n; i++)
            count_word(x, related->v[i]);
    }
    for (size_t i = 0; i < x->n; i++)
        if (x->hits[i] && (2 * x->hits[i] >= size || 2 * x->hits[i] > x->sizes[i]))
            marks[i] = true;
}
