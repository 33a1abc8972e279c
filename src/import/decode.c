#include "import/read.h"

#include "base/quote.h"
#include "base/utf8.h"
#include "cli/args.h"
#include "cli/message.h"
#include "formats/encoding.h"
#include "formats/mime.h"
#include "formats/vcard.h"
#include "os/os.h"

enum { NAME_MAX_BYTES = 40 };

/*
 * Names of encodings that programs write, without case and punctuation, and the larger encoding
 * that they mean: a file "in Shift_JIS" has characters that only CP932 has.
 */
static const struct {
    const char *name, *means;
} encodings[] = {
    {"SHIFTJIS", "CP932"},      {"SJIS", "CP932"},
    {"XSJIS", "CP932"},         {"MS932", "CP932"},
    {"WINDOWS31J", "CP932"},    {"CP932", "CP932"},
    {"EUCJP", "EUC-JP"},        {"ISO2022JP", "ISO-2022-JP"},
    {"GB2312", "GB18030"},      {"GBK", "GB18030"},
    {"CP936", "GB18030"},       {"GB18030", "GB18030"},
    {"BIG5", "BIG5-HKSCS"},     {"BIG5HKSCS", "BIG5-HKSCS"},
    {"CP950", "CP950"},         {"EUCKR", "CP949"},
    {"KSC56011987", "CP949"},   {"CP949", "CP949"},
    {"WINDOWS1253", "CP1253"},  {"CP1253", "CP1253"},
    {"WINDOWS1254", "CP1254"},  {"CP1254", "CP1254"},
    {"WINDOWS1255", "CP1255"},  {"CP1255", "CP1255"},
    {"WINDOWS1256", "CP1256"},  {"CP1256", "CP1256"},
    {"WINDOWS1257", "CP1257"},  {"CP1257", "CP1257"},
    {"WINDOWS1258", "CP1258"},  {"CP1258", "CP1258"},
    {"WINDOWS874", "CP874"},    {"TIS620", "TIS-620"},
    {"ISO88595", "ISO-8859-5"}, {"ISO88596", "ISO-8859-6"},
    {"ISO88597", "ISO-8859-7"}, {"ISO88598", "ISO-8859-8"},
    {"ISO88599", "ISO-8859-9"}, {"KOI8U", "KOI8-U"},
    {"CP866", "CP866"},
};

/* Returns what libc is asked for; NULL if the name is not in the table. */
static const char *find_encoding(struct span name)
{
    char letters[NAME_MAX_BYTES];
    size_t n = 0;
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] != '-' && name.p[i] != '_' && n < sizeof letters)
            letters[n++] = name.p[i];
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (span_is_nocase((struct span){letters, n}, encodings[i].name))
            return encodings[i].means;
    return NULL;
}

bool import_charset(struct buf *b, struct span text, struct span charset)
{
    size_t at;
    const char *encoding = find_encoding(charset);
    return encoding && os_convert(b, text, encoding, &at) > 0;
}

/* ---- refusals ---- */

static const char *shown_name(const char *encoding)
{
    struct span name = span_str(encoding);
    return span_is(name, "CP932")          ? "Shift_JIS"
           : span_is(name, "WINDOWS-1252") ? "Windows-1252 (Latin-1)"
                                           : encoding;
}

/* Returns the command that converts the file to UTF-8 and imports it. */
static struct span iconv_command(struct import *im, const char *encoding)
{
    struct buf b = BUF_INIT;
    buf_fmt(&b, "iconv -f %s -t UTF-8", encoding);
    if (!span_is(app_arg(im->app, 0), "-")) {
        buf_str(&b, " <");
        quote_word(&b, im->name);
    }
    buf_str(&b, " | journal import -");
    return buf_move(&b, &im->app->arena);
}

static struct span byte_of(const struct import *im, size_t at)
{
    return at < im->text.n ? (struct span){im->text.p + at, 1} : (struct span){NULL, 0};
}

static int refuse_encoding(struct import *im, const char *encoding, size_t at)
{
    struct span none = {NULL, 0}, culprit = span_starts(span_str(encoding), SPAN("UTF-16"))
                                                ? none
                                                : byte_of(im, at);
    return import_fail(
        im, culprit, "bad-encoding",
        arena_fmt(&im->app->arena, "not UTF-8; it looks like %s", shown_name(encoding)),
        iconv_command(im, encoding));
}

