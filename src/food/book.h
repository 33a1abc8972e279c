#ifndef FOOD_BOOK_H
#define FOOD_BOOK_H
/*
 * The dish book: item facts of dishes.txt, asked by dish_key (text/dish.h). Cards that share a
 * name, main or other, are cards of one dish, and what they contain is united: a card that was
 * forgotten must not hide what another says.
 */
#include "base/set.h"
#include "text/dish.h"
#include "text/guest.h"

struct book_dish {
    struct span key;  /* of the first card's name: the key that all its names lead to */
    const struct fact *first;
    struct dish *cards;
    uint32_t cards_n;
    bool special; /* `dish*`: may be served again */
};

struct book_lazy;

struct book {
    struct book_dish *v; /* in the order of the file */
    size_t n;
    struct set names;       /* the keys of all names of the cards */
    uint32_t *dishes;       /* of each name: the place of its dish in `v` */
    uint32_t *of_card;      /* of each card, in the order of the file: its dish in `v` */
    struct book_lazy *lazy; /* of book_open; else NULL */
    struct book_items *items; /* that were asked for; see book_find_card */
};

/* Begins a book. The guest's source, its facts and the arena must outlive the book. */
void book_init(struct book *b, const struct guest *g, struct arena *a);

/*
 * Opens the book of that source for the functions below, which then make keys only of cards
 * that may be of the dish that is asked for, and remember them: one thread at a time, and `v`
 * stays empty. The source, the keys and the arena must outlive the book.
 */
void book_open(struct book *b, struct span src, const struct keys *keys, struct arena *a);

/* Returns all dishes, *n of them, in the order of the file. */
const struct book_dish **book_all(const struct book *b, size_t *n, struct arena *a);

/* Returns the dish that goes by that key, or NULL. */
const struct book_dish *book_find(const struct book *b, struct span key);

/* Returns the dish of that name, also where only a hyphen differs, or NULL. */
const struct book_dish *book_find_name(const struct book *b, struct span name, struct arena *a);

/* Returns the same, of a name whose dish_key is known. */
const struct book_dish *book_find_keyed(const struct book *b, struct span name, struct span key,
                                        struct arena *a);

/*
 * Returns the dish of which an item of a card is the name, if one of its cards has brackets, or
 * NULL. Some answers are remembered: one thread at a time.
 */
const struct book_dish *book_find_card(const struct book *b, struct span item);

/*
 * Counts n more items of cards that were read for items of other cards. Returns false once
 * there are BOOK_NESTED of them, for all dishes of a command, or fewer in a book of many dishes:
 * each dish leaves room for two items less, and BOOK_NESTED_MIN are always read. Cards in cards may
 * be a chain of thousands for each of thousands of dishes. Further items with a card of their own
 * are to be asked about.
 */
enum { BOOK_NESTED = 70000, BOOK_NESTED_MIN = 30000 };
bool book_nests(const struct book *b, size_t n);

/* Returns the key under which a dish counts: the book's for any of its names, else the one
 * given. */
struct span book_key(const struct book *b, struct span key);

#endif
