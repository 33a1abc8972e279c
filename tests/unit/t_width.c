#include "base/width.h"

#include "unit.h"

TEST(width_char)
{
    CHECK_INT(width_char('a'), 1);
    CHECK_INT(width_char(0xE9), 1);
    CHECK_INT(width_char(0x4E2D), 2);
    CHECK_INT(width_char(0xFF21), 2);
    CHECK_INT(width_char(0xFF76), 1);
    CHECK_INT(width_char(0x1F600), 2);
    CHECK_INT(width_char(0x2764), 1);
    CHECK_INT(width_char(0x301), 0);
    CHECK_INT(width_char(0x3099), 0);
    CHECK_INT(width_char(0x200D), 0);
    CHECK_INT(width_char(0xFE0F), 0);
    CHECK_INT(width_char(0xAD), 1);
    CHECK_INT(width_char(0x1161), 0);
    CHECK_INT(width_char(0x1B), 0);
    CHECK_INT(width_char(0x31350), 2);
    CHECK_INT(width_char(0xFFFFFFFF), 1);
}

TEST(width_of)
{
    CHECK_INT(width_of(SPAN("")), 0);
    CHECK_INT(width_of(SPAN("black cod")), 9);
    CHECK_INT(width_of(SPAN("中村愛子")), 8);
    CHECK_INT(width_of(SPAN("Zoe\xCC\x88")), 3);
    CHECK_INT(width_of(SPAN("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB")), 2);
    CHECK_INT(width_of(SPAN("caf\xE9")), 4);
    CHECK_INT(width_of(SPAN("👨\xE2\x80\x8D👩\xE2\x80\x8D👧")), 2);
    CHECK_INT(width_of(SPAN("👍🏽👍")), 4);
    CHECK_INT(width_of(SPAN("🏽")), 2);
    CHECK_INT(width_of(SPAN("🇯🇵")), 2);
    CHECK_INT(width_of(SPAN("❤\xEF\xB8\x8F❤")), 3);
    CHECK_INT(width_of(SPAN("1\xEF\xB8\x8F\xE2\x83\xA3")), 2);
    CHECK_INT(width_of(SPAN("中\xE2\x80\x8D村")), 4); /* a joiner joins pictures only */
}

static struct span first(struct span s)
{
    size_t columns = 0;
    return span_head(s, width_cluster(s, &columns));
}

TEST(width_cluster)
{
    CHECK_STR(first(SPAN("ab")), "a");
    CHECK_STR(first(SPAN("中村")), "中");
    CHECK_STR(first(SPAN("e\xCC\x81z")), "e\xCC\x81");
    CHECK_STR(first(SPAN("👨\xE2\x80\x8D👩z")), "👨\xE2\x80\x8D👩");
    CHECK_STR(first(SPAN("🇯🇵🇫🇷")), "🇯🇵");
    CHECK_STR(first(SPAN("र्मा")), "र्");
    CHECK_STR(first(SPAN("e\xCC\x81\xE2\x80\xAEz")), "e\xCC\x81"); /* a bidi control */
    CHECK_STR(first(SPAN("👩\xE2\x80\x8D\xE2\x80\xAE")), "👩\xE2\x80\x8D");
}
