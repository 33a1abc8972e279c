#include "text/dish.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "text/plain.h"
#include "text/spelling.h"
#include "text/word.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- the parts of a body ---- */

/* Returns the place of the next " = " outside brackets, or SPAN_NONE. */
static size_t find_equals(struct span s)
{
    if (span_chr(s, '=') == SPAN_NONE)
        return SPAN_NONE;
    bool inside = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '[')
            inside = true;
        else if (s.p[i] == ']')
            inside = false;
        else if (!inside && span_starts(span_from(s, i), SPAN(" = ")))
            return i;
    }
    return SPAN_NONE;
}

/* Returns a name without the brackets at its end; an unclosed one ends with the line. */
static struct span bare_name(struct span s)
{
    for (;;) {
        s = span_trim(s);
        size_t open = s.n;
        while (open && s.p[open - 1] != '[')
            open--;
        size_t close = span_chr(span_from(s, open), ']');
        if (open == 0 || (close != SPAN_NONE && open + close + 1 < s.n))
            return s;
        s = span_head(s, open - 1);
    }
}

/*
 * Returns the text from inside the first bracket to inside the last. dish_holds skips the text
 * between two pairs, so that brackets after another name, or a second pair, are read too.
 */
static struct span all_brackets(struct span body)
{
    size_t open = span_chr(body, '[');
    if (open == SPAN_NONE)
        return (struct span){NULL, 0};
    struct span inside = span_from(body, open + 1);
    size_t end = inside.n;
    while (end && inside.p[end - 1] != ']' && inside.p[end - 1] != '[')
        end--;
    bool closed = end && inside.p[end - 1] == ']';
    return closed ? span_head(inside, end - 1) : inside;
}

struct dish dish_parse(struct span body)
{
    size_t equals = find_equals(body);
    struct dish d = {.contains = all_brackets(body)};
    d.name = bare_name(span_head(body, equals));
    if (equals != SPAN_NONE)
        d.others = span_from(body, equals + 3);
    return d;
}

bool dish_other(struct span *others, struct span *name)
{
    while (others->n) {
        size_t equals = find_equals(*others);
        *name = bare_name(span_head(*others, equals));
        *others = equals == SPAN_NONE ? (struct span){NULL, 0} : span_from(*others, equals + 3);
        if (name->n)
            return true;
    }
    return false;
}

/* Commas of three scripts; a bracket in the text ends a part too. */
static size_t separator(struct span s)
{
    if (s.p[0] == ',' || s.p[0] == '[' || s.p[0] == ']')
        return 1;
    return span_starts(s, SPAN("、")) || span_starts(s, SPAN("，")) ? 3 : 0;
}

/* Skips, after a "]", to the inside of the next pair of brackets. */
static struct span next_pair(struct span s)
{
    size_t open = span_chr(s, '[');
    return open == SPAN_NONE ? (struct span){NULL, 0} : span_from(s, open + 1);
}

/*
 * Words before and after what a dish is made without, as kitchens write them on cards. None of
 * them begins or ends the name of a food, as "non" and 無 do ("non-alcoholic beer", 無花果).
 */
static const char *const negations[] = {"no",     "without",    "free of", "free from", "sans",
                                        "pas de", "senza",      "sin",     "ohne",      "kein",
                                        "keine",  "sem",        "zonder",  "geen",      "utan",
                                        "uden",   "contains no"},
                         *const joined_negations[] = {"不使用", "不含", "不加", "不放", "未加"},
                         *const negations_after[] = {"不使用", "なし", "無し", "抜き", "ぬき",
                                                     "を除く", "없음", "없이", "제외"};

static bool cut_before(struct span *name)
{
    for (size_t i = 0; i < sizeof negations / sizeof *negations; i++) {
        size_t n = strlen(negations[i]);
        if (name->n > n + 1 && (name->p[n] == ' ' || name->p[n] == '\t') &&
            span_is_nocase(span_head(*name, n), negations[i])) {
            *name = span_trim(span_from(*name, n));
            return true;
        }
    }
    for (size_t i = 0; i < sizeof joined_negations / sizeof *joined_negations; i++) {
        struct span word = span_str(joined_negations[i]);
        if (name->n > word.n && span_starts(*name, word)) {
            *name = span_trim(span_from(*name, word.n));
            return true;
        }
    }
    return false;
}

