#include "text/slug.h"

#include "base/chars.h"
#include "base/fold.h"
#include "base/utf8.h"

#include <string.h>

enum { ID_MAX = 100, CUT_MAX = 92 };

static bool is_private(uint32_t cp)
{
    return (cp >= 0xE000 && cp <= 0xF8FF) || cp >= 0xF0000;
}

/* Returns why a text cannot become an id, or NULL. */
static const char *refusal(struct span name)
{
    for (size_t i = 0; i < name.n;) {
        uint32_t cp;
        i += utf8_decode(span_from(name, i), &cp);
        if (cp == UTF8_BAD)
            return "it is not valid UTF-8";
        if (utf8_is_control(cp))
            return "it contains a control character";
        if (utf8_is_bidi(cp))
            return "it contains a bidirectional control character";
        if (is_private(cp))
            return "it contains a private-use character";
    }
    return NULL;
}

/*
 * Returns whether Windows reserves the name for a device, with any suffix; superscript digits
 * count (Microsoft, "Naming Files, Paths, and Namespaces"). CONIN$ and CONOUT$ lose their $
 * anyway.
 */
static bool is_reserved(struct span id)
{
    static const char *const whole[] = {"con", "prn", "aux", "nul"};
    if (id.n < 3 || id.n > 5)
        return false;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (span_is(id, whole[i]))
            return true;
    if (!span_starts(id, SPAN("com")) && !span_starts(id, SPAN("lpt")))
        return false;
    struct span port = span_from(id, 3);
    return (port.n == 1 && port.p[0] >= '0' && port.p[0] <= '9') || span_is(port, "¹") ||
           span_is(port, "²") || span_is(port, "³");
}

/*
 * Cuts a slug that is too long and appends a hash. It is a hash of the whole slug, not of the
 * name's bytes, so that NFC and NFD agree; 32 bits are folded to 24, as FNV's authors advise.
 */
static void shorten(struct buf *slug)
{
    unsigned h = span_hash(buf_span(slug));
    size_t n = CUT_MAX;
    while (((unsigned char)slug->p[n] & 0xC0) == 0x80)
        n--;
    while (slug->p[n - 1] == '-')
        n--;
    slug->n = n;
    buf_fmt(slug, "-%06x", (h >> 24) ^ (h & 0xFFFFFF));
}

bool slug_make(struct buf *b, struct span name, const char **why)
{
    *why = refusal(name);
    if (*why != NULL)
        return false;
    struct buf slug = BUF_INIT;
    fold_slug(&slug, name);
    if (slug.n > ID_MAX)
        shorten(&slug);
    else if (is_reserved(buf_span(&slug)))
        buf_str(&slug, "-guest");
    if (slug.n == 0)
        *why = "it contains no letter or digit";
    buf_add(b, buf_span(&slug));
    buf_release(&slug);
    return *why == NULL;
}

/*
 * Returns whether eight bytes are small letters, digits and hyphens, no two hyphens side by side.
 * *word: the byte before them was no hyphen; is set to whether the last one is none.
 */
static bool are_plain(uint64_t x, bool *word)
{
    const uint64_t ones = 0x0101010101010101, high = ones * 0x80;
    if (x & high)
        return false;
    uint64_t letters = (x + ones * (0x80 - 'a')) & ~(x + ones * (0x7F - 'z'));
    uint64_t digits = (x + ones * (0x80 - '0')) & ~(x + ones * (0x7F - '9'));
    uint64_t hyphens = ~((x ^ ones * '-') + ones * 0x7F) & high;
    bool good = !(~(letters | digits | hyphens) & high) &&
                !(hyphens & (hyphens << 8 | (*word ? 0 : 0x80)));
    *word = !(hyphens >> 63);
    return good;
}

/*
 * Returns whether an id of eight bytes or more is plain. For show, all names of a folder are
 * looked at.
 */
static bool is_plain_ascii(struct span id)
{
    bool word = false;
    if (id.n < 8 || id.n > ID_MAX)
        return false;
    for (size_t i = 0; i < id.n; i += 8) {
        size_t at = i + 8 <= id.n ? i : id.n - 8;
        word |= at < i; /* the byte at `at` was looked at already */
        if (!are_plain(span_eight(id.p + at), &word))
            return false;
    }
    return word;
}

/* Returns whether an id needs no folding, which is true of most. */
static bool is_plain(struct span id)
{
    bool word = false;
    if (is_plain_ascii(id))
        return true; /* no name of a device has eight bytes */
    for (size_t i = 0; i < id.n;) {
        char c = id.p[i];
        uint32_t cp;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            word = true;
            i++;
            continue;
        }
        i += utf8_decode(span_from(id, i), &cp);
        if (cp == '-' ? !word : cp < 0x80 || cp == UTF8_BAD || !fold_is_folded(cp))
            return false;
        word = cp != '-';
    }
    return word && id.n <= ID_MAX && !is_reserved(id);
}

bool slug_valid(struct span id)
{
    if (is_plain(id))
        return true;
    if (id.n > ID_MAX)
        return false;
    struct buf slug = BUF_INIT;
    const char *why;
    bool same = slug_make(&slug, id, &why) && span_eq(buf_span(&slug), id);
    buf_release(&slug);
    return same;
}

static bool is_ascii_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

size_t slug_prefix(struct span s)
{
    size_t end = 0;
    bool word = false; /* the last character is of a word */
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        if (is_ascii_alnum(s.p[i])) { /* nearly always */
            word = true;
            end = ++i;
            continue;
        }
        i += utf8_decode(span_from(s, i), &cp);
        if (cp == '-' && word) {
            word = false;
            continue;
        }
        unsigned class = char_bits(cp) & CHAR_CLASS;
        if (class != CHAR_LETTER && !(class == CHAR_MARK && word))
            break;
        word = true;
        end = i;
    }
    return end;
}
