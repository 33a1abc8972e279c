#include "text/alarm.h"

#include "base/buf.h"
#include "base/fold.h"

#include <string.h>

static bool has_gram(const char *p)
{
    unsigned gram = alarm_gram(p);
    return alarm_grams[gram / 32] >> gram % 32 & 1;
}

/* Folding changes other characters and takes apostrophes out, so no gram tells about those. */
static bool may_have_words(struct span text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c >= 0x80 || c == '\'' || c == '`' || (i + 2 < text.n && has_gram(text.p + i)))
            return true;
    }
    return false;
}

static bool is_match(struct span folded, size_t at, const struct alarm_row *row)
{
    size_t end = at + row->n;
    if (end > folded.n || memcmp(folded.p + at, alarm_text + row->at, row->n) != 0)
        return false;
    bool starts = row->open & ALARM_OPEN_START || at == 0 || folded.p[at - 1] == ' ';
    bool ends = row->open & ALARM_OPEN_END || end == folded.n || folded.p[end] == ' ';
    return starts && ends;
}

/* "no" and "sans" lead a text, and a number after "no" makes it another word. */
static bool leads(struct span folded, const struct alarm_row *row, size_t at)
{
    size_t next = at + row->n + 1;
    bool number = next < folded.n && folded.p[next] >= '0' && folded.p[next] <= '9';
    return row->open || (at == 0 && next < folded.n && !number);
}

bool alarm_next(struct span folded, size_t *at, unsigned kinds, struct alarm *a)
{
    for (; *at < folded.n; ++*at) {
        unsigned char first = (unsigned char)folded.p[*at];
        size_t longest = 0;
        if ((first & 0xC0) == 0x80)
            continue;
        for (size_t i = alarm_heads[first]; i < alarm_heads[first + 1]; i++) {
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
    if (!may_have_words(text))
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
