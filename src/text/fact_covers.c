/* Covers and tables of a visit or a booking, in the words of several languages. */
#include "base/num.h"
#include "text/fact.h"
#include "text/fact_words.h"

#include <string.h>

enum { CJK = 3 /* bytes of a character of Chinese, Japanese or Korean */ };

/* Returns where the first of 、 。 （ ） ， ； is, which separate words without a space. */
static size_t stop_in(struct span word)
{
    static const char stops[] = "、。（），；";
    for (size_t i = 0; i + CJK <= word.n; i++)
        if ((unsigned char)word.p[i] >= 0xE3)
            for (size_t k = 0; stops[k]; k += CJK)
                if (memcmp(word.p + i, stops + k, CJK) == 0)
                    return i;
    return word.n;
}

bool bare_word_next(struct span *rest, struct span *word)
{
    const char *end = rest->p + rest->n;
    do {
        if (!span_word(rest, word))
            return false;
        size_t n = stop_in(*word);
        if (n < word->n)
            *rest = span_between(word->p + n + CJK, end);
        word->n = n;
    } while (!word->n);
    while (word->n && span_chr(SPAN("(,;"), word->p[0]) != SPAN_NONE)
        *word = span_from(*word, 1);
    while (word->n && span_chr(SPAN("),;.:"), word->p[word->n - 1]) != SPAN_NONE)
        word->n--;
    return true;
}

/* Returns the number that a word is: "4", or "four" beside a word of that language; else 0. */
static int number_of(struct span word, struct span beside)
{
    long n;
    return num_parse(word, 9999, &n) ? (int)n : fact_word_number(word, beside);
}

/* Returns the number in "x4", "4p" and "4pax"; empty where there is none. */
static struct span number_in(struct span word)
{
    struct span none = span_head(word, 0), behind = span_from(word, 1);
    size_t n = num_digits(word);
    if (n && fact_word_is(span_from(word, n), WORD_COVERS))
        return span_head(word, n);
    bool times = word.n > 1 && (word.p[0] | 0x20) == 'x';
    return times && num_digits(behind) == behind.n ? behind : none;
}

/* Returns the number before a counter of people or at the end after a word for them, in a
 * script without spaces: "夕食4名様", "人数4"; empty where there is none. */
static struct span number_counted(struct span word)
{
    for (size_t i = 0, n; i < word.n; i += n ? n : 1) {
        n = num_digits(span_from(word, i));
        bool last = i > 0 && i + n == word.n && (unsigned char)word.p[0] >= 0xE0;
        if (n && (fact_word_is(span_head(span_from(word, i + n), CJK), WORD_COUNTER) ||
                  (last && fact_word_is(span_head(word, i), WORD_FOR))))
            return span_head(span_from(word, i), n);
    }
    return span_head(word, 0);
}

int covers_find(struct span text, struct span *number)
{
    struct span rest = text, word, one = {NULL, 0}, two = {NULL, 0};
    while (bare_word_next(&rest, &word)) {
        struct span beside = one;
        *number = number_in(word);
        if (!number->n)
            *number = number_counted(word);
        if (!number->n && fact_word_is(word, WORD_COVERS) && number_of(one, word)) {
            *number = one;
            beside = word;
        }
        bool party = span_is_nocase(one, "of") && span_is_nocase(two, "party");
        if (!number->n && (party || fact_word_is(one, WORD_FOR))) {
            *number = word;
            beside = party ? SPAN("for") : one;
        }
        if (number->n && number_of(*number, beside))
            return number_of(*number, beside);
        two = one;
        one = word;
    }
    *number = (struct span){NULL, 0};
    return 0;
}

int fact_covers(const struct fact *f)
{
    struct span number;
    return covers_find(f->text, &number);
}

/* Returns whether a word can be the name of a table: it has a digit, or is a capital letter. */
static bool is_table_name(struct span word)
{
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] >= '0' && word.p[i] <= '9')
            return true;
    return word.n == 1 && word.p[0] >= 'A' && word.p[0] <= 'Z';
}

/* Returns the bytes of the name at the start of s: digits and capital letters. */
static size_t name_prefix(struct span s)
{
    size_t n = 0;
    while (n < s.n && ((s.p[n] >= '0' && s.p[n] <= '9') || (s.p[n] >= 'A' && s.p[n] <= 'Z')))
        n++;
    return n;
}

/* Returns the name of "テーブル5", "5号桌" and "5번 테이블"; `rest` follows the word. */
static struct span joined_table(struct span word, struct span rest)
{
    struct span next = {NULL, 0}, name, after;
    size_t at = 0;
    while (at < word.n && !name_prefix(span_from(word, at)))
        at++;
    name = span_head(span_from(word, at), name_prefix(span_from(word, at)));
    if (!is_table_name(name) || name.n == word.n)
        return (struct span){NULL, 0};
    after = span_from(word, at + name.n);
    if (after.n == 0 && (unsigned char)word.p[0] >= 0xE0 &&
        fact_word_is(span_head(word, at), WORD_TABLE))
        return name;
    if (at == 0 && bare_word_next(&rest, &next) &&
        fact_word_is(span_between(after.p, next.p + next.n), WORD_TABLE_AFTER))
        return name;
    return at == 0 && fact_word_is(after, WORD_TABLE_AFTER) ? name : (struct span){NULL, 0};
}

struct span fact_table(const struct fact *f)
{
    struct span rest = f->text, word;
    while (bare_word_next(&rest, &word)) {
        struct span after = rest, joined = joined_table(word, rest);
        if (joined.n)
            return joined;
        if (!fact_word_is(word, WORD_TABLE) || !bare_word_next(&after, &word))
            continue;
        if (fact_word_is(word, WORD_TABLE_NO) && !bare_word_next(&after, &word))
            continue;
        if (is_table_name(word))
            return word;
    }
    return span_from(f->text, f->text.n);
}
