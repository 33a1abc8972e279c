#ifndef IMPORT_TARGET_H
#define IMPORT_TARGET_H
/* The meanings of columns, and their names in --map and src/data/headings.tsv. */
#include "base/buf.h"
#include "text/key.h"

enum column_kind {
    COLUMN_OWN,  /* not known: an x- key of its own */
    COLUMN_SKIP, /* --map HEADING=- */
    COLUMN_KEY,  /* a fact of `key`, as written */
    /* Parts of a name, in the order in which they are put together */
    COLUMN_PREFIX,
    COLUMN_FIRST,
    COLUMN_MIDDLE,
    COLUMN_LAST,
    COLUMN_SUFFIX,
    /* Parts of the name's pronunciation */
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
    /* Parts of a booking */
    COLUMN_BOOKED_DATE, /* it may hold the hour too */
    COLUMN_BOOKED_TIME,
    COLUMN_BOOKED_COVERS,
    COLUMN_BOOKED_TABLE,
    COLUMN_BOOKED_STATUS,
    COLUMN_KINDS
};

struct heading_meaning {
    int kind; /* enum column_kind */
    int key;  /* of COLUMN_KEY, else KEY_NONE */
};

/*
 * Finds a target by its name: a key of the journal, or a part (first-name, street, birth-day).
 * Returns false when it is neither.
 */
bool target_find(struct span name, const struct keys *keys, struct heading_meaning *m);

/* Returns the name of a part: "first-name" of COLUMN_FIRST. */
const char *target_name(enum column_kind part);

/* Appends the letters of a heading, folded, by which headings are compared. */
void target_letters(struct buf *b, struct span heading);

#endif
