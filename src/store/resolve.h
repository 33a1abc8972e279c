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
 * Finds the guest of the typed words. Returns 1 for one guest; 0 for none or several, with *e
 * set (STATUS_GUEST, or the status of f->unread) and candidates in *f; or -1. With 1, f->unread
 * means that another guest may match too: a command that writes must not go on.
 */
int store_resolve(const struct store *s, struct span text, date_t today, struct found *f,
                  struct arena *a, struct err *e);

/*
 * Does the same for the name of a guest to create, and finds the guest that had its id until a
 * rename: *had, or empty. All files are read once.
 */
int store_resolve_new(const struct store *s, struct span name, struct span id, date_t today,
                      struct found *f, struct span *had, struct arena *a, struct err *e);

/* Where a guest is looked for: by the name of the file, or also by `was:` in all files. */
enum mention_where { MENTION_BY_ID, MENTION_IN_FILES };

/*
 * Finds the guest of an @mention: `id` itself, or its longest head that exists, or the guest
 * that `was` it. Returns 1 and *known, or 0. MENTION_IN_FILES returns -1 if it is in no file
 * that can be read and one cannot be read.
 */
int store_mention(const struct store *s, struct span id, enum mention_where where,
                  struct span *known, struct arena *a, struct err *e);

#endif
