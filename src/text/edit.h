#ifndef TEXT_EDIT_H
#define TEXT_EDIT_H
/*
 * Changes to a file's bytes, a line at a time. Bytes that no edit names stay as they are;
 * a new line takes the line ending of its neighbour.
 */
#include "base/buf.h"
#include "text/guest.h"

/*
 * Checks text that is to become a fact's: no newline, NUL or other control character (a tab is
 * a space), valid UTF-8. Returns NULL, or what is wrong in a few words.
 */
const char *edit_refuses(struct span text);

/*
 * Appends to *out the file `src` with `line` (a fact in canonical form, no LF) put in: a dated
 * one after the last line whose date and time are not later, an undated one after the last
 * undated one. An empty src gives a file of that one line.
 */
void edit_insert(struct buf *out, struct span src, struct span line, const struct keys *keys);

/*
 * Appends `src` with n lines put in, each where edit_insert would put it if they came one by
 * one. Lines that are not facts go to the end, in their order.
 */
void edit_insert_all(struct buf *out, struct span src, const struct span *lines, size_t n,
                     const struct keys *keys);

/*
 * Appends `src` with each line of `more` that it lacks put in, blank ones excepted: a fact, and
 * the comments above it, before the first fact of `src` that is later. The lines of each keep
 * their order.
 */
void edit_weave(struct buf *out, struct span src, struct span more, const struct keys *keys,
                struct arena *a);

/* A line of a file, and the one to replace it; an empty one takes it out. */
struct edit_line {
    struct span old, now;
};

/* Appends `src` with n of its lines, in their order, replaced or taken out. */
void edit_replace_all(struct buf *out, struct span src, const struct edit_line *v, size_t n);

/* Appends `src` with the given line (a fact's `line`, pointing into src) replaced, or taken
 * out. */
void edit_replace(struct buf *out, struct span src, struct span old, struct span line);
void edit_remove(struct buf *out, struct span src, struct span old);

/*
 * Which mentions turn into which: all of `from`, also where the text runs on after it in a
 * script without spaces, if `means` says that the longer id is this guest and no other.
 */
struct edit_mention {
    struct span from, to;
    bool (*means)(void *ctx, struct span id);
    void *ctx;
};

/*
 * Appends `src` with those mentions changed in any line but an identity fact's. Returns how
 * many there were. In a menu (keys NULL) every line is looked at.
 */
size_t edit_mentions(struct buf *out, struct span src, const struct edit_mention *m,
                     const struct keys *keys);

#endif
