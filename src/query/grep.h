#ifndef QUERY_GREP_H
#define QUERY_GREP_H
/*
 * Lines of a guest's file that match: by pattern, key and date. All three are looked for in the
 * bytes; only a line that passes is parsed, and only when keys or dates are asked for.
 */
#include "base/row.h"
#include "search/match.h"
#include "text/guest.h"

extern const struct schema grep_schema, grep_count_schema, grep_list_schema;

struct grep {
    const struct pattern *pattern;
    const struct keys *keys;
    const struct prefilter *prefilter; /* from grep_prefilter; NULL rules nothing out */
    const bool *wanted;                /* by key id; NULL: any line */
    bool preferences;                  /* standing facts and marked items */
    date_t since, until; /* DATE_NONE: no bound; with one, undated lines do not match */
    size_t most;         /* per guest */
    bool visits;         /* the whole sitting round a hit */
};

/* Sets *n to what can pass by key and date; NULL when anything can. */
const struct prefilter *grep_prefilter(const struct grep *g, struct prefilter *n);

struct grep_hit {
    struct span line; /* without LF and CR */
    uint32_t lineno;
    const struct span *parts; /* of the line, that match: see grep_mark */
    size_t parts_n;
};

struct grep_hits {
    struct grep_hit *v; /* in the order of the file */
    size_t n, cap;
};

/* Returns the hits of a file. Their lines point into src; the arena owns the array. */
struct grep_hits grep_file(const struct grep *g, struct matcher *m, struct span src,
                           struct arena *a);

/* Finds the parts of the line that match, for highlighting. The arena owns them. */
void grep_mark(struct grep_hit *hit, struct matcher *m, struct arena *a);

void grep_emit(struct span id, const struct grep_hit *hit, const struct keys *keys,
               struct sink *out);
void grep_emit_count(struct span id, size_t count, struct sink *out);
void grep_emit_id(struct span id, struct sink *out);

#endif
