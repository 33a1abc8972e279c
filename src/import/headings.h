#ifndef IMPORT_HEADINGS_H
#define IMPORT_HEADINGS_H
/*
 * The words of headings and their meanings. src/data/headings.c makes the tables below from
 * src/data/headings.tsv.
 */
#include "import/target.h"

#include <stdint.h>

/* Which of several telephones, mail addresses or addresses a heading names. */
enum heading_group { HEADING_FILLER, HEADING_HOME, HEADING_WORK, HEADING_OTHER };

struct heading {
    struct heading_meaning is;
    struct heading_meaning instead; /* what it is where other columns say so; else `is` */
    enum heading_group group;       /* HEADING_FILLER: the heading names none */
};

/*
 * Finds the meaning of a heading: as written, or without words for which one ("Business") or
 * whose ("Guest"). Returns false if it is not known.
 */
bool headings_find(struct span heading, struct heading *h);

/*
 * Returns whether the table lists this value of this heading as noise: Priority "Normal" of
 * Outlook, the label "* Home" of Google.
 */
bool headings_is_noise(struct span heading, struct span value);

/* Returns whether the table has noise for this heading, whatever the value. */
bool headings_may_be_noise(struct span heading);

/* The tables, each in the order of its words' bytes. */
struct heading_row {
    uint16_t at;    /* where the word begins in headings_text; its values follow it */
    uint8_t n;      /* the length of the word */
    uint8_t values; /* the length of its values, separated by "|" */
    struct {
        int8_t kind, key;
    } is, instead; /* of a group: `kind` is the group */
};

extern const char headings_text[];
extern const struct heading_row headings_known[], headings_words[], headings_noise[];
extern const size_t headings_known_n, headings_words_n, headings_noise_n;

#endif
