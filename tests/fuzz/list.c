/* Fields of guest lists: days, telephone numbers, mail addresses, headings, encodings. */
#include "fuzz.h"

#include "base/date.h"
#include "base/utf8.h"
#include "formats/encoding.h"
#include "import/cells.h"
#include "import/columns.h"
#include "import/dates.h"
#include "text/names.h"
#include "text/phone.h"

static void check_day(struct span s, enum day_order order)
{
    struct buf b = BUF_INIT;
    int year, month, day;
    enum day_read read = day_read(&b, s, order);
    struct span made = fuzz_keep(&b);
    MUST((read == DAY_READ) == (made.n > 0));
    MUST(read != DAY_READ || yearly_parse(made, &year, &month, &day));
    MUST(read != DAY_AMBIGUOUS || order == DAY_ORDER_UNKNOWN);
    if (read == DAY_READ) { /* what it writes it reads as the same */
        MUST(day_read(&b, made, DAY_ORDER_MDY) == DAY_READ);
        MUST_EQ(fuzz_keep(&b), made);
    }
}

static size_t count(struct span s, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == c;
    return n;
}

/* No digit and no "@" is lost between the values. */
static void check_cells(bool (*next)(struct span *, struct span *), struct span s, char kept)
{
    struct span rest = s, one;
    size_t n = 0, before = s.n + 1;
    while (next(&rest, &one)) {
        MUST(rest.n < before);
        before = rest.n;
        n += count(one, kept);
    }
    MUST(rest.n == 0 && n <= count(s, kept));
    MUST(next == cell_mail || n == count(s, kept));
}

static void check_phone(struct span s)
{
    struct buf b = BUF_INIT;
    phone_digits(&b, s);
    struct span digits = fuzz_keep(&b);
    for (size_t i = 0; i < digits.n; i++)
        MUST(digits.p[i] >= '0' && digits.p[i] <= '9');
    MUST(!phone_is_number(s) || digits.n >= 4);
    MUST(digits.n < 9 || phone_fits(digits, digits) == 2 || digits.p[0] == '0');
}

static void check_decoded(struct span s, const char *encoding)
{
    struct buf b = BUF_INIT;
    MUST(encoding_decode(&b, s, encoding));
    MUST(utf8_valid(fuzz_keep(&b)));
}

void fuzz_one(struct span input)
{
    struct span s = fuzz_part(&input);
    struct buf b = BUF_INIT;
    for (int order = DAY_ORDER_UNKNOWN; order <= DAY_ORDER_MDY; order++)
        check_day(s, (enum day_order)order);
    check_cells(cell_phone, s, '7');
    check_cells(cell_name, s, 'a');
    check_cells(cell_mail, s, '@');
    check_phone(s);
    MUST(cell_plain(s).n <= s.n);
    (void)cell_is_shortened(s);
    struct column c = heading_find(s, &fuzz_arena);
    MUST(c.index < COLUMN_INDEXES && c.kind < COLUMN_KINDS);
    MUST(c.kind != COLUMN_OWN || key_prefix(c.own) == c.own.n);
    check_decoded(s, "UTF-16LE");
    check_decoded(s, "UTF-16BE");
    check_decoded(s, "WINDOWS-1252");
    MUST(names_expand(&b, s) || b.n == 0);
    fuzz_keep(&b);
}
