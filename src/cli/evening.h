#ifndef CLI_EVENING_H
#define CLI_EVENING_H
/*
 * The guests of a day, read from their files, for brief and sheet. The brief in it has a seat
 * for each booking; pages/brief.h joins seats to tables.
 */
#include "base/set.h"
#include "cli/app.h"
#include "pages/brief.h"
#include "store/scan.h"

struct evening_id; /* a guest who was looked for */

struct evening {
    struct app *app;
    struct brief brief;
    date_t date;
    date_t last;   /* of the whole house: the days from `date` to this one; evening_begin's is
                      that day alone */
    bool recorded; /* sittings of that day without a booking count too, and no other day does */
    date_t *days;  /* of the seats of those who were asked for, in order */
    size_t days_n;
    struct prefilter of_day;  /* files that may have a booking of `date` */
    struct set asked;         /* ids and mentions by which guests were looked for */
    struct evening_id *known; /* by number in asked */
    size_t known_cap;
};

/* Begins an evening. `ev` must not move while its brief is in use. */
void evening_begin(struct evening *ev, struct app *app, date_t date);

/* Adds the seats of all guests of those days. Returns 0, or a status that was printed. */
int evening_of_house(struct evening *ev);

/*
 * Adds the seats of the guests that the operands from `first` on name, and of guests whose
 * lines mention one of them or of their table. Returns app->status.
 */
int evening_of_guests(struct evening *ev, int first);

/*
 * For a scan that answers more than the evening: evening_put keeps a file that may have a
 * booking of that day, and evening_take adds the guest of a file that was kept.
 */
void evening_put(const struct evening *ev, struct scan_worker *w, const struct scan_file *file);
void evening_take(struct evening *ev, const struct scan_file *file);

/* Reports on stderr that those days have no booking. */
void evening_nobody(const struct evening *ev);

#endif
