#include "query/export.h"

#include "base/date.h"
#include "formats/content.h"
#include "text/visit.h"

#include <stdlib.h>

static void add_compact(struct buf *b, date_t date, daytime_t time)
{
    int year, month, day;
    date_split(date, &year, &month, &day);
    buf_fmt(b, "%04d%02d%02d", year, month, day);
    if (time != TIME_NONE)
        buf_fmt(b, "T%02d%02d00", time / 60, time % 60);
}

static void add_moment(struct buf *b, const char *name, date_t date, daytime_t time,
                       const char *after)
{
    struct buf value = BUF_INIT;
    add_compact(&value, date, time);
    buf_str(&value, after);
    content_line(b, name, buf_span(&value));
    buf_release(&value);
}

static void begin_event(struct buf *b, struct span id, const char *what, size_t number,
                        date_t today)
{
    struct buf uid = BUF_INIT;
    buf_fmt(&uid, "%s-", what);
    if (number)
        buf_fmt(&uid, "%zu-", number);
    buf_add(&uid, id);
    buf_str(&uid, "@journal");
    content_line(b, "BEGIN", SPAN("VEVENT"));
    content_text(b, "UID", buf_span(&uid));
    add_moment(b, "DTSTAMP", today, 0, "Z");
    buf_release(&uid);
}

static void add_whole_day(struct buf *b, date_t date)
{
    add_moment(b, "DTSTART;VALUE=DATE", date, TIME_NONE, "");
    if (date < DATE_LAST)
        add_moment(b, "DTEND;VALUE=DATE", date + 1, TIME_NONE, "");
}

/* Appends the event of a sitting. It takes two hours. */
static void add_sitting(struct buf *b, date_t date, daytime_t time)
{
    enum { HELD = 2 * 60, DAY = 24 * 60 };
    int end = time + HELD;
    add_moment(b, "DTSTART", date, time, "");
    if (end < DAY || date < DATE_LAST)
        add_moment(b, "DTEND", date + end / DAY, (daytime_t)(end % DAY), "");
}

/* The guest of events: the id, which a rename does not change, and the name. */
struct attending {
    struct span id, name;
};

static void add_booking(struct buf *b, const struct attending *who, const struct fact *f,
                        size_t number, bool cancelled, date_t today)
{
    struct buf summary = BUF_INIT;
    buf_add(&summary, who->name);
    if (fact_covers(f))
        buf_fmt(&summary, " (%d)", fact_covers(f));
    begin_event(b, who->id, "booked", number, today);
    if (f->time == TIME_NONE)
        add_whole_day(b, f->date);
    else
        add_sitting(b, f->date, f->time);
    content_text(b, "SUMMARY", buf_span(&summary));
    if (f->text.n)
        content_text(b, "DESCRIPTION", f->text);
    content_line(b, "STATUS", cancelled ? SPAN("CANCELLED") : SPAN("CONFIRMED"));
    content_line(b, "END", SPAN("VEVENT"));
    buf_release(&summary);
}

/*
 * Appends an event for every year on that day; 29 February, which the journal keeps on 1 March
 * in common years, is the 60th day of both. Without a year it begins in 1972, a leap year.
 */
static void add_yearly(struct buf *b, const struct guest *g, const char *what,
                       const char *title, const struct fact *f, date_t today)
{
    int year, month, day;
    struct buf summary = BUF_INIT;
    if (!f || !yearly_parse(f->text, &year, &month, &day))
        return;
    buf_fmt(&summary, "%s: ", title);
    buf_add(&summary, guest_name(g));
    begin_event(b, guest_first_id(g), what, 0, today);
    add_whole_day(b, date_make(year ? year : 1972, month, day));
    content_line(b, "RRULE",
                 month == 2 && day == 29 ? SPAN("FREQ=YEARLY;BYYEARDAY=60")
                                         : SPAN("FREQ=YEARLY"));
    content_text(b, "SUMMARY", buf_span(&summary));
    content_line(b, "TRANSP", SPAN("TRANSPARENT"));
    content_line(b, "END", SPAN("VEVENT"));
    buf_release(&summary);
}

/* A line that books, and whether its sitting counts it. */
struct booked_line {
    const struct fact *fact;
    bool counts;
};

static int by_line(const void *x, const void *y)
{
    const struct booked_line *a = x, *b = y;
    return (a->fact->lineno > b->fact->lineno) - (a->fact->lineno < b->fact->lineno);
}

/* Returns the lines that book, in the order of the file; the arena owns them. */
static struct booked_line *booked_lines(const struct guest *g, size_t *n, struct arena *a)
{
    struct slots slots = guest_slots(g, a);
    struct booked_line *v = ARENA_NEW(a, struct booked_line, g->n);
    *n = 0;
    for (size_t i = 0; i < slots.n; i++)
        for (size_t k = 0; k < slots.v[i].n; k++) {
            const struct fact *f = slots.v[i].facts[k];
            if (f->key == KEY_BOOKED && f->date != DATE_NONE)
                v[(*n)++] = (struct booked_line){f, f == slots.v[i].booked};
        }
    if (*n)
        qsort(v, *n, sizeof *v, by_line);
    return v;
}

/*
 * Appends the bookings. A booking keeps its number when it is moved or cancelled, because its
 * line stays in the file. Lines that book a sitting once more are cancelled events: a calendar
 * may have them from before.
 */
static void add_bookings(struct buf *b, const struct guest *g,
                         const struct export_events *wanted)
{
    struct arena scratch = ARENA_INIT;
    struct attending who = {guest_first_id(g), guest_name(g)};
    size_t n;
    const struct booked_line *v = booked_lines(g, &n, &scratch);
    for (size_t i = 0; i < n; i++)
        if (wanted->since == DATE_NONE || v[i].fact->date >= wanted->since)
            add_booking(b, &who, v[i].fact, i + 1, !v[i].counts || v[i].fact->mark == '-',
                        wanted->today);
    arena_release(&scratch);
}

void export_events(struct buf *b, const struct guest *g, const struct export_events *wanted)
{
    add_bookings(b, g, wanted);
    if (wanted->no_birthdays)
        return;
    add_yearly(b, g, "birthday", "Birthday", guest_find(g, KEY_BIRTHDAY), wanted->today);
    add_yearly(b, g, "anniversary", "Anniversary", guest_find(g, KEY_ANNIVERSARY),
               wanted->today);
}

void export_calendar(struct buf *b, bool begin)
{
    content_line(b, begin ? "BEGIN" : "END", SPAN("VCALENDAR"));
    if (!begin)
        return;
    content_line(b, "VERSION", SPAN("2.0"));
    content_line(b, "PRODID", SPAN("-//journal//EN"));
    content_line(b, "METHOD", SPAN("PUBLISH"));
    content_line(b, "NAME", SPAN("journal"));
    content_line(b, "X-WR-CALNAME", SPAN("journal"));
}
