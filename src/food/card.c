#include "food/card.h"

#include "base/utf8.h"
#include "text/dish.h"

/* The kinds of words that explain a byte of the joined text of an item. */
enum {
    PART_ALL = 1,    /* a word that names all of a tag */
    PART_FOOD = 2,   /* a word that names a food */
    PART_LABEL = 4,  /* "vegan", "gluten-free": understood, but names no food */
    PART_FILLER = 8, /* "chopped" */
    PART_UNIT = 16,
    PART_SINGLE = 32,  /* one character of a run, which may belong to a longer word */
    PART_NUMBER = 64,  /* "half" */
    PART_PHRASE = 128, /* a filler of several letters: "q.b." */
};

static unsigned part_of(const struct match *m)
{
    unsigned part = match_tags(m, TERM_ALL) && !m->covered ? PART_ALL : 0;
    tagset food = match_tags(m, WORD_CONTAINS) | match_tags(m, WORD_USUALLY) |
                  match_tags(m, WORD_ASK) | match_tags(m, WORD_CLEARS) |
                  match_tags(m, TERM_ALL) | match_tags(m, TERM_PART);
    if ((food & ~m->claimed) || m->harmless || m->made)
        part |= PART_FOOD;
    if (match_tags(m, WORD_FREE) | match_tags(m, TERM_AVOIDS) | match_tags(m, TERM_ASKS))
        part |= PART_LABEL;
    if (m->card_filler || m->number || m->may)
        part |= PART_FILLER;
    if (m->number)
        part |= PART_NUMBER;
    if (m->card_filler && m->to - m->from > 1)
        part |= PART_PHRASE;
    return m->unit ? part | PART_UNIT : part;
}

static size_t char_bytes(struct span s)
{
    uint32_t cp;
    return s.n ? utf8_decode(s, &cp) : 0;
}

/* Returns whether the match is one character of a longer run. */
static bool is_single(const struct reading *r, const struct match *m)
{
    struct span rest = span_from(r->joined, m->from);
    bool begins = m->from == 0 || r->joined.p[m->from - 1] == ' ';
    bool ends = m->to == r->joined.n || r->joined.p[m->to] == ' ';
    return char_bytes(rest) == m->to - m->from && !(begins && ends) &&
           (unsigned char)rest.p[0] >= 0x80;
}

