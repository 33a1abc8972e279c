#ifndef TEXT_ALARM_H
#define TEXT_ALARM_H
/*
 * Words that signal an allergy, an intolerance, a condition or a diet wherever they occur, and
 * verbs that signal a taste. src/data/alarm.c makes the table below from src/data/alarm.tsv.
 */
#include "base/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum alarm_kind {
    ALARM_ALLERGY,     /* allergic, anaphylaxis */
    ALARM_INTOLERANCE, /* intolerant, cannot tolerate */
    ALARM_CONDITION,   /* coeliac, diabetes, EpiPen */
    ALARM_SYMPTOM,     /* her lips swell, makes him ill */
    ALARM_PREGNANCY,
    ALARM_DIET,    /* vegan, halal, gluten-free */
    ALARM_BAR,     /* cannot eat, doesn't eat */
    ALARM_LACK,    /* no nuts, sans lait */
    ALARM_CAUTION, /* avoid, careful, stomach: counts in a text that has a word of ALARM_FOOD */
    ALARM_FOOD,    /* nuts, milk: what people react to or do not eat */
    ALARM_ALONE,   /* GF, nut: where a text says no more */
    ALARM_SIGN,  /* gums burn, far from: as ALARM_CAUTION, but looked up by its longest word */
    ALARM_DRINK, /* wine, rum: as a food, but only after a word of ALARM_LIMIT, one between */
    ALARM_LIMIT, /* no, off, out, except: beside a food */
    ALARM_EASE,  /* left, enough, the menu: a limit in that clause is not the guest's */
    ALARM_TAIL,  /* please, ever: what may follow a limit behind a food */
    ALARM_AGED,  /* baby, sober: before a number of ALARM_UNIT */
    ALARM_UNIT,  /* months, years */
    ALARM_CODE,  /* GF, LI: in capitals, or before a food */
    ALARM_KEY,   /* dietary, medical: in the name of a key only */
    ALARM_SERVING, /* order, dessert, dog: a key with them does not list what to avoid */
    ALARM_FILLER,  /* and, is, very: no signal */
    ALARM_CLAUSE,  /* she, is, since: in a sentence, not in the name of a dish */
    ALARM_COUNT,   /* two, pax, covers: beside a term */
    ALARM_PERSON,  /* wife, son: the line may tell of another than the guest */
    ALARM_HATES,   /* can't stand, dislikes */
    ALARM_LIKES,   /* likes, loves */
    ALARM_WITHOUT, /* no, sans: in front of a word */
    ALARM_KINDS
};

/* Sets of kinds, bits 1 << kind. */
enum {
    ALARM_HARMS = 1 << ALARM_ALLERGY | 1 << ALARM_INTOLERANCE | 1 << ALARM_CONDITION |
                  1 << ALARM_SYMPTOM | 1 << ALARM_PREGNANCY,
    ALARM_NET = ALARM_HARMS | 1 << ALARM_DIET | 1 << ALARM_BAR | 1 << ALARM_LACK,
    ALARM_SAID = ALARM_NET | 1 << ALARM_CAUTION, /* in a line about a guest, not a dish */
    ALARM_FILTERED = ALARM_SAID | 1 << ALARM_KEY,
    ALARM_TERMS = 1 << ALARM_ALONE | 1 << ALARM_FOOD, /* with those around, all of a term */
    ALARM_SIFTED = ALARM_FILTERED | ALARM_TERMS | 1 << ALARM_DRINK | 1 << ALARM_AGED |
                   1 << ALARM_CODE, /* of which alarm_may_have tells */
    ALARM_ROUND = 1 << ALARM_FILLER | 1 << ALARM_CLAUSE | 1 << ALARM_COUNT | 1 << ALARM_PERSON,
    ALARM_LIMITS = 1 << ALARM_SIGN | 1 << ALARM_LIMIT | 1 << ALARM_AGED |
                   1 << ALARM_CODE, /* text/limit.h */
    ALARM_TASTES = 1 << ALARM_HATES | 1 << ALARM_LIKES | 1 << ALARM_WITHOUT,
};

