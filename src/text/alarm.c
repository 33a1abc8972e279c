#include "text/alarm.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"

#include <string.h>

static bool has_gram(const uint32_t sets[2][ALARM_GRAMS / 32], unsigned codes)
{
    return alarm_bit(sets[0], alarm_gram(codes, 0)) && alarm_bit(sets[1], alarm_gram(codes, 1));
}

static bool has_five(unsigned five)
{
    return has_gram(alarm_fives, five);
}

/* Returns the code at a place of the text; what is before and after it ends words. */
static unsigned code_at(struct span text, size_t at)
{
    return at < text.n ? alarm_codes[(unsigned char)text.p[at]] : 0;
}

/* Returns whether one of the fives that have the three codes from `at` on is a word's. */
static bool has_five_around(struct span text, size_t at)
{
    uint64_t seven = 0;
    unsigned all = 0;
    for (size_t i = at - 2; i != at + 5; i++) {
        unsigned code = i < text.n ? alarm_codes[(unsigned char)text.p[i]] : 0;
        seven = seven << 5 | code;
        all |= code;
    }
    return all >= ALARM_CODES || has_five((unsigned)(seven >> 10)) ||
           has_five((unsigned)(seven >> 5) % ALARM_FIVES) ||
           has_five((unsigned)seven % ALARM_FIVES);
}

/*
 * Returns false if the text is in ASCII without apostrophes and has no word. Each five codes
 * have three in a row that begin at a multiple of 3, so only these are looked up: 8
 * instructions a byte, where each five takes 17.
 */
static bool may_have_threes(struct span text)
{
    size_t at = 0;
    const unsigned char *p = (const unsigned char *)text.p;
    for (; at + 3 <= text.n; at += 3) {
        unsigned a = alarm_codes[p[at]], b = alarm_codes[p[at + 1]], c = alarm_codes[p[at + 2]];
        if ((a | b | c) >= ALARM_CODES)
            return true;
        if (alarm_bit(alarm_threes, a << 10 | b << 5 | c) && has_five_around(text, at))
            return true;
    }
    unsigned a = code_at(text, at), b = code_at(text, at + 1);
    return (a | b) >= ALARM_CODES ||
           (alarm_bit(alarm_threes, a << 10 | b << 5) && has_five_around(text, at));
}

/*
 * Sets the code of the character of three bytes at `at`. Returns false if it may belong to a
 * word, or is not known.
 */
static bool take_wide(struct span text, size_t at, unsigned *code)
{
    uint32_t cp;
    utf8_decode(span_from(text, at), &cp);
    uint32_t folded = alarm_wide(cp);
    *code = ALARM_WIDE;
    return folded && !alarm_bit(alarm_wides, alarm_wide_place(folded));
}

/*
 * Sets the code of the character at `at`, and its bytes. Returns false if only folding tells
 * what it is, or if it may belong to a word.
 */
static bool take_code(struct span text, size_t at, unsigned *code, size_t *bytes)
{
    *code = code_at(text, at);
    *bytes = 1;
    if (*code == ALARM_LATIN) {
        unsigned char next = at + 1 < text.n ? (unsigned char)text.p[at + 1] : 0;
        *code = next >= 0x80 && next < 0xC0 ? alarm_accented[next - 0x80] : ALARM_UNKNOWN;
        *bytes = 2;
    } else if (*code == ALARM_WIDE_FIRST) {
        *bytes = 3;
        return take_wide(text, at, code);
    }
    return *code != ALARM_UNKNOWN;
}

/* Returns false if the text has no word, also if it has accents, apostrophes, Han or kana. */
static bool may_have_spaced(struct span text)
{
    unsigned five = 0, code;
    size_t bytes;
    for (size_t i = 0; i < text.n; i += bytes) {
        if (!take_code(text, i, &code, &bytes))
            return true;
        if (code == ALARM_SKIP || (code == 0 && five % ALARM_CODES == 0))
            continue; /* a second separator in a row */
        five = (five << 5 | code) % ALARM_FIVES;
        if (has_gram(alarm_spaced, five))
            return true;
    }
    for (unsigned k = 0; k < 2; k++) { /* the codes that a short word at the end has after it */
        five = (five << 5) % ALARM_FIVES;
        if (has_gram(alarm_spaced, five))
            return true;
    }
    return false;
}

static bool may_have_words(struct span text)
{
    return may_have_threes(text) && may_have_spaced(text);
}

