#ifndef STORE_STORE_H
#define STORE_STORE_H
/*
 * A journal directory: found, opened once by each command, and read from. The arena given to
 * store_open owns the paths and keys; store_close closes the descriptor.
 */
#include "os/os.h"
#include "store/settings.h"
#include "text/guest.h"

struct store {
    int rootfd;
    struct span path; /* the directory as messages name it */
    struct settings set;
    struct os_stamp conf; /* of journal.conf, when that was read */
    struct keys keys;
    struct diags problems; /* of journal.conf */
    struct arena *arena;
    struct formers **formers; /* of store/former.h; *formers is NULL until one is looked for */
};

/*
 * Opens the journal in `dir`; where dir is NULL: $JOURNAL_DIR, else the nearest directory
 * upwards that holds journal.conf, else $XDG_DATA_HOME/journal, else ~/.local/share/journal.
 * STATUS_USAGE when there is none, STATUS_SYSTEM when it cannot be looked into.
 */
int store_open(struct store *s, const char *dir, struct arena *a, struct err *e);
void store_close(struct store *s);

extern const char store_conf[]; /* journal.conf */

/*
 * Reads the layout again if journal.conf has changed. Called after waiting for the lock, before
 * a new file is made. Other settings stay as they were when the command began.
 */
int store_again(struct store *s, struct err *e);

/*
 * Returns "guests/ID.txt", or "guests/XX/ID.txt" in the sharded layout; if the file is only in
 * the place of the other layout, that path. The id must be a valid slug.
 */
struct span store_path(const struct store *s, struct span id, struct arena *a);

/* Refuses a file that is not text or has conflict markers. Returns 0, or -1 with *e set. */
int store_check_text(struct span path, struct span src, struct err *e);

/* Returns the XX of guests/XX/: the id's first two characters. */
struct span store_shard(struct span id);

/* Returns 1 if there is such a guest, 0 if not, or -1. */
int store_has(const struct store *s, struct span id, struct err *e);

/*
 * Finds the guest's file, and reads it unless b is NULL. Returns 1, or 0 if there is none; then
 * *path is one of the two places.
 */
int store_find(const struct store *s, struct span id, struct buf *b, struct span *path,
               struct arena *a, struct err *e);

/* Returns the path in that layout, whether there is such a file or not. */
struct span store_path_in(bool sharded, struct span id, struct arena *a);

/* Reads one guest's file into *b: 1 read, 0 there is none. Touches that one file. */
int store_read(const struct store *s, struct span id, struct buf *b, struct err *e);

/* Reads one guest as store_read does, and its facts: of equal lines the first. */
int store_load(const struct store *s, struct span id, struct guest *g, struct arena *a,
               struct err *e);

/* Reads and parses another file of the journal in the same grammar: dishes.txt, a menu. */
int store_load_file(const struct store *s, const char *path, struct guest *g, struct arena *a,
                    struct err *e);

#endif
