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

/* Returns the digits at the start of s, also full-width ones. */
static struct span digits_head(struct span s)
{
    size_t n = 0;
    for (;;)
        if (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
            n++;
        else if (n + CJK <= s.n && memcmp(s.p + n, "\xEF\xBC", 2) == 0 &&
                 (unsigned char)s.p[n + 2] >= 0x90 && (unsigned char)s.p[n + 2] <= 0x99)
            n += CJK;
        else
            return span_head(s, n);
}

/* Returns the number of digits_head, up to 9999; 0 for a larger one. */
static int digits_value(struct span digits)
{
    int n = 0;
    for (size_t i = 0; i < digits.n && n <= 9999; i++) {
        i += (unsigned char)digits.p[i] == 0xEF ? 2 : 0;
        n = n * 10 + (digits.p[i] & 0x0F);
    }
    return n <= 9999 ? n : 0;
}

/* Returns the number that a word is: "4", or "four" beside a word of that language; else 0. */
static int number_of(struct span word, struct span beside)
{
    struct span digits = digits_head(word);
    return digits.n && digits.n == word.n ? digits_value(digits)
                                          : fact_word_number(word, beside);
}

/* Returns the number in "x4", "×4", "4p" and "4pax"; empty where there is none. */
static struct span number_in(struct span word)
{
    struct span none = span_head(word, 0), digits = digits_head(word);
    if (digits.n && fact_word_is(span_from(word, digits.n), WORD_COVERS))
        return digits;
    bool sign = span_starts(word, SPAN("×"));
    struct span behind = span_from(word, sign ? 2 : 1);
    bool times = behind.n && (sign || (word.p[0] | 0x20) == 'x');
    return times && digits_head(behind).n == behind.n ? behind : none;
}

/* Returns whether a character of s before `at` makes its number another: 第4位, 十二名. */
static bool is_changed(struct span s, size_t at)
{
    if (at < CJK)
        return false;
    struct span before = {s.p + at - CJK, CJK};
    return span_is(before, "第") || fact_word_number(before, SPAN("人"));
}

/* Returns whether s begins with a counter of people: "名", "个人". */
static bool counts_people(struct span s)
{
    return fact_word_is(span_head(s, CJK), WORD_COUNTER) ||
           (s.n >= 2 * CJK && fact_word_is(span_head(s, 2 * CJK), WORD_COVERS));
}

/* Returns the number before a counter of people or at the end after a word for them, in a
 * script without spaces: "夕食4名様", "四人", "人数4"; empty where there is none. */
static struct span number_counted(struct span word)
{
    for (size_t i = 0, n; i < word.n; i += n ? n : 1) {
        n = digits_head(span_from(word, i)).n;
        if (!n && (unsigned char)word.p[i] >= 0xE0 &&
            fact_word_number(span_head(span_from(word, i), CJK), SPAN("人")))
            n = CJK;
        struct span after = span_from(word, i + n);
        bool last = i > 0 && !after.n && (unsigned char)word.p[0] >= 0xE0;
        if (n && !is_changed(word, i) &&
            (counts_people(after) || (last && fact_word_is(span_head(word, i), WORD_FOR))))
            return span_head(span_from(word, i), n);
    }
    return span_head(word, 0);
}

/* Returns whether a word is between "party" or "table" and the covers. */
static bool is_of(struct span word)
{
    return span_is_nocase(word, "of") || span_is_nocase(word, "de") ||
           span_is_nocase(word, "da") || span_is_nocase(word, "van");
}

/* Sets `number` to the first number of covers and returns it, or 0. */
static int first_covers(struct span text, struct span *number)
{
    struct span rest = text, word, one = {NULL, 0}, two = {NULL, 0};
    for (unsigned kinds, last = 0; bare_word_next(&rest, &word); last = kinds) {
        struct span beside = one;
        kinds = fact_word_kinds(word);
        *number = number_in(word);
        if (!number->n && (*number = number_counted(word)).n)
            beside = SPAN("人");
        if (!number->n && (kinds & 1u << WORD_COVERS) && number_of(one, word)) {
            *number = one;
            beside = word;
        }
        bool party = is_of(one) && (span_is_nocase(two, "party") || fact_word_is(two, WORD_TABLE));
        if (!number->n && (party || (last & 1u << WORD_FOR))) {
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

enum { AGES = 1 << WORD_ADULTS | 1 << WORD_CHILDREN };

/* Returns the bytes of the word for adults or children at the start of s, or 0. */
static size_t age_word(struct span s, bool *adults)
{
    for (size_t n = 3 * CJK; n >= 2 * CJK; n -= CJK)
        if (s.n >= n && (unsigned char)s.p[0] >= 0xE0) {
            unsigned kinds = fact_word_kinds(span_head(s, n)) & AGES;
            *adults = kinds & 1u << WORD_ADULTS;
            if (kinds)
                return n;
        }
    return 0;
}

/* Returns the sum in "大人2名、子供1名", or 0 without adults. */
static int sum_behind(struct span text)
{
    int sum = 0;
    bool adults, any = false;
    for (size_t i = 0, n; i < text.n; i += n ? n : 1) {
        n = age_word(span_from(text, i), &adults);
        if (n) {
            struct span rest = span_trim(span_from(text, i + n)), digits = digits_head(rest);
            sum += digits.n ? digits_value(digits)
                            : fact_word_number(span_head(rest, CJK), SPAN("人"));
            any |= adults;
        }
    }
    return any ? sum : 0;
}

/* Returns the sum in "2 adults and 1 child", or 0 without adults. */
static int sum_before(struct span text)
{
    struct span word, one = {NULL, 0};
    int sum = 0;
    bool any = false;
    for (; bare_word_next(&text, &word); one = word) {
        unsigned kinds = fact_word_kinds(word) & AGES;
        if (kinds)
            sum += number_of(one, word), any |= kinds & 1u << WORD_ADULTS;
    }
    return any ? sum : 0;
}

int covers_find(struct span text, struct span *number)
{
    int first = first_covers(text, number);
    size_t remark = span_chr(text, ';');
    struct span said = remark == SPAN_NONE ? text : span_head(text, remark);
    int before = sum_before(said), behind = sum_behind(said);
    int sum = before > behind ? before : behind;
    if (sum <= first)
        return first;
    *number = (struct span){NULL, 0};
    return sum;
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
