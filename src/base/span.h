#ifndef BASE_SPAN_H
#define BASE_SPAN_H
/*
 * A span is a slice of bytes someone else owns: it is valid as long as they are,
 * it need not end in NUL, and it may hold any byte. An empty span may have p == NULL.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct span {
    const char *p;
    size_t n;
};

#define SPAN(literal) ((struct span){(literal), sizeof(literal) - 1})
#define SPAN_NONE ((size_t)-1)

/* The two arguments of printf's "%.*s". */
#define SPAN_ARG(s) (int)(s).n, (s).p

/* The same for what was typed, which may be long: a message has its first 200 bytes. */
#define SPAN_ARG_SHORT(s) (int)((s).n < 200 ? (s).n : 200), (s).p

/* Returns the bytes from p up to, but not including, end. */
struct span span_between(const char *p, const char *end);

/* The functions that run many times for every line are inline. */

/* Returns the bytes of a C string, without its NUL. */
static inline struct span span_str(const char *z)
{
    return (struct span){z, strlen(z)};
}

/* Returns s from byte `from` on; empty if from is past the end. */
static inline struct span span_from(struct span s, size_t from)
{
    if (from >= s.n)
        return (struct span){s.p ? s.p + s.n : NULL, 0};
    return (struct span){s.p + from, s.n - from};
}

/* Returns the first n bytes of s, or all of it. */
static inline struct span span_head(struct span s, size_t n)
{
    return (struct span){s.p, n < s.n ? n : s.n};
}

static inline bool span_eq(struct span a, struct span b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool span_is(struct span a, const char *z);

/* Compare as above, but ASCII letters are equal in either case. */
bool span_eq_nocase(struct span a, struct span b);
bool span_is_nocase(struct span a, const char *z);

/* Compares by bytes; a prefix sorts first. Returns <0, 0 or >0. */
int span_cmp(struct span a, struct span b);

/* Orders a span and a C string in the same way; most differ in the first byte. */
static inline int span_cmp_str(struct span a, const char *z)
{
    int c = (a.n ? (unsigned char)a.p[0] : 0) - (unsigned char)z[0];
    return c ? c : span_cmp(a, span_str(z));
}

/* Compares two struct span by their bytes, for qsort and bsearch. */
int span_by_bytes(const void *x, const void *y);

/* Compares a struct span with the string that a row of a table begins with, for bsearch. */
int span_by_row(const void *span, const void *row);

static inline bool span_starts(struct span s, struct span prefix)
{
    return s.n >= prefix.n && span_eq(span_head(s, prefix.n), prefix);
}

/* Returns eight bytes as a number, the first one the lowest, whatever the processor's order. */
static inline uint64_t span_eight(const char *s)
{
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t v;
    memcpy(&v, s, sizeof v); /* one load; gcc makes seven of what follows, if s[0] is known */
    return v;
#else
    const unsigned char *p = (const unsigned char *)s;
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
           (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
           (uint64_t)p[7] << 56;
#endif
}

/* Returns whether c is a space, a tab or a CR. */
static inline bool span_is_blank(char c)
{
    return (unsigned char)c <= ' ' && (c == ' ' || c == '\t' || c == '\r');
}

/* Returns s without spaces, tabs and CR at both ends. */
static inline struct span span_trim(struct span s)
{
    while (s.n && span_is_blank(s.p[0]))
        s.p++, s.n--;
    while (s.n && span_is_blank(s.p[s.n - 1]))
        s.n--;
    return s;
}

/* Returns s without spaces and tabs at its beginning. */
static inline struct span span_skip_blanks(struct span s)
{
    while (s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
        s.p++, s.n--;
    return s;
}

/* Returns s without a CR at its end. */
static inline struct span span_without_cr(struct span s)
{
    return s.n && s.p[s.n - 1] == '\r' ? span_head(s, s.n - 1) : s;
}

/* Returns the small letter of an ASCII capital; any other byte as it is. */
static inline char span_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

bool span_ends(struct span s, struct span suffix);

/* Returns the first position of the byte or the bytes in s, or SPAN_NONE. */
size_t span_chr(struct span s, char c);
size_t span_find(struct span s, struct span what);

/* Returns how many bytes of s are c. */
size_t span_count(struct span s, char c);

/*
 * Takes the part before the next `sep` off the front of *rest and returns true;
 * false when nothing is left. "a,b" gives a, b; "a," gives a and an empty part.
 */
bool span_cut(struct span *rest, char sep, struct span *part);

/* Returns true if the word is one of the list, whose words are separated by "|". */
bool span_is_among(struct span word, const char *list);

/*
 * Takes the next line off the front of *rest, without its LF (a CR before it stays);
 * false at the end. A last line without LF is a line.
 */
static inline bool span_line(struct span *rest, struct span *line)
{
    if (rest->n == 0)
        return false;
    const char *end = memchr(rest->p, '\n', rest->n);
    *line = (struct span){rest->p, end ? (size_t)(end - rest->p) : rest->n};
    *rest = span_from(*rest, line->n + 1);
    return true;
}

/* Takes the next run of bytes other than blanks; false when none is left. */
static inline bool span_word(struct span *rest, struct span *word)
{
    size_t n = 0;
    while (rest->n && span_is_blank(rest->p[0]))
        rest->p++, rest->n--;
    while (n < rest->n && !span_is_blank(rest->p[n]))
        n++;
    *word = span_head(*rest, n);
    *rest = span_from(*rest, n);
    return n > 0;
}

/* Returns how many words s has, as span_word takes them. */
size_t span_count_words(struct span s);

/* Returns true if `word` is one of the words of s, as span_word takes them. */
bool span_has_word(struct span s, struct span word);

/* Returns true if each of the words is a word of s. */
bool span_has_words(struct span s, struct span words);

/* Returns the 32-bit FNV-1a of the bytes, for short names of lines; it is not cryptographic. */
unsigned span_hash(struct span s);

/*
 * Returns a hash for tables in memory. It reads eight bytes at a time, so its values differ by
 * machine, and by seed.
 */
unsigned span_quick_hash(struct span s, uint64_t seed);

#endif
