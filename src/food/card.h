#ifndef FOOD_CARD_H
#define FOOD_CARD_H
/*
 * Reads the items of a dish's card, `[flour, butter, no nuts]`: which words a table explains,
 * and which are left.
 */
#include "food/lexicon.h"

/* One item of a card: the text between two commas of a bracket. */
struct card_item {
    struct reading r;
    bool food;         /* a word of it names a food, whether it holds a tag or not */
    bool may;          /* "may contain", "traces of" */
    struct span *left; /* the words that no table explains, or the item itself */
    size_t left_n;
    struct span made; /* the item, if it is made of several things; else empty */
    tagset free;      /* tags that it claims to be without: "vegan mayo", "bread without milk" */
};

/* Reads an item. The arena owns the result; `left` are spans of `text` or of the arena. */
void card_item_read(const struct lexicon *x, struct span text, struct card_item *item,
                    struct arena *a);

/*
 * Reads the words of a `[no …]`. Returns false if it is not clear what they deny: "nuts but
 * almonds", "alcohol beer".
 */
bool card_denial_read(const struct lexicon *x, struct span text, struct reading *r,
                      struct arena *a);

/*
 * Cuts off a text what it claims to be without, where that is clear: "nuts" of "pesto without
 * nuts". Adds the tags to *free if they are named as a whole. Returns the rest of the text.
 */
struct span card_claim_cut(const struct lexicon *x, struct span text, tagset *free,
                           struct arena *a);

/*
 * Cuts an item that begins a list in round brackets: "korma (onion" of [korma (onion, nut)] is
 * "korma" and "onion". Returns false if it begins none.
 */
bool card_list_cut(struct span item, struct span *first, struct span *second);

/* Returns the tags that the words of a reading name as a whole. */
tagset card_whole_tags(const struct reading *r);

/* Returns true if the words name whole tags only: "egg and milk" do, "fish bones" do not. */
bool card_is_all_tags(const struct reading *r, struct arena *a);

#endif
