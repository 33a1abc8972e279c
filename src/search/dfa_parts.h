#ifndef SEARCH_DFA_PARTS_H
#define SEARCH_DFA_PARTS_H
/*
 * The states of a DFA: sets of nodes of its program, computed when the text needs them. Only
 * search/dfa.c and search/dfa_states.c see them.
 */
#include "search/dfa.h"

/* A state's id is the offset of its row in d->rows; ids below FIRST are reserved. */
enum { UNKNOWN, DEAD, MATCH, FIRST };

/* Up to so many classes, a row also has the successors by two characters at once. */
enum { PAIRED = 24 };

enum { UNICODE_SLOTS = 2048 };

/* Beside the id of the next state, where DFA_SEARCH has no use for it: a match ended before
 * the character that led there. */
#define BEFORE 0x80000000u

/* Beside a character: it is not folded yet. */
#define RAW 0x80000000u

/* Follows the last character of a line. */
#define LINE_END 0xFFFFFFFFu

enum { AT_START = 1, AFTER_WORD = 2 }; /* the context of a state, if its program needs it */

struct state {
    size_t set; /* of its nodes, in sets */
    uint16_t n;
    unsigned char context;
    bool accepts;
    unsigned hash;
};

struct unicode_cache { /* transitions on characters that are in no class, the last few */
    uint32_t state, cp, next;
};

struct node_set {
    uint16_t *v;
    size_t n;
    bool accepts;
};

struct dfa {
    const struct nfa *nfa;
    struct arena *arena;
    enum dfa_task task;
    uint16_t pair[256]; /* by the first of two bytes: how far into the row the second's class
                           counts */
    size_t classes, stride; /* of a row: its state's successors by class, then by two of them */
    uint32_t *rows;
    struct state *states;
    size_t n, rows_cap, states_cap;
    uint16_t *sets;
    size_t sets_n, sets_cap;
    uint16_t *table;     /* open hash of states, 0 is free */
    uint32_t start[4];   /* by context; UNKNOWN until computed */
    unsigned generation; /* the number of cache resets */
    struct unicode_cache unicode[UNICODE_SLOTS];
    struct node_set now, then;
    uint64_t *member; /* a bit for each node, all zero between uses */
    uint16_t *stack;
    uint32_t *seen, stamp; /* nodes that are in the list being made */
};

/*
 * Returns the id of the state in which a search begins; `before` is AT_START, AFTER_WORD or 0.
 * Like dfa_compute it may reset the cache, and then ids from before are worth nothing: see
 * d->generation.
 */
uint32_t dfa_start_state(struct dfa *d, unsigned before);

/* Returns the id of the state that follows on a character or LINE_END, perhaps with BEFORE. */
uint32_t dfa_compute(struct dfa *d, uint32_t id, uint32_t cp);

static inline struct state *state_of(const struct dfa *d, uint32_t id)
{
    return &d->states[id / d->stride];
}

#endif
