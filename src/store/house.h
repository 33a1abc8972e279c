#ifndef STORE_HOUSE_H
#define STORE_HOUSE_H
/*
 * The settings of journal.conf that say how a house prints its day. Each house_set_… returns
 * false if a part of the text is not understood; the other parts count.
 */
#include "base/buf.h"
#include "text/key.h"
#include "text/phrase.h"

#include <stdbool.h>

enum { HOUSE_KEYS = 32, HOUSE_EXPIRES = 16 };

/* The word of a house for one thing, and for several of them: "job", "jobs". */
struct house_word {
    struct span one, many;
};

enum house_thing { HOUSE_COVER, HOUSE_TABLE, HOUSE_DISH, HOUSE_THINGS };

/* The settings of a house for the pages of its day. */
struct house {
    int brief[HOUSE_KEYS]; /* keys of the brief, in order */
    size_t brief_n;
    bool brief_set; /* false: the brief prints all standing keys */
    struct {
        int key, days;
    } expires[HOUSE_EXPIRES]; /* standing facts that are asked again */
    size_t expires_n;
    struct house_word words[HOUSE_THINGS];
    enum language language; /* of the pages for people */
    bool no_ask;            /* guests need not be asked about allergies */
    int capacity;           /* covers in a day; 0: not given */
};

/* Parses "2y", "6m", "8w", "90d" or "90" to days. Returns -1 for anything else. */
int house_days(struct span s);

/* Returns whether the house has a word of its own for a thing. */
bool house_has_word(const struct house *h, enum house_thing thing);

/* Returns the word of the house, else the English one, for one or several of a thing. */
struct span house_word(const struct house *h, enum house_thing thing, size_t n);

/*
 * Appends "1 cover", "3 covers", in the words of the house, else in the language; h may be
 * NULL.
 */
void house_add_count(struct buf *b, const struct house *h, enum language l,
                     enum house_thing thing, size_t n);

/* Sets `words: cover=job, table=bay/bays`. */
bool house_set_words(struct house *h, struct span text, struct arena *a);

/* Sets `capacity: 40`. */
bool house_set_capacity(struct house *h, struct span text);

/* Sets `brief: vehicle, seat` and `expires: patch-test 12m`, once all keys are known. */
bool house_set_brief(struct house *h, struct span text, const struct keys *keys);
bool house_set_expires(struct house *h, struct span text, const struct keys *keys);

#endif
