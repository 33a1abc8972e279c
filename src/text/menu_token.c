#include "text/menu_token.h"

#include "base/fold.h"
#include "base/utf8.h"

#include <string.h>

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

bool token_dropped_each(size_t i, struct span *word)
{
    size_t n = sizeof money / sizeof *money, m = n + sizeof units / sizeof *units;
    if (i >= m + sizeof diets / sizeof *diets)
        return false;
    *word = span_str(i < n ? money[i] : i < m ? units[i - n] : diets[i - m]);
    return true;
}

bool token_is_in(struct span word, const char *const *table, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (span_cmp_str(word, table[i]) == 0)
            return true;
    return false;
}

bool token_is_diet(struct span word)
{
    return TOKEN_IN(word, diets);
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

size_t token_bracket(struct span s)
{
    static const char *const signs[] = {"(", "（"};
    return starts_with(s, signs, sizeof signs / sizeof *signs);
}

static size_t close_bracket(struct span s)
{
    static const char *const signs[] = {")", "）"};
    return starts_with(s, signs, sizeof signs / sizeof *signs);
}

size_t token_digits(struct span s)
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

struct span token_folded(struct span word, struct buf *b)
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
static enum token_kind number_kind(struct span s, struct buf *b)
{
    static const char *const counters[] = {"個", "枚", "本", "人前", "人份", "只", "粒", "개"};
    size_t n = token_digits(s);
    struct span rest = span_from(s, n);
    if (money_sign(rest))
        return TOKEN_PRICE;
    if (rest.n == 0)
        return has_decimals(s) ? TOKEN_PRICE : TOKEN_NUMBER;
    if (span_is(rest, ".-") || span_is(rest, ",-") || span_is(rest, ".--"))
        return TOKEN_PRICE;
    if (span_is(rest, ".") || span_is(rest, ")") || span_is(rest, "x") || span_is(rest, "×"))
        return TOKEN_NUMBER;
    if (starts_with(rest, counters, sizeof counters / sizeof *counters) ||
        TOKEN_IN(token_folded(rest, b), units))
        return TOKEN_SIZE;
    return TOKEN_IN(token_folded(rest, b), money) ? TOKEN_PRICE : TOKEN_WORD;
}

bool token_is_codes(struct span s, bool bracketed, bool *several)
{
    size_t items = 0;
    while (s.n) {
        size_t n = 0;
        while (n < s.n && !strchr(bracketed ? ",/ ;-" : ",/ ;", s.p[n]))
            n++;
        char c = n ? (char)(s.p[0] | 0x20) : 0;
        bool number = n <= 2 && token_digits(span_head(s, n)) == n;
        if (n && !(n == 1 && c >= 'a' && c <= 'r') && !number)
            return false;
        items += n > 0;
        s = span_from(s, n < s.n ? n + 1 : n);
    }
    *several = items > 1;
    return items > 0;
}

/* Returns true if every word inside brackets is a label, a price, a size or a code. */
static bool is_note(struct span inside, struct buf *b)
{
    static const char *const contains[] = {"contains ", "contient ", "contiene ", "enthält ",
                                           "含"};
    bool several;
    struct span word;
    if (token_is_codes(inside, true, &several) ||
        starts_with(inside, contains, sizeof contains / sizeof *contains))
        return true;
    while (span_word(&inside, &word)) {
        enum token_kind kind = token_kind_of(word, b);
        if (kind == TOKEN_WORD && !TOKEN_IN(token_folded(word, b), labels) &&
            !TOKEN_IN(word, run_labels))
            return false;
        if (kind == TOKEN_LETTER && !TOKEN_IN(token_folded(word, b), labels))
            return false;
    }
    return true;
}

bool token_has_alnum(struct span s)
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

enum token_kind token_kind_of(struct span written, struct buf *b)
{
    struct span s = without_signs(written);
    size_t sign = money_sign(s);
    bool several;
    if (sign && sign == s.n)
        return TOKEN_MONEY;
    if (sign && token_digits(span_from(s, sign)))
        return TOKEN_PRICE;
    if (!token_has_alnum(s))
        return TOKEN_SIGN;
    if (token_is_codes(s, false, &several) && several && !(token_digits(s) == s.n && s.n > 2))
        return TOKEN_CODES;
    if (s.n == 1 && is_upper(s.p[0]) && s.p[0] <= 'R' && s.p[0] != 'I')
        return TOKEN_LETTER;
    if (token_digits(s))
        return number_kind(s, b);
    if (TOKEN_IN(s, diets))
        return TOKEN_LABEL;
    struct span word = token_folded(s, b);
    return TOKEN_IN(word, money)   ? TOKEN_MONEY
           : TOKEN_IN(word, units) ? TOKEN_UNIT
                                   : TOKEN_WORD;
}

static bool is_shout(struct span s)
{
    static const char *const shouts[] = {"NEW!",     "New!",   "NEU!",  "Neu!",
                                         "NOUVEAU!", "NUOVO!", "NUEVO!"};
    return TOKEN_IN(s, shouts);
}

static void add_token(struct menu_tokens *t, struct span text, struct buf *b, struct arena *a)
{
    enum token_kind kind;
    size_t open = token_bracket(text);
    if (open) {
        size_t close = text.n >= 3 && close_bracket(span_from(text, text.n - 3)) == 3 ? 3 : 1;
        struct span inside = span_trim(span_between(text.p + open, text.p + text.n - close));
        kind = is_note(inside, b) ? TOKEN_LABEL : TOKEN_WORD;
    } else {
        kind = is_shout(text) ? TOKEN_LABEL : token_kind_of(text, b);
    }
    t->v = arena_grow(a, t->v, t->n, &t->cap, sizeof *t->v);
    t->v[t->n++] = (struct menu_token){text, kind, false};
}

/* Returns where the last closing bracket of s begins: no bracket behind it is closed. */
static const char *last_close(struct span s)
{
    size_t n = s.n;
    while (n && !close_bracket(span_from(s, n - 1)))
        n--;
    return s.p + (n ? n - 1 : 0);
}

/* Returns the bytes of the bracketed text at the start of s, or 0 if it is not closed. */
static size_t bracketed(struct span s, const char *last)
{
    size_t n = s.p < last ? token_bracket(s) : 0;
    while (n && n < s.n) {
        size_t close = close_bracket(span_from(s, n));
        if (close)
            return n + close;
        n++;
    }
    return 0;
}

void tokens_cut(struct menu_tokens *t, struct span s, struct buf *b, struct arena *a)
{
    const char *last = last_close(s);
    while ((s = span_trim(s)).n) {
        size_t n = bracketed(s, last);
        if (n == 0)
            for (n = 1; n < s.n && s.p[n] != ' ' && s.p[n] != '\t' &&
                        !bracketed(span_from(s, n), last);)
                n++;
        add_token(t, span_head(s, n), b, a);
        s = span_from(s, n);
    }
}
