#include "text/alarm.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"

#include <string.h>

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
    *code = alarm_codes[(unsigned char)text.p[at]];
    *bytes = 1;
    if (*code == ALARM_TWO_FIRST) {
        unsigned char next = at + 1 < text.n ? (unsigned char)text.p[at + 1] : 0;
        const unsigned char *twos = alarm_twos[(unsigned char)text.p[at] - ALARM_TWO];
        *code = next >= 0x80 && next < 0xC0 ? twos[next - 0x80] : ALARM_UNKNOWN;
        *bytes = 2;
    } else if (*code == ALARM_WIDE_FIRST) {
        *bytes = 3;
        return take_wide(text, at, code);
    }
    return *code != ALARM_UNKNOWN;
}

/* Returns the classes of the words that have the last five codes, a bit each. */
static unsigned classes_of(const struct alarm_filter *f, uint64_t last)
{
    unsigned five = (unsigned)last % ALARM_FIVES;
    return f->fives[0][alarm_gram(five, 0) % ALARM_MASKS] &
           f->fives[1][alarm_gram(five, 1) % ALARM_MASKS];
}

/*
 * Returns the classes of the words that have the last five codes, or the five before the last.
 * May be called once every two codes: of the fours in any five, one is then looked up.
 */
static inline unsigned classes_at(const struct alarm_filter *f, uint64_t last)
{
    if (!alarm_bit(f->fours, alarm_gram((unsigned)(last >> 5) % ALARM_FOURS, 0)))
        return 0;
    return classes_of(f, last >> 5) | classes_of(f, last);
}

/*
 * Sets the codes of two bytes. Returns false if one is not a code, or if two zeros would follow
 * each other.
 */
static inline bool take_two(const char *p, uint64_t last, unsigned *codes)
{
    unsigned a = alarm_codes[(unsigned char)p[0]], b = alarm_codes[(unsigned char)p[1]];
    *codes = a << 5 | b;
    return (a | b) < ALARM_CODES && (a | last % ALARM_CODES) && *codes;
}

enum { ALL_CLASSES = (1 << ALARM_CLASSES) - 1 };

/* Returns the classes of the words that the text may have, of those wanted. */
static unsigned find_classes(struct span text, const struct alarm_filter *f, unsigned wanted)
{
    uint64_t last = 0; /* codes, of five bits each */
    unsigned found = 0;
    for (size_t i = 0, bytes; i < text.n; i += bytes) {
        unsigned code;
        if (text.n - i >= 2 && take_two(text.p + i, last, &code)) {
            bytes = 2;
            last = last << 10 | code;
        } else {
            if (!take_code(text, i, &code, &bytes))
                return ALL_CLASSES;
            if (code == ALARM_SKIP || (code | last % ALARM_CODES) == 0)
                continue; /* a second separator in a row */
            last = last << 5 | code;
        }
        found |= classes_at(f, last);
    }
    return (found | classes_at(f, last << 10)) & wanted; /* two zeros end a short word */
}

