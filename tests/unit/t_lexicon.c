#include "food/card.h"
#include "food/lexicon.h"
#include "text/word.h"
#include "unit.h"

static struct arena arena;
static struct lexicon lexicon;

/* Returns the tags of the text's words, of those kinds. */
static tagset told(const char *text, unsigned kinds)
{
    struct reading r;
    tagset set = 0;
    lexicon_init(&lexicon, &arena);
    lexicon_read(&lexicon, span_str(text), READ_DISHES | READ_CARDS, &r, &arena);
    for (size_t i = 0; i < r.n; i++)
        for (unsigned k = WORD_CONTAINS; k <= WORD_ASK; k++)
            set |= kinds & 1u << k ? match_tags(&r.v[i], k) & ~r.v[i].claimed : 0;
    return set;
}

enum { HOLDS = 1 << WORD_CONTAINS, ASKS = 1 << WORD_ASK, ANY = 7 };

static bool tells(const char *text, const char *tag, unsigned kinds)
{
    tagset set = told(text, kinds);
    return set & lexicon_tag(&lexicon, span_str(tag));
}

TEST(word_accents)
{
    CHECK_STR(word_accents(SPAN("Pâtés d'Été"), &arena), "pâté été");
    CHECK_STR(word_accents(SPAN("PÂTES ÇA ÑU ÖL ŁÓŻ"), &arena), "pâte ça ñu öl łóż");
    CHECK_STR(word_accents(SPAN("pa\xCC\x82te\xCC\x81s A\xCC\x8A n\xCC\x83"), &arena),
              "pâté å ñ");
    CHECK_STR(word_accents(SPAN("râpé-tomates, l’œuf"), &arena), "râpé tomate œuf");
    CHECK_STR(word_accents(SPAN(""), &arena), "");
    CHECK_STR(word_accents(SPAN(" - ' "), &arena), "");
    CHECK_STR(word_accents(SPAN("hachés haches"), &arena), "haché hach");
    CHECK_STR(word_accents(SPAN("a\xFF"
                                "b"),
                           &arena),
              "a b");
}

/* Accents distinguish words; a word without them may be either, and is asked about. */
TEST(lexicon_accents)
{
    CHECK(tells("pâtes fraîches", "gluten", HOLDS));
    CHECK(!tells("pâtes fraîches", "liver", ANY));
    CHECK(!tells("pa\xCC\x82tes", "liver", ANY));
    CHECK(tells("pâté de campagne", "liver", ANY));
    CHECK(!tells("pâté", "gluten", ANY));
    CHECK(tells("PATES", "gluten", ASKS));
    CHECK(tells("PATES", "liver", ANY));
    CHECK(!tells("fromage râpé", "fish", ANY));
    CHECK(!tells("RÂPÉ", "fish", ANY));
    CHECK(tells("rape a la marinera", "fish", HOLDS));
    CHECK(tells("rapé", "fish", ASKS)); /* an accent of no word */
    CHECK(tells("roti", "gluten", HOLDS));
    CHECK(!tells("poulet rôti", "gluten", ANY));
    CHECK(!tells("glacé", "milk", ANY));
    CHECK(tells("glace", "milk", HOLDS));
}

TEST(lexicon_scripts)
{
    CHECK(tells("雞蛋麵", "egg", HOLDS) && tells("鸡蛋面", "egg", HOLDS));
    CHECK(tells("鷄蛋", "egg", HOLDS));
    CHECK(tells("鮑魚粥", "mollusc", HOLDS) && tells("鲍鱼粥", "mollusc", HOLDS));
    struct reading r;
    lexicon_read(&lexicon, SPAN("炒鮑魚"), READ_DISHES, &r, &arena);
    CHECK(r.n > 0);
    for (size_t i = 0; i < r.n; i++)
        CHECK(span_find(SPAN("炒鮑魚"), match_written(&r.v[i])) != SPAN_NONE);
}

/* Each word of the tables that is harmless is understood on a card, and has no tag. */
TEST(lexicon_harmless)
{
    size_t n = 0;
    lexicon_init(&lexicon, &arena);
    for (size_t i = 0; i < words_cards_n; i++) {
        if (words_cards[i].tag != TAG_HARMLESS || words_cards[i].accent)
            continue;
        struct span word = {words_text + words_cards[i].at, words_cards[i].n};
        struct card_item item;
        card_item_read(&lexicon, word, &item, &arena);
        bool silent = item.left_n == 0 && item.food;
        for (size_t j = 0; j < item.r.n; j++)
            silent &= !(match_tags(&item.r.v[j], WORD_CONTAINS) & ~item.r.v[j].claimed);
        if (!silent && n++ < 20)
            unit_note("not harmless", word);
    }
    CHECK_INT(n, 0);
}
