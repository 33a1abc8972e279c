#include "unit.h"
#include "food/allergen.h"
#include "text/fact.h"

static struct arena arena;
static struct lexicon lexicon;

/* Why a dish is not for the guest: "STOP …", "ASK …" or "". */
static struct span judge(int key, const char *term, const char *dish)
{
    if (!lexicon.arena)
        lexicon_init(&lexicon, &arena);
    struct contents c;
    contents_init(&c, &lexicon, &arena);
    contents_add(&c, dish_parse(span_str(dish)));
    struct avoid a = avoid_parse(&lexicon, key, span_str(term), &arena);
    struct verdict v = avoid_judge(&a, &c);
    struct buf b = BUF_INIT;
    if (v.level != VERDICT_NOTHING) {
        buf_str(&b, v.level == VERDICT_STOP ? "STOP " : "ASK ");
        verdict_say(&b, &v, span_str(term));
    }
    struct span said = arena_copy(&arena, buf_span(&b));
    buf_release(&b);
    return said;
}

#define ALLERGY(term, dish, said) CHECK_STR(judge(KEY_ALLERGY, term, dish), said)
#define DIET(term, dish, said) CHECK_STR(judge(KEY_DIET, term, dish), said)
#define DISLIKE(term, dish, said) CHECK_STR(judge(KEY_DISLIKES, term, dish), said)
#define NO_CARD "ASK the dish book does not say what it contains"

TEST(allergen_stop)
{
    ALLERGY("shellfish", "Shrimps on toast", "STOP \"Shrimps\"");
    ALLERGY("shellfish", "squid ink risotto [cuttlefish]", "STOP \"cuttlefish\"");
    ALLERGY("nuts", "pad thai [peanut]", "STOP \"peanut\"");
    ALLERGY("nuts", "carrot cake [walnuts]", "STOP \"walnuts\"");
    ALLERGY("severe allergy to nuts", "almond tart", "STOP \"almond\"");
    ALLERGY("甲殻類", "エビチリ", "STOP \"えび\"");
    ALLERGY("えび", "crab cakes", "STOP \"crab\"");
    ALLERGY("花生", "satay skewers", "STOP \"satay\"");
    ALLERGY("coeliac", "toast", "STOP \"toast\"");
    ALLERGY("fruits de mer", "Moules marinières", "STOP \"Moules\"");
    ALLERGY("dill", "salmon with dill", "STOP \"dill\"");
    ALLERGY("uovo", "chawan [egg]", "STOP \"egg\"");
    ALLERGY("우유", "tea [milk]", "STOP \"milk\"");
    ALLERGY("milk", "gigot d'agneau au beurre", "STOP \"beurre\"");
    DIET("vegan", "Lamb shank", "STOP \"Lamb\"");
    DIET("素食", "红烧牛肉", "STOP \"牛肉\"");
    DIET("pregnant", "tuna sashimi [fish]", "STOP \"sashimi\"");
}

TEST(allergen_clears)
{
    ALLERGY("dairy", "butternut squash", NO_CARD);
    ALLERGY("dairy", "coconut milk curry [coconut]", "");
    ALLERGY("dairy", "coconut milk curry with butter", "STOP \"butter\"");
    ALLERGY("milk", "coconut milk", NO_CARD);
    ALLERGY("egg", "eggplant", NO_CARD);
    ALLERGY("crab", "crab apple jelly [apple]", "");
    ALLERGY("oyster", "oyster mushrooms [mushroom]", "");
    ALLERGY("peanut", "water chestnuts [chestnut]", "");
    ALLERGY("そば", "焼きそば [小麦]", "");
    ALLERGY("蛸", "たこ焼き", "STOP \"たこ\"");
    ALLERGY("milk", "豆乳 [大豆]", "");
    ALLERGY("gluten", "gluten-free pasta",
            "ASK \"pasta\", though its name claims to be free of gluten");
    ALLERGY("gluten", "gluten-free pasta [wheat]", "STOP \"wheat\"");
    ALLERGY("gluten", "pasta [gluten-free]",
            "ASK \"pasta\", though its name claims to be free of gluten");
}

TEST(allergen_card)
{
    ALLERGY("egg", "mayonnaise [no egg, oil]", "");
    ALLERGY("egg", "mayonnaise [no eggs]", NO_CARD);
    ALLERGY("fish", "grilled trout [no fish bones, oil]", "STOP \"trout\"");
    ALLERGY("fish", "trout [no fish oil, oil]", "STOP \"trout\"");
    ALLERGY("egg", "mayonnaise [no egg milk, oil]", "");
    ALLERGY("fish", "trout [no fish sauce, oil]", "STOP \"trout\"");
    ALLERGY("nuts", "walnut and cashew tart [no walnut, flour]", "STOP \"cashew\"");
    ALLERGY("crustacean", "crab and shrimp dumplings [no shrimp, pork]", "STOP \"crab\"");
    ALLERGY("nuts", "pesto [basil]", "ASK \"pesto\" usually holds nut");
    ALLERGY("nuts", "pesto [basil, no nuts]", "");
    ALLERGY("nuts", "toast [] ", NO_CARD);
    ALLERGY("shellfish", "seafood stew [fish]", "");
    ALLERGY("shellfish", "seafood stew", "ASK \"seafood\" may hold mollusc");
    ALLERGY("lactose", "cake [dairy", "STOP \"dairy\"");
}

