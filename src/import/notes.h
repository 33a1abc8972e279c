#ifndef IMPORT_NOTES_H
#define IMPORT_NOTES_H
/*
 * Notes of other programs, cut into facts: "Allergies: nuts", "Diet = vegan", and "Allergies:"
 * with a list below it. All that is not labelled stays a note.
 */
#include "import/labels.h"

struct note_part {
    struct span text;
    bool labelled; /* it is a fact of `column`, whose word is in the reader's arena */
    struct column column;
};

struct notes {
    const struct labels *labels;
    struct span rest; /* the lines that are not read */
    struct arena *a;
    struct span line;    /* what is left of the line that is read */
    struct column list;  /* the key of the list that the line before began */
    struct span heading; /* the line that began it, until the list has an item; or empty */
    bool listing;
};

/* Takes the next part of the notes; false at the end. */
bool notes_next(struct notes *n, struct note_part *part);

#endif
