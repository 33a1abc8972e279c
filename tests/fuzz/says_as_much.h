#ifndef FUZZ_SAYS_AS_MUCH_H
#define FUZZ_SAYS_AS_MUCH_H
/* The oracle of a merge's lost lines, for the property and the fuzz target. */
#include "base/utf8.h"
#include "text/fact.h"

/* Parses a line; what follows the first ";" is the remark, of a note too. */
static struct fact parse_remark(struct span line, const struct keys *keys)
{
    struct fact f = fact_parse(line, 0, keys);
    size_t n = f.remark.n ? SPAN_NONE : span_chr(f.body, ';');
    if (n != SPAN_NONE) {
        f.remark = span_trim(span_from(f.body, n + 1));
        f.body = span_trim(span_head(f.body, n));
    }
    return f;
}

/* Returns whether the file has another line that says the same fact, and no less of it. */
static bool says_as_much(struct span src, struct span line, const struct keys *keys)
{
    struct fact f = parse_remark(span_without_cr(line), keys);
    struct span other;
    src = span_from(src, utf8_bom(src));
    while (span_line(&src, &other)) {
        struct fact g = parse_remark(span_without_cr(other), keys);
        if (f.kind == LINE_FACT && g.kind == LINE_FACT && !span_eq(g.line, f.line) &&
            f.date == g.date && f.key == g.key && span_eq(f.body, g.body) &&
            (f.time == TIME_NONE || f.time == g.time) && (!f.mark || f.mark == g.mark) &&
            (!f.remark.n || span_eq(f.remark, g.remark)))
            return true;
    }
    return false;
}

#endif
