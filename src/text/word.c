#include "text/word.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/han.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

struct word_list {
    struct word *v;
    size_t n, cap;
};

/* Bytes of the apostrophe at the start of s, or 0. */
static size_t apostrophe(struct span s)
{
    static const char *const marks[] = {"'", "`", "´", "‘", "’", "ʼ"};
    if (s.n && s.p[0] >= 'a' && s.p[0] <= 'z') /* nearly always */
        return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (span_starts(s, span_str(marks[i])))
            return strlen(marks[i]);
    return 0;
}

/* Bytes of the article cut short before a vowel at the start of s: l', all'. */
static size_t elision(struct span s)
{
    static const char *const cut[] = {"l", "d", "all", "dall", "dell", "nell", "sull"};
    size_t n = 0, mark = 0;
    while (n < 5 && !(mark = apostrophe(span_from(s, n))))
        n++;
    for (size_t i = 0; mark && i < sizeof cut / sizeof *cut; i++)
        if (n + mark < s.n && span_is_nocase(span_head(s, n), cut[i]))
            return n + mark;
    return 0;
}

static bool is_latin(struct span w)
{
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] < 'a' || w.p[i] > 'z')
            return false;
    return true;
}

static bool ends(const char *w, size_t n, const char *end)
{
    return span_ends((struct span){w, n}, span_str(end));
}

/*
 * Returns how many bytes of a word to keep so that its singular and plural are equal; the
 * result need not be a word. English: berries, peaches, tomatoes, octopuses. French: gâteaux.
 * Spanish: tacos.
 */
static size_t singular(char *w, size_t n)
{
    if (w[n - 1] != 's' && w[n - 1] != 'x' && w[n - 1] != 'e')
        return n;
    size_t ie = ends(w, n, "ies") ? 2 : ends(w, n, "ie") ? 1 : 0;
    if (ie && n > ie + 1) {
        w[n - ie - 1] = 'y';
        return n - ie;
    }
    if (n >= 4 && ((ends(w, n, "s") && !ends(w, n, "ss")) || ends(w, n, "ux")))
        n--;
    if (n >= 4 && (ends(w, n, "che") || ends(w, n, "she") || ends(w, n, "xe") ||
                   ends(w, n, "sse") || ends(w, n, "use") || ends(w, n, "oe")))
        n--;
    return n >= 4 && ends(w, n, "us") ? n - 1 : n;
}

/*
 * Returns whether a word is a run. Korean has spaces, but joins several nouns to one word, so
 * it is one.
 */
static bool is_run(struct span s)
{
    uint32_t cp;
    if (s.n && (unsigned char)s.p[0] < 0x80)
        return false;
    utf8_decode(s, &cp);
    return cp != UTF8_BAD && (fold_is_unspaced(cp) || (cp >= 0xAC00 && cp <= 0xD7A3));
}

/* Cuts the first word off folded text. */
static struct span first_word(struct span s, bool run)
{
    size_t n = 0;
    while (n < s.n && s.p[n] != ' ' && is_run(span_from(s, n)) == run) {
        uint32_t cp;
        n += utf8_decode(span_from(s, n), &cp);
    }
    return span_head(s, n);
}

static void push_word(struct word_list *l, struct word w, struct arena *a)
{
    l->v = arena_grow(a, l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n++] = w;
}

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-';
}

/* Adds the words of a piece of ASCII letters, digits and hyphens, as cut_piece would. */
static void cut_plain(struct word_list *l, struct span piece, struct arena *a)
{
    char *p = arena_alloc(a, piece.n, 1);
    for (size_t from = 0, to = 0; from < piece.n; from = ++to) {
        bool letters = true;
        for (; to < piece.n && piece.p[to] != '-'; to++) {
            char c = piece.p[to];
            p[to] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
            letters &= c > '9';
        }
        struct span text = {p + from, to - from};
        struct word w = {.text = text, .written = piece, .shown = text};
        if (letters && text.n)
            w.text.n = singular(p + from, text.n);
        if (text.n)
            push_word(l, w, a);
    }
}

static void cut_piece(struct word_list *l, struct span piece, struct buf *b, struct arena *a)
{
    buf_clear(b);
    fold_words(b, span_from(piece, elision(piece)));
    struct span rest = arena_copy(a, buf_span(b));
    while (rest.n) {
        struct word w = {.written = piece, .run = is_run(rest)};
        w.text = first_word(rest, w.run);
        rest = span_from(rest, w.text.n ? w.text.n : 1);
        if (w.text.n == 0)
            continue;
        w.shown = w.text;
        if (w.run) {
            w.text = arena_copy(a, w.text);
            han_simplify((char *)w.text.p, w.text.n);
        } else if (is_latin(w.text)) {
            w.text.n = singular((char *)w.text.p, w.text.n);
        }
        push_word(l, w, a);
    }
}

