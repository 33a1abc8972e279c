#include "base/num.h"

#include "unit.h"

static long num(struct span s, long max)
{
    long n = -7;
    return num_parse(s, max, &n) ? n : n == -7 ? -1 : -2; /* -2: touched, though it failed */
}

TEST(num_parse)
{
    CHECK_INT(num(SPAN("0"), 0), 0);
    CHECK_INT(num(SPAN("007"), 7), 7);
    CHECK_INT(num(SPAN("256"), 256), 256);
    CHECK_INT(num(SPAN("257"), 256), -1);
    CHECK_INT(num(SPAN("9"), 5), -1);
    CHECK_INT(num(SPAN("5"), 5), 5);
    CHECK_INT(num(SPAN("1"), 0), -1);
    CHECK_INT(num(SPAN("99999999999999999999999999"), 2147483647), -1);
    CHECK_INT(num(SPAN("2147483647"), 2147483647), 2147483647);
    CHECK_INT(num(SPAN("2147483648"), 2147483647), -1);
    CHECK_INT(num(SPAN(""), 9), -1);
    CHECK_INT(num(SPAN("-1"), 9), -1);
    CHECK_INT(num(SPAN("+1"), 9), -1);
    CHECK_INT(num(SPAN(" 1"), 9), -1);
    CHECK_INT(num(SPAN("1\0"), 9), -1);
    CHECK_INT(num(SPAN("1a"), 99), -1);
    CHECK_INT(num(SPAN("\xD9\xA3"), 99), -1); /* an Arabic three */
}

TEST(num_digits)
{
    CHECK_INT(num_digits(SPAN("12a3")), 2);
    CHECK_INT(num_digits(SPAN("a")), 0);
    CHECK_INT(num_digits(SPAN("")), 0);
    CHECK_INT(num_digits(SPAN("42")), 2);
}

static bool adds(int64_t n, const char *text)
{
    struct buf b = BUF_INIT;
    num_add(&b, n);
    bool same = span_is(buf_span(&b), text);
    buf_release(&b);
    return same;
}

TEST(num_add)
{
    CHECK(adds(0, "0"));
    CHECK(adds(7, "7"));
    CHECK(adds(-10, "-10"));
    CHECK(adds(INT64_MAX, "9223372036854775807"));
    CHECK(adds(INT64_MIN, "-9223372036854775808"));
}
