#include "food/lexicon.h"
#include "food/stem.h"
#include "food/words.h"
#include "unit.h"

#include <string.h>

static struct arena arena;
static struct lexicon lexicon;

static enum stem_known look_none(void *ctx, struct span part)
{
    (void)ctx;
    (void)part;
    return STEM_UNKNOWN;
}

/* Returns the tags of the text's words, of those kinds. */
static tagset told(struct span text, unsigned kinds)
{
    struct reading r;
    tagset set = 0;
    lexicon_read(&lexicon, text, READ_DISHES | READ_CARDS, &r, &arena);
    for (size_t i = 0; i < r.n; i++)
        for (unsigned k = WORD_CONTAINS; k <= WORD_ASK; k++)
            set |= kinds & 1u << k ? match_tags(&r.v[i], k) & ~r.v[i].claimed : 0;
    return set;
}

static tagset bit(const char *tag)
{
    return lexicon_tag(&lexicon, span_str(tag));
}

enum { CONTAINS = 1 << WORD_CONTAINS, ASK = 1 << WORD_ASK, ANY = 7 };

static void holds(const char *word, const char *tag)
{
    if (!CHECK(told(span_str(word), CONTAINS) & bit(tag)))
        unit_note(tag, span_str(word));
}

static void asks(const char *word, const char *tag)
{
    if (!CHECK(!(told(span_str(word), CONTAINS) & bit(tag))) ||
        !CHECK(told(span_str(word), ANY) & bit(tag)))
        unit_note(tag, span_str(word));
}

static void lacks(const char *word, const char *tag)
{
    if (!CHECK(!(told(span_str(word), ANY) & bit(tag))))
        unit_note(tag, span_str(word));
}

TEST(stem_words)
{
    lexicon_init(&lexicon, &arena);
    holds("Weizenkeimbrot", "gluten");
    holds("Rauchmandelkerne", "nut");
    holds("Haselnusskerngrieß", "nut");
    holds("Dinkelvollkornmehl", "gluten");
    holds("Kräuterfrischkäse", "milk");
    holds("Kraeuterfrischkaese", "milk");
    holds("Ziegenmilchjoghurt", "milk");
    holds("Räucherlachsstreifen", "fish");
    holds("Krabbenwürfel", "crustacean");
    holds("Knollenselleriewürfel", "celery");
    holds("Senfkörnermarinade", "mustard");
    holds("Sesamölmarinade", "sesame");
    holds("Schweinebratwürfel", "pork");
    holds("Wachteleiern", "egg");
    holds("pindakaasboter", "peanut");
    holds("garnalenpasteitje", "crustacean");
    holds("jordnötskross", "peanut");
    holds("räksallad", "crustacean");
    holds("hvedemel", "gluten");
    holds("peberrodsfløde", "milk");
    holds("vehnäjauhoseos", "gluten");
    holds("hasselpähkinärouhe", "nut");
}

/* The word before flour or milk may be what it is made of. */
TEST(stem_plants)
{
    lexicon_init(&lexicon, &arena);
    asks("Pistazienmehl", "gluten");
    holds("Pistazienmehl", "nut");
    asks("Cashewsahne", "milk");
    holds("Cashewsahne", "nut");
    holds("Haferstreichrahm", "gluten");
    asks("Hanfsahne", "milk");
    holds("Erdbeerquark", "milk"); /* which milk is not made of */
}

TEST(stem_exceptions)
{
    lexicon_init(&lexicon, &arena);
    lacks("Muskatnusspulver", "nut");
    lacks("Kokosnussraspel", "nut");
    lacks("Schweinefilet", "alcohol");
    lacks("Fleischtomatenwürfel", "meat");
    lacks("Butternusswürfel", "milk");
    lacks("Butternusswürfel", "nut");
    lacks("Buchweizengrün", "gluten");
    lacks("Maison", "corn");
    lacks("Weinblattröllchen", "alcohol");
}

/* A word that a table has is not cut: "eggplant" has its own row. */
TEST(stem_tables_first)
{
    lexicon_init(&lexicon, &arena);
    lacks("eggplant", "egg");
    lacks("Mandelmilch", "milk");
    lacks("Rosmarin", "sulphite");
}

/* "ei" alone could be any end of a word. */
TEST(stem_short)
{
    struct stem_cut c;
    stem_cut_word(SPAN("fremdartigei"), look_none, NULL, &c);
    CHECK_INT(c.n, 0);
    stem_cut_word(SPAN("rindfleischei"), look_none, NULL, &c);
    CHECK(c.whole);
    CHECK_INT(c.n, 2);
    stem_cut_word(SPAN("not"), look_none, NULL, &c); /* "nöt" is a nut in Swedish */
    CHECK(!c.whole);
    stem_cut_word(SPAN(""), look_none, NULL, &c);
    CHECK_INT(c.n, 0);
    stem_cut_word(SPAN("zzzkase"), look_none, NULL, &c);
    CHECK_INT(c.n, 1);
    CHECK(!c.whole);
    CHECK_STR(c.part[0].text, "kase");
}

