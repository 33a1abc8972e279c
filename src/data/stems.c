/*
 * Makes the C tables of food/stem.h: stems tags.tsv stems.tsv >stems.c
 *
 * Runs on the machine that builds, and folds with the program's own code. A fault in a table
 * ends the build with its file and line.
 */
#include "base/buf.h"
#include "base/err.h"
#include "base/fold.h"
#include "data/source.h"
#include "food/stem.h"
#include "text/word.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TAGS = 64, FIELDS = 5 };
enum where { HEAD = 1, TAIL = 2 };

struct stems {
    struct stem *v;
    size_t n, cap;
};

static struct arena arena;
static struct span tags[TAGS];
static size_t tags_n, lineno;
static const char *path;
static struct stems heads, tails;

static _Noreturn void fail(struct span what, const char *why)
{
    die("%s:%zu: \"%.*s\" %s", path, lineno, SPAN_ARG(what), why);
}

static struct span read_source(const char *name)
{
    path = name;
    lineno = 0;
    return source_read(name, &arena);
}

/* Cuts the next line of the file that is no comment into fields. Returns how many there are. */
static size_t next_line(struct span *file, struct span field[FIELDS])
{
    struct span line;
    while (span_line(file, &line)) {
        lineno++;
        if (line.n == 0 || line.p[0] == '#')
            continue;
        size_t n = 0;
        while (n < FIELDS && span_cut(&line, '\t', &field[n]))
            n++;
        if (line.n)
            fail(line, "is a column too many");
        return n;
    }
    return 0;
}

static uint64_t tag_bits(struct span names)
{
    uint64_t bits = 0;
    struct span name;
    if (span_is(names, "-"))
        return 0;
    while (names.n && span_cut(&names, ',', &name)) {
        size_t i = 0;
        while (i < tags_n && !span_eq(tags[i], name))
            i++;
        if (i == tags_n)
            fail(name, "is not a tag of tags.tsv");
        bits |= (uint64_t)1 << i;
    }
    return bits;
}

static size_t kind_of(struct span name)
{
    static const char *const kinds[STEM_KINDS] = {"contains", "usually", "ask"};
    for (size_t i = 0; i < STEM_KINDS; i++)
        if (span_is(name, kinds[i]))
            return i;
    fail(name, "is not a strength: contains, usually or ask");
}

static int where_of(struct span name, bool *plant)
{
    *plant = span_is(name, "plant");
    if (*plant || span_is(name, "any"))
        return HEAD | TAIL;
    if (span_is(name, "head"))
        return HEAD;
    if (span_is(name, "tail"))
        return TAIL;
    fail(name, "is not a place: head, tail, any or plant");
}

/* Adds to the stems one of this text, or what it tells to the one that is there. */
static void add_one(struct stems *s, struct span text, const struct stem *row)
{
    struct stem new = *row;
    if (text.n == 0 || text.n > STEM_TEXT)
        fail(text, "is empty or too long");
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] < 'a' || text.p[i] > 'z')
            fail(text, "is not of Latin letters alone");
    for (size_t i = 0; i < s->n; i++)
        if (span_eq((struct span){s->v[i].text, s->v[i].n}, text)) {
            for (size_t k = 0; k < STEM_KINDS; k++)
                s->v[i].tags[k] |= row->tags[k];
            s->v[i].plant |= row->plant;
            s->v[i].weak |= row->weak;
            return;
        }
    memcpy(new.text, text.p, text.n);
    new.n = (uint8_t)text.n;
    s->v = arena_grow(&arena, s->v, s->n, &s->cap, sizeof *s->v);
    s->v[s->n++] = new;
}

static struct span backwards(struct span text)
{
    char *p = arena_alloc(&arena, text.n + 1, 1);
    for (size_t i = 0; i < text.n; i++)
        p[i] = text.p[text.n - 1 - i];
    return (struct span){p, text.n};
}

