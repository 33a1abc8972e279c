#include "store/settings.h"

#include "unit.h"

static struct arena a;
static struct keys keys;
static struct diags problems;
static struct err e;
static struct settings s;

static int parse(const char *src)
{
    keys_init(&keys, &a);
    problems = DIAGS_INIT(&a);
    e = ERR_INIT;
    return settings_parse(&s, span_str(src), &keys, &problems, &e);
}

TEST(settings_all)
{
    CHECK_INT(
        parse("# c\nversion: 1\nday-ends: 05:00\nagain: 3 visits\nagain: 2y\ncommit: YES\n"
              "layout: sharded\nitem: part, Tool\nstanding: shoe\n"),
        0);
    CHECK_INT(problems.n, 0);
    CHECK_INT(s.day_ends, 300);
    CHECK_INT(s.again_visits, 3);
    CHECK_INT(s.again_days, 730);
    CHECK(s.commit && s.sharded);
    CHECK_INT(keys.v[keys_find(&keys, SPAN("tool"))].class, CLASS_ITEM);
    CHECK_INT(keys.v[keys_find(&keys, SPAN("shoe"))].class, CLASS_STANDING);
    CHECK_STR(keys.v[keys.item].name, "part");
    CHECK_INT(parse(""), 0);
    CHECK(problems.n == 0 && !s.commit && !s.sharded && !s.day_ends && keys.item == KEY_DISH);
}

/* Returns the number of key names without a journal.conf. */
static size_t built_in(void)
{
    struct keys k;
    keys_init(&k, &a);
    return k.n;
}

/* Another name of a key is read as that key; a key of a class alone is no allergy. */
TEST(settings_other_names)
{
    static const char *const refused[] = {
        "standing: alergy",
        "standing: food-allergy",
        "text: アレルギー",
        "item: allergies",
        "standing: vegan",
        "open: x-allergy",
        "standing: unverträglichkeit",
        "standing: pregnant",
        "identity: diets",
        "standing: coeliac",
        "bond: medical",
        "standing: allergien",
        "standing: аллергии",
    };
    CHECK_INT(parse("allergy: Allergi, nut-trouble\nstanding: hazard\nhazard: danger\n"), 0);
    CHECK_INT(problems.n, 0);
    CHECK_INT(keys_find(&keys, SPAN("nut-trouble")), KEY_ALLERGY);
    CHECK_INT(keys_find(&keys, SPAN("danger")), keys_find(&keys, SPAN("hazard")));
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        CHECK_INT(parse(refused[i]), 0);
        CHECK(problems.n == 1 && problems.v[0].severity == DIAG_ERROR &&
              problems.v[0].lineno == 1);
        CHECK_INT(keys.n, built_in());
    }
    CHECK_INT(parse("standing: hat, allergie, shoe\n"), 0);
    CHECK_INT(problems.n, 1);
    CHECK_STR(problems.v[0].culprit, "allergie");
    CHECK_STR(problems.v[0].remedy,
              "write `allergy: allergie`, which makes it another name of `allergy`");
    CHECK_INT(keys.n, built_in() + 2);
    CHECK_INT(parse("allergy: dish\nallergy: two words\nallergy:\nallergy: standing\n"), 0);
    CHECK_INT(problems.n, 4);
    CHECK_INT(keys_find(&keys, SPAN("dish")), KEY_DISH);
    CHECK_INT(parse("standing: allergy\n"), 0); /* it is one */
    CHECK_INT(problems.n, 0);
}

/* The line that `journal store` writes while files move; the last one counts. */
TEST(settings_moving)
{
    CHECK_INT(parse("layout: flat to sharded\n"), 0);
    CHECK(problems.n == 0 && s.sharded && s.moving);
    CHECK_INT(parse("layout: sharded\nlayout: Sharded to flat\n"), 0);
    CHECK(problems.n == 0 && !s.sharded && s.moving);
    CHECK_INT(parse("layout: sharded to flat\nlayout: sharded\n"), 0);
    CHECK(problems.n == 0 && s.sharded && !s.moving);
    CHECK_INT(parse("layout: flat to flat\n"), 0);
    CHECK(problems.n == 1 && !s.sharded && !s.moving);
}

