#include "text/menu_line.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "text/plain.h"

#include <string.h>

/* Headings by what they say, folded. */
static const char *const headings[] = {
    "a la carte",     "antipasti",      "appetisers",
    "appetizers",     "beilagen",       "beverages",
    "bevande",        "breakfast",      "brunch",
    "business lunch", "carte",          "cocktails",
    "contorni",       "dessert",        "desserts",
    "dinner",         "dinner menu",    "dolci",
    "drinks",         "entradas",       "entrantes",
    "entree",         "entrees",        "extras",
    "first course",   "for the table",  "fur kinder",
    "getranke",       "hauptgange",     "hauptgerichte",
    "hauptspeisen",   "hors doeuvre",   "insalate",
    "kids",           "kids menu",      "kinderkarte",
    "la carte",       "lunch",          "lunch menu",
    "main course",    "main courses",   "mains",
    "menu",           "menu du jour",   "mittagskarte",
    "mittagsmenu",    "nachspeisen",    "nachtisch",
    "our menu",       "para picar",     "platos",
    "plats",          "plats du jour",  "postres",
    "primeros",       "primi",          "primi piatti",
    "puddings",       "pudding",        "pour commencer",
    "salads",         "salate",         "secondi",
    "secondi piatti", "segundos",       "set menu",
    "sharing",        "sides",          "small plates",
    "smaller plates", "snacks",         "sobremesas",
    "soups",          "specials",       "speisekarte",
    "starter",        "starters",       "suppen",
    "tapas",          "tageskarte",     "tasting menu",
    "to finish",      "to share",       "to start",
    "vegan",          "vegetarian",     "vegetarisch",
    "voorgerechten",  "hoofdgerechten", "nagerechten",
    "vorspeisen",     "warme kuche",    "weekly menu",
    "wine list",      "zum nachtisch",  "zum teilen",
    "前菜",           "主菜",           "甜点",
    "甜品",           "飲み物",         "お飲み物",
    "おつまみ",       "デザート",       "コース",
    "凉菜",           "热菜",           "小吃",
    "饮料",           "메인",           "전채",
    "디저트",         "음료",           "焼き物",
    "揚げ物",         "煮物",           "飯 麺",
    "飯物",           "麺類",           "一品料理",
    "主食",           "汤类",           "湯類",
    "家常菜",         "roasts",         "grill",
    "from the grill", "larger plates",  "large plates",
    "bar snacks",     "pour partager",  "per iniziare",
    "para compartir", "vom grill",      "beilagen und salate"};

/*
 * Phrases of notices, folded. A phrase matches whole words, or, in a script without spaces, any
 * part of the text.
 */
static const char *const notices[] = {
    "abierto de",
    "all prices",
    "alle preise",
    "allergen information",
    "allergies",
    "aperto dalle",
    "ask a member",
    "ask your server",
    "ask your waiter",
    "bitte fragen",
    "bon appetit",
    "book a table",
    "buon appetito",
    "buen provecho",
    "card only",
    "cash only",
    "cerrado",
    "chiuso",
    "chef patron",
    "closed on",
    "closed sundays",
    "closed mondays",
    "coperto",
    "cover charge",
    "dietary requirements",
    "discretionary",
    "ferme le",
    "geschlossen",
    "gratuity",
    "guten appetit",
    "horaires",
    "horario",
    "inklusive mehrwertsteuer",
    "inkl mwst",
    "iva inclusa",
    "iva incluido",
    "kuchenchef",
    "last orders",
    "minimum spend",
    "mwst",
    "oeffnungszeiten",
    "offnungszeiten",
    "ouvert du",
    "ouvert de",
    "per person menu",
    "please inform",
    "please let us know",
    "please note",
    "please speak to",
    "please tell",
    "preise in",
    "prix nets",
    "prix net",
    "prix ttc",
    "reservation",
    "reservations",
    "ruhetag",
    "service charge",
    "service compris",
    "service included",
    "servizio",
    "tax included",
    "tel",
    "telephone",
    "telefon",
    "tva",
    "vat",
    "welcome to",
    "willkommen",
    "wir wunschen",
    "www",
    "営業時間",
    "定休日",
    "税込",
    "税抜",
    "サービス料",
    "营业时间",
    "服务费",
    "영업시간",
};

