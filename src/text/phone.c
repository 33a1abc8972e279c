#include "text/phone.h"

#include "base/num.h"
#include "base/utf8.h"

enum { LEAST = 6, TELLS = 9, SHORT = 4, LOCAL = 8, COUNTRY = 3 };

static bool ends_number(uint32_t c)
{
    return c == '#' || c == ',' || c == ';' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool phone_next(struct span *rest, struct buf *b)
{
    size_t start = b->n, n;
    bool ended = false;
    for (; rest->n; *rest = span_from(*rest, n)) {
        uint32_t c;
        n = utf8_decode(*rest, &c);
        int digit = num_digit(c);
        ended |= b->n - start >= LEAST && ends_number(c);
        if (ended && (c == ',' || c == ';'))
            break;
        if (digit >= 0 && !ended)
            buf_char(b, (char)('0' + digit));
    }
    *rest = span_from(*rest, 1);
    return b->n > start;
}

void phone_digits(struct buf *b, struct span phone)
{
    phone_next(&phone, b);
}

/* Returns true for the signs that people write between digits, also of full width. */
static bool parts_digits(uint32_t c)
{
    static const uint32_t signs[] = {0xA0,   0x202F, 0x2212, 0x3000, 0x30FC, 0xFF08,
                                     0xFF09, 0xFF0B, 0xFF0D, 0xFF0E, 0xFF0F};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (c == signs[i])
            return true;
    return (c < 0x80 && span_chr(SPAN(" +-()./"), (char)c) != SPAN_NONE) ||
           (c >= 0x2010 && c <= 0x2015);
}

/* Returns true for an extension: "ext. 12", "x12", "#12", ";ext=12", "Durchwahl 12". */
static bool is_extension(struct span s)
{
    size_t n = 0, digits;
    while (n < s.n && (ends_number((unsigned char)s.p[n]) ||
                       span_chr(SPAN(" .:="), s.p[n]) != SPAN_NONE))
        n++;
    s = span_trim(span_from(s, n));
    digits = num_digits(s);
    return n && digits && digits == s.n && digits < LEAST;
}

bool phone_is_number(struct span text)
{
    size_t digits = 0, n;
    if (span_is_nocase(span_head(text, 4), "tel:"))
        text = span_from(text, 4);
    for (; text.n; text = span_from(text, n)) {
        uint32_t c;
        n = utf8_decode(text, &c);
        bool digit = num_digit(c) >= 0;
        if (digits >= LEAST && ends_number(c))
            return is_extension(text);
        if (!digit && !parts_digits(c))
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

/* Returns the digits that are compared: a country's code or a zero may be before them. */
static struct span telling(struct span digits)
{
    return span_from(digits, digits.n > TELLS ? digits.n - TELLS : 0);
}

bool phone_key(struct buf *b, struct span phone)
{
    struct buf digits = BUF_INIT;
    phone_digits(&digits, phone);
    size_t n = digits.n;
    buf_add(b, telling(buf_span(&digits)));
    buf_release(&digits);
    return n >= LEAST;
}

void phone_typed(struct buf *b, struct span text)
{
    text = span_trim(text);
    if (span_is_nocase(span_head(text, 4), "tel:"))
        text = span_from(text, 4);
    buf_str(b, text.n && text.p[0] == '+' ? "00" : "");
    phone_digits(b, text);
}

/* Returns true if typed digits are a number that has no code of a country, after one. */
static bool has_country(struct span typed, struct span digits)
{
    return span_starts(typed, SPAN("00")) && digits.n >= LOCAL && typed.n > 2 + digits.n &&
           typed.n <= 2 + COUNTRY + digits.n && span_ends(typed, digits);
}

int phone_fits(struct span digits, struct span typed)
{
    struct span own = without_zeros(typed), theirs = without_zeros(digits);
    if (digits.n >= TELLS && own.n >= TELLS)
        return span_eq(telling(digits), telling(own)) ? 2 : 0;
    if (own.n >= LEAST && span_eq(theirs, own))
        return 2;
    if (has_country(typed, theirs))
        return 2;
    bool ends = (own.n >= SHORT && span_ends(digits, own)) ||
                (typed.n >= SHORT && span_ends(digits, typed));
    return ends ? 1 : 0;
}
