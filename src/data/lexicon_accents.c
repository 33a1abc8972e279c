#include "data/lexicon.h"

#include "base/err.h"
#include "base/utf8.h"
#include "food/words.h"

#include <stdio.h>

enum { FORMS = 16, ACCENTS = 256 };

/* A way to write a phrase with accents, and all that the tables say of it. */
struct form {
    struct span text;
    uint64_t tags, special; /* bits of tags, and of tags from TAG_NUMBER on */
    size_t word;            /* the first form of the same word */
};

static struct {
    struct span form;
    unsigned accent, group;
} accents[ACCENTS];
static size_t accents_n;
static unsigned words_n, groups_n;

/* Adds to the forms those of the entries of the phrase. Returns how many there are then. */
static size_t collect_forms(struct phrases *e, struct span phrase, struct form *v, size_t n)
{
    for (size_t i = lower_bound(e, phrase); i < e->n && span_eq(e->v[i].phrase, phrase); i++) {
        size_t k = 0;
        while (k < n && !span_eq(v[k].text, e->v[i].form))
            k++;
        if (k == FORMS)
            die("%.*s: more than %d accents", SPAN_ARG(phrase), FORMS);
        if (k == n)
            v[n++] = (struct form){.text = e->v[i].form, .word = k};
        if (e->v[i].tag < TAGS)
            v[k].tags |= (uint64_t)1 << e->v[i].tag;
        else if (e->v[i].tag >= TAG_NUMBER) /* two words may both be made of several things */
            v[k].special |= (uint64_t)1 << (e->v[i].tag - TAG_NUMBER);
    }
    return n;
}

/* Forms that share a tag are spellings of one word. Returns how many words there are. */
static size_t join_forms(struct form *v, size_t n)
{
    size_t words = n;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            bool share = (v[i].tags & v[j].tags) || (v[i].special & v[j].special);
            size_t from = v[j].word, to = v[i].word;
            if (!share || from == to)
                continue;
            words--;
            for (size_t k = 0; k < n; k++)
                if (v[k].word == from)
                    v[k].word = to;
        }
    return words;
}

/* Numbers the words of the phrase, and writes the numbers into their entries. */
static void number_forms(struct phrases *e, struct span phrase, const struct form *v,
                         const unsigned *number)
{
    for (size_t i = lower_bound(e, phrase); i < e->n && span_eq(e->v[i].phrase, phrase); i++) {
        size_t k = 0;
        while (!span_eq(v[k].text, e->v[i].form))
            k++;
        e->v[i].accent = number[v[k].word];
    }
}

static void tell_apart(struct phrases *dishes, struct phrases *cards, struct span phrase)
{
    struct form v[FORMS];
    unsigned number[FORMS] = {0};
    if (!utf8_is_ascii(phrase)) /* kana and Han have no accents */
        return;
    size_t n = collect_forms(dishes, phrase, v, 0);
    n = collect_forms(cards, phrase, v, n);
    if (n < 2 || join_forms(v, n) < 2)
        return;
    groups_n++;
    for (size_t i = 0; i < n; i++) {
        if (!number[v[i].word])
            number[v[i].word] = ++words_n;
        if (accents_n == ACCENTS || words_n == ACCENTS)
            die("more than %d accents", ACCENTS);
        accents[accents_n].form = v[i].text;
        accents[accents_n].accent = number[v[i].word];
        accents[accents_n++].group = groups_n;
    }
    number_forms(dishes, phrase, v, number);
    number_forms(cards, phrase, v, number);
}

void find_accents(struct phrases *dishes, struct phrases *cards)
{
    for (size_t i = 0; i < dishes->n; i++)
        if (i == 0 || !span_eq(dishes->v[i].phrase, dishes->v[i - 1].phrase))
            tell_apart(dishes, cards, dishes->v[i].phrase);
}

void print_accents(void)
{
    printf("const struct word_accent words_accents[] = {\n");
    for (size_t i = 0; i < accents_n; i++)
        printf("    {\"%.*s\", %u, %u},\n", SPAN_ARG(accents[i].form), accents[i].accent,
               accents[i].group);
    printf("    {\"\", 0, 0}};\nconst size_t words_accents_n = %zu;\n", accents_n);
}
