#ifndef ENTRY_COMPANY_H
#define ENTRY_COMPANY_H
/* The text of a visit or a booking of several guests: each one's line names the others. */
#include "base/set.h"
#include "cli/guests.h"

/* The @names of one command that are no ids: each is looked for once. */
struct company_names {
    struct set seen;
    struct span *ids; /* by number in seen; empty: of no guest, or of several */
    size_t cap;
};

/*
 * Returns the text with the id of a guest in place of each @NAME that is not an id; where
 * several guests have the name, it is the member of the party. Reports an @NAME that is not
 * one guest's, and leaves it.
 */
struct span company_mentions(struct app *app, struct company_names *names,
                             const struct party *p, struct span text);

/* Returns whether exactly one of the candidates is of the party, and then who. */
bool company_has_one(const struct party *p, const struct found *f, struct span *id);

/*
 * Returns the text for the line of member `self` of the party: "dinner for 3 with @b and @c;
 * window". It mentions each member of the party that `text` does not mention, and never self:
 * where `text` mentions self, another member takes the place. `old`, if not NULL, is the line
 * that this one corrects: its remark and, if `text` has no mention, its mentions are kept.
 */
struct span company_text(struct app *app, const struct party *p, size_t self,
                         const struct fact *old, struct span text);

/* Returns the text of a line without the mention of one guest, who does not come. */
struct span company_without(struct app *app, struct span id, struct span text);

/* Returns the guests that a line of `self` names, self first. */
struct party company_of(struct app *app, struct span self, struct span text);

#endif
