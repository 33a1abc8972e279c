#include "text/limit.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/num.h"
#include "base/utf8.h"
#include "text/alarm.h"
#include "text/picture.h"

/*
 * Sets the code of a character of two bytes or three, and its bytes. Returns false if only
 * folding tells what it is.
 */
static bool take_wide(struct span text, unsigned *code, size_t *bytes)
{
    bool wide = alarm_begins_wide(text);
    *code = wide ? ALARM_WIDE : alarm_two(text);
    *bytes = wide ? 3 : 2;
    return *code != ALARM_OTHER;
}

/*
 * Moves *at behind the next word of the text and what ends it, and sets the codes that it
 * begins with. Returns false if only folding tells what they are.
 */
static bool take_word(struct span text, size_t *at, uint32_t *codes)
{
    unsigned free_bits = 5 * ALARM_LIMIT_CODES, code = 1;
    size_t i = *at, bytes;
    for (*codes = 0; i < text.n; i += bytes) {
        code = alarm_codes[(unsigned char)text.p[i]];
        bytes = 1;
        if (code >= ALARM_WIDE && code != ALARM_SKIP &&
            !take_wide(span_from(text, i), &code, &bytes))
            return false;
        if (code == 0)
            break;
        if (free_bits && code != ALARM_SKIP) {
            *codes = *codes << 5 | code;
            free_bits -= 5;
        }
    }
    *codes <<= free_bits;
    *at = i + 1;
    return i >= text.n || text.p[i] != '?';
}

/*
 * Returns false if no word of the text begins as one of the words of ALARM_LIMITS does, and it
 * has no question mark.
 */
static bool has_sign(struct span text)
{
    uint32_t codes;
    for (size_t at = 0; at < text.n;)
        if (!take_word(text, &at, &codes) ||
            (codes && alarm_bit(alarm_limits, alarm_start(codes))))
            return true;
    return false;
}

/* Returns whether has_code may find letters in a text that are no word when it is folded. */
static bool may_have_letters(struct span text)
{
    return !utf8_is_ascii(text) || span_chr(text, '\'') != SPAN_NONE ||
           span_chr(text, '`') != SPAN_NONE;
}

bool limit_may_tell(struct span text, unsigned kinds)
{
    const unsigned needed =
        ALARM_TERMS | 1u << ALARM_DRINK | 1u << ALARM_AGED | 1u << ALARM_CODE;
    return (kinds & needed || may_have_letters(text)) && has_sign(text);
}

/* ---- words of a folded text ---- */

/*
 * Returns whether a word is one of the kinds, or goes on behind one that is open there. Letters
 * of scripts without spaces are open anywhere: of those the word has to be all.
 */
static bool is_whole(struct span word, unsigned kinds)
{
    struct alarm a;
    size_t at = 0;
    return alarm_next(word, &at, kinds, &a) && a.from == 0 &&
           (a.to == word.n || (unsigned char)word.p[0] < 0xE0);
}

/* Returns where the word ends that `at` is in or behind. */
static size_t word_end(struct span folded, size_t at)
{
    while (at < folded.n && folded.p[at] != ' ')
        at++;
    return at;
}

/*
 * Returns how many words there are between two places, filler not counted. Stops at MOST words,
 * so that a line of a megabyte takes no longer than its length.
 */
static size_t words_between(struct span folded, size_t from, size_t to)
{
    enum { MOST = 8 };
    struct span word, rest = SPAN("");
    size_t n = 0;
    if (from < to)
        rest = span_between(folded.p + from, folded.p + to);
    for (size_t words = 0; span_word(&rest, &word); words++) {
        if (words == MOST)
            return MOST;
        n += !is_whole(word, 1u << ALARM_FILLER);
    }
    return n;
}

/* Returns whether what follows a limit behind a food adds nothing: "fish: never, please". */
static bool is_tail(struct span rest)
{
    struct span word;
    while (span_word(&rest, &word))
        if (!is_whole(word, 1u << ALARM_TAIL | 1u << ALARM_LIMIT | 1u << ALARM_FILLER |
                                1u << ALARM_PERSON))
            return false;
    return true;
}

