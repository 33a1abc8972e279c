#ifndef QUERY_LIST_H
#define QUERY_LIST_H
/* The guests of a house, a row each: visits, the last one, how long ago, what is open. */
#include "base/row.h"
#include "text/guest.h"

extern const struct schema list_schema;

enum list_sort { LIST_BY_ID, LIST_BY_NAME, LIST_BY_LAST, LIST_BY_VISITS, LIST_BY_GAP };

/* The conditions for listing a guest; one that is not set accepts every guest. */
struct list_filter {
    date_t today;
    struct span tag;       /* has this tag, folded */
    date_t since, before;  /* the last visit is in [since, before); DATE_NONE: no bound */
    int lapsed;            /* last visit at least so many days ago; -1 */
    int birthday;          /* within so many days, across New Year; -1 */
    bool unrecorded;       /* has a past booking without a recorded visit */
    bool first;            /* has not come yet, or is expected for the first time */
    int with_key;          /* a current fact of that key holds with_text; KEY_NONE */
    struct span with_text; /* folded */
};

struct list_entry {
    struct span id, name;
    size_t visits, open;
    date_t last;
};

/* Lets lines pass that list_guest needs. */
void list_prefilter(const struct list_filter *f, struct prefilter *n, const struct keys *keys);

/* Returns true if every guest passes. */
bool list_takes_all(const struct list_filter *f);

/* Returns true and *entry when the guest passes. The entry's spans point into the guest. */
bool list_guest(const struct list_filter *f, const struct guest *g, struct list_entry *entry,
                struct arena *scratch);

/* Entries in the order asked for, ties by id. */
void list_order(struct list_entry *v, size_t n, enum list_sort sort);
bool list_sort_parse(struct span word, enum list_sort *sort);

void list_emit(const struct list_entry *entry, date_t today, struct sink *out);

#endif
