#ifndef IMPORT_INDEX_H
#define IMPORT_INDEX_H
/*
 * An index of the known guests by the facts that identify people: the id, the name (folded, in
 * any order of its words), a telephone number (its digits) and a mail address. It is kept in
 * memory, for one import.
 */
#include "text/guest.h"

enum known_kind { KNOWN_ID, KNOWN_NAME, KNOWN_PHONE, KNOWN_MAIL };

struct known_guest {
    struct span id;
    uint32_t keys; /* the newest of its keys, and 1; 0: none */
    bool contact;  /* it has a telephone number or a mail address */
    size_t target; /* the caller's own */
};

struct known {
    struct known_guest *v;
    size_t n, cap;
    struct known_key *keys;
    size_t keys_n, keys_cap;
    uint32_t *heads; /* of the chains, a power of two of them */
    size_t heads_n;
    struct arena *a;
};

#define KNOWN_NOBODY ((size_t)-1)

void known_init(struct known *k, struct arena *a);

/* Adds a guest, with no key but its id, which is copied. Returns its number. */
size_t known_add(struct known *k, struct span id);

/*
 * Appends the key of a fact that identifies a guest (phone_key, mail_key) and sets its kind.
 * Returns false if it has too few digits or no letter.
 */
bool known_key_of(const struct fact *f, enum known_kind *kind, struct buf *b);

/* Notes that the guest has this key. */
void known_bear(struct known *k, size_t guest, enum known_kind kind, struct span key);

/* Returns true if the guest has the key. It reads the guest's keys, however many share it. */
bool known_has(const struct known *k, size_t guest, enum known_kind kind, struct span key);

/* Adds the keys of all facts of a guest. */
void known_bear_facts(struct known *k, size_t guest, const struct fact *v, size_t n);

/* Returns the next guest with the key, or KNOWN_NOBODY at the end. *cursor is 0 for the first.
 */
size_t known_find(const struct known *k, enum known_kind kind, struct span key, size_t *cursor);

#endif