/* ---- clauses ---- */

struct limit_clause {
    struct span folded;
    size_t food_end; /* of the last food, or SPAN_NONE */
    bool ended;      /* the food is the last word */
};

/* Sets the last food of the clause. Returns whether the clause limits a food. */
static bool is_limited(struct limit_clause *c)
{
    enum { NEAR = 2, SHORT = 3 }; /* "no wine, she drove" is of that evening */
    const unsigned kinds =
        1u << ALARM_LIMIT | 1u << ALARM_EASE | 1u << ALARM_FOOD | 1u << ALARM_DRINK;
    struct alarm a;
    size_t limit_end = SPAN_NONE, limit_bytes = 0;
    bool limited = false, eased = false;
    c->food_end = SPAN_NONE;
    for (size_t at = 0; alarm_next(c->folded, &at, kinds, &a);) {
        eased |= a.kind == ALARM_EASE;
        if (limit_end != SPAN_NONE && a.kind == ALARM_FOOD)
            limited |= words_between(c->folded, limit_end, a.from) <= NEAR;
        if (limit_end != SPAN_NONE && a.kind == ALARM_DRINK && limit_bytes > SHORT)
            limited |= words_between(c->folded, limit_end, a.from) < NEAR;
        if (a.kind == ALARM_FOOD)
            c->food_end = word_end(c->folded, a.to);
        if (a.kind == ALARM_LIMIT) {
            limited |= c->food_end != SPAN_NONE &&
                       words_between(c->folded, c->food_end, a.from) <= NEAR &&
                       is_tail(span_from(c->folded, a.to));
            limit_end = a.to;
            limit_bytes = a.to - a.from;
        }
    }
    c->ended = c->food_end == c->folded.n;
    return limited && !eased;
}

/* Returns whether nothing but a tail follows the last food: "is there egg in it". */
static bool ends_in_food(const struct limit_clause *c)
{
    return c->food_end != SPAN_NONE && is_tail(span_from(c->folded, c->food_end));
}

/* Returns where the clause ends that begins the text: at a mark, or at its end. */
static size_t clause_end(struct span text)
{
    for (size_t i = 0; i < text.n; i++) {
        bool last = i + 1 == text.n || text.p[i + 1] == ' ';
        if (span_chr(SPAN(",;()[]!?"), text.p[i]) != SPAN_NONE || (text.p[i] == '.' && last))
            return i;
    }
    return text.n;
}

/* Returns whether a clause limits a food, or is only a limit behind one: "prawns, never". */
static bool has_limit(struct span text)
{
    bool told = false, ended = false;
    struct buf folded = BUF_INIT;
    while (!told && text.n) {
        size_t end = clause_end(text);
        struct span clause = span_head(text, end);
        bool asked = end < text.n && text.p[end] == '?';
        buf_clear(&folded);
        picture_fold(&folded, clause);
        struct limit_clause c = {buf_span(&folded), SPAN_NONE, false};
        if (ended && alarm_is_all(clause, 1u << ALARM_LIMIT | 1u << ALARM_TAIL))
            told = true;
        if (!told && c.folded.n) {
            told = is_limited(&c) || (asked && ends_in_food(&c));
            ended = c.ended;
        }
        text = span_from(text, end < text.n ? end + 1 : end);
    }
    buf_release(&folded);
    return told;
}

static bool has_kind(struct span folded, unsigned kinds)
{
    struct alarm a;
    size_t at = 0;
    return alarm_next(folded, &at, kinds, &a);
}

/* ---- codes and ages ---- */

static bool is_upper(struct span word)
{
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] < 'A' || word.p[i] > 'Z')
            return false;
    return word.n > 0;
}

/* Returns the ASCII letters that the text begins with. */
static struct span take_letters(struct span text)
{
    size_t n = 0;
    while (n < text.n && span_lower(text.p[n]) >= 'a' && span_lower(text.p[n]) <= 'z')
        n++;
    return span_head(text, n);
}

