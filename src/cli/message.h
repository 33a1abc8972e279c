#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H
/* Messages on standard error: always escaped, and never a reason to fail. */
#include "base/buf.h"
#include "base/diag.h"

/* Prints one message with "journal: " before it and a newline after it. */
void message_print(struct span message);

/* Prints a question without "journal: " and newline. */
void message_prompt(struct span question);

/*
 *   journal: guests/x.txt:12:1: error: impossible date [bad-date]
 *      12 | 2024-02-30 dish: cod
 *         | ^^^^^^^^^^
 *         = write a real day as YYYY-MM-DD
 */
void message_diag(const struct diag *d);

/* Appends the same without "journal: ", for check. */
void message_format_diag(struct buf *b, const struct diag *d);

#endif
