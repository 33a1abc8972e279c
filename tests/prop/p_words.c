#include "food/words.h"
#include "prop.h"

static struct arena *const a = &prop_arena;

static struct span phrase_of(const struct word_row *row)
{
    return (struct span){words_text + row->at, row->n};
}

static size_t count_before(const struct word_row *rows, size_t n, struct span phrase)
{
    size_t before = 0;
    for (size_t i = 0; i < n; i++)
        before += span_cmp(phrase_of(&rows[i]), phrase) < 0;
    return before;
}

static void check_start(const struct word_row *rows, size_t n, const uint16_t *starts)
{
    struct span phrase = phrase_of(&rows[rnd_below(n)]);
    if (rnd_chance(2))
        phrase = span_head(phrase, 1 + rnd_below(phrase.n));
    if (rnd_chance(3))
        phrase = arena_fmt(a, "%.*s%c", (int)phrase.n, phrase.p, (char)rnd_below(256));
    if (rnd_chance(3)) {
        phrase = arena_copy(a, phrase);
        ((char *)phrase.p)[rnd_below(phrase.n)] = (char)rnd_below(256);
    }
    size_t before = count_before(rows, n, phrase);
    unsigned start = words_start(phrase.p, phrase.n);
    CHECK(starts[start] <= before && before <= starts[start + 1]);
    CHECK_INT(starts[WORDS_STARTS], n);
}

/* A phrase's place in a table is between the starts of its first two bytes. */
PROP(words_starts, 2000)
{
    check_start(words_dishes, words_dishes_n, words_dishes_starts);
    check_start(words_guests, words_guests_n, words_guests_starts);
    check_start(words_cards, words_cards_n, words_cards_starts);
}
