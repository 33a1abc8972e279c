#ifndef STORE_SCAN_H
#define STORE_SCAN_H
/*
 * Reads all guests once. Workers claim ranges of ids. Each collects items and hands them on
 * once every earlier range has been handed on, so items come in id order and memory does not
 * grow with the number of guests.
 *
 * each and setup run in the workers, many at a time: they may only read what they share.
 * item, flush, failed and teardown run one at a time.
 */
#include "store/store.h"

struct scan_file {
    struct span id;
    struct span src;  /* the file's bytes; valid until each() returns */
    const char *path; /* within guests/; valid until the scan ends */
};

struct scan_worker {
    void *ctx; /* the question's own */
    const struct prefilter *prefilter;
    void *own;            /* for setup() and teardown(): lasts as long as the worker */
    struct arena lasting; /* so does this */
    void *kept;           /* kept_size zeroed bytes, cleared after each flush */
    void *items;          /* of scan_put, not handed on yet */
    size_t item_size, items_n, items_cap;
    struct arena scratch; /* reset after each file */
    struct arena keep;    /* reset after each flush: what a file gave must be copied here */
};

struct scan {
    void *ctx;
    const struct prefilter *prefilter; /* files and lines that matter; NULL: all */
    bool ids_only;                     /* src is empty, and no regular file is opened */
    size_t workers;                    /* 0: as many as the house is worth */
    size_t kept_size;                  /* of what a worker keeps between flushes */

    /* In a worker: one file. */
    void (*each)(struct scan_worker *w, const struct scan_file *file);

    /* One at a time, in id order: takes an item that a worker put. False stops the scan. */
    bool (*item)(void *ctx, void *item);
    size_t item_size;

    /* After the items: takes what the worker kept beside them. May be NULL. */
    bool (*flush)(void *ctx, struct scan_worker *w);

    /* In that order too: a file that could not be read; the scan goes on. NULL: it is passed
       over. */
    void (*failed)(void *failed_ctx, struct span id, const struct err *e);

    /* Before the first file: how many files in guests/ no command reads, for their names are no
       guest's, and the path of the first by name. Not called for 0. NULL: they are passed over.
     */
    void (*strays)(void *failed_ctx, size_t n, struct span first);
    void *failed_ctx;

    /* Before a worker's first file and after its last; both may be NULL. */
    void (*setup)(struct scan_worker *w);
    void (*teardown)(struct scan_worker *w);
};

/*
 * Adds an item, zeroed, which q->item gets in id order. Fill it at once; what it points to must
 * be in w->keep. It is valid until the next scan_put.
 */
void *scan_put(struct scan_worker *w);

/* Runs a scan. Returns 0, or -1 if the guests cannot be listed. */
int store_scan(const struct store *s, const struct scan *q, struct err *e);

/* The files that a scan could not read, which q->failed may collect. */
struct scan_unread {
    struct err first; /* with the gravest status */
    size_t n;
};

void scan_unread_add(struct scan_unread *u, const struct err *why);

/* Sets *e to the first, and how many more there are: -1. Returns 0 if all files were read. */
int scan_unread_set(const struct scan_unread *u, struct err *e);

/* Returns the file's path as messages and store_path name it. */
struct span scan_path(const struct scan_file *file, struct arena *a);

/*
 * Parses the guest in that file with the worker's scratch arena: the lines that are needed, all
 * of them. Queries use scan_facts, where equal lines are one fact.
 */
void scan_parse(const struct store *s, struct scan_worker *w, const struct scan_file *file,
                struct guest *g);
void scan_facts(const struct store *s, struct scan_worker *w, const struct scan_file *file,
                struct guest *g);

#endif
