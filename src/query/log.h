#ifndef QUERY_LOG_H
#define QUERY_LOG_H
/* The log of the house: dated facts of all guests, by date. */
#include "base/row.h"
#include "text/guest.h"

extern const struct schema log_schema;

struct log_filter {
    date_t since, until; /* DATE_NONE: no bound */
    const bool *wanted;  /* by key id; NULL: any */
};

/* A line of a guest's file. It is parsed again to be printed: a fact is three times as large.
 */
struct log_entry {
    struct span id, line;
    date_t date;
    daytime_t time;
    uint32_t lineno;
};

struct log_entries {
    struct log_entry *v;
    size_t n, cap;
};

/* Lets lines pass that log needs. */
void log_prefilter(const struct log_filter *f, struct prefilter *n, const struct keys *keys);

/* Adds the dated facts of a guest's file that pass, copied into the arena. */
void log_file(const struct log_filter *f, const struct prefilter *prefilter, struct span id,
              struct span src, const struct keys *keys, struct log_entries *entries,
              struct arena *a, struct arena *scratch);

/* Sorts by date and time, entries without a time first; then by guest and line. */
void log_order(struct log_entries *entries);

void log_emit(const struct log_entry *entry, const struct keys *keys, struct sink *out);

#endif
