#include "plan/plan.h"
#include "plan/plan_group.h"
#include "unit.h"

static struct arena arena;
static struct keys keys;
static struct lexicon lexicon;
static struct guest book_file, guest;
static struct book book;
static struct menu menu;

#define DAY date_parse(SPAN("2026-11-23"))

static struct plan begin(const char *cards, const char *dishes)
{
    keys_init(&keys, &arena);
    lexicon_init(&lexicon, &arena);
    guest_parse(&book_file, SPAN("dishes"), span_str(cards), &keys, &arena);
    book_init(&book, &book_file, &arena);
    menu_parse(&menu, span_str(dishes), &keys, NULL, NULL, &arena);
    struct plan p = {
        .day = DAY, .keys = &keys, .book = &book, .lexicon = &lexicon, .arena = &arena};
    plan_add_menu(&p, &menu);
    return p;
}

/* The answer as "LEVEL dish|LEVEL dish|": without a dish, the reason. */
static struct span ask(const struct plan *p, const char *file, bool fresh)
{
    struct buf b = BUF_INIT;
    guest_parse(&guest, SPAN("g"), span_str(file), &keys, &arena);
    struct slots slots = guest_slots(&guest, &arena);
    struct findings all = plan_guest(p, &guest, &slots, fresh);
    for (size_t i = 0; i < all.n; i++) {
        buf_add(&b, plan_level_name(all.v[i].level));
        buf_char(&b, ' ');
        buf_add(&b, all.v[i].dish ? all.v[i].dish->name : all.v[i].reason);
        buf_char(&b, '|');
    }
    struct span answer = arena_copy(&arena, buf_span(&b));
    buf_release(&b);
    return answer;
}

TEST(plan_worst_first)
{
    struct plan p = begin("", "crab\ntofu\nsoup\nleek\n");
    CHECK_STR(ask(&p, "allergy: crab\n2026-01-01 dish-: leek\n2026-01-02 dish: soup\n", false),
              "STOP crab|AGAIN soup|AVOID leek|ASK tofu|ASK soup|ASK leek|");
    CHECK_INT(plan_unknown(&p), 4);
}

TEST(plan_fresh_is_asked_for)
{
    struct plan p = begin("", "tofu\nleek\n");
    CHECK_STR(ask(&p, "2026-01-01 dish: leek\n", false), "AGAIN leek|");
    CHECK_STR(ask(&p, "2026-01-01 dish: leek\n", true), "AGAIN leek|FRESH tofu|");
}

TEST(plan_card_and_words_are_united)
{
    struct plan p =
        begin("dish: gratin [milk]\ndish: gratin [egg]\n", "gratin [leek, no milk]");
    CHECK_STR(ask(&p, "allergy: egg\n", false), "STOP gratin|");
    CHECK_STR(ask(&p, "allergy: leek\n", false), "STOP gratin|");
    CHECK_STR(ask(&p, "allergy: mustard\n", false), "");
}

TEST(plan_stop_silences_what_is_milder)
{
    struct plan p = begin("", "crab\n");
    CHECK_STR(ask(&p, "allergy: crab, milk\ndislikes: crab\n", false), "STOP crab|");
    CHECK_STR(ask(&p, "dislikes: crab\n", false), "AVOID crab|");
    CHECK_STR(ask(&p, "dislikes: crab; until 2026-11-22\n", false), "");
    CHECK_STR(ask(&p, "dislikes: crab; until 2026-11-23\n", false), "AVOID crab|");
}

TEST(plan_last_mark_decides)
{
    struct plan p = begin("dish*: pie [wheat]\n", "soup [leek]\npie\n");
    CHECK_STR(ask(&p, "2026-01-01 dish-: soup\n2026-01-02 dish+: soup\n", false),
              "AGAIN soup|");
    CHECK_STR(ask(&p, "2026-01-01 dish-: soup\n2026-01-02 dish: soup\n", false), "AVOID soup|");
    CHECK_STR(ask(&p, "2026-01-01 dish+: soup\n2026-01-02 dish*: soup\n", false), "");
    CHECK_STR(ask(&p, "2026-01-01 dish*: soup\n2026-01-02 dish: soup\n", false), "");
    CHECK_STR(ask(&p, "2026-01-01 dish: pie\n", false), "");
    CHECK_STR(ask(&p, "2026-01-01 dish~: pie\n", false), "AVOID pie|");
    p.ever = true;
    CHECK_STR(ask(&p, "2026-01-01 dish: pie\n", false), "AGAIN pie|");
    CHECK_STR(ask(&p, "2026-01-02 dish*: soup\n", false), "AGAIN soup|");
}

