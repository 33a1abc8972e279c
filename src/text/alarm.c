#include "text/alarm.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"

#include <string.h>

/* Returns true if folding changes only the case of the text and what is between its words. */
static bool is_unchanged(struct span text)
{
    return utf8_is_ascii(text) && span_chr(text, '\'') == SPAN_NONE &&
           span_chr(text, '`') == SPAN_NONE;
}

static bool may_have_words(struct span text)
{
    if (!is_unchanged(text))
        return true;
    unsigned five = 0;
    for (size_t i = 0; i < text.n; i++) {
        five = (five << 5 | alarm_codes[(unsigned char)text.p[i]]) % ALARM_FIVES;
        if (alarm_has_gram(five, 0) && alarm_has_gram(five, 1))
            return true;
    }
    five = (five << 5) % ALARM_FIVES;
    return alarm_has_gram(five, 0) && alarm_has_gram(five, 1);
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
    return !(kinds & ~(ALARM_NET | 1u << ALARM_KEY));
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
