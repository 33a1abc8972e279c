#ifndef QUERY_EXPORT_H
#define QUERY_EXPORT_H
/* A guest handed on: every line a row, or as the card and the calendar of other programs. */
#include "base/buf.h"
#include "base/row.h"
#include "text/guest.h"

/*
 * One row a line, blank lines left out, in the file's order: all that import needs to write
 * the same facts again. `kind` is fact, comment or other; of the last two `text` is the line.
 */
extern const struct schema export_schema;
void export_guest(const struct guest *g, struct sink *out);

enum vcard_version { VCARD_3, VCARD_4 };

/*
 * Appends a vCard 3.0 (RFC 2426), which telephones read, or 4.0 (RFC 6350): who they are;
 * standing facts and notes go into NOTE.
 */
void export_vcard(struct buf *b, const struct guest *g, enum vcard_version version,
                  date_t today);

/* Which events to export. */
struct export_events {
    date_t since; /* bookings from that day on; DATE_NONE: all */
    bool no_birthdays;
    date_t today;
};

/*
 * Appends events (RFC 5545): each booking (cancelled ones say so), and birthday and anniversary
 * every year. Times are local, as in the journal. The UID of a booking is made of its place
 * among the guest's bookings, so it stays when the booking is moved or cancelled.
 */
void export_events(struct buf *b, const struct guest *g, const struct export_events *wanted);

/* Appends the lines before the events of all guests, or (`begin` is false) those after them. */
void export_calendar(struct buf *b, bool begin);

#endif
