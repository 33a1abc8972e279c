#include "cli/message.h"

#include "base/width.h"
#include "os/os.h"
#include "out/escape.h"

enum { STDERR = 2, SHOWN = 160 }; /* bytes of a long line shown round the culprit */

static void print_message(struct buf *b)
{
    struct err ignored = ERR_INIT; /* there is no other place to report it */
    os_write_fd(STDERR, "standard error", buf_span(b), &ignored);
    buf_release(b);
}

void message_print(struct span message)
{
    struct buf b = BUF_INIT;
    buf_str(&b, "journal: ");
    escape_text(&b, message, ESCAPE_PLAIN);
    buf_char(&b, '\n');
    print_message(&b);
}

void message_prompt(struct span question)
{
    struct buf b = BUF_INIT;
    escape_text(&b, question, ESCAPE_PLAIN);
    print_message(&b);
}

/* Returns the part of a long line that holds the culprit, cut where characters begin. */
static struct span window(struct span line, struct span culprit)
{
    size_t at = (size_t)(culprit.p - line.p), from = at > SHOWN / 2 ? at - SHOWN / 2 : 0;
    if (line.n <= SHOWN)
        return line;
    while (from < line.n && from < at && ((unsigned char)line.p[from] & 0xC0) == 0x80)
        from++;
    struct span part = span_head(span_from(line, from), SHOWN);
    while (part.n && from + part.n < line.n &&
           ((unsigned char)line.p[from + part.n] & 0xC0) == 0x80)
        part.n--;
    return part;
}

static void add_line(struct buf *b, const struct diag *d)
{
    struct span shown = span_trim(window(d->line, d->culprit));
    size_t before = d->culprit.p > shown.p ? (size_t)(d->culprit.p - shown.p) : 0;
    struct span culprit = span_head(d->culprit, shown.n - before);
    buf_fmt(b, "%5u | ", d->lineno);
    escape_value(b, shown, ESCAPE_PLAIN);
    buf_str(b, "\n      | ");
    size_t lead = escape_width(span_head(shown, before), ESCAPE_PLAIN);
    size_t carets = escape_width(culprit, ESCAPE_PLAIN);
    buf_fill(b, ' ', lead);
    buf_fill(b, '^', carets ? carets : 1);
    buf_char(b, '\n');
}

void message_format_diag(struct buf *b, const struct diag *d)
{
    escape_value(b, d->path, ESCAPE_PLAIN);
    if (d->lineno)
        buf_fmt(b, ":%u:%zu", d->lineno, diag_column(d));
    buf_str(b, d->severity == DIAG_ERROR ? ": error: " : ": warning: ");
    escape_value(b, d->message, ESCAPE_PLAIN);
    buf_str(b, " [");
    buf_str(b, d->name);
    buf_str(b, "]\n");
    if (d->line.n && d->culprit.n)
        add_line(b, d);
    if (d->remedy.n) {
        buf_str(b, "      = ");
        escape_value(b, d->remedy, ESCAPE_PLAIN);
        buf_char(b, '\n');
    }
}

void message_diag(const struct diag *d)
{
    struct buf b = BUF_INIT;
    buf_str(&b, "journal: ");
    message_format_diag(&b, d);
    print_message(&b);
}
