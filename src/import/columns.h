#ifndef IMPORT_COLUMNS_H
#define IMPORT_COLUMNS_H
/*
 * Finds the meaning of a column of a guest list by its heading. Headings are compared folded,
 * without spaces, punctuation and digits: "E-mail 1 - Value" is "email value".
 */
#include "base/arena.h"
#include "import/target.h"

struct column {
    enum column_kind kind;
    int key;                        /* of COLUMN_KEY */
    struct heading_meaning instead; /* what it is where other columns say so */
    struct span own;     /* of COLUMN_OWN and what may become it: "x-" and the heading's slug */
    struct span word;    /* of a standing key: what the heading names: "nut"; or empty */
    bool may_be_example; /* `word` is in brackets: "Allergies [Sesame]" */
    unsigned index;      /* which of several addresses it is part of, below COLUMN_INDEXES */
    bool noise;          /* headings_may_be_noise */
    struct span heading; /* as written */
};

enum { COLUMN_INDEXES = 40 };

/* Returns what the heading means; `own` is in the arena. */
struct column heading_find(struct span heading, struct arena *a);

/*
 * Sets the meaning of columns that others decide: "Name" is the last name beside a first name,
 * "Birth Day" is a day of the month beside a month, "Date" is a booking's beside an hour or a
 * number of people.
 */
void headings_settle(struct column **columns, size_t n);

/* Returns the x- key of a heading that is not known: "x-" and its slug, or x-column. */
struct span heading_own(struct span heading, struct arena *a);

/*
 * Parses a KEY of --map: a key of the journal, an x- key, one of the parts above by name
 * (first-name, last-name, street, city, region, zip, country, kana-first, kana-last, birth-day
 * …), or "-". Returns false if it is none of these.
 */
bool heading_target(struct span word, const struct keys *keys, struct column *column);

/* Returns whether the column holds a name, or a part of one. */
bool column_names(const struct column *c);

#endif
