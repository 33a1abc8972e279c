#ifndef BASE_ROW_H
#define BASE_ROW_H
/*
 * Rows connect queries and printers. query/, plan/ and pages/ fill rows and pass them to a sink;
 * out/ has one for each format. A row does not know its format; a printer does not know its
 * content.
 *
 * A schema names the fields, which are the TSV columns and JSON members, in order; they change
 * only with a major version. For people, each schema has one or more layouts, and a row chooses
 * one by number. A layout is a template:
 *
 *   {name}       the value            {name:12}   padded on the right to 12 columns
 *   {name:>4}    padded on the left   {name~}     wraps at the width of the page, each further
 *                                                 line indented to the column where it began
 *   {name~:12}   both             {|4}        the line may end here, if what follows up to the
 *                                             next such place does not fit on the page; the
 *                                             next line is then indented by 4
 *   {name~8}          wraps too, each further line indented by 8
 *   {n#most:20}  a bar: n in proportion to the field `most`, 20 columns at its most, or what
 *                the page has left; without a number one column, a block as high as n
 *   {=text}      a phrase of text/phrase.h in the language of the page; it may hold fields
 *   {=11:text}   padded on the right to 11 columns
 *   [ … ]        left out when no field inside has a value    {{ and [[ are literal
 *
 * An empty text or list is no value. Groups may nest, but "[[" is a bracket. A layout may hold
 * newlines but does not end in one; the printer adds it, and leaves out the layout's spaces at
 * the end of a line. "" prints nothing, nor does one of groups alone, all left out.
 */
#include "base/date.h"
#include "base/span.h"

#include <stdbool.h>
#include <stdint.h>

enum field_type { FIELD_TEXT, FIELD_INT, FIELD_DATE, FIELD_TIME, FIELD_BOOL, FIELD_LIST };
/*
 * STYLE_WORD is STYLE_TONE of a word that people read in the language of the page. The line of
 * a STYLE_GRID value is part of a grid, so HTML does not wrap it.
 */
enum field_style { STYLE_PLAIN, STYLE_BOLD, STYLE_DIM, STYLE_TONE, STYLE_WORD, STYLE_GRID };

struct field {
    const char *name; /* lower case, words joined by _ */
    enum field_type type;
    enum field_style style; /* decoration on a terminal only */
};

enum { ROW_FIELDS = 32 };

struct schema {
    const char *name;
    const struct field *fields;
    size_t n; /* at most ROW_FIELDS */
    const char *const *layouts;
    size_t layouts_n;
};

/* The urgency of a row: the colour of its STYLE_TONE fields. */
enum tone { TONE_PLAIN, TONE_GOOD, TONE_NOTICE, TONE_WARN, TONE_ALARM };

struct value {
    bool set; /* false: JSON null, an empty TSV column, an empty field in a layout */
    struct span text;
    /* FIELD_LIST: `number` spans; JSON array, joined by ", " elsewhere. FIELD_TEXT: `number`
       slices of the text, in order and disjoint, highlighted on a terminal. */
    const struct span *list;
    int64_t number;
};

struct row {
    const struct schema *schema;
    int layout;
    enum tone tone;
    struct value v[ROW_FIELDS];
};

struct sink {
    void (*row)(struct sink *s, const struct row *r);
    size_t rows; /* how many came; the sink counts */
};

/* Returns a row of that schema with every value unset. */
struct row row_new(const struct schema *schema);

/* Set one value each; the spans are not copied and must outlive the sink's row(). */
void row_text(struct row *r, size_t field, struct span text);
void row_int(struct row *r, size_t field, int64_t number);
void row_bool(struct row *r, size_t field, bool yes);
void row_date(struct row *r, size_t field, date_t d);    /* DATE_NONE leaves it unset */
void row_time(struct row *r, size_t field, daytime_t t); /* TIME_NONE leaves it unset */
void row_list(struct row *r, size_t field, const struct span *list, size_t n);

/* Sets the highlighted parts of a text that row_text has set. */
void row_parts(struct row *r, size_t field, const struct span *parts, size_t n);

void sink_row(struct sink *s, const struct row *r);

#endif
