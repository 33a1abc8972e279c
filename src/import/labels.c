#include "import/labels.h"

#include "import/headings.h"
#include "import/standing.h"

/* Returns a label without the _$!< >!$_ of Apple's address book. */
static struct span plain(struct span label)
{
    label = span_trim(label);
    if (span_starts(label, SPAN("_$!<")) && span_ends(label, SPAN(">!$_")))
        label = (struct span){label.p + 4, label.n - 8};
    return label;
}

static bool may_have_value(const struct keys *keys, int key)
{
    enum key_class class = keys->v[key].class;
    return key != KEY_NAME && key != KEY_WAS &&
           (class == CLASS_IDENTITY || class == CLASS_STANDING || class == CLASS_BOND);
}

static bool is_strict(const struct column *c)
{
    return c->kind == COLUMN_KEY &&
           (c->key == KEY_ALLERGY || c->key == KEY_DIET || c->key == KEY_INTOLERANCE);
}

void labels_heading(const struct labels *l, struct column *c, struct arena *a)
{
    if (c->kind == COLUMN_OWN || is_strict(c))
        standing_heading(l->lexicon, c->heading, c, a);
}

void labels_check(struct column *c)
{
    if (!is_strict(c))
        c->word = (struct span){NULL, 0};
}

bool labels_find(const struct labels *l, struct span label, struct column *c, struct arena *a)
{
    enum { LONGEST = 100 };
    label = plain(label);
    if (label.n == 0 || label.n > LONGEST)
        return false;
    *c = heading_find(label, a);
    int key = keys_find(l->keys, label);
    if (key != KEY_NONE && may_have_value(l->keys, key)) {
        c->kind = COLUMN_KEY;
        c->key = key;
    }
    labels_heading(l, c, a);
    return c->kind == COLUMN_KEY && may_have_value(l->keys, c->key);
}

bool labels_is_known(const struct labels *l, struct span label)
{
    struct heading h;
    label = plain(label);
    return keys_find(l->keys, label) != KEY_NONE || headings_find(label, &h);
}

struct column labels_own(struct span label, struct arena *a)
{
    label = plain(label);
    return (struct column){
        .kind = COLUMN_OWN, .key = KEY_NONE, .own = heading_own(label, a), .heading = label};
}
