#include "unit.h"
#include "text/menu.h"

static struct arena arena;
static struct keys keys;

static struct menu menu_of(const char *text)
{
    struct menu m;
    keys_init(&keys, &arena);
    menu_parse(&m, span_str(text), &keys, &arena);
    return m;
}

TEST(menu_lines)
{
    struct menu m = menu_of("\xEF\xBB\xBFStarter: shrimp toast; lemon\r\n"
                            "# a comment\n"
                            "\n"
                            "  wine: Arbois; cold \n"
                            "2024-01-01 dish: cod\n"
                            "allergy: nuts");
    CHECK_INT(m.n, 4);
    CHECK_STR(m.v[0].fact.body, "Starter: shrimp toast; lemon");
    CHECK_INT(m.v[0].fact.key, KEY_DISH);
    CHECK_STR(m.v[1].fact.body, "Arbois");
    CHECK_STR(m.v[1].fact.remark, "cold");
    CHECK_INT(m.v[1].fact.key, KEY_WINE);
    CHECK_INT(m.v[1].fact.lineno, 4);
    CHECK_STR(m.v[2].fact.body, "2024-01-01 dish: cod");
    CHECK_STR(m.v[3].fact.body, "allergy: nuts");
    CHECK_INT(m.v[3].fact.lineno, 6);
}

TEST(menu_of_a_guest)
{
    struct menu m = menu_of("black cod\n@sora !Black Cods\n@sora rice\n@aiko-n soup\n"
                            "@sora\n@sora !\n@\n@sora!rice\n@\xE6\x9D\x8E \xE8\x8C\xB6");
    struct menu sora = menu_for(&m, SPAN("sora"), &arena);
    struct menu aiko = menu_for(&m, SPAN("aiko-n"), &arena);
    struct menu li = menu_for(&m, SPAN("\xE6\x9D\x8E"), &arena);
    CHECK_INT(sora.n, 2);
    CHECK_STR(sora.v[0].fact.body, "rice");
    CHECK_STR(sora.v[1].fact.body, "@");
    CHECK_INT(aiko.n, 3);
    CHECK_STR(aiko.v[0].fact.body, "black cod");
    CHECK_STR(aiko.v[1].fact.body, "soup");
    CHECK_STR(li.v[2].fact.body, "\xE8\x8C\xB6");
}

TEST(menu_of_nothing)
{
    CHECK_INT(menu_of("").n, 0);
    CHECK_INT(menu_of("\n\n# x\n").n, 0);
}
