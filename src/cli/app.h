#ifndef CLI_APP_H
#define CLI_APP_H
/*
 * One run of the program: what the command line said, the journal, the output, and the gravest
 * status so far. Everything in it lives until main ends.
 */
#include "food/book.h"
#include "cli/command.h"
#include "out/out.h"
#include "out/term.h"
#include "store/name.h"
#include "store/store.h"

struct app {
    const struct command *cmd;
    struct arena arena;
    struct store store;
    struct out out;
    struct sink *sink;
    struct term_pager pager;

    const char *opt[CMD_OPTIONS]; /* by place in cmd->options; "" for one without argument */
    char **args;                  /* the operands */
    int args_n;

    const char *dir, *today_word, *color_word; /* -C, --today, --color */
    enum out_format format;
    enum term_color color;
    bool no_pager;
    size_t jobs;  /* -j; 0: as store/scan.h says */
    size_t width; /* --width of commands that have it; 0: the terminal's */

    date_t today;
    daytime_t now;
    int status;
    bool saved; /* a file has changed: what fails from now on is STATUS_AFTER, not _SYSTEM */
};

/* Runs `journal ARGS`: argv[0] is the program. Returns the exit status. */
int app_main(int argc, char **argv);

/* `word` is the n-th operand as a span; the operand must exist. */
struct span app_arg(const struct app *app, int n);

/* The option at that place of cmd->options: given or not, and its argument. */
bool app_has(const struct app *app, int option);
struct span app_opt(const struct app *app, int option);

/* Everything below prints to stderr, escaped, and raises app->status; each returns that status.
 */
int app_fail(struct app *app, const struct err *e);
int app_usage(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A hint for somebody who would see nothing: only where stdout and stderr are terminals. */
void app_hint(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Errors raise the status to STATUS_FILE; warnings do not. */
void app_diag(struct app *app, const struct diag *d);

/* file:line:column, the line, carets under the culprit, the remedy. */
void app_oddity(struct app *app, struct span path, const struct fact *f);

/* A GUEST argument: 0 and *id, or a status that was printed, with the candidates. */
int app_guest(struct app *app, struct span text, struct span *id);

/* GUEST,GUEST: 0 and the ids in the order named, each once. All that are wrong are reported. */
struct party {
    struct span *ids;
    size_t n;
};
int app_party(struct app *app, struct span text, struct party *p);

/* Loads a guest that was resolved; a file that cannot be read is reported. */
int app_load(struct app *app, struct span id, struct guest *g);

/* The dish book; empty when there is none or it cannot be read, which is reported. */
void app_book(struct app *app, struct book *book);

/*
 * A DATE argument: YYYY-MM-DD, today, yesterday, tomorrow, +N, -N, or mon…sun: the coming
 * one where `coming`, else the most recent; today is both. DATE_NONE when it is none of these.
 */
date_t app_date(const struct app *app, struct span word, bool coming);

/* The same for an option; prints and raises the status when it is no date. `none` if not given.
 */
date_t app_opt_date(struct app *app, int option, bool coming, date_t none);

/* "not a date: WORD", and what is one; option as its long name, or NULL for an operand. */
int app_no_date(struct app *app, const char *option, const char *word);

/* A number from 0 to max for an option; `none` if not given; -1 and a message if it is no
 * number. */
long app_opt_number(struct app *app, int option, long max, long none);

/*
 * KEY[,KEY] or CLASS of an option: which keys are wanted, by id; NULL if it is not given. 0, or
 * a status when a word is neither.
 */
int app_opt_keys(struct app *app, int option, const bool **wanted);

/* True when stdin and stdout are a terminal and somebody can be handed an editor. */
bool app_has_person(void);

#endif
