#include "base/buf.h"
#include "food/verdict.h"
#include "food/book.h"
#include "prop.h"
#include "text/near.h"
#include "text/plain.h"
#include "text/word.h"

#include <string.h>

static struct arena *const a = &prop_arena;

/* Nothing between the brackets of a body is lost, whatever the body is. */
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

/* A price or number beside a name does not make another dish, however it is written. */
PROP(dish_key_without_price, 20000)
{
    static const char *const fronts[] = {"", "12. ", "6 ", "3x ", "NEW! "};
    static const char *const ends[] = {"",
                                       " 12.50",
                                       " \u20AC 8,50",
                                       " (V)",
                                       " A,C,G",
                                       " 300g",
                                       " (large) GF 9\u20AC",
                                       " ....... 7.50",
                                       " (+ \u00A37.50)"};
    static const char *const names[] = {
        "lamb shoulder", "Moules-frites",         "餃子", "ragù", "Plaice",
        "spätzle",       "Ossobuco alla milanese"};
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
    CHECK(!dish_same(x, y) || dish_letters(x) == dish_letters(y));
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

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Returns s with a zero-width space, which folding drops, at the end of each ASCII word. */
static struct span with_invisible(struct span s)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < s.n; i++) {
        bool part = i + 1 == s.n || (!is_letter_or_digit(s.p[i + 1]) && s.p[i + 1] > 0 &&
                                     !strchr("'`-", s.p[i + 1]));
        buf_char(&b, s.p[i]);
        if (part && is_letter_or_digit(s.p[i]))
            buf_str(&b, "\u200B");
    }
    struct span made = arena_copy(a, buf_span(&b));
    buf_release(&b);
    return made;
}

/* The quick way through ASCII cuts the same words as folding does. */
PROP(word_cut_quick, 100000)
{
    struct word *quick, *slow;
    struct span text = rnd_chance(2) ? rnd_text(60) : rnd_ascii(60);
    size_t n = word_cut(text, &quick, a);
    CHECK_INT(word_cut(with_invisible(text), &slow, a), n);
    for (size_t i = 0; i < n; i++) {
        CHECK_SPAN(slow[i].text, quick[i].text);
        CHECK_SPAN(slow[i].shown, quick[i].shown);
        CHECK(slow[i].run == quick[i].run);
    }
}

/* A key does not depend on which way the words were cut. */
PROP(dish_key_quick, 100000)
{
    struct span text = rnd_chance(2) ? rnd_text(60) : rnd_ascii(60);
    CHECK_SPAN(dish_written_key(with_invisible(text), a), dish_written_key(text, a));
}

/* A hyphen or a Korean space inside a name is found wherever it is. */
PROP(dish_joined_key, 100000)
{
    static const char *const words[] = {"cod", "Fish", "rösti", "gâteau", "김치", "비빔밥"};
    struct span one = span_str(RND_PICK(words)), two = span_str(RND_PICK(words)),
                more = span_str(RND_PICK(words));
    bool korean = (unsigned char)one.p[0] > 0xE0 && (unsigned char)two.p[0] > 0xE0;
    struct span name = arena_fmt(a, "%s, %s%s%s", more.p, one.p, korean ? " " : "-", two.p);
    struct span joined = arena_fmt(a, "%s, %s%s", more.p, one.p, two.p);
    CHECK_SPAN(dish_joined_key(name, a), dish_written_key(joined, a));
}

static bool has_name(struct dish d, struct span key)
{
    struct span other;
    bool has = span_eq(dish_key(d.name, a), key);
    while (!has && dish_other(&d.others, &other))
        has = span_eq(dish_key(other, a), key);
    return has;
}

static bool share_a_name(struct dish d, struct dish e)
{
    struct span other;
    bool share = has_name(e, dish_key(d.name, a));
    while (!share && dish_other(&d.others, &other))
        share = has_name(e, dish_key(other, a));
    return share;
}

/* Counts dishes by comparing each card with each: cards that share a name are of one dish. */
static size_t count_dishes(const struct guest *g)
{
    size_t group[16], n = 0;
    for (size_t i = 0; i < g->n; i++)
        group[i] = i;
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < g->n; i++)
            for (size_t j = 0; j < i; j++)
                if (group[i] != group[j] &&
                    share_a_name(dish_parse(g->v[i].body), dish_parse(g->v[j].body))) {
                    group[i] = group[j] = group[i] < group[j] ? group[i] : group[j];
                    again = true;
                }
    }
    for (size_t i = 0; i < g->n; i++)
        n += group[i] == i;
    return n;
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
    CHECK_INT(b.n, count_dishes(&g));
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

/* Returns some of the words of two names, so that many keys are near. */
static struct span rnd_words(void)
{
    static const char *const words[] = {
        "roast",       "roasted",    "cod",   "code",     "stir",   "fry",
        "stirfry",     "butter",     "buter", "鶏唐揚げ", "唐揚げ", "鶏",
        "cornfed",     "corn",       "fed",   "chicken",  "é",      "-",
        "langoustine", "langostine", "of",    "7"};
    struct span s = {NULL, 0};
    for (size_t n = rnd_below(6) + 1; n; n--)
        s = arena_fmt(a, "%.*s %s", (int)s.n, s.p, RND_PICK(words));
    return s;
}

/* An index finds each key that dish_near accepts. */
PROP(dish_near_index, 10000)
{
    enum { N = 20 };
    struct span keys[N], other = dish_key(rnd_chance(4) ? rnd_text(60) : rnd_words(), a);
    bool marks[N] = {false};
    for (size_t i = 0; i < N; i++)
        keys[i] = dish_key(rnd_chance(4) ? rnd_text(60) : rnd_words(), a);
    struct near_index *x = near_new(keys, N, a);
    near_mark(x, keys[0], marks);
    for (size_t i = 0; i < N; i++)
        CHECK(marks[i] || !dish_near(keys[0], keys[i]));
    memset(marks, 0, sizeof marks);
    near_mark(x, other, marks);
    for (size_t i = 0; i < N; i++)
        CHECK(marks[i] || !dish_near(other, keys[i]));
}
