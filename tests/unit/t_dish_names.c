/*
 * Measures dish_key and dish_near on real names (tests/data/dishes.tsv): spellings that
 * differ only in case, accents, punctuation, plural or word order must be one dish; names drawn
 * at random must not be. The figures are printed, and held to the shares below.
 */
#include "base/buf.h"
#include "base/utf8.h"
#include "text/dish.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAME_AT_LEAST = 970, PAIRS = 200000, WORDS = 64 }; /* per mille */

struct name {
    struct span text, lang, key;
};

static struct arena arena;
static struct name *names;
static size_t names_n;
static uint64_t state = 20190504;

static size_t below(size_t n)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)((state >> 33) % n);
}

static void load(void)
{
    struct buf b = BUF_INIT;
    size_t cap = 0;
    FILE *f = fopen("tests/data/dishes.tsv", "rb");
    if (!CHECK(f != NULL))
        return;
    for (size_t n = 1; n; b.n += n)
        n = fread(buf_room(&b, 65536), 1, 65536, f);
    fclose(f);
    struct span rest = arena_copy(&arena, buf_span(&b)), line;
    buf_release(&b);
    while (span_line(&rest, &line)) {
        struct name name;
        if (line.n == 0 || line.p[0] == '#' || !span_cut(&line, '\t', &name.text) ||
            !span_cut(&line, '\t', &name.lang))
            continue;
        name.key = dish_key(name.text, &arena);
        names = arena_grow(&arena, names, names_n, &cap, sizeof *names);
        names[names_n++] = name;
    }
    CHECK(names_n >= 3000);
}

/* ---- other spellings of one name; each is written without the program's own tables ---- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* U+00E0..00FE but U+00F7, whose capitals are 32 below. */
static bool is_latin1_small(struct span s, size_t i)
{
    unsigned char c = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
    return (unsigned char)s.p[i] == 0xC3 && c >= 0xA0 && c <= 0xBE && c != 0xB7;
}

