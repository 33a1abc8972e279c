#ifndef STORE_LISTING_H
#define STORE_LISTING_H
/*
 * Lists the guests and their files, in one pass over guests/ and its shards. Opens only the
 * folders.
 */
#include "store/store.h"

struct listed {
    uint64_t head;    /* the id's first eight bytes, as a number that sorts as they do */
    const char *path; /* "ID.txt" or "XX/ID.txt", within guests/ */
    uint16_t at, n;   /* where in the path the id is, and its length */
    bool irregular;   /* a link, a folder, a pipe: the reader refuses it */
};

/* Sorted by id. Of an id that both layouts hold, the file that store_path names is the one. */
struct listing {
    struct listed *v;
    size_t n;
    size_t strays;      /* files whose names are no guest's */
    size_t doubles;     /* guests with a file in each layout */
    struct span stray;  /* the path of the first of them by bytes, from the journal's root */
    struct buf bytes;   /* v */
    struct arena names; /* paths */
};

#define LISTING_INIT ((struct listing){0})

/* Reads the listing. Returns 0, or -1 if a folder cannot be read; release it in either case. */
int listing_read(struct listing *l, const struct store *s, struct err *e);
void listing_release(struct listing *l);

struct span listed_id(const struct listed *one);

/* Reads the ids of all guests, sorted by bytes, each once. */
int listing_ids(const struct store *s, struct arena *a, struct os_names *ids, struct err *e);

#endif
