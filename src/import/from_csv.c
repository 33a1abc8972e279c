#include "import/read.h"

#include "base/fold.h"
#include "base/set.h"
#include "formats/csv.h"
#include "import/pairs.h"

#include <string.h>

enum {
    TITLES = 20,        /* the most lines before the headings */
    ROWS_MANY = 100000, /* of more rows, the average row has at least ROW_LEAST bytes */
    ROW_LEAST = 10
};

struct csv_table {
    struct import *im;
    struct csv csv; /* after the headings, once they are found */
    struct column **columns;
    size_t n;
    size_t titles; /* lines before the headings, without empty ones */
    struct pairs pairs;
    struct set names; /* of the headings, as words_of makes them */
    struct set maps;  /* the headings that --map names, compared as words_of makes them */
    size_t *map;      /* by number in the set: the last --map of that heading, in im->maps */
    struct arena *a, scratch;
    struct buf why;
};

/* Returns what a heading is compared by: its words folded; as written if it has none. */
static struct span words_of(struct span heading, struct arena *a)
{
    struct buf b = BUF_INIT;
    fold_words(&b, heading);
    struct span words = b.n ? arena_copy(a, buf_span(&b)) : heading;
    buf_release(&b);
    return words;
}

/* Cuts HEADING=KEY at the last "=": a heading may hold one. */
static void split_map(const char *map, struct span *heading, struct span *key)
{
    struct span all = span_str(map);
    size_t at = all.n;
    while (at && all.p[at - 1] != '=')
        at--;
    *heading = span_trim(span_head(all, at ? at - 1 : 0));
    *key = span_trim(span_from(all, at));
}

static void read_maps(struct csv_table *t)
{
    t->maps = SET_INIT(t->a);
    t->map = ARENA_NEW(t->a, size_t, t->im->maps_n);
    for (size_t i = 0; i < t->im->maps_n; i++) {
        struct span heading, key;
        size_t n;
        split_map(t->im->maps[i], &heading, &key);
        set_add(&t->maps, words_of(heading, t->a), &n);
        t->map[n] = i;
    }
}

static bool is_in_text(const struct csv_table *t, struct span s)
{
    return s.p >= t->im->text.p && s.p <= t->im->text.p + t->im->text.n;
}

/* Returns what a column of this heading is. */
static struct column *column_of(const struct csv_table *t, struct span heading, struct arena *a)
{
    struct column *c = ARENA_NEW(a, struct column, 1);
    if (!is_in_text(t, heading)) /* a field whose quotes were undoubled */
        heading = arena_copy(a, heading);
    *c = heading_find(heading, a);
    labels_heading(&t->im->labels, c, a);
    size_t n = t->im->maps_n ? set_find(&t->maps, words_of(heading, a)) : SET_NONE;
    if (n != SET_NONE) {
        struct span ignored, key;
        split_map(t->im->maps[t->map[n]], &ignored, &key);
        heading_target(key, &t->im->app->store.keys, c);
        labels_check(c);
    }
    return c;
}

static bool has_key(struct column *const *columns, size_t n, int key)
{
    for (size_t i = 0; i < n; i++)
        if (columns[i]->kind == COLUMN_KEY && columns[i]->key == key)
            return true;
    return false;
}

/*
 * Returns how well a record would do as headings: how many are known, and more if one is a
 * name. 0: nothing in the table names a guest.
 */
static size_t judge(const struct csv_table *t, const struct csv_record *r,
                    struct column **columns, struct arena *a)
{
    enum { NAMED = 1 << 20 };
    struct column *blank = NULL; /* of all fields without a heading: there may be many */
    size_t n = 0;
    bool named = false;
    for (size_t i = 0; i < r->n; i++) {
        struct span heading = span_trim(r->v[i]);
        if (!heading.n && !blank)
            blank = column_of(t, heading, a);
        columns[i] = heading.n ? column_of(t, heading, a) : blank;
        n += columns[i]->kind != COLUMN_OWN;
        named |= column_names(columns[i]);
    }
    bool mail = has_key(columns, r->n, KEY_EMAIL),
         company = has_key(columns, r->n, KEY_COMPANY) && has_key(columns, r->n, KEY_PHONE);
    if (r->problem != CSV_FINE || !(named || mail || company))
        return 0;
    return named ? n + NAMED : n;
}

