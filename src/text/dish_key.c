/* The keys of dishes, by which names are compared. */
#include "base/fold.h"
#include "base/utf8.h"
#include "text/dish.h"
#include "text/plain.h"
#include "text/spelling.h"
#include "text/word.h"

#include <stdlib.h>
#include <string.h>

/*
 * Words that join the others and name nothing, folded, in the order of strcmp. "no", "sans",
 * "ohne" and their like are not here: they turn a name into its opposite.
 */
static const char *const stop_words[] = {
    "a",     "agli", "ai",    "al",    "all", "alla", "alle",  "allo", "am",   "an",   "and",
    "ao",    "aos",  "au",    "auf",   "aux", "avec", "beim",  "chez", "coi",  "col",  "com",
    "con",   "d",    "da",    "dagli", "das", "de",   "degli", "dei",  "del",  "dell", "della",
    "delle", "dem",  "den",   "der",   "des", "di",   "die",   "do",   "dos",  "du",   "e",
    "een",   "ein",  "eine",  "el",    "en",  "et",   "for",   "from", "het",  "im",   "in",
    "l",     "la",   "las",   "le",    "les", "los",  "med",   "met",  "mit",  "n",    "negli",
    "nei",   "nel",  "och",   "of",    "og",  "on",   "our",   "pa",   "para", "por",  "s",
    "sous",  "su",   "sugli", "sui",   "sul", "sur",  "the",   "to",   "und",  "van",  "vom",
    "von",   "w",    "with",  "y",     "zum", "zur",
};

enum { STOP_LONGEST = 5 };

bool dish_stop_each(size_t i, struct span *word)
{
    if (i >= sizeof stop_words / sizeof *stop_words)
        return false;
    *word = span_str(stop_words[i]);
    return true;
}

static bool is_stop(struct span word)
{
    return word.n <= STOP_LONGEST &&
           bsearch(&word, stop_words, sizeof stop_words / sizeof *stop_words,
                   sizeof *stop_words, span_by_row);
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool ends(struct span w, char end)
{
    return w.p[w.n - 1] == end;
}

/* German adjectives of menus, without their endings, in the order of strcmp. */
static const char *const adjectives[] = {
    "alt",   "blau",   "braun",  "bunt",    "deutsch", "dunkl",   "fein",        "frisch",
    "gelb",  "gross",  "grun",   "halb",    "heiss",   "hell",    "italienisch", "jung",
    "kalt",  "klar",   "klein",  "lauwarm", "mild",    "rosa",    "rot",         "roh",
    "rosch", "saftig", "salzig", "sauer",   "saur",    "schwarz", "suss",        "warm",
    "weiss", "wild",   "wurzig", "zart",
};

/* Returns the word without "er", "es", "em", "en" or "e" at its end. */
static struct span drop_ending(struct span w)
{
    if (w.n < 5)
        return w;
    char last = w.p[w.n - 1];
    bool letter = last == 'r' || last == 's' || last == 'm' || last == 'n';
    size_t n = last == 'e' ? 1 : letter && w.p[w.n - 2] == 'e' ? 2 : 0;
    return span_head(w, w.n - n);
}

/*
 * Returns a German word without the ending of its case, number and gender: gefüllter, gefüllte;
 * Rouladen, Roulade; Knödeln, Knödel; Küchlein, Küchle. English and Romance words that end so
 * lose the same letters in every name, so equal names stay equal.
 */
static struct span drop_case(struct span w)
{
    struct span shorter = drop_ending(w);
    for (size_t k = 0; shorter.n < w.n && k < sizeof adjectives / sizeof *adjectives; k++)
        if (span_cmp_str(shorter, adjectives[k]) == 0)
            return shorter;
    if (w.n >= 8 && span_starts(w, SPAN("ge")) && (ends(shorter, 't') || ends(shorter, 'n')))
        return drop_ending(shorter); /* gebratenen, gebratene, gebraten */
    if (w.n >= 7 && span_ends(w, SPAN("lein")))
        return span_head(w, w.n - 3);
    bool plural = ends(w, 'n') && w.n >= 6 && w.n >= (w.p[w.n - 2] == 'e' ? 8 : 6) &&
                  strchr("elr", w.p[w.n - 2]);
    return plural ? span_head(w, w.n - 1) : w;
}

/* Writes ä, ö and ü, spelled ae, oe and ue, as folding writes them: a, o, u. */
static struct span drop_umlaut(struct span w)
{
    char *p = (char *)w.p; /* word_cut's text may be written on */
    size_t n = 0;
    for (size_t i = 0; i < w.n; i++) {
        p[n++] = w.p[i];
        if (i + 1 < w.n && w.p[i + 1] == 'e' && strchr("aou", w.p[i]) &&
            (i == 0 || w.p[i - 1] != 'q'))
            i++;
    }
    return span_head(w, n);
}

/*
 * Returns a stem that Romance and irregular plurals share with the singular (pomodori,
 * melanzane, funghi, camarones, loaves), of a word that word_cut has put in the singular. Words
 * of up to four letters keep a, i and o, which distinguish short words.
 */
static struct span stem(struct span w)
{
    w = drop_case(w);
    if (w.n >= 5)
        w = drop_umlaut(w);
    if (w.n >= 6 && span_ends(w, SPAN("au")) && !ends(span_head(w, w.n - 2), 'e'))
        ((char *)w.p)[w.n - 1] = 'l'; /* animaux, of which word_cut left the x out: animal */
    if (w.n >= 3 && ends(w, 'e'))
        w.n--;
    if (w.n >= 5 && !ends(w, 'u') && is_vowel(w.p[w.n - 1]) && !is_vowel(w.p[w.n - 2]))
        w.n--;
    if (w.n >= 4 && ends(w, 'h') && (w.p[w.n - 2] == 'c' || w.p[w.n - 2] == 'g'))
        w.n--;
    if (w.n >= 3 && ends(w, 'v'))
        ((char *)w.p)[w.n - 1] = 'f'; /* word_cut's text may be written on */
    return w;
}

static bool is_latin(struct span w)
{
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] < 'a' || w.p[i] > 'z')
            return false;
    return true;
}

