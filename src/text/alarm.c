#include "text/alarm.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "text/picture.h"

#include <string.h>

/* Returns the kinds of the words with a wide character after another, or after none: 0. */
static unsigned wide_kinds(uint32_t before, uint32_t cp)
{
    return alarm_wides[alarm_wide_place(before, cp, 0)] &
           alarm_wides[alarm_wide_place(before, cp, 1)];
}

/* Returns what the character of three bytes that ends before `at` folds to, or 0. */
static uint32_t wide_before(struct span text, size_t at)
{
    const char *p = text.p + at;
    uint32_t cp;
    if (at < 3 || (p[-1] & 0xC0) != 0x80 || (p[-2] & 0xC0) != 0x80 ||
        (unsigned char)p[-3] < 0xE0)
        return 0;
    utf8_decode(span_from(text, at - 3), &cp);
    return alarm_wide(cp);
}

/* Returns the code of the character of three bytes at `at`, and adds the kinds of its words. */
static unsigned take_wide(struct span text, size_t at, unsigned *kinds)
{
    uint32_t cp;
    utf8_decode(span_from(text, at), &cp);
    uint32_t folded = alarm_wide(cp), before = wide_before(text, at);
    if (!folded || (at && alarm_codes[(unsigned char)text.p[at - 1]] == ALARM_SKIP))
        return ALARM_OTHER; /* an apostrophe may be between two of a word */
    *kinds |= wide_kinds(0, folded) | (before ? wide_kinds(before, folded) : 0);
    return ALARM_WIDE;
}

/*
 * Returns the code of the character of several bytes at *at, and moves *at to its last byte.
 * Returns ALARM_OTHER if only folding tells what it is.
 */
static unsigned take_long(struct span text, size_t *at, unsigned *kinds)
{
    struct span rest = span_from(text, *at);
    bool wide = alarm_begins_wide(rest);
    unsigned code = wide ? take_wide(text, *at, kinds) : alarm_two(rest);
    *at += wide ? 2 : 1;
    return code;
}

/*
 * Follows the automaton from *at on to an entry that is an event, and sets *at to its byte.
 * Returns the entry. At the end of the text that is what a space after it leads to.
 */
static unsigned find_event(struct span text, size_t *at, unsigned *state)
{
    const unsigned char *p = (const unsigned char *)text.p + *at, *end = p + (text.n - *at);
    unsigned next = *state;
    for (; p < end; p++) {
        next = alarm_states[*state][alarm_codes[*p]];
        if (next >= ALARM_EVENT)
            break;
        *state = next;
    }
    *at = text.n - (size_t)(end - p);
    return p < end ? next : alarm_states[*state][0];
}

unsigned alarm_may_have(struct span text)
{
    unsigned state = 0, kinds = 0;
    for (size_t i = 0; i <= text.n; i++) {
        unsigned next = find_event(text, &i, &state);
        if (next == ALARM_EVENT) {
            unsigned code = take_long(text, &i, &kinds);
            if (code == ALARM_OTHER)
                return ALARM_SIFTED;
            next = alarm_states[state][code];
        }
        if (next >= ALARM_EVENT) {
            kinds |= alarm_events[next - ALARM_EVENT].kinds;
            next = alarm_events[next - ALARM_EVENT].row;
        }
        state = next;
    }
    return kinds;
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

/* The lengths of the words that may start at a place. */
enum { SHORT_WORDS = 1 /* one byte or two */, LONG_WORDS = 2 };

/*
 * Returns which words of the kinds may start here, or 0: tables tell of a long word's first
 * three bytes, and of all of a short one.
 */
static unsigned starts_at(struct span folded, size_t at, unsigned kinds)
{
    bool inside = at && folded.p[at - 1] != ' ';
    const char *p = folded.p + at;
    unsigned first = (unsigned char)p[0], sizes = 0;
    unsigned second = folded.n - at > 1 ? (unsigned char)p[1] : 0;
    if (folded.n - at >= 3 && kinds & alarm_longs[inside][alarm_long_place(p)])
        sizes = LONG_WORDS;
    if (!inside && kinds & alarm_shorts[alarm_short_place(first, second)])
        sizes |= SHORT_WORDS;
    return sizes;
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

/*
 * Returns the row of the longest word of the kinds at `at`, or NULL, of those that `sizes` has.
 * They are looked for among words of one byte, of two and of more.
 */
static const struct alarm_row *longest_at(struct span folded, size_t at, unsigned kinds,
                                          unsigned sizes)
{
    const struct alarm_row *longest = NULL;
    unsigned char first = (unsigned char)folded.p[at];
    size_t n = folded.n - at < 3 ? folded.n - at : 3, end = alarm_heads[first + 1];
    uint32_t three = (uint32_t)first << 16;
    for (size_t k = 1; k <= n; k++) {
        if (k > 1)
            three |= (uint32_t)(unsigned char)folded.p[at + k - 1] << (8 * (3 - k));
        if (!(sizes & (k < 3 ? SHORT_WORDS : LONG_WORDS)))
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
    for (size_t i = *at; i < folded.n; i++) {
        bool inner = ((unsigned char)folded.p[i] & 0xC0) == 0x80;
        unsigned sizes = inner ? 0 : starts_at(folded, i, kinds);
        if (!sizes)
            continue;
        const struct alarm_row *row = longest_at(folded, i, kinds, sizes);
        if (!row)
            continue;
        *a = (struct alarm){(enum alarm_kind)row->kind, i, i + row->n};
        *at = i + 1;
        return true;
    }
    *at = folded.n;
    return false;
}

/* Returns false if the text has no word of the kinds wanted. */
static bool may_have(struct span text, unsigned wanted)
{
    if (wanted & ~(unsigned)ALARM_SIFTED)
        return true;
    unsigned kinds = alarm_may_have(text);
    if (!(kinds >> ALARM_FOOD & 1))
        kinds &= ~(1u << ALARM_CAUTION);
    return kinds & wanted;
}

unsigned alarm_kinds(struct span text, unsigned wanted)
{
    struct buf folded = BUF_INIT;
    struct alarm a;
    unsigned found = 0;
    if (!may_have(text, wanted))
        return 0;
    picture_fold(&folded, text);
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
    const unsigned all = SHORT_WORDS | LONG_WORDS;
    const struct alarm_row *row = folded.n ? longest_at(folded, 0, kinds, all) : NULL;
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
    if (!(alarm_may_have(text) & ALARM_TERMS) || !may_be_term(text))
        return false;
    struct buf folded = BUF_INIT;
    struct alarm a;
    struct span rest, word;
    char letters[2];
    bool all = true, any = false;
    picture_fold(&folded, text);
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
    picture_fold(&folded, text);
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
