#ifndef FOOD_ALLERGEN_H
#define FOOD_ALLERGEN_H
/*
 * May this guest be served this dish? Nothing here ever says yes: a verdict is STOP, ASK, or
 * that these words show nothing against it.
 */
#include "base/buf.h"
#include "food/contents.h"
#include "text/key.h"
#include "text/phrase.h"

/* ---- what a guest avoids ---- */

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

/* ---- the two together ---- */

enum verdict_level { VERDICT_NOTHING, VERDICT_ASK, VERDICT_STOP };

enum verdict_why {
    WHY_HOLDS,          /* STOP: the word shows the tag, or is the guest's own word */
    WHY_MAY_CONTAIN,    /* STOP: the card says "may contain" of the word */
    WHY_CONFLICT,       /* one card lists the word, and another denies it */
    WHY_CLAIMS,         /* the word shows the tag, but the name claims to be free of it */
    WHY_USUALLY,        /* the word shows something that usually contains the tag */
    WHY_KIN,            /* the word shows the tag, of which the guest avoids another */
    WHY_SOURCE,         /* the word shows the tag, which the diet does not always allow */
    WHY_NO_RULE,        /* no rule is known of the guest's diet */
    WHY_NOT_UNDERSTOOD, /* the guest's term is in no table */
    WHY_CARD_WORD,      /* the word on its card is not understood */
    WHY_MAYBE,   /* the word shows what may hold the tag; a name's, only without a card */
    WHY_NO_CARD, /* the dish book does not say what it contains */
};

struct verdict {
    enum verdict_level level;
    enum verdict_why why;
    struct span word; /* as written in the dish; empty if there is none */
    struct span tag;
};

/*
 * Returns the gravest verdict of one term about a dish; among equals, that of the lowest `why`.
 */
struct verdict avoid_judge(const struct avoid *v, const struct contents *c);

/*
 * Returns true if the dish's contents are recorded for this term: it has a card that is
 * understood, or the codes of a menu that cover every tag that the term avoids.
 */
bool avoid_is_told(const struct avoid *v, const struct contents *c);

/* Appends why, for people: `"shrimp"`, `"pesto" usually holds nut`, `"keto" not understood`. */
void verdict_say(struct buf *b, enum language l, const struct verdict *v, struct span term);

#endif
