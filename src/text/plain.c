#include "text/plain.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* The kinds of tokens of a name. */
enum kind {
    WORD,
    NUMBER, /* whole, or a fraction */
    PRICE,
    SIZE,   /* a number with its unit */
    UNIT,   /* a size after a number, else a word */
    MONEY,  /* a currency, a price after or before a number */
    CODES,  /* single letters or small numbers in a list */
    LETTER, /* one capital letter from A to R: a code at the end of a name */
    LABEL,  /* GF, VG, (large), NEW! */
    SIGN,   /* no letter and no digit */
};

struct token {
    struct span text; /* as written, with its brackets */
    enum kind kind;
    bool dropped;
};

struct tokens {
    struct token *v;
    size_t n, cap;
};

/* ---- words of menus ---- */

/* All tables are in the order of strcmp, folded. */

static const char *const money[] = {
    "\xC2\xA3", "\xC2\xA5", "\xE2\x82\xA9", "\xE2\x82\xAC", "chf",         "czk", "dkk", "eur",
    "euro",     "euros",    "fr",           "gbp",          "kr",          "nok", "pln", "sek",
    "usd",      "zl",       "\xE5\x85\x83", "\xE5\x86\x86", "\xEC\x9B\x90"};

static const char *const units[] = {
    "cl",     "cm",      "dl",       "g",         "gr",      "gram",  "grams", "kg",
    "l",      "lb",      "lt",       "ml",        "oz",      "pax",   "pc",    "pcs",
    "pers",   "persone", "personen", "personnes", "persons", "pezzi", "pezzo", "piece",
    "pieces", "pz",      "racion",   "raciones",  "st",      "stk",   "stuck", "stucke",
    "stueck", "ud",      "uds",      "unidades"};

/* Words of which a bracket may consist without naming anything to eat. */
static const char *const labels[] = {
    "a",        "and",      "casa",   "daily",   "df",       "dfo",    "dozen",  "each",
    "ea",       "ef",       "extra",  "for",     "gf",       "gfo",    "half",   "hausgemacht",
    "homemade", "house",    "kleine", "large",   "lf",       "maison", "market", "media",
    "medium",   "mp",       "n",      "new",     "nf",       "nfo",    "option", "optional",
    "or",       "per",      "person", "portion", "porzione", "pp",     "price",  "racion",
    "regular",  "seasonal", "serves", "small",   "spicy",    "supp",   "suppl",  "supplement",
    "two",      "v",        "ve",     "veg",     "vg",       "vgn",    "vgo",    "vo",
    "zzgl"};

/* Labels of scripts without spaces. */
static const char *const run_labels[] = {
    "大", "中",   "小",   "大盛", "大盛り", "特盛", "並",   "並盛", "微辣", "中辣", "特辣",
    "辣", "大份", "小份", "中份", "例",     "半份", "한정", "대",   "중",   "소"};

/* Abbreviations written without brackets, in capitals. */
static const char *const diets[] = {"DF", "DFO", "EF",  "GF", "GFO", "LF",  "NF", "NFO",
                                    "V",  "VE",  "VEG", "VG", "VGN", "VGO", "VO"};

/* Words at the end of a name for the quantity or the maker. */
static const char *const endings[] = {"maison", "pp", "racion", "supplement"};

#define IN(word, table) is_in(word, table, sizeof(table) / sizeof *(table))

static bool is_in(struct span word, const char *const *table, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (span_cmp_str(word, table[i]) == 0)
            return true;
    return false;
}

/* ---- tokens ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Returns the bytes of a currency sign, a fraction or a full-width bracket at the start of s.
 */
static size_t starts_with(struct span s, const char *const *table, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s.n && s.p[0] == table[i][0] && span_starts(s, span_str(table[i])))
            return strlen(table[i]);
    return 0;
}

static size_t money_sign(struct span s)
{
    static const char *const signs[] = {"$",  "£",  "€",  "¥",  "₩",  "￥",
                                        "＄", "￡", "円", "元", "원", "엔"};
    return starts_with(s, signs, sizeof signs / sizeof *signs);
}