static const char *const courses[] = {
    "course", "courses", "gang",   "gange",   "portate", "platos", "plats",   "couverts",
    "menu",   "menue",   "コース", "entree",  "entrees", "plat",   "formule", "formula",
    "person", "head",    "flight", "pairing", "guest",   "pers"};

static const char *const days[] = {
    "mon",      "tue",      "tues",   "wed",      "thu",       "thurs",      "fri",
    "sat",      "sun",      "monday", "tuesday",  "wednesday", "thursday",   "friday",
    "saturday", "sunday",   "mo",     "di",       "mi",        "do",         "fr",
    "sa",       "so",       "montag", "dienstag", "mittwoch",  "donnerstag", "freitag",
    "samstag",  "sonntag",  "lundi",  "mardi",    "mercredi",  "jeudi",      "vendredi",
    "samedi",   "dimanche", "lun",    "mar",      "mer",       "gio",        "ven",
    "sab",      "dom",      "daily",  "taglich",  "lunes",     "martes",     "miercoles",
    "jueves",   "viernes",  "sabado", "domingo",  "lunedi",    "martedi",    "mercoledi",
    "giovedi",  "venerdi",  "sabato", "domenica"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool is_one_of(struct span word, const char *const *table, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (span_eq(word, span_str(table[i])))
            return true;
    return false;
}

/* ---- letters ---- */

static bool is_upper(uint32_t cp)
{
    return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) ||
           (cp >= 0x391 && cp <= 0x3A9) || (cp >= 0x410 && cp <= 0x42F);
}

static bool is_lower(uint32_t cp)
{
    return (cp >= 'a' && cp <= 'z') || (cp >= 0xDF && cp <= 0xFF && cp != 0xF7) ||
           (cp >= 0x3B1 && cp <= 0x3C9) || (cp >= 0x430 && cp <= 0x44F);
}

static bool is_letter(uint32_t cp)
{
    return cp != UTF8_BAD && fold_is_alnum(cp) && !(cp >= '0' && cp <= '9');
}

/* Cuts the next character off s. */
static uint32_t next_char(struct span *s)
{
    uint32_t cp;
    *s = span_from(*s, utf8_decode(*s, &cp));
    return cp;
}

bool menu_is_capitals(struct span bare)
{
    size_t upper = 0;
    while (bare.n) {
        uint32_t cp = next_char(&bare);
        if (is_lower(cp))
            return false;
        upper += is_upper(cp);
    }
    return upper > 1;
}

/* Returns the first letter or digit, or 0. */
static uint32_t first_alnum(struct span bare)
{
    while (bare.n) {
        uint32_t cp = next_char(&bare);
        if (cp == UTF8_BAD || fold_is_alnum(cp))
            return cp;
    }
    return 0;
}

bool menu_starts_small(struct span bare)
{
    return is_lower(first_alnum(bare));
}

bool menu_starts_capital(struct span bare)
{
    return is_upper(first_alnum(bare));
}

static bool has_letter(struct span s)
{
    while (s.n) {
        uint32_t cp = next_char(&s);
        if (cp == UTF8_BAD || is_letter(cp))
            return true;
    }
    return false;
}

/* ---- markup ---- */

/* Returns the bytes of a bullet and the space after it, or 0. */
static size_t bullet(struct span s)
{
    static const char *const signs[] = {"-", "*", "+", ">", "•", "·", "–", "—", "○", "▪", "・"};
    for (size_t i = 0; i < COUNT(signs); i++) {
        size_t n = strlen(signs[i]);
        if (span_starts(s, span_str(signs[i])) && s.n > n && (s.p[n] == ' ' || s.p[n] == '\t'))
            return n + 1;
    }
    return 0;
}

