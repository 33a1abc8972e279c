#include "base/date.h"

#include "unit.h"

static bool leap(int y)
{
    return y % 400 == 0 || (y % 4 == 0 && y % 100 != 0);
}

/* Every day of the calendar, counted as a person would, against what the program says. */
TEST(date_all_days)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    date_t d = 0;
    int weekday = 0, wrong = 0; /* 0001-01-01 was a Monday */
    char text[11] = "0000-00-00";
    for (int y = 1; y <= 9999; y++)
        for (int m = 1; m <= 12; m++)
            for (int n = m == 2 && leap(y) ? 29 : days[m - 1], k = 1; k <= n; k++, d++) {
                int year, month, day;
                date_split(d, &year, &month, &day);
                wrong += year != y || month != m || day != k;
                for (int i = 3, v = y; i >= 0; i--, v /= 10)
                    text[i] = (char)('0' + v % 10);
                text[5] = (char)('0' + m / 10), text[6] = (char)('0' + m % 10);
                text[8] = (char)('0' + k / 10), text[9] = (char)('0' + k % 10);
                wrong += date_parse((struct span){text, 10}) != d;
                wrong += date_weekday(d) != weekday;
                weekday = weekday == 6 ? 0 : weekday + 1;
            }
    CHECK_INT(wrong, 0);
    CHECK_INT(d - 1, DATE_LAST);
}

TEST(date_make)
{
    CHECK_INT(date_make(1, 1, 1), 0);
    CHECK_INT(date_make(9999, 12, 31), DATE_LAST);
    CHECK_INT(date_make(1970, 1, 1), 719162);
    CHECK_INT(date_make(0, 12, 31), DATE_NONE);
    CHECK_INT(date_make(10000, 1, 1), DATE_NONE);
    CHECK_INT(date_make(2023, 2, 29), DATE_NONE);
    CHECK_INT(date_make(1900, 2, 29), DATE_NONE);
    CHECK(date_make(2000, 2, 29) != DATE_NONE);
    CHECK_INT(date_make(2024, 0, 1), DATE_NONE);
    CHECK_INT(date_make(2024, 13, 1), DATE_NONE);
    CHECK_INT(date_make(2024, 4, 31), DATE_NONE);
    CHECK_INT(date_make(2024, 4, 0), DATE_NONE);
    CHECK_INT(date_make(2024, -1, -1), DATE_NONE);
}

TEST(date_text)
{
    static const char *const bad[] = {"",           "2024-2-3",    "2024-02-30", "24-02-03",
                                      "2024/02/03", "2024-02-03 ", "0000-01-01", "2024-02-0a",
                                      "+024-02-03", "2024-02-031"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK_INT(date_parse(span_str(bad[i])), DATE_NONE);
    CHECK(date_shape(SPAN("2024-02-30")) && !date_shape(SPAN("2024-02-3")));
    CHECK(time_shape(SPAN("99:99")) && !time_shape(SPAN("9:99")) && !time_shape(SPAN("9999")));
    struct buf b = BUF_INIT;
    date_add(&b, DATE_NONE);
    time_add(&b, TIME_NONE);
    CHECK_INT(b.n, 0);
    date_add(&b, 0);
    time_add(&b, 0);
    CHECK_STR(buf_span(&b), "0001-01-0100:00");
    buf_clear(&b);
    date_add_time(&b, 0, 0);
    CHECK_STR(buf_span(&b), "0001-01-01 00:00");
    buf_clear(&b);
    date_add_time(&b, 0, TIME_NONE);
    CHECK_STR(buf_span(&b), "0001-01-01");
    buf_release(&b);
}

TEST(date_times)
{
    int wrong = 0;
    for (daytime_t t = 0; t < 1440; t++) {
        struct buf b = BUF_INIT;
        time_add(&b, t);
        wrong += time_parse(buf_span(&b)) != t;
        buf_release(&b);
    }
    CHECK_INT(wrong, 0);
    CHECK_INT(time_parse(SPAN("24:00")), TIME_NONE);
    CHECK_INT(time_parse(SPAN("23:60")), TIME_NONE);
    CHECK_INT(time_parse(SPAN("7:00")), TIME_NONE);
    CHECK_INT(time_parse(SPAN("07:00 ")), TIME_NONE);
    CHECK_INT(time_parse(SPAN("07.00")), TIME_NONE);
}

static int week(const char *text, int *year)
{
    return date_week(date_parse(span_str(text)), year);
}

/* Days round New Year, from ISO 8601's own definition. */
TEST(date_weeks)
{
    int year;
    CHECK(week("2026-01-01", &year) == 1 && year == 2026);
    CHECK(week("2027-01-01", &year) == 53 && year == 2026);
    CHECK(week("2024-12-30", &year) == 1 && year == 2025);
    CHECK(week("2021-01-03", &year) == 53 && year == 2020);
    CHECK(week("9999-12-31", &year) == 52 && year == 9999);
    CHECK(week("2021-01-04", &year) == 1 && year == 2021);
    CHECK(week("0001-01-01", &year) == 1 && year == 1);
    CHECK(week("9999-12-31", &year) == 52 && year == 9999);
}

TEST(date_ages)
{
    date_t born = date_parse(SPAN("2000-02-29"));
    CHECK_INT(date_years(born, date_parse(SPAN("2023-02-28"))), 22);
    CHECK_INT(date_years(born, date_parse(SPAN("2023-03-01"))), 23);
    CHECK_INT(date_years(born, date_parse(SPAN("2024-02-28"))), 23);
    CHECK_INT(date_years(born, date_parse(SPAN("2024-02-29"))), 24);
    CHECK_INT(date_years(born, born), 0);
}

TEST(date_yearly)
{
    int y, m, d;
    CHECK(yearly_parse(SPAN("06-14"), &y, &m, &d) && y == 0 && m == 6 && d == 14);
    CHECK(yearly_parse(SPAN("1988-06-14"), &y, &m, &d) && y == 1988 && m == 6 && d == 14);
    CHECK(yearly_parse(SPAN("02-29"), &y, &m, &d));
    CHECK(!yearly_parse(SPAN("2023-02-29"), &y, &m, &d));
    CHECK(!yearly_parse(SPAN("02-30"), &y, &m, &d));
    CHECK(!yearly_parse(SPAN("6-14"), &y, &m, &d));
    CHECK(!yearly_parse(SPAN("14 June"), &y, &m, &d));
    CHECK(!yearly_parse(SPAN(""), &y, &m, &d));
    date_t eve = date_parse(SPAN("2026-12-31"));
    CHECK_INT(yearly_next(12, 31, eve), eve);
    CHECK_INT(yearly_next(1, 1, eve), eve + 1);
    CHECK_INT(yearly_next(2, 29, eve), date_parse(SPAN("2027-03-01")));
    CHECK_INT(yearly_next(2, 29, date_parse(SPAN("2027-03-02"))),
              date_parse(SPAN("2028-02-29")));
    CHECK_INT(yearly_next(1, 1, DATE_LAST), DATE_NONE);
    CHECK_INT(yearly_next(12, 31, DATE_LAST), DATE_LAST);
}
