#include "data/lexicon.h"

#include "base/err.h"
#include "data/source.h"
#include "food/words.h"
#include "text/word.h"

enum { DIETS = 64, KINDS = 5, COLUMNS = 32 };

struct diet {
    struct span name, avoid, ask;
};

/* A file of tab-separated lines, and the line that was read last. */
struct tsv_table {
    const char *path;
    struct span rest, field[COLUMNS], column[COLUMNS]; /* column: its name, of a heading line */
    size_t lineno, fields, columns;
};

struct arena lexicon_arena;
struct span lexicon_tags[TAGS];
struct span lexicon_heads[HEADS];
size_t lexicon_tags_n, lexicon_heads_n;
uint64_t lexicon_whole;
static struct diet diets[DIETS];
static size_t diets_n;
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
    return (struct tsv_table){.path = path, .rest = source_read(path, &lexicon_arena)};
}

/* Opens a table whose first line names its columns, which must be these. */
static struct tsv_table open_columns(const char *path, const char *const *names, size_t n)
{
    struct tsv_table t = open_table(path);
    bool same = next_line(&t) && t.fields == n;
    for (size_t i = 0; same && i < n; i++)
        same = span_is(t.field[i], names[i]);
    if (!same)
        die("%s:%zu: the columns are not those that src/data/lexicon_read.c reads", path,
            t.lineno);
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
    for (unsigned i = 0; i < lexicon_tags_n; i++)
        if (span_eq(lexicon_tags[i], name))
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

static void add_phrase(const struct tsv_table *t, struct phrases *e, struct span phrase,
                       unsigned tag, unsigned kind)
{
    struct word *v;
    size_t n = word_cut(phrase, &v, &lexicon_arena);
    struct span joined = word_join(v, n, &lexicon_arena);
    if (n == 0)
        fail(t, phrase, "has no letters");
    if (joined.n > 255)
        fail(t, phrase, "is longer than 255 bytes");
    push_phrase(e, (struct phrase){joined, tag, kind, word_accents(phrase, &lexicon_arena), 0,
                                   t->path, t->lineno});
}

static void add_tags(const struct tsv_table *t, struct phrases *e, struct span phrase,
                     struct span names, unsigned kind)
{
    struct span name;
    while (names.n && span_cut(&names, ',', &name))
        add_phrase(t, e, phrase, need_tag(t, name), kind);
}

void read_tags(const char *path)
{
    struct tsv_table t = open_table(path);
    while (next_line(&t)) {
        if (lexicon_tags_n == TAGS)
            die("%s:%zu: more than %d tags", t.path, t.lineno, TAGS);
        if (find_tag(t.field[0]) != TAGS)
            fail(&t, t.field[0], "is a tag already");
        if (t.fields > 1 && !span_is(t.field[1], "whole"))
            fail(&t, t.field[1], "is not \"whole\"");
        lexicon_whole |= (uint64_t)(t.fields > 1) << lexicon_tags_n;
        lexicon_tags[lexicon_tags_n++] = t.field[0];
    }
}

/* Adds the word of a row of dishes: to the cards, what "made" and "plain" say of it. */
static void add_food(const struct tsv_table *t, struct phrases *e, struct phrases *cards,
                     struct span phrase, struct span names, unsigned kind)
{
    struct span name;
    while (names.n && span_cut(&names, ',', &name)) {
        bool made = span_is(name, "made"), plain = span_is(name, "plain");
        if (made || plain)
            add_phrase(t, cards, phrase, made ? TAG_MADE : TAG_PLAIN, 0);
        else
            add_phrase(t, e, phrase, need_tag(t, name), kind);
    }
}

void read_dishes(struct phrases *e, struct phrases *cards, const char *path)
{
    struct tsv_table t = open_table(path);
    while (next_line(&t)) {
        if (t.fields != 3)
            die("%s:%zu: not a word, a tag and a strength", t.path, t.lineno);
        add_food(&t, e, cards, t.field[0], t.field[1], need_kind(&t, t.field[2]));
    }
}

/* Returns true if a row with these tags needs a word in each language. */
static bool is_wanted(struct span names)
{
    struct span name;
    while (names.n && span_cut(&names, ',', &name)) {
        if (span_is(name, "made"))
            return true;
        for (size_t i = 0; i < sizeof eu14 / sizeof *eu14; i++)
            if (span_is(span_trim(name), eu14[i]))
                return true;
    }
    return false;
}

/* A row of foods.tsv is a concept: tags, strength, and its words in each language. */
void read_foods(struct phrases *e, struct phrases *cards, const char *path)
{
    static const char *const names[] = {"tags", "strength", "en", "fr", "it", "es",  "de",
                                        "ja",   "zh",       "ko", "pt", "nl", "more"};
    enum { TAG, STRENGTH, FIRST, MORE = 12 };
    struct tsv_table t = open_columns(path, names, sizeof names / sizeof *names);
    struct span word;
    while (next_row(&t)) {
        unsigned kind = need_kind(&t, t.field[STRENGTH]);
        if (is_wanted(t.field[TAG]))
            need_cells(&t, FIRST, MORE);
        for (size_t i = FIRST; i < t.columns; i++)
            while (t.field[i].n && span_cut(&t.field[i], ',', &word))
                add_food(&t, e, cards, word, t.field[TAG], kind);
    }
}

/* A row of harmless.tsv is a food that holds none of the tags, in each language. */
void read_harmless(struct phrases *e, const char *path)
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
void read_fillers(struct phrases *e, const char *path)
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

void read_diets(struct phrases *e, const char *path)
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
    if (lexicon_heads_n == HEADS)
        fail(t, phrase, "is one head too many");
    if (word_cut(phrase, &v, &lexicon_arena) != 1)
        fail(t, phrase, "is not one word");
    lexicon_heads[lexicon_heads_n++] = v[0].text;
}

/* True if the phrase names a tag; it may be a filler too. */
static bool has_name(const struct phrases *e, struct span phrase)
{
    for (size_t i = 0; i < e->n; i++)
        if (e->v[i].tag < TAGS && span_eq(e->v[i].phrase, phrase))
            return true;
    return false;
}

void read_terms(struct phrases *e, const char *path)
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
    for (unsigned i = 0; i < lexicon_tags_n; i++) {
        struct word *v;
        size_t n = word_cut(lexicon_tags[i], &v, &lexicon_arena);
        if (!has_name(e, word_join(v, n, &lexicon_arena)))
            add_phrase(&t, e, lexicon_tags[i], i, TERM_ALL);
    }
}

/* A row of law.tsv is an allergen of EU 1169/2011, as each official language names it. */
void read_law(struct phrases *e, const char *path)
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
