#ifndef FOOD_SHELF_PARTS_H
#define FOOD_SHELF_PARTS_H
/* The parts of food/shelf.h: the words of a line, and the sets of lines that have them. */
#include "food/letters.h"
#include "food/shelf.h"

enum { SHELF_CODES = 37, SHELF_PAIRS = SHELF_CODES * SHELF_CODES, SHELF_UNIT = 64 };
enum { SHELF_HAN = 512 };

struct shelf_line {
    struct span line;
    uint64_t must; /* classes, modulo 64, of words that each key of the line has */
    uint32_t lineno;
};

/* SHELF_UNIT lines, and sets of them, a bit each. Set k has the lines with a word of class k.
 */
struct shelf_unit {
    struct shelf_line *v;
    uint64_t sets[LETTERS_CLASSES], any; /* any: lines that every key finds */
};

struct shelf_pair {
    uint16_t class;
    bool sure; /* each key has the words that begin so: no stop words, and not dropped */
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
    struct shelf_unit **units;
    size_t n, cap; /* lines; room for units */
    struct arena *arena;
    const char *end; /* of the source */
    struct shelf_pair pairs[SHELF_PAIRS];
    struct shelf_han han[SHELF_HAN];
    bool has_spellings;            /* the next two are filled in */
    bool spelled[LETTERS_CLASSES]; /* by class: spelling_run may write a Han character of it */
    bool varied[LETTERS_CLASSES];  /* it may replace or write one */
};

/* Finds the classes of pairs of letters. */
void shelf_find_pairs(struct shelf *s);

/* Returns the class of the word by its first two letters; -1 if it begins with no letter. */
int shelf_word_class(const struct shelf *s, struct span word);

/* Returns the class of the Han character that begins the text, or -1. */
int shelf_han_class(struct shelf *s, struct span text);

/* Finds the classes of the Han characters of spellings, once. */
void shelf_find_spelled(struct shelf *s);

/*
 * Adds the names of a line to the sets of its unit, in which it is the line of that bit.
 * Returns its classes for shelf_line.must.
 */
uint64_t shelf_add_names(struct shelf *s, struct shelf_unit *unit, uint64_t bit,
                         struct span names);

#endif
