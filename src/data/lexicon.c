/*
 * Makes the C tables of food/words.h from the tables of words in src/data:
 *
 *	lexicon tags allergens foods harmless fillers diets terms law >lexicon.c
 *
 * Runs on the machine that builds. It folds with the program's own code, so that the words of
 * the tables and the words that are looked up cannot differ. A fault in a table ends the build
 * with its file, line and column.
 */
#include "base/buf.h"
#include "base/err.h"
#include "data/source.h"
#include "food/words.h"
#include "text/word.h"

#include <stdio.h>
#include <stdlib.h>

enum { TAGS = 52, DIETS = 64, HEADS = 64, KINDS = 5, COLUMNS = 32 };

struct phrase {
    struct span phrase;
    unsigned tag, kind;
    struct span form; /* the phrase with its accents */
    unsigned accent;
    const char *path; /* the row of a table that says so */
    size_t lineno;
};

struct phrases {
    struct phrase *v;
    size_t n, cap;
};

struct diet {
    struct span name, avoid, ask;
};

/* A file of tab-separated lines, and the line that was read last. */
struct tsv_table {
    const char *path;
    struct span rest, field[COLUMNS], column[COLUMNS]; /* column: its name, of a heading line */
    size_t lineno, fields, columns;
};

static struct arena arena;
static struct span tags[TAGS];
static uint64_t whole_tags; /* tags of which a dish's word means all: see tags.tsv */
static struct diet diets[DIETS];
static struct span heads[HEADS];
static size_t tags_n, diets_n, heads_n;
static const char *const kinds[KINDS] = {"contains", "usually", "ask", "free", "clears"};

/* The 14 allergens of EU 1169/2011, Annex II. */
static const char *const eu14[] = {"gluten", "crustacean", "egg",   "fish",   "peanut",
                                   "soy",    "milk",       "nut",   "celery", "mustard",
                                   "sesame", "sulphite",   "lupin", "mollusc"};

static _Noreturn void fail(const struct tsv_table *t, struct span what, const char *why)
{
    die("%s:%zu: \"%.*s\" %s", t->path, t->lineno, SPAN_ARG(what), why);
}

/* Reads the next line that is neither empty nor a comment into t->field. */
static bool next_line(struct tsv_table *t)
{
    struct span line;
    while (span_line(&t->rest, &line)) {
        t->lineno++;
        if (line.n == 0 || line.p[0] == '#')
            continue;
        struct span whole = line;
        for (t->fields = 0; t->fields < COLUMNS; t->fields++) {
            t->field[t->fields] = SPAN("");
            if (!span_cut(&line, '\t', &t->field[t->fields]))
                break;
        }
        if (line.n)
            fail(t, whole, "has too many columns");
        return true;
    }
    return false;
}

static struct tsv_table open_table(const char *path)
{
    return (struct tsv_table){.path = path, .rest = source_read(path, &arena)};
}

/* Opens a table whose first line names its columns, which must be these. */
static struct tsv_table open_columns(const char *path, const char *const *names, size_t n)
{
    struct tsv_table t = open_table(path);
    bool same = next_line(&t) && t.fields == n;
    for (size_t i = 0; same && i < n; i++)
        same = span_is(t.field[i], names[i]);
    if (!same)
        die("%s:%zu: the columns are not those that src/data/lexicon.c reads", path, t.lineno);
    for (size_t i = 0; i < n; i++)
        t.column[i] = t.field[i];
    t.columns = n;
    return t;
}

/* Reads the next row of a table with columns; each line has a cell for each of them. */
static bool next_row(struct tsv_table *t)
{
    if (!next_line(t))
        return false;
    if (t->fields != t->columns)
        die("%s:%zu: %zu cells, but the heading has %zu", t->path, t->lineno, t->fields,
            t->columns);
    return true;
}

/* Fails where a column of the row, `from` up to `to`, is empty. */
static void need_cells(const struct tsv_table *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (span_trim(t->field[i]).n == 0)
            die("%s:%zu: column %.*s is empty (%.*s)", t->path, t->lineno,
                SPAN_ARG(t->column[i]), SPAN_ARG(t->field[from]));
}

