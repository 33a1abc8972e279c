/* The words of a key that is looked for in the dish book. */
#include "base/utf8.h"
#include "food/shelf_parts.h"
#include "text/spelling.h"

/* Adds a class unless it is there. Returns false if there is no room. */
static bool add_class(uint16_t classes[SHELF_WANTED], size_t *n, unsigned class)
{
    for (size_t i = 0; i < *n; i++)
        if (classes[i] == class)
            return true;
    if (*n == SHELF_WANTED)
        return false;
    classes[(*n)++] = (uint16_t) class;
    return true;
}

static void want_class(struct shelf_wanted *w, unsigned class, bool spelled)
{
    w->all |= (uint64_t)1 << class % 64;
    w->has[class / 64] |= (uint64_t)1 << class % 64;
    if (!(spelled ? add_class(w->spelled, &w->spelled_n, class)
                  : add_class(w->classes, &w->n, class)))
        w->more = true;
}

/* Adds the Han characters of a word. Some of them may have another spelling on a card. */
static void want_han(struct shelf *s, struct shelf_wanted *w, struct span word)
{
    uint32_t cp;
    shelf_find_spelled(s);
    for (; word.n; word = span_from(word, utf8_decode(word, &cp))) {
        int class = shelf_han_class(s, word);
        if (class >= 0)
            want_class(w, (unsigned)class, s->spelled[class]);
        utf8_decode(word, &cp);
        w->kana[letters_kana_number(cp)] = true;
    }
}

static bool is_before_umlaut(char c)
{
    return c == 'a' || c == 'o' || c == 'u';
}

static size_t skip_e(struct span word, size_t at, size_t end)
{
    while (at < end && span_lower(word.p[at]) == 'e')
        at++;
    return at;
}

/*
 * Returns false if the word of a name does not become the word of a key, unless by another
 * spelling. A word loses letters at its end, of which the last one left may change ("pies", py;
 * "animaux", animal), and an e after a, o or u.
 */
static bool may_become(struct span word, struct span of_key)
{
    size_t at = 0, end = of_key.n - 1;
    for (size_t i = 0; i < end;) {
        char c = of_key.p[i++];
        if (at == word.n || span_lower(word.p[at]) != c)
            return false;
        at++;
        if (is_before_umlaut(c)) {
            at = skip_e(word, at, word.n);
            i = skip_e(of_key, i, end);
        }
    }
    return true;
}

/* Returns whether the word of a key, of two letters or more, may come from another spelling. */
static bool is_respelled(const struct shelf *s, struct span of_key)
{
    struct span written, usual;
    bool may = shelf_pair(s, of_key.p, of_key.n)->usual || of_key.n < 3;
    for (size_t i = 0; may && spelling_each(i, &written, &usual); i++)
        if (usual.p[0] == of_key.p[0] && may_become(usual, of_key))
            return true;
    return false;
}

/* Returns the class of a word that is Cyrillic to its end, or -1. */
static int cyrillic_class(struct span word)
{
    size_t bytes;
    int class = letters_cyrillic(word, &bytes);
    return class >= 0 && bytes == word.n ? class : -1;
}

static void want_word(const struct shelf *s, struct shelf_wanted *w, struct span word,
                      int cyrillic)
{
    if (word.n && utf8_is_ascii(word) && is_respelled(s, word))
        w->respelled = true;
    else if (word.n && utf8_is_ascii(word) && w->words_n < SHELF_WANTED)
        w->words[w->words_n++] = word;
    else if (cyrillic >= 0 && w->cyrillic_n < SHELF_WANTED)
        w->cyrillic[w->cyrillic_n++] = (uint16_t)cyrillic;
    else if (utf8_is_ascii(word) || cyrillic >= 0)
        w->more = true;
    else
        w->other = true;
}

struct shelf_wanted shelf_want(struct shelf *s, struct span key)
{
    struct shelf_wanted w = {.n = 0};
    struct span word;
    while (span_cut(&key, ' ', &word)) {
        int cyrillic = cyrillic_class(word);
        int class = cyrillic >= 0 ? cyrillic : shelf_word_class(s, word);
        if (class >= 0)
            want_class(&w, (unsigned)class, false);
        else
            want_han(s, &w, word);
        want_word(s, &w, word, cyrillic);
    }
    return w;
}

