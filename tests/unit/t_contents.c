#include "food/contents.h"
#include "text/dish.h"
#include "unit.h"

static struct arena arena;
static struct lexicon lexicon;

static void init(void)
{
    if (lexicon.arena)
        return;
    lexicon_init(&lexicon, &arena);
    lexicon_add(&lexicon, SPAN("Zwurbel = -"));
    lexicon_add(&lexicon, SPAN("9 = celery"));
}

/* The words of the dish's cards that are not understood; or "card", or "no card". */
static struct span unread(const char *dish)
{
    struct contents c;
    struct buf b = BUF_INIT;
    init();
    contents_init(&c, &lexicon, &arena);
    contents_add(&c, dish_parse(span_str(dish)));
    if (c.unread_n)
        contents_say_unread(&b, LANGUAGE_EN, &c);
    else
        buf_str(&b, c.has_card ? "card" : "no card");
    struct span said = arena_copy(&arena, buf_span(&b));
    buf_release(&b);
    return said;
}

#define READ(dish) CHECK_STR(unread(dish), "card")
#define NONE(dish) CHECK_STR(unread(dish), "no card")
#define LEFT(dish, words) CHECK_STR(unread(dish), words)

TEST(contents_understood)
{
    READ("x [milk]");
    READ("x [rice, salt]");
    READ("x [wheat, egg, shrimp]");
    READ("x [Zwurbel]");
    READ("x [9]");
    READ("x [contains milk]");
    READ("x [avec du lait]");
    READ("x [2 cups rice, 200g butter, 1 1/2 tbsp olive oil]");
    READ("x [rice 200 g, 70% rice, rice 5%]");
    READ("x [1 c. à soupe de beurre, 2 cuillères à café de sucre]");
    READ("x [fresh basil, chopped spinach and rice]");
    READ("x [砂糖大さじ2, 卵2個, バター]");
    READ("x [盐 少许, 鸡蛋 2个]");
    READ("x [½ cup rice, 1 ½ cups rice, 1½ cups rice]");
    READ("x [a bunch of basil, half a cup of rice, 2 large bunches of basil]");
    READ("x [胡萝卜 一根, 两勺白糖, 大米 半杯, 盐 2小勺]");
    READ("x [sale q.b., riso q.b.]");
    READ("x [2 Prisen Salz, une pincée de sel, una pizca de sal, un pizzico di sale]");
    READ("x [Pomodori, berenjenas, poivrons, Kartoffeln, ピーマン, 西红柿, 고추]");
    READ("x [oil, baking powder, icing sugar, ketchup]");
    READ("x [rice, may contain traces of nuts]");
    READ("x [rice, no milk]");
    READ("x [rice, no eggs and milk]");
}

TEST(contents_not_understood)
{
    LEFT("x [?]", "\"?\"");
    LEFT("x [half]", "\"half\"");
    LEFT("x [一根]", "\"一根\"");
    LEFT("x [一豆]", "\"一豆\"");
    LEFT("x [rice half g]", "\"g\"");
    LEFT("x [rice 7 a g]", "\"g\"");
    LEFT("x [cup rice]", "\"cup\"");
    LEFT("x [calamares a la romana]", "\"romana\"");
    LEFT("x [-]", "\"-\"");
    LEFT("x [tbc]", "\"tbc\"");
    LEFT("x [1,3,7]", "\"1\", \"3\", \"7\"");
    LEFT("x [A,C,G]", "\"A\", \"C\", \"G\"");
    LEFT("x [rice 1]", "\"1\"");
    LEFT("x [rice A]", "\"A\"");
    LEFT("x [rice (7)]", "\"7\"");
    LEFT("x [ask the kitchen]", "\"ask the kitchen\"");
    LEFT("x [none]", "\"none\"");
    LEFT("x [mlik]", "\"mlik\"");
    LEFT("x [xyz cheese]", "\"xyz\"");
    LEFT("x [rice, chopped]", "\"chopped\"");
    LEFT("x [rice, 200 g]", "\"200 g\"");
    LEFT("x [g]", "\"g\"");
    LEFT("x [rice g]", "\"g\"");
    LEFT("x [see the allergy list]", "\"see the allergy list\"");
    LEFT("x [rice, zzz, zzz, zzz]", "\"zzz\"");
    LEFT("x [aaa, bbb, ccc, ddd, eee]", "\"aaa\", \"bbb\", \"ccc\", \"ddd\", \xE2\x80\xA6");
    LEFT("x [卵と謎粉]", "\"卵と謎粉\"");
    LEFT("x [rice] = y [tbc]", "\"tbc\"");
}

TEST(contents_of_no_food)
{
    NONE("x");
    NONE("x []");
    NONE("x [no milk]");
    NONE("x [vegan]");
    NONE("x [gluten-free]");
}

/* A `[no …]` must name clearly what it denies. */
TEST(contents_denials)
{
    READ("x [rice, no zander]");
    READ("x [rice, no fish sauce]");
    LEFT("x [rice, no nuts but almonds]", "\"nuts but almonds\"");
    LEFT("x [rice, no alcohol beer]", "\"alcohol beer\"");
    LEFT("x [rice, no xyz but abc]", "\"xyz but abc\"");
}

/* A long card costs no more than its length, and keeps only its first words. */
TEST(contents_long)
{
    struct buf b = BUF_INIT;
    struct contents c;
    init();
    buf_str(&b, "x [");
    for (int i = 0; i < 20000; i++)
        buf_fmt(&b, "zz%d g g, ", i);
    buf_str(&b, "rice]");
    contents_init(&c, &lexicon, &arena);
    contents_add(&c, dish_parse(buf_span(&b)));
    CHECK(!c.has_card);
    CHECK(c.unread_n > CONTENTS_UNREAD);
    buf_release(&b);
}
