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

/* Returns the number of "x4" and "4p". */
static int short_covers(struct span word)
{
    if (word.n > 1 && (word.p[0] | 0x20) == 'x')
        return num_digits(span_from(word, 1)) == word.n - 1 ? number_of(span_from(word, 1)) : 0;
    if (word.n > 1 && (word.p[word.n - 1] | 0x20) == 'p')
        return num_digits(word) == word.n - 1 ? number_of(span_head(word, word.n - 1)) : 0;
    return 0;
}

/* Returns the number before a counter of people in Chinese or Japanese: "夕食4名様". */
static int counted_covers(struct span word)
{
    static const char *const counters[] = {"名", "人", "位"};
    for (size_t i = 0, n; i < word.n; i += n ? n : 1) {
        n = num_digits(span_from(word, i));
        struct span after = span_from(word, i + n);
        for (size_t k = 0; n && k < sizeof counters / sizeof *counters; k++)
            if (span_starts(after, span_str(counters[k])))
                return number_of(span_head(span_from(word, i), n));
    }
    return 0;
}

int fact_covers(const struct fact *f)
{
    static const char *const before[] = {"for",    "pour",         "f\u00FCr", "fuer",
                                         "para",   "per",          "voor",     "pax",
                                         "covers", "\u043D\u0430", NULL};
    static const char *const after[] = {
        "pax",       "people",   "persons", "covers",   "guests",  "pers",      "personen",
        "personnes", "personas", "persone", "couverts", "coperti", "cubiertos", NULL};
    struct span rest = f->text, word, one = {NULL, 0}, two = {NULL, 0};
    while (take_bare_word(&rest, &word)) {
        int n = short_covers(word);
        n = n ? n : counted_covers(word);
        if (!n && is_among(word, after))
            n = number_of(one);
        if (!n && (is_among(one, before) ||
                   (span_is_nocase(one, "of") && span_is_nocase(two, "party"))))
            n = number_of(word);
        if (n)
            return n;
        two = one;
        one = word;
    }
    return 0;
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
