#ifndef TEXT_MENU_H
#define TEXT_MENU_H
/*
 * A menu: one dish a line, in order. A line that begins with an item key is that fact; any
 * other line is wholly the dish's name, so that "Starter: shrimp toast; lemon" hides nothing.
 * Comments and blank lines pass. `@id dish` is for that guest too, `@id !dish` is left out for
 * that guest. See journal(5).
 */
#include "text/fact.h"

struct menu_line {
    struct fact fact; /* an undated item; its spans point into the menu's bytes */
    struct span only; /* the id after @, as written; empty: for all */
    bool without;     /* left out for that guest */
};

struct menu {
    struct menu_line *v;
    size_t n, cap;
};

/* Reads all lines; the bytes and the arena must outlive the menu. */
void menu_parse(struct menu *m, struct span src, const struct keys *keys, struct arena *a);

/* What that guest gets: the menu without what is left out for them, then their own. */
struct menu menu_for(const struct menu *m, struct span id, struct arena *a);

#endif
