#include "text/plain.h"

#include "base/num.h"
#include "base/utf8.h"
#include "text/menu_token.h"

#include <string.h>

/* Words at the end of a name for the quantity or the maker. */
static const char *const endings[] = {"maison", "pp", "racion", "supplement"};

/* Words of a quantity at the front. */
static const char *const dozens[] = {"half", "a", "dozen", "no"};

bool plain_dropped_each(size_t i, struct span *word)
{
    size_t n = sizeof endings / sizeof *endings, m = n + sizeof dozens / sizeof *dozens;
    if (i >= m)
        return token_dropped_each(i - m, word);
    *word = span_str(i < n ? endings[i] : dozens[i - n]);
    return true;
}

/* ---- what is dropped ---- */

static bool is_amount(const struct menu_token *t)
{
    return t->kind == TOKEN_NUMBER || t->kind == TOKEN_PRICE;
}

/* Drops prices and sizes anywhere: "€ 8,50", "300 g". */
static void drop_amounts(struct menu_tokens *t)
{
    for (size_t i = 0; i < t->n; i++) {
        struct menu_token *now = &t->v[i], *next = i + 1 < t->n ? now + 1 : NULL;
        bool sized =
            is_amount(now) && next && (next->kind == TOKEN_UNIT || next->kind == TOKEN_MONEY);
        bool priced = now->kind == TOKEN_MONEY && next && is_amount(next);
        if (now->kind == TOKEN_SIZE || now->kind == TOKEN_LABEL ||
            (now->kind == TOKEN_PRICE && i))
            now->dropped = true;
        if (sized || priced)
            now->dropped = next->dropped = true;
    }
}

/* Drops "12.", "6", "3x", "½", "half a dozen" at the front. */
static void drop_front(struct menu_tokens *t, struct buf *b)
{
    size_t n = 0;
    bool dozen = false;
    while (n < t->n && TOKEN_IN(token_folded(t->v[n].text, b), dozens)) {
        struct span word = token_folded(t->v[n++].text, b);
        dozen |= span_is(word, "dozen") ||
                 (span_is(word, "no") && n < t->n && t->v[n].kind == TOKEN_NUMBER);
    }
    for (size_t i = 0; dozen && i < n; i++)
        t->v[i].dropped = true;
    n = dozen ? n : 0;
    while (n < t->n &&
           (t->v[n].dropped || t->v[n].kind == TOKEN_NUMBER || t->v[n].kind == TOKEN_SIGN))
        t->v[n++].dropped = true;
}

/* Drops prices, codes and labels at the end. */
static void drop_end(struct menu_tokens *t, struct buf *b)
{
    for (size_t n = t->n; n-- > 1;) {
        struct menu_token *last = &t->v[n];
        enum token_kind kind = last->kind;
        bool code = kind == TOKEN_CODES || kind == TOKEN_LETTER || kind == TOKEN_SIGN ||
                    kind == TOKEN_PRICE;
        if (kind == TOKEN_WORD || kind == TOKEN_UNIT)
            code = TOKEN_IN(token_folded(last->text, b), endings);
        if (!last->dropped && !code)
            return;
        last->dropped = true;
    }
}

/* Returns the tokens that are left, as a slice of the name if nothing between them was dropped.
 */
static struct span join_tokens(const struct menu_tokens *t, struct arena *a)
{
    size_t first = t->n, last = 0, kept = 0, bytes = 0;
    for (size_t i = 0; i < t->n; i++)
        if (!t->v[i].dropped) {
            first = i < first ? i : first;
            last = i;
            kept++;
            bytes += t->v[i].text.n + 1;
        }
    if (kept == 0)
        return SPAN("");
    const char *end = t->v[last].text.p + t->v[last].text.n;
    if (kept == last - first + 1)
        return span_between(t->v[first].text.p, end);
    char *p = arena_alloc(a, bytes, 1), *to = p;
    for (size_t i = first; i <= last; i++)
        if (!t->v[i].dropped) {
            if (i > first && !strchr(",;", t->v[i].text.p[0]))
                *to++ = ' ';
            memcpy(to, t->v[i].text.p, t->v[i].text.n);
            to += t->v[i].text.n;
        }
    return span_between(p, to);
}

