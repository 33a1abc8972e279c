#ifndef DATA_LEXICON_H
#define DATA_LEXICON_H
/* The parts of the program that makes build/data/lexicon.c: see src/data/lexicon.c. */
#include "base/arena.h"
#include "base/span.h"

#include <stdint.h>

enum { TAGS = 52, HEADS = 64 };

struct phrase {
    struct span phrase;
    unsigned tag, kind;
    struct span form; /* the phrase with its accents */
    unsigned accent;
    const char *path; /* the row of a table that says so */
    size_t lineno;
};

struct phrases {
    struct phrase *v;
    size_t n, cap;
};

/* ---- lexicon_read.c: the tables of words. A fault in one ends the build. ----
 */

extern struct arena lexicon_arena; /* owns all phrases; never freed */
extern struct span lexicon_tags[TAGS];
extern struct span lexicon_heads[HEADS]; /* last parts of compounds, folded */
extern size_t lexicon_tags_n, lexicon_heads_n;
extern uint64_t lexicon_whole; /* tags of which a dish's word means all: see tags.tsv */

void read_tags(const char *path); /* first: the other tables name tags */
/* The cards get the words of foods that are made of several things, and of those that are not. */
void read_dishes(struct phrases *e, struct phrases *cards, const char *path);
void read_foods(struct phrases *e, struct phrases *cards, const char *path);
void read_harmless(struct phrases *e, const char *path);
void read_fillers(struct phrases *e, const char *path);
void read_diets(struct phrases *e, const char *path); /* before terms, which name diets */
void read_terms(struct phrases *e, const char *path);
void read_law(struct phrases *e, const char *path);

/* ---- lexicon_phrases.c: the phrases of a table, sorted ---- */

void push_phrase(struct phrases *e, struct phrase new);
void sort_phrases(struct phrases *e);

/* Returns the first entry that is not before the phrase; e is sorted. */
size_t lower_bound(const struct phrases *e, struct span phrase);

/* ---- lexicon_harmless.c: words without a tag beside those that have one; all are sorted ----
 */

/* Ends the build if a harmless word has a tag in another table. */
void check_harmless(const struct phrases *dishes, const struct phrases *guests,
                    const struct phrases *cards);

/* Ends the build if a word is made of several things, and harmless or plain. */
void check_made(const struct phrases *cards);

/*
 * Adds to the dishes which words a longer word clears: "butter lettuce" is harmless although
 * "butter" is milk, and "cuillère à café" holds no coffee. A filler may not hide a word.
 */
void clear_harmless(struct phrases *dishes, const struct phrases *guests,
                    const struct phrases *cards);

/* ---- lexicon_accents.c: phrases that are more than one word, distinguished by accents ---- */

/* Numbers them, in the entries too; the phrases are sorted. */
void find_accents(struct phrases *dishes, struct phrases *cards);

void print_accents(void);

#endif
