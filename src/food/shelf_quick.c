/* Names of the dish book whose words are found without cutting each. */
#include "food/shelf_parts.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BLOCK = 16 };

/*
 * The bytes of a block, a bit each: letters and digits in ASCII, spaces and commas, the first
 * and second bytes of Cyrillic letters.
 */
struct block {
    unsigned ascii, gap, lead, tail;
};

#ifdef __SSE2__

/* Returns the bytes that are above `low` and below `high`, as signed numbers. */
static __m128i between(__m128i x, char low, char high)
{
    return _mm_and_si128(_mm_cmpgt_epi8(x, _mm_set1_epi8(low)),
                         _mm_cmplt_epi8(x, _mm_set1_epi8(high)));
}

static __m128i equal(__m128i x, char c)
{
    return _mm_cmpeq_epi8(x, _mm_set1_epi8(c));
}

static unsigned bits(__m128i x)
{
    return (unsigned)_mm_movemask_epi8(x);
}

static struct block block_at(const char *p)
{
    __m128i x = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i letter = between(_mm_or_si128(x, _mm_set1_epi8(0x20)), 'a' - 1, 'z' + 1);
    struct block b = {.ascii = bits(_mm_or_si128(letter, between(x, '0' - 1, '9' + 1))),
                      .gap = bits(_mm_or_si128(equal(x, ' '), equal(x, ',')))};
    if (bits(x)) { /* a byte is 0x80 or more */
        b.lead = bits(_mm_or_si128(equal(x, (char)0xD0), equal(x, (char)0xD1)));
        b.tail = bits(_mm_cmplt_epi8(x, _mm_set1_epi8((char)0xC0)));
    }
    return b;
}

/* Returns the bytes of a block that are "]" or LF, a bit each. */
static unsigned ends_at(const char *p)
{
    __m128i x = _mm_loadu_si128((const __m128i *)(const void *)p);
    return bits(_mm_or_si128(equal(x, ']'), equal(x, '\n')));
}

#else

static struct block block_at(const char *p)
{
    struct block b = {0};
    for (unsigned i = 0, bit = 1; i < BLOCK; i++, bit <<= 1) {
        char c = p[i], small = (char)(c | 0x20);
        if ((small >= 'a' && small <= 'z') || (c >= '0' && c <= '9'))
            b.ascii |= bit;
        else if (c == ' ' || c == ',')
            b.gap |= bit;
        else if (letters_cyrillic_lead(c))
            b.lead |= bit;
        else if (((unsigned char)c & 0xC0) == 0x80)
            b.tail |= bit;
    }
    return b;
}

static unsigned ends_at(const char *p)
{
    unsigned ends = 0;
    for (unsigned i = 0; i < BLOCK; i++)
        ends |= (unsigned)(p[i] == ']' || p[i] == '\n') << i;
    return ends;
}

#endif

/* Returns the number of the lowest bit, of which there is one. */
static unsigned lowest(uint64_t bits)
{
#ifdef __GNUC__
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned n = 0;
    for (; !(bits & 1); bits >>= 1)
        n++;
    return n;
#endif
}

/* The beginning of a name: its bytes that are of words, and those of them in ASCII, a bit each.
 */
struct begin {
    uint64_t word, ascii;
};

/*
 * Returns how many bytes of the text are of words, or between them; 0 if there are more than
 * can be looked at, or a letter is not whole. Bits of *begin behind these bytes mean nothing.
 * Sets *wide if a byte of a letter that is not in ASCII was seen.
 */
static size_t words_bytes(struct span text, struct begin *begin, bool *wide)
{
    unsigned carry = 0;
    *begin = (struct begin){0, 0};
    for (size_t n = 0; n + BLOCK <= text.n; n += BLOCK) {
        struct block b = block_at(text.p + n);
        unsigned word = b.ascii | b.lead | b.tail, stop = ~(word | b.gap) & 0xFFFF;
        if (n < 64) {
            begin->word |= (uint64_t)word << n;
            begin->ascii |= (uint64_t)b.ascii << n;
        }
        if (b.lead | b.tail | carry) {
            *wide = true;
            unsigned below = stop ? (stop & (0 - stop)) - 1 : 0xFFFF;
            carry |= (b.lead & below) << 1; /* second bytes */
            if ((carry & 0xFFFF) != (b.tail & below))
                return 0;
            carry >>= BLOCK;
        }
        if (stop)
            return n + lowest(stop);
    }
    return 0;
}

enum { SURE = 3 };

/* The classes of words that each key of a name has: those of the first ones. */
struct sure {
    uint16_t classes[SURE];
    size_t n;
    uint64_t may; /* see struct shelf_name */
};

/* Adds the class of a word in ASCII of n bytes if each key has it. */
static void add_ascii(const struct shelf *s, const char *word, size_t n, struct sure *k)
{
    const struct shelf_pair *pair = shelf_pair(s, word, n);
    k->may |= (uint64_t)1 << pair->class % 64;
    k->classes[k->n] = pair->class;
    k->n += shelf_is_sure(pair, word, n);
}

/* Does the same for a word of Cyrillic, which each key has. Returns false for another. */
static bool add_cyrillic(struct span word, struct sure *k)
{
    size_t bytes;
    int class = letters_cyrillic(word, &bytes);
    if (class < 0 || bytes < word.n)
        return false;
    k->may |= (uint64_t)1 << class % 64;
    k->classes[k->n++] = (uint16_t) class;
    return true;
}

