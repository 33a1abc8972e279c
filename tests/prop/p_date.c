#include "prop.h"

PROP(date_text_and_back, PROP_USUAL)
{
    struct buf b = BUF_INIT;
    date_t d = rnd_date();
    date_add(&b, d);
    CHECK_INT(b.n, 10);
    CHECK_INT(date_parse(buf_span(&b)), d);
    buf_release(&b);
}

PROP(date_parse_takes_only_dates, PROP_USUAL)
{
    struct span s = rnd_fact();
    date_t d = date_parse(span_head(s, 10));
    struct buf b = BUF_INIT;
    date_add(&b, d);
    CHECK(d == DATE_NONE ? b.n == 0 : span_eq(buf_span(&b), span_head(s, 10)));
    buf_release(&b);
}

/* Parses YYYY-MM-DD digit by digit. */
static date_t parse_slowly(struct span s)
{
    int v[3] = {0, 0, 0};
    for (size_t i = 0, part = 0; i < s.n; i++) {
        if (i == 4 || i == 7) {
            part++;
            if (s.p[i] != '-')
                return DATE_NONE;
        } else if (s.p[i] >= '0' && s.p[i] <= '9') {
            v[part] = v[part] * 10 + s.p[i] - '0';
        } else {
            return DATE_NONE;
        }
    }
    return date_make(v[0], v[1], v[2]);
}

/* A date is one digit by digit too, whatever byte one of its bytes is replaced with. */
PROP(date_parse_digits, PROP_USUAL)
{
    struct buf b = BUF_INIT;
    date_add(&b, rnd_date());
    for (size_t n = rnd_below(3); n; n--)
        b.p[rnd_below(10)] = (char)(rnd_chance(2) ? '-' + rnd_below(16) : rnd_below(256));
    CHECK_INT(date_parse(buf_span(&b)), parse_slowly(buf_span(&b)));
    buf_release(&b);
}
