#ifndef TEXT_MENU_LINE_H
#define TEXT_MENU_LINE_H
/* Classifies one line of a menu by itself; menu.c decides with the lines around it. */
#include "base/arena.h"
#include "base/span.h"

/*
 * Returns the line's text without a bullet, quote marks, bars of a table, asterisks and
 * underscores of emphasis: a slice of it, or a copy in the arena.
 */
struct span menu_bare(struct span line, struct arena *a);

/* Returns true for a line that is a heading by itself: "DESSERTS", "Starters:", "~ Dolci ~". */
bool menu_is_heading(struct span bare, struct span line);

/* Returns true for rules, prices alone, hours, addresses and words about service. */
bool menu_is_notice(struct span bare);

/*
 * Returns what a line says of allergen codes: "codes: eu14", "A = gluten, C = egg", or three
 * codes and words or more, "A Gluten, C Ei, G Milch". Else an empty span. The arena may own it.
 */
struct span menu_legend(struct span bare, struct arena *a);

/* Returns true if the text has letters, and all with case are capitals. */
bool menu_is_capitals(struct span bare);

/* Return true if the first letter is a small one, or a capital, of a script that has both. */
bool menu_starts_small(struct span bare);
bool menu_starts_capital(struct span bare);

#endif
