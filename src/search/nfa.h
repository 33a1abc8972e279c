#ifndef SEARCH_NFA_H
#define SEARCH_NFA_H
/*
 * Compiles the tree of a pattern to a program: nodes over characters, and a table that puts
 * bytes below 0x80 into classes that no node distinguishes. CR, which may be part of a line's
 * end, has no class. A program never changes once it is built, so any number of threads may run
 * it (search/dfa.h).
 */
#include "search/regex.h"

enum { NFA_NODES = 10000, NFA_ASCII = 128 };

enum nfa_op { NFA_CHAR, NFA_SET, NFA_ANY, NFA_ASSERT, NFA_SPLIT, NFA_ACCEPT };

struct nfa_node {
    enum nfa_op op;
    uint16_t out, other; /* where it leads; SPLIT leads to both */
    uint32_t arg;        /* the character, or which assertion */
    const struct re_set *set;
};

struct nfa {
    struct nfa_node *v;
    size_t n, cap;
    uint16_t start;
    bool ahead;               /* some assertion must know the next character */
    bool words;               /* some assertion asks about words */
    unsigned char class[256]; /* 0: a byte over 0x7F, or CR; 1: a newline */
    unsigned char classes;
    unsigned char sample[NFA_ASCII + 2]; /* a byte of each class */
};

/*
 * Builds the program of a pattern. Returns -1 with *e set if it would have more than NFA_NODES
 * nodes. `back` builds the program that reads from the end of a line to its start. `folded`:
 * capitals are in the class of their small letters, so that ASCII text need not be folded
 * first.
 */
int nfa_build(struct nfa *nfa, const struct re *tree, bool back, bool folded, struct arena *a,
              struct err *e);

/* Returns whether the node takes that character; false for nodes that take none. */
bool nfa_takes(const struct nfa_node *node, uint32_t cp);

#endif
