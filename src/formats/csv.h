#ifndef FORMATS_CSV_H
#define FORMATS_CSV_H
/*
 * CSV by RFC 4180 and as other programs write it: any separator, lines ended by CRLF, LF or CR,
 * quoted fields that contain separators, newlines and doubled quotes, a quote inside an
 * unquoted field (an ordinary character). Every text is a list of records: an error is a field
 * of its record.
 */
#include "base/arena.h"

#include <stdint.h>

enum csv_problem {
    CSV_FINE,
    CSV_UNCLOSED, /* the text ends inside quotes: this record may be all that followed */
    CSV_TAIL,     /* text after a closing quote; it is kept as part of the field */
};

struct csv_record {
    struct span *v; /* the fields without their quotes: in the text, or in the arena */
    size_t n;       /* at least 1; an empty line is one empty field */
    uint32_t lineno, last_lineno; /* of its first and last line, from 1 */
    enum csv_problem problem;
    struct span culprit; /* the byte of the text where that begins */
};

struct csv {
    struct span rest;
    char separator;
    uint32_t lineno; /* of the line before rest: 0 at the start */
};

/*
 * Reads the next record; returns false at the end. The arena owns its array, and the fields
 * that had doubled quotes.
 */
bool csv_next(struct csv *c, struct csv_record *r, struct arena *a);

#endif
