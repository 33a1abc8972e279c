#ifndef FOOD_VERDICT_H
#define FOOD_VERDICT_H
/*
 * May this guest be served this dish? Nothing here ever says yes: a verdict is STOP, ASK, or
 * that these words show nothing against it.
 */
#include "base/buf.h"
#include "food/avoid.h"
#include "food/contents.h"
#include "text/phrase.h"

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
    WHY_MADE,    /* the item is made of several things, which no card lists */
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
