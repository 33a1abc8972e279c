/* Compares the keys of dishes: the same, or near. */
#include "base/fold.h"
#include "base/utf8.h"
#include "text/dish.h"

#include <stdint.h>

enum { CHARS = 48 }; /* of a word; what is longer is compared by its beginning */

struct words {
    struct span v[DISH_WORDS];
    size_t n;
};

static void split(struct words *w, struct span key)
{
    w->n = 0;
    while (w->n < DISH_WORDS && key.n && span_cut(&key, ' ', &w->v[w->n]))
        w->n++;
}

/* Takes the words that both hold out of both (keys are sorted), and returns how many. */
static size_t take_equal(struct words *a, struct words *b)
{
    size_t i = 0, j = 0, an = 0, bn = 0, equal = 0;
    while (i < a->n || j < b->n) {
        int c = i == a->n ? 1 : j == b->n ? -1 : span_cmp(a->v[i], b->v[j]);
        if (c < 0)
            a->v[an++] = a->v[i++];
        else if (c > 0)
            b->v[bn++] = b->v[j++];
        else
            equal++, i++, j++;
    }
    a->n = an;
    b->n = bn;
    return equal;
}

static size_t decode(struct span s, uint32_t v[CHARS])
{
    size_t n = 0;
    while (s.n && n < CHARS)
        s = span_from(s, utf8_decode(s, &v[n++]));
    return n;
}

/* Pairs of neighbours in a that b has too, each of b's counted once. */
static size_t shared_pairs(const uint32_t *a, size_t an, const uint32_t *b, size_t bn)
{
    uint64_t used = 0; /* CHARS is less than 64 */
    size_t shared = 0;
    for (size_t i = 0; i + 1 < an; i++)
        for (size_t j = 0; j + 1 < bn; j++)
            if (a[i] == b[j] && a[i + 1] == b[j + 1] && !(used >> j & 1)) {
                used |= (uint64_t)1 << j;
                shared++;
                break;
            }
    return shared;
}

/*
 * Returns whether two names without spaces are similar: one contains the other, one character
 * of four or more differs, or they share most pairs of neighbours.
 */
static bool near_unspaced(struct span a, struct span b)
{
    uint32_t av[CHARS], bv[CHARS];
    a = span_head(a, CHARS * 4);
    b = span_head(b, CHARS * 4);
    size_t an = decode(a, av), bn = decode(b, bv);
    if (an < 2 || bn < 2)
        return false;
    if (span_find(a, b) != SPAN_NONE || span_find(b, a) != SPAN_NONE)
        return true;
    size_t shared = shared_pairs(av, an, bv, bn);
    if (shared * 4 > an + bn - 2)
        return true;
    return shared && an >= 4 && bn >= 4 && fold_distance(a, b, 1) <= 1;
}

/* Returns a bit for each letter of a word of ASCII; two letters may share one. */
static uint64_t letters_of(struct span word)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < word.n; i++)
        bits |= UINT64_C(1) << (word.p[i] & 63);
    return bits;
}

/*
 * Returns whether a word has more than `limit` letters that another does not have: each error
 * accounts for one at most. It excludes most pairs without fold_distance.
 */
static bool has_others(struct span a, struct span b, size_t limit)
{
    uint64_t only = letters_of(a) & ~letters_of(b);
    for (; only && limit; limit--)
        only &= only - 1;
    return only != 0;
}

/*
 * Returns whether two words are similar: one typing error from five letters on, two from eight.
 * Errors at both ends are rare; requiring one equal end excludes nearly every pair at once.
 */
static bool near_spaced(struct span a, struct span b)
{
    size_t least = a.n < b.n ? a.n : b.n, most = a.n + b.n - least;
    if (least < 5 || most > CHARS || (a.p[0] != b.p[0] && a.p[a.n - 1] != b.p[b.n - 1]))
        return false;
    bool ascii = utf8_is_ascii(a) && utf8_is_ascii(b);
    size_t an = ascii ? a.n : utf8_count(a), bn = ascii ? b.n : utf8_count(b);
    least = an < bn ? an : bn;
    size_t limit = least >= 8 ? 2 : least >= 5 ? 1 : 0;
    if (!limit || an + bn - 2 * least > limit ||
        (ascii && (has_others(a, b, limit) || has_others(b, a, limit))))
        return false;
    return fold_distance(a, b, limit) <= limit;
}

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