static bool is_markup(char c, bool table)
{
    return c == '*' || c == '_' || c == '`' || (table && c == '|');
}

/* Copies s without signs of emphasis; a bar of a table becomes two spaces. */
static struct span without_markup(struct span s, bool table, struct arena *a)
{
    char *p = arena_alloc(a, 2 * s.n + 1, 1), *to = p;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_markup(s.p[i], table))
            *to++ = s.p[i];
        else if (s.p[i] == '|')
            *to++ = ' ';
    }
    return span_trim(span_between(p, to));
}

/* Returns true for emphasis round a text: "**Cod**", "_Cod_ 12", not "Cod*". */
static bool has_emphasis(struct span s)
{
    return s.n > 2 && is_markup(s.p[0], false) && s.p[1] != ' ';
}

struct span menu_bare(struct span line, struct arena *a)
{
    struct span s = span_trim(line);
    size_t n = bullet(s);
    while (n) {
        s = span_trim(span_from(s, n));
        n = bullet(s);
    }
    bool table = s.n > 1 && s.p[0] == '|';
    return table || has_emphasis(s) ? without_markup(s, table, a) : s;
}

/* ---- headings ---- */

/* Returns s without the signs that begin and end it, and how many there were on each side. */
static struct span inside_signs(struct span s, size_t *before, size_t *after)
{
    static const char signs[] = "~=-*_#.:<>|+ \t";
    size_t n = s.n;
    while (s.n && strchr(signs, s.p[0]))
        s = span_from(s, 1);
    *before = n - s.n;
    n = s.n;
    while (s.n && strchr(signs, s.p[s.n - 1]))
        s.n--;
    *after = n - s.n;
    return s;
}

bool menu_is_heading(struct span bare, struct span line)
{
    size_t before, after;
    struct buf b = BUF_INIT;
    struct span inside = inside_signs(bare, &before, &after);
    fold_words(&b, inside);
    bool known = is_one_of(buf_span(&b), headings, COUNT(headings));
    buf_release(&b);
    line = span_trim(line);
    bool ruled = before > 1 && after > 1;
    bool ends = bare.n && bare.p[bare.n - 1] == ':' && span_chr(bare, ',') == SPAN_NONE;
    return known || (inside.n && (ruled || ends || line.p[0] == '#'));
}

/* ---- legends ---- */

/* Returns true for digits, and for an hour such as "9am" or "18h". */
static bool is_number(struct span word)
{
    size_t n = 0;
    while (n < word.n && word.p[n] >= '0' && word.p[n] <= '9')
        n++;
    struct span rest = span_from(word, n);
    return n &&
           (rest.n == 0 || span_is(rest, "am") || span_is(rest, "pm") || span_is(rest, "h"));
}

/* Returns the bytes of what parts the pairs of a legend, or 0. */
static size_t pair_end(struct span s)
{
    if (s.p[0] == ',' || s.p[0] == ';' || s.p[0] == '|')
        return 1;
    return span_starts(s, SPAN("\xC2\xB7")) ? 2 : 0; /* a middle dot */
}

/* Cuts a code of up to two figures or one letter, and the sign or space after it, off s. */
static bool cut_code(struct span *s, struct span *code, bool *signed_)
{
    size_t n = 0;
    struct span t = *s;
    if (t.n && (t.p[0] == '(' || t.p[0] == '['))
        t = span_from(t, 1);
    while (n < t.n && n < 3 && fold_is_alnum((unsigned char)t.p[n]) &&
           (unsigned char)t.p[n] < 0x80)
        n++;
    bool number = n && n < 3 && is_number(span_head(t, n));
    if (n == 0 || n == t.n || !(number || n == 1))
        return false;
    *code = span_head(t, n);
    t = span_from(t, n);
    if (t.p[0] == ')' || t.p[0] == ']')
        t = span_from(t, 1);
    t = span_trim(t);
    *signed_ = t.n && (t.p[0] == '=' || t.p[0] == ':');
    *s = span_trim(span_from(t, *signed_));
    return s->n > 0 && has_letter(*s);
}

