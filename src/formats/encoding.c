#include "formats/encoding.h"

#include "base/utf8.h"

static unsigned char byte_at(struct span s, size_t i)
{
    return i < s.n ? (unsigned char)s.p[i] : 0;
}

/* Recognizes UTF-16 without a byte-order mark: in Latin text every other byte is NUL. */
static const char *utf16(struct span s)
{
    size_t even = 0, odd = 0, n = s.n < 4096 ? s.n : 4096;
    if (byte_at(s, 0) == 0xFF && byte_at(s, 1) == 0xFE)
        return "UTF-16LE";
    if (byte_at(s, 0) == 0xFE && byte_at(s, 1) == 0xFF)
        return "UTF-16BE";
    for (size_t i = 0; i < n; i++)
        if (s.p[i] == 0)
            ++*(i % 2 ? &odd : &even);
    if (odd > n / 4 && even <= n / 16)
        return "UTF-16LE";
    return even > n / 4 && odd <= n / 16 ? "UTF-16BE" : NULL;
}

/*
 * Returns whether a text is Shift_JIS: pairs of a lead and a trail byte, and single kana. é and
 * a letter are such a pair too, so most leads must be bytes that Latin-1 does not use: 0x81 to
 * 0x9F, kana and common kanji.
 */
static bool is_shift_jis(struct span s)
{
    size_t sure = 0, pairs = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = byte_at(s, i), next = byte_at(s, i + 1);
        if (c < 0x80 || (c >= 0xA1 && c <= 0xDF))
            continue;
        if (c == 0x80 || c == 0xA0 || c > 0xFC || next < 0x40 || next == 0x7F || next > 0xFC)
            return false;
        pairs++;
        sure += c <= 0x9F;
        i++;
    }
    return sure > 0 && sure * 2 >= pairs;
}

/*
 * Returns whether a text is EUC-JP. Chinese and Korean encodings have the same pairs; a text in
 * Japanese has kana among them, whose leads are 0xA4 and 0xA5.
 */
static bool is_euc_jp(struct span s)
{
    size_t pairs = 0, kana = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = byte_at(s, i), next = byte_at(s, i + 1);
        if (c < 0x80)
            continue;
        if ((c != 0x8E && c < 0xA1) || c == 0xFF || next < 0xA1 || next == 0xFF)
            return false;
        pairs++;
        kana += c == 0xA4 || c == 0xA5;
        i++;
    }
    return kana * 8 > pairs;
}

/*
 * Returns whether most bytes over 0x7F are alone or two together, as accented letters among
 * others are. In Greek, Cyrillic or Chinese they come in runs. 0xA0 is a space.
 */
static bool is_western(struct span s)
{
    size_t high = 0, in_runs = 0, run = 0;
    for (size_t i = 0; i <= s.n; i++) {
        if (byte_at(s, i) >= 0x80 && byte_at(s, i) != 0xA0) {
            high++;
            run++;
            continue;
        }
        in_runs += run > 2 ? run : 0;
        run = 0;
    }
    return in_runs * 2 <= high;
}

const char *encoding_guess(struct span s, size_t *at)
{
    const char *wide = utf16(s);
    *at = 0;
    while (*at < s.n) {
        uint32_t cp;
        size_t n = utf8_decode(span_from(s, *at), &cp);
        if (cp == UTF8_BAD)
            break;
        *at += n;
    }
    if (wide || *at == s.n)
        return wide;
    return is_shift_jis(s) ? "CP932"
           : is_euc_jp(s)  ? "EUC-JP"
           : is_western(s) ? "WINDOWS-1252"
                           : ENCODING_UNKNOWN;
}

static uint32_t unit_at(struct span s, size_t i, bool big)
{
    return big ? (uint32_t)byte_at(s, i) << 8 | byte_at(s, i + 1)
               : (uint32_t)byte_at(s, i + 1) << 8 | byte_at(s, i);
}

static void decode_utf16(struct buf *b, struct span s, bool big)
{
    size_t i = unit_at(s, 0, big) == 0xFEFF ? 2 : 0;
    for (; i + 1 < s.n; i += 2) {
        uint32_t c = unit_at(s, i, big), next = i + 3 < s.n ? unit_at(s, i + 2, big) : 0;
        if (c - 0xD800 < 0x400 && next - 0xDC00 < 0x400) {
            c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
            i += 2;
        } else if (c - 0xD800 < 0x800) {
            c = 0xFFFD;
        }
        utf8_add(b, c);
    }
}

/* Decodes Windows-1252, which is Latin-1 except for 0x80 to 0x9F; 0: not used. */
static void decode_windows(struct buf *b, struct span s)
{
    static const uint16_t from_80[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    for (size_t i = 0; i < s.n; i++) {
        uint32_t c = byte_at(s, i), other = c - 0x80 < 32 ? from_80[c - 0x80] : 0;
        utf8_add(b, other ? other : c);
    }
}

bool encoding_decode(struct buf *b, struct span s, const char *encoding)
{
    struct span name = span_str(encoding);
    if (span_starts(name, SPAN("UTF-16")))
        decode_utf16(b, s, span_is(name, "UTF-16BE"));
    else if (span_is(name, "WINDOWS-1252"))
        decode_windows(b, s);
    else
        return false;
    return true;
}

bool encoding_is_mixed(struct span s)
{
    size_t good = 0, bad = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        i += utf8_decode(span_from(s, i), &cp);
        good += cp >= 0x80 && cp != UTF8_BAD;
        bad += cp == UTF8_BAD;
    }
    return good > bad;
}