/* Returns whether an ASCII character separates words. Apostrophe and hyphen do not. */
static bool parts(char c)
{
    return (unsigned char)c < 0x80 && c != '\'' && c != '-' && c != '`' &&
           !fold_is_alnum((unsigned char)c);
}

size_t word_cut(struct span text, struct word **v, struct arena *a)
{
    struct word_list l = {0};
    struct buf b = BUF_INIT;
    while (text.n) {
        size_t n = 0;
        while (n < text.n && is_plain(text.p[n]))
            n++;
        bool plain = n == text.n || parts(text.p[n]);
        while (n < text.n && !parts(text.p[n]))
            n++;
        if (n && plain)
            cut_plain(&l, span_head(text, n), a);
        else if (n)
            cut_piece(&l, span_head(text, n), &b, a);
        text = span_from(text, n ? n : 1);
    }
    buf_release(&b);
    *v = l.v;
    return l.n;
}

struct span word_join(const struct word *v, size_t n, struct arena *a)
{
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++)
        bytes += v[i].text.n + 1;
    char *p = arena_alloc(a, bytes + 1, 1), *end = p;
    for (size_t i = 0; i < n; i++) {
        if (i)
            *end++ = ' ';
        memcpy(end, v[i].text.p, v[i].text.n);
        end += v[i].text.n;
    }
    return span_between(p, end);
}

/* ---- accents ---- */

/* The letters U+00E0 to U+00FF and their marks, less U+0300; "?" for a letter of its own. */
static const char bare[] = "aaaaaa?ceeeeiiii?nooooo??uuuuy?y";
static const uint8_t mark[] = {0,    1, 2, 3, 8, 0xa, 0xFF, 0x27, 0,    1, 2, 8, 0, 1, 2,    8,
                               0xFF, 3, 0, 1, 2, 3,   8,    0xFF, 0xFF, 0, 1, 2, 8, 1, 0xFF, 8};
enum { MARKS = 0x300, MARKS_END = 0x370, LETTERS = 0xE0 };

/* Returns the letter with the combining mark, or 0 if Latin-1 has none. */
static uint32_t compose(char letter, uint32_t cp)
{
    for (uint32_t i = 0; i + 1 < sizeof bare; i++)
        if (bare[i] == letter && mark[i] == cp - MARKS)
            return LETTERS + i;
    return 0;
}

/* Returns the small letter of a Latin one with an accent; other characters as they are. */
static uint32_t small(uint32_t cp)
{
    if (cp >= 0xC0 && cp < 0xDF && cp != 0xD7)
        return cp + 0x20;
    bool odd = (cp >= 0x139 && cp < 0x149) || (cp >= 0x179 && cp < 0x17F);
    if ((cp >= 0x100 && cp < 0x178 && cp != 0x130 && cp != 0x131) || odd ||
        (cp >= 0x1E00 && cp < 0x1F00))
        return cp % 2 == (odd ? 1 : 0) ? cp + 1 : cp;
    return cp;
}

static void add_accented(struct buf *b, uint32_t cp)
{
    if (cp >= MARKS && cp < MARKS_END) {
        uint32_t both = b->n ? compose(b->p[b->n - 1], cp) : 0;
        b->n -= both ? 1 : 0;
        if (both)
            utf8_add(b, both);
    } else if (cp < 0x80) {
        buf_char(b, (char)(cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp));
    } else {
        utf8_add(b, small(cp));
    }
}

/* Appends a word of the piece, in the singular. */
static void end_word(struct buf *b, size_t from)
{
    if (b->n > from)
        b->n = from + singular(b->p + from, b->n - from);
    if (b->n && b->p[b->n - 1] != ' ')
        buf_char(b, ' ');
}

static void add_piece(struct buf *b, struct span piece)
{
    size_t from = b->n;
    piece = span_from(piece, elision(piece));
    while (piece.n) {
        uint32_t cp;
        size_t n = apostrophe(piece);
        if (n == 0) {
            n = utf8_decode(piece, &cp);
            if (cp != UTF8_BAD && (fold_is_alnum(cp) || (cp >= MARKS && cp < MARKS_END))) {
                add_accented(b, cp);
            } else {
                end_word(b, from);
                from = b->n;
            }
        }
        piece = span_from(piece, n);
    }
    end_word(b, from);
}

struct span word_accents(struct span text, struct arena *a)
{
    struct buf b = BUF_INIT;
    while (text.n) {
        size_t n = 0;
        while (n < text.n && !parts(text.p[n]))
            n++;
        add_piece(&b, span_head(text, n));
        text = span_from(text, n ? n : 1);
    }
    struct span words = arena_copy(a, span_trim(buf_span(&b)));
    buf_release(&b);
    return words;
}
