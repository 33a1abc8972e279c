#include "base/num.h"

int num_digit(uint32_t c)
{
    static const uint32_t zeros[] = {'0', 0xFF10, 0x0660, 0x06F0, 0x0966};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (c - zeros[i] < 10)
            return (int)(c - zeros[i]);
    return -1;
}

size_t num_digits(struct span s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
        n++;
    return n;
}

bool num_parse(struct span s, long max, long *value)
{
    long v = 0;
    if (s.n == 0 || num_digits(s) != s.n)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        int digit = s.p[i] - '0';
        if (digit > max || v > (max - digit) / 10)
            return false;
        v = v * 10 + digit;
    }
    *value = v;
    return true;
}

void num_add(struct buf *b, int64_t n)
{
    char digits[20], *p = digits + sizeof digits;
    uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do
        *--p = (char)('0' + left % 10);
    while (left /= 10);
    if (n < 0)
        *--p = '-';
    buf_add(b, span_between(p, digits + sizeof digits));
}
