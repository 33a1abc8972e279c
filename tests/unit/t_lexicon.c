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

TEST(lexicon)
{
    struct lexicon x;
    struct reading r;
    lexicon_init(&x, &arena);
    tagset milk = lexicon_tag(&x, SPAN("milk")), coconut = lexicon_tag(&x, SPAN("coconut"));
    CHECK(milk && coconut && milk != coconut && !lexicon_tag(&x, SPAN("durian")));
    CHECK_STR(lexicon_name(&x, milk), "milk");

    lexicon_read(&x, SPAN("Coconut-Milks, 牛乳"), READ_DISHES, &r, &arena);
    CHECK_STR(r.joined, "coconut milk 牛乳");
    size_t holds_milk = 0, holds_coconut = 0;
    for (size_t i = 0; i < r.n; i++) {
        holds_milk += (match_tags(&r.v[i], WORD_CONTAINS) & ~r.v[i].claimed & milk) != 0;
        holds_coconut += (match_tags(&r.v[i], WORD_CONTAINS) & coconut) != 0;
    }
    CHECK_INT(holds_milk, 1);
    CHECK(holds_coconut > 0);
    CHECK_INT(reading_find(r.joined, SPAN("milk"), 0), 8);
    CHECK_INT(reading_find(r.joined, SPAN("乳"), 0), 16);
    CHECK_INT(reading_find(r.joined, SPAN("milk"), 9), SPAN_NONE);
    CHECK_INT(reading_find(r.joined, SPAN("oco"), 0), SPAN_NONE);
    CHECK_INT(reading_find(r.joined, SPAN(""), 0), SPAN_NONE);
    CHECK_INT(reading_find(r.joined, SPAN("coconut"), 0), 0);
    CHECK_INT(reading_find(r.joined, SPAN("coconut mil"), 0), SPAN_NONE);
    CHECK_INT(reading_find(r.joined, SPAN("ilk"), 0), SPAN_NONE);
    CHECK_INT(reading_find(r.joined, SPAN("milk \xE7\x89\x9B"), 0), SPAN_NONE);
    CHECK_INT(reading_find(r.joined, SPAN("牛乳"), 13), 13);
    CHECK_INT(reading_find(r.joined, SPAN("牛乳"), 14), SPAN_NONE);
    lexicon_read(&x, SPAN("丁一丁"), READ_DISHES, &r, &arena);
    CHECK_INT(reading_find(r.joined, SPAN("一"), 0), 3);
    CHECK_INT(reading_find(r.joined, SPAN("一丁"), 0), 3);
    lexicon_read(&x, SPAN("oil, milk oil"), READ_DISHES, &r, &arena);
    CHECK_INT(reading_find(r.joined, SPAN("oil"), 0), 0);
    CHECK_INT(reading_find(r.joined, SPAN("oil"), 1), 9);
    CHECK_INT(reading_find(r.joined, SPAN("oil"), 10), SPAN_NONE);
    lexicon_read(&x, SPAN("xmilk milk"), READ_DISHES, &r, &arena);
    CHECK_INT(reading_find(r.joined, SPAN("milk"), 0), 6);
    lexicon_read(&x, SPAN(""), READ_DISHES | READ_GUESTS, &r, &arena);
    CHECK(r.n == 0 && r.words_n == 0 && reading_find(r.joined, SPAN("milk"), 0) == SPAN_NONE);
}

/* Phrases of up to six words, and inside a run of up to twelve characters. */
TEST(lexicon_phrases)
{
    struct lexicon x;
    struct reading r;
    lexicon_init(&x, &arena);
    CHECK(lexicon_add(&x, SPAN("aa bb cc dd ee ff = six")));
    CHECK(lexicon_add(&x, SPAN("bb cc = two")));
    CHECK(lexicon_add(&x, SPAN("甲乙丙丁戊己庚辛壬癸子丑 = twelve")));
    CHECK(lexicon_add(&x, SPAN("丁戊 = part")));
    tagset six = lexicon_tag(&x, SPAN("six")), two = lexicon_tag(&x, SPAN("two")),
           twelve = lexicon_tag(&x, SPAN("twelve")), part = lexicon_tag(&x, SPAN("part"));
    lexicon_read(&x, SPAN("x, aa bb cc dd ee ff y"), READ_DISHES, &r, &arena);
    if (CHECK_INT(r.n, 2)) {
        CHECK(match_tags(&r.v[0], WORD_CONTAINS) == six && r.v[0].from == 2 && r.v[0].to == 19);
        CHECK_STR(match_written(&r.v[0]), "aa bb cc dd ee ff");
        CHECK(!r.v[0].covered && r.v[0].claimed == 0);
        CHECK(match_tags(&r.v[1], WORD_CONTAINS) == two && r.v[1].covered &&
              r.v[1].claimed == six);
    }
    lexicon_read(&x, SPAN("申甲乙丙丁戊己庚辛壬癸子丑酉"), READ_DISHES, &r, &arena);
    if (CHECK_INT(r.n, 2)) {
        CHECK(match_tags(&r.v[0], WORD_CONTAINS) == twelve && r.v[0].from == 3 &&
              r.v[0].to == 39);
        CHECK(match_tags(&r.v[1], WORD_CONTAINS) == part && r.v[1].claimed == twelve);
        CHECK_STR(match_written(&r.v[1]), "丁戊");
    }
    lexicon_read(&x, SPAN("丁戊"), READ_DISHES, &r, &arena);
    CHECK_INT(r.n, 1); /* the whole word once, not once more from inside */
    lexicon_read(&x, SPAN("two"), READ_DISHES, &r, &arena);
    CHECK_INT(r.n, 0);
    lexicon_read(&x, SPAN("two"), READ_GUESTS, &r, &arena);
    CHECK(r.n == 1 && match_tags(&r.v[0], TERM_ALL) == two);
}

TEST(lexicon_tags_end)
{
    struct lexicon x;
    lexicon_init(&x, &arena);
    size_t room = LEXICON_TAGS - x.tags_n;
    for (size_t i = 0; i < room; i++)
        CHECK(lexicon_add(&x, arena_fmt(&arena, "word = tag-%zu", i)));
    CHECK(!lexicon_add(&x, SPAN("word = one too many")));
    for (size_t i = 0; i < x.tags_n; i++)
        CHECK_SPAN(lexicon_name(&x, lexicon_tag(&x, x.tags[i])), x.tags[i]);
    CHECK(lexicon_add(&x, SPAN("word = milk")));
}
