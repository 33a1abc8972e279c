/* A dish, another, what a guest avoids, and a line of allergens.txt, cut by byte 1. */
#include "fuzz.h"

#include "food/verdict.h"
#include "text/fact.h"

static struct verdict judge(const struct lexicon *x, const struct avoid *v, struct span body,
                            struct span card)
{
    struct contents c;
    contents_init(&c, x, &fuzz_arena);
    contents_add(&c, dish_parse(body));
    if (card.n)
        contents_add(&c, dish_parse(card));
    return avoid_judge(v, &c);
}

static void check_keys(struct span a, struct span b)
{
    struct span x = dish_key(a, &fuzz_arena), y = dish_key(b, &fuzz_arena);
    MUST_EQ(dish_key(a, &fuzz_arena), x);
    MUST(!dish_near(x, y) ||
         (x.n && y.n)); /* pairs words as they come: not the same both ways */
}

static void check_parts(struct span body)
{
    struct dish d = dish_parse(body);
    struct span rest = d.others, part;
    bool lacks;
    while (dish_other(&rest, &part))
        MUST(part.p >= body.p && part.p + part.n <= body.p + body.n);
    rest = d.contains;
    while (dish_holds(&rest, &part, &lacks))
        MUST(part.p >= body.p && part.p + part.n <= body.p + body.n);
}

void fuzz_one(struct span input)
{
    struct lexicon x;
    struct span dish = fuzz_part(&input), other = fuzz_part(&input), rest = fuzz_part(&input);
    struct term term;
    struct buf b = BUF_INIT;
    lexicon_init(&x, &fuzz_arena);
    lexicon_add(&x, fuzz_part(&input));
    check_parts(dish);
    check_keys(dish_parse(dish).name, dish_parse(other).name);
    bool brackets = span_chr(dish, '[') != SPAN_NONE || span_chr(other, '[') != SPAN_NONE;
    while (term_next(&rest, &term)) {
        struct avoid v = avoid_parse(&x, KEY_ALLERGY, term.name, &fuzz_arena);
        struct verdict one = judge(&x, &v, dish, SPAN(""));
        verdict_say(&b, LANGUAGE_EN, &one, term.name);
        MUST(one.level == VERDICT_NOTHING || b.n > 0);
        buf_clear(&b);
        /* Text about the item elsewhere removes nothing, unless it says so: [no …]. */
        if (!brackets && one.level == VERDICT_STOP)
            MUST(judge(&x, &v, dish, other).level == VERDICT_STOP);
    }
    buf_release(&b);
}