/* Returns whether the word is one of ALARM_CODE. */
static bool is_code(struct span word)
{
    enum { SHORTEST = 2, LONGEST = 4 };
    char low[LONGEST];
    uint32_t codes = 0;
    if (word.n < SHORTEST || word.n > LONGEST)
        return false;
    for (size_t i = 0; i < word.n; i++) {
        low[i] = span_lower(word.p[i]);
        codes = codes << 5 | alarm_codes[(unsigned char)low[i]];
    }
    codes <<= 5 * (ALARM_LIMIT_CODES - word.n);
    return alarm_bit(alarm_limits, alarm_start(codes)) &&
           is_whole((struct span){low, word.n}, 1u << ALARM_CODE);
}

/*
 * Returns whether a text goes on with a food or another of the kinds: "bread", "cake"; not
 * "loves".
 */
static bool begins_with_food(struct span text, unsigned kinds)
{
    struct buf folded = BUF_INIT;
    struct alarm a;
    size_t at = 0;
    fold_words(&folded, take_letters(text));
    struct span word = buf_span(&folded);
    bool food = !is_whole(word, 1u << ALARM_LIKES) &&
                alarm_next(word, &at, 1u << ALARM_FOOD | kinds, &a) && a.from == 0;
    buf_release(&folded);
    return food;
}

/*
 * Returns whether a word of ALARM_CODE is in capitals, or before a food: not "his GF", but "his
 * GF bread".
 */
static bool has_code(struct span text)
{
    static const char owners[] = "his|her|my|their|your|the|new|ex|with|and|w";
    struct span before = SPAN("");
    for (size_t i = 0; i < text.n;) {
        struct span word = take_letters(span_from(text, i));
        struct span after = span_from(text, i + word.n);
        i += word.n ? word.n : 1;
        if (is_code(word) && !span_starts(after, SPAN("'"))) {
            bool owned = span_is_among(before, owners);
            unsigned courses = owned ? 0 : 1u << ALARM_SERVING;
            if ((!owned && is_upper(word)) ||
                (after.n && begins_with_food(span_from(after, 1), courses)))
                return true;
        }
        before = word.n ? word : before;
    }
    return false;
}

static size_t digits_of(struct span word)
{
    size_t n = 0, bytes;
    for (uint32_t cp; n < word.n; n += bytes) {
        bytes = utf8_decode(span_from(word, n), &cp);
        if (num_digit(cp) < 0)
            break;
    }
    return n;
}

/* Returns whether a word of ALARM_AGED is before a number of months: "baby (9 mths)". */
static bool has_age(struct span folded)
{
    enum { BETWEEN = 3 };
    struct span word, unit, rest = folded;
    struct span before[BETWEEN] = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    for (size_t k = 0; span_word(&rest, &word); before[k++ % BETWEEN] = word) {
        size_t digits = digits_of(word);
        struct span next = rest;
        unit = span_from(word, digits);
        if (!digits || (!unit.n && !span_word(&next, &unit)) ||
            !is_whole(unit, 1u << ALARM_UNIT))
            continue;
        for (size_t i = 0; i < BETWEEN; i++)
            if (is_whole(before[i], 1u << ALARM_AGED))
                return true;
    }
    return false;
}

static bool judge(struct span text, bool signs_only)
{
    if (!has_sign(text))
        return false;
    struct buf folded = BUF_INIT;
    picture_fold(&folded, text);
    struct span words = buf_span(&folded);
    bool told = !signs_only && (has_age(words) || has_code(text));
    if (!told && has_kind(words, 1u << ALARM_FOOD | 1u << ALARM_DRINK))
        told = (has_kind(words, 1u << ALARM_SIGN) && has_kind(words, 1u << ALARM_FOOD)) ||
               (!signs_only && has_limit(text));
    buf_release(&folded);
    return told;
}

bool limit_tells(struct span text)
{
    return judge(text, false);
}

bool limit_signs(struct span text)
{
    return judge(text, true);
}
