#ifndef FOOD_CONTENTS_H
#define FOOD_CONTENTS_H
/*
 * The contents of a dish: the tags of its names and of the items of its cards. Only `[no …]` on
 * a card removes tags, and only those of the names. A card counts only if each of its items is
 * understood. An item that is a dish of the book holds what its cards list.
 */
#include "base/buf.h"
#include "food/book.h"
#include "food/lexicon.h"
#include "text/dish.h"
#include "text/phrase.h"

/* Tells of an item that is made of several things, or has a card of its own. */
struct mixture {
    struct span made;  /* the item, if it is made of several things; else empty */
    bool carded;       /* a card lists what the item is made of */
    tagset card_lacks; /* tags that its own card denies */
    tagset answered;   /* tags of which `made` is not asked: a card denies them */
};

/*
 * A text about the contents of a dish: one of its names, or an item of a card.
 */
struct told {
    struct kept_reading r;
    uint32_t names; /* how many names of the dish are this text */
    bool card;      /* it is an item of a card */
    bool may;       /* "may contain" */
    bool own;       /* of the first dish added: the line of the menu */
    tagset free; /* tags that an item claims to be without: "vegan butter", "pesto senza noci" */
    struct mixture *mixture; /* or NULL */
};

struct lack {
    struct span joined; /* the words of `[no …]` */
    bool own;
};

enum { CONTENTS_UNREAD = 4, CONTENTS_OWN = 64 };

/* A dish of the book that an item names. */
struct own_card {
    const struct book_dish *dish;
    tagset lacks; /* that its cards deny as a whole, or their codes do not list */
    bool begun;   /* its items are being added, or were */
    bool read;    /* they were, and one of them is a food */
};

/* The fields that only dishes with brackets or codes need. */
struct contents_cards {
    struct lack *lacks; /* by their words, in byte order */
    size_t lacks_n, lacks_cap;
    tagset lacked;   /* tags that `[no …]` names as a whole: [no egg] */
    tagset replaced; /* those of them that the first dish added lacks, if `replaces` */
    tagset coded;    /* allergens that the codes beside its name cover */
    struct span
        unread[CONTENTS_UNREAD]; /* words of the cards that are not understood; copies */
    struct own_card *own;        /* at most CONTENTS_OWN; items of others are not understood */
    size_t own_n, own_cap;
};

/* A dish book may have 100,000 dishes without brackets. */
struct contents {
    struct told *v;
    uint32_t n, cap;
    struct contents_cards *cards; /* or NULL */
    struct span name;             /* the last name that was read; v[name_at] has its reading */
    uint32_t name_at;
    uint32_t dishes;   /* how many were added */
    tagset free;       /* tags that a name claims to be without: it does not stop, it asks */
    uint32_t unread_n; /* how many words are not understood, more than `unread` has */
    bool replaces;     /* what the first dish added lacks is not held by its cards either */
    bool has_card;     /* a card names a food, and all items of all cards are understood */
    bool has_food;
    const struct book *book;      /* of the cards of items; or NULL */
    const struct book_dish *self; /* the dish of the book that it is; or NULL */
    const struct lexicon *lexicon;
    struct arena *arena;
};

static inline tagset contents_lacked(const struct contents *c)
{
    return c->cards ? c->cards->lacked : 0;
}

static inline tagset contents_coded(const struct contents *c)
{
    return c->cards ? c->cards->coded : 0;
}

/*
 * Begins the contents of a dish. The arena owns what is added. The texts are not copied: words
 * "as written" point into them.
 */
void contents_init(struct contents *c, const struct lexicon *x, struct arena *a);

/* Sets the book in which items have cards of their own; `dish` is the dish itself, or NULL. */
void contents_use_book(struct contents *c, const struct book *b, const struct book_dish *dish);

/* Adds names and brackets: of the menu's line first, then of each card in the dish book. */
void contents_add(struct contents *c, struct dish d);

/*
 * Adds the allergen codes that a menu prints beside the name. They count for the allergens of
 * their legend only. Codes without a legend are words that are not understood.
 */
void contents_add_codes(struct contents *c, struct span list);

/* Appends the words that are not understood: `"tbc", "?"`, and "…" if there are more. */
void contents_say_unread(struct buf *b, enum language l, const struct contents *c);

/* Returns true if `[no …]` names these words. */
bool contents_lacks(const struct contents *c, struct span joined);

/*
 * Return the tags, and whether the word is one of the words, that the menu's line for one guest
 * (`@mia risotto [no milk]`) removes from the cards of the dish book too.
 */
tagset contents_replaced(const struct contents *c, const struct told *t);
bool contents_replaces(const struct contents *c, const struct told *t, struct span joined);

/*
 * Finds a word of a card's item that a `[no …]` of the same or another card denies. Returns
 * false if there is none.
 */
bool contents_denies(const struct contents *c, const struct reading *r, struct span *word);

#endif
