#ifndef QUERY_REPORT_H
#define QUERY_REPORT_H
/*
 * The whole house in tables: what was served and how it went, how many came and when, who comes
 * and who stays away, which promises were kept. Each guest gives tallies, which are added up by
 * their keys, so that workers may gather apart and memory grows with the table, not the house;
 * but for some 60 bytes a visit that the covers of tables need.
 */
#include "base/row.h"
#include "food/memo.h"
#include "text/visit.h"

enum report_by { BY_MONTH, BY_WEEK, BY_YEAR, BY_WEEKDAY };

bool report_by_parse(struct span word, enum report_by *by);

struct report {
    const struct report_kind *kind;
    enum report_by by;          /* visits */
    date_t today, since, until; /* DATE_NONE: no bound */
    int lapsed;                 /* guests: days without a visit after which one has lapsed */
    const struct book *book;    /* dishes */
};

enum { TALLY_NUMBERS = 12 };

/* One thing counted; what the numbers are is the report's own business. */
struct tally {
    struct span key;  /* what equal ones share */
    struct span name; /* as people read it: that of the latest */
    struct span kind;
    uint32_t n[TALLY_NUMBERS];
    uint32_t guests; /* how many gave any; counted when tallies are added up */
    uint32_t latest; /* which guest of the gathering was the last to */
    date_t first, last;
    int32_t days; /* open: how many days it took; -1 unknown. Such tallies are not added up. */
};

struct tallies {
    struct tally *v;
    size_t n, cap;
};

/* The tallies of one worker, added up by key, kind and days, and found by their hash. */
struct gathering {
    struct tallies sum, given; /* given: by the guest at hand, not added up yet */
    uint32_t *places;          /* in sum, plus 1; a power of two of them */
    size_t places_n;
    uint32_t guests;     /* how many were gathered */
    struct buf sittings; /* visits: of query/report_covers.h */
    struct memo *memo;   /* dishes: bodies whose key is known already */
    struct arena arena;
};

#define GATHERING_INIT ((struct gathering){0})

/* One of the four: "dishes", "visits", "guests", "open". */
struct report_kind {
    const char *name;
    const struct schema *schema;
    /* Lets lines pass that gather needs. */
    void (*prefilter)(struct prefilter *n, const struct keys *keys);
    bool dishes; /* it asks the book */
    /* Gives tallies of one guest; their spans may point into g, or the scratch arena. */
    void (*gather)(const struct report *r, const struct guest *g, struct gathering *own,
                   struct arena *scratch);
    /* Adds to the sum what only all guests together say; NULL: nothing. */
    void (*finish)(const struct report *r, struct gathering *all);
    /* The rows, at most `top` (0: all), of what was added up. */
    void (*emit)(const struct report *r, struct tallies *t, size_t top, struct sink *out);
};

extern const struct report_kind report_dishes, report_visits, report_guests, report_open;

/* Returns NULL when there is no such report. */
const struct report_kind *report_find(struct span name);

/* Returns whether d is within --since and --until, and not in the future. */
bool report_covers(const struct report *r, date_t d);

/* Returns a new, empty tally. */
struct tally *tally_give(struct gathering *own);

/*
 * Counts a tally of the guest at hand. *place is 0 or where the sum has the tallies of its key;
 * it is set.
 */
void tally_count(struct gathering *own, const struct tally *t, uint32_t *place);

/* Adds a tally to the sum, copied into the arena. Returns it there. */
struct tally *tally_add(struct gathering *own, const struct tally *t);

/* Gathers one guest into the worker's own, and a worker's into another's. */
void report_gather(const struct report *r, const struct guest *g, struct gathering *own,
                   struct arena *scratch);
void gathering_add(struct gathering *to, const struct gathering *from);
void gathering_release(struct gathering *own);

/* Prints the rows of all tallies, in the order of keys unless the report has another. */
void report_emit(const struct report *r, struct gathering *all, size_t top, struct sink *out);

/* Returns the largest n[which]. */
size_t tallies_most(const struct tallies *t, size_t which);

#endif