static struct span last_word(struct span s)
{
    size_t at = s.n;
    while (at && s.p[at - 1] != ' ')
        at--;
    return span_from(s, at);
}

/* ASCII that may begin a number, a price, a note or a mark. */
static const bool is_sign[0x80] = {
    ['\0'] = true, ['('] = true, ['$'] = true, ['*'] = true, ['!'] = true, ['+'] = true,
    ['|'] = true,  ['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true, ['4'] = true,
    ['5'] = true,  ['6'] = true, ['7'] = true, ['8'] = true, ['9'] = true,
};

/* Returns false for nearly every name, without looking at each word. */
static bool may_hold_more(struct span s)
{
    struct span last = last_word(s), rest = s, first;
    bool several;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0x80 ? is_sign[c] : c == 0xC2 || c == 0xE2 || c == 0xEF)
            return true;
    }
    if (TOKEN_IN(last, endings) || span_ends(last, SPAN("aci\xC3\xB3n")) ||
        token_is_diet(last) || token_is_codes(last, false, &several))
        return true;
    return span_word(&rest, &first) && (span_is_nocase(first, "half") || first.n == 1);
}

/* Returns the name without the tokens that are dropped: a slice of it, or a copy in `a`. */
static struct span drop_tokens(struct span name, struct arena *a, struct arena *scratch)
{
    struct menu_tokens t = {0};
    struct buf b = BUF_INIT;
    tokens_cut(&t, name, &b, scratch);
    drop_amounts(&t);
    drop_front(&t, &b);
    drop_end(&t, &b);
    buf_release(&b);
    return join_tokens(&t, a);
}

struct span plain_name(struct span name, struct arena *a)
{
    name = span_trim(name);
    if (!may_hold_more(name))
        return name;
    name = span_trim(plain_spaces(name, a));
    struct arena scratch = ARENA_INIT;
    struct span plain = drop_tokens(name, a, &scratch);
    arena_release(&scratch);
    while (plain.n && strchr(" ,;:-|.*", plain.p[plain.n - 1]))
        plain.n--;
    return token_has_alnum(plain) && token_digits(plain) < plain.n ? plain : name;
}

/* ---- codes and prices ---- */

/* Returns the codes at the end of the tokens, as a slice of the name. */
static struct span codes_of(const struct menu_tokens *t)
{
    size_t n = t->n;
    bool several;
    while (n > 1 &&
           (t->v[n - 1].kind == TOKEN_PRICE || t->v[n - 1].kind == TOKEN_MONEY ||
            (t->v[n - 1].kind == TOKEN_NUMBER && n > 2 && t->v[n - 2].kind == TOKEN_MONEY)))
        n--;
    struct span last = n > 1 ? t->v[n - 1].text : SPAN("");
    size_t open = token_bracket(last);
    if (open)
        last = span_trim(span_between(last.p + open, last.p + last.n - open));
    if (!open && n > 1 &&
        (t->v[n - 1].kind == TOKEN_CODES || t->v[n - 1].kind == TOKEN_LETTER)) {
        size_t from = n - 1; /* "A, C, G" is several tokens */
        while (from > 1 &&
               (t->v[from - 1].kind == TOKEN_LETTER || t->v[from - 1].kind == TOKEN_CODES))
            from--;
        return span_between(t->v[from].text.p, last.p + last.n);
    }
    return open && token_is_codes(last, true, &several) ? last : SPAN("");
}

/* Returns whether s is a list of codes of which some have a number: "A1, C". */
static bool is_numbered(struct span s)
{
    struct span item;
    size_t items = 0;
    while (span_cut(&s, ',', &item)) {
        item = span_trim(item);
        if (!item.n || item.n > 3 || item.p[0] < 'A' || item.p[0] > 'R' ||
            num_digits(span_from(item, 1)) != item.n - 1)
            return false;
        items++;
    }
    return items > 0;
}

/* Returns the codes of one token, or an empty span. */
static struct span token_codes(const struct menu_token *t)
{
    struct span s = t->text;
    size_t open = token_bracket(s);
    bool several;
    if (open) {
        if (s.n <= 2 * open)
            return SPAN("");
        s = span_trim(span_between(s.p + open, s.p + s.n - open));
        return token_is_codes(s, true, &several) || is_numbered(s) ? s : SPAN("");
    }
    while (s.n && strchr(",;", s.p[s.n - 1]))
        s.n--;
    return t->kind == TOKEN_CODES || t->kind == TOKEN_LETTER ? s : SPAN("");
}

