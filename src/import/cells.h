#ifndef IMPORT_CELLS_H
#define IMPORT_CELLS_H
/* Fields as spreadsheets and people write them: with guards, or with several values in one. */
#include "base/span.h"

/* Returns the value without the guards of spreadsheets: ="0049…", =0049…, '+49…. */
struct span cell_plain(struct span value);

/*
 * Returns whether a spreadsheet has shortened a number to 4.91701E+11 or ####: its digits are
 * lost.
 */
bool cell_is_shortened(struct span value);

/*
 * Takes the next telephone number, mail address or name off the front of *rest; false when none
 * is left. " ::: ", ";", "|" and newlines separate; "," "/" "&" and "or" only what is a number
 * or an address on both sides.
 */
bool cell_phone(struct span *rest, struct span *one);
bool cell_mail(struct span *rest, struct span *one);
bool cell_name(struct span *rest, struct span *one);

#endif
