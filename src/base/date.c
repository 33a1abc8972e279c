#include "base/date.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static int days_before_year(int year)
{
    int y = year - 1;
    return y * 365 + y / 4 - y / 100 + y / 400;
}

date_t date_make(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > days_in(year, month))
        return DATE_NONE;
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    return days_before_year(year) + before[month - 1] + (month > 2 && is_leap(year)) + day - 1;
}

void date_split(date_t d, int *year, int *month, int *day)
{
    int y = (int)((int64_t)d * 400 / 146097) + 1; /* the year, or one beside it */
    while (days_before_year(y) > d)
        y--;
    while (days_before_year(y + 1) <= d)
        y++;
    int left = d - days_before_year(y), m = 1;
    while (left >= days_in(y, m))
        left -= days_in(y, m++);
    *year = y;
    *month = m;
    *day = left + 1;
}

static bool digits_and(struct span s, const char *shape)
{
    size_t i = 0;
    while (i < s.n && (shape[i] == '0' ? (unsigned)(s.p[i] - '0') < 10 : s.p[i] == shape[i]))
        i++;
    return i == s.n;
}

bool date_shape(struct span s)
{
    return s.n == 10 && digits_and(s, "0000-00-00");
}

bool time_shape(struct span s)
{
    return s.n == 5 && digits_and(s, "00:00");
}

static int number(const char *p, int digits)
{
    int v = 0;
    while (digits--)
        v = v * 10 + (*p++ - '0');
    return v;
}

date_t date_parse(struct span s)
{
    if (!date_shape(s))
        return DATE_NONE;
    return date_make(number(s.p, 4), number(s.p + 5, 2), number(s.p + 8, 2));
}

daytime_t time_parse(struct span s)
{
    if (!time_shape(s))
        return TIME_NONE;
    int hour = number(s.p, 2), minute = number(s.p + 3, 2);
    return hour > 23 || minute > 59 ? TIME_NONE : (daytime_t)(hour * 60 + minute);
}

void date_add(struct buf *b, date_t d)
{
    int year, month, day;
    if (d == DATE_NONE)
        return;
    date_split(d, &year, &month, &day);
    buf_fmt(b, "%04d-%02d-%02d", year, month, day);
}

void time_add(struct buf *b, daytime_t t)
{
    if (t != TIME_NONE)
        buf_fmt(b, "%02d:%02d", t / 60, t % 60);
}

int date_weekday(date_t d)
{
    return d % 7; /* 0001-01-01 was a Monday */
}

int date_week(date_t d, int *year)
{
    date_t thursday = d - date_weekday(d) + 3; /* a week belongs to the year of its Thursday */
    int month, day; /* the last day of all is a Friday: there is a Thursday to every week */
    date_split(thursday, year, &month, &day);
    return (thursday - days_before_year(*year)) / 7 + 1;
}

int date_years(date_t born, date_t d)
{
    int y0, m0, d0, y1, m1, d1;
    date_split(born, &y0, &m0, &d0);
    date_split(d, &y1, &m1, &d1);
    return y1 - y0 - (m1 < m0 || (m1 == m0 && d1 < d0));
}

bool yearly_parse(struct span s, int *year, int *month, int *day)
{
    *year = 0;
    if (date_shape(s)) {
        if (date_parse(s) == DATE_NONE)
            return false;
        *year = number(s.p, 4);
        s = span_from(s, 5);
    }
    if (s.n != 5 || !digits_and(s, "00-00"))
        return false;
    *month = number(s.p, 2);
    *day = number(s.p + 3, 2);
    return date_make(2000, *month, *day) != DATE_NONE;
}

date_t yearly_next(int month, int day, date_t from)
{
    int year, m, d;
    date_split(from, &year, &m, &d);
    for (; year <= 9999; year++) {
        date_t on = date_make(year, month, day);
        if (on == DATE_NONE)
            on = date_make(year, 3, 1);
        if (on >= from)
            return on;
    }
    return DATE_NONE;
}
