/* Numbers of payment cards, looked for in the plain way. */
#include "prop.h"

#include "check/lines.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_sum_right(const int *digits, int n)
{
    int sum = 0;
    for (int i = n - 1, twice = 0; i >= 0; i--, twice = !twice)
        sum += twice ? digits[i] * 2 / 10 + digits[i] * 2 % 10 : digits[i];
    return sum % 10 == 0;
}

/* From a digit on, single spaces and hyphens passed over: 13 to 19 to the end of a group. */
static bool is_card(const char *p)
{
    int digits[64], n = 0;
    for (; is_digit(*p) || ((*p == ' ' || *p == '-') && is_digit(p[-1])); p++) {
        if (is_digit(*p))
            digits[n++] = *p - '0';
        if (is_digit(*p) && !is_digit(p[1]) && n >= 13 && n <= 19 && is_sum_right(digits, n))
            return true;
    }
    return false;
}

PROP(check_sees_cards, PROP_USUAL)
{
    struct keys keys;
    struct guest g;
    struct diags found = DIAGS_INIT(&prop_arena);
    char line[64] = "note: x";
    size_t n = strlen(line), end = n + rnd_below(sizeof line - n - 1);
    size_t odds = 2 + rnd_below(40);
    while (n < end)
        line[n++] = rnd_chance(odds) ? RND_PICK("  --x;") : (char)('0' + rnd_below(10));
    line[n] = '\0';
    bool expected = false, seen = false;
    for (char *p = line + 6; *p && !expected; p++)
        expected = is_digit(*p) && !is_digit(p[-1]) && is_card(p);
    keys_init(&keys, &prop_arena);
    guest_parse(&g, SPAN("x"), span_str(line), &keys, &prop_arena);
    check_guest(&g, SPAN("x"), &keys, rnd_date(), NULL, &found);
    for (size_t i = 0; i < found.n; i++)
        seen |= strcmp(found.v[i].name, "card-number") == 0;
    if (!CHECK_INT(seen, expected))
        CHECK_STR(span_str(line), "");
}

/* A line of a file is reported whether or not an equal one of another file was checked before. */
PROP(check_remembers_quiet_lines, PROP_USUAL)
{
    static const char *const heads[] = {"", "2026-01-02 ", "2026-01-03 19:00 "},
        *const keys_of[] = {"dish", "note", "likes", "companion", "x-a", "visit", "diet", "q"},
        *const texts[] = {"eel",   "no nuts",  "4111 1111 1111 1111", "allergy nuts; severe",
                          "vegan", "for 2; x", "eel; coeliac",        "(eel"};
    struct keys keys;
    keys_init(&keys, &prop_arena);
    keys_add(&keys, SPAN("q"), CLASS_ITEM);
    struct quiet *quiet = quiet_new(&prop_arena);
    for (size_t files = 1 + rnd_below(4); files; files--) {
        struct diags with = DIAGS_INIT(&prop_arena), without = DIAGS_INIT(&prop_arena);
        struct buf b = BUF_INIT;
        struct guest g;
        for (size_t lines = rnd_below(8); lines; lines--)
            buf_fmt(&b, "%s%s%s: %s\n", RND_PICK(heads), RND_PICK(keys_of),
                    rnd_chance(4) ? "+" : "", RND_PICK(texts));
        guest_parse(&g, SPAN("x"), buf_move(&b, &prop_arena), &keys, &prop_arena);
        date_t today = rnd_date();
        check_guest(&g, SPAN("x"), &keys, today, quiet, &with);
        check_guest(&g, SPAN("x"), &keys, today, NULL, &without);
        CHECK_INT(with.n, without.n);
        for (size_t i = 0; i < with.n && i < without.n; i++) {
            CHECK_INT(with.v[i].lineno, without.v[i].lineno);
            CHECK_STR(span_str(with.v[i].name), without.v[i].name);
        }
    }
}