/* A word of the table in a folded text: bytes from..to. */
struct alarm {
    enum alarm_kind kind;
    size_t from, to;
};

/*
 * Finds the next word of the `kinds` in a text folded by fold_words, at or after *at, and moves
 * *at behind its first character. At one place the longest word wins.
 */
bool alarm_next(struct span folded, size_t *at, unsigned kinds, struct alarm *a);

/*
 * Returns the kinds of ALARM_SIFTED of which a text that is not folded yet may have words: few
 * texts without one. ALARM_TERMS are some of them if alarm_is_term may be true of a piece of
 * it.
 */
unsigned alarm_may_have(struct span text);

/*
 * Returns the kinds of all words of a text that is not folded yet, of those wanted.
 * ALARM_CAUTION is one of them only if the text has a word of ALARM_FOOD too.
 */
unsigned alarm_kinds(struct span text, unsigned wanted);

/* Returns whether the text has words of the `kinds` and else only filler. */
bool alarm_is_all(struct span text, unsigned kinds);

/*
 * Returns whether the text is a term by itself: words of ALARM_ALONE or ALARM_FOOD, and else
 * only numbers, persons and filler, as in "2x GF", "one g/f please" and "daughter (4) nuts!".
 */
bool alarm_is_term(struct span text);

/* The table, in the order of its words' bytes. */
struct alarm_row {
    uint32_t at; /* where the word begins in alarm_text */
    uint8_t n;   /* its length */
    uint8_t kind;
    uint8_t open; /* ALARM_OPEN_… */
};

enum { ALARM_OPEN_START = 1 /* may begin inside a word */, ALARM_OPEN_END = 2 };

extern const char alarm_text[];
extern const struct alarm_row alarm_rows[];
extern const uint16_t alarm_heads[257]; /* the first row whose first byte is not less */

/*
 * The automaton reads a text as codes: one a letter, the same for both cases and for its
 * accents; one for digits; 0 is what ends a word. Letters of other alphabets share the 26
 * codes.
 */
enum {
    ALARM_DIGIT = 27,
    ALARM_WIDE = 28,  /* a character of three bytes: see alarm_wides */
    ALARM_SKIP = 29,  /* an apostrophe, which fold_words drops */
    ALARM_OTHER = 30, /* the first of several bytes, or what only folding tells */
    ALARM_COLUMNS = 32
};

enum { ALARM_TWO = 0xC2, ALARM_TWOS = 0xDF - ALARM_TWO + 1 }; /* first bytes of two */

/* Returns the code of a folded letter or digit of one or two bytes, or of a space. */
static inline unsigned alarm_code(uint32_t c)
{
    if (c >= 'a' && c <= 'z')
        return c % 32;
    return c >= 0x80 ? 1 + c % 26 : c >= '0' && c <= '9' ? ALARM_DIGIT : 0;
}

extern const unsigned char alarm_codes[256];           /* of a byte */
extern const unsigned char alarm_twos[ALARM_TWOS][64]; /* of two; ALARM_OTHER if not known */

/* Returns the code of the two bytes that a text begins with; ALARM_OTHER: none is known. */
static inline unsigned alarm_two(struct span text)
{
    unsigned first = (unsigned char)text.p[0], next = text.n > 1 ? (unsigned char)text.p[1] : 0;
    bool two = first >= ALARM_TWO && first - ALARM_TWO < ALARM_TWOS && next / 64 == 2;
    return two ? alarm_twos[first - ALARM_TWO][next % 64] : ALARM_OTHER;
}

/* Returns whether a text begins with a character of three bytes that alarm_wide may know. */
static inline bool alarm_begins_wide(struct span text)
{
    return (unsigned char)text.p[0] >= 0xE3 && (unsigned char)text.p[0] <= 0xED;
}

/*
 * Returns what a Han or kana character or a Hangul syllable folds to, which no character beside
 * it changes but those that this returns 0 for: it returns 0 for any other.
 */
static inline uint32_t alarm_wide(uint32_t cp)
{
    if (cp >= 0x30A1 && cp <= 0x30F6)
        return cp - 0x60;
    bool known = (cp >= 0x4E00 && cp <= 0x9FA5) || (cp >= 0x3041 && cp <= 0x3096) ||
                 (cp >= 0xAC00 && cp <= 0xD7A3);
    return known ? cp : 0;
}

