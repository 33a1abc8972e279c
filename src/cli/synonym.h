#ifndef CLI_SYNONYM_H
#define CLI_SYNONYM_H
/*
 * Words that people type for a command: `ls` for list. A word for a command that only reads runs
 * it; for one that writes the command is named and nothing is done.
 */
#include "cli/command.h"

#include <stdbool.h>

struct synonym {
    const char *words; /* separated by | */
    const char *command; /* the one that is run, or "version" */
    const char *say;     /* instead of running it: which commands can be meant */
    bool is_operand;     /* the word is the first argument too: `journal tomorrow` */
};

/* Returns the synonym, or NULL. ASCII letters are equal in either case. */
const struct synonym *synonym_find(const char *word);

#endif
