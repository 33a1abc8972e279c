#include "search/classes.h"

#include "base/fold.h"
#include "base/utf8.h"

size_t regex_any_char(struct span s, uint32_t *cp)
{
    unsigned char first = (unsigned char)s.p[0];
    if (first < 0x80) {
        *cp = first;
        return 1;
    }
    size_t n = utf8_decode(s, cp);
    if (*cp == UTF8_BAD)
        *cp = REGEX_STRAY + first;
    return n;
}

size_t regex_char_back(struct span s, uint32_t *cp)
{
    size_t most = s.n < 4 ? s.n : 4;
    for (size_t n = 1; n <= most; n++) {
        struct span tail = span_from(s, s.n - n);
        if (((unsigned char)tail.p[0] & 0xC0) != 0x80) {
            if (regex_char(tail, cp) == n)
                return n;
            break;
        }
    }
    *cp = REGEX_STRAY + (unsigned char)s.p[s.n - 1];
    return 1;
}

static bool is_alnum(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    return c < REGEX_STRAY && fold_is_alnum(c);
}

bool regex_is_word(uint32_t c)
{
    return c == '_' || is_alnum(c);
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_alpha(uint32_t c)
{
    return is_alnum(c) && !is_digit(c);
}

static bool is_upper(uint32_t c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(uint32_t c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_xdigit(uint32_t c)
{
    return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x205F || c == 0x3000;
}

static bool is_space(uint32_t c)
{
    return is_blank(c) || (c >= '\n' && c <= '\r') || c == 0x2028 || c == 0x2029;
}

static bool is_cntrl(uint32_t c)
{
    return utf8_is_control(c) || c == 0x2028 || c == 0x2029;
}

static bool is_print(uint32_t c)
{
    return c < REGEX_STRAY && !is_cntrl(c);
}

static bool is_graph(uint32_t c)
{
    return is_print(c) && !is_space(c);
}

static bool is_punct(uint32_t c)
{
    return is_graph(c) && !is_alnum(c);
}

static const struct {
    const char *name;
    bool (*has)(uint32_t);
} classes[] = {
    [CHAR_ALPHA] = {"alpha", is_alpha},
    [CHAR_UPPER] = {"upper", is_upper},
    [CHAR_LOWER] = {"lower", is_lower},
    [CHAR_SPACE] = {"space", is_space},
    [CHAR_WORD] = {"", regex_is_word}, /* \w: no bracket names it */
    {"digit", is_digit},
    {"alnum", is_alnum},
    {"blank", is_blank},
    {"punct", is_punct},
    {"print", is_print},
    {"graph", is_graph},
    {"cntrl", is_cntrl},
    {"xdigit", is_xdigit},
};

bool char_class_find(struct span name, unsigned *class)
{
    for (unsigned i = 0; i < sizeof classes / sizeof *classes; i++)
        if (name.n && span_is(name, classes[i].name)) {
            *class = i;
            return true;
        }
    return false;
}

bool char_class_has(unsigned class, uint32_t cp)
{
    return classes[class].has(cp);
}
