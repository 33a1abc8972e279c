/*
 * Each built-in word against a card with the name of its tag, and the reverse: something is
 * always reported. The whole table is walked, so one case is enough.
 */
#include "food/verdict.h"
#include "prop.h"

#include <string.h>

static struct lexicon lexicon;

static struct span phrase_of(const struct word_row *row)
{
    return (struct span){words_text + row->at, row->n};
}

static void card_of(struct contents *c, struct span item)
{
    struct buf b = BUF_INIT;
    buf_str(&b, "dish of the house [");
    buf_add(&b, item);
    buf_char(&b, ']');
    contents_init(c, &lexicon, &prop_arena);
    contents_add(c, dish_parse(arena_copy(&prop_arena, buf_span(&b))));
    buf_release(&b);
}

/* True if the term stops the dish, asks about it, or asks about itself. */
static bool speaks(struct span term, struct span item)
{
    struct contents c;
    card_of(&c, item);
    struct avoid v = avoid_parse(&lexicon, KEY_ALLERGY, term, &prop_arena);
    return !v.understood || avoid_judge(&v, &c).level != VERDICT_NOTHING;
}

static void check_pair(struct span term, struct span item)
{
    if (!CHECK(speaks(term, item))) {
        unit_note("term", term);
        unit_note("card", item);
    }
    arena_reset(&prop_arena);
}

static bool is_tag(const struct word_row *row)
{
    return row->tag < words_tags_n && row->kind != WORD_FREE && row->kind != WORD_CLEARS;
}

/* True if the phrase is a guest's word: "mustard" avoids mustard, not what mustard may hold. */
static bool is_named(struct span phrase)
{
    for (size_t i = 0; i < words_guests_n; i++)
        if (words_guests[i].kind <= TERM_PART && span_eq(phrase_of(&words_guests[i]), phrase))
            return true;
    return false;
}

PROP(avoid_terms_speak, 1)
{
    lexicon_init(&lexicon, &prop_arena);
    for (size_t i = 0; i < words_dishes_n; i++)
        if (is_tag(&words_dishes[i]) &&
            (words_dishes[i].kind == WORD_CONTAINS || !is_named(phrase_of(&words_dishes[i]))))
            check_pair(phrase_of(&words_dishes[i]), span_str(words_tags[words_dishes[i].tag]));
    for (size_t i = 0; i < words_guests_n; i++)
        if (is_tag(&words_guests[i]))
            check_pair(phrase_of(&words_guests[i]), span_str(words_tags[words_guests[i].tag]));
}

/* A diet's word on a card ("halal") holds nothing. */
PROP(avoid_cards_speak, 1)
{
    lexicon_init(&lexicon, &prop_arena);
    for (size_t i = 0; i < words_dishes_n; i++)
        if (is_tag(&words_dishes[i]))
            check_pair(span_str(words_tags[words_dishes[i].tag]), phrase_of(&words_dishes[i]));
    for (size_t i = 0; i < words_guests_n; i++)
        if (is_tag(&words_guests[i]) && words_guests[i].kind <= TERM_PART)
            check_pair(span_str(words_tags[words_guests[i].tag]), phrase_of(&words_guests[i]));
}

/* True if the term avoids the word, or says that it did not understand it. */
static bool takes(struct span phrase)
{
    struct buf b = BUF_INIT;
    buf_str(&b, "mustard and ");
    buf_add(&b, phrase);
    struct span term = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    struct avoid v = avoid_parse(&lexicon, KEY_ALLERGY, term, &prop_arena);
    tagset mustard = lexicon_tag(&lexicon, SPAN("mustard"));
    return !v.understood || v.no_rule || ((v.stop | v.kin | v.ask) & ~mustard) || v.words_n > 1;
}

static void check_takes(struct span phrase)
{
    if (!CHECK(takes(phrase)))
        unit_note("swallowed", phrase);
    arena_reset(&prop_arena);
}

/* No food is made of fillers alone, so that a second name in a term is not lost. */
PROP(avoid_swallows_nothing, 1)
{
    lexicon_init(&lexicon, &prop_arena);
    tagset mustard = lexicon_tag(&lexicon, SPAN("mustard"));
    for (size_t i = 0; i < words_dishes_n; i++)
        if (is_tag(&words_dishes[i]) && (tagset)1 << words_dishes[i].tag != mustard)
            check_takes(phrase_of(&words_dishes[i]));
    for (size_t i = 0; i < words_cards_n; i++)
        if (words_cards[i].tag == TAG_HARMLESS)
            check_takes(phrase_of(&words_cards[i]));
}

/* Phrases of ten languages for a food that is not eaten; % is the word. */
static const char *const ways[] = {"no %",   "does not eat %", "sans %",    "ne mange pas de %",
                                   "kein %", "isst keine %",   "senza %",   "non mangia %",
                                   "sin %",  "no come %",      "sem %",     "não come %",
                                   "geen %", "eet geen %",     "不吃%",     "忌%",
                                   "%なし",  "%は食べない",    "% 안 먹음", "% 못 먹어요",
                                   "%抜き",  "avoids %"};

static struct span say_in(const char *way, struct span word)
{
    const char *place = strchr(way, '%');
    struct buf b = BUF_INIT;
    buf_add(&b, (struct span){way, (size_t)(place - way)});
    buf_add(&b, word);
    buf_str(&b, place + 1);
    struct span said = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return said;
}

/* A word that names a whole tag stops at the tag, however the guest puts it. */
PROP(avoid_every_way, 1)
{
    lexicon_init(&lexicon, &prop_arena);
    for (size_t i = 0; i < words_guests_n; i++) {
        const struct word_row *row = &words_guests[i];
        if (!is_tag(row) || row->kind != TERM_ALL)
            continue;
        bool spaced = span_chr(phrase_of(row), ' ') != SPAN_NONE;
        for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
            if (spaced && !strchr(ways[k], ' ')) /* of a script that has no spaces */
                continue;
            struct span term = say_in(ways[k], phrase_of(row));
            struct avoid v = avoid_parse(&lexicon, KEY_DIET, term, &prop_arena);
            if (!CHECK(v.understood && (v.stop >> row->tag & 1)))
                unit_note("term", term);
            arena_reset(&prop_arena);
        }
    }
}