static bool near_word(struct span a, struct span b)
{
    if (is_ascii(a.p[0]) || is_ascii(b.p[0]))
        return near_spaced(a, b);
    return fold_begins_unspaced(a) && fold_begins_unspaced(b) ? near_unspaced(a, b)
                                                              : near_spaced(a, b);
}

static void take_word(struct words *w, size_t i)
{
    w->v[i] = w->v[--w->n];
}

/*
 * Takes out a word of a that is two of b written together: "stirfry". Returns whether there is
 * one.
 */
static bool take_joined(struct words *a, struct words *b)
{
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++) {
            if (!span_starts(a->v[i], b->v[j]))
                continue;
            struct span tail = span_from(a->v[i], b->v[j].n);
            for (size_t k = 0; k < b->n; k++)
                if (j != k && span_eq(tail, b->v[k])) {
                    take_word(a, i);
                    take_word(b, j > k ? j : k);
                    take_word(b, j > k ? k : j);
                    return true;
                }
        }
    return false;
}

/* Takes out a word of a and a similar one of b. Returns whether there is one. */
static bool take_near(struct words *a, struct words *b)
{
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++)
            if (near_word(a->v[i], b->v[j])) {
                take_word(a, i);
                take_word(b, j);
                return true;
            }
    return false;
}

uint64_t dish_letters(struct span key)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < key.n; i++) {
        uint64_t mixed = (unsigned char)key.p[i] * UINT64_C(0x9E3779B97F4A7C15);
        sum += key.p[i] == ' ' ? 0 : mixed ^ mixed >> 29;
    }
    return sum;
}

/* Returns true if two keys of scripts without spaces are the same characters: the words of one
 * may be parted elsewhere, and so be sorted otherwise. */
static bool same_run(struct span a, struct span b)
{
    uint32_t av[CHARS], bv[CHARS];
    if (a.n != b.n || a.n > CHARS || is_ascii(a.p[0]) || is_ascii(b.p[0]))
        return false;
    size_t an = decode(a, av), bn = decode(b, bv);
    for (size_t i = 0; i < an; i++) {
        size_t j = 0;
        while (j < bn && bv[j] != av[i])
            j++;
        if (j == bn)
            return false;
        bv[j] = bv[--bn];
    }
    return bn == 0;
}

bool dish_same(struct span key_a, struct span key_b)
{
    struct words a, b;
    if (span_eq(key_a, key_b))
        return true;
    if (dish_letters(key_a) != dish_letters(key_b))
        return false;
    if (key_a.n == key_b.n)
        return key_a.n && same_run(key_a, key_b);
    split(&a, key_a);
    split(&b, key_b);
    take_equal(&a, &b);
    while (take_joined(&a, &b) || take_joined(&b, &a)) {
    }
    return a.n == 0 && b.n == 0;
}

bool dish_related(struct span a, struct span b)
{
    return dish_may_relate(a, b) && (span_starts(a, b) || span_starts(b, a) ||
                                     span_ends(a, b) || span_ends(b, a) || near_word(a, b));
}

static size_t count_pairable(const struct words *a, const struct words *b)
{
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++) {
        size_t k = 0;
        while (k < b->n && !dish_may_relate(a->v[i], b->v[k]))
            k++;
        n += k < b->n;
    }
    return n;
}

/* Returns whether names that have `common` words in common may be near with what is left. */
static bool may_be_near(const struct words *a, const struct words *b, size_t common)
{
    size_t pa = count_pairable(a, b), pb = count_pairable(b, a);
    size_t la = a->n - pa, lb = b->n - pb;
    return la == 0 || lb == 0 || common + (pa < pb ? pa : pb) > (la > lb ? la : lb);
}

bool dish_near(struct span key_a, struct span key_b)
{
    struct words a, b;
    split(&a, key_a);
    split(&b, key_b);
    size_t common = take_equal(&a, &b);
    if (!may_be_near(&a, &b, common))
        return false;
    while (take_joined(&a, &b) || take_joined(&b, &a) || take_near(&a, &b))
        common++;
    size_t left = a.n < b.n ? a.n : b.n, more = a.n + b.n - left;
    return common && (left == 0 || common > more);
}
