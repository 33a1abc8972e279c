#include "text/phone.h"

#include "base/utf8.h"

enum { LEAST = 6, TELLS = 9, SHORT = 4 };

/* Returns the value of a digit: ASCII, full width, Arabic, Persian, Devanagari; -1: none. */
static int digit_of(uint32_t c)
{
    static const uint32_t zeros[] = {'0', 0xFF10, 0x0660, 0x06F0, 0x0966};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (c - zeros[i] < 10)
            return (int)(c - zeros[i]);
    return -1;
}

static bool begins_extension(uint32_t c)
{
    return c == '#' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void phone_digits(struct buf *b, struct span phone)
{
    size_t start = b->n, n;
    for (; phone.n; phone = span_from(phone, n)) {
        uint32_t c;
        n = utf8_decode(phone, &c);
        if (digit_of(c) >= 0)
            buf_char(b, (char)('0' + digit_of(c)));
        else if (b->n - start >= LEAST && begins_extension(c))
            return;
    }
}

bool phone_is_number(struct span text)
{
    size_t digits = 0, n;
    for (; text.n; text = span_from(text, n)) {
        uint32_t c;
        n = utf8_decode(text, &c);
        bool digit = digit_of(c) >= 0;
        if (!digit && !(c < 0x80 && span_chr(SPAN(" +-()./"), (char)c) != SPAN_NONE))
            return false;
        digits += digit;
    }
    return digits >= SHORT;
}

static struct span without_zeros(struct span s)
{
    while (s.n && s.p[0] == '0')
        s = span_from(s, 1);
    return s;
}

int phone_fits(struct span digits, struct span typed)
{
    struct span own = without_zeros(typed);
    if (digits.n >= TELLS && own.n >= TELLS)
        return span_eq(span_from(digits, digits.n - TELLS), span_from(own, own.n - TELLS)) ? 2
                                                                                           : 0;
    if (own.n >= LEAST && span_eq(without_zeros(digits), own))
        return 2;
    return own.n >= SHORT && span_ends(digits, own) ? 1 : 0;
}
