#include "prop.h"
#include "plan/plan.h"

/* A house's dishes, and how its guests write them. */
static const char *const written[][3] = {
    {"black cod, miso", "Black Cods with Miso", "miso cod"},
    {"roast chicken", "Roast Chickens", "poulet rôti"},
    {"lentil soup", "soup of lentils", "dal"},
    {"crème caramel", "creme caramel", "flan"},
    {"lamb in hay", "LAMB, hay", "agneau au foin"},
    {"餃子", "餃子", "gyoza"},
};

enum { DISHES = sizeof written / sizeof *written, LINES = 12 };

struct past {
    bool had;
    char noted; /* the last mark; a serving without one takes nothing back */
    int times;
};

static struct span write_book(void)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < DISHES; i++)
        buf_fmt(&b, "dish: %s = %s\n", written[i][0], written[i][2]);
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

static struct span write_guest(struct past past[DISHES], date_t day, date_t since)
{
    struct buf b = BUF_INIT;
    size_t n = rnd_below(LINES);
    for (size_t i = 0; i < n; i++) {
        size_t dish = rnd_below(DISHES);
        date_t date = day - (date_t)(n - i) + 3; /* some are in the future */
        char mark = " +-~*"[rnd_below(5)];
        date_add(&b, date);
        buf_str(&b, " dish");
        if (mark != ' ')
            buf_char(&b, mark);
        buf_fmt(&b, ": %s\n", RND_PICK(written[dish]));
        if (date > day)
            continue;
        struct past *p = &past[dish];
        p->had = date >= since; /* the last one decides */
        p->noted = mark != ' ' ? mark : p->noted;
        p->times++;
    }
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

static bool is_again(const struct past *p)
{
    return p->had && p->noted != '*' && p->noted != '-' && p->noted != '~';
}

PROP(plan_again, 5000)
{
    struct keys keys;
    struct lexicon lexicon;
    struct guest cards, guest;
    struct book book;
    struct menu menu;
    struct past past[DISHES] = {{0}};
    struct span names = {"", 0};
    struct buf lines = BUF_INIT;
    date_t day = 700000 + (date_t)rnd_below(1000);
    int within = (int)rnd_below(8);
    size_t dish[DISHES], n = rnd_below(DISHES + 1);

    keys_init(&keys, &prop_arena);
    lexicon_init(&lexicon, &prop_arena);
    guest_parse(&cards, SPAN("dishes"), write_book(), &keys, &prop_arena);
    book_init(&book, &cards, &prop_arena);
    for (size_t i = 0; i < n; i++)
        buf_fmt(&lines, "dish: %s\n", RND_PICK(written[dish[i] = rnd_below(DISHES)]));
    names = arena_copy(&prop_arena, buf_span(&lines));
    buf_release(&lines);
    menu_parse(&menu, names, &keys, NULL, NULL, &prop_arena);
    struct plan p = {.day = day,
                     .within = within,
                     .keys = &keys,
                     .book = &book,
                     .lexicon = &lexicon,
                     .arena = &prop_arena};
    plan_add_menu(&p, &menu);
    struct span file = write_guest(past, day, within ? day - within : 0);
    guest_parse(&guest, SPAN("g"), file, &keys, &prop_arena);
    struct slots slots = guest_slots(&guest, &prop_arena);
    struct findings all = plan_guest(&p, &guest, &slots, false);

    if (!CHECK_INT(p.n, n))
        return;
    for (size_t i = 0; i < n; i++) {
        bool again = false;
        for (size_t k = 0; k < all.n; k++)
            if (all.v[k].level == PLAN_AGAIN && all.v[k].dish == &p.v[i]) {
                again = true;
                CHECK_INT(all.v[k].times, past[dish[i]].times);
            }
        CHECK_INT(again, is_again(&past[dish[i]]));
    }
}
