#include "text/menu.h"
#include "text/menu_line.h"
#include "unit.h"

static struct arena arena;
static struct keys keys;

static struct menu menu_of(const char *text)
{
    struct menu m;
    keys_init(&keys, &arena);
    menu_parse(&m, span_str(text), &keys, NULL, NULL, &arena);
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
    CHECK_INT(sora.n, 1);
    CHECK_STR(sora.v[0].fact.body, "rice");
    CHECK_INT(aiko.n, 2);
    CHECK_STR(aiko.v[0].fact.body, "black cod");
    CHECK_STR(aiko.v[1].fact.body, "soup");
    CHECK_STR(li.v[1].fact.body, "\xE8\x8C\xB6");
}

TEST(menu_of_nothing)
{
    CHECK_INT(menu_of("").n, 0);
    CHECK_INT(menu_of("\n\n# x\n").n, 0);
}

/* Returns a letter for each line: d dish, t text below a dish, h heading, n notice, l legend, #
 * comment. */
static struct span kinds_of(const char *text, menu_is_food *is_food)
{
    static const char letters[] = "dthnl#";
    struct menu m;
    char *p = arena_alloc(&arena, 64, 1);
    keys_init(&keys, &arena);
    menu_parse(&m, span_str(text), &keys, is_food, NULL, &arena);
    for (size_t i = 0; i < m.taken_n; i++)
        p[i] = letters[m.taken[i].kind];
    return (struct span){p, m.taken_n};
}

/* A line without the name of a dish is not described by the line below it. */
TEST(menu_without_name)
{
    CHECK_SPAN(kinds_of("- dish: ;\n\tpesto\n", NULL), SPAN("nd"));
    CHECK_SPAN(kinds_of("dish: ;\n  with nuts\nsoup\n", NULL), SPAN("ndd"));
    struct menu m = menu_of("soup\ndish: ;\n  with nuts\n");
    CHECK_STR(m.v[0].words, "soup");
}

static bool is_cheese(void *ctx, struct span text)
{
    return ctx == NULL && (span_find(text, SPAN("CHEESE")) != SPAN_NONE ||
                           span_find(text, SPAN("cheese")) != SPAN_NONE);
}

TEST(menu_kinds)
{
    CHECK_STR(kinds_of("STARTERS\n\nLeek tart\nSoup of the day\n", NULL), "hdd");
    CHECK_STR(kinds_of("Mains:\nLeek tart\n---\nSides\nChips\n", NULL), "hdnhd");
    CHECK_STR(kinds_of("  ~ Dolci ~\nPanna cotta\n", NULL), "hd");
    CHECK_STR(kinds_of("Desserts\n========\nPanna cotta\n", NULL), "hnd");
    CHECK_STR(kinds_of("FROM THE GARDEN\nLeek tart\nBeetroot\n", NULL), "hdd");
    CHECK_STR(kinds_of("LEEK TART\nwith a fried egg\n\nBEETROOT\nGoat curd\n", NULL), "dtdt");
    CHECK_STR(kinds_of("Leek tart\n   fried egg,\n   chives\nBeetroot\n", NULL), "dttd");
    CHECK_STR(kinds_of("leek tart\nbeetroot\nrice\n", NULL), "ddd");
    CHECK_STR(kinds_of("Leek tart\nfried egg\n\nBeetroot\n", NULL), "dtd");
    CHECK_STR(kinds_of("| Dish | | |\n|---|---|---|\n| Leek tart | A,C | 9.50 |\n", NULL),
              "hnd");
    CHECK_STR(kinds_of("12.50\n* * *\nTwo courses 29 / three courses 35\n"
                       "A discretionary 12.5% service charge is added\n"
                       "Mon - Sat 12:00-14:30\nwww.example.org\nhello@kitchen.example\n",
                       NULL),
              "nnnnnnn");
    CHECK_STR(
        kinds_of("# x\nCHEESE\n\nLeek tart\nMay contain cheese, tell us: service charge\n",
                 is_cheese),
        "#ddd");
}

TEST(menu_legends)
{
    CHECK_STR(kinds_of("Soup A\ncodes: eu14\n# codes: eu14\nA = Gluten, G = Milch\n"
                       "A Gluten, C Ei, G Milch\n1: gluten; 7: milk\n",
                       NULL),
              "dlllll");
    CHECK_STR(kinds_of("A Gluten, G Milch\n", NULL), "d"); /* two words may be a dish */
    CHECK_STR(menu_legend(SPAN("(A) Gluten \u00B7 (C) Eier \u00B7 (G) Milch"), &arena),
              "A=Gluten,C=Eier,G=Milch");
    CHECK_STR(menu_legend(SPAN("Cod: leeks, peas"), &arena), "");
}

TEST(menu_names)
{
    struct menu m = menu_of("- **Leek tart** (V) A,C  \xE2\x82\xAC 9,50\n"
                            "| Soup | G | 7.50 |\n"
                            "Pesto [nuts, cheese] 12.00\n"
                            "BURRATA\nsmoked tomato, basil\n");
    CHECK_INT(m.n, 4);
    CHECK_STR(m.v[0].fact.body, "Leek tart");
    CHECK_STR(m.v[0].codes, "A,C");
    CHECK_STR(m.v[1].fact.body, "Soup");
    CHECK_STR(m.v[1].codes, "G");
    CHECK_STR(m.v[2].fact.body, "Pesto [nuts, cheese]");
    CHECK_STR(m.v[3].words, "BURRATA, smoked tomato, basil");
    m = menu_of("Leek tart 14\nSoup 9\nBeetroot 11\n");
    CHECK_STR(m.v[0].fact.body, "Leek tart");
    m = menu_of("Dassai 23\nSoup\nBeetroot\n");
    CHECK_STR(m.v[0].fact.body, "Dassai 23");
}