bool plain_has_letter(struct span codes)
{
    bool letter = false;
    for (size_t i = 0; i < codes.n; i++)
        letter |= (codes.p[i] | 0x20) >= 'a' && (codes.p[i] | 0x20) <= 'z';
    return letter;
}

/* Returns whether the codes are inside the brackets of a token. */
static bool is_bracketed(const struct menu_tokens *t, struct span codes)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->v[i].text.p < codes.p && codes.p < t->v[i].text.p + t->v[i].text.n)
            return true;
    return false;
}

/*
 * Appends to `b` the codes before `last`, those of the last part: "A,C" of "Schnitzel (A,C) mit
 * Salat (M)". Numbers alone before letters are no codes: they are of additives, or pieces. If
 * the last are in brackets, a letter without brackets is a code only at the end of the name.
 */
static void add_earlier(struct buf *b, const struct menu_tokens *t, struct span last)
{
    bool bracketed = is_bracketed(t, last), letters = plain_has_letter(last);
    size_t end = t->n;
    while (end > 1 && t->v[end - 1].kind != TOKEN_WORD && t->v[end - 1].kind != TOKEN_UNIT)
        end--;
    for (size_t i = 1; i < t->n && t->v[i].text.p < last.p; i++) {
        struct span codes = token_codes(&t->v[i]);
        bool bare = !token_bracket(t->v[i].text);
        if (!codes.n || codes.p >= last.p || (letters && !plain_has_letter(codes)) ||
            (bare && bracketed && i < end))
            continue;
        buf_add(b, codes);
        buf_str(b, ", ");
    }
}

struct span plain_codes(struct span name, struct arena *a)
{
    struct arena scratch = ARENA_INIT;
    struct menu_tokens t = {0};
    struct buf b = BUF_INIT, list = BUF_INIT;
    tokens_cut(&t, span_trim(name), &b, &scratch);
    struct span codes = codes_of(&t);
    if (codes.n)
        add_earlier(&list, &t, codes);
    if (list.n) {
        buf_add(&list, codes);
        codes = arena_copy(a, buf_span(&list));
    }
    buf_release(&list);
    buf_release(&b);
    arena_release(&scratch);
    return codes;
}

bool plain_ends_in_price(struct span name)
{
    struct arena scratch = ARENA_INIT;
    struct menu_tokens t = {0};
    struct buf b = BUF_INIT;
    tokens_cut(&t, span_trim(name), &b, &scratch);
    enum token_kind last = t.n > 1 ? t.v[t.n - 1].kind : TOKEN_WORD;
    buf_release(&b);
    arena_release(&scratch);
    return last == TOKEN_PRICE || last == TOKEN_MONEY;
}

bool plain_is_price(struct span word)
{
    struct buf b = BUF_INIT;
    enum token_kind kind = token_kind_of(word, &b);
    buf_release(&b);
    return kind == TOKEN_PRICE;
}

bool plain_ends_in_number(struct span name)
{
    struct span last = last_word(span_trim(name));
    return last.n && last.n <= 3 && last.n < name.n && token_digits(last) == last.n;
}

/* ---- spaces ---- */

/*
 * Returns the length of a space that is not ASCII at the start of s, or 0: the no-break spaces,
 * which typesetters put before "€" and ":", those of a certain width, and the ideographic one.
 */
static size_t wide_space(struct span s)
{
    uint32_t cp;
    if ((unsigned char)s.p[0] < 0xC2)
        return 0;
    size_t n = utf8_decode(s, &cp);
    bool space = cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F ||
                 cp == 0x3000;
    return space ? n : 0;
}

struct span plain_spaces(struct span line, struct arena *a)
{
    size_t from = 0, to, n;
    while (from < line.n && !wide_space(span_from(line, from)))
        from++;
    if (from == line.n)
        return line;
    char *p = arena_room(a, line.n, 1);
    memcpy(p, line.p, from);
    for (to = from; from < line.n; from += n ? n : 1) {
        n = wide_space(span_from(line, from));
        p[to++] = n ? ' ' : line.p[from];
    }
    return (struct span){p, to};
}
