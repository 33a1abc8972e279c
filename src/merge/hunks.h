#ifndef MERGE_HUNKS_H
#define MERGE_HUNKS_H
/*
 * A file with conflict markers, as merge_lines and git write them: text, and between the texts
 * hunks of which one side or both are to be kept.
 */
#include "base/arena.h"
#include "base/buf.h"

struct hunk {
    struct span before;       /* the text above the hunk */
    struct span ours, theirs; /* whole lines; empty where that side has none */
    size_t lineno;            /* of the first marker, from 1 */
    size_t end;               /* the line of the last marker */
    struct span whole;        /* the hunk with its markers */
};

struct hunks {
    struct hunk *v;
    size_t n;
    struct span after; /* the text below the last hunk */
};

/*
 * Parses src; a marker is 7 or more of its character. Markers that do not belong together are
 * text. Spans point into src.
 */
void hunks_parse(struct hunks *h, struct span src, struct arena *a);

/* Returns whether the line is a conflict marker. */
bool hunks_is_marker(struct span line);

enum hunk_choice { HUNK_KEPT, HUNK_OURS, HUNK_THEIRS, HUNK_BOTH, HUNK_EDITED };

/*
 * Appends the hunk's lines as chosen: of both, those that the two sides share once, and a second
 * `name:` as an `aka:`. A hunk that
 * is kept has its markers. `edited` is for HUNK_EDITED.
 */
void hunk_write(struct buf *out, const struct hunk *h, enum hunk_choice choice,
                struct span edited);

#endif
