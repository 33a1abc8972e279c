#ifndef CLI_SHELL_LINE_H
#define CLI_SHELL_LINE_H
/*
 * A shell's command line up to the cursor, for completion. Nothing in it is expanded or run.
 */
#include "base/arena.h"
#include "base/buf.h"

enum shell { SHELL_PLAIN, SHELL_BASH, SHELL_FISH };

struct shell_line {
    char **words; /* without quotes; the last is the one at the cursor, perhaps empty */
    size_t n, cap;
    char quote;        /* the quote that is open at the cursor, or 0 */
    bool redirected;   /* the last word is a file, after < or > */
    struct span fixed; /* what the last word has before the part that the shell replaces */
};

/*
 * Parses the last simple command of the line, with its name. `replaced` is the end of the line
 * that the shell replaces by a completion, as typed.
 */
void shell_line_parse(struct shell_line *l, enum shell shell, struct span line,
                      struct span replaced, struct arena *a);

/* Appends text as the shell must find it: within that quote, or quoted by backslashes. */
void shell_line_quote(struct buf *b, struct span text, char quote);

#endif
