#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H
/*
 * A command is a value at the top of its own file: name, synopsis, options, what it needs,
 * and a run() that reads like the sentence in the manual. The dispatcher (cli/run.h) parses the
 * options, opens the journal and the output before run() and closes them after it.
 */
#include <stddef.h>

struct app;

struct option {
    char letter;      /* 0: only the long form */
    const char *name; /* without the dashes */
    const char *arg;  /* what --help calls its argument; NULL: it takes none. "KEY[,KEY]": given
                         twice, both hold, with that sign between them; else the last does.
                         "[=WORD]": it may be left out */
    const char *help; /* a few words */
};

enum {
    NEEDS_JOURNAL = 1, /* store_open before run() */
    PAGES = 2,         /* goes through $PAGER on a terminal */
    FORMATS = 4,       /* has --text --tsv --json */
    TABLE = 8,         /* and --csv */
    RAW_ARGS = 16,     /* no option of its own: what follows is handed on */
    WRITES = 32,       /* saves files: output that fails then is STATUS_AFTER, not _SYSTEM */
    WHOLE_HOUSE = 64,  /* answers from all guests, so it names files that no command reads */
    SPEAKS = 128,      /* its page for people is in the language of the house */
};

enum { CMD_OPTIONS = 20 };

struct command {
    const char *name, *synopsis, *summary;
    const char *example; /* arguments, without "journal NAME"; NULL: none */
    const char *page;    /* the command whose manual page describes it; NULL: its own page */
    const struct option *options; /* at most CMD_OPTIONS; ended by one without a name */
    unsigned needs;
    int (*run)(struct app *app); /* returns an exit status; app->status may be graver */
};

/* Every command, in the order of `journal help`; ended by NULL. Defined in cmd/commands.c. */
extern const struct command *const commands[];

/* The command that `journal` runs without a word; it is not one of those. */
extern const struct command *const command_bare;

const struct command *command_find(const char *name);

/* Returns the command whose name is nearest to an unknown word, or NULL. */
const struct command *command_near(const char *name);

#endif
