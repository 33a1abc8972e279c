#ifndef STORE_RESOLVE_H
#define STORE_RESOLVE_H
/*
 * From what a user typed to one guest. In this order: the id, byte for byte (`@id` forces
 * this, and follows `was:`); then, folded: the whole name, aka, kana or was; the beginning of
 * the name's words; the words in any order. "Müller" is found as "mueller" too. A telephone
 * number or a mail address counts as a whole name (text/phone.h, text/mail.h), the end of a
 * number from four digits on as words of one. Two guests in one step: ambiguous. Never a
 * prompt, never a guess.
 */
#include "store/store.h"

struct candidate {
    struct span id, name, phone;
    date_t last; /* the last visit, DATE_NONE when there was none */
};

struct found {
    struct span id;            /* set when exactly one guest fits */
    const struct candidate *v; /* the matches if there are several, else the nearest names */
    size_t n;
    bool none;         /* no guest that could be read is called so */
    struct err unread; /* set where names were searched and a file, which may fit, not read */
    size_t strays; /* how many files in guests/ no command reads, where names were searched */
    struct span stray; /* the path of the first of them */
};

/*
 * 1 = one guest; 0 = none or several (*e says which, candidates in *f); -1. The status of *e is
 * STATUS_GUEST, or that of f->unread. With 1, f->unread means that another guest may fit too:
 * a command that writes must not go on.
 */
int store_resolve(const struct store *s, struct span text, date_t today, struct found *f,
                  struct arena *a, struct err *e);

/*
 * The guest an @mention means: `id` itself, or its longest head that exists, or the guest that
 * `was` it. 1 and *known, or 0. `deep` also looks for `was:` in all files, and gives -1 where
 * none that could be read has it and one could not be read.
 */
int store_mention(const struct store *s, struct span id, bool deep, struct span *known,
                  struct arena *a, struct err *e);

#endif
