#include "base/span.h"

#include <stdint.h>
#include <string.h>

struct span span_between(const char *p, const char *end)
{
    return (struct span){p, end > p ? (size_t)(end - p) : 0};
}

bool span_is(struct span a, const char *z)
{
    return span_eq(a, span_str(z));
}

bool span_eq_nocase(struct span a, struct span b)
{
    size_t i = 0;
    if (a.n != b.n)
        return false;
    while (i < a.n && span_lower(a.p[i]) == span_lower(b.p[i]))
        i++;
    return i == a.n;
}

bool span_is_nocase(struct span a, const char *z)
{
    return span_eq_nocase(a, span_str(z));
}

int span_cmp(struct span a, struct span b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

int span_by_bytes(const void *x, const void *y)
{
    return span_cmp(*(const struct span *)x, *(const struct span *)y);
}

int span_by_row(const void *span, const void *row)
{
    struct span s = *(const struct span *)span;
    const char *text = *(const char *const *)row;
    for (size_t i = 0; i < s.n; i++)
        if (!text[i] || s.p[i] != text[i])
            return (unsigned char)s.p[i] < (unsigned char)text[i] ? -1 : 1;
    return text[s.n] ? -1 : 0;
}

bool span_ends(struct span s, struct span suffix)
{
    return s.n >= suffix.n && span_eq(span_from(s, s.n - suffix.n), suffix);
}

size_t span_chr(struct span s, char c)
{
    const char *at = s.n ? memchr(s.p, c, s.n) : NULL;
    return at ? (size_t)(at - s.p) : SPAN_NONE;
}

size_t span_count(struct span s, char c)
{
    size_t n = 0;
    for (size_t at; (at = span_chr(s, c)) != SPAN_NONE; s = span_from(s, at + 1))
        n++;
    return n;
}

size_t span_find(struct span s, struct span what)
{
    if (what.n == 0)
        return 0;
    for (size_t i = 0; s.n >= what.n && i <= s.n - what.n; i++) {
        size_t hop = span_chr(span_head(span_from(s, i), s.n - what.n - i + 1), what.p[0]);
        if (hop == SPAN_NONE)
            return SPAN_NONE;
        i += hop;
        if (memcmp(s.p + i, what.p, what.n) == 0)
            return i;
    }
    return SPAN_NONE;
}

bool span_cut(struct span *rest, char sep, struct span *part)
{
    if (!rest->p)
        return false;
    size_t at = span_chr(*rest, sep);
    if (at == SPAN_NONE) {
        *part = *rest;
        *rest = (struct span){NULL, 0};
    } else {
        *part = span_head(*rest, at);
        *rest = span_from(*rest, at + 1);
    }
    return true;
}

bool span_is_among(struct span word, const char *list)
{
    struct span rest = span_str(list), one;
    while (span_cut(&rest, '|', &one))
        if (span_eq(word, one))
            return true;
    return false;
}

unsigned span_hash(struct span s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 16777619u;
    return h;
}

unsigned span_quick_hash(struct span s, uint64_t seed)
{
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15); /* 2^64 over the golden ratio */
    uint64_t h = seed ^ s.n, eight;
    size_t at = 0;
    for (; at + sizeof eight < s.n; at += sizeof eight) {
        memcpy(&eight, s.p + at, sizeof eight);
        h = (h ^ eight) * odd;
        h ^= h >> 32;
    }
    if (s.n >= sizeof eight)
        memcpy(&eight, s.p + s.n - sizeof eight, sizeof eight); /* some of them again */
    else
        for (eight = 0; s.n; s.n--)
            eight = eight << 8 | (unsigned char)s.p[s.n - 1];
    h = (h ^ eight) * odd;
    return (unsigned)(h >> 32);
}

size_t span_count_words(struct span s)
{
    struct span word;
    size_t n = 0;
    while (span_word(&s, &word))
        n++;
    return n;
}

bool span_has_word(struct span s, struct span word)
{
    struct span own;
    while (span_word(&s, &own))
        if (span_eq(own, word))
            return true;
    return false;
}

bool span_has_words(struct span s, struct span words)
{
    struct span word;
    while (span_word(&words, &word))
        if (!span_has_word(s, word))
            return false;
    return true;
}
