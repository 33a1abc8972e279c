#ifndef PLAN_PLAN_PARTS_H
#define PLAN_PLAN_PARTS_H
/* Shared by plan*.c only. */
#include "plan/plan.h"
#include "query/served.h"
#include "text/near.h"

/* A term of an allergy, an intolerance, a diet or a dislike. */
struct plan_term {
    const struct fact *fact;
    struct span key, text; /* text: the term with its note */
    struct span name;      /* without it */
    struct avoid avoid;
    bool remark; /* of the line's remark; plan_ask_remarks asks about it too */
};

/* A guest, or a companion of the guest. */
struct diner {
    struct span name, with; /* with: the guest whose companion it is, or empty */
    struct plan_term *v;
    size_t n, cap;
    const struct plan_term *strict; /* the first allergy, intolerance or diet */
    struct span *no_card; /* if strict: the reason and `joint` of a dish without a card; or
                             empty so far */
    struct many *many;              /* of more than FEW_TERMS; else NULL */
    bool full;                      /* there are more terms, which are not compared */
};

/* A plan for one guest. */
struct plan_job {
    const struct plan *p;
    const struct guest *guest;
    struct servings had;
    struct set had_keys; /* of the servings; numbers the entries of had_first */
    size_t *had_first;   /* the latest serving of a key */
    size_t *had_next;    /* by serving: an earlier one of its key; SET_NONE at the end */
    size_t reach;        /* how many of the latest servings are compared word by word */
    uint64_t *letters;   /* of these: dish_letters of the key */
    struct near_index *near_own, *near_key; /* one index if the keys are the same */
    bool *near;                             /* which of them may be near the dish */
    date_t since;         /* PLAN_AGAIN looks back to this day; DATE_NONE: to the first */
    struct span *without; /* keys of what this guest does not get, sorted */
    size_t without_n;
    bool fresh;
    struct arena past; /* owns `had` to `near`; plan_guest releases it */
    struct findings *out;
    struct plan_taker *taker; /* of plan_each; or NULL */
};

/* Moves the text of b into the plan's arena. */
struct span plan_keep_text(const struct plan_job *j, struct buf *b);

/* Returns a phrase in the language of the plan, with {1} replaced; the arena owns it. */
struct span plan_phrase(const struct plan_job *j, const char *english, struct span one);

struct finding *plan_add_finding(const struct plan_job *j, const struct diner *who,
                                 enum plan_level level, const struct plan_dish *dish);

/* Sets j->without. */
void plan_find_without(struct plan_job *j);

/* Returns true if the guest gets the dish. */
bool plan_is_served(const struct plan_job *j, const struct plan_dish *dish);

/* Reads the terms of the guest. */
void plan_read_guest(const struct plan_job *j, struct diner *who);

/* Returns the standing key that a `companion:` line begins with, or KEY_NONE. */
int plan_companion_key(const struct plan_job *j, const struct fact *f);

/* Reads a `companion:` line. Returns false if it does not begin with a standing key. */
bool plan_read_companion(const struct plan_job *j, const struct fact *f, struct diner *who);

/* Appends a term, unless it avoids nothing. */
void plan_push_term(const struct plan_job *j, struct diner *who, struct plan_term t);

/* Sets who->strict and who->many, after the last term. */
void plan_find_strict(const struct plan_job *j, struct diner *who);

/* Compares a dish with all terms. */
void plan_judge_terms(const struct plan_job *j, const struct diner *who,
                      const struct plan_dish *dish);

/* Adds a finding about a term. */
void plan_add_verdict(const struct plan_job *j, const struct diner *who, enum plan_level level,
                      const struct plan_dish *dish, const struct plan_term *t,
                      const struct verdict *v);

/* Reads what the guest had, and how far PLAN_AGAIN looks back. */
void plan_read_past(struct plan_job *j, const struct slots *s);

/* Compares a dish with what the guest had. */
void plan_judge_past(const struct plan_job *j, const struct diner *who,
                     const struct plan_dish *dish);

/* Adds a question about a line. */
void plan_ask(const struct plan_job *j, const struct diner *who, const struct fact *f,
              const char *why);

/* Asks about lines that may be an allergy and are not read as one. */
void plan_ask_suspicious(const struct plan_job *j, const struct diner *who);

/* Asks about dishes to leave out for the guest that the menu does not have. */
void plan_ask_lost(const struct plan_job *j, const struct diner *who);

/* Asks about terms that are not understood. */
void plan_ask_terms(const struct plan_job *j, const struct diner *who);

/* Asks about remarks that may be further terms: `allergy: nuts; shellfish`. */
void plan_ask_remarks(const struct plan_job *j, const struct diner *who);

#endif