static tagset all_tags(const struct stem *s)
{
    return s->tags[0] | s->tags[1] | s->tags[2];
}

/* Each stem before each other: the word has a tag, unless it is an exception itself. */
TEST(stem_never_silent)
{
    size_t silent = 0;
    for (size_t i = 0; i < stem_heads_n; i++)
        for (size_t j = 0; j < stem_tails_n; j++) {
            const struct stem *h = &stem_heads[i], *t = &stem_tails[j];
            char word[2 * STEM_TEXT];
            struct stem_cut c;
            tagset set = 0;
            memcpy(word, h->text, h->n);
            for (size_t k = 0; k < t->n; k++)
                word[h->n + k] = t->text[t->n - 1 - k];
            stem_cut_word((struct span){word, (size_t)h->n + t->n}, look_none, NULL, &c);
            for (size_t k = 0; k < c.n; k++)
                set |= all_tags(c.part[k].stem);
            bool exception = c.whole && c.n == 1;
            if ((all_tags(h) | all_tags(t)) && !set && !exception && silent++ < 40)
                unit_note("nothing is told of", (struct span){word, (size_t)h->n + t->n});
        }
    CHECK_INT(silent, 0);
}

/* ---- words of the tables that are made of stems ---- */

/* A word of the tables: its tags, by enum word_kind. */
struct table_word {
    tagset kind[KINDS];
    bool known, made, plain, harmless;
};

static struct span phrase_of(const struct word_row *row)
{
    return (struct span){words_text + row->at, row->n};
}

static void add_rows(struct table_word *w, const struct word_row *rows, size_t n,
                     struct span word)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (span_cmp(phrase_of(&rows[mid]), word) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < n && span_eq(phrase_of(&rows[low]), word); low++) {
        w->known = true;
        w->made |= rows[low].tag == TAG_MADE;
        w->plain |= rows[low].tag == TAG_PLAIN;
        w->harmless |= rows[low].tag == TAG_HARMLESS;
        if (rows[low].tag < LEXICON_TAGS && rows[low].tag < words_tags_n)
            w->kind[rows[low].kind] |= (tagset)1 << rows[low].tag;
    }
}

static struct table_word table_word_of(struct span word)
{
    struct table_word w = {.known = false};
    add_rows(&w, words_dishes, words_dishes_n, word);
    add_rows(&w, words_cards, words_cards_n, word);
    return w;
}

static enum stem_known look_table(void *ctx, struct span part)
{
    static const char *const plants[] = {"nut",    "peanut",    "soy",  "sesame", "lupin",
                                         "gluten", "buckwheat", "corn", "coconut"};
    struct table_word w = table_word_of(part);
    (void)ctx;
    for (size_t i = 0; i < sizeof plants / sizeof *plants; i++)
        if (w.kind[WORD_CONTAINS] & bit(plants[i]))
            return STEM_PLANT;
    return w.known ? STEM_WORD : STEM_UNKNOWN;
}

/* Returns the tags that a part surely or usually has; sets *made if it is of several things. */
static tagset part_tags(const struct stem_part *p, bool *made)
{
    struct table_word w = table_word_of(p->text);
    *made |= w.made;
    if (p->weak)
        return 0;
    if (p->stem)
        return p->stem->tags[WORD_CONTAINS] | p->stem->tags[WORD_USUALLY];
    return w.kind[WORD_CONTAINS] | w.kind[WORD_USUALLY];
}

static bool is_latin(struct span w)
{
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] < 'a' || w.p[i] > 'z')
            return false;
    return true;
}

/* A row takes precedence over the stems of its word: it tells of each tag of theirs. */
TEST(stem_rows_tell_as_much)
{
    lexicon_init(&lexicon, &arena);
    for (size_t i = 0; i < words_dishes_n; i++) {
        struct span word = phrase_of(&words_dishes[i]);
        struct table_word row = table_word_of(word);
        struct stem_cut c;
        tagset told = 0, stems = 0;
        bool made = false;
        bool again = i && span_eq(word, phrase_of(&words_dishes[i - 1]));
        if (!is_latin(word) || row.harmless || again)
            continue;
        stem_cut_word(word, look_table, NULL, &c);
        for (size_t k = 0; k < c.n && c.whole && c.n > 1; k++)
            stems |= part_tags(&c.part[k], &made);
        for (int k = WORD_CONTAINS; k <= WORD_CLEARS; k++)
            told |= row.kind[k];
        if (!CHECK(!(stems & ~told) && (!made || row.made || row.plain))) {
            unit_note("the word", word);
            unit_note("a tag that only its stems tell",
                      stems & ~told ? lexicon_name(&lexicon, stems & ~told) : SPAN("made"));
        }
    }
}
