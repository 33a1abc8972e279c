#ifndef TEXT_FACT_WORDS_H
#define TEXT_FACT_WORDS_H
/*
 * The words that have a meaning in the text of a fact, in ten languages (src/data/facts.tsv):
 * "for 4", "Tisch 5", "jusqu'au 2027-03-01", "none".
 */
#include "base/span.h"

#include <stdint.h>

enum fact_word {
    WORD_FOR,         /* before a number of covers */
    WORD_COVERS,      /* after it */
    WORD_COUNTER,     /* directly after it: one character of Chinese, Japanese or Korean */
    WORD_TABLE,       /* before the name of a table */
    WORD_TABLE_NO,    /* between the two: "table no. 5" */
    WORD_TABLE_AFTER, /* directly after the name: "5号桌" */
    WORD_UNTIL,       /* before a day */
    WORD_UNTIL_AFTER, /* after it */
    WORD_BY,
    WORD_BY_AFTER,
    WORD_NONE, /* the guest was asked, and there is none */
    WORD_WITH, /* words of a booking without further meaning */
    WORD_AND,
    WORD_MEAL,
    WORD_ADULTS, /* beside a number: "2 adults and 1 child" */
    WORD_CHILDREN,
    FACT_WORD_KINDS
};

struct fact_word_row {
    const char *text;   /* ASCII letters are small */
    uint16_t kinds;     /* bits, 1 << kind */
    uint16_t languages; /* bits of the columns that have it */
    uint8_t number;     /* of a word for a number, 1 to 12; else 0 */
};

/* The table, which src/data/facts.c makes: sorted by text. */
extern const struct fact_word_row fact_word_table[];
extern const size_t fact_word_table_n;

enum { FACT_WORD_LONGEST = 24 };

/* The lengths of the words that begin with a byte, bits 1 << length: most texts are no word. */
extern const uint32_t fact_word_lengths[256];

/* Returns the kinds of a word, or of some words, a bit each: 1 << kind. */
unsigned fact_word_kinds(struct span word);

/* Returns whether a word, or some words, are of a kind. */
bool fact_word_is(struct span word, enum fact_word kind);

/*
 * Returns the number that a word is in a language of the word beside it: 2 for "two" beside
 * "for". Returns 0 for another word.
 */
int fact_word_number(struct span word, struct span beside);

#endif