static size_t fraction(struct span s)
{
    static const char *const signs[] = {"½", "¼", "¾", "⅓"};
    if (s.n == 0 || (unsigned char)s.p[0] < 0x80)
        return 0;
    return starts_with(s, signs, sizeof signs / sizeof *signs);
}

static size_t open_bracket(struct span s)
{
    static const char *const signs[] = {"(", "（"};
    return starts_with(s, signs, sizeof signs / sizeof *signs);
}

static size_t close_bracket(struct span s)
{
    static const char *const signs[] = {")", "）"};
    return starts_with(s, signs, sizeof signs / sizeof *signs);
}

/* Returns the bytes of digits, separators between digits and fractions at the start of s. */
static size_t digits(struct span s)
{
    size_t n = 0;
    while (n < s.n) {
        size_t f = fraction(span_from(s, n));
        bool between = n && is_digit(s.p[n - 1]) && n + 1 < s.n && is_digit(s.p[n + 1]);
        if (f)
            n += f;
        else if (is_digit(s.p[n]) ||
                 (between && (s.p[n] == '.' || s.p[n] == ',' || s.p[n] == '/')))
            n++;
        else
            break;
    }
    return n;
}

static struct span folded(struct span word, struct buf *b)
{
    buf_clear(b);
    fold_words(b, word);
    return buf_span(b);
}

static bool has_decimals(struct span number)
{
    for (size_t i = 0; i < number.n; i++)
        if (number.p[i] == '.' || number.p[i] == ',')
            return true;
    return false;
}

/* Returns the kind of "12", "12.50", "12,-", "300g", "3x", "6個". */
static enum kind number_kind(struct span s, struct buf *b)
{
    static const char *const counters[] = {"個", "枚", "本", "人前", "人份", "只", "粒", "개"};
    size_t n = digits(s);
    struct span rest = span_from(s, n);
    if (money_sign(rest))
        return PRICE;
    if (rest.n == 0)
        return has_decimals(s) ? PRICE : NUMBER;
    if (span_is(rest, ".-") || span_is(rest, ",-") || span_is(rest, ".--"))
        return PRICE;
    if (span_is(rest, ".") || span_is(rest, ")") || span_is(rest, "x") || span_is(rest, "×"))
        return NUMBER;
    if (starts_with(rest, counters, sizeof counters / sizeof *counters) ||
        IN(folded(rest, b), units))
        return SIZE;
    return IN(folded(rest, b), money) ? PRICE : WORD;
}

/* Returns true for a list of single letters or of numbers up to 99: "A,C,G", "1/7"; in
 * brackets also "1-3-7". */
static bool is_code_list(struct span s, bool bracketed, bool *several)
{
    size_t items = 0;
    while (s.n) {
        size_t n = 0;
        while (n < s.n && !strchr(bracketed ? ",/ ;-" : ",/ ;", s.p[n]))
            n++;
        char c = n ? (char)(s.p[0] | 0x20) : 0;
        bool number = n <= 2 && digits(span_head(s, n)) == n;
        if (n && !(n == 1 && c >= 'a' && c <= 'r') && !number)
            return false;
        items += n > 0;
        s = span_from(s, n < s.n ? n + 1 : n);
    }
    *several = items > 1;
    return items > 0;
}

static enum kind plain_kind(struct span s, struct buf *b);

/* Returns true if every word inside brackets is a label, a price, a size or a code. */
static bool is_note(struct span inside, struct buf *b)
{
    static const char *const contains[] = {"contains ", "contient ", "contiene ", "enthält ",
                                           "含"};
    bool several;
    struct span word;
    if (is_code_list(inside, true, &several) ||
        starts_with(inside, contains, sizeof contains / sizeof *contains))
        return true;
    while (span_word(&inside, &word)) {
        enum kind kind = plain_kind(word, b);
        if (kind == WORD && !IN(folded(word, b), labels) && !IN(word, run_labels))
            return false;
        if (kind == LETTER && !IN(folded(word, b), labels))
            return false;
    }
    return true;
}

static bool has_alnum(struct span s)
{
    uint32_t cp;
    for (size_t at = 0; at < s.n; at += utf8_decode(span_from(s, at), &cp)) {
        utf8_decode(span_from(s, at), &cp);
        if (cp == UTF8_BAD || fold_is_alnum(cp))
            return true;
    }
    return false;
}

