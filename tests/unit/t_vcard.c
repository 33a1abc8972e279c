/* Cards as programs write them, and what mail programs do to their text. */
#include "formats/mime.h"
#include "formats/vcard.h"

#include "unit.h"

TEST(quoted_printable)
{
    static const struct {
        const char *text, *want;
    } v[] = {{"=52=C3=A9=6E=c3=a9", "Réné"},
             {"a=", "a="},
             {"=4", "=4"},
             {"=GG=41", "=GGA"},
             {"", ""},
             {"==41", "=A"},
             {"=4=41", "=4A"}};
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
        buf_clear(&b);
        quoted_decode(&b, span_str(v[i].text));
        CHECK_STR(buf_span(&b), v[i].want);
    }
    buf_release(&b);
}

TEST(charsets)
{
    static const struct {
        const char *charset, *text, *want;
    } v[] = {{"ISO-8859-1", "Zo\xEB", "Zoë"}, {"windows-1252", "\x80 5", "€ 5"},
             {"iso_8859_15", "\xA4", "€"},    {"CP1250", "\x8A", "Š"},
             {"ISO-8859-2", "\xA9", "Š"},     {"windows-1251", "\xC0", "А"},
             {"KOI8-R", "\xE1", "А"},         {"latin1", "\x81", "\xEF\xBF\xBD"},
             {"US-ASCII", "Ann", "Ann"},
             {"utf-8", "Zo\xC3\xAB\xC3", "Zoë\xEF\xBF\xBD"}};
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
        buf_clear(&b);
        CHECK(charset_decode(&b, span_str(v[i].text), span_str(v[i].charset)));
        CHECK_STR(buf_span(&b), v[i].want);
    }
    buf_clear(&b);
    CHECK(!charset_decode(&b, SPAN("a"), SPAN("SHIFT_JIS")) && b.n == 0);
    CHECK(!charset_decode(&b, SPAN("a"), SPAN("")));
    buf_release(&b);
}

/* Reads all cards of a text and returns the properties as "name=value|" in one text. */
static struct span read_all(const char *text, struct arena *a)
{
    struct buf b = BUF_INIT, line = BUF_INIT;
    struct vcard_reader r = {.lines = {.rest = span_str(text), .line = &line}};
    struct vcard card;
    while (vcard_next(&r, &card, a)) {
        buf_fmt(&b, "%s%u%s:", r.stray ? "stray " : "", card.lineno, card.closed ? "" : "!");
        for (size_t i = 0; i < card.n; i++) {
            const struct vcard_property *p = &card.v[i];
            buf_fmt(&b, "%.*s%s%.*s=%.*s|", (int)p->group.n, p->group.p, p->group.n ? "." : "",
                    (int)p->name.n, p->name.p, (int)p->value.n, p->value.p);
        }
    }
    buf_str(&b, r.stray ? "stray" : "");
    struct span all = arena_copy(a, buf_span(&b));
    buf_release(&b);
    buf_release(&line);
    vcard_release(&r);
    return all;
}

TEST(vcard_shapes)
{
    static const struct {
        const char *text, *want;
    } v[] = {
        {"BEGIN:VCARD \r\r\nFN:A\r\r\nEND:VCARD\t\r\r\n", "1:FN=A|"},
        {"begin:vcard\nitem1.Tel;type=x:1\nend:vcard", "1:item1.Tel=1|"},
        {"BEGIN:VCARD\nNOTE:caf\xC3\n \xA9 x\nEND:VCARD\n", "1:NOTE=café x|"},
        {"BEGIN:VCARD\nVERSION:3.0\nNOTE:ab\n c\nEND:VCARD\n", "1:VERSION=3.0|NOTE=abc|"},
        {"BEGIN:VCARD\nVERSION:2.1\nNOTE:ab\n c\nEND:VCARD\n", "1:VERSION=2.1|NOTE=ab c|"},
        {"BEGIN:VCARD\nVERSION:2.1\nEND:VCARD\nBEGIN:VCARD\nNOTE:ab\n c\nEND:VCARD",
         "1:VERSION=2.1|4:NOTE=abc|"},
        {"BEGIN:VCARD\nN;QUOTED-PRINTABLE:=41=\n=42=\n c\nEND:VCARD\n", "1:N=AB c|"},
        {"BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:A=\nEND:VCARD\n", "1:N=A=|"},
        {"BEGIN:VCARD\nX;CHARSET=ISO-8859-1:\xEB\nY:\xEB\nEND:VCARD\n", "1:X=ë|Y=ë|"},
        {"BEGIN:VCARD\nNOTE:a\nb c\nd e: f\nEND:VCARD\n", "1:NOTE=a|=b c\nd e: f\n|"},
        {"BEGIN:VCARD\nPHOTO;BASE64:\nAAAA\nBBBB\n\nEND:VCARD\n", "1:PHOTO=|"},
        {"BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nFN:B\nEND:VCARD\nFN:A\nEND:VCARD\n",
         "1:AGENT=FN:B|FN=A|"},
        {"BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\n", "1!:FN=A|3!:FN=B|"},
        {"\xEF\xBB\xBF"
         "BEGIN:VCARD\nEND:VCARD\n\xEF\xBB\xBF"
         "BEGIN:VCARD\nEND:VCARD\n",
         "1:3:"},
        {"x\nBEGIN:VCARD\nEND:VCARD\nEND:VCARD\ny\nz\n", "stray 2:stray"},
        {"", ""},
    };
    struct arena a = ARENA_INIT;
    for (size_t i = 0; i < sizeof v / sizeof *v; i++)
        CHECK_STR(read_all(v[i].text, &a), v[i].want);
    arena_release(&a);
}

TEST(vcard_encodings)
{
    CHECK(vcard_encoding(SPAN("BEGIN:VCARD\nFN:caf\xC3\n \xA9\nEND:VCARD\n")) == NULL);
    CHECK(vcard_encoding(SPAN("BEGIN:VCARD\nFN;CHARSET=X:\xEB\nEND:VCARD\n")) == NULL);
    CHECK_STR(span_str(vcard_encoding(SPAN("BEGIN:VCARD\nFN:Zo\xEB\nEND:VCARD\n"))),
              "WINDOWS-1252");
    CHECK_STR(span_str(vcard_encoding(SPAN("BEGIN:VCARD\nFN:\x92\x86\x91\xBA\nEND:VCARD\n"))),
              "CP932");
}
