#ifndef STORE_COPIES_H
#define STORE_COPIES_H
/*
 * Conflict copies: what a program that syncs directories leaves beside a file when two machines
 * wrote at once, what an editor leaves as a backup, and a guest's second file in the other
 * layout. No command reads them as a guest, so an allergy may be in one and nowhere else.
 */
#include "store/copy_name.h"
#include "store/store.h"

struct copy {
    struct span path; /* from the journal's root */
    struct span of;   /* the path of the file that it is a copy of */
    struct span id;   /* the guest, or empty for another file */
    enum copy_kind kind;
};

struct copies {
    struct copy *v; /* sorted by path */
    size_t n, cap;
};

/* Finds the copies of all files of the journal: guests, texts in the root, journal.conf, menus.
 */
int copies_find(const struct store *s, struct copies *c, struct arena *a, struct err *e);

/* Finds the copies of the files that are not a guest's. */
int copies_of_texts(const struct store *s, struct copies *c, struct arena *a, struct err *e);

/*
 * The copies in one directory of guests. It is searched for one of them, and once more for all
 * if another is asked for without `several`.
 */
struct copies_in {
    bool several;       /* more than one guest will be asked for */
    struct span folder; /* empty: none was searched */
    struct span only;   /* the guest whose copies were searched for; empty: all */
    struct copies copies;
};

/* Finds the copies of one guest, in its own directory. Searches it unless *in knows them. */
int copies_of(const struct store *s, struct span id, struct copies_in *in, struct copies *c,
              struct arena *a, struct err *e);

#endif
