#ifndef SEARCH_MATCH_H
#define SEARCH_MATCH_H
/*
 * The search of `journal grep` and of every filter that looks at text. A pattern never changes
 * once it is compiled and may be shared; each worker has a matcher of its own. A line is
 * given, and comes back, without its LF. A CR before that comes back too, but nothing matches
 * it: `$` is before it, so a file of CRLF is searched as the same file of LF.
 *
 * Unless PATTERN_EXACT, the answer is that of folding each line (base/fold.h) and matching
 * the fold, but few lines are folded: those with bytes over 0x7F that may matter.
 */
#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

enum {
    PATTERN_FIXED = 1,  /* plain text, no regular expression (search/regex.h) */
    PATTERN_EXACT = 2,  /* bytes as they are, nothing folded */
    PATTERN_WORD = 4,   /* no letter, digit or underscore on either side of a match, even an
                           empty one; nothing else is asked of it, unlike in GNU grep */
    PATTERN_INVERT = 8, /* the lines that do not match */
};

struct pattern;
struct matcher;

/*
 * Compiles the patterns of `text`, one a line, any of which may match, into the arena. On an
 * error returns NULL with *e set (STATUS_USAGE) and *at the byte of `text` with the error.
 */
const struct pattern *pattern_compile(struct span text, unsigned flags, struct arena *a,
                                      struct err *e, size_t *at);

/* Makes a matcher with memory of its own, at most some 6 MiB, freed by matcher_free. */
struct matcher *matcher_new(const struct pattern *p);
void matcher_free(struct matcher *m);

/*
 * Returns whether pattern_next searches for a text that all matches contain, and so skips
 * lines.
 */
bool pattern_is_quick(const struct pattern *p);

bool pattern_matches(struct matcher *m, struct span line);

/*
 * Finds the first line that matches and begins at or after byte `from` of text, where a line
 * must begin. Returns false if there is none.
 */
bool pattern_next(struct matcher *m, struct span text, size_t from, struct span *line);

/*
 * Up to `max` matches within the line, given without CR too, leftmost first, then longest, not
 * overlapping; those of an empty text are left out, and inverted patterns have none. Bytes of
 * the line as it is, whole characters. Returns how many.
 */
struct hit {
    size_t from, to;
};
size_t pattern_hits(struct matcher *m, struct span line, struct hit *hits, size_t max);

#endif
