#ifndef QUERY_LOOKUP_H
#define QUERY_LOOKUP_H
/*
 * Guests by any words: a name, a telephone number, a mail address, or words of their lines. All
 * words must be in one line, or in the guest's name and that line.
 */
#include "base/row.h"
#include "search/match.h"
#include "text/guest.h"
#include "text/keyword.h"

extern const struct schema lookup_schema;

enum { LOOKUP_WORDS_MOST = 16 };

/* The match of a line, the best first: the number or the whole name, words of a name, … */
enum lookup_match {
    LOOKUP_SAME,
    LOOKUP_NAME,
    LOOKUP_WORDS,
    LOOKUP_BEGINS,
    LOOKUP_INSIDE,
    LOOKUP_NONE
};

struct lookup {
    const struct keys *keys;
    date_t today;
    bool all; /* keep every line that matches, not the best few */
    struct keywords keywords;
    struct span whole;             /* the words, folded */
    struct span digits;            /* of a telephone number; .n is 0 where it is none */
    bool is_number;                /* and too long to be anything else */
    struct span mail;              /* the key of an address; .n is 0 where it is none */
    const struct pattern *pattern; /* a line of each guest who matches matches it */
    struct prefilter phones;
};

struct lookup_hit {
    enum lookup_match match;
    struct fact fact;
};

struct lookup_guest {
    struct span id, name, phone;
    date_t last, newest; /* the last visit; the newest of the best lines */
    date_t next;         /* the next booking; DATE_NONE: none */
    daytime_t next_time;
    struct span next_text;
    enum lookup_match best;
    struct lookup_hit *hits; /* the best first, of those the newest first */
    size_t hits_n, more;     /* more: lines that match and are not in hits */
};

/* Prepares a search. -1 with *e set if there are no words, or too many. */
int lookup_init(struct lookup *l, struct span words, struct arena *a, struct err *e);

/* Returns whether a file may match, from its bytes; `m` is a matcher of l->pattern. */
bool lookup_may(const struct lookup *l, struct matcher *m, struct span id, struct span src);

/*
 * Returns whether a guest matches, with *found filled in; it points into the guest and the
 * arena.
 */
bool lookup_guest(const struct lookup *l, struct matcher *m, const struct guest *g,
                  struct lookup_guest *found, struct arena *a);

/* Copies all that *found points to into the arena. */
void lookup_keep(struct lookup_guest *found, struct arena *a);

/* Sorts the best first, of those the newest first, then by id. */
void lookup_order(struct lookup_guest *v, size_t n);

/* Prints a row for each line kept; one row if only the id matches. */
void lookup_emit(const struct lookup_guest *found, struct sink *out);

#endif
