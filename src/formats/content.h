#ifndef FORMATS_CONTENT_H
#define FORMATS_CONTENT_H
/*
 * The content lines that vCard (RFC 6350, 3.2) and iCalendar (RFC 5545, 3.1) share:
 * `NAME;PARAMETER=x:value`, CRLF, folded: what is over 75 bytes goes on in the next line after
 * a space. Reading is total; it takes LF or CR CR LF for CRLF, a tab for the space, a byte
 * order mark at the start of any line, and the soft breaks of quoted-printable values. A line
 * may be folded inside a character, so bytes are joined before anything decodes them.
 */
#include "base/buf.h"
#include "base/span.h"

#include <stdint.h>

/* Appends the line, folded where characters begin. `name` may have parameters. */
void content_line(struct buf *b, const char *name, struct span value);

/*
 * Appends text as a value: \ , ; and newlines escaped; other control characters are spaces, for
 * no value may hold one; bytes that are not UTF-8 are U+FFFD.
 */
void content_escape(struct buf *b, struct span text);

/* Appends the line with its value escaped. */
void content_text(struct buf *b, const char *name, struct span text);

struct content {
    struct span group;  /* "item1" of item1.TEL; else empty */
    struct span name;   /* in the case it came in */
    struct span params; /* between the name and the colon, without the first ";" */
    struct span value;  /* as written, still escaped */
    uint32_t lineno;    /* where it begins, from 1 */
    bool problem;       /* no colon: it is all in value */
};

struct content_reader {
    struct span rest;
    uint32_t lineno;  /* of the line before rest */
    struct buf *line; /* the last line, unfolded: cleared by each content_next */
    bool keep_spaces; /* vCard 2.1: a line is folded before a space, which stays */
};

/*
 * Reads the next line that is not blank, valid until the next call. Returns false at the end.
 */
bool content_next(struct content_reader *r, struct content *c);

/*
 * Finds the next parameter from *rest on: its name, in TYPE=home,work;PREF=1 "TYPE", and its
 * value, "home,work". A bare word, as old programs write it, is a TYPE.
 */
bool content_param(struct span *rest, struct span *name, struct span *value);

/* Appends the text without its escapes: \n is a newline, \X is X. */
void content_unescape(struct buf *b, struct span value);

/* Takes the part before the next `sep` that is not escaped off the front of *rest. */
bool content_cut(struct span *rest, char sep, struct span *part);

#endif
