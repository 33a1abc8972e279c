#include "base/chars.h"
#include "base/fold.h"
#include "base/han.h"
#include "base/utf8.h"
#include "unit.h"

#include <string.h>

static void simplify(const char *text, const char *simplified)
{
    char s[64];
    size_t n = strlen(text);
    memcpy(s, text, n);
    han_simplify(s, n);
    CHECK_STR(((struct span){s, n}), simplified);
}

TEST(han_simplify)
{
    simplify("", "");
    simplify("豬肉雞肉", "猪肉鸡肉");
    simplify("a蝦b", "a虾b");
    simplify("虾", "虾");
    simplify("\xE9\xBA", "\xE9\xBA");     /* cut off */
    simplify("\xE9\xBAx蝦", "\xE9\xBAx虾"); /* not UTF-8 */
}

/* A character becomes one that stays as it is; a fold keeps both apart. */
TEST(han_table)
{
    for (size_t i = 0; i < chars_han_n; i++) {
        struct buf b = BUF_INIT;
        utf8_add(&b, chars_han[i].from);
        fold_add(&b, buf_span(&b));
        CHECK_INT(b.n, 6);
        CHECK(memcmp(b.p, b.p + 3, 3) == 0);
        han_simplify(b.p, 3);
        CHECK(memcmp(b.p, b.p + 3, 3) != 0);
        memcpy(b.p + 3, b.p, 3);
        han_simplify(b.p, 3);
        CHECK(memcmp(b.p, b.p + 3, 3) == 0);
        buf_release(&b);
    }
}