static void upper(struct buf *b, const struct name *n)
{
    for (size_t i = 0; i < n->text.n; i++) {
        char c = n->text.p[i];
        if (is_latin1_small(n->text, i)) {
            buf_char(b, c);
            buf_char(b, (char)(n->text.p[++i] - 0x20));
        } else {
            buf_char(b, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
        }
    }
}

static void title(struct buf *b, const struct name *n)
{
    bool start = true;
    for (size_t i = 0; i < n->text.n; i++) {
        char c = n->text.p[i];
        buf_char(b, start && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
        start = c == ' ' || c == '-';
    }
}

/* "" for a letter of U+00E0..00FE that has no accent to lose; the mark in UTF-8 otherwise. */
static const char *mark_of(size_t i)
{
    static const char *const marks[] = {"\u0300", "\u0301", "\u0302", "\u0303",
                                        "\u0308", "\u030A", "\u0327"};
    static const char of[] = "012345-60124012--3012340-0124 1-4";
    char c = i < sizeof of - 1 ? of[i] : '-';
    return c >= '0' && c <= '6' ? marks[c - '0'] : "";
}

static void accents(struct buf *b, const struct name *n, bool keep_as_marks)
{
    static const char base[] = "aaaaaa-ceeeeiiii-nooooo-ouuuuy-y";
    for (size_t i = 0; i < n->text.n; i++) {
        size_t at = is_latin1_small(n->text, i) ? (unsigned char)n->text.p[i + 1] - 0xA0u : 99;
        if (at < sizeof base - 1 && base[at] != '-' && (!keep_as_marks || *mark_of(at))) {
            buf_char(b, base[at]);
            buf_str(b, keep_as_marks ? mark_of(at) : "");
            i++;
        } else {
            buf_char(b, n->text.p[i]);
        }
    }
}

static void no_accents(struct buf *b, const struct name *n)
{
    accents(b, n, false);
}

static void marks_apart(struct buf *b, const struct name *n)
{
    accents(b, n, true);
}

static bool is_sign(char c)
{
    return strchr(",.()&/!\"+:;-", c) && c;
}

static void spaces_for_signs(struct buf *b, const struct name *n)
{
    for (size_t i = 0; i < n->text.n; i++)
        buf_char(b, is_sign(n->text.p[i]) ? ' ' : n->text.p[i]);
}

static void commas(struct buf *b, const struct name *n)
{
    for (size_t i = 0; i < n->text.n; i++)
        buf_str(b, n->text.p[i] == ' ' ? ", " : (char[]){n->text.p[i], 0});
    buf_char(b, '.');
}

static void curly(struct buf *b, const struct name *n)
{
    buf_str(b, "“");
    for (size_t i = 0; i < n->text.n; i++)
        buf_str(b, n->text.p[i] == '\'' ? "’" : (char[]){n->text.p[i], 0});
    buf_str(b, "”");
}

static void apostrophe_to_space(struct buf *b, const struct name *n)
{
    for (size_t i = 0; i < n->text.n; i++)
        buf_char(b, n->text.p[i] == '\'' ? ' ' : n->text.p[i]);
}

static void signs_lost(struct buf *b, const struct name *n)
{
    for (size_t i = 0; i < n->text.n; i++)
        if (!is_sign(n->text.p[i]) && n->text.p[i] != '\'')
            buf_char(b, n->text.p[i]);
}

static size_t cut(struct span text, struct span v[WORDS])
{
    size_t n = 0;
    while (n < WORDS && span_word(&text, &v[n]))
        n++;
    return n;
}

static void order(struct buf *b, const struct name *n)
{
    struct span v[WORDS];
    size_t words = cut(n->text, v);
    for (size_t i = words; i > 0; i--) {
        size_t j = below(i);
        struct span word = v[j];
        v[j] = v[i - 1];
        buf_add(b, word);
        buf_char(b, ' ');
    }
}

static bool ends(struct span w, const char *end)
{
    return span_ends(w, span_str(end));
}

static void with(struct buf *b, struct span w, size_t less, const char *end)
{
    buf_add(b, span_head(w, w.n - less));
    buf_str(b, end);
}

static void plural_en(struct buf *b, struct span w)
{
    bool y = ends(w, "y") && w.n > 1 && !strchr("aeiou", w.p[w.n - 2]);
    bool es =
        ends(w, "ch") || ends(w, "sh") || ends(w, "x") || ends(w, "tato") || ends(w, "mato");
    with(b, w, y, y ? "ies" : es ? "es" : "s");
}

static void plural_fr(struct buf *b, struct span w)
{
    with(b, w, 0,
         ends(w, "au") || ends(w, "eu") ? "x"
         : ends(w, "x") || ends(w, "z") ? ""
                                        : "s");
}

static void plural_es(struct buf *b, struct span w)
{
    if (ends(w, "z"))
        with(b, w, 1, "ces");
    else if (ends(w, "ón"))
        with(b, w, 3, "ones");
    else
        with(b, w, 0, strchr("aeiou", w.p[w.n - 1]) ? "s" : "es");
}

static void plural_it(struct buf *b, struct span w)
{
    bool hard = ends(w, "co") || ends(w, "go") || ends(w, "ca") || ends(w, "ga");
    if (ends(w, "a"))
        with(b, w, 1, hard ? "he" : "e");
    else if (ends(w, "io"))
        with(b, w, 1, "");
    else if (ends(w, "o") || ends(w, "e"))
        with(b, w, 1, hard ? "hi" : "i");
    else
        buf_add(b, w);
}

/*
 * One word of the name, of four letters or more and none in s, in the plural of its language.
 */
static void plural(struct buf *b, const struct name *n)
{
    static void (*const rules[])(struct buf *, struct span) = {plural_en, plural_fr, plural_es,
                                                               plural_it};
    static const char *const langs[] = {"en", "fr", "es", "it"};
    struct span v[WORDS];
    size_t words = cut(n->text, v), lang = 0, chosen = below(words ? words : 1);
    while (lang < 4 && !span_is(n->lang, langs[lang]))
        lang++;
    for (size_t i = 0; i < words; i++) {
        bool fit = lang < 4 && i == chosen && v[i].n >= 4 && is_letter(v[i].p[v[i].n - 1]) &&
                   !ends(v[i], "s");
        if (i)
            buf_char(b, ' ');
        if (fit)
            rules[lang](b, v[i]);
        else
            buf_add(b, v[i]);
    }
}

/* ---- the figures ---- */

struct share {
    size_t same, near, n;
};

static void count(struct share *s, const struct name *n, struct span spelling)
{
    static struct arena scratch;
    struct span key = dish_key(spelling, &scratch);
    bool same = span_eq(key, n->key);
    s->n++;
    s->same += same;
    s->near += !same && dish_near(key, n->key);
    if (!same && getenv("DISH_NAMES"))
        unit_note("another dish", arena_fmt(&scratch, "%.*s | %.*s", (int)n->text.n, n->text.p,
                                            (int)spelling.n, spelling.p));
    arena_reset(&scratch);
}

/* Counts every spelling that differs from the name. */
static struct share measure(const char *what, void (*spell)(struct buf *, const struct name *))
{
    struct share s = {0};
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < names_n; i++) {
        buf_clear(&b);
        spell(&b, &names[i]);
        if (!span_eq(buf_span(&b), names[i].text))
            count(&s, &names[i], buf_span(&b));
    }
    buf_release(&b);
    unit_note(what, arena_fmt(&arena, "%zu spellings, %.2f %% the same dish, %.2f %% near", s.n,
                              100.0 * (double)s.same / (double)s.n,
                              100.0 * (double)s.near / (double)s.n));
    return s;
}

TEST(dish_names_spellings)
{
    static const struct {
        const char *what;
        void (*spell)(struct buf *, const struct name *);
    } kinds[] = {
        {"upper case", upper},
        {"title case", title},
        {"accents left out", no_accents},
        {"accents as marks of their own", marks_apart},
        {"a space for punctuation", spaces_for_signs},
        {"a space for apostrophes", apostrophe_to_space},
        {"commas between words", commas},
        {"typographic quotes", curly},
        {"plural", plural},
        {"word order", order},
    };
    struct share all = {0};
    load();
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct share s = measure(kinds[i].what, kinds[i].spell);
        if (!CHECK(s.n >= 50 && s.same * 1000 >= s.n * SAME_AT_LEAST))
            unit_note("too few are the same dish", span_str(kinds[i].what));
        all.same += s.same;
        all.n += s.n;
    }
    CHECK(all.same * 1000 >= all.n * SAME_AT_LEAST);
    unit_note("all of these", arena_fmt(&arena, "%zu spellings, %.2f %% the same dish", all.n,
                                        100.0 * (double)all.same / (double)all.n));
    measure("signs lost, words run together (no aim)", signs_lost);
}

TEST(dish_names_pairs)
{
    struct share s = {0};
    load();
    while (s.n < PAIRS && names_n) {
        const struct name *a = &names[below(names_n)], *b = &names[below(names_n)];
        if (a == b)
            continue;
        bool same = span_eq(a->key, b->key);
        s.same += same;
        s.near += !same && dish_near(a->key, b->key);
        s.n++;
    }
    unit_note("random pairs", arena_fmt(&arena, "%zu, %.4f %% the same dish, %.4f %% near", s.n,
                                        100.0 * (double)s.same / (double)s.n,
                                        100.0 * (double)s.near / (double)s.n));
    CHECK(s.same * 500 <= s.n); /* 0.2 % */
    CHECK(s.near * 50 <= s.n);  /* 2 % */
}
