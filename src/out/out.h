#ifndef OUT_OUT_H
#define OUT_OUT_H
/*
 * The printers: rows come in through a sink, bytes go out to a descriptor.
 *
 * text   the row's layout (base/row.h). A layout of which nothing was printed, because all its
 *        groups were left out, prints no line. Spaces at the end of a line are left out, but
 *        those of a value stay.
 * tsv    a header line, then a line a row; \t \n \r \\ are escaped.
 * csv    RFC 4180: CRLF, quotes where needed. A text that a spreadsheet would run (it begins
 *        with = + - @ TAB or CR) gets a ' before it; OUT_CSV_RAW leaves it alone.
 * json   an object a line. A text that is not UTF-8 gets U+FFFD for each bad byte, and the
 *        object ends with "raw": {"field": "base64"} (an array of them for a list).
 * html   one page: a row is a block of the lines of its layout, and has each value as an
 *        attribute data-FIELD too. No script, no other file.
 * rec    GNU recutils: a record a row, after a descriptor of the fields' types.
 *
 * If rows of another schema follow, tsv and csv print an empty line and its header: no row is
 * dropped or put under the wrong heading, and a reader of one table meets a line that is none.
 *
 * On a terminal every format shows what could harm it as escapes (out/escape.h).
 * The first error is kept, output after it is dropped, and flush and close report it.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/row.h"
#include "base/span.h"
#include "text/phrase.h"

enum out_format { OUT_TEXT, OUT_TSV, OUT_JSON, OUT_CSV, OUT_CSV_RAW, OUT_REC, OUT_HTML };

struct out_options {
    enum out_format format;
    bool color;
    bool terminal;     /* a person reads, though maybe through a pager: escapes */
    size_t width;      /* columns at which {name~} wraps; 0 = never */
    bool ascii;        /* bars of ASCII, not of Unicode's blocks */
    const char *title; /* of an HTML page */
    enum language language;
};

struct layout;

enum html_part { HTML_NOTHING, HTML_EMPTY, HTML_BODY, HTML_PRE };

struct out {
    struct sink sink; /* first: the sink is the out */
    struct out_options options;
    int fd;
    bool live; /* the descriptor itself is a terminal: written after each row */
    struct err err;
    struct buf buf;              /* not yet written */
    struct buf scratch;          /* one value while it is formatted */
    const struct schema *schema; /* whose header was printed last */
    enum html_part html;         /* what of an HTML page is open */
    struct arena layouts_arena;
    struct layout *layouts; /* compiled so far, the last used first */
};

/* Returns whether people read the output: text and HTML, in which lines may be joined. */
bool out_for_people(const struct out *o);

/* Takes the descriptor; out_close closes it. `o` must not move while its sink is in use. */
void out_open(struct out *o, int fd, struct out_options options);
struct sink *out_sink(struct out *o);

/* Says which rows will come, so that a table without rows still has its header. */
void out_begin(struct out *o, const struct schema *schema);

/* Prints whole lines that are not rows: unchanged into a pipe, escaped on a terminal. */
void out_text(struct out *o, struct span s);
void out_printf(struct out *o, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Returns 0, or -1 with *e set; its text is empty if the reader closed the pipe (EPIPE). */
int out_flush(struct out *o, struct err *e);

/* Flushes, closes the descriptor with a check, and releases all memory even on failure. */
int out_close(struct out *o, struct err *e);

#endif
