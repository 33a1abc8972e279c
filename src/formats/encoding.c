#include "formats/encoding.h"

#include "base/utf8.h"

static unsigned char byte_at(struct span s, size_t i)
{
    return i < s.n ? (unsigned char)s.p[i] : 0;
}

/* Without a mark: in text mostly of Latin letters every other byte is NUL. */
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
 * Shift_JIS: pairs of a lead and a trail byte, and single kana. é and a letter are such a pair
 * too, so most leads must be where Latin-1 has nothing: 0x81 to 0x9F, kana and common kanji.
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

static bool is_euc_jp(struct span s)
{
    size_t pairs = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = byte_at(s, i), next = byte_at(s, i + 1);
        if (c < 0x80)
            continue;
        if ((c != 0x8E && c < 0xA1) || c == 0xFF || next < 0xA1 || next == 0xFF)
            return false;
        pairs++;
        i++;
    }
    return pairs > 0;
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
    return is_shift_jis(s) ? "CP932" : is_euc_jp(s) ? "EUC-JP" : "WINDOWS-1252";
}
