#include "import/read.h"

#include "base/num.h"
#include "base/set.h"
#include "formats/ical.h"
#include "import/notes.h"
#include "os/os.h"
#include "text/alarm.h"
#include "text/fact.h"
#include "text/limit.h"

struct calendar {
    struct import *im;
    struct ical_event e;
    struct person_event event;
    struct set slots; /* of all events */
    struct set uids;
    struct ical_latest {
        long sequence;
        uint32_t lineno;
    } *latest; /* by UID: the event that replaces the others of it */
    size_t latest_cap;
    struct buf why;
    struct arena *a;
};

/* Cuts "(4)" from the end of a summary. Returns the number, or 0. */
static long cut_covers(struct span *summary)
{
    size_t open = summary->n;
    long covers = 0;
    while (open && summary->p[open - 1] != '(')
        open--;
    struct span inside = span_from(*summary, open);
    if (open == 0 || inside.n < 2 || num_digits(inside) != inside.n - 1 ||
        inside.p[inside.n - 1] != ')' ||
        !num_parse(span_head(inside, inside.n - 1), 9999, &covers))
        return 0;
    *summary = span_trim(span_head(*summary, open - 1));
    return covers;
}

/* Appends the lines of a text: after "; " the first, after ", " the others. */
static void add_text(struct buf *b, struct span text)
{
    const char *between = "; ";
    struct span line;
    for (; span_line(&text, &line); between = ", ") {
        line = span_trim(line);
        buf_str(b, line.n && b->n ? between : "");
        for (size_t i = 0; i < line.n; i++)
            buf_char(b, (unsigned char)line.p[i] < ' ' ? ' ' : line.p[i]);
    }
}

/* Returns the text of a booking: how many come, then what the event says as a remark. */
static struct span booking_text(struct calendar *c, long covers, const struct span texts[],
                                size_t n)
{
    struct buf b = BUF_INIT;
    struct span said = arena_fmt(c->a, "for %ld", covers);
    bool known = !covers;
    for (size_t i = 0; i < n; i++)
        known |= span_find(texts[i], said) != SPAN_NONE;
    if (!known)
        buf_add(&b, said);
    for (size_t i = 0; i < n; i++)
        add_text(&b, texts[i]);
    return buf_move(&b, c->a);
}

static struct span booked_line(struct calendar *c, long covers, const struct span texts[],
                               size_t n)
{
    struct buf b = BUF_INIT;
    fact_write(&b, c->e.date, c->e.time, SPAN("booked"), c->e.cancelled ? '-' : 0,
               booking_text(c, covers, texts, n));
    struct span line = arena_copy(c->a, buf_span(&b));
    buf_release(&b);
    return line;
}

/*
 * Returns the id in the UID of an event of our own export: booked-2-ID@journal; or empty.
 * *number is that of the booking, or 0.
 */
static struct span own_id(struct span uid, size_t *number)
{
    long booking = 0;
    static const char *const kinds[] = {"booked-", "birthday-", "anniversary-"};
    struct span end = SPAN("@journal"), none = {NULL, 0};
    if (!span_ends(uid, end))
        return none;
    for (size_t i = 0; i < 3; i++) {
        struct span kind = span_str(kinds[i]), id = span_head(uid, uid.n - end.n);
        if (!span_starts(id, kind))
            continue;
        id = span_from(id, kind.n);
        size_t n = i == 0 ? num_digits(id) : 0;
        if (i == 0 && num_parse(span_head(id, n), 999999999, &booking))
            *number = (size_t)booking;
        return i ? id : n && n < id.n ? span_from(id, n + 1) : none;
    }
    return none;
}

static void add_line(struct calendar *c, struct lines *l, struct span line)
{
    l->v = arena_grow(c->a, l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n++] = line;
}

/* Imports an event that export wrote: it has the id of its guest. */
static int own_event(struct calendar *c, struct span id, struct span name, long covers)
{
    struct lines lines = {0};
    struct err e = ERR_INIT;
    const struct span texts[] = {c->e.description, c->e.remarks};
    lines_add(&lines, SPAN("name"), name, c->a);
    add_line(c, &lines, booked_line(c, covers, texts, sizeof texts / sizeof *texts));
    return matching_lines(&c->im->matching, c->e.lineno, id, &lines, &c->event, &e) < 0
               ? app_fail(c->im->app, &e)
               : 0;
}

static void say_utc(struct person *p, const struct ical_event *e, daytime_t then)
{
    person_say(p, "%02d:%02d UTC is taken as %02d:%02d here", then / 60, then % 60,
               e->time / 60, e->time % 60);
}

/*
 * Adds labelled lines ("Allergies: nuts") as facts. Returns the others; if `few`, only those that
 * signal an allergy or a diet: other properties of programs say nothing about a guest.
 */
static struct span add_labelled(struct calendar *c, struct person *p, struct span text,
                                bool few)
{
    struct arena scratch = ARENA_INIT;
    struct notes notes = {.labels = &c->im->labels, .rest = text, .a = &scratch};
    struct note_part part;
    struct buf rest = BUF_INIT;
    while (notes_next(&notes, &part)) {
        if (part.labelled) {
            person_add(p, &part.column, part.text);
        } else if (!few || alarm_kinds(part.text, ALARM_SAID) || limit_tells(part.text)) {
            buf_str(&rest, rest.n ? "\n" : "");
            buf_add(&rest, part.text);
        }
        if (!notes.listing)
            arena_reset(&scratch);
    }
    arena_release(&scratch);
    return buf_move(&rest, c->a);
}