static bool may_have_words(struct span text)
{
    unsigned classes = find_classes(text, &alarm_filters[0], ALL_CLASSES);
    return classes && find_classes(text, &alarm_filters[1], classes);
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

/*
 * Returns false if no word starts here. The words of the prefilters' kinds have three bytes, of
 * which a table tells more than of two.
 */
static bool has_start(struct span folded, size_t at, bool filtered)
{
    bool inside = at && folded.p[at - 1] != ' ';
    const char *p = folded.p + at;
    if (filtered)
        return folded.n - at >= 3 &&
               alarm_bit(alarm_starts[inside], alarm_start(alarm_three(p)));
    unsigned second = folded.n - at > 1 ? (unsigned char)p[1] : 0;
    return alarm_bit(alarm_pairs[inside], (unsigned)(unsigned char)p[0] << 8 | second);
}

/* Returns the first three bytes of a row's word, or those that it has. */
static uint32_t three_of(size_t row)
{
    const struct alarm_row *r = &alarm_rows[row];
    uint32_t three = alarm_three(alarm_text + r->at);
    return r->n > 2 ? three : three & (r->n > 1 ? 0xFFFF00 : 0xFF0000);
}

/* Returns the first row of the range whose first three bytes are not less. */
static size_t find_three(size_t low, size_t high, uint32_t three)
{
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (three_of(mid) < three)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Returns the row of the longest word of the kinds at `at`, or NULL. Filtered words have three
 * bytes; others are looked for among words of one byte, of two and of more. */
static const struct alarm_row *longest_at(struct span folded, size_t at, unsigned kinds,
                                          bool filtered)
{
    const struct alarm_row *longest = NULL;
    unsigned char first = (unsigned char)folded.p[at];
    size_t n = folded.n - at < 3 ? folded.n - at : 3, end = alarm_heads[first + 1];
    uint32_t three = (uint32_t)first << 16;
    for (size_t k = 1; k <= n; k++) {
        if (k > 1)
            three |= (uint32_t)(unsigned char)folded.p[at + k - 1] << (8 * (3 - k));
        if (filtered && k < 3)
            continue;
        size_t i = find_three(alarm_heads[first], end, three);
        for (; i < end && three_of(i) == three; i++) {
            const struct alarm_row *row = &alarm_rows[i];
            if (kinds >> row->kind & 1 && (!longest || row->n > longest->n) &&
                is_match(folded, at, row) &&
                (row->kind != ALARM_WITHOUT || leads(folded, row, at)))
                longest = row;
        }
    }
    return longest;
}

bool alarm_next(struct span folded, size_t *at, unsigned kinds, struct alarm *a)
{
    bool filtered = is_filtered(kinds);
    for (size_t i = *at; i < folded.n; i++) {
        if (((unsigned char)folded.p[i] & 0xC0) == 0x80 || !has_start(folded, i, filtered))
            continue;
        const struct alarm_row *row = longest_at(folded, i, kinds, filtered);
        if (!row)
            continue;
        *a = (struct alarm){(enum alarm_kind)row->kind, i, i + row->n};
        *at = i + 1;
        return true;
    }
    *at = folded.n;
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

/* Returns the bytes of the words that begin the text and are one row: "frutos secos". */
static size_t phrase_bytes(struct span folded, unsigned kinds)
{
    const struct alarm_row *row = folded.n ? longest_at(folded, 0, kinds, false) : NULL;
    if (!row || span_chr(span_head(folded, row->n), ' ') == SPAN_NONE)
        return 0;
    size_t n = row->n;
    while (n < folded.n && folded.p[n] != ' ')
        n++;
    return n;
}

/* Cuts "x2" off the end of a word. */
static struct span cut_times(struct span word)
{
    size_t n = word.n;
    while (n && word.p[n - 1] >= '0' && word.p[n - 1] <= '9')
        n--;
    return n && n < word.n && word.p[n - 1] == 'x' ? span_head(word, n - 1) : word;
}

/*
 * Cuts the next word, without a number ("2x gf", "gf x2"), the words of a row, or the two
 * letters of "g f".
 */
static bool next_of_term(struct span *folded, struct span *word, unsigned kinds,
                         char letters[2])
{
    struct span rest, second;
    *folded = span_skip_blanks(*folded);
    size_t phrase = phrase_bytes(*folded, kinds);
    if (phrase) {
        *word = span_head(*folded, phrase);
        *folded = span_from(*folded, phrase);
        return true;
    }
    if (!span_word(folded, word))
        return false;
    *word = cut_times(*word);
    size_t digits = 0;
    while (digits < word->n && word->p[digits] >= '0' && word->p[digits] <= '9')
        digits++;
    *word = span_from(*word, digits);
    if (digits && word->n && word->p[0] == 'x')
        *word = span_from(*word, 1);
    rest = *folded;
    if (word->n == 1 && span_word(&rest, &second) && second.n == 1) {
        letters[0] = word->p[0];
        letters[1] = second.p[0];
        *word = (struct span){letters, 2};
        *folded = rest;
    }
    return true;
}

/* Puts the small letters that text begins with into `low`. Returns how many there are. */
static size_t lower_letters(struct span text, char *low, size_t most)
{
    size_t n = 0;
    for (char c; n < text.n && n < most && (c = span_lower(text.p[n])) >= 'a' && c <= 'z'; n++)
        low[n] = c;
    return n;
}

/* Returns false if a word of three letters or more is none of a term, nor has one inside. */
static bool may_be_word(struct span word)
{
    for (size_t i = 0; i + 3 <= word.n; i++)
        if (alarm_bit(alarm_term_starts[i > 0], alarm_start(alarm_three(word.p + i))))
            return true;
    return word.n < 3;
}

/*
 * Returns false if an unfolded text has a word of ASCII letters that is none of a term: few
 * need folding. May return true for others.
 */
static bool may_be_term(struct span text)
{
    char low[64];
    for (size_t i = 0, n; i < text.n; i += n ? n : 1) {
        n = lower_letters(span_from(text, i), low, sizeof low);
        char before = i ? text.p[i - 1] : ' ', after = i + n < text.n ? text.p[i + n] : ' ';
        bool digits = (before >= '0' && before <= '9') || (after >= '0' && after <= '9');
        if (after & 0x80 || after == '\'' || after == '`' || n == sizeof low)
            return true;
        if (n && !digits && !may_be_word((struct span){low, n}))
            return false;
    }
    return true;
}

bool alarm_is_term(struct span text)
{
    const unsigned kinds = ALARM_TERMS | ALARM_ROUND;
    if (!may_be_term(text))
        return false;
    struct buf folded = BUF_INIT;
    struct alarm a;
    struct span rest, word;
    char letters[2];
    bool all = true, any = false;
    fold_words(&folded, text);
    rest = buf_span(&folded);
    while (all && next_of_term(&rest, &word, kinds, letters)) {
        size_t at = 0;
        all = word.n == 0 || alarm_next(word, &at, kinds, &a);
        any |= word.n && all && (a.kind == ALARM_ALONE || a.kind == ALARM_FOOD);
    }
    buf_release(&folded);
    return all && any;
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
