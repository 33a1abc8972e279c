#ifndef CLI_OFFERS_H
#define CLI_OFFERS_H
/* Candidates for the word at the cursor, and how each shell is given them. */
#include "base/set.h"
#include "cli/shell_line.h"

struct offer {
    struct span word, what; /* the whole word; a few words about it */
};

struct offers {
    struct arena *arena;
    struct span typed; /* the word as typed, without quotes */
    struct offer *v;
    size_t n, cap;
    struct set seen;
    bool files; /* names of files too */
};

/*
 * Adds kept + word, copied into the arena. A word with control characters is left out, for it
 * cannot be typed, and a shell would show it as it is.
 */
void offers_add(struct offers *o, struct span kept, struct span word, struct span what);

/*
 * Appends a line a candidate: the word, and what it is after a tab. ":files" asks the shell for
 * names of files, ":list" to list the candidates and leave the word. For bash the words are
 * quoted, without what the shell keeps of the word (`line`).
 */
void offers_print(struct buf *b, const struct offers *o, enum shell shell,
                  const struct shell_line *line);

#endif