static size_t count_filled(const struct csv_record *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++)
        n += span_trim(r->v[i]).n > 0;
    return n;
}

/*
 * Finds the separator and the line with which most headings are known. A line of more than two
 * fields below another of as many is a row whose text is like a heading: titles above a table
 * have fewer.
 */
static bool find_headings(struct csv_table *t)
{
    static const char separators[] = {',', ';', '\t', '|'};
    struct arena tried = ARENA_INIT;
    size_t best = 0;
    for (size_t k = 0; k < sizeof separators; k++) {
        struct csv c = {t->im->text, separators[k], 0};
        struct csv_record r;
        size_t widest = 0, titles = 0;
        for (int line = 0; line < TITLES && csv_next(&c, &r, &t->scratch); line++) {
            struct column **columns = ARENA_NEW(&tried, struct column *, r.n);
            size_t n = judge(t, &r, columns, &tried), filled = count_filled(&r);
            bool below = filled < widest || (filled == widest && filled > 2);
            widest = below ? widest : filled;
            if (n > best && !below) {
                best = n;
                t->csv = c;
                t->columns = columns;
                t->n = r.n;
                t->titles = titles;
                arena_release(&t->im->headings);
                t->im->headings = tried;
                tried = ARENA_INIT;
            }
            titles += filled > 0 && !span_starts(r.v[0], SPAN("sep="));
            arena_reset(&tried);
            arena_reset(&t->scratch);
        }
    }
    arena_release(&tried);
    return best > 0;
}

static int no_headings(struct csv_table *t)
{
    return import_fail(
        t->im, (struct span){NULL, 0}, "no-headings",
        SPAN("no heading row: no column in the first 20 lines is known as a name or a mail "
             "address"),
        SPAN("put headings into the first line, or map a heading to the name: --map "
             "'HEADING=name'; nothing was written"));
}

/* Remembers the headings, and fails if --map names another. */
static int check_headings(struct csv_table *t)
{
    t->names = SET_INIT(t->a);
    for (size_t i = 0; i < t->n; i++)
        set_add(&t->names, words_of(t->columns[i]->heading, t->a), NULL);
    for (size_t m = 0; m < t->im->maps_n; m++) {
        struct span heading, key;
        split_map(t->im->maps[m], &heading, &key);
        if (set_find(&t->names, words_of(heading, &t->scratch)) == SET_NONE)
            return app_usage(t->im->app, "--map: unknown column \"%.*s\"",
                             (int)(heading.n < 100 ? heading.n : 100), heading.p);
    }
    headings_settle(t->columns, t->n);
    if (t->titles)
        app_note("%zu line%s above the headings left out", t->titles,
                 t->titles == 1 ? "" : "s");
    return 0;
}

static bool is_blank(const struct csv_record *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (span_trim(r->v[i]).n)
            return false;
    return true;
}

/* Fields past the last heading that hold nothing are no fields. */
static size_t fields_in(const struct csv_table *t, const struct csv_record *r)
{
    size_t n = r->n;
    while (n > t->n && span_trim(r->v[n - 1]).n == 0)
        n--;
    return n;
}

static void refuse(struct csv_table *t, const struct csv_record *r, const char *what)
{
    struct buf b = BUF_INIT;
    buf_str(&b, what);
    if (r->last_lineno != r->lineno)
        buf_fmt(&b, " (the row continues to line %u)", r->last_lineno);
    matching_refuse(&t->im->matching, r->lineno, span_head(span_trim(r->v[0]), 100),
                    buf_span(&b));
    buf_release(&b);
}

/* Adds a field under the name in the column beside it, or in its heading. */
static void add_field(struct csv_table *t, struct person *p, const struct csv_record *r,
                      size_t i)
{
    size_t label = t->pairs.label_of[i];
    if (label < r->n && span_trim(r->v[label]).n) {
        struct column c = pairs_column(&t->im->labels, r->v[label], &t->scratch);
        person_add(p, &c, r->v[i]);
    } else if (!t->pairs.is_label[i]) {
        person_add(p, t->columns[i], r->v[i]);
    }
}

