#include "text/names.h"

#include "base/fold.h"
#include "base/han.h"
#include "base/utf8.h"

#include <string.h>

/* Returns what is written for the letter at the start of s, and its length; NULL: itself. */
static const char *written_for(struct span s, size_t *n)
{
    static const struct {
        const char *letter, *written;
    } letters[] = {{"ä", "ae"},
                   {"Ä", "ae"},
                   {"æ", "ae"},
                   {"Æ", "ae"},
                   {"ö", "oe"},
                   {"Ö", "oe"},
                   {"ø", "oe"},
                   {"Ø", "oe"},
                   {"ü", "ue"},
                   {"Ü", "ue"},
                   {"å", "aa"},
                   {"Å", "aa"},
                   /* the same as a letter and its mark */
                   {"a\xCC\x88", "ae"},
                   {"A\xCC\x88", "ae"},
                   {"o\xCC\x88", "oe"},
                   {"O\xCC\x88", "oe"},
                   {"u\xCC\x88", "ue"},
                   {"U\xCC\x88", "ue"},
                   {"a\xCC\x8A", "aa"},
                   {"A\xCC\x8A", "aa"}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (span_starts(s, span_str(letters[i].letter))) {
            *n = strlen(letters[i].letter);
            return letters[i].written;
        }
    return NULL;
}

static bool is_ascii(struct span s, size_t at)
{
    return at >= s.n || (unsigned char)s.p[at] < 0x80;
}

void names_fold(struct buf *b, struct span name)
{
    struct buf spelled = BUF_INIT;
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] == '&')
            buf_str(&spelled, " and ");
        else
            buf_char(&spelled, name.p[i]);
    fold_words(b, buf_span(&spelled));
    buf_release(&spelled);
}

bool names_expand(struct buf *b, struct span name)
{
    struct buf written = BUF_INIT;
    bool any = false;
    if (utf8_is_ascii(name))
        return false;
    for (size_t i = 0, n = 1; i < name.n; i += n, n = 1) {
        bool plain = is_ascii(name, i) && is_ascii(name, i + 1); /* no mark comes after it */
        const char *word = plain ? NULL : written_for(span_from(name, i), &n);
        any |= word != NULL;
        if (word)
            buf_str(&written, word);
        else
            buf_char(&written, name.p[i]);
    }
    if (any)
        names_fold(b, buf_span(&written));
    buf_release(&written);
    return any;
}

/* Replaces a letter of the text by another of as many bytes. */
static void replace(struct buf *b, size_t from, const char *letter, const char *by)
{
    size_t n = strlen(letter);
    for (size_t i = from; i + n <= b->n; i++)
        if (memcmp(b->p + i, letter, n) == 0)
            memcpy(b->p + i, by, n);
}

void names_loosen(struct buf *b, struct span folded)
{
    /* Arabic as keyboards of Persian and Urdu write it; Japanese beside simplified Chinese */
    static const char *const letters[][2] = {
        {"ى", "ي"}, {"ی", "ي"}, {"ک", "ك"},   {"ة", "ه"},   {"ۃ", "ه"},   {"ہ", "ه"},
        {"髙", "高"}, {"﨑", "崎"}, {"邉", "辺"}, {"边", "辺"}, {"濵", "浜"}, {"滨", "浜"},
        {"泽", "沢"}, {"广", "広"}, {"樱", "桜"}, {"斎", "斉"}, {"齐", "斉"}, {"斋", "斉"},
        {"嶋", "島"}, {"岛", "島"}, {"眞", "真"}, {"恵", "惠"}, {"栄", "荣"}, {"龙", "竜"},
        {"徳", "德"}, {"黒", "黑"}, {"関", "关"}, {"渋", "涩"}};
    size_t from = b->n;
    buf_add(b, folded);
    if (utf8_is_ascii(folded))
        return;
    han_simplify(b->p + from, b->n - from);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        replace(b, from, letters[i][0], letters[i][1]);
}
