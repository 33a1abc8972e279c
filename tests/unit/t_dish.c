#include "text/dish.h"
#include "text/plain.h"
#include "unit.h"

static struct arena arena;

static bool same(const char *a, const char *b)
{
    return span_eq(dish_key(span_str(a), &arena), dish_key(span_str(b), &arena));
}

/* As plan compares a menu with what a guest had. */
static bool is_one(const char *a, const char *b)
{
    struct span key = dish_key(span_str(b), &arena);
    return dish_same(dish_key(span_str(a), &arena), key) ||
           span_eq(dish_joined_key(span_str(a), &arena), key);
}

static bool near(const char *a, const char *b)
{
    struct span ka = dish_key(span_str(a), &arena), kb = dish_key(span_str(b), &arena);
    CHECK_INT(dish_near(ka, kb), dish_near(kb, ka));
    return dish_near(ka, kb);
}

/* Returns the items in brackets, each followed by "|", with "!" before a denied one. */
static struct span holds(struct span contains)
{
    struct span all = SPAN(""), name;
    bool lacks;
    contains = unit_exact(contains, &arena);
    while (dish_holds(&contains, &name, &lacks))
        all = arena_fmt(&arena, "%.*s%s%.*s|", (int)all.n, all.p, lacks ? "!" : "", (int)name.n,
                        name.p);
    return all;
}

static struct span others(struct span rest)
{
    struct span all = SPAN(""), name;
    rest = unit_exact(rest, &arena);
    while (dish_other(&rest, &name))
        all = arena_fmt(&arena, "%.*s%.*s|", (int)all.n, all.p, (int)name.n, name.p);
    return all;
}

TEST(dish_parse)
{
    struct dish d = dish_parse(SPAN("black cod, miso [fish, no egg] = gindara = miso cod"));
    CHECK_STR(d.name, "black cod, miso");
    CHECK_STR(holds(d.contains), "fish|!egg|");
    CHECK_STR(others(d.others), "gindara|miso cod|");

    d = dish_parse(SPAN("a=b"));
    CHECK_STR(d.name, "a=b");
    CHECK(d.contains.p == NULL && d.others.n == 0);

    CHECK(dish_parse(SPAN("toast []")).contains.p != NULL);
    CHECK_STR(holds(dish_parse(SPAN("toast []")).contains), "");
}

TEST(dish_brackets_hide_nothing)
{
    struct dish d = dish_parse(SPAN("cod [fish"));
    CHECK_STR(d.name, "cod");
    CHECK_STR(holds(d.contains), "fish|");

    d = dish_parse(SPAN("toast [fish] [NO Milk] = pain [soy、egg，rye]"));
    CHECK_STR(d.name, "toast");
    CHECK_STR(holds(d.contains), "fish|!Milk|soy|egg|rye|");
    CHECK_STR(others(d.others), "pain|");

    d = dish_parse(SPAN("toast [fish = eel] special"));
    CHECK_STR(d.name, "toast [fish = eel] special");
    CHECK_STR(holds(d.contains), "fish = eel|");
    CHECK_STR(holds(SPAN("nori, no, none, noodles")), "nori|no|none|noodles|");
    CHECK_STR(holds(SPAN(", fish, , no , no\tegg，、")), "fish|no|!egg|");
    CHECK_STR(others(SPAN("a = [x] =  = b [y]")), "a|b|");
    CHECK_STR(dish_parse(SPAN("x = ")).name, "x");
    CHECK_STR(others(dish_parse(SPAN("x [a] = y = ")).others), "y|");
}

TEST(dish_same)
{
    CHECK(same("Black Cod, Saikyō Miso", "miso saikyo black cod"));
    CHECK(same("Soupe à l'oignon", "SOUPE A L’OIGNONS"));
    CHECK(same("Soupe à l'oignon", "soupe oignon"));
    CHECK(same("Fish & Chips", "chips and fish"));
    CHECK(same("えび天ぷら", "エビ天ぷら"));
    CHECK(same("天ぷら えび", "えび・天ぷら"));
    CHECK(same("XO醬炒蝦", "XO 醬炒蝦"));
    CHECK(same("bread and bread pudding", "bread pudding"));
    CHECK(same("the", "The"));
    CHECK(!same("toast, no egg", "toast, egg"));
    CHECK(!same("🍣", "🍕"));
    CHECK(!same("the", "with"));
    CHECK(!same("жoysters", "жoyster"));   /* nor has one of two scripts */
    CHECK(!same("menu 3b2e", "menu 3b2")); /* a word with a figure has no plural */
}

