#include "formats/mime.h"

#include "base/utf8.h"

/* ---- quoted-printable ---- */

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void quoted_decode(struct buf *b, struct span text)
{
    for (size_t i = 0; i < text.n; i++) {
        int high = i + 2 < text.n && text.p[i] == '=' ? hex_value(text.p[i + 1]) : -1;
        int low = high >= 0 ? hex_value(text.p[i + 2]) : -1;
        if (low >= 0) {
            buf_char(b, (char)(high * 16 + low));
            i += 2;
        } else {
            buf_char(b, text.p[i]);
        }
    }
}

/* ---- character sets ---- */

/* The 128 characters of each set, from byte 0x80 on; "." is no character. */
static const char cp1252[] = "€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ"
                             "\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿"
                             "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
                             "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
static const char iso8859_15[] = "................................"
                                 "\u00A0¡¢£€¥Š§š©ª«¬\u00AD®¯°±²³Žµ¶·ž¹º»ŒœŸ¿"
                                 "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
                                 "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
static const char cp1250[] = "€.‚.„…†‡.‰Š‹ŚŤŽŹ.‘’“”•–—.™š›śťžź"
                             "\u00A0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00AD®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
                             "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
                             "ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";
static const char iso8859_2[] = "................................"
                                "\u00A0Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u00ADŽŻ°ą˛ł´ľśˇ¸šşťź˝žż"
                                "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
                                "ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";
static const char cp1251[] = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—.™љ›њќћџ"
                             "\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕї"
                             "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
                             "абвгдежзийклмнопрстуфхцчшщъыьэюя";
static const char koi8_r[] = "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u00A0⌡°²·÷"
                             "═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©"
                             "юабцдефгхийклмнопярстужвьызшэщчъ"
                             "ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";

static const struct {
    const char *name; /* without case, hyphens and underscores */
    const char *high; /* "": UTF-8 */
} charsets[] = {
    {"UTF8", ""},           {"WINDOWS1252", cp1252},
    {"CP1252", cp1252},     {"ISO88591", cp1252},
    {"LATIN1", cp1252},     {"USASCII", cp1252},
    {"ASCII", cp1252},      {"ISO885915", iso8859_15},
    {"LATIN9", iso8859_15}, {"WINDOWS1250", cp1250},
    {"CP1250", cp1250},     {"ISO88592", iso8859_2},
    {"LATIN2", iso8859_2},  {"WINDOWS1251", cp1251},
    {"CP1251", cp1251},     {"KOI8R", koi8_r},
};

static const char *find_charset(struct span charset)
{
    char name[16];
    size_t n = 0;
    for (size_t i = 0; i < charset.n; i++)
        if (charset.p[i] != '-' && charset.p[i] != '_' && n < sizeof name)
            name[n++] = charset.p[i];
    for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++)
        if (span_is_nocase((struct span){name, n}, charsets[i].name))
            return charsets[i].high;
    return NULL;
}

static void add_utf8(struct buf *b, struct span text)
{
    uint32_t cp;
    for (size_t n; text.n; text = span_from(text, n)) {
        n = utf8_decode(text, &cp);
        if (cp == UTF8_BAD)
            utf8_add(b, 0xFFFD);
        else
            buf_add(b, span_head(text, n));
    }
}

bool charset_decode(struct buf *b, struct span text, struct span charset)
{
    const char *high = find_charset(charset);
    uint32_t cp[128];
    if (!high)
        return false;
    if (!high[0]) {
        add_utf8(b, text);
        return true;
    }
    struct span rest = span_str(high);
    for (size_t i = 0; i < 128; i++)
        rest = span_from(rest, utf8_decode(rest, &cp[i]));
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c < 0x80)
            buf_char(b, text.p[i]);
        else
            utf8_add(b, cp[c - 0x80] == '.' ? 0xFFFD : cp[c - 0x80]);
    }
    return true;
}
