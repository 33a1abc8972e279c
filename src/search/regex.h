#ifndef SEARCH_REGEX_H
#define SEARCH_REGEX_H
/*
 * From the text of a pattern to its tree. The syntax is POSIX extended regular expressions
 * (XBD 9.4) with \< \> \b \B \w \W \s \S as `grep -E` has them. Characters are UTF-8; a byte
 * that is not is a character of its own. Back-references are refused: they cannot be matched
 * in time linear in the text.
 *
 * Where POSIX leaves it open: a { that begins no interval is a plain character; an empty
 * alternative matches the empty text; * with nothing before it, an unmatched ) and an unknown
 * escape are errors. Ranges go by code point. [:upper:] and [:lower:] know ASCII only.
 *
 * Without REGEX_EXACT the tree is for folded text (base/fold.h): runs of plain characters are
 * folded, brackets hold the folds of what they list, and a class asks about the folded text.
 */
#include "base/arena.h"
#include "base/err.h"
#include "search/classes.h"

enum { REGEX_FIXED = 1, REGEX_EXACT = 2, REGEX_WORD = 4 };
enum { REGEX_BYTES = 4096, REGEX_MANY = 0xFFFF };

enum re_kind { RE_TEXT, RE_SET, RE_ANY, RE_ASSERT, RE_CAT, RE_ALT, RE_REPEAT };

/* Assertions between two characters. OUT: the character on that side is not a word character.
 */
enum re_assert {
    RE_LINE_START,
    RE_LINE_END,
    RE_WORD_START,
    RE_WORD_END,
    RE_EDGE,
    RE_NO_EDGE,
    RE_OUT_BEFORE,
    RE_OUT_AFTER,
};

struct re_range {
    uint32_t lo, hi;
};

struct re_set {
    struct re_range *v; /* sorted, apart */
    size_t n, cap;
    unsigned classes; /* a bit for each class of search/classes.h */
    bool negated;
};

struct re {
    enum re_kind kind;
    enum re_assert assert;
    struct span text;
    struct re_set *set;
    struct re **kid; /* of CAT, ALT; the one of REPEAT */
    size_t kids, cap;
    unsigned min, max; /* of REPEAT; REGEX_MANY: no end */
};

/*
 * Parses patterns, one a line, any of which may match, to a tree in the arena. On an error
 * returns NULL with *e set (STATUS_USAGE) and *at the byte of `pattern` with the error.
 */
const struct re *regex_parse(struct span pattern, unsigned flags, struct arena *a,
                             struct err *e, size_t *at);

/* Returns whether the set has the character. */
bool re_set_has(const struct re_set *set, uint32_t cp);

#endif
