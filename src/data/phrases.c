/*
 * Makes the C table of text/phrase.h: phrases phrases.tsv >phrases.c
 * Runs on the machine that builds. It refuses an empty cell, a phrase that is there twice, and
 * one that does not have the same {…} in every language.
 */
#include "data/source.h"
#include "text/phrase.h"

#include <stdlib.h>

struct phrase_row {
    struct span cells[LANGUAGES];
};

static struct arena arena;
static struct phrase_row *rows;
static size_t rows_n, rows_cap, lineno;
static const char *path;

/* Returns how often the text has that {…}. */
static size_t count(struct span text, struct span field)
{
    size_t n = 0;
    for (size_t at; (at = span_find(text, field)) != SPAN_NONE; n++)
        text = span_from(text, at + field.n);
    return n;
}

/* Dies if a {…} of one cell is not in the other as often. "date:…" may choose its parts. */
static void check_fields(struct span from, struct span to)
{
    for (size_t at; (at = span_chr(from, '{')) != SPAN_NONE;) {
        struct span rest = span_from(from, at);
        struct span field = span_head(rest, span_chr(rest, '}') + 1);
        if (count(to, field) != 1)
            die("%s:%zu: \"%.*s\" needs one %.*s", path, lineno, SPAN_ARG(to), SPAN_ARG(field));
        from = span_from(rest, field.n);
    }
}

static void read_row(struct span line)
{
    struct phrase_row row;
    struct span cell;
    size_t n = 0;
    for (; span_cut(&line, '\t', &cell); n++) {
        if (n == LANGUAGES || span_trim(cell).n == 0)
            die("%s:%zu: column %zu is empty, or too many", path, lineno, n + 1);
        row.cells[n] = cell;
    }
    if (n != LANGUAGES)
        die("%s:%zu: %zu columns instead of %d", path, lineno, n, LANGUAGES);
    for (size_t i = 1; i < n && !span_starts(row.cells[0], SPAN("date:")); i++) {
        check_fields(row.cells[0], row.cells[i]);
        check_fields(row.cells[i], row.cells[0]);
    }
    rows = arena_grow(&arena, rows, rows_n, &rows_cap, sizeof *rows);
    rows[rows_n++] = row;
}

static int by_english(const void *a, const void *b)
{
    const struct phrase_row *x = a, *y = b;
    return span_cmp(x->cells[0], y->cells[0]);
}

static void print_text(struct span s)
{
    putchar('"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"' || s.p[i] == '\\')
            putchar('\\');
        putchar(s.p[i]);
    }
    printf("\",\n     ");
}

int main(int argc, char **argv)
{
    struct span line;
    if (argc != 2)
        die("usage: phrases phrases.tsv");
    path = argv[1];
    for (struct span rest = source_read(path, &arena); span_line(&rest, &line);) {
        lineno++;
        if (line.n && line.p[0] != '#')
            read_row(line);
    }
    qsort(rows, rows_n, sizeof *rows, by_english);
    printf("/* Made by src/data/phrases.c. */\n#include \"text/phrase.h\"\n\n"
           "const char *const phrase_table[][LANGUAGES] = {\n");
    for (size_t i = 0; i < rows_n; i++) {
        if (i && by_english(&rows[i - 1], &rows[i]) == 0)
            die("%s: \"%.*s\" is there twice", path, SPAN_ARG(rows[i].cells[0]));
        printf("    {");
        for (size_t k = 0; k < LANGUAGES; k++)
            print_text(rows[i].cells[k]);
        printf("},\n");
    }
    printf("};\n\nconst size_t phrase_table_n = sizeof phrase_table / sizeof *phrase_table;\n");
    return fflush(stdout) || ferror(stdout);
}
