#ifndef IMPORT_INDEX_H
#define IMPORT_INDEX_H
/*
 * An index of the known guests by the facts that identify people: the id, the ids before
 * renames, the name (folded, in any order of its words), a telephone number (its digits) and a
 * mail address. It is kept in memory, for one import.
 */
#include "text/guest.h"

enum index_kind { INDEX_ID, INDEX_FORMER_ID, INDEX_NAME, INDEX_PHONE, INDEX_MAIL };

struct index_guest {
    struct span id;
    uint32_t keys; /* the newest of its keys, and 1; 0: none */
    bool contact;  /* it has a telephone number or a mail address */
    size_t target; /* the caller's own */
};

struct guest_index {
    struct index_guest *v;
    size_t n, cap;
    struct index_key *keys;
    size_t keys_n, keys_cap;
    uint32_t *heads; /* of the chains, a power of two of them */
    size_t heads_n;
    struct arena *a;
};

#define INDEX_NONE ((size_t)-1)

void index_init(struct guest_index *k, struct arena *a);

/* Adds a guest, with no key but its id, which is copied. Returns its number. */
size_t index_add(struct guest_index *k, struct span id);

/*
 * Appends the key of a fact that identifies a guest (phone_key, mail_key) and sets its kind.
 * Returns false if it has too few digits or no letter.
 */
bool index_key_of(const struct fact *f, enum index_kind *kind, struct buf *b);

/* Returns the guest who has the id, or had it until a rename; or INDEX_NONE. */
size_t index_find_id(const struct guest_index *k, struct span id);

/* Notes that the guest has this key. */
void index_add_key(struct guest_index *k, size_t guest, enum index_kind kind, struct span key);

/* Returns true if the guest has the key. It reads the guest's keys, however many share it. */
bool index_has(const struct guest_index *k, size_t guest, enum index_kind kind,
               struct span key);

/* Adds the keys of all facts of a guest. */
void index_add_facts(struct guest_index *k, size_t guest, const struct fact *v, size_t n);

/* Returns the next guest with the key, or INDEX_NONE at the end. *cursor is 0 for the first.
 */
size_t index_find(const struct guest_index *k, enum index_kind kind, struct span key,
                  size_t *cursor);

#endif