/* Returns s without commas and signs at its ends. */
static struct span without_signs(struct span s)
{
    while (s.n && strchr(",;:*+", s.p[s.n - 1]))
        s.n--;
    while (s.n && (s.p[0] == '+' || s.p[0] == '*'))
        s = span_from(s, 1);
    return s;
}

/* Returns the kind of a token that is not in brackets. */
static enum kind plain_kind(struct span written, struct buf *b)
{
    struct span s = without_signs(written);
    size_t sign = money_sign(s);
    bool several;
    if (sign && sign == s.n)
        return MONEY;
    if (sign && digits(span_from(s, sign)))
        return PRICE;
    if (!has_alnum(s))
        return SIGN;
    if (is_code_list(s, false, &several) && several && !(digits(s) == s.n && s.n > 2))
        return CODES;
    if (s.n == 1 && is_upper(s.p[0]) && s.p[0] <= 'R' && s.p[0] != 'I')
        return LETTER;
    if (digits(s))
        return number_kind(s, b);
    if (IN(s, diets))
        return LABEL;
    struct span word = folded(s, b);
    return IN(word, money) ? MONEY : IN(word, units) ? UNIT : WORD;
}

static bool is_shout(struct span s)
{
    static const char *const shouts[] = {"NEW!",     "New!",   "NEU!",  "Neu!",
                                         "NOUVEAU!", "NUOVO!", "NUEVO!"};
    return IN(s, shouts);
}

static void add_token(struct tokens *t, struct span text, struct buf *b, struct arena *a)
{
    enum kind kind;
    size_t open = open_bracket(text);
    if (open) {
        size_t close = text.n >= 3 && close_bracket(span_from(text, text.n - 3)) == 3 ? 3 : 1;
        struct span inside = span_trim(span_between(text.p + open, text.p + text.n - close));
        kind = is_note(inside, b) ? LABEL : WORD;
    } else {
        kind = is_shout(text) ? LABEL : plain_kind(text, b);
    }
    t->v = arena_grow(a, t->v, t->n, &t->cap, sizeof *t->v);
    t->v[t->n++] = (struct token){text, kind, false};
}

/* Returns the bytes of the bracketed text at the start of s, or 0 if it is not closed. */
static size_t bracketed(struct span s)
{
    size_t n = open_bracket(s);
    while (n && n < s.n) {
        size_t close = close_bracket(span_from(s, n));
        if (close)
            return n + close;
        n++;
    }
    return 0;
}

static void cut_tokens(struct tokens *t, struct span s, struct buf *b, struct arena *a)
{
    while ((s = span_trim(s)).n) {
        size_t n = bracketed(s);
        if (n == 0)
            for (n = 1;
                 n < s.n && s.p[n] != ' ' && s.p[n] != '\t' && !bracketed(span_from(s, n));)
                n++;
        add_token(t, span_head(s, n), b, a);
        s = span_from(s, n);
    }
}

/* ---- what is dropped ---- */

static bool is_amount(const struct token *t)
{
    return t->kind == NUMBER || t->kind == PRICE;
}

/* Drops prices and sizes anywhere: "€ 8,50", "300 g". */
static void drop_amounts(struct tokens *t)
{
    for (size_t i = 0; i < t->n; i++) {
        struct token *now = &t->v[i], *next = i + 1 < t->n ? now + 1 : NULL;
        bool sized = is_amount(now) && next && (next->kind == UNIT || next->kind == MONEY);
        bool priced = now->kind == MONEY && next && is_amount(next);
        if (now->kind == SIZE || now->kind == LABEL || (now->kind == PRICE && i))
            now->dropped = true;
        if (sized || priced)
            now->dropped = next->dropped = true;
    }
}

/* Drops "12.", "6", "3x", "½", "half a dozen" at the front. */
static void drop_front(struct tokens *t, struct buf *b)
{
    static const char *const dozens[] = {"half", "a", "dozen", "no"};
    size_t n = 0;
    bool dozen = false;
    while (n < t->n && IN(folded(t->v[n].text, b), dozens)) {
        struct span word = folded(t->v[n++].text, b);
        dozen |= span_is(word, "dozen") ||
                 (span_is(word, "no") && n < t->n && t->v[n].kind == NUMBER);
    }
    for (size_t i = 0; dozen && i < n; i++)
        t->v[i].dropped = true;
    n = dozen ? n : 0;
    while (n < t->n && (t->v[n].dropped || t->v[n].kind == NUMBER || t->v[n].kind == SIGN))
        t->v[n++].dropped = true;
}

