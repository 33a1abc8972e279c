#ifndef ASK_REPORT_H
#define ASK_REPORT_H
/*
 * The whole house in tables: what was served and how it went, how many came and when, who comes
 * and who stays away, which promises were kept. Each guest gives tallies, which are added up by
 * their keys, so that workers may gather apart and memory grows with the table, not the house.
 */
#include "ask/book.h"
#include "base/row.h"
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
    date_t first, last;
    int32_t days; /* open: how many days it took; -1 unknown. Such tallies are not added up. */
};

struct tallies {
    struct tally *v;
    size_t n, cap;
};

/* One of the four: "dishes", "visits", "guests", "open". */
struct report_kind {
    const char *name;
    const struct schema *schema;
    /* Adds what one guest gives; the spans of a tally may point into g, or the scratch arena.
     */
    void (*gather)(const struct report *r, const struct guest *g, struct tallies *t,
                   struct arena *scratch);
    /* The rows, at most `top` (0: all), of what was added up. */
    void (*emit)(const struct report *r, struct tallies *t, size_t top, struct sink *out);
};

extern const struct report_kind report_dishes, report_visits, report_guests, report_open;

/* NULL when there is no such report. */
const struct report_kind *report_find(struct span name);

/* Within --since and --until, and not in the future. */
bool report_covers(const struct report *r, date_t d);

struct tally *tally_add(struct tallies *t, struct arena *a);

/*
 * Sorts by key and makes one of those that share it: numbers are added, the first and last day
 * and the latest name kept. Spans are copied into the arena.
 */
void tallies_add_up(struct tallies *t, struct arena *a);

/* The largest n[which]. */
size_t tallies_most(const struct tallies *t, size_t which);

#endif
