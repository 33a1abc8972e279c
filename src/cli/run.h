#ifndef CLI_RUN_H
#define CLI_RUN_H

/* Runs `journal ARGS`: parses the options, opens the journal and the output, and calls the
 * command. argv[0] is the program. Returns the exit status. */
int run_program(int argc, char **argv);

#endif
