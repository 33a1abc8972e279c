#include "import/dates.h"

#include "base/date.h"
#include "base/num.h"

/* A day in pieces: numbers, and the month's name if there is one. */
struct pieces {
    long v[3];
    size_t digits[3];
    int n;
    int named;   /* the month, 1..12; 0: no name */
    bool marked; /* 月 stands after a number: year, month and day are in that order */
    bool bad;
};

static int month_named(struct span word)
{
    static const char *const names[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};
    for (int i = 0; word.n >= 3 && i < 12; i++)
        if (span_is_nocase(span_head(word, 3), names[i]))
            return i + 1;
    return 0;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
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

static size_t take_word(struct pieces *p, struct span s)
{
    size_t n = 0;
    while (n < s.n && is_letter(s.p[n]))
        n++;
    int month = month_named(span_head(s, n));
    p->bad |= month == 0 || p->named;
    p->named = month;
    return n;
}

/* The length of a separator; 0 when it is none. */
static size_t take_separator(struct pieces *p, struct span s)
{
    static const struct span wide[] = {{"年", 3}, {"月", 3}, {"日", 3}};
    for (size_t i = 0; i < 3; i++)
        if (span_starts(s, wide[i])) {
            p->marked |= i == 1;
            return wide[i].n;
        }
    return span_chr(SPAN("-/., "), s.p[0]) != SPAN_NONE ? 1 : 0;
}

static struct pieces take_apart(struct span s)
{
    struct pieces p = {0};
    while (s.n && !p.bad) {
        size_t n = num_digits(s)       ? take_number(&p, s)
                   : is_letter(s.p[0]) ? take_word(&p, s)
                                       : take_separator(&p, s);
        p.bad |= n == 0;
        s = span_from(s, n);
    }
    return p;
}

/* Without what stands after a whole date: T00:00:00Z, 12:30. */
static struct span without_time(struct span s)
{
    for (size_t i = 6; i + 1 < s.n; i++)
        if ((s.p[i] == 'T' || s.p[i] == ' ') && num_digits(span_from(s, i + 1)) &&
            span_chr(span_from(s, i), ':') != SPAN_NONE && num_digits(span_from(s, i - 1)))
            return span_head(s, i);
    return s;
}

static enum day_read put(struct buf *b, long year, long month, long day)
{
    /* A leap year stands in for one that is not given. */
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

/* 19800614 and --0614. */
static enum day_read together(struct buf *b, const struct pieces *p, bool dashes)
{
    long v = p->v[0];
    if (dashes && p->digits[0] == 4)
        return put(b, 0, v / 100, v % 100);
    if (!dashes && p->digits[0] == 8)
        return put(b, v / 10000, v / 100 % 100, v % 100);
    return DAY_UNREADABLE;
}

static enum day_read with_name(struct buf *b, const struct pieces *p)
{
    if (p->n == 1 && p->digits[0] <= 2)
        return put(b, 0, p->named, p->v[0]);
    if (p->n == 2 && p->digits[1] == 4 && p->digits[0] <= 2)
        return put(b, p->v[1], p->named, p->v[0]);
    if (p->n == 2 && p->digits[0] == 4 && p->digits[1] <= 2)
        return put(b, p->v[0], p->named, p->v[1]);
    return DAY_UNREADABLE;
}

enum day_read day_read(struct buf *b, struct span text, enum day_order order)
{
    struct span s = without_time(span_trim(text));
    bool dashes = span_starts(s, SPAN("--"));
    struct pieces p = take_apart(s);
    if (p.bad)
        return DAY_UNREADABLE;
    if (p.named)
        return with_name(b, &p);
    if (p.n == 1)
        return together(b, &p, dashes);
    if (p.n == 3 && p.digits[0] == 4)
        return put(b, p.v[0], p.v[1], p.v[2]);
    if (p.n == 2 && (dashes || p.marked))
        return put(b, 0, p.v[0], p.v[1]);
    if (p.n == 3 && p.digits[2] == 4 && p.digits[0] <= 2 && p.digits[1] <= 2)
        return by_order(b, p.v[2], p.v[0], p.v[1], order);
    if (p.n == 2 && p.digits[0] <= 2 && p.digits[1] <= 2)
        return by_order(b, 0, p.v[0], p.v[1], order);
    return DAY_UNREADABLE;
}
