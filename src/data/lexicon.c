/*
 * Makes the C tables of food/words.h from the tables of words in src/data:
 *
 *	lexicon tags allergens foods harmless fillers diets terms law >lexicon.c
 *
 * Runs on the machine that builds. It folds with the program's own code, so that the words of
 * the tables and the words that are looked up cannot differ. A fault in a table ends the build
 * with its file, line and column.
 */
#include "data/lexicon.h"

#include "base/err.h"
#include "food/words.h"

#include <stdio.h>
#include <string.h>

/* Where each phrase of all tables begins in words_text: its tag is the place. */
static struct phrases places;

static void collect(const struct phrases *e)
{
    for (size_t i = 0; i < e->n; i++)
        if (i == 0 || !span_eq(e->v[i].phrase, e->v[i - 1].phrase))
            push_phrase(&places, e->v[i]);
}

/* Prints words_text. A phrase that begins the next one, "egg" of "egg noodle", is part of it.
 */
static void print_text(void)
{
    unsigned at = 0;
    sort_phrases(&places);
    printf("const char words_text[] =");
    for (size_t i = 0; i < places.n; i++) {
        struct phrase *now = &places.v[i];
        now->tag = at;
        if (i + 1 < places.n && span_starts(now[1].phrase, now->phrase))
            continue;
        printf("\n    \"%.*s\"", SPAN_ARG(now->phrase));
        at += (unsigned)now->phrase.n;
    }
    printf(";\n");
}

static void print_starts(const unsigned *count, const char *name)
{
    unsigned before = 0;
    printf("const uint16_t %s_starts[] = {", name);
    for (unsigned i = 0; i <= WORDS_STARTS; i++) {
        printf("%s%u,", i % 16 ? " " : "\n    ", before);
        before += i < WORDS_STARTS ? count[i] : 0;
    }
    printf("\n};\n");
    if (before > UINT16_MAX)
        die("%s: %u rows, more than %d", name, before, UINT16_MAX);
}

static void print_rows(const struct phrases *e, const char *name)
{
    static unsigned count[WORDS_STARTS];
    size_t printed = 0;
    memset(count, 0, sizeof count);
    printf("const struct word_row %s[] = {\n", name);
    for (size_t i = 0; i < e->n; i++) {
        const struct phrase *now = &e->v[i];
        if (i && span_eq(now->phrase, now[-1].phrase) && now->tag == now[-1].tag &&
            now->accent == now[-1].accent)
            continue;
        printf("    {%u, %zu, %u, %u, %u},\n", places.v[lower_bound(&places, now->phrase)].tag,
               now->phrase.n, now->tag, now->kind, now->accent);
        count[words_start(now->phrase.p, now->phrase.n)]++;
        printed++;
    }
    printf("};\nconst size_t %s_n = %zu;\n", name, printed);
    print_starts(count, name);
}

static void print_names(const char *name, const struct span *v, size_t n)
{
    printf("const char *const %s[] = {\n", name);
    for (size_t i = 0; i < n; i++)
        printf("    \"%.*s\",\n", SPAN_ARG(v[i]));
    printf("};\nconst size_t %s_n = %zu;\n", name, n);
}

int main(int argc, char **argv)
{
    if (argc != 9)
        die("usage: lexicon tags allergens foods harmless fillers diets terms law");
    struct phrases dishes = {0}, guests = {0}, cards = {0};
    read_tags(argv[1]);
    read_dishes(&dishes, &cards, argv[2]);
    read_foods(&dishes, &cards, argv[3]);
    read_harmless(&cards, argv[4]);
    read_fillers(&cards, argv[5]);
    read_diets(&guests, argv[6]);
    read_terms(&guests, argv[7]);
    read_law(&guests, argv[8]);
    sort_phrases(&dishes);
    sort_phrases(&guests);
    sort_phrases(&cards);
    check_harmless(&dishes, &guests, &cards);
    check_made(&cards);
    clear_harmless(&dishes, &guests, &cards);
    find_accents(&dishes, &cards);
    sort_phrases(&dishes);
    collect(&dishes);
    collect(&guests);
    collect(&cards);
    printf("/* Made by src/data/lexicon.c. */\n#include \"food/words.h\"\n\n");
    print_text();
    print_rows(&dishes, "words_dishes");
    print_rows(&guests, "words_guests");
    print_rows(&cards, "words_cards");
    print_accents();
    print_names("words_heads", lexicon_heads, lexicon_heads_n);
    print_names("words_tags", lexicon_tags, lexicon_tags_n);
    printf("const uint64_t words_whole = UINT64_C(%llu);\n", (unsigned long long)lexicon_whole);
    return fflush(stdout) || ferror(stdout);
}
