#ifndef ENTRY_HOUSE_ITEMS_H
#define ENTRY_HOUSE_ITEMS_H
/* The asks, complaints and promises of all guests, from one scan. */
#include "cli/app.h"
#include "query/open.h"

struct house_items {
    struct app *app;
    bool all; /* closed ones too */
    struct open_filter filter;
    struct open_items items; /* in the app's arena, in no order */
};

/* Adds the items of one guest that the filter lets pass. The arena owns what is added. */
void house_items_add(const struct house_items *w, const struct guest *g,
                     struct open_items *items, struct arena *a);

/* Adds those of all guests to w->items. Returns 0, or a status that was printed. */
int house_items_scan(struct house_items *w);

#endif
