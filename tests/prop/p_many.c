#include "food/many.h"
#include "prop.h"

static const char *const terms[] = {
    "nuts", "walnut zz1", "kiwano", "egg",      "eggs, raw", "shellfish",
    "milk", "vegan",      "gluten", "海老",     "そば",      "goat",
    "zz1",  "none",       "peanut", "red wine", "lamb",      "pescatarian"};
static const char *const dishes[] = {"walnut cake",
                                     "kiwano zz1 tart",
                                     "pesto",
                                     "gluten-free bread",
                                     "海老天ぷら",
                                     "goat's cheese",
                                     "coconut milk",
                                     "cod",
                                     "ざるそば",
                                     "lamb, red wine",
                                     "prawn [no shrimp]",
                                     "pie [peanut]",
                                     "zz11 dish",
                                     "egg [no egg]",
                                     "milk-free custard",
                                     "soup [no nuts]",
                                     "steak [butter]",
                                     "oyster sauce"};

enum { TERMS = 12 };

static struct avoid avoids[TERMS];

static bool counts(const struct verdict *v, enum verdict_level level)
{
    return v->level == level && v->why != WHY_NOT_UNDERSTOOD && v->why != WHY_NO_CARD;
}

/* Each term with a verdict of that level comes, and in the order of the terms. */
static void all_come(const struct many *m, const struct contents *c, size_t n, bool strict,
                     enum verdict_level level)
{
    size_t cursor = 0, next = many_next(m, &cursor, strict, level);
    for (size_t i = 0; i < n; i++) {
        struct verdict v = avoid_judge(&avoids[i], c);
        while (next < i)
            next = many_next(m, &cursor, strict, level);
        if (avoids[i].strict == strict && counts(&v, level))
            CHECK_INT((long)next, (long)i);
    }
}

PROP(many_terms, 20000)
{
    static const int keys[] = {KEY_ALLERGY, KEY_INTOLERANCE, KEY_DIET, KEY_DISLIKES};
    struct lexicon x;
    struct contents c;
    struct many *m = many_new(&prop_arena);
    size_t n = 1 + rnd_below(TERMS);
    bool stop = false;
    lexicon_init(&x, &prop_arena);
    contents_init(&c, &x, &prop_arena);
    contents_add(&c, dish_parse(span_str(RND_PICK(dishes))));
    if (rnd_chance(2))
        contents_add(&c, dish_parse(span_str(RND_PICK(dishes))));
    for (size_t i = 0; i < n; i++) {
        avoids[i] = avoid_parse(&x, RND_PICK(keys), span_str(RND_PICK(terms)), &prop_arena);
        many_add(m, &avoids[i]);
        struct verdict v = avoid_judge(&avoids[i], &c);
        stop |= avoids[i].strict && v.level == VERDICT_STOP;
    }
    many_begin(m, &c);
    all_come(m, &c, n, true, VERDICT_STOP);
    all_come(m, &c, n, false, VERDICT_STOP);
    if (!stop)
        all_come(m, &c, n, true, VERDICT_ASK);
}
