#include "food/lexicon.h"
#include "food/stem.h"
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
            set |= kinds & 1u << k ? r.v[i].kind[k] & ~r.v[i].claimed : 0;
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
