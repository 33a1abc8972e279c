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
