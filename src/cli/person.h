#ifndef CLI_PERSON_H
#define CLI_PERSON_H
/*
 * All lines about one person, in all files: what `forget --mentions` changes, what
 * `export --about` prints, and the copies in .journal/ that `forget` removes.
 */
#include "cli/app.h"
#include "store/save.h"
#include "text/erase.h"

struct person_files {
    struct app *app;
    struct span id, own; /* own: the path of the guest's file */
    struct erase erase;
    struct span *paths; /* of other files that may hold lines about the person */
    size_t n, cap;
};

/* Finds the files. `words` takes the place of the person. 0, or a status that was printed. */
int person_find(struct person_files *p, struct app *app, const struct guest *g,
                struct span words);

/* Calls `each` for every line of others that is about the person; *now is the line without. */
typedef void person_line(void *ctx, struct span path, unsigned lineno, struct span line,
                         struct span now);
int person_lines(struct person_files *p, person_line *each, void *ctx);

/* Rewrites those lines, a file at a time, and prints the files. Harmless to run again. */
int person_erase(struct person_files *p, struct save *s);

/*
 * Removes from .journal/ what the program has kept of that id: texts of an editor, what was put
 * aside, and the records for undo, which hold other guests too: those only if `all` is set or
 * they name the id. What is removed is then flushed. How many, or -1 with *e set.
 */
long person_drop_copies(struct app *app, struct save *s, struct span id, bool all,
                        struct err *e);

/* Says which files in .journal/ hold copies of what was written about that id. */
void person_note_copies(struct app *app, struct span id);

/* Flushes the removal of copies, and the lock file, which may name a guest. 0 or -1. */
int person_flush_copies(const struct save *s, struct err *e);

#endif
