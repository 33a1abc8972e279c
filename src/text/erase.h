#ifndef TEXT_ERASE_H
#define TEXT_ERASE_H
/*
 * Removes one person from lines about others: each @mention of the person, and the name. A name
 * of one word may be a food or a plant too ("Olive", "Basil"), so it is kept in allergies,
 * intolerances and diets and in names of dishes.
 */
#include "base/buf.h"
#include "text/fact.h"

struct erase {
    const struct span *ids; /* the id, and those that `was:` lines name */
    size_t ids_n;
    const struct span *names; /* as written in name, aka and kana; longest first */
    size_t names_n;
    struct span words; /* what takes their place */

    /* Whether `longer`, which begins with the id, means this person and no other. */
    bool (*means)(void *ctx, struct span id, struct span longer);
    void *ctx;
};

/*
 * Appends `src` with the person replaced, and returns how often. The facts that say who another
 * guest is (name, phone, …) stay as they are. keys NULL: it is a menu, without facts.
 */
size_t erase_lines(struct buf *out, struct span src, const struct erase *x,
                   const struct keys *keys);

/* Returns true if the text holds one of the names or ids at all. */
bool erase_finds(const struct erase *x, struct span text);

#endif
