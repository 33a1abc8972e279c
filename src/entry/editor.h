#ifndef ENTRY_EDITOR_H
#define ENTRY_EDITOR_H
/*
 * Runs the user's editor on a text. The text is kept in .journal/ until it is recorded, so that
 * nothing typed is ever lost; a message names its path.
 */
#include "cli/app.h"

struct session {
    struct app *app;
    const char *path;  /* .journal/edit-ID.txt, relative to the journal */
    struct span given; /* to the editor */
    bool typed_before; /* some of that was typed, in an earlier round */
    size_t line;       /* at which the editor starts; 0: where it likes */
    bool untouched;    /* what came back is what was given */
    bool saved;        /* the editor wrote the file, be it with the same bytes */
};

/*
 * Writes the text for the editor. A text that an earlier session left there is kept beside it.
 */
int editor_begin(struct session *s, struct app *app, struct span id, struct span text);

/* Runs $VISUAL, $EDITOR or vi; *typed is what is in the file afterwards. 0, or a status. */
int editor_run(struct session *s, struct span *typed);

/* Removes the file: all of it is recorded. */
void editor_done(struct session *s);

/* Keeps the file, unless nothing was typed, and prints its path once. */
void editor_keep(struct session *s);

/* Calls editor_done if status is 0, else editor_keep. Does nothing if no session was begun. */
void editor_end(struct session *s, int status);

/* Asks on the terminal; an empty answer is `otherwise`, the end of input is no. */
bool editor_ask(const char *question, bool otherwise);

#endif
