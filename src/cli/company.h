#ifndef CLI_COMPANY_H
#define CLI_COMPANY_H
/* The text of a visit or a booking of several guests: each one's line names the others. */
#include "cli/guests.h"

/*
 * Returns the text for the line of member `self` of the party: "dinner for 3 with @b and @c;
 * window". It names those of the party whom `text` leaves out, and never self: where `text`
 * names self, another one of the party takes the place. `old`, if not NULL, is the line that
 * this one corrects: its remark and, if the text names nobody, those whom it names are kept.
 */
struct span company_text(struct app *app, const struct party *p, size_t self,
                         const struct fact *old, struct span text);

#endif
