#include "check/lines.h"

#include "unit.h"

static struct arena a;
static struct keys keys;

static struct diags check(const char *src)
{
    struct guest g;
    struct diags d = DIAGS_INIT(&a);
    keys_init(&keys, &a);
    guest_parse(&g, SPAN("x"), span_str(src), &keys, &a);
    check_guest(&g, SPAN("guests/x.txt"), &keys, date_make(2026, 11, 23), NULL, &d);
    return d;
}

/* Returns the part of a note that looks like the number of a card; "" if none does. */
static struct span card_in(const char *text)
{
    struct diags d = check(arena_fmt(&a, "name: A\nnote: %s", text).p);
    CHECK(d.n <= 1);
    return d.n ? d.v[0].culprit : SPAN("");
}

TEST(check_card_numbers)
{
    static const char *const cards[] = {
        "4111111111111111",   "4111 1111 1111 1111", "4111-1111-1111-1111",
        "0000000000000",      "0000000000000000000", "5500 0000 0000 0004",
        "340000000000009",    "6011 000000000004",   "4222222222222",
        "4111 1111-11111111",
    };
    static const char *const none[] = {
        "4111111111111112",     "000000000000",         "00000000000000000000",
        "4111  1111 1111 1111", "4111 - 1111 11111111", "4111.1111.1111.1111",
        "4111 1111 1111 111",   "x4111 1111 1111",      "",
        "1111111111111111",     "+44 1632 960001",      "411111111111111a1",
    };
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++) {
        CHECK_STR(card_in(cards[i]), cards[i]);
        CHECK_STR(card_in(arena_fmt(&a, "paid, %s.", cards[i]).p), cards[i]);
        CHECK_STR(card_in(arena_fmt(&a, "since 2024, room 7: %sx", cards[i]).p), cards[i]);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK_STR(card_in(none[i]), "");
    CHECK_STR(card_in("4111 1111 1111 1111 12/27"), "4111 1111 1111 1111");
    CHECK_STR(card_in("41111111 11111111 0 0 0 0 0 0 0 0 0"), "41111111 11111111");
    CHECK_STR(card_in("table for 12, 4111 1111 1111 1111 and 5500 0000 0000 0004"),
              "4111 1111 1111 1111");
    CHECK_INT(check("name: A\nphone: 4111111111111111\n").n, 0);
}

static void says(const char *src, const char *name, uint32_t lineno, const char *culprit)
{
    struct diags d = check(src);
    if (!CHECK_INT(d.n, *name ? 1 : 0) || !*name)
        return;
    CHECK_STR(span_str(d.v[0].name), name);
    CHECK_INT(d.v[0].lineno, lineno);
    CHECK_STR(d.v[0].culprit, culprit);
    CHECK_STR(d.v[0].path, "guests/x.txt");
}

TEST(check_lines)
{
    says("name: A\n# c\n\nlikes: tea\n", "", 0, "");
    says("likes: tea\n", "no-name", 0, "");
    says("name: A\nname: A\n", "twice", 2, "name");
    says("name:\nname: A\nbirthday: 01-02\n", "twice", 1, "name");
    says("name: A\nbirthday: 01-02\nbirthday: 01-02\n", "twice", 3, "birthday");
    says("name: A\n2026-11-24 visit: x\n", "future", 2, "2026-11-24");
    says("name: A\n2026-11-23 visit: x\n2026-11-24 booked: x\n", "", 0, "");
    says("name: A\nnote: caf\xE9\n", "not-utf8", 2, "note: caf\xE9");
    says("name: A\nnote: caf\xC3\xA9\n", "", 0, "");
}

/* None beside something else of the same key, as far as both hold now. */
TEST(check_none_but)
{
    says("name: A\nallergy: nuts\nallergy: none\n", "none-but", 3, "none");
    says("name: A\nallergy: None (asked), twice\nallergy: nuts\n", "none-but", 2,
         "None (asked), twice");
    says("name: A\nallergy: none\nallergy: none\n", "", 0, "");
    says("name: A\nallergy: none\ndiet: vegan\n", "", 0, "");
    says("name: A\nallergy: none\nallergy: nuts; until 2026-11-22\n", "", 0, "");
    says("name: A\nallergy: none; until 2026-11-22\nallergy: nuts\n", "", 0, "");
    says("name: A\nnote: none\nnote: window\n", "", 0, "");
    says("name: A\nallergy: none\nallergy: nuts\nallergy: milk\n", "none-but", 2, "none");
}

TEST(check_books)
{
    struct guest g;
    struct book book;
    struct diags d = DIAGS_INIT(&a);
    keys_init(&keys, &a);
    guest_parse(
        &g, SPAN("dishes.txt"),
        SPAN("dish: cod [fish]\ndish: eel\n# dish: cod\nnote: cod\nwine: cods\ndish: Cod\n"
             "alergy: x\n"),
        &keys, &a);
    book_init(&book, &g, &a);
    check_book(&g, &book, &keys, &d);
    if (!CHECK_INT(d.n, 3))
        return;
    CHECK_STR(span_str(d.v[0].name), "unknown-key");
    CHECK_STR(d.v[0].remedy, "did you mean `allergy`?");
    CHECK_STR(d.v[1].culprit, "cods");
    CHECK_INT(d.v[1].lineno, 5);
    CHECK_STR(d.v[2].culprit, "Cod");
    CHECK_INT(d.v[2].lineno, 6);
    CHECK_STR(d.v[2].path, "dishes.txt");
    d.n = 0;
    guest_parse(&g, SPAN("dishes.txt"), SPAN(""), &keys, &a);
    book_init(&book, &g, &a);
    check_book(&g, &book, &keys, &d);
    CHECK_INT(d.n, 0);
}
