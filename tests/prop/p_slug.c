#include "prop.h"

#include "base/utf8.h"
#include "text/slug.h"

PROP(slug_is_its_own_slug, PROP_USUAL)
{
    struct span name = rnd_chance(2) ? rnd_name() : rnd_text(rnd_chance(4) ? 300 : 40);
    struct buf id = BUF_INIT, again = BUF_INIT;
    const char *why = NULL;
    bool made = slug_make(&id, name, &why);
    CHECK_INT(slug_valid(name), made && span_eq(buf_span(&id), name));
    if (made) {
        CHECK(id.n > 0 && id.n <= 100);
        CHECK(utf8_valid(buf_span(&id)));
        CHECK(slug_valid(buf_span(&id)));
        CHECK(slug_make(&again, buf_span(&id), &why));
        CHECK_SPAN(buf_span(&again), buf_span(&id));
        CHECK_INT(slug_prefix(buf_span(&id)), id.n);
    } else {
        CHECK(why != NULL && id.n == 0);
    }
    buf_release(&id);
    buf_release(&again);
}

/* The id is safe in every file system and every shell. */
PROP(slug_is_tame, PROP_USUAL)
{
    struct span name = rnd_text(60);
    struct buf id = BUF_INIT;
    const char *why;
    if (!slug_make(&id, name, &why))
        CHECK_INT(id.n, 0);
    for (size_t i = 0; i < id.n; i++) {
        unsigned char c = (unsigned char)id.p[i];
        bool tame = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80 ||
                    (c == '-' && i > 0 && i + 1 < id.n && id.p[i - 1] != '-');
        CHECK(tame);
    }
    buf_release(&id);
}

/* The quick way through ASCII agrees with the making of the id. */
PROP(slug_valid_quick, PROP_USUAL)
{
    static const char bytes[] = "azm09--\x60{/:.,A_\xC3";
    struct buf text = BUF_INIT, id = BUF_INIT;
    const char *why;
    bool odd = rnd_chance(2);
    for (size_t n = rnd_chance(8) ? 90 + rnd_below(20) : rnd_below(30); n; n--)
        buf_char(&text, odd && rnd_chance(9) ? bytes[rnd_below(sizeof bytes - 1)]
                        : rnd_chance(5)      ? '-'
                                             : (char)('a' + rnd_below(26)));
    bool made = slug_make(&id, buf_span(&text), &why);
    CHECK_INT(slug_valid(buf_span(&text)), made && span_eq(buf_span(&id), buf_span(&text)));
    buf_release(&text);
    buf_release(&id);
}
