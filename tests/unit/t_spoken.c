#include "text/spoken.h"

#include "unit.h"

/* 2026-11-25 is a Wednesday. */
static date_t day_of(const char *s, enum day_sense sense)
{
    return spoken_day(span_str(s), date_make(2026, 11, 25), sense, NULL);
}

static date_t november(int day)
{
    return date_make(2026, 11, day);
}

TEST(spoken_days)
{
    CHECK_INT(day_of("2026-11-30", true), november(30));
    CHECK_INT(day_of("Tonight", true), november(25));
    CHECK_INT(day_of("tomorrow", false), november(26));
    CHECK_INT(day_of("YESTERDAY", true), november(24));
    CHECK_INT(day_of("+3", true), november(28));
    CHECK_INT(day_of("friday", true), november(27));
    CHECK_INT(day_of("Friday", false), november(20));
    CHECK_INT(day_of("wednesday", true), november(25));
    CHECK_INT(day_of("thurs", true), november(26));
    CHECK_INT(day_of("tues", false), november(24));
    CHECK_INT(day_of("sun", true), november(29));
}

TEST(spoken_days_of_a_month)
{
    CHECK_INT(day_of("31 dec", DAY_COMING), date_make(2026, 12, 31));
    CHECK_INT(day_of("Dec. 31st", DAY_COMING), date_make(2026, 12, 31));
    CHECK_INT(day_of("1 March", DAY_COMING), date_make(2027, 3, 1));
    CHECK_INT(day_of("25th november", DAY_COMING), november(25));
    CHECK_INT(day_of("2nd nov", DAY_PAST), november(2));
    CHECK_INT(day_of("29 feb", DAY_COMING), DATE_NONE); /* 2027 has none */
    CHECK_INT(day_of("31 nov", DAY_COMING), DATE_NONE);
    CHECK_INT(day_of("32 dec", DAY_COMING), DATE_NONE);
    CHECK_INT(day_of("next 31 dec", DAY_COMING), DATE_NONE);
    struct readings r; /* yesterday, or in a year */
    CHECK_INT(spoken_day(SPAN("24 nov"), november(25), DAY_COMING, &r), DATE_NONE);
    CHECK_INT(r.days[0], november(24));
    CHECK_INT(r.days[1], date_make(2027, 11, 24));
}

TEST(spoken_weeks)
{
    CHECK_INT(day_of("next monday", true), november(30));
    CHECK_INT(day_of("next  Wed", true), date_make(2026, 12, 2));
    CHECK_INT(day_of("this friday", true), november(27));
    CHECK_INT(day_of("this monday", false), november(23));
    CHECK_INT(day_of("last saturday", false), november(21));
    CHECK_INT(day_of("last friday", false), november(20));
}

TEST(spoken_weeks_that_are_unclear)
{
    static const struct {
        const char *text;
        int a, b;
    } unclear[] = {{"next friday", 27, 34}, {"next sunday", 29, 36}, {"last monday", 23, 16}};
    for (size_t i = 0; i < sizeof unclear / sizeof *unclear; i++) {
        struct readings r;
        date_t today = november(25), first = november(1) - 1;
        CHECK_INT(spoken_day(span_str(unclear[i].text), today, DAY_COMING, &r), DATE_NONE);
        CHECK_INT(r.days[0], first + unclear[i].a);
        CHECK_INT(r.days[1], first + unclear[i].b);
    }
}

TEST(spoken_days_that_are_none)
{
    static const char *const none[] = {
        "",      "fr",       "frid", "next",          "next week", "fri day",
        "27.11", "2026-2-1", "+",    "next next fri", "2026-02-30"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK_INT(day_of(none[i], true), DATE_NONE);
    CHECK_INT(spoken_day(SPAN("next mon"), DATE_LAST, DAY_COMING, NULL), DATE_NONE);
    CHECK_INT(spoken_day(SPAN("last mon"), 1, DAY_COMING, NULL), DATE_NONE);
}

TEST(spoken_hours)
{
    static const char *const half_past_seven[] = {"19:30",   "19.30",    "19h30",  "19H30",
                                                  "1930",    "7:30pm",   "7.30pm", "7:30 PM",
                                                  "7h30 pm", "7:30p.m.", "07:30pm"};
    static const char *const none[] = {"",     "7",     "19",    "24:00",  "19:60", "7:3",
                                       "19:3", "2026-", "2024",  "13pm",   "0pm",   "1960",
                                       "pm",   "7 xm",  "19-30", "019:30", "7:300", "4p"};
    for (size_t i = 0; i < sizeof half_past_seven / sizeof *half_past_seven; i++)
        CHECK_INT(spoken_hour(span_str(half_past_seven[i]), NULL), 19 * 60 + 30);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK_INT(spoken_hour(span_str(none[i]), NULL), TIME_NONE);
    CHECK_INT(spoken_hour(SPAN("6pm"), NULL), 18 * 60);
    CHECK_INT(spoken_hour(SPAN("19h"), NULL), 19 * 60);
    CHECK_INT(spoken_hour(SPAN("0930"), NULL), 9 * 60 + 30);
    CHECK_INT(spoken_hour(SPAN("12am"), NULL), 0);
    CHECK_INT(spoken_hour(SPAN("12pm"), NULL), 12 * 60);
    CHECK_INT(spoken_hour(SPAN("00:30"), NULL), 30);
}

TEST(spoken_hours_that_are_unclear)
{
    static const char *const unclear[] = {"7:30", "7.30", "7h30"};
    for (size_t i = 0; i < sizeof unclear / sizeof *unclear; i++) {
        struct readings r;
        CHECK_INT(spoken_hour(span_str(unclear[i]), &r), TIME_NONE);
        CHECK_INT(r.hours[0], 7 * 60 + 30);
        CHECK_INT(r.hours[1], 19 * 60 + 30);
    }
}

TEST(spoken_is_like)
{
    static const char *const days[] = {
        "27.11.", "27/11/2026", "2026-02-30", "11-27",    "27",         "27th",     "27nov",
        "27 nov", "nov 27",     "Firday",     "wendsday", "next frday", "tommorow", "1.12"};
    static const char *const others[] = {"sunny", "ill",         "0770 0900333", "07700900333",
                                         "mona",  "0770-900333", "may",          "4p",
                                         "",      "next",        "27 rue Nov"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        CHECK(spoken_is_like_day(span_str(days[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        CHECK(!spoken_is_like_day(span_str(others[i])));
    CHECK(spoken_is_like_hour(SPAN("25:00")) && spoken_is_like_hour(SPAN("7")));
    CHECK(!spoken_is_like_hour(SPAN("4p")) && !spoken_is_like_hour(SPAN("2026-11-25")));
}
