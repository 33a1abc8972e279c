#ifndef ENTRY_MARKS_H
#define ENTRY_MARKS_H
/*
 * Marks that are typed with a few words of a dish, or with its number, in place of its name:
 * which dish of the sitting each one means.
 */
#include "entry/input.h"

/*
 * Resolves the inputs of one guest, v[0] to v[n - 1], whose file is `src`. A mark goes to the
 * input that serves the dish, or else becomes the line on file with the mark; a dish that is
 * left out of the menu, and every input that has been used up, gets an empty line. Returns 0,
 * or a status that was printed: no dish fits, or several do.
 */
int marks_resolve(struct app *app, struct span id, struct span src, struct input *v, size_t n);

#endif