TEST(allergen_terms)
{
    ALLERGY("none", "peanut butter", "");
    ALLERGY("no known allergies", "peanut butter", "");
    ALLERGY("なし", "peanut butter", "");
    ALLERGY("none but nuts", "peanut butter", "STOP \"peanut butter\"");
    ALLERGY("severe", "tea [tea]", "ASK \"severe\" not understood");
    DIET("keto", "rice [rice]", "ASK \"keto\" not understood");
    DIET("keto", "keto bowl [rice]", "STOP \"keto\"");
    DIET("no pork", "ham", "STOP \"ham\"");
    ALLERGY("salmon", "tuna roll [fish]", "ASK \"tuna\" is of the same kind: fish");
    ALLERGY("tree nuts", "peanut soup [peanut]", "");
    DIET("halal", "beef pie [beef]", "ASK \"beef\" is not always allowed");
    DIET("vegan", "wine", "ASK \"wine\" is not always allowed");
    ALLERGY("特になし", "peanut butter", "");
    ALLERGY("无过敏", "peanut butter", "");
    ALLERGY("allergic to shellfish and dill", "clams", "STOP \"clams\"");
    ALLERGY("allergic to shellfish and dill", "cured char, dill", "STOP \"dill\"");
    ALLERGY("エビとカニ", "小籠包、蟹", "STOP \"蟹\"");
    ALLERGY("cooked eggs ok", "tea [egg]", "STOP \"egg\"");
    ALLERGY("laktoseintolerant", "Käsekuchen", "STOP \"Käsekuchen\"");
    ALLERGY("?", "tea [tea]", "ASK \"?\" not understood");
    DISLIKE("coriander", "salsa with cilantro", "STOP \"cilantro\"");
    DISLIKE("salmon", "tuna", "");
    DISLIKE("oyster", "mussels", "");
    DISLIKE("oysters", "grilled oyster", "STOP \"oyster\"");
    DISLIKE("keto", "tea", "");
}

TEST(allergen_own_words)
{
    struct lexicon x = lexicon;
    lexicon_init(&lexicon, &arena);
    CHECK(lexicon_add(&lexicon, SPAN("# ours")));
    CHECK(lexicon_add(&lexicon, SPAN("house sauce = peanut")));
    CHECK(lexicon_add(&lexicon, SPAN("satay ! peanut")));
    CHECK(lexicon_add(&lexicon, SPAN("tart ? durian")));
    CHECK(!lexicon_add(&lexicon, SPAN("durian")));
    CHECK(!lexicon_add(&lexicon, SPAN(" = peanut")));
    ALLERGY("peanut", "fries, House Sauce", "STOP \"House Sauce\"");
    ALLERGY("peanut", "satay [chicken]", "");
    ALLERGY("durian", "tart [flour]", "ASK \"tart\" usually holds durian");
    lexicon = x;
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
        holds_milk += (r.v[i].kind[WORD_CONTAINS] & ~r.v[i].claimed & milk) != 0;
        holds_coconut += (r.v[i].kind[WORD_CONTAINS] & coconut) != 0;
    }
    CHECK_INT(holds_milk, 1);
    CHECK(holds_coconut > 0);
    CHECK_INT(reading_find(&r, SPAN("milk"), 0), 8);
    CHECK_INT(reading_find(&r, SPAN("乳"), 0), 16);
    CHECK_INT(reading_find(&r, SPAN("milk"), 9), SPAN_NONE);
    CHECK_INT(reading_find(&r, SPAN("oco"), 0), SPAN_NONE);
    CHECK_INT(reading_find(&r, SPAN(""), 0), SPAN_NONE);
}

TEST(lexicon_tags_end)
{
    struct lexicon x;
    lexicon_init(&x, &arena);
    size_t room = LEXICON_TAGS - x.tags_n;
    for (size_t i = 0; i < room; i++)
        CHECK(lexicon_add(&x, arena_fmt(&arena, "word = tag-%zu", i)));
    CHECK(!lexicon_add(&x, SPAN("word = one too many")));
    CHECK(lexicon_add(&x, SPAN("word = milk")));
}

TEST(allergen_long)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < 50000; i++)
        buf_str(&b, i % 2 ? "nuts " : "no 乳牛");
    buf_str(&b, "[no nuts, dill, ");
    for (size_t i = 0; i < 50000; i++)
        buf_str(&b, "no egg, ");
    ALLERGY("dill", buf_cstr(&b), "STOP \"dill\"");
    CHECK(judge(KEY_ALLERGY, buf_cstr(&b), "nut tart").n > 0);
    buf_release(&b);
}
