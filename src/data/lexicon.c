/*
 * Makes the C tables of food/words.h: lexicon allergens.tsv diets.tsv terms.tsv >lexicon.c
 * A program of the machine that builds. It folds with the program's own code, so that what it
 * writes and what is looked up cannot differ.
 */
#include "food/words.h"
#include "base/buf.h"
#include "base/err.h"
#include "text/word.h"

#include <stdio.h>
#include <stdlib.h>

enum { TAGS = 48, DIETS = 32, KINDS = 5 };

struct entry {
    struct span phrase;
    unsigned tag, kind;
};

struct entries {
    struct entry *v;
    size_t n, cap;
};

struct diet {
    struct span name, avoid, ask;
};

static struct arena arena;
static struct span tags[TAGS];
static struct diet diets[DIETS];
static size_t tags_n, diets_n;
static const char *const kinds[KINDS] = {"contains", "usually", "ask", "free", "clears"};

static struct span read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        die("%s: cannot open", path);
    struct buf b = BUF_INIT;
    for (size_t n = 1; n; b.n += n)
        n = fread(buf_room(&b, 65536), 1, 65536, f);
    if (ferror(f) || fclose(f))
        die("%s: cannot read", path);
    struct span all = arena_copy(&arena, buf_span(&b));
    buf_release(&b);
    return all;
}

/* The three fields of the next line that is no comment; a missing one is empty. */
static bool next_line(struct span *rest, struct span field[3])
{
    struct span line;
    while (span_line(rest, &line)) {
        if (line.n == 0 || line.p[0] == '#')
            continue;
        for (size_t i = 0; i < 3; i++)
            if (!span_cut(&line, '\t', &field[i]))
                field[i] = SPAN("");
        return true;
    }
    return false;
}

static unsigned find_tag(struct span name)
{
    if (span_is(name, "none"))
        return TAG_NONE;
    if (span_is(name, "filler"))
        return TAG_FILLER;
    for (unsigned i = 0; i < tags_n; i++)
        if (span_eq(tags[i], name))
            return i;
    return TAGS;
}

static unsigned need_tag(struct span name)
{
    unsigned tag = find_tag(name);
    if (tag == TAGS)
        die("%.*s: no dish word has this tag", (int)name.n, name.p);
    return tag;
}

static void add(struct entries *e, struct span phrase, unsigned tag, unsigned kind)
{
    struct word *v;
    size_t n = word_cut(phrase, &v, &arena);
    struct span joined = word_join(v, n, &arena);
    if (n == 0 || joined.n > 255)
        die("%.*s: no words, or too long", (int)phrase.n, phrase.p);
    e->v = arena_grow(&arena, e->v, e->n, &e->cap, sizeof *e->v);
    e->v[e->n++] = (struct entry){joined, tag, kind};
}

static void read_dishes(struct entries *e, struct span file)
{
    struct span field[3];
    while (next_line(&file, field)) {
        unsigned tag = find_tag(field[1]), kind = 0;
        if (tag == TAGS) {
            if (tags_n == TAGS)
                die("more than %d tags", TAGS);
            tags[tag = (unsigned)tags_n++] = field[1];
        }
        while (kind < KINDS && !span_is(field[2], kinds[kind]))
            kind++;
        if (kind == KINDS)
            die("%.*s: no such strength", (int)field[2].n, field[2].p);
        add(e, field[0], tag, kind);
    }
}

static void add_tags(struct entries *e, struct span phrase, struct span names, unsigned kind)
{
    struct span name;
    while (names.n && span_cut(&names, ',', &name))
        add(e, phrase, need_tag(name), kind);
}

static void add_diet(struct entries *e, struct span phrase, const struct diet *d)
{
    add_tags(e, phrase, d->avoid, TERM_AVOIDS);
    add_tags(e, phrase, d->ask, TERM_ASKS);
}

static void read_diets(struct entries *e, struct span file)
{
    struct span field[3];
    while (next_line(&file, field)) {
        if (diets_n == DIETS)
            die("more than %d diets", DIETS);
        struct diet *d = &diets[diets_n++];
        *d = (struct diet){field[0], field[1], field[2]};
        add_diet(e, d->name, d);
    }
}

