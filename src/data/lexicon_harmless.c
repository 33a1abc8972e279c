#include "data/lexicon.h"

#include "base/err.h"
#include "food/words.h"

#include <stdio.h>

/* True where words begin and end, and between any two characters that are not ASCII. */
static bool is_edge(struct span s, size_t at)
{
    if (at == 0 || at == s.n || s.p[at] == ' ' || s.p[at - 1] == ' ')
        return true;
    return (unsigned char)s.p[at] >= 0xE0 || (unsigned char)s.p[at - 1] >= 0x80;
}

/* Reports where a table tells a tag of the card's word. Returns how often. */
static size_t contradict(const struct phrases *told, const struct phrase *card)
{
    size_t found = 0, i = lower_bound(told, card->phrase);
    for (; i < told->n && span_eq(told->v[i].phrase, card->phrase); i++) {
        const struct phrase *e = &told->v[i];
        if (e->tag >= TAGS || e->kind == WORD_FREE || e->kind == WORD_CLEARS)
            continue;
        fprintf(stderr, "%s:%zu: \"%.*s\" holds no tag here, but %s:%zu says %.*s\n",
                card->path, card->lineno, SPAN_ARG(e->phrase), e->path, e->lineno,
                SPAN_ARG(lexicon_tags[e->tag]));
        found++;
    }
    return found;
}

void check_harmless(const struct phrases *dishes, const struct phrases *guests,
                    const struct phrases *cards)
{
    size_t found = 0;
    for (size_t i = 0; i < cards->n; i++)
        if (cards->v[i].tag == TAG_HARMLESS)
            found += contradict(dishes, &cards->v[i]) + contradict(guests, &cards->v[i]);
    if (found)
        die("%zu words are harmless in one table and have a tag in another: remove one row",
            found);
}

void check_made(const struct phrases *cards)
{
    size_t found = 0;
    for (size_t i = 0; i < cards->n; i++) {
        const struct phrase *e = &cards->v[i];
        size_t k = e->tag == TAG_MADE ? lower_bound(cards, e->phrase) : cards->n;
        for (; k < cards->n && span_eq(cards->v[k].phrase, e->phrase); k++)
            if (cards->v[k].tag == TAG_HARMLESS || cards->v[k].tag == TAG_PLAIN) {
                fprintf(stderr, "%s:%zu: \"%.*s\" is made of several things, not in %s:%zu\n",
                        e->path, e->lineno, SPAN_ARG(e->phrase), cards->v[k].path,
                        cards->v[k].lineno);
                found++;
            }
    }
    if (found)
        die("%zu words are in two rows that contradict each other: remove one", found);
}

/* Adds to `cleared` that the card's phrase clears what a shorter phrase inside it tells. */
static void clear_inside(struct phrases *cleared, const struct phrases *told,
                         const struct phrase *card)
{
    struct span phrase = card->phrase;
    for (size_t from = 0; from < phrase.n; from++)
        for (size_t to = phrase.n; to > from; to--) {
            struct span part = span_head(span_from(phrase, from), to - from);
            if (part.n == phrase.n || !is_edge(phrase, from) || !is_edge(phrase, to))
                continue;
            size_t i = lower_bound(told, part);
            for (; i < told->n && span_eq(told->v[i].phrase, part); i++)
                if (told->v[i].tag < TAGS)
                    push_phrase(cleared,
                                (struct phrase){phrase, told->v[i].tag, WORD_CLEARS, card->form,
                                                0, card->path, card->lineno});
        }
}

void clear_harmless(struct phrases *dishes, const struct phrases *guests,
                    const struct phrases *cards)
{
    struct phrases cleared = {0};
    for (size_t i = 0; i < cards->n; i++) {
        size_t before = cleared.n;
        unsigned tag = cards->v[i].tag;
        if (tag == TAG_MADE || tag == TAG_PLAIN)
            continue;
        clear_inside(&cleared, dishes, &cards->v[i]);
        clear_inside(&cleared, guests, &cards->v[i]);
        if (cleared.n > before && tag != TAG_HARMLESS && tag != TAG_UNIT)
            die("%s:%zu: \"%.*s\" holds a word that has a tag", cards->v[i].path,
                cards->v[i].lineno, SPAN_ARG(cards->v[i].phrase));
    }
    for (size_t i = 0; i < cleared.n; i++)
        push_phrase(dishes, cleared.v[i]);
    sort_phrases(dishes);
}
