/*
 * Cards: any text is cards and lines in no card; what is read of them is UTF-8, and a text that
 * is written as quoted-printable comes back.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "formats/mime.h"
#include "formats/vcard.h"

static void check_property(const struct vcard_property *p)
{
    MUST(p->lineno > 0);
    MUST(p->unread.n || utf8_valid(p->value));
    MUST(p->problem ? p->name.n == 0 : p->name.n > 0);
    MUST(!p->torn || p->binary);
    vcard_has(p, "TYPE", "HOME");
    MUST(vcard_param(p, "CHARSET").n <= p->params.n);
}

static void check_any(struct span s)
{
    struct buf line = BUF_INIT;
    struct vcard_reader r = {.lines = {.rest = s, .line = &line}};
    struct vcard card;
    uint32_t last = 0;
    while (vcard_next(&r, &card, &fuzz_arena)) {
        MUST(card.lineno > last && r.stray < card.lineno);
        last = card.lineno;
        for (size_t i = 0; i < card.n; i++)
            check_property(&card.v[i]);
    }
    vcard_encoding(s);
    buf_release(&line);
    vcard_release(&r);
}

static void check_quoted(struct span s)
{
    struct buf b = BUF_INIT, line = BUF_INIT;
    struct vcard card;
    if (!utf8_valid(s))
        return;
    buf_str(&b, "BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:");
    for (size_t i = 0; i < s.n; i++)
        buf_fmt(&b, "=%02X%s", (unsigned char)s.p[i], i % 20 == 19 ? "=\r\n" : "");
    buf_str(&b, "\nEND:VCARD\n");
    struct vcard_reader r = {.lines = {.rest = fuzz_keep(&b), .line = &line}};
    MUST(vcard_next(&r, &card, &fuzz_arena) && card.closed && card.n == 1);
    MUST_EQ(card.v[0].value, s);
    buf_release(&line);
    vcard_release(&r);
}

void fuzz_one(struct span input)
{
    check_any(input);
    check_quoted(input);
}
