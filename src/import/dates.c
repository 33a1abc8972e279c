#include "import/dates.h"

#include "base/date.h"
#include "base/fold.h"
#include "base/num.h"

enum { YEAR_OF_APPLE = 1604, CENTURY = 1900, TWO_DIGITS_FROM = 30 };

/* A day in pieces: numbers, and the month's name if there is one. */
struct pieces {
    long v[3];
    size_t digits[3];
    int n;
    int named;   /* the month, 1..12; 0: no name */
    long era;    /* the year before the first of the era that is named; 0: none */
    bool marked; /* 月 follows a number: year, month and day are in that order */
    bool bad;
};

/* The names of months, folded, in English, German, French, Spanish, Italian, Portuguese, Dutch.
 */
static const char *const months[12] = {
    "january|januar|janner|janvier|enero|gennaio|janeiro|januari",
    "february|februar|feber|fevrier|febrero|febbraio|fevereiro|februari",
    "march|marz|maerz|mars|marzo|marco|maart|mrt",
    "april|avril|abril|aprile",
    "may|mai|mayo|maggio|maio|mei|maj",
    "june|juni|juin|junio|giugno|junho",
    "july|juli|juillet|julio|luglio|julho",
    "august|aout|agosto|augustus",
    "september|septembre|septiembre|settembre|setembro|sept",
    "october|oktober|octobre|octubre|ottobre|outubro",
    "november|novembre|noviembre|novembro",
    "december|dezember|decembre|diciembre|dicembre|dezembro",
};

/* Words in a date that say nothing: days of the week, articles, the ends of 1st and 14th. */
static const char fillers[] =
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|"
    "fri|"
    "sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|"
    "fr|"
    "sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|"
    "viernes|sabado|domingo|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|"
    "segunda|terca|quarta|quinta|sexta|feira|maandag|dinsdag|woensdag|donderdag|vrijdag|"
    "zaterdag|"
    "zondag|of|the|de|del|den|der|le|el|il|am|on|en|em|st|nd|rd|th|er|e|o|a|te";

static const struct {
    const char *name;
    long before; /* the year before its first */
} eras[] = {
    {"明治", 1867}, {"大正", 1911}, {"昭和", 1925},
    {"平成", 1988}, {"令和", 2018}, {"民国", 1911},
};

/* Returns the month of a name or of its beginning, three letters at least; 0 if it is of two.
 */
static int month_named(struct span word)
{
    int found = 0;
    for (int i = 0; word.n >= 3 && i < 12; i++) {
        struct span rest = span_str(months[i]), name;
        bool is = false;
        while (span_cut(&rest, '|', &name))
            is |= span_starts(name, word);
        if (is && found)
            return 0;
        found = is ? i + 1 : found;
    }
    return found;
}

static size_t take_number(struct pieces *p, struct span s)
{
    size_t n = num_digits(s);
    if (p->n == 3 || n > 8 || !num_parse(span_head(s, n), 99999999, &p->v[p->n])) {
        p->bad = true;
        return s.n;
    }
    p->digits[p->n++] = n;
    return n;
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static size_t take_word(struct pieces *p, struct span s)
{
    size_t n = 0;
    while (n < s.n && is_letter(s.p[n]))
        n++;
    int month = month_named(span_head(s, n));
    if (month == 0 && span_is_among(span_head(s, n), fillers))
        return n;
    p->bad |= month == 0 || p->named;
    p->named = month;
    return n;
}

/* Takes the name of an era, or a separator. Returns its length; 0 when it is neither. */
static size_t take_sign(struct pieces *p, struct span s)
{
    static const char *const wide[] = {"年", "月", "日", "년", "월", "일", "·", "º", "ª"};
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++)
        if (p->n == 0 && !p->era && span_starts(s, span_str(eras[i].name))) {
            p->era = eras[i].before;
            return strlen(eras[i].name);
        }
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (span_starts(s, span_str(wide[i]))) {
            p->marked |= i == 1 || i == 4;
            return strlen(wide[i]);
        }
    return span_chr(SPAN("-/.,' \t"), s.p[0]) != SPAN_NONE ? 1 : 0;
}

static struct pieces take_apart(struct span s)
{
    struct pieces p = {0};
    while (s.n && !p.bad) {
        size_t n = num_digits(s)       ? take_number(&p, s)
                   : is_letter(s.p[0]) ? take_word(&p, s)
                                       : take_sign(&p, s);
        p.bad |= n == 0;
        s = span_from(s, n);
    }
    return p;
}

