#ifndef CLI_APP_H
#define CLI_APP_H
/*
 * One run of the program: what the command line said, the journal, the output, and the gravest
 * status so far. Everything in it lives until main ends.
 */
#include "base/set.h"
#include "cli/command.h"
#include "food/book.h"
#include "food/lexicon.h"
#include "out/out.h"
#include "out/term.h"
#include "store/copies.h"
#include "store/resolve.h"
#include "store/store.h"

struct app {
    const struct command *cmd;
    struct arena arena;
    struct buf dishes; /* the text of the dish book; see app_book_open */
    struct store store;
    struct out out;
    struct sink *sink;
    struct term_pager pager;
    struct codes *codes;           /* of menus: journal.conf's, then the menu's own */
    const struct lexicon *lexicon; /* app_lexicon's; NULL until it is asked for */

    const char *opt[CMD_OPTIONS]; /* by place in cmd->options; "" for one without argument */
    char **args;                  /* the operands */
    int args_n;

    const char *dir, *today_word, *color_word; /* -C, --today, --color */
    enum out_format format;
    enum term_color color;
    bool no_pager;
    bool in_text; /* the error is in a fact or a file: do not print the usage line */
    size_t jobs;  /* -j; 0: as store/scan.h says */
    size_t width; /* --width; 0: the terminal's */

    date_t today;
    daytime_t now;
    int status;
    struct set reported; /* ids of files that could not be read, paths of copies: once each */
    struct copies_in copies; /* in the directory of the last guest */
    bool texts_told;         /* copies of dishes.txt and the like were named on stderr */
    bool strays_told;        /* files that no command reads were named on stderr */
    bool saved;    /* a file has changed: what fails from now on is STATUS_AFTER, not _SYSTEM */
    bool recorded; /* so has all that write_entries was given: any failure is STATUS_AFTER */
};

/* The functions below print to stderr, escaped, raise app->status and return it. */
int app_fail(struct app *app, const struct err *e);
int app_usage(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints a hint about a result that is not printed, if stdout and stderr are terminals. */
void app_hint(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Errors raise the status to STATUS_FILE; warnings do not. */
void app_diag(struct app *app, const struct diag *d);

/* Prints file:line:column, the line, carets under the culprit, and the remedy. */
void app_problem(struct app *app, struct span path, const struct fact *f);

#endif