/* At the end of a word a stem is in the singular, as word_cut leaves it. */
static void add_written(struct span written, const struct stem *row, int where)
{
    struct buf b = BUF_INIT;
    struct word *v;
    fold_words(&b, written);
    if (where & HEAD)
        add_one(&heads, arena_copy(&arena, buf_span(&b)), row);
    buf_release(&b);
    if (word_cut(written, &v, &arena) != 1)
        fail(written, "is not one word");
    if (where & TAIL)
        add_one(&tails, backwards(v[0].text), row);
}

/* Returns the text with ä, ö and ü as ae, oe and ue. */
static struct span spell_out(struct span text)
{
    static const char *const umlauts[3][2] = {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}};
    struct buf b = BUF_INIT;
    while (text.n) {
        size_t i = 0;
        while (i < 3 && !span_starts(text, span_str(umlauts[i][0])))
            i++;
        buf_add(&b, i < 3 ? span_str(umlauts[i][1]) : span_head(text, 1));
        text = span_from(text, i < 3 ? strlen(umlauts[i][0]) : 1);
    }
    return buf_move(&b, &arena);
}

static void add_all(struct span words, const struct stem *row, int where)
{
    struct span word;
    while (words.n && span_cut(&words, ',', &word)) {
        struct span spelt = spell_out(word);
        add_written(word, row, where);
        if (!span_eq(spelt, word))
            add_written(spelt, row, where);
    }
}

static void read_stems(struct span file)
{
    static const char *const names[FIELDS] = {"stem", "tags", "strength", "where", "except"};
    struct span field[FIELDS];
    size_t n = next_line(&file, field);
    for (size_t i = 0; i < FIELDS; i++)
        if (n != FIELDS || !span_is(field[i], names[i]))
            die("%s: the columns are not those that src/data/stems.c reads", path);
    while ((n = next_line(&file, field))) {
        if (n < FIELDS - 1)
            fail(field[0], "has too few columns");
        struct stem row = {0}, nothing = {0};
        struct span except = n == FIELDS ? field[4] : SPAN("");
        int where = where_of(field[3], &row.plant);
        row.tags[kind_of(field[2])] = tag_bits(field[1]);
        row.weak = span_is(except, "plant");
        nothing.plant = row.plant;
        add_all(field[0], &row, where);
        if (!row.weak)
            add_all(except, &nothing, where);
    }
}

static int by_text(const void *va, const void *vb)
{
    const struct stem *a = va, *b = vb;
    return span_cmp((struct span){a->text, a->n}, (struct span){b->text, b->n});
}

static void print_stems(const char *name, struct stems *s)
{
    qsort(s->v, s->n, sizeof *s->v, by_text);
    printf("const struct stem %s[] = {\n", name);
    for (size_t i = 0; i < s->n; i++) {
        const struct stem *row = &s->v[i];
        printf("    {{");
        for (size_t k = 0; k < STEM_KINDS; k++)
            printf("UINT64_C(%llu), ", (unsigned long long)row->tags[k]);
        printf("}, \"%.*s\", %u, %d, %d},\n", row->n, row->text, row->n, row->plant, row->weak);
    }
    printf("};\nconst size_t %s_n = %zu;\n", name, s->n);
}

int main(int argc, char **argv)
{
    struct span field[FIELDS], file;
    if (argc != 3)
        die("usage: stems tags.tsv stems.tsv");
    file = read_source(argv[1]);
    while (next_line(&file, field)) {
        if (tags_n == TAGS)
            die("%s:%zu: more than %d tags", path, lineno, TAGS);
        tags[tags_n++] = field[0];
    }
    read_stems(read_source(argv[2]));
    printf("/* Made by src/data/stems.c. */\n#include \"food/stem.h\"\n\n");
    print_stems("stem_heads", &heads);
    print_stems("stem_tails", &tails);
    return fflush(stdout) || ferror(stdout);
}
