#include "text/titles.h"

#include "base/fold.h"

#include <string.h>

/*
 * Titles, cut at |. Words that are given names too ("don", "pan", "bay") are left out: without
 * them a stranger's name would be a part of another's.
 */
static const char of_either[] =
    "dr|prof|professor|doctor|doktor|docteur|dres|mx|rev|reverend|ing|dipl|med|lic|pr|"
    "me|mag|drs|ir|adv|cav|avv|arch|dott|eng|egr|"
    "gent|gent le|др|проф";
static const char of_both[] = "fam|family|familie|famille|familia|famiglia";
static const char of_men[] =
    "mr|mister|sir|lord|herr|herrn|hr|hrn|m|mm|monsieur|messieurs|sig|signor|signore|"
    "egregio|egr sig|gent mo|gent mo sig|senor|sr|sr d|exmo sr|exmo|ilmo|senhor|dhr|meneer|"
    "de heer|heer|господин|г н|κ|κος";
static const char of_women[] =
    "mrs|ms|miss|menina|madam|madame|lady|frau|fr|fraulein|frl|mme|mlle|mademoiselle|signora|"
    "signorina|"
    "sra|"
    "srta|senora|senorita|dra|senhora|mevr|mevrouw|mw|fru|froken|mejuffrouw|profa|prof ssa|"
    "dott ssa|sig ra|sig na|gent ma|gent ma sig ra|exma|exma sra|ilma|mmes|mesdames|"
    "dottoressa|professoressa|госпожа|г жа|κα|pani|hanim";

/* Between the titles of a couple. */
static const char ands[] = "and|und|et|y|e|en|och|og|и";

/* The words of one generation; all are compared as the first. */
static const char *const generations[] = {"jr|jnr|jun|junior|fils|hijo|filho|младший",
                                          "sr|snr|sen|senior|pere|старший",
                                          "neto|nieto",
                                          "ii|2nd",
                                          "iii|3rd",
                                          "iv|4th"};

static const char degrees[] = "md|m d|phd|ph d|dds|dmd|dvm|mba|msc|bsc|llm|jd|obe|mbe|cbe|esq|"
                              "esquire";

/* After a name, with no space. Chinese 先生 is Mr; in Japanese it is of either sex. */
static const char honorifics[] = "様|さま|さん|殿|氏|님|선생님|씨|고객님";
static const char honorifics_of_men[] = "先生";
static const char misses[] = "miss|mlle|mademoiselle|fraulein|frl|srta|senorita|menina|"
                             "signorina|sig na|froken|mejuffrouw|小姐|양";
static const char honorifics_of_women[] = "女士|小姐|太太|夫人|여사|여사님";

/* Titles of a column that would be part of names elsewhere. */
static const char columns_of_men[] = "d|don|sig or|男|男性|男士|군";
static const char columns_of_women[] = "d a|da|dª|dna|dona|donna|女|女性|奥様|양|부인|사모님";

enum edge { AT_START, AT_END, JOINED }; /* JOINED: at the end, perhaps with no space before */

static bool is_at(struct span name, const char *word, size_t n, enum edge edge)
{
    const char *p = edge == AT_START ? name.p : name.p + name.n - n;
    return memcmp(p, word, n) == 0 &&
           (n == name.n || edge == JOINED || (edge == AT_END ? p[-1] : p[n]) == ' ');
}

/* Returns whether a word of the list has its first or its last byte at `at`. */
static bool is_bound(const char *list, const char *at, enum edge edge)
{
    return edge == AT_START ? at == list || at[-1] == '|' : !at[1] || at[1] == '|';
}

/*
 * Returns the bytes of the longest word of the list that the name begins or ends with, or 0. It
 * compares only words with the same first or last byte: few names have a title.
 */
static size_t find_word(const char *list, struct span name, enum edge edge)
{
    size_t longest = 0;
    char c = name.n ? name.p[edge == AT_START ? 0 : name.n - 1] : '\0';
    for (const char *at = list; c && (at = strchr(at, c)); at++) {
        const char *word = at, *end = at + 1;
        if (!is_bound(list, at, edge))
            continue;
        while (word > list && word[-1] != '|')
            word--;
        while (*end && *end != '|')
            end++;
        size_t n = (size_t)(end - word);
        if (n > longest && n <= name.n && is_at(name, word, n, edge))
            longest = n;
    }
    return longest;
}

