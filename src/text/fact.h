#ifndef TEXT_FACT_H
#define TEXT_FACT_H
/*
 * A line is a fact, and a dated line is a fact that happened. The grammar is in journal(5);
 * this file knows one line at a time. Parsing is total: every line is exactly one of the four
 * kinds, and the line's own bytes are kept, so printing what was parsed gives the same bytes.
 */
#include "base/date.h"
#include "base/span.h"
#include "text/head.h"
#include "text/key.h"

#include <stdbool.h>

enum line_kind { LINE_BLANK, LINE_COMMENT, LINE_FACT, LINE_OTHER };

/* A problem of a line; the first found. problem_text() describes it. */
enum problem {
    PROBLEM_NONE,
    PROBLEM_NOT_A_FACT, /* other: neither comment nor fact */
    PROBLEM_DATE,       /* other: looks like a fact, but no such day */
    PROBLEM_TIME,       /* other: no such time of day */
    PROBLEM_CONFLICT,   /* other: a git conflict marker */
    PROBLEM_KEY,        /* fact: the key is not known */
    PROBLEM_UNDATED,    /* fact: a key that always has a date has none */
    PROBLEM_EMPTY,      /* fact: a standing key with no text */
    PROBLEM_MARK,       /* fact: a mark its key does not have */
    PROBLEM_BRACKET,    /* fact: ( or [ is not closed on the line */
    PROBLEM_YEARLY,     /* fact: a birthday or anniversary that is no such day */
};

/*
 * A line that is not a fact has no text, key, class, date, time and mark. A file of a megabyte
 * may have half a million lines: what can be found in the line again is not kept.
 */
struct fact {
    struct span line;     /* as in the file, without LF, with BOM and CR */
    struct span key_name; /* as written */
    struct span text;     /* after the colon, trimmed: body [ ";" remark ] */
    struct span body, remark;
    const char *canonical; /* the name of its key, which lives as long as the keys, or NULL */
    date_t date;
    daytime_t time;
    int16_t key;                  /* enum key_id, a configured id, or KEY_NONE */
    uint8_t kind, class, problem; /* enum line_kind, key_class, problem */
    char mark;                    /* + - ~ * or 0 */
    uint32_t lineno;              /* from 1; 0 for a line that is in no file */
};

/* The marks of an item, as they are offered. */
#define FACT_MARKS "+-~*"

static inline bool fact_is_mark(char c)
{
    return head_is_mark(c);
}

/* Parses one line (no LF in it). `lineno` is only kept. */
struct fact fact_parse(struct span line, uint32_t lineno, const struct keys *keys);

/*
 * Parses a line as fact_parse does, into *f. Of facts of the classes `heads` (bits, 1 << class)
 * only the head is parsed: body is the whole text, remark is empty, and problems are not looked
 * for.
 */
void fact_read(struct fact *f, struct span line, uint32_t lineno, const struct keys *keys,
               unsigned heads);

/* Does the same after the head of the line was read. The line has no byte order mark. */
void fact_read_headed(struct fact *f, const struct line_head *h, struct span line, uint32_t lineno,
                      const struct keys *keys, unsigned heads);

/* Returns the name of its key, or the key as written if it is not known. */
static inline struct span fact_key_is(const struct fact *f)
{
    return f->canonical ? span_str(f->canonical) : f->key_name;
}

/* Returns the bytes of the line that its problem is about; without a problem the whole line. */
struct span fact_culprit(const struct fact *f);

/* Returns the fact with its spans in a copy of the line, which the arena owns. */
struct fact fact_copy(const struct fact *f, struct arena *a);

/* The name of a problem as messages show it ("bad-date"), what it means, and the remedy. */
struct problem_text {
    const char *name, *message, *remedy;
};
struct problem_text problem_text(enum problem problem);

/* Appends `[DATE [TIME ]]key[mark]: text`: the one way in which this program writes a fact. */
void fact_write(struct buf *b, date_t date, daytime_t time, struct span key, char mark,
                struct span text);

/* Appends the canonical spelling of a parsed fact. */
void fact_print(struct buf *b, const struct fact *f);

/*
 * Appends what equal lines have in common: a fact as fact_print writes it, any other line
 * without the spaces at its ends. This is the rule "equal lines are one fact" as bytes.
 */
void fact_canonical(struct buf *b, const struct fact *f);

/*
 * Returns whether two facts have the same date, time, key, mark and text. They are not folded:
 * a corrected spelling is another fact.
 */
bool fact_eq(const struct fact *a, const struct fact *b);

/* Returns the same for two lines of any kind: those that are not facts are equal by bytes. */
bool fact_same(const struct fact *a, const struct fact *b);

/*
 * Returns whether f comes after the other in a sorted file. Undated facts come first, because
 * DATE_NONE is less than any date; a fact without a time comes last of its day.
 */
bool fact_is_later(const struct fact *f, const struct fact *than);

/*
 * Returns the end of the part of s up to `sep` outside brackets, or s.n. For `;` only one
 * followed by a space, or the last byte, counts. *open is where a bracket stays open.
 */
size_t fact_split_at(struct span s, char sep, size_t *open);

/*
 * Pieces of a remark, cut at "; ". `until DATE` ends a standing fact, `by DATE` is the due day
 * of an open item, in the words of src/data/facts.tsv; each is DATE_NONE when no piece is
 * exactly that.
 */
bool remark_next(struct span *rest, struct span *piece);
date_t fact_until(const struct fact *f);
date_t fact_by(const struct fact *f);
date_t piece_until(struct span piece);
date_t piece_by(struct span piece);

/*
 * The terms of a standing fact's body: cut at commas outside brackets and trimmed; empty ones
 * are skipped. `note` is the text in ( ) at the end: severity or source.
 */
struct term {
    struct span name, note;
};
bool term_next(struct span *rest, struct term *term);

/* Returns true if a standing fact's only term is "none": `allergies: none`. */
bool fact_says_none(const struct fact *f);

/*
 * Finds the next @id in a text (at its start, or after a space, a comma or an opening bracket):
 * the longest run of characters that an id can have, without the @. In a script without spaces
 * the true id may be shorter (store/resolve.h finds the one that exists).
 */
bool mention_next(struct span *rest, struct span *id);

/* Takes the next word off a text, without the punctuation at its ends. */
bool bare_word_next(struct span *rest, struct span *word);

/*
 * Returns the covers of a visit's or booking's text, the first number that is one: `for N`,
 * `for two`, `Np`, `xN`, `N pax`, `Npax`, `party of N`, `covers N`, `pour N`, `N名`; or the sum of
 * adults and children before a remark, if that is more; 0 when it does not say.
 */
int fact_covers(const struct fact *f);

/* The same for a text; *number is where it says so: "2", "two"; empty where it does not,
 * and for a sum. */
int covers_find(struct span text, struct span *number);

/*
 * Returns T of `table T`, `table no. T`, `Tisch T`, `T号桌`, if it has a digit or is a capital;
 * else empty.
 */
struct span fact_table(const struct fact *f);

#endif