TEST(plan_looks_back)
{
    struct plan p = begin("", "soup\n");
    const char *file = "2026-01-01 dish: soup\n2026-02-01 visit: x\n2026-11-24 dish: soup\n";
    CHECK_STR(ask(&p, file, false), "AGAIN soup|");
    p.visits = 1;
    CHECK_STR(ask(&p, file, false), "");
    p.visits = 2;
    CHECK_STR(ask(&p, file, false), "AGAIN soup|");
    p.within = 326;
    CHECK_STR(ask(&p, file, false), "AGAIN soup|");
    p.within = 325;
    CHECK_STR(ask(&p, file, false), "");
    CHECK_STR(ask(&p, "dish: soup\n", false), "AGAIN soup|"); /* without a date */
    CHECK_STR(ask(&p, "2026-11-24 dish: soup\n", false), ""); /* in the future */
}

TEST(plan_near_and_other_names)
{
    struct plan p =
        begin("dish: black cod [fish] = miso cod\n", "miso cod\nblack cods, roasted\n");
    CHECK_STR(ask(&p, "2026-01-01 dish: Black Cod\n", false),
              "AGAIN miso cod|NEAR black cods, roasted|");
}

TEST(plan_each_guests_own_menu)
{
    struct plan p = begin("dish: aubergine [leek] = eggplant\n",
                          "eggplant\n@g !aubergine\n@g rice [rice]\n@other cake\n");
    CHECK_STR(ask(&p, "", true), "FRESH rice|");
}

TEST(plan_none_is_not_forbidden)
{
    struct plan p = begin("", "crab\n");
    CHECK_STR(ask(&p, "allergy: none\n", false), "");
    CHECK_STR(ask(&p, "allergy: none\nallergy: crab\n", false), "STOP crab|");
}

TEST(plan_companion_of_that_day)
{
    struct plan p = begin("", "crab [crab]\n@g soup [leek]\n");
    CHECK_STR(ask(&p,
                  "2026-11-23 booked: for 2\n2026-11-23 companion: allergy crab, leek (Ida)\n"
                  "2026-11-22 companion: diet vegan\n",
                  false),
              "STOP crab|");
    CHECK_STR(ask(&p, "2026-11-23 companion: nothing known\n", false),
              "ASK a companion; this is not understood \xE2\x80\x94 "
              "2026-11-23 companion: nothing known|");
}

/* A guest with more terms than a person has: every dish that one of them stops is stopped. */
TEST(plan_many_terms)
{
    struct plan p = begin("", "kiwano\nzz7 broth\nwalnut cake\ntofu\n");
    struct buf b = BUF_INIT;
    for (int i = 0; i < 100; i++)
        buf_fmt(&b, "intolerance: nuts; n%d\ndislikes: zz%d\n", i, i);
    buf_str(&b, "allergy: kiwano\n");
    guest_parse(&guest, SPAN("g"), arena_copy(&arena, buf_span(&b)), &keys, &arena);
    struct slots slots = guest_slots(&guest, &arena);
    struct findings all = plan_guest(&p, &guest, &slots, false);
    size_t n[3] = {0};
    for (size_t i = 0; i < all.n; i++) {
        const struct finding *c = &all.v[i];
        n[0] += c->level == PLAN_STOP && c->dish == &p.v[0];
        n[1] += c->level == PLAN_AVOID && c->dish == &p.v[1];
        n[2] += c->level == PLAN_STOP && c->dish == &p.v[2];
        if (c->level == PLAN_STOP && c->dish == &p.v[2] && n[2] == 4)
            CHECK(span_ends(c->reason, SPAN("; others of 201 terms may also conflict")));
    }
    CHECK_INT((long)n[0], 1);
    CHECK_INT((long)n[1], 1);
    CHECK_INT((long)n[2], 4);
    buf_release(&b);
}

/* Thousands of companions are as many groups, each in memory of its own. */
TEST(plan_many_groups)
{
    struct plan p = begin("", "walnut cake\n");
    struct buf b = BUF_INIT;
    for (int i = 0; i < 3000; i++)
        buf_fmt(&b, "2026-11-23 companion: allergy nuts (friend %d)\n", i);
    guest_parse(&guest, SPAN("g"), arena_copy(&arena, buf_span(&b)), &keys, &arena);
    struct slots slots = guest_slots(&guest, &arena);
    struct findings all = plan_guest(&p, &guest, &slots, false);
    struct plan_groups groups = plan_group(&p, &all);
    CHECK_INT((long)groups.n, 3000);
    for (size_t i = 0; i < groups.n; i++)
        CHECK_STR(groups.v[i].text, "nuts: walnut cake");
    buf_release(&b);
}
