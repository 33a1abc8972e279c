#ifndef TEXT_MENU_TOKEN_H
#define TEXT_MENU_TOKEN_H
/* The tokens of a dish's name as menus print it: words, prices, sizes, codes, labels. */
#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>

/* The kinds of tokens of a name. */
enum token_kind {
    TOKEN_WORD,
    TOKEN_NUMBER, /* whole, or a fraction */
    TOKEN_PRICE,
    TOKEN_SIZE,   /* a number with its unit */
    TOKEN_UNIT,   /* a size after a number, else a word */
    TOKEN_MONEY,  /* a currency, a price after or before a number */
    TOKEN_CODES,  /* single letters or small numbers in a list */
    TOKEN_LETTER, /* one capital letter from A to R: a code at the end of a name */
    TOKEN_LABEL,  /* GF, VG, (large), NEW! */
    TOKEN_SIGN,   /* no letter and no digit */
};

struct menu_token {
    struct span text; /* as written, with its brackets */
    enum token_kind kind;
    bool dropped;
};

struct menu_tokens {
    struct menu_token *v;
    size_t n, cap;
};

/* Appends the tokens of the name to `t`. `b` is scratch space; the arena owns the list. */
void tokens_cut(struct menu_tokens *t, struct span name, struct buf *b, struct arena *a);

/* Returns the kind of a token that is not in brackets. */
enum token_kind token_kind_of(struct span written, struct buf *b);

/* Returns true for a list of single letters or of numbers up to 99: "A,C,G", "1/7"; in brackets
 * also "1-3-7". Sets whether it has more than one item. */
bool token_is_codes(struct span s, bool bracketed, bool *several);

/* Returns true for an abbreviation of a diet, in capitals: "GF". */
bool token_is_diet(struct span word);

/* Sets *word to the currency, unit or diet of that number, from 0. Returns false if there are
 * fewer. */
bool token_dropped_each(size_t i, struct span *word);

bool token_has_alnum(struct span s);

/* Returns the bytes of digits, separators between digits and fractions at the start of s. */
size_t token_digits(struct span s);

/* Returns the bytes of an opening bracket at the start of s, or 0. */
size_t token_bracket(struct span s);

/* Returns the word folded, in `b`. */
struct span token_folded(struct span word, struct buf *b);

/* Returns whether the word is in a table of strings. */
#define TOKEN_IN(word, table) token_is_in(word, table, sizeof(table) / sizeof *(table))
bool token_is_in(struct span word, const char *const *table, size_t n);

#endif
