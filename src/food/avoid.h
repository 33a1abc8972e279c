#ifndef FOOD_AVOID_H
#define FOOD_AVOID_H
/* Reads from one term of a standing fact what a guest avoids. */
#include "food/lexicon.h"
#include "text/key.h"

struct avoid {
    tagset stop, ask;
    tagset kin;         /* of the same family as a named tag: asked about */
    struct span *words; /* matched literally, joined */
    size_t words_n;
    struct span unread; /* the words that are in no table, as written */
    tagset rule;        /* of `stop`: by the rule of a diet, not by name */
    tagset eats;        /* what the term says is eaten: exceptions */
    bool no_rule;       /* a diet without a known rule: each dish is asked about */
    bool strict;        /* allergy, intolerance, diet: what is not known is asked */
    bool none;          /* asked, and there is none: it avoids nothing */
    bool idle;          /* all its words are fillers: it names nothing */
    bool understood;    /* false: some of it is in no table */
};

/*
 * Parses one term of a standing fact (text/fact.h, term_next) with that key. KEY_ALLERGY,
 * KEY_INTOLERANCE and KEY_DIET are strict; with any other key the term is only matched. The
 * result's spans are in the arena or in the tables: none is a slice of the term.
 */
struct avoid avoid_parse(const struct lexicon *x, int key, struct span term, struct arena *a);

/*
 * Adds the tags of the term's note: the beef of "hindu (no beef)". If each word of the note is
 * understood they are avoided, else they are asked about. A note without tags changes nothing.
 */
void avoid_note(struct avoid *v, const struct lexicon *x, int key, struct span note);

#endif
