#ifndef ENTRY_PERSON_H
#define ENTRY_PERSON_H
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

/* Begins with what an id alone tells, where the guest's file has gone. */
void person_of_id(struct person_files *p, struct app *app, struct span id);

/* Calls `each` for every line of others that is about the person; *now is the line without. */
typedef void person_line(void *ctx, struct span path, unsigned lineno, struct span line,
                         struct span now);
int person_lines(struct person_files *p, person_line *each, void *ctx);

/* Rewrites those lines, a file at a time, and prints the files. Harmless to run again. */
int person_erase(struct person_files *p, struct save *s);

/* A file in .journal/ being rewritten: a killed forget may leave it, and the next removes it. */
#define PERSON_NEW ".journal/forget"

/* Returns true for a text of another guest in .journal/, put aside or being edited. */
bool person_is_of_other(struct app *app, struct span name, struct span id);

/*
 * Removes from .journal/ what the program has kept of that id: texts of an editor, what was put
 * aside, and the records for undo, which hold other guests too: those only if `all` is set or
 * they name the id. What is removed is then flushed. How many, or -1 with *e set.
 */
long person_drop_copies(struct app *app, struct save *s, struct span id, bool all,
                        struct err *e);

/*
 * Returns 1 if a file in .journal/ has the id in its name, or is a record of the guest's file, 0
 * if there is none, or -1. Without one, the id may be any word that other guests' texts have.
 */
int person_has_copies(struct app *app, struct span id, struct err *e);

/* Names the files in .journal/ that hold copies of what was written about that id. */
void person_note_copies(struct app *app, struct span id);

/* Names those of them that hold what is not recorded yet, before forget removes them. */
void person_note_unsaved(struct app *app, struct span id);

/*
 * Names the files that hold the person and that no command changes: backups, conflict copies,
 * the swap files of editors, and files of the user beside the journal's.
 */
void person_note_left(struct person_files *p);

/* Flushes the removal of copies, and the lock file, which may name a guest. 0 or -1. */
int person_flush_copies(const struct save *s, struct err *e);

#endif
