#ifndef OUT_PRINTER_H
#define OUT_PRINTER_H
/* Inside out/: one printer a format. Each appends one row to o->buf. */
#include "out/escape.h"
#include "out/out.h"

void print_text(struct out *o, const struct row *r);
void print_tsv(struct out *o, const struct row *r);
void print_json(struct out *o, const struct row *r);
void print_csv(struct out *o, const struct row *r);
void print_rec(struct out *o, const struct row *r);
void print_html(struct out *o, const struct row *r);

/* Prints the header of a schema, if it is not the last one. */
void header_tsv(struct out *o, const struct schema *schema);
void header_csv(struct out *o, const struct schema *schema);
void header_rec(struct out *o, const struct schema *schema);

/* Returns the value as people read it, empty when unset; valid until the next call. */
struct span out_value(struct out *o, const struct row *r, size_t field);

enum escape out_escape(const struct out *o);

/*
 * An HTML page around what the layouts print: no script, no other file, every value escaped and
 * isolated, so that no name can change the page or turn the text around it.
 */

/* Opens the page, unless it is open. */
void html_begin(struct out *o);

/* Appends text that is no row: whole lines, shown as they are. */
void html_text(struct out *o, struct span s);

/* Opens the block of a row: its tone is the class, its values are attributes. */
void html_row(struct out *o, const struct row *r);
void html_row_end(struct out *o);

/* Opens a line of a block, indented by so many columns; closes it. */
void html_line(struct out *o, size_t indent);
void html_line_end(struct out *o);

/* Append text of the layout, and a value with its style. `strong`: highlighted. */
void html_add(struct buf *b, struct span s);
void html_value(struct out *o, struct span s, enum field_style style, bool strong);

/* Appends a bar that fills `eighths` of 8 * columns. */
void html_bar(struct out *o, size_t eighths, size_t columns);

void html_end(struct out *o);

#endif