/* Drops prices, codes and labels at the end. */
static void drop_end(struct tokens *t, struct buf *b)
{
    for (size_t n = t->n; n-- > 1;) {
        struct token *last = &t->v[n];
        enum kind kind = last->kind;
        bool code = kind == CODES || kind == LETTER || kind == SIGN || kind == PRICE;
        if (kind == WORD || kind == UNIT)
            code = IN(folded(last->text, b), endings);
        if (!last->dropped && !code)
            return;
        last->dropped = true;
    }
}

/* Returns the tokens that are left, as a slice of the name if nothing between them was dropped.
 */
static struct span join_tokens(const struct tokens *t, struct arena *a)
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
    if (IN(last, endings) || span_ends(last, SPAN("aci\xC3\xB3n")) || IN(last, diets) ||
        is_code_list(last, false, &several))
        return true;
    return span_word(&rest, &first) && (span_is_nocase(first, "half") || first.n == 1);
}

/* Returns the name without the tokens that are dropped: a slice of it, or a copy in `a`. */
static struct span drop_tokens(struct span name, struct arena *a, struct arena *scratch)
{
    struct tokens t = {0};
    struct buf b = BUF_INIT;
    cut_tokens(&t, name, &b, scratch);
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
    struct arena scratch = ARENA_INIT;
    struct span plain = drop_tokens(name, a, &scratch);
    arena_release(&scratch);
    while (plain.n && strchr(" ,;:-|.*", plain.p[plain.n - 1]))
        plain.n--;
    return has_alnum(plain) && digits(plain) < plain.n ? plain : name;
}

/* ---- codes and prices ---- */

/* Returns the codes at the end of the tokens, as a slice of the name. */
static struct span codes_of(const struct tokens *t)
{
    size_t n = t->n;
    bool several;
    while (n > 1 && (t->v[n - 1].kind == PRICE || t->v[n - 1].kind == MONEY ||
                     (t->v[n - 1].kind == NUMBER && n > 2 && t->v[n - 2].kind == MONEY)))
        n--;
    struct span last = n > 1 ? t->v[n - 1].text : SPAN("");
    size_t open = open_bracket(last);
    if (open)
        last = span_trim(span_between(last.p + open, last.p + last.n - open));
    if (!open && n > 1 && (t->v[n - 1].kind == CODES || t->v[n - 1].kind == LETTER)) {
        size_t from = n - 1; /* "A, C, G" is several tokens */
        while (from > 1 && (t->v[from - 1].kind == LETTER || t->v[from - 1].kind == CODES))
            from--;
        return span_between(t->v[from].text.p, last.p + last.n);
    }
    return open && is_code_list(last, true, &several) ? last : SPAN("");
}

struct span plain_codes(struct span name)
{
    struct arena scratch = ARENA_INIT;
    struct tokens t = {0};
    struct buf b = BUF_INIT;
    cut_tokens(&t, span_trim(name), &b, &scratch);
    struct span codes = codes_of(&t);
    buf_release(&b);
    arena_release(&scratch);
    return codes;
}

bool plain_ends_in_price(struct span name)
{
    struct arena scratch = ARENA_INIT;
    struct tokens t = {0};
    struct buf b = BUF_INIT;
    cut_tokens(&t, span_trim(name), &b, &scratch);
    enum kind last = t.n > 1 ? t.v[t.n - 1].kind : WORD;
    buf_release(&b);
    arena_release(&scratch);
    return last == PRICE || last == MONEY;
}

bool plain_is_price(struct span word)
{
    struct buf b = BUF_INIT;
    enum kind kind = plain_kind(word, &b);
    buf_release(&b);
    return kind == PRICE;
}

bool plain_ends_in_number(struct span name)
{
    struct span last = last_word(span_trim(name));
    return last.n && last.n <= 3 && last.n < name.n && digits(last) == last.n;
}
