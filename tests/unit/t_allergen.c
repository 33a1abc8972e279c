#include "food/verdict.h"
#include "text/fact.h"
#include "unit.h"

#include <string.h>

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
        verdict_say(&b, LANGUAGE_EN, &v, span_str(term));
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
    ALLERGY("egg", "mayonnaise [no egg, olive oil]", "");
    ALLERGY("egg", "mayonnaise [no eggs]", NO_CARD);
    ALLERGY("fish", "grilled trout [no fish bones, olive oil]", "STOP \"trout\"");
    ALLERGY("fish", "trout [no fish oil, olive oil]", "STOP \"trout\"");
    ALLERGY("egg", "mayonnaise [no egg milk, olive oil]", "");
    ALLERGY("fish", "trout [no fish sauce, olive oil]", "STOP \"trout\"");
    ALLERGY("nuts", "walnut and cashew tart [no walnut, flour]", "STOP \"cashew\"");
    ALLERGY("crustacean", "crab and shrimp dumplings [no shrimp, pork]", "STOP \"crab\"");
    ALLERGY("nuts", "pesto [basil]", "ASK \"pesto\" usually contains nut");
    ALLERGY("nuts", "pesto [basil, no nuts]", "");
    ALLERGY("nuts", "toast [] ", NO_CARD);
    ALLERGY("shellfish", "seafood stew [fish]", "");
    ALLERGY("shellfish", "seafood stew", "ASK \"seafood\" may contain mollusc");
    ALLERGY("lactose", "cake [dairy", "STOP \"dairy\"");
}

