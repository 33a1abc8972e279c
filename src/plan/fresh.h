#ifndef PLAN_FRESH_H
#define PLAN_FRESH_H
/*
 * Dishes that the party has never had and that no recorded fact is against, best first. The
 * score counts what the party likes, words shared with dishes they enjoyed, and the enjoyed
 * dishes of guests of like taste, weighted by their overlap with the party's (Jaccard).
 */
#include "food/memo.h"
#include "plan/plan.h"

extern const struct schema fresh_schema;

enum { FRESH_ENJOYED = 64 /* of the party: the latest count, so that a set is a word */ };

struct fresh_dish {
    const struct plan_dish *dish;
    const struct span *ask;          /* the question to ask first, or NULL */
    const struct fresh_likes *likes; /* which it matches, or NULL */
    const struct match *word;        /* the first word of foods that `like` has too, or NULL */
    uint32_t *because; /* of `guests`, how many enjoyed each dish of the party's; or NULL */
    uint32_t shared;   /* words of foods in both */
    uint32_t guests;   /* of like taste, who enjoyed it */
    uint32_t weight;   /* what they weigh together, in thousandths */
    uint8_t like;      /* the enjoyed dish with which it shares most words, if `shared` */
    bool out;          /* one of the party had it, or there is a finding against it */
    bool on_menu;      /* of struct instead: it is of tonight's menu */
};

/* A term of `likes:`, and the guest's name. */
struct fresh_likes {
    struct span term, who;
};

/* A dish that one of the party enjoyed. */
struct fresh_enjoyed {
    struct span key, name;
    struct reading words;
};

/* A line of a guest's file that must be asked about before anything is served. */
struct fresh_problem {
    struct span ask, path;
    unsigned line;
};

struct fresh {
    struct plan *plan;    /* its dishes are the candidates; `ever` must be set */
    struct fresh_dish *v; /* one for each dish of the plan */
    struct fresh_enjoyed *enjoyed;
    size_t enjoyed_n, enjoyed_cap, party_n;
    struct fresh_key *keys; /* sorted: see fresh_ready */
    size_t keys_n;
    struct fresh_problem *problems;
    size_t problems_n, problems_cap;
    const struct span *ask; /* the last question, which many dishes share; or NULL */
};

void fresh_init(struct fresh *f, struct plan *p);

/* Adds a guest of the party; `path` is the guest's file as messages name it. */
void fresh_add(struct fresh *f, const struct guest *g, const struct slots *s, struct span path);

/* Lets lines pass that fresh_taste needs. */
void fresh_prefilter(struct prefilter *n, const struct keys *keys);

/* Prepares f for fresh_taste: call it once, after fresh_add for the whole party. */
void fresh_ready(struct fresh *f);

/*
 * Dishes that another guest of the house enjoyed: indexes of f->v, in `arena`, and which of the
 * party's enjoyed dishes are among them. fresh_taste only reads f, so workers may share it.
 */
struct fresh_taste {
    size_t *v, n;
    uint64_t common;
    size_t enjoyed; /* how many dishes in all */
};
struct fresh_taste fresh_taste(const struct fresh *f, const struct guest *g, struct memo *memo,
                               struct arena *a);
void fresh_count(struct fresh *f, const struct fresh_taste *t);

/* Returns how much speaks for a dish; 0: nothing but that it is new. */
size_t fresh_score(const struct fresh_dish *d);

/* Appends why the dish would be liked, or "new to them". */
void fresh_why(struct buf *b, const struct fresh *f, const struct fresh_dish *d);

/*
 * Prints the doubts, then at most `most` dishes (0: all); returns how many dishes there were.
 */
size_t fresh_emit(struct fresh *f, size_t most, struct sink *out);

#endif
