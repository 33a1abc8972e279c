#ifndef TEXT_MENU_H
#define TEXT_MENU_H
/*
 * A menu as kitchens write it: one dish a line, in order. A line that begins with an item key
 * is that fact; any other line is a dish's name as a whole, so that "Starter: shrimp toast;
 * lemon" hides nothing. Prices, sizes, codes, bullets, emphasis and table bars are left out of
 * the name (text/plain.h). Headings, notices and rules are no dishes; a line that describes the
 * dish above it belongs to that dish. `@id dish` is for that guest too, `@id !dish` is left out
 * for that guest. See journal(5).
 */
#include "text/fact.h"

enum menu_kind {
    MENU_DISH,
    MENU_DESCRIPTION,
    MENU_HEADING,
    MENU_NOTICE,
    MENU_LEGEND,
    MENU_COMMENT
};

struct menu_line {
    struct fact fact;  /* an undated item; `line` is as written, `body` the plain name */
    struct span words; /* everything the menu says of the dish, its descriptions too */
    struct span codes; /* allergen codes beside the name: "A,C,G"; or empty */
    struct span only;  /* the id after @, as written; empty: for all */
    bool without;      /* left out for that guest */
    bool lost;         /* `without`, and the menu has no such dish for all guests */
};

/* Every line but blank ones, and what it was taken for. */
struct menu_taken {
    struct span line;
    uint32_t lineno;
    enum menu_kind kind;
    size_t dish;        /* of a dish or a description: its place in `v` */
    struct span legend; /* of a legend: what codes mean, as "A=gluten, C=egg" or "eu14" */
};

struct menu {
    struct span path; /* as messages name it; set by who read it */
    struct menu_line *v;
    size_t n, cap;
    struct menu_taken *taken;
    size_t taken_n, taken_cap;
};

/* Returns true if a line names something to eat: it is then never taken for less than a dish.
 */
typedef bool menu_is_food(void *ctx, struct span text);

/* A menu with more bytes than this, or more lines, blank ones not counted, is refused. */
enum { MENU_LINES = 5000, MENU_KIB = 512, MENU_BYTES = MENU_KIB * 1024 };

/* Returns the number of the first line beyond one of the limits, from 1; 0 if there is none. */
uint32_t menu_too_long(struct span src);

/*
 * Reads all lines; the bytes and the arena must outlive the menu. `is_food` may be NULL: then
 * no line is known to be food.
 */
void menu_parse(struct menu *m, struct span src, const struct keys *keys, menu_is_food *is_food,
                void *ctx, struct arena *a);

/* Sets `lost` of the lines `@ID !dish` that match none of the shared dishes. */
void menu_find_lost(struct menu *m, struct arena *a);

/* Returns the guest's menu: the shared dishes without those removed for them, then their own.
 */
struct menu menu_for(const struct menu *m, struct span id, struct arena *a);

#endif
