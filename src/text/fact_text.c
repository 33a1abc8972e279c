/* Parts of a fact's text: pieces of its remark, terms, mentions. */
#include "text/fact.h"
#include "text/fact_words.h"
#include "text/slug.h"

bool remark_next(struct span *rest, struct span *piece)
{
    size_t open;
    if (rest->n == 0)
        return false;
    size_t at = fact_split_at(*rest, ';', &open);
    *piece = span_trim(span_head(*rest, at));
    *rest = span_trim(span_from(*rest, at + 1));
    return true;
}

/* Returns the day of a piece such as "until 2027-03-01" or "2027-03-01まで"; else DATE_NONE. */
static date_t day_of(struct span piece, enum fact_word before, enum fact_word after)
{
    if (piece.n <= DATE_SIZE)
        return DATE_NONE;
    struct span head = span_head(piece, piece.n - DATE_SIZE);
    date_t d = date_parse(span_from(piece, head.n));
    if (d != DATE_NONE && fact_word_is(span_trim(head), before))
        return d;
    d = date_parse(span_head(piece, DATE_SIZE));
    return d != DATE_NONE && fact_word_is(span_trim(span_from(piece, DATE_SIZE)), after)
               ? d
               : DATE_NONE;
}

date_t piece_until(struct span piece)
{
    return day_of(piece, WORD_UNTIL, WORD_UNTIL_AFTER);
}

date_t piece_by(struct span piece)
{
    return day_of(piece, WORD_BY, WORD_BY_AFTER);
}

/* Returns the day of the first piece of the remark that has one. */
static date_t first_day(const struct fact *f, date_t (*day)(struct span piece))
{
    struct span rest = f->remark, piece;
    date_t d = DATE_NONE;
    while (d == DATE_NONE && remark_next(&rest, &piece))
        d = day(piece);
    return d;
}

date_t fact_until(const struct fact *f)
{
    return first_day(f, piece_until);
}

date_t fact_by(const struct fact *f)
{
    return first_day(f, piece_by);
}

/* Returns where the brackets at the end of a term begin, or s.n if it ends in words. */
static size_t note_at(struct span s)
{
    size_t depth = 0, at = s.n, open = span_chr(s, '(');
    for (size_t i = open == SPAN_NONE ? s.n : 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '(' && depth++ == 0 && at == s.n)
            at = i;
        else if (c == ')' && depth)
            depth--;
        else if (depth == 0 && c != ' ' && c != '\t')
            at = s.n;
    }
    return at;
}

bool term_next(struct span *rest, struct term *term)
{
    size_t open;
    while (rest->n) {
        size_t at = fact_split_at(*rest, ',', &open);
        struct span whole = span_trim(span_head(*rest, at));
        *rest = span_from(*rest, at + 1);
        if (whole.n == 0)
            continue;
        size_t bracket = note_at(whole);
        if (bracket == 0) /* nothing else: it is the term */
            bracket = whole.n;
        term->name = span_trim(span_head(whole, bracket));
        term->note = span_trim(span_from(whole, bracket + 1));
        if (span_ends(term->note, SPAN(")")))
            term->note = span_trim(span_head(term->note, term->note.n - 1));
        return true;
    }
    return false;
}

bool fact_says_none(const struct fact *f)
{
    struct span rest = f->body;
    struct term term;
    return f->class == CLASS_STANDING && term_next(&rest, &term) &&
           fact_word_is(term.name, WORD_NONE) && !term_next(&rest, &term);
}

bool mention_next(struct span *rest, struct span *id)
{
    for (size_t i = 0, hop; (hop = span_chr(span_from(*rest, i), '@')) != SPAN_NONE; i++) {
        i += hop;
        /* the first call sees the start of the text, later ones what follows an id */
        char before = i ? rest->p[i - 1] : ' ';
        if (before != ' ' && before != '\t' && before != ',' && before != '(')
            continue;
        struct span after = span_from(*rest, i + 1);
        size_t n = slug_prefix(after);
        if (n == 0)
            continue;
        *id = span_head(after, n);
        *rest = span_from(after, n);
        if (rest->n && rest->p[0] == '@') /* no space before it: not a mention */
            *rest = span_from(*rest, 1);
        return true;
    }
    return false;
}