static int refuse_unknown(struct import *im, size_t at)
{
    return import_fail(
        im, byte_of(im, at), "bad-encoding",
        SPAN("not UTF-8, and the bytes do not tell the encoding"),
        SPAN("name it, such as --encoding Windows-1251, GB18030, Big5, EUC-KR or "
             "EUC-JP; nothing was written"));
}

static int refuse_mixed(struct import *im, size_t at)
{
    return import_fail(
        im, byte_of(im, at), "bad-encoding", SPAN("not UTF-8, unlike the rest of the file"),
        SPAN("correct this line, or export the file again; nothing was written"));
}

static int refuse_bytes(struct import *im, struct span name, size_t at)
{
    return import_fail(im, byte_of(im, at), "bad-encoding",
                       arena_fmt(&im->app->arena, "not %.*s here", SPAN_ARG(name)),
                       SPAN("name another encoding with --encoding, or export the file as "
                            "UTF-8; nothing was written"));
}

/* ---- --encoding ---- */

/* Returns whether a name may be given to libc: "//" after it would change what is converted. */
static bool is_name(struct span name)
{
    for (size_t i = 0; i < name.n; i++) {
        char c = span_lower(name.p[i]);
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
              c == '.' || c == ':' || c == '+'))
            return false;
    }
    return name.n > 0 && name.n <= NAME_MAX_BYTES;
}

static int use_decoded(struct import *im)
{
    im->text = buf_span(&im->decoded);
    return 0;
}

static bool is_utf8_name(struct span name)
{
    return span_is_nocase(name, "UTF-8") || span_is_nocase(name, "UTF8");
}

static int unknown_name(struct import *im, const char *name)
{
    return app_usage(im->app,
                     "--encoding: no encoding \"%.60s\" on this system\n"
                     "use a name that iconv -l lists, or convert the file: %s",
                     name, iconv_command(im, "NAME").p);
}

/* Reads the text as --encoding says, by our own tables or by libc's. */
static int decode_named(struct import *im)
{
    struct span name = span_trim(span_str(im->encoding));
    size_t at = 0;
    if (is_utf8_name(name)) {
        encoding_guess(im->text, &at);
        return at < im->text.n ? refuse_bytes(im, SPAN("UTF-8"), at) : 0;
    }
    if (span_is_nocase(name, "UTF-16LE") || span_is_nocase(name, "UTF-16BE")) {
        bool big = span_lower(name.p[6]) == 'b';
        encoding_decode(&im->decoded, im->text, big ? "UTF-16BE" : "UTF-16LE");
        return use_decoded(im);
    }
    if (charset_decode(&im->decoded, im->text, name))
        return use_decoded(im);
    const char *known = find_encoding(name);
    if (!is_name(name))
        return unknown_name(im, im->encoding);
    int done = os_convert(&im->decoded, im->text,
                          known ? known : arena_copy(&im->app->arena, name).p, &at);
    if (done < 0)
        return unknown_name(im, im->encoding);
    return done ? use_decoded(im) : refuse_bytes(im, name, at);
}

/* ---- a guess ---- */

static int note_encoding(struct import *im, const char *encoding)
{
    app_note("%.*s is not UTF-8; read as %s", (int)im->name.n, im->name.p,
             shown_name(encoding));
    return use_decoded(im);
}

int import_decode(struct import *im)
{
    size_t at, bad;
    if (im->encoding)
        return decode_named(im);
    const char *encoding = encoding_guess(im->text, &at);
    bool wide = encoding && span_starts(span_str(encoding), SPAN("UTF-16"));
    if (encoding && !wide && import_has_lines(im->text)) {
        /* lines may be folded inside a character */
        encoding = vcard_encoding(im->text);
        if (encoding && span_is(span_str(encoding), "WINDOWS-1252"))
            return 0; /* each value is decoded by itself */
    }
    if (!encoding)
        return 0;
    if (!wide && encoding_is_mixed(im->text))
        return refuse_mixed(im, at);
    if (span_is(span_str(encoding), ENCODING_UNKNOWN))
        return refuse_unknown(im, at);
    if (!wide && import_is_json(im->text))
        return refuse_encoding(im, encoding, at);
    if (encoding_decode(&im->decoded, im->text, encoding) ||
        os_convert(&im->decoded, im->text, encoding, &bad) > 0)
        return note_encoding(im, encoding);
    return refuse_encoding(im, encoding, at);
}
