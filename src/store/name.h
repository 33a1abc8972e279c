#ifndef STORE_NAME_H
#define STORE_NAME_H
/*
 * From what a user typed to one guest. In this order: the id, byte for byte (`@id` forces
 * this, and follows `was:`); then, folded: the whole name, aka, kana or was; the beginning of
 * the name's words; the words in any order. Two guests in one step: ambiguous. Never a prompt,
 * never a guess.
 */
#include "store/store.h"

struct candidate {
    struct span id, name, phone;
    date_t last; /* the last visit, DATE_NONE when there was none */
};

struct found {
    struct span id;            /* set when exactly one guest was meant */
    const struct candidate *v; /* several: who could be meant; none: the nearest names */
    size_t n;
    bool none;          /* nobody is called so */
    struct span unread; /* and why a file, which may be theirs, could not be read; or empty */
};

/* 1 = one guest; 0 = none or several (STATUS_GUEST in *e says which, candidates in *f); -1. */
int store_resolve(const struct store *s, struct span text, date_t today, struct found *f,
                  struct arena *a, struct err *e);

/*
 * The guest an @mention means: `id` itself, or its longest head that exists, or the guest that
 * `was` it. 1 and *known, or 0. `deep` also looks for `was:` in all files.
 */
int store_mention(const struct store *s, struct span id, bool deep, struct span *known,
                  struct arena *a, struct err *e);

#endif