static void add_term(struct entries *e, struct span phrase, struct span meaning,
                     struct span kind)
{
    for (size_t i = 0; i < diets_n; i++)
        if (span_eq(diets[i].name, meaning)) {
            add_diet(e, phrase, &diets[i]);
            return;
        }
    bool part = span_is(kind, "part");
    if (!part && !span_is(kind, "all"))
        die("%.*s: neither all nor part", (int)kind.n, kind.p);
    add_tags(e, phrase, meaning, part ? TERM_PART : TERM_ALL);
}

static bool has_phrase(const struct entries *e, struct span phrase)
{
    for (size_t i = 0; i < e->n; i++)
        if (span_eq(e->v[i].phrase, phrase))
            return true;
    return false;
}

static void read_terms(struct entries *e, struct span file)
{
    struct span field[3], word;
    while (next_line(&file, field))
        while (span_cut(&field[2], ',', &word))
            add_term(e, word, field[0], field[1]);
    for (unsigned i = 0; i < tags_n; i++) {
        struct word *v;
        size_t n = word_cut(tags[i], &v, &arena);
        if (!has_phrase(e, word_join(v, n, &arena)))
            add(e, tags[i], i, TERM_ALL);
    }
}

/* The stronger kind first, so that it is the one kept. */
static int cmp_entries(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int c = span_cmp(x->phrase, y->phrase);
    if (c == 0)
        c = (x->tag > y->tag) - (x->tag < y->tag);
    return c ? c : (x->kind > y->kind) - (x->kind < y->kind);
}

static void print_text(const struct entries *e, struct buf *text)
{
    for (size_t i = 0; i < e->n; i++)
        if (i == 0 || !span_eq(e->v[i].phrase, e->v[i - 1].phrase)) {
            printf("\n    \"%.*s\"", (int)e->v[i].phrase.n, e->v[i].phrase.p);
            buf_add(text, e->v[i].phrase);
        }
}

static void print_rows(const struct entries *e, const char *name, size_t at)
{
    size_t printed = 0;
    printf("const struct word_row %s[] = {\n", name);
    for (size_t i = 0; i < e->n; i++) {
        const struct entry *now = &e->v[i], *before = i ? now - 1 : NULL;
        bool same = before && span_eq(now->phrase, before->phrase);
        if (same && now->tag == before->tag)
            continue;
        if (before && !same)
            at += before->phrase.n;
        if (at > UINT16_MAX)
            die("more than 64 KiB of words");
        printf("    {%zu, %zu, %u, %u},\n", at, now->phrase.n, now->tag, now->kind);
        printed++;
    }
    printf("};\nconst size_t %s_n = %zu;\n", name, printed);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        die("usage: lexicon allergens.tsv diets.tsv terms.tsv");
    struct entries dishes = {0}, guests = {0};
    read_dishes(&dishes, read_file(argv[1]));
    read_diets(&guests, read_file(argv[2]));
    read_terms(&guests, read_file(argv[3]));
    qsort(dishes.v, dishes.n, sizeof *dishes.v, cmp_entries);
    qsort(guests.v, guests.n, sizeof *guests.v, cmp_entries);

    struct buf text = BUF_INIT;
    printf("/* Made by src/data/lexicon.c. */\n#include \"food/words.h\"\n\n"
           "const char words_text[] =");
    print_text(&dishes, &text);
    size_t guests_at = text.n;
    print_text(&guests, &text);
    printf(";\n");
    buf_release(&text);
    print_rows(&dishes, "words_dishes", 0);
    print_rows(&guests, "words_guests", guests_at);
    printf("const char *const words_tags[] = {\n");
    for (size_t i = 0; i < tags_n; i++)
        printf("    \"%.*s\",\n", (int)tags[i].n, tags[i].p);
    printf("};\nconst size_t words_tags_n = %zu;\n", tags_n);
    return fflush(stdout) || ferror(stdout);
}
