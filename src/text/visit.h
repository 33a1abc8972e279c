#ifndef TEXT_VISIT_H
#define TEXT_VISIT_H
/*
 * Slots: which facts belong to one sitting. Each `visit:` or `booked:` line opens a slot of its
 * day; equal times are one slot, and a visit takes the nearest booking within three hours that
 * has none (never a cancelled one). Other dated facts with a time go to the nearest slot of
 * their day, those without to its first. A date with items and no such line is a slot too;
 * a date with neither gives one with `opened` false, which counts as no visit.
 */
#include "text/guest.h"

struct slot {
    date_t date;
    daytime_t time;                    /* of the visit, else of the booking, else TIME_NONE */
    const struct fact *visit, *booked; /* the first of each that came to something, or NULL */
    const struct fact **facts;         /* all of the slot, those two included, in file order */
    size_t n;
    int covers;        /* the largest `for N`; 0 unknown */
    struct span table; /* empty when unknown */
    bool items, opened;
};

struct slots {
    struct slot *v; /* by date, then time, those without a time first */
    size_t n;
};

struct slots guest_slots(const struct guest *g, struct arena *a);

/* Returns the sittings without their covers and tables, for callers that only count them. */
struct slots guest_sittings(const struct guest *g, struct arena *a);

/*
 * Returns the slot of that date to which a fact of that time belongs: the nearest, for
 * TIME_NONE the first; NULL if the date has none.
 */
const struct slot *slots_find(const struct slots *s, date_t date, daytime_t time);

/*
 * Returns whether the slot is not in the future and has a visit, an item, or a booking marked
 * as come.
 */
bool slot_happened(const struct slot *s, date_t today);

/* Returns whether it is a booking before `today` with neither visit nor item, and no mark. */
bool slot_unrecorded(const struct slot *s, date_t today);

/*
 * Returns whether the guest is expected: an unmarked booking on `today` or later that has not
 * happened.
 */
bool slot_expected(const struct slot *s, date_t today);

/* Returns how many slots happened; the date of the last one is DATE_NONE if none did. */
size_t slots_visits(const struct slots *s, date_t today, date_t *last);

#endif
