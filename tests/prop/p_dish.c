#include "prop.h"
#include "food/allergen.h"
#include "food/book.h"
#include "base/buf.h"
#include "text/plain.h"

static struct arena *const a = &prop_arena;

/* Whatever the body is, nothing that stands between its brackets is lost. */
PROP(dish_parse_keeps_brackets, 100000)
{
    struct span inside = rnd_ascii(12), name;
    if (span_chr(inside, '[') != SPAN_NONE || span_chr(inside, ']') != SPAN_NONE ||
        span_chr(inside, ',') != SPAN_NONE || span_trim(inside).n == 0)
        return;
    struct span before = rnd_text(40), after = rnd_text(40);
    struct span body = arena_fmt(a, "%.*s] [x%.*s] %.*s", (int)before.n, before.p,
                                 (int)inside.n, inside.p, (int)after.n, after.p);
    struct dish d = dish_parse(body);
    bool lacks, found = false;
    while (dish_holds(&d.contains, &name, &lacks))
        found |= name.n == span_trim(inside).n + 1 ||
                 span_find(name, span_trim(inside)) != SPAN_NONE;
    CHECK(found);
    while (dish_other(&d.others, &name))
        CHECK(name.n > 0);
}

/* Spaces, a full stop and the order of the words do not make another dish. */
PROP(dish_key_order, 100000)
{
    struct span x = rnd_utf8(30), y = rnd_utf8(30);
    struct span xy = arena_fmt(a, "soup, %.*s, %.*s.", (int)x.n, x.p, (int)y.n, y.p);
    struct span yx = arena_fmt(a, "  %.*s %.*s Soups", (int)y.n, y.p, (int)x.n, x.p);
    CHECK_SPAN(dish_written_key(xy, a), dish_written_key(yx, a));
}

/* What a menu prints beside a name does not make another dish, however it is written. */
PROP(dish_key_without_price, 20000)
{
    static const char *const fronts[] = {"", "12. ", "6 ", "3x ", "NEW! "};
    static const char *const ends[] = {"", " 12.50", " \u20AC 8,50", " (V)", " A,C,G", " 300g",
                                       " (large) GF 9\u20AC", " ....... 7.50", " (+ \u00A37.50)"};
    static const char *const names[] = {"lamb shoulder", "Moules-frites", "餃子", "ragù",
                                        "Plaice", "spätzle", "Ossobuco alla milanese"};
    const char *name = RND_PICK(names);
    struct span more = arena_fmt(a, "%s%s%s", RND_PICK(fronts), name, RND_PICK(ends));
    CHECK_SPAN(dish_key(more, a), dish_key(span_str(name), a));
}

PROP(dish_plain_twice, 100000)
{
    struct span once = plain_name(rnd_text(60), a);
    struct span again = plain_name(once, a);
    CHECK(again.n <= once.n);
    CHECK(once.n == 0 || again.n > 0);
}

PROP(dish_same_symmetric, 100000)
{
    struct span x = dish_key(rnd_utf8(30), a), y = dish_key(rnd_utf8(30), a);
    CHECK(dish_same(x, x));
    CHECK(dish_same(x, y) == dish_same(y, x));
}

PROP(dish_near_symmetric, 100000)
{
    struct span x = dish_key(rnd_text(60), a), y = dish_key(rnd_text(60), a);
    if (rnd_chance(2) && x.n) /* a slip away */
        y = arena_fmt(a, "%.*s%.*s", (int)(x.n / 2), x.p, (int)(x.n - x.n / 2 - 1),
                      x.p + x.n / 2 + 1);
    CHECK(dish_near(x, y) == dish_near(y, x));
}

/* Any text is a term and a dish; and a guest's own word in a dish stops it. */
PROP(allergen_any_text, 20000)
{
    static const int keys[] = {KEY_ALLERGY, KEY_DIET, KEY_DISLIKES};
    static const char *const words[] = {"shrimp", "dairy", "cashew", "dill", "そば", "우유"};
    struct lexicon x;
    lexicon_init(&x, a);
    lexicon_add(&x, rnd_text(30));
    struct contents c;
    contents_init(&c, &x, a);
    contents_add(&c, dish_parse(rnd_text(60)));
    struct avoid v = avoid_parse(&x, RND_PICK(keys), rnd_text(40), a);
    avoid_judge(&v, &c);

    struct span word = span_str(RND_PICK(words)), noise = rnd_bytes(20);
    contents_init(&c, &x, a);
    contents_add(&c, (struct dish){.name = noise});
    contents_add(&c, (struct dish){.name = word});
    v = avoid_parse(&x, KEY_ALLERGY, word, a);
    CHECK_INT(avoid_judge(&v, &c).level, VERDICT_STOP);
}

/* Every name of every card leads to a dish that has that card. */
PROP(book_names, 5000)
{
    struct keys keys;
    struct guest g;
    struct book b;
    struct buf text = BUF_INIT;
    static const char *const names[] = {"tea", "cod", "a b", "c d", "rice"};
    for (size_t i = rnd_below(8); i > 0; i--)
        buf_fmt(&text, "dish: %s [%s] = %s\n", RND_PICK(names), RND_PICK(names),
                RND_PICK(names));
    keys_init(&keys, a);
    guest_parse(&g, SPAN("dishes"), arena_copy(a, buf_span(&text)), &keys, a);
    buf_release(&text);
    book_init(&b, &g, a);
    size_t cards = 0;
    for (size_t i = 0; i < b.n; i++)
        cards += b.v[i].cards_n;
    CHECK_INT(cards, g.n);
    for (size_t i = 0; i < g.n; i++) {
        struct dish d = dish_parse(g.v[i].body);
        struct span other;
        const struct book_dish *by_name = book_find(&b, dish_key(d.name, a));
        bool has = false;
        for (size_t j = 0; by_name && j < by_name->cards_n; j++)
            has |= by_name->cards[j].name.p == d.name.p;
        CHECK(has);
        while (dish_other(&d.others, &other))
            CHECK(book_find(&b, dish_key(other, a)) == by_name);
    }
}
