#include "text/phrase.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const tags[LANGUAGES] = {
    [LANGUAGE_EN] = "en", [LANGUAGE_FR] = "fr", [LANGUAGE_DE] = "de", [LANGUAGE_ES] = "es",
    [LANGUAGE_IT] = "it", [LANGUAGE_NL] = "nl", [LANGUAGE_PT] = "pt", [LANGUAGE_JA] = "ja",
    [LANGUAGE_ZH] = "zh", [LANGUAGE_KO] = "ko"};

const char *language_tag(enum language l)
{
    return tags[l];
}

bool language_find(struct span tag, enum language *l)
{
    struct span main = span_head(tag, 2);
    bool region = tag.n > 3 && (tag.p[2] == '-' || tag.p[2] == '_');
    for (int i = 0; i < LANGUAGES; i++)
        if (span_is_nocase(main, tags[i]) && (tag.n == 2 || region)) {
            *l = (enum language)i;
            return true;
        }
    return false;
}

struct span phrase_word(enum language l, struct span english)
{
    const char *const *row = NULL;
    if (l != LANGUAGE_EN)
        row =
            bsearch(&english, phrase_table, phrase_table_n, sizeof *phrase_table, span_by_row);
    return row ? span_str(row[l]) : english;
}

struct span phrase(enum language l, const char *english)
{
    return phrase_word(l, span_str(english));
}

/* Appends the text with {1} to {9} replaced by args[0] to args[n-1]. */
static void fill(struct buf *b, struct span text, const struct span *args, size_t n)
{
    for (size_t i = 0; i < text.n; i++) {
        size_t arg = i + 2 < text.n ? (size_t)(unsigned char)text.p[i + 1] - '1' : n;
        if (text.p[i] == '{' && arg < n && text.p[i + 2] == '}') {
            buf_add(b, args[arg]);
            i += 2;
        } else {
            buf_char(b, text.p[i]);
        }
    }
}

void phrase_add(struct buf *b, enum language l, const char *english)
{
    buf_add(b, phrase(l, english));
}

void phrase_add1(struct buf *b, enum language l, const char *english, struct span one)
{
    fill(b, phrase(l, english), &one, 1);
}

void phrase_add2(struct buf *b, enum language l, const char *english, struct span one,
                 struct span two)
{
    fill(b, phrase(l, english), (const struct span[]){one, two}, 2);
}

struct span phrase_comma(enum language l)
{
    struct span list = phrase(l, "{1}, {2}");
    struct span sign = span_from(list, span_chr(list, '}') + 1);
    return span_head(sign, span_chr(sign, '{'));
}

void phrase_list(struct buf *b, enum language l, struct span name)
{
    if (b->n)
        buf_add(b, phrase_comma(l));
    buf_add(b, name);
}

void phrase_join(struct buf *b, enum language l, const char *sign)
{
    if (b->n)
        phrase_add(b, l, sign);
}

/* Returns whether n things take the singular: the rules of CLDR for whole numbers. */
static bool is_one(enum language l, size_t n)
{
    switch (l) {
    case LANGUAGE_JA:
    case LANGUAGE_ZH:
    case LANGUAGE_KO: return false;
    case LANGUAGE_FR:
    case LANGUAGE_PT: return n < 2;
    default: return n == 1;
    }
}

/* Returns which of the two forms the language uses for n things. */
static const char *form_for(enum language l, const char *one, const char *many, size_t n)
{
    return is_one(l, n) ? one : many;
}

void phrase_count(struct buf *b, enum language l, const char *one, const char *many, size_t n)
{
    struct buf number = BUF_INIT;
    buf_fmt(&number, "%zu", n);
    phrase_add1(b, l, form_for(l, one, many, n), buf_span(&number));
    buf_release(&number);
}

/* ---- days ---- */

/* The parts of a day, as the phrases "date:short" and "date:long" count them. */
enum { WEEKDAY, DAY, MONTH, YEAR, DAY_2, MONTH_2, MONTH_NAME, DAY_FIRST, PARTS };

static void fill_day(struct buf *b, enum language l, date_t d, const char *format)
{
    int year, month, day;
    char text[PARTS][16] = {{0}};
    struct span v[PARTS];
    date_split(d, &year, &month, &day);
    snprintf(text[DAY], sizeof text[DAY], "%d", day);
    snprintf(text[MONTH], sizeof text[MONTH], "%d", month);
    snprintf(text[YEAR], sizeof text[YEAR], "%04d", year);
    snprintf(text[DAY_2], sizeof text[DAY_2], "%02d", day);
    snprintf(text[MONTH_2], sizeof text[MONTH_2], "%02d", month);
    for (int i = 0; i < PARTS; i++)
        v[i] = span_str(text[i]);
    v[WEEKDAY] = phrase(l, date_weekday_name(d));
    v[MONTH_NAME] = phrase(l, date_month_name(month));
    v[DAY_FIRST] = day == 1 ? phrase(l, "1") : v[DAY];
    fill(b, phrase(l, format), v, PARTS);
}

void phrase_date(struct buf *b, enum language l, date_t day)
{
    if (l == LANGUAGE_EN)
        date_add(b, day);
    else if (day != DATE_NONE)
        fill_day(b, l, day, "date:short");
}

void phrase_day(struct buf *b, enum language l, date_t day)
{
    if (l != LANGUAGE_EN) {
        fill_day(b, l, day, "date:long");
        return;
    }
    buf_fmt(b, "%s ", date_weekday_name(day));
    date_add(b, day);
}
