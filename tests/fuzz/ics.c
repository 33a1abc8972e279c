/*
 * Calendars: any text is events, whose texts are UTF-8; and a text that is written into an event
 * comes back.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "formats/ical.h"
#include "text/edit.h"

static void check_event(const struct ical_event *e)
{
    MUST(utf8_valid(e->uid) && utf8_valid(e->summary) && utf8_valid(e->description));
    MUST(utf8_valid(e->who) && utf8_valid(e->mail));
    MUST(utf8_valid(e->with) && utf8_valid(e->remarks) && utf8_valid(e->extras));
    MUST(e->time == TIME_NONE || e->time < 24 * 60);
    MUST(e->attendees || (!e->who.n && !e->mail.n));
    MUST(e->repeats || !e->yearly);
}

static void check_any(struct span s)
{
    struct buf line = BUF_INIT;
    struct ical_reader r = {.lines = {.rest = s, .line = &line}};
    struct ical_event e;
    uint32_t last = 0;
    while (ical_next(&r, &e, &fuzz_arena)) {
        MUST(e.lineno > last);
        MUST(e.closed || r.begun || !r.lines.rest.n);
        last = e.lineno;
        check_event(&e);
    }
    buf_release(&line);
    ical_release(&r);
}

static void check_round(struct span s)
{
    struct buf b = BUF_INIT, line = BUF_INIT;
    struct ical_event e;
    content_line(&b, "BEGIN", SPAN("VEVENT"));
    content_line(&b, "DTSTART", SPAN("20261127T190000"));
    content_text(&b, "SUMMARY", s);
    content_line(&b, "END", SPAN("VEVENT"));
    struct ical_reader r = {.lines = {.rest = fuzz_keep(&b), .line = &line}};
    MUST(ical_next(&r, &e, &fuzz_arena) && e.closed && e.time == 19 * 60);
    MUST_EQ(e.summary, span_trim(s));
    MUST(!ical_next(&r, &e, &fuzz_arena));
    buf_release(&line);
    ical_release(&r);
}

void fuzz_one(struct span input)
{
    check_any(input);
    if (input.n && !edit_refuses(input) && span_chr(input, '\t') == SPAN_NONE)
        check_round(input);
}
