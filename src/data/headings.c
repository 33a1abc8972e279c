/*
 * Makes the C tables of import/headings.h: headings headings.tsv >headings.c
 * Runs on the machine that builds. It folds with the program's own code, so that the words of
 * the table and the headings of a list cannot differ.
 */
#include "import/headings.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fold.h"
#include "data/source.h"
#include "text/key.h"

#include <stdio.h>
#include <stdlib.h>

struct heading_entry {
    struct span word, values; /* values: of noise, joined by "|" */
    struct heading_meaning is, instead;
};

struct heading_entries {
    struct heading_entry *v;
    size_t n, cap;
};

static struct arena arena;
static struct keys keys;
static struct heading_entries headings, words, noises;
static size_t text_n;
static const char *path;
static size_t lineno;

static struct heading_meaning meaning(struct span target)
{
    struct heading_meaning m;
    if (!target_find(target, &keys, &m))
        die("%s:%zu: \"%.*s\" is no target", path, lineno, SPAN_ARG(target));
    return m;
}

/* Returns what the program compares: the letters, or the spelling after "=". */
static struct span folded(struct span word, bool spaced)
{
    struct buf b = BUF_INIT;
    if (span_starts(word, SPAN("=")))
        buf_add(&b, word);
    else if (spaced)
        fold_words(&b, word);
    else
        target_letters(&b, word);
    struct span made = arena_copy(&arena, buf_span(&b));
    if (made.n == 0 || made.n > 255)
        die("%s:%zu: \"%.*s\" is no word", path, lineno, SPAN_ARG(word));
    buf_release(&b);
    return made;
}

static void add(struct heading_entries *e, struct heading_entry one)
{
    e->v = arena_grow(&arena, e->v, e->n, &e->cap, sizeof *e->v);
    e->v[e->n++] = one;
}

static struct span fold_values(struct span values)
{
    struct buf b = BUF_INIT;
    struct span one;
    while (span_cut(&values, '|', &one)) {
        buf_str(&b, b.n ? "|" : "");
        buf_add(&b, span_is(one, "*") ? one : folded(one, true));
    }
    return buf_move(&b, &arena);
}

/* home, work, other and filler are the numbers of enum heading_group. */
static int find_group(struct span target)
{
    static const char *const names[] = {"filler", "home", "work", "other"};
    for (int i = 0; i < 4; i++)
        if (span_is(target, names[i]))
            return i;
    return -1;
}

static void read_row(struct span line)
{
    struct span target, language, all, word, values = {NULL, 0};
    if (!span_cut(&line, '\t', &target) || !span_cut(&line, '\t', &language) ||
        language.n != 2 || !span_cut(&line, '\t', &all))
        die("%s:%zu: target, language and words are needed", path, lineno);
    span_cut(&line, '\t', &values);
    struct heading_entry one = {.values = fold_values(values)};
    bool noise = span_is(target, "noise");
    int group = find_group(target);
    struct heading_entries *into = noise ? &noises : group >= 0 ? &words : &headings;
    if (noise != (values.n > 0) || line.n)
        die("%s:%zu: only noise has values", path, lineno);
    if (group >= 0) {
        one.is.kind = group;
    } else if (!noise) {
        struct span rest = target, name;
        span_cut(&rest, '/', &name);
        one.is = meaning(name);
        one.instead = rest.n ? meaning(rest) : one.is;
    }
    while (span_cut(&all, '|', &word)) {
        one.word = folded(word, false);
        add(into, one);
    }
}

static int by_word(const void *x, const void *y)
{
    const struct heading_entry *a = x, *b = y;
    return span_cmp(a->word, b->word);
}

static bool same(struct heading_meaning a, struct heading_meaning b)
{
    return a.kind == b.kind && a.key == b.key;
}

/*
 * Sorts, and leaves one of equal words. Where two languages mean different things the table is
 * wrong; of two groups the first stays.
 */
static void sort(struct heading_entries *e)
{
    size_t n = 0;
    qsort(e->v, e->n, sizeof *e->v, by_word);
    for (size_t i = 0; i < e->n; i++) {
        struct heading_entry *last = n ? &e->v[n - 1] : NULL;
        if (!last || !span_eq(last->word, e->v[i].word))
            e->v[n++] = e->v[i];
        else if (e == &noises)
            last->values = arena_fmt(&arena, "%.*s|%.*s", SPAN_ARG(last->values),
                                     SPAN_ARG(e->v[i].values));
        else if (!same(last->is, e->v[i].is) || !same(last->instead, e->v[i].instead))
            die("%s: \"%.*s\" means two things", path, SPAN_ARG(last->word));
    }
    e->n = n;
}

static void print_text(const struct heading_entries *e)
{
    for (size_t i = 0; i < e->n; i++)
        printf("\n    \"%.*s%.*s\"", SPAN_ARG(e->v[i].word), SPAN_ARG(e->v[i].values));
}

static void print_rows(const struct heading_entries *e, const char *name)
{
    printf("const struct heading_row %s[] = {\n", name);
    for (size_t i = 0; i < e->n; i++) {
        const struct heading_entry *one = &e->v[i];
        printf("    {%zu, %zu, %zu, {%d, %d}, {%d, %d}},\n", text_n, one->word.n, one->values.n,
               one->is.kind, one->is.key, one->instead.kind, one->instead.key);
        text_n += one->word.n + one->values.n;
    }
    printf("};\nconst size_t %s_n = %zu;\n\n", name, e->n);
}

int main(int argc, char **argv)
{
    struct span line;
    bool heading = true;
    if (argc != 2)
        die("usage: headings headings.tsv");
    path = argv[1];
    keys_init(&keys, &arena);
    for (struct span rest = source_read(path, &arena); span_line(&rest, &line);) {
        lineno++;
        if (line.n == 0 || line.p[0] == '#')
            continue;
        if (!heading)
            read_row(line);
        heading = false;
    }
    sort(&headings);
    sort(&words);
    sort(&noises);
    printf("/* Made by src/data/headings.c. */\n#include \"import/headings.h\"\n\n"
           "const char headings_text[] =");
    print_text(&headings);
    print_text(&words);
    print_text(&noises);
    printf(";\n\n");
    print_rows(&headings, "headings_known");
    print_rows(&words, "headings_words");
    print_rows(&noises, "headings_noise");
    if (text_n > UINT16_MAX)
        die("%s: more than 64 KiB of words", path);
    return fflush(stdout) || ferror(stdout);
}