/* Cuts off the longest word of the lists at the start, and notes its sex. */
static bool cut_sexed(struct called *c, const char *men, const char *women, const char *either)
{
    size_t man = find_word(men, c->core, AT_START), woman = find_word(women, c->core, AT_START);
    size_t n = find_word(either, c->core, AT_START),
           both = find_word(of_both, c->core, AT_START);
    bool any = man > n || woman > n || both > n;
    if (any)
        n = both > man && both > woman ? both : man > woman ? man : woman;
    if (n == 0 || (n == 1 && c->titled)) /* "Frau M. Weber": an initial */
        return false;
    if (any)
        c->sex |= n == both ? MAN | WOMAN : n == man ? MAN : WOMAN;
    c->either |= !any;
    c->miss |= any && find_word(misses, c->core, AT_START) == n;
    c->core = span_trim(span_from(c->core, n));
    c->titled = true;
    return true;
}

/* Cuts off the "and" between two titles. */
static void cut_and(struct called *c)
{
    size_t n = c->titled ? find_word(ands, c->core, AT_START) : 0;
    struct span rest = span_trim(span_from(c->core, n));
    if (n && (find_word(of_men, rest, AT_START) || find_word(of_women, rest, AT_START)))
        c->core = rest;
}

static bool cut_title(struct called *c)
{
    cut_and(c);
    return cut_sexed(c, of_men, of_women, of_either);
}

static bool cut_suffix(struct called *c)
{
    size_t n = find_word(degrees, c->core, AT_END);
    for (size_t i = 0; !n && i < sizeof generations / sizeof *generations; i++) {
        n = find_word(generations[i], c->core, AT_END);
        if (n && !c->generation)
            c->generation = generations[i];
    }
    c->core = span_trim(span_head(c->core, c->core.n - n));
    return n > 0;
}

/* Cuts off an honorific after at least two characters, without a space before it: 山田様. */
static bool cut_honorific(struct called *c)
{
    size_t n = find_word(honorifics, c->core, JOINED);
    size_t man = find_word(honorifics_of_men, c->core, JOINED);
    size_t woman = find_word(honorifics_of_women, c->core, JOINED);
    unsigned sex = man > n ? MAN : woman > n ? WOMAN : 0;
    if (sex)
        n = man > n ? man : woman;
    if (!n || (c->core.n != n && c->core.n < n + 6))
        return false;
    c->sex |= sex;
    c->miss |= sex == WOMAN && find_word(misses, c->core, JOINED) == n;
    c->either |= sex != WOMAN;
    c->core = span_trim(span_head(c->core, c->core.n - n));
    return true;
}

struct called titles_parse(struct span folded)
{
    struct called c = {.core = span_trim(folded)};
    while (c.core.n && (cut_title(&c) || cut_suffix(&c) || cut_honorific(&c)))
        ;
    return c;
}

bool titles_only(struct span folded)
{
    return titles_parse(folded).core.n == 0;
}

static unsigned kind_of(const struct called *c)
{
    return c->sex | (c->either ? OF_EITHER : 0) | (c->miss ? MISS : 0);
}

unsigned titles_kind(struct span folded)
{
    struct called c = {.core = span_trim(folded)};
    while (c.core.n && (cut_sexed(&c, columns_of_men, columns_of_women, "") || cut_title(&c) ||
                        cut_suffix(&c) || cut_honorific(&c)))
        ;
    return c.core.n ? 0 : kind_of(&c);
}

unsigned titles_of_name(struct span folded)
{
    struct called c = titles_parse(folded);
    return kind_of(&c);
}

bool titles_is_generation(struct span folded)
{
    struct called c = {.core = folded};
    return cut_suffix(&c) && c.generation && c.core.n == 0;
}

bool titles_is_and(struct span word)
{
    return span_is_among(word, ands);
}

/* Returns whether the word, folded, is a word of one of the lists. */
static bool is_in(struct span word, const char *const *lists, size_t n)
{
    struct buf folded = BUF_INIT;
    bool is = false;
    fold_words(&folded, word);
    for (size_t i = 0; !is && i < n; i++)
        is = span_is_among(buf_span(&folded), lists[i]);
    buf_release(&folded);
    return is;
}

bool titles_list_has(struct span word, const char *list)
{
    return is_in(word, &list, 1);
}

bool titles_is_title(struct span word)
{
    static const char *const lists[] = {of_either, of_men, of_women};
    return is_in(word, lists, sizeof lists / sizeof *lists);
}

bool titles_is_suffix(struct span word)
{
    return is_in(word, generations, sizeof generations / sizeof *generations) ||
           titles_list_has(word, degrees);
}
