#ifndef IMPORT_RECORD_H
#define IMPORT_RECORD_H
/*
 * Turns one record of a guest list into lines of a guest's file: values are added by column,
 * and names, addresses and days that came in parts are put together at the end.
 */
#include "base/date.h"
#include "base/set.h"
#include "import/columns.h"
#include "import/dates.h"
#include "import/labels.h"

#include <stdint.h>

struct lines {
    struct span *v; /* in canonical form, no LF */
    size_t n, cap;
};

struct person_part {
    enum column_kind kind;
    unsigned index;
    struct span text;
};

/* An event of a calendar, beside the lines of its record. */
struct person_event {
    date_t today;
    bool changed;    /* after it was made: the booking may have been moved */
    date_t was_date; /* the day and hour that it had; DATE_NONE: not known */
    daytime_t was_time;
    size_t number;   /* of the booking in the file, from 1, in our own export; else 0 */
    const struct set *slots; /* of all events of the calendar, as person_slot makes them */
};

struct person {
    uint32_t lineno;
    struct span name;                    /* empty when nothing gives one */
    unsigned title;                      /* in a column of its own; see titles_kind */
    struct span company, nickname, mail; /* the first of each: names, where no name is given */
    struct lines lines;
    struct buf *why;       /* what was refused, or kept another way; separated by "; " */
    bool refused;          /* the record cannot be taken */
    struct span ambiguous; /* a day that needs the order; empty if there is none */
    struct span ambiguous_heading;
    enum day_order order;
    const struct keys *keys;
    const struct labels *labels;
    const struct person_event *event; /* NULL: it is not one */
    bool own_card; /* a card that export wrote: its notes are lines of a guest's file */
    struct person_part *parts;
    size_t parts_n, parts_cap;
    struct arena *a;
};

/*
 * Begins a record. The arena owns all of it but `why`, which is cleared here and is the
 * caller's.
 */
void person_begin(struct person *p, uint32_t lineno, const struct labels *labels,
                  enum day_order order, struct buf *why, struct arena *a);

/*
 * Adds a value of that column. Empty ones are skipped; one that cannot be a line refuses the
 * record.
 */
void person_add(struct person *p, const struct column *c, struct span value);

/* Puts the parts of addresses and days together. */
void person_finish(struct person *p);

/* Adds a fact as it is. */
void person_add_key(struct person *p, int key, struct span text);

/* Returns the first part of the kind, or an empty span. */
struct span person_part(const struct person *p, enum column_kind kind);

/* Appends a part, after `between` if the buffer has one already. */
void person_join(struct buf *b, struct span part, const char *between);

/* Returns the key of a booking of that name at that day and hour. */
struct span person_slot(struct span name, date_t date, daytime_t time, struct arena *a);

/* Adds words to `why`. */
void person_say(struct person *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds one line of a guest's file; the text is trimmed. */
void lines_add(struct lines *l, struct span key, struct span text, struct arena *a);

/* Appends a line as it is. */
void lines_push(struct lines *l, struct span line, struct arena *a);

#endif