/* Finds the classes of a name. Returns false if a word that is looked at is hard to cut. */
static bool find_sure(const struct shelf *s, struct span text, struct begin b, struct sure *k)
{
    bool all = text.n < 64;
    uint64_t word = all ? b.word & (((uint64_t)1 << text.n) - 1) : b.word, from;
    uint64_t wide = word & ~b.ascii;
    size_t most = wide ? 2 : SURE;
    for (from = word & ~(word << 1); from && k->n < most; from &= from - 1) {
        unsigned at = lowest(from);
        uint64_t rest = ~word >> at;
        if (!rest) /* it may be longer */
            break;
        size_t n = lowest(rest);
        if (!(wide >> at & (((uint64_t)1 << n) - 1)))
            add_ascii(s, text.p + at, n, k);
        else if (!add_cyrillic((struct span){text.p + at, n}, k))
            return false;
    }
    k->may = from || !all ? UINT64_MAX : k->may;
    return k->n;
}

/*
 * Returns how many bytes of the text are Han and kana, and finds the first Han characters that
 * each key has.
 */
static size_t run_bytes(struct shelf *s, struct span text, struct sure *k)
{
    const unsigned char *p = (const unsigned char *)text.p;
    size_t n = 0;
    k->may = UINT64_MAX;
    shelf_find_spelled(s);
    for (; n + 3 < text.n && p[n] >= 0xE3; n += 3) {
        if ((p[n + 1] & 0xC0) != 0x80 || (p[n + 2] & 0xC0) != 0x80)
            return 0;
        unsigned cp = (p[n] & 0xFu) << 12 | (p[n + 1] & 0x3Fu) << 6 | (p[n + 2] & 0x3Fu);
        if (cp < 0x4E00 || cp > 0x9FA5) {
            if (!letters_kana(cp))
                return 0;
        } else if (k->n < 2) {
            int class = shelf_han_class(s, span_from(text, n));
            if (!s->varied[class])
                k->classes[k->n++] = (uint16_t) class;
        }
    }
    return k->n ? n : 0;
}

/* Returns where the brackets that begin at s[at] end, behind them; 0 if the line ends before.
 */
static size_t skip_brackets(struct span s, size_t at)
{
    for (at++; at + BLOCK < s.n; at += BLOCK) {
        unsigned ends = ends_at(s.p + at);
        if (ends)
            return s.p[at + lowest(ends)] == ']' ? at + lowest(ends) + 1 : 0;
    }
    return 0;
}

static size_t skip_spaces(struct span s, size_t at)
{
    while (at < s.n && s.p[at] == ' ')
        at++;
    return at;
}

enum { NAMES = 4 }; /* of a line */

/* The names of a line. */
struct quick {
    struct span texts[NAMES];
    struct sure sure[NAMES];
    enum shelf_kind kinds[NAMES];
    size_t n;
};

/* Reads the name at s[*at]. Returns whether it is one, and sets *at behind it. */
static bool read_name(struct shelf *shelf, struct span s, size_t *at, struct quick *q)
{
    struct span text = span_from(s, *at);
    struct sure *k = &q->sure[q->n];
    struct begin begin;
    bool run = text.n && (unsigned char)text.p[0] >= 0xE3, wide = false;
    k->n = k->may = 0;
    size_t n = run ? run_bytes(shelf, text, k) : words_bytes(text, &begin, &wide);
    q->texts[q->n] = span_head(text, n);
    q->kinds[q->n] = run ? SHELF_RUN : wide ? SHELF_WORDS : SHELF_ASCII;
    *at += n;
    return n && (run || find_sure(shelf, q->texts[q->n], begin, k));
}

/* Reads the names of a line. Returns its bytes with its LF, or 0. */
static size_t read_names(struct shelf *shelf, struct span s, size_t at, struct quick *q)
{
    for (q->n = 0; q->n < NAMES; at += 2) {
        if (!read_name(shelf, s, &at, q))
            return 0;
        q->n++;
        at = skip_spaces(s, at);
        if (at < s.n && s.p[at] == '[') {
            at = skip_brackets(s, at);
            if (!at)
                return 0;
            at = skip_spaces(s, at);
        }
        if (at < s.n && s.p[at] == '\n')
            return at + 1;
        if (!span_starts(span_from(s, at - 1), SPAN(" = ")))
            return 0;
    }
    return 0;
}

size_t shelf_add_quick(struct shelf *s, struct span src, size_t from, uint32_t lineno)
{
    struct quick q;
    size_t bytes = read_names(s, src, from, &q);
    for (size_t i = 0; bytes && i < q.n; i++) {
        const struct sure *k = &q.sure[i];
        uint32_t *last = &s->last[k->classes[k->n - 1]];
        struct shelf_name *name = shelf_add(s);
        *name = (struct shelf_name){.line = span_head(src, bytes - 1),
                                    .text = q.texts[i],
                                    .first = k->classes[0],
                                    .second = k->classes[k->n > 1],
                                    .set = k->may,
                                    .lineno = lineno,
                                    .place = (uint32_t)i,
                                    .next = *last,
                                    .kind = q.kinds[i]};
        *last = (uint32_t)s->n;
    }
    return bytes;
}
