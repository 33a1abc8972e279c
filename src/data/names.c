/*
 * Makes the C table of food/names.h: names names.tsv >names.c
 *
 * Runs on the machine that builds, and folds with the program's own code. A fault in the table
 * ends the build with its file and line.
 */
#include "base/buf.h"
#include "base/err.h"
#include "data/source.h"
#include "food/names.h"
#include "text/word.h"

#include <stdio.h>
#include <stdlib.h>

enum { COLUMNS = 11, MORE = COLUMNS - 1 };

struct name_entry {
    struct span phrase;
    size_t row, lineno, place; /* place: in the order of the table */
};

static struct arena arena;
static const char *path;
static struct name_entry *names;
static size_t names_n, names_cap, lineno, rows;

static int by_phrase(const void *va, const void *vb)
{
    const struct name_entry *a = va, *b = vb;
    int c = span_cmp(a->phrase, b->phrase);
    return c ? c : (a->place > b->place) - (a->place < b->place);
}

static void add_name(struct span text)
{
    struct word *v;
    size_t n = word_cut(text, &v, &arena);
    struct span phrase = word_join(v, n, &arena);
    if (n == 0 || phrase.n > UINT8_MAX)
        die("%s:%zu: \"%.*s\" has no letters, or too many", path, lineno, SPAN_ARG(text));
    for (size_t i = names_n; i > 0 && names[i - 1].row == rows; i--)
        if (span_eq(names[i - 1].phrase, phrase))
            return;
    names = arena_grow(&arena, names, names_n, &names_cap, sizeof *names);
    names[names_n] = (struct name_entry){phrase, rows, lineno, names_n};
    names_n++;
}

static void read_row(struct span line)
{
    struct span cell, name;
    size_t column = 0;
    for (; column < COLUMNS && span_cut(&line, '\t', &cell); column++) {
        if (span_trim(cell).n == 0 && column < MORE)
            die("%s:%zu: column %zu is empty", path, lineno, column + 1);
        while (cell.n && span_cut(&cell, ',', &name))
            add_name(name);
    }
    if (column < MORE || line.n)
        die("%s:%zu: not %d columns", path, lineno, COLUMNS);
    rows++;
}

static void read_names(void)
{
    struct span file = source_read(path, &arena), line;
    bool heading = false;
    while (span_line(&file, &line)) {
        lineno++;
        if (line.n == 0 || line.p[0] == '#')
            continue;
        if (heading)
            read_row(line);
        else if (!span_is(line, "en\tfr\tit\tes\tde\tja\tzh\tko\tpt\tnl\tmore"))
            die("%s:%zu: the columns are not those that src/data/names.c reads", path, lineno);
        heading = true;
    }
}

/* Prints the names in the order of the table, so that those of one food are together. */
static void print_names(void)
{
    size_t at = 0;
    printf("const char food_names_text[] =");
    for (size_t i = 0; i < names_n; i++)
        printf("\n    \"%.*s\"", SPAN_ARG(names[i].phrase));
    printf(";\nconst struct food_name food_names[] = {\n");
    for (size_t i = 0; i < names_n; at += names[i++].phrase.n)
        printf("    {%zu, %zu, %zu},\n", at, names[i].row, names[i].phrase.n);
    printf("};\nconst size_t food_names_n = %zu;\n", names_n);
}

static void print_sorted(void)
{
    qsort(names, names_n, sizeof *names, by_phrase);
    printf("const uint16_t food_names_sorted[] = {");
    for (size_t i = 0; i < names_n; i++) {
        if (i && span_eq(names[i].phrase, names[i - 1].phrase))
            die("%s:%zu: \"%.*s\" is in line %zu too", path, names[i].lineno,
                SPAN_ARG(names[i].phrase), names[i - 1].lineno);
        printf("%s%zu,", i % 16 ? " " : "\n    ", names[i].place);
    }
    printf("\n};\n");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        die("usage: names names.tsv");
    path = argv[1];
    read_names();
    if (names_n > UINT16_MAX)
        die("%s: %zu names, more than %d", path, names_n, UINT16_MAX);
    printf("/* Made by src/data/names.c. */\n#include \"food/names.h\"\n\n");
    print_names();
    print_sorted();
    return fflush(stdout) || ferror(stdout);
}
