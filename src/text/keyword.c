#include "text/keyword.h"

#include "base/chars.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "text/names.h"
#include "text/word.h"

enum { INSIDE_LEAST = 3 };

enum { KEPT = 4, GAPS = 4 };

/* Returns whether an apostrophe may be before that letter: O'Brien, Dell'Orto. */
static bool may_be_gap(struct span word, size_t at)
{
    bool ascii = (unsigned char)word.p[at] < 0x80 && (unsigned char)word.p[at - 1] < 0x80;
    return ascii && at <= GAPS && (at == 1 ? word.n > 2 : word.n >= at + KEPT);
}

/*
 * Appends a pattern for a word: where `gaps` has a 1 an apostrophe was typed, and the second
 * letter of "ae" may be missing (ä).
 */
static void add_pattern(struct buf *b, struct span word, struct span gaps)
{
    uint32_t last = 0, c;
    buf_str(b, b->n ? "\n" : "");
    for (size_t at = 0, size; at < word.n; at += size, last = c) {
        size = utf8_decode(span_from(word, at), &c);
        bool umlaut = (c == 'e' && (last == 'a' || last == 'o' || last == 'u')) ||
                      (c == 'a' && last == 'a');
        bool gap = at < gaps.n && gaps.p[at] == '1';
        if (gap || (at && may_be_gap(word, at)))
            buf_str(b, ".?");
        buf_add(b, span_head(span_from(word, at), size));
        buf_str(b, umlaut ? "?" : "");
    }
}

static void add_form(struct keyword *n, struct span form, struct span gaps, struct arena *a)
{
    struct buf b = BUF_INIT;
    bool covered = false;
    for (size_t i = 0; i < n->forms; i++) {
        if (span_eq(n->form[i], form))
            return;
        covered |= span_starts(form, n->form[i]);
    }
    if (!form.n || n->forms == KEYWORD_FORMS)
        return;
    n->longer[n->forms] = covered;
    n->form[n->forms++] = form;
    if (covered)
        return;
    buf_add(&b, n->pattern);
    add_pattern(&b, form, gaps);
    n->pattern = buf_move(&b, a);
}

/* Adds a word as it is, in the singular and in the English plural. */
static void add_forms(struct keyword *n, struct span word, struct span gaps, struct arena *a)
{
    struct word *v;
    add_form(n, word, gaps, a);
    if (word_cut(word, &v, a) == 1)
        add_form(n, v[0].text, gaps, a);
    add_form(n, arena_fmt(a, "%.*ss", SPAN_ARG(word)), gaps, a);
    if (word.n > 3 && word.p[word.n - 1] == 'y')
        add_form(n, arena_fmt(a, "%.*sies", (int)word.n - 1, word.p), gaps, a);
}

static void add_keyword(struct keywords *n, size_t *cap, struct buf *word, struct buf *gaps,
                        struct arena *a)
{
    if (word->n) {
        n->v = arena_grow(a, n->v, n->n, cap, sizeof *n->v);
        n->v[n->n] = (struct keyword){.forms = 0};
        add_forms(&n->v[n->n++], arena_copy(a, buf_span(word)), buf_span(gaps), a);
    }
    buf_clear(word);
    buf_clear(gaps);
}

/* Cuts a folded text as fold_words does, and notes where apostrophes were. */
static void cut(struct keywords *n, size_t *cap, struct span folded, struct arena *a)
{
    struct buf word = BUF_INIT, gaps = BUF_INIT;
    bool gap = false;
    for (size_t at = 0, size; at < folded.n; at += size) {
        uint32_t c;
        size = utf8_decode(span_from(folded, at), &c);
        unsigned class = char_bits(c) & CHAR_CLASS;
        if (class == CHAR_LETTER || (class == CHAR_MARK && word.n)) {
            buf_add(&word, span_head(span_from(folded, at), size));
            buf_char(&gaps, gap ? '1' : '0');
            buf_fill(&gaps, '0', size - 1);
        } else if (class != CHAR_APOSTROPHE) {
            add_keyword(n, cap, &word, &gaps, a);
        }
        gap = class == CHAR_APOSTROPHE && word.n;
    }
    add_keyword(n, cap, &word, &gaps, a);
    buf_release(&word);
    buf_release(&gaps);
}

/* Adds what a word is with "ae" for "ä", if it is as many words then. */
static void add_expanded(struct keywords *n, size_t from, struct span typed, struct arena *a)
{
    struct buf b = BUF_INIT;
    if (names_expand(&b, typed)) {
        struct span rest = buf_move(&b, a), word;
        for (size_t i = from; i < n->n && span_word(&rest, &word); i++)
            add_forms(&n->v[i], word, SPAN(""), a);
    }
    buf_release(&b);
}

void keywords_init(struct keywords *n, struct span words, struct arena *a)
{
    struct buf folded = BUF_INIT;
    struct span typed;
    size_t cap = 0;
    *n = (struct keywords){0};
    while (span_word(&words, &typed)) {
        size_t from = n->n;
        buf_clear(&folded);
        fold_add(&folded, typed);
        cut(n, &cap, buf_span(&folded), a);
        add_expanded(n, from, typed, a);
    }
    buf_release(&folded);
}

const struct keyword *keywords_rarest(const struct keywords *n)
{
    const struct keyword *best = &n->v[0];
    for (size_t i = 1; i < n->n; i++)
        if (n->v[i].form[0].n > best->form[0].n)
            best = &n->v[i];
    return best;
}

/* In scripts without spaces a part of a run is a word. */
static enum keyword_fit fit_form(struct span form, bool longer, struct span word)
{
    uint32_t c;
    if (word.n < form.n || (longer && word.n > form.n))
        return KEYWORD_NONE;
    if (span_starts(word, form))
        return word.n == form.n ? KEYWORD_WHOLE : KEYWORD_BEGINS;
    utf8_decode(form, &c);
    bool run = fold_is_unspaced(c);
    if ((form.n < INSIDE_LEAST && !run) || span_find(word, form) == SPAN_NONE)
        return KEYWORD_NONE;
    return run ? KEYWORD_BEGINS : KEYWORD_INSIDE;
}

static void fit_words(const struct keywords *n, struct span folded, enum keyword_fit *fit)
{
    struct span word;
    while (span_word(&folded, &word))
        for (size_t i = 0; i < n->n; i++)
            for (size_t k = 0; k < n->v[i].forms && fit[i] < KEYWORD_WHOLE; k++) {
                enum keyword_fit one = fit_form(n->v[i].form[k], n->v[i].longer[k], word);
                fit[i] = one > fit[i] ? one : fit[i];
            }
}

void keywords_fit(const struct keywords *n, struct span text, enum keyword_fit *fit)
{
    struct buf b = BUF_INIT;
    fold_words(&b, text);
    fit_words(n, buf_span(&b), fit);
    buf_clear(&b);
    if (names_expand(&b, text))
        fit_words(n, buf_span(&b), fit);
    buf_release(&b);
}

enum keyword_fit keywords_worst(const struct keywords *n, const enum keyword_fit *fit)
{
    enum keyword_fit worst = KEYWORD_WHOLE;
    for (size_t i = 0; i < n->n; i++)
        worst = fit[i] < worst ? fit[i] : worst;
    return worst;
}