/* Keeps what is no stop word, in any order, unless that is nothing. */
static size_t drop_stops(struct word *v, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!is_stop(v[i].text)) {
            struct word w = v[kept];
            if (i > kept) {
                v[kept] = v[i];
                v[i] = w;
            }
            kept++;
        }
    return kept ? kept : n;
}

static int cmp_words(const void *a, const void *b)
{
    return span_cmp(((const struct word *)a)->text, ((const struct word *)b)->text);
}

enum { FEW = 8 }; /* words that are inserted in less time than qsort takes */

static void sort_words(struct word *v, size_t n)
{
    if (n > FEW)
        qsort(v, n, sizeof *v, cmp_words);
    for (size_t i = 1; n <= FEW && i < n; i++) {
        struct word w = v[i];
        size_t at = i;
        if (cmp_words(&v[i - 1], &w) <= 0)
            continue;
        for (; at && cmp_words(&v[at - 1], &w) > 0; at--)
            v[at] = v[at - 1];
        v[at] = w;
    }
}

/* Joins words with a space, except in a script without spaces. */
static size_t join_words(char *to, const struct word *v, size_t n)
{
    char *end = to;
    for (size_t i = 0; i < n; i++) {
        if (i && span_eq(v[i].text, v[i - 1].text))
            continue;
        if (i && !(fold_begins_unspaced(v[i - 1].text) && fold_begins_unspaced(v[i].text)))
            *end++ = ' ';
        memcpy(end, v[i].text.p, v[i].text.n);
        end += v[i].text.n;
    }
    return (size_t)(end - to);
}

static struct span word_key(const struct word *w, struct arena *a)
{
    if (w->run)
        return spelling_run(w->text, a);
    if (!is_latin(w->text))
        return w->text;
    struct span usual = spelling_latin(w->text);
    return stem(usual.p == w->text.p ? usual : arena_copy(a, usual));
}

/* Makes the key. Of what it takes from the arena only the key is kept. */
static struct span make_key(struct span name, struct arena *a)
{
    struct arena_mark before = arena_mark(a);
    struct word *v;
    size_t n = word_cut(name, &v, a), bytes = 0;
    if (n == 0) /* signs alone, an emoji: itself */
        return arena_copy(a, span_trim(name));
    n = drop_stops(v, n);
    for (size_t i = 0; i < n; i++) {
        v[i].text = word_key(&v[i], a);
        bytes += v[i].text.n + 1;
    }
    sort_words(v, n);
    char *key = arena_alloc(a, bytes, 1);
    return arena_keep(a, before, (struct span){key, join_words(key, v, n)});
}

struct span dish_key(struct span name, struct arena *a)
{
    return make_key(plain_name(name, a), a);
}

struct span dish_written_key(struct span name, struct arena *a)
{
    return make_key(name, a);
}

static bool is_letter(char c)
{
    return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_hangul(struct span s)
{
    uint32_t cp;
    utf8_decode(s, &cp);
    return cp >= 0xAC00 && cp <= 0xD7A3;
}

/* Returns true if the byte at s[at] may be left out of a name: a hyphen between two letters, or
 * a space between two Korean words. */
static bool is_joint(struct span s, size_t at)
{
    if (at == 0 || at + 1 >= s.n)
        return false;
    if (s.p[at] == '-')
        return is_letter(s.p[at - 1]) && is_letter(s.p[at + 1]);
    return s.p[at] == ' ' && at >= 3 && is_hangul(span_from(s, at - 3)) &&
           is_hangul(span_from(s, at + 1));
}

/* Returns false if no byte of the name can be a joint. */
static bool may_have_joint(struct span name)
{
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] == '-' || ((unsigned char)name.p[i] & 0xF8) == 0xE8) /* hangul: EA … ED */
            return true;
    return false;
}

struct span dish_joined_key(struct span name, struct arena *a)
{
    if (!may_have_joint(name))
        return SPAN("");
    name = plain_name(name, a);
    size_t n = 0;
    char *p = NULL;
    for (size_t i = 0; i < name.n; i++) {
        bool left_out = is_joint(name, i);
        if (left_out && !p) {
            p = arena_alloc(a, name.n, 1);
            memcpy(p, name.p, n = i);
        }
        if (p && !left_out)
            p[n++] = name.p[i];
    }
    return p ? make_key((struct span){p, n}, a) : SPAN("");
}
