#include "base/quote.h"

#include "unit.h"

static struct buf b; /* as BUF_INIT, which is no constant */

static struct span made(void (*quote)(struct buf *, struct span), const char *s)
{
    buf_clear(&b);
    quote(&b, span_str(s));
    return buf_span(&b);
}

TEST(quote_words)
{
    CHECK_STR(made(quote_add, ""), "''");
    CHECK_STR(made(quote_add, "a"), "'a'");
    CHECK_STR(made(quote_add, "it's"), "'it'\\''s'");
    CHECK_STR(made(quote_word, ""), "''");
    CHECK_STR(made(quote_word, "dir/a-b_c.txt"), "dir/a-b_c.txt");
    CHECK_STR(made(quote_word, "愛子.csv"), "愛子.csv");
    CHECK_STR(made(quote_word, "a b"), "'a b'");
    CHECK_STR(made(quote_word, "$(x)"), "'$(x)'");
    CHECK_STR(made(quote_word, "~"), "'~'");
    CHECK_STR(made(quote_word, "a=b"), "'a=b'");
    CHECK_STR(made(quote_word, "a\nb"), "'a\nb'");
    CHECK_STR(made(quote_path, "-x"), "./-x");
    CHECK_STR(made(quote_path, "- x"), "./'- x'");
    CHECK_STR(made(quote_path, "x"), "x");
    buf_release(&b);
}
