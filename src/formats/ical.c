#include "formats/ical.h"

#include "base/num.h"
#include "base/utf8.h"
#include "formats/mime.h"

/* ---- values ---- */

/* Returns whether a value is quoted-printable, as in vCalendar 1.0. */
static bool is_quoted(struct span params)
{
    struct span name, value;
    while (content_param(&params, &name, &value))
        if (span_is_nocase(value, "QUOTED-PRINTABLE"))
            return true;
    return false;
}

/* Returns the value in UTF-8, in a buffer of r or in the line. */
static struct span decoded(struct ical_reader *r, struct ical_event *e,
                           const struct content *line)
{
    struct span value = line->value;
    buf_clear(&r->quoted);
    buf_clear(&r->text);
    if (is_quoted(line->params)) {
        quoted_decode(&r->quoted, value);
        value = buf_span(&r->quoted);
    }
    if (utf8_valid(value))
        return value;
    e->read_as = "WINDOWS-1252";
    charset_decode(&r->text, value, span_str(e->read_as));
    return buf_span(&r->text);
}

/* Returns the text without its escapes, in the arena. */
static struct span unescaped(struct span value, struct arena *a)
{
    struct buf b = BUF_INIT;
    content_unescape(&b, value);
    return span_trim(buf_move(&b, a));
}

/* Reads 20261127 and 20261127T190000, with a Z for UTC. */
static void read_moment(struct span s, date_t *date, daytime_t *time, bool *utc)
{
    long day = 0, hour = 0;
    struct span clock = span_from(s, 9);
    *utc = s.n && (s.p[s.n - 1] == 'Z' || s.p[s.n - 1] == 'z');
    *time = TIME_NONE;
    *date = DATE_NONE;
    if (num_digits(s) != 8 || !num_parse(span_head(s, 8), 99999999, &day))
        return;
    if (s.n > 8) {
        if ((s.p[8] != 'T' && s.p[8] != 't') || num_digits(clock) < 4 ||
            !num_parse(span_head(clock, 4), 2359, &hour) || hour % 100 > 59)
            return;
        *time = (daytime_t)(hour / 100 * 60 + hour % 100);
    }
    *date = date_make((int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100));
}

/* Appends a line to one of the event's texts. */
static void add_line(struct buf *text, struct span value)
{
    if (value.n && text->n)
        buf_char(text, '\n');
    buf_add(text, value);
}

static void take_attendee(struct ical_reader *r, struct ical_event *e,
                          const struct content *line, struct arena *a)
{
    struct span params = line->params, name, value;
    e->attendees++;
    e->who = e->mail = SPAN("");
    while (content_param(&params, &name, &value))
        if (span_is_nocase(name, "CN") && utf8_valid(value))
            e->who = unescaped(value, a);
    if (span_is_nocase(span_head(line->value, 7), "mailto:") && utf8_valid(line->value))
        e->mail = arena_copy(a, span_from(line->value, 7));
    add_line(&r->with, e->who.n ? e->who : e->mail);
}

static bool is_remark(struct span name)
{
    return span_is_nocase(name, "LOCATION") || span_is_nocase(name, "COMMENT") ||
           span_is_nocase(name, "CONTACT");
}

/* Returns whether a property may tell of an allergy, but most often tells nothing of a guest. */
static bool is_extra(struct span name)
{
    return span_is_nocase(span_head(name, 2), "X-") || span_is_nocase(name, "CATEGORIES") ||
           span_is_nocase(name, "RESOURCES");
}

/* Appends "NAME: value" of such a property, without "X-". */
static void add_extra(struct ical_reader *r, struct span name, struct span value)
{
    if (span_is_nocase(span_head(name, 2), "X-"))
        name = span_from(name, 2);
    if (!name.n || !value.n)
        return;
    add_line(&r->extras, name);
    buf_str(&r->extras, ": ");
    buf_add(&r->extras, value);
}

static bool is_moment(struct span name)
{
    return span_is_nocase(name, "DTSTART") || span_is_nocase(name, "RECURRENCE-ID");
}

