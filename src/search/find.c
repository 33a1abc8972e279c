#include "search/find.h"

#include "base/fold.h"
#include "base/utf8.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static bool is_letter(unsigned char c)
{
    return c >= 'a' && c <= 'z';
}

/* Returns the place of the rarest byte of the text, other than `but`; of several, the last. */
static size_t rarest(struct span text, size_t but)
{
    size_t best = SPAN_NONE;
    for (size_t i = 0; i < text.n; i++)
        if (i != but && (best == SPAN_NONE || literal_rarity((unsigned char)text.p[i]) >=
                                                  literal_rarity((unsigned char)text.p[best])))
            best = i;
    return best == SPAN_NONE ? but : best;
}

static void needle_init(struct needle *v, struct span text, bool folded)
{
    v->text = text;
    v->at[0] = rarest(text, SPAN_NONE);
    v->at[1] = rarest(text, v->at[0]);
    for (int i = 0; i < 2; i++) {
        v->byte[i] = (unsigned char)text.p[v->at[i]];
        v->blank[i] = folded && is_letter(v->byte[i]) ? 0x20 : 0;
    }
}

/*
 * Returns the highest character as the key, a simple guess: Han over kana, letters over
 * Latin-1. A stray byte is higher than all of them; it comes from no character.
 */
static uint32_t key_of(struct span text)
{
    uint32_t key = 0, cp;
    for (; text.n; key = cp > key ? cp : key)
        text = span_from(text, regex_char(text, &cp));
    return key;
}

static void add_needle(struct finder *f, struct span text)
{
    struct needle *v = &f->v[f->n++];
    unsigned char c = (unsigned char)text.p[0];
    needle_init(v, text, f->folded);
    for (int k = 0; k < 2; k++)
        f->reach = v->at[k] > f->reach ? v->at[k] : f->reach;
    f->first[c] = 1;
    if (f->folded && is_letter(c))
        f->first[c & ~0x20] = 1;
    for (size_t i = 0; i < text.n; i++)
        f->ascii[text.p[i] & 0x7F] = true;
}

void finder_init(struct finder *f, const struct literals *texts, bool folded)
{
    *f = (struct finder){.folded = folded};
    for (size_t i = 0; i < texts->n; i++)
        if (folded && !utf8_is_ascii(texts->v[i]))
            f->key[f->keys++] = key_of(texts->v[i]);
        else
            add_needle(f, texts->v[i]);
    if (folded)
        memset(f->first + 0x80, 1, 0x80);
}

static bool is_key(const struct finder *f, uint32_t cp)
{
    size_t i = 0;
    while (i < f->keys && f->key[i] != cp)
        i++;
    return i < f->keys;
}

bool finder_minds(const struct finder *f, uint32_t cp)
{
    struct buf b = BUF_INIT;
    if (cp >= REGEX_STRAY)
        return true;
    bool minds = !fold_alone(&b, cp) && f->keys;
    struct span fold = buf_span(&b);
    minds = minds || (fold.n == 0 && f->n); /* it may vanish from the middle of a text */
    while (!minds && fold.n) {
        fold = span_from(fold, regex_char(fold, &cp));
        minds = cp < 0x80 ? f->ascii[cp] : is_key(f, cp);
    }
    buf_release(&b);
    return minds;
}

static bool same(const struct finder *f, struct span text, const unsigned char *p)
{
    if (!f->folded)
        return memcmp(text.p, p, text.n) == 0;
    for (size_t i = 0; i < text.n; i++)
        if (span_lower((char)p[i]) != text.p[i])
            return false;
    return true;
}

static bool is_place(const struct finder *f, const unsigned char *p, const unsigned char *end)
{
    if (f->folded && *p >= 0x80)
        return true;
    for (size_t i = 0; i < f->n; i++)
        if ((size_t)(end - p) >= f->v[i].text.n && same(f, f->v[i].text, p))
            return true;
    return false;
}

size_t finder_next_portable(const struct finder *f, struct span s, size_t from)
{
    const unsigned char *base = (const unsigned char *)s.p, *end = base + s.n;
    for (const unsigned char *p = base + from; p < end; p++)
        if (f->first[*p] && is_place(f, p, end))
            return (size_t)(p - base);
    return SPAN_NONE;
}

#ifdef __SSE2__
enum { WIDE = sizeof(__m128i) };

/* A needle's two bytes, sixteen times over. */
struct probe {
    size_t at[2];
    __m128i byte[2], blank[2];
};

static struct probe probe_of(const struct needle *v)
{
    struct probe p;
    for (int i = 0; i < 2; i++) {
        p.at[i] = v->at[i];
        p.byte[i] = _mm_set1_epi8((char)v->byte[i]);
        p.blank[i] = _mm_set1_epi8((char)v->blank[i]);
    }
    return p;
}

static __m128i load(const unsigned char *p)
{
    return _mm_loadu_si128((const __m128i *)(const void *)p);
}

/* Returns all ones for each of sixteen places that have both bytes of the needle. */
static __m128i pairs(const struct probe *v, const unsigned char *p)
{
    __m128i a = _mm_or_si128(load(p + v->at[0]), v->blank[0]);
    __m128i b = _mm_or_si128(load(p + v->at[1]), v->blank[1]);
    return _mm_and_si128(_mm_cmpeq_epi8(a, v->byte[0]), _mm_cmpeq_epi8(b, v->byte[1]));
}

/*
 * Returns a bit for each byte that is over 0x7F or begins one of the pairs. movemask collects
 * the highest bit of each byte, which is also the bit of "over 0x7F".
 */
static unsigned places(const struct probe *v, size_t n, __m128i high, const unsigned char *p)
{
    __m128i found = _mm_and_si128(load(p), high);
    for (size_t i = 0; i < n; i++)
        found = _mm_or_si128(found, pairs(&v[i], p));
    return (unsigned)_mm_movemask_epi8(found);
}

static const unsigned char *first_place(const struct finder *f, const unsigned char *p,
                                        const unsigned char *end, unsigned mask)
{
    for (; mask; mask &= mask - 1)
        if (is_place(f, p + __builtin_ctz(mask), end))
            return p + __builtin_ctz(mask);
    return NULL;
}

size_t finder_next(const struct finder *f, struct span s, size_t from)
{
    const unsigned char *base = (const unsigned char *)s.p, *end = base + s.n, *p = base + from;
    const unsigned char *found = NULL;
    struct probe v[LITERALS];
    __m128i high = _mm_set1_epi8((char)(f->folded ? 0x80 : 0));
    for (size_t i = 0; i < f->n; i++)
        v[i] = probe_of(&f->v[i]);
    for (; !found && (size_t)(end - p) >= f->reach + WIDE; p += WIDE) {
        unsigned mask = f->n == 1 ? places(v, 1, high, p) : places(v, f->n, high, p);
        if (mask)
            found = first_place(f, p, end, mask);
    }
    return found ? (size_t)(found - base) : finder_next_portable(f, s, (size_t)(p - base));
}
#else
size_t finder_next(const struct finder *f, struct span s, size_t from)
{
    return finder_next_portable(f, s, from);
}
#endif
