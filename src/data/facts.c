/*
 * Makes the C table of text/fact_words.h: facts facts.tsv >facts.c
 * Runs on the machine that builds. It refuses an empty cell, a row that is missing, and a word
 * of two numbers.
 */
#include "base/num.h"
#include "data/source.h"
#include "text/fact_words.h"

#include <stdlib.h>

enum { COLUMNS = 11, NUMBERS = 12, ROWS = FACT_WORD_KINDS + NUMBERS };

static const char *const kinds[FACT_WORD_KINDS] = {
    [WORD_FOR] = "for",
    [WORD_COVERS] = "covers",
    [WORD_COUNTER] = "counter",
    [WORD_TABLE] = "table",
    [WORD_TABLE_NO] = "table-no",
    [WORD_TABLE_AFTER] = "table-after",
    [WORD_UNTIL] = "until",
    [WORD_UNTIL_AFTER] = "until-after",
    [WORD_BY] = "by",
    [WORD_BY_AFTER] = "by-after",
    [WORD_NONE] = "none",
    [WORD_WITH] = "with",
    [WORD_AND] = "and",
    [WORD_MEAL] = "meal",
    [WORD_ADULTS] = "adults",
    [WORD_CHILDREN] = "children",
};

struct fact_entry {
    struct span word;
    unsigned kinds, languages, number;
};

static struct arena arena;
static struct fact_entry *entries;
static size_t entries_n, entries_cap, lineno;
static bool seen[ROWS];
static const char *path;

static struct fact_entry *entry_of(struct span word)
{
    for (size_t i = 0; i < entries_n; i++)
        if (span_eq(entries[i].word, word))
            return &entries[i];
    entries = arena_grow(&arena, entries, entries_n, &entries_cap, sizeof *entries);
    entries[entries_n] = (struct fact_entry){.word = word};
    return &entries[entries_n++];
}

static void add_words(struct span cell, unsigned row, size_t column)
{
    struct span word;
    if (span_trim(cell).n == 0)
        die("%s:%zu: an empty cell", path, lineno);
    while (!span_is(cell, "-") && span_cut(&cell, ',', &word)) {
        struct fact_entry *e = entry_of(word);
        unsigned number = row < FACT_WORD_KINDS ? 0 : row - FACT_WORD_KINDS + 1;
        if (number && e->number && e->number != number)
            die("%s:%zu: \"%.*s\" is two numbers", path, lineno, SPAN_ARG(word));
        e->languages |= 1u << column;
        e->kinds |= number ? 0 : 1u << row;
        e->number = number ? number : e->number;
    }
}

static unsigned find_row(struct span name)
{
    long number;
    for (unsigned i = 0; i < FACT_WORD_KINDS; i++)
        if (span_is(name, kinds[i]))
            return i;
    if (!num_parse(name, NUMBERS, &number) || number == 0)
        die("%s:%zu: unknown kind \"%.*s\"", path, lineno, SPAN_ARG(name));
    return FACT_WORD_KINDS + (unsigned)number - 1;
}

static void read_row(struct span line)
{
    struct span cell;
    span_cut(&line, '\t', &cell);
    unsigned row = find_row(cell);
    size_t n = 0;
    for (; span_cut(&line, '\t', &cell); n++)
        add_words(cell, row, n);
    if (n != COLUMNS || seen[row])
        die("%s:%zu: %zu columns instead of %d, or a row twice", path, lineno, n, COLUMNS);
    seen[row] = true;
}

static int by_word(const void *a, const void *b)
{
    const struct fact_entry *x = a, *y = b;
    return span_cmp(x->word, y->word);
}

/* Prints which lengths the words that begin with a byte have, a bit each. */
static void print_lengths(void)
{
    unsigned lengths[256] = {0};
    for (size_t i = 0; i < entries_n; i++) {
        struct span word = entries[i].word;
        if (word.n > FACT_WORD_LONGEST)
            die("%s: \"%.*s\" is longer than %d bytes", path, SPAN_ARG(word),
                FACT_WORD_LONGEST);
        lengths[(unsigned char)word.p[0]] |= 1u << word.n;
    }
    printf("\nconst uint32_t fact_word_lengths[256] = {");
    for (unsigned c = 0; c < 256; c++)
        printf("%s0x%X,", c % 16 ? " " : "\n    ", lengths[c]);
    printf("\n};\n");
}

int main(int argc, char **argv)
{
    struct span line;
    if (argc != 2)
        die("usage: facts facts.tsv");
    path = argv[1];
    for (struct span rest = source_read(path, &arena); span_line(&rest, &line);) {
        lineno++;
        if (line.n && line.p[0] != '#')
            read_row(line);
    }
    for (size_t i = 0; i < ROWS; i++)
        if (!seen[i])
            die("%s: row %zu is missing", path, i + 1);
    qsort(entries, entries_n, sizeof *entries, by_word);
    printf("/* Made by src/data/facts.c. */\n#include \"text/fact_words.h\"\n\n"
           "const struct fact_word_row fact_word_table[] = {\n");
    for (size_t i = 0; i < entries_n; i++)
        printf("    {\"%.*s\", %u, %u, %u},\n", SPAN_ARG(entries[i].word), entries[i].kinds,
               entries[i].languages, entries[i].number);
    printf("};\n\nconst size_t fact_word_table_n = sizeof fact_word_table / "
           "sizeof *fact_word_table;\n");
    print_lengths();
    return fflush(stdout) || ferror(stdout);
}
