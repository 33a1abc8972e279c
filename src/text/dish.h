#ifndef TEXT_DISH_H
#define TEXT_DISH_H
/*
 * An item's body: name [contains, …] = other name = …, and when two names are the same dish.
 * Same: equal after folding, punctuation, plural, word order and stop words. Near: most of its
 * words, one a part of the other, or a spelling slip. Text without spaces is compared by
 * characters.
 */
#include "base/arena.h"
#include "base/span.h"

#include <stdint.h>

struct dish {
    struct span name;
    /*
     * From inside the first bracket of the body to inside the last, for dish_holds to cut; it
     * skips the text between two pairs. .p is NULL without brackets.
     */
    struct span contains;
    struct span others; /* after the first " = ": other names, cut by dish_other */
};

struct dish dish_parse(struct span body);
bool dish_other(struct span *others, struct span *name);

/*
 * Cuts the next item off what brackets hold; commas of three scripts separate items. "no egg",
 * "sans œuf" and 卵不使用 set `lacks` and give the name without that word.
 */
bool dish_holds(struct span *contains, struct span *name, bool *lacks);

/*
 * Cuts a text that claims to be without something: "pesto without nuts", "egg-free mayo" and
 * 卵不使用マヨネーズ are a food and what it lacks. Returns false if it makes no such claim.
 */
bool dish_without(struct span text, struct span *food, struct span *lacks);

/*
 * Returns what identifies a dish: the words of its plain name (text/plain.h), folded, in their
 * stem and usual spelling, without stop words, sorted. Equal keys are the same dish. The arena
 * owns the key. A name of nothing but stop words keeps them.
 */
struct span dish_key(struct span name, struct arena *a);

/* Sets *word to the stop word of that number, from 0. Returns false if there are fewer. */
bool dish_stop_each(size_t i, struct span *word);

/* Returns the same for the whole name: "12 oysters" differs from "oysters". */
struct span dish_written_key(struct span name, struct arena *a);

/* Returns the key of the name without hyphens between letters and spaces between Korean words,
 * "Kartoffelsalat" for "Kartoffel-Salat"; empty if it has none. The arena owns it. */
struct span dish_joined_key(struct span name, struct arena *a);

/* Returns true if two keys are one dish, or would be if words of one were written together:
 * "cornfed chicken", "corn fed chicken". */
bool dish_same(struct span key_a, struct span key_b);

/* Returns true if two keys that differ are near: see above. Compares the first DISH_WORDS
 * words. */
enum { DISH_WORDS = 24 };
bool dish_near(struct span key_a, struct span key_b);

/* Returns false for words of two keys of which dish_near never counts one as the other, or as
 * a part of it. */
bool dish_related(struct span word_a, struct span word_b);

/*
 * Returns false for most of the words of which dish_related is false: two of ASCII that have
 * another first and another last letter. The key of a name without letters has one empty word.
 */
static inline bool dish_may_relate(struct span a, struct span b)
{
    return !a.n || !b.n || a.p[0] == b.p[0] || a.p[a.n - 1] == b.p[b.n - 1] ||
           (unsigned char)a.p[0] >= 0x80 || (unsigned char)b.p[0] >= 0x80;
}

/* Returns a hash of the bytes of a key but the spaces, in any order: equal for keys that are
 * dish_same. */
uint64_t dish_letters(struct span key);

#endif
