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

/* The header of a schema, when it is another than the last. */
void header_tsv(struct out *o, const struct schema *schema);
void header_csv(struct out *o, const struct schema *schema);
void header_rec(struct out *o, const struct schema *schema);

/* The value as people read it, empty when unset; valid until the next call. */
struct span out_value(struct out *o, const struct row *r, size_t field);

enum escape out_escape(const struct out *o);

#endif
