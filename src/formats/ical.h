#ifndef FORMATS_ICAL_H
#define FORMATS_ICAL_H
/*
 * The events of a calendar: iCalendar (RFC 5545), and vCalendar 1.0 as old programs write it.
 * Reading is total: what is not in an event is skipped.
 */
#include "base/arena.h"
#include "base/date.h"
#include "formats/content.h"

/* A VEVENT; the texts are UTF-8 without escapes, in the arena. */
struct ical_event {
    uint32_t lineno; /* of BEGIN:VEVENT */
    bool closed;     /* END:VEVENT was read */
    bool cancelled; /* by its STATUS, or the METHOD of the calendar */
    bool repeats, yearly; /* yearly: it repeats every year */
    bool utc, was_utc;    /* the time is in UTC */
    struct span uid, summary, description;
    struct span who, mail; /* of the last attendee */
    struct span with;      /* the names or mail addresses of all attendees, a line each */
    struct span remarks;   /* LOCATION, COMMENT and CONTACT, a line each */
    struct span extras;    /* X- properties, CATEGORIES, reminders: a line "NAME: value" each */
    unsigned attendees;
    date_t date;         /* of DTSTART; DATE_NONE: there is none that can be read */
    daytime_t time;      /* TIME_NONE: a whole day */
    date_t was_date;     /* of RECURRENCE-ID: the day that it had; or DATE_NONE */
    daytime_t was_time;
    long sequence;
    const char *read_as; /* the character set that was assumed for a text; or NULL */
};

struct ical_reader {
    struct content_reader lines;
    bool cancels;            /* METHOD:CANCEL was read */
    uint32_t begun;          /* the line of a BEGIN that was read in the event before; 0: none */
    struct buf quoted, text; /* of the last property */
    struct buf with, remarks, extras; /* of the event that is read */
};

void ical_release(struct ical_reader *r);

/* Reads the next event, valid as long as the arena. Returns false at the end. */
bool ical_next(struct ical_reader *r, struct ical_event *e, struct arena *a);

#endif
