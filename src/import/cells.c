#include "import/cells.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/num.h"

/* Returns whether a value is digits, perhaps after a sign. */
static bool is_number(struct span s)
{
    s = span_from(s, s.p[0] == '+' || s.p[0] == '-');
    return s.n && num_digits(s) == s.n;
}

struct span cell_plain(struct span value)
{
    value = span_trim(value);
    if (value.n > 3 && span_starts(value, SPAN("=\"")) && value.p[value.n - 1] == '"')
        return span_trim((struct span){value.p + 2, value.n - 3});
    if (value.n > 2 && value.p[0] == '=' && is_number(span_from(value, 1)))
        return span_from(value, 1);
    if (value.n > 1 && value.p[0] == '\'' &&
        (span_chr(SPAN("=+-@"), value.p[1]) != SPAN_NONE ||
         num_digits(span_from(value, 1)) > 4))
        return span_from(value, 1);
    return value;
}

bool cell_is_shortened(struct span value)
{
    struct buf b = BUF_INIT;
    fold_add(&b, value);
    struct span s = span_trim(buf_span(&b)), all = s;
    if (span_starts(s, SPAN("tel:")))
        s = span_from(s, 4);
    while (s.n && span_chr(SPAN("+=(\"' "), s.p[0]) != SPAN_NONE)
        s = span_from(s, 1);
    size_t n = num_digits(s), hashes = 0;
    s = span_from(s, n);
    if (s.n && (s.p[0] == '.' || s.p[0] == ','))
        s = span_from(s, 1 + num_digits(span_from(s, 1)));
    s = span_trim(s);
    bool power = n && s.n > 1 && s.p[0] == 'e';
    s = span_trim(span_from(s, 1));
    s = span_from(s, s.n && (s.p[0] == '+' || s.p[0] == '-'));
    while (hashes < all.n && all.p[hashes] == '#')
        hashes++;
    bool shortened = (power && num_digits(s)) || (all.n > 1 && hashes == all.n);
    buf_release(&b);
    return shortened;
}

/* Returns the length of what separates whatever is beside it, or 0. */
static size_t strong(struct span s)
{
    static const char *const separators[] = {" ::: ", ";", "|", "\n", "；", "｜"};
    bool may_be = s.n && span_chr(SPAN(" ;|\n\xEF"), s.p[0]) != SPAN_NONE;
    for (size_t i = 0; may_be && i < sizeof separators / sizeof *separators; i++)
        if (span_starts(s, span_str(separators[i])))
            return strlen(separators[i]);
    return 0;
}

/* Returns the length of what separates two numbers, or 0; 1 at the blank before "+". */
static size_t weak(struct span s)
{
    static const char *const separators[] = {",",    "/",     "&",      "、",    "，",   "／",
                                             " or ", " and ", " oder ", " und ", " ou ", " et ",
                                             " o ",  " y ",   " e ",    " of ",  " en "};
    bool may_be = s.n && span_chr(SPAN(",/& \xE3\xEF"), s.p[0]) != SPAN_NONE;
    for (size_t i = 0; may_be && i < sizeof separators / sizeof *separators; i++)
        if (span_starts(s, span_str(separators[i])))
            return strlen(separators[i]);
    return s.n > 1 && s.p[0] == ' ' && s.p[1] == '+' ? 1 : 0;
}

/* Returns whether that many digits follow soon, before the next strong separator. */
static bool digits_follow(struct span s, size_t least)
{
    enum { SOON = 64 };
    size_t n = 0;
    for (size_t i = 0; i < s.n && i < SOON && n < least && !strong(span_from(s, i)); i++)
        n += s.p[i] >= '0' && s.p[i] <= '9';
    return n >= least;
}

static void take(struct span *rest, struct span *one, size_t n, size_t separator)
{
    *one = span_trim(span_head(*rest, n));
    *rest = span_from(*rest, n + separator);
}

bool cell_name(struct span *rest, struct span *one)
{
    *one = (struct span){NULL, 0};
    while (rest->n && !one->n) {
        size_t i = 0;
        while (i < rest->n && !strong(span_from(*rest, i)))
            i++;
        take(rest, one, i, strong(span_from(*rest, i)));
    }
    return one->n > 0;
}

/* Numbers have six digits at least, beside a slash seven: "030/1234567" is one. */
bool cell_phone(struct span *rest, struct span *one)
{
    struct span s = *rest;
    size_t digits = 0;
    for (size_t i = 0; i < s.n && !strong(span_from(s, i)); i++) {
        digits += s.p[i] >= '0' && s.p[i] <= '9';
        size_t n = weak(span_from(s, i)), least = s.p[i] == '/' ? 7 : 6;
        if (n && digits >= least && digits_follow(span_from(s, i + n), least)) {
            take(rest, one, i, n);
            return true;
        }
    }
    bool found = cell_name(rest, one);
    if (span_is_nocase(span_head(*one, 4), "tel:"))
        *one = span_from(*one, 4);
    if (span_ends(*one, SPAN(".0")) && is_number(span_head(*one, one->n - 2)))
        *one = span_head(*one, one->n - 2); /* a number of a program that reckons */
    return found;
}

/* Returns the address in "Ann Berg <ann@example.org>" and "mailto:ann@example.org". */
static struct span address_in(struct span mail)
{
    size_t open = span_chr(mail, '<');
    struct span inside = span_from(mail, open == SPAN_NONE ? mail.n : open + 1);
    size_t close = span_chr(inside, '>');
    if (close != SPAN_NONE && span_chr(span_head(inside, close), '@') != SPAN_NONE)
        mail = span_head(inside, close);
    if (span_is_nocase(span_head(mail, 7), "mailto:"))
        mail = span_from(mail, 7);
    return span_trim(mail);
}

bool cell_mail(struct span *rest, struct span *one)
{
    enum { SOON = 320 }; /* an address has 254 bytes at most */
    struct span s = *rest;
    bool at = false;
    for (size_t i = 0; i < s.n && !strong(span_from(s, i)); i++) {
        bool part = s.p[i] == ',' || span_is_blank(s.p[i]);
        at |= s.p[i] == '@';
        if (part && at && span_chr(span_head(span_from(s, i), SOON), '@') != SPAN_NONE) {
            take(rest, one, i, 1);
            *one = address_in(*one);
            return true;
        }
    }
    bool found = cell_name(rest, one);
    *one = address_in(*one);
    return found;
}