static void take_moment(struct ical_event *e, struct span name, struct span value)
{
    if (span_is_nocase(name, "DTSTART"))
        read_moment(value, &e->date, &e->time, &e->utc);
    else
        read_moment(value, &e->was_date, &e->was_time, &e->was_utc);
}

static void take_property(struct ical_reader *r, struct ical_event *e,
                          const struct content *line, struct arena *a)
{
    struct span value = span_trim(line->value);
    if (span_is_nocase(line->name, "UID"))
        e->uid = unescaped(decoded(r, e, line), a);
    else if (span_is_nocase(line->name, "SUMMARY"))
        e->summary = unescaped(decoded(r, e, line), a);
    else if (span_is_nocase(line->name, "DESCRIPTION"))
        e->description = unescaped(decoded(r, e, line), a);
    else if (span_is_nocase(line->name, "STATUS"))
        e->cancelled |= span_is_nocase(value, "CANCELLED");
    else if (is_moment(line->name))
        take_moment(e, line->name, value);
    else if (span_is_nocase(line->name, "SEQUENCE"))
        num_parse(value, 999999999, &e->sequence);
    else if (span_is_nocase(line->name, "ATTENDEE"))
        take_attendee(r, e, line, a);
    else if (is_remark(line->name))
        add_line(&r->remarks, unescaped(decoded(r, e, line), a));
    else if (is_extra(line->name))
        add_extra(r, line->name, unescaped(decoded(r, e, line), a));
    else if (span_is_nocase(line->name, "RRULE") || span_is_nocase(line->name, "RDATE")) {
        e->repeats = true;
        e->yearly = span_starts(value, SPAN("FREQ=YEARLY"));
    }
}

/* ---- events ---- */

static bool is_line(const struct content *line, const char *name, const char *component)
{
    return !line->problem && span_is_nocase(line->name, name) &&
           (!component || span_is_nocase(span_trim(line->value), component));
}

static bool find_begin(struct ical_reader *r, struct ical_event *e)
{
    struct content line;
    e->lineno = r->begun;
    r->begun = 0;
    while (!e->lineno && content_next(&r->lines, &line))
        if (is_line(&line, "BEGIN", "VEVENT"))
            e->lineno = line.lineno;
        else if (is_line(&line, "BEGIN", "VCALENDAR"))
            r->cancels = false;
        else if (is_line(&line, "METHOD", NULL))
            r->cancels = span_is_nocase(span_trim(line.value), "CANCEL");
    e->cancelled = r->cancels;
    return e->lineno > 0;
}

void ical_release(struct ical_reader *r)
{
    buf_release(&r->quoted);
    buf_release(&r->text);
    buf_release(&r->with);
    buf_release(&r->remarks);
    buf_release(&r->extras);
}

bool ical_next(struct ical_reader *r, struct ical_event *e, struct arena *a)
{
    struct content line;
    unsigned inner = 0; /* components inside the event, as VALARM: their lines are not its own */
    *e = (struct ical_event){.date = DATE_NONE,
                              .time = TIME_NONE,
                              .was_date = DATE_NONE,
                              .was_time = TIME_NONE};
    if (!find_begin(r, e))
        return false;
    buf_clear(&r->with);
    buf_clear(&r->remarks);
    buf_clear(&r->extras);
    while (!e->closed && !r->begun && content_next(&r->lines, &line)) {
        if (is_line(&line, "END", "VEVENT"))
            e->closed = true;
        else if (is_line(&line, "BEGIN", "VEVENT"))
            r->begun = line.lineno;
        else if (is_line(&line, "BEGIN", NULL))
            inner++;
        else if (is_line(&line, "END", NULL))
            inner -= inner > 0;
        else if (!inner && !line.problem)
            take_property(r, e, &line, a);
        else if (is_line(&line, "DESCRIPTION", NULL))
            add_extra(r, SPAN("REMINDER"), unescaped(decoded(r, e, &line), a));
    }
    e->with = arena_copy(a, buf_span(&r->with));
    e->remarks = arena_copy(a, buf_span(&r->remarks));
    e->extras = arena_copy(a, buf_span(&r->extras));
    return true;
}