static bool is_match(struct span folded, size_t at, const struct alarm_row *row)
{
    size_t end = at + row->n;
    bool starts = row->open & ALARM_OPEN_START || at == 0 || folded.p[at - 1] == ' ';
    if (!starts || end > folded.n || folded.p[end - 1] != alarm_text[row->at + row->n - 1] ||
        memcmp(folded.p + at, alarm_text + row->at, row->n) != 0)
        return false;
    bool ends = row->open & ALARM_OPEN_END || end == folded.n || folded.p[end] == ' ';
    return ends;
}

/* Returns whether "no" or "sans" begins the text. "no" before a number is another word. */
static bool leads(struct span folded, const struct alarm_row *row, size_t at)
{
    size_t next = at + row->n + 1;
    bool number = next < folded.n && folded.p[next] >= '0' && folded.p[next] <= '9';
    return row->open || (at == 0 && next < folded.n && !number);
}

/* Returns whether only words are looked for that the prefilters know of. */
static bool is_filtered(unsigned kinds)
{
    return !(kinds & ~(unsigned)ALARM_FILTERED);
}

/* Returns false if no word of the prefilters' kinds starts here: each has three bytes. */
static bool has_start(struct span folded, size_t at)
{
    const unsigned char *p = (const unsigned char *)folded.p + at;
    if (folded.n - at < 3)
        return false;
    bool inside = at && p[-1] != ' ';
    unsigned start = alarm_start(p);
    return alarm_starts[inside][start / 32] >> start % 32 & 1;
}

static unsigned char second_byte(size_t row)
{
    const struct alarm_row *r = &alarm_rows[row];
    return r->n > 1 ? (unsigned char)alarm_text[r->at + 1] : 0;
}

/* Returns the first row of the range whose second byte is not less. */
static size_t find_second(size_t low, size_t high, unsigned char second)
{
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (second_byte(mid) < second)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool alarm_next(struct span folded, size_t *at, unsigned kinds, struct alarm *a)
{
    bool filtered = is_filtered(kinds);
    for (; *at < folded.n; ++*at) {
        unsigned char first = (unsigned char)folded.p[*at];
        size_t longest = 0;
        if ((first & 0xC0) == 0x80 || (filtered && !has_start(folded, *at)))
            continue;
        size_t i = alarm_heads[first], end = alarm_heads[first + 1];
        unsigned char second = *at + 1 < folded.n ? (unsigned char)folded.p[*at + 1] : 0;
        if (filtered)
            i = find_second(i, end, second);
        for (; i < end && (!filtered || second_byte(i) == second); i++) {
            const struct alarm_row *row = &alarm_rows[i];
            if (kinds >> row->kind & 1 && row->n > longest && is_match(folded, *at, row) &&
                (row->kind != ALARM_WITHOUT || leads(folded, row, *at))) {
                *a = (struct alarm){(enum alarm_kind)row->kind, *at, *at + row->n};
                longest = row->n;
            }
        }
        if (longest) {
            ++*at;
            return true;
        }
    }
    return false;
}

unsigned alarm_kinds(struct span text, unsigned wanted)
{
    struct buf folded = BUF_INIT;
    struct alarm a;
    unsigned found = 0;
    if (is_filtered(wanted) && !may_have_words(text))
        return 0;
    fold_words(&folded, text);
    for (size_t at = 0; found != wanted && alarm_next(buf_span(&folded), &at, wanted, &a);)
        found |= 1u << a.kind;
    size_t from = 0;
    if (found >> ALARM_CAUTION & 1 &&
        !alarm_next(buf_span(&folded), &from, 1u << ALARM_FOOD, &a))
        found &= ~(1u << ALARM_CAUTION);
    buf_release(&folded);
    return found;
}

bool alarm_is_all(struct span text, unsigned kinds)
{
    struct buf folded = BUF_INIT;
    struct alarm a;
    size_t covered = 0, at = 0;
    bool all = true, any = false;
    fold_words(&folded, text);
    while (all && alarm_next(buf_span(&folded), &at, kinds | 1u << ALARM_FILLER, &a)) {
        for (; covered < a.from; covered++)
            all &= folded.p[covered] == ' ';
        bool spaced = (unsigned char)folded.p[a.from] < 0xE0;
        size_t to = a.to;
        while (spaced && to < folded.n && folded.p[to] != ' ')
            to++; /* "vegans" is all of "vegan-" */
        covered = to > covered ? to : covered;
        any |= a.kind != ALARM_FILLER;
    }
    for (; covered < folded.n; covered++)
        all &= folded.p[covered] == ' ';
    buf_release(&folded);
    return all && any;
}