static unsigned find_tag(struct span name)
{
    static const struct {
        const char *name;
        unsigned tag;
    } signs[] = {{"none", TAG_NONE},     {"filler", TAG_FILLER}, {"refuse", TAG_REFUSE},
                 {"except", TAG_EXCEPT}, {"but", TAG_BUT},       {"ok", TAG_OK},
                 {"eats", TAG_EATS},     {"only", TAG_ONLY},     {"no-rule", TAG_NO_RULE}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (span_is(name, signs[i].name))
            return signs[i].tag;
    for (unsigned i = 0; i < tags_n; i++)
        if (span_eq(tags[i], name))
            return i;
    return TAGS;
}

static unsigned need_tag(const struct tsv_table *t, struct span name)
{
    unsigned tag = find_tag(span_trim(name));
    if (tag == TAGS)
        fail(t, name, "is not a tag of tags.tsv");
    return tag;
}

static unsigned need_kind(const struct tsv_table *t, struct span name)
{
    unsigned kind = 0;
    while (kind < KINDS && !span_is(name, kinds[kind]))
        kind++;
    if (kind == KINDS)
        fail(t, name, "is not a strength: contains, usually, ask, free or clears");
    return kind;
}

static void push_phrase(struct phrases *e, struct phrase new)
{
    e->v = arena_grow(&arena, e->v, e->n, &e->cap, sizeof *e->v);
    e->v[e->n++] = new;
}

static void add_phrase(const struct tsv_table *t, struct phrases *e, struct span phrase,
                       unsigned tag, unsigned kind)
{
    struct word *v;
    size_t n = word_cut(phrase, &v, &arena);
    struct span joined = word_join(v, n, &arena);
    if (n == 0)
        fail(t, phrase, "has no letters");
    if (joined.n > 255)
        fail(t, phrase, "is longer than 255 bytes");
    push_phrase(e, (struct phrase){joined, tag, kind, word_accents(phrase, &arena), 0, t->path,
                                   t->lineno});
}

static void add_tags(const struct tsv_table *t, struct phrases *e, struct span phrase,
                     struct span names, unsigned kind)
{
    struct span name;
    while (names.n && span_cut(&names, ',', &name))
        add_phrase(t, e, phrase, need_tag(t, name), kind);
}

static void read_tags(const char *path)
{
    struct tsv_table t = open_table(path);
    while (next_line(&t)) {
        if (tags_n == TAGS)
            die("%s:%zu: more than %d tags", t.path, t.lineno, TAGS);
        if (find_tag(t.field[0]) != TAGS)
            fail(&t, t.field[0], "is a tag already");
        if (t.fields > 1 && !span_is(t.field[1], "whole"))
            fail(&t, t.field[1], "is not \"whole\"");
        whole_tags |= (uint64_t)(t.fields > 1) << tags_n;
        tags[tags_n++] = t.field[0];
    }
}

static void read_dishes(struct phrases *e, const char *path)
{
    struct tsv_table t = open_table(path);
    while (next_line(&t)) {
        if (t.fields != 3)
            die("%s:%zu: not a word, a tag and a strength", t.path, t.lineno);
        add_phrase(&t, e, t.field[0], need_tag(&t, t.field[1]), need_kind(&t, t.field[2]));
    }
}

static bool is_eu14(struct span names)
{
    struct span name;
    while (names.n && span_cut(&names, ',', &name))
        for (size_t i = 0; i < sizeof eu14 / sizeof *eu14; i++)
            if (span_is(span_trim(name), eu14[i]))
                return true;
    return false;
}

/* A row of foods.tsv is a concept: tags, strength, and its words in each language. */
static void read_foods(struct phrases *e, const char *path)
{
    static const char *const names[] = {"tags", "strength", "en", "fr", "it", "es",  "de",
                                        "ja",   "zh",       "ko", "pt", "nl", "more"};
    enum { TAG, STRENGTH, FIRST, MORE = 12 };
    struct tsv_table t = open_columns(path, names, sizeof names / sizeof *names);
    struct span word;
    while (next_row(&t)) {
        unsigned kind = need_kind(&t, t.field[STRENGTH]);
        if (is_eu14(t.field[TAG]))
            need_cells(&t, FIRST, MORE);
        for (size_t i = FIRST; i < t.columns; i++)
            while (t.field[i].n && span_cut(&t.field[i], ',', &word))
                add_tags(&t, e, word, t.field[TAG], kind);
    }
}

/* A row of harmless.tsv is a food that holds none of the tags, in each language. */
static void read_harmless(struct phrases *e, const char *path)
{
    static const char *const names[] = {"en", "fr", "it", "es", "de",  "ja",
                                        "zh", "ko", "pt", "nl", "more"};
    struct tsv_table t = open_columns(path, names, sizeof names / sizeof *names);
    struct span word;
    while (next_row(&t)) {
        need_cells(&t, 0, t.columns - 1);
        for (size_t i = 0; i < t.columns; i++)
            while (t.field[i].n && span_cut(&t.field[i], ',', &word))
                add_phrase(&t, e, word, TAG_HARMLESS, 0);
    }
}

static unsigned filler_kind(const struct tsv_table *t)
{
    if (span_is(t->field[0], "filler"))
        return TAG_CARD_FILLER;
    if (span_is(t->field[0], "unit"))
        return TAG_UNIT;
    if (span_is(t->field[0], "number"))
        return TAG_NUMBER;
    if (!span_is(t->field[0], "may"))
        fail(t, t->field[0], "is not filler, unit, number or may");
    return TAG_MAY;
}

/* A row of fillers.tsv: filler, unit, number or may, a language, and its words. */
static void read_fillers(struct phrases *e, const char *path)
{
    static const char *const names[] = {"kind", "language", "words"};
    struct tsv_table t = open_columns(path, names, sizeof names / sizeof *names);
    struct span word;
    while (next_row(&t)) {
        unsigned tag = filler_kind(&t);
        while (t.field[2].n && span_cut(&t.field[2], ',', &word))
            add_phrase(&t, e, word, tag, 0);
    }
}

static void add_diet(const struct tsv_table *t, struct phrases *e, struct span phrase,
                     const struct diet *d)
{
    add_tags(t, e, phrase, d->avoid, TERM_AVOIDS);
    add_tags(t, e, phrase, d->ask, TERM_ASKS);
}

static void read_diets(struct phrases *e, const char *path)
{
    struct tsv_table t = open_table(path);
    while (next_line(&t)) {
        if (diets_n == DIETS)
            die("%s:%zu: more than %d diets", t.path, t.lineno, DIETS);
        struct diet *d = &diets[diets_n++];
        *d = (struct diet){t.field[0], t.fields > 1 ? t.field[1] : SPAN(""),
                           t.fields > 2 ? t.field[2] : SPAN("")};
        add_diet(&t, e, d->name, d);
    }
}

static void add_term(const struct tsv_table *t, struct phrases *e, struct span phrase)
{
    for (size_t i = 0; i < diets_n; i++)
        if (span_eq(diets[i].name, t->field[0])) {
            add_diet(t, e, phrase, &diets[i]);
            return;
        }
    bool part = span_is(t->field[1], "part"), asks = span_is(t->field[1], "ask");
    if (!part && !asks && !span_is(t->field[1], "all"))
        fail(t, t->field[1], "is neither all, part nor ask");
    add_tags(t, e, phrase, t->field[0], part ? TERM_PART : asks ? TERM_ASKS : TERM_ALL);
}

/* Keeps the last part of compounds such as "Nussallergie", folded. */
static void add_head(const struct tsv_table *t, struct span phrase)
{
    struct word *v;
    if (heads_n == HEADS)
        fail(t, phrase, "is one head too many");
    if (word_cut(phrase, &v, &arena) != 1)
        fail(t, phrase, "is not one word");
    heads[heads_n++] = v[0].text;
}

/* True if the phrase names a tag; it may be a filler too. */
static bool has_name(const struct phrases *e, struct span phrase)
{
    for (size_t i = 0; i < e->n; i++)
        if (e->v[i].tag < TAGS && span_eq(e->v[i].phrase, phrase))
            return true;
    return false;
}

static void read_terms(struct phrases *e, const char *path)
{
    struct tsv_table t = open_table(path);
    struct span word;
    while (next_line(&t)) {
        if (t.fields != 3)
            die("%s:%zu: not tags, all or part, and words", t.path, t.lineno);
        while (span_cut(&t.field[2], ',', &word))
            if (span_is(t.field[0], "head"))
                add_head(&t, word);
            else
                add_term(&t, e, word);
    }
    for (unsigned i = 0; i < tags_n; i++) {
        struct word *v;
        size_t n = word_cut(tags[i], &v, &arena);
        if (!has_name(e, word_join(v, n, &arena)))
            add_phrase(&t, e, tags[i], i, TERM_ALL);
    }
}

/* A row of law.tsv is an allergen of EU 1169/2011, as each official language names it. */
static void read_law(struct phrases *e, const char *path)
{
    static const char *const names[] = {"tag", "bg", "cs", "da", "de", "el", "en", "es", "et",
                                        "fi",  "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
                                        "nl",  "pl", "pt", "ro", "sk", "sl", "sv"};
    struct tsv_table t = open_columns(path, names, sizeof names / sizeof *names);
    struct span word;
    while (next_row(&t)) {
        need_cells(&t, 0, t.columns);
        for (size_t i = 1; i < t.columns; i++)
            while (t.field[i].n && span_cut(&t.field[i], ',', &word))
                add_tags(&t, e, word, t.field[0], TERM_ALL);
    }
}

/* Sorts entries of one phrase by tag, the strongest kind first, because that one is kept. */
static int cmp_entries(const void *a, const void *b)
{
    const struct phrase *x = a, *y = b;
    int c = span_cmp(x->phrase, y->phrase);
    if (c == 0)
        c = (x->tag > y->tag) - (x->tag < y->tag);
    if (c == 0)
        c = (x->accent > y->accent) - (x->accent < y->accent);
    return c ? c : (x->kind > y->kind) - (x->kind < y->kind);
}

static void sort_phrases(struct phrases *e)
{
    qsort(e->v, e->n, sizeof *e->v, cmp_entries);
}

/* The first entry that is not before the phrase; e is sorted. */
static size_t lower_bound(const struct phrases *e, struct span phrase)
{
    size_t low = 0, high = e->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (span_cmp(e->v[mid].phrase, phrase) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* ---- harmless words ---- */

/* True where words begin and end, and between any two characters that are not ASCII. */
static bool is_edge(struct span s, size_t at)
{
    if (at == 0 || at == s.n || s.p[at] == ' ' || s.p[at - 1] == ' ')
        return true;
    return (unsigned char)s.p[at] >= 0xE0 || (unsigned char)s.p[at - 1] >= 0x80;
}

/* Reports where a table tells a tag of the card's word. Returns how often. */
static size_t contradict(const struct phrases *told, const struct phrase *card)
{
    size_t found = 0, i = lower_bound(told, card->phrase);
    for (; i < told->n && span_eq(told->v[i].phrase, card->phrase); i++) {
        const struct phrase *e = &told->v[i];
        if (e->tag >= TAGS || e->kind == WORD_FREE || e->kind == WORD_CLEARS)
            continue;
        fprintf(stderr, "%s:%zu: \"%.*s\" holds no tag here, but %s:%zu says %.*s\n",
                card->path, card->lineno, SPAN_ARG(e->phrase), e->path, e->lineno,
                SPAN_ARG(tags[e->tag]));
        found++;
    }
    return found;
}

/* Fails if a harmless word has a tag in another table. */
static void check_harmless(const struct phrases *dishes, const struct phrases *guests,
                           const struct phrases *cards)
{
    size_t found = 0;
    for (size_t i = 0; i < cards->n; i++)
        if (cards->v[i].tag == TAG_HARMLESS)
            found += contradict(dishes, &cards->v[i]) + contradict(guests, &cards->v[i]);
    if (found)
        die("%zu words are harmless in one table and have a tag in another: remove one row",
            found);
}

/* Adds to `cleared` that the card's phrase clears what a shorter phrase inside it tells. */
static void clear_inside(struct phrases *cleared, const struct phrases *told,
                         const struct phrase *card)
{
    struct span phrase = card->phrase;
    for (size_t from = 0; from < phrase.n; from++)
        for (size_t to = phrase.n; to > from; to--) {
            struct span part = span_head(span_from(phrase, from), to - from);
            if (part.n == phrase.n || !is_edge(phrase, from) || !is_edge(phrase, to))
                continue;
            size_t i = lower_bound(told, part);
            for (; i < told->n && span_eq(told->v[i].phrase, part); i++)
                if (told->v[i].tag < TAGS)
                    push_phrase(cleared,
                                (struct phrase){phrase, told->v[i].tag, WORD_CLEARS, card->form,
                                                0, card->path, card->lineno});
        }
}

/*
 * "butter lettuce" is harmless although "butter" tells of milk, and "cuillère à café" holds no
 * coffee; a filler may not hide a word.
 */
static void clear_harmless(struct phrases *dishes, const struct phrases *guests,
                           const struct phrases *cards)
{
    struct phrases cleared = {0};
    for (size_t i = 0; i < cards->n; i++) {
        size_t before = cleared.n;
        unsigned tag = cards->v[i].tag;
        clear_inside(&cleared, dishes, &cards->v[i]);
        clear_inside(&cleared, guests, &cards->v[i]);
        if (cleared.n > before && tag != TAG_HARMLESS && tag != TAG_UNIT)
            die("%s:%zu: \"%.*s\" holds a word that has a tag", cards->v[i].path,
                cards->v[i].lineno, SPAN_ARG(cards->v[i].phrase));
    }
    for (size_t i = 0; i < cleared.n; i++)
        push_phrase(dishes, cleared.v[i]);
    sort_phrases(dishes);
}

/* ---- accents ---- */

enum { FORMS = 16, ACCENTS = 256 };

/* A way to write a phrase with accents, and all that the tables say of it. */
struct form {
    struct span text;
    uint64_t tags, special; /* bits of tags, and of tags from TAG_NUMBER on */
    size_t word;            /* the first form of the same word */
};

static struct {
    struct span form;
    unsigned accent, group;
} accents[ACCENTS];
static size_t accents_n;
static unsigned words_n, groups_n;

/* Adds to the forms those of the entries of the phrase. Returns how many there are then. */
static size_t collect_forms(struct phrases *e, struct span phrase, struct form *v, size_t n)
{
    for (size_t i = lower_bound(e, phrase); i < e->n && span_eq(e->v[i].phrase, phrase); i++) {
        size_t k = 0;
        while (k < n && !span_eq(v[k].text, e->v[i].form))
            k++;
        if (k == FORMS)
            die("%.*s: more than %d accents", SPAN_ARG(phrase), FORMS);
        if (k == n)
            v[n++] = (struct form){.text = e->v[i].form, .word = k};
        if (e->v[i].tag < TAGS)
            v[k].tags |= (uint64_t)1 << e->v[i].tag;
        else
            v[k].special |= (uint64_t)1 << (e->v[i].tag - TAG_NUMBER);
    }
    return n;
}

/* Forms that share a tag are spellings of one word. Returns how many words there are. */
static size_t join_forms(struct form *v, size_t n)
{
    size_t words = n;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            bool share = (v[i].tags & v[j].tags) || (v[i].special & v[j].special);
            size_t from = v[j].word, to = v[i].word;
            if (!share || from == to)
                continue;
            words--;
            for (size_t k = 0; k < n; k++)
                if (v[k].word == from)
                    v[k].word = to;
        }
    return words;
}

/* Numbers the words of the phrase, and writes the numbers into their entries. */
static void number_forms(struct phrases *e, struct span phrase, const struct form *v,
                         const unsigned *number)
{
    for (size_t i = lower_bound(e, phrase); i < e->n && span_eq(e->v[i].phrase, phrase); i++) {
        size_t k = 0;
        while (!span_eq(v[k].text, e->v[i].form))
            k++;
        e->v[i].accent = number[v[k].word];
    }
}

static bool is_ascii(struct span s)
{
    size_t i = 0;
    while (i < s.n && (unsigned char)s.p[i] < 0x80)
        i++;
    return i == s.n;
}

static void tell_apart(struct phrases *dishes, struct phrases *cards, struct span phrase)
{
    struct form v[FORMS];
    unsigned number[FORMS] = {0};
    if (!is_ascii(phrase)) /* kana and Han have no accents */
        return;
    size_t n = collect_forms(dishes, phrase, v, 0);
    n = collect_forms(cards, phrase, v, n);
    if (n < 2 || join_forms(v, n) < 2)
        return;
    groups_n++;
    for (size_t i = 0; i < n; i++) {
        if (!number[v[i].word])
            number[v[i].word] = ++words_n;
        if (accents_n == ACCENTS || words_n == ACCENTS)
            die("more than %d accents", ACCENTS);
        accents[accents_n].form = v[i].text;
        accents[accents_n].accent = number[v[i].word];
        accents[accents_n++].group = groups_n;
    }
    number_forms(dishes, phrase, v, number);
    number_forms(cards, phrase, v, number);
}

/* Finds phrases that are more than one word, told apart by accents. */
static void find_accents(struct phrases *dishes, struct phrases *cards)
{
    for (size_t i = 0; i < dishes->n; i++)
        if (i == 0 || !span_eq(dishes->v[i].phrase, dishes->v[i - 1].phrase))
            tell_apart(dishes, cards, dishes->v[i].phrase);
}

static void print_accents(void)
{
    printf("const struct word_accent words_accents[] = {\n");
    for (size_t i = 0; i < accents_n; i++)
        printf("    {\"%.*s\", %u, %u},\n", SPAN_ARG(accents[i].form), accents[i].accent,
               accents[i].group);
    printf("    {\"\", 0, 0}};\nconst size_t words_accents_n = %zu;\n", accents_n);
}

/* ---- the C tables ---- */

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
    read_dishes(&dishes, argv[2]);
    read_foods(&dishes, argv[3]);
    read_harmless(&cards, argv[4]);
    read_fillers(&cards, argv[5]);
    read_diets(&guests, argv[6]);
    read_terms(&guests, argv[7]);
    read_law(&guests, argv[8]);
    sort_phrases(&dishes);
    sort_phrases(&guests);
    sort_phrases(&cards);
    check_harmless(&dishes, &guests, &cards);
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
    print_names("words_heads", heads, heads_n);
    print_names("words_tags", tags, tags_n);
    printf("const uint64_t words_whole = UINT64_C(%llu);\n", (unsigned long long)whole_tags);
    return fflush(stdout) || ferror(stdout);
}
