#ifndef CLI_COMPANY_H
#define CLI_COMPANY_H
/* The text of a visit or a booking of several guests: each one's line names the others. */
#include "cli/guests.h"

/*
 * Returns the text for the line of member `self` of the party: "dinner for 3 with @b and @c;
 * window". It mentions each member of the party that `text` does not mention, and never self:
 * where `text` mentions self, another member takes the place. `old`, if not NULL, is the line
 * that this one corrects: its remark and, if `text` has no mention, its mentions are kept.
 */
struct span company_text(struct app *app, const struct party *p, size_t self,
                         const struct fact *old, struct span text);

#endif
