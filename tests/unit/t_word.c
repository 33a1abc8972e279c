#include "text/word.h"
#include "unit.h"

static struct arena arena;

static struct span joined(const char *text)
{
    struct word *v;
    size_t n = word_cut(unit_exact(span_str(text), &arena), &v, &arena);
    return word_join(v, n, &arena);
}

TEST(word_cut)
{
    CHECK_STR(joined("Soupe à l'Oignon, l’ail"), "soupe a oignon ail");
    CHECK_STR(joined("Shepherd's Pies & berries"), "shepherd py berry");
    CHECK_STR(joined("XO醬炒蝦 エビ"), "xo 酱炒虾 えび");
    CHECK_STR(joined("LA갈비"), "la 갈비");
    CHECK_STR(joined("LA가 LA힣"), "la 가 la 힣");
    CHECK_STR(joined("pizzas bananas"), "pizza banana");
    CHECK_STR(joined("gas bus ass axe she uses"), "gas bus ass axe she use");
    CHECK_STR(joined("l'"), "l");
    CHECK_STR(joined("ie ies pie ties 7ups été"), "ie ies py ty 7ups ete");
    CHECK_STR(joined("l'eau d'or all'olio l''a ll'a"), "eau or olio a lla");
    CHECK_STR(joined(" ,.\xF0\x9F\x8D\xA3 "), "");
}

TEST(word_han)
{
    CHECK_STR(joined("雞蛋麵 鷄蛋麪"), "鸡蛋面 鸡蛋面");
    CHECK_STR(joined("乾鮑魚"), "干鲍鱼");
    CHECK_STR(joined("海老と塩"), "海老と塩"); /* Japanese alone */
    CHECK_STR(joined("麵\xE9\xBA"), "面 \xE9\xBA");
    CHECK_STR(joined("한국麥"), "한국麦");
}

TEST(word_written)
{
    struct word *v;
    CHECK_INT(word_cut(SPAN("(gluten-free) Tofu炒飯"), &v, &arena), 4);
    CHECK_STR(v[0].written, "gluten-free");
    CHECK_STR(v[1].text, "free");
    CHECK_STR(v[1].written, "gluten-free");
    CHECK(!v[2].run && v[3].run);
    CHECK_STR(v[3].text, "炒饭");
    CHECK_STR(v[3].shown, "炒飯");
    CHECK_INT(word_cut(SPAN("борщ"), &v, &arena), 1);
    CHECK(!v[0].run);
}