/* Returns the text without what is after a whole date: T00:00:00Z, T231000Z, 12:30. */
static struct span without_time(struct span s)
{
    for (size_t i = 4; i + 1 < s.n; i++) {
        struct span rest = span_from(s, i);
        bool after = num_digits(span_from(s, i - 1)) && num_digits(span_from(s, i + 1));
        if (after && (s.p[i] == 't' || (s.p[i] == ' ' && span_chr(rest, ':') != SPAN_NONE)))
            return span_head(s, i);
    }
    return s;
}

static enum day_read put(struct buf *b, long year, long month, long day)
{
    if (year == YEAR_OF_APPLE)
        year = 0;
    /* Without a year, check the day against a leap year. */
    if (date_make(year ? (int)year : 1972, (int)month, (int)day) == DATE_NONE)
        return DAY_UNREADABLE;
    if (year)
        buf_fmt(b, "%04ld-%02ld-%02ld", year, month, day);
    else
        buf_fmt(b, "%02ld-%02ld", month, day);
    return DAY_READ;
}

static enum day_read by_order(struct buf *b, long year, long x, long y, enum day_order order)
{
    if (x == y || (x > 12 && y <= 12))
        return put(b, year, y, x);
    if (y > 12 && x <= 12)
        return put(b, year, x, y);
    if (x > 12 || order == DAY_ORDER_UNKNOWN)
        return x > 12 ? DAY_UNREADABLE : DAY_AMBIGUOUS;
    return order == DAY_ORDER_DMY ? put(b, year, y, x) : put(b, year, x, y);
}

/* Reads 19800614 and --0614. */
static enum day_read together(struct buf *b, const struct pieces *p, bool dashes)
{
    long v = p->v[0];
    if (dashes && p->digits[0] == 4)
        return put(b, 0, v / 100, v % 100);
    if (!dashes && p->digits[0] == 8)
        return put(b, v / 10000, v / 100 % 100, v % 100);
    return DAY_UNREADABLE;
}

/* Returns a year of four digits, or of two that can only be of the last century; else -1. */
static long year_of(const struct pieces *p, int i)
{
    if (p->digits[i] == 4)
        return p->v[i];
    return p->digits[i] == 2 && p->v[i] >= TWO_DIGITS_FROM ? CENTURY + p->v[i] : -1;
}

static enum day_read with_name(struct buf *b, const struct pieces *p)
{
    if (p->n == 1 && p->digits[0] <= 2)
        return put(b, 0, p->named, p->v[0]);
    if (p->n == 2 && p->digits[0] == 4 && p->digits[1] <= 2)
        return put(b, p->v[0], p->named, p->v[1]);
    if (p->n == 2 && p->digits[0] <= 2 && year_of(p, 1) >= 0)
        return put(b, year_of(p, 1), p->named, p->v[0]);
    return DAY_UNREADABLE;
}

static enum day_read of_numbers(struct buf *b, const struct pieces *p, enum day_order order)
{
    if (p->n == 3 && p->era && p->digits[0] <= 3)
        return put(b, p->era + p->v[0], p->v[1], p->v[2]);
    if (p->n == 3 && p->digits[0] == 4)
        return put(b, p->v[0], p->v[1], p->v[2]);
    if (p->n == 3 && p->digits[0] <= 2 && p->digits[1] <= 2 && year_of(p, 2) >= 0)
        return by_order(b, year_of(p, 2), p->v[0], p->v[1], order);
    if (p->n == 2 && p->digits[0] <= 2 && p->digits[1] <= 2)
        return by_order(b, 0, p->v[0], p->v[1], order);
    return DAY_UNREADABLE;
}

static bool is_zero(const struct pieces *p)
{
    return p->n > 0 && !p->named && !p->v[0] && !p->v[1] && !p->v[2];
}

static enum day_read read_folded(struct buf *b, struct span text, enum day_order order)
{
    struct span s = without_time(span_trim(text));
    bool dashes = span_starts(s, SPAN("--"));
    struct pieces p = take_apart(s);
    if (p.bad)
        return DAY_UNREADABLE;
    if (is_zero(&p))
        return DAY_EMPTY;
    if (p.named)
        return with_name(b, &p);
    if (p.n == 1)
        return together(b, &p, dashes);
    if (p.n == 2 && (dashes || p.marked))
        return put(b, 0, p.v[0], p.v[1]);
    return of_numbers(b, &p, order);
}

enum day_read day_read(struct buf *b, struct span text, enum day_order order)
{
    enum { LONGEST = 100 };
    struct buf folded = BUF_INIT;
    if (text.n > LONGEST)
        return DAY_UNREADABLE;
    fold_add(&folded, text);
    enum day_read read = read_folded(b, buf_span(&folded), order);
    buf_release(&folded);
    return read;
}