/*
 * The automaton of Aho and Corasick finds a piece of each word of the kinds ALARM_SIFTED: one
 * that is rare in ordinary texts. A row is a state, the first that of the start of a text. An
 * entry is the next row, or ALARM_EVENT and the number of an event, which leads to a row.
 */
enum { ALARM_EVENT = 0x8000 };

struct alarm_event {
    uint32_t kinds; /* of the words that have the piece; the first event has none */
    uint16_t row;
};

extern const uint16_t alarm_states[][ALARM_COLUMNS];
extern const struct alarm_event alarm_events[];

/*
 * The kinds of the words with a Han or kana character or a Hangul syllable: in both tables'
 * places of the first one and the one after it, or of 0 and the first one.
 */
enum { ALARM_WIDES = 1 << 15 };

static inline unsigned alarm_wide_place(uint32_t before, uint32_t cp, unsigned table)
{
    return (before * 2246822519U + cp * (table ? 3266489917U : 2654435761U)) >> 17;
}

extern const uint32_t alarm_wides[ALARM_WIDES];

static inline bool alarm_bit(const uint32_t *set, unsigned place)
{
    return set[place / 32] >> place % 32 & 1;
}

/* Returns three bytes as a number, in which a smaller one comes first. */
static inline uint32_t alarm_three(const char *p)
{
    return (uint32_t)(unsigned char)p[0] << 16 | (uint32_t)(unsigned char)p[1] << 8 |
           (unsigned char)p[2];
}

/*
 * The kinds of the words that start with three bytes: [0] of all words, [1] of those that may
 * begin inside a word. Three of ASCII have a place of their own, where all digits are one.
 */
enum { ALARM_LETTERS = 28, ALARM_OTHERS = 1 << 13 };
enum { ALARM_LONGS = ALARM_LETTERS * ALARM_LETTERS * ALARM_LETTERS + ALARM_OTHERS };

/* Returns the number of a folded letter, a space or a digit, or one that is too large. */
static inline unsigned alarm_letter(char c)
{
    if (c >= 'a')
        return (unsigned)c - 'a';
    return c == ' ' ? ALARM_LETTERS - 2 : c >= '0' ? ALARM_LETTERS - 1 : ALARM_LETTERS;
}

static inline unsigned alarm_long_place(const char *p)
{
    unsigned a = alarm_letter(p[0]), b = alarm_letter(p[1]), c = alarm_letter(p[2]);
    if (a < ALARM_LETTERS && b < ALARM_LETTERS && c < ALARM_LETTERS)
        return (a * ALARM_LETTERS + b) * ALARM_LETTERS + c;
    return ALARM_LONGS - 1 - (alarm_three(p) * 2654435761U >> 19);
}

extern const uint32_t alarm_longs[2][ALARM_LONGS];

/*
 * The kinds of the words of one byte or two. After one byte comes a space, or 0 for the end.
 * None may begin inside a word.
 */
enum { ALARM_SHORTS = 1 << 12 };

static inline unsigned alarm_short_place(unsigned first, unsigned second)
{
    return (first << 8 | second) * 2654435761U >> 20;
}

extern const uint32_t alarm_shorts[ALARM_SHORTS];

enum { ALARM_LIMIT_CODES = 5 };

enum { ALARM_STARTS = 1 << 16 };

/* Returns the place of how a word starts: of its first three bytes, or its first codes. */
static inline unsigned alarm_start(uint32_t start)
{
    return start * 2654435761U >> 16;
}

/*
 * The starts of the longest word of each of ALARM_LIMITS, which limit_tells looks up: five codes,
 * or its own and zeros.
 */
extern const uint32_t alarm_limits[ALARM_STARTS / 32];

/*
 * Where the words of a term start, those of ALARM_TERMS and ALARM_ROUND: [0] and [1] as of
 * alarm_longs.
 */
extern const uint32_t alarm_term_starts[2][ALARM_STARTS / 32];

#endif