struct span menu_legend(struct span bare, struct arena *a)
{
    static const char *const keys[] = {"codes:", "code:"};
    for (size_t i = 0; i < COUNT(keys); i++)
        if (span_is_nocase(span_head(bare, strlen(keys[i])), keys[i]))
            return span_trim(span_from(bare, strlen(keys[i])));
    struct buf b = BUF_INIT;
    size_t pairs = 0, with_sign = 0;
    bool legend = true;
    while (legend && bare.n) {
        size_t n = 0, sep = 0;
        bool sign = false;
        struct span code, pair;
        while (n < bare.n && !(sep = pair_end(span_from(bare, n))))
            n++;
        pair = span_trim(span_head(bare, n));
        bare = span_from(bare, n + sep);
        legend = cut_code(&pair, &code, &sign);
        if (legend)
            buf_fmt(&b, "%s%.*s=%.*s", pairs ? "," : "", SPAN_ARG(code), SPAN_ARG(pair));
        pairs++;
        with_sign += sign;
    }
    legend = legend && pairs > 1 && (with_sign == pairs || pairs > 2);
    struct span s = legend ? arena_copy(a, buf_span(&b)) : SPAN("");
    buf_release(&b);
    return s;
}

/* ---- notices ---- */

static bool has_phrase(struct span words, const char *phrase)
{
    struct span p = span_str(phrase);
    bool run = (unsigned char)phrase[0] >= 0xE0;
    for (size_t from = 0;;) {
        size_t at = span_find(span_from(words, from), p);
        if (at == SPAN_NONE)
            return false;
        at += from;
        size_t end = at + p.n;
        if (run ||
            ((at == 0 || words.p[at - 1] == ' ') && (end == words.n || words.p[end] == ' ')))
            return true;
        from = at + 1;
    }
}

/* Counts words of a table and whole numbers. */
static void count_words(struct span words, const char *const *table, size_t n, size_t *known,
                        size_t *numbers, size_t *all)
{
    struct span word;
    *known = *numbers = *all = 0;
    while (span_word(&words, &word)) {
        *known += is_one_of(word, table, n);
        *numbers += is_number(word);
        ++*all;
    }
}

/*
 * Returns whether a line is days with hours and little else: "Mon - Sat 12:00-14:30", "daily
 * 5pm".
 */
static bool is_hours(struct span words)
{
    size_t known, numbers, all;
    count_words(words, days, COUNT(days), &known, &numbers, &all);
    return known && (numbers || known > 1) && known + numbers + 4 >= all;
}

/* Returns whether a line is set prices: "2 courses 29, 3 courses 35". */
static bool is_set_price(struct span words)
{
    size_t known, numbers, all;
    count_words(words, courses, COUNT(courses), &known, &numbers, &all);
    return known && numbers && known + numbers + 2 >= all;
}

static bool has_address(struct span s)
{
    if (span_find(s, SPAN("://")) != SPAN_NONE)
        return true;
    size_t at = span_chr(s, '@');
    return at != SPAN_NONE && at > 0 && s.p[at - 1] != ' ' &&
           span_chr(span_from(s, at), '.') != SPAN_NONE;
}

bool menu_is_notice(struct span bare)
{
    if (!has_letter(bare) || plain_is_price(bare) || has_address(bare))
        return true;
    struct buf b = BUF_INIT;
    fold_words(&b, bare);
    struct span words = buf_span(&b);
    bool notice = is_hours(words) || is_set_price(words);
    for (size_t i = 0; i < COUNT(notices) && !notice; i++)
        notice = has_phrase(words, notices[i]);
    buf_release(&b);
    return notice;
}