static void add_value(struct person *p, int key, struct span heading, struct span value)
{
    person_add(p, &(struct column){.kind = COLUMN_KEY, .key = key, .heading = heading}, value);
}

/* Returns the name of the guest in an event. Call cut_covers first. */
static struct span guest_in(const struct ical_event *e)
{
    return e->attendees == 1 && e->who.n ? e->who : e->summary;
}

/* Makes the times of an event local. Returns the time before, or TIME_NONE if it was local. */
static daytime_t localize(struct ical_event *e)
{
    daytime_t then = e->utc ? e->time : TIME_NONE;
    if (then != TIME_NONE)
        os_local(&e->date, &e->time);
    if (e->was_utc && e->was_time != TIME_NONE)
        os_local(&e->was_date, &e->was_time);
    return then;
}

static int booking(struct calendar *c)
{
    struct ical_event *e = &c->e;
    struct person p;
    long covers = cut_covers(&e->summary);
    struct span name = guest_in(e);
    daytime_t then = localize(e);
    c->event = (struct person_event){.today = c->im->app->today,
                                     .changed = e->sequence > 0,
                                     .was_date = e->was_date,
                                     .was_time = e->was_time,
                                     .slots = &c->slots};
    struct span id = own_id(e->uid, &c->event.number);
    if (id.n)
        return own_event(c, id, e->summary, covers);
    import_begin(c->im, &p, e->lineno, &c->why);
    p.event = &c->event;
    if (then != TIME_NONE)
        say_utc(&p, e, then);
    if (e->read_as)
        person_say(&p, "not UTF-8: read as %s", e->read_as);
    add_value(&p, KEY_NAME, SPAN("SUMMARY"), name);
    if (e->attendees == 1)
        add_value(&p, KEY_EMAIL, SPAN("ATTENDEE"), e->mail);
    const struct span texts[] = {
        !span_eq(e->summary, name) ? e->summary : SPAN(""),
        add_labelled(c, &p, e->description, false), add_labelled(c, &p, e->remarks, false),
        add_labelled(c, &p, e->extras, true), e->attendees > 1 ? e->with : SPAN("")};
    add_line(c, &p.lines, booked_line(c, covers, texts, sizeof texts / sizeof *texts));
    return import_person(c->im, &p);
}

/* Returns the line of the event that replaces this one: of its UID, with a later SEQUENCE. */
static uint32_t replaced_by(const struct calendar *c)
{
    size_t i = c->e.was_date == DATE_NONE ? set_find(&c->uids, c->e.uid) : SET_NONE;
    return i != SET_NONE && c->latest[i].sequence > c->e.sequence ? c->latest[i].lineno : 0;
}

static int take_event(struct calendar *c)
{
    struct ical_event *e = &c->e;
    const char *why = NULL;
    uint32_t by = replaced_by(c);
    if (by)
        why = arena_fmt(c->a, "the event in line %u has its UID and a later SEQUENCE", by).p;
    else if (!e->closed)
        why = "no END:VEVENT: if the file is cut off, export it again";
    else if (e->yearly && span_ends(e->uid, SPAN("@journal")))
        return 0; /* a birthday of our own export: the cards have it */
    else if (e->date == DATE_NONE)
        why = "no DTSTART that can be read";
    else if (e->repeats)
        why = "an event that repeats is not a booking; import its days one by one";
    else if (!e->summary.n && !e->who.n)
        why = "no SUMMARY, so no guest";
    if (!why)
        return booking(c);
    matching_refuse(&c->im->matching, e->lineno, e->summary, span_str(why));
    return 0;
}

/* Notes which event of a UID has the latest SEQUENCE. */
static void note_uid(struct calendar *c, const struct ical_event *e)
{
    size_t i = set_find(&c->uids, e->uid);
    struct ical_latest latest = {e->sequence, e->lineno};
    if (!e->uid.n || e->was_date != DATE_NONE)
        return;
    if (i == SET_NONE) {
        c->latest = arena_grow(c->a, c->latest, c->uids.n, &c->latest_cap, sizeof *c->latest);
        set_add(&c->uids, arena_copy(c->a, e->uid), &i);
        c->latest[i] = latest;
    } else if (e->sequence > c->latest[i].sequence) {
        c->latest[i] = latest;
    }
}

/* Reads all events once, for what an event means beside the others. */
static void survey(struct calendar *c)
{
    struct arena scratch = ARENA_INIT;
    struct buf unfolded = BUF_INIT;
    struct ical_reader r = {.lines = {.rest = c->im->text, .line = &unfolded}};
    struct ical_event e;
    c->slots = c->uids = SET_INIT(c->a);
    for (; ical_next(&r, &e, &scratch); arena_reset(&scratch)) {
        localize(&e);
        cut_covers(&e.summary);
        note_uid(c, &e);
        if (!e.cancelled && e.date != DATE_NONE)
            set_add(&c->slots, person_slot(guest_in(&e), e.date, e.time, c->a), NULL);
    }
    ical_release(&r);
    buf_release(&unfolded);
    arena_release(&scratch);
}

int import_ics(struct import *im)
{
    struct calendar c = {.im = im, .a = &im->app->arena};
    struct buf unfolded = BUF_INIT;
    struct ical_reader r = {.lines = {.rest = im->text, .line = &unfolded}};
    int status = 0;
    survey(&c);
    while (ical_next(&r, &c.e, c.a))
        status = err_graver(status, take_event(&c));
    ical_release(&r);
    buf_release(&unfolded);
    buf_release(&c.why);
    return status;
}
