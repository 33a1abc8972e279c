#ifndef FOOD_ALLERGEN_H
#define FOOD_ALLERGEN_H
/*
 * May this guest be served this dish? Nothing here ever says yes: a verdict is STOP, ASK, or
 * that these words show nothing against it. What a dish holds is the union of what its card
 * says and what its names tell; only `[no …]` on a card takes something away.
 */
#include "food/lexicon.h"
#include "base/buf.h"
#include "text/dish.h"
#include "text/key.h"

/* ---- what a dish holds ---- */

struct contents {
    struct reading *v; /* its names and what its cards list */
    bool *card;        /* v[i] stands in brackets */
    size_t n, cap, card_cap;
    struct span *lacks; /* joined words of `[no …]`, in byte order */
    size_t lacks_n, lacks_cap;
    tagset lacked; /* tags that `[no …]` names as a whole: [no egg] */
    tagset free;   /* tags that a name claims to be without: it does not stop, it asks */
    bool has_card; /* a card says at least one thing that it contains */
    const struct lexicon *lexicon;
    struct arena *arena;
};

/* The arena owns what is added; the texts are not copied. */
void contents_init(struct contents *c, const struct lexicon *x, struct arena *a);

/*
 * Adds names and brackets: of the menu's line, and of each card of the dish in the dish book.
 */
void contents_add(struct contents *c, struct dish d);

/* ---- what a guest avoids ---- */

struct avoid {
    tagset stop, ask;
    tagset kin;         /* of the same family as what was named: asked about */
    struct span *words; /* matched as they stand, joined */
    size_t words_n;
    struct span unread; /* the words that are in no table, as written */
    tagset rule;        /* of `stop`: by the rule of a diet, not by name */
    tagset eats;        /* what the term says is eaten: exceptions */
    bool no_rule;       /* a diet of which no rule is known: each dish is asked about */
    bool strict;        /* allergy, intolerance, diet: what is not known is asked */
    bool none;          /* asked, and there is none: it avoids nothing */
    bool idle;          /* all its words are fillers: it names nothing */
    bool understood;    /* false: some of it is in no table */
};

/*
 * Parses one term of a standing fact (text/fact.h, term_next) with that key. KEY_ALLERGY,
 * KEY_INTOLERANCE and KEY_DIET are strict; with any other key the term is only matched. The
 * arena owns the result, which holds spans into its own memory only.
 */
struct avoid avoid_parse(const struct lexicon *x, int key, struct span term, struct arena *a);

/*
 * Adds what the term's note tells: of "hindu (no beef)" the beef. Tags are avoided where each
 * word of the note is understood, else they are asked about; a note that tells of none changes
 * nothing.
 */
void avoid_note(struct avoid *v, const struct lexicon *x, int key, struct span note,
                struct arena *a);

/* ---- the two together ---- */

enum verdict_level { VERDICT_NOTHING, VERDICT_ASK, VERDICT_STOP };

enum verdict_why {
    WHY_HOLDS,          /* STOP: the word shows the tag; or the guest's own word stands there */
    WHY_CLAIMS,         /* the word shows the tag, but the name claims to be free of it */
    WHY_USUALLY,        /* the word shows what usually holds the tag */
    WHY_KIN,            /* the word shows the tag, of which the guest avoids another */
    WHY_SOURCE,         /* the word shows the tag, which the diet does not always allow */
    WHY_NO_RULE,        /* no rule is known of the guest's diet */
    WHY_NOT_UNDERSTOOD, /* the guest's term is in no table */
    WHY_MAYBE,          /* the word shows what may hold the tag, and there is no card */
    WHY_NO_CARD,        /* the dish book does not say what it contains */
};

struct verdict {
    enum verdict_level level;
    enum verdict_why why;
    struct span word; /* as it stands in the dish; empty where there is none */
    struct span tag;
};

/*
 * The gravest thing that one term has against a dish; among equals, that of the lowest `why`.
 */
struct verdict avoid_judge(const struct avoid *v, const struct contents *c);

/* Appends why, for people: `"shrimp"`, `"pesto" usually holds nut`, `"keto" not understood`. */
void verdict_say(struct buf *b, const struct verdict *v, struct span term);

#endif
