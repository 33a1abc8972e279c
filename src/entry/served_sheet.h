#ifndef ENTRY_SERVED_SHEET_H
#define ENTRY_SERVED_SHEET_H
/* From a sheet that was filled in (text/sheet.h) to the lines of the guests' files. */
#include "base/set.h"
#include "entry/write.h"
#include "plan/plan.h"
#include "text/sheet.h"

struct served_sheet {
    struct app *app;
    struct span path; /* what messages call the sheet */
    struct sheet sheet;
    const struct plan *menu; /* of that day, to find misspelled dishes; NULL: there is none */
    struct set dishes;       /* the rows' dishes, by dish_key */
    struct entries entries;  /* what is to be recorded */
    struct buf open; /* cells that are not decided, for a message; served_sheet_end frees it */
};

/*
 * Reads and checks a sheet. Everything that is wrong is printed, with its line and the remedy.
 * Returns 0 and the entries, or a status: then nothing of it is to be recorded.
 */
int served_sheet_read(struct served_sheet *s, struct span src);

/* Records the entries, and says what was not decided. Returns a status. */
int served_sheet_write(struct served_sheet *s);

void served_sheet_end(struct served_sheet *s);

#endif
