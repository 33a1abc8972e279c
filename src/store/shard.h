#ifndef STORE_SHARD_H
#define STORE_SHARD_H
/*
 * Moving a journal from one layout to the other: guests/ID.txt and guests/XX/ID.txt. Each file
 * moves by one rename that overwrites nothing. From before the first until after the last,
 * journal.conf says `layout: flat to sharded` (or the other way): then readers look in both
 * places (store/retry.h), and the same move made again finishes one that was broken off.
 */
#include "store/save.h"
#include "store/store.h"

enum { SHARD_FLAT_MAX = 20000 /* guests in one directory, before git slows down */ };

/* A guest's file, and where the layout that was asked for has it. */
struct shard_file {
    struct span id;
    struct span path, to; /* equal if the file is there */
};

struct shard_paths {
    struct span *v;
    size_t n, cap;
};

struct shards {
    bool sharded;         /* the one that was asked for */
    struct shard_file *v; /* sorted by id; of one id, the file in the right place comes first */
    size_t n, cap;
    size_t guests;             /* ids: fewer than files if some have two */
    size_t elsewhere;          /* files in the wrong place */
    struct shard_paths strays; /* what is no guest's file, and no shard */
    size_t fixed;              /* strays with a guest's name: links, named pipes, directories */
    struct shard_paths shards; /* folders that could be one */
};

/* Lists the files of both layouts. The arena owns paths and ids. */
int shard_list(struct shards *l, const struct store *s, bool sharded, struct arena *a,
               struct err *e);

/*
 * Finds the next two files of one guest that are not equal, from v[*i] on. Returns 1, with
 * v[*i] the second of them, or 0 if there are no more.
 */
int shard_conflict(const struct shards *l, const struct store *s, size_t *i, struct err *e);

/*
 * Moves every file, and sets journal.conf; the lock must be held, and no two files of one guest
 * differ. Of equal ones, one stays. `step` is called after each file. 1 = done; 0 = all was so
 * already; -1, and STATUS_AFTER when some have moved: the same again goes on from there.
 */
int shard_move(const struct shards *l, const struct store *s, struct save *save,
               void (*step)(void *ctx), void *ctx, struct err *e);

#endif
