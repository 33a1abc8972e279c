#ifndef IMPORT_STANDING_H
#define IMPORT_STANDING_H
/*
 * Fields about food in the files of other programs: lists as those write them, answers of forms
 * ("yes", "x", "n/a"), and fields whose own name is an allergen or a diet.
 */
#include "food/lexicon.h"
#include "import/columns.h"

enum answer { ANSWER_TEXT, ANSWER_YES, ANSWER_NO };

/* Returns what a value answers, in the languages of the word tables. */
enum answer standing_answer(const struct lexicon *x, struct span value);

/*
 * Makes *c the key of a heading that names an allergen ("Nut allergy", "Gluten") or a diet
 * ("Vegan?"), with c->word set to that name, and returns true. Text in brackets or after "e.g."
 * is an example and names nothing.
 */
bool standing_heading(const struct lexicon *x, struct span heading, struct column *c,
                      struct arena *a);

/*
 * Returns the text of the fact for a value, in the arena: its terms separated by ", ". It is
 * empty if the value adds no fact: "no" under "Nut allergy" is not "no allergy of any kind".
 */
struct span standing_text(const struct lexicon *x, const struct column *c, struct span value,
                          struct arena *a);

#endif
