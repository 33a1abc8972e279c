#include "food/verdict.h"
#include "prop.h"

static struct arena *const a = &prop_arena;

static const char *const terms[] = {"milk",   "nuts", "shellfish", "celery", "gluten",
                                    "sesame", "kiwi", "Erdnuss",   "甲殻類"};

static struct verdict judge(const struct lexicon *x, int key, const char *term,
                            struct span dish)
{
    struct contents c;
    contents_init(&c, x, a);
    contents_add(&c, dish_parse(dish));
    struct avoid v = avoid_parse(x, key, span_str(term), a);
    return avoid_judge(&v, &c);
}

/* Letters that are in no table, whatever the languages in it. */
static struct span unknown_word(void)
{
    size_t n = 3 + rnd_below(9);
    char *word = arena_alloc(a, n + 2, 1);
    for (size_t i = 0; i < n; i++)
        word[i] = "qxzjkwvy"[rnd_below(8)];
    word[n] = "qxzw"[rnd_below(4)];
    return (struct span){word, n + 1};
}

/* An unknown word among understood ones is never silent, and is named. */
PROP(card_unknown_word, 20000)
{
    static const char *const before[] = {"",       "rice, ",    "fresh ",    "2 ",
                                         "200 g ", "no milk, ", "rice and ", "塩, "};
    static const char *const after[] = {"", ", rice", " chopped", " rice", " 7", "、米"};
    static const int keys[] = {KEY_ALLERGY, KEY_INTOLERANCE};
    struct lexicon x;
    struct span word = unknown_word();
    lexicon_init(&x, a);
    struct span dish =
        arena_fmt(a, "x [%s%.*s%s]", RND_PICK(before), (int)word.n, word.p, RND_PICK(after));
    struct verdict v = judge(&x, RND_PICK(keys), RND_PICK(terms), dish);
    CHECK(v.level >= VERDICT_ASK);
}

/* Signs, digits and single letters are codes of another legend: they are never silent. */
PROP(card_codes, 20000)
{
    static const char *const between[] = {",", ", ", " ", "/", "、", "+"};
    struct lexicon x;
    struct buf b = BUF_INIT;
    lexicon_init(&x, a);
    buf_str(&b, rnd_chance(2) ? "x [" : "x [rice, ");
    for (size_t i = 0, n = 1 + rnd_below(6); i < n; i++) {
        buf_str(&b, i ? RND_PICK(between) : "");
        if (rnd_chance(2))
            buf_fmt(&b, "%zu", rnd_below(30));
        else
            buf_char(&b, "ABCDEFGHLMNOPRabcdefghlmnopr?-*!"[rnd_below(32)]);
    }
    buf_char(&b, ']');
    struct span dish = arena_copy(a, buf_span(&b));
    buf_release(&b);
    CHECK(judge(&x, KEY_ALLERGY, RND_PICK(terms), dish).level >= VERDICT_ASK);
}

/* Any text in brackets leaves a card that is understood, or something to ask about. */
PROP(card_any_text, 20000)
{
    struct lexicon x;
    struct contents c;
    struct span text = rnd_text(60);
    lexicon_init(&x, a);
    contents_init(&c, &x, a);
    contents_add(&c, dish_parse(arena_fmt(a, "x [%.*s]", (int)text.n, text.p)));
    struct avoid v = avoid_parse(&x, KEY_ALLERGY, SPAN("milk"), a);
    CHECK(c.has_card || avoid_judge(&v, &c).level >= VERDICT_ASK);
    CHECK(!c.has_card || (c.has_food && c.unread_n == 0));
}

/* A listed item stops the dish, whatever else its cards deny or list. */
PROP(card_denial_takes_nothing, 20000)
{
    static const char *const foods[] = {"milk", "butter", "lait", "Milch", "牛乳", "cheese"};
    static const char *const denials[] = {"no %s",  "sans %s",  "ohne %s",   "senza %s",
                                          "sin %s", "%s不使用", "without %s"};
    struct lexicon x;
    struct buf b = BUF_INIT;
    lexicon_init(&x, a);
    const char *denied = RND_PICK(foods), *how = RND_PICK(denials);
    size_t at = span_find(span_str(how), SPAN("%s"));
    buf_fmt(&b, "x [%s, %.*s%s%s]", RND_PICK(foods), (int)at, how, denied, how + at + 2);
    struct span dish = arena_copy(a, buf_span(&b));
    buf_release(&b);
    CHECK(judge(&x, KEY_ALLERGY, "milk", dish).level >= VERDICT_ASK);
}
