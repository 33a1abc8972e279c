#ifndef PAGES_BRIEF_SHORT_H
#define PAGES_BRIEF_SHORT_H
/*
 * The page of a few lines a guest. brief_short.c prints a table, its guests and what must not
 * be missed; brief_profile.c the line of the booking and the profile; brief_menu.c the menu.
 */
#include "pages/brief_rows.h"

/* Prints a line of a guest, and releases the text. */
void brief_print_line(struct brief_page *p, const char *label, enum tone tone,
                      struct buf *text);

/* Appends " (3 years: ASK AGAIN)" if the fact must be asked again. */
void brief_add_again(struct brief_page *p, struct buf *b, const struct fact *f);

/* Appends a label and a text, after a dot if there is text before them. */
void brief_add_piece(struct brief_page *p, struct buf *b, struct span label, struct span text);

/* Prints what the booking and the profile say; `lead` is the booking of the table. */
void brief_print_profile(struct brief_page *p, const struct fact *lead);

/* Prints the findings of the menu against the guest. */
void brief_print_plan(struct brief_page *p);

#endif
