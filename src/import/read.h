#ifndef IMPORT_READ_H
#define IMPORT_READ_H
/* The readers of import: a file of another program, record by record, into a struct matching.
 */
#include "cli/app.h"
#include "import/match.h"

struct import {
    struct app *app;
    struct span name; /* of the file, for messages */
    struct span text; /* UTF-8 without a byte order mark */
    enum day_order order;
    const char *encoding;    /* of --encoding; or NULL */
    const char *const *maps; /* HEADING=KEY */
    size_t maps_n;
    struct labels labels;
    struct matching matching;
    struct buf decoded;        /* the text, where the file has another encoding */
    struct arena headings;     /* of a table, which messages name to the end */
    uint32_t ambiguous_lineno; /* the first day that could be two; 0: none */
    struct span ambiguous, ambiguous_heading;
};

/*
 * Reads the whole file, in any of the formats. Returns 0, or a status, which was printed, if
 * the file cannot be imported as a whole; then nothing of it may be written.
 */
int import_read(struct import *im);

/*
 * Prints a message about a place in the file and returns the status. `culprit` points into
 * im->text.
 */
int import_fail(struct import *im, struct span culprit, const char *name, struct span message,
                struct span remedy);

/* Returns whether a text is cards or a calendar, whose lines may be folded inside a character.
 */
bool import_has_lines(struct span text);

/* Returns whether a text is JSON, by its first character. */
bool import_is_json(struct span text);

/*
 * Makes im->text UTF-8, in im->decoded, and notes what it was read as. Returns 0, or a status,
 * which was printed, if the encoding is not known or bytes are not of it.
 */
int import_decode(struct import *im);

/*
 * Appends the text of a card in UTF-8 and returns true, if its CHARSET is one that programs
 * write, the C library knows it, and all bytes are of it.
 */
bool import_charset(struct buf *b, struct span text, struct span charset);

/* Read one format each. */
int import_csv(struct import *im);
int import_vcard(struct import *im);
int import_json(struct import *im);
int import_ics(struct import *im);

/* Begins a record at that line. */
void import_begin(struct import *im, struct person *p, uint32_t lineno, struct buf *why);

/* Ends a record. */
int import_person(struct import *im, struct person *p);

#endif
