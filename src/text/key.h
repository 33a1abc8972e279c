#ifndef TEXT_KEY_H
#define TEXT_KEY_H
/*
 * Keys and their classes. A key belongs to a class, and the class says what the program does
 * with a fact. The built-in keys come first, in the order of enum key_id, so their ids are
 * constants; journal.conf adds keys to a class after them. See journal(5), KEYS.
 */
#include "base/arena.h"
#include "base/span.h"

enum key_class {
    CLASS_UNKNOWN,
    CLASS_OWN, /* x-…: the user's, never warned about */
    CLASS_IDENTITY,
    CLASS_STANDING,
    CLASS_BOND,
    CLASS_VISIT,
    CLASS_ITEM,
    CLASS_OPEN,
    CLASS_TRAIL,
    CLASS_TEXT,
};

enum key_id {
    KEY_NONE = -1,
    KEY_NAME,
    KEY_AKA,
    KEY_WAS,
    KEY_KANA,
    KEY_PHONE,
    KEY_EMAIL,
    KEY_ADDRESS,
    KEY_COMPANY,
    KEY_BIRTHDAY,
    KEY_ANNIVERSARY,
    KEY_SINCE,
    KEY_ALLERGY,
    KEY_INTOLERANCE,
    KEY_DIET,
    KEY_LIKES,
    KEY_DISLIKES,
    KEY_SEAT,
    KEY_TAG,
    KEY_VIP,
    KEY_ACCESS,
    KEY_LANGUAGE,
    KEY_FAMILY,
    KEY_PARTNER,
    KEY_FRIEND,
    KEY_COLLEAGUE,
    KEY_KNOWS,
    KEY_VISIT,
    KEY_BOOKED,
    KEY_COMPANION,
    KEY_DISH,
    KEY_DRINK,
    KEY_WINE,
    KEY_GIFT,
    KEY_ASK,
    KEY_COMPLAINT,
    KEY_PROMISE,
    KEY_TRIED,
    KEY_NOTE,
    KEY_BUILTIN, /* how many are built in; configured keys follow */
};

struct key {
    struct span name; /* lower case, ended by NUL */
    enum key_class class;
    int as;    /* its own id, or that of the key of which it is another name */
    bool slip; /* another name that is read in files and refused when it is typed */
    int next;  /* the next key of the chain, or KEY_NONE */
    uint64_t letters; /* of the name, for keys_near */
};

enum { KEY_CHAINS = 128, KEY_QUICK = 128 };

/*
 * A name of two to seven ASCII letters as a number, its first letter the lowest byte, or 0; the
 * key that it names; and how many letters it has.
 */
struct key_quick {
    uint64_t word;
    int16_t as;
    uint8_t n;
};

struct keys {
    struct key *v;
    size_t n, cap;
    int first[KEY_CHAINS]; /* names, by what is quickly seen of them; keys_find looks there */
    struct key_quick quick[KEY_QUICK]; /* the same by a hash, at most half of it full */
    size_t quick_n;
    struct arena *arena;
    int item; /* what a fact without a key is: the first configured item key, else dish */
    bool item_set;
};

/* Begins a table with the built-in keys. The arena owns it, and what keys_add adds. */
void keys_init(struct keys *k, struct arena *a);

/*
 * Adds a key to a class and returns its id. A name that is there already moves to the class
 * (a built-in key stays in its own: -1).
 */
int keys_add(struct keys *k, struct span name, enum key_class class);

/*
 * Makes `name` another name of key `id`: a line that has it is read as one of that key. Returns
 * false when it is the name of a key or another name of another one. `allergies`, `allergie`,
 * アレルギー and the like are built in.
 */
bool keys_alias(struct keys *k, struct span name, int id);

/* Returns whether v[i] is another name of a key, and no key itself. */
bool keys_is_alias(const struct keys *k, size_t i);

/* Returns whether the name is one that is read as a key and refused when typed: `allergies`. */
bool keys_is_slip(const struct keys *k, struct span name);

/* Returns the id of a key by one of its names, ASCII letters in either case, or KEY_NONE. */
int keys_find(const struct keys *k, struct span name);

static inline size_t key_quick_place(uint64_t word)
{
    return word * UINT64_C(0x9E3779B97F4A7C15) >> 57; /* 2^64 over the golden ratio */
}

/*
 * Returns the key of a name given as in struct key_quick, or NULL. Not every name need be found,
 * and 0 never is. It runs for every line, as the functions of head.h do.
 */
static inline const struct key_quick *keys_find_quick(const struct keys *k, uint64_t word)
{
    size_t at = key_quick_place(word);
    while (k->quick[at].word != word && k->quick[at].word)
        at = (at + 1) % KEY_QUICK;
    return k->quick[at].word ? &k->quick[at] : NULL;
}

/*
 * Returns the known key that an unknown one may be: one edit away (two from eight letters on),
 * or with the same first six bytes ("allergies" may be an allergy). Returns KEY_NONE if there
 * is none.
 */
int keys_near(const struct keys *k, struct span name);

/* Returns the class of that name ("standing"), and its name; CLASS_UNKNOWN for another word. */
enum key_class class_find(struct span name);
const char *class_name(enum key_class class);

/*
 * Returns how many bytes at the start of s can be a key: letter *( letter / digit / "-" ), no
 * final "-".
 */
size_t key_prefix(struct span s);

#endif
