/*
 * SEPARATOR, then CSV: every text is records; and fields that are quoted come out as they were.
 */
#include "fuzz.h"

#include "formats/csv.h"
#include "formats/encoding.h"

static void check_any(struct csv c)
{
    struct csv_record r;
    uint32_t last = 0;
    while (csv_next(&c, &r, &fuzz_arena)) {
        MUST(r.n >= 1 && r.lineno > last && r.last_lineno >= r.lineno);
        last = r.last_lineno;
        for (size_t i = 0; i < r.n; i++)
            MUST(r.v[i].n == 0 || r.v[i].p);
    }
}

static void quote(struct buf *b, struct span s)
{
    buf_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            buf_char(b, '"');
        buf_char(b, s.p[i]);
    }
    buf_char(b, '"');
}

static void check_round(struct span a, struct span z, char separator)
{
    struct buf b = BUF_INIT;
    struct csv_record r;
    quote(&b, a);
    buf_char(&b, separator);
    quote(&b, z);
    buf_str(&b, "\r\n");
    struct csv c = {fuzz_keep(&b), separator, 0};
    MUST(csv_next(&c, &r, &fuzz_arena) && r.n == 2 && r.problem == CSV_FINE);
    MUST_EQ(r.v[0], a);
    MUST_EQ(r.v[1], z);
    MUST(!csv_next(&c, &r, &fuzz_arena));
}

void fuzz_one(struct span input)
{
    static const char separators[] = ",;\t";
    size_t at;
    char separator = separators[input.n ? (unsigned char)input.p[0] % 3 : 0];
    input = span_from(input, 1);
    encoding_guess(input, &at);
    check_any((struct csv){input, separator, 0});
    struct span a = fuzz_part(&input);
    check_round(a, input.n ? input : SPAN(""), separator);
}
