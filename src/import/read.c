#include "import/read.h"

#include "base/utf8.h"
#include "cli/message.h"
#include "cli/plan_input.h"
#include "formats/json.h"
#include "import/bookings.h"
#include "import/naming.h"

/* Finds the line of the culprit, and its number. */
static void locate(const struct import *im, struct diag *d)
{
    struct span rest = im->text, line;
    d->lineno = 0;
    while (span_line(&rest, &line)) {
        d->lineno++;
        if (d->culprit.p <= line.p + line.n)
            break;
    }
    d->line = line;
}

int import_fail(struct import *im, struct span culprit, const char *name, struct span message,
                struct span remedy)
{
    struct diag d = {.severity = DIAG_ERROR,
                     .path = im->name,
                     .culprit = culprit,
                     .name = name,
                     .message = message,
                     .remedy = remedy};
    if (culprit.p)
        locate(im, &d);
    app_diag(im->app, &d);
    return STATUS_FILE;
}

void import_begin(struct import *im, struct person *p, uint32_t lineno, struct buf *why)
{
    person_begin(p, lineno, &im->labels, im->order, why, &im->app->arena);
}

int import_person(struct import *im, struct person *p)
{
    struct err e = ERR_INIT;
    naming_finish(p);
    person_finish(p);
    bookings_finish(p);
    if (p->ambiguous.n && !im->ambiguous_lineno) {
        im->ambiguous_lineno = p->lineno;
        im->ambiguous = p->ambiguous;
        im->ambiguous_heading = arena_copy(&im->app->arena, p->ambiguous_heading);
    }
    return matching_person(&im->matching, p, &e) < 0 ? app_fail(im->app, &e) : 0;
}

static int ask_for_order(struct import *im)
{
    struct err e = ERR_INIT;
    struct span day = im->ambiguous, heading = im->ambiguous_heading;
    err_set(&e, STATUS_USAGE,
            "%.*s:%u: %.*s%s%.*s is ambiguous\nuse --dates dmy (day first) or --dates mdy "
            "(month first); nothing was written",
            SPAN_ARG(im->name), im->ambiguous_lineno, (int)(heading.n < 100 ? heading.n : 100),
            heading.p ? heading.p : "", heading.n ? " " : "", (int)(day.n < 40 ? day.n : 40),
            day.p);
    return app_fail(im->app, &e);
}

/* Returns the first line that is not blank. */
static struct span first_line(struct span text)
{
    struct span line = {NULL, 0};
    text = span_from(text, utf8_bom(text));
    while (span_line(&text, &line) && span_trim(line).n == 0)
        ;
    return span_trim(line);
}

static bool is_cards(struct span text)
{
    return span_is_nocase(first_line(text), "BEGIN:VCARD");
}

static bool is_calendar(struct span text)
{
    struct span line = first_line(text);
    return span_is_nocase(line, "BEGIN:VCALENDAR") || span_is_nocase(line, "BEGIN:VEVENT");
}

bool import_has_lines(struct span text)
{
    return is_cards(text) || is_calendar(text);
}

bool import_is_json(struct span text)
{
    return span_starts(first_line(text), SPAN("{"));
}

/*
 * Returns whether the text is one JSON value, an array or an object, that is not a line of
 * `journal export --json`.
 */
static bool is_foreign_json(struct span text)
{
    struct arena scratch = ARENA_INIT;
    struct json v;
    size_t at;
    text = span_trim(text);
    bool is = text.n && (text.p[0] == '[' || text.p[0] == '{') &&
              json_parse(text, &v, &scratch, &at) &&
              !(v.type == JSON_OBJECT && json_member(&v, "id") &&
                (json_member(&v, "text") || json_member(&v, "raw")));
    arena_release(&scratch);
    return is;
}

static int refuse_foreign_json(struct import *im)
{
    return import_fail(im, (struct span){NULL, 0}, "foreign-json",
                       SPAN("JSON of another program"),
                       SPAN("export it from that program as CSV, vCard or iCalendar; "
                            "nothing was written"));
}

/*
 * Reads the file in its format: { begins JSON, BEGIN:VCARD cards, BEGIN:VCALENDAR or
 * BEGIN:VEVENT a calendar; all else is a table.
 */
static int read_format(struct import *im)
{
    if (is_foreign_json(im->text))
        return refuse_foreign_json(im);
    if (import_is_json(im->text))
        return import_json(im);
    if (is_calendar(im->text))
        return import_ics(im);
    return is_cards(im->text) ? import_vcard(im) : import_csv(im);
}

/* Names of files that are not text, by their first bytes. */
static const struct {
    const char *start, *what;
} others[] = {
    {"PK\003\004", "a spreadsheet (xlsx, ods) or another zip archive"},
    {"\320\317\021\340", "an old spreadsheet (xls)"},
    {"%PDF", "a PDF"},
    {"\037\213", "compressed"},
    {"<", "HTML or XML"},
    {"{\\rtf", "RTF"},
};

static int refuse_others(struct import *im)
{
    struct span text = span_from(im->text, utf8_bom(im->text));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (span_starts(text, span_str(others[i].start)))
            return import_fail(im, (struct span){NULL, 0}, "not-text",
                               arena_fmt(&im->app->arena, "%s, not text", others[i].what),
                               SPAN("open it in its program and save the sheet as CSV (UTF-8); "
                                    "nothing was written"));
    return 0;
}

/* Returns the text with newlines for CR, with which old programs end a line. */
static struct span with_newlines(struct span text, struct arena *a)
{
    if (span_chr(text, '\n') != SPAN_NONE || span_chr(text, '\r') == SPAN_NONE)
        return text;
    char *p = arena_alloc(a, text.n, 1);
    for (size_t i = 0; i < text.n; i++)
        p[i] = text.p[i] == '\r' ? '\n' : text.p[i];
    return (struct span){p, text.n};
}

int import_read(struct import *im)
{
    int status = refuse_others(im);
    if (status == 0)
        status = import_decode(im);
    if (status)
        return status;
    im->text = with_newlines(im->text, &im->app->arena);
    size_t at = span_chr(im->text, '\0');
    if (at != SPAN_NONE)
        return import_fail(im, (struct span){im->text.p + at, 1}, "nul-byte",
                           SPAN("contains a NUL byte, so it is not text"),
                           SPAN("export it again as CSV, vCard or JSON; nothing was written"));
    im->text = span_from(im->text, utf8_bom(im->text));
    im->labels = (struct labels){&im->app->store.keys, app_lexicon(im->app)};
    status = read_format(im);
    return status == 0 && im->ambiguous_lineno ? ask_for_order(im) : status;
}