/* Returns what explains each byte of the joined text, in one pass. */
static uint8_t *parts_of(const struct reading *r, struct arena *a)
{
    uint8_t *parts = ARENA_NEW(a, uint8_t, r->joined.n + 1);
    for (size_t i = 0; i < r->n; i++) {
        unsigned part = part_of(&r->v[i]);
        if ((part & PART_FOOD) && is_single(r, &r->v[i]))
            part = (part & ~(unsigned)PART_FOOD) | PART_SINGLE;
        for (size_t at = r->v[i].from; at < r->v[i].to; at++)
            parts[at] |= (uint8_t)part;
    }
    return parts;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits(struct span w)
{
    size_t n = 0;
    while (n < w.n && is_digit(w.p[n]))
        n++;
    return n;
}

/* Returns whether a character is a fraction: "½". */
static bool is_fraction(struct span w)
{
    uint32_t cp;
    if (w.n == 0 || utf8_decode(w, &cp) != w.n)
        return false;
    return (cp >= 0xBC && cp <= 0xBE) || (cp >= 0x2150 && cp <= 0x215E);
}

/* Returns whether a word is a number and a unit without a space: "200g". */
static bool is_quantity(const struct lexicon *x, struct span w, struct arena *a)
{
    struct reading r;
    size_t n = digits(w);
    if (n == 0 || n == w.n)
        return false;
    lexicon_read(x, span_from(w, n), READ_CARDS, &r, a);
    return r.words_n == 1 && r.n == 1 && r.v[0].unit && r.v[0].to == r.joined.n;
}

struct item_reader {
    const struct lexicon *x;
    struct span text;
    struct card_item *item;
    const uint8_t *parts;
    size_t at;    /* where word i begins in the joined text */
    bool counted; /* the words before it are a number, or a number and its units */
    struct arena *arena;
};

static bool is_number(const struct item_reader *k, size_t i)
{
    struct span w = k->item->r.words[i].text;
    size_t n = digits(w);
    return n == w.n || is_fraction(span_from(w, n));
}

/*
 * Returns whether a word at the end is a code of one letter ("C" of "soup A C"), not a filler.
 */
static bool is_code(const struct item_reader *k, size_t i)
{
    struct span w = k->item->r.words[i].text;
    return w.n == 1 && i + 1 == k->item->r.words_n && !(k->parts[k->at] & PART_PHRASE);
}

/* Returns whether a number is a percentage: the "%" follows the word and is not part of it. */
static bool is_percent(const struct item_reader *k, size_t i)
{
    struct span w = k->item->r.words[i].written;
    size_t at = (size_t)(w.p - k->text.p) + w.n;
    return at < k->text.n && k->text.p[at] == '%';
}

/*
 * Returns whether a number is a quantity: "2 eggs", "flour 200 g". "soup 7" may be an
 * allergen's number.
 */
static bool explains_number(const struct item_reader *k, size_t i)
{
    size_t n = k->item->r.words_n;
    bool before = i && (k->parts[k->at - 2] & PART_UNIT);
    return i + 1 < n || before || is_percent(k, i);
}

static bool is_number_next(const struct item_reader *k, size_t i)
{
    return i + 1 < k->item->r.words_n && is_number(k, i + 1);
}

/* Skips the units at one end of a run beside a number: 大さじ of 砂糖大さじ2, 個 of 2個卵. */
static void skip_units(const struct item_reader *k, size_t i, size_t *from, size_t *to)
{
    while (k->counted && *from < *to && (k->parts[*from] & PART_UNIT))
        ++*from;
    while (is_number_next(k, i) && *from < *to && (k->parts[*to - 1] & PART_UNIT))
        --*to;
}

/*
 * Returns whether a run is understood: each character belongs to a word of two or more, or is a
 * filler. A word of one character counts only if the rest of the run are fillers. A unit may
 * follow a number: 一根.
 */
static bool explains_run(const struct item_reader *k, size_t i)
{
    size_t single = 0, food = 0, at = k->at, to = at + k->item->r.words[i].text.n;
    bool counted = k->counted;
    skip_units(k, i, &at, &to);
    for (; at < to; at += char_bytes(span_from(k->item->r.joined, at))) {
        if (k->parts[at] & (PART_FOOD | PART_LABEL))
            food++;
        else if (k->parts[at] & PART_SINGLE)
            single++;
        else if (!(k->parts[at] & PART_FILLER) && !(counted && (k->parts[at] & PART_UNIT)))
            return false;
        counted = k->parts[at] & (PART_NUMBER | (counted ? PART_UNIT | PART_FILLER : 0));
    }
    return single == 0 || (single == 1 && food == 0);
}

/*
 * Returns whether a unit is counted: "2 cups", "2 large cups", "half a cup" and "cup 2". A unit
 * of one letter counts only after digits, because it may be an allergen's code.
 */
static bool is_counted_unit(const struct item_reader *k, size_t i)
{
    if (!(k->parts[k->at] & PART_UNIT))
        return false;
    if (k->item->r.words[i].text.n == 1)
        return k->counted && i && is_number(k, i - 1);
    return k->counted || is_number_next(k, i);
}

/* Returns true if a table, or its place in a quantity, explains word i of the item. */
static bool explains(struct item_reader *k, size_t i)
{
    struct span w = k->item->r.words[i].text;
    unsigned part = k->parts[k->at];
    bool number = is_number(k, i), quantity = !number && is_quantity(k->x, w, k->arena);
    bool unit = is_counted_unit(k, i), filler = (part & PART_FILLER) && !is_code(k, i);
    bool explained = (part & (PART_FOOD | PART_LABEL)) || unit || quantity;
    if (k->item->r.words[i].run)
        explained = explains_run(k, i);
    else if (number && !explained)
        explained = explains_number(k, i);
    else
        explained |= filler;
    k->counted = number || quantity || unit || (filler && (k->counted || (part & PART_NUMBER)));
    return explained;
}

static bool names_food(const uint8_t *parts, struct span word, size_t at, unsigned kinds)
{
    for (size_t i = 0; i < word.n; i++)
        if (parts[at + i] & kinds)
            return true;
    return false;
}

enum { SHOWN = 60 };

static void leave(struct card_item *item, struct span word, size_t *cap, struct arena *a)
{
    item->left = arena_grow(a, item->left, item->left_n, cap, sizeof *item->left);
    item->left[item->left_n++] = word;
}

/* Returns the word as it is written; of a long run, its beginning as it is compared. */
static struct span shown(const struct word *w)
{
    size_t n = 0;
    while (n < w->text.n && n < SHOWN)
        n += char_bytes(span_from(w->text, n));
    return w->written.n <= SHOWN ? w->written : span_head(w->text, n);
}

tagset card_whole_tags(const struct reading *r)
{
    tagset tags = 0;
    for (size_t i = 0; i < r->n; i++)
        tags |= r->v[i].covered ? 0 : match_tags(&r->v[i], TERM_ALL);
    return tags;
}

struct span card_claim_cut(const struct lexicon *x, struct span text, tagset *free,
                           struct arena *a)
{
    struct span food, lacks;
    struct reading r;
    if (!dish_without(text, &food, &lacks) || !card_denial_read(x, lacks, &r, a))
        return text;
    *free |= card_whole_tags(&r);
    return food;
}

bool card_list_cut(struct span item, struct span *first, struct span *second)
{
    static const char *const opens[] = {"(", "\xEF\xBC\x88"}, *const closes[] = {
        ")", "\xEF\xBC\x89"}; /* those of Chinese and Japanese */
    for (size_t i = 0; i < 2; i++) {
        struct span open = span_str(opens[i]);
        size_t at = span_find(item, open);
        if (at == SPAN_NONE || span_find(item, span_str(closes[i])) != SPAN_NONE)
            continue;
        struct span before = span_trim(span_head(item, at));
        struct span after = span_trim(span_from(item, at + open.n));
        if (before.n == 0 || after.n == 0)
            return false;
        *first = before;
        *second = after;
        return true;
    }
    return false;
}

/* Returns the item, or of a long one the word, if it is made of several things; or nothing. */
static struct span made_of(const struct reading *r, struct span text)
{
    size_t i = 0;
    while (i < r->n && !r->v[i].made)
        i++;
    if (i == r->n)
        return SPAN("");
    return text.n <= SHOWN ? text : match_written(&r->v[i]);
}

/* Adds the tags that words of the item claim: "vegan", "gluten-free". */
static void add_claims(struct card_item *item)
{
    for (size_t i = 0; i < item->r.n; i++)
        item->free |= match_tags(&item->r.v[i], WORD_FREE) & ~item->r.v[i].claimed;
}

void card_item_read(const struct lexicon *x, struct span text, struct card_item *item,
                    struct arena *a)
{
    size_t cap = 0;
    bool known = false;
    *item = (struct card_item){0};
    text = card_claim_cut(x, text, &item->free, a);
    lexicon_read(x, text, READ_DISHES | READ_GUESTS | READ_CARDS, &item->r, a);
    struct item_reader k = {x, text, item, parts_of(&item->r, a), 0, false, a};
    add_claims(item);
    for (size_t i = 0; i < item->r.n; i++)
        item->may |= item->r.v[i].may;
    item->made = made_of(&item->r, text);
    for (size_t i = 0; i < item->r.words_n; i++) {
        const struct word *w = &item->r.words[i];
        bool clear = explains(&k, i);
        item->food |= names_food(k.parts, w->text, k.at, PART_FOOD | PART_SINGLE);
        known |= names_food(k.parts, w->text, k.at, PART_FOOD | PART_SINGLE | PART_LABEL);
        if (!clear)
            leave(item, shown(w), &cap, a);
        k.at += w->text.n + 1;
    }
    if (known)
        return;
    if (text.n <= SHOWN || item->left_n == 0) {
        item->left_n = 0;
        leave(item, span_head(text, text.n <= SHOWN ? text.n : 0), &cap, a);
    }
}

bool card_is_all_tags(const struct reading *r, struct arena *a)
{
    const uint8_t *parts = parts_of(r, a);
    bool any = false;
    for (size_t i = 0; i < r->joined.n; i++) {
        if (r->joined.p[i] != ' ' && !(parts[i] & (PART_ALL | PART_FILLER)))
            return false;
        any |= parts[i] & PART_ALL;
    }
    return any;
}

static bool is_one_phrase(const struct reading *r)
{
    bool whole = r->words_n <= 1;
    for (size_t i = 0; i < r->n && !whole; i++)
        whole = r->v[i].from == 0 && r->v[i].to == r->joined.n;
    return whole;
}

bool card_denial_read(const struct lexicon *x, struct span text, struct reading *r,
                      struct arena *a)
{
    lexicon_read(x, text, READ_DISHES | READ_GUESTS | READ_CARDS, r, a);
    return card_is_all_tags(r, a) || is_one_phrase(r);
}