/* Whatever is not understood is a warning and changes nothing. */
TEST(settings_odd)
{
    static const char *const bad[] = {
        "words",  "colour: red",   "day-ends: 13:00", "day-ends: late",  "again: often",
        "again:", "commit: maybe", "layout: round",   "item: two words", "identity: dish",
        "item:",  "standing: 1st", "again: x visits", "2024-02-30 a: b", "again: -1",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        CHECK_INT(parse(bad[i]), 0);
        CHECK_INT(problems.n, 1);
        CHECK(problems.n == 1 && problems.v[0].severity == DIAG_WARNING &&
              problems.v[0].lineno == 1);
        CHECK(!s.commit && !s.sharded && !s.day_ends && !s.again_days && !s.again_visits);
        CHECK_INT(keys.n, built_in());
    }
}

TEST(settings_edges)
{
    CHECK_INT(parse("day-ends: 12:00\nagain: 0\nagain: 1 visit\n"), 0);
    CHECK_INT(problems.n, 0);
    CHECK_INT(s.day_ends, 720);
    CHECK_INT(s.again_visits, 1);
    CHECK_INT(parse("day-ends: 12:01\nagain: 9999 visits\nagain: 36500\n"), 0);
    CHECK_INT(problems.n, 1);
    CHECK_INT(s.again_visits, 9999);
    CHECK_INT(s.again_days, 36500);
    CHECK_INT(parse("commit: yes\nCommit: No\nversion: 1\n# version: 2\n\nx\n2024-02-30\n"), 0);
    CHECK(!s.commit);
    CHECK_INT(problems.n, 2);
    CHECK_STR(problems.v[0].line, "x");
    CHECK_STR(problems.v[1].culprit, "2024-02-30");
    CHECK_INT(problems.v[1].lineno, 7);
    CHECK_INT(parse("identity: own-id\nunknown: x\nown: y\n"), 0); /* no such classes */
    CHECK_INT(problems.n, 2);
    CHECK_INT(keys.n, built_in() + 1);
    CHECK_INT(parse("commit:\ncolour: red\n"), 0);
    CHECK_STR(problems.v[0].culprit, "commit");
    CHECK_STR(problems.v[1].culprit, "colour");
}

TEST(settings_version)
{
    CHECK_INT(parse("version: 2\n"), -1);
    CHECK_INT(e.status, STATUS_FILE);
    CHECK_INT(parse("version:\n"), -1);
    CHECK_INT(parse("Version: 1\n"), 0);
}

TEST(house_days)
{
    CHECK_INT(house_days(SPAN("2y")), 730);
    CHECK_INT(house_days(SPAN("6m")), 180);
    CHECK_INT(house_days(SPAN("8w")), 56);
    CHECK_INT(house_days(SPAN("90d")), 90);
    CHECK_INT(house_days(SPAN("90")), 90);
    CHECK_INT(house_days(SPAN("y")), -1);
    CHECK_INT(house_days(SPAN("")), -1);
    CHECK_INT(house_days(SPAN("2 y")), -1);
    CHECK_INT(house_days(SPAN("99999999999y")), -1);
}

TEST(settings_language)
{
    CHECK_INT(parse("language: fr\n"), 0);
    CHECK(problems.n == 0 && s.house.language == LANGUAGE_FR);
    parse("language: pt-BR\n");
    CHECK(problems.n == 0 && s.house.language == LANGUAGE_PT);
    parse("language: KO\n");
    CHECK(problems.n == 0 && s.house.language == LANGUAGE_KO);
    static const char *const wrong[] = {"language: xx\n", "language: klingon\n", "language:\n",
                                        "language: french\n", "language: fra\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        parse(wrong[i]);
        CHECK_INT(problems.n, 1);
        CHECK(problems.n == 1 && problems.v[0].severity == DIAG_ERROR);
        CHECK(s.house.language == LANGUAGE_EN);
    }
    parse("language: language, langue\n"); /* other names of the key */
    CHECK(problems.n == 0 && s.house.language == LANGUAGE_EN);
    CHECK_INT(keys_find(&keys, SPAN("langue")), KEY_LANGUAGE);
}