/* Names that a menu, a card and a record write in different ways. */
TEST(dish_spellings)
{
    static const char *const pairs[][2] = {
        {"Lammschulter mit Soße", "Lammschulter, Sauce"},
        {"Gebackener Karpfen", "Karpfen gebacken"},
        {"Gemischte Knödel", "gemischter Knödel"},
        {"Kohlrouladen", "Kohlroulade"},
        {"Maultaschenküchlein", "Maultaschenküchle"},
        {"Bärlauchsuppe", "Baerlauchsuppe"},
        {"zucchini blossoms, houmous", "zucchini blossom hummus"},
        {"coquilles Saint-Malo", "Coquilles St-Malo"},
        {"chevaux de mer", "cheval de mer"},
        {"spaghetti agli scampi", "spaghetti con scampi"},
        {"焼餃子", "焼ぎょうざ"},
        {"蕎麦がき", "そばがき"},
        {"エビ・カレー", "海老カレー"},
        {"고추 잡채", "고추잡채"},
        {"stirfry beef", "stir fry beef"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!CHECK(is_one(pairs[i][0], pairs[i][1])))
            unit_note("not one dish", span_str(pairs[i][1]));
    static const char *const different[][2] = {
        {"butter", "butt"},
        {"burger", "burg"},
        {"risotto", "risotto without rice"},
        {"Dassai 23", "Dassai 39"},
        {"Krug 1994", "Krug 1995"},
        {"new potatoes", "potatoes"},
        {"burger (vegan)", "burger"},
        {"soup (no cream)", "soup"},
    };
    for (size_t i = 0; i < sizeof different / sizeof *different; i++)
        if (!CHECK(!is_one(different[i][0], different[i][1])))
            unit_note("one dish", span_str(different[i][1]));
}

TEST(dish_joined)
{
    CHECK_SPAN(dish_joined_key(SPAN("Kartoffel-Salat"), &arena),
               dish_key(SPAN("Kartoffelsalat"), &arena));
    CHECK_SPAN(dish_joined_key(SPAN("고추 잡채"), &arena),
               dish_key(SPAN("고추잡채"), &arena));
    CHECK_STR(dish_joined_key(SPAN("salad - small"), &arena), "");
}

TEST(dish_plain)
{
    static const char *const pairs[][2] = {
        {"12. Leek tart 9.50", "Leek tart"},
        {"Leek tart € 9,50", "Leek tart"},
        {"Leek tart EUR 9,50", "Leek tart"},
        {"Leek tart 9,-", "Leek tart"},
        {"Leek tart (A, C, G) 9,50", "Leek tart"},
        {"Leek tart A,C,G", "Leek tart"},
        {"Leek tart (V) (GF)", "Leek tart"},
        {"Leek tart VG", "Leek tart"},
        {"Leek tart ........ 9.50", "Leek tart"},
        {"Leek tart 250g, chips", "Leek tart chips"},
        {"6 oysters", "oysters"},
        {"half a dozen oysters", "oysters"},
        {"½ chicken", "chicken"},
        {"oysters (6 pcs)", "oysters"},
        {"餃子（大）", "餃子"},
        {"餃子 ¥450", "餃子"},
        {"Leek tart (walnuts)", "Leek tart (walnuts)"},
        {"Leek tart (no cream)", "Leek tart (no cream)"},
        {"Krug 1994", "Krug 1994"},
        {"9.50", "9.50"},
        {"7", "7"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        CHECK_STR(plain_name(span_str(pairs[i][0]), &arena), pairs[i][1]);
    CHECK_STR(plain_codes(SPAN("Leek tart A,C,G 9,50"), &arena), "A,C,G");
    CHECK_STR(plain_codes(SPAN("Leek tart (1, 3, 7) € 9"), &arena), "1, 3, 7");
    CHECK_STR(plain_codes(SPAN("Leek tart A, C, G"), &arena), "A, C, G");
    CHECK_STR(plain_codes(SPAN("Leek tart (walnuts) 9.50"), &arena), "");
    CHECK_STR(plain_codes(SPAN("Schnitzel (A,C) mit Salat (L, M) 18,-"), &arena), "A,C, L, M");
    CHECK_STR(plain_codes(SPAN("Leek tart (A) (C)"), &arena), "A, C");
    CHECK_STR(plain_codes(SPAN("Leek tart A (C)"), &arena), "A, C");
    CHECK_STR(plain_codes(SPAN("Leek tart (A) C"), &arena), "A, C");
    CHECK_STR(plain_codes(SPAN("Leek tart A, salad C"), &arena), "A, C");
    CHECK_STR(plain_codes(SPAN("Wurst (1,2,A) mit Salat (M)"), &arena), "1,2,A, M");
    CHECK_STR(plain_codes(SPAN("Schnitzel (A) mit Wurst (1,2)"), &arena), "A, 1,2");
    CHECK_STR(plain_codes(SPAN("Brot (A1, C) mit Salat (M)"), &arena), "A1, C, M");
    CHECK_STR(plain_codes(SPAN("Plan B tart (A)"), &arena), "A");
    CHECK_STR(plain_codes(SPAN("Dumplings (6) in broth (A)"), &arena), "A");
    CHECK_STR(plain_codes(SPAN("Leek tart (A), salad"), &arena), "");
    CHECK_STR(plain_codes(SPAN("( ()"), &arena), "");
    CHECK(plain_is_price(SPAN("€9")) && plain_is_price(SPAN("9.50")));
    CHECK(!plain_is_price(SPAN("1994")) && !plain_is_price(SPAN("tart")));
    CHECK(plain_ends_in_number(SPAN("Leek tart 14")) && !plain_ends_in_number(SPAN("14")));
}

TEST(dish_plural)
{
    static const char *const pairs[][2] = {
        {"pea", "peas"},           {"tomato", "tomatoes"},
        {"berry", "berries"},      {"cookie", "cookies"},
        {"pie", "pies"},           {"peach", "peaches"},
        {"quiche", "quiches"},     {"cheese", "cheeses"},
        {"glass", "glasses"},      {"loaf", "loaves"},
        {"octopus", "octopuses"},  {"radish", "radishes"},
        {"box", "boxes"},          {"sauce", "sauces"},
        {"gâteau", "gâteaux"},     {"chou", "choux"},
        {"camarón", "camarones"},  {"fungo", "funghi"},
        {"raviolo", "ravioli"},    {"melanzana", "melanzane"},
        {"pomodoro", "pomodori"},  {"coffee", "coffees"},
        {"mango", "mangoes"},      {"gnocco", "gnocchi"},
        {"turkey", "turkeys"},     {"roe", "roes"},
        {"tiramisu", "tiramisus"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!CHECK(same(pairs[i][0], pairs[i][1])))
            unit_note("not one dish", span_str(pairs[i][1]));
    static const char *const different[][2] = {
        {"bass", "basa"},    {"pea", "pear"},     {"rice", "ricotta"},
        {"lime", "lima"},    {"cocoa", "coco"},   {"oxtail", "ox"},
        {"mousse", "mouse"}, {"grape", "grappa"}, {"salmon", "salami"},
    };
    for (size_t i = 0; i < sizeof different / sizeof *different; i++)
        if (!CHECK(!same(different[i][0], different[i][1])))
            unit_note("one dish", span_str(different[i][1]));
}

TEST(dish_near)
{
    CHECK(near("black cod", "black cod, saikyo miso"));
    CHECK(near("grilled salmon with dill", "grilled salmon"));
    CHECK(near("chawanmushi", "chawan mushi"));
    CHECK(near("chiken curry", "chicken curry"));
    CHECK(near("tonnarelli cacio pepe", "tonarelli cacio e pepe"));
    CHECK(near("宫保鸡丁", "宫爆鸡丁"));
    CHECK(near("茶碗蒸し", "松茸の茶碗蒸し"));
    CHECK(near("麻婆豆腐飯", "麻婆豆腐麺丼")); /* by pairs: two characters differ */
    CHECK(near("김치찌개", "김치 찌개"));
    CHECK(!near("beef pie", "reef pie stew cake"));
    CHECK(!near("鱼香肉丝", "鱼香茄子"));
    CHECK(!near("鱼", "鱼香肉丝")); /* one character says little */
    CHECK(!near("duck", "puck"));
    CHECK(!near("brouilladon", "grouilladot")); /* neither end is right */
    CHECK(near("drout", "trout") && near("trouk", "trout"));
    CHECK(near("trout", "troat"));      /* five letters are enough */
    CHECK(near("пельмени", "пелмени")); /* by letters, not by bytes */
    CHECK(!near("рыба", "рыва"));
    CHECK(
        !near("deepfry", "stir fry")); /* ends as the second, and does not begin as the first */
    CHECK(!near("", "duck"));
}
