#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H
/*
 * A menu against guests: what must not be served, what they had, what they do not like, and
 * what has to be asked. No answer ever says that a dish is safe: where nothing is found, there
 * is no line, or (as PLAN_FRESH) one that says only that. What a dish holds is read once, for
 * all guests.
 */
#include "base/row.h"
#include "food/verdict.h"
#include "food/book.h"
#include "text/menu.h"
#include "text/phrase.h"
#include "text/visit.h"

extern const struct schema plan_schema;

struct plan_dish {
    const struct fact *fact; /* the line of the menu, or the card */
    struct span name;
    struct span own, key;         /* dish_key of the name, and the book's */
    struct span joined;           /* dish_joined_key of the name */
    const struct book_dish *card; /* NULL: the dish book does not have it */
    struct contents contents;
    struct span shown; /* its name on a short page; empty: the whole name */
    struct span only;  /* for that guest alone, by id; empty: for all */
    bool without;      /* that guest does not get it */
    bool lost;         /* `without`, and the menu has no such dish for all guests */
    bool special;      /* it may be served again */
};

struct plan {
    date_t day;
    int within;             /* AGAIN and NEAR look back this many days; 0: without limit */
    int visits;             /* and this many visits; 0: without limit */
    enum language language; /* of the reasons */
    bool ever;              /* what they had counts, even where it may be served again */
    const struct keys *keys;
    const struct book *book;
    const struct lexicon *lexicon;
    struct memo *memo; /* of what guests had, for many of them; or NULL */
    struct arena *arena;
    struct plan_dish *v;
    size_t n, cap;
};

/* Why a dish is asked about that `lost` is set of; a phrase of src/data/phrases.tsv. */
#define PLAN_LOST "to be left out, and the menu has no such dish"

/* Mildest first. */
enum plan_level { PLAN_FRESH, PLAN_ASK, PLAN_AVOID, PLAN_NEAR, PLAN_AGAIN, PLAN_STOP };

struct finding {
    enum plan_level level;
    const struct plan_dish *dish; /* NULL: it is about a line of the file, or a word in it */
    struct span name;             /* whose: the guest's, or a companion's */
    struct span with;             /* the guest whose companion it is; else empty */
    struct span reason;           /* in words */
    struct span joint, note; /* of lines that can be joined: the reason without its words */
    struct span dishes;      /* the dishes of joined lines; else empty */
    const struct fact *fact; /* what it rests on in the guest's file; or NULL */
    struct span key, term;   /* allergy, shellfish (anaphylaxis) */
    struct span named;       /* the term without its note; empty if none */
    bool of_card;            /* the dish has no card, or one that is not understood */
    struct span word, tag;   /* of the dish: shrimp, crustacean */
    struct span like;        /* PLAN_NEAR: the dish that was served */
    size_t times;            /* they had it; 0 elsewhere */
    date_t last;
    char mark;           /* how it went; 0: nothing noted */
    struct span instead; /* the dish to serve in its place; empty: none was looked for */
    size_t order;
};

struct findings {
    struct finding *v;
    size_t n, cap;
};

/* Adds the dishes of a menu, or all of the dish book. Both must outlive the plan. */
void plan_add_menu(struct plan *p, const struct menu *m);
void plan_add_book(struct plan *p);

/* Returns the number of dishes without a card. */
size_t plan_unknown(const struct plan *p);

/* Return the word for a level (STOP, AGAIN …) and its tone. */
struct span plan_level_name(enum plan_level level);
enum tone plan_level_tone(enum plan_level level);

/*
 * Returns the findings against the dishes that this guest gets, worst first, then in the order
 * of the menu; then the same for each companion in the guest's slots of that day. With `fresh`
 * there is also one for each dish without a finding. The plan's arena owns the result.
 */
struct findings plan_guest(const struct plan *p, const struct guest *g, const struct slots *s,
                           bool fresh);

/*
 * Does the same, but passes each finding to `take` as soon as it is made: dish by dish, in no
 * order of levels. A dish book may have 100,000 dishes. A finding lives until `take` returns,
 * its texts as long as the plan's arena.
 */
struct plan_taker {
    void (*take)(struct plan_taker *t, const struct finding *f);
};
void plan_each(const struct plan *p, const struct guest *g, const struct slots *s,
               struct plan_taker *t);

/*
 * Joins the ASK lines of one guest and reason into one, which names all their dishes. The arena
 * owns the result.
 */
struct findings plan_join(const struct findings *all, enum language l, struct arena *a);

/*
 * Returns for each dish of p->v whether that guest gets it. The plan's arena owns the result.
 */
const bool *plan_served(const struct plan *p, const struct guest *g);

/*
 * Prints a finding; `path` is the guest's file as messages name it, `language` that of the
 * page.
 */
void plan_emit(const struct finding *c, const struct guest *g, struct span path,
               enum language language, struct sink *out);

#endif
