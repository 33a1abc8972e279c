#ifndef TEXT_TITLES_H
#define TEXT_TITLES_H
/* Titles, honorifics and generations: what is taken off a name before it is compared. */
#include "base/span.h"

enum { MAN = 1, WOMAN = 2, OF_EITHER = 4, MISS = 8 };

/* A name without what is before and after it. */
struct called {
    struct span core; /* with its spaces */
    const char *generation;
    unsigned sex; /* MAN, WOMAN; both for a couple or a family */
    bool titled;
    bool either; /* has a title of either sex: "Dr" */
    bool miss;
};

/* Cuts titles, honorifics, degrees and generations off both ends of a folded name. */
struct called titles_parse(struct span folded);

/* Returns true if the name consists of titles, honorifics and generations only. */
bool titles_only(struct span folded);

/*
 * Returns the kind of a title that is in a column of its own ("Mrs", "Dr", "女士"), for
 * names_agree; 0 if it is not a title.
 */
unsigned titles_kind(struct span folded);

/* Returns the kind of the titles that a name has; 0 if it has none. */
unsigned titles_of_name(struct span folded);

/* Returns true if the word is a generation of a name: "Jr", "III". */
bool titles_is_generation(struct span folded);

/* Returns true for "and" in one of the languages. */
bool titles_is_and(struct span word);

/* Returns true if the word, folded, is a whole word of the list. Words of the list end at |. */
bool titles_list_has(struct span word, const char *list);

/* Return true for "Mrs" or "Dr", and for "Jr" or "PhD". */
bool titles_is_title(struct span word);
bool titles_is_suffix(struct span word);

#endif
