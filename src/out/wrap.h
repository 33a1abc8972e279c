#ifndef OUT_WRAP_H
#define OUT_WRAP_H
/* Where a line of text for people ends. */
#include "out/escape.h"

/*
 * Returns how many bytes of s (not empty) go on a line of `columns`, and sets *next to where
 * the following line begins, past the spaces of the break. Breaks come at spaces and beside
 * wide characters, but never leave 、 or ） at the start of a line nor 「 at its end; a word
 * longer than the line is cut between two glyphs. At least one glyph is taken, however narrow
 * the line.
 */
size_t wrap_line(struct span s, size_t columns, enum escape how, size_t *next);

#endif
