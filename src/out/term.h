#ifndef OUT_TERM_H
#define OUT_TERM_H
/* The terminal: whether to colour, how wide it is, and the pager in front of it. */
#include "base/err.h"
#include "base/span.h"

#include <sys/types.h>

enum term_color { TERM_COLOR_AUTO, TERM_COLOR_ALWAYS, TERM_COLOR_NEVER };

/* Parses the word after --color. Returns false if it is not auto, always or never. */
bool term_color_parse(struct span word, enum term_color *choice);

/*
 * Returns whether to use colour. Auto means on a terminal, unless TERM is "dumb" or unset, or
 * NO_COLOR is set and not empty (no-color.org). The option overrides the environment.
 */
bool term_color(int fd, enum term_color choice);

/*
 * Returns the columns of a terminal: COLUMNS (as in POSIX), its own size, or 80; 0 if fd is not
 * a terminal.
 */
size_t term_width(int fd);

/*
 * A program that shows output a page at a time. It comes from $PAGER alone, never from a file
 * of the journal; else it is "less -FRX" if there is a less; "cat" means none. LESS is set to
 * FRX for it unless the user has set it.
 */
struct term_pager {
    pid_t pid; /* 0: there is none */
};

/*
 * Starts it if fd is a terminal, and returns where to write: the pager's descriptor, which
 * out_close closes, or fd itself when there is no pager. -1 with *e set if it cannot start.
 */
int term_pager_start(struct term_pager *p, int fd, struct err *e);

/*
 * Waits until the reader is done, after out_close; -1 with *e set, also if the pager could not be
 * started. Without a pager 0 at once.
 */
int term_pager_wait(struct term_pager *p, struct err *e);

#endif
