#ifndef SEARCH_DFA_H
#define SEARCH_DFA_H
/*
 * Runs a program (search/nfa.h) in time linear in the text. The states of the deterministic
 * automaton are computed when the text needs them, and cached. When the cache is full
 * (DFA_MEMORY, twice that while it grows) it is reset.
 * A dfa belongs to one thread; the program may be shared.
 */
#include "search/nfa.h"

enum { DFA_MEMORY = 1 << 20 };

struct dfa;

/*
 * SEARCH: does a line match. STARTS: where matches begin, for a program built `back`.
 * LONGEST: where the longest match from a given place ends.
 */
enum dfa_task { DFA_SEARCH, DFA_STARTS, DFA_LONGEST };

/* Makes a DFA. It allocates in the arena, now and later; the arena frees it. */
struct dfa *dfa_new(const struct nfa *nfa, enum dfa_task task, struct arena *a);

/*
 * Searches the lines of text from byte `from`, where a line begins, for the first that matches.
 * DFA_MATCH: *at is a byte of that line, or its LF, or the end of text if that ends it.
 * DFA_END: none does. An empty text is one empty line. A CR before the LF, or before the end,
 * is no part of its line.
 * `raw`: the text is not folded but the program is for folded text. Characters are folded one
 * by one as they come; where that is not enough (a mark that joins, a byte that is not UTF-8)
 * the answer is DFA_UNSURE: *at is a byte of the line, and no line before it matches.
 */
enum dfa_end { DFA_END, DFA_MATCH, DFA_UNSURE };
enum dfa_end dfa_search(struct dfa *d, struct span text, size_t from, bool raw, size_t *at);

/*
 * Sets the bit of each byte of the line, and of its end, where a match begins: byte i is bit
 * i % 8 of bits[i / 8], and `bits` has line.n / 8 + 1 bytes, all zero.
 */
void dfa_starts(struct dfa *d, struct span line, unsigned char *bits);

/* Returns the end of the longest match that begins at byte `from` of the line, or SPAN_NONE. */
size_t dfa_longest(struct dfa *d, struct span line, size_t from);

#endif
