/* Covers and tables of a visit or a booking, in the words of several languages. */
#include "base/num.h"
#include "text/fact.h"

static bool is_among(struct span word, const char *const *words)
{
    for (; *words; words++)
        if (span_is_nocase(word, *words))
            return true;
    return false;
}

/* Takes the next word without the punctuation at its ends. */
static bool take_bare_word(struct span *rest, struct span *word)
{
    if (!span_word(rest, word))
        return false;
    while (word->n && span_chr(SPAN("(,;"), word->p[0]) != SPAN_NONE)
        *word = span_from(*word, 1);
    while (word->n && span_chr(SPAN("),;.:"), word->p[word->n - 1]) != SPAN_NONE)
        word->n--;
    return true;
}

/* Returns the number that a word is: "4", "four"; 0 for another word. */
static int number_of(struct span word)
{
    static const char *const names[] = {"one",   "two",   "three", "four", "five",   "six",
                                        "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
    long n;
    if (num_parse(word, 9999, &n))
        return (int)n;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (span_is_nocase(word, names[i]))
            return (int)i + 1;
    return 0;
}

static const char *const before_covers[] = {"for",    "pour",         "f\u00FCr", "fuer",
                                            "para",   "per",          "voor",     "pax",
                                            "covers", "\u043D\u0430", "x",        NULL};
static const char *const after_covers[] = {
    "pax",      "people",   "persons",  "covers",  "guests",    "pers", "personen", "personnes",
    "personas", "persone",  "couverts", "coperti", "cubiertos", "ppl",  "p",        NULL};

/* Returns the number in "x4", "4p" and "4pax"; empty where there is none. */
static struct span number_in(struct span word)
{
    struct span none = span_head(word, 0), behind = span_from(word, 1);
    size_t n = num_digits(word);
    if (n && is_among(span_from(word, n), after_covers))
        return span_head(word, n);
    bool times = word.n > 1 && (word.p[0] | 0x20) == 'x';
    return times && num_digits(behind) == behind.n ? behind : none;
}

/* Returns whether s begins with a counter of people in Chinese or Japanese. */
static bool starts_counter(struct span s)
{
    static const char *const counters[] = {"名", "人", "位"};
    for (size_t k = 0; k < sizeof counters / sizeof *counters; k++)
        if (span_starts(s, span_str(counters[k])))
            return true;
    return false;
}

/* Returns the number before such a counter: "夕食4名様", "4 名"; empty where there is none. */
static struct span number_counted(struct span word, struct span before)
{
    if (word.n && (unsigned char)word.p[0] >= 0x80 && starts_counter(word) && number_of(before))
        return before;
    for (size_t i = 0, n; i < word.n; i += n ? n : 1) {
        n = num_digits(span_from(word, i));
        if (n && starts_counter(span_from(word, i + n)))
            return span_head(span_from(word, i), n);
    }
    return span_head(word, 0);
}

int covers_find(struct span text, struct span *number)
{
    struct span rest = text, word, one = {NULL, 0}, two = {NULL, 0};
    while (take_bare_word(&rest, &word)) {
        *number = number_in(word);
        if (!number->n)
            *number = number_counted(word, one);
        if (!number->n && is_among(word, after_covers) && number_of(one))
            *number = one;
        if (!number->n && (is_among(one, before_covers) ||
                           (span_is_nocase(one, "of") && span_is_nocase(two, "party"))))
            *number = word;
        if (number->n && number_of(*number))
            return number_of(*number);
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

struct span fact_table(const struct fact *f)
{
    static const char *const tables[] = {"table", "tisch", "mesa", "tavolo", "tafel", NULL};
    static const char *const numbers[] = {"no",      "nr",      "number", "num\u00E9ro",
                                          "n\u00B0", "n\u00BA", NULL};
    struct span rest = f->text, word;
    while (take_bare_word(&rest, &word)) {
        struct span after = rest;
        if (!is_among(word, tables) || !take_bare_word(&after, &word))
            continue;
        if (is_among(word, numbers) && !take_bare_word(&after, &word))
            continue;
        if (is_table_name(word))
            return word;
    }
    return span_from(f->text, f->text.n);
}
