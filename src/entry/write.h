#ifndef ENTRY_WRITE_H
#define ENTRY_WRITE_H
/*
 * Shared by the writing commands: records facts in one or several guests' files. All are
 * validated before the first is written; each file is written by the protocol of store/save.h;
 * the written lines are printed only then. Commands that record what was served call
 * write_and_warn of entry/incident.h instead of write_entries.
 */
#include "cli/app.h"
#include "entry/written.h"
#include "store/save.h"

/*
 * A line for one guest's file, in canonical form. Where `was` is set it takes the place of the
 * line that equals it (and goes where its date belongs, if that is another); an empty `line`
 * takes that one out. Where `was` is empty, the line is put on record as text/record.h does.
 */
struct entry {
    struct span id;
    struct span line;
    struct span was;
    uint32_t again; /* how many more times the line was typed; each is reported as there */
};

struct entries {
    struct entry *v;
    size_t n, cap;
    bool create; /* the guest of the first entry is new: a file that exists is STATUS_GUEST */
    bool whole;  /* all files change or none: see save_whole_begin */
    bool brief;  /* for people, lines that are there already are counted and not printed */
};

/* Adds an entry. The spans must live as long as the app. */
void entries_add(struct app *app, struct entries *e, struct span id, struct span line);
void entries_swap(struct app *app, struct entries *e, struct span id, struct span was,
                  struct span now);

/*
 * Records all entries. STATUS_FILE when a file holds neither `was` nor what was to take its
 * place, so the same entries written again finish what a failure left half done. Prints a row
 * for each entry. Returns the gravest status.
 */
int write_entries(struct app *app, const struct entries *e);

/* Replaces one line of one guest's file; an empty `now` removes it. */
int write_line(struct app *app, struct span id, struct span was, struct span now);

/*
 * Ends what save_begin began, after the commit that `commit: yes` asks for, of the files that
 * changed. Says so if undo cannot revert the change. Returns 0, or STATUS_AFTER when they could
 * not be committed, which was printed.
 */
int write_end(struct app *app, struct save *s);

#endif
