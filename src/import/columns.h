#ifndef IMPORT_COLUMNS_H
#define IMPORT_COLUMNS_H
/*
 * What a column of somebody's guest list holds, by its heading. Headings are compared folded,
 * without spaces, punctuation and digits: "E-mail 1 - Value" is "email value".
 */
#include "base/arena.h"
#include "text/key.h"

enum column_kind {
    COLUMN_OWN,  /* not known: an x- key of its own */
    COLUMN_SKIP, /* --map HEADING=- */
    COLUMN_KEY,  /* a fact of `key` as it stands */
    /* Parts of a name, in the order in which they are put together */
    COLUMN_PREFIX,
    COLUMN_FIRST,
    COLUMN_MIDDLE,
    COLUMN_LAST,
    COLUMN_SUFFIX,
    /* How it is said */
    COLUMN_KANA_FIRST,
    COLUMN_KANA_MIDDLE,
    COLUMN_KANA_LAST,
    /* Parts of an address */
    COLUMN_STREET,
    COLUMN_CITY,
    COLUMN_REGION,
    COLUMN_ZIP,
    COLUMN_COUNTRY,
    COLUMN_ADDRESS, /* all of it: then the parts are not needed */
    /* Parts of days */
    COLUMN_BIRTH_DAY,
    COLUMN_BIRTH_MONTH,
    COLUMN_BIRTH_YEAR,
    COLUMN_ANNIVERSARY_DAY,
    COLUMN_ANNIVERSARY_MONTH,
    COLUMN_KINDS
};

struct column {
    enum column_kind kind;
    int key;             /* of COLUMN_KEY */
    struct span own;     /* of COLUMN_OWN: the key, "x-" and the slug of the heading */
    struct span word;    /* of a standing key: what the heading names: "nut"; or empty */
    unsigned index;      /* the number in the heading: 2 of "Address 2 - City"; else 0 */
    struct span heading; /* as written */
};

struct headings;

/* The table of known headings; the arena owns it. */
const struct headings *headings_new(struct arena *a);

/* What that heading means; `own` is in the arena. */
struct column heading_find(const struct headings *h, struct span heading, struct arena *a);

/* Returns the x- key of a heading that is not known: "x-" and its slug, or x-column. */
struct span heading_own(struct span heading, struct arena *a);

/*
 * A KEY as --map takes it: a key of the journal, an x- key, one of the parts above by name
 * (first-name, last-name, street, city, region, zip, country, kana-first, kana-last,
 * birth-day …), or "-". False when it is none.
 */
bool heading_target(struct span word, const struct keys *keys, struct column *column);

/* It says who somebody is: a name, or a part of one. */
bool column_names(const struct column *c);

#endif