/* ---- a name ---- */

/* The words of a key that were found in a name, a bit each. */
struct found_words {
    uint32_t words, cyrillic;
};

/* Notes the words of the key that a word in ASCII may become. Returns false if it must be one.
 */
static bool find_word(const struct shelf *s, const struct shelf_wanted *w, struct span word,
                      struct found_words *found)
{
    const struct shelf_pair *pair = shelf_pair(s, word.p, word.n);
    uint32_t those = 0;
    for (size_t i = 0; i < w->words_n && shelf_has(w, pair->class); i++)
        if ((span_lower(word.p[0]) == w->words[i].p[0] || w->words[i].n == 1) &&
            may_become(word, w->words[i]))
            those |= (uint32_t)1 << i;
    found->words |= those;
    return those || w->respelled ||
           (!shelf_is_sure(pair, word.p, word.n) && shelf_may_drop(s, word.p, word.n));
}

static bool find_cyrillic(const struct shelf_wanted *w, unsigned class,
                          struct found_words *found)
{
    uint32_t those = 0;
    for (size_t i = 0; i < w->cyrillic_n; i++)
        if (w->cyrillic[i] == class)
            those |= (uint32_t)1 << i;
    found->cyrillic |= those;
    return those;
}

static bool is_gap(char c)
{
    return c == ' ' || c == ',';
}

static bool has_all(const struct shelf_wanted *w, struct found_words found)
{
    return found.words == ((uint32_t)1 << w->words_n) - 1 &&
           found.cyrillic == ((uint32_t)1 << w->cyrillic_n) - 1;
}

static bool may_have_ascii(const struct shelf *s, const struct shelf_wanted *w,
                           struct span text)
{
    struct found_words found = {0};
    for (const char *p = text.p, *end = p + text.n; p < end; p++) {
        const char *from = p;
        while (p < end && shelf_codes[(unsigned char)*p])
            p++;
        if (p > from && !find_word(s, w, span_between(from, p), &found))
            return false;
    }
    return has_all(w, found) && !w->other;
}

static bool may_have_words(const struct shelf *s, const struct shelf_wanted *w,
                           struct span text)
{
    struct found_words found = {0};
    for (const char *p = text.p, *end = p + text.n; p < end; p++) {
        struct span word = {p, 0};
        while (p < end && !is_gap(*p))
            p++;
        word.n = (size_t)(p - word.p);
        int class = cyrillic_class(word);
        bool ascii = utf8_is_ascii(word);
        if (!ascii && class < 0) /* of several scripts */
            return true;
        if (word.n && !(ascii ? find_word(s, w, word, &found)
                              : find_cyrillic(w, (unsigned)class, &found)))
            return false;
    }
    return has_all(w, found);
}

static bool may_have_run(struct shelf *s, const struct shelf_wanted *w, struct span text)
{
    uint64_t seen[LETTERS_CLASSES / 64] = {0};
    bool all = true;
    for (size_t i = 0; i + 3 <= text.n; i += 3) {
        const unsigned char *three = (const unsigned char *)text.p + i;
        if (three[0] == 0xE3) {
            unsigned cp = 0x3000 | (three[1] & 0x3Fu) << 6 | (three[2] & 0x3Fu);
            unsigned kana = letters_kana_number(cp);
            if (!s->varied_kana[kana] && !w->kana[kana])
                return false;
            continue;
        }
        unsigned class = (unsigned)shelf_han_class(s, span_from(text, i));
        if (!s->varied[class] && !shelf_has(w, class))
            return false;
        seen[class / 64] |= (uint64_t)1 << class % 64;
    }
    for (size_t i = 0; i < w->n; i++)
        all &= seen[w->classes[i] / 64] >> w->classes[i] % 64 & 1;
    return all;
}

bool shelf_may_have(struct shelf *s, const struct shelf_wanted *w,
                    const struct shelf_name *name)
{
    return name->kind == SHELF_ASCII   ? may_have_ascii(s, w, name->text)
           : name->kind == SHELF_WORDS ? may_have_words(s, w, name->text)
                                       : may_have_run(s, w, name->text);
}
