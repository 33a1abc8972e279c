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

/*
 * The entries that are printed together, with their ids and lines, in one piece of memory: the
 * texts from its start on, the entries before its end. It is used again for the next ones, and
 * only what was used is real memory.
 */
struct log_room {
    struct arena arena;
    char *p;
    size_t size, texts;  /* bytes of it, and of the texts */
    struct log_entry *v; /* n of them, up to p + size */
    size_t n;
};

/* Copies entries into the room. Returns false, and takes none, if it would exceed `most`. */
bool log_take(struct log_room *r, const struct log_entries *entries, size_t most);
void log_clear(struct log_room *r);

/* Sorts by date and time, entries without a time first; then by guest and line. */
void log_order(struct log_room *r);

void log_emit(const struct log_entry *entry, const struct keys *keys, struct sink *out);

/*
 * A log that does not fit into memory is printed in passes, each of some days, and each reads
 * all guests. log_days counts how many bytes of a room the entries of each day take, to plan
 * the passes.
 */
struct log_days {
    uint64_t *bytes; /* of LOG_SPAN days each, from day 0 on */
    uint64_t all;
};

enum { LOG_SPAN = 16, LOG_MEMORY = 28 << 20, LOG_PASSES = 16 };

void log_days_init(struct log_days *d, struct arena *a);
void log_days_add(struct log_days *d, const struct log_entry *v, size_t n);

/*
 * Returns the last day of the pass that begins with `since`. It takes at most LOG_MEMORY bytes,
 * or of a log that is larger than LOG_PASSES times that one part in LOG_PASSES, so that the
 * time grows no faster than the house; but at least the days that are counted together.
 */
date_t log_days_until(const struct log_days *d, date_t since);

#endif
