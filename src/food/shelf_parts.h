#ifndef FOOD_SHELF_PARTS_H
#define FOOD_SHELF_PARTS_H
/* The parts of food/shelf.h: the words of a name, and the sets of names that have them. */
#include "food/letters.h"
#include "base/arena.h"
#include "food/shelf.h"

enum { SHELF_CODES = 37, SHELF_PAIRS = SHELF_CODES * SHELF_CODES, SHELF_UNIT = 64 };
enum { SHELF_HAN_BITS = 11, SHELF_HAN = 1 << SHELF_HAN_BITS, SHELF_DROPPED = 4096 };

enum shelf_kind {
    SHELF_OTHER,
    SHELF_ASCII, /* words of letters and digits, with spaces and commas between them */
    SHELF_WORDS, /* the same, and words of Cyrillic */
    SHELF_RUN,   /* Han and kana */
};

/*
 * A name of a line, or all its names. A name of words or a run may have brackets behind it; it
 * is found by one of its words, and has a must, for which two words at most were looked up.
 */
struct shelf_name {
    struct span line, text;
    uint64_t set; /* classes, modulo 64: found by all words, those that each key has; by one
                     word, those that a key may have */
    uint32_t lineno;
    uint32_t place; /* among the names of the line */
    uint32_t next;  /* the number, from 1, of the one before it that is found by that class */
    uint16_t first, second; /* classes of other words that each key has, or the same */
    enum shelf_kind kind;
    bool all; /* names of the line */
};

/*
 * SHELF_UNIT names that are found by all their words, and sets of them, a bit each: set k has
 * the names with a word of class k.
 */
struct shelf_unit {
    uint32_t names[SHELF_UNIT];
    uint64_t sets[LETTERS_CLASSES], known;
    uint64_t any; /* names that every key finds */
};

struct shelf_pair {
    uint16_t class;
    bool sure;  /* each key has the words that begin so: no stop words, and not dropped */
    bool usual; /* spelling_latin writes a word that begins so */
    uint64_t
        thirds; /* the third letters of the words that begin so and that a key may not have */
};

/* A Han character that was seen, and its class. */
struct shelf_han {
    uint32_t bytes;
    int16_t class;
};

struct shelf {
    const struct keys *keys;
    struct shelf_name **names; /* arrays of SHELF_UNIT */
    size_t n, cap;             /* names; room for arrays */
    struct shelf_unit **units;
    size_t others, units_cap; /* names of the units; room for units */
    struct arena *arena;
    const char *end; /* of the source */
    struct shelf_pair pairs[SHELF_PAIRS];
    uint32_t last[LETTERS_CLASSES]; /* by class: the last name that it finds, from 1, or 0 */
    struct shelf_han *han;          /* SHELF_HAN of them, or NULL */
    uint64_t dropped[SHELF_DROPPED / 64]; /* by hash: words that a key may not have */
    bool has_spellings;                   /* the next three are filled in */
    bool spelled[LETTERS_CLASSES]; /* by class: spelling_run may write a Han character of it */
    bool varied[LETTERS_CLASSES];  /* it may replace one */
    bool
        varied_kana[LETTERS_KANA + 1]; /* by number: it may replace one; those without number */
};

/* 1 to 26 for a letter, 27 to 36 for a digit, else 0. */
extern const uint8_t shelf_codes[256];

/* Finds the classes of pairs of letters. */
void shelf_find_pairs(struct shelf *s);

/* Returns the class of the word by its first two letters; -1 if it begins with no letter. */
int shelf_word_class(const struct shelf *s, struct span word);

/* Returns what begins as a word of n bytes, one or more: ASCII letters and digits. */
static inline const struct shelf_pair *shelf_pair(const struct shelf *s, const char *word,
                                                  size_t n)
{
    unsigned second = n > 1 ? shelf_codes[(unsigned char)word[1]] : 0;
    return &s->pairs[shelf_codes[(unsigned char)word[0]] * SHELF_CODES + second];
}

enum { SHELF_LONG = 6 }; /* letters of a word of which a key's singular has the first three */

/*
 * Returns whether each key of a name has a word in ASCII of n letters, which begins with the
 * pair. A long one is certain if no word that a key may not have begins with its three letters:
 * neither a key's singular nor small letters change these.
 */
static inline bool shelf_is_sure(const struct shelf_pair *pair, const char *word, size_t n)
{
    return n >= SHELF_LONG ? !(pair->thirds >> shelf_codes[(unsigned char)word[2]] & 1)
                           : n > 1 && pair->sure;
}

/* Returns false if each key of a name has the word in ASCII of n bytes. Compares the whole
 * word. */
bool shelf_may_drop(const struct shelf *s, const char *word, size_t n);

/* Finds the class of a Han character for shelf_han_class, which remembers it. */
int shelf_find_han(struct span text, struct shelf_han *h, uint32_t bytes);

/* Returns the class of the Han character that begins the text, or -1. */
static inline int shelf_han_class(struct shelf *s, struct span text)
{
    if (text.n < 3)
        return -1;
    if (!s->han)
        s->han = ARENA_NEW(s->arena, struct shelf_han, SHELF_HAN);
    const unsigned char *p = (const unsigned char *)text.p;
    uint32_t bytes = (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
    struct shelf_han *h = &s->han[bytes * 2654435761u >> (32 - SHELF_HAN_BITS)];
    return h->bytes == bytes ? h->class : shelf_find_han(text, h, bytes);
}

/* Finds the classes of the Han characters of spellings, once. */
void shelf_find_spelled(struct shelf *s);

/* Adds a name, of which nothing is set. */
struct shelf_name *shelf_add(struct shelf *s);

/* Adds the name that was added last to the sets of a unit. */
void shelf_add_words(struct shelf *s, struct shelf_name *name);

/*
 * Adds the names of the line at the start of src, which begin at byte `from`, if they are of
 * words or runs and nothing follows each but one pair of brackets: in half of the instructions
 * that all words take. Returns the bytes of the line with its LF, or 0 if it must be added
 * otherwise.
 */
size_t shelf_add_quick(struct shelf *s, struct span src, size_t from, uint32_t lineno);

/* ---- a key that is looked for ---- */

enum { SHELF_WANTED = 16 }; /* words of a key; the others are not looked for */

struct shelf_wanted {
    uint16_t classes[SHELF_WANTED]; /* that a name must have, each once */
    size_t n;
    uint16_t spelled[SHELF_WANTED]; /* that it may have in another spelling, each once */
    size_t spelled_n;
    bool more;                          /* the key has words or classes beyond these */
    uint64_t all;                       /* classes, modulo 64 */
    uint64_t has[LETTERS_CLASSES / 64]; /* classes, a bit each */
    bool kana[LETTERS_KANA + 1];        /* by number */
    struct span words[SHELF_WANTED];    /* in ASCII that a name of words must have */
    size_t words_n;
    uint16_t cyrillic[SHELF_WANTED]; /* classes of words that it must have */
    size_t cyrillic_n;
    bool respelled; /* a word is not among `words` */
    bool other;     /* a word is neither in ASCII nor known Cyrillic */
};

static inline bool shelf_has(const struct shelf_wanted *w, unsigned class)
{
    return w->has[class / 64] >> class % 64 & 1;
}

/*
 * Finds the classes of the words of the key that begin with ASCII or a letter of Cyrillic, and
 * of Han characters; others have none.
 */
struct shelf_wanted shelf_want(struct shelf *s, struct span key);

/* Returns false for a name of words or a run whose words are not those of the key. */
bool shelf_may_have(struct shelf *s, const struct shelf_wanted *w,
                    const struct shelf_name *name);

#endif