TEST(allergen_terms)
{
    ALLERGY("none", "peanut butter", "");
    ALLERGY("no known allergies", "peanut butter", "");
    ALLERGY("なし", "peanut butter", "");
    ALLERGY("none but nuts", "peanut butter", "STOP \"peanut butter\"");
    ALLERGY("severe", "tea [tea]", "ASK \"severe\" not understood");
    DIET("keto", "rice [rice]", "ASK \"keto\" is a diet without a rule");
    DIET("zorbian", "rice [rice]", "ASK \"zorbian\" not understood");
    DIET("zorbian", "zorbian bowl [rice]", "STOP \"zorbian\"");
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

/* An allergy, an intolerance, a diet and a dislike judge the same words differently. */
TEST(allergen_keys)
{
    ALLERGY("shrimp", "crab cakes [crab]", "STOP \"crab\"");
    CHECK_STR(judge(KEY_INTOLERANCE, "shrimp", "crab cakes [crab]"), "STOP \"crab\"");
    DIET("shrimp", "crab cakes [crab]", "ASK \"crab\" is of the same kind: crustacean");
    DISLIKE("shrimp", "crab cakes [crab]", "");
    CHECK_STR(judge(KEY_INTOLERANCE, "vegan", "beef pie [beef]"), "STOP \"beef\"");
    CHECK_STR(judge(KEY_INTOLERANCE, "halal", "beef pie [beef]"),
              "ASK \"beef\" is not always allowed");
    DISLIKE("vegan", "beef pie [beef]", "");
    DISLIKE("halal", "beef pie [beef]", "");
    DISLIKE("nuts", "pesto [basil]", "");
    DISLIKE("milk", "seafood stew", "");
    DISLIKE("gluten", "gluten-free pasta [rice]", "");
    DISLIKE("goat's cheese", "cheese", "");
    DISLIKE("none", "tea", "");
}

/* Judges with the term's note too. */
static struct span judge_note(int key, const char *term, const char *note, const char *dish)
{
    struct contents c;
    contents_init(&c, &lexicon, &arena);
    contents_add(&c, dish_parse(span_str(dish)));
    struct avoid a = avoid_parse(&lexicon, key, span_str(term), &arena);
    avoid_note(&a, &lexicon, key, span_str(note));
    struct verdict v = avoid_judge(&a, &c);
    return span_str(v.level == VERDICT_STOP ? "STOP" : v.level == VERDICT_ASK ? "ASK" : "");
}

#define LEVEL(key, term, dish, level)                                                          \
    CHECK_SPAN(span_head(judge(KEY_##key, term, dish), strlen(level)), SPAN(level))

/* A dish's word in a term: what it holds is avoided or asked about. */
TEST(allergen_dish_words)
{
    LEVEL(ALLERGY, "tahini", "dip [sesame]", "STOP");
    LEVEL(ALLERGY, "satay", "dip [peanut]", "STOP");
    LEVEL(ALLERGY, "miso", "dip [tofu]", "STOP");
    LEVEL(ALLERGY, "soba", "cake [buckwheat]", "STOP");
    LEVEL(ALLERGY, "dijon", "dip [mustard]", "STOP");
    LEVEL(DIET, "no lard", "pie [pork]", "STOP");
    LEVEL(ALLERGY, "parmesan", "tea [milk]", "ASK");
    LEVEL(ALLERGY, "pesto", "cake [almond]", "ASK");
    LEVEL(ALLERGY, "peanut butter", "soup [peanut]", "STOP");
    LEVEL(ALLERGY, "peanut butter", "tea [milk]", "ASK"); /* a comma may be missing */
    LEVEL(ALLERGY, "nuts/milk", "tea [milk]", "STOP");
    LEVEL(ALLERGY, "raw egg", "cake [egg]", "ASK");
    LEVEL(ALLERGY, "raw egg", "mousse [raw egg]", "STOP");
    ALLERGY("mustard", "bread [wheat]", "");
}

TEST(allergen_refusals)
{
    LEVEL(DIET, "no pig", "ham [ham]", "STOP");
    LEVEL(DIET, "ne mange pas de porc", "ham [ham]", "STOP");
    LEVEL(DIET, "kein Schwein", "ham [ham]", "STOP");
    LEVEL(DIET, "non mangia maiale", "ham [ham]", "STOP");
    LEVEL(DIET, "no come cerdo", "ham [ham]", "STOP");
    LEVEL(DIET, "\xE4\xB8\x8D\xE5\x90\x83\xE7\x8C\xAA\xE8\x82\x89", "ham [ham]", "STOP");
    LEVEL(DIET, "eet geen varkensvlees", "ham [ham]", "STOP");
    LEVEL(DIET, "n\xC3\xA3o come porco", "ham [ham]", "STOP");
    DIET("does not eat pork, please", "tea [tea]", "");
    ALLERGY("severe, life-threatening allergy to fish", "tea [tea]", "");
}

/* Exceptions are asked about, and never widen. */
TEST(allergen_exceptions)
{
    LEVEL(DIET, "no meat but fish ok", "pie [salmon]", "ASK");
    LEVEL(DIET, "no meat but fish ok", "pie [beef]", "STOP");
    LEVEL(DIET, "vegetarian but eats fish", "pie [salmon]", "ASK");
    LEVEL(DIET, "vegetarian but eats fish", "pie [beef]", "STOP");
    LEVEL(DIET, "vegetarian, does not eat fish", "pie [salmon]", "STOP");
    LEVEL(ALLERGY, "all nuts except almonds", "tart [almond]", "STOP");
    LEVEL(ALLERGY, "all nuts except peanuts", "tart [peanut]", "ASK");
    LEVEL(ALLERGY, "all nuts except peanuts", "tart [walnut]", "STOP");
    LEVEL(ALLERGY, "eats everything except nuts", "tart [walnut]", "STOP");
    LEVEL(ALLERGY, "no allergies except fish", "pie [salmon]", "STOP");
    LEVEL(ALLERGY, "cooked eggs ok", "cake [egg]", "STOP");
    LEVEL(ALLERGY, "fish is not ok", "pie [salmon]", "STOP");
    DIET("vegan Mon-Fri", "tea [tea]", "ASK \"Mon-Fri\" not understood");
}

TEST(allergen_compounds)
{
    LEVEL(ALLERGY, "Nussallergie", "tart [walnut]", "STOP");
    LEVEL(ALLERGY,
          "H\xC3\xBChnereiwei\xC3\x9F"
          "allergie",
          "cake [egg]", "STOP");
    LEVEL(ALLERGY, "notenallergie", "tart [walnut]", "STOP");
    LEVEL(ALLERGY, "n\xC3\xB8tteallergi", "tart [walnut]", "STOP");
    LEVEL(ALLERGY, "skaldjursallergi", "pie [mussels]", "STOP");
    LEVEL(ALLERGY, "Lachsallergie", "pie [salmon]", "STOP");
    LEVEL(ALLERGY, "Lachsallergie", "pie [trout]", "ASK");
    ALLERGY("Zorballergie", "tea [tea]", "ASK \"zorb\" not understood");
}

/* A food has names in several languages; a food beside it in the shop is another. */
TEST(allergen_names_of_a_food)
{
    LEVEL(ALLERGY, "pineapple", "carpaccio d'ananas", "STOP");
    LEVEL(ALLERGY, "pineapple", "\xE8\x8F\xA0\xE8\x90\x9D\xE9\xA5\xAD", "STOP");
    LEVEL(ALLERGY, "allergic to tomatoes", "pie [pomodori]", "STOP");
    LEVEL(ALLERGY, "cabillaud", "pie [cod]", "STOP");
    LEVEL(ALLERGY, "mango and papaya", "mangue", "STOP");
    LEVEL(ALLERGY, "mango papaya", "mangue", "ASK"); /* two words, the name of no food */
    LEVEL(ALLERGY, "turbot", "pie [sole]", "ASK");
    LEVEL(DIET, "eats salmon", "pie [saumon]", "ASK");
    LEVEL(DISLIKES, "eggplant", "aubergines", "STOP");
    LEVEL(DISLIKES, "fennel or eggplant", "aubergines", "STOP");
    LEVEL(DISLIKES, "eggplant skin", "aubergines", "");
    LEVEL(DISLIKES, "octopus", "cacao en polvo", "");
}

TEST(allergen_diets)
{
    LEVEL(DIET, "lacto-ovo vegetarian", "pie [chicken]", "STOP");
    DIET("lacto-ovo vegetarian", "cake [egg, milk]", "");
    LEVEL(DIET, "\xE8\x9B\x8B\xE5\xA5\xB6\xE7\xB4\xA0", "pie [lard]", "STOP");
    DIET("\xE8\x9B\x8B\xE5\xA5\xB6\xE7\xB4\xA0", "cake [egg, milk]", "");
    LEVEL(DIET, "MOML", "pie [pork]", "STOP");
    LEVEL(DIET, "GF", "toast [bread]", "STOP");
    LEVEL(DIET, "DBML", "toast [bread]", "ASK");
    LEVEL(DIET, "Hindu", "pie [beef]", "STOP");
    LEVEL(DIET, "pregnant", "plate [oysters]", "ASK");
    LEVEL(DIET, "pregnant", "plate [raw oysters]", "STOP");
    LEVEL(DIET, "pregnant", "plate [smoked salmon]", "ASK");
    LEVEL(DIET, "pregnant", "plate [raw milk cheese]", "STOP");
    LEVEL(DIET, "pregnant", "plate [feta]", "ASK");
    LEVEL(DIET, "pregnant", "plate [tuna]", "ASK");
    LEVEL(DIET, "pregnant", "plate [swordfish]", "STOP");
    LEVEL(DIET, "pregnant", "plate [salami]", "ASK");
    LEVEL(DIET, "pregnant", "plate [bean sprouts]", "ASK");
    DIET("pregnant", "plate [Brussels sprouts]", "");
    LEVEL(DIET, "jain", "curry [potato]", "STOP");
    LEVEL(DIET, "jain", "curry [carrots]", "STOP");
    LEVEL(DIET, "jain", "curry [ginger]", "ASK");
    LEVEL(DIET, "vegetarian", "pie [tallow]", "STOP");
    LEVEL(DIET, "vegetarian", "pie [Fleischbr\xC3\xBChe]", "STOP");
    LEVEL(DIET, "vegetarian", "pie [strutto]", "STOP");
    DIET("vegetarian", "pie [vegetable stock]", "");
    LEVEL(DIET, "vegan", "cake [carmine]", "STOP");
    LEVEL(DIET, "halal", "cake [vanilla extract]", "ASK");
    LEVEL(DIET, "halal", "pie [saindoux]", "STOP");
    LEVEL(ALLERGY, "alpha-gal", "pie [lamb]", "STOP");
    LEVEL(ALLERGY, "alpha-gal", "tea [milk]", "ASK");
}

#define MADE(word) "ASK \"" word "\" is made of several things; no card says which"

/* A food that is made of several things is asked about for what its words do not tell. */
TEST(allergen_made)
{
    ALLERGY("sesame", "plate [korma]", MADE("korma"));
    ALLERGY("egg", "plate [green curry paste, rice]", MADE("green curry paste"));
    ALLERGY("celery", "plate [Bratwurst]", MADE("Bratwurst"));
    ALLERGY("celery", "plate [Linsensuppe]", MADE("Linsensuppe"));
    ALLERGY("nuts", "plate [gehaktbal]", MADE("gehaktbal"));
    ALLERGY("fish", "plate [焼肉のたれ]", MADE("焼肉のたれ"));
    ALLERGY("fish", "plate [소시지]", MADE("소시지"));
    ALLERGY("nuts", "plate [korma]", "ASK \"korma\" usually contains nut");
    ALLERGY("milk", "plate [pesto, parmesan]", "STOP \"parmesan\"");
    DIET("vegetarian", "plate [korma]", MADE("korma"));
    DISLIKE("sesame", "plate [korma]", "");
    ALLERGY("none", "plate [korma]", "");
    ALLERGY("sesame", "plate [korma, no sesame]", "");
    ALLERGY("sesame", "plate [korma without sesame]", "");
    ALLERGY("sesame", "plate [korma (mild), rice]", MADE("korma (mild)"));
    ALLERGY("sesame, fish", "plate [korma, no sesame]", MADE("korma"));
}

/* A list in round brackets is that of the item before it. */
TEST(allergen_list)
{
    ALLERGY("sesame", "plate [korma (onion, cream), rice]", "");
    ALLERGY("sesame", "plate [korma (onion, tahini), rice]", "STOP \"tahini\"");
    ALLERGY("sesame", "plate [chicken (korma, rice)]", MADE("korma"));
    ALLERGY("sesame", "plate [korma (onion, xyzzy), rice]",
            "ASK \"xyzzy)\" on its card is not understood");
    ALLERGY("sesame", "plate [咖喱（洋葱、椰浆）]", "");
    ALLERGY("sesame", "plate [(korma, rice)]", MADE("(korma"));
    ALLERGY("sesame", "plate [korma (]", MADE("korma ("));
}

/* Foods of one thing are not, whatever a word in their names means elsewhere. */
TEST(allergen_not_made)
{
    static const char *const cards[] = {
        "soy sauce, fish sauce, curry leaves, butter, flour, tofu, vinegar",
        "spaghetti, tagliatelle, ham, bacon, wine, mustard, yoghurt, cheese",
        "sauce soja, feuilles de curry, pâtes, farine, beurre, vin blanc",
        "salsa di soia, pasta, farina, burro, prosciutto",
        "salsa de soja, harina, aceite de oliva, jamón cocido, huevos cocidos",
        "Sojasoße, Apfelmus, Mehl, Butter, Schinken, Nudeln",
        "醤油, カレーリーフ, パイナップル, かつお節",
        "ロックフォール, お湯",
        "酱油, 芝麻酱, 花生酱, 蛋黄酱, 豆瓣菜, 鱼子酱",
        "간장, 파인애플, 만두피, 숙주나물, 국수",
        "molho de soja, vinho tinto, batata doce, chá verde",
        "sojasaus, appelmoes, bloem, boter, ham",
    };
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++) {
        struct buf b = BUF_INIT;
        buf_fmt(&b, "plate of the house [%s]%c", cards[i], '\0');
        CHECK_STR(judge(KEY_ALLERGY, "kiwi", b.p), "");
        buf_release(&b);
    }
}

TEST(allergen_none)
{
    static const char *const none[] = {"none",
                                       "no known allergies",
                                       "NKA",
                                       "NKDA",
                                       "n/a",
                                       "nope",
                                       "-",
                                       "keine bekannt",
                                       "keine",
                                       "aucune",
                                       "néant",
                                       "sin alergias",
                                       "ninguna",
                                       "nessuna",
                                       "nenhuma",
                                       "geen",
                                       "\xE3\x81\xAA\xE3\x81\x97"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        ALLERGY(none[i], "peanut butter", "");
    LEVEL(ALLERGY, "none yet", "tea [tea]", "ASK");
    LEVEL(ALLERGY, "not known", "tea [tea]", "ASK");
    LEVEL(ALLERGY, "-?", "tea [tea]", "ASK");
}

TEST(allergen_notes)
{
    CHECK_STR(judge_note(KEY_DIET, "hindu", "no beef", "pie [beef]"), "STOP");
    CHECK_STR(judge_note(KEY_ALLERGY, "seeds", "sesame", "dip [tahini]"), "STOP");
    CHECK_STR(judge_note(KEY_ALLERGY, "nuts", "not coconut", "pie [coconut]"), "ASK");
    CHECK_STR(judge_note(KEY_ALLERGY, "none", "except nuts", "tart [walnut]"), "STOP");
    CHECK_STR(judge_note(KEY_ALLERGY, "fish", "hives", "tart [walnut]"), "");
    CHECK_STR(judge_note(KEY_DIET, "vegetarian", "fish ok", "pie [salmon]"), "ASK");
    CHECK_STR(judge_note(KEY_DISLIKES, "fish", "and walnuts", "tart [walnut]"), "");
}

/* The graver of two reasons counts; of two equally grave, the surer. */
TEST(allergen_gravest)
{
    ALLERGY("nuts, milk", "pesto and seafood", "ASK \"pesto\" usually contains milk");
    ALLERGY("salmon", "seafood of tuna", "ASK \"tuna\" is of the same kind: fish");
    ALLERGY("shellfish", "seafood, prawns", "STOP \"prawns\"");
    ALLERGY("gluten", "gluten-free pasta, seafood",
            "ASK \"pasta\", though its name claims to be "
            "free of gluten");
    ALLERGY("keto", "tea", "ASK \"keto\" is a diet without a rule");
}

/* Cyrillic is written with spaces: a word within a word is none. */
TEST(allergen_words_apart)
{
    ALLERGY("рис", "рис, пирог", "STOP \"рис\"");
    ALLERGY("рис", "ирис", "ASK \"рис\" not understood");
}

TEST(allergen_lacks)
{
    ALLERGY("dill", "dill sauce [no rye, no dill, no ale, no dill, olive oil]",
            "ASK \"dill\" not understood");
    ALLERGY("rye", "rye soup [no rye, no dill, no ale, olive oil]", "");
    ALLERGY("ale", "ale soup [no rye, no dill, no ale, olive oil]", "");
    ALLERGY("chive", "chive soup [no rye, no dill, no ale, olive oil]", "STOP \"chive\"");
    ALLERGY("ale", "ale soup [no rye, no dill, olive oil]", "STOP \"ale\"");
    ALLERGY("zander", "zander soup [no rye, no dill, olive oil]", "STOP \"zander\"");
    ALLERGY("egg", "egg [no , olive oil]", "STOP \"egg\"");
    ALLERGY("egg and milk", "egg in milk [no egg, olive oil]", "STOP \"milk\"");
    ALLERGY("egg and milk", "egg in milk [no egg, no milk, olive oil]", "");
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
    CHECK(lexicon_add(&lexicon, SPAN("a sauce of six words only = peanut")));
    CHECK(!lexicon_add(&lexicon, SPAN("this sauce is of seven words here = peanut")));
    CHECK(!lexicon_add(&lexicon, SPAN(" = peanut")));
    CHECK(!lexicon_add(&lexicon, SPAN(", = peanut")));
    CHECK(
        !lexicon_add(&lexicon, SPAN("a=peanut")) && !lexicon_add(&lexicon, SPAN("a =peanut")) &&
        !lexicon_add(&lexicon, SPAN("a= peanut")) && !lexicon_add(&lexicon, SPAN("= peanut")));
    CHECK(lexicon_add(&lexicon, SPAN("")) && lexicon_add(&lexicon, SPAN(" \t")));
    CHECK(lexicon_add(&lexicon, SPAN("x = q = r"))); /* the first sign is the one */
    CHECK(lexicon_tag(&lexicon, SPAN("q = r")) != 0);
    CHECK(lexicon_add(&lexicon, SPAN("dark sauce ? peanut")));
    CHECK(lexicon_add(&lexicon, SPAN("dark sauce = peanut"))); /* the last line is the one */
    CHECK(lexicon_add(&lexicon, SPAN("pale sauce = peanut")));
    CHECK(lexicon_add(&lexicon, SPAN("pale sauce ! peanut")));
    ALLERGY("peanut", "fries, dark sauce", "STOP \"dark sauce\"");
    ALLERGY("peanut", "fries, pale sauce", NO_CARD);
    ALLERGY("durian", "soup [durian]", "STOP \"durian\"");
    ALLERGY("peanut", "fries, House Sauce", "STOP \"House Sauce\"");
    ALLERGY("peanut", "satay [chicken]", "");
    ALLERGY("durian", "tart [flour]", "ASK \"tart\" usually contains durian");
    lexicon = x;
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
    buf_clear(&b);
    for (size_t i = 0; i < 100; i++)
        buf_str(&b, "dill, ");
    buf_str(&b, "coconut milk"); /* what a phrase claims is claimed far behind too */
    ALLERGY("milk", buf_cstr(&b), "ASK the dish book does not say what it contains");
    buf_release(&b);
}