/* Cuts "no", "sans", "不使用" and the like off an item; false if there is none. */
static bool cut_negation(struct span *name)
{
    if (cut_before(name))
        return true;
    for (size_t i = 0; i < sizeof negations_after / sizeof *negations_after; i++) {
        struct span word = span_str(negations_after[i]);
        if (name->n > word.n && span_ends(*name, word)) {
            *name = span_trim(span_head(*name, name->n - word.n));
            return true;
        }
    }
    return false;
}

bool dish_holds(struct span *contains, struct span *name, bool *lacks)
{
    while (contains->n) {
        size_t n = 0, sep = 0;
        while (n < contains->n && !(sep = separator(span_from(*contains, n))))
            n++;
        *name = span_trim(span_head(*contains, n));
        bool closes = sep && contains->p[n] == ']';
        *contains = span_from(*contains, n + sep);
        if (closes)
            *contains = next_pair(*contains);
        *lacks = cut_negation(name);
        if (name->n)
            return true;
    }
    return false;
}

/* ---- what a name is called by: its key ---- */

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

static bool is_stop(struct span word)
{
    size_t low = 0, high = word.n <= STOP_LONGEST ? sizeof stop_words / sizeof *stop_words : 0;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int c = span_cmp_str(word, stop_words[mid]);
        if (c == 0)
            return true;
        if (c < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return false;
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

static struct span drop_ending(struct span w)
{
    static const char *const endings[] = {"er", "es", "em", "en", "e"};
    if (w.n < 5 || !strchr("rsmne", w.p[w.n - 1]))
        return w;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (span_ends(w, span_str(endings[i])))
            return span_head(w, w.n - strlen(endings[i]));
    return w;
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

static struct span make_key(struct span name, struct arena *a)
{
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
    return (struct span){key, join_words(key, v, n)};
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

/* ---- near ---- */

enum { WORDS = 24, CHARS = 48 }; /* of a name; what is longer is compared by its beginning */

struct words {
    struct span v[WORDS];
    size_t n;
};

static void split(struct words *w, struct span key)
{
    w->n = 0;
    while (w->n < WORDS && key.n && span_cut(&key, ' ', &w->v[w->n]))
        w->n++;
}

/* Takes the words that both hold out of both (keys are sorted), and returns how many. */
static size_t take_equal(struct words *a, struct words *b)
{
    size_t i = 0, j = 0, an = 0, bn = 0, equal = 0;
    while (i < a->n || j < b->n) {
        int c = i == a->n ? 1 : j == b->n ? -1 : span_cmp(a->v[i], b->v[j]);
        if (c < 0)
            a->v[an++] = a->v[i++];
        else if (c > 0)
            b->v[bn++] = b->v[j++];
        else
            equal++, i++, j++;
    }
    a->n = an;
    b->n = bn;
    return equal;
}

static size_t decode(struct span s, uint32_t v[CHARS])
{
    size_t n = 0;
    while (s.n && n < CHARS)
        s = span_from(s, utf8_decode(s, &v[n++]));
    return n;
}

/* Pairs of neighbours in a that b has too, each of b's counted once. */
static size_t shared_pairs(const uint32_t *a, size_t an, const uint32_t *b, size_t bn)
{
    uint64_t used = 0; /* CHARS is less than 64 */
    size_t shared = 0;
    for (size_t i = 0; i + 1 < an; i++)
        for (size_t j = 0; j + 1 < bn; j++)
            if (a[i] == b[j] && a[i + 1] == b[j + 1] && !(used >> j & 1)) {
                used |= (uint64_t)1 << j;
                shared++;
                break;
            }
    return shared;
}

/*
 * Returns whether two names without spaces are similar: one contains the other, one character
 * of four or more differs, or they share most pairs of neighbours.
 */
static bool near_unspaced(struct span a, struct span b)
{
    uint32_t av[CHARS], bv[CHARS];
    a = span_head(a, CHARS * 4);
    b = span_head(b, CHARS * 4);
    size_t an = decode(a, av), bn = decode(b, bv);
    if (an < 2 || bn < 2)
        return false;
    if (span_find(a, b) != SPAN_NONE || span_find(b, a) != SPAN_NONE)
        return true;
    size_t shared = shared_pairs(av, an, bv, bn);
    if (shared * 4 > an + bn - 2)
        return true;
    return shared && an >= 4 && bn >= 4 && fold_distance(a, b, 1) <= 1;
}

/*
 * Returns whether two words are similar: one typing error from five letters on, two from eight.
 * Errors at both ends are rare; requiring one equal end excludes nearly every pair at once.
 */
static bool near_spaced(struct span a, struct span b)
{
    size_t least = a.n < b.n ? a.n : b.n, most = a.n + b.n - least;
    if (least < 5 || most > CHARS || (a.p[0] != b.p[0] && a.p[a.n - 1] != b.p[b.n - 1]))
        return false;
    size_t an = utf8_count(a), bn = utf8_count(b);
    least = an < bn ? an : bn;
    size_t limit = least >= 8 ? 2 : least >= 5 ? 1 : 0;
    return limit && an + bn - 2 * least <= limit && fold_distance(a, b, limit) <= limit;
}

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

static bool near_word(struct span a, struct span b)
{
    if (is_ascii(a.p[0]) || is_ascii(b.p[0]))
        return near_spaced(a, b);
    return fold_begins_unspaced(a) && fold_begins_unspaced(b) ? near_unspaced(a, b)
                                                              : near_spaced(a, b);
}

static void take_word(struct words *w, size_t i)
{
    w->v[i] = w->v[--w->n];
}

/*
 * Takes out a word of a that is two of b written together: "stirfry". Returns whether there is
 * one.
 */
static bool take_joined(struct words *a, struct words *b)
{
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++) {
            if (!span_starts(a->v[i], b->v[j]))
                continue;
            struct span tail = span_from(a->v[i], b->v[j].n);
            for (size_t k = 0; k < b->n; k++)
                if (j != k && span_eq(tail, b->v[k])) {
                    take_word(a, i);
                    take_word(b, j > k ? j : k);
                    take_word(b, j > k ? k : j);
                    return true;
                }
        }
    return false;
}

/* Takes out a word of a and a similar one of b. Returns whether there is one. */
static bool take_near(struct words *a, struct words *b)
{
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++)
            if (near_word(a->v[i], b->v[j])) {
                take_word(a, i);
                take_word(b, j);
                return true;
            }
    return false;
}

static size_t count_letters(struct span key)
{
    size_t n = 0;
    for (size_t i = 0; i < key.n; i++)
        n += key.p[i] != ' ';
    return n;
}

/* Returns true if two keys of scripts without spaces are the same characters: the words of one
 * may be parted elsewhere, and so be sorted otherwise. */
static bool same_run(struct span a, struct span b)
{
    uint32_t av[CHARS], bv[CHARS];
    if (a.n != b.n || a.n > CHARS || is_ascii(a.p[0]) || is_ascii(b.p[0]))
        return false;
    size_t an = decode(a, av), bn = decode(b, bv);
    for (size_t i = 0; i < an; i++) {
        size_t j = 0;
        while (j < bn && bv[j] != av[i])
            j++;
        if (j == bn)
            return false;
        bv[j] = bv[--bn];
    }
    return bn == 0;
}

bool dish_same(struct span key_a, struct span key_b)
{
    struct words a, b;
    if (span_eq(key_a, key_b))
        return true;
    if (count_letters(key_a) != count_letters(key_b))
        return false;
    if (key_a.n == key_b.n)
        return key_a.n && same_run(key_a, key_b);
    split(&a, key_a);
    split(&b, key_b);
    take_equal(&a, &b);
    while (take_joined(&a, &b) || take_joined(&b, &a)) {
    }
    return a.n == 0 && b.n == 0;
}

/* Returns false for words that near_word and take_joined never put together. The key of a name
 * without letters has one empty word. */
static bool may_pair(struct span a, struct span b)
{
    return !a.n || !b.n || !is_ascii(a.p[0]) || !is_ascii(b.p[0]) || a.p[0] == b.p[0] ||
           a.p[a.n - 1] == b.p[b.n - 1];
}

static size_t count_pairable(const struct words *a, const struct words *b)
{
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++) {
        size_t k = 0;
        while (k < b->n && !may_pair(a->v[i], b->v[k]))
            k++;
        n += k < b->n;
    }
    return n;
}

/* Returns whether names that have `common` words in common may be near with what is left. */
static bool may_be_near(const struct words *a, const struct words *b, size_t common)
{
    size_t pa = count_pairable(a, b), pb = count_pairable(b, a);
    size_t la = a->n - pa, lb = b->n - pb;
    return la == 0 || lb == 0 || common + (pa < pb ? pa : pb) > (la > lb ? la : lb);
}

bool dish_near(struct span key_a, struct span key_b)
{
    struct words a, b;
    split(&a, key_a);
    split(&b, key_b);
    size_t common = take_equal(&a, &b);
    if (!may_be_near(&a, &b, common))
        return false;
    while (take_joined(&a, &b) || take_joined(&b, &a) || take_near(&a, &b))
        common++;
    size_t left = a.n < b.n ? a.n : b.n, more = a.n + b.n - left;
    return common && (left == 0 || common > more);
}
