#ifndef CLI_KEYLESS_H
#define CLI_KEYLESS_H
/* A FACT without a key, which is the name of what was served: or is it? */
#include "cli/app.h"

/*
 * Refuses words that read like something else than a dish, and shows the line to type: a mark
 * ("+ black cod"), a line of a menu ("!oyster"), an allergy, a diet, or a taste ("nut allergy",
 * "vegetarian", "can't stand coriander"). With `keyed` it refuses all words. Returns 0 or a
 * status that was printed.
 */
int keyless_refuse(struct app *app, struct span words, bool keyed);

#endif
