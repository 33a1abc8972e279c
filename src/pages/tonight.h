#ifndef PAGES_TONIGHT_H
#define PAGES_TONIGHT_H
/*
 * The evening in a few lines: how many tables and covers, whose lines mention an allergy or a
 * diet, who was never asked, who comes for the first time, and what is due.
 */
#include "pages/brief.h"
#include "query/open.h"

extern const struct schema tonight_schema;

/* Prints the evening; `due` are the open items that are due or overdue. */
void tonight_emit(struct brief *b, const struct open_items *due, struct sink *out);

/* Returns what to type next, as lines of text. The brief's arena owns it. */
struct span tonight_hints(const struct brief *b);

#endif
