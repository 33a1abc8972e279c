#include "food/book.h"
#include "unit.h"

static struct arena arena;

static struct book book_of(const char *text)
{
    struct keys *keys = ARENA_NEW(&arena, struct keys, 1);
    struct guest *g = ARENA_NEW(&arena, struct guest, 1);
    struct book b;
    keys_init(keys, &arena);
    guest_parse(g, SPAN("dishes"), span_str(text), keys, &arena);
    book_init(&b, g, &arena);
    return b;
}

static const struct book_dish *find(const struct book *b, const char *name)
{
    return book_find(b, dish_key(span_str(name), &arena));
}

TEST(book_find)
{
    struct book b =
        book_of("# the book\n"
                "dish: black cod, saikyo miso [fish, soy] = gindara saikyo-yaki = miso cod\n"
                "dish*: Sabayon\n"
                "seat: counter\n"
                "wine: Krug 1994\n");
    CHECK_INT(b.n, 3);
    CHECK_STR(find(&b, "Miso Cods")->cards[0].name, "black cod, saikyo miso");
    CHECK(find(&b, "gindara saikyo yaki") == &b.v[0]);
    CHECK(!b.v[0].special && b.v[1].special);
    CHECK(find(&b, "counter") == NULL);
    CHECK_STR(find(&b, "krug 1994")->cards[0].name, "Krug 1994");
    CHECK_SPAN(book_key(&b, dish_key(SPAN("miso cod"), &arena)), b.v[0].key);
    CHECK_STR(book_key(&b, SPAN("duck")), "duck");
}

TEST(book_unites_cards)
{
    struct book b = book_of("dish: a one = b two\n"
                            "dish: c three [egg]\n"
                            "dish: d four [milk] = b two\n"
                            "dish*: four d [fish] = c three\n");
    CHECK_INT(b.n, 1);
    const struct book_dish *d = find(&b, "C three");
    CHECK_STR(d->cards[0].name, "a one");
    CHECK_INT(d->cards_n, 4);
    CHECK_STR(d->cards[3].contains, "fish");
    CHECK(d->special && d->first->lineno == 1);
}

TEST(book_empty)
{
    struct book b = book_of("");
    CHECK(b.n == 0 && find(&b, "tea") == NULL);
    b = book_of("dish: [egg]\ndish:\n");
    CHECK(b.n == 0);
}