/* Returns whether the record is the heading row once more, its columns perhaps in another
 * order. */
static bool is_heading_row(struct csv_table *t, const struct csv_record *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++) {
        struct span field = span_trim(r->v[i]);
        if (field.n && set_find(&t->names, words_of(field, &t->scratch)) == SET_NONE)
            return false;
        n += field.n > 0;
    }
    return n > 1;
}

/* Puts the columns in the order of a later heading row. */
static int take_headings(struct csv_table *t, const struct csv_record *r)
{
    t->columns = ARENA_NEW(&t->im->headings, struct column *, r->n);
    t->n = r->n;
    judge(t, r, t->columns, &t->im->headings);
    headings_settle(t->columns, t->n);
    t->pairs = pairs_find(t->columns, t->n, &t->im->headings);
    return 0;
}

static int take_row(struct csv_table *t, const struct csv_record *r)
{
    struct person p;
    size_t fields = fields_in(t, r);
    if (r->problem == CSV_TAIL) {
        refuse(t, r, "text after a closing quote; double a quote inside a field");
        return 0;
    }
    if (fields > t->n) {
        refuse(t, r, arena_fmt(&t->scratch, "%zu fields, but %zu headings", fields, t->n).p);
        return 0;
    }
    if (is_heading_row(t, r))
        return take_headings(t, r);
    import_begin(t->im, &p, r->lineno, &t->why);
    if (fields < t->n) /* programs leave out empty fields at the end */
        person_say(&p, "%zu of %zu fields", fields, t->n);
    for (size_t i = 0; i < fields; i++)
        add_field(t, &p, r, i);
    return import_person(t->im, &p);
}

static int unclosed(struct csv_table *t, const struct csv_record *r)
{
    return import_fail(t->im, r->culprit, "unclosed-quote", SPAN("this quote is never closed"),
                       SPAN("close it, or double it if it is part of the text; nothing was "
                            "written"));
}

static int read_rows(struct csv_table *t)
{
    struct csv_record r;
    int status = 0;
    while (csv_next(&t->csv, &r, &t->scratch)) {
        if (r.problem == CSV_UNCLOSED)
            return unclosed(t, &r);
        if (!is_blank(&r))
            status = err_graver(status, take_row(t, &r));
        arena_reset(&t->scratch);
    }
    return status;
}

/* Returns whether a line has more than separators, quotes and spaces. */
static bool is_filled(struct span line)
{
    for (size_t i = 0; i < line.n; i++)
        if (!strchr(",;|\t\r\" ", line.p[i]))
            return true;
    return false;
}

/* Refuses a megabyte of rows too short for a name and a number. Empty rows do not count. */
static int check_rows(const struct csv_table *t)
{
    struct span rest = t->im->text, line;
    size_t n = 0, bytes = 0;
    while (span_line(&rest, &line)) {
        bool filled = is_filled(line);
        n += filled;
        bytes += filled ? line.n + 1 : 0;
    }
    if (n <= ROWS_MANY || bytes / n >= ROW_LEAST)
        return 0;
    return import_fail(
        t->im, (struct span){NULL, 0}, "short-rows",
        arena_fmt(t->a, "%zu rows of %zu bytes on average; such rows hold no guests", n,
                  bytes / n),
        arena_fmt(t->a, "if they do, import at most %d at a time; nothing was written",
                  ROWS_MANY));
}

int import_csv(struct import *im)
{
    struct csv_table t = {.im = im, .a = &im->app->arena};
    read_maps(&t);
    int status = check_rows(&t);
    if (status == 0)
        status = !find_headings(&t) ? no_headings(&t) : check_headings(&t);
    if (status == 0) {
        t.pairs = pairs_find(t.columns, t.n, t.a);
        status = read_rows(&t);
    }
    arena_release(&t.scratch);
    buf_release(&t.why);
    return status;
}
