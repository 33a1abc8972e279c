#include "text/alarm.h"

#include "base/buf.h"
#include "base/fold.h"

#include <string.h>

/* Folding changes other characters and takes apostrophes out, so no gram tells about those. */
static bool may_have_words(struct span text)
{
    for (size_t i = 0; i < text.n; i++) {
        const unsigned char *p = (const unsigned char *)text.p + i;
        if (*p >= 0x80 || *p == '\'' || *p == '`')
            return true;
        if (i + 2 >= text.n)
            continue;
        unsigned gram = alarm_gram(p[0], p[1], p[2], i + 3 < text.n ? p[3] : 0);
        if (alarm_grams[gram / 32] >> gram % 32 & 1)
            return true;
    }
    return false;
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

/* "no" and "sans" lead a text, and a number after "no" makes it another word. */
static bool leads(struct span folded, const struct alarm_row *row, size_t at)
{
    size_t next = at + row->n + 1;
    bool number = next < folded.n && folded.p[next] >= '0' && folded.p[next] <= '9';
    return row->open || (at == 0 && next < folded.n && !number);
}

/* Whether only words are looked for that the prefilters know of. */
static bool is_filtered(unsigned kinds)
{
    return !(kinds & ~(ALARM_NET | 1u << ALARM_KEY));
}

static bool has_pair(struct span folded, size_t at)
{
    const unsigned char *p = (const unsigned char *)folded.p + at;
    bool inside = at && p[-1] != ' ';
    unsigned pair = p[0] * 256u + (at + 1 < folded.n ? p[1] : 0u);
    return alarm_pairs[inside][pair / 32] >> pair % 32 & 1;
}

static unsigned char second_byte(size_t row)
{
    const struct alarm_row *r = &alarm_rows[row];
    return r->n > 1 ? (unsigned char)alarm_text[r->at + 1] : 0;
}

/* The first row of the range whose second byte is not less. */
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
        if ((first & 0xC0) == 0x80 || (filtered && !has_pair(folded, *at)))
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
